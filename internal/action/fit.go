package action

import "scenograph/internal/scene"

// Fits tells for each of a proposal's actions whether it has anything to do on a scene. Every proposal brings all materials it wears and
// states all relations it was made by, so that each can be accepted without the others: a material that is there already is not
// brought again, and a relation to something that is neither there nor added is not stated.
func Fits(s *scene.Snapshot, actions []Action) []bool {
	added := map[scene.NodeID]bool{"": true}
	for _, a := range actions {
		switch a := a.(type) {
		case AddNode:
			added[a.Node.ID] = true
		case AddRoom:
			added[a.Node] = true
		case AddLight:
			added[a.Node] = true
		case AddCamera:
			added[a.Node] = true
		}
	}
	there := func(id scene.NodeID) bool {
		_, ok := s.Node(id)
		return ok || added[id]
	}
	out := make([]bool, len(actions))
	for i, a := range actions {
		out[i] = true
		switch a := a.(type) {
		case AddMaterial:
			_, known := s.Material(a.Material.ID)
			out[i] = !known
		case AddRelation:
			out[i] = there(a.Relation.Subject) && there(a.Relation.Object)
		}
	}
	return out
}

// Fit keeps the actions that have anything to do on a scene.
func Fit(s *scene.Snapshot, actions []Action) []Action {
	out := make([]Action, 0, len(actions))
	fits := Fits(s, actions)
	for i, a := range actions {
		if fits[i] {
			out = append(out, a)
		}
	}
	return out
}
