package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func plantKinds() []kind {
	slots := []slot{{name: "leaves", material: "leaf", fill: 1}, {name: "pot", material: "$pot", fill: 0.22}, {name: "soil", material: "soil"}, {name: "stem", material: "bark"}}
	return []kind{
		{Entry: Entry{ID: "plant", Name: "Plant", Synonyms: []string{"potted plant", "houseplant", "house plant", "indoor plant", "floor plant", "monstera", "fern", "snake plant", "rubber plant", "fiddle leaf fig", "decorative plant", "greenery", "plant pot", "bush", "shrub", "ivy", "bonsai"}, Tags: []string{"green", "decoration"},
			Size: vec(0.7, 0.7, 1.05), MinSize: vec(0.3, 0.3, 0.4), MaxSize: vec(1.1, 1.1, 1.6), MassKg: 9, Varies: true}, slots: slots, model: plant},
		{Entry: Entry{ID: "tree", Name: "Indoor tree", Category: "plant", Synonyms: []string{"tree", "olive tree", "ficus", "palm", "palm tree", "tall plant"}, Tags: []string{"green", "decoration"},
			Size: vec(0.9, 0.9, 1.8), MinSize: vec(0.6, 0.6, 1.3), MaxSize: vec(1.4, 1.4, 2.4), MassKg: 16, Varies: true}, slots: slots, model: indoorTree},
		{Entry: Entry{ID: "succulent", Name: "Succulent", Synonyms: []string{"cactus", "small plant", "aloe", "desk plant", "small potted plant"}, Tags: []string{"green", "decoration", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.14, 0.14, 0.18), MinSize: vec(0.08, 0.08, 0.1), MaxSize: vec(0.25, 0.25, 0.35), MassKg: 0.9, Varies: true}, slots: slots, model: succulent},
		{Entry: Entry{ID: "flowers", Name: "Flowers", Synonyms: []string{"bouquet", "flower arrangement", "vase of flowers", "tulips", "centrepiece", "flower", "rose", "orchid", "sunflower"}, Tags: []string{"decoration", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.28, 0.28, 0.42), MinSize: vec(0.16, 0.16, 0.25), MaxSize: vec(0.45, 0.45, 0.65), MassKg: 1.2, Varies: true},
			slots: []slot{{name: "petals", material: "petal"}, {name: "vase", material: "ceramic", fill: 0.35}, {name: "leaves", material: "leaf"}, {name: "centre", material: "food #d9b23f"}}, model: flowers},
	}
}

// pot is a tapered planter with a rim and soil; it returns the height of the soil.
func (b *bench) pot(r, height float64) float64 {
	soil := height * 0.9
	outline := []geom.Vec2{{0, 0}, {r * 0.72, 0}, {r * 0.96, height * 0.82}, {r, height * 0.84}, {r, height}, {r * 0.9, height}, {r * 0.88, soil - 0.01}, {0, soil - 0.01}}
	if b.is("modern", "scandinavian") {
		outline = []geom.Vec2{{0, 0}, {r * 0.9, 0}, {r * 0.96, 0.008}, {r, height * 0.3}, {r, height}, {r * 0.92, height}, {r * 0.9, soil - 0.01}, {0, soil - 0.01}}
	}
	b.put("pot", form.Lathe(outline, 24))
	b.put("soil", form.Lathe([]geom.Vec2{{r * 0.9, soil - 0.004}, {r * 0.5, soil + 0.006}, {0, soil + 0.01}}, 16))
	b.drum(geom.Vec2{}, r, 0, height)
	return soil
}

// leafBlade is a two-sided leaf from the origin along +Y, long and wide in metres; droop bends it down, cup folds it along its middle.
func leafBlade(long, wide, droop, cup float64, rows int) *form.Shape {
	return form.Sheet(2, rows, wide, long, 0, func(u, v float64) geom.Vec3 {
		outline := math.Pow(math.Sin(math.Pi*math.Pow(geom.Clamp(0.02+0.98*v, 0, 1), 0.75)), 0.8)
		s := (u - 0.5) * wide * math.Max(outline, 0.03)
		y := long * v
		return vec(s, y*math.Cos(droop*v*0.6), -droop*long*v*v*0.6+cup*math.Abs(s))
	})
}

