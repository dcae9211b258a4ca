package radiosity

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/shade"
)

// unknowns are nine harmonics of the normal and three slopes over the place.
const unknowns = 12

// normalEquations collects weighted samples for a linear least-squares fit.
type normalEquations struct {
	left  [unknowns][unknowns]float64
	right [unknowns]geom.Color
}

func (e *normalEquations) add(row *[unknowns]float64, value geom.Color, weight float64) {
	for i := range unknowns {
		for j := range unknowns {
			e.left[i][j] += weight * row[i] * row[j]
		}
		for c := range value {
			e.right[i][c] += weight * row[i] * value[c]
		}
	}
}

// solve is Gaussian elimination; a little weight on the diagonal keeps directions without samples at 0.
func (e *normalEquations) solve() [unknowns]geom.Color {
	trace := 0.0
	for i := range unknowns {
		trace += e.left[i][i]
	}
	for i := range unknowns {
		e.left[i][i] += 1e-4 * trace / unknowns
	}
	for i := range unknowns {
		for k := i + 1; k < unknowns; k++ {
			f := e.left[k][i] / e.left[i][i] // positive definite: no pivot needed
			for j := i; j < unknowns; j++ {
				e.left[k][j] -= f * e.left[i][j]
			}
			for c := range e.right[k] {
				e.right[k][c] -= f * e.right[i][c]
			}
		}
	}
	var out [unknowns]geom.Color
	for i := unknowns - 1; i >= 0; i-- {
		for c := range out[i] {
			sum := e.right[i][c]
			for j := i + 1; j < unknowns; j++ {
				sum -= e.left[i][j] * out[j][c]
			}
			out[i][c] = sum / e.left[i][i]
		}
	}
	return out
}

// fit finds the field that comes nearest to what the patches receive, by their areas, and to what is received within the room.
func (s *solver) fit() Field {
	low, high := s.Shell.Outline.Bounds()
	middle := low.Add(high).Mul(0.5)
	var f Field
	f.Middle = s.WorldFromRoom.Apply(middle.Vec3(s.Shell.Height / 2))
	var e normalEquations
	total := 0.0
	sample := func(at, normal geom.Vec3, view *transfer, weight float64) {
		light, shaded := s.gather(view)
		glow := s.glow(at, normal)
		for c := range light {
			light[c] += shaded[c] + glow[c]
		}
		d := at.Sub(f.Middle)
		row := [unknowns]float64{9: d[0], 10: d[1], 11: d[2]}
		for k := range f.Harmonics {
			row[k] = shade.HarmonicBasis(k, normal)
		}
		e.add(&row, light, weight)
	}
	for i := range s.patches {
		p := &s.patches[i]
		total += p.area
		sample(p.middle, p.normal, &s.views[i], p.area)
	}
	within := s.within()
	for _, p := range within {
		for axis := range 3 {
			n := geom.Vec3{}
			for _, side := range [2]float64{1, -1} {
				n[axis] = side
				view := s.view(p, n)
				sample(p, n, &view, total/float64(6*len(within)))
			}
		}
	}
	x := e.solve()
	copy(f.Harmonics[:], x[:9])
	copy(f.Slope[:], x[9:])
	area := 0.0
	for i := range s.windows {
		area += s.windows[i].area
	}
	f.Windows = area / max(total, 1e-9)
	return f
}

// within is a coarse grid of places in the room.
func (s *solver) within() []geom.Vec3 {
	low, high := s.Shell.Outline.Bounds()
	var out []geom.Vec3
	for i := range 8 {
		p := geom.Vec2{geom.Lerp(low[0], high[0], 0.25+0.5*float64(i&1)), geom.Lerp(low[1], high[1], 0.25+0.5*float64(i>>1&1))}
		if s.Shell.Outline.Contains(p) {
			out = append(out, s.WorldFromRoom.Apply(p.Vec3(s.Shell.Height*math.Pow(0.5, float64(2-i>>2)))))
		}
	}
	return out
}
