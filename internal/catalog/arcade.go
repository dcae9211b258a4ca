package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

func arcadeKinds() []kind {
	return []kind{
		{Entry: Entry{ID: "arcade-machine", Name: "Arcade machine", Synonyms: []string{"arcade cabinet", "arcade game", "game machine", "video game machine", "slot machine"}, Tags: []string{"game", "electronics"},
			Size: vec(0.66, 0.8, 1.75), MinSize: vec(0.55, 0.65, 1.5), MaxSize: vec(0.8, 1, 1.95), Clearance: Clearance{Front: 0.7}, AgainstWall: true, MassKg: 95},
			slots: []slot{{name: "case", material: "painted wood #23304f", fill: 0.22}, {name: "trim", material: "black plastic"}, {name: "screen", material: "screen glow"}, {name: "marquee", material: "opal glass #e0b04a"}, {name: "buttons", material: "plastic #c43b32"}}, model: arcadeMachine},
		{Entry: Entry{ID: "pinball-machine", Name: "Pinball machine", Synonyms: []string{"pinball", "pinball table", "flipper machine"}, Tags: []string{"game", "electronics"},
			Size: vec(0.7, 1.4, 1.9), MinSize: vec(0.6, 1.2, 1.7), MaxSize: vec(0.8, 1.55, 2.05), Clearance: Clearance{Front: 0.8}, AgainstWall: true, MassKg: 115},
			slots: []slot{{name: "case", material: "painted wood #6a1f2c", fill: 0.25}, {name: "metal", material: "chrome", fill: 0.5}, {name: "glass", material: "glass"}, {name: "field", material: "gloss paint #24566e", fill: 0.5}, {name: "picture", material: "screen glow"}, {name: "bumpers", material: "plastic #d8a93a"}, {name: "lanes", material: "plastic #c43b32"}, {name: "trim", material: "black plastic"}}, model: pinballMachine},
		{Entry: Entry{ID: "foosball-table", Name: "Foosball table", Synonyms: []string{"table football", "table soccer", "football table", "foosball"}, Tags: []string{"game", "table"},
			Size: vec(1.4, 1.2, 0.9), MinSize: vec(1, 0.9, 0.8), MaxSize: vec(1.5, 1.35, 0.95), Clearance: Clearance{0.7, 0.7, 0.3, 0.3}, MassKg: 65},
			slots: []slot{{name: "wood", material: "$wood", fill: 0.75}, {name: "pitch", material: "felt #2f6b45"}, {name: "rods", material: "chrome", fill: 0.6}, {name: "red", material: "plastic #b53a33"}, {name: "blue", material: "plastic #2f5fae"}, {name: "grips", material: "rubber"}}, model: foosballTable},
		{Entry: Entry{ID: "air-hockey-table", Name: "Air hockey table", Synonyms: []string{"air hockey", "hockey table"}, Tags: []string{"game", "table"},
			Size: vec(2.1, 1.1, 0.82), MinSize: vec(1.5, 0.8, 0.76), MaxSize: vec(2.5, 1.3, 0.9), Clearance: Clearance{0.4, 0.4, 0.8, 0.8}, MassKg: 90},
			slots: []slot{{name: "rail", material: "painted wood #20242c", fill: 0.5}, {name: "field", material: "gloss paint", fill: 0.6}, {name: "lines", material: "plastic #b53a33"}, {name: "legs", material: "black metal", fill: 0.25}, {name: "pucks", material: "plastic #b53a33"}}, model: airHockeyTable},
		{Entry: Entry{ID: "vending-machine", Name: "Vending machine", Synonyms: []string{"snack machine", "drinks machine", "soda machine", "vending"}, Tags: []string{"appliance", "shop"},
			Size: vec(0.95, 0.85, 1.83), MinSize: vec(0.7, 0.65, 1.6), MaxSize: vec(1.2, 0.95, 2), Clearance: Clearance{Front: 0.8}, AgainstWall: true, MassKg: 260},
			slots: []slot{{name: "case", material: "painted metal #a83228", fill: 0.08}, {name: "window", material: "glass"}, {name: "trim", material: "black plastic"}, {name: "shelves", material: "brushed steel", fill: 0.7}, {name: "snacks", material: "paper #d0923a", fill: 0.4}, {name: "snacks 2", material: "paper #3f7a9c", fill: 0.4}}, model: vendingMachine},
		{Entry: Entry{ID: "popcorn-machine", Name: "Popcorn machine", Synonyms: []string{"popcorn maker", "popcorn cart"}, Tags: []string{"appliance", "game"},
			Size: vec(0.55, 0.5, 1.55), MinSize: vec(0.45, 0.4, 1.3), MaxSize: vec(0.75, 0.65, 1.75), Clearance: Clearance{Front: 0.5}, MassKg: 32},
			slots: []slot{{name: "red", material: "painted metal #a8302a", fill: 0.05}, {name: "glass", material: "glass", fill: 0.5}, {name: "metal", material: "brushed steel", fill: 0.3}, {name: "popcorn", material: "bread #efdfa6", fill: 0.25}, {name: "wheels", material: "black metal"}}, model: popcornMachine},
		{Entry: Entry{ID: "jukebox", Name: "Jukebox", Synonyms: []string{"juke box", "music machine"}, Tags: []string{"electronics", "music"},
			Size: vec(0.85, 0.65, 1.5), MinSize: vec(0.7, 0.5, 1.3), MaxSize: vec(1, 0.75, 1.65), Clearance: Clearance{Front: 0.6}, AgainstWall: true, MassKg: 130},
			slots: []slot{{name: "case", material: "walnut", fill: 0.2}, {name: "glow", material: "opal glass #e39a3a"}, {name: "chrome", material: "chrome", fill: 0.2}, {name: "window", material: "screen glow"}}, model: jukebox},
	}
}

