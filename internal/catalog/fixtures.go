package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// fixtureKinds are what is fixed to a building, and what is too heavy to be moved about.
func fixtureKinds() []kind {
	wall := func(id, name string, size geom.Vec3, hang, massKg float64, synonyms []string, slots []slot, model func(*bench)) kind {
		return kind{Entry: Entry{ID: id, Name: name, Synonyms: synonyms, Tags: []string{"wall", "fixture"}, Mount: scene.OnWall, HangHeight: hang, Size: size,
			MinSize: size.Mul(0.7), MaxSize: size.Mul(1.5), MassKg: massKg}, slots: slots, model: model}
	}
	return []kind{
		{Entry: Entry{ID: "ceiling-fan", Name: "Ceiling fan", Synonyms: []string{"overhead fan"}, Tags: []string{"appliance", "fixture"}, Mount: scene.OnCeiling,
			Size: vec(1.2, 1.2, 0.4), MinSize: vec(0.8, 0.8, 0.3), MaxSize: vec(1.6, 1.6, 0.6), MassKg: 7, Light: true},
			slots: []slot{{name: "blades", material: "$wood"}, {name: "metal", material: "$metal", fill: 0.4}, {name: "shade", material: "opal glass", fill: 0.1}}, model: ceilingFan},
		wall("air-conditioner", "Air conditioner", vec(0.85, 0.22, 0.3), 2.05, 11, []string{"ac unit", "aircon", "air conditioning", "split unit", "ac"}, []slot{{name: "body", material: "plastic #eceeec", fill: 0.15}, {name: "dark", material: "black plastic"}}, airConditioner),
		wall("light-switch", "Light switch", vec(0.085, 0.018, 0.085), 1.05, 0.1, []string{"switch", "wall switch", "dimmer"}, []slot{{name: "plate", material: "plastic #f0efe9"}, {name: "rocker", material: "gloss paint"}, {name: "dark", material: "black plastic"}, {name: "led", material: "plastic #c23a30"}}, lightSwitch),
		wall("socket", "Socket", vec(0.16, 0.02, 0.085), 0.25, 0.12, []string{"power outlet", "wall socket", "outlet", "electrical outlet", "plug socket", "power socket"}, []slot{{name: "plate", material: "plastic #f0efe9"}, {name: "well", material: "plastic #d9d7cf"}, {name: "dark", material: "black plastic"}, {name: "metal", material: "brushed steel"}}, socket),
		{Entry: Entry{ID: "smoke-detector", Name: "Smoke detector", Synonyms: []string{"smoke alarm", "fire alarm"}, Tags: []string{"fixture"}, Mount: scene.OnCeiling,
			Size: vec(0.11, 0.11, 0.045), MinSize: vec(0.09, 0.09, 0.035), MaxSize: vec(0.15, 0.15, 0.06), MassKg: 0.2},
			slots: []slot{{name: "body", material: "plastic #f0efe9", fill: 0.4}, {name: "dark", material: "black plastic"}, {name: "led", material: "plastic #c23a30"}}, model: smokeDetector},
		wall("security-camera", "Security camera", vec(0.11, 0.3, 0.17), 2.2, 0.8, []string{"cctv", "surveillance camera", "cctv camera", "cctv monitor"}, []slot{{name: "body", material: "plastic #e6e8e8", fill: 0.5}, {name: "lens", material: "bottle glass #16181c"}}, securityCamera),
		wall("exit-sign", "Exit sign", vec(0.36, 0.05, 0.18), 2.15, 1.2, []string{"emergency exit sign", "fire exit sign", "emergency light"}, []slot{{name: "panel", material: "plastic #1f8a4c", fill: 0.5}, {name: "figure", material: "gloss paint"}}, exitSign),
		wall("hand-dryer", "Hand dryer", vec(0.3, 0.2, 0.3), 1.1, 4.5, []string{"hand drier", "electric hand dryer"}, []slot{{name: "body", material: "brushed steel", fill: 0.12}, {name: "dark", material: "black plastic"}}, handDryer),
		wall("blinds", "Blinds", vec(1.2, 0.07, 1.3), 0.95, 3, []string{"venetian blinds", "window blinds", "blind", "shutters", "roller blind", "window shades", "venetian blind"}, []slot{{name: "slats", material: "plastic #e4e0d4"}, {name: "rail", material: "white metal"}, {name: "cord", material: "linen"}}, blinds),
		{Entry: Entry{ID: "urinal", Name: "Urinal", Tags: []string{"bathroom", "fixture"}, Mount: scene.OnWall, HangHeight: 0.5,
			Size: vec(0.36, 0.34, 0.62), MinSize: vec(0.3, 0.28, 0.5), MaxSize: vec(0.42, 0.4, 0.75), MassKg: 18}, slots: []slot{{name: "ceramic", material: "ceramic", fill: 0.4}, {name: "chrome", material: "chrome"}}, model: urinal},
		{Entry: Entry{ID: "bidet", Name: "Bidet", Tags: []string{"bathroom", "fixture"},
			Size: vec(0.37, 0.56, 0.48), MinSize: vec(0.33, 0.48, 0.4), MaxSize: vec(0.42, 0.62, 0.55), AgainstWall: true, Clearance: Clearance{Front: 0.6}, MassKg: 24}, slots: []slot{{name: "ceramic", material: "ceramic", fill: 0.35}, {name: "chrome", material: "chrome"}}, model: bidet},
		{Entry: Entry{ID: "safe", Name: "Safe", Synonyms: []string{"strongbox", "vault", "gun safe", "strong box"}, Tags: []string{"storage"},
			Size: vec(0.45, 0.45, 0.6), MinSize: vec(0.3, 0.28, 0.25), MaxSize: vec(0.8, 0.7, 1.5), AgainstWall: true, Clearance: Clearance{Front: 0.6}, MassKg: 90}, slots: []slot{{name: "body", material: "painted metal #4a5056", fill: 0.4}, {name: "metal", material: "chrome"}}, model: strongbox},
		{Entry: Entry{ID: "server-rack", Name: "Server rack", Synonyms: []string{"server", "rack server", "network rack", "data rack", "server cabinet"}, Tags: []string{"electronics"},
			Size: vec(0.6, 0.9, 2), MinSize: vec(0.55, 0.6, 1), MaxSize: vec(0.8, 1.2, 2.2), Clearance: Clearance{Front: 0.8}, MassKg: 320}, slots: []slot{{name: "frame", material: "black metal", fill: 0.35}, {name: "units", material: "black plastic", fill: 0.4}, {name: "trim", material: "brushed steel"}, {name: "led", material: "plastic #4cc26a"}}, model: serverRack},
		{Entry: Entry{ID: "atm", Name: "ATM", Category: "cash machine", Synonyms: []string{"automated teller machine", "cash dispenser", "cashpoint", "ticket machine", "self checkout", "kiosk"}, Tags: []string{"shop"},
			Size: vec(0.6, 0.7, 1.5), MinSize: vec(0.5, 0.55, 1.3), MaxSize: vec(0.75, 0.85, 1.7), AgainstWall: true, Clearance: Clearance{Front: 0.9}, MassKg: 180}, slots: []slot{{name: "body", material: "painted metal #2f4f7a", fill: 0.2}, {name: "panel", material: "plastic #c9ced2"}, {name: "screen", material: "screen glow"}, {name: "keys", material: "brushed steel"}, {name: "dark", material: "black plastic"}}, model: cashMachine},
		{Entry: Entry{ID: "turnstile", Name: "Turnstile", Synonyms: []string{"access gate", "tripod turnstile"}, Tags: []string{"fixture"},
			Size: vec(0.95, 1.1, 1), MinSize: vec(0.8, 0.8, 0.9), MaxSize: vec(1.1, 1.4, 1.1), MassKg: 60}, slots: []slot{{name: "body", material: "brushed steel", fill: 0.15}, {name: "arms", material: "chrome"}, {name: "dark", material: "black plastic"}}, model: turnstile},
	}
}

