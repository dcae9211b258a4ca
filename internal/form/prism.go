package form

import (
	"math"

	"scenograph/internal/geom"
)

// Prism extrudes a counter-clockwise outline from z = low to z = high. A bevel over 0 draws the upper and lower rim in;
// it must be smaller than what the outline's corners allow.
func Prism(outline geom.Polygon, low, high, bevel float64) *Shape {
	s := &Shape{}
	inner := outline
	if bevel > 0 {
		inner = Inset(outline, bevel)
		s.band(outline, low+bevel, outline, high-bevel)
		s.band(inner, low, outline, low+bevel)
		s.band(outline, high-bevel, inner, high)
		s.Smooth(geom.Radians(50))
	} else {
		s.band(outline, low, outline, high)
		s.Smooth(geom.Radians(35))
	}
	caps := &Shape{}
	for _, t := range inner.Triangles() {
		a, b, c := inner[t[0]], inner[t[1]], inner[t[2]]
		caps.level(a, b, c, high, true)
		caps.level(a, b, c, low, false)
	}
	return Join(s, caps)
}

func (s *Shape) level(a, b, c geom.Vec2, z float64, up bool) {
	n := geom.Up
	if !up {
		n, b, c = geom.Vec3{0, 0, -1}, c, b
	}
	p, q, r := a.Vec3(z), b.Vec3(z), c.Vec3(z)
	s.triangle(p, q, r, PlanarUV(p, n), PlanarUV(q, n), PlanarUV(r, n))
}

// band joins two outlines of equal length at two heights.
func (s *Shape) band(lower geom.Polygon, low float64, upper geom.Polygon, high float64) {
	run := 0.0
	for i := range lower {
		j := (i + 1) % len(lower)
		next := run + math.Max(lower[j].Sub(lower[i]).Len(), upper[j].Sub(upper[i]).Len())
		s.Quad([4]geom.Vec3{lower[i].Vec3(low), lower[j].Vec3(low), upper[j].Vec3(high), upper[i].Vec3(high)},
			[4]geom.Vec2{{run, -low}, {next, -low}, {next, -high}, {run, -high}})
		run = next
	}
}

// Inset moves every side of a counter-clockwise outline inwards by d metres (outwards when negative), mitred; a mitre is at most 4·d long.
func Inset(outline geom.Polygon, d float64) geom.Polygon {
	out := make(geom.Polygon, len(outline))
	n := len(outline)
	for i, p := range outline {
		a, b := p.Sub(outline[(i+n-1)%n]), outline[(i+1)%n].Sub(p)
		na, nb := inward(a), inward(b)
		sum := na.Add(nb)
		scale := 4.0
		if dot := 1 + na.Dot(nb); dot > 2.0/16 {
			scale = 1 / dot
			out[i] = p.Add(sum.Mul(scale * d))
			continue
		}
		along := a.Mul(1 / math.Max(a.Len(), 1e-12))
		out[i] = p.Add(along.Mul(-scale * d))
	}
	return out
}

func inward(along geom.Vec2) geom.Vec2 {
	l := along.Len()
	if l < 1e-12 {
		return geom.Vec2{}
	}
	return geom.Vec2{-along[1] / l, along[0] / l}
}

// RoundedRectangle is an outline of x by y metres around the origin whose corners are arcs of the given number of steps.
func RoundedRectangle(x, y, radius float64, steps int) geom.Polygon {
	radius = math.Min(radius, 0.499*math.Min(x, y))
	var out geom.Polygon
	for corner, c := range []geom.Vec2{{x/2 - radius, y/2 - radius}, {-x/2 + radius, y/2 - radius}, {-x/2 + radius, -y/2 + radius}, {x/2 - radius, -y/2 + radius}} {
		for k := range steps + 1 {
			sin, cos := math.Sincos(math.Pi / 2 * (float64(corner) + float64(k)/float64(steps)))
			out = append(out, geom.Vec2{c[0] + radius*cos, c[1] + radius*sin})
		}
	}
	return out
}

// Oval is an elliptic outline of x by y metres around the origin.
func Oval(x, y float64, sides int) geom.Polygon {
	out := make(geom.Polygon, sides)
	for k := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / float64(sides))
		out[k] = geom.Vec2{x / 2 * cos, y / 2 * sin}
	}
	return out
}
