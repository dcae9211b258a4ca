package catalog

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func decorKinds() []kind {
	mirrorSlots := []slot{{name: "frame", material: "$wood"}, {name: "glass", material: "mirror"}}
	return []kind{
		{Entry: Entry{ID: "vase", Name: "Vase", Synonyms: []string{"flower vase", "urn", "jug", "pitcher"}, Tags: []string{"decoration", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.18, 0.18, 0.3), MinSize: vec(0.08, 0.08, 0.12), MaxSize: vec(0.4, 0.4, 0.7), MassKg: 1.3, Varies: true},
			slots: []slot{{name: "ceramic", material: "stoneware", fill: 0.25}}, model: func(b *bench) {
				b.put("ceramic", vaseShape(math.Min(b.w, b.d)/2, b.h, b.pick(3)))
				b.drum(geom.Vec2{}, math.Min(b.w, b.d)/2, 0, b.h)
			}},
		{Entry: Entry{ID: "books", Name: "Books", Category: "book", Synonyms: []string{"book", "stack of books", "book stack", "pile of books", "novel", "magazine", "notebook", "dictionary", "textbook", "atlas", "encyclopedia", "comic book"}, Tags: []string{"decoration", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.26, 0.2, 0.13), MinSize: vec(0.16, 0.12, 0.025), MaxSize: vec(0.36, 0.3, 0.35), MassKg: 2.6, Varies: true},
			slots: append(bookSlots(), slot{name: "pages", material: "paper"}), model: bookStack},
		{Entry: Entry{ID: "mirror", Name: "Mirror", Synonyms: []string{"wall mirror", "looking glass"}, Tags: []string{"decoration", "wall"}, Mount: scene.OnWall, HangHeight: 1.1,
			Size: vec(0.7, 0.03, 0.9), MinSize: vec(0.3, 0.02, 0.3), MaxSize: vec(1.6, 0.05, 2), MassKg: 9, Varies: true},
			slots: mirrorSlots, model: mirror},
		{Entry: Entry{ID: "tall-mirror", Name: "Tall mirror", Category: "mirror", Synonyms: []string{"full-length mirror", "standing mirror", "floor mirror", "dressing mirror"}, Tags: []string{"decoration", "wall"}, Mount: scene.OnWall, HangHeight: 0.12,
			Size: vec(0.55, 0.03, 1.65), MinSize: vec(0.35, 0.02, 1.3), MaxSize: vec(0.9, 0.05, 2.1), MassKg: 13, Varies: true},
			slots: mirrorSlots, model: mirror},
		{Entry: Entry{ID: "round-mirror", Name: "Round mirror", Category: "mirror", Synonyms: []string{"circular mirror", "oval mirror"}, Tags: []string{"decoration", "wall", "round"}, Mount: scene.OnWall, HangHeight: 1.15,
			Size: vec(0.8, 0.03, 0.8), MinSize: vec(0.3, 0.02, 0.3), MaxSize: vec(1.2, 0.05, 1.2), MassKg: 8, Varies: true},
			slots: mirrorSlots, model: roundMirror},
		{Entry: Entry{ID: "picture", Name: "Picture", Synonyms: []string{"painting", "wall art", "educational poster", "artwork", "poster", "print", "framed print", "framed picture", "photo", "picture frame", "frame", "canvas", "art", "drawing", "tapestry", "wall hanging", "mural"}, Tags: []string{"decoration", "wall"}, Mount: scene.OnWall, HangHeight: 1.2,
			Size: vec(0.6, 0.03, 0.8), MinSize: vec(0.15, 0.02, 0.15), MaxSize: vec(2, 0.05, 1.5), MassKg: 2.6, Varies: true},
			slots: []slot{{name: "art", material: artwork}, {name: "frame", material: "$wood"}, {name: "mount", material: "paper"}}, model: picture},
		{Entry: Entry{ID: "clock", Name: "Clock", Synonyms: []string{"wall clock"}, Tags: []string{"decoration", "wall"}, Mount: scene.OnWall, HangHeight: 1.7,
			Size: vec(0.32, 0.05, 0.32), MinSize: vec(0.2, 0.03, 0.2), MaxSize: vec(0.6, 0.08, 0.6), MassKg: 1, Varies: true},
			slots: []slot{{name: "frame", material: "$wood", fill: 0.6}, {name: "dial", material: "paper", fill: 0.5}, {name: "hands", material: "black metal"}}, model: clock},
		{Entry: Entry{ID: "sculpture", Name: "Sculpture", Synonyms: []string{"statue", "figurine", "bust", "ornament"}, Tags: []string{"decoration", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.2, 0.16, 0.34), MinSize: vec(0.1, 0.1, 0.15), MaxSize: vec(0.5, 0.5, 0.9), MassKg: 3, Varies: true},
			slots: []slot{{name: "stone", material: "plaster"}, {name: "base", material: "$wood"}}, model: sculpture},
		{Entry: Entry{ID: "fireplace", Name: "Fireplace", Synonyms: []string{"hearth", "wood stove", "woodstove", "mantelpiece", "mantel", "wood-burning stove"}, Tags: []string{"light", "warm"},
			Size: vec(1.35, 0.4, 1.15), MinSize: vec(1, 0.3, 0.95), MaxSize: vec(1.8, 0.55, 1.4), Clearance: Clearance{Front: 0.8}, AgainstWall: true, MassKg: 220, Surfaces: true, Light: true, Varies: true},
			slots: []slot{{name: "surround", material: "plaster", fill: 0.6}, {name: "brick", material: "brick", fill: 0.4}, {name: "logs", material: "bark"}, {name: "fire", material: "flame"}, {name: "embers", material: "ember"}, {name: "iron", material: "iron", fill: 0.5}}, model: fireplace},
		{Entry: Entry{ID: "radiator", Name: "Radiator", Synonyms: []string{"heater", "heating"}, Tags: []string{"fitting"},
			Size: vec(1, 0.14, 0.6), MinSize: vec(0.4, 0.1, 0.3), MaxSize: vec(2, 0.2, 0.9), AgainstWall: true, MassKg: 26, Varies: true},
			slots: []slot{{name: "metal", material: "white metal", fill: 0.35}}, model: radiator},
		{Entry: Entry{ID: "screen", Name: "Folding screen", Category: "screen", Synonyms: []string{"room divider", "partition", "divider", "room screen", "folding screen", "cubicle", "partition wall", "privacy screen", "cubicle partition", "office partition"}, Tags: []string{"divider"},
			Size: vec(1.6, 0.36, 1.75), MinSize: vec(1, 0.25, 1.4), MaxSize: vec(2.4, 0.5, 2.1), MassKg: 12, Varies: true},
			slots: []slot{{name: "frame", material: "$wood"}, {name: "cloth", material: "linen"}}, model: foldingScreen},
	}
}