func ceilingFan(b *bench) {
	r, h := math.Min(b.w, b.d)/2, b.h
	hub := h * 0.42
	b.put("metal", form.Lathe([]geom.Vec2{{0, h - 0.05}, {0.05, h - 0.05}, {0.065, h}, {0, h}}, 24), form.Strut(vec(0, 0, hub), vec(0, 0, h-0.04), 0.012, 0.012, 12), form.Lathe([]geom.Vec2{{0, hub - 0.06}, {0.09, hub - 0.06}, {0.11, hub - 0.03}, {0.11, hub + 0.02}, {0.05, hub + 0.06}, {0, hub + 0.06}}, 28))
	b.put("shade", form.Lathe([]geom.Vec2{{0, 0}, {0.07, 0.015}, {0.105, 0.05}, {0.1, hub - 0.06}, {0, hub - 0.06}}, 28).Smooth(geom.Radians(50)))
	for i := range 5 {
		turn := 2 * math.Pi * float64(i) / 5
		blade := form.Prism(geom.Polygon{{0.22, -0.05}, {r - 0.03, -0.075}, {r, -0.04}, {r, 0.04}, {r - 0.03, 0.075}, {0.22, 0.05}}, -0.004, 0.004, 0.001).Turn(geom.AxisAngle(geom.Vec3{1, 0, 0}, 0.2))
		b.put("blades", blade.Yaw(turn).Move(0, 0, hub))
		b.put("metal", form.Beam(vec(0.1, 0, 0), vec(0.26, 0, 0), 0.03, 0.008, 0.001).Yaw(turn).Move(0, 0, hub+0.004))
	}
	b.bulb(vec(0, 0, hub*0.4), 900, 2900)
	b.drum(geom.Vec2{}, r*0.88, hub-0.02, hub+0.02)
	b.drum(geom.Vec2{}, 0.11, 0, h)
}

