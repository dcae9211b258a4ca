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
			slots: []slot{{name: "body", material: "painted metal #8f9598", fill: 0.12}, {name: "fronts", material: "painted metal #8f9598", fill: 0.2}, {name: "inside", material: "painted metal #6f7578", fill: 0.2}, {name: "handles", material: "chrome"}}, model: filingCabinet},
		{Entry: Entry{ID: "locker", Name: "Locker", Synonyms: []string{"lockers", "school locker", "metal locker"}, Tags: []string{"school", "storage"},
			Size: vec(0.9, 0.5, 1.8), MinSize: vec(0.3, 0.4, 1.5), MaxSize: vec(1.5, 0.6, 2), Clearance: Clearance{Front: 0.7}, AgainstWall: true, MassKg: 62},
			slots: []slot{{name: "body", material: "painted metal #5c6b78", fill: 0.12}, {name: "fronts", material: "painted metal #5f7f9a", fill: 0.12}, {name: "handles", material: "chrome"}, {name: "vents", material: "black plastic"}}, model: locker},
		{Entry: Entry{ID: "water-cooler", Name: "Water cooler", Synonyms: []string{"water fountain", "drinking fountain"}, Tags: []string{"office", "appliance"},
			Size: vec(0.32, 0.34, 1.35), MinSize: vec(0.27, 0.28, 1.1), MaxSize: vec(0.38, 0.4, 1.5), AgainstWall: true, Clearance: Clearance{Front: 0.5}, MassKg: 28},
			slots: []slot{{name: "body", material: "plastic", fill: 0.22}, {name: "bottle", material: "bottle glass #8fb8d0", fill: 0.25}, {name: "taps", material: "plastic #2f5fae"}, {name: "tray", material: "black plastic"}}, model: waterCooler},
		{Entry: Entry{ID: "treadmill", Name: "Treadmill", Synonyms: []string{"running machine", "elliptical", "elliptical trainer"}, Tags: []string{"sport"},
			Size: vec(0.8, 1.75, 1.4), MinSize: vec(0.65, 1.4, 1.2), MaxSize: vec(0.95, 2.05, 1.55), Clearance: Clearance{Back: 0.8}, MassKg: 92},
			slots: []slot{{name: "frame", material: "black metal", fill: 0.35}, {name: "belt", material: "rubber", fill: 0.5}, {name: "body", material: "black plastic", fill: 0.4}, {name: "screen", material: "screen glow"}, {name: "grips", material: "rubber"}}, model: treadmill},
		{Entry: Entry{ID: "exercise-bike", Name: "Exercise bike", Synonyms: []string{"stationary bike", "spinning bike", "bicycle", "bike"}, Tags: []string{"sport"},
			Size: vec(0.52, 1.1, 1.15), MinSize: vec(0.44, 0.95, 1), MaxSize: vec(0.6, 1.25, 1.3), MassKg: 38},
			slots: []slot{{name: "frame", material: "black metal", fill: 0.9}, {name: "wheel", material: "brushed steel", fill: 0.9}, {name: "seat", material: "faux leather"}, {name: "grips", material: "rubber"}}, model: exerciseBike},
		{Entry: Entry{ID: "dumbbells", Name: "Dumbbells", Synonyms: []string{"weights", "dumbbell rack", "dumbbell", "barbell", "kettlebell"}, Tags: []string{"sport"},
			Size: vec(1, 0.42, 0.62), MinSize: vec(0.6, 0.34, 0.45), MaxSize: vec(1.4, 0.52, 0.9), AgainstWall: true, Clearance: Clearance{Front: 0.6}, MassKg: 85},
			slots: []slot{{name: "rack", material: "black metal", fill: 0.5}, {name: "weights", material: "iron", fill: 1.6}, {name: "bars", material: "chrome"}}, model: dumbbells},
		{Entry: Entry{ID: "yoga-mat", Name: "Yoga mat", Synonyms: []string{"exercise mat", "gym mat"}, Tags: []string{"sport", "textile"},
			Size: vec(0.62, 1.8, 0.09), MinSize: vec(0.5, 1.4, 0.06), MaxSize: vec(0.8, 2, 0.12), MassKg: 1.9},
			slots: []slot{{name: "mat", material: "rubber #6a7fa0", fill: 0.2}, {name: "stripes", material: "rubber #d9dfe6"}}, model: yogaMat},
		{Entry: Entry{ID: "laundry-basket", Name: "Laundry basket", Synonyms: []string{"hamper", "laundry hamper", "washing basket", "linen basket"}, Tags: []string{"storage", "bathroom"},
			Size: vec(0.42, 0.42, 0.58), MinSize: vec(0.3, 0.3, 0.4), MaxSize: vec(0.55, 0.55, 0.72), MassKg: 3},
			slots: []slot{{name: "weave", material: "wicker", fill: 0.8}, {name: "cloth", material: "cotton", fill: 0.4}}, model: laundryBasket},
		{Entry: Entry{ID: "ironing-board", Name: "Ironing board", Synonyms: []string{"iron board"}, Tags: []string{"appliance"},
			Size: vec(1.35, 0.4, 0.92), MinSize: vec(1.1, 0.32, 0.75), MaxSize: vec(1.5, 0.48, 1), MassKg: 6},
			slots: []slot{{name: "cover", material: "cotton #8aa0b0", fill: 1.2}, {name: "legs", material: "white metal", fill: 0.35}, {name: "iron", material: "plastic #3f6b9a", fill: 0.5}, {name: "plate", material: "chrome"}}, model: ironingBoard},
		{Entry: Entry{ID: "soap-dispenser", Name: "Soap dispenser", Synonyms: []string{"soap", "hand soap", "shampoo bottle", "lotion bottle", "hand sanitizer", "toothbrush holder"}, Tags: []string{"bathroom", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.075, 0.1, 0.19), MinSize: vec(0.055, 0.075, 0.13), MaxSize: vec(0.1, 0.13, 0.25), MassKg: 0.45},
			slots: []slot{{name: "body", material: "ceramic", fill: 0.55}, {name: "pump", material: "chrome", fill: 0.5}}, model: soapDispenser},
		{Entry: Entry{ID: "toilet-paper", Name: "Toilet paper", Synonyms: []string{"toilet roll", "paper towel", "kitchen roll", "paper roll", "toilet paper holder"}, Tags: []string{"bathroom", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.16, 0.16, 0.34), MinSize: vec(0.12, 0.12, 0.2), MaxSize: vec(0.2, 0.2, 0.45), MassKg: 1},
			slots: []slot{{name: "paper", material: "paper", fill: 0.22}, {name: "stand", material: "$metal", fill: 0.5}}, model: paperRoll},
		{Entry: Entry{ID: "towels", Name: "Towels", Category: "towel", Synonyms: []string{"towel", "bath towel", "hand towel", "stack of towels", "folded towels", "linens"}, Tags: []string{"bathroom", "textile", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.36, 0.26, 0.24), MinSize: vec(0.26, 0.2, 0.08), MaxSize: vec(0.45, 0.34, 0.36), MassKg: 1.5},
			slots: []slot{{name: "towel", material: "boucle #e6e0d4"}, {name: "towel 2", material: "boucle #8fa39a"}}, model: towels},
		{Entry: Entry{ID: "aquarium", Name: "Aquarium", Synonyms: []string{"fish tank", "fishbowl", "fish bowl"}, Tags: []string{"decoration"}, Mount: scene.OnSurface,
			Size: vec(0.8, 0.35, 0.46), MinSize: vec(0.4, 0.25, 0.3), MaxSize: vec(1.2, 0.5, 0.6), MassKg: 110},
			slots: []slot{{name: "glass", material: "glass", fill: 0.14}, {name: "water", material: "bottle glass #7fb0c4", fill: 0.36}, {name: "frame", material: "black plastic"}, {name: "gravel", material: "stoneware", fill: 0.7}, {name: "plants", material: "leaf"}, {name: "fish", material: "plastic #d9752c"}}, model: aquarium},
		{Entry: Entry{ID: "pet-bed", Name: "Pet bed", Synonyms: []string{"dog bed", "cat bed", "dog basket", "cat basket"}, Tags: []string{"soft"},
			Size: vec(0.75, 0.62, 0.22), MinSize: vec(0.5, 0.42, 0.15), MaxSize: vec(1.1, 0.9, 0.3), MassKg: 3},
			slots: []slot{{name: "rim", material: "wool #7a6a5a", fill: 0.6}, {name: "cushion", material: "boucle", fill: 0.5}}, model: petBed},
		{Entry: Entry{ID: "drum-kit", Name: "Drum kit", Synonyms: []string{"drums", "drum set", "drum"}, Tags: []string{"instrument"},
			Size: vec(1.5, 1.2, 1.15), MinSize: vec(1.2, 1, 1), MaxSize: vec(1.8, 1.4, 1.3), MassKg: 45},
			slots: []slot{{name: "shells", material: "gloss paint #7a1f24", fill: 0.17}, {name: "skins", material: "gloss paint"}, {name: "chrome", material: "chrome", fill: 0.8}, {name: "cymbals", material: "brass", fill: 1}}, model: drumKit},
		{Entry: Entry{ID: "violin", Name: "Violin", Synonyms: []string{"fiddle", "ukulele", "viola"}, Tags: []string{"instrument", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.21, 0.6, 0.09), MinSize: vec(0.17, 0.5, 0.07), MaxSize: vec(0.26, 0.72, 0.12), MassKg: 0.5},
			slots: []slot{{name: "body", material: "walnut", fill: 0.5}, {name: "neck", material: "ebony"}, {name: "strings", material: "brushed steel"}}, model: violin},
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
	}
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
		for k := range 5 {
			z := f.z1 - 0.12 - 0.03*float64(k)
			door.put("vents", slab((f.x0+f.x1)/2-0.06, b.face()-0.001, z, (f.x0+f.x1)/2+0.06, b.face()+0.002, z+0.01, 0))
		}
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