// arcadeMachine is lofted from its side profile: a kick plate, the control board, the leaning screen and the marquee.
func arcadeMachine(b *bench) {
	w, d, h := b.w, b.d, b.h
	front := -d / 2
	profile := func(x, inset float64) []geom.Vec3 {
		return []geom.Vec3{vec(x, front+0.2*d+inset, 0), vec(x, d/2-inset, 0), vec(x, d/2-inset, h), vec(x, front+0.34*d+inset, h), vec(x, front+0.32*d+inset, h*0.83), vec(x, front+0.42*d+inset, h*0.8),
			vec(x, front+0.28*d+inset, h*0.56), vec(x, front+inset, h*0.53), vec(x, front+inset, h*0.47)}
	}
	outline := make(geom.Polygon, 0, 9)
	for _, p := range profile(0, 0) {
		outline = append(outline, geom.Vec2{p[1], p[2]})
	}
	side := func(x0, x1 float64) *form.Shape {
		return form.Prism(outline, x0, x1, 0.002).Bend(func(p geom.Vec3) geom.Vec3 { return vec(p[2], p[0], p[1]) }, geom.Radians(40))
	}
	b.put("case", side(-w/2, -w/2+0.03), side(w/2-0.03, w/2))
	in := w/2 - 0.03
	b.put("case", slab(-in, front+0.24*d, 0.02, in, d/2-0.01, h*0.46, 0), slab(-in, front+0.46*d, h*0.46, in, d/2-0.01, h*0.8, 0), slab(-in, front+0.37*d, h*0.8, in, d/2-0.01, h-0.01, 0))
	lean := math.Atan2(0.14*d, 0.24*h)
	b.put("trim", form.Box(2*in, 0.02, h*0.26, 0).Pitch(lean).Yaw(math.Pi).Move(0, front+0.4*d, h*0.55))
	b.put("screen", form.Box(2*in-0.08, 0.01, h*0.2, 0.002).Pitch(lean).Yaw(math.Pi).Move(0, front+0.37*d, h*0.575))
	b.put("trim", slab(-in, front+0.02, h*0.48, in, front+0.3*d, h*0.52, 0.004))
	b.put("marquee", slab(-in, front+0.345*d, h*0.845, in, front+0.37*d, h-0.02, 0))
	for i := range 6 {
		x := geom.Lerp(-in+0.09, in-0.07, float64(i)/5)
		if i == 0 || i == 3 {
			b.put("trim", form.Cylinder(0.006, 0.06, 0, 8).Move(x, front+0.14*d, h*0.52))
			b.put("buttons", form.Ellipsoid(0.018, 0.018, 0.018, 12, 8).Move(x, front+0.14*d, h*0.52+0.07))
			continue
		}
		b.put("buttons", form.Cylinder(0.015, 0.012, 0.003, 12).Move(x, front+0.12*d, h*0.519))
	}
	b.block(vec(-w/2, front+0.2*d, 0), vec(w/2, d/2, h*0.47))
	b.block(vec(-w/2, front, h*0.47), vec(w/2, d/2, h*0.53))
	b.block(vec(-w/2, front+0.34*d, h*0.53), vec(w/2, d/2, h))
}

