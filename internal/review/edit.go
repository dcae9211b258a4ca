package review

import (
	"bytes"
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Tick leaves one of an item's actions out, or takes it back in.
func (q *Queue) Tick(id string, index int, on bool) error {
	item := q.find(id)
	if item == nil {
		return fmt.Errorf("review: there is no waiting proposal %q", id)
	}
	if index < 0 || index >= len(item.Off) {
		return fmt.Errorf("review: proposal %q has no action %d", id, index)
	}
	item.Off = slices.Clone(item.Off)
	item.Off[index] = !on
	q.rebase(item)
	return nil
}

// TickPart leaves one property of one of an item's actions as it is in the scene, or takes it again as it was proposed.
func (q *Queue) TickPart(id string, index int, part action.Part, on bool) error {
	item := q.find(id)
	if item == nil {
		return fmt.Errorf("review: there is no waiting proposal %q", id)
	}
	if index < 0 || index >= min(len(item.Actions), len(item.Proposal.Actions)) {
		return fmt.Errorf("review: proposal %q has no action %d", id, index)
	}
	var next action.Action
	var ok bool
	if on {
		next, ok = action.TakePart(item.Actions[index], item.Proposal.Actions[index], part)
	} else {
		next, ok = action.LeavePart(q.doc.Head().Snapshot, item.Actions, index, part)
	}
	if !ok {
		return fmt.Errorf("review: action %d of proposal %q has no %s that can be left out", index, id, part)
	}
	item.Actions = slices.Clone(item.Actions)
	item.Actions[index] = next
	q.rebase(item)
	return nil
}

// Replace puts the human's actions in the place of the item's. Those that are equal to what stood at the same index keep their tick.
func (q *Queue) Replace(id string, actions []action.Action) error {
	item := q.find(id)
	if item == nil {
		return fmt.Errorf("review: there is no waiting proposal %q", id)
	}
	if slices.Contains(actions, nil) {
		return fmt.Errorf("review: proposal %q: the list holds an empty action", id)
	}
	off := make([]bool, len(actions))
	for i := range off {
		off[i] = i < len(item.Off) && item.Off[i] && sameAction(actions[i], item.Actions[i])
	}
	item.Actions, item.Off = slices.Clone(actions), off
	q.rebase(item)
	return nil
}

// Restore gives an item back as it was proposed.
func (q *Queue) Restore(id string) error {
	item := q.find(id)
	if item == nil {
		return fmt.Errorf("review: there is no waiting proposal %q", id)
	}
	item.Actions, item.Off = item.Proposal.Actions, make([]bool, len(item.Proposal.Actions))
	q.rebase(item)
	return nil
}

// Move changes where an item puts a node: the action that places it gets another pose, or one that moves it is added.
func (q *Queue) Move(id string, node scene.NodeID, worldFromNode geom.Transform) error {
	item := q.find(id)
	if item == nil {
		return fmt.Errorf("review: there is no waiting proposal %q", id)
	}
	if item.After == nil {
		return fmt.Errorf("review: proposal %q cannot be changed by hand: %s", id, item.Problem)
	}
	n, ok := item.After.Node(node)
	if !ok {
		return fmt.Errorf("review: proposal %q has no node %q", id, node)
	}
	pose := worldFromNode
	if n.Parent != "" {
		pose = worldFromNode.Relative(item.After.WorldFromNode(n.Parent))
	}
	pose = pose.Canonical()
	if !pose.Finite() {
		return fmt.Errorf("review: the new place of %q is not finite", node)
	}
	item.Actions = slices.Clone(item.Actions)
	at := slices.IndexFunc(item.Actions, func(a action.Action) bool { return places(a, node) })
	for i := len(item.Actions) - 1; i > at && at >= 0; i-- {
		if places(item.Actions[i], node) {
			at = i
		}
	}
	if at < 0 {
		item.Actions = append(item.Actions, action.SetTransform{Node: node, Transform: pose})
		item.Off = append(slices.Clone(item.Off), false)
	} else {
		item.Actions[at] = placed(item.Actions[at], pose)
	}
	q.rebase(item)
	return nil
}

// places reports whether an action decides a node's pose.
func places(a action.Action, node scene.NodeID) bool {
	switch a := a.(type) {
	case action.AddNode:
		return a.Node.ID == node
	case action.AddLight:
		return a.Node == node
	case action.AddCamera:
		return a.Node == node
	case action.AddRoom:
		return a.Node == node
	case action.SetTransform:
		return a.Node == node
	case action.ReparentNode:
		return a.Node == node
	case action.DuplicateNode:
		return slices.Contains(a.Copies, action.Copy{From: a.Node, To: node})
	}
	return false
}

// placed returns an action that places reports true for, with another pose.
func placed(a action.Action, pose geom.Transform) action.Action {
	switch a := a.(type) {
	case action.AddNode:
		a.Node.Transform = pose
		return a
	case action.AddLight:
		a.Transform = pose
		return a
	case action.AddCamera:
		a.Transform = pose
		return a
	case action.AddRoom:
		a.Transform = pose
		return a
	case action.SetTransform:
		a.Transform = pose
		return a
	case action.ReparentNode:
		a.Transform = pose
		return a
	case action.DuplicateNode:
		a.Transform = pose
		return a
	}
	return a
}

func sameAction(a, b action.Action) bool {
	x, errX := action.Encode(a)
	y, errY := action.Encode(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

func sameActions(a, b []action.Action) bool {
	return slices.EqualFunc(a, b, sameAction)
}
