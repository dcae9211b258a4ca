package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func classroomKinds() []kind {
	small := func(id, name string, size geom.Vec3, massKg float64, tags, synonyms []string, slots []slot, model func(*bench)) kind {
		return kind{Entry: Entry{ID: id, Name: name, Synonyms: synonyms, Tags: append(tags, "graspable"), Mount: scene.OnSurface, Size: size,
			MinSize: size.Mul(0.7), MaxSize: size.Mul(1.4), MassKg: massKg}, slots: slots, model: model}
	}
	office, school, toy := []string{"office"}, []string{"school"}, []string{"toy"}
	return []kind{
		small("notebook", "Notebook", vec(0.16, 0.22, 0.02), 0.35, office, []string{"journal", "notepad", "exercise book", "diary", "magazine", "binder", "folder", "ring binder"}, []slot{{name: "cover", material: "book cloth"}, {name: "paper", material: "paper"}, {name: "band", material: "rubber"}}, notebook),
		small("stapler", "Stapler", vec(0.045, 0.16, 0.065), 0.28, office, []string{"hole punch"}, []slot{{name: "body", material: "plastic #b5362c", fill: 0.9}, {name: "steel", material: "brushed steel", fill: 0.6}}, stapler),
		small("scissors", "Scissors", vec(0.09, 0.2, 0.012), 0.09, office, []string{"pair of scissors"}, []slot{{name: "blades", material: "brushed steel"}, {name: "grips", material: "plastic #2f5fae"}}, scissorsPair),
		small("paper-tray", "Paper tray", vec(0.26, 0.34, 0.16), 1.3, office, []string{"letter tray", "document tray", "desk organizer", "file organizer", "inbox"}, []slot{{name: "mesh", material: "black metal", fill: 0.14}, {name: "paper", material: "paper", fill: 0.5}}, paperTray),
		small("calculator", "Calculator", vec(0.11, 0.16, 0.025), 0.2, office, []string{"pocket calculator"}, []slot{{name: "body", material: "black plastic", fill: 0.7}, {name: "screen", material: "screen"}, {name: "keys", material: "plastic"}}, calculator),
		small("backpack", "Backpack", vec(0.32, 0.22, 0.45), 1.4, school, []string{"school bag", "rucksack", "bag", "schoolbag", "tote bag"}, []slot{{name: "cloth", material: "cotton #3f5a7a", fill: 0.7}, {name: "trim", material: "leather"}, {name: "zip", material: "brushed steel"}}, backpack),
		small("microscope", "Microscope", vec(0.19, 0.24, 0.38), 4.2, school, []string{"lab microscope"}, []slot{{name: "body", material: "gloss paint", fill: 1.6}, {name: "black", material: "black plastic"}, {name: "lenses", material: "chrome"}}, microscope),
		small("beaker", "Beaker", vec(0.1, 0.09, 0.12), 0.22, school, []string{"flask", "lab glass", "erlenmeyer flask", "test tube", "laboratory glassware", "measuring cup"}, []slot{{name: "glass", material: "glass", fill: 0.25}, {name: "liquid", material: "bottle glass #3f8fb0", fill: 0.3}}, beaker),
		small("test-tube-rack", "Test tube rack", vec(0.26, 0.09, 0.17), 0.5, school, []string{"test tubes", "tube rack"}, []slot{{name: "rack", material: "$wood", fill: 0.8}, {name: "glass", material: "glass", fill: 0.4}, {name: "liquid", material: "bottle glass #b0653f", fill: 0.4}}, testTubeRack),
		small("abacus", "Abacus", vec(0.3, 0.09, 0.28), 0.8, school, []string{"counting frame"}, []slot{{name: "frame", material: "$wood"}, {name: "wires", material: "brushed steel"}, {name: "red", material: "plastic #b5362c"}, {name: "blue", material: "plastic #2f5fae"}}, abacus),
		small("building-blocks", "Building blocks", vec(0.28, 0.2, 0.18), 1.2, toy, []string{"toy blocks", "wooden blocks", "lego", "bricks", "puzzle"}, []slot{{name: "red", material: "painted wood #b5362c"}, {name: "blue", material: "painted wood #2f5fae"}, {name: "yellow", material: "painted wood #d9b23a"}, {name: "wood", material: "birch"}}, buildingBlocks),
		small("toy-car", "Toy car", vec(0.11, 0.24, 0.09), 0.3, toy, []string{"toy truck", "toy vehicle", "race car", "model car"}, []slot{{name: "body", material: "gloss paint #b5362c", fill: 0.5}, {name: "window", material: "bottle glass #2a3540"}, {name: "tyres", material: "rubber"}, {name: "hubs", material: "plastic"}}, toyCar),
		small("toy-train", "Toy train", vec(0.09, 0.42, 0.13), 0.6, toy, []string{"train set", "toy locomotive", "wooden train"}, []slot{{name: "red", material: "painted wood #b5362c"}, {name: "blue", material: "painted wood #2f5fae"}, {name: "wheels", material: "painted wood #2b2b2b"}, {name: "couplings", material: "brass"}}, toyTrain),
		small("ball", "Ball", vec(0.22, 0.22, 0.22), 0.42, toy, []string{"football", "soccer ball", "basketball", "beach ball", "toy ball"}, []slot{{name: "skin", material: "plastic #d08a3a", fill: 0.085}, {name: "seams", material: "rubber"}}, ball),
		small("board-game", "Board game", vec(0.36, 0.36, 0.06), 1.3, toy, []string{"chess set", "chess board", "chessboard", "checkers", "checkers set", "checkerboard", "draughts", "draughts board", "board games", "monopoly"}, []slot{{name: "board", material: "birch", fill: 1}, {name: "dark", material: "dark oak"}, {name: "light pieces", material: "light oak"}, {name: "dark pieces", material: "ebony"}}, boardGame),
		{Entry: Entry{ID: "dollhouse", Name: "Dollhouse", Synonyms: []string{"doll house", "dolls' house", "toy house", "play house"}, Tags: []string{"toy"},
			Size: vec(0.7, 0.34, 0.85), MinSize: vec(0.5, 0.25, 0.6), MaxSize: vec(0.9, 0.45, 1.2), Clearance: Clearance{Front: 0.5}, MassKg: 9},
			slots: []slot{{name: "walls", material: "painted wood #f0d9d2", fill: 0.8}, {name: "roof", material: "painted wood #b0584a", fill: 0.8}, {name: "floors", material: "birch"}, {name: "furniture", material: "painted wood #7a9a8a"}}, model: dollhouse},
		{Entry: Entry{ID: "rocking-horse", Name: "Rocking horse", Synonyms: []string{"toy horse", "ride-on toy"}, Tags: []string{"toy"},
			Size: vec(0.3, 0.85, 0.75), MinSize: vec(0.24, 0.65, 0.55), MaxSize: vec(0.4, 1, 0.85), MassKg: 7},
			slots: []slot{{name: "wood", material: "$wood", fill: 0.55}, {name: "mane", material: "wool #e0d2b8"}, {name: "saddle", material: "felt #a8322c"}}, model: rockingHorse},
		{Entry: Entry{ID: "high-chair", Name: "High chair", Synonyms: []string{"baby chair", "feeding chair", "child seat"}, Tags: []string{"seating"},
			Size: vec(0.5, 0.58, 0.98), MinSize: vec(0.42, 0.48, 0.85), MaxSize: vec(0.58, 0.66, 1.1), MassKg: 7.5},
			slots: []slot{{name: "wood", material: "$wood", fill: 0.8}, {name: "tray", material: "plastic", fill: 0.6}, {name: "seat", material: "$accent", fill: 0.6}}, model: highChair},
	}
}

