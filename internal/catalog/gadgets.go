package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func gadgetKinds() []kind {
	small := func(id, name string, size geom.Vec3, massKg float64, synonyms []string, slots []slot, model func(*bench)) kind {
		return kind{Entry: Entry{ID: id, Name: name, Synonyms: synonyms, Tags: []string{"electronics", "graspable"}, Mount: scene.OnSurface, Size: size,
			MinSize: size.Mul(0.75), MaxSize: size.Mul(1.35), MassKg: massKg}, slots: slots, model: model}
	}
	black := slot{name: "body", material: "black plastic", fill: 0.6}
	return []kind{
		small("headset", "Headset", vec(0.2, 0.1, 0.22), 0.3, []string{"headphones", "gaming headset", "earphones"}, []slot{{name: "body", material: "black plastic", fill: 0.8}, {name: "pads", material: "faux leather"}, {name: "accent", material: "plastic #b5362c"}}, headset),
		small("game-console", "Game console", vec(0.3, 0.26, 0.065), 3.2, []string{"gaming console", "video game console", "console", "xbox", "playstation"}, []slot{{name: "body", material: "black plastic", fill: 0.8}, {name: "light", material: "screen glow"}, {name: "vents", material: "rubber"}}, gameConsole),
		small("game-controller", "Game controller", vec(0.16, 0.11, 0.06), 0.25, []string{"controller", "gamepad", "joystick"}, []slot{black, {name: "sticks", material: "rubber"}, {name: "buttons", material: "plastic #2f5fae"}}, gameController),
		small("remote-control", "Remote control", vec(0.045, 0.18, 0.022), 0.13, []string{"remote", "tv remote", "clicker"}, []slot{{name: "body", material: "black plastic", fill: 0.9}, {name: "keys", material: "rubber"}, {name: "power", material: "plastic #b5362c"}}, remoteControl),
		small("cable-box", "Cable management box", vec(0.4, 0.16, 0.14), 1.4, []string{"cable box", "cable organizer", "cord organizer", "power strip box"}, []slot{{name: "body", material: "plastic", fill: 0.3}, {name: "lid", material: "$wood", fill: 0.7}, {name: "cables", material: "rubber"}}, cableBox),
		small("smartphone", "Smartphone", vec(0.074, 0.152, 0.009), 0.19, []string{"phone", "mobile", "mobile phone", "cellphone", "cell phone", "iphone"}, []slot{{name: "body", material: "black plastic", fill: 1.8}, {name: "screen", material: "screen"}}, slate),
		small("tablet", "Tablet", vec(0.18, 0.25, 0.009), 0.48, []string{"tablet computer", "ipad", "e-reader"}, []slot{{name: "body", material: "brushed steel", fill: 0.6}, {name: "screen", material: "screen"}}, slate),
		small("projector", "Projector", vec(0.34, 0.27, 0.12), 3.6, []string{"video projector", "beamer"}, []slot{{name: "body", material: "plastic", fill: 0.4}, {name: "lens", material: "bottle glass #20242a"}, {name: "vents", material: "black plastic"}}, projector),
		small("router", "Router", vec(0.24, 0.17, 0.2), 0.5, []string{"wifi router", "modem", "access point"}, []slot{{name: "body", material: "black plastic", fill: 0.5}, {name: "lights", material: "screen glow"}}, router),
		small("telephone", "Telephone", vec(0.2, 0.22, 0.1), 0.9, []string{"desk phone", "landline", "office phone", "landline phone"}, []slot{{name: "body", material: "black plastic", fill: 0.5}, {name: "keys", material: "plastic"}, {name: "screen", material: "screen"}}, telephone),
		small("camera", "Camera", vec(0.14, 0.14, 0.1), 0.8, []string{"photo camera", "dslr", "webcam"}, []slot{{name: "body", material: "faux leather", fill: 0.7}, {name: "metal", material: "brushed steel", fill: 0.5}, {name: "lens", material: "bottle glass #20242a"}}, photoCamera),
		{Entry: Entry{ID: "fan", Name: "Fan", Synonyms: []string{"standing fan", "pedestal fan", "floor fan", "electric fan"}, Tags: []string{"appliance"},
			Size: vec(0.44, 0.4, 1.25), MinSize: vec(0.35, 0.3, 0.9), MaxSize: vec(0.55, 0.5, 1.45), MassKg: 5.5},
			slots: []slot{{name: "metal", material: "$metal", fill: 0.35}, {name: "blades", material: "plastic #9fb0b8"}, {name: "base", material: "black plastic"}}, model: standingFan},
		{Entry: Entry{ID: "air-purifier", Name: "Air purifier", Synonyms: []string{"humidifier", "dehumidifier", "air cleaner", "heater", "space heater"}, Tags: []string{"appliance"},
			Size: vec(0.3, 0.3, 0.62), MinSize: vec(0.2, 0.2, 0.35), MaxSize: vec(0.4, 0.4, 0.8), MassKg: 6.5},
			slots: []slot{{name: "body", material: "plastic", fill: 0.18}, {name: "grille", material: "black plastic", fill: 0.4}, {name: "screen", material: "screen glow"}}, model: airPurifier},
		{Entry: Entry{ID: "vacuum-cleaner", Name: "Vacuum cleaner", Synonyms: []string{"vacuum", "hoover"}, Tags: []string{"appliance"},
			Size: vec(0.3, 0.34, 1.12), MinSize: vec(0.24, 0.28, 0.95), MaxSize: vec(0.36, 0.42, 1.25), MassKg: 6.2},
			slots: []slot{{name: "body", material: "plastic #5a3f7a", fill: 0.5}, {name: "tube", material: "brushed steel", fill: 0.25}, {name: "dust", material: "frosted glass", fill: 0.25}, {name: "head", material: "black plastic"}}, model: vacuumCleaner},
		{Entry: Entry{ID: "sewing-machine", Name: "Sewing machine", Synonyms: []string{"sewing"}, Tags: []string{"appliance"}, Mount: scene.OnSurface,
			Size: vec(0.42, 0.19, 0.31), MinSize: vec(0.34, 0.15, 0.26), MaxSize: vec(0.5, 0.24, 0.36), MassKg: 7},
			slots: []slot{{name: "body", material: "gloss paint", fill: 1}, {name: "metal", material: "brushed steel"}, {name: "thread", material: "cotton #b5362c"}}, model: sewingMachine},
	}
}

