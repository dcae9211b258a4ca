package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// personalKinds are what people carry, write and play with.
func personalKinds() []kind {
	small := func(id, name, tag string, size geom.Vec3, massKg float64, synonyms []string, slots []slot, model func(*bench)) kind {
		return kind{Entry: Entry{ID: id, Name: name, Synonyms: synonyms, Tags: []string{tag, "graspable"}, Mount: scene.OnSurface, Size: size,
			MinSize: size.Mul(0.75), MaxSize: size.Mul(1.3), MassKg: massKg}, slots: slots, model: model}
	}
	steel, dark, brass := slot{name: "steel", material: "brushed steel"}, slot{name: "dark", material: "black plastic"}, slot{name: "brass", material: "brass"}
	return []kind{
		small("handbag", "Handbag", "textile", vec(0.32, 0.14, 0.36), 0.7, []string{"hand bag", "purse", "shoulder bag", "ladies bag", "clutch bag"}, []slot{{name: "leather", material: "leather #7a3b2a", fill: 1.2}, brass}, handbag),
		small("wallet", "Wallet", "textile", vec(0.11, 0.09, 0.022), 0.08, []string{"billfold", "money clip", "card holder"}, []slot{{name: "leather", material: "dark brown leather", fill: 4}, {name: "notes", material: "paper #a8b89a"}}, wallet),
		small("keys", "Keys", "household", vec(0.09, 0.12, 0.008), 0.05, []string{"key", "bunch of keys", "house keys", "car keys", "key ring", "keyring", "keychain"}, []slot{steel, brass}, keyRing),
		small("wristwatch", "Wristwatch", "textile", vec(0.062, 0.075, 0.045), 0.09, []string{"watch", "wrist watch", "smartwatch", "smart watch"}, []slot{{name: "strap", material: "leather #5a3a26", fill: 3}, {name: "case", material: "chrome", fill: 1.4}, {name: "dial", material: "enamel"}, {name: "hands", material: "black metal"}}, wristwatch),
		small("newspaper", "Newspaper", "decoration", vec(0.3, 0.38, 0.014), 0.35, []string{"news paper", "daily paper", "broadsheet", "folded newspaper"}, []slot{{name: "paper", material: "paper #ddd8cc", fill: 0.4}, {name: "print", material: "paper #4a4844"}}, newspaper),
		small("ruler", "Ruler", "office", vec(0.31, 0.035, 0.004), 0.03, []string{"measuring stick", "straightedge", "foot ruler"}, []slot{{name: "wood", material: "beech"}, {name: "marks", material: "black plastic"}}, ruler),
		small("eraser", "Eraser", "office", vec(0.06, 0.024, 0.013), 0.02, []string{"rubber", "pencil eraser", "india rubber"}, []slot{{name: "rubber", material: "rubber #e8e4dc"}, {name: "sleeve", material: "paper #2f5f96"}}, eraser),
		small("pen", "Pen", "office", vec(0.012, 0.145, 0.014), 0.012, []string{"ballpoint pen", "ball pen", "biro", "fountain pen", "felt tip pen", "marker pen", "highlighter"}, []slot{{name: "barrel", material: "plastic #24406e", fill: 0.8}, {name: "metal", material: "chrome"}}, pen),
		small("pencil", "Pencil", "office", vec(0.008, 0.18, 0.008), 0.006, []string{"lead pencil", "crayon", "coloured pencil", "colored pencil"}, []slot{{name: "wood", material: "pine"}, {name: "paint", material: "gloss paint #d9a030"}, {name: "lead", material: "black plastic"}}, pencil),
		small("tape-dispenser", "Tape dispenser", "office", vec(0.06, 0.15, 0.075), 0.4, []string{"sellotape", "scotch tape", "sticky tape", "adhesive tape", "roll of tape"}, []slot{dark, {name: "tape", material: "plastic #d8cfa8", fill: 0.6}, steel}, tapeDispenser),
		small("doll", "Doll", "toy", vec(0.2, 0.1, 0.38), 0.35, []string{"rag doll", "baby doll", "toy doll", "action figure"}, []slot{{name: "skin", material: "cotton #e0b898", fill: 2}, {name: "dress", material: "cotton #a84a5a", fill: 2}, {name: "hair", material: "wool #5a3a22", fill: 2}, dark}, doll),
		small("trumpet", "Trumpet", "instrument", vec(0.12, 0.5, 0.17), 1.1, []string{"cornet", "bugle", "brass instrument"}, []slot{{name: "brass", material: "polished brass", fill: 0.9}, {name: "caps", material: "porcelain"}}, trumpet),
	}
}