func notebook(b *bench) {
	t := 0.0025
	b.put("cover", slab(-b.w/2, -b.d/2, 0, b.w/2, b.d/2, t, 0), slab(-b.w/2, -b.d/2, b.h-t, b.w/2, b.d/2, b.h, 0), slab(-b.w/2, -b.d/2, t, -b.w/2+t, b.d/2, b.h-t, 0))
	b.put("paper", slab(-b.w/2+t, -b.d/2+0.003, t, b.w/2-0.003, b.d/2-0.003, b.h-t, 0))
	b.put("band", slab(b.w*0.36, -b.d/2-0.0, b.h-0.0002, b.w*0.39, b.d/2, b.h+0.0006, 0))
	b.block(vec(-b.w/2, -b.d/2, 0), vec(b.w/2, b.d/2, b.h))
	b.top(b.h, 0.02)
}

func stapler(b *bench) {
	b.solid("body", slab(-b.w/2, -b.d/2, 0, b.w/2, b.d/2, b.h*0.22, 0.004))
	b.put("steel", slab(-b.w*0.3, -b.d*0.47, b.h*0.3, b.w*0.3, b.d*0.4, b.h*0.44, 0.001))
	lean := math.Atan2(b.h*0.22, b.d)
	b.put("body", form.Box(b.w*0.85, b.d*0.94, b.h*0.36, 0.006).Pitch(-lean).Move(0, -b.d*0.015, b.h*0.53))
	b.put("steel", form.Strut(vec(-b.w*0.44, b.d*0.34, b.h*0.4), vec(b.w*0.44, b.d*0.34, b.h*0.4), 0.007, 0.007, 10))
	b.block(vec(-b.w*0.42, -b.d*0.47, b.h*0.3), vec(b.w*0.42, b.d*0.45, b.h*0.95))
}

