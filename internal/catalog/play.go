package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// doll sits upright, as one does on a shelf, its legs to the front.
func doll(b *bench) {
	w, d, h := b.w, b.d, b.h
	y := d * 0.2
	head := h * 0.15
	b.put("dress", form.Lathe(form.Curve([]geom.Vec2{{0, 0}, {w * 0.4, 0.004}, {w * 0.3, h * 0.24}, {w * 0.2, h * 0.46}, {w * 0.13, h * 0.66}, {0, h * 0.69}}, 4), 24).Smooth(geom.Radians(70)).Scale(1, math.Min(1, d*0.7/(w*0.8)), 1).Move(0, y*0.5, 0))
	b.put("skin", form.Ellipsoid(head*0.86, math.Min(head*0.8, d*0.4), head, 24, 16).Move(0, y*0.5, h-head*1.06))
	b.put("hair", form.Ellipsoid(head*0.96, math.Min(head*0.86, d*0.44), head*0.92, 24, 14).Move(0, y*0.5+0.01, h-head*0.92))
	for _, s := range []float64{-1, 1} {
		b.put("skin", form.TaperedTube([]geom.Vec3{vec(s*w*0.12, y*0.5, h*0.6), vec(s*w*0.34, y*0.2, h*0.44), vec(s*w*0.46, -d*0.1, h*0.34)}, []float64{0.016, 0.014, 0.013}, 10), form.Ellipsoid(0.016, 0.016, 0.016, 10, 8).Move(s*w*0.46, -d*0.12, h*0.33))
		b.put("skin", form.Strut(vec(s*w*0.16, y*0.2, 0.022), vec(s*w*0.2, -d/2+0.02, 0.02), 0.02, 0.017, 12))
		b.put("dark", form.Ellipsoid(0.02, 0.02, 0.022, 12, 8).Move(s*w*0.2, -d/2+0.02, 0.022), form.Ellipsoid(0.005, 0.003, 0.006, 8, 6).Move(s*head*0.34, y*0.5-math.Min(head*0.78, d*0.39), h-head*1.05))
		b.put("hair", form.TaperedTube([]geom.Vec3{vec(s*head*0.8, y*0.5, h-head*0.8), vec(s*head*1.15, y*0.5, h-head*1.3), vec(s*head*1.0, y*0.5, h-head*2)}, []float64{0.014, 0.016, 0.006}, 10))
	}
	b.block(vec(-w*0.38, -d*0.2, 0), vec(w*0.38, d*0.42, h*0.3))
	b.block(vec(-w*0.2, -d*0.1, h*0.3), vec(w*0.2, d*0.3, h))
}

