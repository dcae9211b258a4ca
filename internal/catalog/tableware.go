package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func tablewareKinds() []kind {
	small := func(id, name string, size geom.Vec3, massKg float64, synonyms []string, slots []slot, model func(*bench)) kind {
		return kind{Entry: Entry{ID: id, Name: name, Synonyms: synonyms, Tags: []string{"tableware", "graspable"}, Mount: scene.OnSurface, Size: size,
			MinSize: size.Mul(0.6), MaxSize: size.Mul(1.6), MassKg: massKg, Varies: true}, slots: slots, model: model}
	}
	ceramic := []slot{{name: "ceramic", material: "ceramic", fill: 0.9}, {name: "inside", material: "soil"}}
	return []kind{
		small("cup", "Cup", vec(0.12, 0.09, 0.095), 0.35, []string{"mug", "coffee mug", "coffee cup", "tea cup", "teacup"}, ceramic, cup),
		small("plate", "Plate", vec(0.26, 0.26, 0.025), 0.6, []string{"dinner plate", "dish", "saucer"}, ceramic, plateDish),
		small("bowl", "Bowl", vec(0.2, 0.2, 0.085), 0.5, []string{"salad bowl"}, ceramic, bowl),
		small("fruit-bowl", "Fruit bowl", vec(0.28, 0.28, 0.15), 1.8, []string{"bowl of fruit", "fruit", "apples", "banana", "orange"}, []slot{{name: "bowl", material: "stoneware", fill: 0.7}, {name: "apples", material: "food"}, {name: "lemons", material: "food #e0c040"}, {name: "pears", material: "food #8fa040"}, {name: "stems", material: "bark"}}, fruitBowl),
		small("teapot", "Teapot", vec(0.24, 0.15, 0.15), 0.9, []string{"tea pot", "coffee pot"}, []slot{{name: "ceramic", material: "stoneware", fill: 0.35}}, teapot),
		small("bottle", "Bottle", vec(0.075, 0.075, 0.3), 0.8, []string{"wine bottle", "water bottle", "oil bottle"}, []slot{{name: "glass", material: "bottle glass", fill: 0.4}, {name: "label", material: "paper"}, {name: "cork", material: "cork"}}, bottle),
		small("wine-glass", "Wine glass", vec(0.08, 0.08, 0.21), 0.18, []string{"glassware", "glass", "drinking glass", "tumbler", "champagne flute", "goblet"}, []slot{{name: "glass", material: "glass"}}, wineGlass),
		small("tray", "Tray", vec(0.42, 0.3, 0.045), 0.9, []string{"serving tray", "platter"}, []slot{{name: "wood", material: "$wood"}, {name: "handles", material: "$metal"}}, tray),
		{Entry: Entry{ID: "wall-shelf", Name: "Wall shelf", Synonyms: []string{"floating shelf", "hanging shelf", "shelf", "wall mounted shelf"}, Tags: []string{"storage", "wall"}, Mount: scene.OnWall, HangHeight: 1.4,
			Size: vec(0.9, 0.24, 0.2), MinSize: vec(0.4, 0.15, 0.1), MaxSize: vec(1.8, 0.35, 0.3), MassKg: 5, Surfaces: true, Varies: true},
			slots: []slot{{name: "board", material: "$wood"}, {name: "brackets", material: "$metal", fill: 0.6}}, model: wallShelf},
		{Entry: Entry{ID: "teddy", Name: "Teddy bear", Category: "stuffed animal", Synonyms: []string{"stuffed animal", "teddy", "plush toy", "soft toy", "plushie", "toy", "cuddly toy"}, Tags: []string{"toy", "soft", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.26, 0.24, 0.34), MinSize: vec(0.12, 0.12, 0.16), MaxSize: vec(0.6, 0.55, 0.8), MassKg: 0.5, Varies: true},
			slots: []slot{{name: "fur", material: "boucle #a9794c", fill: 0.7}, {name: "snout", material: "boucle"}, {name: "eyes", material: "black plastic"}}, model: teddy},
		{Entry: Entry{ID: "trash-can", Name: "Trash can", Synonyms: []string{"waste bin", "wastebasket", "waste basket", "waste paper basket", "wastepaper basket", "garbage can", "rubbish bin", "bin", "paper bin", "recycling bin", "compost bin"}, Tags: []string{"storage"},
			Size: vec(0.28, 0.28, 0.36), MinSize: vec(0.2, 0.2, 0.25), MaxSize: vec(0.4, 0.4, 0.75), MassKg: 1.6, Varies: true},
			slots: []slot{{name: "can", material: "$metal", fill: 0.25}}, model: trashCan},
		{Entry: Entry{ID: "box", Name: "Box", Synonyms: []string{"crate", "storage box", "wooden crate", "storage bin", "cardboard box", "carton", "packing box"}, Tags: []string{"storage", "graspable"},
			Size: vec(0.5, 0.36, 0.3), MinSize: vec(0.2, 0.15, 0.12), MaxSize: vec(0.9, 0.6, 0.6), MassKg: 4, Varies: true},
			slots: []slot{{name: "wood", material: "$wood"}}, model: crate},
	}
}

