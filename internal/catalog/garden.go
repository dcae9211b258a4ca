package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func gardenKinds() []kind {
	small := func(id, name string, size geom.Vec3, massKg float64, synonyms []string, slots []slot, model func(*bench)) kind {
		return kind{Entry: Entry{ID: id, Name: name, Synonyms: synonyms, Tags: []string{"garden", "graspable"}, Mount: scene.OnSurface, Size: size,
			MinSize: size.Mul(0.7), MaxSize: size.Mul(1.4), MassKg: massKg}, slots: slots, model: model}
	}
	return []kind{
		{Entry: Entry{ID: "potting-station", Name: "Potting station", Synonyms: []string{"potting bench", "potting table", "gardening bench", "planting table"}, Tags: []string{"garden", "table"},
			Size: vec(1.2, 0.6, 1.45), MinSize: vec(0.8, 0.45, 1.2), MaxSize: vec(1.6, 0.75, 1.6), Clearance: Clearance{Front: 0.7}, AgainstWall: true, MassKg: 38, Surfaces: true},
			slots: []slot{{name: "wood", material: "$wood", fill: 1}, {name: "metal", material: "$metal", fill: 0.4}, {name: "pots", material: "terracotta", fill: 0.5}, {name: "soil", material: "soil"}}, model: pottingStation},
		small("watering-can", "Watering can", vec(0.42, 0.18, 0.32), 1.1, []string{"watering pot"}, []slot{{name: "can", material: "$hood", fill: 0.13}, {name: "rose", material: "brass", fill: 0.4}}, wateringCan),
		small("terrarium", "Terrarium", vec(0.3, 0.3, 0.34), 3.2, []string{"glass planter", "plant terrarium", "bottle garden", "vivarium"}, []slot{{name: "glass", material: "glass", fill: 0.05}, {name: "frame", material: "$metal", fill: 0.5}, {name: "soil", material: "soil", fill: 0.8}, {name: "leaves", material: "leaf"}, {name: "stones", material: "stoneware"}}, terrarium),
		small("pruning-shears", "Pruning shears", vec(0.22, 0.075, 0.026), 0.24, []string{"secateurs", "garden shears", "scissors", "shears", "garden scissors"}, []slot{{name: "blades", material: "brushed steel"}, {name: "grips", material: "plastic #b5362c"}}, shears),
		small("gloves", "Gloves", vec(0.24, 0.24, 0.045), 0.12, []string{"garden gloves", "gardening gloves", "work gloves"}, []slot{{name: "cloth", material: "leather #b08a4e", fill: 0.9}, {name: "cuff", material: "cotton #3f6b52"}}, gloves),
		small("fertilizer", "Fertilizer", vec(0.32, 0.14, 0.46), 8, []string{"fertiliser", "bag of soil", "potting soil", "soil bag", "fertilizer bag", "compost", "plant food"}, []slot{{name: "bag", material: "plastic #3f6b42", fill: 0.75}, {name: "label", material: "paper"}}, fertilizer),
		small("plant-markers", "Plant markers", vec(0.2, 0.12, 0.14), 0.5, []string{"plant labels", "plant tags", "garden markers"}, []slot{{name: "box", material: "$wood", fill: 0.6}, {name: "markers", material: "pine"}, {name: "heads", material: "plastic"}}, plantMarkers),
		{Entry: Entry{ID: "apron", Name: "Apron", Synonyms: []string{"workshop apron", "work apron", "kitchen apron", "chef's apron", "smock"}, Tags: []string{"textile", "wall"}, Mount: scene.OnWall, HangHeight: 0.85,
			Size: vec(0.62, 0.1, 0.95), MinSize: vec(0.45, 0.08, 0.7), MaxSize: vec(0.75, 0.14, 1.1), MassKg: 0.9},
			slots: []slot{{name: "cloth", material: "linen #4a5a50", fill: 0.9}, {name: "straps", material: "leather"}, {name: "hook", material: "$metal"}}, model: apron},
		{Entry: Entry{ID: "garden-hose", Name: "Hose", Synonyms: []string{"garden hose", "hosepipe", "water hose", "hose reel"}, Tags: []string{"garden", "wall"}, Mount: scene.OnWall, HangHeight: 0.9,
			Size: vec(0.5, 0.2, 0.55), MinSize: vec(0.4, 0.15, 0.45), MaxSize: vec(0.65, 0.26, 0.7), MassKg: 4.2},
			slots: []slot{{name: "hose", material: "plastic #3f7a4a", fill: 0.8}, {name: "bracket", material: "black metal"}, {name: "nozzle", material: "brass"}}, model: gardenHose},
		{Entry: Entry{ID: "wheelbarrow", Name: "Wheelbarrow", Synonyms: []string{"barrow", "garden cart"}, Tags: []string{"garden"},
			Size: vec(0.62, 1.35, 0.62), MinSize: vec(0.5, 1.1, 0.5), MaxSize: vec(0.75, 1.5, 0.72), MassKg: 13},
			slots: []slot{{name: "tray", material: "painted metal #3f6b42", fill: 0.25}, {name: "frame", material: "black metal", fill: 0.4}, {name: "wheel", material: "rubber", fill: 0.4}, {name: "grips", material: "rubber"}}, model: wheelbarrow},
	}
}

