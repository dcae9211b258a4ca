package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func officeKinds() []kind {
	return []kind{
		{Entry: Entry{ID: "mouse", Name: "Mouse", Synonyms: []string{"computer mouse"}, Tags: []string{"electronics", "office", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.065, 0.11, 0.038), MassKg: 0.1},
			slots: []slot{{name: "body", material: "black plastic", fill: 0.6}, {name: "wheel", material: "rubber"}}, model: mouse},
		{Entry: Entry{ID: "printer", Name: "Printer", Synonyms: []string{"copier", "photocopier", "scanner"}, Tags: []string{"electronics", "office"}, Mount: scene.OnSurface,
			Size: vec(0.44, 0.38, 0.26), MassKg: 9},
			slots: []slot{{name: "body", material: "plastic", fill: 0.28}, {name: "trim", material: "black plastic", fill: 0.6}, {name: "paper", material: "paper"}, {name: "screen", material: "screen glow"}}, model: printer},
		{Entry: Entry{ID: "computer-tower", Name: "Computer", Category: "computer", Synonyms: []string{"pc", "desktop computer", "gaming pc", "computer tower", "desktop pc"}, Tags: []string{"electronics", "office"},
			Size: vec(0.21, 0.44, 0.45), MassKg: 9, Varies: true},
			slots: []slot{{name: "case", material: "black metal", fill: 0.09}, {name: "glass", material: "bottle glass"}, {name: "glow", material: "screen glow"}, {name: "trim", material: "brushed steel", fill: 0.5}}, model: tower},
		{Entry: Entry{ID: "pencil-holder", Name: "Pencil holder", Synonyms: []string{"pen holder", "pencil pot", "pencil cup", "pencils", "pens", "markers", "crayons"}, Tags: []string{"office", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.09, 0.09, 0.18), MassKg: 0.3, Varies: true},
			slots: []slot{{name: "cup", material: "stoneware", fill: 0.9}, {name: "pencils", material: "pine"}, {name: "pens", material: "plastic #2f5fae"}, {name: "tips", material: "black plastic"}}, model: pencilHolder},
		{Entry: Entry{ID: "spotlight", Name: "Spotlight", Synonyms: []string{"spot light", "track light", "track lighting", "ceiling spotlight", "downlight"}, Tags: []string{"light", "lamp"}, Mount: scene.OnCeiling,
			Size: vec(0.9, 0.13, 0.22), MinSize: vec(0.4, 0.1, 0.16), MaxSize: vec(1.8, 0.18, 0.3), MassKg: 2.2, Light: true, Varies: true},
			slots: []slot{{name: "metal", material: "$metal", fill: 0.3}, {name: "bulb", material: "bulb"}}, model: spotTrack},
		{Entry: Entry{ID: "booth", Name: "Booth", Synonyms: []string{"diner booth", "banquette", "booth seat", "restaurant booth"}, Tags: []string{"seat", "seating", "upholstered"},
			Size: vec(1.3, 0.62, 1.05), MinSize: vec(0.9, 0.55, 0.9), MaxSize: vec(2.4, 0.75, 1.3), Clearance: Clearance{Front: 0.5}, AgainstWall: true, MassKg: 45, Varies: true},
			slots: []slot{{name: "fabric", material: "faux leather #8a2f2a"}, {name: "wood", material: "$wood"}}, model: booth},
		{Entry: Entry{ID: "tent", Name: "Play tent", Category: "tent", Synonyms: []string{"teepee", "tipi", "play tent", "tent"}, Tags: []string{"toy", "child"},
			Size: vec(1.1, 1.1, 1.5), MinSize: vec(0.8, 0.8, 1.1), MaxSize: vec(1.4, 1.4, 1.9), Clearance: Clearance{Front: 0.5}, MassKg: 4, Varies: true},
			slots: []slot{{name: "cloth", material: "cotton #e6dcc6"}, {name: "poles", material: "pine"}, {name: "mat", material: "$accent"}}, model: playTent},
		{Entry: Entry{ID: "planter", Name: "Planter", Synonyms: []string{"flower box", "plant trough", "herb planter", "window box"}, Tags: []string{"green", "decoration"},
			Size: vec(0.8, 0.26, 0.6), MinSize: vec(0.4, 0.18, 0.35), MaxSize: vec(1.4, 0.4, 0.9), MassKg: 14, Varies: true},
			slots: []slot{{name: "box", material: "$wood", fill: 0.6}, {name: "soil", material: "soil", fill: 0.3}, {name: "leaves", material: "leaf"}, {name: "petals", material: "petal"}}, model: planter},
	}
}

