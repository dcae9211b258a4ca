package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func deliKinds() []kind {
	counter := func(id, name string, size geom.Vec3, massKg float64, synonyms []string, slots []slot, model func(*bench)) kind {
		return kind{Entry: Entry{ID: id, Name: name, Synonyms: synonyms, Tags: []string{"shop", "kitchen"}, Mount: scene.OnSurface, Size: size,
			MinSize: size.Mul(0.75), MaxSize: size.Mul(1.3), MassKg: massKg}, slots: slots, model: model}
	}
	steel := slot{name: "steel", material: "brushed steel", fill: 0.3}
	return []kind{
		counter("meat-slicer", "Meat slicer", vec(0.48, 0.4, 0.38), 16, []string{"slicer", "deli slicer", "food slicer"}, []slot{steel, {name: "blade", material: "chrome", fill: 0.5}, {name: "grip", material: "black plastic"}}, meatSlicer),
		counter("scale", "Scale", vec(0.34, 0.36, 0.3), 5, []string{"weighing scale", "kitchen scale", "balance", "shop scale"}, []slot{steel, {name: "body", material: "plastic", fill: 0.35}, {name: "dial", material: "screen"}}, scaleBench),
		counter("drink-dispenser", "Drink dispenser", vec(0.28, 0.34, 0.56), 7, []string{"beverage dispenser", "juice dispenser", "lemonade dispenser", "water dispenser"}, []slot{{name: "glass", material: "glass", fill: 0.05}, {name: "juice", material: "bottle glass #d0842c", fill: 0.05}, steel, {name: "tap", material: "black plastic"}}, drinkDispenser),
		counter("food-warmer", "Food warmer", vec(0.72, 0.4, 0.4), 14, []string{"chafing dish", "buffet warmer", "warming tray", "heat lamp station", "bain marie"}, []slot{{name: "steel", material: "brushed steel", fill: 0.2}, {name: "food", material: "food #b5762c", fill: 0.5}, {name: "lid", material: "chrome", fill: 0.12}, {name: "grip", material: "black plastic"}}, foodWarmer),
		counter("cake-stand", "Cake stand", vec(0.3, 0.3, 0.3), 2.4, []string{"cake", "cake plate", "dessert stand", "cupcake stand"}, []slot{{name: "stand", material: "porcelain", fill: 0.6}, {name: "cake", material: "bread", fill: 1}, {name: "icing", material: "plastic #f3e3dc", fill: 0.6}, {name: "berries", material: "food"}}, cakeStand),
		{Entry: Entry{ID: "dessert-station", Name: "Dessert station", Synonyms: []string{"dessert table", "dessert bar", "dessert counter", "pastry station", "ice cream station"}, Tags: []string{"shop", "table"},
			Size: vec(1.6, 0.75, 1.35), MinSize: vec(1.1, 0.6, 1.2), MaxSize: vec(2.4, 0.9, 1.5), Clearance: Clearance{Front: 0.8}, AgainstWall: true, MassKg: 75, Surfaces: true},
			slots: []slot{{name: "body", material: "$paint", fill: 0.3}, {name: "top", material: "marble", fill: 0.35}, {name: "glass", material: "glass", fill: 0.5}, {name: "metal", material: "brass", fill: 0.5}, {name: "cakes", material: "bread", fill: 1}, {name: "icing", material: "plastic #f0d6d0", fill: 0.6}}, model: dessertStation},
		{Entry: Entry{ID: "display-case", Name: "Display case", Synonyms: []string{"deli case", "glass display", "refrigerated display case", "showcase", "display counter", "pastry case", "deli display case", "deli counter", "display fridge", "jewelry case", "vitrine"}, Tags: []string{"shop", "storage"},
			Size: vec(1.5, 0.75, 1.25), MinSize: vec(0.9, 0.6, 1.1), MaxSize: vec(2.4, 0.9, 1.4), Clearance: Clearance{Front: 0.9, Back: 0.6}, MassKg: 150, Surfaces: true},
			slots: []slot{{name: "body", material: "$paint", fill: 0.5}, {name: "steel", material: "brushed steel", fill: 0.5}, {name: "glass", material: "glass", fill: 1}, {name: "food", material: "food #c98f4a", fill: 0.6}, {name: "food 2", material: "food #a84a3a", fill: 0.6}}, model: displayCase},
		counter("cheese-board", "Cheese board", vec(0.42, 0.26, 0.1), 1.6, []string{"charcuterie board", "cheese", "cheese platter", "serving board"}, []slot{{name: "wood", material: "$wood"}, {name: "cheese", material: "food #e0b850"}, {name: "rind", material: "wax #c04a32"}, {name: "grapes", material: "food #6a4a78"}}, cheeseBoard),
		counter("bread-basket", "Bread basket", vec(0.36, 0.26, 0.19), 1.1, []string{"basket of bread", "bread bowl"}, []slot{{name: "weave", material: "wicker", fill: 0.9}, {name: "bread", material: "bread", fill: 0.6}, {name: "cloth", material: "linen"}}, breadBasket),
		counter("cutting-board", "Cutting board", vec(0.44, 0.29, 0.035), 1.7, []string{"chopping board", "bread board", "butcher block"}, []slot{{name: "wood", material: "$wood"}, {name: "groove", material: "dark oak"}}, cuttingBoard),
		counter("knife-block", "Knife block", vec(0.14, 0.22, 0.34), 2.2, []string{"knife set", "kitchen knives", "knife holder"}, []slot{{name: "wood", material: "$wood", fill: 0.6}, {name: "handles", material: "black plastic"}, {name: "steel", material: "brushed steel"}}, knifeBlock),
		counter("blender", "Blender", vec(0.19, 0.2, 0.41), 3.4, []string{"mixer", "smoothie maker", "food processor"}, []slot{{name: "base", material: "painted metal #3b3f42", fill: 0.4}, {name: "jug", material: "glass", fill: 0.15}, {name: "lid", material: "black plastic"}}, blender),
	}
}