func pottingStation(b *bench) {
	w, d := b.w, b.d
	table := 0.88
	for _, sx := range []float64{-1, 1} {
		b.solid("wood", slab(sx*(w/2-0.03)-0.03, -d/2+0.01, 0, sx*(w/2-0.03)+0.03, -d/2+0.07, table-0.03, 0.004), slab(sx*(w/2-0.03)-0.03, d/2-0.06, 0, sx*(w/2-0.03)+0.03, d/2, b.h, 0.004))
	}
	boards := max(3, int(d/0.14))
	for i := range boards {
		y0, y1 := geom.Lerp(-d/2, d/2-0.062, float64(i)/float64(boards)), geom.Lerp(-d/2, d/2-0.062, float64(i+1)/float64(boards))
		b.solid("wood", slab(-w/2, y0+0.002, table-0.03, w/2, y1-0.002, table, 0.003))
		b.put("wood", slab(-w/2+0.03, y0+0.006, 0.22, w/2-0.03, y1-0.006, 0.242, 0.002))
	}
	b.block(vec(-w/2+0.03, -d/2, 0.22), vec(w/2-0.03, d/2-0.06, 0.242))
	for z := table + 0.16; z < b.h-0.02; z += 0.15 {
		b.put("wood", slab(-w/2, d/2-0.06, z, w/2, d/2-0.04, math.Min(z+0.09, b.h-0.005), 0.003))
	}
	b.solid("wood", slab(-w/2, d/2-0.2, b.h-0.03, w/2, d/2-0.06, b.h-0.01, 0.003))
	for i := range 4 {
		x := geom.Lerp(-w*0.3, w*0.3, float64(i)/3)
		b.put("metal", form.Tube([]geom.Vec3{vec(x, d/2-0.06, table+0.24), vec(x, d/2-0.1, table+0.235), vec(x, d/2-0.105, table+0.26)}, 0.004, 6))
		if i%3 == 0 {
			b.put("pots", vessel(0.065, 0.12, 0.006, 18, []geom.Vec2{{0.66, 0}, {0.9, 0.8}, {1, 0.82}, {1, 1}}).Move(x, -d*0.05, 0.243))
			b.put("soil", form.Lathe([]geom.Vec2{{0.056, 0.34}, {0, 0.345}}, 16).Move(x, -d*0.05, 0))
		}
	}
	b.support("table", table, geom.Vec2{-w/2 + 0.03, -d/2 + 0.03}, geom.Vec2{w/2 - 0.03, d/2 - 0.22}, b.h-table-0.05)
	b.support("upper shelf", b.h-0.01, geom.Vec2{-w/2 + 0.04, d/2 - 0.19}, geom.Vec2{w/2 - 0.04, d/2 - 0.07}, 0)
}

