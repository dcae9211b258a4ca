package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

func bedKinds() []kind {
	slots := []slot{{name: "frame", material: "$wood", fill: 0.9}, {name: "headboard", material: "$fabric"}, {name: "mattress", material: "cotton", fill: 0.8}, {name: "duvet", material: "linen #e9e3d7", fill: 0.6}, {name: "pillows", material: "cotton"}, {name: "throw", material: "$accent"}, {name: "legs", material: "$legs", fill: 0.5}}
	return []kind{
		{Entry: Entry{ID: "bed", Name: "Bed", Synonyms: []string{"double bed", "queen bed", "king bed", "queen-size bed", "king-size bed", "platform bed", "four-poster bed", "queen-sized bed", "bed frame", "bedstead"}, Tags: []string{"bed", "sleeping"},
			Size: vec(1.7, 2.12, 1.05), MinSize: vec(1.3, 1.95, 0.75), MaxSize: vec(2.1, 2.3, 1.4), Clearance: Clearance{Front: 0.5, Left: 0.6, Right: 0.6}, AgainstWall: true, MassKg: 90, Varies: true}, slots: slots, model: bed},
		{Entry: Entry{ID: "single-bed", Name: "Single bed", Synonyms: []string{"twin bed", "child bed", "kid's bed", "kids bed", "child's bed", "bed", "daybed"}, Tags: []string{"bed", "sleeping"},
			Size: vec(1, 2.08, 0.95), MinSize: vec(0.8, 1.5, 0.7), MaxSize: vec(1.25, 2.2, 1.2), Clearance: Clearance{Left: 0.5, Right: 0.5}, AgainstWall: true, MassKg: 50, Varies: true}, slots: slots, model: bed},
		{Entry: Entry{ID: "crib", Name: "Crib", Synonyms: []string{"cot", "cradle", "baby bed"}, Tags: []string{"bed", "sleeping", "child"},
			Size: vec(1.26, 0.68, 0.92), MinSize: vec(1, 0.6, 0.8), MaxSize: vec(1.45, 0.8, 1.1), Clearance: Clearance{Front: 0.6}, AgainstWall: true, MassKg: 22, Varies: true},
			slots: []slot{{name: "frame", material: "$paint"}, {name: "mattress", material: "cotton"}, {name: "blanket", material: "$accent"}}, model: crib},
		{Entry: Entry{ID: "bunk-bed", Name: "Bunk bed", Synonyms: []string{"bunkbed", "loft bed"}, Tags: []string{"bed", "sleeping", "child"},
			Size: vec(1.05, 2.08, 1.65), MinSize: vec(0.9, 1.7, 1.4), MaxSize: vec(1.25, 2.2, 1.9), Clearance: Clearance{Left: 0.6}, AgainstWall: true, MassKg: 80, Varies: true},
			slots: []slot{{name: "frame", material: "$wood"}, {name: "mattress", material: "cotton"}, {name: "duvet", material: "linen #dfe5e8", fill: 0.6}, {name: "pillows", material: "cotton"}}, model: bunkBed},
	}
}

// bed stands with its head at the back (+Y): frame, headboard, mattress, duvet turned down, pillows and a throw.
func bed(b *bench) {
	frame, mattress := 0.3, 0.2
	head := b.d/2 - 0.07
	foot := -b.d / 2
	b.bedFrame(frame, head)
	inside := b.w - 0.06
	low := frame - 0.06
	b.put("mattress", form.Cushion(inside, head-foot-0.05, mattress, 0.045, 0.006, 1).Move(0, (head+foot)/2+0.01, low))
	b.block(vec(-inside/2, foot+0.02, 0.1), vec(inside/2, head, low+mattress))
	top := low + mattress
	b.bedding(foot, geom.Lerp(foot, head, 0.68), low, top)
	pillows := 1
	if b.w > 1.25 {
		pillows = 2
	}
	each := math.Min(0.72, (inside-0.1)/float64(pillows))
	for i := range pillows {
		x := (float64(i) - float64(pillows-1)/2) * (each + 0.03)
		b.put("pillows", form.Pillow(each-0.02, 0.44, 0.19, 0.4, 12).Pitch(0.32).Move(x, head-0.25, top-0.01))
		b.leaning(vec(-each*0.4, -0.16, 0.02), vec(each*0.4, 0.16, 0.15), 0.32, vec(x, head-0.25, top-0.01))
		if b.pick(3) > 0 {
			b.put("throw", form.Pillow(each*0.62, 0.34, 0.15, 0.5, 10).Pitch(0.75).Move(x, head-0.44, top+0.05))
		}
	}
	b.support("top", top+0.03, geom.Vec2{-inside/2 + 0.15, foot + 0.2}, geom.Vec2{inside/2 - 0.15, head - 0.6}, 0)
}