// foosballTable has its rods across, so the players stand at its front and back.
func foosballTable(b *bench) {
	inner := b.d/2 - 0.24
	low, rim := b.h*0.72, b.h-0.02
	corners(func(sx, sy float64) {
		b.solid("wood", form.Box(0.09, 0.09, low, 0.006).Move(sx*(b.w/2-0.09), sy*(inner-0.03), 0))
	})
	b.solid("wood", slab(-b.w/2, -inner-0.03, low, b.w/2, inner+0.03, low+0.03, 0.004))
	for _, s := range []float64{-1, 1} {
		b.solid("wood", slab(-b.w/2, s*inner-0.02, low, b.w/2, s*inner+0.02, rim, 0.006), slab(s*(b.w/2-0.03)-0.03, -inner+0.02, low, s*(b.w/2-0.03)+0.03, inner-0.02, rim, 0.006))
	}
	b.put("pitch", slab(-b.w/2+0.06, -inner+0.02, low+0.03, b.w/2-0.06, inner-0.02, low+0.035, 0))
	teams := []int{1, 2, 3, 5, 5, 3, 2, 1}
	for i, men := range teams {
		x := geom.Lerp(-b.w/2+0.16, b.w/2-0.16, float64(i)/7)
		z := rim - 0.05
		side, team := -1.0, "red"
		if i%2 == 1 {
			side, team = 1, "blue"
		}
		b.put("rods", form.Strut(vec(x, side*(b.d/2-0.005), z), vec(x, -side*(inner+0.08), z), 0.007, 0.007, 8))
		b.put("grips", form.Strut(vec(x, side*(b.d/2), z), vec(x, side*(b.d/2-0.11), z), 0.016, 0.014, 10))
		for k := range men {
			y := geom.Lerp(-inner, inner, (float64(k)+1)/float64(men+1))
			b.put(team, slab(x-0.012, y-0.016, z-0.09, x+0.012, y+0.016, z+0.02, 0.003), form.Ellipsoid(0.014, 0.014, 0.016, 8, 6).Move(x, y, z+0.034))
		}
	}
	b.block(vec(-b.w/2, -b.d/2, rim-0.07), vec(b.w/2, b.d/2, rim-0.03))
	b.put("wood", slab(-0.16, -inner-0.02, rim, 0.16, -inner+0.02, b.h, 0.003))
}

