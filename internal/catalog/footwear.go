package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// shoes are a pair side by side, toes to the front: low, or with a shaft where they are high.
func shoes(b *bench) {
	half := b.w * 0.225
	s := shoe{half: half, length: b.d, sole: math.Min(0.026, b.h*0.2), collar: math.Min(b.h, 0.115), height: b.h}
	for _, side := range []float64{-1, 1} {
		place := func(shape *form.Shape) *form.Shape {
			if side < 0 {
				shape = shape.MirrorX()
			}
			return shape.Move(side*(b.w/2-half), 0, 0)
		}
		b.put("sole", place(form.Prism(s.outline(1.04), 0, s.sole, 0.004)))
		b.put("upper", place(s.upper()))
		b.put("lining", place(form.Prism(s.opening(0.8), s.sole+0.006, s.sole+0.01, 0)))
		b.put("upper", place(s.tongue()))
		for _, lace := range s.laces() {
			b.put("laces", place(lace))
		}
		x := side * (b.w/2 - half)
		b.block(vec(x-half, -b.d/2, 0), vec(x+half, b.d/2, s.collar*0.5))
		b.block(vec(x-half*0.75, -b.d*0.05, s.collar*0.5), vec(x+half*0.75, b.d*0.47, b.h*0.95))
	}
}

// shoe is a right one, its toe towards −y, in metres. The collar is the rim of the opening; what is above it is a shaft.
type shoe struct {
	half, length, sole, collar, height float64
}

const shoeSides = 32

// last is the outline of a foot at an angle, counter-clockwise: round at heel and toe, wide at the ball, narrow at the arch.
func (s shoe) last(angle float64) geom.Vec2 {
	sin, cos := math.Sincos(angle)
	t := geom.Clamp((sin+0.5)/0.85, 0, 1)
	wide := geom.Lerp(0.9, 0.72, t*t*(3-2*t))
	if cos < 0 {
		wide -= 0.13 * math.Exp(-12*(sin-0.1)*(sin-0.1)) // the arch
	}
	sharp := math.Copysign(math.Pow(math.Abs(cos), 0.8), cos)
	return geom.Vec2{s.half * (sharp*wide - 0.07*geom.Clamp(-sin, 0, 1)), sin * s.length * 0.48}
}

func (s shoe) outline(grow float64) geom.Polygon {
	out := make(geom.Polygon, shoeSides)
	for i := range out {
		out[i] = s.last(2 * math.Pi * float64(i) / shoeSides).Mul(grow)
	}
	return out
}

// rim is the opening at an angle: from the instep back to the heel.
func (s shoe) rim(angle, share float64) geom.Vec2 {
	sin, cos := math.Sincos(angle)
	return geom.Vec2{s.half * 0.52 * cos * share, s.length * (0.215 + 0.235*sin*share)}
}

func (s shoe) opening(share float64) geom.Polygon {
	out := make(geom.Polygon, shoeSides)
	for i := range out {
		out[i] = s.rim(2*math.Pi*float64(i)/shoeSides, share)
	}
	return out
}

// rimHeight dips at the ankles.
func (s shoe) rimHeight(angle float64) float64 {
	sin, cos := math.Sincos(angle)
	return s.collar * (0.9 + 0.08*sin - 0.16*cos*cos)
}

// How the upper goes from the sole (0) to the rim (1): how far inwards, and how far up.
var shoeProfile = []geom.Vec2{{-0.005, 0}, {-0.012, 0.12}, {0, 0.26}, {0.04, 0.38}, {0.12, 0.47}, {0.28, 0.56}, {0.5, 0.68}, {0.72, 0.81}, {0.9, 0.93}, {1, 1}}

// skin is a point of the upper's outside: t from the sole to the rim.
func (s shoe) skin(angle, t float64) geom.Vec3 {
	k := geom.Clamp(t, 0, 1) * float64(len(shoeProfile)-1)
	i := min(int(k), len(shoeProfile)-2)
	share := shoeProfile[i].Mul(1 - (k - float64(i))).Add(shoeProfile[i+1].Mul(k - float64(i)))
	low, high := s.last(angle), s.rim(angle, 1)
	return low.Add(high.Sub(low).Mul(share[0])).Vec3(geom.Lerp(s.sole-0.002, s.rimHeight(angle), share[1]))
}

