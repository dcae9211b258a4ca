package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func shopKinds() []kind {
	return []kind{
		{Entry: Entry{ID: "vanity", Name: "Vanity", Synonyms: []string{"dressing table", "vanity table", "makeup table"}, Tags: []string{"table", "storage", "openable"},
			Size: vec(0.9, 0.45, 1.35), MinSize: vec(0.7, 0.38, 1.15), MaxSize: vec(1.2, 0.55, 1.55), Clearance: Clearance{Front: 0.7}, AgainstWall: true, MassKg: 30, Surfaces: true, Varies: true},
			slots: []slot{{name: "body", material: "$wood"}, {name: "fronts", material: "$wood"}, {name: "handles", material: "$metal"}, {name: "legs", material: "$legs", fill: 0.5}, {name: "inside", material: "$wood"}, {name: "glass", material: "mirror"}}, model: vanity},
		{Entry: Entry{ID: "chaise-longue", Name: "Chaise longue", Synonyms: []string{"chaise", "chaise lounge", "daybed", "day bed", "lounger"}, Tags: []string{"seat", "seating", "upholstered"},
			Size: vec(0.72, 1.65, 0.8), MinSize: vec(0.6, 1.4, 0.65), MaxSize: vec(0.9, 1.9, 0.95), Clearance: Clearance{Left: 0.5}, MassKg: 36, Varies: true},
			slots: []slot{{name: "fabric", material: "$fabric"}, {name: "legs", material: "$legs"}, {name: "cushion", material: "$accent"}}, model: chaise},
		{Entry: Entry{ID: "podium", Name: "Podium", Synonyms: []string{"lectern", "speaker's desk"}, Tags: []string{"school"},
			Size: vec(0.6, 0.5, 1.15), MinSize: vec(0.5, 0.4, 1), MaxSize: vec(0.75, 0.6, 1.3), Clearance: Clearance{Back: 0.6}, MassKg: 24, Varies: true},
			slots: []slot{{name: "wood", material: "$wood"}, {name: "trim", material: "$metal", fill: 0.5}}, model: podium},
		{Entry: Entry{ID: "pedestal", Name: "Pedestal", Synonyms: []string{"plinth", "display stand", "column", "plant stand"}, Tags: []string{"display"},
			Size: vec(0.35, 0.35, 0.9), MinSize: vec(0.25, 0.25, 0.5), MaxSize: vec(0.6, 0.6, 1.3), MassKg: 30, Surfaces: true, Varies: true},
			slots: []slot{{name: "body", material: "$paint", fill: 0.4}}, model: pedestal},
		{Entry: Entry{ID: "ladder", Name: "Ladder", Synonyms: []string{"step ladder", "library ladder", "blanket ladder"}, Tags: []string{"tool"},
			Size: vec(0.48, 0.5, 1.7), MinSize: vec(0.4, 0.4, 1.2), MaxSize: vec(0.6, 0.7, 2.2), MassKg: 6, Varies: true},
			slots: []slot{{name: "wood", material: "$wood"}, {name: "metal", material: "$metal"}}, model: ladder},
		{Entry: Entry{ID: "clothes-rack", Name: "Clothes rack", Synonyms: []string{"clothing rack", "garment rack", "clothes rail"}, Tags: []string{"storage"},
			Size: vec(1.1, 0.45, 1.55), MinSize: vec(0.8, 0.4, 1.4), MaxSize: vec(1.6, 0.55, 1.8), MassKg: 9, Varies: true},
			slots: []slot{{name: "metal", material: "$metal", fill: 0.3}, {name: "hangers", material: "$wood"}, {name: "cloth", material: "$accent", fill: 0.4}, {name: "cloth 2", material: "$fabric", fill: 0.4}, {name: "shelf", material: "$wood"}}, model: clothesRack},
		{Entry: Entry{ID: "pinboard", Name: "Pinboard", Synonyms: []string{"bulletin board", "notice board", "corkboard", "cork board"}, Tags: []string{"office", "school", "wall"}, Mount: scene.OnWall, HangHeight: 1.2,
			Size: vec(0.9, 0.025, 0.6), MinSize: vec(0.4, 0.015, 0.3), MaxSize: vec(2, 0.04, 1.2), MassKg: 3, Varies: true},
			slots: []slot{{name: "cork", material: "cork"}, {name: "frame", material: "$wood"}, {name: "notes", material: "paper"}, {name: "notes 2", material: "paper #e3c766"}, {name: "notes 3", material: "paper #9fc0b8"}}, model: pinboard},
		{Entry: Entry{ID: "cash-register", Name: "Cash register", Synonyms: []string{"till", "register", "checkout till"}, Tags: []string{"shop", "electronics"}, Mount: scene.OnSurface,
			Size: vec(0.38, 0.42, 0.34), MinSize: vec(0.3, 0.34, 0.26), MaxSize: vec(0.48, 0.5, 0.42), MassKg: 9, Varies: true},
			slots: []slot{{name: "case", material: "black plastic", fill: 0.35}, {name: "keys", material: "plastic"}, {name: "screen", material: "screen glow"}}, model: cashRegister},
		{Entry: Entry{ID: "bread", Name: "Bread", Synonyms: []string{"loaf", "loaf of bread", "baguette", "croissant", "bagel"}, Tags: []string{"food", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.28, 0.14, 0.12), MinSize: vec(0.16, 0.08, 0.06), MaxSize: vec(0.6, 0.2, 0.16), MassKg: 0.8, Varies: true},
			slots: []slot{{name: "crust", material: "bread", fill: 0.9}}, model: bread},
		{Entry: Entry{ID: "jar", Name: "Jar", Synonyms: []string{"gourmet goods", "spice jar", "mason jar", "preserve", "preserves", "tin", "can"}, Tags: []string{"food", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.1, 0.1, 0.14), MinSize: vec(0.05, 0.05, 0.07), MaxSize: vec(0.2, 0.2, 0.32), MassKg: 0.6, Varies: true},
			slots: []slot{{name: "glass", material: "glass", fill: 0.15}, {name: "food", material: "food #b5562f", fill: 0.9}, {name: "lid", material: "$metal", fill: 0.4}, {name: "label", material: "paper"}}, model: jarKind},
		{Entry: Entry{ID: "umbrella-stand", Name: "Umbrella stand", Tags: []string{"storage"},
			Size: vec(0.26, 0.26, 0.8), MinSize: vec(0.2, 0.2, 0.6), MaxSize: vec(0.35, 0.35, 0.95), MassKg: 4, Varies: true},
			slots: []slot{{name: "pot", material: "$pot", fill: 0.3}, {name: "cloth", material: "$accent"}, {name: "cloth 2", material: "felt #2f3a4a"}, {name: "wood", material: "$wood"}}, model: umbrellaStand},
	}
}

