package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func gymKinds() []kind {
	return []kind{
		{Entry: Entry{ID: "weight-bench", Name: "Weight bench", Synonyms: []string{"gym bench", "workout bench", "bench press", "exercise bench"}, Tags: []string{"sport"},
			Size: vec(0.6, 1.3, 0.48), MinSize: vec(0.45, 1, 0.4), MaxSize: vec(0.8, 1.5, 0.6), MassKg: 22},
			slots: []slot{{name: "frame", material: "black metal", fill: 0.4}, {name: "pad", material: "faux leather", fill: 0.5}}, model: weightBench},
		{Entry: Entry{ID: "barbell", Name: "Barbell", Synonyms: []string{"bar bell", "olympic bar", "weight bar"}, Tags: []string{"sport"},
			Size: vec(1.8, 0.44, 0.44), MinSize: vec(1.2, 0.25, 0.25), MaxSize: vec(2.2, 0.46, 0.46), MassKg: 60},
			slots: []slot{{name: "bar", material: "chrome"}, {name: "plates", material: "rubber"}, {name: "hubs", material: "brushed steel"}}, model: barbell},
		{Entry: Entry{ID: "kettlebell", Name: "Kettlebell", Synonyms: []string{"kettle bell"}, Tags: []string{"sport", "graspable"},
			Size: vec(0.19, 0.19, 0.28), MinSize: vec(0.13, 0.13, 0.19), MaxSize: vec(0.24, 0.24, 0.34), MassKg: 16}, slots: []slot{{name: "iron", material: "iron"}}, model: kettlebell},
		{Entry: Entry{ID: "punching-bag", Name: "Punching bag", Synonyms: []string{"boxing bag", "heavy bag", "punch bag", "sandbag"}, Tags: []string{"sport"}, Mount: scene.OnCeiling,
			Size: vec(0.36, 0.36, 1.5), MinSize: vec(0.28, 0.28, 1), MaxSize: vec(0.45, 0.45, 1.9), MassKg: 32},
			slots: []slot{{name: "bag", material: "leather #7a2a22", fill: 0.4}, {name: "bands", material: "black plastic"}, {name: "chain", material: "chrome"}}, model: punchingBag},
		{Entry: Entry{ID: "rowing-machine", Name: "Rowing machine", Synonyms: []string{"rower", "rowing trainer", "ergometer", "indoor rower"}, Tags: []string{"sport"},
			Size: vec(0.6, 2.2, 0.95), MinSize: vec(0.5, 1.8, 0.7), MaxSize: vec(0.7, 2.45, 1.1), MassKg: 30},
			slots: []slot{{name: "rail", material: "brushed steel", fill: 0.4}, {name: "body", material: "black plastic", fill: 0.25}, {name: "seat", material: "rubber"}, {name: "screen", material: "screen glow"}}, model: rowingMachine},
	}
}

func weightBench(b *bench) {
	w, d, h := b.w, b.d, b.h
	for _, y := range []float64{-d/2 + 0.09, d/2 - 0.09} {
		b.solid("frame", slab(-w/2, y-0.035, 0, w/2, y+0.035, 0.06, 0.008))
		b.put("frame", form.Beam(vec(0, y, 0.05), vec(0, y*0.82, h-0.08), 0.06, 0.06, 0.006))
		b.block(vec(-0.05, y-0.05, 0.06), vec(0.05, y+0.05, h-0.08))
	}
	b.put("frame", slab(-0.03, -d/2+0.15, h-0.13, 0.03, d/2-0.15, h-0.07, 0.006))
	b.solid("pad", form.Cushion(w*0.52, d*0.28, 0.07, 0.02, 0.004, 1).Move(0, -d*0.35, h-0.07), form.Cushion(w*0.52, d*0.68, 0.07, 0.02, 0.004, 1).Move(0, d*0.16, h-0.07))
}

func barbell(b *bench) {
	r, z := math.Min(b.d, b.h)/2, math.Min(b.d, b.h)/2
	b.put("bar", form.Strut(vec(-b.w/2, 0, z), vec(b.w/2, 0, z), 0.014, 0.014, 14))
	for _, s := range []float64{-1, 1} {
		b.put("hubs", form.Strut(vec(s*b.w*0.33, 0, z), vec(s*(b.w/2-0.002), 0, z), 0.025, 0.025, 16), form.Strut(vec(s*b.w*0.32, 0, z), vec(s*b.w*0.335, 0, z), 0.04, 0.04, 16))
		for i, share := range []float64{1, 0.82} {
			x := s * (b.w*0.36 + 0.05*float64(i))
			q := r * share
			b.put("plates", form.Lathe([]geom.Vec2{{0.026, -0.018}, {q * 0.3, -0.022}, {q * 0.36, -0.012}, {q * 0.8, -0.012}, {q * 0.84, -0.022}, {q, -0.02}, {q, 0.02}, {q * 0.84, 0.022}, {q * 0.8, 0.012}, {q * 0.36, 0.012}, {q * 0.3, 0.022}, {0.026, 0.018}, {0.026, -0.018}}, 36).Roll(math.Pi/2).Move(x, 0, z))
		}
		b.block(vec(s*b.w*0.4-0.06, -r*0.9, 0), vec(s*b.w*0.4+0.06, r*0.9, 2*r))
	}
	b.block(vec(-b.w/2, -0.015, z-0.015), vec(b.w/2, 0.015, z+0.015))
}

