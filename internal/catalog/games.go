package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func gameKinds() []kind {
	return []kind{
		{Entry: Entry{ID: "ping-pong-table", Name: "Ping pong table", Synonyms: []string{"table tennis table", "ping-pong table"}, Tags: []string{"game", "table"},
			Size: vec(2.74, 1.525, 0.915), MinSize: vec(1.8, 1, 0.8), MaxSize: vec(2.74, 1.525, 0.95), Clearance: Clearance{0.8, 0.8, 1.2, 1.2}, MassKg: 75},
			slots: []slot{{name: "top", material: "painted wood #2a5a86"}, {name: "lines", material: "matte paint"}, {name: "legs", material: "black metal", fill: 0.4}, {name: "net", material: "sheer"}}, model: pingPong},
		{Entry: Entry{ID: "easel", Name: "Easel", Synonyms: []string{"painter's easel", "art easel"}, Tags: []string{"art"},
			Size: vec(0.65, 0.6, 1.6), MinSize: vec(0.5, 0.45, 1.1), MaxSize: vec(0.8, 0.75, 1.9), Clearance: Clearance{Front: 0.6}, MassKg: 6, Varies: true},
			slots: []slot{{name: "wood", material: "$wood"}, {name: "art", material: artwork}, {name: "canvas", material: "linen #efe9dc"}}, model: easel},
		{Entry: Entry{ID: "dartboard", Name: "Dartboard", Synonyms: []string{"darts board", "dart board"}, Tags: []string{"game", "wall"}, Mount: scene.OnWall, HangHeight: 1.5,
			Size: vec(0.45, 0.04, 0.45), MinSize: vec(0.35, 0.03, 0.35), MaxSize: vec(0.6, 0.06, 0.6), MassKg: 4.5},
			slots: []slot{{name: "black", material: "black plastic", fill: 0.7}, {name: "cream", material: "jute #d8c9a3"}, {name: "red", material: "felt #a8322c"}, {name: "green", material: "felt #2f6b45"}, {name: "wire", material: "brushed steel"}}, model: dartboard},
		{Entry: Entry{ID: "globe", Name: "Globe", Synonyms: []string{"world globe"}, Tags: []string{"decoration", "school", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.3, 0.3, 0.4), MinSize: vec(0.15, 0.15, 0.2), MaxSize: vec(0.5, 0.5, 0.7), MassKg: 1.4, Varies: true},
			slots: []slot{{name: "sea", material: "plastic #3f6f93", fill: 0.1}, {name: "land", material: "plastic #9a9a5c", fill: 0.1}, {name: "stand", material: "$metal", fill: 0.5}, {name: "base", material: "$wood"}}, model: globe},
		{Entry: Entry{ID: "guitar", Name: "Guitar", Synonyms: []string{"acoustic guitar"}, Tags: []string{"instrument", "graspable"},
			Size: vec(0.4, 0.36, 1.04), MinSize: vec(0.34, 0.3, 0.9), MaxSize: vec(0.44, 0.42, 1.15), MassKg: 3.2, Varies: true},
			slots: []slot{{name: "body", material: "pine", fill: 0.25}, {name: "neck", material: "ebony"}, {name: "hole", material: "black plastic"}, {name: "strings", material: "brushed steel"}, {name: "stand", material: "black metal", fill: 0.6}}, model: guitar},
	}
}

func pingPong(b *bench) {
	net := 0.155
	top := b.h - net
	thick := 0.025
	b.solid("top", slab(-b.w/2, -b.d/2+0.001, top-thick, -0.002, b.d/2-0.001, top, 0.002), slab(0.002, -b.d/2+0.001, top-thick, b.w/2, b.d/2-0.001, top, 0.002))
	line := func(x0, y0, x1, y1 float64) {
		b.put("lines", slab(x0, y0, top-0.001, x1, y1, top+0.0008, 0))
	}
	line(-b.w/2+0.002, -0.0015, b.w/2-0.002, 0.0015)
	for _, s := range []float64{-1, 1} {
		line(-b.w/2+0.002, s*(b.d/2-0.012)-0.01, b.w/2-0.002, s*(b.d/2-0.012)+0.01)
		line(s*(b.w/2-0.012)-0.01, -b.d/2+0.022, s*(b.w/2-0.012)+0.01, b.d/2-0.022)
		b.put("legs", form.Cylinder(0.012, net+0.01, 0, 10).Move(0, s*(b.d/2-0.012), top-0.01))
		b.put("legs", slab(s*b.w*0.33-0.02, -b.d*0.42, top-thick-0.04, s*b.w*0.33+0.02, b.d*0.42, top-thick, 0.002))
	}
	b.put("net", slab(-0.002, -b.d/2+0.012, top+0.005, 0.002, b.d/2-0.012, b.h-0.004, 0))
	corners(func(sx, sy float64) {
		b.solid("legs", form.Box(0.04, 0.04, top-thick, 0.003).Move(sx*b.w*0.33, sy*b.d*0.38, 0))
	})
	b.block(vec(-0.01, -b.d/2, top), vec(0.01, b.d/2, b.h))
	b.support("top", top, geom.Vec2{0.1, -b.d/2 + 0.05}, geom.Vec2{b.w/2 - 0.05, b.d/2 - 0.05}, 0)
}