func (s shoe) upper() *form.Shape {
	ring := func(at func(angle float64) geom.Vec3) []geom.Vec3 {
		out := make([]geom.Vec3, shoeSides)
		for i := range out {
			out[i] = at(2 * math.Pi * float64(i) / shoeSides)
		}
		return out
	}
	var rings [][]geom.Vec3
	for i := range shoeProfile {
		rings = append(rings, ring(func(angle float64) geom.Vec3 { return s.skin(angle, float64(i)/float64(len(shoeProfile)-1)) }))
	}
	over := func(share, lift, shaft float64) []geom.Vec3 {
		return ring(func(angle float64) geom.Vec3 {
			z := s.rimHeight(angle)
			return s.rim(angle, share).Vec3(geom.Lerp(z, s.height, shaft) + lift)
		})
	}
	shaft := 0.0
	if s.height > s.collar+0.02 {
		shaft = 1
		rings = append(rings, over(1.02, 0, 0.5))
	}
	rings = append(rings, over(1.02, 0.003, shaft), over(0.97, 0.006, shaft), over(0.9, 0.003, shaft), over(0.86, -0.008, shaft))
	floor := func(share, z float64) []geom.Vec3 {
		return ring(func(angle float64) geom.Vec3 { return s.rim(angle, share).Vec3(z) })
	}
	return form.Loft(append(rings, floor(0.88, s.sole+0.02), floor(0.82, s.sole+0.006)), true, true, geom.Radians(70))
}

// tongue stands up out of the front of the opening.
func (s shoe) tongue() *form.Shape {
	top := s.rimHeight(-math.Pi / 2)
	front := s.rim(-math.Pi/2, 0.86)
	return form.Sheet(6, 6, s.half, s.length*0.2, 0.006, func(u, v float64) geom.Vec3 {
		x := (2*u - 1) * s.half * geom.Lerp(0.24, 0.3, v)
		return vec(x, front[1]-0.012+0.034*v+x*x*6, geom.Lerp(top-0.03, math.Min(s.height, top+0.02), v)-x*x*10*v)
	})
}

// laces cross over the instep, with a bow at the top.
func (s shoe) laces() (out []*form.Shape) {
	at := func(row float64, side float64) geom.Vec3 {
		p := s.skin(-math.Pi/2, geom.Lerp(0.56, 0.94, row/3))
		return vec(side*s.half*0.24, p[1], p[2]+0.003)
	}
	for row := range 4 {
		r := float64(row)
		left, right := at(r, -1), at(r, 1)
		middle := left.Add(right).Mul(0.5).Add(vec(0, -0.001, 0.004))
		out = append(out, form.Tube([]geom.Vec3{left, middle, right}, 0.0024, 6))
		if row == 3 {
			continue
		}
		out = append(out, form.Strut(at(r, -1), at(r+1, 1), 0.0022, 0.0022, 6), form.Strut(at(r, 1), at(r+1, -1), 0.0022, 0.0022, 6))
	}
	knot := at(3, 0).Add(vec(0, -0.003, 0.005))
	for _, side := range []float64{-1, 1} {
		bow := smoothPath([]geom.Vec3{knot, knot.Add(vec(side*0.014, -0.006, 0.007)), knot.Add(vec(side*0.03, -0.016, -0.002)), knot.Add(vec(side*0.02, -0.019, -0.005)), knot}, 3)
		out = append(out, form.Tube(bow, 0.0022, 6), form.Tube(smoothPath([]geom.Vec3{knot, knot.Add(vec(side*0.01, -0.014, 0.002)), knot.Add(vec(side*0.017, -0.036, -0.01))}, 3), 0.0022, 6))
	}
	return out
}