func bookStack(b *bench) {
	first := b.pick(len(bindings))
	at, count := 0.0, max(1, int(math.Round(b.h/0.032)))
	for i := range count {
		thick := b.h / float64(count)
		w, d := b.w*b.between(0.82, 0.98), b.d*b.between(0.82, 0.98)
		if i == 0 {
			w, d = b.w, b.d
		}
		yaw := 0.0
		if i > 0 {
			yaw = b.between(-0.12, 0.12)
		}
		place := func(s *form.Shape) *form.Shape { return s.Yaw(yaw) }
		slot := bookSlots()[(first+3*i+b.pick(2))%len(bindings)].name
		b.put(slot, place(slab(-w/2, -d/2, at, w/2, d/2, at+0.003, 0)), place(slab(-w/2, -d/2, at+thick-0.003, w/2, d/2, at+thick, 0)), place(slab(-w/2, -d/2, at+0.003, w/2, -d/2+0.004, at+thick-0.003, 0)))
		b.put("pages", place(slab(-w/2+0.004, -d/2+0.004, at+0.003, w/2-0.004, d/2-0.004, at+thick-0.003, 0)))
		at += thick
	}
	b.block(vec(-b.w/2, -b.d/2, 0), vec(b.w/2, b.d/2, b.h))
	b.top(b.h, 0.03)
}

// frameBars is a picture frame of mitre-less bars around an opening, from y = front to y = back.
func (b *bench) frameBars(slot string, bar, front, back float64) {
	x, z := b.w/2, b.h
	b.put(slot, slab(-x, front, 0, -x+bar, back, z, 0.004), slab(x-bar, front, 0, x, back, z, 0.004), slab(-x+bar, front, 0, x-bar, back, bar, 0.004), slab(-x+bar, front, z-bar, x-bar, back, z, 0.004))
}

