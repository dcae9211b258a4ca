package query

import (
	"math"

	"scenograph/internal/geom"
)

// Footprint is the space a thing takes as seen from above: a convex outline between two heights.
type Footprint struct {
	Outline   geom.Polygon // world X, Y; convex, counter-clockwise
	Low, High float64      // world Z
}

// Footprint returns the space the box takes.
func (o *Oriented) Footprint() Footprint {
	rise := o.reach(geom.Up)
	return Footprint{Outline: o.Outline(), Low: o.Center[2] - rise, High: o.Center[2] + rise}
}

// Overlap returns how deep two footprints cut into each other in metres, zero or less when they are apart by that much.
func (f Footprint) Overlap(g Footprint) float64 {
	rise := math.Min(f.High, g.High) - math.Max(f.Low, g.Low)
	if rise <= 0 {
		return rise
	}
	return math.Min(rise, ConvexOverlap(f.Outline, g.Outline))
}

// ConvexOverlap returns the depth of the overlap of two convex outlines, negative when a gap of at least that width lies between.
func ConvexOverlap(a, b geom.Polygon) float64 {
	return math.Min(alongEdges(a, b), alongEdges(b, a))
}

func alongEdges(a, b geom.Polygon) float64 {
	depth := math.Inf(1)
	for i, p := range a {
		q := a[(i+1)%len(a)]
		ex, ey := q[0]-p[0], q[1]-p[1]
		length := math.Sqrt(ex*ex + ey*ey)
		if length < 1e-12 {
			continue
		}
		nearest := math.Inf(1)
		for _, r := range b {
			if d := (r[0]-p[0])*ey - (r[1]-p[1])*ex; d < nearest {
				nearest = d
			}
		}
		if d := -nearest / length; d < depth {
			depth = d
		}
	}
	return depth
}

// ConvexGap returns the distance between two convex outlines, zero when they touch or overlap.
func ConvexGap(a, b geom.Polygon) float64 {
	if len(a) == 0 || len(b) == 0 {
		return math.Inf(1)
	}
	if ConvexOverlap(a, b) > 0 {
		return 0
	}
	gap := math.Inf(1)
	for _, p := range a {
		gap = math.Min(gap, outlineDistance2(b, p))
	}
	for _, p := range b {
		gap = math.Min(gap, outlineDistance2(a, p))
	}
	return math.Sqrt(gap)
}

// outlineDistance2 is the squared distance from a point to an outline.
func outlineDistance2(outline geom.Polygon, q geom.Vec2) float64 {
	best := math.Inf(1)
	for i, a := range outline {
		b := outline[(i+1)%len(outline)]
		ex, ey, dx, dy := b[0]-a[0], b[1]-a[1], q[0]-a[0], q[1]-a[1]
		t := 0.0
		if l := ex*ex + ey*ey; l > 0 {
			t = max(0, min(1, (dx*ex+dy*ey)/l))
		}
		dx, dy = dx-t*ex, dy-t*ey
		best = min(best, dx*dx+dy*dy)
	}
	return best
}

// Excess returns how far a convex outline reaches out of a simple room outline, in metres; zero when it lies inside.
func Excess(room, thing geom.Polygon) float64 {
	worst := 0.0
	for _, p := range thing {
		if !room.Contains(p) {
			worst = math.Max(worst, room.Distance(p))
		}
	}
	for i, corner := range room {
		if depth := insideConvex(thing, corner); depth > 0 {
			worst = math.Max(worst, math.Min(depth, reentrant(room, i)))
		}
	}
	if worst > 0 {
		return worst
	}
	return edgeExcess(room, thing)
}

// edgeExcess finds walls that cross a thing whose corners all lie inside, as a slot between two walls would.
func edgeExcess(room, thing geom.Polygon) float64 {
	worst := 0.0
	for i, a := range room {
		b := room[(i+1)%len(room)]
		for _, t := range []float64{0.25, 0.5, 0.75} {
			worst = math.Max(worst, insideConvex(thing, a.Add(b.Sub(a).Mul(t))))
		}
		low, high, ok := clipSegment(thing, a, b)
		if ok {
			middle := a.Add(b.Sub(a).Mul((low + high) / 2))
			worst = math.Max(worst, insideConvex(thing, middle))
		}
	}
	if worst < 1e-9 {
		return 0
	}
	return worst
}

// clipSegment returns the part of a segment inside a convex outline as parameters in [0,1].
func clipSegment(convex geom.Polygon, a, b geom.Vec2) (low, high float64, ok bool) {
	low, high = 0, 1
	d := b.Sub(a)
	for i, p := range convex {
		edge := convex[(i+1)%len(convex)].Sub(p)
		inward := geom.Vec2{-edge[1], edge[0]}
		start, slope := a.Sub(p).Dot(inward), d.Dot(inward)
		switch {
		case slope == 0:
			if start < 0 {
				return 0, 0, false
			}
		case slope > 0:
			low = math.Max(low, -start/slope)
		default:
			high = math.Min(high, -start/slope)
		}
	}
	return low, high, low < high
}

// reentrant is infinite for an inner corner of the outline and zero for an ordinary one, which cannot lie inside a thing that is itself inside.
func reentrant(room geom.Polygon, i int) float64 {
	n := len(room)
	before, at, after := room[(i+n-1)%n], room[i], room[(i+1)%n]
	u, v := at.Sub(before), after.Sub(at)
	if u[0]*v[1]-u[1]*v[0] < 0 {
		return math.Inf(1)
	}
	return 0
}

// insideConvex returns how deep a point lies inside a convex outline, negative outside.
func insideConvex(convex geom.Polygon, q geom.Vec2) float64 {
	depth := math.Inf(1)
	for i, p := range convex {
		next := convex[(i+1)%len(convex)]
		ex, ey := next[0]-p[0], next[1]-p[1]
		length := math.Sqrt(ex*ex + ey*ey)
		if length < 1e-12 {
			continue
		}
		if d := ((q[1]-p[1])*ex - (q[0]-p[0])*ey) / length; d < depth {
			depth = d
		}
	}
	return depth
}
