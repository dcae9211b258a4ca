package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func deviceKinds() []kind {
	device := func(screen string) []slot {
		return []slot{{name: "body", material: "black plastic", fill: 0.6}, {name: "screen", material: screen, fill: 0.6}, {name: "metal", material: "brushed steel", fill: 0.4}}
	}
	return []kind{
		{Entry: Entry{ID: "tv", Name: "TV", Synonyms: []string{"television", "flat screen", "tv screen", "smart tv", "flatscreen"}, Tags: []string{"electronics"}, Mount: scene.OnSurface,
			Size: vec(1.23, 0.24, 0.77), MinSize: vec(0.7, 0.18, 0.45), MaxSize: vec(1.9, 0.35, 1.15), MassKg: 17, Varies: true}, slots: device("screen"), model: tv},
		{Entry: Entry{ID: "monitor", Name: "Monitor", Synonyms: []string{"computer monitor", "computer screen", "display", "computer"}, Tags: []string{"electronics", "office"}, Mount: scene.OnSurface,
			Size: vec(0.61, 0.2, 0.48), MinSize: vec(0.45, 0.15, 0.35), MaxSize: vec(0.9, 0.28, 0.6), MassKg: 5.5, Varies: true}, slots: device(desktop), model: tv},
		{Entry: Entry{ID: "laptop", Name: "Laptop", Synonyms: []string{"notebook computer", "portable computer", "computer", "macbook", "chromebook"}, Tags: []string{"electronics", "office", "graspable", "openable"}, Mount: scene.OnSurface,
			Size: vec(0.33, 0.32, 0.23), MinSize: vec(0.28, 0.26, 0.19), MaxSize: vec(0.39, 0.38, 0.27), MassKg: 1.7}, slots: []slot{{name: "body", material: "brushed steel", fill: 0.9}, {name: "screen", material: desktop}, {name: "keys", material: "black plastic"}}, model: laptop},
		{Entry: Entry{ID: "keyboard", Name: "Keyboard", Synonyms: []string{"computer keyboard"}, Tags: []string{"electronics", "office", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.43, 0.14, 0.025), MinSize: vec(0.28, 0.11, 0.015), MaxSize: vec(0.48, 0.2, 0.04), MassKg: 0.7}, slots: []slot{{name: "body", material: "black plastic"}, {name: "keys", material: "plastic"}}, model: keyboard},
		{Entry: Entry{ID: "speaker", Name: "Speaker", Synonyms: []string{"loudspeaker", "hi-fi speaker", "subwoofer"}, Tags: []string{"electronics"}, Mount: scene.OnSurface,
			Size: vec(0.2, 0.26, 0.34), MinSize: vec(0.12, 0.14, 0.18), MaxSize: vec(0.4, 0.4, 1.1), MassKg: 6, Varies: true}, slots: []slot{{name: "cabinet", material: "$wood", fill: 0.5}, {name: "cone", material: "black plastic"}}, model: speaker},
		{Entry: Entry{ID: "record-player", Name: "Record player", Synonyms: []string{"turntable", "gramophone"}, Tags: []string{"electronics"}, Mount: scene.OnSurface,
			Size: vec(0.44, 0.36, 0.13), MinSize: vec(0.38, 0.3, 0.1), MaxSize: vec(0.5, 0.42, 0.2), MassKg: 6, Varies: true}, slots: []slot{{name: "plinth", material: "$wood", fill: 0.5}, {name: "record", material: "black plastic"}, {name: "metal", material: "brushed steel"}, {name: "label", material: "book cloth"}}, model: recordPlayer},
		{Entry: Entry{ID: "piano", Name: "Piano", Synonyms: []string{"upright piano"}, Tags: []string{"instrument"},
			Size: vec(1.5, 0.62, 1.2), MinSize: vec(1.4, 0.55, 1.05), MaxSize: vec(1.56, 0.7, 1.35), Clearance: Clearance{Front: 0.9}, AgainstWall: true, MassKg: 215, Surfaces: true, Varies: true},
			slots: []slot{{name: "case", material: "ebony", fill: 0.75}, {name: "white keys", material: "porcelain"}, {name: "black keys", material: "black plastic"}, {name: "brass", material: "brass"}}, model: piano},
		{Entry: Entry{ID: "whiteboard", Name: "Whiteboard", Synonyms: []string{"white board", "dry-erase board", "smartboard", "interactive whiteboard"}, Tags: []string{"office", "school", "wall"}, Mount: scene.OnWall, HangHeight: 0.95,
			Size: vec(1.8, 0.07, 1.2), MinSize: vec(0.6, 0.05, 0.45), MaxSize: vec(4, 0.12, 1.5), MassKg: 18}, slots: []slot{{name: "surface", material: "gloss paint"}, {name: "frame", material: "brushed steel", fill: 0.5}, {name: "pens", material: "plastic #2f5fae"}}, model: writingBoard},
		{Entry: Entry{ID: "blackboard", Name: "Blackboard", Synonyms: []string{"chalkboard", "chalk board", "black board", "menu board"}, Tags: []string{"school", "wall"}, Mount: scene.OnWall, HangHeight: 0.95,
			Size: vec(2, 0.07, 1.2), MinSize: vec(0.6, 0.05, 0.45), MaxSize: vec(4, 0.12, 1.5), MassKg: 22}, slots: []slot{{name: "surface", material: "chalkboard"}, {name: "frame", material: "oak"}, {name: "pens", material: "paper"}}, model: writingBoard},
		{Entry: Entry{ID: "pool-table", Name: "Pool table", Synonyms: []string{"billiard table", "snooker table", "billiards table"}, Tags: []string{"game", "table"},
			Size: vec(2.54, 1.42, 0.8), MinSize: vec(1.8, 1, 0.75), MaxSize: vec(3, 1.7, 0.85), Clearance: Clearance{1, 1, 1, 1}, MassKg: 300, Varies: true},
			slots: []slot{{name: "wood", material: "$wood"}, {name: "cloth", material: "felt #2f6b45", fill: 7}, {name: "pockets", material: "black plastic"}, {name: "balls", material: "porcelain"}, {name: "ball", material: "food"}}, model: poolTable},
	}
}