func (b *bench) bedFrame(frame, head float64) {
	b.solid("frame", slab(-b.w/2, -b.d/2, frame-0.17, -b.w/2+0.035, head, frame, 0.008), slab(b.w/2-0.035, -b.d/2, frame-0.17, b.w/2, head, frame, 0.008),
		slab(-b.w/2+0.035, -b.d/2, frame-0.17, b.w/2-0.035, -b.d/2+0.035, frame, 0.008))
	b.put("frame", slab(-b.w/2+0.03, -b.d/2+0.03, frame-0.09, b.w/2-0.03, head, frame-0.06, 0))
	corners(func(sx, sy float64) {
		b.solid("legs", b.leg(vec(sx*(b.w/2-0.07), sy*(b.d/2-0.09), 0), frame-0.165, sx, sy))
	})
	switch {
	case b.is("rustic", "industrial"):
		slot, post := "frame", 0.06
		if b.is("industrial") {
			slot, post = "legs", 0.035
		}
		for _, sx := range []float64{-1, 1} {
			b.solid(slot, form.Box(post, post, b.h, 0.006).Move(sx*(b.w/2-post/2), b.d/2-post/2, 0))
		}
		b.put(slot, slab(-b.w/2+post, b.d/2-post*0.8, b.h-0.1, b.w/2-post, b.d/2-post*0.2, b.h-0.03, 0.006), slab(-b.w/2+post, b.d/2-post*0.8, frame, b.w/2-post, b.d/2-post*0.2, frame+0.07, 0.004))
		bars := int(b.w / 0.11)
		for i := range bars {
			x := geom.Lerp(-b.w/2+post, b.w/2-post, (float64(i)+0.5)/float64(bars))
			b.put(slot, slab(x-0.012, b.d/2-post*0.65, frame+0.07, x+0.012, b.d/2-post*0.35, b.h-0.1, 0))
		}
		b.block(vec(-b.w/2, b.d/2-post, frame), vec(b.w/2, b.d/2, b.h))
	case b.is("scandinavian"):
		b.solid("frame", slab(-b.w/2, b.d/2-0.035, 0.13, b.w/2, b.d/2, b.h, 0.01))
	default:
		columns := max(2, int(math.Round(b.w/0.45)))
		each := b.w / float64(columns)
		for i := range columns {
			x := -b.w/2 + each*(float64(i)+0.5)
			b.put("headboard", form.Cushion(each-0.002, 0.075, b.h-0.14, 0.033, 0.008, 1).Move(x, b.d/2-0.04, 0.14))
		}
		b.block(vec(-b.w/2, b.d/2-0.08, 0.14), vec(b.w/2, b.d/2, b.h))
	}
}