func headset(b *bench) {
	x, r := b.w/2-0.022, b.h*0.27
	b.put("body", form.Tube(form.Arc(vec(0, 0, b.h-x-0.008), vec(1, 0, 0), geom.Up, x, 0.06, math.Pi-0.06, 16), 0.008, 8))
	for _, s := range []float64{-1, 1} {
		b.put("body", form.Strut(vec(s*x, 0, b.h-x), vec(s*x, 0, r), 0.007, 0.007, 8))
		b.put("body", form.Lathe([]geom.Vec2{{0, 0}, {0.8, 0}, {1, 0.25}, {1, 1}, {0, 1}}, 22).Scale(b.d/2, r, 0.02).Pitch(math.Pi/2).Yaw(s*math.Pi/2).Move(s*(x-0.0), 0, r))
		b.put("pads", form.Ring(0.78, 0.22, 22, 8).Scale(b.d/2, r*0.95, 0.05).Pitch(math.Pi/2).Yaw(s*math.Pi/2).Move(s*(x-0.006), 0, r))
		b.put("accent", form.Cylinder(0.018, 0.004, 0.001, 16).Pitch(math.Pi/2).Yaw(s*math.Pi/2).Move(s*(x+0.018), 0, r))
	}
	b.block(vec(-b.w/2, -b.d/2, 0), vec(-x+0.02, b.d/2, 2*r))
	b.block(vec(x-0.02, -b.d/2, 0), vec(b.w/2, b.d/2, 2*r))
}

