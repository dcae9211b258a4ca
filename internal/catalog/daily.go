package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// dailyKinds are what people carry, clean and cook with.
func dailyKinds() []kind {
	small := func(id, name, tag string, size geom.Vec3, massKg float64, synonyms []string, slots []slot, model func(*bench)) kind {
		return kind{Entry: Entry{ID: id, Name: name, Synonyms: synonyms, Tags: []string{tag, "graspable"}, Mount: scene.OnSurface, Size: size,
			MinSize: size.Mul(0.7), MaxSize: size.Mul(1.4), MassKg: massKg}, slots: slots, model: model}
	}
	steel, wood := slot{name: "steel", material: "brushed steel", fill: 0.3}, slot{name: "wood", material: "oak"}
	return []kind{
		{Entry: Entry{ID: "suitcase", Name: "Suitcase", Synonyms: []string{"luggage", "trolley case", "travel bag", "cabin bag", "briefcase", "duffel bag"}, Tags: []string{"storage"},
			Size: vec(0.42, 0.26, 0.72), MinSize: vec(0.32, 0.18, 0.5), MaxSize: vec(0.55, 0.34, 0.95), MassKg: 4}, slots: []slot{{name: "shell", material: "plastic #35586e", fill: 0.12}, {name: "metal", material: "chrome"}, {name: "dark", material: "rubber"}}, model: suitcase},
		small("umbrella", "Umbrella", "household", vec(0.09, 0.09, 0.9), 0.5, []string{"rain umbrella", "brolly"}, []slot{{name: "cloth", material: "canvas #2c3a5a", fill: 0.3}, {name: "wood", material: "walnut"}, {name: "metal", material: "chrome"}}, umbrella),
		small("hat", "Hat", "textile", vec(0.34, 0.36, 0.14), 0.15, []string{"cap", "sun hat", "straw hat", "fedora", "helmet"}, []slot{{name: "felt", material: "linen #b79a6a", fill: 0.2}, {name: "band", material: "cotton #2a2420"}}, hat),
		{Entry: Entry{ID: "shoes", Name: "Shoes", Category: "shoe", Synonyms: []string{"pair of shoes", "sneakers", "boots", "slippers"}, Tags: []string{"textile", "graspable"},
			Size: vec(0.23, 0.3, 0.12), MinSize: vec(0.16, 0.2, 0.08), MaxSize: vec(0.28, 0.34, 0.3), MassKg: 0.8}, slots: []slot{{name: "upper", material: "leather #6a4428", fill: 0.4}, {name: "sole", material: "rubber"}, {name: "lining", material: "cotton #8c8070"}, {name: "laces", material: "cotton"}}, model: shoes},
		{Entry: Entry{ID: "shoe-rack", Name: "Shoe rack", Synonyms: []string{"shoe shelf", "shoe storage", "shoe stand", "boot rack"}, Tags: []string{"storage"},
			Size: vec(0.8, 0.32, 0.55), MinSize: vec(0.5, 0.26, 0.35), MaxSize: vec(1.2, 0.4, 1.1), AgainstWall: true, MassKg: 7, Surfaces: true}, slots: []slot{{name: "wood", material: "$wood"}, {name: "metal", material: "$metal", fill: 0.5}}, model: shoeRack},
		{Entry: Entry{ID: "stroller", Name: "Stroller", Synonyms: []string{"baby carriage", "baby stroller", "buggy", "baby buggy", "pushchair", "pram"}, Tags: []string{"children"},
			Size: vec(0.56, 0.95, 1.05), MinSize: vec(0.48, 0.8, 0.95), MaxSize: vec(0.65, 1.1, 1.15), MassKg: 10}, slots: []slot{{name: "cloth", material: "canvas #46525e", fill: 0.4}, {name: "frame", material: "black metal", fill: 0.5}, {name: "wheels", material: "rubber", fill: 0.6}}, model: stroller},
		{Entry: Entry{ID: "broom", Name: "Broom", Synonyms: []string{"sweeping brush", "push broom"}, Tags: []string{"household", "wall"}, Mount: scene.OnWall, HangHeight: 0.02,
			Size: vec(0.32, 0.09, 1.4), MinSize: vec(0.25, 0.06, 1.1), MaxSize: vec(0.45, 0.12, 1.6), MassKg: 0.9}, slots: []slot{wood, {name: "bristles", material: "straw", fill: 0.5}}, model: broom},
		{Entry: Entry{ID: "mop", Name: "Mop", Synonyms: []string{"floor mop", "string mop"}, Tags: []string{"household", "wall"}, Mount: scene.OnWall, HangHeight: 0.02,
			Size: vec(0.26, 0.2, 1.4), MinSize: vec(0.2, 0.14, 1.1), MaxSize: vec(0.34, 0.26, 1.6), MassKg: 1.1}, slots: []slot{{name: "handle", material: "plastic #3d7fae", fill: 0.5}, {name: "strings", material: "cotton", fill: 0.5}}, model: mop},
		small("pot", "Pot", "kitchen", vec(0.34, 0.26, 0.22), 2.2, []string{"stock pot", "stockpot", "cooking pot", "saucepan", "soup pot", "casserole", "dutch oven", "pressure cooker", "rice cooker", "slow cooker", "multicooker"}, []slot{steel, {name: "knob", material: "black plastic"}}, stockPot),
		small("colander", "Colander", "kitchen", vec(0.34, 0.26, 0.15), 0.6, []string{"strainer", "sieve"}, []slot{steel, {name: "holes", material: "black plastic"}}, colander),
		small("rolling-pin", "Rolling pin", "kitchen", vec(0.45, 0.06, 0.06), 0.5, nil, []slot{wood}, rollingPin),
		small("whisk", "Whisk", "kitchen", vec(0.07, 0.29, 0.07), 0.12, []string{"egg beater", "balloon whisk", "beater"}, []slot{{name: "wire", material: "chrome"}}, whisk),
		{Entry: Entry{ID: "spice-rack", Name: "Spice rack", Synonyms: []string{"spice shelf", "spice jars"}, Tags: []string{"kitchen", "storage"}, Mount: scene.OnSurface,
			Size: vec(0.4, 0.12, 0.3), MinSize: vec(0.25, 0.09, 0.2), MaxSize: vec(0.6, 0.16, 0.45), MassKg: 3}, slots: []slot{{name: "wood", material: "$wood"}, {name: "glass", material: "glass", fill: 0.2}, {name: "lids", material: "chrome", fill: 0.4}, {name: "spice", material: "terracotta", fill: 0.3}, {name: "spice 2", material: "leaf", fill: 0.3}}, model: spiceRack},
		small("toothbrush", "Toothbrush", "bathroom", vec(0.08, 0.08, 0.19), 0.3, []string{"tooth brush", "toothbrush cup", "toothpaste"}, []slot{{name: "cup", material: "ceramic", fill: 0.6}, {name: "brush", material: "plastic #4a90b8"}, {name: "brush 2", material: "plastic #d4685c"}, {name: "bristles", material: "gloss paint"}}, toothbrushes),
		{Entry: Entry{ID: "rocking-chair", Name: "Rocking chair", Synonyms: []string{"rocking armchair"}, Tags: []string{"seat", "seating"},
			Size: vec(0.66, 0.9, 1.08), MinSize: vec(0.55, 0.75, 0.9), MaxSize: vec(0.75, 1, 1.2), MassKg: 13}, slots: []slot{{name: "wood", material: "$wood"}, {name: "seat", material: "$fabric", fill: 0.5}}, model: rockingChair},
		{Entry: Entry{ID: "grandfather-clock", Name: "Grandfather clock", Synonyms: []string{"longcase clock", "floor clock", "standing clock", "pendulum clock", "tall clock"}, Tags: []string{"decoration"},
			Size: vec(0.5, 0.3, 2), MinSize: vec(0.4, 0.24, 1.7), MaxSize: vec(0.62, 0.38, 2.3), AgainstWall: true, MassKg: 42}, slots: []slot{{name: "case", material: "walnut", fill: 0.35}, {name: "dial", material: "enamel"}, {name: "brass", material: "brass"}, {name: "hands", material: "black metal"}, {name: "glass", material: "glass"}}, model: grandfatherClock},
		{Entry: Entry{ID: "cat-tree", Name: "Cat tree", Synonyms: []string{"scratching post", "cat tower", "cat condo", "cat scratcher", "kitty tree"}, Tags: []string{"household"},
			Size: vec(0.6, 0.5, 1.3), MinSize: vec(0.4, 0.4, 0.8), MaxSize: vec(0.8, 0.65, 1.8), MassKg: 14}, slots: []slot{{name: "plush", material: "boucle #b8a890", fill: 0.5}, {name: "rope", material: "jute"}, {name: "dark", material: "felt"}}, model: catTree},
	}
}