func tv(b *bench) {
	foot := math.Max(0.05, b.h*0.09)
	if b.kind.ID == "monitor" {
		foot = b.h * 0.28
	}
	thick := 0.03
	b.solid("body", slab(-b.w/2, -thick/2, foot, b.w/2, thick/2, b.h, 0.004), slab(-b.w*0.3, thick/2, foot+0.05, b.w*0.3, thick/2+0.025, b.h*0.7, 0.008))
	b.exact("screen", display(slab(-b.w/2+0.008, -thick/2-0.0012, foot+0.016, b.w/2-0.008, -thick/2+0.002, b.h-0.008, 0)))
	b.badge(-thick/2, foot+0.008)
	for i := range 10 {
		z := geom.Lerp(foot+0.08, b.h*0.68, float64(i)/9)
		b.put("metal", slab(-b.w*0.26, thick/2+0.0245, z, b.w*0.26, thick/2+0.026, z+0.003, 0))
	}
	if b.kind.ID == "monitor" || b.pick(2) == 0 {
		b.put("metal", slab(-0.03, 0.005, 0.01, 0.03, 0.03, foot+0.08, 0.003))
		b.solid("metal", form.Prism(form.RoundedRectangle(b.w*0.42, b.d, 0.03, 3), 0, 0.012, 0.002))
		return
	}
	for _, s := range []float64{-1, 1} {
		x := s * b.w * 0.36
		b.put("metal", form.Beam(vec(x, 0, foot+0.004), vec(x, -b.d/2+0.006, 0.006), 0.022, 0.01, 0.002), form.Beam(vec(x, 0, foot+0.004), vec(x, b.d/2-0.006, 0.006), 0.022, 0.01, 0.002))
		b.block(vec(x-0.011, -b.d/2, 0), vec(x+0.011, b.d/2, foot*0.5))
	}
}

