package layout

import (
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// fault tells why a pose is not valid.
type fault int

const (
	fits fault = iota
	outside
	tooHigh
	inDoorway
	atWindow
	touching
	teetering
	faultKinds
)

// try returns what is wrong with a pose, and the thing it touches.
func (s *site) try(t *thing, p *pose, obstacles []*placed) (fault, *placed) {
	bad, by, close := s.tryBoxes(t, p, obstacles)
	if bad == fits && close {
		if by = s.sunkInto(t, p, obstacles); by != nil {
			return touching, by
		}
	}
	return bad, by
}

// tryBoxes is try by boxes and openings alone. close tells that some box is shared on purpose, where only sunkInto can tell whether meshes
// touch.
func (s *site) tryBoxes(t *thing, p *pose, obstacles []*placed) (bad fault, by *placed, close bool) {
	f := t.frameOf(p)
	if !geom.Finite(f.at[0], f.at[1], f.low, f.high) {
		return outside, nil, false
	}
	if f.high > s.room.Ceiling+1e-6 || f.low < s.room.Floor-1e-6 {
		return tooHigh, nil, false
	}
	if !s.within(t, &f) {
		return outside, nil, false
	}
	if bad = s.tryOpenings(t, &f, p); bad != fits {
		return bad, nil, false
	}
	if t.Mount == scene.FlatFloor {
		bad, by = s.tryRug(t, &f, obstacles)
		return bad, by, false
	}
	for _, o := range obstacles {
		if o.node == p.support {
			continue
		}
		if o.flat {
			if t.Mount == scene.OnFloor && s.teeters(t.body, &f, o.node, &o.frame) {
				return teetering, o, false
			}
			continue
		}
		if !s.touches(&f, o) {
			continue
		}
		if !byMesh(t, p, o, obstacles) {
			return touching, o, false
		}
		close = true
	}
	return fits, nil, close
}

// sunkInto finds what a pose that passed by boxes cuts into, mesh against mesh.
func (s *site) sunkInto(t *thing, p *pose, obstacles []*placed) *placed {
	f := t.frameOf(p)
	for _, o := range obstacles {
		if o.node != p.support && !o.flat && s.touches(&f, o) && s.meshesCut(t, p, o) {
			return o
		}
	}
	return nil
}

// byMesh reports whether a pose may be within another thing's box, as long as their meshes keep apart: a chair drawn up to a table.
func byMesh(t *thing, p *pose, o *placed, obstacles []*placed) bool {
	if t.body == nil || o.body == nil {
		return false
	}
	return p.close != "" && o.node == p.close || drawnUp(t, p, o, obstacles)
}

// within keeps furniture off the walls by the depth of the skirting.
func (s *site) within(t *thing, f *frame) bool {
	gap := 0.0
	if f.low < s.room.Floor+0.1 && t.Mount != scene.FlatFloor {
		gap = wallGap - 0.001
	}
	inside := true
	for i := range s.room.Walls {
		w := &s.room.Walls[i]
		if f.at.Sub(w.From).Dot(w.Inward)-f.extent(w.Inward) < gap {
			inside = false
			break
		}
	}
	if inside || s.convex {
		return inside
	}
	return s.room.Outline.Contains(f.at) && query.Excess(s.room.Outline, f.grown(gap)) == 0
}

func (s *site) tryOpenings(t *thing, f *frame, p *pose) fault {
	foot := f.footprint()
	if t.Mount != scene.FlatFloor {
		for i := range s.swings {
			if s.swings[i].Overlap(foot) > 1e-4 {
				return inDoorway
			}
		}
	}
	for i := range s.room.Walls {
		w := &s.room.Walls[i]
		for _, o := range w.Openings {
			if s.tryOpening(t, f, p, w, &o) {
				if o.Kind == shell.Window {
					return atWindow
				}
				return inDoorway
			}
		}
	}
	return fits
}

// tryOpening reports whether a thing covers an opening, its casing or its window board.
func (s *site) tryOpening(t *thing, f *frame, p *pose, w *query.Wall, o *query.Opening) bool {
	const casing, board = 0.08, 0.055
	if t.Mount == scene.OnWall && p.wall != w.Index || t.Mount == scene.OnWall && t.curtain() {
		return false
	}
	if t.Mount == scene.FlatFloor {
		return false
	}
	low, depth := o.Low-casing, board
	if t.Mount == scene.OnWall {
		depth = 0.3
	}
	zone := query.Footprint{Outline: w.Zone(o.From-casing, o.To+casing, depth), Low: low, High: o.High + casing}
	return zone.Overlap(f.footprint()) > 1e-4
}

// curtain reports whether a thing at the wall belongs before a window.
func (t *thing) curtain() bool {
	for _, v := range t.Relations {
		if _, ok := v.(ByWindow); ok {
			return t.Mount == scene.OnWall
		}
	}
	return false
}

// tryRug keeps rugs off each other, and from under one side of what stands on the floor.
func (s *site) tryRug(t *thing, f *frame, obstacles []*placed) (fault, *placed) {
	for _, o := range obstacles {
		if o.flat && query.ConvexOverlap(f.outline(), o.foot.Outline) > 1e-4 {
			return touching, o
		}
		if !o.flat && o.frame.low < s.room.Floor+rugHigh && s.teeters(o.body, &o.frame, t.Node, f) {
			return teetering, o
		}
	}
	return fits, nil
}

// touches reports whether boxes come nearer than things may.
func (s *site) touches(f *frame, o *placed) bool {
	if f.low >= o.foot.High-1e-6 || f.high <= o.foot.Low+1e-6 {
		return false
	}
	reach := f.radius() + thingGap
	if f.at[0]+reach < o.low[0] || f.at[0]-reach > o.high[0] || f.at[1]+reach < o.low[1] || f.at[1]-reach > o.high[1] {
		return false
	}
	return query.ConvexOverlap(f.outline(), o.foot.Outline) > -thingGap+1e-6
}

// drawnUp reports whether a small thing stands on what is itself drawn up to another thing, as the seat of a chair is to a table: then
// the box of that other thing says nothing of the room over the seat, and the meshes decide.
func drawnUp(t *thing, p *pose, o *placed, obstacles []*placed) bool {
	if t.Mount != scene.OnSurface {
		return false
	}
	for _, on := range obstacles {
		if on.node == p.support {
			return query.ConvexOverlap(on.foot.Outline, o.foot.Outline) > 0
		}
	}
	return false
}

// tuck is a pose of one thing within another's box, rounded.
type tuck struct {
	model  asset.ID
	thing  int // where there is no model to know it by
	other  scene.NodeID
	at     geom.Vec2
	turn   float64
	higher float64
}

// meshesCut compares mesh with mesh. Seats come back to the same places at a table many times, so answers are kept.
func (s *site) meshesCut(t *thing, p *pose, o *placed) bool {
	at := o.frame.local(p.at)
	key := tuck{
		model: t.Model, other: o.node, at: geom.Vec2{rounded(at[0]), rounded(at[1])},
		turn: rounded(geom.WrapAngle(p.yaw - o.frame.yaw)), higher: rounded(p.low - o.frame.low),
	}
	if t.Model == "" || t.scale != geom.One {
		key.thing = t.index + 1
	}
	return s.tucked.of(key, func() bool { return query.Meets(o.body, t.body.At(t.transform(p))) })
}

// related reports whether a relation brings the two together on purpose, so that one may stand in the other's clearance.
func related(t *thing, o *placed) bool {
	return names(t.Relations, o.node) || o.thing != nil && names(o.thing.Relations, t.Node)
}

func names(relations []Verb, node scene.NodeID) bool {
	for _, v := range relations {
		if v.Refers() == node {
			return true
		}
	}
	return false
}
