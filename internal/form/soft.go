package form

import (
	"math"

	"scenograph/internal/geom"
)

// Cushion is a box of x, y and z metres with round edges, standing on z = 0, whose middle swells: its size is reached in the
// middle of each side, and its edges draw back by up to puff metres. Detail 1 has 192 triangles, 2 has 768.
func Cushion(x, y, z, radius, puff float64, detail int) *Shape {
	half := geom.Vec3{x / 2, y / 2, z / 2}
	radius = math.Min(radius, 0.98*math.Min(half[0], math.Min(half[1], half[2])))
	s := &Shape{}
	for axis := range 3 {
		i, j := (axis+1)%3, (axis+2)%3
		us, vs := cushionLines(half[i], radius, detail), cushionLines(half[j], radius, detail)
		for _, sign := range []float64{-1, 1} {
			cushionFace(s, half, radius, axis, sign, us, vs)
		}
	}
	for k := range s.Corners {
		s.Corners[k].Position = swell(s.Corners[k].Position, half, puff)
	}
	return s.Smooth(geom.Radians(100)).Move(0, 0, z/2)
}

// Pillow is a stuffed cover of x by y metres whose corners stick out, lying on z = 0 and z metres thick in its middle. Its two sides meet
// in a seam all around, seam·z above the ground. n is the number of steps across: 4·n² triangles.
func Pillow(x, y, z, seam float64, n int) *Shape {
	const pinch, full = 0.045, 0.45 // how far sides draw in between the corners, and the exponent of the swelling: smaller is fuller
	at := func(i, k int, share float64) geom.Vec3 {
		u, v := math.Sin(math.Pi/2*(2*float64(i)/float64(n)-1)), math.Sin(math.Pi/2*(2*float64(k)/float64(n)-1))
		if i == 0 || i == n || k == 0 || k == n {
			share = 0
		}
		swell := math.Pow((1-u*u)*(1-v*v), full)
		return geom.Vec3{x / 2 * u * (1 - pinch*(1-v*v)), y / 2 * v * (1 - pinch*(1-u*u)), z * (seam + share*swell)}
	}
	s := &Shape{}
	for i := range n {
		for k := range n {
			for _, share := range []float64{1 - seam, -seam} {
				normal := geom.Vec3{0, 0, share}
				p := [4]geom.Vec3{at(i, k, share), at(i+1, k, share), at(i+1, k+1, share), at(i, k+1, share)}
				if share < 0 {
					p[1], p[3] = p[3], p[1]
				}
				var uv [4]geom.Vec2
				for c := range p {
					uv[c] = PlanarUV(p[c], normal)
				}
				s.Quad(p, uv)
			}
		}
	}
	return s.Smooth(geom.Radians(70))
}

// cushionLines places grid lines across a side: fine over the round edges, one in the middle for the swelling.
func cushionLines(half, radius float64, detail int) []float64 {
	var out []float64
	for k := detail; k >= 1; k-- {
		out = append(out, -(half - radius + radius*math.Tan(math.Pi/4*float64(k)/float64(detail))))
	}
	flat := half - radius
	inner := 2 * detail
	for k := 0; k <= inner; k++ {
		out = append(out, geom.Lerp(-flat, flat, float64(k)/float64(inner)))
	}
	for k := 1; k <= detail; k++ {
		out = append(out, half-radius+radius*math.Tan(math.Pi/4*float64(k)/float64(detail)))
	}
	return out
}

func cushionFace(s *Shape, half geom.Vec3, radius float64, axis int, sign float64, us, vs []float64) {
	i, j := (axis+1)%3, (axis+2)%3
	n := axisVec(axis, sign)
	at := func(u, v float64) (geom.Vec3, geom.Vec2) {
		p := axisVec(axis, sign*half[axis])
		p[i], p[j] = u, v
		return roundOff(p, half, radius), PlanarUV(p, n)
	}
	for a := 0; a+1 < len(us); a++ {
		for b := 0; b+1 < len(vs); b++ {
			var p [4]geom.Vec3
			var uv [4]geom.Vec2
			p[0], uv[0] = at(us[a], vs[b])
			p[1], uv[1] = at(us[a+1], vs[b])
			p[2], uv[2] = at(us[a+1], vs[b+1])
			p[3], uv[3] = at(us[a], vs[b+1])
			if sign < 0 {
				p[1], p[3], uv[1], uv[3] = p[3], p[1], uv[3], uv[1]
			}
			s.Quad(p, uv)
		}
	}
}