func airConditioner(b *bench) {
	w, d, h := b.w, b.d, b.h
	side := geom.Polygon{{-d / 2, h * 0.3}, {-d * 0.2, 0}, {d / 2, 0}, {d / 2, h}, {-d * 0.3, h}, {-d / 2, h * 0.86}}
	b.put("body", form.Prism(side, -w/2, w/2, 0.01).Turn(alongX()))
	b.put("dark", form.Beam(vec(-w*0.44, -d*0.37, h*0.135), vec(w*0.44, -d*0.37, h*0.135), 0.03, 0.02, 0.001), slab(w*0.3, -d/2-0.002, h*0.4, w*0.4, -d/2+0.004, h*0.46, 0))
	b.put("body", form.Beam(vec(-w*0.43, -d*0.4, h*0.1), vec(w*0.43, -d*0.4, h*0.1), 0.06, 0.008, 0.002))
	for i := range 9 {
		z := h * 0.93
		y := geom.Lerp(-d*0.22, d*0.36, float64(i)/8)
		b.put("dark", slab(-w*0.44, y-0.004, z, w*0.44, y+0.004, h+0.001, 0))
	}
	b.block(vec(-w/2, -d/2, 0), vec(w/2, d/2, h))
}

// lightSwitch is a plate on a shadow gap with rockers side by side, as many as its width takes, and its screws.
func lightSwitch(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.put("rocker", slab(-w*0.46, d*0.3, h*0.04, w*0.46, d/2, h*0.96, 0))
	b.put("plate", form.Prism(form.RoundedRectangle(w, h, math.Min(w, h)*0.07, 5), 0, d*0.42, 0.0022).Pitch(math.Pi/2).Move(0, d*0.34, h/2))
	b.block(vec(-w/2, -d*0.1, 0), vec(w/2, d/2, h))
	count := max(1, int(math.Round(w/h*0.99)))
	each, y := w*0.62/float64(count), -d*0.08
	for i := range count {
		x := -w*0.31 + each*(float64(i)+0.5)
		b.put("dark", slab(x-each/2+0.0005, y-0.0004, h*0.19, x+each/2-0.0005, y+0.001, h*0.81, 0))
		b.put("rocker", form.Prism(geom.Polygon{{-h * 0.29, -0.002}, {h * 0.29, -0.002}, {h * 0.29, d * 0.16}, {0, d * 0.2}, {-h * 0.29, d * 0.42}}, -each*0.46, each*0.46, 0.0008).Turn(alongX()).Pitch(-math.Pi/2).Move(x, y, h/2))
		b.put("led", form.Cylinder(h*0.012, 0.001, 0, 10).Pitch(math.Pi/2).Move(x, y-d*0.17, h*0.68))
	}
	for _, z := range []float64{0.07, 0.93} {
		b.put("dark", form.Cylinder(h*0.022, 0.0006, 0, 12).Pitch(math.Pi/2).Move(0, y+0.0002, h*z))
	}
}

