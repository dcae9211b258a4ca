package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func workshopKinds() []kind {
	hand := func(id, name string, size geom.Vec3, massKg float64, synonyms []string, slots []slot, model func(*bench)) kind {
		return kind{Entry: Entry{ID: id, Name: name, Synonyms: synonyms, Tags: []string{"tool", "workshop", "graspable"}, Mount: scene.OnSurface, Size: size,
			MinSize: size.Mul(0.7), MaxSize: size.Mul(1.4), MassKg: massKg}, slots: slots, model: model}
	}
	grip := slot{name: "grip", material: "rubber #b5482c"}
	return []kind{
		{Entry: Entry{ID: "workbench", Name: "Workbench", Synonyms: []string{"work bench", "work table", "carpenter's bench", "tool bench", "garage bench", "tool table"}, Tags: []string{"workshop", "table"},
			Size: vec(1.6, 0.7, 0.9), MinSize: vec(1, 0.55, 0.8), MaxSize: vec(2.4, 0.9, 1), Clearance: Clearance{Front: 0.8}, AgainstWall: true, MassKg: 75, Surfaces: true},
			slots: []slot{{name: "wood", material: "oak"}, {name: "vise", material: "iron", fill: 0.7}, {name: "handle", material: "chrome"}}, model: workbench},
		hand("toolbox", "Toolbox", vec(0.46, 0.22, 0.26), 5, []string{"tool box", "tool chest", "tool case", "tackle box"}, []slot{{name: "box", material: "painted metal #b5302a", fill: 0.25}, {name: "metal", material: "chrome"}, grip}, toolbox),
		hand("hammer", "Hammer", vec(0.11, 0.32, 0.03), 0.7, []string{"mallet", "claw hammer"}, []slot{{name: "head", material: "brushed steel"}, {name: "wood", material: "oak"}}, hammer),
		hand("screwdriver", "Screwdriver", vec(0.036, 0.24, 0.036), 0.12, []string{"chisel", "awl"}, []slot{{name: "steel", material: "chrome"}, grip}, screwdriver),
		hand("wrench", "Wrench", vec(0.06, 0.26, 0.018), 0.4, []string{"spanner", "adjustable wrench", "monkey wrench", "pliers"}, []slot{{name: "steel", material: "chrome"}}, wrench),
		hand("hand-saw", "Saw", vec(0.13, 0.56, 0.028), 0.5, []string{"hand saw", "handsaw", "hacksaw", "wood saw"}, []slot{{name: "blade", material: "brushed steel"}, {name: "wood", material: "walnut"}}, handSaw),
		hand("drill", "Drill", vec(0.08, 0.26, 0.24), 1.7, []string{"power drill", "electric drill", "cordless drill", "electric screwdriver", "drill machine"}, []slot{{name: "body", material: "plastic #d9a02c", fill: 0.5}, {name: "dark", material: "black plastic", fill: 0.5}, {name: "steel", material: "chrome"}}, powerDrill),
		{Entry: Entry{ID: "sawhorse", Name: "Sawhorse", Synonyms: []string{"saw horse", "trestle", "saw buck"}, Tags: []string{"workshop"},
			Size: vec(1, 0.6, 0.78), MinSize: vec(0.7, 0.45, 0.6), MaxSize: vec(1.4, 0.8, 0.95), MassKg: 9}, slots: []slot{{name: "wood", material: "pine"}}, model: sawhorse},
		{Entry: Entry{ID: "pallet", Name: "Pallet", Synonyms: []string{"wooden pallet", "euro pallet", "shipping pallet"}, Tags: []string{"workshop", "storage"},
			Size: vec(1.2, 0.8, 0.144), MinSize: vec(0.8, 0.6, 0.12), MaxSize: vec(1.3, 1.2, 0.17), MassKg: 22, Surfaces: true}, slots: []slot{{name: "wood", material: "pine"}}, model: pallet},
		{Entry: Entry{ID: "barrel", Name: "Barrel", Synonyms: []string{"keg", "wine barrel", "cask", "wooden barrel", "oil drum", "oil barrel", "rain barrel"}, Tags: []string{"storage"},
			Size: vec(0.6, 0.6, 0.9), MinSize: vec(0.35, 0.35, 0.45), MaxSize: vec(0.75, 0.75, 1.1), MassKg: 45}, slots: []slot{{name: "staves", material: "$wood", fill: 0.22}, {name: "hoops", material: "iron"}}, model: barrel},
		{Entry: Entry{ID: "traffic-cone", Name: "Traffic cone", Synonyms: []string{"cone", "road cone", "safety cone", "pylon"}, Tags: []string{"workshop"},
			Size: vec(0.38, 0.38, 0.7), MinSize: vec(0.2, 0.2, 0.3), MaxSize: vec(0.45, 0.45, 0.95), MassKg: 3}, slots: []slot{{name: "cone", material: "plastic #e0641e", fill: 0.3}, {name: "bands", material: "gloss paint"}, {name: "base", material: "rubber"}}, model: trafficCone},
		{Entry: Entry{ID: "bucket", Name: "Bucket", Synonyms: []string{"pail", "mop bucket", "cleaning bucket", "ice bucket", "champagne bucket", "paint bucket"}, Tags: []string{"household", "graspable"},
			Size: vec(0.31, 0.31, 0.32), MinSize: vec(0.18, 0.18, 0.18), MaxSize: vec(0.4, 0.4, 0.42), MassKg: 0.9}, slots: []slot{{name: "pail", material: "plastic #3d6f9e", fill: 0.8}, {name: "handle", material: "brushed steel"}}, model: bucket},
	}
}

