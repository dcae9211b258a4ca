package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func fittingKinds() []kind {
	return []kind{
		{Entry: Entry{ID: "signage", Name: "Sign", Synonyms: []string{"signage", "shop sign", "sign board", "open sign", "a-frame sign", "sandwich board", "advertising board"}, Tags: []string{"shop"},
			Size: vec(0.6, 0.5, 1), MinSize: vec(0.4, 0.35, 0.7), MaxSize: vec(0.8, 0.65, 1.25), MassKg: 8},
			slots: []slot{{name: "frame", material: "$wood", fill: 0.9}, {name: "board", material: "chalkboard"}, {name: "chalk", material: "paper"}}, model: signage},
		{Entry: Entry{ID: "mannequin", Name: "Mannequin", Synonyms: []string{"shop dummy", "dress form", "tailor's dummy"}, Tags: []string{"shop"},
			Size: vec(0.46, 0.42, 1.62), MinSize: vec(0.38, 0.34, 1.35), MaxSize: vec(0.55, 0.5, 1.85), MassKg: 11},
			slots: []slot{{name: "torso", material: "linen", fill: 3}, {name: "stand", material: "$wood"}, {name: "base", material: "black metal", fill: 0.6}}, model: mannequin},
		{Entry: Entry{ID: "shopping-cart", Name: "Shopping cart", Synonyms: []string{"shopping trolley", "trolley", "cart"}, Tags: []string{"shop"},
			Size: vec(0.56, 0.92, 1), MinSize: vec(0.46, 0.75, 0.9), MaxSize: vec(0.64, 1.05, 1.08), MassKg: 18},
			slots: []slot{{name: "wire", material: "chrome", fill: 0.75}, {name: "grip", material: "plastic #b5362c"}, {name: "wheels", material: "rubber"}}, model: shoppingCart},
		{Entry: Entry{ID: "magazine-rack", Name: "Magazine rack", Synonyms: []string{"newspaper rack", "brochure stand", "card rack", "newspaper stand", "brochure rack", "literature rack"}, Tags: []string{"shop", "storage"},
			Size: vec(0.7, 0.4, 1.5), MinSize: vec(0.45, 0.3, 1.1), MaxSize: vec(1, 0.5, 1.8), Clearance: Clearance{Front: 0.6}, AgainstWall: true, MassKg: 22},
			slots: []slot{{name: "frame", material: "$wood", fill: 0.8}, {name: "covers", material: "book cloth #b5563f"}, {name: "covers 2", material: "book cloth #3f6b8a"}, {name: "covers 3", material: "book cloth #d0a13c"}}, model: magazineRack},
		{Entry: Entry{ID: "filing-cabinet", Name: "Filing cabinet", Synonyms: []string{"file cabinet", "document cabinet"}, Tags: []string{"office", "storage"},
			Size: vec(0.47, 0.62, 1.05), MinSize: vec(0.38, 0.48, 0.6), MaxSize: vec(0.6, 0.7, 1.4), Clearance: Clearance{Front: 0.7}, AgainstWall: true, MassKg: 38, Surfaces: true},
			slots: []slot{{name: "body", material: "painted metal #8f9598", fill: 0.12}, {name: "fronts", material: "painted metal #8f9598", fill: 0.2}, {name: "inside", material: "painted metal #6f7578", fill: 0.2}, {name: "handles", material: "chrome"}, {name: "label", material: "paper"}}, model: filingCabinet},
		{Entry: Entry{ID: "locker", Name: "Locker", Synonyms: []string{"lockers", "school locker", "metal locker"}, Tags: []string{"school", "storage"},
			Size: vec(0.9, 0.5, 1.8), MinSize: vec(0.3, 0.4, 1.5), MaxSize: vec(1.5, 0.6, 2), Clearance: Clearance{Front: 0.7}, AgainstWall: true, MassKg: 62},
			slots: []slot{{name: "body", material: "painted metal #5c6b78", fill: 0.12}, {name: "fronts", material: "painted metal #5f7f9a", fill: 0.12}, {name: "handles", material: "chrome"}, {name: "vents", material: "black plastic"}}, model: locker},
		{Entry: Entry{ID: "water-cooler", Name: "Water cooler", Synonyms: []string{"water fountain", "drinking fountain"}, Tags: []string{"office", "appliance"},
			Size: vec(0.32, 0.34, 1.35), MinSize: vec(0.27, 0.28, 1.1), MaxSize: vec(0.38, 0.4, 1.5), AgainstWall: true, Clearance: Clearance{Front: 0.5}, MassKg: 28},
			slots: []slot{{name: "body", material: "plastic", fill: 0.22}, {name: "bottle", material: "bottle glass #8fb8d0", fill: 0.25}, {name: "taps", material: "plastic #2f5fae"}, {name: "tray", material: "black plastic"}}, model: waterCooler},
		{Entry: Entry{ID: "fire-extinguisher", Name: "Fire extinguisher", Synonyms: []string{"extinguisher"}, Tags: []string{"wall"}, Mount: scene.OnWall, HangHeight: 0.75,
			Size: vec(0.2, 0.18, 0.52), MinSize: vec(0.16, 0.15, 0.42), MaxSize: vec(0.24, 0.22, 0.6), MassKg: 9},
			slots: []slot{{name: "tank", material: "painted metal #b0241e", fill: 0.45}, {name: "hose", material: "rubber"}, {name: "head", material: "black metal"}, {name: "label", material: "paper"}}, model: fireExtinguisher},
	}
}