func mirror(b *bench) {
	if math.Abs(b.w-b.h) < 0.25*b.w && b.pick(2) == 0 {
		roundMirror(b)
		return
	}
	bar := math.Min(0.035, b.w*0.08)
	b.frameBars("frame", bar, -b.d/2, b.d/2)
	b.put("glass", slab(-b.w/2+bar, -b.d/2+0.01, bar, b.w/2-bar, b.d/2-0.004, b.h-bar, 0))
	b.block(vec(-b.w/2, -b.d/2, 0), vec(b.w/2, b.d/2, b.h))
}

// roundMirror is a disc, an oval where it is not as wide as high, in a thin rim.
func roundMirror(b *bench) {
	lip := math.Min(0.02, b.w*0.05)
	upright := func(s *form.Shape) *form.Shape { return s.Scale(1, b.h/b.w, 1).Pitch(math.Pi/2).Move(0, b.d/2, b.h/2) }
	r := b.w / 2
	b.put("frame", upright(form.Lathe([]geom.Vec2{{0, 0}, {r - 0.002, 0}, {r, 0.004}, {r, b.d - 0.004}, {r - 0.004, b.d}, {r - lip, b.d}, {r - lip, b.d * 0.6}, {0, b.d * 0.6}}, 40)))
	b.put("glass", upright(form.Cylinder(r-lip, b.d*0.12, 0, 40).Move(0, 0, b.d*0.58)))
	b.block(vec(-b.w/2, -b.d/2, 0), vec(b.w/2, b.d/2, b.h))
}

// picture hangs an image, its UVs running once over the sheet, behind a paper mount in a frame.
func picture(b *bench) {
	bar := geom.Clamp(math.Min(b.w, b.h)*0.04, 0.012, 0.03)
	mount := 0.0
	if b.pick(2) == 0 && math.Min(b.w, b.h) > 0.3 {
		mount = math.Min(b.w, b.h) * 0.11
	}
	b.frameBars("frame", bar, -b.d/2, b.d/2)
	y := -b.d/2 + 0.008
	b.put("mount", slab(-b.w/2+bar, y, bar, b.w/2-bar, b.d/2-0.003, b.h-bar, 0))
	x, z0, z1 := b.w/2-bar-mount, bar+mount, b.h-bar-mount
	sheet := &form.Shape{}
	sheet.Quad([4]geom.Vec3{vec(-x, y-0.001, z0), vec(x, y-0.001, z0), vec(x, y-0.001, z1), vec(-x, y-0.001, z1)}, [4]geom.Vec2{{0, 1}, {1, 1}, {1, 0}, {0, 0}})
	b.exact("art", sheet)
	b.block(vec(-b.w/2, -b.d/2, 0), vec(b.w/2, b.d/2, b.h))
}

func clock(b *bench) {
	r := math.Min(b.w, b.h) / 2
	turn := func(s *form.Shape) *form.Shape { return s.Pitch(math.Pi/2).Move(0, b.d/2, r) }
	t := b.d
	b.put("frame", turn(form.Lathe([]geom.Vec2{{0, 0}, {r * 0.96, 0}, {r, t * 0.3}, {r, t * 0.85}, {r * 0.96, t}, {r * 0.9, t}, {r * 0.88, t * 0.6}, {0, t * 0.6}}, 40)))
	b.put("dial", turn(form.Lathe([]geom.Vec2{{r * 0.885, t*0.6 + 0.001}, {0, t*0.6 + 0.001}}, 40)))
	face := b.d/2 - t*0.6 - 0.002
	mark := func(angle, from, to, width, y float64) *form.Shape {
		return slab(-width/2, y-0.002, from, width/2, y, to, 0).Roll(angle).Move(0, 0, r)
	}
	for i := range 12 {
		long := 0.06
		if i%3 == 0 {
			long = 0.11
		}
		b.put("hands", mark(float64(i)*math.Pi/6, r*(0.82-long), r*0.82, r*0.025, face+0.0005))
	}
	hour := b.between(0, 12)
	b.put("hands", mark(hour*math.Pi/6, -r*0.08, r*0.48, r*0.045, face-0.001), mark(math.Mod(hour, 1)*2*math.Pi, -r*0.1, r*0.72, r*0.03, face-0.003), turn(form.Cylinder(r*0.04, 0.006, 0, 12).Move(0, 0, t*0.6)))
	b.block(vec(-r, -b.d/2, 0), vec(r, b.d/2, 2*r))
}