// treadmill's runner faces −Y, where the console stands.
func treadmill(b *bench) {
	w, d, h := b.w, b.d, b.h
	front := -d / 2
	b.solid("body", slab(-w*0.42, front, 0.02, w*0.42, front+d*0.24, 0.27, 0.03))
	for _, s := range []float64{-1, 1} {
		b.solid("frame", slab(s*w*0.45-w*0.05, front+d*0.1, 0, s*w*0.45+w*0.05, d/2, 0.16, 0.012))
		b.put("frame", form.Beam(vec(s*w*0.45, front+d*0.14, 0.1), vec(s*w*0.42, front+d*0.08, h-0.1), 0.05, 0.09, 0.008))
		b.put("grips", form.Tube([]geom.Vec3{vec(s*w*0.43, front+d*0.1, h*0.7), vec(s*w*0.45, front+d*0.24, h*0.72), vec(s*w*0.45, front+d*0.4, h*0.68)}, 0.019, 10))
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

func laundryBasket(b *bench) {
	r := math.Min(b.w, b.d) / 2
	rim := b.h * 0.92
	b.put("weave", vessel(r-0.004, rim, 0.01, 28, []geom.Vec2{{0.8, 0}, {0.84, 0.03}, {0.93, 0.55}, {1, 1}}))
	for i := range 4 {
		b.put("weave", form.Ring((r-0.004)*(0.85+0.035*float64(i)), 0.006, 30, 6).Move(0, 0, rim*(0.06+0.29*float64(i))))
	}
	b.put("cloth", form.Ellipsoid(r*0.82, r*0.82, b.h-rim+0.04, 20, 8).Move(0, 0, rim-0.04))
	b.drum(geom.Vec2{}, r*0.95, 0, rim)
}

func ironingBoard(b *bench) {
	w, d, h := b.w, b.d, b.h
	deck := h - 0.14
	outline := geom.Polygon{{-w/2 + 0.01, -d * 0.42}, {w * 0.18, -d / 2}, {w * 0.36, -d * 0.34}, {w/2 - 0.01, -d * 0.1}, {w / 2, 0}, {w/2 - 0.01, d * 0.1}, {w * 0.36, d * 0.34}, {w * 0.18, d / 2}, {-w/2 + 0.01, d * 0.42}, {-w / 2, d * 0.36}, {-w / 2, -d * 0.36}}
	b.put("cover", form.Prism(outline, deck-0.03, deck, 0.008))
	b.block(vec(-w/2, -d*0.45, deck-0.03), vec(w*0.36, d*0.45, deck))
	for _, s := range []float64{-1, 1} {
		b.put("legs", form.Strut(vec(-w*0.34, s*d*0.36, 0.012), vec(w*0.2, s*d*0.14, deck-0.03), 0.011, 0.011, 8), form.Strut(vec(w*0.34, s*d*0.36, 0.012), vec(-w*0.2, s*d*0.14, deck-0.03), 0.011, 0.011, 8))
	}
	for _, x := range []float64{-w * 0.34, w * 0.34} {
		b.put("legs", form.Strut(vec(x, -d*0.44, 0.012), vec(x, d*0.44, 0.012), 0.012, 0.012, 8))
		b.block(vec(x-0.012, -d*0.44, 0), vec(x+0.012, d*0.44, 0.03))
	}
	x := -w * 0.34
	b.put("plate", form.Prism(geom.Polygon{{x - 0.1, -0.05}, {x + 0.04, -0.055}, {x + 0.13, 0}, {x + 0.04, 0.055}, {x - 0.1, 0.05}}, deck, deck+0.008, 0))
	b.put("iron", form.Prism(geom.Polygon{{x - 0.1, -0.045}, {x + 0.03, -0.048}, {x + 0.11, 0}, {x + 0.03, 0.048}, {x - 0.1, 0.045}}, deck+0.008, deck+0.06, 0.01), form.Tube([]geom.Vec3{vec(x-0.08, 0, deck+0.05), vec(x-0.09, 0, h-0.02), vec(x+0.02, 0, h-0.014), vec(x+0.05, 0, deck+0.055)}, 0.013, 8))
	b.block(vec(x-0.1, -0.05, deck), vec(x+0.11, 0.05, h-0.02))
	b.support("deck", deck, geom.Vec2{-w * 0.16, -d * 0.3}, geom.Vec2{w * 0.3, d * 0.3}, 0)
}

func soapDispenser(b *bench) {
	r := math.Min(b.w/2, b.d*0.38)
	y := b.d/2 - r
	body := b.h * 0.68
	b.put("body", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.95, 0}, {r, 0.006}, {r, body * 0.88}, {r * 0.5, body}, {0, body}}, 24).Move(0, y, 0))
	b.put("pump", form.Cylinder(r*0.46, b.h*0.06, 0.001, 18).Move(0, y, body-0.002), form.Cylinder(0.006, b.h*0.2, 0, 10).Move(0, y, body), form.Cylinder(r*0.32, b.h*0.06, 0.002, 16).Move(0, y, b.h*0.94))
	b.put("pump", form.TaperedTube([]geom.Vec3{vec(0, y, b.h*0.965), vec(0, -b.d*0.3, b.h*0.965), vec(0, -b.d/2+0.005, b.h*0.93)}, []float64{0.006, 0.005, 0.004}, 8))
	b.drum(geom.Vec2{0, y}, r, 0, body)
}