// signage is a board that stands like an A.
func signage(b *bench) {
	for _, s := range []float64{-1, 1} {
		foot, top := vec(0, s*(b.d/2-0.02), 0.012), vec(0, s*0.02, b.h-0.02)
		along := top.Sub(foot)
		for _, x := range []float64{-b.w/2 + 0.02, b.w/2 - 0.02} {
			b.put("frame", form.Beam(foot.Add(vec(x, 0, 0)), top.Add(vec(x, 0, 0)), 0.036, 0.022, 0.003))
		}
		b.put("frame", form.Beam(top.Add(vec(-b.w/2+0.03, 0, 0)), top.Add(vec(b.w/2-0.03, 0, 0)), 0.022, 0.036, 0.003))
		low, high := foot.Add(along.Mul(0.18)), foot.Add(along.Mul(0.97))
		b.put("board", form.Beam(low, high, b.w-0.07, 0.008, 0))
		for i := range 4 {
			a := low.Add(high.Sub(low).Mul(0.25 + 0.17*float64(i)))
			half := b.w * []float64{0.3, 0.22, 0.34, 0.16}[i]
			b.put("chalk", form.Strut(a.Add(vec(-half, s*0.006, 0)), a.Add(vec(half, s*0.006, 0)), 0.006, 0.006, 5))
		}
		b.block(vec(-b.w/2, math.Min(0, s*b.d*0.46), 0), vec(b.w/2, math.Max(0, s*b.d*0.46), b.h*0.3))
	}
	b.block(vec(-b.w/2, -b.d*0.25, b.h*0.3), vec(b.w/2, b.d*0.25, b.h-0.02))
}