func workbench(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.solid("wood", slab(-w/2, -d/2+0.05, h-0.06, w/2, d/2, h, 0.006))
	corners(func(sx, sy float64) {
		x, y := sx*(w/2-0.1), 0.025+sy*(d/2-0.095)
		b.solid("wood", slab(x-0.045, y-0.045, 0, x+0.045, y+0.045, h-0.06, 0.005))
	})
	b.put("wood", slab(-w/2+0.1, -d/2+0.09, h-0.18, w/2-0.1, -d/2+0.115, h-0.06, 0.003), slab(-w/2+0.1, d/2-0.085, h-0.18, w/2-0.1, d/2-0.06, h-0.06, 0.003))
	for i := range 4 {
		y0 := geom.Lerp(-d/2+0.1, d/2-0.07, float64(i)/4)
		b.put("wood", slab(-w/2+0.06, y0+0.006, 0.2, w/2-0.06, y0+(d-0.17)/4-0.006, 0.225, 0.003))
	}
	b.block(vec(-w/2+0.06, -d/2+0.1, 0.2), vec(w/2-0.06, d/2-0.07, 0.225))
	x := -w/2 + 0.28
	b.put("vise", slab(x-0.12, -d/2+0.035, h-0.2, x+0.12, -d/2+0.05, h-0.005, 0.003), slab(x-0.12, -d/2+0.005, h-0.17, x+0.12, -d/2+0.035, h-0.005, 0.008))
	b.put("handle", form.Strut(vec(x, -d/2-0.05, h-0.09), vec(x, -d/2+0.03, h-0.09), 0.014, 0.014, 12), form.Strut(vec(x-0.11, -d/2-0.04, h-0.09), vec(x+0.11, -d/2-0.04, h-0.09), 0.008, 0.008, 8))
	b.top(h, 0.05)
	b.support("lower shelf", 0.225, geom.Vec2{-w/2 + 0.12, -d/2 + 0.14}, geom.Vec2{w/2 - 0.12, d/2 - 0.12}, h-0.42)
}

