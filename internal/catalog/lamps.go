package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Colour temperatures in kelvin.
const (
	warm    = 2700
	neutral = 3500
)

func lampKinds() []kind {
	slots := []slot{{name: "shade", material: "lampshade"}, {name: "stand", material: "$metal", fill: 0.6}, {name: "base", material: "$legs", fill: 0.8}, {name: "bulb", material: "bulb"}, {name: "cable", material: "black plastic"}}
	hood := []slot{{name: "shade", material: "$hood", fill: 0.7}, {name: "stand", material: "$metal", fill: 0.6}, {name: "bulb", material: "bulb"}, {name: "cable", material: "black plastic"}}
	ceiling := []string{"light", "lamp"}
	return []kind{
		{Entry: Entry{ID: "floor-lamp", Name: "Floor lamp", Synonyms: []string{"standing lamp", "standard lamp", "reading lamp", "arc lamp", "tripod lamp", "torchiere", "lamp", "reading light"}, Tags: []string{"lamp", "light"},
			Size: vec(0.42, 0.42, 1.55), MinSize: vec(0.3, 0.3, 1.2), MaxSize: vec(0.6, 0.6, 1.85), MassKg: 6, Light: true, Varies: true}, slots: slots, model: floorLamp},
		{Entry: Entry{ID: "table-lamp", Name: "Table lamp", Synonyms: []string{"bedside lamp", "lamp", "small lamp", "bedside light"}, Tags: []string{"lamp", "light"}, Mount: scene.OnSurface,
			Size: vec(0.3, 0.3, 0.46), MinSize: vec(0.2, 0.2, 0.3), MaxSize: vec(0.45, 0.45, 0.7), MassKg: 1.8, Light: true, Varies: true},
			slots: []slot{{name: "base", material: "stoneware", fill: 0.45}, {name: "shade", material: "lampshade"}, {name: "stand", material: "$metal"}, {name: "bulb", material: "bulb"}}, model: tableLamp},
		{Entry: Entry{ID: "desk-lamp", Name: "Desk lamp", Synonyms: []string{"task lamp", "work lamp", "anglepoise", "desk light"}, Tags: []string{"lamp", "light", "office"}, Mount: scene.OnSurface,
			Size: vec(0.17, 0.42, 0.46), MinSize: vec(0.14, 0.3, 0.35), MaxSize: vec(0.22, 0.55, 0.6), MassKg: 1.9, Light: true, Varies: true}, slots: hood, model: deskLamp},
		{Entry: Entry{ID: "pendant-lamp", Name: "Pendant lamp", Synonyms: []string{"pendant", "pendant light", "hanging lamp", "hanging light", "paper lantern", "drop light"}, Tags: ceiling, Mount: scene.OnCeiling,
			Size: vec(0.42, 0.42, 0.95), MinSize: vec(0.22, 0.22, 0.4), MaxSize: vec(0.75, 0.75, 1.6), MassKg: 2.4, Light: true, Varies: true},
			slots: []slot{{name: "shade", material: "$shade", fill: 0.7}, {name: "stand", material: "$metal", fill: 0.6}, {name: "bulb", material: "bulb"}, {name: "cable", material: "black plastic"}, {name: "glass", material: "opal glass", fill: 0.06}}, model: pendantLamp},
		{Entry: Entry{ID: "ceiling-lamp", Name: "Ceiling lamp", Synonyms: []string{"ceiling light", "overhead light", "flush mount light", "light fixture"}, Tags: ceiling, Mount: scene.OnCeiling,
			Size: vec(0.42, 0.42, 0.14), MinSize: vec(0.25, 0.25, 0.08), MaxSize: vec(0.65, 0.65, 0.22), MassKg: 2, Light: true, Varies: true},
			slots: []slot{{name: "shade", material: "opal glass"}, {name: "stand", material: "$metal", fill: 0.5}, {name: "cloth", material: "$shade"}}, model: ceilingLamp},
		{Entry: Entry{ID: "chandelier", Name: "Chandelier", Synonyms: []string{"candelabra lamp", "crown lamp"}, Tags: ceiling, Mount: scene.OnCeiling,
			Size: vec(0.75, 0.75, 0.85), MinSize: vec(0.5, 0.5, 0.55), MaxSize: vec(1.1, 1.1, 1.3), MassKg: 6, Light: true, Varies: true},
			slots: []slot{{name: "stand", material: "$metal", fill: 0.7}, {name: "bulb", material: "bulb"}, {name: "candles", material: "porcelain"}, {name: "cable", material: "black plastic"}}, model: chandelier},
		{Entry: Entry{ID: "wall-lamp", Name: "Wall lamp", Synonyms: []string{"sconce", "wall light", "wall sconce"}, Tags: []string{"lamp", "light"}, Mount: scene.OnWall, HangHeight: 1.55,
			Size: vec(0.16, 0.22, 0.28), MinSize: vec(0.1, 0.12, 0.18), MaxSize: vec(0.25, 0.35, 0.45), MassKg: 1.1, Light: true, Varies: true},
			slots: []slot{{name: "shade", material: "lampshade"}, {name: "stand", material: "$metal", fill: 0.6}, {name: "bulb", material: "bulb"}}, model: wallLamp},
		{Entry: Entry{ID: "candle", Name: "Candle", Synonyms: []string{"candles", "tea light", "tealight"}, Tags: []string{"light", "decoration", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.09, 0.09, 0.16), MinSize: vec(0.05, 0.05, 0.06), MaxSize: vec(0.14, 0.14, 0.32), MassKg: 0.5, Light: true, Varies: true},
			slots: []slot{{name: "wax", material: "wax"}, {name: "holder", material: "$metal", fill: 0.5}, {name: "flame", material: "flame"}}, model: candle},
	}
}