func airHockeyTable(b *bench) {
	low, field := b.h*0.62, b.h-0.05
	for _, s := range []float64{-1, 1} {
		x := s * (b.w/2 - 0.28)
		b.solid("legs", slab(x-0.05, -b.d*0.36, 0, x+0.05, b.d*0.36, low, 0.006))
		b.solid("legs", slab(x-0.11, -b.d*0.42, 0, x+0.11, b.d*0.42, 0.04, 0.006))
	}
	b.solid("rail", form.Prism(form.RoundedRectangle(b.w-0.06, b.d-0.06, 0.14, 5), low, field-0.01, 0.006))
	b.put("field", form.Prism(form.RoundedRectangle(b.w-0.1, b.d-0.1, 0.12, 5), field-0.012, field, 0))
	edge := form.RoundedRectangle(b.w-0.06, b.d-0.06, 0.14, 6)
	path := make([]geom.Vec3, 0, len(edge)+1)
	for _, p := range edge {
		path = append(path, vec(p[0], p[1], field+0.02))
	}
	b.put("rail", form.Tube(append(path, path[0]), 0.03, 8))
	b.put("lines", slab(-0.006, -b.d/2+0.07, field, 0.006, b.d/2-0.07, field+0.001, 0), form.Ring(0.15, 0.004, 36, 6).Scale(1, 1, 0.3).Move(0, 0, field+0.001))
	for i, x := range []float64{-b.w * 0.3, b.w * 0.3, b.w * 0.08} {
		if i == 2 {
			b.put("pucks", form.Cylinder(0.035, 0.012, 0.002, 20).Move(x, b.d*0.1, field+0.001))
			continue
		}
		b.put("pucks", form.Lathe([]geom.Vec2{{0, 0}, {0.05, 0}, {0.05, 0.015}, {0.022, 0.022}, {0.018, 0.045}, {0, 0.049}}, 18).Move(x, 0, field+0.001))
	}
	b.block(vec(-b.w/2, -b.d/2, field-0.01), vec(b.w/2, b.d/2, b.h))
}

func vendingMachine(b *bench) {
	t := 0.05
	face := -b.d / 2
	right := b.w/2 - b.w*0.24
	b.solid("case", slab(-b.w/2, face+0.01, 0.06, -b.w/2+t, b.d/2, b.h, 0.008), slab(right, face+0.01, 0.06, b.w/2, b.d/2, b.h, 0.008))
	b.solid("case", slab(-b.w/2+t, face+0.01, b.h-0.12, right, b.d/2, b.h, 0), slab(-b.w/2+t, face+0.01, 0.06, right, b.d/2, 0.42, 0), slab(-b.w/2+t, b.d/2-t, 0.42, right, b.d/2, b.h-0.12, 0))
	corners(func(sx, sy float64) {
		b.put("trim", form.Cylinder(0.03, 0.062, 0.002, 10).Move(sx*(b.w/2-0.08), sy*(b.d/2-0.09), 0))
	})
	b.put("trim", slab(-b.w/2+t+0.04, face+0.002, 0.16, right-0.04, face+0.03, 0.34, 0.006))
	b.put("window", slab(-b.w/2+t, face+0.02, 0.42, right, face+0.026, b.h-0.12, 0))
	rows := max(3, int((b.h-0.6)/0.24))
	for r := range rows {
		z := geom.Lerp(0.44, b.h-0.36, float64(r)/float64(rows-1))
		b.put("shelves", slab(-b.w/2+t, face+0.08, z, right, b.d/2-t, z+0.012, 0))
		for c := range 5 {
			x := geom.Lerp(-b.w/2+t+0.07, right-0.07, float64(c)/4)
			slot := []string{"snacks", "snacks 2"}[(r+c)%2]
			b.put(slot, slab(x-0.04, face+0.1, z+0.012, x+0.04, face+0.32, z+0.15+0.02*float64((r*c)%3), 0.006))
		}
	}
	x := (right + b.w/2) / 2
	b.put("trim", slab(x-0.07, face, b.h*0.58, x+0.07, face+0.012, b.h*0.72, 0.003), slab(x-0.05, face, b.h*0.5, x+0.05, face+0.012, b.h*0.54, 0.002))
	for i := range 9 {
		b.put("shelves", slab(x-0.045+0.035*float64(i%3), face-0, b.h*0.4+0.035*float64(i/3), x-0.02+0.035*float64(i%3), face+0.012, b.h*0.4+0.025+0.035*float64(i/3), 0))
	}
	b.block(vec(-b.w/2, face, 0), vec(b.w/2, b.d/2, b.h))
}