func vanity(b *bench) {
	top := 0.75
	body := top - 0.2
	b.solid("body", slab(-b.w/2, b.face()-0.004, top-0.022, b.w/2, b.d/2, top, 0.004))
	b.carcass("body", vec(-b.w/2+0.005, b.face()+frontDeep, body), vec(b.w/2-0.005, b.d/2, top-0.022), 0.002)
	for i, f := range (front{-b.w/2 + 0.005, b.w/2 - 0.005, body, top - 0.024}).columns(2) {
		b.chestDrawer([]string{"left drawer", "right drawer"}[i], "fronts", "inside", "handles", f, b.d*0.65)
	}
	corners(func(sx, sy float64) {
		b.solid("legs", b.leg(vec(sx*(b.w/2-0.05), sy*(b.d/2-0.06), 0), body+0.002, 0, 0))
	})
	r := math.Min(b.w*0.34, (b.h-top-0.04)/2)
	z := b.h - r
	place := func(s *form.Shape) *form.Shape { return s.Pitch(math.Pi/2).Move(0, b.d/2-0.01, z) }
	b.put("body", place(form.Lathe([]geom.Vec2{{0, 0}, {r, 0}, {r, 0.02}, {r - 0.014, 0.026}, {r - 0.02, 0.018}, {0, 0.018}}, 36)), slab(-0.03, b.d/2-0.03, top, 0.03, b.d/2-0.01, z-r+0.03, 0.002))
	b.put("glass", place(form.Cylinder(r-0.018, 0.004, 0, 36).Move(0, 0, 0.016)))
	b.block(vec(-r, b.d/2-0.04, z-r), vec(r, b.d/2, b.h))
	b.support("top", top, geom.Vec2{-b.w/2 + 0.04, b.face() + 0.03}, geom.Vec2{b.w/2 - 0.04, b.d/2 - 0.08}, 0)
}

