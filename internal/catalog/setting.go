package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func settingKinds() []kind {
	small := func(id, name string, size geom.Vec3, massKg float64, synonyms []string, slots []slot, model func(*bench)) kind {
		return kind{Entry: Entry{ID: id, Name: name, Synonyms: synonyms, Tags: []string{"tableware", "graspable"}, Mount: scene.OnSurface, Size: size,
			MinSize: size.Mul(0.75), MaxSize: size.Mul(1.35), MassKg: massKg}, slots: slots, model: model}
	}
	silver := []slot{{name: "steel", material: "brushed steel"}}
	return []kind{
		small("fork", "Fork", vec(0.024, 0.2, 0.018), 0.045, []string{"dinner fork", "salad fork"}, silver, fork),
		small("knife", "Knife", vec(0.024, 0.23, 0.012), 0.07, []string{"dinner knife", "table knife", "butter knife", "steak knife"}, silver, tableKnife),
		small("spoon", "Spoon", vec(0.042, 0.19, 0.022), 0.05, []string{"soup spoon", "teaspoon", "tablespoon", "dessert spoon"}, silver, spoon),
		small("coaster", "Coaster", vec(0.1, 0.1, 0.008), 0.04, []string{"drink coaster", "beer mat", "drink mat"}, []slot{{name: "cork", material: "cork"}, {name: "face", material: "book cloth"}}, coaster),
		small("placemat", "Placemat", vec(0.42, 0.3, 0.005), 0.12, []string{"table mat", "place mat"}, []slot{{name: "weave", material: "jute"}, {name: "hem", material: "linen"}}, placemat),
		small("napkin-holder", "Napkin holder", vec(0.17, 0.09, 0.14), 0.5, []string{"napkin dispenser", "serviette holder", "napkin rack"}, []slot{{name: "metal", material: "$metal", fill: 0.5}, {name: "napkins", material: "paper", fill: 0.35}}, napkinHolder),
		small("candleholder", "Candleholder", vec(0.24, 0.11, 0.34), 1.2, []string{"candle holder", "candlestick", "candelabra", "candle stand"}, []slot{{name: "metal", material: "$hood", fill: 0.5}, {name: "wax", material: "wax"}, {name: "flame", material: "flame"}}, candleholder),
		small("centerpiece", "Centerpiece", vec(0.5, 0.24, 0.24), 2.2, []string{"centrepiece", "table centerpiece", "table decoration", "flower arrangement"}, []slot{{name: "tray", material: "$wood"}, {name: "pots", material: "ceramic", fill: 0.6}, {name: "leaves", material: "leaf"}, {name: "petals", material: "petal"}, {name: "candle", material: "wax"}}, centerpiece),
		{Entry: Entry{ID: "tablecloth", Name: "Tablecloth", Synonyms: []string{"table cloth", "table linen", "table runner", "table cover"}, Tags: []string{"textile", "tableware"}, Mount: scene.OnSurface,
			Size: vec(1.2, 0.4, 0.006), MinSize: vec(0.3, 0.2, 0.004), MaxSize: vec(2.4, 1.2, 0.01), MassKg: 0.35, Surfaces: true},
			slots: []slot{{name: "cloth", material: "linen #efe8da", fill: 1.6}, {name: "hem", material: "linen #c9b48a"}}, model: tablecloth},
		small("salt-shaker", "Salt and pepper", vec(0.11, 0.05, 0.11), 0.3, []string{"salt shaker", "pepper mill", "pepper shaker", "spice mill", "condiments"}, []slot{{name: "salt", material: "ceramic", fill: 0.6}, {name: "pepper", material: "dark oak"}, {name: "caps", material: "brushed steel", fill: 0.5}}, saltAndPepper),
		small("pitcher", "Pitcher", vec(0.2, 0.14, 0.25), 1.1, []string{"jug", "water jug", "carafe", "milk jug", "decanter"}, []slot{{name: "glass", material: "glass", fill: 0.12}, {name: "water", material: "frosted glass", fill: 0.16}}, pitcher),
		small("pizza", "Pizza", vec(0.32, 0.32, 0.03), 0.8, []string{"pizza box"}, []slot{{name: "crust", material: "bread", fill: 1.2}, {name: "cheese", material: "food #e0b24e"}, {name: "tomato", material: "food #b5362c"}}, pizza),
		small("sandwich", "Sandwich", vec(0.2, 0.1, 0.085), 0.3, []string{"burger", "hamburger", "baguette sandwich", "sub"}, []slot{{name: "bread", material: "bread", fill: 0.6}, {name: "filling", material: "food #c0603a"}, {name: "salad", material: "leaf"}}, sandwich),
	}
}