// sculpture is a twisted loop, a pair of arches or a bust-like figure on a small plinth.
func sculpture(b *bench) {
	base := math.Min(0.05, b.h*0.15)
	b.put("base", slab(-b.w*0.4, -b.d*0.4, 0, b.w*0.4, b.d*0.4, base, 0.004))
	free := b.h - base
	x := b.w / 2
	switch b.pick(3) {
	case 0:
		tube := math.Min(x, free/2) * 0.28
		b.put("stone", form.Ring(1, tube/(free/2-tube), 28, 10).Bend(func(p geom.Vec3) geom.Vec3 {
			return vec(p[0]*(x-tube), -p[2]*(free/2-tube), p[1]*(free/2-tube)+free/2)
		}, geom.Radians(90)).Move(0, 0, base))
	case 1:
		for i, s := range []float64{1, 0.55} {
			r := x * s * 0.85
			path := append([]geom.Vec3{vec(-r, float64(i)*0.01, base)}, form.Arc(vec(0, 0, base+free*s-r-0.02), vec(-1, 0, 0), geom.Up, r, 0, math.Pi, 12)...)
			path = append(path, vec(r, 0, base))
			b.put("stone", form.Tube(path, x*0.14, 10))
		}
	default:
		b.put("stone", form.Lathe(scaled(form.Curve([]geom.Vec2{{0, 0}, {0.5, 0.02}, {0.62, 0.18}, {0.3, 0.42}, {0.55, 0.62}, {0.45, 0.82}, {0.16, 0.95}, {0, 1}}, 4), math.Min(x, b.d/2), free), 20).Move(0, 0, base))
	}
	b.block(vec(-b.w*0.4, -b.d*0.4, 0), vec(b.w*0.4, b.d*0.4, b.h))
}

func scaled(outline []geom.Vec2, r, h float64) []geom.Vec2 {
	for i := range outline {
		outline[i] = geom.Vec2{math.Max(0, outline[i][0]*r), outline[i][1] * h}
	}
	return outline
}

func fireplace(b *bench) {
	leg := b.w * 0.17
	opening := geom.Vec2{b.w/2 - leg, b.h * 0.66}
	front := -b.d/2 + 0.06
	for _, s := range []float64{-1, 1} {
		b.solid("surround", slab(math.Min(s*b.w/2*0.97, s*opening[0]), front, 0, math.Max(s*b.w/2*0.97, s*opening[0]), b.d/2, b.h-0.05, 0.006))
		b.put("surround", slab(s*(b.w/2-leg*0.5)-leg*0.32, front-0.018, 0.1, s*(b.w/2-leg*0.5)+leg*0.32, front, opening[1], 0.006), slab(s*(b.w/2-leg*0.5)-leg*0.48, front-0.022, 0, s*(b.w/2-leg*0.5)+leg*0.48, front, 0.1, 0.005))
	}
	b.solid("surround", slab(-opening[0], front, opening[1], opening[0], b.d/2, b.h-0.05, 0.006))
	b.put("surround", slab(-opening[0]+0.05, front-0.014, opening[1]+0.06, opening[0]-0.05, front, b.h-0.11, 0.005))
	b.solid("surround", slab(-b.w/2, -b.d/2, b.h-0.05, b.w/2, b.d/2, b.h, 0.01))
	b.put("surround", slab(-b.w*0.49, -b.d/2+0.03, b.h-0.08, b.w*0.49, b.d/2, b.h-0.05, 0.006))
	b.put("brick", slab(-opening[0], b.d/2-0.05, 0, opening[0], b.d/2-0.01, opening[1], 0), slab(-opening[0], front+0.01, 0, -opening[0]+0.03, b.d/2-0.05, opening[1], 0), slab(opening[0]-0.03, front+0.01, 0, opening[0], b.d/2-0.05, opening[1], 0),
		slab(-opening[0], front+0.01, 0, opening[0], b.d/2-0.05, 0.03, 0))
	b.block(vec(-opening[0], front, 0), vec(opening[0], b.d/2, 0.03))
	b.block(vec(-opening[0], b.d/2-0.05, 0.03), vec(opening[0], b.d/2, opening[1]))
	y := (front + b.d/2) / 2
	b.block(vec(-0.2, y-0.08, 0.03), vec(0.2, y+0.08, 0.22)) // the logs
	for i := range 4 {
		x := (float64(i) - 1.5) * 0.1
		b.put("iron", slab(x-0.008, y-0.1, 0.07, x+0.008, y+0.1, 0.085, 0))
	}
	for i, p := range []geom.Vec3{vec(0, -0.05, 0.12), vec(0, 0.05, 0.12), vec(0.02, 0, 0.19)} {
		a := 0.15 * float64(i-1)
		b.put("logs", form.Strut(vec(-0.2, y+p[1]-a*0.2, p[2]), vec(0.2, y+p[1]+a*0.2, p[2]+0.01), 0.04, 0.036, 9))
	}
	b.put("embers", form.Ellipsoid(0.17, 0.08, 0.03, 12, 6).Move(0, y, 0.06))
	for i, s := range []float64{-0.1, 0, 0.09} {
		height := []float64{0.16, 0.26, 0.19}[i]
		b.put("fire", form.Lathe([]geom.Vec2{{0, 0}, {0.035, height * 0.2}, {0.03, height * 0.45}, {0.012, height * 0.8}, {0, height}}, 8).Smooth(geom.Radians(80)).Move(s, y, 0.17))
	}
	b.bulb(vec(0, front+0.05, 0.32), 900, 2000)
	b.top(b.h, 0.04)
}

