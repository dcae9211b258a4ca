package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// everydayKinds are what lies about in a home or stands in a cupboard, and is asked for by its plain name.
func everydayKinds() []kind {
	small := func(id, name, tag string, size geom.Vec3, massKg float64, synonyms []string, slots []slot, model func(*bench)) kind {
		return kind{Entry: Entry{ID: id, Name: name, Synonyms: synonyms, Tags: []string{tag, "graspable"}, Mount: scene.OnSurface, Size: size,
			MinSize: size.Mul(0.75), MaxSize: size.Mul(1.3), MassKg: massKg}, slots: slots, model: model}
	}
	steel, dark, wood := slot{name: "steel", material: "brushed steel", fill: 0.5}, slot{name: "dark", material: "black plastic"}, slot{name: "wood", material: "oak"}
	return []kind{
		{Entry: Entry{ID: "faucet", Name: "Faucet", Synonyms: []string{"tap", "mixer tap", "kitchen tap", "kitchen faucet", "bathroom tap", "sink tap", "water tap", "spigot"}, Tags: []string{"bathroom"}, Mount: scene.OnSurface,
			Size: vec(0.11, 0.185, 0.28), MinSize: vec(0.1, 0.16, 0.2), MaxSize: vec(0.12, 0.2, 0.36), MassKg: 0.9}, slots: []slot{{name: "chrome", material: "chrome"}}, model: faucet},
		small("flashlight", "Flashlight", "tool", vec(0.05, 0.19, 0.05), 0.25, []string{"torch", "flash light", "electric torch", "hand torch", "pocket torch"}, []slot{{name: "body", material: "black metal", fill: 0.4}, {name: "lens", material: "glass", fill: 0.3}}, flashlight),
		small("hair-dryer", "Hair dryer", "appliance", vec(0.2, 0.09, 0.2), 0.6, []string{"hairdryer", "blow dryer", "hair drier"}, []slot{{name: "shell", material: "plastic #3a3f52", fill: 0.7}, dark}, hairDryer),
		small("hairbrush", "Hairbrush", "bathroom", vec(0.07, 0.23, 0.045), 0.1, []string{"hair brush", "brush", "comb"}, []slot{wood, {name: "pad", material: "rubber #b8644a"}, {name: "pins", material: "black plastic"}}, hairbrush),
		small("iron", "Iron", "appliance", vec(0.12, 0.28, 0.15), 1.1, []string{"clothes iron", "steam iron", "flat iron", "flatiron"}, []slot{{name: "shell", material: "plastic #3f6f96", fill: 0.45}, {name: "sole", material: "brushed steel", fill: 0.5}, dark}, clothesIron),
		small("dustpan", "Dustpan", "household", vec(0.24, 0.34, 0.1), 0.35, []string{"dust pan", "dustpan and brush", "dustpan and broom", "hand brush"}, []slot{{name: "pan", material: "plastic #3f7f8a", fill: 0.5}, {name: "bristles", material: "straw", fill: 0.4}}, dustpan),
		small("shampoo", "Shampoo bottle", "bathroom", vec(0.08, 0.055, 0.2), 0.4, []string{"shampoo", "shower gel", "body wash", "hair conditioner", "lotion", "lotion bottle"}, []slot{{name: "bottle", material: "plastic #7fa08c", fill: 0.6}, {name: "cap", material: "gloss paint"}, {name: "label", material: "paper"}}, shampoo),
		small("extension-lead", "Extension lead", "electronics", vec(0.36, 0.14, 0.045), 0.45, []string{"extension cord", "extension cable", "power strip", "power bar", "surge protector", "multi plug"}, []slot{{name: "strip", material: "gloss paint", fill: 0.9}, dark}, extensionLead),
		small("light-bulb", "Light bulb", "household", vec(0.062, 0.062, 0.11), 0.05, []string{"bulb", "lightbulb", "led bulb", "lamp bulb"}, []slot{{name: "glass", material: "opal glass", fill: 0.2}, {name: "cap", material: "aluminium", fill: 0.35}}, lightBulb),
		small("radio", "Radio", "electronics", vec(0.26, 0.09, 0.17), 1.3, []string{"transistor radio", "portable radio", "clock radio", "boombox", "wireless"}, []slot{{name: "case", material: "walnut", fill: 0.3}, {name: "grille", material: "canvas #cfc3a8"}, {name: "metal", material: "brass"}, dark}, radio),
		small("alarm-clock", "Alarm clock", "decoration", vec(0.12, 0.06, 0.15), 0.35, []string{"bedside clock", "wind up clock"}, []slot{{name: "case", material: "painted metal #8c3f35", fill: 0.25}, {name: "dial", material: "enamel"}, {name: "hands", material: "black metal"}, {name: "bells", material: "brass", fill: 0.3}}, alarmClock),
		small("litter-box", "Litter box", "household", vec(0.4, 0.5, 0.14), 2.2, []string{"cat litter box", "litter tray", "cat litter tray", "cat toilet"}, []slot{{name: "tray", material: "plastic #5d7f96", fill: 0.8}, {name: "litter", material: "sand", fill: 0.05}}, litterBox),
		small("french-press", "French press", "kitchen", vec(0.15, 0.105, 0.22), 0.5, []string{"cafetiere", "cafetière", "coffee press", "coffee plunger"}, []slot{{name: "glass", material: "glass", fill: 0.15}, {name: "metal", material: "chrome", fill: 0.3}, dark, {name: "coffee", material: "food #2a1710", fill: 0.1}}, frenchPress),
		small("wok", "Wok", "kitchen", vec(0.34, 0.58, 0.13), 1.6, []string{"stir fry pan"}, []slot{{name: "pan", material: "iron", fill: 0.55}, wood}, wok),
		small("eggs", "Eggs", "food", vec(0.15, 0.1, 0.075), 0.42, []string{"egg", "carton of eggs", "egg carton", "egg box"}, []slot{{name: "carton", material: "cardboard", fill: 0.5}, {name: "eggs", material: "ceramic #d8b08c", fill: 0.5}}, eggs),
		small("apple", "Apple", "food", vec(0.08, 0.08, 0.085), 0.18, []string{"red apple", "green apple"}, []slot{{name: "skin", material: "food #a8322a"}, {name: "stalk", material: "bark"}}, apple),
		small("banana", "Banana", "food", vec(0.19, 0.09, 0.04), 0.13, []string{"bananas"}, []slot{{name: "skin", material: "food #e0bd3a"}, {name: "stalk", material: "bark"}}, banana),
		small("chopsticks", "Chopsticks", "tableware", vec(0.03, 0.23, 0.012), 0.02, []string{"pair of chopsticks", "chopstick"}, []slot{{name: "wood", material: "ebony"}, {name: "rest", material: "porcelain"}}, chopsticks),
		small("can-opener", "Can opener", "kitchen", vec(0.06, 0.19, 0.05), 0.2, []string{"tin opener", "can key"}, []slot{steel, dark}, canOpener),
		small("corkscrew", "Corkscrew", "kitchen", vec(0.09, 0.17, 0.03), 0.15, []string{"bottle opener", "wine opener", "cork screw"}, []slot{steel, wood}, corkscrew),
	}
}