func mannequin(b *bench) {
	low, top := b.h*0.5, b.h*0.9
	long := top - low
	outline := form.Curve([]geom.Vec2{{0.6, 0}, {0.95, 0.12}, {0.9, 0.22}, {0.68, 0.45}, {0.86, 0.68}, {0.98, 0.84}, {0.62, 0.95}, {0.26, 1}}, 4)
	profile := append([]geom.Vec2{{0, 0}}, outline...)
	b.put("torso", form.Lathe(append(profile, geom.Vec2{0.24, 1.05}, geom.Vec2{0.2, 1.12}, geom.Vec2{0, 1.12}), 28).Smooth(geom.Radians(70)).Scale(b.w/2, b.w*0.34, long).Move(0, 0, low))
	b.put("stand", form.Cylinder(0.018, low*0.96, 0, 14).Move(0, 0, 0.04), form.Lathe([]geom.Vec2{{0, 0}, {0.045, 0}, {0.05, 0.012}, {0.02, 0.03}, {0.014, 0.05}, {0.022, 0.062}, {0, 0.07}}, 16).Move(0, 0, b.h-0.07))
	b.put("stand", form.Cylinder(0.035, b.h-0.07-low-long, 0.002, 16).Move(0, 0, low+long))
	for i := range 3 {
		sin, cos := math.Sincos(math.Pi/2 + 2*math.Pi/3*float64(i))
		b.put("base", form.Tube([]geom.Vec3{vec(0, 0, 0.16), vec(cos*0.1, sin*0.1, 0.1), vec(cos*(b.d/2-0.016), sin*(b.d/2-0.016), 0.016)}, 0.014, 8))
	}
	b.put("base", form.Strut(vec(0, -b.d/2+0.02, 0.018), vec(0, 0, 0.13), 0.013, 0.013, 8))
	b.drum(geom.Vec2{}, b.d*0.4, 0, 0.05)
	b.drum(geom.Vec2{}, b.w*0.36, low, top)
}

func shoppingCart(b *bench) {
	w, d, h := b.w, b.d, b.h
	floor, rim := h*0.46, h*0.88
	ring := func(x, y0, y1, z float64) []geom.Vec3 {
		return []geom.Vec3{vec(-x, y0, z), vec(x, y0, z), vec(x, y1, z), vec(-x, y1, z), vec(-x, y0, z)}
	}
	low, high := ring(w*0.34, -d*0.4, d*0.28, floor), ring(w*0.46, -d/2+0.006, d*0.36, rim)
	b.put("wire", form.Tube(low, 0.006, 6), form.Tube(high, 0.008, 6))
	for k := range 4 {
		for i := range 9 {
			t := (float64(i) + 0.5) / 9
			a := low[k].Add(low[k+1].Sub(low[k]).Mul(t))
			c := high[k].Add(high[k+1].Sub(high[k]).Mul(t))
			b.put("wire", form.Strut(a, c, 0.0025, 0.0025, 4))
		}
	}
	for i := range 8 {
		t := float64(i+1) / 9
		b.put("wire", form.Strut(low[0].Add(low[1].Sub(low[0]).Mul(t)), low[3].Add(low[2].Sub(low[3]).Mul(t)), 0.0025, 0.0025, 4))
		z := geom.Lerp(floor, rim, t)
		if i%2 == 0 {
			b.put("wire", form.Tube(ring(geom.Lerp(w*0.34, w*0.46, t), geom.Lerp(-d*0.4, -d/2+0.006, t), geom.Lerp(d*0.28, d*0.36, t), z), 0.0025, 4))
		}
	}
	for _, s := range []float64{-1, 1} {
		b.put("wire", form.Tube([]geom.Vec3{vec(s*w*0.42, -d*0.42, 0.1), vec(s*w*0.44, d*0.2, 0.14), vec(s*w*0.44, d*0.34, floor), vec(s*w*0.46, d*0.44, h-0.04), vec(s*w*0.46, d/2-0.03, h-0.018)}, 0.011, 8))
		for _, y := range []float64{-d * 0.4, d * 0.2} {
			b.put("wheels", form.Cylinder(0.055, 0.03, 0.006, 18).Roll(math.Pi/2).Move(s*w*0.42-0.015, y, 0.055))
		}
	}
	b.put("grip", form.Strut(vec(-w/2+0.004, d/2-0.03, h-0.018), vec(w/2-0.004, d/2-0.03, h-0.018), 0.017, 0.017, 12))
	b.block(vec(-w*0.44, -d/2, floor), vec(w*0.44, d*0.36, rim))
	b.block(vec(-w*0.45, -d*0.44, 0), vec(w*0.45, d*0.25, 0.12))
}