func popcornMachine(b *bench) {
	cart := b.h * 0.5
	for _, s := range []float64{-1, 1} {
		b.put("wheels", form.Cylinder(0.14, 0.025, 0.004, 24).Roll(math.Pi/2).Move(s*(b.w/2-0.028)-0.0125, b.d*0.16, 0.14))
		b.solid("red", slab(s*(b.w/2-0.09)-0.02, -b.d*0.36, 0, s*(b.w/2-0.09)+0.02, -b.d*0.28, cart-0.2, 0.003))
	}
	b.solid("red", slab(-b.w/2+0.05, -b.d/2+0.04, 0.2, b.w/2-0.05, b.d/2-0.04, cart, 0.008))
	b.block(vec(-b.w/2, -b.d*0.2, 0), vec(b.w/2, b.d*0.45, 0.28))
	b.solid("metal", slab(-b.w/2, -b.d/2, cart, b.w/2, b.d/2, cart+0.03, 0.004))
	top := b.h - 0.16
	b.put("popcorn", form.Ellipsoid(b.w*0.38, b.d*0.38, 0.12, 14, 8).Move(0, 0, cart+0.13))
	corners(func(sx, sy float64) {
		b.put("metal", form.Box(0.02, 0.02, top-cart-0.03, 0).Move(sx*(b.w/2-0.03), sy*(b.d/2-0.03), cart+0.03))
	})
	for _, s := range []float64{-1, 1} {
		b.put("glass", slab(s*(b.w/2-0.03)-0.002, -b.d/2+0.04, cart+0.03, s*(b.w/2-0.03)+0.002, b.d/2-0.04, top, 0), slab(-b.w/2+0.04, s*(b.d/2-0.03)-0.002, cart+0.03, b.w/2-0.04, s*(b.d/2-0.03)+0.002, top, 0))
	}
	b.put("metal", form.Lathe([]geom.Vec2{{0, 0}, {0.08, 0}, {0.1, 0.1}, {0, 0.12}}, 18).Move(0, 0, top-0.2), form.Cylinder(0.012, 0.1, 0, 8).Move(0, 0, top-0.1))
	b.solid("red", form.Taper(vec(0, 0, top), vec(0, 0, b.h), b.w, b.w*0.8, 0.01).Scale(1, b.d/b.w, 1))
	b.block(vec(-b.w/2+0.02, -b.d/2+0.02, cart), vec(b.w/2-0.02, b.d/2-0.02, top))
}

func jukebox(b *bench) {
	r := b.w / 2
	high := b.h - r
	outline := geom.Polygon{{-r, 0}, {r, 0}}
	for i := range 13 {
		sin, cos := math.Sincos(math.Pi * float64(i) / 12)
		outline = append(outline, geom.Vec2{r * cos, high + r*sin})
	}
	upright := func(scale, y0, y1 float64) *form.Shape {
		small := make(geom.Polygon, len(outline))
		for i, p := range outline {
			small[i] = geom.Vec2{p[0] * scale, b.h*(1-scale)*0.5 + p[1]*scale}
		}
		return form.Prism(small, -y1, -y0, 0.004).Bend(func(p geom.Vec3) geom.Vec3 { return vec(p[0], -p[2], p[1]) }, geom.Radians(40))
	}
	front := -b.d / 2
	b.put("case", upright(1, front+0.05, b.d/2))
	b.put("glow", upright(0.93, front+0.025, front+0.06))
	b.put("chrome", upright(0.8, front+0.012, front+0.04))
	b.put("window", slab(-r*0.62, front+0.004, b.h*0.52, r*0.62, front+0.02, b.h*0.78, 0.004), slab(-r*0.62, front+0.004, b.h*0.16, r*0.62, front+0.02, b.h*0.36, 0.004))
	b.put("chrome", slab(-r*0.66, front, b.h*0.41, r*0.66, front+0.03, b.h*0.47, 0.006))
	b.block(vec(-r, front, 0), vec(r, b.d/2, high+r*0.5))
	b.block(vec(-r*0.7, front, high+r*0.5), vec(r*0.7, b.d/2, b.h))
}
