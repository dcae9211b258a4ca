package session

import (
	"reflect"
	"slices"

	"scenograph/internal/scene"
)

type nodeID = scene.NodeID

func has(s *scene.Snapshot, id nodeID) bool {
	_, ok := s.Node(id)
	return ok
}

// touchedBy lists the nodes, sorted, whose place or look a human's diff changes: those a policy must leave alone from now on.
// New nodes, names, visibility, locks and pins do not count.
func touchedBy(before *scene.Snapshot, diff scene.Diff) []nodeID {
	var out []nodeID
	for _, c := range diff.Nodes {
		if c.Before != nil && c.After != nil && !c.Before.Pinned && !c.After.Pinned && altered(c.Before, c.After) {
			out = append(out, c.ID)
		}
	}
	for _, c := range diff.Materials {
		if c.Before == nil || c.After == nil {
			continue
		}
		for n := range before.Nodes() {
			if n.Uses(c.ID) && !n.Pinned && !removed(diff, n.ID) {
				out = append(out, n.ID)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func altered(a, b *scene.Node) bool {
	return a.Transform != b.Transform || !reflect.DeepEqual(a.Model, b.Model) || !reflect.DeepEqual(a.Light, b.Light) ||
		!reflect.DeepEqual(a.Camera, b.Camera) || !reflect.DeepEqual(a.Room, b.Room) || !reflect.DeepEqual(a.Joints, b.Joints) ||
		!reflect.DeepEqual(a.Physics, b.Physics) || !reflect.DeepEqual(a.Semantics, b.Semantics)
}

func removed(diff scene.Diff, id nodeID) bool {
	return slices.ContainsFunc(diff.Nodes, func(c scene.NodeChange) bool { return c.ID == id && c.After == nil })
}

// isolate returns the scene with everything hidden that shows something and is neither above nor below the kept nodes.
func isolate(s *scene.Snapshot, keep []nodeID) *scene.Snapshot {
	kept := map[nodeID]bool{}
	for _, id := range keep {
		for _, below := range s.Subtree(id) {
			kept[below] = true
		}
		for n, ok := s.Node(id); ok; n, ok = s.Node(n.Parent) {
			kept[n.ID] = true
		}
	}
	draft := s.Edit()
	for n := range s.Nodes() {
		if kept[n.ID] || n.Hidden || n.Model == nil && n.Room == nil {
			continue
		}
		hidden := *n
		hidden.Hidden = true
		if err := draft.PutNode(hidden); err != nil {
			return s
		}
	}
	next, _ := draft.Seal()
	return next
}