func crib(b *bench) {
	post, base := 0.045, 0.3
	corners(func(sx, sy float64) {
		b.solid("frame", form.Box(post, post, b.h, 0.008).Move(sx*(b.w/2-post/2), sy*(b.d/2-post/2), 0))
	})
	rail := func(x0, y0, x1, y1 float64) {
		for _, z := range []float64{base - 0.06, b.h - 0.08} {
			b.solid("frame", slab(math.Min(x0, x1)-0.012, math.Min(y0, y1)-0.012, z, math.Max(x0, x1)+0.012, math.Max(y0, y1)+0.012, z+0.045, 0.006))
		}
		long := math.Hypot(x1-x0, y1-y0)
		bars := int(long / 0.085)
		for i := range bars {
			t := (float64(i) + 0.5) / float64(bars)
			x, y := geom.Lerp(x0, x1, t), geom.Lerp(y0, y1, t)
			b.put("frame", form.Strut(vec(x, y, base-0.02), vec(x, y, b.h-0.07), 0.008, 0.008, 6))
		}
	}
	x, y := b.w/2-post/2, b.d/2-post/2
	rail(-x+0.03, -y, x-0.03, -y)
	rail(-x+0.03, y, x-0.03, y)
	rail(-x, -y+0.03, -x, y-0.03)
	rail(x, -y+0.03, x, y-0.03)
	b.solid("frame", slab(-x, -y, base-0.04, x, y, base-0.02, 0))
	b.solid("mattress", form.Cushion(b.w-0.1, b.d-0.1, 0.12, 0.04, 0.006, 1).Move(0, 0, base-0.02))
	b.put("blanket", form.Cushion((b.w-0.1)*0.55, b.d-0.09, 0.05, 0.022, 0.006, 1).Move(b.w*0.2, 0, base+0.085))
	b.support("mattress", base+0.1, geom.Vec2{-b.w/2 + 0.15, -b.d/2 + 0.12}, geom.Vec2{0, b.d/2 - 0.12}, 0)
}

func bunkBed(b *bench) {
	post := 0.06
	corners(func(sx, sy float64) {
		b.solid("frame", form.Box(post, post, b.h, 0.008).Move(sx*(b.w/2-post/2), sy*(b.d/2-post/2), 0))
	})
	for _, z := range []float64{0.3, b.h - 0.42} {
		for _, s := range []float64{-1, 1} {
			b.solid("frame", slab(s*(b.w/2-0.03)-0.014, -b.d/2+post, z-0.12, s*(b.w/2-0.03)+0.014, b.d/2-post, z, 0.006), slab(-b.w/2+post, s*(b.d/2-0.03)-0.014, z-0.12, b.w/2-post, s*(b.d/2-0.03)+0.014, z, 0.006))
		}
		b.solid("frame", slab(-b.w/2+0.04, -b.d/2+0.04, z-0.08, b.w/2-0.04, b.d/2-0.04, z-0.06, 0))
		b.solid("mattress", form.Cushion(b.w-0.1, b.d-0.1, 0.15, 0.04, 0.006, 1).Move(0, 0, z-0.06))
		b.put("duvet", form.Cushion(b.w-0.09, b.d*0.62, 0.07, 0.03, 0.01, 1).Move(0, -b.d*0.16, z+0.06))
		b.put("pillows", form.Pillow(b.w*0.62, 0.4, 0.15, 0.4, 12).Move(0, b.d/2-0.3, z+0.08))
	}
	for _, s := range []float64{-1, 1} {
		b.solid("frame", slab(s*(b.w/2-0.03)-0.012, -b.d/2+post, b.h-0.16, s*(b.w/2-0.03)+0.012, b.d/2-post-0.5*(s+1)/2, b.h-0.08, 0.006), slab(-b.w/2+post, s*(b.d/2-0.03)-0.012, b.h-0.16, b.w/2-post, s*(b.d/2-0.03)+0.012, b.h-0.08, 0.006))
	}
	x, y := b.w/2-0.012, b.d/2-post-0.25
	for _, s := range []float64{-1, 1} {
		b.put("frame", slab(x-0.012, y+s*0.2-0.018, 0, x+0.012, y+s*0.2+0.018, b.h-0.05, 0.004))
	}
	for i := range 4 {
		z := 0.28 + (b.h-0.75)/3*float64(i)
		b.put("frame", form.Strut(vec(x, y-0.2, z), vec(x, y+0.2, z), 0.015, 0.015, 8))
	}
}