func magazineRack(b *bench) {
	t := 0.02
	for _, s := range []float64{-1, 1} {
		b.solid("frame", slab(s*(b.w/2-t/2)-t/2, -b.d/2, 0, s*(b.w/2-t/2)+t/2, b.d/2, 0.06, 0.002), slab(s*(b.w/2-t/2)-t/2, b.d/2-0.1, 0.06, s*(b.w/2-t/2)+t/2, b.d/2, b.h, 0.002))
	}
	b.solid("frame", slab(-b.w/2+t, b.d/2-0.02, 0.06, b.w/2-t, b.d/2, b.h, 0))
	rows := max(3, int(b.h/0.36))
	for r := range rows {
		z := geom.Lerp(0.08, b.h-0.36, float64(r)/float64(rows-1))
		y := geom.Lerp(-b.d/2+0.06, b.d/2-0.14, float64(r)/float64(rows-1))
		b.solid("frame", slab(-b.w/2+t, y-0.05, z, b.w/2-t, b.d/2-0.02, z+0.015, 0.002), slab(-b.w/2+t, y-0.06, z, b.w/2-t, y-0.048, z+0.06, 0.002))
		columns := max(2, int(b.w/0.24))
		for c := range columns {
			x := geom.Lerp(-b.w/2+t, b.w/2-t, (float64(c)+0.5)/float64(columns))
			slot := []string{"covers", "covers 2", "covers 3"}[(r+c)%3]
			b.put(slot, form.Box(0.2, 0.012, 0.27, 0.001).Pitch(-0.16).Move(x, y-0.03, z+0.017))
		}
	}
}

func filingCabinet(b *bench) {
	b.carcass("body", vec(-b.w/2, b.face()+frontDeep, 0.02), vec(b.w/2, b.d/2, b.h), 0.003)
	b.solid("body", slab(-b.w/2+0.02, b.face()+0.05, 0, b.w/2-0.02, b.d/2-0.02, 0.02, 0))
	count := max(2, int(math.Round((b.h-0.04)/0.33)))
	for i, f := range (front{-b.w / 2, b.w / 2, 0.02, b.h}).rows(count) {
		b.chestDrawer("drawer "+string(rune('1'+i)), "fronts", "inside", "handles", f, b.d*0.8)
		label := b.parts[len(b.parts)-1]
		label.put("handles", slab(-0.045, b.face()-0.003, f.z1-0.075, 0.045, b.face()+0.001, f.z1-0.035, 0.001))
		label.put("label", slab(-0.04, b.face()-0.0036, f.z1-0.071, 0.04, b.face()-0.002, f.z1-0.039, 0))
	}
	b.parts[len(b.parts)-1].put("handles", form.Cylinder(0.011, 0.006, 0.001, 16).Pitch(math.Pi/2).Move(b.w/2-0.05, b.face()+0.001, b.h-0.03))
	b.top(b.h, 0.03)
}

func locker(b *bench) {
	columns := max(1, int(math.Round(b.w/0.3)))
	b.carcass("body", vec(-b.w/2, b.face()+frontDeep, 0.06), vec(b.w/2, b.d/2, b.h), 0.003)
	b.solid("body", slab(-b.w/2+0.02, b.face()+0.05, 0, b.w/2-0.02, b.d/2-0.02, 0.06, 0))
	for i, f := range (front{-b.w / 2, b.w / 2, 0.06, b.h}).columns(columns) {
		if i > 0 {
			b.solid("body", slab(f.x0-board/2, b.face()+frontDeep, 0.06+board, f.x0+board/2, b.d/2-0.01, b.h-board, 0))
		}
		door := b.cabinetDoor("door "+string(rune('1'+i)), "fronts", "handles", f, true)
		x := (f.x0 + f.x1) / 2
		for k := range 12 {
			z := f.z1 - 0.1 - 0.028*float64(k%6)
			if k > 5 {
				z -= f.z1 - f.z0 - 0.34
			}
			door.put("vents", slab(x-0.06, b.face()-0.0008, z, x+0.06, b.face()+0.002, z+0.006, 0))
			door.put("fronts", slab(x-0.064, b.face()-0.006, z+0.006, x+0.064, b.face()+0.001, z+0.011, 0.002))
		}
		door.put("handles", slab(x-0.035, b.face()-0.002, f.z1-0.34, x+0.035, b.face()+0.001, f.z1-0.31, 0.0006), form.Cylinder(0.011, 0.006, 0.001, 16).Pitch(math.Pi/2).Move(f.x1-0.035, b.face()+0.001, (f.z0+f.z1)/2-0.12))
	}
}

