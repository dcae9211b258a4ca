package tool

import (
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// follows tells for each kind of relation whether its subject goes along when its object is moved.
func follows(kind string) bool {
	return slices.Contains([]string{
		"on", "inside", "stack", "around", "beside", "in_front_of", "behind", "near", "under", "row", "grid", "aligned_with", "hung_from_ceiling", "above", "centred_in",
	}, kind)
}

// Followers lists what goes along when nodes are moved, and with which of them: the chairs around a table, the rug under it, the lamp
// beside a sofa. What is locked stays, and so does what hangs on a wall. A thing follows the one it has the strongest
// relation to, and what follows it follows too. Nodes below a moved one go along by themselves and are not listed.
func Followers(s *scene.Snapshot, moved []scene.NodeID) map[scene.NodeID]scene.NodeID {
	carried := map[scene.NodeID]bool{}
	for _, id := range moved {
		for _, below := range s.Subtree(id) {
			carried[below] = true
		}
	}
	leader := map[scene.NodeID]scene.NodeID{}
	lead := func(id scene.NodeID) (scene.NodeID, bool) {
		if carried[id] {
			for _, m := range moved {
				if id == m || under(s, id, m) {
					return m, true
				}
			}
		}
		l, ok := leader[id]
		return l, ok
	}
	for again := true; again; {
		again = false
		for r := range s.Relations() {
			l, ok := lead(r.Object)
			if _, known := leader[r.Subject]; !ok || known || carried[r.Subject] || !follows(r.Kind) || !movable(s, r.Subject) || torn(s, r, lead) {
				continue
			}
			for _, below := range s.Subtree(r.Subject) {
				leader[below] = l
			}
			again = true
		}
	}
	for id := range leader { // what is below a follower goes along by itself
		if n, ok := s.Node(id); ok {
			if _, parent := leader[n.Parent]; parent {
				defer delete(leader, id)
			}
		}
	}
	return leader
}

func under(s *scene.Snapshot, id, ancestor scene.NodeID) bool {
	for n, ok := s.Node(id); ok; n, ok = s.Node(n.Parent) {
		if n.Parent == ancestor {
			return true
		}
	}
	return false
}

// torn reports whether a thing has a relation that weighs as much to something that stays.
func torn(s *scene.Snapshot, with *scene.Relation, lead func(scene.NodeID) (scene.NodeID, bool)) bool {
	for r := range s.Relations() {
		if r.Subject != with.Subject || r.ID == with.ID || !binds(r.Kind) {
			continue
		}
		n, ok := s.Node(r.Object)
		if _, led := lead(r.Object); !ok || led || n.Room != nil && r.Kind != "against_wall" && r.Kind != "in_corner" && r.Kind != "by_window" {
			continue
		}
		if strength(r) >= strength(with) {
			return true
		}
	}
	return false
}

// binds lists the relations that keep a thing where it is when something else is moved.
func binds(kind string) bool {
	return follows(kind) || kind == "against_wall" || kind == "in_corner" || kind == "by_window" || kind == "hung_on_wall"
}

// strength orders relations: required before wished for, what puts a thing into one place before what only keeps it near.
func strength(r *scene.Relation) float64 {
	w := 1.0
	switch r.Kind {
	case "on", "inside", "stack", "around", "hung_on_wall", "in_corner":
		w = 4
	case "against_wall", "by_window", "beside", "in_front_of", "behind", "under", "row", "grid", "hung_from_ceiling", "above":
		w = 2
	}
	if r.Weight > 0 {
		w *= r.Weight
	}
	if r.Hard {
		w *= 10
	}
	return w
}

func movable(s *scene.Snapshot, id scene.NodeID) bool {
	for _, below := range s.Subtree(id) {
		if n, ok := s.Node(below); ok && n.Locked {
			return false
		}
	}
	n, ok := s.Node(id)
	return ok && n.Room == nil && (n.Semantics == nil || n.Semantics.Mount != scene.OnWall)
}

// WithFollowers adds to actions that move or turn nodes those that carry along what follows them, over the floor and about the vertical:
// a lifted table does not lift its chairs.
func WithFollowers(s *scene.Snapshot, actions []action.Action) []action.Action {
	next := map[scene.NodeID]geom.Transform{}
	var moved []scene.NodeID
	for _, a := range actions {
		set, ok := a.(action.SetTransform)
		n, there := s.Node(set.Node)
		if !ok || !there || n.Room != nil || n.Transform.Scale != set.Transform.Scale {
			continue
		}
		next[set.Node] = s.WorldFromNode(n.Parent).Mul(set.Transform)
		moved = append(moved, set.Node)
	}
	if len(moved) == 0 {
		return actions
	}
	leaders := Followers(s, moved)
	var followers []scene.NodeID
	for id := range leaders {
		followers = append(followers, id)
	}
	slices.Sort(followers)
	out := slices.Clone(actions)
	for _, id := range followers {
		by := overFloor(s.WorldFromNode(leaders[id]), next[leaders[id]])
		out = append(out, Place(s, id, by.Mul(s.WorldFromNode(id))))
	}
	return out
}

// overFloor is the part of a motion that goes over the floor.
func overFloor(from, to geom.Transform) geom.Transform {
	turn := geom.WrapAngle(to.Rotation.YawAngle() - from.Rotation.YawAngle())
	out := geom.At(geom.Vec3{}, turn)
	shift := to.Translation.Sub(out.Apply(from.Translation))
	out.Translation = geom.Vec3{shift[0], shift[1], 0}
	return out
}
