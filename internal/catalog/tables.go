package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

func tableKinds() []kind {
	slots := []slot{{name: "top", material: "$top"}, {name: "legs", material: "$legs", fill: 0.5}, {name: "shelf", material: "$wood"}}
	return []kind{
		{Entry: Entry{ID: "coffee-table", Name: "Coffee table", Synonyms: []string{"cocktail table", "low table", "center table", "centre table"}, Tags: []string{"table"},
			Size: vec(1.1, 0.6, 0.42), MinSize: vec(0.6, 0.45, 0.3), MaxSize: vec(1.5, 0.9, 0.52), Clearance: Clearance{0.35, 0.35, 0.35, 0.35}, MassKg: 20, Surfaces: true, Varies: true}, slots: slots, model: coffeeTable},
		{Entry: Entry{ID: "side-table", Name: "Side table", Synonyms: []string{"end table", "accent table", "lamp table", "occasional table", "small table"}, Tags: []string{"table"},
			Size: vec(0.45, 0.45, 0.52), MinSize: vec(0.3, 0.3, 0.4), MaxSize: vec(0.65, 0.65, 0.7), MassKg: 7, Surfaces: true, Varies: true}, slots: slots, model: sideTable},
		{Entry: Entry{ID: "dining-table", Name: "Dining table", Synonyms: []string{"dinner table", "kitchen table", "table", "buffet table", "banquet table", "large table", "meeting table", "conference table", "work table", "rectangular table"}, Tags: []string{"table"},
			Size: vec(1.8, 0.9, 0.75), MinSize: vec(0.75, 0.65, 0.68), MaxSize: vec(3.2, 1.2, 0.8), Clearance: Clearance{0.6, 0.6, 0.5, 0.5}, MassKg: 50, Surfaces: true, Varies: true}, slots: slots, model: diningTable},
		{Entry: Entry{ID: "round-table", Name: "Round table", Synonyms: []string{"round dining table", "bistro table", "cafe table", "pedestal table", "dining table", "table"}, Tags: []string{"table", "round"},
			Size: vec(1.1, 1.1, 0.75), MinSize: vec(0.6, 0.6, 0.68), MaxSize: vec(1.6, 1.6, 0.8), Clearance: Clearance{0.6, 0.6, 0.6, 0.6}, MassKg: 32, Surfaces: true, Varies: true}, slots: slots, model: roundTable},
		{Entry: Entry{ID: "bar-table", Name: "Bar table", Synonyms: []string{"high table", "pub table", "high-top", "high-top table"}, Tags: []string{"table"},
			Size: vec(0.7, 0.7, 1.06), MinSize: vec(0.55, 0.55, 0.95), MaxSize: vec(0.9, 0.9, 1.15), Clearance: Clearance{0.5, 0.5, 0.5, 0.5}, MassKg: 22, Surfaces: true, Varies: true}, slots: slots, model: roundTable},
		{Entry: Entry{ID: "desk", Name: "Desk", Synonyms: []string{"writing desk", "work desk", "computer desk", "bureau", "workstation", "school desk", "student desk", "gaming desk", "standing desk", "study table"}, Tags: []string{"table", "office"},
			Size: vec(1.4, 0.68, 0.74), MinSize: vec(0.7, 0.45, 0.65), MaxSize: vec(2, 0.9, 1.1), Clearance: Clearance{Front: 0.8}, AgainstWall: true, MassKg: 34, Surfaces: true, Varies: true},
			slots: []slot{{name: "top", material: "$wood"}, {name: "legs", material: "$legs", fill: 0.5}, {name: "body", material: "$wood"}, {name: "handles", material: "$metal"}, {name: "joints", material: "black plastic", fill: 0.3}}, model: desk},
		{Entry: Entry{ID: "console-table", Name: "Console table", Synonyms: []string{"console", "hall table", "sofa table", "entry table"}, Tags: []string{"table"},
			Size: vec(1.1, 0.35, 0.8), MinSize: vec(0.7, 0.25, 0.7), MaxSize: vec(1.6, 0.45, 0.9), Clearance: Clearance{Front: 0.6}, AgainstWall: true, MassKg: 16, Surfaces: true, Varies: true}, slots: slots, model: consoleTable},
	}
}