// skirtingDepth is what things that hang down to the floor keep from the wall there.
const skirtingDepth = 0.018

func broom(b *bench) {
	w, d, h := b.w, b.d, b.h
	back := d/2 - skirtingDepth
	b.put("wood", form.Strut(vec(0, 0, h*0.12), vec(0, d/2-0.014, h), 0.013, 0.012, 12), slab(-w/2, -d*0.4, h*0.11, w/2, back, h*0.14, 0.008))
	b.put("bristles", form.Loft([][]geom.Vec3{
		{vec(-w*0.5, -d/2, 0), vec(w*0.5, -d/2, 0), vec(w*0.5, back, 0), vec(-w*0.5, back, 0)},
		{vec(-w*0.47, -d*0.34, h*0.112), vec(w*0.47, -d*0.34, h*0.112), vec(w*0.47, back*0.9, h*0.112), vec(-w*0.47, back*0.9, h*0.112)},
	}, true, true, geom.Radians(20)))
	b.block(vec(-w/2, -d/2, 0), vec(w/2, back, h*0.14))
	b.block(vec(-0.014, 0, h*0.14), vec(0.014, d/2, h))
}

func mop(b *bench) {
	w, d, h := b.w, b.d, b.h
	deep := d/2 - skirtingDepth - 0.006
	b.put("handle", form.Strut(vec(0, 0, h*0.2), vec(0, d/2-0.014, h), 0.012, 0.012, 12), form.Cone(0.05, 0.02, 0.08, 0.006, 18).Move(0, 0, h*0.17))
	for i := range 30 {
		sin, cos := math.Sincos(2.4 * float64(i))
		out := 0.35 + 0.65*math.Sqrt(float64(i)/29)
		b.put("strings", form.TaperedTube([]geom.Vec3{vec(cos*0.02, sin*0.02, h*0.18), vec(cos*w*0.3*out, sin*deep*0.7*out, h*0.13), vec(cos*w*0.44*out, sin*deep*0.9*out, 0.03), vec(cos*w*0.48*out, sin*deep*out, 0.008)}, []float64{0.006, 0.011, 0.011, 0.006}, 6))
	}
	b.block(vec(-w*0.4, -deep, 0), vec(w*0.4, deep, h*0.14))
	b.block(vec(-0.014, 0, h*0.14), vec(0.014, d/2, h))
}

