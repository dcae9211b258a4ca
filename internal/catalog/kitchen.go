package catalog

import (
	"fmt"
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func kitchenKinds() []kind {
	unit := []slot{{name: "fronts", material: "$paint"}, {name: "body", material: "$paint"}, {name: "worktop", material: "$top"}, {name: "handles", material: "$metal"}, {name: "inside", material: "plastic", fill: 0.6}, {name: "steel", material: "brushed steel", fill: 0.12}, {name: "plinth", material: "black plastic"}}
	machine := []slot{{name: "body", material: "white metal", fill: 0.085}, {name: "glass", material: "screen"}, {name: "handles", material: "brushed steel", fill: 0.3}, {name: "trim", material: "black plastic"}}
	kitchenTags := []string{"kitchen", "storage", "openable"}
	return []kind{
		{Entry: Entry{ID: "counter", Name: "Kitchen counter", Category: "counter", Synonyms: []string{"counter", "worktop", "countertop", "base cabinet", "kitchen cabinet", "kitchen unit", "service counter", "shop counter", "reception desk", "checkout counter", "checkout", "front desk"}, Tags: kitchenTags,
			Size: vec(1.2, 0.62, 0.9), MinSize: vec(0.4, 0.5, 0.8), MaxSize: vec(3.6, 0.75, 1.1), Clearance: Clearance{Front: 0.9}, AgainstWall: true, MassKg: 60, Surfaces: true, Varies: true}, slots: unit, model: counter},
		{Entry: Entry{ID: "kitchen-island", Name: "Kitchen island", Synonyms: []string{"island", "bar counter", "breakfast bar"}, Tags: kitchenTags,
			Size: vec(1.6, 0.9, 0.92), MinSize: vec(1, 0.7, 0.85), MaxSize: vec(2.8, 1.2, 1.05), Clearance: Clearance{0.9, 0.9, 0.6, 0.6}, MassKg: 95, Surfaces: true, Varies: true}, slots: unit, model: island},
		{Entry: Entry{ID: "sink", Name: "Kitchen sink", Category: "sink", Synonyms: []string{"sink", "sink cabinet", "sink unit"}, Tags: kitchenTags,
			Size: vec(0.9, 0.62, 1.18), MinSize: vec(0.6, 0.55, 1.1), MaxSize: vec(1.4, 0.7, 1.35), Clearance: Clearance{Front: 0.9}, AgainstWall: true, MassKg: 50, Varies: true}, slots: unit, model: sinkUnit},
		{Entry: Entry{ID: "wall-cabinet", Name: "Wall cabinet", Synonyms: []string{"kitchen wall cabinet", "upper cabinet", "hanging cabinet", "medicine cabinet"}, Tags: kitchenTags, Mount: scene.OnWall, HangHeight: 1.45,
			Size: vec(0.8, 0.36, 0.7), MinSize: vec(0.4, 0.2, 0.4), MaxSize: vec(1.8, 0.42, 1), MassKg: 24, Varies: true}, slots: unit, model: wallCabinet},
		{Entry: Entry{ID: "fridge", Name: "Fridge", Synonyms: []string{"refrigerator", "freezer", "icebox", "fridge freezer", "chest freezer", "freezer chest"}, Tags: []string{"kitchen", "appliance", "openable"},
			Size: vec(0.6, 0.66, 1.85), MinSize: vec(0.5, 0.55, 0.85), MaxSize: vec(0.95, 0.75, 2), Clearance: Clearance{Front: 0.8}, AgainstWall: true, MassKg: 70, Varies: true}, slots: machine, model: fridge},
		{Entry: Entry{ID: "oven", Name: "Oven", Synonyms: []string{"cooker", "stove", "range", "range cooker", "gas stove", "kitchen stove"}, Tags: []string{"kitchen", "appliance", "openable"},
			Size: vec(0.6, 0.62, 0.9), MinSize: vec(0.5, 0.55, 0.85), MaxSize: vec(1, 0.7, 0.95), Clearance: Clearance{Front: 0.9}, AgainstWall: true, MassKg: 48, Varies: true}, slots: machine, model: oven},
		{Entry: Entry{ID: "dishwasher", Name: "Dishwasher", Tags: []string{"kitchen", "appliance", "openable"},
			Size: vec(0.6, 0.6, 0.86), MinSize: vec(0.45, 0.55, 0.82), MaxSize: vec(0.62, 0.65, 0.9), Clearance: Clearance{Front: 0.7}, AgainstWall: true, MassKg: 42}, slots: machine, model: dishwasher},
		{Entry: Entry{ID: "washing-machine", Name: "Washing machine", Synonyms: []string{"washer", "clothes washer", "dryer", "tumble dryer"}, Tags: []string{"appliance", "openable"},
			Size: vec(0.6, 0.6, 0.85), MinSize: vec(0.5, 0.45, 0.8), MaxSize: vec(0.7, 0.7, 0.95), Clearance: Clearance{Front: 0.7}, AgainstWall: true, MassKg: 66}, slots: machine, model: washingMachine},
		{Entry: Entry{ID: "microwave", Name: "Microwave", Synonyms: []string{"microwave oven"}, Tags: []string{"kitchen", "appliance", "openable"}, Mount: scene.OnSurface,
			Size: vec(0.48, 0.36, 0.28), MinSize: vec(0.42, 0.3, 0.24), MaxSize: vec(0.6, 0.5, 0.38), MassKg: 13}, slots: []slot{{name: "body", material: "white metal", fill: 0.12}, {name: "glass", material: "screen"}, {name: "trim", material: "black plastic"}, {name: "handles", material: "brushed steel", fill: 0.3}}, model: microwave},
		{Entry: Entry{ID: "range-hood", Name: "Range hood", Synonyms: []string{"extractor hood", "cooker hood"}, Tags: []string{"kitchen", "appliance"}, Mount: scene.OnWall, HangHeight: 1.55,
			Size: vec(0.6, 0.5, 0.8), MinSize: vec(0.5, 0.4, 0.5), MaxSize: vec(1, 0.55, 1.2), MassKg: 14}, slots: []slot{{name: "steel", material: "brushed steel", fill: 0.08}, {name: "trim", material: "black plastic"}}, model: rangeHood},
	}
}

const plinthHigh, plinthBack = 0.1, 0.06

// baseUnit models a kitchen base cabinet between x0 and x1 up to the underside of the worktop.
func (b *bench) baseUnit(x0, x1, top float64) {
	b.solid("plinth", slab(x0, b.face()+plinthBack, 0, x1, b.d/2-0.02, plinthHigh, 0))
	b.carcass("body", vec(x0, b.face()+frontDeep, plinthHigh), vec(x1, b.d/2, top), 0.001)
}

func (b *bench) worktop(thick float64) {
	b.solid("worktop", slab(-b.w/2, -b.d/2, b.h-thick, b.w/2, b.d/2, b.h, 0.004))
	b.top(b.h, 0.03)
}

func counter(b *bench) {
	thick := 0.035
	b.baseUnit(-b.w/2, b.w/2, b.h-thick)
	b.worktop(thick)
	columns := (front{-b.w / 2, b.w / 2, plinthHigh, b.h - thick}).columns(max(1, int(math.Round(b.w/0.55))))
	drawers := b.pick(len(columns))
	doors, n := 0, 0
	for i, f := range columns {
		if i == drawers {
			for _, d := range f.rows(3) {
				n++
				b.chestDrawer(fmt.Sprintf("drawer %d", n), "fronts", "inside", "handles", d, b.d*0.75)
			}
			continue
		}
		doors++
		b.cabinetDoor(fmt.Sprintf("door %d", doors), "fronts", "handles", f, i%2 == 0)
	}
}

func island(b *bench) {
	thick := 0.04
	over := b.d * 0.22
	back := b.d/2 - over
	b.solid("plinth", slab(-b.w/2+0.05, b.face()+plinthBack, 0, b.w/2-0.05, back-0.03, plinthHigh, 0))
	b.carcass("body", vec(-b.w/2+0.03, b.face()+frontDeep, plinthHigh), vec(b.w/2-0.03, back, b.h-thick), 0.002)
	b.worktop(thick)
	for i, f := range (front{-b.w/2 + 0.03, b.w/2 - 0.03, plinthHigh, b.h - thick}).columns(max(2, int(math.Round(b.w/0.55)))) {
		if i%2 == 1 {
			rows := f.rows(2)
			b.chestDrawer(fmt.Sprintf("drawer %d", i), "fronts", "inside", "handles", rows[0], back-b.face()-0.05)
			b.chestDrawer(fmt.Sprintf("upper drawer %d", i), "fronts", "inside", "handles", rows[1], back-b.face()-0.05)
			continue
		}
		b.cabinetDoor(fmt.Sprintf("door %d", i+1), "fronts", "handles", f, true)
	}
}

// sinkUnit has a steel bowl let into its worktop and a mixer tap.
func sinkUnit(b *bench) {
	thick := 0.035
	top := b.h - 0.28
	b.baseUnit(-b.w/2, b.w/2, top-thick)
	bx, y0, y1, deep := math.Min(0.26, b.w*0.32), -b.d/2+0.1, b.d/2-0.14, 0.17
	b.solid("worktop", slab(-b.w/2, -b.d/2, top-thick, -bx, b.d/2, top, 0.003), slab(bx, -b.d/2, top-thick, b.w/2, b.d/2, top, 0.003),
		slab(-bx, -b.d/2, top-thick, bx, y0, top, 0), slab(-bx, y1, top-thick, bx, b.d/2, top, 0))
	low := top - deep
	b.solid("steel", slab(-bx, y0, low, -bx+0.01, y1, top+0.002, 0.001), slab(bx-0.01, y0, low, bx, y1, top+0.002, 0.001),
		slab(-bx+0.01, y0, low, bx-0.01, y0+0.01, top+0.002, 0.001), slab(-bx+0.01, y1-0.01, low, bx-0.01, y1, top+0.002, 0.001), slab(-bx, y0, low-0.01, bx, y1, low, 0))
	b.tap("steel", 0, b.d/2-0.075, top, b.h-top)
	for i, f := range (front{-b.w / 2, b.w / 2, plinthHigh, top - thick}).columns(2) {
		b.cabinetDoor(fmt.Sprintf("door %d", i+1), "fronts", "handles", f, i == 0)
	}
}

// tap is a swan-neck mixer at (x, y) on z whose spout points to the front.
func (b *bench) tap(slot string, x, y, z, height float64) {
	r := math.Min(0.07, height*0.3)
	path := []geom.Vec3{vec(x, y, z), vec(x, y, z+height-r-0.012)}
	path = append(path, form.Arc(vec(x, y-r, z+height-r-0.012), vec(0, 1, 0), geom.Up, r, 0.15, math.Pi*0.98, 8)...)
	path = append(path, vec(x, y-2*r, z+height-r-0.06))
	b.put(slot, form.Tube(path, 0.011, 10), form.Cylinder(0.024, 0.03, 0.004, 16).Move(x, y, z), form.Strut(vec(x+0.015, y, z+0.045), vec(x+0.07, y-0.02, z+0.065), 0.007, 0.005, 8))
}

func wallCabinet(b *bench) {
	b.carcass("body", vec(-b.w/2, b.face()+frontDeep, 0), vec(b.w/2, b.d/2, b.h), 0.002)
	b.put("body", slab(-b.w/2+board, b.face()+0.04, b.h/2-0.008, b.w/2-board, b.d/2-0.01, b.h/2+0.008, 0))
	for i, f := range (front{-b.w / 2, b.w / 2, 0, b.h}).columns(max(1, int(math.Round(b.w/0.5)))) {
		b.cabinetDoor(fmt.Sprintf("door %d", i+1), "fronts", "handles", f, i%2 == 0)
	}
}

// longGrip is a bar handle of an appliance at y, upright or level.
func longGrip(p *part, slot string, a, c geom.Vec3, y float64) {
	p.put(slot, form.Strut(a, c, 0.009, 0.009, 8))
	for _, t := range []float64{0.08, 0.92} {
		q := a.Add(c.Sub(a).Mul(t))
		p.put(slot, form.Strut(q, vec(q[0], y, q[2]), 0.006, 0.006, 6))
	}
}

func oven(b *bench) {
	y, deep := b.face()+0.012, 0.04
	b.solid("trim", slab(-b.w/2+0.02, y+deep, 0, b.w/2-0.02, b.d/2-0.05, 0.08, 0))
	b.solid("body", slab(-b.w/2, y+deep+0.002, 0.06, b.w/2, b.d/2, b.h-0.012, 0.003))
	b.put("body", slab(-b.w/2, y, b.h-0.13, b.w/2, y+deep+0.01, b.h-0.012, 0.004), slab(-b.w/2, y, 0.08, b.w/2, y+deep, 0.2, 0.004))
	b.solid("glass", slab(-b.w/2+0.01, y+0.02, b.h-0.012, b.w/2-0.01, b.d/2-0.01, b.h-0.004, 0))
	for i, p := range [][3]float64{{-0.24, -0.13, 0.09}, {0.24, -0.13, 0.075}, {-0.24, 0.17, 0.075}, {0.24, 0.17, 0.09}} {
		b.put("trim", form.Ring(p[2], 0.006, 20, 6).Move(p[0]*b.w, p[1]*b.d+0.02, b.h-0.004), form.Cylinder(p[2]*0.45, 0.005, 0, 16).Move(p[0]*b.w, p[1]*b.d+0.02, b.h-0.005))
		x := geom.Lerp(-b.w*0.36, b.w*0.36, float64(i)/3)
		b.put("handles", form.Cone(0.02, 0.017, 0.022, 0.003, 14).Pitch(math.Pi/2).Move(x, y, b.h-0.07))
	}
	d := b.hinged("oven door", vec(0, y, 0.21), vec(1, 0, 0), geom.Radians(88))
	z0, z1 := 0.21, b.h-0.14
	d.solid("body", slab(-b.w/2+0.003, y, z0, b.w/2-0.003, y+deep, z1, 0.006))
	d.put("glass", slab(-b.w*0.36, y-0.002, z0+0.08, b.w*0.36, y+0.004, z1-0.12, 0))
	longGrip(d, "handles", vec(-b.w*0.38, -b.d/2+0.01, z1-0.05), vec(b.w*0.38, -b.d/2+0.01, z1-0.05), y)
	b.top(b.h, 0.06)
}

func dishwasher(b *bench) {
	y, deep := b.face()+0.012, 0.035
	b.solid("trim", slab(-b.w/2+0.02, y+deep+0.03, 0, b.w/2-0.02, b.d/2-0.05, 0.1, 0))
	b.solid("body", slab(-b.w/2, y+deep+0.002, 0.08, b.w/2, b.d/2, b.h, 0.003))
	d := b.hinged("door", vec(0, y+deep, 0.11), vec(1, 0, 0), geom.Radians(88))
	d.solid("body", slab(-b.w/2+0.002, y, 0.11, b.w/2-0.002, y+deep, b.h-0.02, 0.005))
	d.put("trim", slab(-0.07, y-0.001, b.h-0.075, 0.07, y+0.004, b.h-0.045, 0))
	longGrip(d, "handles", vec(-b.w*0.36, -b.d/2+0.01, b.h-0.13), vec(b.w*0.36, -b.d/2+0.01, b.h-0.13), y)
}

func washingMachine(b *bench) {
	y := -b.d/2 + 0.03
	b.solid("trim", slab(-b.w/2+0.03, y+0.03, 0, b.w/2-0.03, b.d/2-0.05, 0.02, 0))
	b.solid("body", slab(-b.w/2, y, 0.015, b.w/2, b.d/2, b.h, 0.01))
	r, z := math.Min(b.w, b.h)*0.3, b.h*0.47
	half := r * 0.12 * 0.55 // of the ring's depth; the door turns about its foremost edge, so that it swings clear of the body
	d := b.hinged("door", vec(-r, y-2*half, z), vec(0, 0, -1), geom.Radians(120))
	d.put("handles", form.Ring(r*0.86, r*0.12, 32, 8).Scale(1, 1, 0.55).Pitch(math.Pi/2).Move(0, y-half-0.0005, z))
	d.put("glass", form.Lathe([]geom.Vec2{{r * 0.84, 0}, {r * 0.6, 0.012}, {0, 0.018}, {0, -0.001}, {r * 0.84, 0}}, 28).Smooth(geom.Radians(50)).Pitch(math.Pi/2).Move(0, y-0.002, z))
	d.block(vec(-r, y-2*half, z-r), vec(r, y-0.0005, z+r))
	b.put("trim", slab(-b.w*0.16, y-0.003, b.h-0.12, b.w*0.3, y+0.004, b.h-0.04, 0))
	b.put("handles", form.Cone(0.03, 0.026, 0.022, 0.004, 18).Pitch(math.Pi/2).Move(b.w*0.39, y, b.h-0.08))
	b.put("body", slab(-b.w*0.46, y-0.004, b.h-0.13, -b.w*0.2, y+0.004, b.h-0.03, 0.002))
	b.top(b.h, 0.04)
}

func microwave(b *bench) {
	y := -b.d/2 + 0.025
	b.solid("body", slab(-b.w/2, y+0.012, 0.008, b.w/2, b.d/2, b.h, 0.006))
	split := b.w * 0.24
	d := b.hinged("door", vec(-b.w/2, y+0.012, b.h/2), vec(0, 0, -1), geom.Radians(100))
	d.solid("trim", slab(-b.w/2, y, 0.012, split, y+0.012, b.h-0.004, 0.003))
	d.put("glass", slab(-b.w/2+0.05, y-0.0015, 0.055, split-0.05, y+0.002, b.h-0.045, 0))
	longGrip(d, "handles", vec(split-0.02, -b.d/2+0.01, 0.05), vec(split-0.02, -b.d/2+0.01, b.h-0.05), y)
	b.put("trim", slab(split+0.002, y, 0.012, b.w/2, y+0.013, b.h-0.004, 0.002))
	b.put("handles", form.Cone(0.02, 0.018, 0.014, 0.003, 16).Pitch(math.Pi/2).Move((split+b.w/2)/2, y, b.h*0.3))
	b.put("glass", slab(split+0.02, y-0.0015, b.h*0.62, b.w/2-0.018, y+0.002, b.h*0.8, 0))
	corners(func(sx, sy float64) {
		b.put("trim", form.Cylinder(0.012, 0.01, 0, 10).Move(sx*(b.w/2-0.04), sy*(b.d/2-0.05), 0))
	})
	b.top(b.h, 0.04)
}

func rangeHood(b *bench) {
	lip, cap := 0.06, b.h*0.42
	b.solid("steel", slab(-b.w/2, -b.d/2, 0, b.w/2, b.d/2, lip, 0.003))
	duct := math.Min(0.15, b.w*0.25)
	ring := func(x, y0, y1, z float64) []geom.Vec3 {
		return []geom.Vec3{vec(-x, y0, z), vec(x, y0, z), vec(x, y1, z), vec(-x, y1, z)}
	}
	b.put("steel", form.Loft([][]geom.Vec3{ring(b.w/2, -b.d/2, b.d/2, lip), ring(duct, b.d/2-2*duct, b.d/2, cap)}, true, true, geom.Radians(20)))
	b.block(vec(-b.w/4, 0, lip), vec(b.w/4, b.d/2, cap))
	b.solid("steel", slab(-duct, b.d/2-2*duct, cap, duct, b.d/2, b.h, 0.002))
	for i := range 4 {
		b.put("trim", form.Cylinder(0.008, 0.005, 0, 10).Pitch(math.Pi/2).Move(-0.045+0.03*float64(i), -b.d/2+0.002, lip/2))
	}
}