// lampShade is an open cone of cloth, 4 mm thick, from z = low to high.
func lampShade(bottom, top, low, high float64) *form.Shape {
	t := 0.004
	return form.Lathe([]geom.Vec2{{bottom - t, low}, {bottom, low}, {top, high}, {top - t, high}, {bottom - t, low}}, 28)
}

func bulbAt(r float64, at geom.Vec3) *form.Shape {
	return form.Ellipsoid(r, r, r*1.25, 12, 8).Move(at[0], at[1], at[2])
}

func floorLamp(b *bench) {
	r := math.Min(b.w, b.d) / 2
	shade := math.Min(0.3, b.h*0.19)
	low := b.h - shade
	design := b.pick(3)
	if b.is("industrial") {
		design = 2
	}
	switch design {
	case 0:
		b.tripod(r, low)
		b.put("shade", lampShade(r*0.98, r*0.72, low, b.h))
	case 1:
		b.put("base", form.Cone(r*0.66, r*0.62, 0.022, 0.006, 28))
		b.drum(geom.Vec2{}, r*0.66, 0, 0.025)
		b.put("stand", form.Cylinder(0.011, low+shade*0.4, 0, 12).Move(0, 0, 0.01))
		b.put("shade", lampShade(r, r*0.86, low, b.h))
	default:
		b.put("base", form.Cone(r*0.62, r*0.6, 0.02, 0.005, 28))
		b.drum(geom.Vec2{}, r*0.62, 0, 0.02)
		b.readingArm(r)
		return
	}
	b.block(vec(-0.03, -0.03, 0.02), vec(0.03, 0.03, low))
	b.drum(geom.Vec2{}, r, low, b.h)
	at := vec(0, 0, low+shade*0.5)
	b.put("bulb", bulbAt(0.032, at))
	b.put("stand", form.Ring(r*0.82, 0.003, 24, 4).Move(0, 0, low+shade*0.2), form.Strut(vec(-r*0.82, 0, low+shade*0.2), vec(r*0.82, 0, low+shade*0.2), 0.003, 0.003, 5))
	b.bulb(at, 850, warm)
}

