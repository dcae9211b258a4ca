package session

import (
	"errors"
	"fmt"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/tool"
)

// arrange commits what of moves the selection about. It takes at least so many objects that are not locked.
func (s *Session) arrange(label string, least int, of func(*query.World) []action.Action) error {
	if n := len(tool.Topmost(s.Head().Snapshot, s.selection)); n < least {
		return fmt.Errorf("session: select %d or more objects that are not locked", least)
	}
	world, err := s.World()
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	actions := of(world)
	if len(actions) == 0 {
		return nil
	}
	_, err = s.commitAlong(s.labelled(label, topmost(s.Head().Snapshot, s.selection)), actions)
	return err
}

func (s *Session) align(axis int, edge AlignEdge) error {
	edges := map[AlignEdge]tool.Edge{AlignMin: tool.Low, AlignCenter: tool.Middle, AlignMax: tool.High}
	if axis < 0 || axis > 2 || edges[edge] == "" {
		return fmt.Errorf("session: there is no axis %d with edge %d", axis, edge)
	}
	return s.arrange("Align", 2, func(w *query.World) []action.Action { return tool.Align(w, s.selection, axis, edges[edge]) })
}

func (s *Session) distribute(axis int) error {
	if axis < 0 || axis > 2 {
		return fmt.Errorf("session: there is no axis %d", axis)
	}
	return s.arrange("Distribute", 3, func(w *query.World) []action.Action { return tool.Distribute(w, s.selection, axis) })
}

func (s *Session) drop() error {
	return s.arrange("Drop", 1, func(w *query.World) []action.Action { return tool.Drop(w, s.selection) })
}

// duplicate copies the selection beside itself: along X by its own width, so that the copies touch nothing of the originals.
func (s *Session) duplicate() error {
	snapshot := s.Head().Snapshot
	nodes := tool.Topmost(snapshot, s.selection)
	if len(nodes) == 0 {
		return errors.New("session: nothing is selected that could be copied")
	}
	offset := geom.Vec3{s.boundsOf(snapshot, nodes).Size()[0] + 0.1, 0, 0}
	actions, copies := tool.Duplicate(snapshot, nodes, offset)
	if _, err := s.commit(s.labelled("Duplicate", nodes), actions...); err != nil {
		return err
	}
	s.selection = copies
	return nil
}