// socket is a plate with two round wells: each has a rim, a floor with two holes, and earth clips above and below.
func socket(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.put("plate", form.Prism(form.RoundedRectangle(w, h, math.Min(w, h)*0.08, 5), 0, d*0.5, 0.0022).Pitch(math.Pi/2).Move(0, d/2, h/2))
	b.block(vec(-w/2, 0, 0), vec(w/2, d/2, h))
	b.put("dark", slab(-0.0006, -0.0004, h*0.08, 0.0006, 0.001, h*0.92, 0))
	for _, s := range []float64{-1, 1} {
		x, r := s*w*0.24, math.Min(w*0.21, h*0.4)
		b.put("plate", form.Lathe([]geom.Vec2{{r * 0.88, 0}, {r, 0}, {r, d * 0.3}, {r * 0.94, d * 0.5}, {r * 0.88, d * 0.5}, {r * 0.88, 0}}, 32).Pitch(math.Pi/2).Move(x, d*0.02, h/2))
		b.put("well", form.Cylinder(r*0.88, 0.001, 0, 32).Pitch(math.Pi/2).Move(x, 0.0005, h/2))
		for _, k := range []float64{-1, 1} {
			b.put("dark", form.Cylinder(r*0.12, 0.002, 0, 14).Pitch(math.Pi/2).Move(x+k*r*0.42, 0, h/2))
			b.put("metal", slab(x-r*0.09, -d*0.3, h/2+k*r*0.8-0.0015, x+r*0.09, 0.001, h/2+k*r*0.8+0.0015, 0.0005))
		}
	}
}

func smokeDetector(b *bench) {
	r, h := math.Min(b.w, b.d)/2, b.h
	b.put("body", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.6, 0}, {r * 0.86, h * 0.25}, {r * 0.86, h * 0.35}, {r * 0.7, h * 0.38}, {r * 0.7, h * 0.55}, {r, h * 0.6}, {r, h}, {0, h}}, 32))
	b.put("dark", form.Lathe([]geom.Vec2{{r * 0.69, h * 0.37}, {r * 0.72, h * 0.37}, {r * 0.72, h * 0.56}, {r * 0.69, h * 0.56}, {r * 0.69, h * 0.37}}, 32))
	b.put("led", form.Ellipsoid(0.003, 0.003, 0.002, 8, 6).Move(r*0.4, 0, 0.0005))
	b.drum(geom.Vec2{}, r, 0, h)
}

func securityCamera(b *bench) {
	w, d, h := b.w, b.d, b.h
	r := math.Min(w/2, h*0.26)
	b.put("body", form.Cylinder(w*0.42, 0.02, 0.004, 24).Pitch(math.Pi/2).Move(0, d/2, h-w*0.42), form.Tube([]geom.Vec3{vec(0, d/2-0.015, h-w*0.42), vec(0, d*0.22, h-w*0.42), vec(0, d*0.1, r*1.4)}, 0.012, 10))
	tube := func(slot string, from, to, radius float64) {
		b.put(slot, form.Strut(vec(0, from, r), vec(0, to, r), radius, radius, 24))
	}
	tube("body", d*0.2, -d*0.44, r*0.86)
	tube("lens", -d*0.43, -d*0.46, r*0.66)
	b.put("body", slab(-r*0.9, -d/2, 2*r-0.012, r*0.9, d*0.18, 2*r, 0.003))
	b.block(vec(-r, -d/2, 0), vec(r, d*0.2, 2*r))
	b.block(vec(-w*0.4, d*0.2, h-w*0.84), vec(w*0.4, d/2, h))
}