func gameConsole(b *bench) {
	b.solid("body", slab(-b.w/2, -b.d/2, 0.006, b.w/2, b.d/2, b.h, 0.008))
	b.put("vents", slab(-b.w*0.45, -b.d*0.44, 0, b.w*0.45, b.d*0.44, 0.008, 0))
	b.put("light", slab(-b.w/2-0.0, -b.d/2-0.0005, b.h*0.48, b.w*0.2, -b.d/2+0.004, b.h*0.54, 0))
	for i := range 10 {
		x := geom.Lerp(-b.w*0.4, b.w*0.4, float64(i)/9)
		b.put("vents", slab(x-0.008, b.d*0.1, b.h-0.002, x+0.008, b.d*0.42, b.h+0.0004, 0))
	}
	b.top(b.h, 0.03)
}

func gameController(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.put("body", form.Cushion(w*0.84, d*0.62, h*0.62, h*0.26, 0.002, 1).Move(0, d*0.16, h*0.22))
	for _, s := range []float64{-1, 1} {
		b.put("body", form.TaperedTube([]geom.Vec3{vec(s*w*0.3, d*0.2, h*0.5), vec(s*w*0.38, -d*0.14, h*0.4), vec(s*w*0.37, -d/2+0.016, h*0.3)}, []float64{h * 0.3, h * 0.28, h * 0.2}, 12))
		b.put("sticks", form.Lathe([]geom.Vec2{{0, 0}, {0.006, 0}, {0.005, 0.008}, {0.011, 0.011}, {0.01, 0.015}, {0, 0.014}}, 14).Move(s*w*0.15, d*0.02, h-0.016))
		b.put("body", slab(s*w*0.28-0.018, d*0.44, h*0.5, s*w*0.28+0.018, d/2, h*0.72, 0.004))
	}
	for i := range 4 {
		sin, cos := math.Sincos(math.Pi / 2 * float64(i))
		b.put("buttons", form.Cylinder(0.005, 0.004, 0.001, 10).Move(w*0.27+cos*0.012, d*0.24+sin*0.012, h*0.82))
	}
	b.put("sticks", slab(-w*0.27-0.012, d*0.24-0.004, h*0.82, -w*0.27+0.012, d*0.24+0.004, h*0.87, 0.001))
	b.block(vec(-w*0.42, -d/2, h*0.1), vec(w*0.42, d/2, h*0.84))
	b.block(vec(-w*0.4, -d*0.3, 0), vec(w*0.4, d*0.2, h*0.3))
	b.put("body", form.Ellipsoid(w*0.2, d*0.14, h*0.12, 12, 6).Move(0, d*0.1, h*0.12))
}

func remoteControl(b *bench) {
	b.solid("body", form.Prism(form.RoundedRectangle(b.w, b.d, b.w*0.3, 4), 0, b.h*0.86, 0.003))
	for r := range 7 {
		for c := range 3 {
			if r == 0 && c != 0 {
				continue
			}
			slot := "keys"
			if r == 0 {
				slot = "power"
			}
			b.put(slot, form.Cylinder(b.w*0.1, b.h*0.16, 0.0008, 10).Move(geom.Lerp(-b.w*0.28, b.w*0.28, float64(c)/2), geom.Lerp(b.d*0.42, -b.d*0.3, float64(r)/6), b.h*0.84))
		}
	}
}

func cableBox(b *bench) {
	lid := b.h * 0.84
	b.solid("body", slab(-b.w/2+0.004, -b.d/2+0.004, 0, b.w/2-0.004, b.d/2-0.004, lid, 0.012))
	b.solid("lid", slab(-b.w/2, -b.d/2, lid, b.w/2, b.d/2, b.h, 0.008))
	for _, s := range []float64{-1, 1} {
		b.put("cables", slab(s*b.w*0.5-0.006*s-0.004, -0.03, b.h*0.3, s*b.w*0.5-0.006*s+0.004, 0.03, b.h*0.42, 0.002))
	}
	b.top(b.h, 0.02)
}

