package query

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// SupportBelow returns the first surface straight below a point.
func (w *World) SupportBelow(p geom.Vec3, filter Filter) (Hit, bool) {
	return w.Pick(geom.Ray{Origin: p, Direction: geom.Vec3{0, 0, -1}}, filter)
}

// Resting is how a body stands.
type Resting struct {
	Support scene.NodeID // what it would touch first when lowered
	Gap     float64      // metres it would fall; 0 or slightly below when it touches
	Found   bool         // whether there is anything below
}

const (
	restLift    = 0.02 // rays start this far above the lowest surface, so that slight penetration still counts as touching
	restSamples = 400  // triangles tried on each side
	restBand    = 0.01 // metres from a body's lowest or highest point in which every triangle is tried
)

// Rest measures how far a body would fall, straight down, onto bodies and room floors. Vertices of either meet triangles of the
// other; an edge that crosses an edge between vertices is not seen.
func (w *World) Rest(b *Body, filter Filter) Resting {
	best := Resting{Gap: math.Inf(1)}
	w.restOnRooms(b, filter, &best)
	column := b.Bounds
	column.Min[2] = math.Inf(-1)
	column.Max[2] += restLift
	for _, other := range w.Touching(column, 0) {
		if other.Node != b.Node && filter(other.Node) {
			b.restOn(other, &best)
		}
	}
	return best
}

func (w *World) restOnRooms(b *Body, filter Filter, best *Resting) {
	for _, r := range w.Rooms() {
		low, high := r.Outline.Bounds()
		apart := b.Bounds.Max[0] < low[0] || b.Bounds.Min[0] > high[0] || b.Bounds.Max[1] < low[1] || b.Bounds.Min[1] > high[1]
		if apart || !filter(r.Node) {
			continue
		}
		if gap := b.Bounds.Min[2] - r.Floor; gap > -restLift && gap < best.Gap {
			*best = Resting{Support: r.Node, Gap: gap, Found: true}
		}
	}
}

// GapAbove measures how far a body would fall onto another, slightly negative when it is sunk in; false when it would miss it or
// fall reach metres or more. A small reach is measured faster.
func (b *Body) GapAbove(other *Body, reach float64) (float64, bool) {
	best := Resting{Gap: reach}
	b.restOn(other, &best)
	return best.Gap, best.Found
}

func (b *Body) restOn(other *Body, best *Resting) {
	if b.Box.reach(geom.Up) == 0 {
		return
	}
	try := func(from *Body, onto *Body, up float64, limit geom.Box) {
		direction := geom.Vec3{0, 0, up}
		end := limit.Max[2]
		if up > 0 {
			end = limit.Min[2]
		}
		from.extremes(up, limit, func(p geom.Vec3) {
			if (end-p[2])*up >= best.Gap {
				return // even the other's nearest point is farther
			}
			ray := geom.Ray{Origin: p.Sub(direction.Mul(restLift)), Direction: direction}
			hit := Hit{Distance: best.Gap + restLift}
			onto.pick(ray, &hit)
			if hit.Node != "" && hit.Distance < restLift && onto.leftThrough(&hit, up) {
				ray.Origin, hit = p, Hit{Distance: best.Gap} // one stands on the other's far side, as a lamp does on a thin board
				onto.pick(ray, &hit)
				hit.Distance += restLift
			}
			if hit.Node != "" && hit.Distance-restLift < best.Gap {
				*best = Resting{Support: other.Node, Gap: hit.Distance - restLift, Found: true}
			}
		})
	}
	try(b, other, -1, other.Bounds)
	try(other, b, 1, b.Bounds)
}

// leftThrough reports whether a vertical ray that met a body there came out of it: the surface looks the way the ray goes.
func (b *Body) leftThrough(hit *Hit, up float64) bool {
	for i := range b.Pieces {
		if p := &b.Pieces[i]; p.Part == hit.Part && p.Surface == hit.Surface {
			t := p.triangle(hit.Triangle)
			return t[1].Sub(t[0]).Cross(t[2].Sub(t[0]))[2]*up > 0
		}
	}
	return false
}

// extremes visits the corners and middles of triangles that face a vertical direction, over or under the given box: all of
// those at the body's very end, up to a limit, and an even selection of the others.
func (b *Body) extremes(up float64, limit geom.Box, visit func(geom.Vec3)) {
	end := b.Bounds.Min[2]
	if up > 0 {
		end = b.Bounds.Max[2]
	}
	atEnd := 0
	for i := range b.Pieces {
		p := &b.Pieces[i]
		n := p.Mesh.Triangles()
		step := max(1, n/restSamples)
		for k := range n {
			last := atEnd < restSamples && math.Abs(p.firstHeight(k)-end) < restBand
			if !last && k%step != 0 {
				continue
			}
			t := p.triangle(k)
			if t[1].Sub(t[0]).Cross(t[2].Sub(t[0]))[2]*up <= 0 {
				continue
			}
			if last {
				atEnd++
			}
			t.spread(limit, visit)
		}
	}
}

// firstHeight is the world Z of a triangle's first corner.
func (p *Piece) firstHeight(triangle int) float64 {
	v := p.Mesh.Positions[p.Mesh.Indices[3*triangle]]
	m := &p.WorldFromMesh
	return m[2]*float64(v[0]) + m[6]*float64(v[1]) + m[10]*float64(v[2]) + m[14]
}

// spread visits the triangle's middle and three points just inside its corners, where they lie over or under the box.
func (t *triangle) spread(limit geom.Box, visit func(geom.Vec3)) {
	middle := t[0].Add(t[1]).Add(t[2]).Mul(1.0 / 3)
	for i := range 4 {
		q := middle
		if i < 3 {
			q = t[i].Mul(0.98).Add(middle.Mul(0.02))
		}
		if q[0] >= limit.Min[0] && q[0] <= limit.Max[0] && q[1] >= limit.Min[1] && q[1] <= limit.Max[1] {
			visit(q)
		}
	}
}

// Mounted returns the distance from a body's back (+Y side) to the nearest wall of any room, and from its top to the ceiling.
func (w *World) Mounted(b *Body) (wall, ceiling float64) {
	wall, ceiling = math.Inf(1), math.Inf(1)
	for _, r := range w.Rooms() {
		if r.Shell.Ceiling || r.Shell.Height > 0 {
			ceiling = math.Min(ceiling, math.Abs(r.Ceiling-b.Bounds.Max[2]))
		}
		for i := range r.Walls {
			wall = math.Min(wall, gapToWall(&r.Walls[i], b))
		}
	}
	return wall, ceiling
}

func gapToWall(w *Wall, b *Body) float64 {
	nearest, low, high := math.Inf(1), math.Inf(1), math.Inf(-1)
	for _, p := range b.Box.Outline() {
		d := p.Sub(w.From)
		nearest = math.Min(nearest, d.Dot(w.Inward))
		low, high = math.Min(low, d.Dot(w.Along)), math.Max(high, d.Dot(w.Along))
	}
	if high < 0 || low > w.Length {
		return math.Inf(1)
	}
	return math.Abs(nearest)
}