func toolbox(b *bench) {
	w, d, h := b.w, b.d, b.h
	body := h * 0.62
	b.solid("box", slab(-w/2, -d/2, 0, w/2, d/2, body, 0.008))
	b.put("box", form.Prism(geom.Polygon{{-d / 2, 0}, {d / 2, 0}, {d * 0.28, h * 0.2}, {-d * 0.28, h * 0.2}}, -w/2, w/2, 0.004).Turn(alongX()).Move(0, 0, body+0.004))
	for _, s := range []float64{-1, 1} {
		b.put("metal", slab(s*w*0.3-0.025, -d/2-0.008, body-0.05, s*w*0.3+0.025, -d/2+0.002, body+0.02, 0.003))
		b.put("grip", form.Strut(vec(s*w*0.2, 0, body+h*0.18), vec(s*w*0.2, 0, h-0.016), 0.01, 0.01, 8))
	}
	b.put("grip", form.Strut(vec(-w*0.22, 0, h-0.015), vec(w*0.22, 0, h-0.015), 0.015, 0.015, 12))
	b.block(vec(-w*0.48, -d*0.3, body), vec(w*0.48, d*0.3, h*0.84))
}

func hammer(b *bench) {
	w, d, z := b.w, b.d, b.h/2
	y := -d/2 + z
	b.put("wood", form.TaperedTube([]geom.Vec3{vec(0, d/2, z), vec(0, d*0.3, z), vec(0, 0, z), vec(0, y, z)}, []float64{z * 0.95, z * 0.85, z * 0.62, z * 0.6}, 12))
	b.put("head", form.Strut(vec(w*0.1, y, z), vec(w/2, y, z), z*0.8, z, 16), slab(-w*0.12, y-z*0.75, 0, w*0.14, y+z*0.75, z*2, 0.003))
	for _, s := range []float64{-1, 1} {
		b.put("head", form.Taper(vec(-w*0.1, y, z+s*z*0.35), vec(-w/2, y+0.016, z+s*z*0.75), z*0.6, z*0.28, 0.001))
	}
	b.block(vec(-w/2, y-z, 0), vec(w/2, y+z, b.h))
	b.block(vec(-z*0.9, y, 0), vec(z*0.9, d/2, b.h))
}

func screwdriver(b *bench) {
	d, r := b.d, b.h/2
	b.put("grip", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.8, 0}, {r, d * 0.05}, {r * 0.86, d * 0.14}, {r, d * 0.32}, {r * 0.6, d * 0.4}, {0, d * 0.41}}, 8).Pitch(math.Pi/2).Move(0, d/2, r))
	b.put("steel", form.Strut(vec(0, d*0.12, r), vec(0, -d*0.44, r), r*0.24, r*0.24, 10), slab(-r*0.3, -d/2, r*0.94, r*0.3, -d*0.43, r*1.06, 0))
	b.block(vec(-r, d*0.1, 0), vec(r, d/2, 2*r))
	b.block(vec(-r*0.3, -d/2, r*0.7), vec(r*0.3, d*0.1, r*1.3))
}

// wrench has an open jaw in front and a ring at its other end.
func wrench(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.put("steel", slab(-w*0.16, -d*0.32, h*0.2, w*0.16, d*0.34, h*0.8, 0.003))
	b.put("steel", form.Prism(geom.Polygon{{-w * 0.2, -d * 0.26}, {w * 0.2, -d * 0.26}, {w / 2, -d * 0.36}, {w * 0.42, -d / 2}, {w * 0.2, -d * 0.48}, {w * 0.2, -d * 0.39}, {-w * 0.2, -d * 0.39}, {-w * 0.2, -d * 0.48}, {-w * 0.42, -d / 2}, {-w / 2, -d * 0.36}}, 0, h, 0.001))
	b.put("steel", form.Lathe([]geom.Vec2{{w * 0.24, 0}, {w * 0.42, 0}, {w * 0.42, h}, {w * 0.24, h}, {w * 0.24, 0}}, 24).Move(0, d/2-w*0.42, 0))
	b.block(vec(-w*0.45, -d/2, 0), vec(w*0.45, -d*0.26, h))
	b.block(vec(-w*0.42, -d*0.26, 0), vec(w*0.42, d/2, h))
}