// roundOff maps a point on a box to the box with round edges.
func roundOff(p, half geom.Vec3, radius float64) geom.Vec3 {
	inner := geom.Vec3{}
	for i := range 3 {
		inner[i] = geom.Clamp(p[i], -(half[i] - radius), half[i]-radius)
	}
	d := p.Sub(inner)
	if d.Len() < 1e-12 {
		return p
	}
	return inner.Add(d.Mul(radius / d.Len()))
}

// swell draws points back towards the middle plane the nearer they are to the rim.
func swell(p, half geom.Vec3, puff float64) geom.Vec3 {
	if puff <= 0 {
		return p
	}
	q := p
	for i := range 3 {
		j, k := (i+1)%3, (i+2)%3
		a, b := p[j]/half[j], p[k]/half[k]
		rim := 1 - (1-a*a)*(1-b*b)
		amount := puff
		if i != 2 {
			amount = puff * 0.5
		}
		q[i] = p[i] * (1 - math.Min(0.8, amount/half[i])*rim)
	}
	return q
}

// Sheet spans a surface over (u, v) in [0,1]² whose front is ∂u × ∂v. With a thickness over 0 it is a closed slab of cloth that
// grows backwards; without, a single layer for a two-sided material. width and length are its size in metres, for the UVs.
func Sheet(columns, rows int, width, length, thickness float64, f func(u, v float64) geom.Vec3) *Shape {
	front := sheetLayer(columns, rows, width, length, f)
	if thickness <= 0 {
		return front
	}
	normals := map[[3]float32]geom.Vec3{}
	for i := range front.Corners {
		c := &front.Corners[i]
		normals[[3]float32{snap(c.Position[0]), snap(c.Position[1]), snap(c.Position[2])}] = c.Normal
	}
	back := func(u, v float64) geom.Vec3 {
		p := f(u, v)
		return p.Sub(normals[[3]float32{snap(p[0]), snap(p[1]), snap(p[2])}].Mul(thickness))
	}
	out := Join(front, sheetLayer(columns, rows, width, length, back).flip())
	hem := &Shape{}
	for i := range columns {
		a, b := float64(i)/float64(columns), float64(i+1)/float64(columns)
		hem.rim(f, back, geom.Vec2{a, 0}, geom.Vec2{b, 0}, thickness, width)
		hem.rim(f, back, geom.Vec2{b, 1}, geom.Vec2{a, 1}, thickness, width)
	}
	for i := range rows {
		a, b := float64(i)/float64(rows), float64(i+1)/float64(rows)
		hem.rim(f, back, geom.Vec2{1, a}, geom.Vec2{1, b}, thickness, length)
		hem.rim(f, back, geom.Vec2{0, b}, geom.Vec2{0, a}, thickness, length)
	}
	return Join(out, hem)
}

func sheetLayer(columns, rows int, width, length float64, f func(u, v float64) geom.Vec3) *Shape {
	s := &Shape{}
	uv := func(u, v float64) geom.Vec2 { return geom.Vec2{u * width, (1 - v) * length} }
	for i := range columns {
		for j := range rows {
			u0, u1 := float64(i)/float64(columns), float64(i+1)/float64(columns)
			v0, v1 := float64(j)/float64(rows), float64(j+1)/float64(rows)
			s.Quad([4]geom.Vec3{f(u0, v0), f(u1, v0), f(u1, v1), f(u0, v1)},
				[4]geom.Vec2{uv(u0, v0), uv(u1, v0), uv(u1, v1), uv(u0, v1)})
		}
	}
	return s.Smooth(geom.Radians(80))
}

func (s *Shape) flip() *Shape {
	for i := 0; i+2 < len(s.Corners); i += 3 {
		s.Corners[i+1], s.Corners[i+2] = s.Corners[i+2], s.Corners[i+1]
	}
	for i := range s.Corners {
		s.Corners[i].Normal = s.Corners[i].Normal.Mul(-1)
	}
	return s
}

func (s *Shape) rim(front, back func(u, v float64) geom.Vec3, a, b geom.Vec2, thickness, length float64) {
	p := [4]geom.Vec3{front(a[0], a[1]), back(a[0], a[1]), back(b[0], b[1]), front(b[0], b[1])}
	run := b.Sub(a).Len() * length
	s.Quad(p, [4]geom.Vec2{{0, 0}, {0, thickness}, {run, thickness}, {run, 0}})
}
