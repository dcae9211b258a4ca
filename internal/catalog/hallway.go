package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

func suitcase(b *bench) {
	w, d, h := b.w, b.d, b.h
	top, foot := h*0.86, 0.045
	b.put("shell", form.Prism(form.RoundedRectangle(w, top-foot, 0.06, 5), -d/2, d/2, 0.018).Pitch(math.Pi/2).Move(0, 0, foot+(top-foot)/2))
	for i := range 6 {
		x := geom.Lerp(-w*0.36, w*0.36, float64(i)/5)
		b.put("shell", slab(x-0.008, -d/2-0.005, foot+0.06, x+0.008, -d/2+0.006, top-0.06, 0.003))
	}
	b.put("dark", slab(-w/2-0.002, -0.006, foot+0.05, w/2+0.002, 0.006, top-0.05, 0.001))
	for _, s := range []float64{-1, 1} {
		b.put("metal", form.Strut(vec(s*w*0.2, d*0.3, top-0.01), vec(s*w*0.2, d*0.3, h-0.02), 0.007, 0.007, 8))
		for _, k := range []float64{-1, 1} {
			x, y := s*(w/2-0.05), k*(d/2-0.045)
			b.put("dark", form.Strut(vec(x-0.014, y, 0.024), vec(x+0.014, y, 0.024), 0.024, 0.024, 16), slab(x-0.018, y-0.018, 0.03, x+0.018, y+0.018, foot+0.01, 0.003))
			b.block(vec(x-0.02, y-0.02, 0), vec(x+0.02, y+0.02, foot))
		}
	}
	b.put("dark", form.Strut(vec(-w*0.23, d*0.3, h-0.015), vec(w*0.23, d*0.3, h-0.015), 0.015, 0.015, 12), form.Tube([]geom.Vec3{vec(-0.07, 0, top-0.004), vec(-0.06, 0, top+0.022), vec(0.06, 0, top+0.022), vec(0.07, 0, top-0.004)}, 0.01, 8))
	b.block(vec(-w/2, -d/2, foot), vec(w/2, d/2, top))
}

// umbrella is folded and stands on its tip.
func umbrella(b *bench) {
	r, h := math.Min(b.w, b.d)/2, b.h
	b.put("cloth", form.Lathe([]geom.Vec2{{0, h * 0.08}, {r * 0.2, h * 0.1}, {r * 0.75, h * 0.3}, {r * 0.9, h * 0.5}, {r * 0.62, h * 0.68}, {r * 0.2, h * 0.72}, {0, h * 0.72}}, 8))
	b.put("metal", form.Strut(vec(0, 0, 0), vec(0, 0, h*0.8), 0.005, 0.005, 8), form.Lathe([]geom.Vec2{{r * 0.82, h * 0.52}, {r * 0.9, h * 0.52}, {r * 0.88, h * 0.55}, {r * 0.8, h * 0.55}, {r * 0.82, h * 0.52}}, 16))
	b.put("wood", form.Tube([]geom.Vec3{vec(0, 0, h*0.78), vec(0, 0, h*0.93), vec(r*0.2, 0, h*0.975), vec(r*0.5, 0, h-0.011), vec(r*0.78, 0, h*0.97), vec(r*0.86, 0, h*0.92)}, 0.011, 10))
	b.drum(geom.Vec2{}, r, 0, h)
}

func hat(b *bench) {
	w, d, h := b.w, b.d, b.h
	crown := h * 0.24
	b.put("felt", form.Lathe([]geom.Vec2{{0, 0}, {0.3, 0}, {0.44, 0.05}, {0.5, 0.2}, {0.5, 0.24}, {0.43, 0.1}, {0.3, 0.07}, {0.285, 0.2}, {0.26, 0.85}, {0.2, 1}, {0.06, 0.9}, {0, 0.88}}, 40).Scale(w, d, h).Smooth(geom.Radians(50)))
	b.put("band", form.Lathe([]geom.Vec2{{0.28, 0.1}, {0.296, 0.1}, {0.288, 0.3}, {0.272, 0.3}, {0.28, 0.1}}, 40).Scale(w, d, h))
	b.block(vec(-w*0.28, -d*0.28, 0), vec(w*0.28, d*0.28, h*0.95))
	b.block(vec(-w*0.45, -d*0.45, 0), vec(w*0.45, d*0.45, crown*0.6))
}