func mouse(b *bench) {
	b.put("body", form.Ellipsoid(b.w/2, b.d/2, b.h, 20, 12).Bend(func(p geom.Vec3) geom.Vec3 {
		return vec(p[0]*(1-0.1*math.Abs(p[1])/b.d), p[1], math.Max(0, p[2])*(1+0.25*p[1]/b.d)*0.92)
	}, geom.Radians(60)))
	b.put("wheel", form.Cylinder(b.h*0.22, 0.007, 0.001, 14).Move(0, 0, -0.0035).Roll(math.Pi/2).Move(0, -b.d*0.24, b.h*0.62))
	b.block(vec(-b.w*0.45, -b.d*0.46, 0), vec(b.w*0.45, b.d*0.46, b.h*0.8))
}

func printer(b *bench) {
	b.solid("body", slab(-b.w/2, -b.d/2+0.06, 0, b.w/2, b.d/2, b.h*0.72, 0.012), slab(-b.w/2, -b.d/2+0.06, b.h*0.74, b.w/2, b.d/2, b.h, 0.014))
	b.put("trim", slab(-b.w*0.49, -b.d/2+0.065, b.h*0.7, b.w*0.49, b.d/2-0.01, b.h*0.76, 0), slab(-b.w*0.4, -b.d/2+0.055, b.h*0.3, b.w*0.4, -b.d/2+0.08, b.h*0.52, 0.004))
	b.solid("trim", slab(-b.w*0.36, -b.d/2, b.h*0.28, b.w*0.36, -b.d/2+0.08, b.h*0.32, 0.004))
	b.put("paper", slab(-b.w*0.24, -b.d/2+0.015, b.h*0.32, b.w*0.24, -b.d/2+0.08, b.h*0.345, 0))
	b.put("screen", slab(b.w*0.2, -b.d/2+0.0585, b.h*0.8, b.w*0.42, -b.d/2+0.062, b.h*0.93, 0))
}

func tower(b *bench) {
	b.solid("case", slab(-b.w/2+0.006, -b.d/2+0.01, 0.015, b.w/2, b.d/2, b.h, 0.006))
	b.put("glass", slab(-b.w/2, -b.d/2+0.03, 0.05, -b.w/2+0.006, b.d/2-0.03, b.h-0.03, 0))
	for i := range 3 {
		z := geom.Lerp(0.11, b.h-0.09, float64(i)/2)
		r := math.Min(b.w*0.32, b.h*0.13)
		b.put("glow", form.Ring(r, 0.006, 24, 6).Pitch(math.Pi/2).Move(0, -b.d/2+0.01, z))
		b.put("trim", form.Cylinder(r*0.3, 0.006, 0.001, 14).Pitch(math.Pi/2).Move(0, -b.d/2+0.012, z))
	}
	corners(func(sx, sy float64) {
		b.put("trim", form.Cylinder(0.016, 0.018, 0.002, 10).Move(sx*(b.w/2-0.035), sy*(b.d/2-0.06), 0))
	})
}

func pencilHolder(b *bench) {
	r, high := math.Min(b.w, b.d)/2*0.85, b.h*0.55
	b.put("cup", vessel(r, high, 0.003, 22, []geom.Vec2{{0.94, 0}, {1, 0.1}, {0.98, 0.5}, {1, 1}}))
	b.drum(geom.Vec2{}, r, 0, high)
	for i := range 6 {
		sin, cos := math.Sincos(float64(i)*1.05 + b.between(0, 0.4))
		top := vec(cos*r*1.02, sin*r*1.02, b.h*b.between(0.84, 0.97))
		foot := vec(-cos*r*0.3, -sin*r*0.3, 0.006)
		slot := []string{"pencils", "pens", "pencils"}[i%3]
		b.put(slot, form.Strut(foot, top, 0.0036, 0.0036, 6))
		along := top.Sub(foot).Normalize()
		b.put("tips", form.Strut(top, top.Add(along.Mul(0.009)), 0.0034, 0.001, 6))
	}
}