// tableLegs sets four legs and an apron under a top.
func (b *bench) tableLegs(slot, apron string, height, thick, inset float64) {
	corners(func(sx, sy float64) {
		x, y := sx*(b.w/2-inset-thick/2), sy*(b.d/2-inset-thick/2)
		s, styled := b.styledLeg(vec(x, y, 0), height, thick*0.45, sx, sy)
		switch {
		case styled:
			b.solid(slot, s)
			return
		}
		switch b.base {
		case "rustic":
			r := thick * 0.62
			s = form.Lathe([]geom.Vec2{{0, 0}, {r * 0.5, 0}, {r * 0.7, height * 0.05}, {r * 0.55, height * 0.1}, {r, height * 0.42}, {r * 0.7, height * 0.72}, {r * 1.05, height * 0.76}, {r * 0.9, height * 0.8}}, 12)
			s = form.Join(s, form.Box(thick*1.15, thick*1.15, height*0.2, 0.003).Move(0, 0, height*0.8)).Move(x, y, 0)
		case "scandinavian":
			s = form.Strut(vec(x+sx*0.035, y+sy*0.02, 0), vec(x, y, height), thick*0.28, thick*0.46, 12)
		case "cosy":
			s = form.Taper(vec(x, y, 0), vec(x, y, height), thick*0.55, thick, 0.005)
		default:
			s = form.Box(thick*0.8, thick*0.8, height, 0.003).Move(x, y, 0)
		}
		b.solid(slot, s)
	})
	drop := math.Min(0.09, height*0.18)
	x, y := b.w/2-inset-thick*0.6, b.d/2-inset-thick*0.6
	for _, s := range []float64{-1, 1} {
		b.put(apron, slab(-x, s*y-0.01, height-drop, x, s*y+0.01, height, 0.002), slab(s*x-0.01, -y, height-drop, s*x+0.01, y, height, 0.002))
	}
}

// plate is the table's top: rectangular with soft corners, or oval.
func (b *bench) plate(thick float64, oval bool) {
	if oval {
		b.put("top", form.Prism(form.Oval(b.w, b.d, 36), b.h-thick, b.h, 0.006))
		b.drum(geom.Vec2{}, math.Min(b.w, b.d)/2, b.h-thick, b.h)
		if math.Max(b.w, b.d) > 1.05*math.Min(b.w, b.d) {
			for _, t := range []float64{math.Pi / 8, math.Pi / 4, 3 * math.Pi / 8} { // boxes within the oval, where the round middle does not reach
				sin, cos := math.Sincos(t)
				b.block(vec(-cos*b.w/2, -sin*b.d/2, b.h-thick), vec(cos*b.w/2, sin*b.d/2, b.h))
			}
		}
		m := 0.15 * math.Min(b.w, b.d)
		b.top(b.h, m)
		return
	}
	b.put("top", form.Prism(form.RoundedRectangle(b.w, b.d, 0.025, 2), b.h-thick, b.h, 0.004))
	b.block(vec(-b.w/2, -b.d/2, b.h-thick), vec(b.w/2, b.d/2, b.h))
	b.top(b.h, 0.04)
}

func coffeeTable(b *bench) {
	thick := 0.035
	switch {
	case b.is("scandinavian", "cosy") && b.pick(2) == 0:
		b.plate(thick, true)
		b.splayedLegs(b.h-thick, 0.3, 0.3)
		return
	case b.is("industrial", "modern"):
		b.plate(thick, false)
		b.sledLegs("legs", b.w/2-0.08, b.h-thick)
		return
	}
	b.plate(thick+0.005, false)
	b.tableLegs("legs", "shelf", b.h-thick, 0.055, 0.05)
	b.solid("shelf", slab(-b.w/2+0.07, -b.d/2+0.07, 0.12, b.w/2-0.07, b.d/2-0.07, 0.14, 0.004))
	b.support("shelf", 0.14, geom.Vec2{-b.w/2 + 0.12, -b.d/2 + 0.1}, geom.Vec2{b.w/2 - 0.12, b.d/2 - 0.1}, b.h-0.28)
}

// splayedLegs are four round legs that spread from under the middle; shares of width and depth.
func (b *bench) splayedLegs(height, fx, fy float64) {
	corners(func(sx, sy float64) {
		foot := vec(sx*(b.w*fx+0.04), sy*(b.d*fy+0.04), 0)
		b.splayed("legs", foot, vec(sx*b.w*(fx-0.06), sy*b.d*(fy-0.06), height+0.004), 0.013, 0.022)
	})
}

func sideTable(b *bench) {
	thick := 0.025
	switch b.pick(3) {
	case 0:
		b.plate(thick, true)
		r := math.Min(b.w, b.d) / 2
		b.put("legs", form.Cone(r*0.72, r*0.7, 0.02, 0.006, 28), form.Cylinder(0.018, b.h-thick-0.015, 0, 14).Move(0, 0, 0.015), form.Cone(0.02, 0.07, 0.04, 0, 14).Move(0, 0, b.h-thick-0.04))
		b.drum(geom.Vec2{}, r*0.72, 0, 0.02)
		b.drum(geom.Vec2{}, 0.02, 0.02, b.h-thick)
	case 1:
		b.plate(thick, true)
		b.splayedLegs(b.h-thick, 0.3, 0.3)
	default:
		b.plate(thick, false)
		b.tableLegs("legs", "top", b.h-thick, 0.035, 0.02)
		b.solid("shelf", slab(-b.w/2+0.035, -b.d/2+0.035, 0.14, b.w/2-0.035, b.d/2-0.035, 0.155, 0.003))
		b.support("shelf", 0.155, geom.Vec2{-b.w/2 + 0.06, -b.d/2 + 0.06}, geom.Vec2{b.w/2 - 0.06, b.d/2 - 0.06}, b.h-0.28)
	}
}

func diningTable(b *bench) {
	thick := 0.036
	b.plate(thick, false)
	under := b.h - thick
	switch {
	case b.is("industrial") || b.is("modern") && b.pick(2) == 0:
		b.trestle(under)
	case b.is("rustic") && b.w > 1.5 && b.pick(2) == 0:
		b.trestle(under)
	default:
		b.tableLegs("legs", "shelf", under, 0.075, 0.04)
	}
}

