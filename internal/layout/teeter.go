package layout

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

const (
	rugHigh   = 0.05  // metres: what lies on the floor and is no higher is stepped onto
	footHigh  = 0.004 // metres over a thing's underside that touch what carries it
	teeterOff = 0.03  // metres that a thing's middle must lie within what touches the rug
)

// perch is a pose of a thing over a rug, rounded.
type perch struct {
	thing, rug scene.NodeID
	at         geom.Vec2
	turn       float64
}

// segment is a stretch of a thing's underside, in its own floor coordinates.
type segment [2]geom.Vec2

// teeters reports whether a thing would stand on a rug with one side only, so that its middle is not above what touches the rug. A
// thing whose feet are all beside the rug stands on the floor.
func (s *site) teeters(body *query.Body, f *frame, rug scene.NodeID, lies *frame) bool {
	if lies.coversOrMisses(f) || query.ConvexOverlap(f.outline(), lies.outline()) <= 1e-4 {
		return false
	}
	if body == nil {
		at := lies.local(f.at)
		return math.Abs(at[0]) > lies.half[0]-teeterOff || math.Abs(at[1]) > lies.half[1]-teeterOff
	}
	at := lies.local(f.at)
	key := perch{
		thing: body.Node, rug: rug, at: geom.Vec2{rounded(at[0]), rounded(at[1])}, turn: rounded(geom.WrapAngle(f.yaw - lies.yaw)),
	}
	return s.perches.of(key, func() bool {
		feet := s.feet.of(body.Node, func() []segment { return underside(body) })
		return unbalanced(feet, f, lies)
	})
}

// coversOrMisses reports whether another footprint lies wholly within this one, or surely beside it, by its box along this one's axes.
func (f *frame) coversOrMisses(o *frame) bool {
	at := f.local(o.at)
	sin, cos := math.Sincos(o.yaw - f.yaw)
	sin, cos = math.Abs(sin), math.Abs(cos)
	inside := true
	for axis, reach := range [2]float64{cos*o.half[0] + sin*o.half[1], sin*o.half[0] + cos*o.half[1]} {
		if math.Abs(at[axis]) >= f.half[axis]+reach {
			return true
		}
		inside = inside && math.Abs(at[axis])+reach <= f.half[axis]
	}
	return inside
}

// underside lists the lowest edges of an upright body, each once, from the middle of its box.
func underside(b *query.Body) []segment {
	own := frameOfBox(&b.Box, b.WorldFromNode.Rotation.YawAngle())
	var out []segment
	known := map[segment]bool{}
	for i := range b.Pieces {
		p := &b.Pieces[i]
		for k := range p.Mesh.Triangles() {
			u, v, w := p.Mesh.Triangle(k)
			corners := [3]geom.Vec3{geom.TransformPoint(p.WorldFromMesh, u), geom.TransformPoint(p.WorldFromMesh, v), geom.TransformPoint(p.WorldFromMesh, w)}
			for c, from := range corners {
				to := corners[(c+1)%3]
				if from[2] < b.Bounds.Min[2]+footHigh && to[2] < b.Bounds.Min[2]+footHigh {
					edge := segment{own.local(geom.Vec2{from[0], from[1]}), own.local(geom.Vec2{to[0], to[1]})}
					if name := edge.name(); !known[name] {
						known[name] = true
						out = append(out, edge)
					}
				}
			}
		}
	}
	return out
}

// name is equal for edges that run between the same points, to a tenth of a millimetre, in either direction.
func (s segment) name() segment {
	for i := range s {
		s[i] = geom.Vec2{math.Round(s[i][0] * 1e4), math.Round(s[i][1] * 1e4)}
	}
	if s[1][0] < s[0][0] || s[1][0] == s[0][0] && s[1][1] < s[0][1] {
		s[0], s[1] = s[1], s[0]
	}
	return s
}

// footing is half the width and depth of a body's underside around the middle of its box.
func footing(b *query.Body) geom.Vec2 {
	var half geom.Vec2
	for _, s := range underside(b) {
		for _, p := range s {
			half = geom.Vec2{math.Max(half[0], math.Abs(p[0])), math.Max(half[1], math.Abs(p[1]))}
		}
	}
	own := frameOfBox(&b.Box, b.WorldFromNode.Rotation.YawAngle())
	if half[0]*half[1] < 1e-4 || half[0] < 0.3*own.half[0] || half[1] < 0.3*own.half[1] {
		return own.half // it stands on points, or is crowned: it would not stand at an edge
	}
	return half
}

// unbalanced reports whether the part of the feet that lies on a rug does not surround the thing's middle.
func unbalanced(feet []segment, f, lies *frame) bool {
	var on []geom.Vec2
	origin := lies.local(f.world(0, 0))
	right, back := lies.local(f.world(1, 0)).Sub(origin), lies.local(f.world(0, 1)).Sub(origin)
	onRug := func(p geom.Vec2) geom.Vec2 { return origin.Add(right.Mul(p[0])).Add(back.Mul(p[1])) }
	for _, s := range feet {
		a, b := onRug(s[0]), onRug(s[1])
		if from, to, ok := clipped(a, b, lies.half); ok {
			on = append(on, from, to)
		}
	}
	return len(on) > 0 && !surround(on, lies.local(f.at), teeterOff)
}

// clipped cuts a segment to a rectangle around the origin (Liang and Barsky 1984).
func clipped(a, b, half geom.Vec2) (from, to geom.Vec2, ok bool) {
	low, high := 0.0, 1.0
	d := b.Sub(a)
	for axis := range 2 {
		for _, side := range []float64{-1, 1} {
			p, q := side*d[axis], half[axis]-side*a[axis]
			switch {
			case p == 0 && q < 0:
				return from, to, false
			case p < 0:
				low = math.Max(low, q/p)
			case p > 0:
				high = math.Min(high, q/p)
			}
		}
	}
	return a.Add(d.Mul(low)), a.Add(d.Mul(high)), low <= high
}

// surround reports whether a point lies in the convex hull of others, at least margin metres from its edge: in every direction some
// of them lie beyond it.
func surround(points []geom.Vec2, p geom.Vec2, margin float64) bool {
	const directions = 32
	for k := range directions {
		s, c := math.Sincos(2 * math.Pi * float64(k) / directions)
		beyond := math.Inf(-1)
		for _, q := range points {
			beyond = math.Max(beyond, (q[0]-p[0])*c+(q[1]-p[1])*s)
		}
		if beyond < margin {
			return false
		}
	}
	return true
}
