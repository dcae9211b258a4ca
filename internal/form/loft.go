package form

import (
	"math"

	"scenograph/internal/geom"
)

// Loft joins rings of equal length, each counter-clockwise seen against the direction of travel, by a smooth skin with flat caps.
// U runs along the travel, V around the ring. The first and last ring must be planar and convex to be capped.
func Loft(rings [][]geom.Vec3, capStart, capEnd bool, creaseRad float64) *Shape {
	s := &Shape{}
	around := ringLengths(rings)
	along := 0.0
	for i := 0; i+1 < len(rings); i++ {
		a, b := rings[i], rings[i+1]
		step := 0.0
		for k := range a {
			step += b[k].Sub(a[k]).Len() / float64(len(a))
		}
		for k := range a {
			next := (k + 1) % len(a)
			s.Quad([4]geom.Vec3{a[k], a[next], b[next], b[k]},
				[4]geom.Vec2{{along, around[k]}, {along, around[k+1]}, {along + step, around[k+1]}, {along + step, around[k]}})
		}
		along += step
	}
	if capStart {
		s.Corners = append(s.Corners, fan(rings[0], true).Corners...)
	}
	if capEnd {
		s.Corners = append(s.Corners, fan(rings[len(rings)-1], false).Corners...)
	}
	return s.Smooth(creaseRad)
}

// ringLengths returns the distance around the longest ring at each of its corners and, last, its whole length.
func ringLengths(rings [][]geom.Vec3) []float64 {
	var best []float64
	for _, ring := range rings {
		lengths := make([]float64, len(ring)+1)
		for k := range ring {
			lengths[k+1] = lengths[k] + ring[(k+1)%len(ring)].Sub(ring[k]).Len()
		}
		if best == nil || lengths[len(ring)] > best[len(ring)] {
			best = lengths
		}
	}
	return best
}

// fan closes a planar convex ring.
func fan(ring []geom.Vec3, reverse bool) *Shape {
	s := &Shape{}
	normal := ringNormal(ring)
	if reverse {
		normal = normal.Mul(-1)
	}
	for k := 1; k+1 < len(ring); k++ {
		a, b, c := ring[0], ring[k], ring[k+1]
		if reverse {
			b, c = c, b
		}
		s.triangle(a, b, c, PlanarUV(a, normal), PlanarUV(b, normal), PlanarUV(c, normal))
	}
	return s
}

func ringNormal(ring []geom.Vec3) geom.Vec3 {
	sum := geom.Vec3{}
	for k := range ring {
		sum = sum.Add(ring[k].Cross(ring[(k+1)%len(ring)]))
	}
	return unit(sum)
}

func circle(center, x, y geom.Vec3, radius float64, sides int) []geom.Vec3 {
	ring := make([]geom.Vec3, sides)
	for k := range ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(k) / float64(sides))
		ring[k] = center.Add(x.Mul(radius * cos)).Add(y.Mul(radius * sin))
	}
	return ring
}

// Lathe turns an outline of (radius, z) points, from the bottom up the outside, about the Z axis. Where neighbours meet at more than
// about 40° the edge stays sharp. A solid's outline starts and ends on the axis.
func Lathe(outline []geom.Vec2, sides int) *Shape {
	rings := make([][]geom.Vec3, len(outline))
	for i, p := range outline {
		rings[i] = circle(geom.Vec3{0, 0, p[1]}, geom.Vec3{1, 0, 0}, geom.Vec3{0, 1, 0}, math.Max(0, p[0]), sides)
	}
	return Loft(rings, false, false, geom.Radians(40))
}

// Cylinder stands on z = 0 around the Z axis, its edges bevelled by a few millimetres when bevel is over 0.
func Cylinder(radius, height, bevel float64, sides int) *Shape {
	return Cone(radius, radius, height, bevel, sides)
}

// Cone is a round solid of two radii standing on z = 0.
func Cone(bottom, top, height, bevel float64, sides int) *Shape {
	if bevel <= 0 {
		return Lathe([]geom.Vec2{{0, 0}, {bottom, 0}, {top, height}, {0, height}}, sides)
	}
	b := math.Min(bevel, 0.4*math.Min(height, math.Min(bottom, top)))
	return bevelled(Lathe([]geom.Vec2{{0, 0}, {bottom - b, 0}, {bottom, b}, {top, height - b}, {top - b, height}, {0, height}}, sides))
}

// bevelled shades 45° bevels round while it keeps faces flat.
func bevelled(s *Shape) *Shape {
	return s.Smooth(geom.Radians(50))
}

// Tube follows a path with a round section. Its ends are closed.
func Tube(path []geom.Vec3, radius float64, sides int) *Shape {
	radii := make([]float64, len(path))
	for i := range radii {
		radii[i] = radius
	}
	return TaperedTube(path, radii, sides)
}