func stockPot(b *bench) {
	r := math.Min(b.d/2, b.w*0.38)
	body := b.h * 0.8
	b.put("steel", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.94, 0}, {r, 0.012}, {r, body - 0.004}, {r + 0.004, body}, {r + 0.004, body + 0.008}, {r * 0.6, body + 0.022}, {0, body + 0.028}}, 36))
	for _, s := range []float64{-1, 1} {
		b.put("steel", form.Tube([]geom.Vec3{vec(s*(r-0.004), -0.045, body*0.72), vec(s*(b.w/2-0.006), -0.04, body*0.76), vec(s*(b.w/2-0.006), 0.04, body*0.76), vec(s*(r-0.004), 0.045, body*0.72)}, 0.006, 8))
	}
	b.put("knob", form.Lathe([]geom.Vec2{{0, body + 0.02}, {0.012, body + 0.02}, {0.012, body + 0.032}, {0.024, b.h - 0.008}, {0.02, b.h}, {0, b.h}}, 18))
	b.drum(geom.Vec2{}, r, 0, body+0.02)
}

func colander(b *bench) {
	r := math.Min(b.d/2, b.w*0.38)
	foot := b.h * 0.14
	b.put("steel", vessel(r, b.h-foot, 0.003, 36, []geom.Vec2{{0.4, 0}, {0.68, 0.12}, {0.9, 0.5}, {0.97, 0.96}, {1, 1}}).Move(0, 0, foot), form.Lathe([]geom.Vec2{{r * 0.5, 0}, {r * 0.52, 0}, {r * 0.46, foot + 0.004}, {r * 0.44, foot + 0.004}, {r * 0.5, 0}}, 28))
	for _, s := range []float64{-1, 1} {
		b.put("steel", form.Tube([]geom.Vec3{vec(s*(r-0.004), -0.04, b.h-0.01), vec(s*(b.w/2-0.006), -0.03, b.h-0.012), vec(s*(b.w/2-0.006), 0.03, b.h-0.012), vec(s*(r-0.004), 0.04, b.h-0.01)}, 0.005, 8))
	}
	for ring := range 3 {
		t := 0.3 + 0.2*float64(ring)
		at, z := r*(0.78+0.075*float64(ring)), foot+(b.h-foot)*t
		for i := range 22 {
			turn := 2 * math.Pi * (float64(i) + 0.5*float64(ring%2)) / 22
			b.put("holes", form.Cylinder(0.0045, 0.004, 0, 8).Turn(geom.AxisAngle(geom.Vec3{0, 1, 0}, math.Pi/2+0.35)).Move(at, 0, z).Yaw(turn))
		}
	}
	b.drum(geom.Vec2{}, r*0.8, 0, b.h)
}