func radiator(b *bench) {
	columns := max(3, int(b.w/0.065))
	each := b.w / float64(columns)
	for i := range columns {
		x := -b.w/2 + each*(float64(i)+0.5)
		b.put("metal", form.Cushion(each*0.78, b.d-0.03, b.h-0.06, each*0.36, 0, 1).Move(x, -0.01, 0.06))
	}
	for _, z := range []float64{0.13, b.h - 0.07} {
		b.put("metal", form.Strut(vec(-b.w/2+0.01, -0.01, z), vec(b.w/2-0.01, -0.01, z), 0.018, 0.018, 8))
	}
	for _, s := range []float64{-1, 1} {
		b.put("metal", form.Strut(vec(s*b.w*0.4, -0.01, 0), vec(s*b.w*0.4, -0.01, 0.1), 0.014, 0.012, 8), form.Strut(vec(s*b.w*0.4, 0, b.h*0.8), vec(s*b.w*0.4, b.d/2, b.h*0.8), 0.008, 0.008, 6))
	}
	b.block(vec(-b.w/2, -b.d/2, 0.06), vec(b.w/2, b.d/2-0.02, b.h))
}

func foldingScreen(b *bench) {
	panels := max(3, int(math.Round(b.w/0.5)))
	each := b.w / float64(panels)
	y := b.d/2 - 0.015
	long := math.Hypot(each, 2*y)
	for i := range panels {
		x := -b.w/2 + each*(float64(i)+0.5)
		angle := math.Atan2(2*y, each)
		if i%2 == 1 {
			angle = -angle
		}
		place := func(s *form.Shape) *form.Shape { return s.Yaw(angle).Move(x, 0, 0) }
		h := long/2 - 0.012
		b.put("frame", place(slab(-h, -0.012, 0, -h+0.03, 0.012, b.h, 0.004)), place(slab(h-0.03, -0.012, 0, h, 0.012, b.h, 0.004)),
			place(slab(-h+0.03, -0.01, 0.1, h-0.03, 0.01, 0.14, 0.003)), place(slab(-h+0.03, -0.01, b.h-0.05, h-0.03, 0.01, b.h-0.01, 0.003)))
		b.put("cloth", place(slab(-h+0.03, -0.003, 0.14, h-0.03, 0.003, b.h-0.05, 0)))
		b.colliders = append(b.colliders, asset.Collider{Shape: asset.ShapeBox, Transform: geom.At(vec(x, 0, b.h/2), angle), Size: vec(2*h, 0.024, b.h)})
	}
}