func paperRoll(b *bench) {
	r := math.Min(b.w, b.d) / 2
	b.put("stand", form.Cylinder(r, 0.012, 0.003, 28), form.Cylinder(0.007, b.h-0.03, 0, 10).Move(0, 0, 0.01), form.Ellipsoid(0.014, 0.014, 0.014, 12, 8).Move(0, 0, b.h-0.014))
	low, high := 0.012, b.h*0.86
	inner, outer := r*0.3, r*0.86
	b.put("paper", form.Lathe([]geom.Vec2{{inner, low}, {outer, low}, {outer, high}, {inner, high}, {inner, low}}, 28))
	b.put("paper", slab(outer-0.003, -0.001, low, outer+0.0005, b.d*0.28, high, 0))
	b.drum(geom.Vec2{}, outer, 0, high)
}

func towels(b *bench) {
	count := max(2, int(math.Round(b.h/0.06)))
	each := b.h / float64(count)
	for i := range count {
		slot := []string{"towel", "towel 2"}[i%2]
		inset := 0.004 * float64((i*7)%4)
		b.put(slot, form.Cushion(b.w-2*inset, b.d-2*inset, each, each*0.44, 0.003, 1).Move(0, 0, each*float64(i)))
	}
	b.block(vec(-b.w*0.48, -b.d*0.48, 0), vec(b.w*0.48, b.d*0.48, b.h))
}

