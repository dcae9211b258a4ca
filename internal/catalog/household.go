package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func householdKinds() []kind {
	return []kind{
		{Entry: Entry{ID: "laundry-basket", Name: "Laundry basket", Synonyms: []string{"hamper", "laundry hamper", "washing basket", "linen basket"}, Tags: []string{"storage", "bathroom"},
			Size: vec(0.42, 0.42, 0.58), MinSize: vec(0.3, 0.3, 0.4), MaxSize: vec(0.55, 0.55, 0.72), MassKg: 3},
			slots: []slot{{name: "weave", material: "wicker", fill: 0.8}, {name: "cloth", material: "cotton", fill: 0.4}}, model: laundryBasket},
		{Entry: Entry{ID: "ironing-board", Name: "Ironing board", Synonyms: []string{"iron board"}, Tags: []string{"appliance"},
			Size: vec(1.35, 0.4, 0.92), MinSize: vec(1.1, 0.32, 0.75), MaxSize: vec(1.5, 0.48, 1), MassKg: 6},
			slots: []slot{{name: "cover", material: "cotton #8aa0b0", fill: 1.2}, {name: "legs", material: "white metal", fill: 0.35}, {name: "iron", material: "plastic #3f6b9a", fill: 0.5}, {name: "plate", material: "chrome"}}, model: ironingBoard},
		{Entry: Entry{ID: "soap-dispenser", Name: "Soap dispenser", Synonyms: []string{"soap", "hand soap", "shampoo bottle", "lotion bottle", "hand sanitizer", "toothbrush holder", "soap dish"}, Tags: []string{"bathroom", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.075, 0.1, 0.19), MinSize: vec(0.055, 0.075, 0.13), MaxSize: vec(0.1, 0.13, 0.25), MassKg: 0.45},
			slots: []slot{{name: "body", material: "ceramic", fill: 0.55}, {name: "pump", material: "chrome", fill: 0.5}}, model: soapDispenser},
		{Entry: Entry{ID: "toilet-paper", Name: "Toilet paper", Synonyms: []string{"toilet roll", "paper towel", "kitchen roll", "paper roll", "toilet paper holder"}, Tags: []string{"bathroom", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.16, 0.16, 0.34), MinSize: vec(0.12, 0.12, 0.2), MaxSize: vec(0.2, 0.2, 0.45), MassKg: 1},
			slots: []slot{{name: "paper", material: "paper", fill: 0.22}, {name: "stand", material: "$metal", fill: 0.5}}, model: paperRoll},
		{Entry: Entry{ID: "towels", Name: "Towels", Category: "towel", Synonyms: []string{"towel", "bath towel", "hand towel", "face cloth", "flannel", "washcloth", "wash cloth", "tea towel", "dish towel", "kitchen towel", "beach towel", "stack of towels", "folded towels", "linens"}, Tags: []string{"bathroom", "textile", "graspable"}, Mount: scene.OnSurface,
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
	}
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
		b.rod(vec(-w*0.31, s*d*0.35, 0.04), vec(w*0.17, s*d*0.15, deck-0.05), 0.02)
		b.rod(vec(w*0.31, s*d*0.35, 0.04), vec(-w*0.17, s*d*0.15, deck-0.05), 0.02)
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