// easel holds a canvas on three legs.
func easel(b *bench) {
	front, ledge := -b.d/2+0.03, b.h*0.42
	lean := math.Atan2(b.d*0.36, b.h)
	top := vec(0, front+b.d*0.36, b.h-0.01)
	for _, s := range []float64{-1, 1} {
		b.put("wood", form.Beam(vec(s*(b.w/2-0.02), front, 0.01), top.Add(vec(s*0.03, 0, -0.05)), 0.035, 0.02, 0.003))
		b.put("wood", slab(s*(b.w/2-0.02)-0.022, front-0.014, 0, s*(b.w/2-0.02)+0.022, front+0.014, 0.03, 0.003))
		b.block(vec(s*(b.w/2-0.03)-0.03, front-0.02, 0), vec(s*(b.w/2-0.03)+0.03, front+0.03, ledge))
	}
	b.put("wood", form.Beam(vec(0, b.d/2-0.02, 0.012), top.Add(vec(0, 0.02, -0.06)), 0.035, 0.02, 0.003), form.Box(0.035, 0.02, b.h*0.98, 0.003).Pitch(-lean).Move(0, front, 0),
		slab(-b.w*0.42, front+ledge*math.Tan(lean)-0.06, ledge-0.025, b.w*0.42, front+ledge*math.Tan(lean)+0.01, ledge, 0.003))
	w, h := b.w*0.78, math.Min(b.h*0.42, b.w)
	place := func(s *form.Shape) *form.Shape {
		return s.Pitch(-lean).Move(0, front+ledge*math.Tan(lean)-0.025, ledge)
	}
	b.put("canvas", place(form.Box(w, 0.02, h, 0.002)))
	sheet := &form.Shape{}
	sheet.Quad([4]geom.Vec3{vec(-w/2+0.004, -0.0105, 0.004), vec(w/2-0.004, -0.0105, 0.004), vec(w/2-0.004, -0.0105, h-0.004), vec(-w/2+0.004, -0.0105, h-0.004)}, [4]geom.Vec2{{0, 1}, {1, 1}, {1, 0}, {0, 0}})
	b.exact("art", place(sheet))
	b.leaning(vec(-w/2, -0.012, 0), vec(w/2, 0.02, h), -lean, vec(0, front+ledge*math.Tan(lean)-0.025, ledge))
	b.put("wood", slab(-0.022, b.d/2-0.036, 0, 0.022, b.d/2-0.004, 0.034, 0.003))
	b.block(vec(-0.03, b.d/2-0.08, 0), vec(0.03, b.d/2, 0.3))
}

func dartboard(b *bench) {
	r := math.Min(b.w, b.h) / 2
	turn := func(s *form.Shape) *form.Shape { return s.Pitch(math.Pi/2).Move(0, b.d/2, r) }
	b.put("black", turn(form.Cylinder(r, b.d-0.003, 0.006, 40)))
	wedge := func(slot string, i int, from, to, z float64) {
		a0, a1 := (float64(i)-0.5)*math.Pi/10, (float64(i)+0.5)*math.Pi/10
		at := func(a, d float64) geom.Vec2 { return geom.Vec2{math.Cos(a) * d * r, math.Sin(a) * d * r} }
		b.put(slot, turn(form.Prism(geom.Polygon{at(a0, from), at(a0, to), at((a0+a1)/2, to*1.003), at(a1, to), at(a1, from)}, b.d-0.004, z, 0)))
	}
	for i := range 20 {
		ring := []string{"green", "red"}[i%2]
		if i%2 == 0 {
			wedge("cream", i, 0.09, 0.74, b.d-0.002)
		}
		wedge(ring, i, 0.44, 0.48, b.d-0.001)
		wedge(ring, i, 0.71, 0.75, b.d-0.001)
	}
	b.put("green", turn(form.Cylinder(0.07*r, 0.003, 0, 16).Move(0, 0, b.d-0.004)))
	b.put("red", turn(form.Cylinder(0.03*r, 0.004, 0, 12).Move(0, 0, b.d-0.004)))
	b.put("wire", turn(form.Ring(0.78*r, 0.0015, 40, 4).Move(0, 0, b.d-0.0015)))
	b.block(vec(-r, -b.d/2, 0), vec(r, b.d/2, 2*r))
}