func aquarium(b *bench) {
	w, d, h := b.w, b.d, b.h
	t := 0.008
	lid := h - 0.05
	b.solid("frame", slab(-w/2, -d/2, 0, w/2, d/2, 0.02, 0.003), slab(-w/2, -d/2, lid, w/2, d/2, h, 0.006))
	for _, s := range []float64{-1, 1} {
		b.put("glass", slab(-w/2+0.002, s*(d/2-0.004)-t/2+0.0, 0.02, w/2-0.002, s*(d/2-0.004)+t/2-0.001, lid, 0), slab(s*(w/2-0.006)-t/2, -d/2+t, 0.02, s*(w/2-0.006)+t/2, d/2-t, lid, 0))
	}
	b.put("gravel", slab(-w/2+0.012, -d/2+0.01, 0.02, w/2-0.012, d/2-0.01, 0.07, 0.006))
	b.put("water", slab(-w/2+0.014, -d/2+0.012, 0.071, w/2-0.014, d/2-0.012, lid-0.03, 0))
	for i := range 9 {
		x, y := geom.Lerp(-w*0.42, w*0.42, float64(i)/8), d*0.26*math.Sin(2.4*float64(i))
		top := geom.Lerp(0.16, lid-0.06, float64((i*5)%7)/7)
		b.put("plants", form.TaperedTube([]geom.Vec3{vec(x, y, 0.06), vec(x+0.015, y, geom.Lerp(0.06, top, 0.4)), vec(x-0.012, y, geom.Lerp(0.06, top, 0.75)), vec(x+0.01, y, top)}, []float64{0.004, 0.009, 0.008, 0.002}, 6))
		if i%3 == 1 {
			b.put("fish", form.Ellipsoid(0.03, 0.009, 0.014, 12, 6).Move(x+0.05, -y*0.6, geom.Lerp(0.14, lid-0.1, float64(i)/9)))
			b.put("fish", form.Taper(vec(x+0.08, -y*0.6, geom.Lerp(0.14, lid-0.1, float64(i)/9)-0.01), vec(x+0.085, -y*0.6, geom.Lerp(0.14, lid-0.1, float64(i)/9)+0.012), 0.006, 0.008, 0))
		}
	}
	b.block(vec(-w/2, -d/2, 0.02), vec(w/2, d/2, lid))
}