func wateringCan(b *bench) {
	r := math.Min(b.d/2, b.w*0.22)
	x := b.w/2 - r - 0.05
	body := b.h * 0.72
	b.put("can", form.Lathe([]geom.Vec2{{0, 0}, {r, 0}, {r, 0.01}, {r * 0.92, body * 0.9}, {r * 0.7, body}, {r * 0.62, body}, {r * 0.6, body * 0.96}, {0, body * 0.96}}, 24).Move(x, 0, 0))
	tip := vec(-b.w/2+0.028, 0, b.h*0.78)
	b.put("can", form.TaperedTube([]geom.Vec3{vec(x-r*0.85, 0, body*0.22), vec(x-r*1.5, 0, body*0.4), tip}, []float64{0.022, 0.016, 0.011}, 10))
	b.put("rose", form.Cone(0.012, 0.03, 0.035, 0.002, 16).Pitch(0).Bend(func(p geom.Vec3) geom.Vec3 { return vec(-p[2]*0.8, p[1], p[2]*0.6+p[0]*0.6) }, geom.Radians(50)).Move(tip[0], 0, tip[2]))
	b.put("can", form.Tube([]geom.Vec3{vec(x-r*0.6, 0, body*0.98), vec(x-r*0.2, 0, b.h-0.01), vec(x+r*0.9, 0, b.h-0.012), vec(b.w/2-0.008, 0, body*0.7), vec(x+r*0.93, 0, body*0.3)}, 0.008, 8))
	b.drum(geom.Vec2{x, 0}, r, 0, body)
	b.rod(vec(x-r*0.85, 0, body*0.22), tip, 0.03)
	b.block(vec(x-r*0.5, -0.008, b.h-0.02), vec(x+r*0.9, 0.008, b.h))
	b.block(vec(x+r*0.93, -0.008, body*0.3), vec(b.w/2, 0.008, b.h-0.02))
}

func terrarium(b *bench) {
	r := math.Min(b.w, b.d) / 2
	lower, upper := b.h*0.5, b.h*0.74
	ring := func(radius, z float64) []geom.Vec3 {
		out := make([]geom.Vec3, 6)
		for i := range out {
			sin, cos := math.Sincos(math.Pi/3*float64(i) + math.Pi/6)
			out[i] = vec(cos*radius, sin*radius, z)
		}
		return out
	}
	rings := [][]geom.Vec3{ring(r*0.8, 0.004), ring(r*0.99, lower), ring(r*0.94, upper), ring(r*0.1, b.h-0.008)}
	b.put("glass", form.Loft(rings, true, true, geom.Radians(10)))
	for i := range 6 {
		for k := range 3 {
			b.put("frame", form.Strut(rings[k][i], rings[k+1][i], 0.003, 0.003, 5))
			b.put("frame", form.Strut(rings[k][i], rings[k][(i+1)%6], 0.003, 0.003, 5))
		}
	}
	b.put("soil", form.Loft([][]geom.Vec3{ring(r*0.78, 0.008), ring(r*0.85, b.h*0.16)}, true, true, geom.Radians(10)))
	for i := range 7 {
		sin, cos := math.Sincos(2.4 * float64(i))
		at := vec(cos*r*0.42*float64(i%3)/2, sin*r*0.42*float64(i%3)/2, b.h*0.16)
		if i%3 == 1 {
			b.put("stones", form.Ellipsoid(0.02, 0.016, 0.012, 8, 6).Move(at[0], at[1], at[2]))
			continue
		}
		for k := range 6 {
			s, c := math.Sincos(math.Pi / 3 * float64(k))
			tip := at.Add(vec(c*r*0.18, s*r*0.18, b.h*0.1+0.02*float64(i%2)))
			b.put("leaves", form.TaperedTube([]geom.Vec3{at, at.Add(tip.Sub(at).Mul(0.5)).Add(vec(0, 0, 0.01)), tip}, []float64{0.004, 0.008, 0.002}, 6).Scale(1, 1, 1))
		}
	}
	b.drum(geom.Vec2{}, r*0.9, 0, b.h)
}