// trestle stands a table on two frames: A-shaped steel, or wooden posts with a stretcher.
func (b *bench) trestle(height float64) {
	x := b.w/2 - math.Min(0.3, b.w*0.16)
	y := b.d/2 - 0.09
	for _, sx := range []float64{-1, 1} {
		if b.is("rustic") {
			b.solid("legs", slab(sx*x-0.045, -y, 0, sx*x+0.045, y, 0.07, 0.012), slab(sx*x-0.04, -0.09, 0.07, sx*x+0.04, 0.09, height-0.05, 0.008), slab(sx*x-0.04, -y+0.03, height-0.05, sx*x+0.04, y-0.03, height, 0.008))
			continue
		}
		for _, sy := range []float64{-1, 1} {
			b.put("legs", form.Beam(vec(sx*x, sy*y, 0.012), vec(sx*x, sy*(y-0.16), height-0.008), 0.05, 0.025, 0.002))
			b.block(vec(sx*x-0.03, math.Min(sy*y, sy*(y-0.16))-0.02, 0), vec(sx*x+0.03, math.Max(sy*y, sy*(y-0.16))+0.02, height))
		}
		b.put("legs", slab(sx*x-0.025, -y-0.012, 0, sx*x+0.025, y+0.012, 0.024, 0.002), slab(sx*x-0.025, -y+0.14, height-0.02, sx*x+0.025, y-0.14, height, 0))
	}
	b.put("legs", slab(-x, -0.02, height*0.42, x, 0.02, height*0.42+0.05, 0.004))
}

func roundTable(b *bench) {
	thick := 0.032
	b.plate(thick, true)
	r := math.Min(b.w, b.d) / 2
	under := b.h - thick
	if b.is("scandinavian", "cosy") && b.h < 0.9 && b.pick(2) == 0 {
		b.splayedLegs(under, 0.31, 0.31)
		return
	}
	foot := r * 0.62
	b.put("legs", form.Lathe([]geom.Vec2{{0, 0}, {foot, 0}, {foot, 0.012}, {foot * 0.9, 0.024}, {foot * 0.3, 0.045}, {0.05, 0.09}, {0.042, 0.2}, {0.042, under - 0.16}, {0.06, under - 0.06}, {0.12, under - 0.012}, {0.16, under}, {0, under}}, 28))
	b.drum(geom.Vec2{}, foot, 0, 0.03)
	b.drum(geom.Vec2{}, 0.06, 0.03, under)
}

func consoleTable(b *bench) {
	thick := 0.028
	b.plate(thick, false)
	if b.is("industrial", "modern") {
		b.sledLegs("legs", b.w/2-0.04, b.h-thick)
	} else {
		b.tableLegs("legs", "shelf", b.h-thick, 0.04, 0.015)
	}
	z := 0.18
	b.solid("shelf", slab(-b.w/2+0.05, -b.d/2+0.03, z, b.w/2-0.05, b.d/2-0.03, z+0.02, 0.003))
	b.support("shelf", z+0.02, geom.Vec2{-b.w/2 + 0.07, -b.d/2 + 0.05}, geom.Vec2{b.w/2 - 0.07, b.d/2 - 0.05}, b.h-z-0.1)
}

// desk has a top, legs on the left and a block of drawers on the right, or legs all round when it is narrow.
func desk(b *bench) {
	thick := 0.028
	b.put("top", form.Prism(form.RoundedRectangle(b.w, b.d, 0.015, 2), b.h-thick, b.h, 0.003))
	b.block(vec(-b.w/2, -b.d/2, b.h-thick), vec(b.w/2, b.d/2, b.h))
	b.top(b.h, 0.03)
	under := b.h - thick
	if b.w < 1.15 || b.pick(3) == 0 {
		b.tableLegs("legs", "body", under, 0.045, 0.03)
		return
	}
	x1, x0 := b.w/2-0.02, b.w/2-0.42
	b.carcass("body", vec(x0, b.face()+frontDeep, 0.09), vec(x1, b.d/2-0.02, under), 0.002)
	for i, f := range (front{x0, x1, 0.09, under - 0.002}).rows(3) {
		b.chestDrawer("drawer "+string(rune('1'+i)), "body", "body", "handles", f, b.d*0.75)
	}
	for _, sy := range []float64{-1, 1} {
		for _, x := range []float64{-b.w/2 + 0.05, x0 + 0.04, x1 - 0.04} {
			height := 0.095
			if x < 0 {
				height = under
			}
			b.solid("legs", form.Box(0.035, 0.035, height, 0.003).Move(x, sy*(b.d/2-0.07), 0))
		}
	}
	b.put("legs", slab(-b.w/2+0.04, -b.d/2+0.07, under-0.05, -b.w/2+0.06, b.d/2-0.07, under, 0))
	b.solid("body", slab(-b.w/2+0.05, b.d/2-0.09, under-0.35, x0, b.d/2-0.075, under, 0.002))
}