// vessel is an open lathed pot: outline from the foot to the rim as shares of r and h, walls of the given thickness.
func vessel(r, h, wall float64, sides int, outline []geom.Vec2) *form.Shape {
	curve := scaled(form.Curve(outline, 3), r, h)
	out := append([]geom.Vec2{{0, 0}}, curve...)
	for i := len(curve) - 1; i >= 0 && curve[i][1] > wall*1.5; i-- {
		out = append(out, geom.Vec2{math.Max(0.001, curve[i][0]-wall), curve[i][1]})
	}
	return form.Lathe(append(out, geom.Vec2{math.Max(0.001, curve[0][0]-wall*2), wall * 1.5}, geom.Vec2{0, wall * 1.5}), sides)
}

func cup(b *bench) {
	r := math.Min(b.d/2, b.w*0.38)
	x := -b.w/2 + r
	outline := []geom.Vec2{{0.72, 0}, {0.86, 0.08}, {0.97, 0.5}, {1, 1}}
	if b.pick(2) == 0 {
		outline = []geom.Vec2{{0.5, 0}, {0.78, 0.15}, {0.95, 0.55}, {1, 1}}
	}
	b.put("ceramic", vessel(r, b.h, 0.003, 24, outline).Move(x, 0, 0))
	span := b.w/2 - (x + r*0.9)
	b.put("ceramic", form.Tube(form.Arc(vec(x+r*0.93, 0, b.h*0.52), geom.Up, vec(1, 0, 0), 1, 0, math.Pi, 10), 0.0045, 8).Bend(func(p geom.Vec3) geom.Vec3 {
		return vec(x+r*0.93+(p[0]-x-r*0.93)*(span-0.005), p[1], b.h*0.52+(p[2]-b.h*0.52)*b.h*0.3)
	}, geom.Radians(80)))
	b.put("inside", form.Lathe([]geom.Vec2{{r*0.94 - 0.003, b.h * 0.82}, {0, b.h * 0.82}}, 20).Move(x, 0, 0))
	b.drum(geom.Vec2{x, 0}, r, 0, b.h)
	b.block(vec(x+r*0.8, -0.0045, b.h*0.22), vec(b.w/2, 0.0045, b.h*0.82))
}

func plateDish(b *bench) {
	r, h := math.Min(b.w, b.d)/2, b.h
	b.put("ceramic", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.6, 0}, {r * 0.66, h * 0.2}, {r * 0.98, h * 0.85}, {r, h}, {r * 0.97, h}, {r * 0.66, h * 0.45}, {r * 0.58, h * 0.3}, {0, h * 0.28}}, 36).Smooth(geom.Radians(60)))
	b.drum(geom.Vec2{}, r, 0, h*0.6)
	b.support("top", h*0.3, geom.Vec2{-r * 0.4, -r * 0.4}, geom.Vec2{r * 0.4, r * 0.4}, 0)
}