// badge is the maker's plate and a standby light under a screen.
func (b *bench) badge(y, z float64) {
	b.put("metal", slab(-0.03, y-0.0012, z-0.003, 0.03, y+0.001, z+0.003, 0.0004), form.Cylinder(0.002, 0.001, 0, 10).Pitch(math.Pi/2).Move(b.w*0.44, y, z))
}

func laptop(b *bench) {
	base := 0.016
	back := -b.d/2 + b.d*0.72
	b.solid("body", slab(-b.w/2, -b.d/2, 0, b.w/2, back, base, 0.003))
	depth := back + b.d/2
	for row := range 5 {
		y := geom.Lerp(-b.d/2+depth*0.42, back-0.03, float64(row)/4)
		b.put("keys", slab(-b.w*0.44, y-depth*0.045, base-0.001, b.w*0.44, y+depth*0.045, base+0.0012, 0))
	}
	b.put("keys", slab(-b.w*0.17, -b.d/2+0.015, base-0.001, b.w*0.17, -b.d/2+depth*0.32, base+0.0004, 0))
	lean := math.Atan2(b.d/2-back-0.006, b.h-base-0.0055)
	axle := base + 0.0055 // so high that the shut lid lies on the keys and not in them
	lid := b.hinged("lid", vec(0, back, axle), vec(1, 0, 0), geom.Radians(95))
	lid.put("body", form.Strut(vec(-b.w*0.36, back, axle), vec(b.w*0.36, back, axle), 0.005, 0.005, 10))
	long := (b.h - axle) / math.Cos(lean)
	place := func(s *form.Shape) *form.Shape { return s.Pitch(-lean).Move(0, back, axle) }
	lid.put("body", place(slab(-b.w/2, -0.004, 0, b.w/2, 0.003, long, 0.001)))
	lid.exact("screen", place(display(slab(-b.w/2+0.008, -0.0052, 0.012, b.w/2-0.008, -0.003, long-0.009, 0))))
	lid.leaning(vec(-b.w/2, -0.004, 0), vec(b.w/2, 0.003, long), -lean, vec(0, back, axle))
}

func keyboard(b *bench) {
	b.solid("body", slab(-b.w/2, -b.d/2, 0, b.w/2, b.d/2, b.h*0.6, 0.003))
	rows, columns := 5, 14
	for r := range rows {
		for c := range columns {
			x := geom.Lerp(-b.w/2+0.02, b.w/2-0.02, (float64(c)+0.5)/float64(columns))
			y := geom.Lerp(-b.d/2+0.012, b.d/2-0.012, (float64(r)+0.5)/float64(rows))
			w := (b.w - 0.04) / float64(columns) * 0.86
			if r == 0 && c > 3 && c < 9 {
				if c != 6 {
					continue
				}
				w *= 5.6
			}
			b.put("keys", slab(x-w/2, y-b.d*0.075, b.h*0.6, x+w/2, y+b.d*0.075, b.h, 0))
		}
	}
}

func speaker(b *bench) {
	b.solid("cabinet", slab(-b.w/2, -b.d/2+0.012, 0, b.w/2, b.d/2, b.h, 0.006))
	b.put("cone", slab(-b.w/2+0.006, -b.d/2+0.004, 0.006, b.w/2-0.006, -b.d/2+0.013, b.h-0.006, 0.002))
	dish := func(r, z float64) {
		b.put("cone", form.Lathe([]geom.Vec2{{0, -0.002}, {r, -0.002}, {r, 0.003}, {r * 0.9, 0.004}, {r * 0.82, 0.0035}, {r * 0.3, 0.0005}, {r * 0.2, 0.0025}, {0, 0.0035}}, 24).Pitch(math.Pi/2).Move(0, -b.d/2+0.004, z))
	}
	dish(b.w*0.38, b.h*0.36)
	dish(b.w*0.17, b.h*0.76)
}