func chaise(b *bench) {
	seat, legs := 0.4, 0.14
	b.cornerLegs(legs, 0.08)
	b.solid("fabric", form.Box(b.w-0.02, b.d-0.02, 0.12, 0.02).Move(0, 0, legs))
	long := b.d * 0.72
	b.solid("fabric", form.Cushion(b.w, long, seat-legs-0.1, 0.05, 0.015, 1).Move(0, -b.d/2+long/2, legs+0.1))
	b.solid("fabric", form.Cushion(b.w, 0.2, b.h-legs-0.12, 0.08, 0.02, 1).Pitch(-0.42).Move(0, b.d/2-0.37, legs+0.1))
	b.put("fabric", form.Cushion(b.w-0.02, b.d*0.3, 0.2, 0.05, 0.01, 1).Move(0, b.d/2-b.d*0.15-0.005, legs+0.08))
	b.put("cushion", form.Cushion(b.w*0.7, 0.2, 0.16, 0.078, 0.01, 1).Pitch(-0.3).Move(0, b.d/2-0.42, seat+0.06))
}

// podium's speaker stands behind it, at +Y.
func podium(b *bench) {
	top := b.h - 0.13
	b.solid("wood", form.Taper(vec(0, 0, 0.04), vec(0, 0, top), b.w*0.62, b.w*0.5, 0.01).Scale(1, b.d/b.w*1.1, 1))
	b.solid("wood", slab(-b.w*0.42, -b.d*0.44, 0, b.w*0.42, b.d*0.44, 0.04, 0.006))
	tilt := math.Atan2(0.1, b.d)
	b.put("wood", form.Box(b.w, b.d, 0.03, 0.005).Pitch(tilt).Yaw(math.Pi).Move(0, 0, b.h-0.1))
	b.put("trim", slab(-b.w*0.42, b.d*0.44, b.h-0.115, b.w*0.42, b.d*0.47, b.h-0.07, 0.002), slab(-b.w*0.15, -b.d*0.34, top*0.62, b.w*0.15, -b.d*0.315, top*0.78, 0.002))
	b.block(vec(-b.w/2, -b.d/2, b.h-0.13), vec(b.w/2, b.d/2, b.h))
}

func pedestal(b *bench) {
	if b.pick(2) == 0 {
		b.solid("body", slab(-b.w/2, -b.d/2, 0, b.w/2, b.d/2, b.h, 0.006))
	} else {
		r := math.Min(b.w, b.d) / 2
		b.put("body", form.Lathe([]geom.Vec2{{0, 0}, {r, 0}, {r, b.h * 0.07}, {r * 0.85, b.h * 0.1}, {r * 0.72, b.h * 0.14}, {r * 0.68, b.h * 0.86}, {r * 0.8, b.h * 0.9}, {r, b.h * 0.94}, {r, b.h}, {0, b.h}}, 28))
		b.drum(geom.Vec2{}, r, 0, b.h)
	}
	b.top(b.h, 0.05)
}

func ladder(b *bench) {
	x, top := b.w/2-0.02, b.h-0.015
	for _, s := range []float64{-1, 1} {
		b.put("wood", form.Beam(vec(s*x, -b.d/2+0.03, 0.012), vec(s*(x-0.06), -0.03, top), 0.024, 0.05, 0.004), form.Beam(vec(s*x, b.d/2-0.03, 0.012), vec(s*(x-0.06), 0.03, top), 0.024, 0.04, 0.004))
	}
	steps := max(3, int(b.h/0.3))
	for i := 1; i <= steps; i++ {
		t := float64(i) / float64(steps+1)
		y, half := geom.Lerp(-b.d/2+0.03, -0.03, t), x-0.06*t-0.008
		b.solid("wood", slab(-half, y-0.04, top*t-0.012, half, y+0.04, top*t+0.012, 0.004))
	}
	b.solid("wood", slab(-x+0.055, -0.09, b.h-0.028, x-0.055, 0.09, b.h, 0.004))
	b.put("metal", form.Strut(vec(-x+0.02, -b.d*0.3, b.h*0.36), vec(-x+0.02, b.d*0.3, b.h*0.36), 0.006, 0.006, 6), form.Strut(vec(x-0.02, -b.d*0.3, b.h*0.36), vec(x-0.02, b.d*0.3, b.h*0.36), 0.006, 0.006, 6))
	b.block(vec(-x, -b.d/2, 0), vec(x, b.d/2, 0.3))
}