func meatSlicer(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.solid("steel", slab(-w/2, -d*0.3, 0.02, w/2, d*0.42, h*0.26, 0.012))
	corners(func(sx, sy float64) {
		b.put("grip", form.Cylinder(0.018, 0.022, 0.003, 10).Move(sx*(w/2-0.04), sy*d*0.26+d*0.05, 0))
	})
	r := h * 0.36
	b.put("blade", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.3, 0}, {r * 0.95, 0.006}, {r, 0.008}, {r * 0.95, 0.012}, {r * 0.3, 0.02}, {0, 0.02}}, 32).Roll(math.Pi/2).Move(-0.01, d*0.06, h-r-0.02))
	b.solid("steel", slab(0.014, -d*0.05, h*0.26, 0.11, d*0.3, h*0.72, 0.02))
	b.put("steel", slab(-w*0.46, -d*0.36, h*0.3, -0.035, d*0.2, h*0.34, 0.004), form.Beam(vec(-w*0.3, d*0.16, h*0.33), vec(-w*0.22, d*0.24, h*0.85), 0.2, 0.012, 0.002))
	b.put("grip", form.Strut(vec(-w*0.24, -d*0.36, h*0.36), vec(-w*0.24, -d/2+0.005, h*0.5), 0.012, 0.014, 10), form.Cylinder(0.035, 0.03, 0.006, 16).Pitch(math.Pi/2).Move(w*0.34, -d*0.28, h*0.14))
	b.put("grip", form.Cylinder(0.022, 0.05, 0.006, 12).Move(w*0.14, d*0.12, h*0.7))
	b.put("blade", form.Ring(r*1.04, 0.006, 28, 6).Roll(math.Pi/2).Move(0.008, d*0.06, h-r-0.02))
	b.block(vec(-w*0.46, -d*0.36, h*0.26), vec(w*0.25, d*0.34, h*0.8))
}