func spotTrack(b *bench) {
	b.solid("metal", slab(-b.w/2, -0.018, b.h-0.028, b.w/2, 0.018, b.h, 0.003))
	heads := max(2, int(b.w/0.3))
	drop := b.h - 0.028
	for i := range heads {
		x := geom.Lerp(-b.w/2+0.09, b.w/2-0.09, float64(i)/float64(heads-1))
		tilt := 0.35 * float64(i%2*2-1)
		r := math.Min(0.042, b.d*0.4)
		can := form.Lathe([]geom.Vec2{{r * 0.82, 0}, {r, 0}, {r, drop * 0.52}, {r * 0.6, drop * 0.64}, {0, drop * 0.64}, {0, drop * 0.5}, {r * 0.82, drop * 0.2}, {r * 0.82, 0}}, 18)
		b.put("metal", can.Pitch(tilt).Move(x, 0, drop*0.08), form.Strut(vec(x, 0, drop*0.55), vec(x, 0, drop+0.004), 0.007, 0.007, 8))
		b.put("bulb", form.Cylinder(r*0.75, 0.006, 0, 16).Move(0, 0, drop*0.2).Pitch(tilt).Move(x, 0, drop*0.08))
		b.spot(vec(x, 0, 0), 350, 3000, 18, 38)
	}
	b.block(vec(-b.w/2, -b.d*0.35, 0), vec(b.w/2, b.d*0.35, b.h))
}

func booth(b *bench) {
	seat := 0.45
	b.solid("wood", slab(-b.w/2, -b.d/2+0.08, 0, b.w/2, b.d/2, 0.1, 0))
	b.solid("wood", slab(-b.w/2, -b.d/2+0.03, 0.1, b.w/2, b.d/2, seat-0.12, 0.005), slab(-b.w/2, b.d/2-0.06, seat-0.12, b.w/2, b.d/2, b.h-0.06, 0.005), slab(-b.w/2, b.d/2-0.12, b.h-0.06, b.w/2, b.d/2, b.h, 0.01))
	b.solid("fabric", form.Cushion(b.w-0.01, b.d-0.06, 0.13, 0.05, 0.01, 1).Move(0, -0.03, seat-0.125))
	channels := max(4, int(b.w/0.16))
	each := (b.w - 0.02) / float64(channels)
	for i := range channels {
		x := -b.w/2 + 0.01 + each*(float64(i)+0.5)
		b.put("fabric", form.Cushion(each, 0.12, b.h-seat-0.07, 0.055, 0.004, 1).Pitch(-0.08).Move(x, b.d/2-0.14, seat-0.01))
	}
}

