package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

func shampoo(b *bench) {
	w, d, h := b.w, b.d, b.h
	body := h * 0.82
	b.put("bottle", form.Prism(form.RoundedRectangle(w, d, math.Min(w, d)*0.42, 6), 0, body, 0.006))
	b.put("cap", form.Prism(form.RoundedRectangle(w*0.62, d*0.78, d*0.36, 6), body-0.002, h, 0.003))
	b.put("label", form.Prism(form.RoundedRectangle(w*1.006, d*1.008, math.Min(w, d)*0.42, 6), body*0.22, body*0.78, 0))
	b.block(vec(-w/2, -d/2, 0), vec(w/2, d/2, body))
}

func extensionLead(b *bench) {
	w, d := b.w, b.d
	y0, y1 := -d/2, -d/2+math.Min(d*0.45, 0.07)
	b.solid("strip", slab(-w/2, y0, 0, w*0.36, y1, b.h*0.85, 0.006))
	for i := range 4 {
		x := geom.Lerp(-w*0.42, w*0.2, float64(i)/3)
		b.put("strip", form.Ring(0.019, 0.002, 22, 6).Move(x, (y0+y1)/2, b.h*0.85))
		b.put("dark", form.Cylinder(0.0165, 0.001, 0, 22).Move(x, (y0+y1)/2, b.h*0.85-0.0002))
	}
	b.put("dark", slab(w*0.27, (y0+y1)/2-0.012, b.h*0.85-0.001, w*0.33, (y0+y1)/2+0.012, b.h, 0.002))
	path := []geom.Vec3{vec(w*0.35, (y0+y1)/2, 0.012), vec(w*0.45, y0+0.03, 0.006), vec(w/2-0.006, 0, 0.005), vec(w*0.4, d*0.3, 0.005), vec(0, d/2-0.008, 0.005), vec(-w*0.36, d*0.34, 0.006)}
	b.put("dark", form.Tube(path, 0.004, 8))
	b.solid("strip", slab(-w*0.47, d*0.2, 0, -w*0.33, d/2, b.h*0.7, 0.006))
}

// lightBulb stands on its cap.
func lightBulb(b *bench) {
	r, h := math.Min(b.w, b.d)/2, b.h
	b.put("glass", form.Lathe(append(form.Curve([]geom.Vec2{{r * 0.42, h * 0.28}, {r * 0.55, h * 0.4}, {r * 0.96, h * 0.64}, {r * 0.86, h * 0.84}, {r * 0.45, h * 0.97}, {0.0001, h}}, 4), geom.Vec2{0, h}), 28).Smooth(geom.Radians(60)))
	cap := []geom.Vec2{{0, 0}, {r * 0.2, 0}, {r * 0.34, h * 0.05}}
	for i := range 5 {
		z := h * (0.06 + 0.04*float64(i))
		cap = append(cap, geom.Vec2{r * 0.43, z}, geom.Vec2{r * 0.38, z + h*0.02})
	}
	b.put("cap", form.Lathe(append(cap, geom.Vec2{r * 0.44, h * 0.29}, geom.Vec2{0, h * 0.29}), 24))
	b.drum(geom.Vec2{}, r*0.36, 0, h*0.3)
	b.drum(geom.Vec2{}, r*0.85, h*0.3, h)
}

func radio(b *bench) {
	w, d, h := b.w, b.d, b.h*0.86
	y := -d/2 + 0.006
	b.solid("case", form.Prism(form.RoundedRectangle(w, h, 0.02, 5), 0, d-0.006, 0.004).Pitch(math.Pi/2).Move(0, d/2, h/2))
	b.put("grille", slab(-w*0.45, y-0.004, h*0.12, w*0.1, y+0.004, h*0.88, 0.002))
	for i := range 9 {
		x := geom.Lerp(-w*0.42, w*0.07, float64(i)/8)
		b.put("case", slab(x-0.0015, y-0.006, h*0.13, x+0.0015, y-0.003, h*0.87, 0))
	}
	b.put("metal", slab(w*0.14, y-0.003, h*0.56, w*0.45, y+0.003, h*0.84, 0.001))
	b.put("dark", slab(w*0.155, y-0.004, h*0.6, w*0.435, y, h*0.8, 0))
	for i, r := range []float64{0.022, 0.014} {
		b.put("metal", form.Cone(r, r*0.86, 0.012, 0.002, 22).Pitch(math.Pi/2).Move(w*(0.21+0.17*float64(i)), y+0.004, h*0.28))
	}
	b.put("metal", form.Tube([]geom.Vec3{vec(-w*0.36, 0, h-0.004), vec(-w*0.34, 0, b.h-0.01), vec(-w*0.28, 0, b.h-0.004), vec(w*0.28, 0, b.h-0.004), vec(w*0.34, 0, b.h-0.01), vec(w*0.36, 0, h-0.004)}, 0.004, 8))
}