// exitSign shows somebody who runs to a door.
func exitSign(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.solid("panel", slab(-w/2, -d/2+0.002, 0, w/2, d/2, h, 0.006))
	face := -d / 2
	bar := func(x0, z0, x1, z1, thick float64) {
		b.put("figure", form.Beam(vec(x0*w, face+0.001, z0*h), vec(x1*w, face+0.001, z1*h), 0.004, thick*h, 0))
	}
	bar(0.18, 0.14, 0.18, 0.88, 0.05)
	bar(0.38, 0.14, 0.38, 0.88, 0.05)
	bar(0.17, 0.86, 0.39, 0.86, 0.05)
	b.put("figure", form.Cylinder(h*0.07, 0.003, 0, 16).Pitch(math.Pi/2).Move(-0.06*w, face+0.002, 0.82*h))
	bar(-0.08, 0.7, -0.14, 0.42, 0.12)
	bar(-0.14, 0.44, -0.02, 0.3, 0.09)
	bar(-0.02, 0.31, -0.05, 0.12, 0.08)
	bar(-0.14, 0.42, -0.2, 0.24, 0.09)
	bar(-0.2, 0.25, -0.3, 0.22, 0.08)
	bar(-0.09, 0.7, 0.04, 0.56, 0.07)
	bar(-0.1, 0.68, -0.22, 0.56, 0.07)
}

func handDryer(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.put("body", form.Cushion(w, d, h*0.92, 0.04, 0.006, 1).Move(0, 0, h*0.08))
	b.put("dark", form.Strut(vec(0, -d*0.12, h*0.12), vec(0, -d*0.22, 0), w*0.14, w*0.16, 20), slab(-w*0.1, -d/2-0.001, h*0.66, w*0.1, -d/2+0.006, h*0.72, 0))
	b.block(vec(-w/2, -d/2, h*0.06), vec(w/2, d/2, h))
}

func blinds(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.solid("rail", slab(-w/2, -d/2, h-0.05, w/2, d/2, h, 0.004), slab(-w/2, -d*0.36, 0, w/2, d*0.36, 0.022, 0.004))
	count := max(6, int((h-0.09)/0.045))
	for i := range count {
		z := geom.Lerp(0.045, h-0.07, float64(i)/float64(count-1))
		b.put("slats", form.Beam(vec(-w/2+0.006, 0, z), vec(w/2-0.006, 0, z), d*0.72, 0.0025, 0).Move(0, 0, -z).Turn(geom.AxisAngle(geom.Vec3{1, 0, 0}, -0.55)).Move(0, 0, z))
	}
	for _, x := range []float64{-w * 0.36, 0, w * 0.36} {
		b.put("cord", form.Strut(vec(x, -d*0.32, 0.02), vec(x, -d*0.32, h-0.04), 0.002, 0.002, 5))
	}
	b.put("cord", form.Strut(vec(w*0.46, -d*0.48, h*0.4), vec(w*0.46, -d*0.44, h-0.03), 0.003, 0.003, 6))
	b.block(vec(-w/2, -d*0.36, 0.02), vec(w/2, d*0.36, h-0.05))
}

func urinal(b *bench) {
	w, d, h := b.w, b.d, b.h
	ring := func(x, front, z float64) []geom.Vec3 {
		out := []geom.Vec3{vec(x, d/2, z), vec(-x, d/2, z)}
		for i := range 13 {
			sin, cos := math.Sincos(math.Pi * float64(i) / 12)
			out = append(out, vec(-cos*x, d/2-0.06-sin*(front-0.06), z))
		}
		return out
	}
	body := [][]geom.Vec3{ring(w*0.2, d*0.4, 0), ring(w*0.42, d*0.86, h*0.14), ring(w/2, d, h*0.3), ring(w/2-0.03, d-0.03, h*0.32), ring(w*0.3, d*0.5, h*0.2)}
	b.put("ceramic", form.Loft(body, true, true, geom.Radians(40)))
	b.put("ceramic", slab(-w/2+0.01, d/2-0.07, h*0.24, w/2-0.01, d/2, h*0.94, 0.03))
	for _, s := range []float64{-1, 1} {
		b.put("ceramic", form.Taper(vec(s*(w/2-0.025), d*0.36, h*0.28), vec(s*(w/2-0.04), d*0.42, h*0.86), 0.08, 0.03, 0.008))
	}
	b.put("chrome", form.Strut(vec(0, d*0.36, h*0.93), vec(0, d*0.36, h), 0.014, 0.014, 12), form.Cylinder(0.02, 0.02, 0.003, 16).Pitch(math.Pi/2).Move(0, d*0.3, h*0.9))
	b.block(vec(-w/2, -d*0.4, 0), vec(w/2, d/2, h*0.32))
	b.block(vec(-w/2, d*0.28, h*0.32), vec(w/2, d/2, h*0.95))
}