func bowl(b *bench) {
	r := math.Min(b.w, b.d) / 2
	b.put("ceramic", vessel(r, b.h, 0.004, 28, []geom.Vec2{{0.42, 0}, {0.45, 0.06}, {0.8, 0.4}, {0.97, 0.85}, {1, 1}}))
	b.drum(geom.Vec2{}, r*0.9, 0, b.h)
}

func fruitBowl(b *bench) {
	r := math.Min(b.w, b.d) / 2
	rim := b.h * 0.55
	b.put("bowl", vessel(r, rim, 0.006, 28, []geom.Vec2{{0.4, 0}, {0.5, 0.1}, {0.85, 0.55}, {1, 1}}))
	f := math.Min(r*0.3, b.h*0.27)
	fruit := func(slot string, x, y, z float64) {
		apple := form.Curve([]geom.Vec2{{0.02, 0.1}, {0.4, 0}, {0.95, 0.45}, {0.85, 0.85}, {0.4, 1}, {0.02, 0.88}}, 2)
		if slot == "lemons" {
			apple = form.Curve([]geom.Vec2{{0, 0}, {0.3, 0.06}, {0.8, 0.45}, {0.65, 0.8}, {0.2, 0.97}, {0, 1}}, 2)
		}
		apple[0][0], apple[len(apple)-1][0] = 0, 0
		b.put(slot, form.Lathe(scaled(apple, f, 2*f), 12).Smooth(geom.Radians(70)).Pitch(b.between(-0.5, 0.5)).Move(x, y, z))
		if slot == "apples" {
			b.put("stems", form.Strut(vec(x, y, z+f*1.6), vec(x+0.004, y, z+f*2.2), 0.0015, 0.002, 5))
		}
	}
	names := []string{"apples", "lemons", "pears"}
	for i := range 5 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / 5)
		fruit(names[(i+b.pick(2))%3], cos*r*0.52, sin*r*0.52, rim*0.35)
	}
	fruit("apples", 0, 0, b.h-2.2*f)
	b.drum(geom.Vec2{}, r*0.95, 0, b.h*0.8)
}

func teapot(b *bench) {
	r, h := math.Min(b.d/2, b.w*0.34), b.h*0.86
	x := b.w * 0.02
	b.put("ceramic", form.Lathe(append(append([]geom.Vec2{{0, 0}}, scaled(form.Curve([]geom.Vec2{{0.55, 0}, {0.9, 0.2}, {1, 0.45}, {0.8, 0.8}, {0.45, 1}}, 4), r, h)...), geom.Vec2{0, h}), 26).Move(x, 0, 0))
	b.put("ceramic", form.Lathe([]geom.Vec2{{0, h - 0.004}, {r * 0.42, h - 0.004}, {r * 0.4, h + 0.006}, {0.008, h + 0.01}, {0.012, b.h - 0.006}, {0.006, b.h}, {0, b.h}}, 18).Move(x, 0, 0))
	tip := -b.w/2 + 0.012
	b.put("ceramic", form.TaperedTube([]geom.Vec3{vec(x-r*0.8, 0, h*0.3), vec(x-r*1.15, 0, h*0.45), vec(tip+0.015, 0, h*0.75), vec(tip, 0, h*0.95)}, []float64{0.02, 0.016, 0.011, 0.009}, 10))
	grip := b.w/2 - (x + r*0.8)
	b.put("ceramic", form.Tube(form.Arc(vec(x+r*0.8, 0, h*0.55), geom.Up, vec(1, 0, 0), 1, 0.1, math.Pi-0.1, 10), 0.007, 8).Bend(func(p geom.Vec3) geom.Vec3 {
		return vec(x+r*0.8+(p[0]-x-r*0.8)*(grip-0.007), p[1], h*0.55+(p[2]-h*0.55)*h*0.34)
	}, geom.Radians(80)))
	b.drum(geom.Vec2{x, 0}, r, 0, b.h)
	b.rod(vec(x-r*0.8, 0, h*0.3), vec(tip, 0, h*0.93), 0.024)
	b.block(vec(x+r*0.7, -0.007, h*0.21), vec(b.w/2, 0.007, h*0.89))
}