func petBed(b *bench) {
	rim := b.h * 0.36
	path := make([]geom.Vec3, 0, 37)
	for i := range 37 {
		a := 2*math.Pi*float64(i)/36 - math.Pi/2
		sin, cos := math.Sincos(a)
		lift := rim + (b.h-2*rim)*geom.Clamp(0.5+0.8*sin, 0, 1)
		path = append(path, vec(cos*(b.w/2-rim), sin*(b.d/2-rim), lift))
	}
	b.put("rim", form.Tube(path, rim, 12))
	b.put("rim", form.Prism(form.Oval(b.w-rim, b.d-rim, 30), 0, rim, 0.01))
	b.put("cushion", form.Cushion(b.w-2.2*rim, b.d-2.2*rim, rim*0.9, rim*0.4, 0.02, 1).Move(0, 0, rim*0.6))
	b.block(vec(-b.w*0.42, -b.d*0.42, 0), vec(b.w*0.42, b.d*0.42, rim*1.3))
}

// drumKit's drummer sits behind it, at +Y.
func drumKit(b *bench) {
	w, d, h := b.w, b.d, b.h
	drum := func(x, y, z, r, high, pitch float64) {
		s := form.Cylinder(r, high, 0, 28).Pitch(pitch).Move(x, y, z)
		b.put("shells", s)
		b.put("skins", form.Cylinder(r*0.97, 0.004, 0.001, 28).Move(0, 0, high-0.002).Pitch(pitch).Move(x, y, z), form.Cylinder(r*0.97, 0.004, 0.001, 28).Move(0, 0, -0.002).Pitch(pitch).Move(x, y, z))
		b.put("chrome", form.Ring(r, 0.008, 28, 6).Move(0, 0, high-0.008).Pitch(pitch).Move(x, y, z), form.Ring(r, 0.008, 28, 6).Move(0, 0, 0.008).Pitch(pitch).Move(x, y, z))
	}
	r := h * 0.25
	drum(0, -d*0.06, r+0.012, r, d*0.4, math.Pi/2)
	b.block(vec(-r, -d*0.46, 0.01), vec(r, -d*0.06, 2*r))
	drum(-w*0.14, -d*0.12, h*0.54, w*0.09, 0.16, 0.25)
	drum(w*0.14, -d*0.12, h*0.54, w*0.1, 0.17, 0.25)
	drum(-w*0.32, d*0.26, h*0.42, w*0.12, 0.13, 0)
	drum(w*0.33, d*0.22, h*0.2, w*0.13, h*0.34, 0)
	b.drum(geom.Vec2{w * 0.33, d * 0.22}, w*0.13, 0, h*0.54)
	b.drum(geom.Vec2{-w * 0.32, d * 0.26}, w*0.12, 0, h*0.54)
	stand := func(x, y, top float64) {
		b.put("chrome", form.Cylinder(0.011, top-0.12, 0, 8).Move(x, y, 0.12))
		for i := range 3 {
			sin, cos := math.Sincos(2*math.Pi/3*float64(i) + 0.5)
			b.put("chrome", form.Strut(vec(x, y, 0.2), vec(x+cos*0.17, y+sin*0.17, 0.011), 0.009, 0.009, 6))
		}
	}
	stand(-w*0.32, d*0.26, h*0.42)
	for i := range 3 {
		sin, cos := math.Sincos(2*math.Pi/3*float64(i) + 0.3)
		b.put("chrome", form.Strut(vec(w*0.33+cos*w*0.13, d*0.22+sin*w*0.13, 0.006), vec(w*0.33+cos*w*0.13, d*0.22+sin*w*0.13, h*0.4), 0.008, 0.008, 6))
	}
	b.put("chrome", form.Strut(vec(-w*0.1, -d*0.2, 2*r), vec(-w*0.12, -d*0.14, h*0.6), 0.012, 0.012, 8), form.Strut(vec(w*0.1, -d*0.2, 2*r), vec(w*0.12, -d*0.14, h*0.6), 0.012, 0.012, 8))
	cymbal := func(x, y, z, r float64) {
		stand(x, y, z)
		b.put("cymbals", form.Lathe([]geom.Vec2{{0, -0.002}, {r, -0.01}, {r, -0.007}, {r * 0.3, 0.006}, {r * 0.2, 0.018}, {0, 0.022}}, 28).Pitch(0.2).Move(x, y, z))
		b.block(vec(x-r*0.7, y-r*0.7, z-0.03), vec(x+r*0.7, y+r*0.7, z+0.02))
	}
	cymbal(-w/2+0.2, -d*0.12, h-0.06, 0.195)
	cymbal(w/2-0.22, -d*0.2, h-0.06, 0.21)
	cymbal(-w/2+0.17, d/2-0.19, h*0.66, 0.165)
}