func scissorsPair(b *bench) {
	y := b.d / 2
	for i, s := range []float64{-1, 1} {
		z := b.h * (0.1 + 0.4*float64(i))
		b.put("blades", form.Prism(geom.Polygon{{s*0.004 - 0.008, -0.01}, {s*0.004 + 0.008, -0.01}, {s * 0.006, y - 0.002}, {s*0.006 - 0.0015, y - 0.002}}, z, z+b.h*0.4, 0))
		b.put("grips", form.Ring(0.78, 0.22, 22, 8).Scale(b.w*0.25, b.d*0.16, b.h*1.9).Move(s*b.w*0.25, -y+b.d*0.165, b.h/2), form.Strut(vec(0, -0.005, b.h/2), vec(s*b.w*0.2, -y+b.d*0.3, b.h/2), 0.005, 0.0055, 8))
	}
	b.put("blades", form.Cylinder(0.006, b.h, 0.001, 14).Move(0, 0, 0))
	b.block(vec(-b.w/2, -y, 0.001), vec(b.w/2, -y+b.d*0.35, b.h-0.001))
	b.block(vec(-0.012, -y+b.d*0.35, 0.001), vec(0.012, y, b.h-0.001))
}

func paperTray(b *bench) {
	for k := range 2 {
		z := b.h * 0.55 * float64(k)
		b.solid("mesh", slab(-b.w/2, -b.d/2+0.01, z, b.w/2, b.d/2, z+0.004, 0.001))
		for _, s := range []float64{-1, 1} {
			b.put("mesh", slab(s*(b.w/2-0.002)-0.002, -b.d/2+0.01, z+0.004, s*(b.w/2-0.002)+0.002, b.d/2, z+b.h*0.4, 0))
		}
		b.put("mesh", slab(-b.w/2+0.004, b.d/2-0.004, z+0.004, b.w/2-0.004, b.d/2, z+b.h*0.4, 0))
		b.put("paper", slab(-b.w*0.42, -b.d/2+0.003*float64(k), z+0.004, b.w*0.4, b.d*0.44, z+0.02+0.01*float64(k), 0))
	}
	corners(func(sx, sy float64) {
		b.put("mesh", form.Cylinder(0.004, b.h, 0, 8).Move(sx*(b.w/2-0.006), sy*(b.d/2-0.02), 0))
	})
	b.block(vec(-b.w/2, -b.d/2, 0.004), vec(b.w/2, b.d/2, b.h*0.95))
}