func globe(b *bench) {
	r := math.Min(math.Min(b.w, b.d)/2*0.88, b.h*0.4)
	z := b.h - r - 0.02
	tilt := 0.41
	b.continents(r, z)
	b.put("stand", form.Tube(form.Arc(vec(0, 0, z), vec(math.Sin(tilt), 0, math.Cos(tilt)), vec(math.Cos(tilt), 0, -math.Sin(tilt)), r*1.08, 0, math.Pi, 18), r*0.035, 6),
		form.Cylinder(0.012, z-r*1.02, 0, 12).Move(0, 0, 0.01))
	b.put("base", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.7, 0}, {r * 0.7, 0.012}, {r * 0.3, 0.03}, {0.015, 0.04}, {0, 0.04}}, 24))
	b.drum(geom.Vec2{}, r*0.7, 0, 0.04)
	b.drum(geom.Vec2{}, r, z-r, z+r)
}

// continents shares the facets of a ball between land and sea.
func (b *bench) continents(r, z float64) {
	n := noise{uint32(b.rng.IntN(1 << 20))}
	ball := form.Ellipsoid(r, r, r, 40, 24)
	land, sea := &form.Shape{}, &form.Shape{}
	for i := 0; i+2 < len(ball.Corners); i += 3 {
		p := ball.Corners[i].Position.Add(ball.Corners[i+1].Position).Add(ball.Corners[i+2].Position).Mul(1 / (3 * r))
		u, v := math.Atan2(p[1], p[0])/(2*math.Pi)+0.5, 0.5-math.Asin(geom.Clamp(p[2], -1, 1))/math.Pi
		to := sea
		if n.fractal(u, v, 5, 4, 3)-0.25*math.Abs(p[2]) > 0.45 {
			to = land
		}
		to.Corners = append(to.Corners, ball.Corners[i:i+3]...)
	}
	b.put("sea", sea.Move(0, 0, z))
	b.put("land", land.Move(0, 0, z))
}

// guitar leans back on a small stand.
func guitar(b *bench) {
	lean := 0.22
	place := func(s *form.Shape) *form.Shape { return s.Pitch(-lean).Move(0, -b.d*0.12, 0.1) }
	upright := func(s *form.Shape) *form.Shape { return s.Pitch(math.Pi / 2) }
	body := b.h * 0.46
	outline := form.Curve([]geom.Vec2{{0, 0}, {0.34, 0.02}, {0.5, 0.2}, {0.46, 0.38}, {0.31, 0.56}, {0.33, 0.7}, {0.37, 0.84}, {0.2, 0.98}, {0, 1}}, 3)
	var ring geom.Polygon
	for _, p := range outline {
		ring = append(ring, geom.Vec2{p[0] * b.w, p[1] * body})
	}
	for i := len(outline) - 2; i > 0; i-- {
		ring = append(ring, geom.Vec2{-outline[i][0] * b.w, outline[i][1] * body})
	}
	b.put("body", place(upright(form.Prism(ring, -0.05, 0.045, 0.004))))
	b.put("hole", place(upright(form.Cylinder(b.w*0.12, 0.001, 0, 24).Move(0, body*0.66, 0.0452))), place(slab(-0.08, -0.052, body*0.24, 0.08, -0.045, body*0.27, 0.001)))
	long := b.h - 0.13
	b.put("neck", place(slab(-0.026, -0.056, body*0.72, 0.026, -0.038, long*0.86, 0.004)), place(slab(-0.036, -0.052, long*0.86, 0.036, -0.036, long, 0.004)))
	for i := range 6 {
		x := (float64(i) - 2.5) * 0.008
		b.put("strings", place(form.Strut(vec(x, -0.056, body*0.255), vec(x, -0.0575, long*0.87), 0.0007, 0.0007, 3)))
	}
	for _, s := range []float64{-1, 1} {
		b.put("stand", form.Tube([]geom.Vec3{vec(s*0.13, -b.d/2+0.012, 0.012), vec(s*0.1, -b.d*0.1, 0.085), vec(s*0.05, b.d*0.1, 0.35)}, 0.009, 8), form.Tube([]geom.Vec3{vec(s*0.05, b.d*0.1, 0.35), vec(s*0.12, b.d/2-0.012, 0.012)}, 0.009, 8))
	}
	b.block(vec(-b.w/2, -b.d*0.3, 0.08), vec(b.w/2, b.d*0.15, body))
	b.block(vec(-0.05, -b.d*0.1, body), vec(0.05, b.d*0.3, b.h*0.95))
	b.block(vec(-0.13, -b.d/2, 0), vec(0.13, b.d/2, 0.03))
}