func handSaw(b *bench) {
	w, d, h := b.w, b.d, b.h
	teeth := geom.Polygon{{w / 2, d * 0.24}, {w * 0.02, -d / 2}, {-w * 0.16, -d / 2}}
	const count = 40
	for i := range count {
		y0, y1 := geom.Lerp(-d/2, d*0.26, float64(i)/count), geom.Lerp(-d/2, d*0.26, (float64(i)+0.5)/count)
		x0, x1 := geom.Lerp(-w*0.16, -w*0.46, float64(i)/count), geom.Lerp(-w*0.16, -w*0.46, (float64(i)+0.5)/count)
		teeth = append(teeth, geom.Vec2{x0, y0 + 0.001}, geom.Vec2{x1 - 0.004, y1})
	}
	teeth = append(teeth, geom.Vec2{-w * 0.46, d * 0.27})
	b.put("blade", form.Prism(reversed(teeth), 0, h*0.1, 0))
	ring := []geom.Vec3{vec(w*0.42, d*0.24, h/2), vec(w*0.4, d*0.44, h/2), vec(w*0.1, d/2-h/2, h/2), vec(-w*0.3, d*0.42, h/2), vec(-w*0.38, d*0.26, h/2), vec(0, d*0.24, h/2), vec(w*0.42, d*0.24, h/2)}
	b.put("wood", form.Tube(ring, h/2, 10))
	b.block(vec(-w/2, d*0.2, 0), vec(w/2, d/2, h))
	b.block(vec(-w*0.3, -d/2, 0), vec(w*0.2, d*0.2, h*0.3))
}

// alongX turns a prism on its side: what was x is y, what was y is z, and it runs along x.
func alongX() geom.Quat {
	return geom.AxisAngle(geom.Vec3{1, 1, 1}.Normalize(), 2*math.Pi/3)
}

// reversed turns an outline round.
func reversed(outline geom.Polygon) geom.Polygon {
	out := make(geom.Polygon, 0, len(outline))
	for i := range outline {
		out = append(out, outline[len(outline)-1-i])
	}
	return out
}

// powerDrill stands on its battery, bit to the front.
func powerDrill(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.solid("dark", slab(-w/2, d*0.02, 0, w/2, d*0.42, h*0.2, 0.008))
	b.solid("dark", form.Taper(vec(0, d*0.24, h*0.18), vec(0, d*0.28, h*0.74), w*0.52, w*0.6, 0.006))
	z, r := h*0.82, math.Min(h*0.18, w*0.48)
	b.put("body", form.Strut(vec(0, -d*0.16, z), vec(0, d*0.46, z), r*0.86, r, 20), form.Ellipsoid(r, d*0.05, r, 20, 8).Move(0, d*0.45, z))
	b.put("body", slab(-w*0.2, d*0.06, h*0.56, w*0.2, d*0.16, h*0.68, 0.004))
	b.put("dark", form.Strut(vec(0, -d*0.34, z), vec(0, -d*0.16, z), r*0.4, r*0.66, 16))
	b.put("steel", form.Strut(vec(0, -d/2, z), vec(0, -d*0.33, z), 0.003, 0.004, 8))
	b.block(vec(-r, -d*0.34, z-r), vec(r, d/2, h))
}

func sawhorse(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.solid("wood", slab(-w/2, -0.045, h-0.09, w/2, 0.045, h, 0.004))
	for _, sx := range []float64{-1, 1} {
		for _, sy := range []float64{-1, 1} {
			b.solid("wood", form.Beam(vec(sx*(w/2-0.06), sy*(d/2-0.03), 0.01), vec(sx*(w/2-0.2), sy*0.05, h-0.02), 0.07, 0.036, 0.003))
		}
		x := sx * (w/2 - 0.12)
		b.put("wood", slab(x-0.012, -d*0.3, h*0.4, x+0.012, d*0.3, h*0.48, 0.002))
	}
	b.support("top", h, geom.Vec2{-w / 2, -0.04}, geom.Vec2{w / 2, 0.04}, 0)
}