func (b *bench) tripod(r, low float64) {
	for i := range 3 {
		sin, cos := math.Sincos(2*math.Pi*float64(i)/3 + math.Pi/6)
		b.put("base", form.Strut(vec(cos*r*0.98, sin*r*0.98, 0.004), vec(cos*0.02, sin*0.02, low-0.02), 0.011, 0.016, 10))
		b.block(vec(cos*r*0.9-0.02, sin*r*0.9-0.02, 0), vec(cos*r*0.9+0.02, sin*r*0.9+0.02, 0.2))
	}
	b.put("stand", form.Cylinder(0.035, 0.05, 0.008, 16).Move(0, 0, low-0.06), form.Cylinder(0.008, 0.14, 0, 10).Move(0, 0, low-0.02))
}

// readingArm is a pole with a bent arm and a metal hood that shines down to the front.
func (b *bench) readingArm(r float64) {
	top := b.h - 0.012
	head := vec(0, -r+0.09, top-0.14)
	path := []geom.Vec3{vec(0, r*0.35, 0.015), vec(0, r*0.35, top-0.16)}
	path = append(path, form.Arc(vec(0, r*0.35-0.09, top-0.09), vec(0, 1, 0), geom.Up, 0.09, -0.3, math.Pi*0.62, 6)...)
	path = append(path, head.Add(vec(0, 0.03, 0.09)), head.Add(vec(0, 0, 0.06)))
	b.put("stand", form.Tube(path, 0.01, 10))
	b.block(vec(-0.02, r*0.35-0.02, 0.02), vec(0.02, r*0.35+0.02, b.h))
	hood := form.Lathe([]geom.Vec2{{0.083, 0}, {0.088, 0}, {0.075, 0.07}, {0.035, 0.12}, {0, 0.125}, {0, 0.12}, {0.03, 0.115}, {0.07, 0.065}, {0.083, 0}}, 24)
	b.put("base", hood.Pitch(0.25).Move(head[0], head[1]+0.01, head[2]-0.04))
	b.put("bulb", bulbAt(0.03, head.Add(vec(0, 0, -0.01))))
	b.spot(head.Add(vec(0, 0, -0.03)), 700, warm, 25, 60)
	b.bulb(head.Add(vec(0, 0, -0.05)), 220, warm)
}

func tableLamp(b *bench) {
	r := math.Min(b.w, b.d) / 2
	shade := b.h * 0.46
	low := b.h - shade
	foot := r * b.between(0.45, 0.6)
	switch b.pick(3) {
	case 0:
		b.put("base", form.Lathe([]geom.Vec2{{0, 0}, {foot * 0.7, 0}, {foot, low * 0.3}, {foot * 0.95, low * 0.55}, {foot * 0.35, low * 0.82}, {0.016, low * 0.88}, {0.016, low * 0.92}, {0, low * 0.92}}, 24).Smooth(geom.Radians(55)))
	case 1:
		b.put("base", form.Lathe([]geom.Vec2{{0, 0}, {foot, 0}, {foot, 0.015}, {foot * 0.92, 0.022}, {0.02, 0.026}, {0.014, 0.06}, {0.014, low * 0.92}, {0, low * 0.92}}, 24))
	default:
		b.put("base", form.Ellipsoid(foot*0.95, foot*0.95, low*0.36, 24, 14).Move(0, 0, low*0.4), form.Cylinder(foot*0.6, 0.02, 0.004, 24), form.Cylinder(0.016, low*0.25, 0, 12).Move(0, 0, low*0.7))
	}
	b.drum(geom.Vec2{}, foot, 0, low)
	b.drum(geom.Vec2{}, r, low, b.h)
	at := vec(0, 0, low+shade*0.45)
	b.put("stand", form.Cylinder(0.007, shade*0.5+low*0.1, 0, 8).Move(0, 0, low*0.9))
	b.put("bulb", bulbAt(0.026, at))
	b.put("shade", lampShade(r, r*0.68, low, b.h))
	b.bulb(at, 470, warm)
}