func bidet(b *bench) {
	w, d := b.w, b.d
	rim := b.h * 0.82
	ring := func(share, z float64) []geom.Vec3 {
		out := make([]geom.Vec3, 0, 28)
		for _, p := range form.Oval(w*share, d*0.86*share, 28) {
			out = append(out, vec(p[0], p[1]-d*0.07, z))
		}
		return out
	}
	b.put("ceramic", form.Loft([][]geom.Vec3{ring(0.62, 0), ring(0.58, rim*0.4), ring(0.9, rim*0.82), ring(1, rim-0.01), ring(0.97, rim), ring(0.8, rim), ring(0.72, rim-0.04), ring(0.3, rim-0.13)}, true, true, geom.Radians(40)))
	b.solid("ceramic", slab(-w*0.42, d*0.22, 0, w*0.42, d/2, rim, 0.03))
	b.put("chrome", form.Cylinder(0.024, 0.03, 0.004, 16).Move(0, d*0.34, rim), form.Tube([]geom.Vec3{vec(0, d*0.34, rim+0.02), vec(0, d*0.32, b.h-0.014), vec(0, d*0.2, b.h-0.02), vec(0, d*0.17, b.h-0.04)}, 0.012, 10))
	b.block(vec(-w*0.32, -d*0.36, 0), vec(w*0.32, d*0.24, rim))
	b.block(vec(-0.02, d*0.16, rim), vec(0.02, d*0.38, b.h))
}

func strongbox(b *bench) {
	w, d, h := b.w, b.d, b.h
	front := -d/2 + 0.05
	b.solid("body", slab(-w/2, front+0.034, 0, w/2, d/2, h, 0.01))
	door := b.hinged("door", vec(-w/2+0.03, front, h/2), vec(0, 0, -1), geom.Radians(110))
	door.solid("body", slab(-w/2+0.03, front, 0.03, w/2-0.03, front+0.03, h-0.03, 0.006))
	dial := vec(w*0.02, front, h*0.56)
	door.put("metal", form.Cylinder(w*0.1, 0.02, 0.003, 30).Pitch(math.Pi/2).Move(dial[0], dial[1], dial[2]), form.Cylinder(w*0.05, 0.04, 0.004, 18).Pitch(math.Pi/2).Move(dial[0], dial[1], dial[2]))
	wheel := vec(w*0.26, -d/2+0.01, h*0.5)
	for i := range 3 {
		sin, cos := math.Sincos(2*math.Pi*float64(i)/3 + math.Pi/2)
		door.put("metal", form.Strut(wheel, wheel.Add(vec(cos*w*0.12, 0, sin*w*0.12)), 0.007, 0.009, 10))
	}
	door.put("metal", form.Strut(vec(wheel[0], front, wheel[2]), vec(wheel[0], -d/2, wheel[2]), 0.014, 0.014, 12))
	for _, z := range []float64{h * 0.2, h * 0.8} {
		b.put("metal", form.Strut(vec(-w/2+0.014, front+0.015, z-0.04), vec(-w/2+0.014, front+0.015, z+0.04), 0.012, 0.012, 12))
	}
	b.top(h, 0.03)
}