func fork(b *bench) {
	y := b.d / 2
	curve := func(p geom.Vec3) geom.Vec3 {
		t := (y - p[1]) / b.d
		return vec(p[0], p[1], p[2]+(b.h-0.003)*1.05*math.Sin(math.Pi*math.Min(t*1.25, 1))*math.Sqrt(t))
	}
	b.put("steel", form.Box(0.012, b.d*0.6, 0.003, 0.0008).Move(0, y-b.d*0.3, 0).Bend(curve, geom.Radians(50)), form.Box(b.w, b.d*0.14, 0.003, 0.0008).Move(0, y-b.d*0.66, 0).Bend(curve, geom.Radians(50)))
	for i := range 4 {
		b.put("steel", form.Box(0.0034, b.d*0.28, 0.003, 0).Move(geom.Lerp(-b.w/2+0.0017, b.w/2-0.0017, float64(i)/3), -y+b.d*0.14, 0).Bend(curve, geom.Radians(50)))
	}
	b.block(vec(-b.w/2, -y, 0), vec(b.w/2, y, b.h*0.6))
}

func tableKnife(b *bench) {
	y := b.d / 2
	b.solid("steel", slab(-0.009, y-b.d*0.44, 0, 0.009, y, b.h, 0.003))
	b.put("steel", form.Prism(geom.Polygon{{-0.008, y - b.d*0.45}, {-b.w / 2, -y + b.d*0.12}, {-b.w * 0.2, -y}, {b.w * 0.4, -y + b.d*0.06}, {b.w / 2, y - b.d*0.5}, {0.008, y - b.d*0.44}}, b.h*0.3, b.h*0.6, 0.0005))
	b.block(vec(-b.w/2, -y, 0), vec(b.w/2, y-b.d*0.44, b.h*0.6))
}

func spoon(b *bench) {
	y := b.d / 2
	bowl := b.d * 0.3
	b.put("steel", form.TaperedTube([]geom.Vec3{vec(0, y-0.002, 0.004), vec(0, y-b.d*0.3, b.h*0.75), vec(0, -y+bowl*0.9, b.h*0.5)}, []float64{0.004, 0.0034, 0.003}, 8))
	b.put("steel", form.Lathe([]geom.Vec2{{0, 0}, {0.5, 0.12}, {0.9, 0.6}, {1, 1}, {0.93, 1}, {0.82, 0.62}, {0.42, 0.2}, {0, 0.12}}, 20).Scale(b.w/2, bowl/2, b.h*0.55).Move(0, -y+bowl/2, 0))
	b.block(vec(-b.w/2, -y, 0), vec(b.w/2, -y+bowl, b.h*0.5))
	b.block(vec(-0.004, -y+bowl, 0), vec(0.004, y, b.h*0.7))
}

func coaster(b *bench) {
	r := math.Min(b.w, b.d) / 2
	b.put("cork", form.Cylinder(r, b.h*0.7, 0.001, 30))
	b.put("face", form.Cylinder(r*0.97, b.h*0.32, 0.0005, 30).Move(0, 0, b.h*0.68))
	b.drum(geom.Vec2{}, r, 0, b.h)
	b.support("top", b.h, geom.Vec2{-r * 0.7, -r * 0.7}, geom.Vec2{r * 0.7, r * 0.7}, 0)
}

func placemat(b *bench) {
	b.put("weave", form.Prism(form.RoundedRectangle(b.w-0.016, b.d-0.016, 0.006, 3), 0, b.h*0.8, 0))
	b.put("hem", slab(-b.w/2, -b.d/2, 0, b.w/2, -b.d/2+0.012, b.h, 0.001), slab(-b.w/2, b.d/2-0.012, 0, b.w/2, b.d/2, b.h, 0.001), slab(-b.w/2, -b.d/2+0.012, 0, -b.w/2+0.012, b.d/2-0.012, b.h, 0.001), slab(b.w/2-0.012, -b.d/2+0.012, 0, b.w/2, b.d/2-0.012, b.h, 0.001))
	b.block(vec(-b.w/2, -b.d/2, 0), vec(b.w/2, b.d/2, b.h))
	b.support("top", b.h, geom.Vec2{-b.w/2 + 0.02, -b.d/2 + 0.02}, geom.Vec2{b.w/2 - 0.02, b.d/2 - 0.02}, 0)
}