func calculator(b *bench) {
	slope := math.Atan2(b.h*0.35, b.d)
	wedge := geom.Polygon{{-b.d / 2, 0}, {b.d / 2, 0}, {b.d / 2, b.h * 0.9}, {-b.d / 2, b.h * 0.5}}
	b.put("body", form.Prism(wedge, -b.w/2, b.w/2, 0.002).Bend(func(p geom.Vec3) geom.Vec3 { return vec(p[2], p[0], p[1]) }, geom.Radians(40)))
	at := func(s *form.Shape, x, y float64) *form.Shape {
		return s.Pitch(slope).Move(x, y, geom.Lerp(b.h*0.5, b.h*0.9, (y+b.d/2)/b.d)-0.0015)
	}
	b.put("screen", at(form.Box(b.w*0.8, b.d*0.17, 0.002, 0), 0, b.d*0.34))
	for r := range 5 {
		for c := range 4 {
			b.put("keys", at(form.Box(b.w*0.16, b.d*0.085, 0.004, 0.0008), geom.Lerp(-b.w*0.33, b.w*0.33, float64(c)/3), geom.Lerp(-b.d*0.4, b.d*0.14, float64(r)/4)))
		}
	}
	b.block(vec(-b.w/2, -b.d/2, 0), vec(b.w/2, b.d/2, b.h*0.9))
}

func backpack(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.put("cloth", form.Cushion(w, d*0.7, h*0.94, d*0.2, 0.01, 1).Move(0, d*0.1, 0), form.Cushion(w*0.76, d*0.32, h*0.48, d*0.12, 0.008, 1).Move(0, -d*0.34, h*0.03))
	b.put("trim", slab(-w*0.28, -d/2+0.001, h*0.32, w*0.28, -d*0.42, h*0.35, 0.002), form.Tube([]geom.Vec3{vec(-0.04, d*0.34, h*0.9), vec(-0.03, d*0.36, h-0.009), vec(0.03, d*0.36, h-0.009), vec(0.04, d*0.34, h*0.9)}, 0.007, 8))
	for _, s := range []float64{-1, 1} {
		b.put("trim", form.Tube([]geom.Vec3{vec(s*w*0.16, d*0.4, h*0.86), vec(s*w*0.22, d/2-0.012, h*0.6), vec(s*w*0.26, d/2-0.012, h*0.3), vec(s*w*0.3, d*0.4, h*0.1)}, 0.011, 8))
	}
	b.put("zip", form.Tube([]geom.Vec3{vec(-w*0.4, -d*0.16, h*0.6), vec(-w*0.3, -d*0.18, h*0.82), vec(0, -d*0.19, h*0.9), vec(w*0.3, -d*0.18, h*0.82), vec(w*0.4, -d*0.16, h*0.6)}, 0.003, 6))
	b.block(vec(-w*0.46, -d*0.24, 0), vec(w*0.46, d*0.42, h*0.9))
	b.block(vec(-w*0.36, -d*0.48, h*0.04), vec(w*0.36, -d*0.24, h*0.48))
}

func microscope(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.solid("body", slab(-w/2, -d/2, 0, w/2, d/2, h*0.08, 0.008))
	b.solid("body", slab(-w*0.16, d*0.2, h*0.08, w*0.16, d*0.42, h*0.72, 0.014), slab(-w*0.14, -d*0.2, h*0.66, w*0.14, d*0.36, h*0.76, 0.012))
	b.solid("black", slab(-w*0.36, -d*0.36, h*0.34, w*0.36, d*0.24, h*0.37, 0.003))
	b.put("black", form.Cylinder(0.022, h*0.1, 0.002, 16).Move(0, -d*0.12, h*0.08), form.Cylinder(0.03, h*0.06, 0.003, 18).Move(0, -d*0.12, h*0.6))
	for i := range 3 {
		sin, cos := math.Sincos(-math.Pi/2 + 2*math.Pi/3*float64(i))
		b.put("lenses", form.Strut(vec(cos*0.012, -d*0.12+sin*0.012, h*0.61), vec(cos*0.026, -d*0.12+sin*0.026, h*(0.45+0.03*float64(i))), 0.009, 0.005, 10))
	}
	b.put("body", form.Strut(vec(0, -d*0.08, h*0.74), vec(0, d*0.18, h*0.9), 0.03, 0.024, 14))
	b.put("black", form.Strut(vec(0, d*0.16, h*0.885), vec(0, d*0.32, h*0.985), 0.017, 0.015, 14))
	for _, s := range []float64{-1, 1} {
		b.put("black", form.Cylinder(0.024, 0.018, 0.003, 18).Roll(math.Pi/2).Move(s*w*0.22-0.009, d*0.3, h*0.22))
	}
}

