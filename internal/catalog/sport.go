package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

func sportKinds() []kind {
	return []kind{
		{Entry: Entry{ID: "treadmill", Name: "Treadmill", Synonyms: []string{"running machine", "elliptical", "elliptical trainer"}, Tags: []string{"sport"},
			Size: vec(0.8, 1.75, 1.4), MinSize: vec(0.65, 1.4, 1.2), MaxSize: vec(0.95, 2.05, 1.55), Clearance: Clearance{Back: 0.8}, MassKg: 92},
			slots: []slot{{name: "frame", material: "black metal", fill: 0.35}, {name: "belt", material: "rubber", fill: 0.5}, {name: "body", material: "black plastic", fill: 0.4}, {name: "screen", material: "screen glow"}, {name: "grips", material: "rubber"}}, model: treadmill},
		{Entry: Entry{ID: "exercise-bike", Name: "Exercise bike", Synonyms: []string{"stationary bike", "spinning bike", "spin bike"}, Tags: []string{"sport"},
			Size: vec(0.52, 1.1, 1.15), MinSize: vec(0.44, 0.95, 1), MaxSize: vec(0.6, 1.25, 1.3), MassKg: 38},
			slots: []slot{{name: "frame", material: "black metal", fill: 0.9}, {name: "wheel", material: "brushed steel", fill: 0.9}, {name: "seat", material: "faux leather"}, {name: "grips", material: "rubber"}}, model: exerciseBike},
		{Entry: Entry{ID: "dumbbells", Name: "Dumbbells", Synonyms: []string{"weights", "dumbbell rack", "dumbbell"}, Tags: []string{"sport"},
			Size: vec(1, 0.42, 0.62), MinSize: vec(0.6, 0.34, 0.45), MaxSize: vec(1.4, 0.52, 0.9), AgainstWall: true, Clearance: Clearance{Front: 0.6}, MassKg: 85},
			slots: []slot{{name: "rack", material: "black metal", fill: 0.5}, {name: "weights", material: "iron", fill: 1.6}, {name: "bars", material: "chrome"}}, model: dumbbells},
		{Entry: Entry{ID: "yoga-mat", Name: "Yoga mat", Synonyms: []string{"exercise mat", "gym mat"}, Tags: []string{"sport", "textile"},
			Size: vec(0.62, 1.8, 0.05), MinSize: vec(0.5, 1.4, 0.04), MaxSize: vec(0.8, 2, 0.12), MassKg: 1.9},
			slots: []slot{{name: "mat", material: "rubber #6a7fa0", fill: 0.2}, {name: "stripes", material: "rubber #d9dfe6"}}, model: yogaMat},
	}
}

// treadmill's runner faces −Y, where the console stands.
func treadmill(b *bench) {
	w, d, h := b.w, b.d, b.h
	front := -d / 2
	b.solid("body", slab(-w*0.42, front, 0.02, w*0.42, front+d*0.24, 0.27, 0.03))
	for _, s := range []float64{-1, 1} {
		b.solid("frame", slab(s*w*0.45-w*0.05, front+d*0.1, 0, s*w*0.45+w*0.05, d/2, 0.16, 0.012))
		b.put("frame", form.Beam(vec(s*w*0.45, front+d*0.14, 0.1), vec(s*w*0.42, front+d*0.08, h-0.1), 0.05, 0.09, 0.008))
		b.put("grips", form.Tube([]geom.Vec3{vec(s*w*0.43, front+d*0.1, h*0.7), vec(s*w*0.45, front+d*0.24, h*0.72), vec(s*w*0.45, front+d*0.4, h*0.68)}, 0.019, 10))
		b.block(vec(s*w*0.44-0.025, front+d*0.2, h*0.67), vec(s*w*0.44+0.025, front+d*0.4, h*0.735))
		b.block(vec(s*w*0.45-0.04, front+d*0.05, 0.16), vec(s*w*0.45+0.04, front+d*0.2, h))
	}
	b.solid("belt", slab(-w*0.36, front+d*0.2, 0.05, w*0.36, d/2-0.03, 0.145, 0.01))
	b.put("body", form.Box(w*0.86, 0.05, h*0.2, 0.02).Pitch(-0.45).Yaw(0).Move(0, front+d*0.05, h*0.8))
	b.put("screen", form.Box(w*0.5, 0.006, h*0.12, 0.002).Pitch(-0.45).Move(0, front+d*0.05+0.04, h*0.822))
	b.block(vec(-w*0.43, front, h*0.78), vec(w*0.43, front+d*0.12, h-0.01))
	b.put("frame", slab(-w*0.4, front+0.02, h-0.03, w*0.4, front+0.06, h, 0.006))
}