func deskLamp(b *bench) {
	r := b.w / 2
	y := -0.04 * b.d
	b.put("stand", form.Cylinder(r*0.95, 0.02, 0.005, 24).Move(0, y, 0))
	b.drum(geom.Vec2{0, y}, r*0.95, 0, 0.02)
	elbow, head := vec(0, b.d/2-0.016, b.h*0.62), vec(0, -b.d/2+0.085, b.h-0.07)
	b.put("stand", form.Strut(vec(0, y, 0.02), elbow, 0.007, 0.007, 8), form.Strut(elbow, head.Add(vec(0, 0.02, 0.03)), 0.007, 0.007, 8), form.Cylinder(0.016, 0.03, 0.004, 12).Move(0, 0, -0.015).Roll(math.Pi/2).Move(elbow[0], elbow[1], elbow[2]))
	b.rod(vec(0, y, 0.02), elbow, 0.009)
	b.rod(elbow, head.Add(vec(0, 0.02, 0.03)), 0.009)
	b.rod(head.Add(vec(0, -0.01, -0.05)), head.Add(vec(0, 0.03, 0.045)), 0.022) // the foot is heavier than the hollow hood
	hood := form.Lathe([]geom.Vec2{{0.07, 0}, {0.075, 0}, {0.062, 0.06}, {0.025, 0.1}, {0, 0.105}, {0, 0.1}, {0.02, 0.095}, {0.057, 0.056}, {0.07, 0}}, 20)
	b.put("shade", hood.Pitch(0.35).Move(head[0], head[1]-0.005, head[2]-0.05))
	b.put("bulb", bulbAt(0.024, head.Add(vec(0, 0.005, -0.02))))
	b.spot(head.Add(vec(0, 0, -0.04)), 400, neutral, 30, 65)
	b.bulb(head.Add(vec(0, 0, -0.05)), 100, neutral)
}

// cord hangs from a canopy under the ceiling down to z.
func (b *bench) cord(z float64) {
	b.put("stand", form.Cone(0.055, 0.06, 0.025, 0.004, 20).Move(0, 0, b.h-0.025))
	b.put("cable", form.Strut(vec(0, 0, z), vec(0, 0, b.h-0.02), 0.004, 0.004, 6))
	b.block(vec(-0.05, -0.05, b.h-0.03), vec(0.05, 0.05, b.h))
}

func pendantLamp(b *bench) {
	r := math.Min(b.w, b.d) / 2
	height := math.Min(b.h*0.5, r*1.15)
	design := b.pick(3)
	if b.is("industrial") {
		design = 0
	}
	switch design {
	case 0:
		t := 0.004
		b.put("shade", form.Lathe([]geom.Vec2{{r - t, 0}, {r, 0}, {r * 0.97, height * 0.2}, {r * 0.72, height * 0.55}, {r * 0.25, height * 0.8}, {0.04, height * 0.85}, {0.035, height}, {0, height}, {0, height * 0.83}, {r*0.24 - t, height*0.8 - t}, {r*0.71 - t, height * 0.54}, {r*0.96 - t, height * 0.2}, {r - t, 0}}, 28).Smooth(geom.Radians(45)))
		b.put("bulb", bulbAt(0.04, vec(0, 0, height*0.35)))
		b.spot(vec(0, 0, height*0.2), 1100, warm, 35, 70)
		b.bulb(vec(0, 0, -0.02), 180, warm)
	case 1:
		height = math.Min(b.h*0.6, 2*r*0.92)
		b.put("glass", form.Ellipsoid(r, r, height/2, 28, 16).Move(0, 0, height/2))
		b.put("stand", form.Cylinder(0.035, 0.05, 0.006, 16).Move(0, 0, height-0.015))
		b.bulb(vec(0, 0, height/2), 900, warm)
	default:
		height = math.Min(b.h*0.45, r*1.1)
		b.put("shade", lampShade(r, r*0.9, 0, height))
		b.put("bulb", bulbAt(0.04, vec(0, 0, height*0.5)))
		b.put("stand", form.Strut(vec(-r*0.9, 0, height*0.9), vec(r*0.9, 0, height*0.9), 0.003, 0.003, 5), form.Cylinder(0.02, height*0.4, 0, 12).Move(0, 0, height*0.55))
		b.bulb(vec(0, 0, height*0.45), 900, warm)
	}
	b.drum(geom.Vec2{}, r, 0, height)
	b.cord(height - 0.01)
}

