// Package tool arranges a selection: it aligns, distributes, sets down and copies nodes, and moves, turns and stretches them with the
// mouse, onto grids, vertices and surfaces.
//
// Invariant: everything here is a pure function of a world and a selection; what needs no change gives no action.
//
//	actions := tool.Align(world, selection, 0, tool.Low)
//	motion := tool.Begin(tool.Move, grip, tool.Constraint{Axis: 0}, mouse)
//	motion.Drag(view, mouse, false)
//	world := motion.Apply(view, motion.Amount(view))
package tool

import (
	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Topmost leaves out nodes that are missing, locked, or below another of the list, and repetitions; it keeps the order.
func Topmost(snapshot *scene.Snapshot, nodes []scene.NodeID) []scene.NodeID {
	waiting := make(map[scene.NodeID]bool, len(nodes))
	for _, id := range nodes {
		waiting[id] = true
	}
	var out []scene.NodeID
	for _, id := range nodes {
		n, ok := snapshot.Node(id)
		if !ok || n.Locked || !waiting[id] || carried(snapshot, n, waiting) {
			continue
		}
		out = append(out, id)
		waiting[id] = false
	}
	return out
}

// carried reports whether a node hangs below one of the listed.
func carried(snapshot *scene.Snapshot, n *scene.Node, listed map[scene.NodeID]bool) bool {
	for id := n.Parent; id != ""; {
		if _, among := listed[id]; among {
			return true
		}
		parent, ok := snapshot.Node(id)
		if !ok {
			return false
		}
		id = parent.Parent
	}
	return false
}

// Place sets the pose in the world of a node that is in the snapshot.
func Place(snapshot *scene.Snapshot, id scene.NodeID, world geom.Transform) action.Action {
	n, _ := snapshot.Node(id)
	local := world
	if n.Parent != "" {
		local = world.Relative(snapshot.WorldFromNode(n.Parent))
	}
	return action.SetTransform{Node: id, Transform: local.Canonical()}
}