func rollingPin(b *bench) {
	w, r := b.w, math.Min(b.d, b.h)/2
	b.put("wood", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.42, 0}, {r * 0.5, w * 0.03}, {r * 0.34, w * 0.18}, {r * 0.4, w * 0.195}, {r, w * 0.2}, {r, w * 0.8}, {r * 0.4, w * 0.805}, {r * 0.34, w * 0.82}, {r * 0.5, w * 0.97}, {r * 0.42, w}, {0, w}}, 28).Roll(math.Pi/2).Move(-w/2, 0, r))
	b.block(vec(-w*0.3, -r*0.8, 0), vec(w*0.3, r*0.8, 2*r))
}

func whisk(b *bench) {
	d, r := b.d, b.h/2
	b.put("wire", form.Strut(vec(0, d*0.02, r), vec(0, d/2, 0.011), 0.009, 0.011, 14))
	for i := range 6 {
		sin, cos := math.Sincos(math.Pi * float64(i) / 6)
		side := func(s, out, y float64) geom.Vec3 { return vec(s*cos*r*out, y, r+s*sin*r*out) }
		b.put("wire", form.Tube([]geom.Vec3{side(1, 0.12, d*0.03), side(1, 0.55, -d*0.12), side(1, 0.96, -d*0.32), side(1, 0.7, -d*0.45), vec(0, -d/2+0.002, r), side(-1, 0.7, -d*0.45), side(-1, 0.96, -d*0.32), side(-1, 0.55, -d*0.12), side(-1, 0.12, d*0.03)}, 0.0014, 5))
	}
	b.block(vec(-r, -d/2, 0), vec(r, -d*0.1, 2*r))
	b.block(vec(-0.01, -d*0.1, 0), vec(0.01, d/2, r+0.01))
}

func spiceRack(b *bench) {
	w, d, h := b.w, b.d, b.h
	for _, s := range []float64{-1, 1} {
		b.solid("wood", slab(s*(w/2-0.006)-0.006, -d/2, 0, s*(w/2-0.006)+0.006, d/2, h, 0.003))
	}
	b.put("wood", slab(-w/2+0.012, d/2-0.008, 0, w/2-0.012, d/2, h, 0.002))
	levels := max(2, int(h/0.14))
	for i := range levels {
		z := h * float64(i) / float64(levels)
		b.solid("wood", slab(-w/2+0.012, -d/2, z, w/2-0.012, d/2-0.008, z+0.01, 0.002))
		b.put("wood", slab(-w/2+0.012, -d/2, z+0.03, w/2-0.012, -d/2+0.006, z+0.045, 0.001))
		count := int((w - 0.03) / 0.055)
		tall := h / float64(levels) * 0.72
		for k := range count {
			x := geom.Lerp(-w/2+0.042, w/2-0.042, float64(k)/math.Max(1, float64(count-1)))
			r := math.Min(0.022, d*0.3)
			b.put("glass", form.Cylinder(r, tall*0.8, 0, 12).Move(x, 0, z+0.0105))
			b.put([]string{"spice", "spice 2"}[(k+i)%2], form.Cylinder(r*0.9, tall*(0.4+0.08*float64((k*3)%4)), 0, 10).Move(x, 0, z+0.012))
			b.put("lids", form.Cylinder(r, tall*0.2, 0, 12).Move(x, 0, z+0.0105+tall*0.8))
		}
	}
}

func toothbrushes(b *bench) {
	r := math.Min(b.w, b.d) / 2
	cup := b.h * 0.55
	b.put("cup", vessel(r, cup, 0.004, 28, []geom.Vec2{{0.82, 0}, {0.88, 0.05}, {1, 1}}))
	for i, slot := range []string{"brush", "brush 2"} {
		s := float64(2*i - 1)
		foot, tip := vec(-s*r*0.5, -s*r*0.2, 0.008), vec(s*r*0.7, s*r*0.3, b.h-0.004-0.012*float64(i))
		b.put(slot, form.Strut(foot, tip, 0.0045, 0.004, 10))
		low := foot.Add(tip.Sub(foot).Mul(0.84))
		b.put("bristles", form.Beam(low.Add(vec(0, -0.007, 0)), tip.Add(vec(0, -0.007, -0.002)), 0.008, 0.008, 0.001))
	}
	b.drum(geom.Vec2{}, r, 0, cup)
}