func alarmClock(b *bench) {
	w, d, h := b.w, b.d, b.h
	r := math.Min(w*0.44, h*0.38)
	z := h*0.07 + r
	b.put("case", form.Cylinder(r, d*0.8, 0.006, 36).Pitch(math.Pi/2).Move(0, d*0.4, z))
	b.put("bells", form.Ring(r*0.96, 0.004, 36, 8).Pitch(math.Pi/2).Move(0, -d*0.4, z))
	b.put("dial", form.Cylinder(r*0.9, 0.002, 0, 32).Pitch(math.Pi/2).Move(0, -d*0.4, z))
	for i := range 12 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / 12)
		b.put("hands", slab(-0.0012, -d*0.4-0.003, r*0.7, 0.0012, -d*0.4-0.0015, r*0.82, 0).Roll(math.Atan2(sin, cos)).Move(0, 0, z))
	}
	b.put("hands", slab(-0.002, -d*0.4-0.005, -0.004, 0.002, -d*0.4-0.003, r*0.45, 0).Roll(-1.05).Move(0, 0, z), slab(-0.0015, -d*0.4-0.006, -0.004, 0.0015, -d*0.4-0.004, r*0.68, 0).Roll(1.05).Move(0, 0, z))
	for _, s := range []float64{-1, 1} {
		b.put("bells", form.Lathe([]geom.Vec2{{r * 0.4, 0}, {r * 0.42, 0}, {r * 0.34, r * 0.2}, {0, r * 0.3}, {0, r * 0.26}, {r * 0.32, r * 0.18}, {r * 0.4, 0}}, 20).Roll(s*0.5).Move(s*r*0.52, 0, z+r*0.9))
		b.put("hands", form.Strut(vec(s*r*0.45, 0, z+r*0.8), vec(s*r*0.58, 0, z+r*1.05), 0.003, 0.003, 6), form.Strut(vec(s*r*0.6, 0, z-r*0.7), vec(s*r*0.78, 0, 0.003), 0.005, 0.004, 8))
	}
	b.put("hands", form.Tube(form.Arc(vec(0, 0, z+r*0.9), vec(1, 0, 0), geom.Up, r*0.5, 0.5, math.Pi-0.5, 10), 0.003, 6))
	b.block(vec(-r, -d*0.4, h*0.05), vec(r, d*0.4, z+r*0.8))
	b.block(vec(-r*0.8, -d*0.35, 0), vec(r*0.8, d*0.35, h*0.05))
}

func litterBox(b *bench) {
	w, d, h := b.w, b.d, b.h
	out := func(k float64) geom.Polygon { return form.RoundedRectangle(w*k, d*k, math.Min(w, d)*0.16, 6) }
	t := 0.006
	bands := []struct{ k, z float64 }{{0.84, 0}, {0.95, h * 0.85}, {1, h * 0.86}, {1, h}, {0.95 - t, h}, {0.95 - t - 0.02, h * 0.85}, {0.83 - t, 0.012}}
	rings := make([][]geom.Vec3, len(bands))
	for i, band := range bands {
		for _, p := range out(band.k) {
			rings[i] = append(rings[i], p.Vec3(band.z))
		}
	}
	b.put("tray", form.Loft(rings, true, true, geom.Radians(30)))
	b.put("litter", form.Prism(out(0.86), 0.013, h*0.35, 0.01))
	b.block(vec(-w*0.42, -d*0.42, 0), vec(w*0.42, d*0.42, h*0.35))
	for _, s := range []float64{-1, 1} {
		b.block(vec(s*w*0.46-w*0.04, -d/2, h*0.3), vec(s*w*0.46+w*0.04, d/2, h))
		b.block(vec(-w*0.42, s*d*0.46-d*0.04, h*0.3), vec(w*0.42, s*d*0.46+d*0.04, h))
	}
}