func plant(b *bench) {
	r := math.Min(b.w, b.d) / 2
	pr := math.Min(r*0.5, 0.19)
	soil := b.pot(pr, math.Min(b.h*0.34, pr*2))
	free := b.h - soil
	switch b.pick(3) {
	case 0:
		b.monstera(r, soil, free)
	case 1:
		count := 12 + b.pick(6)
		for i := range count {
			yaw := float64(i) * 2.399963
			sin, cos := math.Sincos(yaw)
			long := free * b.between(0.7, 1)
			lean := b.between(0.03, 0.16) + 0.1*float64(i)/float64(count)
			d := pr * 0.55 * math.Sqrt(float64(i)/float64(count))
			b.put("leaves", leafBlade(long, 0.075, 0.02, 0.25, 5).Pitch(math.Pi/2-lean).Yaw(yaw-math.Pi/2).Move(cos*d, sin*d, soil-0.01))
		}
	default:
		count := 34
		for i := range count {
			t := float64(i) / float64(count)
			long := math.Min(geom.Lerp(free*1.02, r*0.95, t), geom.Lerp(r*2.2, r*0.95, t)) * b.between(0.9, 1)
			b.put("leaves", leafBlade(long, 0.075, geom.Lerp(0.35, 1.2, t), 0.2, 5).Pitch(geom.Lerp(1.45, 0.5, t)).Yaw(float64(i)*2.399963).Move(0, 0, soil-0.01))
		}
	}
}

// monstera carries broad leaves on arching stalks.
func (b *bench) monstera(r, soil, free float64) {
	count := 9 + b.pick(4)
	for i := range count {
		t := float64(i) / float64(count)
		yaw := float64(i)*2.399963 + b.between(-0.2, 0.2)
		sin, cos := math.Sincos(yaw)
		size := geom.Clamp(math.Min(free*0.36, r*0.62), 0.08, 0.32) * b.between(0.8, 1)
		reach := math.Max(0.02, (r-size*0.92)*geom.Lerp(1, 0.15, t))
		top := soil + free*geom.Lerp(0.42, 0.9, t)
		path := []geom.Vec3{vec(cos*0.02, sin*0.02, soil-0.01), vec(cos*reach*0.35, sin*reach*0.35, geom.Lerp(soil, top, 0.6)), vec(cos*reach, sin*reach, top)}
		b.put("leaves", form.TaperedTube(path, []float64{0.006, 0.005, 0.004}, 5))
		b.put("leaves", leafBlade(size, size*0.85, 0.9, 0.18, 5).Pitch(0.25).Yaw(yaw-math.Pi/2).Move(cos*reach, sin*reach, top))
	}
}

func indoorTree(b *bench) {
	r := math.Min(b.w, b.d) / 2
	pr := math.Min(r*0.45, 0.2)
	soil := b.pot(pr, pr*1.7)
	crown := soil + (b.h-soil)*0.45
	bend := vec(b.between(-0.04, 0.04), b.between(-0.04, 0.04), crown)
	top := vec(0, 0, b.h-0.22)
	b.put("stem", form.TaperedTube([]geom.Vec3{vec(0, 0, soil-0.02), bend, top}, []float64{0.022, 0.016, 0.007}, 8))
	b.block(vec(-0.03, -0.03, soil), vec(0.03, 0.03, crown))
	branches := 11 + b.pick(4)
	for i := range branches {
		t := float64(i) / float64(branches)
		yaw := float64(i)*2.399963 + b.between(-0.2, 0.2)
		sin, cos := math.Sincos(yaw)
		from := vec(geom.Lerp(bend[0], 0, t), geom.Lerp(bend[1], 0, t), geom.Lerp(crown-0.18, b.h-0.25, t))
		reach := r * math.Sin(math.Pi*geom.Lerp(0.3, 0.85, t)) * 0.8
		end := from.Add(vec(cos*reach, sin*reach, 0.18+0.05*t))
		b.put("stem", form.TaperedTube([]geom.Vec3{from, from.Add(end).Mul(0.5).Add(vec(0, 0, 0.04)), end}, []float64{0.008, 0.006, 0.003}, 5))
		for k := range 9 {
			s := 0.25 + 0.75*float64(k)/8
			p := from.Mul(1 - s).Add(end.Mul(s))
			long := b.between(0.14, 0.2)
			b.put("leaves", leafBlade(long, long*0.5, 0.7, 0.25, 3).Pitch(b.between(-0.2, 0.5)).Yaw(yaw-math.Pi/2+float64(k%2*2-1)*b.between(0.5, 1.2)).Move(p[0], p[1], p[2]))
		}
	}
	for k := range 6 {
		long := b.between(0.13, 0.18)
		b.put("leaves", leafBlade(long, long*0.42, 0.4, 0.25, 4).Pitch(b.between(0.5, 1.2)).Yaw(float64(k)*1.05).Move(0, 0, b.h-0.23))
	}
}