// trumpet stands on its bell's rim and valves' ends as on a table: it lies level, bell to the front.
func trumpet(b *bench) {
	w, d, h := b.w, b.d, b.h
	r := w / 2
	z := r
	b.put("brass", form.Lathe([]geom.Vec2{{r - 0.001, 0}, {r, 0.0005}, {r * 0.62, d * 0.05}, {r * 0.36, d * 0.12}, {r * 0.2, d * 0.22}, {0.0065, d * 0.36}, {0.0045, d * 0.36}, {r*0.2 - 0.002, d * 0.22}, {r*0.36 - 0.002, d * 0.12}, {r*0.6 - 0.002, d * 0.05}, {r - 0.001, 0}}, 32).Smooth(geom.Radians(50)).Pitch(-math.Pi/2).Move(0, -d/2, z))
	low := z - h*0.26
	loop := append([]geom.Vec3{vec(0, -d*0.15, z), vec(0, d*0.24, z)}, form.Arc(vec(0, d*0.24, (z+low)/2), geom.Up, vec(0, 1, 0), (z-low)/2, 0.3, math.Pi-0.3, 8)...)
	loop = append(loop, vec(0, d*0.24, low), vec(0, -d*0.2, low))
	b.put("brass", form.Tube(loop, 0.0065, 12))
	top := append([]geom.Vec3{vec(0.014, d/2-0.02, z), vec(0.014, -d*0.2, z)}, form.Arc(vec(0.007, -d*0.2, (z+low)/2), geom.Up, vec(0, -1, 0), (z-low)/2, 0.3, math.Pi-0.3, 8)...)
	b.put("brass", form.Tube(append(top, vec(0.002, -d*0.19, low)), 0.006, 12), form.Cone(0.006, 0.013, 0.024, 0.002, 18).Pitch(-math.Pi/2).Move(0.014, d/2-0.024, z))
	for i := range 3 {
		y := d * (-0.04 + 0.07*float64(i))
		b.put("brass", form.Cylinder(0.012, h*0.55, 0.002, 18).Move(0.006, y, z-h*0.33), form.Cylinder(0.0035, h*0.1, 0, 8).Move(0.006, y, z+h*0.2))
		b.put("caps", form.Cylinder(0.009, 0.005, 0.001, 16).Move(0.006, y, z+h*0.29))
	}
	b.put("brass", form.Strut(vec(0, d*0.3, low-0.004), vec(0, d*0.3, 0.001), 0.003, 0.004, 8), form.Strut(vec(-0.03, d*0.3, 0.003), vec(0.03, d*0.3, 0.003), 0.003, 0.003, 8))
	b.block(vec(-r*0.8, -d/2, 0), vec(r*0.8, -d*0.42, z+r*0.8))
	b.block(vec(-0.02, -d*0.42, low-0.01), vec(0.03, d*0.34, z+h*0.2))
	b.block(vec(-0.03, d*0.28, 0), vec(0.03, d*0.32, low-0.01))
}