func violin(b *bench) {
	w, d := b.w, b.d
	long := d * 0.6
	y0 := -d/2 + long/2
	half := geom.Polygon{}
	for i := range 36 {
		a := 2 * math.Pi * float64(i) / 36
		sin, cos := math.Sincos(a)
		waist := 1 - 0.36*math.Exp(-math.Pow(sin*3.2, 2)) - 0.12*math.Max(0, sin)
		half = append(half, geom.Vec2{cos * w / 2 * waist, y0 + sin*long/2})
	}
	deep := b.h * 0.5
	b.put("body", form.Prism(half, 0, deep, 0.006))
	b.put("neck", form.Beam(vec(0, y0+long*0.15, deep+0.012), vec(0, d/2-0.05, deep+0.004), 0.024, 0.014, 0.003), slab(-0.02, y0-long*0.16, deep-0.001, 0.02, y0-long*0.14, b.h*0.9, 0.001))
	b.put("neck", form.Ring(0.016, 0.008, 16, 8).Roll(math.Pi/2).Move(0, d/2-0.024, deep*0.7), form.Prism(geom.Polygon{{-0.012, y0 - long*0.48}, {0.012, y0 - long*0.48}, {0.02, y0 - long*0.25}, {-0.02, y0 - long*0.25}}, deep-0.001, deep+0.012, 0.002))
	for i := range 4 {
		x := geom.Lerp(-0.009, 0.009, float64(i)/3)
		b.put("strings", form.Strut(vec(x*1.4, y0-long*0.25, deep+0.01), vec(x*1.4, y0-long*0.15, b.h-0.001), 0.0006, 0.0006, 4), form.Strut(vec(x*1.4, y0-long*0.15, b.h-0.001), vec(x*0.8, d/2-0.06, deep+0.016), 0.0006, 0.0006, 4))
	}
	b.block(vec(-w*0.42, -d/2, 0), vec(w*0.42, -d/2+long, deep))
	b.block(vec(-0.014, -d/2+long, deep*0.4), vec(0.014, d/2, deep+0.02))
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