func scaleBench(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.solid("body", form.Taper(vec(0, 0, 0), vec(0, 0, h*0.3), w*0.94, w*0.8, 0.01).Scale(1, d/w, 1))
	b.put("steel", slab(-w/2, -d*0.42, h*0.36, w/2, d*0.34, h*0.4, 0.006), form.Cylinder(0.025, h*0.08, 0, 12).Move(0, 0, h*0.29))
	b.block(vec(-w/2, -d*0.42, h*0.3), vec(w/2, d*0.34, h*0.4))
	b.put("body", form.Cylinder(0.014, h*0.5, 0, 10).Move(0, d*0.42, h*0.2), slab(-w*0.36, d*0.38, h*0.66, w*0.36, d*0.46, h, 0.006))
	b.put("dial", slab(-w*0.31, d*0.372, h*0.72, w*0.31, d*0.382, h*0.95, 0))
	b.put("dial", slab(-w*0.2, -d*0.47, h*0.08, w*0.2, -d*0.42, h*0.2, 0.002))
	b.block(vec(-w*0.36, d*0.38, h*0.6), vec(w*0.36, d*0.46, h))
	b.support("pan", h*0.4, geom.Vec2{-w * 0.4, -d * 0.35}, geom.Vec2{w * 0.4, d * 0.28}, 0)
}

func drinkDispenser(b *bench) {
	r := math.Min(b.w, b.d*0.8) / 2
	foot := b.h * 0.24
	for i := range 4 {
		sin, cos := math.Sincos(math.Pi/4 + math.Pi/2*float64(i))
		b.put("steel", form.Strut(vec(cos*r*0.92, sin*r*0.92, 0), vec(cos*r*0.8, sin*r*0.8, foot), 0.006, 0.006, 8))
	}
	b.put("steel", form.Ring(r*0.82, 0.006, 28, 6).Move(0, 0, foot))
	top := b.h * 0.9
	b.put("glass", form.Lathe([]geom.Vec2{{0, foot}, {r * 0.86, foot}, {r, foot + 0.02}, {r, top - 0.03}, {r * 0.8, top}, {r*0.8 - 0.004, top}, {r - 0.004, top - 0.03}, {r - 0.004, foot + 0.02}, {0, foot + 0.006}}, 26))
	b.put("juice", form.Lathe([]geom.Vec2{{0, foot + 0.008}, {r - 0.008, foot + 0.022}, {r - 0.008, top - 0.1}, {0, top - 0.1}}, 24))
	b.put("steel", form.Lathe([]geom.Vec2{{0, top}, {r * 0.84, top}, {r * 0.8, top + 0.012}, {0.015, top + 0.02}, {0.02, b.h - 0.005}, {0, b.h}}, 20))
	front := -b.d / 2
	b.put("tap", form.Strut(vec(0, -r*0.9, foot+0.05), vec(0, front+0.012, foot+0.05), 0.009, 0.009, 10), form.Strut(vec(0, front+0.015, foot+0.06), vec(0, front+0.015, foot-0.01), 0.011, 0.008, 10), slab(-0.02, front, foot+0.06, 0.02, front+0.03, foot+0.068, 0.002))
	b.put("steel", form.Cylinder(0.02, 0.006, 0, 12).Move(0, b.d/2-0.021, foot*0.4))
	b.put("steel", form.Strut(vec(0, r*0.7, foot), vec(0, b.d/2-0.02, foot*0.4), 0.004, 0.004, 6))
	b.drum(geom.Vec2{}, r, 0, b.h)
}

func foodWarmer(b *bench) {
	w, d, h := b.w, b.d, b.h
	corners(func(sx, sy float64) {
		b.put("steel", form.Box(0.02, 0.02, h*0.4, 0.002).Move(sx*(w*0.44), sy*(d*0.38), 0))
	})
	b.put("steel", slab(-w*0.45, -d*0.4, h*0.06, w*0.45, -d*0.37, h*0.1, 0), slab(-w*0.45, d*0.37, h*0.06, w*0.45, d*0.4, h*0.1, 0))
	b.solid("steel", slab(-w/2, -d/2+0.02, h*0.36, w/2, d/2, h*0.56, 0.01))
	b.put("food", slab(-w*0.45, -d*0.4, h*0.55, w*0.45, d*0.42, h*0.6, 0.008))
	for _, s := range []float64{-1, 1} {
		b.put("lid", form.Cushion(w*0.46, d*0.9, h*0.36, h*0.16, 0, 1).Move(s*w*0.235, 0.01, h*0.58))
		b.put("grip", form.Strut(vec(s*w*0.235-0.05, -d*0.3, h*0.97), vec(s*w*0.235+0.05, -d*0.3, h*0.97), 0.011, 0.011, 10))
		for _, x := range []float64{-0.04, 0.04} {
			b.put("steel", form.Strut(vec(s*w*0.235+x, -d*0.3, h*0.86), vec(s*w*0.235+x, -d*0.3, h*0.97), 0.005, 0.005, 6))
		}
		b.put("steel", form.Cylinder(0.045, 0.06, 0.004, 16).Move(s*w*0.22, 0, 0))
	}
	b.block(vec(-w*0.47, -d*0.42, 0), vec(w*0.47, d*0.42, h*0.36))
	b.block(vec(-w*0.47, -d/2+0.02, h*0.56), vec(w*0.47, d/2, h*0.94))
	b.put("grip", slab(-w*0.06, -d/2, h*0.43, w*0.06, -d/2+0.025, h*0.5, 0.004))
}