func faucet(b *bench) {
	y := b.d/2 - 0.03
	b.put("chrome", form.Prism(form.RoundedRectangle(b.w, 0.1, 0.02, 5), 0, 0.008, 0.002).Move(0, y-0.022, 0))
	b.tap("chrome", 0, y, 0.004, b.h-0.004)
	b.block(vec(-b.w/2, y-0.07, 0), vec(b.w/2, y+0.028, 0.008))
	b.block(vec(-0.014, y-0.014, 0), vec(0.014, y+0.014, b.h))
	b.block(vec(-0.014, y-0.15, b.h*0.7), vec(0.014, y, b.h))
}

// flashlight lies with its lens to the front.
func flashlight(b *bench) {
	r, d := math.Min(b.w, b.h)/2, b.d
	b.put("body", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.9, 0}, {r, 0.004}, {r, d * 0.07}, {r * 0.62, d * 0.1}, {r * 0.56, d * 0.12}, {r * 0.56, d * 0.6}, {r * 0.62, d * 0.62}, {r * 0.98, d * 0.78}, {r, d * 0.8}, {r, d}, {r * 0.9, d}, {r * 0.86, d - 0.012}, {0, d - 0.016}}, 28).Pitch(math.Pi/2).Move(0, d/2, r))
	b.put("lens", form.Cylinder(r*0.86, 0.003, 0, 28).Pitch(math.Pi/2).Move(0, -d/2+0.008, r))
	for i := range 8 {
		b.put("body", form.Ring(r*0.56, 0.0012, 20, 5).Pitch(math.Pi/2).Move(0, d/2-d*(0.2+0.04*float64(i)), r))
	}
	b.put("body", slab(-0.006, d*0.02, r*1.5, 0.006, d*0.1, r*1.66, 0.002))
	b.block(vec(-r*0.7, -d/2, 0), vec(r*0.7, -d/2+d*0.3, 2*r))
	b.block(vec(-r*0.6, -d/2+d*0.3, r*0.4), vec(r*0.6, d/2, r*1.6))
	b.block(vec(-r*0.7, d*0.43, 0), vec(r*0.7, d/2, 2*r))
}

