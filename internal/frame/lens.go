package frame

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Lens is a pinhole's intrinsics in pixels of one picture, counted as in scene.Lens. The zero Lens stands for none.
type Lens struct {
	FX, FY     float64 // focal lengths
	CX, CY     float64 // principal point, from the upper left corner
	Distortion scene.Distortion
}

func (l Lens) zero() bool { return l.FX == 0 }

// LensOf scales a calibrated lens to a picture's size.
func LensOf(l *scene.Lens, width, height int) Lens {
	x, y := float64(width)/float64(l.Width), float64(height)/float64(l.Height)
	return Lens{FX: l.FX * x, FY: l.FY * y, CX: l.CX * x, CY: l.CY * y, Distortion: l.Distortion}
}

// Pinhole returns the intrinsics of a perspective view, whether it has a lens or a field of view.
func (v View) Pinhole() Lens {
	if !v.Lens.zero() {
		return v.Lens
	}
	h := float64(max(v.Height, 1))
	f := h / 2 / math.Tan(v.FovYRad/2)
	return Lens{FX: f, FY: f, CX: float64(max(v.Width, 1)) / 2, CY: h / 2}
}

// Pixel returns where a point of the plane at distance 1 is drawn; x is to the right, y down. It is false beyond the circle in which
// the radial distortion grows outwards: farther out, the model folds the picture over itself.
func (l Lens) Pixel(p geom.Vec2) (geom.Vec2, bool) {
	if !l.Distortion.None() {
		if p.Len() >= foldRadius(l.Distortion) {
			return geom.Vec2{}, false
		}
		p = distort(l.Distortion, p)
	}
	return geom.Vec2{l.CX + l.FX*p[0], l.CY + l.FY*p[1]}, true
}

// Plane returns the point of the plane at distance 1 that is drawn at a pixel, or false where none is.
func (l Lens) Plane(pixel geom.Vec2) (geom.Vec2, bool) {
	p := geom.Vec2{(pixel[0] - l.CX) / l.FX, (pixel[1] - l.CY) / l.FY}
	if l.Distortion.None() {
		return p, true
	}
	return undistort(l.Distortion, p)
}

// distort is the model of Brown and Conrady; see scene.Distortion.
func distort(d scene.Distortion, p geom.Vec2) geom.Vec2 {
	x, y := p[0], p[1]
	r2 := x*x + y*y
	radial := 1 + r2*(d.K1+r2*(d.K2+r2*d.K3))
	return geom.Vec2{
		x*radial + 2*d.P1*x*y + d.P2*(r2+2*x*x),
		y*radial + d.P1*(r2+2*y*y) + 2*d.P2*x*y,
	}
}

// distortJacobian is the derivative of distort: ∂u/∂x, ∂u/∂y = ∂v/∂x, ∂v/∂y.
func distortJacobian(d scene.Distortion, p geom.Vec2) (ux, uy, vy float64) {
	x, y := p[0], p[1]
	r2 := x*x + y*y
	radial := 1 + r2*(d.K1+r2*(d.K2+r2*d.K3))
	slope := 2 * (d.K1 + r2*(2*d.K2+3*r2*d.K3)) // of radial, over r²'s share
	ux = radial + slope*x*x + 2*d.P1*y + 6*d.P2*x
	uy = slope*x*y + 2*d.P1*x + 2*d.P2*y
	vy = radial + slope*y*y + 6*d.P1*y + 2*d.P2*x
	return ux, uy, vy
}

// undistort inverts distort within the fold by Newton's method, halving steps that do not come nearer.
func undistort(d scene.Distortion, want geom.Vec2) (geom.Vec2, bool) {
	fold := foldRadius(d)
	p := want
	if p.Len() >= fold {
		p = p.Mul(0.5 * fold / p.Len())
	}
	miss := distort(d, p).Sub(want)
	for range 60 {
		if miss.Len() <= 1e-13*(1+want.Len()) {
			return p, p.Len() < fold
		}
		ux, uy, vy := distortJacobian(d, p)
		det := ux*vy - uy*uy
		if math.Abs(det) < 1e-12 {
			return p, false
		}
		step := geom.Vec2{(vy*miss[0] - uy*miss[1]) / det, (ux*miss[1] - uy*miss[0]) / det}
		next, nearer := p, false
		for range 30 {
			next = p.Sub(step)
			left := distort(d, next).Sub(want)
			if next.Len() < fold && left.Len() < miss.Len() {
				miss, nearer = left, true
				break
			}
			step = step.Mul(0.5)
		}
		if !nearer {
			break
		}
		p = next
	}
	return p, miss.Len() <= 1e-10*(1+want.Len()) && p.Len() < fold
}

// foldRadius is the radius on the plane at distance 1 up to which radial distortion grows: the least positive root of
// 1 + 3 k1 r² + 5 k2 r⁴ + 7 k3 r⁶, infinite when there is none.
func foldRadius(d scene.Distortion) float64 {
	growth := func(s float64) float64 { return 1 + s*(3*d.K1+s*(5*d.K2+s*7*d.K3)) }
	// Between the extremes of the cubic in s = r² it falls or rises all along, so that a root between two of them can be bisected.
	stops := []float64{0}
	if a, b, c := 21*d.K3, 10*d.K2, 3*d.K1; a != 0 {
		if q := b*b - 4*a*c; q >= 0 {
			root := math.Sqrt(q)
			low, high := (-b-root)/(2*a), (-b+root)/(2*a)
			stops = append(stops, math.Min(low, high), math.Max(low, high))
		}
	} else if b != 0 {
		stops = append(stops, -c/b)
	}
	const farthest = 1e6 // r², beyond which nothing is seen
	stops = append(stops, farthest)
	from := 0.0
	for _, to := range stops {
		if to <= from || to > farthest {
			continue
		}
		if growth(to) <= 0 {
			return math.Sqrt(bisect(growth, from, to))
		}
		from = to
	}
	return math.Inf(1)
}

// bisect finds where a function that is positive at low and not at high crosses zero.
func bisect(f func(float64) float64, low, high float64) float64 {
	for range 200 {
		middle := low + (high-low)/2
		if middle <= low || middle >= high {
			break
		}
		if f(middle) > 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}