func cakeStand(b *bench) {
	r, h := math.Min(b.w, b.d)/2, b.h
	plate := h * 0.4
	b.put("stand", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.6, 0}, {r * 0.58, 0.008}, {0.022, 0.03}, {0.018, plate * 0.6}, {0.03, plate - 0.02}, {r, plate - 0.012}, {r, plate}, {0, plate}}, 30))
	cake := h - 0.03
	b.put("cake", form.Lathe([]geom.Vec2{{0, plate}, {r * 0.76, plate}, {r * 0.76, cake * 0.84}, {0, cake * 0.84}}, 28))
	b.put("icing", form.Lathe([]geom.Vec2{{0, cake * 0.83}, {r * 0.785, cake * 0.78}, {r * 0.79, cake * 0.9}, {r * 0.74, cake}, {0, cake}}, 28))
	for i := range 8 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / 8)
		b.put("berries", form.Ellipsoid(0.014, 0.014, 0.016, 8, 6).Move(cos*r*0.6, sin*r*0.6, h-0.016))
	}
	b.drum(geom.Vec2{}, r, 0, plate)
	b.drum(geom.Vec2{}, r*0.79, plate, h)
}

// cakes sets small round cakes in a row along X.
func (b *bench) cakes(count int, x0, x1, y, z, r float64) {
	for i := range count {
		x := geom.Lerp(x0, x1, (float64(i)+0.5)/float64(count))
		b.put("cakes", form.Cylinder(r, r*0.9, 0.004, 18).Move(x, y, z))
		b.put("icing", form.Cylinder(r*1.03, r*0.35, 0.006, 18).Move(x, y, z+r*0.8))
	}
}

func dessertStation(b *bench) {
	w, d := b.w, b.d
	table := 0.92
	face := b.face()
	b.solid("body", slab(-w/2+0.03, face+frontDeep, 0.08, w/2-0.03, d/2, table-0.04, 0.006), slab(-w/2+0.06, face+0.07, 0, w/2-0.06, d/2-0.03, 0.08, 0))
	doors := max(2, int(math.Round(w/0.5)))
	for i, f := range (front{-w/2 + 0.04, w/2 - 0.04, 0.1, table - 0.06}).columns(doors) {
		b.panel(b.part, "body", f, face)
		b.grip(b.part, "metal", geom.Lerp(f.x0, f.x1, []float64{0.85, 0.15}[i%2]), face, table*0.6, true)
	}
	b.solid("top", slab(-w/2, -d/2, table-0.04, w/2, d/2, table, 0.006))
	shelf := (table + b.h) / 2
	for _, s := range []float64{-1, 1} {
		b.solid("metal", form.Cylinder(0.014, b.h-table, 0, 10).Move(s*(w/2-0.1), d/2-0.09, table), form.Cylinder(0.014, b.h-table, 0, 10).Move(s*(w/2-0.1), 0, table))
	}
	b.solid("glass", slab(-w/2+0.06, -0.03, shelf, w/2-0.06, d/2-0.05, shelf+0.01, 0), slab(-w/2+0.06, -0.03, b.h-0.01, w/2-0.06, d/2-0.05, b.h, 0))
	b.cakes(max(3, int(w/0.32)), -w/2+0.12, w/2-0.12, -d*0.26, table, 0.075)
	b.cakes(max(4, int(w/0.22)), -w/2+0.14, w/2-0.14, d*0.22, shelf+0.01, 0.05)
	b.support("counter", table, geom.Vec2{-w/2 + 0.04, -d/2 + 0.03}, geom.Vec2{w/2 - 0.04, -d*0.26 - 0.1}, 0)
	b.support("upper shelf", b.h, geom.Vec2{-w/2 + 0.1, 0}, geom.Vec2{w/2 - 0.1, d/2 - 0.08}, 0)
}