func handbag(b *bench) {
	w, d := b.w, b.d
	body := b.h * 0.64
	b.put("leather", form.Loft([][]geom.Vec3{bagRing(w*0.9, d, 0), bagRing(w, d, body*0.12), bagRing(w*0.95, d*0.8, body*0.6), bagRing(w*0.8, d*0.34, body)}, true, true, geom.Radians(35)))
	b.put("leather", slab(-w*0.4, -d*0.19, body-0.004, w*0.4, d*0.19, body+0.004, 0.003))
	for _, y := range []float64{-d * 0.12, d * 0.12} {
		b.put("leather", form.Tube([]geom.Vec3{vec(-w*0.26, y*1.6, body*0.82), vec(-w*0.25, y, b.h*0.86), vec(-w*0.12, y*0.8, b.h-0.007), vec(w*0.12, y*0.8, b.h-0.007), vec(w*0.25, y, b.h*0.86), vec(w*0.26, y*1.6, body*0.82)}, 0.006, 8))
	}
	b.put("brass", slab(-0.02, -d*0.44, body*0.66, 0.02, -d*0.32, body*0.8, 0.003))
	corners(func(sx, sy float64) {
		b.put("brass", form.Ring(0.011, 0.002, 14, 6).Pitch(math.Pi/2).Move(sx*w*0.26, sy*d*0.24, body*0.8))
	})
	b.block(vec(-w*0.46, -d*0.46, 0), vec(w*0.46, d*0.46, body*0.7))
	b.block(vec(-w*0.4, -d*0.2, body*0.7), vec(w*0.4, d*0.2, body))
}

// bagRing is a level rectangle with round corners.
func bagRing(x, y, z float64) []geom.Vec3 {
	var out []geom.Vec3
	for _, p := range form.RoundedRectangle(x, y, math.Min(x, y)*0.3, 4) {
		out = append(out, p.Vec3(z))
	}
	return out
}

func wallet(b *bench) {
	w, d, h := b.w, b.d, b.h
	leaf := func(z0, z1, inset float64) *form.Shape {
		return form.Prism(form.RoundedRectangle(w-inset, d-inset, 0.008, 4), z0, z1, 0.0015)
	}
	b.put("leather", leaf(0, h*0.42, 0), leaf(h*0.58, h, 0.001), slab(-w/2, d/2-0.006, h*0.1, w/2, d/2, h*0.9, 0.002))
	b.put("notes", slab(-w*0.46, -d*0.44, h*0.4, w*0.46, d*0.42, h*0.6, 0))
	b.block(vec(-w/2, -d/2, 0), vec(w/2, d/2, h))
}