func clothesRack(b *bench) {
	r, x := 0.012, b.w/2-0.03
	rail := b.h - 0.012
	for _, s := range []float64{-1, 1} {
		b.put("metal", form.Strut(vec(s*x, -b.d/2, 0.06), vec(s*x, b.d/2, 0.06), r, r, 8), form.Strut(vec(s*x, 0, 0.06), vec(s*x, 0, b.h), r, r, 8))
		for _, y := range []float64{-1, 1} {
			b.put("metal", form.Cylinder(0.024, 0.03, 0.005, 12).Move(0, 0, -0.015).Roll(math.Pi/2).Move(s*x, y*(b.d/2-0.03), 0.026))
		}
		b.block(vec(s*x-0.02, -b.d/2, 0), vec(s*x+0.02, b.d/2, 0.08))
		b.block(vec(s*x-0.015, -0.015, 0.08), vec(s*x+0.015, 0.015, b.h))
	}
	b.put("metal", form.Strut(vec(-b.w/2, 0, rail), vec(b.w/2, 0, rail), r, r, 10))
	b.solid("shelf", slab(-x, -b.d*0.4, 0.07, x, b.d*0.4, 0.088, 0.002))
	count := max(4, int(b.w/0.14))
	for i := range count {
		px := geom.Lerp(-x+0.1, x-0.1, (float64(i)+0.5)/float64(count))
		b.put("metal", form.Tube(form.Arc(vec(px, 0, rail-0.005), vec(0, 1, 0), geom.Up, 0.016, -0.5, math.Pi, 6), 0.002, 5))
		b.put("hangers", form.Tube([]geom.Vec3{vec(px, -0.2, rail-0.13), vec(px, 0, rail-0.03), vec(px, 0.2, rail-0.13)}, 0.008, 6))
		slot := []string{"cloth", "cloth 2"}[i%2]
		long := b.between(0.5, 0.75) * b.h
		b.put(slot, form.Cushion(0.05, 0.42, long, 0.022, 0.006, 1).Bend(func(p geom.Vec3) geom.Vec3 {
			t := p[2] / long
			shoulder := 1 - 0.55*math.Max(0, (t-0.86)/0.14)
			return vec(p[0]*(1+0.3*math.Sin(20*p[1])*(1-t)), p[1]*shoulder*(0.9+0.1*(1-t)), p[2])
		}, geom.Radians(100)).Move(px, 0, rail-0.05-long))
	}
	b.block(vec(-x, -0.2, b.h*0.4), vec(x, 0.2, b.h-0.05))
}

func pinboard(b *bench) {
	bar := 0.02
	b.frameBars("frame", bar, -b.d/2, b.d/2)
	y := -b.d/2 + 0.006
	b.put("cork", slab(-b.w/2+bar, y, bar, b.w/2-bar, b.d/2, b.h-bar, 0))
	count := 5 + b.pick(4)
	for i := range count {
		w, h := b.between(0.07, 0.15), b.between(0.08, 0.2)
		x := geom.Lerp(-b.w/2+bar+0.1, b.w/2-bar-0.1, (float64(i)+0.5)/float64(count))
		z := b.between(bar+0.03, math.Max(bar+0.04, b.h-bar-h-0.03))
		slot := []string{"notes", "notes 2", "notes 3"}[b.pick(3)]
		b.put(slot, form.Box(w, 0.001, math.Min(h, b.h*0.5), 0).Roll(b.between(-0.06, 0.06)).Move(x, y-0.0008-0.0004*float64(i%3), z))
	}
	b.block(vec(-b.w/2, -b.d/2, 0), vec(b.w/2, b.d/2, b.h))
}

