package session

import (
	"bytes"
	"slices"
	"strconv"

	"scenograph/internal/action"
	"scenograph/internal/scene"
)

// refreshed gives the nodes, materials and relations that actions add ids that are free in the scene. A material that the scene has,
// equal in everything, is used instead of added again.
func refreshed(head *scene.Snapshot, actions []action.Action, roots []nodeID) ([]action.Action, []nodeID) {
	r := renaming{nodes: map[nodeID]nodeID{}, materials: map[scene.MaterialID]scene.MaterialID{}}
	takenNodes, takenMaterials := map[nodeID]bool{}, map[scene.MaterialID]bool{}
	takenRelations := map[scene.RelationID]bool{}
	var out []action.Action
	for _, a := range actions {
		switch a := a.(type) {
		case action.AddMaterial:
			if old, ok := head.Material(a.Material.ID); ok && sameMaterial(*old, a.Material) {
				continue
			}
			fresh := freeMaterial(head, takenMaterials, string(a.Material.ID))
			r.materials[a.Material.ID] = fresh
			a.Material.ID = fresh
			out = append(out, a)
		case action.AddNode:
			r.nodes[a.Node.ID] = freeID(head, takenNodes, string(a.Node.ID))
			out = append(out, action.AddNode{Node: r.node(a.Node)})
		case action.AddLight:
			r.nodes[a.Node] = freeID(head, takenNodes, string(a.Node))
			a.Node, a.Parent = r.id(a.Node), r.id(a.Parent)
			out = append(out, a)
		case action.AddCamera:
			r.nodes[a.Node] = freeID(head, takenNodes, string(a.Node))
			a.Node, a.Parent = r.id(a.Node), r.id(a.Parent)
			out = append(out, a)
		case action.AddRelation:
			a.Relation.ID = freeRelation(head, takenRelations, string(a.Relation.ID))
			a.Relation.Subject, a.Relation.Object = r.id(a.Relation.Subject), r.id(a.Relation.Object)
			out = append(out, a)
		default:
			out = append(out, a)
		}
	}
	named := slices.Clone(roots)
	for i := range named {
		named[i] = r.id(named[i])
	}
	return out, named
}

// renaming maps old ids to new ones; what is not in it keeps its id.
type renaming struct {
	nodes     map[nodeID]nodeID
	materials map[scene.MaterialID]scene.MaterialID
}

func (r *renaming) id(old nodeID) nodeID {
	if fresh, ok := r.nodes[old]; ok {
		return fresh
	}
	return old
}

func (r *renaming) material(old scene.MaterialID) scene.MaterialID {
	if fresh, ok := r.materials[old]; ok {
		return fresh
	}
	return old
}

func (r *renaming) node(n scene.Node) scene.Node {
	n.ID, n.Parent = r.id(n.ID), r.id(n.Parent)
	if n.Model != nil {
		model := *n.Model
		model.Materials = slices.Clone(model.Materials)
		for i, m := range model.Materials {
			model.Materials[i] = r.material(m)
		}
		n.Model = &model
	}
	if n.Room != nil {
		room := *n.Room
		room.Floor, room.Walls, room.Ceil, room.Trim = r.material(room.Floor), r.material(room.Walls), r.material(room.Ceil), r.material(room.Trim)
		n.Room = &room
	}
	return n
}

func sameMaterial(a, b scene.Material) bool {
	x, errX := action.Encode(action.AddMaterial{Material: a})
	y, errY := action.Encode(action.AddMaterial{Material: b})
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

func freeMaterial(snapshot *scene.Snapshot, taken map[scene.MaterialID]bool, base string) scene.MaterialID {
	id := scene.MaterialID(base)
	for n := 2; ; n++ {
		if _, there := snapshot.Material(id); !there && !taken[id] {
			taken[id] = true
			return id
		}
		id = scene.MaterialID(base + "-" + strconv.Itoa(n))
	}
}

func freeRelation(snapshot *scene.Snapshot, taken map[scene.RelationID]bool, base string) scene.RelationID {
	id := scene.RelationID(base)
	for n := 2; ; n++ {
		if _, there := snapshot.Relation(id); !there && !taken[id] {
			taken[id] = true
			return id
		}
		id = scene.RelationID(base + "-" + strconv.Itoa(n))
	}
}
