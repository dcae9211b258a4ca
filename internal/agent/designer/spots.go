package designer

import (
	"math"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

type nodeID = scene.NodeID

// flat reports whether others may stand on a thing as if it were the floor.
func flat(t *thing) bool {
	return t.node.Semantics != nil && t.node.Semantics.Mount == scene.FlatFloor
}

// spotted are the places of a move that are searched for as a cost over the floor, and not solved as a relation.
func spotted(rel brief.Relation) bool {
	switch rel.Kind {
	case "other_side", "wall_middle", "closer", "far_from":
		return true
	case "near", "beside", "in_front_of":
		return rel.Object == "door"
	}
	return rel.Kind == "in_corner" && rel.Detail != ""
}

// moveToSpot moves things to the nearest place that the relation means, one after the other.
func (p *plan) moveToSpot(key string, e *brief.Edit, things []*thing) error {
	var actions []action.Action
	kept, survey := p.now, *p.s
	done := 0
	for _, t := range things {
		cost := p.spotCost(e.To[0], t)
		if cost == nil {
			p.note("there is no %s here that %q could mean", e.To[0].Object, e.Said)
			break
		}
		set, err := p.seek(t, e.To[0].Kind != "far_from" && e.To[0].Kind != "closer" && e.To[0].Kind != "wall_middle", p.goalsOf(e.To[0], t), cost)
		if err != nil {
			return err
		}
		if len(set) == 0 {
			p.note("the %s cannot go there: no place near it is free", t.noun)
			continue
		}
		actions = append(append(actions, set...), p.staleRelations(t.node.ID)...)
		next, diff, err := action.Preview(p.now, set)
		if err != nil {
			return err
		}
		if err := p.advance(next, diff); err != nil {
			return err
		}
		p.fallsShort(e.To[0], t)
		done++
	}
	*p.s = survey
	p.now = kept
	if p.room != nil {
		p.room, _ = p.s.world.Room(p.room.Node)
	}
	if done == 0 {
		return nil
	}
	return p.offer(key, "Move "+listThings(things)+" "+moveWords(e.To), "Asked for. It is the nearest place that touches nothing and blocks no door.", actions, changed("moved", done, len(things)))
}

// fallsShort says so when a thing went less far than was asked.
func (p *plan) fallsShort(rel brief.Relation, was *thing) {
	is, ok := p.s.thing(was.node.ID)
	if !ok || rel.Metres == 0 || rel.Kind != "far_from" {
		return
	}
	if d := is.box.Center().Sub(was.box.Center()).Len(); math.Abs(d-rel.Metres) > 0.02 {
		p.note("the %s went %s m, not %s m: something is in the way", was.noun, short(d), short(rel.Metres))
	}
}

// spotCost is what a place costs for a relation: 0 where it holds best, and a little for each metre from where the thing stands.
func (p *plan) spotCost(rel brief.Relation, t *thing) func(geom.Vec2, float64) float64 {
	from := geom.Vec2{t.box.Center()[0], t.box.Center()[1]}
	own := p.now.WorldFromNode(t.node.ID).Rotation.YawAngle()
	shift := func(at geom.Vec2) float64 { return 0.05 * at.Sub(from).Len() }
	crosswise := func(yaw float64) bool { return math.Abs(math.Sin(yaw-own)) > 0.5 }
	switch rel.Kind {
	case "other_side":
		return p.otherSide(t, from, crosswise)
	case "wall_middle":
		wall := p.nearestWall(from)
		if wall == nil {
			return nil
		}
		middle := wall.From.Add(wall.To).Mul(0.5)
		return func(at geom.Vec2, _ float64) float64 {
			return math.Abs(at.Sub(middle).Dot(wall.Along)) + 3*math.Abs(at.Sub(from).Dot(wall.Inward))
		}
	case "in_corner":
		corner, ok := p.cornerFor(rel.Detail, from)
		if !ok {
			return nil
		}
		return func(at geom.Vec2, yaw float64) float64 { return at.Sub(corner).Len() + p.turnedOut(t, at, yaw) }
	}
	outlines := p.outlinesOf(rel.Object, t)
	if len(outlines) == 0 {
		return nil
	}
	now := away(t, from, false, outlines)
	switch rel.Kind {
	case "closer":
		goal := math.Max(0.05, now*0.35)
		return func(at geom.Vec2, yaw float64) float64 {
			return math.Abs(away(t, at, crosswise(yaw), outlines)-goal) + shift(at)
		}
	case "far_from":
		goal := now + 1
		if rel.Metres > 0 {
			goal := backOff(rel.Metres, from, outlines)
			return func(at geom.Vec2, _ float64) float64 { return at.Sub(goal).Len() }
		}
		return func(at geom.Vec2, yaw float64) float64 {
			return math.Max(0, goal-away(t, at, crosswise(yaw), outlines)) + shift(at)
		}
	}
	return func(at geom.Vec2, yaw float64) float64 {
		return math.Abs(away(t, at, crosswise(yaw), outlines)-0.25) + shift(at)
	}
}

// goalsOf are exact places that a relation means.
func (p *plan) goalsOf(rel brief.Relation, t *thing) []geom.Vec2 {
	from := geom.Vec2{t.box.Center()[0], t.box.Center()[1]}
	switch rel.Kind {
	case "far_from":
		if rel.Metres > 0 {
			return []geom.Vec2{backOff(rel.Metres, from, p.outlinesOf(rel.Object, t))}
		}
	case "wall_middle":
		if wall := p.nearestWall(from); wall != nil {
			along := wall.From.Add(wall.To).Mul(0.5).Sub(from).Dot(wall.Along)
			return []geom.Vec2{from.Add(wall.Along.Mul(along))}
		}
	}
	return nil
}

// backOff goes straight away from the nearest outline by so many metres.
func backOff(metres float64, from geom.Vec2, outlines []geom.Polygon) geom.Vec2 {
	best, way := math.Inf(1), geom.Vec2{}
	for _, o := range outlines {
		for i := range o {
			a, b := o[i], o[(i+1)%len(o)]
			edge := b.Sub(a)
			u := geom.Clamp(from.Sub(a).Dot(edge)/math.Max(edge.Dot(edge), 1e-9), 0, 1)
			if d := from.Sub(a.Add(edge.Mul(u))); d.Len() < best && d.Len() > 1e-6 {
				best, way = d.Len(), d.Mul(1/d.Len())
			}
		}
	}
	return from.Add(way.Mul(metres))
}

// otherSide mirrors a place at the middle of the room, along the axis in which it is off most.
func (p *plan) otherSide(t *thing, from geom.Vec2, crosswise func(float64) bool) func(geom.Vec2, float64) float64 {
	if p.room == nil {
		return nil
	}
	low, high := p.room.Outline.Bounds()
	middle, half := low.Add(high).Mul(0.5), high.Sub(low).Mul(0.5)
	goal := from
	axis := 0
	if math.Abs(from[1]-middle[1])/half[1] > math.Abs(from[0]-middle[0])/half[0] {
		axis = 1
	}
	goal[axis] = 2*middle[axis] - from[axis]
	own := p.now.WorldFromNode(t.node.ID).Rotation.YawAngle()
	return func(at geom.Vec2, yaw float64) float64 {
		turn := 0.0
		if crosswise(yaw) {
			turn = 1
		} else if p.nearestWallGap(from) < 0.8 && math.Cos(yaw-own) > 0 {
			turn = 0.5 // what has its back to a wall is turned round
		}
		return at.Sub(goal).Len() + turn
	}
}

// turnedOut costs when a thing in a corner looks at a wall.
func (p *plan) turnedOut(t *thing, at geom.Vec2, yaw float64) float64 {
	low, high := p.room.Outline.Bounds()
	d := low.Add(high).Mul(0.5).Sub(at)
	front := geom.Vec2{math.Sin(yaw), -math.Cos(yaw)}
	return 0.1 * (1 - front.Dot(d)/math.Max(d.Len(), 1e-6))
}

func (p *plan) nearestWall(from geom.Vec2) *query.Wall {
	if p.room == nil {
		return nil
	}
	var best *query.Wall
	for i := range p.room.Walls {
		w := &p.room.Walls[i]
		if best == nil || from.Sub(w.From).Dot(w.Inward) < from.Sub(best.From).Dot(best.Inward) {
			best = w
		}
	}
	return best
}

func (p *plan) nearestWallGap(from geom.Vec2) float64 {
	w := p.nearestWall(from)
	if w == nil {
		return math.Inf(1)
	}
	return from.Sub(w.From).Dot(w.Inward)
}

// cornerFor is the corner a word means, seen from where a thing stands.
func (p *plan) cornerFor(detail string, from geom.Vec2) (geom.Vec2, bool) {
	if p.room == nil || len(p.room.Outline) == 0 {
		return geom.Vec2{}, false
	}
	corners := slices.Clone(p.room.Outline)
	value := func(c geom.Vec2) float64 {
		if d, ok := directions[detail]; ok {
			return c.Dot(d)
		}
		return c.Sub(from).Len() // opposite, far, other
	}
	best := corners[0]
	for _, c := range corners[1:] {
		if value(c) > value(best) {
			best = c
		}
	}
	return best, true
}

// outlinesOf are the plans of what a noun names: openings, walls, or things other than t.
func (p *plan) outlinesOf(object string, t *thing) []geom.Polygon {
	var out []geom.Polygon
	if p.room != nil {
		for i := range p.room.Walls {
			w := &p.room.Walls[i]
			if object == "wall" {
				out = append(out, w.Zone(0, w.Length, 0.01))
			}
			for _, o := range w.Openings {
				if string(o.Kind) == object {
					out = append(out, w.Zone(o.From, o.To, 0.01))
				}
			}
		}
	}
	if object == "wall" || len(out) > 0 {
		return out
	}
	things := p.s.named(object, p.roomID())
	if object == "selection" {
		things = p.selected("")
	}
	for _, o := range things {
		if o.node.ID != t.node.ID {
			out = append(out, geom.Polygon{{o.box.Min[0], o.box.Min[1]}, {o.box.Max[0], o.box.Min[1]}, {o.box.Max[0], o.box.Max[1]}, {o.box.Min[0], o.box.Max[1]}})
		}
	}
	return out
}