func beaker(b *bench) {
	r := math.Min(b.w*0.46, b.d/2)
	b.put("glass", vessel(r, b.h, 0.0025, 26, []geom.Vec2{{0.94, 0}, {0.97, 0.04}, {0.97, 0.9}, {1, 1}}))
	b.put("glass", form.TaperedTube([]geom.Vec3{vec(r*0.94, 0, b.h*0.96), vec(b.w/2-0.001, 0, b.h-0.003)}, []float64{0.009, 0.003}, 8))
	b.put("glass", form.TaperedTube([]geom.Vec3{vec(-r*0.94, 0, b.h*0.96), vec(-b.w/2+0.001, 0, b.h-0.003)}, []float64{0.005, 0.003}, 8))
	b.put("liquid", form.Lathe([]geom.Vec2{{0, 0.004}, {r*0.94 - 0.003, 0.004}, {r*0.96 - 0.003, b.h * 0.55}, {0, b.h * 0.55}}, 24))
	b.drum(geom.Vec2{}, r, 0, b.h)
}

func testTubeRack(b *bench) {
	t := 0.01
	b.solid("rack", slab(-b.w/2, -b.d/2, 0, b.w/2, b.d/2, t, 0.002), slab(-b.w/2, -b.d/2, b.h*0.55, b.w/2, b.d/2, b.h*0.55+t, 0.002))
	for _, s := range []float64{-1, 1} {
		b.solid("rack", slab(s*(b.w/2-t/2)-t/2, -b.d/2, t, s*(b.w/2-t/2)+t/2, b.d/2, b.h*0.55, 0.001))
	}
	for i := range 6 {
		x := geom.Lerp(-b.w*0.4, b.w*0.4, float64(i)/5)
		b.put("glass", form.Lathe([]geom.Vec2{{0, t}, {0.005, t + 0.002}, {0.008, t + 0.008}, {0.008, b.h - 0.001}, {0.0095, b.h}, {0.0068, b.h}, {0.0068, t + 0.01}, {0, t + 0.003}}, 14).Move(x, 0, 0))
		b.put("liquid", form.Lathe([]geom.Vec2{{0, t + 0.004}, {0.0062, t + 0.01}, {0.0062, b.h * (0.35 + 0.08*float64(i%3))}, {0, b.h * (0.35 + 0.08*float64(i%3))}}, 12).Move(x, 0, 0))
	}
	b.block(vec(-b.w*0.43, -0.01, b.h*0.55), vec(b.w*0.43, 0.01, b.h))
}

func abacus(b *bench) {
	t := 0.02
	b.solid("frame", slab(-b.w/2, -b.d/2, 0, b.w/2, b.d/2, t, 0.003), slab(-b.w/2, -t/2, b.h-t, b.w/2, t/2, b.h, 0.003))
	for _, s := range []float64{-1, 1} {
		b.solid("frame", slab(s*(b.w/2-t/2)-t/2, -t/2, t, s*(b.w/2-t/2)+t/2, t/2, b.h-t, 0.003))
	}
	rows := 6
	for r := range rows {
		z := geom.Lerp(t+0.03, b.h-t-0.025, float64(r)/float64(rows-1))
		b.put("wires", form.Strut(vec(-b.w/2+t, 0, z), vec(b.w/2-t, 0, z), 0.0018, 0.0018, 6))
		for i := range 10 {
			x := -b.w/2 + t + 0.012 + 0.019*float64(i)
			if i >= 10-r {
				x = b.w/2 - t - 0.012 - 0.019*float64(9-i)
			}
			b.put([]string{"red", "blue"}[r%2], form.Ellipsoid(0.009, 0.014, 0.014, 10, 6).Move(x, 0, z))
		}
	}
}