func waterCooler(b *bench) {
	w, d := b.w, b.d
	body := b.h * 0.7
	b.solid("body", slab(-w/2, -d/2+0.05, 0, w/2, d/2, body, 0.02))
	b.put("tray", slab(-w*0.34, -d/2, body*0.58, w*0.34, -d/2+0.07, body*0.61, 0.004), slab(-w*0.36, -d/2+0.046, body*0.61, w*0.36, -d/2+0.052, body*0.86, 0))
	for i, x := range []float64{-w * 0.15, w * 0.15} {
		b.put([]string{"taps", "tray"}[i], form.Strut(vec(x, -d/2+0.06, body*0.8), vec(x, -d/2+0.02, body*0.8), 0.011, 0.011, 10), form.Strut(vec(x, -d/2+0.024, body*0.81), vec(x, -d/2+0.024, body*0.75), 0.009, 0.007, 8))
	}
	r := math.Min(w, d)*0.5 - 0.016
	b.put("body", form.Lathe([]geom.Vec2{{0, body - 0.005}, {r * 0.8, body - 0.005}, {r * 0.7, body + 0.03}, {0, body + 0.03}}, 24).Move(0, 0.02, 0))
	b.put("bottle", form.Lathe([]geom.Vec2{{0, body + 0.028}, {r * 0.3, body + 0.03}, {r * 0.34, body + 0.06}, {r, body + 0.13}, {r, body + 0.2}, {r * 0.95, body + 0.21}, {r, body + 0.22}, {r, b.h - 0.03}, {r * 0.9, b.h}, {0, b.h}}, 28).Move(0, 0.02, 0))
	b.drum(geom.Vec2{0, 0.02}, r*0.97, body, b.h)
}

func fireExtinguisher(b *bench) {
	r := math.Min(b.w*0.42, b.d/2-0.004)
	y := b.d/2 - r - 0.004
	tank := b.h * 0.8
	b.put("tank", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.9, 0}, {r, 0.01}, {r, tank * 0.86}, {r * 0.6, tank * 0.96}, {r * 0.3, tank}, {0, tank}}, 26).Move(0, y, 0))
	b.put("label", form.Lathe([]geom.Vec2{{r + 0.0006, tank * 0.3}, {r + 0.0006, tank * 0.65}}, 26).Move(0, y, 0))
	b.put("head", form.Cylinder(r*0.32, b.h*0.1, 0.002, 14).Move(0, y, tank-0.005), slab(-0.014, y-b.d*0.38, b.h*0.9, 0.014, y+0.03, b.h*0.925, 0.003), slab(-0.014, y-b.d*0.36, b.h*0.955, 0.014, y+0.03, b.h, 0.004))
	b.put("head", slab(-0.03, b.d/2-0.006, tank*0.5, 0.03, b.d/2, tank*0.9, 0.001))
	b.put("hose", form.Tube([]geom.Vec3{vec(r*0.2, y, b.h*0.87), vec(b.w/2-0.012, y, b.h*0.82), vec(b.w/2-0.011, y, tank*0.6), vec(b.w/2-0.012, y, tank*0.3)}, 0.01, 8), form.TaperedTube([]geom.Vec3{vec(-r*0.9, y, tank*0.9), vec(-b.w/2+0.006, y, tank*0.86)}, []float64{0.004, 0.004}, 6))
	b.drum(geom.Vec2{0, y}, r, 0, tank)
}
