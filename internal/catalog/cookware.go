package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func cookwareKinds() []kind {
	return []kind{
		{Entry: Entry{ID: "kettle", Name: "Kettle", Synonyms: []string{"electric kettle", "water kettle", "tea kettle"}, Tags: []string{"kitchen", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.22, 0.16, 0.25), MassKg: 1.2, Varies: true},
			slots: []slot{{name: "body", material: "$metal", fill: 0.12}, {name: "trim", material: "black plastic"}}, model: kettle},
		{Entry: Entry{ID: "toaster", Name: "Toaster", Tags: []string{"kitchen", "appliance"}, Mount: scene.OnSurface,
			Size: vec(0.3, 0.18, 0.2), MassKg: 1.8, Varies: true},
			slots: []slot{{name: "body", material: "$metal", fill: 0.08}, {name: "trim", material: "black plastic"}}, model: toaster},
		{Entry: Entry{ID: "pan", Name: "Pan", Synonyms: []string{"pot", "frying pan", "saucepan", "casserole", "cooking pot"}, Tags: []string{"kitchen", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.44, 0.24, 0.12), MassKg: 1.4, Varies: true},
			slots: []slot{{name: "metal", material: "iron", fill: 0.9}, {name: "handle", material: "$wood"}}, model: pan},
		{Entry: Entry{ID: "coffee-machine", Name: "Coffee machine", Synonyms: []string{"coffee maker", "espresso machine", "coffeemaker"}, Tags: []string{"kitchen", "appliance"}, Mount: scene.OnSurface,
			Size: vec(0.28, 0.36, 0.36), MassKg: 8, Varies: true},
			slots: []slot{{name: "body", material: "brushed steel", fill: 0.13}, {name: "trim", material: "black plastic", fill: 0.6}, {name: "cup", material: "porcelain"}}, model: coffeeMachine},
		{Entry: Entry{ID: "cutlery", Name: "Cutlery", Synonyms: []string{"silverware", "knife and fork", "flatware", "cutlery set"}, Tags: []string{"tableware", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.16, 0.21, 0.012), MassKg: 0.16},
			slots: []slot{{name: "metal", material: "brushed steel"}, {name: "napkin", material: "linen"}}, model: cutlery},
		{Entry: Entry{ID: "napkin", Name: "Napkin", Synonyms: []string{"serviette", "folded napkin"}, Tags: []string{"tableware", "textile"}, Mount: scene.OnSurface,
			Size: vec(0.17, 0.17, 0.01), MassKg: 0.04, Varies: true},
			slots: []slot{{name: "cloth", material: "$accent"}}, model: func(b *bench) {
				b.solid("cloth", form.Cushion(b.w, b.d, b.h*0.5, b.h*0.22, 0, 1), form.Cushion(b.w-b.between(0.002, 0.006), b.d-0.004, b.h*0.52, b.h*0.22, 0, 1).Move(0, 0, b.h*0.48))
			}},
	}
}

func kettle(b *bench) {
	r, h := math.Min(b.d/2, b.w*0.38), b.h*0.82
	x := b.w*0.5 - 0.045 - r
	b.put("trim", form.Cylinder(r, 0.022, 0.004, 28).Move(x, 0, 0))
	b.put("body", form.Lathe([]geom.Vec2{{0, 0.02}, {r * 0.98, 0.02}, {r, 0.03}, {r * 0.92, h * 0.5}, {r * 0.7, h * 0.92}, {r * 0.62, h}, {0, h + 0.004}}, 28).Move(x, 0, 0))
	b.put("trim", form.Lathe([]geom.Vec2{{0, h}, {0.018, h}, {0.012, h + 0.012}, {0.02, b.h - 0.008}, {0.012, b.h}, {0, b.h}}, 16).Move(x, 0, 0))
	b.put("body", form.TaperedTube([]geom.Vec3{vec(x-r*0.8, 0, h*0.55), vec(x-r*1.05, 0, h*0.75), vec(-b.w/2+0.012, 0, h*0.97)}, []float64{0.022, 0.017, 0.01}, 10))
	b.put("trim", form.Tube([]geom.Vec3{vec(x+r*0.6, 0, h*0.93), vec(b.w/2-0.015, 0, h*0.9), vec(b.w/2-0.011, 0, h*0.55), vec(x+r*0.9, 0, h*0.3)}, 0.011, 10))
	b.drum(geom.Vec2{x, 0}, r, 0, b.h)
}

func toaster(b *bench) {
	b.solid("body", form.Cushion(b.w-0.03, b.d, b.h-0.015, 0.04, 0.002, 2).Move(0, 0, 0.015))
	b.put("trim", slab(-b.w/2+0.03, -b.d/2+0.012, 0, b.w/2-0.03, b.d/2-0.012, 0.02, 0.003))
	for _, y := range []float64{-0.035, 0.035} {
		b.put("trim", slab(-b.w*0.33, y-0.012, b.h-0.003, b.w*0.33, y+0.012, b.h, 0))
	}
	b.put("trim", slab(b.w/2-0.018, -0.02, b.h*0.62, b.w/2, 0.02, b.h*0.7, 0.003), slab(-b.w/2, -0.004, b.h*0.4, -b.w/2+0.02, 0.004, b.h*0.44, 0.001))
}