func displayCase(b *bench) {
	w, d, h := b.w, b.d, b.h
	base := h * 0.42
	b.solid("body", slab(-w/2, -d/2+0.02, 0.08, w/2, d/2, base, 0.008), slab(-w/2+0.03, -d/2+0.06, 0, w/2-0.03, d/2-0.03, 0.08, 0))
	b.put("steel", slab(-w/2+0.02, -d/2+0.006, base*0.3, w/2-0.02, -d/2+0.022, base*0.9, 0.002), slab(-w/2, -d/2, base-0.03, w/2, d/2, base, 0.004))
	b.solid("steel", slab(-w/2, -d*0.14, h-0.03, w/2, d/2, h, 0.004))
	lean := d*0.36 - 0.02
	pane := func(x float64) *form.Shape {
		outline := geom.Polygon{{-d/2 + 0.01, base}, {d/2 - 0.02, base}, {d/2 - 0.02, h - 0.03}, {-d/2 + lean, h - 0.03}}
		return form.Prism(outline, x-0.004, x+0.004, 0).Bend(func(p geom.Vec3) geom.Vec3 { return vec(p[2], p[0], p[1]) }, geom.Radians(30))
	}
	b.put("glass", pane(-w/2+0.006), pane(w/2-0.006), form.Beam(vec(0, -d/2+0.012, base), vec(0, -d/2+lean, h-0.03), w-0.02, 0.008, 0))
	middle := geom.Lerp(base, h, 0.48)
	b.solid("glass", slab(-w/2+0.02, -d*0.16, middle, w/2-0.02, d/2-0.03, middle+0.01, 0))
	for row, z := range []float64{base, middle + 0.01} {
		y0, y1 := -d*0.36+0.12*float64(row), d*0.4
		columns := max(3, int(w/0.3))
		for c := range columns {
			x := geom.Lerp(-w/2+0.05, w/2-0.05, (float64(c)+0.5)/float64(columns))
			half := (w-0.1)/float64(columns)/2 - 0.015
			b.put("steel", slab(x-half, y0, z, x+half, y1, z+0.03, 0))
			b.put([]string{"food", "food 2"}[(c+row)%2], form.Cushion(2*half-0.02, (y1-y0)*0.9, 0.07, 0.03, 0.01, 1).Move(x, (y0+y1)/2, z+0.028))
		}
	}
	b.block(vec(-w/2, -d*0.3, base), vec(w/2, d/2, h-0.03))
	b.support("top", h, geom.Vec2{-w/2 + 0.05, -d * 0.1}, geom.Vec2{w/2 - 0.05, d/2 - 0.05}, 0)
}

func cheeseBoard(b *bench) {
	t := 0.016
	b.solid("wood", form.Prism(form.RoundedRectangle(b.w, b.d, 0.03, 4), 0, t, 0.003))
	wheel := b.d * 0.24
	high := b.h - t
	b.put("rind", form.Cylinder(wheel, high, 0.006, 24).Move(-b.w*0.26, b.d*0.16, t))
	wedge := form.Prism(geom.Polygon{{0, 0}, {0.13, -0.04}, {0.13, 0.04}}, 0, high*0.62, 0.001)
	b.put("cheese", wedge.Yaw(0.5).Move(b.w*0.02, -b.d*0.2, t), form.Box(0.07, 0.05, high*0.5, 0.003).Yaw(0.3).Move(-b.w*0.28, -b.d*0.26, t))
	for i := range 9 {
		b.put("grapes", form.Ellipsoid(0.013, 0.013, 0.013, 8, 6).Move(b.w*0.3+0.02*float64(i%3-1), b.d*0.2+0.02*float64(i/3-1), t+0.012+0.006*float64((i*i)%3)))
	}
	b.block(vec(-b.w*0.26-wheel, b.d*0.16-wheel, t), vec(-b.w*0.26+wheel, b.d*0.16+wheel, b.h))
}