// playTent is a cone of four poles with an open front.
func playTent(b *bench) {
	apex, foot := b.h*0.84, math.Min(b.w, b.d)/2-0.02
	top := vec(0, 0, apex)
	corners(func(sx, sy float64) {
		base := vec(sx*foot, sy*foot, 0)
		along := top.Sub(base).Normalize()
		b.put("poles", form.Strut(base, base.Add(along.Mul(along.Len()*top.Sub(base).Len()*b.h/apex)), 0.013, 0.011, 8))
		b.block(base.Add(vec(-0.02, -0.02, 0)), base.Add(vec(0.02, 0.02, 0.06)))
		b.rod(base.Add(along.Mul(0.06)), base.Add(along.Mul(top.Sub(base).Len()*b.h/apex-0.03)), 0.026)
	})
	for side := range 4 { // the cloth, as boards as wide as it is half way up; the front is open
		if side == 0 {
			continue
		}
		yaw := float64(side) * math.Pi / 2
		slope := math.Atan2(apex, foot)
		for _, at := range [][3]float64{{0.03, 0.45, 0.56}, {0.45, 0.8, 0.2}} {
			low, high := at[0]*math.Hypot(apex, foot), at[1]*math.Hypot(apex, foot)
			b.board(geom.Vec3{2 * foot * at[2], 0.008, high - low}, geom.Vec3{0, -foot + (low+high)/2*math.Cos(slope), (low + high) / 2 * math.Sin(slope)}, math.Pi/2-slope, yaw)
		}
	}
	panel := func(a, c geom.Vec3, from, to float64) {
		b.put("cloth", form.Sheet(4, 8, a.Sub(c).Len()*(to-from), apex, 0.004, func(u, v float64) geom.Vec3 {
			t := geom.Lerp(from, to, u)
			p := a.Mul(1 - t).Add(c.Mul(t))
			sag := 0.03 * math.Sin(math.Pi*u) * math.Sin(math.Pi*v)
			q := p.Mul(1 - v*0.97).Add(top.Mul(v * 0.97))
			return q.Sub(vec(p[0], p[1], 0).Mul(sag))
		}))
	}
	p := [4]geom.Vec3{vec(-foot, -foot, 0.02), vec(foot, -foot, 0.02), vec(foot, foot, 0.02), vec(-foot, foot, 0.02)}
	panel(p[1], p[2], 0, 1)
	panel(p[2], p[3], 0, 1)
	panel(p[3], p[0], 0, 1)
	panel(p[0], p[1], 0, 0.24)
	panel(p[0], p[1], 0.76, 1)
	b.solid("mat", form.Cushion(2*foot-0.1, 2*foot-0.1, 0.05, 0.022, 0.004, 1))
}

func planter(b *bench) {
	t, low := 0.018, 0.06
	high := low + (b.h-low)*0.42
	b.solid("box", slab(-b.w/2, -b.d/2, low, b.w/2, -b.d/2+t, high, 0.003), slab(-b.w/2, b.d/2-t, low, b.w/2, b.d/2, high, 0.003), slab(-b.w/2, -b.d/2+t, low, -b.w/2+t, b.d/2-t, high, 0.003), slab(b.w/2-t, -b.d/2+t, low, b.w/2, b.d/2-t, high, 0.003))
	b.solid("box", slab(-b.w/2+t, -b.d/2+t, low, b.w/2-t, b.d/2-t, low+t, 0))
	corners(func(sx, sy float64) {
		b.solid("box", form.Box(0.04, 0.04, low+0.01, 0.002).Move(sx*(b.w/2-0.03), sy*(b.d/2-0.03), 0))
	})
	b.solid("soil", slab(-b.w/2+t, -b.d/2+t, low+t, b.w/2-t, b.d/2-t, high-0.025, 0))
	free := b.h - high
	b.block(vec(-b.w/2+0.07, -0.04, high-0.025), vec(b.w/2-0.07, 0.04, high+free*0.6)) // stems
	count := max(4, int(b.w/0.1))
	for i := range count {
		x := geom.Lerp(-b.w/2+0.07, b.w/2-0.07, float64(i)/float64(count-1))
		for k := range 6 {
			long := math.Min(free*b.between(0.6, 1), b.d*0.62)
			b.put("leaves", leafBlade(long, long*0.22, 0.7, 0.2, 3).Pitch(b.between(0.9, 1.4)).Yaw(float64(k)*1.05+float64(i)).Move(x, 0, high-0.03))
		}
		if i%2 == 0 {
			head := vec(x+b.between(-0.02, 0.02), b.between(-0.02, 0.02), high+free*b.between(0.6, 0.9))
			b.put("leaves", form.Strut(vec(x, 0, high-0.03), head, 0.003, 0.002, 5))
			for k := range 5 {
				b.put("petals", leafBlade(0.032, 0.024, -0.3, 0.3, 2).Pitch(0.35).Yaw(float64(k)*1.257).Move(head[0], head[1], head[2]))
			}
		}
	}
}