// largeKinds are everyday things that stand on the floor or hang on a wall.
func largeKinds() []kind {
	wood, steel := slot{name: "wood", material: "oak"}, slot{name: "steel", material: "steel", fill: 1}
	return []kind{
		{Entry: Entry{ID: "mattress", Name: "Mattress", Synonyms: []string{"bed mattress", "foam mattress", "spring mattress", "air mattress", "airbed"}, Tags: []string{"textile"},
			Size: vec(0.9, 2, 0.22), MinSize: vec(0.7, 1.6, 0.12), MaxSize: vec(2, 2.1, 0.32), MassKg: 20}, slots: []slot{{name: "ticking", material: "cotton #e8e4da", fill: 0.75}, {name: "border", material: "cotton #b9bfc4", fill: 0.5}}, model: mattress},
		{Entry: Entry{ID: "sleeping-bag", Name: "Sleeping bag", Synonyms: []string{"rolled sleeping bag", "bedroll", "bed roll"}, Tags: []string{"textile", "graspable"},
			Size: vec(0.42, 0.22, 0.22), MinSize: vec(0.3, 0.16, 0.16), MaxSize: vec(0.55, 0.3, 0.3), MassKg: 1.6}, slots: []slot{{name: "cloth", material: "canvas #3f6a5a", fill: 1.4}, {name: "straps", material: "black plastic"}, {name: "lining", material: "cotton #c98a3f"}}, model: sleepingBag},
		{Entry: Entry{ID: "drying-rack", Name: "Drying rack", Synonyms: []string{"clothes horse", "clothes airer", "airer", "clothes drying rack", "laundry rack", "clothes dryer", "clothes line"}, Tags: []string{"household"},
			Size: vec(1.1, 0.56, 1.0), MinSize: vec(0.8, 0.45, 0.8), MaxSize: vec(1.5, 0.7, 1.15), MassKg: 3.5}, slots: []slot{{name: "frame", material: "white metal", fill: 1}, {name: "feet", material: "black plastic"}, {name: "linen", material: "cotton #8fa8b4", fill: 2}}, model: dryingRack},
		{Entry: Entry{ID: "deck-chair", Name: "Deck chair", Synonyms: []string{"deckchair", "beach chair", "sling chair", "lawn chair", "folding deck chair", "garden lounger"}, Tags: []string{"seat", "seating"},
			Size: vec(0.6, 1.05, 0.92), MinSize: vec(0.5, 0.9, 0.8), MaxSize: vec(0.7, 1.2, 1.05), MassKg: 5}, slots: []slot{wood, {name: "canvas", material: "canvas #3f6f8f", fill: 1}}, model: deckChair},
		{Entry: Entry{ID: "scooter", Name: "Scooter", Synonyms: []string{"kick scooter", "push scooter", "electric scooter", "e-scooter"}, Tags: []string{"toy", "vehicle"},
			Size: vec(0.42, 0.88, 0.95), MinSize: vec(0.34, 0.7, 0.7), MaxSize: vec(0.5, 1.15, 1.2), MassKg: 5}, slots: []slot{{name: "frame", material: "aluminium", fill: 0.6}, {name: "rubber", material: "rubber"}, {name: "grip", material: "rubber #2a2d30"}}, model: scooter},
		{Entry: Entry{ID: "spade", Name: "Spade", Synonyms: []string{"shovel", "garden spade", "garden shovel", "snow shovel"}, Tags: []string{"tool", "wall"}, Mount: scene.OnWall, HangHeight: 0.02,
			Size: vec(0.19, 0.09, 1.1), MinSize: vec(0.15, 0.07, 0.9), MaxSize: vec(0.3, 0.14, 1.45), MassKg: 1.8}, slots: []slot{steel, wood}, model: spade},
		{Entry: Entry{ID: "rake", Name: "Rake", Synonyms: []string{"garden rake", "leaf rake"}, Tags: []string{"tool", "wall"}, Mount: scene.OnWall, HangHeight: 0.02,
			Size: vec(0.4, 0.1, 1.5), MinSize: vec(0.3, 0.08, 1.2), MaxSize: vec(0.55, 0.14, 1.75), MassKg: 1.3}, slots: []slot{steel, wood}, model: rake},
		{Entry: Entry{ID: "doorbell", Name: "Doorbell", Synonyms: []string{"door bell", "bell push", "entry phone", "intercom"}, Tags: []string{"electronics", "wall"}, Mount: scene.OnWall, HangHeight: 1.2,
			Size: vec(0.06, 0.025, 0.12), MinSize: vec(0.04, 0.018, 0.08), MaxSize: vec(0.1, 0.04, 0.2), MassKg: 0.12}, slots: []slot{{name: "plate", material: "brushed steel", fill: 0.3}, {name: "button", material: "white metal", fill: 0.3}, {name: "dark", material: "black plastic"}}, model: doorbell},
		{Entry: Entry{ID: "fuse-box", Name: "Fuse box", Synonyms: []string{"breaker box", "breaker panel", "consumer unit", "electrical panel", "distribution board", "circuit breaker"}, Tags: []string{"electronics", "wall", "openable"}, Mount: scene.OnWall, HangHeight: 1.4,
			Size: vec(0.38, 0.11, 0.46), MinSize: vec(0.26, 0.09, 0.3), MaxSize: vec(0.6, 0.16, 0.8), MassKg: 5}, slots: []slot{{name: "case", material: "painted metal #c9cbc8", fill: 0.25}, {name: "dark", material: "black plastic"}, {name: "switch", material: "gloss paint"}}, model: fuseBox},
		{Entry: Entry{ID: "stairs", Name: "Stairs", Category: "staircase", Synonyms: []string{"staircase", "stairway", "flight of stairs", "steps", "banister", "bannister", "stair"}, Tags: []string{"storage"},
			Size: vec(0.95, 3.6, 3.5), MinSize: vec(0.7, 1.2, 1.6), MaxSize: vec(1.5, 4.8, 4.2), AgainstWall: true, MassKg: 240}, slots: []slot{{name: "wood", material: "$wood"}, {name: "paint", material: "painted wood #efece4"}, {name: "bars", material: "$metal"}}, model: stairs},
	}
}