func exerciseBike(b *bench) {
	w, d, h := b.w, b.d, b.h
	front := -d / 2
	for _, y := range []float64{front + 0.05, d/2 - 0.05} {
		b.solid("frame", slab(-w/2, y-0.03, 0, w/2, y+0.03, 0.05, 0.012))
	}
	r := h * 0.22
	hub := vec(0, front+r+0.05, r+0.12)
	b.put("wheel", form.Lathe([]geom.Vec2{{0, -0.02}, {r * 0.8, -0.012}, {r, -0.02}, {r, 0.02}, {r * 0.8, 0.012}, {0, 0.02}}, 36).Roll(math.Pi/2).Move(hub[0], hub[1], hub[2]))
	b.block(vec(-0.03, hub[1]-r, hub[2]-r), vec(0.03, hub[1]+r, hub[2]+r))
	crank := vec(0, d*0.08, h*0.26)
	seat, bar := vec(0, d*0.3, h*0.74), vec(0, front+0.2, h*0.86)
	b.put("frame", form.Strut(vec(0, front+0.05, 0.04), hub, 0.024, 0.024, 10), form.Strut(vec(0, d/2-0.05, 0.04), crank, 0.026, 0.026, 10), form.Strut(crank, vec(0, front+0.24, h*0.6), 0.03, 0.026, 10),
		form.Strut(crank, seat, 0.026, 0.018, 10), form.Strut(vec(0, front+0.26, h*0.5), bar, 0.026, 0.018, 10))
	b.put("seat", form.Ellipsoid(0.1, 0.13, 0.04, 16, 8).Move(0, seat[1]+0.02, seat[2]+0.03), form.Ellipsoid(0.035, 0.12, 0.03, 12, 8).Move(0, seat[1]-0.1, seat[2]+0.03))
	b.put("grips", form.Tube([]geom.Vec3{vec(-w*0.4, bar[1]-0.12, h-0.02), vec(-w*0.42, bar[1], h-0.04), vec(-0.06, bar[1]+0.02, h*0.88), vec(0.06, bar[1]+0.02, h*0.88), vec(w*0.42, bar[1], h-0.04), vec(w*0.4, bar[1]-0.12, h-0.02)}, 0.016, 8))
	for _, s := range []float64{-1, 1} {
		foot := crank.Add(vec(s*0.09, 0, s*0.16))
		b.put("frame", form.Strut(crank.Add(vec(s*0.05, 0, 0)), foot, 0.011, 0.011, 8))
		b.put("grips", slab(foot[0]-0.04, foot[1]-0.05, foot[2]-0.012, foot[0]+0.04, foot[1]+0.05, foot[2]+0.012, 0.004))
	}
	b.put("frame", form.Strut(crank.Add(vec(-0.1, 0, 0)), crank.Add(vec(0.1, 0, 0)), 0.05, 0.05, 16))
	b.block(vec(-0.1, d*0.12, h*0.7), vec(0.1, d*0.44, h*0.8))
	b.block(vec(-w*0.42, front+0.06, h*0.84), vec(w*0.42, front+0.26, h-0.01))
}

func dumbbells(b *bench) {
	w, d, h := b.w, b.d, b.h
	for _, s := range []float64{-1, 1} {
		x := s * (w/2 - 0.03)
		b.solid("rack", slab(x-0.025, -d/2, 0, x+0.025, d/2, 0.04, 0.004))
		b.put("rack", form.Beam(vec(x, d*0.36, 0.03), vec(x, d*0.3, h-0.03), 0.05, 0.05, 0.004))
		b.block(vec(x-0.025, d*0.2, 0.04), vec(x+0.025, d*0.45, h))
	}
	for k, z := range []float64{h * 0.34, h - 0.09} {
		y := []float64{-d * 0.08, d * 0.16}[k]
		for _, s := range []float64{-1, 1} {
			b.put("rack", slab(-w/2+0.005, y+s*0.06-0.012, z-0.03, w/2-0.005, y+s*0.06+0.012, z, 0.002))
			b.put("rack", slab(s*(w/2-0.03)-0.015, y-0.06, z-0.03, s*(w/2-0.03)+0.015, d*0.34, z, 0.002))
		}
		count := max(2, int(w/0.22))
		for i := range count {
			x := geom.Lerp(-w/2+0.11, w/2-0.11, float64(i)/float64(count-1))
			r := 0.045 + 0.012*float64((i+k)%3)
			if k == 1 {
				r = math.Min(r, 0.045)
			}
			for _, s := range []float64{-1, 1} {
				b.put("weights", form.Lathe([]geom.Vec2{{0, -0.04}, {r, -0.034}, {r, 0.034}, {0, 0.04}}, 8).Pitch(math.Pi/2).Move(x, y+s*0.1, z+r))
			}
			b.put("bars", form.Strut(vec(x, y-0.08, z+r), vec(x, y+0.08, z+r), 0.015, 0.015, 10))
		}
		b.block(vec(-w/2+0.04, y-0.15, z-0.03), vec(w/2-0.04, y+0.15, z+0.09))
	}
}

// yogaMat is half unrolled: flat, with the roll at its back end.
func yogaMat(b *bench) {
	t := 0.006
	r := b.h / 2
	b.put("mat", slab(-b.w/2, -b.d/2, 0, b.w/2, b.d/2-r, t, 0.001))
	b.put("mat", form.Strut(vec(-b.w/2, b.d/2-r, r), vec(b.w/2, b.d/2-r, r), r, r, 26))
	for _, s := range []float64{-1, 1} {
		b.put("stripes", slab(s*b.w*0.36-0.012, -b.d/2+0.004, t-0.001, s*b.w*0.36+0.012, b.d/2-2*r, t+0.0008, 0))
	}
	b.block(vec(-b.w/2, -b.d/2, 0), vec(b.w/2, b.d/2-2*r, t))
	b.block(vec(-b.w/2, b.d/2-2*r, 0), vec(b.w/2, b.d/2, b.h))
}