func pallet(b *bench) {
	w, d, h := b.w, b.d, b.h
	board := 0.022
	for i := range 7 {
		y := geom.Lerp(-d/2, d/2-0.09, float64(i)/6)
		b.put("wood", slab(-w/2, y, h-board, w/2, y+0.09, h, 0.002))
	}
	b.block(vec(-w/2, -d/2, h-board), vec(w/2, d/2, h))
	for i := range 3 {
		x := geom.Lerp(-w/2, w/2-0.13, float64(i)/2)
		b.put("wood", slab(x, -d/2, h-2*board, x+0.13, d/2, h-board, 0.002))
		for k := range 3 {
			y := geom.Lerp(-d/2, d/2-0.12, float64(k)/2)
			b.solid("wood", slab(x, y, board, x+0.13, y+0.12, h-2*board, 0.003))
		}
	}
	for k := range 3 {
		y := geom.Lerp(-d/2, d/2-0.1, float64(k)/2)
		b.solid("wood", slab(-w/2, y, 0, w/2, y+0.1, board, 0.002))
	}
	b.top(h, 0.02)
}

func barrel(b *bench) {
	r, h := math.Min(b.w, b.d)/2-0.004, b.h
	outline := form.Curve([]geom.Vec2{{0.82, 0}, {0.96, 0.27}, {1, 0.5}, {0.96, 0.73}, {0.82, 1}}, 5)
	side := scaled(outline, r, h)
	b.put("staves", form.Lathe(append(append([]geom.Vec2{{0, 0.03}, {side[0][0] - 0.03, 0.03}, {side[0][0] - 0.03, 0}}, side...), geom.Vec2{side[0][0] - 0.03, h}, geom.Vec2{side[0][0] - 0.03, h - 0.03}, geom.Vec2{0, h - 0.03}), 26))
	for _, t := range []float64{0.03, 0.22, 0.7, 0.89} {
		at := func(z float64) float64 { return r * (1 - 0.18*math.Pow(math.Abs(2*z/h-1), 1.9)) }
		low, high := t*h, t*h+h*0.08
		b.put("hoops", form.Lathe([]geom.Vec2{{at(low) - 0.01, low}, {at(low) + 0.004, low}, {at(high) + 0.004, high}, {at(high) - 0.01, high}, {at(low) - 0.01, low}}, 32))
	}
	b.drum(geom.Vec2{}, r*0.88, 0, h)
	b.support("head", h-0.03, geom.Vec2{-r * 0.5, -r * 0.5}, geom.Vec2{r * 0.5, r * 0.5}, 0)
}

func trafficCone(b *bench) {
	w, h := math.Min(b.w, b.d), b.h
	foot, tip := w*0.36, w*0.075
	b.solid("base", slab(-b.w/2, -b.d/2, 0, b.w/2, b.d/2, 0.035, 0.01))
	at := func(t float64) float64 { return geom.Lerp(foot, tip, t) }
	b.put("cone", form.Lathe([]geom.Vec2{{0, 0.034}, {foot + 0.02, 0.034}, {foot, 0.06}, {tip, h}, {tip - 0.006, h}, {tip - 0.01, h - 0.05}, {0, h - 0.05}}, 32))
	for _, t := range []float64{0.36, 0.66} {
		low, high := geom.Lerp(0.06, h, t), geom.Lerp(0.06, h, t+0.15)
		b.put("bands", form.Lathe([]geom.Vec2{{at(t) - 0.004, low}, {at(t) + 0.002, low}, {at(t+0.15) + 0.002, high}, {at(t+0.15) - 0.004, high}, {at(t) - 0.004, low}}, 32))
	}
	b.drum(geom.Vec2{}, foot*0.7, 0.035, h*0.5)
	b.drum(geom.Vec2{}, foot*0.35, h*0.5, h)
}

func bucket(b *bench) {
	r, h := math.Min(b.w, b.d)/2-0.012, b.h*0.84
	b.put("pail", vessel(r, h, 0.004, 32, []geom.Vec2{{0.7, 0}, {0.73, 0.02}, {0.97, 0.94}, {1.03, 0.96}, {1.03, 1}}))
	b.put("handle", form.Tube(form.Arc(vec(0, 0, h*0.93), vec(1, 0, 0), vec(0, -0.35, 0.95), r+0.006, 0, math.Pi, 18), 0.004, 8))
	for _, s := range []float64{-1, 1} {
		b.put("handle", form.Strut(vec(s*(r-0.004), 0, h*0.93), vec(s*(r+0.011), 0, h*0.93), 0.01, 0.01, 10))
	}
	b.drum(geom.Vec2{}, r*0.9, 0, h)
}