// ceilingLamp is an opal dome in a metal ring, a cloth drum over a diffuser, or a plate with three spots.
func ceilingLamp(b *bench) {
	r, h := math.Min(b.w, b.d)/2, b.h
	b.put("stand", form.Lathe([]geom.Vec2{{0, h * 0.86}, {r * 0.5, h * 0.86}, {r * 0.56, h * 0.9}, {r * 0.56, h}, {0, h}}, 32))
	design := b.pick(2)
	if b.is("industrial") {
		design = 2
	}
	switch design {
	case 0:
		b.put("shade", form.Lathe(append(form.Curve([]geom.Vec2{{0, 0}, {r * 0.42, h * 0.05}, {r * 0.78, h * 0.26}, {r * 0.92, h * 0.56}}, 4), geom.Vec2{r * 0.92, h * 0.7}, geom.Vec2{0, h * 0.7}), 36).Smooth(geom.Radians(50)))
		b.put("stand", form.Lathe([]geom.Vec2{{r * 0.9, h * 0.54}, {r * 0.98, h * 0.52}, {r, h * 0.58}, {r, h * 0.8}, {r * 0.94, h * 0.88}, {r * 0.4, h * 0.9}, {r * 0.4, h * 0.84}, {r * 0.88, h * 0.8}, {r * 0.9, h * 0.54}}, 36))
		for i := range 3 {
			b.put("stand", form.Ellipsoid(0.008, 0.008, 0.008, 12, 8).Move(r, 0, h*0.68).Yaw(2*math.Pi*float64(i)/3))
		}
	case 1:
		b.put("cloth", form.Lathe([]geom.Vec2{{r - 0.004, 0}, {r, 0}, {r, h * 0.8}, {r - 0.004, h * 0.8}, {r - 0.004, 0}}, 36), form.Ring(r-0.001, 0.003, 36, 6).Move(0, 0, 0.003), form.Ring(r-0.001, 0.003, 36, 6).Move(0, 0, h*0.8-0.003))
		b.put("shade", form.Cylinder(r-0.006, 0.006, 0.001, 36).Move(0, 0, h*0.06))
		b.put("stand", form.Cylinder(0.012, h*0.82, 0, 14).Move(0, 0, h*0.06), form.Lathe([]geom.Vec2{{0, h * 0.02}, {0.016, h * 0.05}, {0.01, h * 0.1}, {0, h * 0.1}}, 16))
		for i := range 3 {
			b.put("stand", form.Strut(vec(0.01, 0, h*0.76), vec(r-0.003, 0, h*0.76), 0.002, 0.002, 6).Yaw(2*math.Pi*float64(i)/3))
		}
	default:
		b.put("stand", form.Cylinder(r, h*0.12, 0.004, 36).Move(0, 0, h*0.78))
		for i := range 3 {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / 3)
			x, y, cup := cos*r*0.62, sin*r*0.62, r*0.3
			b.put("stand", form.Cylinder(r*0.07, h*0.3, 0.002, 12).Move(x, y, h*0.5), form.Lathe([]geom.Vec2{{cup * 0.92, 0}, {cup, 0}, {cup * 0.92, h * 0.42}, {cup * 0.4, h * 0.56}, {0, h * 0.56}, {0, h * 0.5}, {cup * 0.36, h * 0.5}, {cup * 0.84, h * 0.4}, {cup * 0.92, 0}}, 24).Move(x, y, 0))
			b.put("shade", form.Cylinder(cup*0.84, h*0.05, 0.001, 24).Move(x, y, h*0.1))
		}
	}
	b.drum(geom.Vec2{}, r, 0, h)
	b.bulb(vec(0, 0, -0.03), 1400, warm)
}