func frenchPress(b *bench) {
	r := math.Min(b.d/2, b.w*0.36)
	x, top := -b.w/2+r, b.h*0.78
	b.put("glass", vessel(r*0.94, top, 0.003, 28, []geom.Vec2{{0.97, 0}, {1, 0.04}, {1, 0.5}, {1, 1}}).Move(x, 0, 0.006))
	b.put("coffee", form.Cylinder(r*0.9-0.002, top*0.6, 0, 28).Move(x, 0, 0.012))
	b.put("metal", form.Lathe([]geom.Vec2{{0, top}, {r, top}, {r, top + 0.01}, {r * 0.6, top + 0.022}, {0, top + 0.026}}, 28).Move(x, 0, 0), form.Strut(vec(x, 0, top+0.02), vec(x, 0, b.h-0.01), 0.0025, 0.0025, 8), form.Cylinder(r, 0.007, 0.001, 28).Move(x, 0, 0))
	for _, t := range []float64{0.12, 0.9} {
		b.put("metal", form.Ring(r*0.97, 0.003, 28, 6).Move(x, 0, top*t))
	}
	b.put("dark", form.Ellipsoid(0.013, 0.013, 0.012, 14, 10).Move(x, 0, b.h-0.012))
	b.put("dark", form.Tube([]geom.Vec3{vec(x+r*0.95, 0, top*0.9), vec(b.w/2-0.012, 0, top*0.88), vec(b.w/2-0.008, 0, top*0.6), vec(b.w/2-0.014, 0, top*0.2), vec(x+r*0.95, 0, top*0.14)}, 0.007, 10))
	b.drum(geom.Vec2{x, 0}, r, 0, top+0.02)
}

// wok rests on its round bottom's flat, its handle to the back.
func wok(b *bench) {
	r := math.Min(b.w/2, b.d*0.32)
	y := -b.d/2 + r
	b.put("pan", vessel(r, b.h*0.8, 0.003, 36, []geom.Vec2{{0.32, 0}, {0.62, 0.16}, {0.88, 0.58}, {1, 1}}).Move(0, y, 0))
	b.put("pan", form.Strut(vec(0, y+r*0.94, b.h*0.7), vec(0, y+r+0.06, b.h*0.84), 0.009, 0.009, 10))
	b.put("wood", form.Strut(vec(0, y+r+0.05, b.h*0.82), vec(0, b.d/2-0.004, b.h*0.95), 0.014, 0.012, 14))
	b.drum(geom.Vec2{0, y}, r*0.4, 0, b.h*0.3)
	b.drum(geom.Vec2{0, y}, r*0.85, b.h*0.3, b.h*0.8)
	b.block(vec(-0.014, y+r, b.h*0.7), vec(0.014, b.d/2, b.h))
}

func eggs(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.put("carton", slab(-w/2, -d/2, h*0.3, w/2, d/2, h*0.38, 0.003))
	for i := range 6 {
		x, y := geom.Lerp(-w*0.34, w*0.34, float64(i%3)/2), (float64(i/3)-0.5)*d*0.5
		r := math.Min(w/6, d/4) * 0.92
		b.put("carton", form.Cone(r*0.7, r, h*0.36, 0.002, 18).Move(x, y, 0))
		b.put("eggs", form.Lathe(form.Curve([]geom.Vec2{{0, h * 0.1}, {r * 0.62, h * 0.24}, {r * 0.82, h * 0.5}, {r * 0.55, h * 0.84}, {0, h}}, 4), 18).Smooth(geom.Radians(80)).Move(x, y, 0))
	}
	b.block(vec(-w/2, -d/2, 0), vec(w/2, d/2, h*0.5))
}

func apple(b *bench) {
	r, h := math.Min(b.w, b.d)/2, b.h*0.88
	b.put("skin", form.Lathe(form.Curve([]geom.Vec2{{0, h * 0.06}, {r * 0.3, 0}, {r * 0.72, h * 0.16}, {r, h * 0.58}, {r * 0.78, h * 0.92}, {r * 0.36, h}, {0, h * 0.86}}, 4), 28).Smooth(geom.Radians(80)))
	b.put("stalk", form.TaperedTube([]geom.Vec3{vec(0, 0, h*0.84), vec(0.002, 0, h*0.98), vec(0.007, 0.001, b.h)}, []float64{0.0016, 0.0014, 0.002}, 7))
	b.drum(geom.Vec2{}, r*0.6, 0, h*0.3)
	b.drum(geom.Vec2{}, r*0.9, h*0.3, h*0.9)
}

