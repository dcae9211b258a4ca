package session

import (
	"errors"
	"fmt"

	"scenograph/internal/action"
)

func (s *Session) doEdit(i Intent) (bool, error) {
	switch i.(type) {
	case Apply, Undo, Redo, GoTo, Delete, Duplicate: // do not wait for the wheel to come to rest
		if err := s.settleCamera(); err != nil {
			return true, err
		}
	}
	switch i := i.(type) {
	case Apply:
		_, err := s.commitAlong(i.Label, i.Actions)
		return true, err
	case PreviewEdit:
		if len(i.Actions) > 0 {
			s.stopSimulation()
		}
		return true, s.previewEdit(i.Actions)
	case Undo:
		return true, s.undo()
	case Redo:
		return true, s.redo()
	case GoTo:
		return true, s.goTo(i.Seq)
	case Delete:
		return true, s.deleteSelection("Delete")
	case Duplicate:
		return true, s.duplicate()
	case CopyNodes:
		return true, s.copySelection()
	case CutNodes:
		if err := s.copySelection(); err != nil {
			return true, err
		}
		return true, s.deleteSelection("Cut")
	case Paste:
		return true, s.paste(i.Text)
	case GroupNodes:
		return true, s.group()
	case UngroupNodes:
		return true, s.ungroup()
	case Align:
		return true, s.align(i.Axis, i.Edge)
	case Distribute:
		return true, s.distribute(i.Axis)
	case DropToFloor:
		return true, s.drop()
	}
	return s.doFlags(i)
}

func (s *Session) doFlags(i Intent) (bool, error) {
	switch i := i.(type) {
	case SetHidden:
		return true, s.each(chosen("Show", "Hide", i.Hidden), i.Nodes, func(id nodeID) action.Action { return action.SetVisibility{Node: id, Hidden: i.Hidden} })
	case SetLocked:
		return true, s.each(chosen("Unlock", "Lock", i.Locked), i.Nodes, func(id nodeID) action.Action { return action.SetLock{Node: id, Locked: i.Locked} })
	case SetPinned:
		if i.Pinned {
			return true, s.once("Pin", i.Nodes, action.Pin{Nodes: i.Nodes})
		}
		return true, s.once("Unpin", i.Nodes, action.Unpin{Nodes: i.Nodes})
	case ShowAll:
		var hidden []nodeID
		for n := range s.Head().Snapshot.Nodes() {
			if n.Hidden {
				hidden = append(hidden, n.ID)
			}
		}
		return true, s.each("Show everything", hidden, func(id nodeID) action.Action { return action.SetVisibility{Node: id} })
	case Rename:
		_, err := s.commit("Rename to "+i.Name, action.RenameNode{Node: i.Node, Name: i.Name})
		return true, err
	case Reparent:
		return true, s.each("Move to another group", i.Nodes, func(id nodeID) action.Action { return action.Reparent(s.Head().Snapshot, id, i.Parent) })
	}
	return false, nil
}

func chosen(off, on string, state bool) string {
	if state {
		return on
	}
	return off
}

// each commits one action for every node.
func (s *Session) each(label string, nodes []nodeID, of func(nodeID) action.Action) error {
	if len(nodes) == 0 {
		return nil
	}
	actions := make([]action.Action, len(nodes))
	for i, id := range nodes {
		actions[i] = of(id)
	}
	_, err := s.commit(s.labelled(label, nodes), actions...)
	return err
}

func (s *Session) once(label string, nodes []nodeID, a action.Action) error {
	if len(nodes) == 0 {
		return nil
	}
	_, err := s.commit(s.labelled(label, nodes), a)
	return err
}

// labelled reads as "Delete Sofa" or "Delete 3 objects".
func (s *Session) labelled(verb string, nodes []nodeID) string {
	if len(nodes) != 1 {
		return fmt.Sprintf("%s %d objects", verb, len(nodes))
	}
	if n, ok := s.Head().Snapshot.Node(nodes[0]); ok && n.Name != "" {
		return verb + " " + n.Name
	}
	return verb + " " + string(nodes[0])
}

func (s *Session) previewEdit(actions []action.Action) error {
	if len(actions) == 0 {
		s.preview = nil
		return nil
	}
	snapshot, diff, err := s.doc.Preview(s.along(actions))
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	s.preview = &preview{snapshot, diff}
	return nil
}

func (s *Session) undo() error {
	commit, err := s.doc.Undo(s.human())
	if err != nil {
		return err
	}
	s.Say(Note, "Undid “%s”", commit.Label)
	return nil
}

func (s *Session) redo() error {
	commit, err := s.doc.Redo(s.human())
	if err != nil {
		return err
	}
	s.Say(Note, "Redid “%s”", commit.Label)
	return nil
}

// goTo undoes or redoes until a commit is the last one in force. Commits that a later one has cut off cannot be reached.
func (s *Session) goTo(seq uint64) error {
	undos, redos, ok := s.doc.Way(seq)
	if !ok {
		return errors.New("session: that state was undone and then replaced by later work; it cannot be returned to")
	}
	for range undos {
		if _, err := s.doc.Undo(s.human()); err != nil {
			return fmt.Errorf("session: %w", err)
		}
	}
	for range redos {
		if _, err := s.doc.Redo(s.human()); err != nil {
			return fmt.Errorf("session: %w", err)
		}
	}
	return nil
}

// deletable lists the topmost selected nodes that are not locked.
func (s *Session) deletable() ([]nodeID, error) {
	snapshot := s.Head().Snapshot
	nodes := topmost(snapshot, s.selection)
	if len(nodes) == 0 {
		return nil, errors.New("session: nothing is selected")
	}
	for _, id := range nodes {
		if n, _ := snapshot.Node(id); n.Locked {
			return nil, fmt.Errorf("session: %q is locked; unlock it first", n.Name)
		}
	}
	return nodes, nil
}

func (s *Session) deleteSelection(verb string) error {
	nodes, err := s.deletable()
	if err != nil {
		return err
	}
	return s.each(verb, nodes, func(id nodeID) action.Action { return action.RemoveNode{Node: id} })
}

func (s *Session) group() error {
	snapshot := s.Head().Snapshot
	nodes := topmost(snapshot, s.selection)
	if len(nodes) == 0 {
		return errors.New("session: nothing is selected")
	}
	first, _ := snapshot.Node(nodes[0])
	var actions []action.Action
	for _, id := range nodes {
		if n, _ := snapshot.Node(id); n.Parent != first.Parent {
			actions = append(actions, action.Reparent(snapshot, id, first.Parent))
		}
	}
	group := freeID(snapshot, map[nodeID]bool{}, "group")
	actions = append(actions, action.Group{Group: group, Name: "Group", Nodes: nodes})
	if _, err := s.commit(s.labelled("Group", nodes), actions...); err != nil {
		return err
	}
	s.selection = []nodeID{group}
	return nil
}

func (s *Session) ungroup() error {
	snapshot := s.Head().Snapshot
	var actions []action.Action
	var freed []nodeID
	for _, id := range topmost(snapshot, s.selection) {
		if n, _ := snapshot.Node(id); !n.Group() {
			continue
		}
		dissolve := action.UngroupOf(snapshot, id)
		for _, place := range dissolve.Places {
			freed = append(freed, place.Node)
		}
		actions = append(actions, dissolve)
	}
	if len(actions) == 0 {
		return errors.New("session: no group is selected")
	}
	if _, err := s.commit("Ungroup", actions...); err != nil {
		return err
	}
	s.selection = freed
	return nil
}
