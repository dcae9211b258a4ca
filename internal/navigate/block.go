package navigate

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/shell"
)

// obstacles lists the outlines, convex and counter-clockwise, that a body at a place must keep off: walls but for doors that lead on,
// and things between a step and the top of the head.
func obstacles(world *query.World, feet geom.Vec3) []geom.Polygon {
	var out []geom.Polygon
	for _, r := range world.Rooms() {
		if feet[2] < r.Floor-stepUp-0.1 || feet[2] > r.Ceiling {
			continue
		}
		for i := range r.Walls {
			out = append(out, wallBlocks(world, r, &r.Walls[i], feet)...)
		}
	}
	const reach = 1.0
	around := geom.Box{Min: feet.Sub(geom.Vec3{reach, reach, 0}), Max: feet.Add(geom.Vec3{reach, reach, bodyHeight})}
	for _, b := range world.Touching(around, 0) {
		f := b.Box.Footprint()
		if f.High > feet[2]+stepUp && f.Low < feet[2]+bodyHeight && len(f.Outline) >= 3 {
			out = append(out, counterClockwise(f.Outline))
		}
	}
	return out
}

func counterClockwise(p geom.Polygon) geom.Polygon {
	if p.Area() >= 0 {
		return p
	}
	out := make(geom.Polygon, len(p))
	for i, q := range p {
		out[len(p)-1-i] = q
	}
	return out
}

// wallBlocks are the solid stretches of a wall, as thick as it is.
func wallBlocks(world *query.World, r *query.Room, w *query.Wall, feet geom.Vec3) []geom.Polygon {
	thick := math.Max(0.1, r.Shell.WallThickness)
	var doors []query.Opening
	for _, o := range w.Openings {
		passable := o.Low <= feet[2]+stepUp && o.High >= feet[2]+bodyHeight && o.Kind != shell.Window
		if passable && leadsOn(world, r, w.Point((o.From+o.To)/2, -thick-bodyRadius)) {
			doors = append(doors, o)
		}
	}
	at, end := 0.0, w.Length
	if before := &r.Walls[(w.Index+len(r.Walls)-1)%len(r.Walls)]; before.Along.Dot(w.Inward) < 0 {
		at = -thick // the wall goes on through the corner, unless the corner juts into the room
	}
	if after := &r.Walls[(w.Index+1)%len(r.Walls)]; after.Along.Dot(w.Inward) > 0 {
		end += thick
	}
	var out []geom.Polygon
	solid := func(from, to float64) {
		if to > from {
			out = append(out, geom.Polygon{w.Point(from, -thick), w.Point(to, -thick), w.Point(to, 0), w.Point(from, 0)})
		}
	}
	for len(doors) > 0 {
		next := 0
		for i := range doors {
			if doors[i].From < doors[next].From {
				next = i
			}
		}
		solid(at, doors[next].From)
		at = math.Max(at, doors[next].To)
		doors = append(doors[:next], doors[next+1:]...)
	}
	solid(at, end)
	return out
}

// leadsOn reports whether another room lies behind a door.
func leadsOn(world *query.World, from *query.Room, p geom.Vec2) bool {
	for _, r := range world.Rooms() {
		if r != from && r.Outline.Contains(p) {
			return true
		}
	}
	return false
}

// penetration is how deep a body standing at a place reaches into the deepest obstacle, metres; 0 when it is clear.
func penetration(blocks []geom.Polygon, at geom.Vec2) float64 {
	_, depth := pushOut(blocks, at)
	return depth
}

// pushOut is the way out of the obstacle that a body at a place reaches into deepest, and how deep.
func pushOut(blocks []geom.Polygon, at geom.Vec2) (out geom.Vec2, depth float64) {
	for _, b := range blocks {
		if way, d := leave(b, at); d > depth {
			out, depth = way, d
		}
	}
	return out, depth
}

// leave is the shortest way of a round body out of a convex outline, counter-clockwise, and how far that is.
func leave(block geom.Polygon, at geom.Vec2) (geom.Vec2, float64) {
	inside, nearest := true, math.Inf(1)
	var normal, closest geom.Vec2
	for i, a := range block {
		b := block[(i+1)%len(block)]
		edge := b.Sub(a)
		length := edge.Len()
		if length < 1e-9 {
			continue
		}
		outward := geom.Vec2{edge[1], -edge[0]}.Mul(1 / length)
		off := at.Sub(a).Dot(outward)
		if off > 0 {
			inside = false
		}
		along := geom.Clamp(at.Sub(a).Dot(edge)/length, 0, length)
		p := a.Add(edge.Mul(along / length))
		if d := at.Sub(p).Len(); d < nearest {
			nearest, closest, normal = d, p, outward
		}
	}
	switch {
	case math.IsInf(nearest, 1):
		return geom.Vec2{}, 0
	case inside:
		return normal.Mul(nearest + bodyRadius), nearest + bodyRadius
	case nearest >= bodyRadius:
		return geom.Vec2{}, 0
	case nearest > 1e-9:
		normal = at.Sub(closest).Mul(1 / nearest)
	}
	return normal.Mul(bodyRadius - nearest), bodyRadius - nearest
}
