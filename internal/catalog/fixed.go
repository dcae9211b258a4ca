package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// fixedKinds are screens and boards that are fixed to a wall, and the open racks of workshops and stores.
func fixedKinds() []kind {
	return []kind{
		{Entry: Entry{ID: "wall-tv", Name: "Wall TV", Synonyms: []string{"wall-mounted tv", "wall mounted television", "mounted tv", "wall television"}, Tags: []string{"electronics", "wall"}, Mount: scene.OnWall, HangHeight: 1,
			Size: vec(1.23, 0.08, 0.71), MinSize: vec(0.7, 0.06, 0.41), MaxSize: vec(1.9, 0.12, 1.1), MassKg: 17},
			slots: []slot{{name: "body", material: "black plastic", fill: 0.6}, {name: "screen", material: "screen"}, {name: "metal", material: "brushed steel"}}, model: wallTV},
		{Entry: Entry{ID: "projector-screen", Name: "Projector screen", Synonyms: []string{"projection screen", "pull-down screen", "projection wall", "screen for a projector"}, Tags: []string{"office", "school", "wall"}, Mount: scene.OnWall, HangHeight: 0.85,
			Size: vec(2.2, 0.1, 1.5), MinSize: vec(1.2, 0.08, 0.9), MaxSize: vec(3.6, 0.14, 2.2), MassKg: 9},
			slots: []slot{{name: "case", material: "gloss paint"}, {name: "screen", material: "paper", fill: 0.1}, {name: "border", material: "black plastic"}}, model: projectorScreen},
		{Entry: Entry{ID: "pegboard", Name: "Pegboard", Synonyms: []string{"tool wall", "tool board", "peg board", "tool rack", "wall of tools", "tool panel"}, Tags: []string{"workshop", "wall"}, Mount: scene.OnWall, HangHeight: 1.1,
			Size: vec(1.4, 0.07, 0.9), MinSize: vec(0.7, 0.06, 0.5), MaxSize: vec(2.4, 0.1, 1.3), MassKg: 13},
			slots: []slot{{name: "board", material: "birch", fill: 0.4}, {name: "steel", material: "brushed steel"}, {name: "wood", material: "oak"}, {name: "grip", material: "rubber #b5482c"}}, model: pegboard},
		{Entry: Entry{ID: "storage-rack", Name: "Storage rack", Synonyms: []string{"metal shelf", "metal shelving", "garage shelf", "utility shelf", "warehouse rack", "wire shelf", "wire rack", "industrial shelf", "tool shelf", "workshop shelf", "pantry shelf"}, Tags: []string{"storage", "workshop"},
			Size: vec(1.1, 0.45, 1.8), MinSize: vec(0.6, 0.3, 0.9), MaxSize: vec(2, 0.6, 2.3), Clearance: Clearance{Front: 0.5}, AgainstWall: true, MassKg: 24, Surfaces: true},
			slots: []slot{{name: "metal", material: "$metal", fill: 0.25}, {name: "boards", material: "birch"}}, model: storageRack},
	}
}

func wallTV(b *bench) {
	thick := math.Min(0.03, b.d*0.5)
	b.solid("body", slab(-b.w/2, -b.d/2, 0, b.w/2, -b.d/2+thick, b.h, 0.004))
	b.put("screen", slab(-b.w/2+0.008, -b.d/2-0.001, 0.016, b.w/2-0.008, -b.d/2+0.002, b.h-0.008, 0))
	b.badge(-b.d/2, 0.008)
	b.solid("metal", slab(-b.w*0.2, -b.d/2+thick, b.h*0.3, b.w*0.2, b.d/2, b.h*0.7, 0.003))
}

func projectorScreen(b *bench) {
	barrel, y := b.d*0.92, b.d/2-b.d*0.46
	b.solid("case", slab(-b.w/2, -b.d/2, b.h-barrel, b.w/2, b.d/2, b.h, 0.012))
	hem := 0.03
	b.solid("screen", slab(-b.w/2+0.06, y-0.002, hem, b.w/2-0.06, y+0.002, b.h-barrel, 0))
	b.solid("border", slab(-b.w/2+0.05, y-0.012, 0, b.w/2-0.05, y+0.012, hem, 0.004))
	edge := 0.035
	for _, s := range []float64{-1, 1} {
		x := s * (b.w/2 - 0.06 - edge/2)
		b.put("border", slab(x-edge/2, y-0.0035, hem, x+edge/2, y-0.0022, b.h-barrel, 0))
	}
	b.put("border", slab(-b.w/2+0.06+edge, y-0.0035, b.h-barrel-2*edge, b.w/2-0.06-edge, y-0.0022, b.h-barrel, 0))
}