func keyRing(b *bench) {
	w, d := b.w, b.d
	b.put("steel", form.Ring(0.016, 0.0012, 28, 6).Move(0, d*0.34, b.h/2))
	for i, turn := range []float64{-0.5, 0.05, 0.55} {
		slot := []string{"brass", "steel", "brass"}[i]
		z := b.h * (0.02 + 0.34*float64(i))
		key := form.Prism(form.Oval(0.026, 0.024, 20), 0, 0.002, 0.0004)
		shaft := slab(-0.0035, -0.062, 0, 0.0035, -0.008, 0.002, 0.0004)
		bit := form.Join(slab(0.003, -0.058, 0, 0.0075, -0.05, 0.002, 0), slab(0.003, -0.045, 0, 0.006, -0.04, 0.002, 0), slab(0.003, -0.035, 0, 0.0075, -0.03, 0.002, 0))
		b.put(slot, form.Join(key, shaft, bit).Scale(w/0.09, d/0.12, 1).Yaw(turn).Move(math.Sin(turn)*0.016, d*0.34-math.Cos(turn)*0.02, z))
	}
	b.block(vec(-w*0.4, -d*0.4, 0), vec(w*0.4, d*0.45, b.h))
}

// wristwatch stands on its closed strap, its face to the front.
func wristwatch(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.put("strap", form.Lathe([]geom.Vec2{{0.46, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {0.46, 0.5}, {0.46, -0.5}}, 32).Scale(w, d*0.92, 0.022).Move(0, d*0.03, 0.0115))
	r := math.Min(w*0.32, h*0.48)
	b.put("case", form.Cylinder(r, 0.009, 0.0015, 32).Pitch(math.Pi/2).Move(0, -d/2+0.01, h/2), form.Cylinder(0.003, 0.005, 0.0005, 12).Roll(math.Pi/2).Move(r, -d/2+0.006, h/2))
	b.put("dial", form.Cylinder(r*0.86, 0.001, 0, 28).Pitch(math.Pi/2).Move(0, -d/2+0.0012, h/2))
	b.put("hands", slab(-0.0008, -d/2-0.0002, -0.002, 0.0008, -d/2+0.0004, r*0.5, 0).Roll(-1).Move(0, 0, h/2), slab(-0.0006, -d/2-0.0004, -0.002, 0.0006, -d/2+0.0002, r*0.74, 0).Roll(0.9).Move(0, 0, h/2))
	b.block(vec(-w/2, -d/2+0.01, 0), vec(w/2, d/2, 0.023))
	b.block(vec(-r, -d/2, 0), vec(r, -d/2+0.012, h))
}

func newspaper(b *bench) {
	w, d, h := b.w, b.d, b.h
	for i := range 4 {
		z := h * float64(i) / 4
		b.put("paper", form.Prism(form.RoundedRectangle(w-0.003*float64(i%3), d-0.004*float64((i*2)%3), 0.002, 2), z, z+h/4-0.0004, 0.0008).Move(0.0012*float64(i%2), 0, 0))
	}
	b.put("paper", form.Strut(vec(-w/2+h/2, -d/2+0.004, h/2), vec(-w/2+h/2, d/2-0.004, h/2), h*0.48, h*0.48, 10))
	line := func(x0, x1, y0, y1 float64) *form.Shape {
		return slab(x0, y0, h-0.0006, x1, y1, h, 0)
	}
	b.put("print", line(-w*0.42, w*0.42, d*0.36, d*0.44), line(-w*0.42, w*0.02, d*0.05, d*0.28))
	for col := range 3 {
		for row := range 9 {
			x, y := geom.Lerp(-w*0.42, w*0.16, float64(col)/2), d*0.0-d*0.048*float64(row)
			b.put("print", line(x, x+w*0.24-w*0.02*float64((row*col)%3), y-d*0.012, y))
		}
	}
	b.block(vec(-w/2, -d/2, 0), vec(w/2, d/2, h))
}

func ruler(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.solid("wood", slab(-w/2, -d/2, 0, w/2, d/2, h, 0.0008))
	for i := range 31 {
		x, long := geom.Lerp(-w*0.48, w*0.48, float64(i)/30), d*0.22
		if i%5 == 0 {
			long = d * 0.4
		}
		b.put("marks", slab(x-0.0003, -d/2+0.001, h-0.0001, x+0.0003, -d/2+0.001+long, h+0.0001, 0))
	}
}

func eraser(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.solid("rubber", slab(-w/2, -d/2+0.0005, 0, w/2, d/2-0.0005, h, 0.002))
	b.put("sleeve", slab(-w*0.1, -d/2, -0.0003, w*0.46, d/2, h+0.0003, 0.0008))
}

func pen(b *bench) {
	r, d := math.Min(b.w, b.h*0.85)/2, b.d
	b.put("barrel", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.7, 0}, {r * 0.8, 0.002}, {r * 0.85, d * 0.5}, {r * 0.8, d * 0.84}, {0, d * 0.84}}, 20).Pitch(math.Pi/2).Move(0, d/2-0.004, r))
	b.put("metal", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.8, 0}, {r * 0.35, d * 0.1}, {r * 0.1, d * 0.13}, {0, d * 0.13}}, 20).Pitch(math.Pi/2).Move(0, -d/2+d*0.13, r), form.Cylinder(r*0.86, 0.004, 0.0005, 20).Pitch(math.Pi/2).Move(0, 0, r), form.Cylinder(r*0.4, 0.006, 0.001, 12).Pitch(math.Pi/2).Move(0, d/2, r))
	b.put("metal", slab(-0.0015, d*0.18, 1.7*r, 0.0015, d/2-0.004, b.h, 0.0005))
	b.block(vec(-r, -d/2, 0), vec(r, d/2, 2*r))
}