func recordPlayer(b *bench) {
	top := b.h * 0.66
	b.solid("plinth", slab(-b.w/2, -b.d/2, 0.015, b.w/2, b.d/2, top, 0.005))
	corners(func(sx, sy float64) {
		b.put("metal", form.Cylinder(0.02, 0.016, 0.003, 14).Move(sx*(b.w/2-0.05), sy*(b.d/2-0.05), 0))
	})
	r := math.Min(b.d*0.45, 0.152)
	x := -b.w/2 + r + 0.025
	b.put("metal", form.Cylinder(r*1.02, 0.014, 0.003, 40).Move(x, 0, top))
	b.put("record", form.Cylinder(r, 0.004, 0.001, 40).Move(x, 0, top+0.013))
	b.put("label", form.Cylinder(r*0.34, 0.001, 0, 24).Move(x, 0, top+0.0168))
	ax, ay := b.w/2-0.045, b.d/2-0.06
	b.put("metal", form.Cylinder(0.024, 0.03, 0.004, 18).Move(ax, ay, top), form.Tube([]geom.Vec3{vec(ax, ay+0.02, b.h-0.006), vec(ax, ay-0.02, b.h-0.006), vec(ax-0.01, -b.d*0.12, b.h-0.01), vec(x+r*0.62, -b.d*0.22, top+0.024)}, 0.005, 8), form.Cylinder(0.003, 0.018, 0, 6).Move(x, 0, top+0.01))
	b.put("record", slab(x+r*0.62-0.008, -b.d*0.22-0.022, top+0.0172, x+r*0.62+0.008, -b.d*0.22+0.008, top+0.028, 0.001))
}

func piano(b *bench) {
	keys := 0.7
	front, bed := -b.d/2, b.d/2-0.36
	b.solid("case", slab(-b.w/2, bed, 0.02, b.w/2, b.d/2, b.h-0.03, 0.008), slab(-b.w/2, bed-0.01, b.h-0.03, b.w/2, b.d/2, b.h, 0.008))
	b.solid("case", slab(-b.w/2, front, keys-0.12, b.w/2, bed, keys-0.02, 0.008))
	for _, s := range []float64{-1, 1} {
		x := s * (b.w/2 - 0.03)
		b.solid("case", slab(x-0.03, front, keys-0.02, x+0.03, bed, keys+0.06, 0.012), slab(x-0.03, front+0.02, 0.06, x+0.03, front+0.08, keys-0.12, 0.006))
		b.put("case", slab(x-0.03, front+0.02, 0, x+0.03, b.d/2-0.01, 0.06, 0.006))
	}
	b.put("case", slab(-b.w/2+0.09, bed-0.012, 0.14, b.w/2-0.09, bed, keys-0.16, 0.004), slab(-b.w/2+0.07, bed-0.012, keys+0.12, b.w/2-0.07, bed, b.h-0.09, 0.005),
		form.Box(b.w*0.5, 0.012, 0.16, 0.003).Pitch(-0.25).Move(0, bed-0.05, keys+0.14), slab(-b.w/2+0.06, bed-0.03, keys-0.02, b.w/2-0.06, bed, keys+0.1, 0.006))
	x0, x1 := -b.w/2+0.075, b.w/2-0.075
	each := (x1 - x0) / 52
	for i := range 52 {
		x := x0 + each*float64(i)
		b.put("white keys", slab(x+0.0005, front+0.03, keys-0.02, x+each-0.0005, bed-0.03, keys, 0))
		if k := i % 7; k != 1 && k != 4 && i < 51 {
			b.put("black keys", slab(x+each*0.7, front+0.08, keys, x+each*1.3, bed-0.03, keys+0.01, 0))
		}
	}
	for i := range 3 {
		b.put("brass", form.Box(0.03, 0.1, 0.012, 0.003).Move(float64(i-1)*0.09, bed-0.06, 0.05))
	}
	b.top(b.h, 0.03)
}