func breadBasket(b *bench) {
	rim := b.h * 0.6
	b.put("weave", vessel(1, rim, 0.012, 28, []geom.Vec2{{0.7, 0}, {0.76, 0.06}, {0.92, 0.55}, {1, 1}}).Scale(b.w/2, b.d/2, 1))
	b.put("cloth", form.Lathe([]geom.Vec2{{0, rim * 0.55}, {0.8, rim * 0.6}, {0.9, rim * 0.92}, {0.86, rim * 0.96}, {0, rim * 0.72}}, 20).Scale(b.w/2, b.d/2, 1))
	for i := range 4 {
		x := geom.Lerp(-b.w*0.24, b.w*0.24, float64(i)/3)
		b.put("bread", form.Cushion(b.w*0.2, b.d*0.7, b.h*0.42, b.h*0.2, 0.01, 1).Yaw(0.3).Pitch(0.1*float64(i%2)).Move(x, 0, b.h*0.55-0.012*float64(i%2)))
	}
	b.block(vec(-b.w*0.42, -b.d*0.42, 0), vec(b.w*0.42, b.d*0.42, b.h*0.85))
}

func cuttingBoard(b *bench) {
	b.solid("wood", form.Prism(form.RoundedRectangle(b.w, b.d, 0.02, 3), 0, b.h, 0.004))
	for _, s := range []float64{-1, 1} {
		b.put("groove", slab(-b.w*0.42, s*b.d*0.4-0.004, b.h-0.002, b.w*0.42, s*b.d*0.4+0.004, b.h+0.0006, 0))
	}
	b.top(b.h, 0.02)
}

func knifeBlock(b *bench) {
	lean := 0.35
	tall := b.h * 0.66
	b.put("wood", form.Box(b.w, b.d*0.55, tall, 0.006).Pitch(-lean).Move(0, -b.d*0.02, b.d*0.275*math.Sin(lean)))
	b.solid("wood", slab(-b.w/2+0.004, -b.d*0.28, 0, b.w/2-0.004, b.d/2-0.01, 0.022, 0.004))
	b.leaning(vec(-b.w/2, -b.d*0.275, 0), vec(b.w/2, b.d*0.275, tall), -lean, vec(0, -b.d*0.02, b.d*0.275*math.Sin(lean)))
	for i := range 5 {
		x := geom.Lerp(-b.w*0.34, b.w*0.34, float64(i%3)/2)
		y := -b.d*0.16 + b.d*0.2*float64(i/3)
		long := b.h*0.3 - 0.02*float64(i%2)
		b.put("handles", form.Box(0.016, 0.024, long, 0.004).Move(x, y, tall).Pitch(-lean).Move(0, -b.d*0.02, b.d*0.275*math.Sin(lean)))
		b.put("steel", form.Box(0.018, 0.026, 0.012, 0).Move(x, y, tall-0.006).Pitch(-lean).Move(0, -b.d*0.02, b.d*0.275*math.Sin(lean)))
	}
}

func blender(b *bench) {
	r := math.Min(b.w, b.d) / 2
	base := b.h * 0.36
	b.put("base", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.95, 0}, {r * 0.95, base * 0.3}, {r * 0.7, base}, {0, base}}, 26))
	b.put("lid", form.Cylinder(0.022, 0.014, 0.002, 16).Pitch(math.Pi/2).Move(0, -r*0.82, base*0.4))
	top := b.h - 0.035
	b.put("jug", form.Lathe([]geom.Vec2{{0, base}, {r * 0.6, base}, {r * 0.86, top}, {r*0.86 - 0.004, top}, {r*0.6 - 0.004, base + 0.01}, {0, base + 0.01}}, 24))
	b.put("lid", form.Lathe([]geom.Vec2{{0, top - 0.004}, {r * 0.88, top - 0.004}, {r * 0.86, top + 0.018}, {r * 0.3, top + 0.02}, {r * 0.26, b.h}, {0, b.h}}, 22))
	b.put("lid", form.Tube([]geom.Vec3{vec(r*0.75, 0, base+0.15*(top-base)), vec(r*1.0-0.012, 0, geom.Lerp(base, top, 0.35)), vec(r*1.0-0.012, 0, geom.Lerp(base, top, 0.75)), vec(r*0.82, 0, geom.Lerp(base, top, 0.9))}, 0.011, 8))
	b.drum(geom.Vec2{}, r*0.95, 0, b.h)
}
