package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// styledLeg is a leg in the thing's style, its foot near the given point and its top within radius of it; ok is false where the base's
// leg is the style's own.
func (b *bench) styledLeg(foot geom.Vec3, height, radius, sx, sy float64) (s *form.Shape, ok bool) {
	x, y := foot[0], foot[1]
	switch stylings()[b.style].legs {
	case splayed:
		out := math.Min(0.07, height*0.2)
		return form.Strut(vec(x+sx*out*0.5, y+sy*out*0.35, 0), vec(x-sx*out*0.5, y-sy*out*0.35, height), radius*0.42, radius*0.95, 12), true
	case cabriole:
		at := func(out, z float64) geom.Vec3 { return vec(x+sx*out, y+sy*out, z*height) }
		knee := math.Min(0.02, height*0.12)
		path := []geom.Vec3{at(0, 1), at(0, 0.94), at(knee*0.9, 0.82), at(knee, 0.68), at(knee*0.1, 0.4), at(-knee*0.5, 0.2), at(-knee*0.1, 0.08), at(knee*0.6, 0.02)}
		leg := form.TaperedTube(path, []float64{radius, radius, radius * 1.25, radius * 1.15, radius * 0.75, radius * 0.6, radius * 0.62, radius * 0.5}, 10)
		pad := form.Lathe([]geom.Vec2{{0, 0}, {radius * 0.7, 0}, {radius * 0.95, height * 0.03}, {radius * 0.6, height * 0.07}, {0, height * 0.07}}, 12)
		return form.Join(leg, pad.Move(x+sx*knee*0.6, y+sy*knee*0.6, 0)), true
	case stepped:
		w := radius * 2
		return form.Join(form.Box(w*0.8, w*0.8, height*0.2, 0.002).Move(x, y, 0), form.Box(w*1.15, w*1.15, height*0.08, 0.002).Move(x, y, height*0.2),
			form.Box(w, w, height*0.52, 0.004).Move(x, y, height*0.28), form.Box(w*1.25, w*1.25, height*0.1, 0.002).Move(x, y, height*0.8), form.Box(w*1.5, w*1.5, height*0.1, 0.002).Move(x, y, height*0.9)), true
	case blade:
		return form.Box(radius*2.4, 0.012, height, 0.001).Move(x, y, 0), true
	}
	return nil, false
}

// styledGrip is a handle in the thing's style on a face at (x, z); nil where the base's is the style's own.
func (b *bench) styledGrip(x, y, z float64, upright bool) *form.Shape {
	bar := func(half, r, out float64) *form.Shape {
		a, c := vec(x-half, y-out, z), vec(x+half, y-out, z)
		if upright {
			a, c = vec(x, y-out, z-half), vec(x, y-out, z+half)
		}
		return form.Strut(a, c, r, r, 8)
	}
	switch stylings()[b.style].grips {
	case slimBar:
		post := form.Strut(vec(x, y, z), vec(x, y-gripDeep+0.006, z), 0.006, 0.008, 8)
		return form.Join(post, form.Lathe([]geom.Vec2{{0, 0}, {0.013, 0}, {0.015, 0.006}, {0, 0.007}}, 14).Pitch(math.Pi/2).Move(x, y-gripDeep+0.008, z))
	case dropPull:
		ring := func(side float64) *form.Shape {
			return form.Lathe([]geom.Vec2{{0, 0}, {0.009, 0}, {0.007, 0.005}, {0.005, 0.012}, {0, 0.013}}, 10).Pitch(math.Pi/2).Move(x+side*0.032, y, z)
		}
		bail := form.TaperedTube([]geom.Vec3{vec(x-0.032, y-0.011, z), vec(x-0.03, y-0.016, z-0.02), vec(x-0.012, y-0.018, z-0.033), vec(x+0.012, y-0.018, z-0.033), vec(x+0.03, y-0.016, z-0.02), vec(x+0.032, y-0.011, z)},
			[]float64{0.003, 0.003, 0.0038, 0.0038, 0.003, 0.003}, 7)
		return form.Join(ring(-1), ring(1), bail)
	case halfMoon:
		plate := form.Lathe([]geom.Vec2{{0, 0}, {0.034, 0}, {0.034, 0.003}, {0.026, 0.004}, {0.026, 0.007}, {0.018, 0.008}, {0.018, 0.011}, {0, 0.012}}, 24).Pitch(math.Pi/2).Move(x, y, z)
		return form.Join(plate, bar(0.03, 0.004, 0.018))
	case edgePull:
		return bar(0.05, 0.003, 0.006)
	}
	return nil
}

// reeds are three thin ribs across a front, as on streamlined furniture.
func reeds(f front, y float64) []*form.Shape {
	var out []*form.Shape
	middle := (f.z0 + f.z1) / 2
	for i := -1; i <= 1; i++ {
		z := middle + float64(i)*0.016
		out = append(out, slab(f.x0+0.006, y-0.004, z-0.003, f.x1-0.006, y, z+0.003, 0.001))
	}
	return out
}