// pan has a long handle, or two short ones.
func pan(b *bench) {
	r := b.d / 2
	if b.pick(2) == 0 {
		x := -b.w/2 + r
		b.put("metal", vessel(r, b.h*0.45, 0.004, 28, []geom.Vec2{{0.78, 0}, {0.84, 0.08}, {1, 1}}).Move(x, 0, 0))
		b.put("handle", form.TaperedTube([]geom.Vec3{vec(x+r*0.94, 0, b.h*0.36), vec(x+r*1.2, 0, b.h*0.5), vec(b.w/2-0.01, 0, b.h*0.88)}, []float64{0.008, 0.011, 0.013}, 10))
		b.drum(geom.Vec2{x, 0}, r*0.95, 0, b.h*0.45)
		b.rod(vec(x+r*0.97, 0, b.h*0.38), vec(b.w/2-0.01, 0, b.h*0.87), 0.022)
		return
	}
	wide := math.Min(r, b.w/2-0.04)
	b.put("metal", vessel(wide, b.h*0.8, 0.005, 30, []geom.Vec2{{0.94, 0}, {1, 0.1}, {1, 1}}), form.Lathe([]geom.Vec2{{0, b.h*0.8 - 0.002}, {wide * 1.01, b.h*0.8 - 0.002}, {wide, b.h*0.8 + 0.006}, {0, b.h * 0.9}}, 30))
	b.put("handle", form.Lathe([]geom.Vec2{{0, b.h * 0.88}, {0.012, b.h * 0.88}, {0.02, b.h * 0.96}, {0.014, b.h}, {0, b.h}}, 14))
	for _, s := range []float64{-1, 1} {
		b.put("metal", form.Tube([]geom.Vec3{vec(s*wide*0.97, -0.04, b.h*0.6), vec(s*(b.w/2-0.01), -0.035, b.h*0.64), vec(s*(b.w/2-0.01), 0.035, b.h*0.64), vec(s*wide*0.97, 0.04, b.h*0.6)}, 0.007, 8))
	}
	b.drum(geom.Vec2{}, wide, 0, b.h*0.9)
}

func coffeeMachine(b *bench) {
	y := b.d/2 - b.d*0.45
	b.solid("body", slab(-b.w/2, y, 0, b.w/2, b.d/2, b.h, 0.008))
	b.solid("body", slab(-b.w/2, -b.d/2+0.03, b.h*0.66, b.w/2, y, b.h, 0.008))
	b.solid("trim", slab(-b.w/2+0.01, -b.d/2, 0, b.w/2-0.01, y, b.h*0.14, 0.004))
	for i := range 7 {
		x := geom.Lerp(-b.w*0.38, b.w*0.38, float64(i)/6)
		b.put("body", slab(x-0.006, -b.d/2+0.02, b.h*0.14-0.001, x+0.006, y-0.02, b.h*0.14+0.002, 0))
	}
	middle := (-b.d/2 + y) / 2
	b.put("trim", form.Cylinder(0.033, 0.035, 0.004, 22).Move(0, middle, b.h*0.66-0.033), form.Strut(vec(0, middle-0.03, b.h*0.6), vec(0, -b.d/2+0.004, b.h*0.58), 0.01, 0.013, 8), form.Strut(vec(0, middle, b.h*0.53), vec(0, middle, b.h*0.6), 0.012, 0.012, 8))
	b.put("cup", vessel(0.032, b.h*0.17, 0.003, 20, []geom.Vec2{{0.6, 0}, {0.85, 0.2}, {1, 1}}).Move(0, middle, b.h*0.145))
	for i := range 3 {
		b.put("trim", form.Cone(0.014, 0.012, 0.012, 0.002, 14).Pitch(math.Pi/2).Move(-b.w*0.3+0.045*float64(i), -b.d/2+0.032, b.h*0.83))
	}
	b.put("body", form.Tube([]geom.Vec3{vec(b.w*0.36, -b.d/2+0.06, b.h*0.68), vec(b.w*0.38, -b.d/2+0.045, b.h*0.6), vec(b.w*0.39, -b.d/2+0.04, b.h*0.35)}, 0.005, 8))
}

// cutlery is a fork, a knife and a spoon on a folded napkin.
func cutlery(b *bench) {
	cloth := b.h * 0.45
	b.solid("napkin", form.Cushion(b.w, b.d, cloth, cloth*0.45, 0, 1))
	z, long := cloth+0.001, b.d*0.94
	handle := func(x, from float64) *form.Shape {
		return form.Prism(geom.Polygon{{x - 0.0045, -long / 2}, {x + 0.0045, -long / 2}, {x + 0.0028, from}, {x - 0.0028, from}}, z, z+0.003, 0.0006)
	}
	fork, knife, spoon := -b.w*0.3, 0.0, b.w*0.3
	b.put("metal", handle(fork, long*0.18), handle(knife, -long*0.02), handle(spoon, long*0.2))
	b.put("metal", form.Prism(geom.Polygon{{fork - 0.004, long * 0.17}, {fork + 0.004, long * 0.17}, {fork + 0.011, long * 0.26}, {fork + 0.011, long * 0.3}, {fork - 0.011, long * 0.3}, {fork - 0.011, long * 0.26}}, z, z+0.0025, 0))
	for i := range 4 {
		x := fork + (float64(i)-1.5)*0.0061
		b.put("metal", slab(x-0.0016, long*0.295, z, x+0.0016, long/2, z+0.0022, 0))
	}
	b.put("metal", form.Prism(geom.Polygon{{knife - 0.0035, -long * 0.03}, {knife + 0.006, -long * 0.03}, {knife + 0.008, long * 0.3}, {knife + 0.003, long / 2}, {knife - 0.0035, long * 0.46}}, z, z+0.002, 0))
	b.put("metal", form.Ellipsoid(0.0155, 0.027, b.h-cloth-0.0015, 14, 6).Bend(func(p geom.Vec3) geom.Vec3 { return vec(p[0], p[1], math.Max(0, p[2])) }, geom.Radians(60)).Move(spoon, long/2-0.027, z))
}