func napkinHolder(b *bench) {
	b.solid("metal", slab(-b.w/2, -b.d/2, 0, b.w/2, b.d/2, 0.006, 0.001))
	for _, s := range []float64{-1, 1} {
		y := s * (b.d/2 - 0.008)
		b.put("metal", form.Tube([]geom.Vec3{vec(-b.w/2+0.006, y, 0.004), vec(-b.w*0.46, y, b.h*0.5), vec(0, y, b.h-0.005), vec(b.w*0.46, y, b.h*0.5), vec(b.w/2-0.006, y, 0.004)}, 0.004, 8), slab(-b.w*0.3, y-0.001, 0.005, b.w*0.3, y+0.001, b.h*0.55, 0))
	}
	for i := range 6 {
		y := geom.Lerp(-b.d*0.32, b.d*0.32, float64(i)/5)
		b.put("napkins", slab(-b.w*0.42, y-b.d*0.05, 0.006, b.w*0.42, y+b.d*0.05, b.h*(0.78+0.02*float64(i%3)), 0.002))
	}
	b.block(vec(-b.w*0.45, -b.d/2, 0.006), vec(b.w*0.45, b.d/2, b.h*0.8))
}

func candleholder(b *bench) {
	r := b.d / 2
	b.put("metal", form.Lathe([]geom.Vec2{{0, 0}, {r, 0}, {r * 0.95, 0.008}, {0.02, 0.02}, {0.01, b.h * 0.15}, {0.014, b.h * 0.2}, {0.008, b.h * 0.3}, {0.008, b.h * 0.45}, {0, b.h * 0.45}}, 22))
	arm := b.w/2 - 0.022
	for _, x := range []float64{-arm, 0, arm} {
		cup := b.h * 0.52
		if x != 0 {
			b.put("metal", form.Tube([]geom.Vec3{vec(0, 0, b.h*0.32), vec(x*0.5, 0, b.h*0.28), vec(x, 0, b.h*0.38), vec(x, 0, cup-0.01)}, 0.005, 8))
		} else {
			b.put("metal", form.Cylinder(0.006, b.h*0.1, 0, 8).Move(0, 0, b.h*0.43))
		}
		b.put("metal", form.Lathe([]geom.Vec2{{0, cup - 0.012}, {0.012, cup - 0.01}, {0.021, cup}, {0.021, cup + 0.006}, {0, cup + 0.006}}, 14).Move(x, 0, 0))
		b.put("wax", form.Cylinder(0.011, b.h-cup-0.045, 0.001, 14).Move(x, 0, cup+0.005))
		b.put("flame", form.Lathe([]geom.Vec2{{0, b.h - 0.036}, {0.005, b.h - 0.026}, {0.004, b.h - 0.014}, {0, b.h}}, 10).Move(x, 0, 0))
	}
	b.drum(geom.Vec2{}, r, 0, 0.02)
	b.block(vec(-b.w/2, -0.02, b.h*0.28), vec(b.w/2, 0.02, b.h*0.95))
}

func centerpiece(b *bench) {
	b.solid("tray", form.Prism(form.RoundedRectangle(b.w, b.d, b.d*0.3, 5), 0, 0.015, 0.003))
	for i, x := range []float64{-b.w * 0.32, 0, b.w * 0.32} {
		if i == 1 {
			b.put("candle", form.Cylinder(0.035, b.h*0.55, 0.004, 22).Move(0, 0, 0.015))
			continue
		}
		pot := b.h * 0.36
		b.put("pots", vessel(0.055, pot, 0.005, 20, []geom.Vec2{{0.7, 0}, {0.85, 0.1}, {1, 0.7}, {0.95, 1}}).Move(x, 0, 0.015))
		for k := range 9 {
			sin, cos := math.Sincos(2.4 * float64(k))
			reach := 0.05 * math.Sqrt(float64(k)/8)
			top := vec(x+cos*reach*1.3, sin*reach*1.3, b.h*0.92-0.02*float64(k%4))
			b.put("leaves", form.TaperedTube([]geom.Vec3{vec(x+cos*reach*0.4, sin*reach*0.4, pot), top}, []float64{0.0025, 0.002}, 5), form.Ellipsoid(0.02, 0.008, 0.006, 8, 5).Yaw(2.4*float64(k)).Move(top[0], top[1], geom.Lerp(pot, top[2], 0.6)))
			b.put("petals", form.Ellipsoid(0.024, 0.024, math.Min(0.018, b.h-top[2]), 10, 6).Move(top[0], top[1], top[2]))
		}
	}
	b.block(vec(-b.w*0.45, -b.d*0.35, 0.015), vec(b.w*0.45, b.d*0.35, b.h*0.9))
}