func rockingChair(b *bench) {
	w, d, h := b.w, b.d, b.h
	seat, half := h*0.4, w/2-0.05
	for _, s := range []float64{-1, 1} {
		x := s * half
		runner := make([]geom.Vec3, 0, 13)
		for i := range 13 {
			t := 2*float64(i)/12 - 1
			rise := math.Max(0, math.Abs(t)-0.5) * 2 // it rests on the middle half
			runner = append(runner, vec(x, t*(d/2-0.02), 0.018+h*0.1*rise*rise))
		}
		b.put("wood", form.Tube(runner, 0.017, 10))
		b.block(vec(x-0.017, -d*0.26, 0), vec(x+0.017, d*0.26, 0.05))
		b.put("wood", form.Strut(vec(x, -d*0.24, 0.05), vec(x, -d*0.22, seat+0.2), 0.018, 0.016, 12), form.Strut(vec(x, d*0.16, 0.04), vec(x*0.95, d*0.14, seat), 0.018, 0.017, 12), form.Strut(vec(x*0.95, d*0.14, seat), vec(x*0.9, d*0.34, h-0.02), 0.018, 0.014, 12))
		b.put("wood", form.Beam(vec(x, -d*0.3, seat+0.21), vec(x, d*0.2, seat+0.22), 0.06, 0.026, 0.008))
		b.block(vec(x-0.02, -d*0.3, 0.05), vec(x+0.02, d*0.2, seat+0.23))
	}
	b.put("wood", slab(-half, -d*0.24, seat-0.045, half, -d*0.2, seat, 0.006), slab(-half, d*0.11, seat-0.045, half, d*0.15, seat, 0.006))
	b.solid("seat", form.Cushion(2*half-0.02, d*0.42, 0.06, 0.02, 0.01, 1).Move(0, -d*0.04, seat-0.02))
	at := func(t float64) (y, z float64) { return geom.Lerp(d*0.15, d*0.34, t), geom.Lerp(seat+0.04, h-0.04, t) }
	for i := range 7 {
		x := geom.Lerp(-half*0.72, half*0.72, float64(i)/6)
		y0, z0 := at(0)
		y1, z1 := at(0.96)
		b.put("wood", form.Strut(vec(x, y0, z0), vec(x*0.96, y1, z1), 0.008, 0.008, 8))
	}
	for _, t := range []float64{0.02, 0.97} {
		y, z := at(t)
		b.put("wood", form.Beam(vec(-half*0.92, y, z), vec(half*0.92, y, z), 0.024, 0.06, 0.008))
	}
	b.block(vec(-half, d*0.16, seat), vec(half, d*0.34, h))
}