func shears(b *bench) {
	w, d := b.w, b.d
	z := b.h / 2
	for _, s := range []float64{-1, 1} {
		b.put("blades", form.Prism(geom.Polygon{{-w * 0.06, -s * 0.004}, {w * 0.2, -0.011}, {w*0.5 - 0.002, s * 0.004}, {w * 0.2, 0.011}}, z-0.004+0.004*s, z+0.004*s, 0))
		b.put("grips", form.TaperedTube([]geom.Vec3{vec(w*0.02, s*-0.006, z), vec(-w*0.12, s*-d*0.26, z), vec(-w*0.34, s*-d*0.38, z), vec(-w/2+0.012, s*-d*0.3, z)}, []float64{0.007, b.h/2 - 0.001, b.h / 2, 0.009}, 10))
	}
	b.put("blades", form.Cylinder(0.01, b.h*0.7, 0.001, 14).Move(w*0.01, 0, b.h*0.15))
	b.block(vec(-w/2, -d/2+0.004, 0), vec(w/2, d/2-0.004, b.h))
}

// gloves lie side by side, fingers to the front.
func gloves(b *bench) {
	z := b.h * 0.5
	for i, s := range []float64{-1, 1} {
		x := s * b.w * 0.25
		b.put("cloth", form.Ellipsoid(b.w*0.16, b.d*0.2, z-0.002*float64(i), 14, 8).Move(x, b.d*0.08, z))
		for f := range 4 {
			fx := x + geom.Lerp(-b.w*0.12, b.w*0.12, float64(f)/3)
			long := b.d * []float64{0.36, 0.46, 0.48, 0.4}[f]
			b.put("cloth", form.TaperedTube([]geom.Vec3{vec(fx, 0, z), vec(fx, -long*0.6, z*0.9), vec(fx, -math.Min(long, b.d/2-0.012), z*0.7)}, []float64{0.016, 0.015, 0.01}, 8))
		}
		b.put("cloth", form.TaperedTube([]geom.Vec3{vec(x-s*b.w*0.1, b.d*0.1, z), vec(x-s*b.w*0.2, 0, z*0.8), vec(x-s*b.w*0.22, -b.d*0.08, z*0.6)}, []float64{0.018, 0.014, 0.01}, 8))
		b.put("cuff", form.Cushion(b.w*0.27, b.d*0.24, b.h*0.9, b.h*0.3, 0, 1).Move(x, b.d*0.375, 0.001))
	}
	b.block(vec(-b.w*0.42, -b.d*0.45, 0), vec(b.w*0.42, b.d*0.48, b.h*0.9))
}

func fertilizer(b *bench) {
	b.put("bag", form.Cushion(b.w, b.d, b.h*0.92, b.d*0.3, 0.012, 1), slab(-b.w*0.46, -0.006, b.h*0.9, b.w*0.46, 0.006, b.h, 0.002))
	b.put("label", slab(-b.w*0.3, -b.d/2-0.0, b.h*0.25, b.w*0.3, -b.d/2+0.03, b.h*0.65, 0.004))
	b.block(vec(-b.w*0.46, -b.d*0.44, 0), vec(b.w*0.46, b.d*0.44, b.h*0.92))
}

func plantMarkers(b *bench) {
	box := b.h * 0.45
	t := 0.008
	b.solid("box", slab(-b.w/2, -b.d/2, 0, b.w/2, b.d/2, t, 0.001))
	for _, s := range []float64{-1, 1} {
		b.solid("box", slab(-b.w/2, s*(b.d/2-t/2)-t/2, t, b.w/2, s*(b.d/2-t/2)+t/2, box, 0.001), slab(s*(b.w/2-t/2)-t/2, -b.d/2+t, t, s*(b.w/2-t/2)+t/2, b.d/2-t, box, 0.001))
	}
	for i := range 12 {
		x, y := geom.Lerp(-b.w*0.36, b.w*0.36, float64(i%6)/5), []float64{-b.d * 0.18, b.d * 0.18}[i/6]
		top := b.h * (0.86 + 0.14*float64((i*5)%7)/6)
		b.put("markers", slab(x-0.008, y-0.0015, t, x+0.008, y+0.0015, top-0.03, 0))
		b.put("heads", slab(x-0.015, y-0.003, top-0.032, x+0.015, y+0.003, top, 0.001))
	}
}