func tablecloth(b *bench) {
	b.put("cloth", form.Prism(form.RoundedRectangle(b.w, b.d, 0.01, 2), 0, b.h*0.8, 0))
	for _, s := range []float64{-1, 1} {
		b.put("hem", slab(-b.w/2, s*(b.d/2-0.02)-0.01, b.h*0.8, b.w/2, s*(b.d/2-0.02)+0.01, b.h, 0), slab(s*(b.w/2-0.03)-0.012, -b.d/2, b.h*0.8, s*(b.w/2-0.03)+0.012, b.d/2, b.h, 0))
	}
	b.block(vec(-b.w/2, -b.d/2, 0), vec(b.w/2, b.d/2, b.h))
	b.support("top", b.h*0.8, geom.Vec2{-b.w/2 + 0.04, -b.d/2 + 0.04}, geom.Vec2{b.w/2 - 0.04, b.d/2 - 0.04}, 0)
}

func saltAndPepper(b *bench) {
	r := math.Min(b.d, b.w*0.45) / 2
	for i, x := range []float64{-b.w/2 + r, b.w/2 - r} {
		high := b.h * (0.8 + 0.2*float64(i))
		b.put([]string{"salt", "pepper"}[i], form.Lathe([]geom.Vec2{{0, 0}, {r * 0.95, 0}, {r, 0.006}, {r * 0.7, high * 0.5}, {r * 0.82, high * 0.8}, {0, high * 0.8}}, 20).Move(x, 0, 0))
		b.put("caps", form.Lathe([]geom.Vec2{{0, high * 0.8}, {r * 0.8, high * 0.8}, {r * 0.74, high * 0.92}, {0, high}}, 18).Move(x, 0, 0))
		b.drum(geom.Vec2{x, 0}, r, 0, high)
	}
}

func pitcher(b *bench) {
	r := math.Min(b.d/2, b.w*0.36)
	x := -b.w/2 + r + 0.012
	b.put("glass", vessel(r, b.h, 0.004, 26, []geom.Vec2{{0.85, 0}, {1, 0.12}, {0.95, 0.5}, {0.7, 0.8}, {0.82, 1}}).Move(x, 0, 0))
	b.put("water", form.Lathe([]geom.Vec2{{0, 0.008}, {r * 0.8, 0.008}, {r * 0.94, b.h * 0.13}, {r * 0.9, b.h * 0.5}, {r * 0.82, b.h * 0.6}, {0, b.h * 0.6}}, 24).Move(x, 0, 0))
	b.put("glass", form.Tube([]geom.Vec3{vec(x+r*0.76, 0, b.h*0.86), vec(b.w/2-0.02, 0, b.h*0.84), vec(b.w/2-0.008, 0, b.h*0.6), vec(x+r*0.96, 0, b.h*0.3)}, 0.008, 8))
	b.put("glass", form.TaperedTube([]geom.Vec3{vec(x-r*0.72, 0, b.h*0.9), vec(-b.w/2+0.004, 0, b.h*0.985)}, []float64{0.014, 0.004}, 8))
	b.drum(geom.Vec2{x, 0}, r, 0, b.h)
}

func pizza(b *bench) {
	r := math.Min(b.w, b.d) / 2
	b.put("crust", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.96, 0}, {r, b.h * 0.35}, {r * 0.97, b.h * 0.85}, {r * 0.9, b.h * 0.8}, {r * 0.86, b.h * 0.45}, {0, b.h * 0.45}}, 36))
	b.put("cheese", form.Lathe([]geom.Vec2{{0, b.h * 0.44}, {r * 0.87, b.h * 0.44}, {r * 0.84, b.h * 0.62}, {0, b.h * 0.66}}, 32))
	for i := range 10 {
		sin, cos := math.Sincos(2.4 * float64(i))
		at := r * 0.75 * math.Sqrt((float64(i)+0.5)/10)
		b.put("tomato", form.Cylinder(r*0.11, b.h*0.2, 0.001, 14).Move(cos*at, sin*at, b.h*0.6))
	}
	b.drum(geom.Vec2{}, r, 0, b.h*0.8)
}

func sandwich(b *bench) {
	bun := func(z, h float64) *form.Shape { return form.Cushion(b.w, b.d, h, h*0.46, 0.006, 1).Move(0, 0, z) }
	b.put("bread", bun(0, b.h*0.36), bun(b.h*0.52, b.h*0.48))
	b.put("filling", slab(-b.w*0.46, -b.d*0.47, b.h*0.33, b.w*0.46, b.d*0.47, b.h*0.48, 0.004))
	b.put("salad", form.Cushion(b.w*0.98, b.d, b.h*0.1, 0.003, 0.004, 1).Move(0, 0, b.h*0.46))
	b.block(vec(-b.w*0.47, -b.d*0.46, 0), vec(b.w*0.47, b.d*0.46, b.h*0.95))
}
