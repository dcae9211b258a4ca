package query

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/shell"
)

// Stretch is a piece of a wall, in metres along it.
type Stretch struct{ From, To float64 }

// Length is in metres.
func (s Stretch) Length() float64 { return s.To - s.From }

// FreeStretches returns the parts of a wall where a thing between the heights low and high (world Z) and depth metres deep can
// stand or hang: away from openings at that height, from other walls' doors, and from the given footprints.
func (r *Room) FreeStretches(wall int, low, high, depth float64, things []Footprint) []Stretch {
	w := &r.Walls[wall]
	var blocked []Stretch
	for _, o := range w.Openings {
		if o.Low < high && o.High > low || o.Kind != shell.Window && low < o.High {
			blocked = append(blocked, Stretch{o.From, o.To})
		}
	}
	for _, z := range r.Swings() {
		things = append(things[:len(things):len(things)], z.Footprint)
	}
	strip := w.Zone(0, w.Length, depth)
	for _, t := range things {
		if t.Low >= high || t.High <= low || ConvexOverlap(strip, t.Outline) <= 1e-9 {
			continue
		}
		from, to := math.Inf(1), math.Inf(-1)
		for _, p := range clipConvex(t.Outline, strip) {
			along := p.Sub(w.From).Dot(w.Along)
			from, to = math.Min(from, along), math.Max(to, along)
		}
		blocked = append(blocked, Stretch{from, to})
	}
	return without(Stretch{0, w.Length}, blocked)
}

func without(whole Stretch, blocked []Stretch) []Stretch {
	slices.SortFunc(blocked, func(a, b Stretch) int { return cmp.Compare(a.From, b.From) })
	var out []Stretch
	at := whole.From
	for _, b := range blocked {
		if b.From > at {
			out = append(out, Stretch{at, math.Min(b.From, whole.To)})
		}
		at = math.Max(at, b.To)
	}
	if at < whole.To {
		out = append(out, Stretch{at, whole.To})
	}
	return out
}

// clipConvex cuts a convex outline to another.
func clipConvex(thing, by geom.Polygon) geom.Polygon {
	for i, p := range by {
		edge := by[(i+1)%len(by)].Sub(p)
		inward := geom.Vec2{-edge[1], edge[0]}
		var kept geom.Polygon
		for k, a := range thing {
			b := thing[(k+1)%len(thing)]
			da, db := a.Sub(p).Dot(inward), b.Sub(p).Dot(inward)
			if da >= 0 {
				kept = append(kept, a)
			}
			if da < 0 != (db < 0) {
				kept = append(kept, a.Add(b.Sub(a).Mul(da/(da-db))))
			}
		}
		thing = kept
	}
	return thing
}