func grandfatherClock(b *bench) {
	w, d, h := b.w, b.d, b.h
	base, trunk, hood := h*0.24, h*0.68, h*0.93
	b.solid("case", slab(-w/2, -d/2, 0, w/2, d/2, 0.08, 0.008), slab(-w*0.46, -d*0.46, 0.08, w*0.46, d/2, base, 0.006), slab(-w*0.36, -d*0.36, base, w*0.36, d/2, trunk, 0.005), slab(-w*0.46, -d*0.44, trunk, w*0.46, d/2, hood, 0.006))
	b.put("case", slab(-w/2, -d/2, base, w/2, d/2, base+0.025, 0.006), slab(-w/2, -d/2, trunk-0.012, w/2, d/2, trunk+0.02, 0.006), slab(-w/2, -d/2, hood-0.01, w/2, d/2, hood+0.03, 0.008))
	arch := geom.Polygon{{w * 0.44, 0}, {-w * 0.44, 0}}
	for i := range 13 {
		sin, cos := math.Sincos(math.Pi - math.Pi*float64(i)/12)
		arch = append(arch, geom.Vec2{cos * w * 0.4, sin * (h - hood - 0.04)})
	}
	b.put("case", form.Prism(reversed(arch), -d*0.42, d*0.46, 0.004).Pitch(math.Pi/2).Move(0, 0, hood+0.028))
	dial := vec(0, -d*0.44, (trunk+hood)/2)
	r := math.Min(w*0.38, (hood-trunk)*0.42)
	b.put("dial", form.Cylinder(r, 0.012, 0.002, 40).Pitch(math.Pi/2).Move(dial[0], dial[1], dial[2]))
	b.put("brass", form.Ring(r, 0.009, 40, 8).Pitch(math.Pi/2).Move(dial[0], dial[1]-0.012, dial[2]))
	for i := range 12 {
		sin, cos := math.Sincos(math.Pi / 6 * float64(i))
		b.put("hands", form.Beam(vec(sin*r*0.76, dial[1]-0.013, dial[2]+cos*r*0.76), vec(sin*r*0.9, dial[1]-0.013, dial[2]+cos*r*0.9), 0.003, 0.007, 0))
	}
	b.put("hands", form.Beam(vec(0, dial[1]-0.014, dial[2]), vec(-r*0.42, dial[1]-0.014, dial[2]+r*0.3), 0.003, 0.01, 0), form.Beam(vec(0, dial[1]-0.016, dial[2]), vec(r*0.5, dial[1]-0.016, dial[2]+r*0.5), 0.003, 0.007, 0))
	b.put("hands", slab(-w*0.24, -d*0.362, base+0.06, w*0.24, -d*0.355, trunk-0.05, 0))
	b.put("brass", form.Strut(vec(0, -d*0.375, trunk-0.06), vec(0, -d*0.375, base+0.2), 0.005, 0.005, 8), form.Cylinder(w*0.13, 0.014, 0.003, 30).Pitch(math.Pi/2).Move(0, -d*0.37, base+0.2))
	for _, s := range []float64{-1, 1} {
		b.put("brass", form.Strut(vec(s*w*0.17, -d*0.375, trunk-0.06), vec(s*w*0.17, -d*0.375, trunk-0.36), 0.002, 0.002, 5), form.Strut(vec(s*w*0.17, -d*0.375, trunk-0.36), vec(s*w*0.17, -d*0.375, trunk-0.52), 0.018, 0.018, 16))
		b.put("brass", form.Ellipsoid(0.02, 0.02, 0.026, 14, 8).Move(s*w*0.42, -d*0.34, hood+0.05))
	}
}

func catTree(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.solid("plush", slab(-w/2, -d/2, 0, w/2, d/2, 0.05, 0.015))
	post := func(x, y, low, high float64) {
		b.put("rope", form.Strut(vec(x, y, low), vec(x, y, high), 0.045, 0.045, 20))
		for i := range int((high - low) / 0.05) {
			b.put("rope", form.Ring(0.044, 0.007, 14, 4).Move(x, y, low+0.025+0.05*float64(i)))
		}
		b.drum(geom.Vec2{x, y}, 0.048, low, high)
	}
	post(-w*0.26, d*0.16, 0.05, h*0.93)
	post(w*0.26, -d*0.1, 0.05, h*0.56)
	shelf := func(x, y, z, sx, sy float64) {
		b.put("plush", form.Prism(form.RoundedRectangle(sx, sy, 0.06, 4), z, z+0.04, 0.012).Move(x, y, 0))
		b.block(vec(x-sx/2, y-sy/2, z), vec(x+sx/2, y+sy/2, z+0.04))
	}
	shelf(-w*0.22, d*0.1, h*0.93, w*0.52, d*0.68)
	shelf(w*0.2, -d*0.08, h*0.56, w*0.56, d*0.7)
	b.put("plush", form.Ring(w*0.2, 0.035, 26, 10).Scale(1, d*0.26/(w*0.2), 1).Move(-w*0.22, d*0.1, h-0.036))
	house := h * 0.28
	b.put("plush", slab(-w*0.46, -d*0.4, 0.05, w*0.04, d*0.06, house, 0.02), slab(-w/2, -d*0.44, house, w*0.08, d*0.1, house+0.03, 0.012))
	b.put("dark", form.Cylinder(math.Min(w*0.15, house*0.34), 0.012, 0.002, 28).Pitch(math.Pi/2).Move(-w*0.21, -d*0.4, house*0.56))
	b.block(vec(-w*0.46, -d*0.4, 0.05), vec(w*0.04, d*0.06, house+0.03))
	b.put("rope", form.Strut(vec(w*0.36, -d*0.3, h*0.56), vec(w*0.36, -d*0.3, h*0.44), 0.002, 0.002, 5))
	b.put("dark", form.Ellipsoid(0.022, 0.022, 0.022, 14, 8).Move(w*0.36, -d*0.3, h*0.43))
}