// slate is a flat device that lies on its back.
func slate(b *bench) {
	b.solid("body", form.Prism(form.RoundedRectangle(b.w, b.d, b.w*0.11, 4), 0, b.h*0.95, b.h*0.15))
	b.put("screen", form.Prism(form.RoundedRectangle(b.w*0.93, b.d*0.95, b.w*0.08, 4), b.h*0.9, b.h, 0))
}

func projector(b *bench) {
	b.solid("body", slab(-b.w/2, -b.d/2+0.02, 0.012, b.w/2, b.d/2, b.h, 0.012))
	x := -b.w * 0.24
	b.put("lens", form.Lathe([]geom.Vec2{{0, 0}, {0.036, 0}, {0.036, 0.034}, {0.03, 0.038}, {0.028, 0.03}, {0, 0.022}}, 22).Pitch(math.Pi/2).Move(x, -b.d/2+0.038, b.h*0.52))
	corners(func(sx, sy float64) {
		b.put("vents", form.Cylinder(0.012, 0.014, 0.002, 10).Move(sx*b.w*0.4, sy*b.d*0.36, 0))
	})
	for i := range 7 {
		z := geom.Lerp(b.h*0.25, b.h*0.8, float64(i)/6)
		b.put("vents", slab(b.w*0.1, -b.d/2+0.017, z-0.002, b.w*0.42, -b.d/2+0.022, z+0.002, 0))
	}
	b.block(vec(-b.w*0.42, -b.d*0.4, 0), vec(b.w*0.42, b.d*0.4, 0.012))
}

func router(b *bench) {
	high := b.h * 0.18
	b.solid("body", form.Prism(form.RoundedRectangle(b.w, b.d, 0.03, 4), 0, high, 0.006))
	for i := range 3 {
		x := geom.Lerp(-b.w*0.4, b.w*0.4, float64(i)/2)
		b.put("body", form.Strut(vec(x, b.d*0.42, high*0.6), vec(x*1.05, b.d*0.44, b.h-0.005), 0.007, 0.005, 8))
	}
	for i := range 5 {
		b.put("lights", slab(-0.05+0.022*float64(i), -b.d/2+0.012, high-0.001, -0.042+0.022*float64(i), -b.d/2+0.018, high+0.001, 0))
	}
	b.block(vec(-b.w*0.44, b.d*0.38, high), vec(b.w*0.44, b.d*0.46, b.h))
}

func telephone(b *bench) {
	wedge := geom.Polygon{{-b.d / 2, 0}, {b.d / 2, 0}, {b.d / 2, b.h * 0.72}, {-b.d / 2, b.h * 0.22}}
	b.put("body", form.Prism(wedge, -b.w/2, b.w/2, 0.004).Bend(func(p geom.Vec3) geom.Vec3 { return vec(p[2], p[0], p[1]) }, geom.Radians(40)))
	slope := math.Atan2(b.h*0.5, b.d)
	at := func(s *form.Shape, x, y float64) *form.Shape {
		return s.Pitch(slope).Move(x, y, geom.Lerp(b.h*0.22, b.h*0.72, (y+b.d/2)/b.d)-0.002)
	}
	for r := range 4 {
		for c := range 3 {
			b.put("keys", at(form.Box(0.02, 0.016, 0.006, 0.001), b.w*0.06+0.028*float64(c), -b.d*0.36+0.026*float64(r)))
		}
	}
	b.put("screen", at(form.Box(b.w*0.46, b.d*0.22, 0.004, 0.001), b.w*0.2, b.d*0.26))
	b.put("body", form.Cushion(0.045, b.d*0.94, 0.03, 0.01, 0, 1).Pitch(slope).Move(-b.w*0.31, 0, b.h*0.56))
	b.put("body", at(form.Box(0.05, 0.06, 0.03, 0.01), -b.w*0.31, -b.d*0.32), at(form.Box(0.05, 0.06, 0.03, 0.01), -b.w*0.31, b.d*0.32))
	b.block(vec(-b.w/2, -b.d/2, 0), vec(b.w/2, 0, b.h*0.5))
	b.block(vec(-b.w/2, 0, 0), vec(b.w/2, b.d/2, b.h*0.8))
	b.put("body", slab(-b.w*0.4, b.d*0.3, b.h*0.7, -b.w*0.22, b.d*0.46, b.h, 0.01))
}