func writingBoard(b *bench) {
	bar := 0.03
	y := b.d/2 - 0.02
	b.frameBars("frame", bar, y-0.006, b.d/2)
	b.put("surface", slab(-b.w/2+bar-0.004, y, bar-0.004, b.w/2-bar+0.004, b.d/2-0.003, b.h-bar+0.004, 0))
	b.put("frame", slab(-b.w*0.3, -b.d/2, 0.004, b.w*0.3, y, 0.012, 0.001), slab(-b.w*0.3, -b.d/2, 0.012, b.w*0.3, -b.d/2+0.005, 0.02, 0.001))
	for i := range 3 {
		x := -b.w*0.2 + 0.17*float64(i)*math.Min(1, b.w)
		b.put("pens", form.Strut(vec(x, -b.d/2+0.02, 0.021), vec(x+0.12, -b.d/2+0.022, 0.021), 0.008, 0.008, 8))
	}
	b.block(vec(-b.w/2, y-0.006, 0), vec(b.w/2, b.d/2, b.h))
}

func poolTable(b *bench) {
	rail, top := 0.13, b.h
	bed := top - 0.045
	b.solid("wood", slab(-b.w/2+0.06, -b.d/2+0.06, bed-0.16, b.w/2-0.06, b.d/2-0.06, bed-0.04, 0.004))
	b.solid("cloth", slab(-b.w/2+0.08, -b.d/2+0.08, bed-0.04, b.w/2-0.08, b.d/2-0.08, bed, 0))
	for _, s := range []float64{-1, 1} {
		b.solid("wood", slab(-b.w/2, s*(b.d/2-rail/2)-rail/2, bed-0.04, b.w/2, s*(b.d/2-rail/2)+rail/2, top, 0.012), slab(s*(b.w/2-rail/2)-rail/2, -b.d/2+rail, bed-0.04, s*(b.w/2-rail/2)+rail/2, b.d/2-rail, top, 0.012))
		b.put("cloth", slab(-b.w/2+rail, s*(b.d/2-rail-0.018)-0.022, bed, b.w/2-rail, s*(b.d/2-rail-0.018)+0.022, top-0.006, 0.008), slab(s*(b.w/2-rail-0.018)-0.022, -b.d/2+rail, bed, s*(b.w/2-rail-0.018)+0.022, b.d/2-rail, top-0.006, 0.008))
		for _, x := range []float64{-1, 0, 1} {
			px, py := x*(b.w/2-rail-0.01), s*(b.d/2-rail-0.01)
			if x == 0 {
				py += s * 0.02
			}
			b.put("pockets", form.Cylinder(0.058, 0.004, 0, 18).Move(px, py, top-0.002), form.Cylinder(0.06, 0.11, 0, 14).Move(px, py, bed-0.1))
		}
	}
	corners(func(sx, sy float64) {
		b.solid("wood", form.Taper(vec(sx*(b.w/2-0.25), sy*(b.d/2-0.2), 0), vec(sx*(b.w/2-0.22), sy*(b.d/2-0.18), bed-0.15), 0.1, 0.15, 0.008))
	})
	for i := range 9 {
		row := []int{0, 1, 1, 2, 2, 2, 3, 3, 4}[i]
		col := []float64{0, -0.5, 0.5, -1, 0, 1, -0.5, 0.5, 0}[i]
		slot := "ball"
		if i%3 == 0 {
			slot = "balls"
		}
		b.put(slot, form.Ellipsoid(0.028, 0.028, 0.028, 10, 8).Move(b.w*0.22+0.05*float64(row), 0.058*col, bed+0.028))
	}
	b.put("balls", form.Ellipsoid(0.028, 0.028, 0.028, 10, 8).Move(-b.w*0.24, 0.03, bed+0.028))
}