func gardenHose(b *bench) {
	r := math.Min(b.w/2-0.03, b.h/2-0.04)
	z := b.h - r - 0.04
	b.put("bracket", slab(-0.05, b.d/2-0.012, z-0.08, 0.05, b.d/2, z+r*0.9, 0.003), form.Tube(form.Arc(vec(0, 0, z), vec(1, 0, 0), vec(0, 0, 1), r*0.72, 0.5, math.Pi-0.5, 10), 0.012, 8))
	b.put("bracket", form.Strut(vec(0, b.d/2-0.01, z+r*0.72), vec(0, -b.d*0.3, z+r*0.72), 0.012, 0.012, 8))
	for i := range 4 {
		y := geom.Lerp(b.d*0.3, -b.d*0.3, float64(i)/3)
		b.put("hose", form.Ring(r*(0.86+0.03*float64(i%2)), 0.014, 36, 8).Pitch(math.Pi/2).Move(0, y, z-0.02))
	}
	b.put("hose", form.Tube([]geom.Vec3{vec(r*0.5, -b.d*0.36, z-r*0.7), vec(r*0.45, -b.d*0.4, z-r*1.0), vec(r*0.3, -b.d*0.4, 0.09)}, 0.013, 8))
	b.put("nozzle", form.TaperedTube([]geom.Vec3{vec(r*0.3, -b.d*0.4, 0.1), vec(r*0.28, -b.d*0.4, 0.05), vec(r*0.26, -b.d*0.4, 0.002)}, []float64{0.017, 0.014, 0.02}, 10))
	b.block(vec(-r*0.9, -b.d*0.4, z-r*0.9), vec(r*0.9, b.d/2, z+r*0.9))
}

func wheelbarrow(b *bench) {
	w, d, h := b.w, b.d, b.h
	front := -d / 2
	r := 0.18
	b.put("wheel", form.Ring(r-0.035, 0.035, 28, 10).Roll(math.Pi/2).Move(0, front+r, r))
	b.put("frame", form.Cylinder(0.04, 0.12, 0, 14).Roll(math.Pi/2).Move(-0.06, front+r, r))
	for i := range 5 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / 5)
		b.put("frame", form.Strut(vec(0, front+r, r), vec(0, front+r+cos*(r-0.04), r+sin*(r-0.04)), 0.005, 0.005, 6))
	}
	for _, s := range []float64{-1, 1} {
		b.put("frame", form.Tube([]geom.Vec3{vec(s*0.07, front+r*0.6, r), vec(s*w*0.32, front+d*0.4, h*0.5), vec(s*w*0.4, d/2-0.16, h*0.78)}, 0.014, 8), form.Tube([]geom.Vec3{vec(s*w*0.32, d*0.08, h*0.5), vec(s*w*0.34, d*0.2, 0.016), vec(s*w*0.34, d*0.28, 0.016), vec(s*w*0.36, d*0.3, h*0.6)}, 0.012, 8))
		b.put("grips", form.Strut(vec(s*w*0.4, d/2-0.17, h*0.78), vec(s*w*0.43, d/2-0.004, h*0.84), 0.018, 0.018, 10))
	}
	ring := func(x, y0, y1, z float64) []geom.Vec3 {
		return []geom.Vec3{vec(-x, y0, z), vec(x, y0, z), vec(x, y1, z), vec(-x, y1, z)}
	}
	b.put("tray", form.Loft([][]geom.Vec3{ring(w*0.28, front+d*0.34, d*0.14, h*0.5), ring(w/2, front+d*0.16, d*0.26, h), ring(w/2-0.015, front+d*0.16+0.015, d*0.26-0.015, h), ring(w*0.28-0.01, front+d*0.34+0.01, d*0.14-0.01, h*0.52)}, true, true, geom.Radians(20)))
	b.block(vec(-w*0.4, front+d*0.22, h*0.5), vec(w*0.4, d*0.2, h))
	for _, s := range []float64{-1, 1} {
		b.block(vec(s*w*0.35-0.02, d*0.17, 0), vec(s*w*0.35+0.02, d*0.3, h*0.5))
		b.rod(vec(s*0.07, front+r*0.6, r), vec(s*w*0.32, front+d*0.4, h*0.5), 0.028)
		b.rod(vec(s*w*0.32, front+d*0.4, h*0.5), vec(s*w*0.43, d/2-0.004, h*0.84), 0.03)
	}
	b.block(vec(-0.06, front, 0), vec(0.06, front+2*r, 2*r))
}