// banana lies on its side.
func banana(b *bench) {
	r := b.h / 2
	across := b.d - 2*r
	var path []geom.Vec3
	for i := range 11 {
		t := 2*float64(i)/10 - 1
		path = append(path, vec(t*(b.w/2-0.004), across*(0.5-t*t), r))
	}
	b.put("skin", form.TaperedTube(path, []float64{r * 0.25, r * 0.6, r * 0.85, r * 0.97, r, r, r, r * 0.95, r * 0.8, r * 0.5, r * 0.3}, 10))
	b.put("stalk", form.Strut(path[10], path[10].Add(vec(0.003, -0.006, 0)), r*0.3, r*0.34, 8))
	b.block(vec(-b.w*0.3, across*0.05, 0), vec(b.w*0.3, b.d/2, 2*r))
	b.block(vec(-b.w*0.45, -b.d*0.3, r*0.4), vec(-b.w*0.28, b.d*0.2, 1.6*r))
	b.block(vec(b.w*0.28, -b.d*0.3, r*0.4), vec(b.w*0.45, b.d*0.2, 1.6*r))
}

func chopsticks(b *bench) {
	rest := b.h * 0.55
	b.put("rest", slab(-b.w/2, -b.d*0.36, 0, b.w/2, -b.d*0.3, rest, 0.002))
	for _, s := range []float64{-1, 1} {
		b.put("wood", form.Strut(vec(s*b.w*0.12, -b.d/2, rest+0.004), vec(s*b.w*0.3, b.d/2, 0.0045), 0.0015, 0.0042, 10))
	}
	b.block(vec(-b.w/2, -b.d*0.36, 0), vec(b.w/2, -b.d*0.3, rest))
	b.block(vec(-b.w*0.36, b.d*0.3, 0), vec(b.w*0.36, b.d/2, 0.009))
}

func canOpener(b *bench) {
	d, h := b.d, b.h
	for _, s := range []float64{-1, 1} {
		b.put("dark", form.TaperedTube([]geom.Vec3{vec(s*b.w*0.2, d/2-0.01, 0.009), vec(s*b.w*0.28, d*0.2, 0.009), vec(s*b.w*0.12, -d*0.12, 0.01)}, []float64{0.008, 0.009, 0.006}, 10))
		b.put("steel", form.Beam(vec(s*b.w*0.12, -d*0.08, 0.009), vec(s*b.w*0.1, -d/2+0.006, 0.009), 0.014, 0.004, 0.001))
	}
	b.put("steel", form.Cylinder(0.011, 0.003, 0, 20).Move(0, -d*0.38, 0.012), form.Cylinder(0.004, h*0.5, 0, 10).Move(0, -d*0.32, 0.008))
	b.put("dark", slab(-b.w/2, -d*0.35, h*0.62, b.w/2, -d*0.29, h, 0.004))
	b.block(vec(-b.w*0.4, -d/2, 0), vec(b.w*0.4, d/2, 0.018))
	b.block(vec(-b.w*0.4, -d*0.35, 0.018), vec(b.w*0.4, -d*0.29, h))
}

// corkscrew lies: its wooden handle at the back, the worm to the front.
func corkscrew(b *bench) {
	r := b.h / 2
	b.put("wood", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.7, 0.002}, {r * 0.95, b.w * 0.2}, {r * 0.75, b.w / 2}, {r * 0.95, b.w * 0.8}, {r * 0.7, b.w - 0.002}, {0, b.w}}, 20).Smooth(geom.Radians(50)).Roll(math.Pi/2).Move(-b.w/2, b.d/2-r, r))
	b.put("steel", form.Strut(vec(0, b.d/2-r, r), vec(0, b.d*0.02, r), 0.0035, 0.003, 10))
	var worm []geom.Vec3
	for i := range 49 {
		t := float64(i) / 48
		sin, cos := math.Sincos(2 * math.Pi * 5 * t)
		worm = append(worm, vec(cos*0.005*(1-0.6*t), geom.Lerp(b.d*0.04, -b.d/2, t), geom.Lerp(r, 0.004, t)+sin*0.005*(1-0.6*t)))
	}
	b.put("steel", form.Tube(worm, 0.0016, 6))
	b.block(vec(-b.w/2, b.d/2-2*r, 0), vec(b.w/2, b.d/2, 2*r))
	b.rod(vec(0, b.d/2-2*r, r), vec(0, -b.d/2, 0.006), 0.009)
	b.block(vec(-0.004, -b.d/2, 0), vec(0.004, -b.d/2+0.012, 0.008))
}