func bottle(b *bench) {
	r, h := math.Min(b.w, b.d)/2, b.h
	b.put("glass", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.92, 0}, {r, 0.006}, {r, h * 0.6}, {r * 0.9, h * 0.68}, {r * 0.42, h * 0.77}, {r * 0.36, h * 0.93}, {r * 0.42, h * 0.935}, {r * 0.42, h * 0.965}, {0, h * 0.965}}, 24).Smooth(geom.Radians(45)))
	b.put("label", form.Lathe([]geom.Vec2{{r + 0.0006, h * 0.2}, {r + 0.0006, h * 0.5}}, 24))
	b.put("cork", form.Cylinder(r*0.32, h*0.05, 0.001, 14).Move(0, 0, h*0.95))
	b.drum(geom.Vec2{}, r, 0, h)
}

func wineGlass(b *bench) {
	r, h := math.Min(b.w, b.d)/2, b.h
	b.put("glass", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.86, 0}, {r * 0.84, 0.003}, {0.006, 0.012}, {0.004, h * 0.25}, {0.006, h * 0.42}, {r * 0.6, h * 0.5}, {r, h * 0.66}, {r * 0.94, h * 0.85}, {r * 0.78, h}, {r*0.78 - 0.0015, h}, {r*0.94 - 0.0015, h * 0.85}, {r - 0.0015, h * 0.66}, {r*0.6 - 0.0015, h*0.5 + 0.003}, {0, h * 0.46}}, 26).Smooth(geom.Radians(45)))
	b.drum(geom.Vec2{}, r*0.9, 0, h)
}

func tray(b *bench) {
	t := 0.01
	b.solid("wood", form.Prism(form.RoundedRectangle(b.w-0.002, b.d-0.002, 0.02, 3), 0, t, 0.002))
	rim := b.h * 0.72
	b.put("wood", slab(-b.w/2, -b.d/2+0.015, 0.002, -b.w/2+t, b.d/2-0.015, rim, 0.003), slab(b.w/2-t, -b.d/2+0.015, 0.002, b.w/2, b.d/2-0.015, rim, 0.003), slab(-b.w/2+0.015, -b.d/2, 0.002, b.w/2-0.015, -b.d/2+t, rim, 0.003), slab(-b.w/2+0.015, b.d/2-t, 0.002, b.w/2-0.015, b.d/2, rim, 0.003))
	for _, s := range []float64{-1, 1} {
		x := s * (b.w/2 - t/2)
		b.put("handles", form.Tube([]geom.Vec3{vec(x, -0.05, rim-0.004), vec(x, -0.045, b.h-0.005), vec(x, 0.045, b.h-0.005), vec(x, 0.05, rim-0.004)}, 0.004, 8))
	}
	b.support("top", t, geom.Vec2{-b.w/2 + 0.03, -b.d/2 + 0.03}, geom.Vec2{b.w/2 - 0.03, b.d/2 - 0.03}, 0)
}

func wallShelf(b *bench) {
	t := 0.028
	b.solid("board", slab(-b.w/2, -b.d/2, b.h-t, b.w/2, b.d/2, b.h, 0.004))
	for _, s := range []float64{-1, 1} {
		x := s * (b.w/2 - math.Min(0.15, b.w*0.2))
		b.solid("brackets", slab(x-0.012, b.d/2-0.006, 0, x+0.012, b.d/2, b.h-t, 0.001))
		b.put("brackets", slab(x-0.012, -b.d/2+0.04, b.h-t-0.006, x+0.012, b.d/2, b.h-t, 0.001), form.Beam(vec(x, b.d/2-0.004, 0.02), vec(x, -b.d/2+0.08, b.h-t-0.004), 0.014, 0.008, 0))
	}
	b.support("top", b.h, geom.Vec2{-b.w/2 + 0.03, -b.d/2 + 0.03}, geom.Vec2{b.w/2 - 0.03, b.d/2 - 0.03}, 0)
}