func photoCamera(b *bench) {
	back := b.d * 0.5
	b.solid("body", slab(-b.w/2, b.d/2-back, 0, b.w/2, b.d/2, b.h*0.66, 0.008))
	b.solid("metal", slab(-b.w/2+0.003, b.d/2-back+0.003, b.h*0.66, b.w/2-0.003, b.d/2-0.003, b.h*0.78, 0.004))
	b.put("metal", form.Taper(vec(0, b.d/2-back*0.5, b.h*0.78), vec(0, b.d/2-back*0.5, b.h), b.w*0.36, b.w*0.24, 0.004), form.Cylinder(0.012, b.h*0.1, 0.001, 14).Move(b.w*0.34, b.d/2-back*0.5, b.h*0.78), form.Cylinder(0.01, b.h*0.08, 0.001, 14).Move(-b.w*0.34, b.d/2-back*0.5, b.h*0.78))
	r := b.h * 0.32
	b.put("metal", form.Lathe([]geom.Vec2{{0, 0}, {r, 0}, {r, b.d * 0.3}, {r * 0.94, b.d * 0.49}, {r * 0.8, b.d * 0.49}, {r * 0.7, b.d * 0.4}, {0, b.d * 0.4}}, 24).Pitch(math.Pi/2).Move(0, b.d/2-back, b.h*0.34))
	b.put("lens", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.72, 0}, {r * 0.5, 0.006}, {0, 0.009}}, 20).Pitch(math.Pi/2).Move(0, b.d/2-back-b.d*0.4, b.h*0.34))
	b.block(vec(-r, -b.d/2, 0.01), vec(r, b.d/2-back, b.h*0.66))
}

func standingFan(b *bench) {
	r := b.w/2 - 0.004
	z := b.h - r - 0.004
	b.put("base", form.Lathe([]geom.Vec2{{0, 0}, {0.19, 0}, {0.19, 0.014}, {0.05, 0.035}, {0.03, 0.06}, {0, 0.06}}, 26))
	b.drum(geom.Vec2{}, 0.18, 0, 0.04)
	b.solid("metal", form.Cylinder(0.016, z-0.05, 0, 12).Move(0, 0.03, 0.05))
	b.put("base", form.Strut(vec(0, -0.02, z), vec(0, b.d/2-0.03, z), 0.06, 0.045, 16))
	for _, y := range []float64{-b.d/2 + 0.09, -0.02} {
		b.put("metal", form.Ring(r-0.004, 0.004, 36, 6).Pitch(math.Pi/2).Move(0, y, z))
	}
	b.put("metal", form.Ring(r, 0.004, 36, 6).Pitch(math.Pi/2).Move(0, -b.d/2+0.14, z))
	for i := range 24 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / 24)
		b.put("metal", form.Tube([]geom.Vec3{vec(cos*0.04, -b.d/2+0.006, z+sin*0.04), vec(cos*r*0.7, -b.d/2+0.03, z+sin*r*0.7), vec(cos*r, -b.d/2+0.1, z+sin*r), vec(cos*r, -b.d/2+0.17, z+sin*r)}, 0.0018, 4))
	}
	b.put("metal", form.Cylinder(0.05, 0.008, 0.002, 20).Pitch(math.Pi/2).Move(0, -b.d/2+0.008, z))
	for i := range 4 {
		b.put("blades", form.Cushion(r*0.42, 0.01, r*0.82, 0.004, 0.001, 1).Yaw(0.4).Move(0.02, 0, 0.04).Roll(math.Pi/2*float64(i)).Move(0, -b.d/2+0.1, z))
	}
	b.block(vec(-r, -b.d/2, z-r), vec(r, -0.02, z+r))
}

