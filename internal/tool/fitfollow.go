package tool

import (
	"math"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// How followers look for room: rings around the place they would go to, metres.
const (
	fitStep      = 0.06
	fitReach     = 1.5
	fitWays      = 16
	fitTolerance = 0.002 // metres that things may touch
)

// Fitted keeps followers out of walls and other things: those that WithFollowers would carry into one, the actions from own on, stand at
// the nearest place beside it that is free, turned as they were. What finds none goes where it would have gone, and the checks say so.
func Fitted(world *query.World, actions []action.Action, own int) []action.Action {
	if own >= len(actions) {
		return actions
	}
	next, diff, err := action.Preview(world.Snapshot(), actions)
	if err != nil {
		return actions
	}
	after, err := world.After(next, diff)
	if err != nil {
		return actions
	}
	f := fitting{before: world, after: after, settled: map[scene.NodeID]*query.Body{}}
	out := slices.Clone(actions)
	for i := own; i < len(out); i++ {
		set, ok := out[i].(action.SetTransform)
		if !ok || !f.stands(set.Node) {
			continue
		}
		if shift, moved := f.room(set.Node); moved {
			at := next.WorldFromNode(set.Node)
			at.Translation = at.Translation.Add(shift)
			out[i] = Place(next, set.Node, at)
		}
	}
	return out
}

type fitting struct {
	before, after *query.World
	settled       map[scene.NodeID]*query.Body // followers that were moved aside
}

// stands reports whether a follower stands on a floor or on something: rugs lie under things, lamps hang clear of them.
func (f *fitting) stands(id scene.NodeID) bool {
	n, ok := f.after.Snapshot().Node(id)
	return ok && (n.Semantics == nil || n.Semantics.Mount == scene.OnFloor || n.Semantics.Mount == "")
}

// room is how far a follower has to step aside.
func (f *fitting) room(id scene.NodeID) (geom.Vec3, bool) {
	var bodies []*query.Body
	for _, below := range f.after.Snapshot().Subtree(id) {
		if b, ok := f.after.Body(below); ok {
			bodies = append(bodies, b)
		}
	}
	if len(bodies) == 0 || f.free(bodies, geom.Vec3{}) {
		return geom.Vec3{}, false
	}
	was := f.after.Snapshot().WorldFromNode(id).Translation
	if from := f.before.Snapshot().WorldFromNode(id).Translation; from != was {
		back := from.Sub(was) // towards where it came from, first
		if shift, ok := f.ring(bodies, math.Atan2(back[1], back[0])); ok {
			for _, b := range bodies {
				f.settled[b.Node] = shifted(b, shift)
			}
			return shift, true
		}
	}
	return geom.Vec3{}, false
}

func (f *fitting) ring(bodies []*query.Body, first float64) (geom.Vec3, bool) {
	for r := fitStep; r <= fitReach; r += fitStep {
		for way := range fitWays {
			turn := float64((way+1)/2) * 2 * math.Pi / fitWays
			if way%2 == 1 {
				turn = -turn
			}
			s, c := math.Sincos(first + turn)
			if shift := (geom.Vec3{c * r, s * r, 0}); f.free(bodies, shift) {
				return shift, true
			}
		}
	}
	return geom.Vec3{}, false
}

func shifted(b *query.Body, by geom.Vec3) *query.Body {
	at := b.WorldFromNode
	at.Translation = at.Translation.Add(by)
	return b.At(at)
}

// free reports whether bodies that are shifted cut into nothing that they left alone before, and stay in their room.
func (f *fitting) free(bodies []*query.Body, shift geom.Vec3) bool {
	own := map[scene.NodeID]bool{}
	for _, b := range bodies {
		own[b.Node] = true
	}
	for _, b := range bodies {
		moved := b
		if shift != (geom.Vec3{}) {
			moved = shifted(b, shift)
		}
		if !f.inside(b.Node, moved) {
			return false
		}
		for _, o := range f.after.Touching(moved.Bounds.Grow(fitReach), 0) {
			if own[o.Node] || f.flat(o.Node) {
				continue
			}
			if s, ok := f.settled[o.Node]; ok {
				o = s
			}
			if o.Bounds.Overlaps(moved.Bounds, 0) && f.cuts(moved, o) {
				return false
			}
		}
	}
	return true
}

func (f *fitting) cuts(a, o *query.Body) bool {
	contact, cut := query.Overlap(a, o, fitTolerance)
	if !cut || contact.Depth <= fitTolerance {
		return false
	}
	x, okX := f.before.Body(a.Node)
	y, okY := f.before.Body(o.Node)
	if !okX || !okY {
		return true
	}
	was, already := query.Overlap(x, y, fitTolerance)
	return !already || was.Depth <= fitTolerance
}

// inside reports whether a body is within the room that it was in.
func (f *fitting) inside(id scene.NodeID, b *query.Body) bool {
	was, ok := f.before.Body(id)
	if !ok {
		return true
	}
	r, ok := f.before.RoomAt(was.Box.Center)
	if !ok {
		return true
	}
	if r, ok = f.after.Room(r.Node); !ok { // it may have been reshaped
		return true
	}
	for _, p := range b.Box.Outline() {
		if !r.Outline.Contains(p) && r.Outline.Distance(p) > fitTolerance {
			return false
		}
	}
	return true
}

func (f *fitting) flat(id scene.NodeID) bool {
	n, ok := f.after.Snapshot().Node(id)
	return ok && n.Semantics != nil && n.Semantics.Mount == scene.FlatFloor
}