func serverRack(b *bench) {
	w, d, h := b.w, b.d, b.h
	corners(func(sx, sy float64) {
		b.solid("frame", slab(sx*(w/2-0.025)-0.025, sy*(d/2-0.025)-0.025, 0, sx*(w/2-0.025)+0.025, sy*(d/2-0.025)+0.025, h, 0.003))
	})
	b.solid("frame", slab(-w/2, -d/2, h-0.04, w/2, d/2, h, 0.004), slab(-w/2, -d/2, 0, w/2, d/2, 0.06, 0.004))
	for _, s := range []float64{-1, 1} {
		b.put("frame", slab(s*(w/2-0.008)-0.004, -d/2+0.05, 0.06, s*(w/2-0.008)+0.004, d/2-0.05, h-0.04, 0))
	}
	z, i := 0.08, 0
	for z < h-0.14 {
		high := 0.044 * float64(1+i%3)
		if i%7 == 5 {
			z, i = z+0.06, i+1
			continue
		}
		b.put("units", slab(-w/2+0.055, -d/2+0.02, z, w/2-0.055, d/2-0.1, z+high-0.004, 0.002))
		for k := range 3 + i%4 {
			b.put("trim", slab(-w*0.34+0.05*float64(k), -d/2+0.016, z+0.01, -w*0.34+0.05*float64(k)+0.038, -d/2+0.022, z+high-0.014, 0))
		}
		for k := range 1 + i%3 {
			b.put("led", slab(w*0.3-0.02*float64(k), -d/2+0.015, z+high*0.4, w*0.3-0.02*float64(k)+0.008, -d/2+0.022, z+high*0.4+0.008, 0))
		}
		z, i = z+high, i+1
	}
	b.block(vec(-w/2+0.05, -d/2+0.02, 0.06), vec(w/2-0.05, d/2-0.1, h-0.1))
}

func cashMachine(b *bench) {
	w, d, h := b.w, b.d, b.h
	side := geom.Polygon{{-d * 0.34, 0}, {d / 2, 0}, {d / 2, h}, {-d * 0.4, h}, {-d * 0.4, h * 0.93}, {-d * 0.12, h * 0.9}, {-d * 0.2, h * 0.66}, {-d / 2, h * 0.6}, {-d / 2, h * 0.54}, {-d * 0.34, h * 0.5}}
	b.put("body", form.Prism(side, -w/2, w/2, 0.006).Turn(alongX()))
	b.block(vec(-w/2, -d*0.34, 0), vec(w/2, d/2, h*0.54))
	b.block(vec(-w/2, -d*0.18, h*0.54), vec(w/2, d/2, h))
	b.put("screen", form.Box(w*0.56, 0.008, h*0.19, 0.002).Pitch(0.2).Move(0, -d*0.18, h*0.685))
	b.put("dark", slab(-w*0.2, -d*0.342, h*0.44, w*0.2, -d*0.33, h*0.465, 0), slab(w*0.2, -d*0.345, h*0.3, w*0.36, -d*0.33, h*0.315, 0))
	for i := range 12 {
		x, y := geom.Lerp(-w*0.16, w*0.1, float64(i%3)/2), geom.Lerp(-d*0.46, -d*0.28, float64(i/3)/3)
		z := geom.Lerp(h*0.608, h*0.648, float64(i/3)/3)
		b.put("keys", slab(x-0.018, y-0.014, z-0.012, x+0.018, y+0.014, z+0.008, 0.002))
	}
	b.put("panel", slab(-w*0.46, -d*0.405, h*0.935, w*0.46, -d*0.39, h*0.99, 0.002), slab(w*0.2, -d*0.46, h*0.6, w*0.38, -d*0.4, h*0.64, 0.006))
}

// turnstile is passed along Y; its arms bar the way at +X.
func turnstile(b *bench) {
	w, d, h := b.w, b.d, b.h
	body := w * 0.34
	x0 := -w / 2
	b.solid("body", slab(x0, -d/2, h*0.62, x0+body, d/2, h*0.97, 0.03), slab(x0+body*0.2, -d*0.4, 0, x0+body*0.8, -d*0.2, h*0.63, 0.01), slab(x0+body*0.2, d*0.2, 0, x0+body*0.8, d*0.4, h*0.63, 0.01))
	b.solid("body", slab(x0, -d*0.44, 0, x0+body, d*0.44, 0.02, 0.003))
	b.put("dark", slab(x0+body*0.15, -d*0.44, h*0.96, x0+body*0.85, -d*0.2, h, 0.006))
	hub := vec(x0+body, 0, h*0.8)
	b.put("arms", form.Ellipsoid(0.06, 0.07, 0.07, 18, 10).Move(hub[0], 0, hub[2]))
	for i := range 3 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / 3)
		tip := vec(w/2-0.018-(w*0.44)*(1-cos)*0.62, sin*d*0.24, hub[2]-(1-cos)*h*0.2)
		b.put("arms", form.Strut(hub, tip, 0.019, 0.019, 12))
	}
	b.block(vec(hub[0], -0.02, hub[2]-0.02), vec(w/2, 0.02, hub[2]+0.02))
}