func shoeRack(b *bench) {
	w, d, h := b.w, b.d, b.h
	for _, s := range []float64{-1, 1} {
		b.solid("wood", slab(s*(w/2-0.012)-0.012, -d/2, 0, s*(w/2-0.012)+0.012, d/2, h, 0.004))
	}
	levels := max(2, int(math.Round(h/0.26)))
	for i := range levels {
		z := geom.Lerp(0.1, h-0.02, float64(i)/float64(levels-1))
		if i == levels-1 {
			b.solid("wood", slab(-w/2+0.024, -d/2, h-0.022, w/2-0.024, d/2, h, 0.003))
			break
		}
		for k := range 4 {
			y := geom.Lerp(-d/2+0.03, d/2-0.03, float64(k)/3)
			b.put("metal", form.Strut(vec(-w/2+0.02, y, z), vec(w/2-0.02, y, z), 0.008, 0.008, 8))
		}
		b.block(vec(-w/2+0.024, -d/2+0.02, z-0.008), vec(w/2-0.024, d/2-0.02, z+0.008))
		b.support("rails", z+0.008, geom.Vec2{-w/2 + 0.03, -d/2 + 0.02}, geom.Vec2{w/2 - 0.03, d/2 - 0.02}, (h-0.12)/float64(levels-1)-0.03)
	}
	b.top(h, 0.02)
}

// stroller is pushed to −Y.
func stroller(b *bench) {
	w, d, h := b.w, b.d, b.h
	seat := h * 0.46
	for _, s := range []float64{-1, 1} {
		x := s * (w/2 - 0.05)
		b.put("frame", form.Tube([]geom.Vec3{vec(x, -d*0.36, 0.12), vec(x, -d*0.1, h*0.42), vec(x, d*0.34, h*0.84), vec(x, d*0.46, h-0.02)}, 0.013, 8), form.Strut(vec(x, -d*0.05, h*0.46), vec(x, d*0.28, 0.14), 0.012, 0.012, 8))
		for _, y := range []float64{-d * 0.36, d * 0.28} {
			r := geom.Lerp(0.11, 0.14, geom.Clamp(y/d+0.5, 0, 1))
			b.put("wheels", form.Ring(r-0.02, 0.02, 28, 8).Roll(math.Pi/2).Move(x, y, r), form.Strut(vec(x-0.015, y, r), vec(x+0.015, y, r), 0.04, 0.04, 14))
			b.put("frame", form.Strut(vec(x, y, r), vec(x, y, r+0.05), 0.01, 0.01, 6), form.Strut(vec(x-0.004, y-r+0.02, r), vec(x-0.004, y+r-0.02, r), 0.005, 0.005, 6), form.Strut(vec(x-0.004, y, 0.02), vec(x-0.004, y, 2*r-0.02), 0.005, 0.005, 6))
			b.block(vec(x-0.02, y-r*0.6, 0), vec(x+0.02, y+r*0.6, 2*r))
		}
	}
	b.put("wheels", form.Strut(vec(-w/2+0.04, d*0.46, h-0.018), vec(w/2-0.04, d*0.46, h-0.018), 0.018, 0.018, 12))
	b.put("frame", form.Strut(vec(-w/2+0.05, d*0.28, 0.14), vec(w/2-0.05, d*0.28, 0.14), 0.01, 0.01, 8), form.Strut(vec(-w/2+0.05, -d*0.36, 0.11), vec(w/2-0.05, -d*0.36, 0.11), 0.01, 0.01, 8))
	b.solid("cloth", form.Cushion(w-0.14, d*0.34, 0.09, 0.04, 0.01, 1).Move(0, -d*0.08, seat-0.06))
	b.put("cloth", form.Cushion(w-0.14, 0.08, h*0.42, 0.035, 0.01, 1).Pitch(-0.35).Move(0, d*0.07, seat-0.02), form.Cushion(w-0.16, 0.06, h*0.2, 0.025, 0.006, 1).Pitch(-0.35).Move(0, -d*0.33, seat-0.24))
	b.put("cloth", form.Sheet(10, 14, w-0.1, d*0.5, 0.012, func(u, v float64) geom.Vec3 {
		sin, cos := math.Sincos(geom.Lerp(0.1, 1.9, v))
		bow := 1 - 0.25*math.Pow(2*u-1, 2)
		return vec((u-0.5)*(w-0.1), d*0.12+cos*d*0.3*bow*0.9-d*0.08, h*0.62+sin*h*0.32*bow)
	}))
	b.put("cloth", slab(-w*0.34, -d*0.2, 0.2, w*0.34, d*0.2, 0.215, 0.004))
	b.block(vec(-w*0.36, 0, seat), vec(w*0.36, d*0.24, h*0.85))
	b.block(vec(-w*0.36, -d*0.2, 0.14), vec(w*0.36, d*0.2, 0.22))
}