func cashRegister(b *bench) {
	low := b.h * 0.32
	b.solid("case", slab(-b.w/2, -b.d/2, 0, b.w/2, b.d/2, low, 0.006))
	ring := func(x float64) []geom.Vec3 {
		return []geom.Vec3{vec(x, -b.d*0.46, low), vec(x, b.d*0.46, low), vec(x, b.d*0.46, b.h*0.78), vec(x, b.d*0.2, b.h*0.78), vec(x, -b.d*0.46, low+0.03)}
	}
	b.put("case", form.Loft([][]geom.Vec3{ring(-b.w * 0.46), ring(b.w * 0.46)}, true, true, geom.Radians(20)))
	b.block(vec(-b.w*0.46, -b.d*0.1, low), vec(b.w*0.46, b.d*0.46, b.h*0.78))
	slope := math.Atan2(b.h*0.78-low-0.03, b.d*0.66)
	for r := range 4 {
		for c := range 6 {
			t := (float64(r) + 0.6) / 4.4
			y, z := geom.Lerp(-b.d*0.46, b.d*0.2, t), geom.Lerp(low+0.03, b.h*0.78, t)
			b.put("keys", form.Box(b.w*0.1, b.d*0.09, 0.012, 0.002).Pitch(slope).Move(geom.Lerp(-b.w*0.38, b.w*0.38, float64(c)/5), y, z-0.002))
		}
	}
	b.put("case", form.Cylinder(0.014, b.h*0.12, 0, 10).Move(0, b.d*0.33, b.h*0.76), slab(-b.w*0.32, b.d*0.3, b.h*0.84, b.w*0.32, b.d*0.36, b.h, 0.004))
	b.put("screen", slab(-b.w*0.29, b.d*0.297, b.h*0.865, b.w*0.29, b.d*0.302, b.h*0.975, 0))
	b.put("keys", slab(-b.w*0.1, -b.d/2, low*0.42, b.w*0.1, -b.d/2+0.004, low*0.56, 0.001))
}

// bread is a loaf with slashes across its crust.
func bread(b *bench) {
	b.put("crust", form.Ellipsoid(1, 1, 1, 20, 12).Bend(func(p geom.Vec3) geom.Vec3 {
		x := math.Copysign(math.Pow(math.Abs(p[0]), 0.75), p[0])
		slash := 1 + 0.05*math.Cos(14*p[0]+3*p[1])*math.Max(0, p[2])
		z := math.Max(p[2], -0.45)
		return vec(x*b.w/2, p[1]*b.d/2*slash, (z+0.45)/1.45*b.h*slash)
	}, geom.Radians(80)))
	b.block(vec(-b.w*0.46, -b.d*0.42, 0), vec(b.w*0.46, b.d*0.42, b.h*0.9))
}

func jarKind(b *bench) {
	r, h := math.Min(b.w, b.d)/2, b.h
	lid := math.Min(0.025, h*0.16)
	b.put("glass", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.9, 0}, {r, 0.006}, {r, h * 0.72}, {r * 0.8, h * 0.82}, {r * 0.8, h - lid}, {0, h - lid}}, 22))
	b.put("food", form.Lathe([]geom.Vec2{{0, 0.003}, {r * 0.9, 0.003}, {r * 0.95, 0.01}, {r * 0.95, h * 0.66}, {0, h * 0.67}}, 20))
	b.put("lid", form.Cylinder(r*0.86, lid, 0.002, 22).Move(0, 0, h-lid))
	b.put("label", form.Lathe([]geom.Vec2{{r + 0.0006, h * 0.2}, {r + 0.0006, h * 0.52}}, 22))
	b.drum(geom.Vec2{}, r, 0, h)
}

func umbrellaStand(b *bench) {
	r := math.Min(b.w, b.d) / 2
	high := b.h * 0.62
	b.put("pot", vessel(r, high, 0.008, 26, []geom.Vec2{{0.78, 0}, {0.82, 0.05}, {0.9, 0.5}, {1, 1}}))
	b.drum(geom.Vec2{}, r, 0, high)
	for i := range 2 {
		s := float64(i)*2 - 1
		tip, top := vec(s*-0.02, s*0.02, 0.03), vec(s*r*0.55, s*-r*0.3, b.h-0.05)
		along := top.Sub(tip)
		b.put([]string{"cloth", "cloth 2"}[i], form.TaperedTube([]geom.Vec3{tip, tip.Add(along.Mul(0.12)), tip.Add(along.Mul(0.75)), tip.Add(along.Mul(0.8))}, []float64{0.006, 0.02, 0.034, 0.012}, 10))
		b.rod(tip.Add(along.Mul((high-tip[2])/along[2])), top, 0.04)
		b.put("wood", form.Tube([]geom.Vec3{tip.Add(along.Mul(0.78)), top, top.Add(vec(s*0.02, 0, 0.03)), top.Add(vec(s*0.05, 0, 0.028)), top.Add(vec(s*0.058, 0, -0.01))}, 0.009, 8))
	}
}
