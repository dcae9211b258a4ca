package session

import (
	"fmt"
	"slices"

	"scenograph/internal/scene"
)

func (s *Session) doSelect(i Intent) (bool, error) {
	switch i := i.(type) {
	case SelectNodes:
		return true, s.selectNodes(i.Nodes, i.Mode)
	case SelectAll:
		s.selection = s.selectable()
	case InvertSelection:
		old := s.selection
		s.selection = slices.DeleteFunc(s.selectable(), func(id nodeID) bool { return slices.Contains(old, id) })
	case Isolate:
		if len(s.isolated) > 0 {
			s.isolated = nil
			return true, nil
		}
		if len(s.selection) == 0 {
			return true, fmt.Errorf("session: select what is to be shown alone")
		}
		s.isolated = slices.Clone(s.selection)
	default:
		return false, nil
	}
	return true, nil
}

func (s *Session) selectNodes(nodes []nodeID, mode SelectMode) error {
	present := s.Scene()
	for _, id := range nodes {
		if !has(present, id) {
			return fmt.Errorf("session: there is no node %q to select", id)
		}
	}
	next := slices.Clone(s.selection)
	if mode == Replace {
		next = nil
	}
	for _, id := range nodes {
		at := slices.Index(next, id)
		if at >= 0 {
			next = slices.Delete(next, at, at+1)
		}
		if at < 0 || mode != Toggle {
			next = append(next, id)
		}
	}
	s.selection = next
	return nil
}

// selectable lists the roots of what can be picked by hand: visible, not locked, no room, and not merely part of something else.
func (s *Session) selectable() []nodeID {
	var out []nodeID
	snapshot := s.Shown()
	for n := range snapshot.Nodes() {
		if n.Locked || n.Room != nil || !snapshot.Visible(n.ID) {
			continue
		}
		if parent, ok := snapshot.Node(n.Parent); ok && parent.Model != nil {
			continue
		}
		out = append(out, n.ID)
	}
	return topmost(snapshot, out)
}

// freeID returns base, or base with the lowest number that makes it free in the scene and in taken, and takes it.
func freeID(snapshot *scene.Snapshot, taken map[nodeID]bool, base string) nodeID {
	if len(base) > scene.MaxID-12 {
		base = base[:scene.MaxID-12]
	}
	id := nodeID(base)
	for n := 2; has(snapshot, id) || taken[id]; n++ {
		id = nodeID(fmt.Sprintf("%s-%d", base, n))
	}
	taken[id] = true
	return id
}