func pencil(b *bench) {
	r, d := math.Min(b.w, b.h)/2, b.d
	b.put("paint", form.Cylinder(r, d*0.86, 0.0003, 6).Yaw(math.Pi/6).Pitch(math.Pi/2).Move(0, d/2, r*0.87))
	b.put("wood", form.Cone(r*0.98, r*0.3, d*0.1, 0, 12).Pitch(math.Pi/2).Move(0, -d*0.36, r*0.87))
	b.put("lead", form.Cone(r*0.3, r*0.05, d*0.04, 0, 10).Pitch(math.Pi/2).Move(0, -d*0.46, r*0.87))
	b.block(vec(-r, -d/2, 0), vec(r, d/2, 1.74*r))
}

func tapeDispenser(b *bench) {
	w, d, h := b.w, b.d, b.h
	r := math.Min(h*0.46, d*0.26)
	at := vec(0, d/2-r-0.006, h-r-0.004)
	b.solid("dark", slab(-w/2, -d/2+0.02, 0, w/2, d/2, h*0.22, 0.006))
	for _, s := range []float64{-1, 1} {
		b.put("dark", form.Prism(geom.Polygon{{-d / 2, h * 0.42}, {-d * 0.34, 0.004}, {d / 2, 0.004}, {d / 2, h * 0.3}, {at[1] + r*0.3, at[2]}, {at[1] - r*0.3, at[2]}, {-d * 0.1, h * 0.3}, {-d * 0.4, h * 0.52}}, 0, 0.005, 0.001).Pitch(math.Pi/2).Yaw(math.Pi/2).Move(s*(w/2-0.0025)-0.0025, 0, 0))
	}
	b.put("tape", form.Lathe([]geom.Vec2{{r * 0.62, 0}, {r, 0}, {r, 0.02}, {r * 0.62, 0.02}, {r * 0.62, 0}}, 32).Roll(math.Pi/2).Move(-0.01, at[1], at[2]))
	b.put("dark", form.Cylinder(r*0.6, w-0.012, 0.001, 24).Roll(math.Pi/2).Move(-w/2+0.006, at[1], at[2]))
	b.put("tape", form.Beam(at.Add(vec(0, -r*0.5, r*0.84)), vec(0, -d/2+0.012, h*0.5), 0.001, 0.019, 0).Scale(1, 1, 1))
	b.put("steel", slab(-w*0.3, -d/2, h*0.4, w*0.3, -d/2+0.012, h*0.52, 0.001))
	b.block(vec(-w*0.3, at[1]-r, h*0.2), vec(w*0.3, d/2-0.006, h))
}