// pegboard hangs a few tools on a board: hammers, a saw, spanners and screwdrivers, from left to right.
func pegboard(b *bench) {
	back := b.d/2 - 0.02
	b.solid("board", slab(-b.w/2, back, 0, b.w/2, b.d/2, b.h, 0.002))
	deep := math.Min(0.03, b.d-0.025)
	y := back - deep/2 - 0.002
	columns := max(4, int(b.w/0.16))
	for i := range columns {
		x := geom.Lerp(-b.w/2+0.1, b.w/2-0.1, float64(i)/float64(columns-1))
		for row := range 2 {
			z := b.h * (0.9 - 0.45*float64(row))
			b.put("steel", form.Strut(vec(x, back+0.004, z), vec(x, -b.d/2, z), 0.004, 0.004, 8))
			b.hangTool((i+2*row)%4, vec(x, y, z), b.h*0.32, deep)
		}
	}
}

func (b *bench) hangTool(kind int, at geom.Vec3, long, deep float64) {
	x, y, z := at[0], at[1], at[2]
	switch kind {
	case 0: // a hammer
		b.put("wood", form.Strut(vec(x, y, z-long), vec(x, y, z), 0.012, 0.011, 10))
		b.put("steel", slab(x-0.055, y-deep*0.4, z, x+0.045, y+deep*0.4, z+0.028, 0.004))
	case 1: // a spanner
		b.put("steel", slab(x-0.011, y-0.003, z-long, x+0.011, y+0.003, z, 0.002), slab(x-0.024, y-0.004, z-0.045, x+0.024, y+0.004, z, 0.003), slab(x-0.02, y-0.004, z-long, x+0.02, y+0.004, z-long+0.036, 0.003))
	case 2: // a screwdriver
		b.put("grip", form.Strut(vec(x, y, z-long*0.42), vec(x, y, z), 0.014, 0.011, 12))
		b.put("steel", form.Strut(vec(x, y, z-long*0.9), vec(x, y, z-long*0.42), 0.004, 0.004, 8))
	default: // a saw
		b.put("wood", slab(x-0.05, y-0.008, z-0.09, x+0.05, y+0.008, z, 0.006))
		b.put("steel", form.Prism(geom.Polygon{{-0.045, 0}, {0.045, 0}, {0.02, long}, {-0.045, long}}, -0.0008, 0.0008, 0).Pitch(-math.Pi/2).Move(x, y, z-0.09))
	}
}

func storageRack(b *bench) {
	post := 0.035
	corners(func(sx, sy float64) {
		x, y := sx*(b.w-post)/2, sy*(b.d-post)/2
		b.solid("metal", slab(x-post/2, y-post/2, 0, x+post/2, y+post/2, b.h, 0.003))
	})
	levels := max(3, int(math.Round(b.h/0.45)))
	const thick = 0.022
	for i := range levels {
		z := geom.Lerp(0.1, b.h-thick-0.01, float64(i)/float64(levels-1))
		b.solid("boards", slab(-b.w/2+0.004, -b.d/2+0.004, z, b.w/2-0.004, b.d/2-0.004, z+thick, 0.002))
		for _, s := range []float64{-1, 1} {
			y := s * (b.d/2 - 0.006)
			b.put("metal", slab(-b.w/2+post, y-0.005, z-0.03, b.w/2-post, y+0.005, z+thick, 0.001))
		}
		clear := (b.h-thick-0.11)/float64(levels-1) - thick - 0.04
		if i == levels-1 {
			clear = 0.4
		}
		b.support("board", z+thick, geom.Vec2{-b.w/2 + 0.05, -b.d/2 + 0.03}, geom.Vec2{b.w/2 - 0.05, b.d/2 - 0.03}, clear)
	}
}
