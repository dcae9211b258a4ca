package tool

import (
	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Mend is what would set something right: new poses in the world, and things to take away.
type Mend struct {
	Poses  []Pose
	Remove []scene.NodeID
}

// Pose is where a node should be.
type Pose struct {
	Node  scene.NodeID
	World geom.Transform // worldFromNode
}

// Actions turns a mend into actions, removals last; nodes that are not in the snapshot are left out.
func (m Mend) Actions(snapshot *scene.Snapshot) []action.Action {
	var out []action.Action
	for _, p := range m.Poses {
		if _, ok := snapshot.Node(p.Node); ok {
			out = append(out, Place(snapshot, p.Node, p.World))
		}
	}
	for _, id := range m.Remove {
		if _, ok := snapshot.Node(id); ok {
			out = append(out, action.RemoveNode{Node: id})
		}
	}
	return out
}