// hairDryer stands on the foot that it is put away on.
func hairDryer(b *bench) {
	r := b.d / 2
	z := b.h - r
	barrel := b.w * 0.86
	b.put("shell", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.7, 0}, {r * 0.96, 0.012}, {r, barrel * 0.3}, {r * 0.82, barrel * 0.62}, {r * 0.66, barrel * 0.66}, {r * 0.6, barrel}, {r * 0.52, barrel}, {r * 0.5, barrel * 0.86}, {0, barrel * 0.86}}, 28).Smooth(geom.Radians(40)).Roll(-math.Pi/2).Move(b.w/2, 0, z))
	b.put("dark", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.6, 0}, {r * 0.7, b.w * 0.16}, {r * 0.62, b.w * 0.16}, {0, b.w * 0.1}}, 24).Scale(1, 0.8, 1).Roll(math.Pi/2).Move(-b.w/2, 0, z))
	grip := form.Loft([][]geom.Vec3{flatRing(0.017, 0.014, 0.03, 0.004), flatRing(0.019, 0.016, 0.022, z*0.5), flatRing(0.022, 0.018, 0.016, z)}, true, true, geom.Radians(60))
	b.put("shell", grip)
	b.put("dark", form.Prism(form.Oval(b.w*0.62, b.d*0.94, 32), 0, 0.01, 0.003).Move(0.012, 0, 0), slab(0.012, -0.019, z*0.45, 0.022, -0.012, z*0.75, 0.001), form.Ring(r*0.66, 0.004, 24, 6).Roll(math.Pi/2).Move(b.w/2-0.003, 0, z))
	b.block(vec(-b.w*0.3, -r*0.7, z-r*0.8), vec(b.w/2, r*0.7, b.h))
	b.block(vec(0, -0.016, 0.01), vec(0.046, 0.016, z-r*0.8))
	b.block(vec(0.012-b.w*0.29, -b.d*0.42, 0), vec(0.012+b.w*0.29, b.d*0.42, 0.01))
}

// flatRing is an oval of radii x and y around (at, 0) on z, for lofts that go up.
func flatRing(x, y, at, z float64) []geom.Vec3 {
	out := make([]geom.Vec3, 14)
	for i := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / 14)
		out[i] = vec(at+x*cos, y*sin, z)
	}
	return out
}

func hairbrush(b *bench) {
	long := b.d * 0.52
	y := -b.d/2 + long/2
	b.put("wood", form.Prism(form.Oval(b.w, long, 32), 0, b.h*0.3, 0.003).Move(0, y, 0), form.Strut(vec(0, y+long*0.44, b.h*0.16), vec(0, b.d/2, b.h*0.16), b.h*0.15, b.h*0.13, 14))
	b.put("pad", form.Prism(form.Oval(b.w*0.82, long*0.86, 28), b.h*0.28, b.h*0.42, 0.003).Move(0, y, 0))
	for row := range 7 {
		for col := range 4 {
			x, at := geom.Lerp(-b.w*0.26, b.w*0.26, float64(col)/3), geom.Lerp(-long*0.32, long*0.32, float64(row)/6)
			b.put("pins", form.Strut(vec(x, y+at, b.h*0.41), vec(x*1.1, y+at, b.h), 0.0008, 0.0011, 5))
		}
	}
	b.block(vec(-b.w/2, -b.d/2, 0), vec(b.w/2, -b.d/2+long, b.h*0.8))
	b.block(vec(-0.008, -b.d/2+long, 0), vec(0.008, b.d/2, b.h*0.3))
}