func chandelier(b *bench) {
	r := math.Min(b.w, b.d)/2 - 0.035
	body := math.Min(0.42, b.h*0.55)
	arms := 5 + b.pick(4)
	b.put("stand", form.Lathe([]geom.Vec2{{0, 0}, {0.02, 0.015}, {0.045, 0.06}, {0.03, 0.1}, {0.014, 0.14}, {0.014, body * 0.6}, {0.03, body * 0.68}, {0.012, body * 0.8}, {0.012, body}, {0, body}}, 16).Smooth(geom.Radians(50)))
	for i := range arms {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(arms))
		at := func(d, z float64) geom.Vec3 { return vec(cos*d, sin*d, z) }
		var arm []geom.Vec3
		for _, p := range form.Curve([]geom.Vec2{{0.02, 0.09}, {r * 0.4, 0.025}, {r * 0.82, 0.03}, {r, 0.12}}, 4) {
			arm = append(arm, at(p[0], p[1]))
		}
		b.put("stand", form.Tube(arm, 0.007, 7),
			form.Cone(0.02, 0.034, 0.012, 0, 12).Move(cos*r, sin*r, 0.115))
		b.put("candles", form.Cylinder(0.012, 0.075, 0, 10).Move(cos*r, sin*r, 0.125))
		b.put("bulb", form.Ellipsoid(0.014, 0.014, 0.03, 8, 8).Move(cos*r, sin*r, 0.225))
	}
	b.drum(geom.Vec2{}, r, 0, 0.25)
	b.bulb(vec(0, 0, 0.24), 1500, warm)
	b.cord(body - 0.01)
}

// wallLamp's back plate lies in the plane y = depth/2.
func wallLamp(b *bench) {
	r := math.Min(b.w/2, b.d*0.38)
	y := -b.d/2 + r
	b.put("stand", form.Cylinder(math.Min(0.05, b.w*0.4), 0.018, 0.004, 20).Pitch(math.Pi/2).Move(0, b.d/2, b.h*0.42),
		form.Tube([]geom.Vec3{vec(0, b.d/2-0.015, b.h*0.42), vec(0, y+0.02, b.h*0.4), vec(0, y, b.h*0.46), vec(0, y, b.h*0.6)}, 0.008, 8))
	b.put("shade", lampShade(r, r*0.72, b.h*0.38, b.h).Move(0, y, 0))
	b.put("stand", slab(-0.012, b.d/2-0.02, 0, 0.012, b.d/2-0.004, b.h*0.42, 0.003))
	at := vec(0, y, b.h*0.7)
	b.put("bulb", bulbAt(math.Min(0.024, r*0.4), at))
	b.block(vec(-r, -b.d/2, b.h*0.38), vec(r, -b.d/2+2*r, b.h))
	b.bulb(at, 380, warm)
}

func candle(b *bench) {
	r := math.Min(b.w, b.d) / 2
	flame := math.Min(0.03, b.h*0.2)
	wax := b.h - flame - 0.008
	wide := r * 0.62
	b.put("holder", form.Lathe([]geom.Vec2{{0, 0}, {r, 0}, {r, 0.008}, {r * 0.7, 0.012}, {0, 0.012}}, 24))
	b.put("wax", form.Lathe([]geom.Vec2{{0, 0.01}, {wide, 0.01}, {wide, wax}, {wide * 0.85, wax}, {wide * 0.6, wax - 0.006}, {0, wax - 0.006}}, 20))
	b.put("flame", form.Lathe([]geom.Vec2{{0, wax}, {flame * 0.22, wax + flame*0.3}, {flame * 0.14, wax + flame*0.7}, {0, b.h}}, 8).Smooth(geom.Radians(80)))
	b.drum(geom.Vec2{}, r, 0, 0.012)
	b.drum(geom.Vec2{}, wide, 0.012, wax)
	b.bulb(vec(0, 0, wax+flame*0.5), 13, 1900)
}
