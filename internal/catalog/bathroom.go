package catalog

import (
	"fmt"
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func bathKinds() []kind {
	bath := []string{"bathroom", "fitting"}
	return []kind{
		{Entry: Entry{ID: "toilet", Name: "Toilet", Synonyms: []string{"lavatory", "loo", "wc"}, Tags: bath,
			Size: vec(0.38, 0.68, 0.8), MinSize: vec(0.34, 0.58, 0.7), MaxSize: vec(0.45, 0.76, 0.9), Clearance: Clearance{Front: 0.6, Left: 0.2, Right: 0.2}, AgainstWall: true, MassKg: 32},
			slots: []slot{{name: "porcelain", material: "porcelain", fill: 0.4}, {name: "seat", material: "plastic"}, {name: "metal", material: "chrome"}}, model: toilet},
		{Entry: Entry{ID: "basin", Name: "Washbasin", Category: "basin", Synonyms: []string{"washbasin", "wash basin", "hand basin", "bathroom sink", "basin", "vanity unit", "sink", "bathroom vanity"}, Tags: bath,
			Size: vec(0.7, 0.48, 1.05), MinSize: vec(0.45, 0.38, 0.95), MaxSize: vec(1.2, 0.58, 1.15), Clearance: Clearance{Front: 0.7}, AgainstWall: true, MassKg: 34, Varies: true},
			slots: []slot{{name: "fronts", material: "$wood"}, {name: "body", material: "$wood"}, {name: "porcelain", material: "porcelain", fill: 0.8}, {name: "metal", material: "chrome", fill: 0.5}, {name: "inside", material: "plastic", fill: 0.5}, {name: "joints", material: "black plastic", fill: 0.3}}, model: basin},
		{Entry: Entry{ID: "bathtub", Name: "Bathtub", Synonyms: []string{"bath", "bath tub", "tub", "freestanding bath"}, Tags: bath,
			Size: vec(1.7, 0.76, 0.58), MinSize: vec(1.4, 0.65, 0.5), MaxSize: vec(1.9, 0.95, 0.7), Clearance: Clearance{Front: 0.6}, AgainstWall: true, MassKg: 60, Varies: true},
			slots: []slot{{name: "porcelain", material: "porcelain", fill: 0.4}, {name: "metal", material: "chrome", fill: 0.5}}, model: bathtub},
		{Entry: Entry{ID: "shower", Name: "Shower", Synonyms: []string{"shower cabin", "shower stall", "shower cubicle", "walk-in shower"}, Tags: bath,
			Size: vec(0.9, 0.9, 2.05), MinSize: vec(0.75, 0.75, 1.9), MaxSize: vec(1.4, 1.2, 2.2), Clearance: Clearance{Front: 0.6}, AgainstWall: true, MassKg: 85},
			slots: []slot{{name: "tray", material: "porcelain"}, {name: "glass", material: "glass"}, {name: "metal", material: "chrome", fill: 0.4}}, model: shower},
		{Entry: Entry{ID: "towel-rail", Name: "Towel rail", Synonyms: []string{"towel rack", "towel rod", "towel holder", "towel"}, Tags: bath, Mount: scene.OnWall, HangHeight: 0.9,
			Size: vec(0.6, 0.12, 0.7), MinSize: vec(0.35, 0.08, 0.4), MaxSize: vec(0.9, 0.18, 1), MassKg: 2, Varies: true},
			slots: []slot{{name: "towel", material: "cotton #dcd5c6"}, {name: "hand towel", material: "cotton #6f8a86"}, {name: "metal", material: "chrome", fill: 0.5}}, model: towelRail},
	}
}

func toilet(b *bench) {
	tank := 0.17
	seat := math.Min(0.42, b.h*0.53)
	back := b.d/2 - tank
	b.solid("porcelain", form.Prism(form.RoundedRectangle(b.w*0.98, tank, 0.03, 3), seat+0.02, b.h-0.03, 0.008).Move(0, b.d/2-tank/2, 0))
	b.solid("porcelain", form.Prism(form.RoundedRectangle(b.w, tank+0.015, 0.03, 3), b.h-0.03, b.h, 0.006).Move(0, b.d/2-tank/2-0.004, 0))
	b.put("metal", form.Cylinder(0.02, 0.008, 0.002, 16).Move(0, b.d/2-tank/2, b.h-0.004))
	long := back + b.d/2
	egg := func(scale, shift float64) geom.Polygon {
		out := form.Oval(b.w*0.96*scale, long*1.02*scale, 28)
		for i := range out {
			t := out[i][1] / (long / 2)
			out[i][0] *= 1 - 0.12*math.Max(0, -t)
			out[i][1] += shift
		}
		return out
	}
	ring := func(scale, shift, z float64) []geom.Vec3 {
		var out []geom.Vec3
		for _, p := range egg(scale, shift) {
			out = append(out, vec(p[0], p[1]-b.d/2+long/2, z))
		}
		return out
	}
	b.put("porcelain", form.Loft([][]geom.Vec3{ring(0.58, 0.07, 0), ring(0.56, 0.07, 0.06), ring(0.6, 0.06, 0.18), ring(0.9, 0.012, seat-0.08), ring(0.97, 0, seat-0.02), ring(0.95, 0, seat), ring(0.74, 0, seat), ring(0.6, 0.01, seat-0.1), ring(0.2, 0.02, seat-0.17)}, true, true, geom.Radians(45)))
	b.put("seat", form.Loft([][]geom.Vec3{ring(0.7, 0, seat), ring(0.97, 0, seat), ring(0.98, 0, seat+0.012), ring(0.95, 0, seat+0.02), ring(0.72, 0, seat+0.02), ring(0.7, 0, seat)}, false, false, geom.Radians(50)))
	lid := b.hinged("lid", vec(0, back-0.02, seat+0.03), vec(-1, 0, 0), geom.Radians(85))
	lid.put("seat", form.Loft([][]geom.Vec3{ring(0.94, -0.012, seat+0.021), ring(0.96, -0.012, seat+0.026), ring(0.94, -0.012, seat+0.036), ring(0.5, -0.012, seat+0.042)}, true, true, geom.Radians(50)))
	lid.block(vec(-b.w*0.45, -b.d/2, seat+0.021), vec(b.w*0.45, back-0.017, seat+0.042))
	b.solid("porcelain", slab(-b.w*0.3, back-0.12, seat-0.2, b.w*0.3, b.d/2-0.02, seat+0.02, 0.015))
	b.block(vec(-b.w*0.28, -b.d/2+long*0.2, 0), vec(b.w*0.28, back, seat*0.5))
	b.block(vec(-b.w*0.45, -b.d/2+0.02, seat*0.5), vec(b.w*0.45, back, seat+0.02))
}

func basin(b *bench) {
	top := b.h - 0.18
	legs, drawerTop := 0.28, top-0.13
	b.carcass("body", vec(-b.w/2+0.01, b.face()+frontDeep, legs), vec(b.w/2-0.01, b.d/2, drawerTop), 0.002)
	for i, f := range (front{-b.w/2 + 0.01, b.w/2 - 0.01, legs, drawerTop}).rows(2) {
		b.chestDrawer(fmt.Sprintf("drawer %d", i+1), "fronts", "inside", "metal", f, b.d*0.6)
	}
	corners(func(sx, sy float64) {
		b.solid("metal", form.Box(0.025, 0.025, legs, 0.002).Move(sx*(b.w/2-0.04), sy*(b.d/2-0.06), 0))
	})
	outer := form.RoundedRectangle(b.w, b.d, 0.03, 3)
	inner := func(scale, dy float64) geom.Polygon {
		p := form.RoundedRectangle(b.w*0.8*scale, b.d*0.62*scale, 0.07*scale, 3)
		for i := range p {
			p[i][1] -= dy
		}
		return p
	}
	ring := func(p geom.Polygon, z float64) []geom.Vec3 {
		var out []geom.Vec3
		for _, q := range p {
			out = append(out, q.Vec3(z))
		}
		return out
	}
	b.put("porcelain", form.Loft([][]geom.Vec3{ring(form.Inset(outer, 0.02), drawerTop), ring(outer, drawerTop+0.03), ring(outer, top-0.006), ring(form.Inset(outer, 0.006), top), ring(inner(1, 0.03), top), ring(inner(0.95, 0.03), top-0.05), ring(inner(0.55, 0.03), top-0.1)}, true, true, geom.Radians(40)))
	b.block(vec(-b.w/2, -b.d/2, drawerTop), vec(b.w/2, b.d/2, top-0.1))
	b.block(vec(-b.w/2, b.d/2-0.09, top-0.1), vec(b.w/2, b.d/2, top))
	b.tap("metal", 0, b.d/2-0.06, top, b.h-top)
}

func bathtub(b *bench) {
	wall := 0.05
	shape := func(in, z float64) []geom.Vec3 {
		var out []geom.Vec3
		for _, p := range form.RoundedRectangle(b.w-2*in, b.d-2*in, math.Min(b.d/2-in, 0.3)*0.99, 6) {
			out = append(out, p.Vec3(z))
		}
		return out
	}
	foot := 0.1
	if b.is("modern", "scandinavian") {
		foot = 0.06
	}
	b.put("porcelain", form.Loft([][]geom.Vec3{shape(foot, 0), shape(foot*0.9, 0.02), shape(0.03, b.h*0.6), shape(0.012, b.h-0.04), shape(0, b.h-0.018), shape(0.008, b.h), shape(wall-0.012, b.h), shape(wall, b.h-0.015), shape(wall+0.04, b.h*0.55), shape(wall+0.09, 0.13), shape(wall+0.16, 0.1)}, true, true, geom.Radians(50)))
	b.block(vec(-b.w/2+0.04, -b.d/2+0.04, 0), vec(b.w/2-0.04, b.d/2-0.04, 0.1))
	for _, s := range []float64{-1, 1} {
		b.block(vec(s*(b.w/2-wall)-wall, -b.d/2, 0.1), vec(s*(b.w/2-wall)+wall, b.d/2, b.h))
		b.block(vec(-b.w/2+2*wall, s*(b.d/2-wall)-wall, 0.1), vec(b.w/2-2*wall, s*(b.d/2-wall)+wall, b.h))
	}
	x := b.w/2 - wall/2 - 0.005
	b.put("metal", form.Cylinder(0.028, 0.006, 0.001, 18).Move(b.w*0.2, 0, 0.1), form.Cylinder(0.022, 0.008, 0.002, 16).Roll(-math.Pi/2).Move(x-0.03, 0, b.h*0.72))
}

func shower(b *bench) {
	b.solid("tray", form.Prism(form.RoundedRectangle(b.w, b.d, 0.03, 3), 0, 0.06, 0.006))
	pane, bar := 0.008, 0.03
	y := -b.d/2 + 0.03
	side := b.w/2 - 0.03
	b.solid("glass", slab(-side+bar/2, y-pane/2, 0.07, 0, y+pane/2, b.h-0.02, 0), slab(side-pane/2, y+bar/2, 0.07, side+pane/2, b.d/2-0.02, b.h-0.02, 0), slab(-side-pane/2, y+bar/2, 0.07, -side+pane/2, b.d/2-0.02, b.h-0.02, 0))
	door := b.hinged("door", vec(side-bar/2-0.006, y, b.h/2), vec(0, 0, 1), geom.Radians(95))
	door.solid("glass", slab(0.004, y-pane/2, 0.075, side-bar/2-0.006, y+pane/2, b.h-0.032, 0))
	longTube := form.Strut(vec(0.05, y-0.022, b.h*0.45), vec(0.05, y-0.022, b.h*0.58), 0.008, 0.008, 8)
	door.put("metal", longTube)
	for _, s := range []float64{-1, 1} {
		b.solid("metal", form.Box(bar, bar, b.h-0.06, 0.003).Move(s*side, y, 0.06))
		b.put("metal", slab(s*side-0.012, y+bar/2, b.h-0.03, s*side+0.012, b.d/2-0.01, b.h, 0.002))
	}
	b.put("metal", slab(-side, y-0.012, b.h-0.03, side, y+0.012, b.h, 0.002))
	riser := b.d/2 - 0.06
	b.put("metal", form.Tube([]geom.Vec3{vec(0, riser, 1), vec(0, riser, b.h-0.12), vec(0, riser-0.05, b.h-0.07), vec(0, riser-0.3, b.h-0.07)}, 0.011, 8),
		form.Cylinder(0.11, 0.012, 0.003, 24).Move(0, riser-0.3, b.h-0.095), slab(-0.09, riser-0.04, 1, 0.09, riser+0.03, 1.05, 0.012), form.Cylinder(0.045, 0.003, 0, 20).Move(0, 0, 0.059))
}