// TaperedTube follows a path with one radius for each of its points.
func TaperedTube(path []geom.Vec3, radii []float64, sides int) *Shape {
	rings := make([][]geom.Vec3, len(path))
	x := geom.Vec3{}
	for i, p := range path {
		d := direction(path, i)
		if i == 0 {
			x = unit(anyPerpendicular(d))
		}
		x = unit(x.Sub(d.Mul(d.Dot(x))))
		rings[i] = circle(p, x, d.Cross(x), radii[i], sides)
	}
	return Loft(rings, true, true, geom.Radians(50))
}

func direction(path []geom.Vec3, i int) geom.Vec3 {
	before, after := path[max(i-1, 0)], path[min(i+1, len(path)-1)]
	if i > 0 && i+1 < len(path) {
		return unit(unit(path[i].Sub(before)).Add(unit(after.Sub(path[i]))))
	}
	return unit(after.Sub(before))
}

// Ring is a closed round tube of the given radius about the Z axis, at z = 0.
func Ring(radius, tube float64, sides, around int) *Shape {
	outline := make([]geom.Vec2, around+1)
	for k := range outline {
		sin, cos := math.Sincos(2*math.Pi*float64(k%around)/float64(around) - math.Pi/2)
		outline[k] = geom.Vec2{radius + tube*cos, tube * sin}
	}
	return Lathe(outline, sides).Smooth(geom.Radians(75))
}

// Strut is a straight round bar from a to b with a radius at each end.
func Strut(a, b geom.Vec3, radiusA, radiusB float64, sides int) *Shape {
	return TaperedTube([]geom.Vec3{a, b}, []float64{radiusA, radiusB}, sides)
}

// Taper is a square post from a square of side bottom around a to one of side top around b, both level.
func Taper(a, b geom.Vec3, bottom, top, bevel float64) *Shape {
	ring := func(c geom.Vec3, side float64) []geom.Vec3 {
		h, i := side/2, side/2-math.Min(bevel, side/4)
		return []geom.Vec3{
			c.Add(geom.Vec3{i, -h, 0}), c.Add(geom.Vec3{h, -i, 0}), c.Add(geom.Vec3{h, i, 0}), c.Add(geom.Vec3{i, h, 0}),
			c.Add(geom.Vec3{-i, h, 0}), c.Add(geom.Vec3{-h, i, 0}), c.Add(geom.Vec3{-h, -i, 0}), c.Add(geom.Vec3{-i, -h, 0}),
		}
	}
	return Loft([][]geom.Vec3{ring(a, bottom), ring(b, top)}, true, true, geom.Radians(50))
}

// Ellipsoid has the given radii around the origin.
func Ellipsoid(x, y, z float64, sides, rings int) *Shape {
	outline := make([]geom.Vec2, rings+1)
	for i := range outline {
		sin, cos := math.Sincos(math.Pi * (float64(i)/float64(rings) - 0.5))
		outline[i] = geom.Vec2{cos, sin}
	}
	outline[0][0], outline[rings][0] = 0, 0
	return Lathe(outline, sides).Smooth(geom.Radians(80)).Scale(x, y, z)
}

// Arc lists count+1 points of a circular arc in the plane spanned by x and y.
func Arc(center, x, y geom.Vec3, radius, fromRad, toRad float64, count int) []geom.Vec3 {
	out := make([]geom.Vec3, count+1)
	for i := range out {
		sin, cos := math.Sincos(geom.Lerp(fromRad, toRad, float64(i)/float64(count)))
		out[i] = center.Add(x.Mul(radius * cos)).Add(y.Mul(radius * sin))
	}
	return out
}

// Curve passes a Catmull-Rom spline through the points, with the given number of steps between neighbours: outlines for Lathe.
func Curve(points []geom.Vec2, steps int) []geom.Vec2 {
	var out []geom.Vec2
	at := func(i int) geom.Vec2 { return points[min(max(i, 0), len(points)-1)] }
	for i := 0; i+1 < len(points); i++ {
		a, b, c, d := at(i-1), at(i), at(i+1), at(i+2)
		for k := range steps {
			t := float64(k) / float64(steps)
			p := b.Mul(2).Add(c.Sub(a).Mul(t)).Add(a.Mul(2).Sub(b.Mul(5)).Add(c.Mul(4)).Sub(d).Mul(t * t)).Add(b.Mul(3).Sub(a).Sub(c.Mul(3)).Add(d).Mul(t * t * t))
			out = append(out, p.Mul(0.5))
		}
	}
	return append(out, points[len(points)-1])
}