// teddy sits, its legs to the front.
func teddy(b *bench) {
	w, d, h := b.w, b.d, b.h
	ball := func(slot string, x, y, z, rx, ry, rz float64) {
		b.put(slot, form.Ellipsoid(rx, ry, rz, 14, 9).Move(x, y, z))
	}
	ball("fur", 0, d*0.12, h*0.3, w*0.33, d*0.34, h*0.3)
	ball("fur", 0, d*0.04, h*0.72, w*0.3, d*0.3, h*0.24)
	ball("snout", 0, -d*0.22, h*0.67, w*0.13, d*0.13, h*0.085)
	ball("eyes", 0, -d*0.34, h*0.7, w*0.045, d*0.03, h*0.025)
	for _, s := range []float64{-1, 1} {
		ball("fur", s*w*0.24, d*0.06, h*0.92, w*0.1, d*0.06, h*0.08)
		ball("fur", s*w*0.36, -d*0.02, h*0.4, w*0.12, d*0.14, h*0.17)
		ball("fur", s*w*0.27, -d*0.28, h*0.1, w*0.14, d*0.22, h*0.1)
		ball("snout", s*w*0.27, -d*0.44, h*0.11, w*0.1, d*0.055, h*0.085)
		ball("eyes", s*w*0.11, -d*0.2, h*0.79, w*0.028, d*0.025, h*0.02)
	}
	b.block(vec(-w*0.35, -d*0.1, 0), vec(w*0.35, d*0.4, h*0.55))
	b.block(vec(-w*0.28, -d*0.2, h*0.55), vec(w*0.28, d*0.3, h))
}

func trashCan(b *bench) {
	r := math.Min(b.w, b.d) / 2
	t := 0.003
	b.put("can", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.8, 0}, {r * 0.97, b.h - 0.01}, {r, b.h - 0.006}, {r, b.h}, {r*0.97 - t, b.h}, {r*0.8 - t, 0.008}, {0, 0.008}}, 28))
	b.drum(geom.Vec2{}, r*0.95, 0, b.h)
}

// crate is boarded on posts, open on top.
func crate(b *bench) {
	t, post := 0.012, 0.025
	corners(func(sx, sy float64) {
		b.put("wood", form.Box(post, post, b.h-0.004, 0.001).Move(sx*(b.w/2-t-post/2), sy*(b.d/2-t-post/2), 0.002))
	})
	b.solid("wood", slab(-b.w/2+t, -b.d/2+t, 0.004, b.w/2-t, b.d/2-t, 0.004+t, 0))
	boards := max(2, int(math.Round(b.h/0.1)))
	each := b.h / float64(boards)
	for i := range boards {
		z0, z1 := each*float64(i)+0.003, each*float64(i+1)-0.003
		if i == 0 {
			z0 = 0
		}
		if i == boards-1 {
			z1 = b.h
		}
		for _, s := range []float64{-1, 1} {
			b.put("wood", slab(-b.w/2, s*(b.d/2-t/2)-t/2, z0, b.w/2, s*(b.d/2-t/2)+t/2, z1, 0.002), slab(s*(b.w/2-t/2)-t/2, -b.d/2+t, z0, s*(b.w/2-t/2)+t/2, b.d/2-t, z1, 0.002))
		}
	}
	for _, s := range []float64{-1, 1} {
		b.block(vec(-b.w/2, s*(b.d/2-t/2)-t/2, 0), vec(b.w/2, s*(b.d/2-t/2)+t/2, b.h))
		b.block(vec(s*(b.w/2-t/2)-t/2, -b.d/2+t, 0), vec(s*(b.w/2-t/2)+t/2, b.d/2-t, b.h))
	}
}