func kettlebell(b *bench) {
	r := math.Min(b.w, b.d) / 2
	b.put("iron", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.62, 0}, {r * 0.86, r * 0.28}, {r, r * 0.85}, {r * 0.9, r * 1.4}, {r * 0.55, r * 1.8}, {0, r * 1.92}}, 28).Smooth(geom.Radians(60)))
	path := []geom.Vec3{vec(-r*0.5, 0, r*1.6), vec(-r*0.72, 0, b.h-r*0.55), vec(-r*0.55, 0, b.h-r*0.2), vec(0, 0, b.h-r*0.17), vec(r*0.55, 0, b.h-r*0.2), vec(r*0.72, 0, b.h-r*0.55), vec(r*0.5, 0, r*1.6)}
	b.put("iron", form.Tube(path, r*0.17, 12))
	b.drum(geom.Vec2{}, r*0.8, 0, r*1.8)
	b.block(vec(-r*0.8, -r*0.18, r*1.8), vec(r*0.8, r*0.18, b.h))
}

func punchingBag(b *bench) {
	r, h := math.Min(b.w, b.d)/2, b.h
	top := h * 0.74
	b.put("bag", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.9, 0}, {r, 0.03}, {r, top - 0.03}, {r * 0.9, top}, {0, top}}, 32))
	for _, z := range []float64{top * 0.12, top * 0.5, top * 0.88} {
		b.put("bands", form.Lathe([]geom.Vec2{{r - 0.004, z - 0.02}, {r + 0.003, z - 0.02}, {r + 0.003, z + 0.02}, {r - 0.004, z + 0.02}, {r - 0.004, z - 0.02}}, 32))
	}
	knot := h - 0.16
	for i := range 4 {
		sin, cos := math.Sincos(math.Pi/2*float64(i) + math.Pi/4)
		b.put("chain", form.Strut(vec(cos*r*0.86, sin*r*0.86, top-0.004), vec(0, 0, knot), 0.005, 0.005, 6))
	}
	b.put("chain", form.Ring(0.018, 0.005, 16, 6).Pitch(math.Pi/2).Move(0, 0, knot), form.Strut(vec(0, 0, knot), vec(0, 0, h-0.01), 0.006, 0.006, 8), form.Cylinder(0.06, 0.014, 0.003, 20).Move(0, 0, h-0.014))
	b.drum(geom.Vec2{}, r, 0, top)
	b.block(vec(-0.012, -0.012, top), vec(0.012, 0.012, h))
}

// rowingMachine's rower faces −Y, where the flywheel is.
func rowingMachine(b *bench) {
	w, d, h := b.w, b.d, b.h
	front, r := -d/2, h*0.3
	b.solid("body", slab(-w/2, front+0.12, 0, w/2, front+0.18, 0.05, 0.01), slab(-w/2, d/2-0.1, 0, w/2, d/2-0.04, 0.05, 0.01))
	b.put("body", form.Strut(vec(-w*0.2, front+r+0.03, r+0.06), vec(w*0.2, front+r+0.03, r+0.06), r, r, 36))
	b.block(vec(-w*0.2, front+0.06, 0.06), vec(w*0.2, front+2*r, 2*r))
	rail := h * 0.36
	b.put("rail", form.Beam(vec(0, front+2*r-0.05, rail*0.92), vec(0, d/2-0.02, rail), 0.09, 0.06, 0.006), form.Strut(vec(0, d/2-0.07, rail), vec(0, d/2-0.07, 0.04), 0.025, 0.025, 12))
	b.block(vec(-0.05, front+2*r, rail-0.05), vec(0.05, d/2, rail+0.03))
	b.put("seat", form.Cushion(w*0.52, 0.26, 0.06, 0.025, 0.01, 1).Move(0, d*0.2, rail+0.07), slab(-0.07, d*0.2-0.1, rail-0.04, 0.07, d*0.2+0.1, rail+0.08, 0.006))
	for _, s := range []float64{-1, 1} {
		b.put("seat", form.Box(0.11, 0.03, 0.3, 0.008).Pitch(-0.75).Move(s*w*0.27, front+2*r+0.1, rail*0.75))
	}
	b.put("rail", form.Strut(vec(0, front+r, 2*r), vec(0, front+r+0.1, h-0.14), 0.018, 0.018, 10), form.Strut(vec(-w*0.4, front+2*r+0.08, rail+0.14), vec(w*0.4, front+2*r+0.08, rail+0.14), 0.014, 0.014, 10))
	b.rod(vec(0, front+r, 2*r), vec(0, front+r+0.1, h-0.14), 0.036)
	b.block(vec(-0.1, front+r+0.06, h-0.17), vec(0.1, front+r+0.16, h-0.01))
	b.block(vec(-w*0.26, d*0.2-0.13, rail+0.05), vec(w*0.26, d*0.2+0.13, rail+0.13))
	b.rod(vec(-w*0.4, front+2*r+0.08, rail+0.14), vec(w*0.4, front+2*r+0.08, rail+0.14), 0.028)
	b.put("body", form.Box(0.2, 0.03, 0.16, 0.01).Pitch(-0.3).Move(0, front+r+0.12, h-0.09))
	b.put("screen", form.Box(0.15, 0.004, 0.1, 0.001).Pitch(-0.3).Move(0, front+r+0.14, h-0.085))
}