func airPurifier(b *bench) {
	r := math.Min(b.w, b.d) / 2
	b.put("body", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.96, 0}, {r, 0.012}, {r, b.h * 0.9}, {r * 0.94, b.h - 0.006}, {r * 0.7, b.h}, {0, b.h}}, 30))
	for i := range 9 {
		b.put("grille", form.Ring(r+0.0, 0.0025, 30, 5).Move(0, 0, geom.Lerp(b.h*0.08, b.h*0.4, float64(i)/8)).Scale(0.99, 0.99, 1))
	}
	b.put("grille", form.Cylinder(r*0.66, 0.006, 0.002, 26).Move(0, 0, b.h-0.006))
	b.put("screen", form.Cylinder(0.02, 0.004, 0.001, 16).Pitch(math.Pi/2).Move(0, -r+0.003, b.h*0.8))
	b.drum(geom.Vec2{}, r, 0, b.h)
}

func vacuumCleaner(b *bench) {
	w, d, h := b.w, b.d, b.h
	front := -d / 2
	b.solid("head", slab(-w/2, front, 0.003, w/2, front+d*0.7, 0.07, 0.012))
	b.put("head", form.Strut(vec(-w*0.4, front+d*0.64, 0.018), vec(w*0.4, front+d*0.64, 0.018), 0.018, 0.018, 10))
	foot, grip := vec(0, front+d*0.5, 0.05), vec(0, d/2-0.03, h-0.03)
	at := func(t float64) geom.Vec3 { return foot.Add(grip.Sub(foot).Mul(t)) }
	b.put("tube", form.Strut(foot, at(0.96), 0.016, 0.014, 12))
	b.put("body", form.TaperedTube([]geom.Vec3{at(0.12), at(0.2), at(0.42), at(0.5)}, []float64{0.05, w * 0.3, w * 0.32, 0.06}, 18))
	b.put("dust", form.TaperedTube([]geom.Vec3{at(0.44), at(0.46), at(0.64), at(0.68)}, []float64{0.05, w * 0.27, w * 0.27, 0.04}, 18))
	b.put("head", form.TaperedTube([]geom.Vec3{at(0.9), at(0.95), grip, grip.Add(vec(0, -0.05, 0.015))}, []float64{0.018, 0.021, 0.019, 0.013}, 10))
	b.block(vec(-w*0.3, -d*0.12, h*0.14), vec(w*0.3, d*0.36, h*0.68))
	b.block(vec(-0.02, 0, h*0.68), vec(0.02, d/2, h))
}

func sewingMachine(b *bench) {
	w, d, h := b.w, b.d, b.h
	base := h * 0.22
	b.solid("body", slab(-w/2, -d/2, 0, w/2, d/2, base, 0.012))
	b.solid("body", slab(w*0.22, -d*0.36, base, w/2-0.02, d*0.36, h, 0.018), slab(-w*0.44, -d*0.28, h*0.66, w*0.22, d*0.28, h*0.98, 0.018))
	b.solid("body", slab(-w*0.46, -d*0.32, h*0.5, -w*0.28, d*0.3, h*0.7, 0.012))
	b.put("metal", form.Cylinder(0.006, h*0.24, 0, 8).Move(-w*0.37, 0, base+h*0.05), slab(-w*0.42, -0.03, base-0.001, -w*0.3, 0.03, base+0.002, 0), slab(-w*0.39, -0.02, base+h*0.04, -w*0.35, 0.012, base+h*0.06, 0.001))
	b.put("metal", form.Cylinder(0.05, 0.022, 0.003, 24).Roll(math.Pi/2).Move(w/2-0.022, 0, h*0.74))
	b.put("thread", form.Lathe([]geom.Vec2{{0, h * 0.9}, {0.016, h * 0.9}, {0.012, h * 0.92}, {0.012, h * 0.97}, {0.016, h}, {0, h}}, 14).Move(w*0.1, 0, 0))
	for i := range 3 {
		b.put("metal", form.Cylinder(0.014, 0.008, 0.002, 14).Pitch(math.Pi/2).Move(w*0.34, -d*0.36+0.002, geom.Lerp(h*0.4, h*0.85, float64(i)/2)))
	}
}