func succulent(b *bench) {
	r := math.Min(b.w, b.d) / 2
	soil := b.pot(r*0.72, b.h*0.42)
	free := b.h - soil
	switch b.pick(3) {
	case 0:
		for ring := range 3 {
			count := 9 - 2*ring
			for i := range count {
				yaw := 2*math.Pi*float64(i)/float64(count) + float64(ring)*0.4
				long := r * geom.Lerp(1.05, 0.6, float64(ring)/2)
				leaf := form.Ellipsoid(long*0.2, long*0.5, long*0.1, 8, 6).Move(0, long*0.5, 0)
				b.put("leaves", leaf.Pitch(geom.Lerp(0.4, 1.15, float64(ring)/2)).Yaw(yaw).Move(0, 0, soil+free*0.05*float64(ring)))
			}
		}
	case 1:
		body := form.Ellipsoid(1, 1, 1, 24, 10)
		b.put("leaves", body.Bend(func(p geom.Vec3) geom.Vec3 {
			rib := 1 + 0.09*math.Cos(12*math.Atan2(p[1], p[0]))
			return vec(p[0]*r*0.55*rib, p[1]*r*0.55*rib, (p[2]+1)*free*0.5)
		}, geom.Radians(60)).Move(0, 0, soil-0.005))
	default:
		for i := range 11 {
			yaw := float64(i) * 2.399963
			lean := 0.15 + 0.06*float64(i)
			b.put("leaves", form.TaperedTube([]geom.Vec3{vec(0, 0, 0), vec(0, math.Sin(lean)*free*0.5, math.Cos(lean)*free*0.55), vec(0, math.Sin(lean)*free*1.1, math.Cos(lean)*free*0.98)},
				[]float64{0.011, 0.008, 0.001}, 6).Yaw(yaw).Move(0, 0, soil-0.004))
		}
	}
}

func flowers(b *bench) {
	r := math.Min(b.w, b.d) / 2
	vase := b.h * 0.5
	b.put("vase", vaseShape(math.Min(r*0.6, vase*0.36), vase, b.pick(3)))
	b.drum(geom.Vec2{}, r*0.5, 0, vase)
	count := 7 + b.pick(5)
	for i := range count {
		t := math.Sqrt(float64(i) / float64(count))
		sin, cos := math.Sincos(float64(i) * 2.399963)
		head := vec(cos*r*0.72*t, sin*r*0.72*t, b.h-0.035-0.22*b.h*t*t)
		b.put("leaves", form.Strut(vec(cos*0.01, sin*0.01, vase*0.7), head, 0.0025, 0.002, 5))
		size := geom.Clamp(b.h*0.085, 0.02, 0.045)
		for k := range 6 {
			b.put("petals", leafBlade(size, size*0.7, -0.5, 0.4, 3).Pitch(0.45).Yaw(float64(k)*math.Pi/3).Move(head[0], head[1], head[2]))
		}
		b.put("centre", form.Ellipsoid(size*0.22, size*0.22, size*0.16, 8, 5).Move(head[0], head[1], head[2]+size*0.1))
		if i%2 == 0 {
			mid := head.Mul(0.5).Add(vec(0, 0, vase*0.5))
			b.put("leaves", leafBlade(0.1, 0.03, 0.8, 0.2, 4).Pitch(0.6).Yaw(float64(i)).Move(mid[0], mid[1], mid[2]))
		}
	}
}

// vaseShape is an open vessel with walls, in one of three outlines.
func vaseShape(r, height float64, design int) *form.Shape {
	outlines := [][]geom.Vec2{
		{{0.55, 0}, {0.85, 0.18}, {1, 0.45}, {0.75, 0.72}, {0.38, 0.88}, {0.5, 1}},
		{{0.7, 0}, {0.8, 0.3}, {0.9, 0.65}, {0.95, 0.9}, {0.9, 1}},
		{{0.6, 0}, {1, 0.22}, {0.85, 0.42}, {0.35, 0.62}, {0.3, 0.85}, {0.42, 1}},
	}
	curve := form.Curve(outlines[design%3], 4)
	out := []geom.Vec2{{0, 0}}
	for _, p := range curve {
		out = append(out, geom.Vec2{p[0] * r, p[1] * height})
	}
	wall := math.Min(0.006, r*0.12)
	for i := len(curve) - 1; i >= 2; i -= 2 {
		out = append(out, geom.Vec2{curve[i][0]*r - wall, curve[i][1] * height})
	}
	return form.Lathe(append(out, geom.Vec2{0, curve[2][1] * height}), 24)
}