// clothesIron stands on its sole, its tip to the front.
func clothesIron(b *bench) {
	w, d, h := b.w, b.d, b.h
	sole := func(k float64) geom.Polygon {
		out := geom.Polygon{{k * w / 2, d * 0.5 * k}, {-k * w / 2, d * 0.5 * k}}
		for _, p := range []geom.Vec2{{-0.5, 0.1}, {-0.44, -0.14}, {-0.3, -0.34}, {-0.1, -0.48}, {0, -0.5}, {0.1, -0.48}, {0.3, -0.34}, {0.44, -0.14}, {0.5, 0.1}} {
			out = append(out, geom.Vec2{p[0] * w * k, p[1] * d * k})
		}
		return out
	}
	b.put("sole", form.Prism(sole(1), 0, 0.008, 0.002))
	b.put("shell", form.Prism(sole(0.94), 0.008, h*0.34, 0.006), form.Prism(sole(0.72), h*0.34, h*0.5, 0.01).Move(0, d*0.06, 0))
	b.put("dark", form.Tube([]geom.Vec3{vec(0, -d*0.24, h*0.48), vec(0, -d*0.2, h*0.82), vec(0, -d*0.1, h-0.016), vec(0, d*0.22, h-0.02), vec(0, d*0.36, h*0.8), vec(0, d*0.38, h*0.45)}, 0.015, 12), form.Cylinder(w*0.16, 0.012, 0.003, 20).Move(0, d*0.02, h*0.5))
	b.block(vec(-w*0.42, -d*0.3, 0), vec(w*0.42, d/2, h*0.5))
	b.block(vec(-w*0.2, -d/2, 0), vec(w*0.2, -d*0.3, h*0.3))
	b.block(vec(-0.016, -d*0.2, h*0.5), vec(0.016, d*0.38, h))
}

// dustpan holds a hand brush; its lip is at the front.
func dustpan(b *bench) {
	w, d, h := b.w, b.d, b.h
	back := d * 0.22
	b.put("pan", slab(-w/2, -d/2, 0, w/2, back, 0.004, 0.001), slab(-w/2, back-0.004, 0, w/2, back, h*0.55, 0.0015))
	for _, s := range []float64{-1, 1} {
		b.put("pan", form.Prism(geom.Polygon{{-d / 2, 0}, {back, 0}, {back, h * 0.55}, {-d/2 + 0.02, 0.012}}, 0, 0.004, 0.001).Pitch(math.Pi/2).Yaw(math.Pi/2).Move(s*(w/2-0.002)-0.002, 0, 0))
	}
	b.put("pan", form.Strut(vec(0, back-0.004, h*0.45), vec(0, d/2, h*0.5), 0.014, 0.011, 14), slab(-w*0.4, -d*0.2, h*0.62, w*0.34, -d*0.06, h*0.8, 0.008), form.Strut(vec(w*0.3, -d*0.13, h*0.7), vec(w/2, -d*0.13, h*0.78), 0.012, 0.01, 12))
	for i := range 16 {
		x := geom.Lerp(-w*0.38, w*0.32, float64(i)/15)
		b.put("bristles", form.Strut(vec(x, -d*0.13, 0.005), vec(x*0.98, -d*0.13, h*0.64), 0.012, 0.008, 7))
	}
	b.block(vec(-w/2, -d/2, 0), vec(w/2, back, h*0.14))
	b.block(vec(-w*0.4, -d*0.2, h*0.14), vec(w*0.34, -d*0.06, h*0.8))
	b.block(vec(-0.014, back, h*0.3), vec(0.014, d/2, h*0.6))
}
