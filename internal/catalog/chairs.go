package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

func chairKinds() []kind {
	return []kind{
		{Entry: Entry{ID: "dining-chair", Name: "Dining chair", Synonyms: []string{"kitchen chair", "chair", "side chair", "wooden chair", "seat"}, Tags: []string{"seat", "seating"},
			Size: vec(0.46, 0.52, 0.82), MinSize: vec(0.38, 0.42, 0.6), MaxSize: vec(0.56, 0.62, 1.05), Clearance: Clearance{Back: 0.3}, MassKg: 5, Varies: true},
			slots: []slot{{name: "frame", material: "$wood"}, {name: "seat", material: "$fabric"}, {name: "legs", material: "$legs"}}, model: diningChair},
		{Entry: Entry{ID: "office-chair", Name: "Office chair", Synonyms: []string{"desk chair", "swivel chair", "gaming chair", "task chair", "computer chair", "work chair"}, Tags: []string{"seat", "seating", "office"},
			Size: vec(0.64, 0.64, 1.02), MinSize: vec(0.55, 0.55, 0.85), MaxSize: vec(0.75, 0.75, 1.25), Clearance: Clearance{Back: 0.5}, Styles: []string{"modern", "industrial", "cosy"}, MassKg: 14, Varies: true},
			slots: []slot{{name: "fabric", material: "$fabric", fill: 1.5}, {name: "shell", material: "black plastic"}, {name: "metal", material: "$metal"}}, model: officeChair},
		{Entry: Entry{ID: "stool", Name: "Stool", Synonyms: []string{"footstool", "step stool", "low stool"}, Tags: []string{"seat", "seating"},
			Size: vec(0.36, 0.36, 0.45), MinSize: vec(0.28, 0.28, 0.3), MaxSize: vec(0.45, 0.45, 0.55), MassKg: 3.2, Surfaces: true, Varies: true},
			slots: []slot{{name: "seat", material: "$wood"}, {name: "legs", material: "$legs", fill: 0.5}}, model: stool},
		{Entry: Entry{ID: "bar-stool", Name: "Bar stool", Synonyms: []string{"barstool", "counter stool", "high stool"}, Tags: []string{"seat", "seating"},
			Size: vec(0.4, 0.42, 0.86), MinSize: vec(0.34, 0.34, 0.62), MaxSize: vec(0.5, 0.5, 1.05), MassKg: 5.5, Varies: true},
			slots: []slot{{name: "seat", material: "$fabric"}, {name: "legs", material: "$legs", fill: 0.7}}, model: barStool},
		{Entry: Entry{ID: "bench", Name: "Bench", Synonyms: []string{"settle", "entry bench", "window seat", "pew"}, Tags: []string{"seat", "seating"},
			Size: vec(1.2, 0.38, 0.46), MinSize: vec(0.8, 0.3, 0.4), MaxSize: vec(2, 0.5, 0.52), Clearance: Clearance{Front: 0.4}, AgainstWall: true, MassKg: 14, Surfaces: true, Varies: true},
			slots: []slot{{name: "seat", material: "$wood"}, {name: "legs", material: "$legs", fill: 0.6}, {name: "cushion", material: "$fabric"}}, model: longBench},
		{Entry: Entry{ID: "ottoman", Name: "Ottoman", Synonyms: []string{"pouf", "pouffe", "hassock", "footrest"}, Tags: []string{"seat", "upholstered"},
			Size: vec(0.55, 0.55, 0.42), MinSize: vec(0.4, 0.4, 0.3), MaxSize: vec(0.9, 0.7, 0.48), MassKg: 7, Surfaces: true, Varies: true},
			slots: []slot{{name: "fabric", material: "$fabric"}, {name: "legs", material: "$legs"}}, model: ottoman},
		{Entry: Entry{ID: "bean-bag", Name: "Bean bag", Synonyms: []string{"beanbag", "beanbag chair", "bean bag chair"}, Tags: []string{"seat", "upholstered", "soft"},
			Size: vec(0.85, 0.9, 0.72), MinSize: vec(0.6, 0.6, 0.5), MaxSize: vec(1.1, 1.1, 0.9), Clearance: Clearance{Front: 0.4}, MassKg: 6, Varies: true},
			slots: []slot{{name: "fabric", material: "$accent", fill: 0.35}}, model: beanBag},
	}
}

// diningChair is a spindle-back, slat-back or upholstered chair on four legs.
func diningChair(b *bench) {
	seat, top := math.Min(0.46, b.h*0.58), b.h
	x, front, back := b.w/2-0.025, -b.d/2+0.03, b.d/2-0.05
	slot := "frame"
	if b.is("industrial") {
		slot = "legs"
	}
	for _, sx := range []float64{-1, 1} {
		b.solid(slot, form.Strut(vec(sx*x, front-0.015, 0), vec(sx*(x-0.02), front+0.025, seat-0.01), 0.013, 0.019, 10))
		b.put(slot, form.TaperedTube([]geom.Vec3{vec(sx*x, back+0.04, 0), vec(sx*(x-0.015), back-0.02, seat-0.03), vec(sx*(x-0.015), back-0.015, seat+0.08), vec(sx*(x-0.01), b.d/2-0.016, top)},
			[]float64{0.013, 0.019, 0.018, 0.013}, 10))
		b.block(vec(sx*x-0.02, back-0.03, 0), vec(sx*x+0.02, b.d/2, top))
		b.put(slot, form.Strut(vec(sx*(x-0.01), front+0.02, seat*0.45), vec(sx*(x-0.01), back, seat*0.45), 0.009, 0.009, 8))
	}
	depth := back - front + 0.04
	b.put(slot, form.Prism(form.RoundedRectangle(b.w-0.03, depth, 0.05, 3), seat-0.028, seat, 0.006).Move(0, (front+back)/2-0.005, 0))
	b.block(vec(-b.w/2+0.015, front-0.025, seat-0.03), vec(b.w/2-0.015, back+0.015, seat))
	design := b.pick(3)
	if b.is("cosy") {
		design = 2
	}
	b.chairBack(slot, design, seat, top, x-0.012, back)
	if design == 2 || b.is("scandinavian", "industrial") {
		b.put("seat", form.Cushion(b.w-0.06, depth-0.03, 0.045, 0.02, 0.008, 1).Move(0, (front+back)/2-0.005, seat-0.004))
	}
}

func (b *bench) chairBack(slot string, design int, seat, top, x, back float64) {
	lean := func(z float64) float64 { return geom.Lerp(back-0.018, b.d/2-0.018, (z-seat)/(top-seat)) }
	curved := func(z, height float64) *form.Shape {
		return form.Box(2*x, 0.018, height, 0.005).Pitch(-0.14).Move(0, lean(z), z-height/2)
	}
	switch design {
	case 0:
		b.put(slot, curved(top-0.04, 0.07))
		for i := range 5 {
			t := (float64(i)+0.5)/5*2 - 1
			b.put(slot, form.Strut(vec(t*x*0.8, lean(seat)-0.005, seat-0.005), vec(t*x*0.88, lean(top-0.06), top-0.06), 0.008, 0.007, 6))
		}
	case 1:
		for i := range 3 {
			b.put(slot, curved(top-0.045-float64(i)*0.105, 0.06))
		}
	default:
		height := top - seat - 0.11
		b.put("seat", form.Cushion(2*x-0.01, 0.05, height, 0.022, 0.01, 1).Pitch(-0.13).Move(0, lean(seat+0.1)-0.006, seat+0.09))
		b.put(slot, curved(top-0.03, 0.03))
	}
}

// officeChair swivels on a five-star base with castors.
func officeChair(b *bench) {
	seat := geom.Clamp(b.h*0.46, 0.42, 0.52)
	r := math.Min(b.w, b.d)/2 - 0.025
	for i := range 5 {
		sin, cos := math.Sincos(2*math.Pi*float64(i)/5 - math.Pi/2)
		end := vec(cos*r, sin*r, 0.07)
		b.put("metal", form.TaperedTube([]geom.Vec3{vec(cos*0.03, sin*0.03, 0.115), vec(cos*r*0.6, sin*r*0.6, 0.09), end}, []float64{0.022, 0.017, 0.012}, 8))
		b.put("shell", form.Cylinder(0.026, 0.034, 0.006, 12).Move(0, 0, -0.017).Pitch(math.Pi/2).Yaw(2*math.Pi*float64(i)/5).Move(end[0], end[1], 0.026))
	}
	b.drum(geom.Vec2{}, r, 0, 0.1)
	b.put("metal", form.Cylinder(0.032, 0.1, 0.004, 14).Move(0, 0, 0.08), form.Cylinder(0.018, seat-0.2, 0, 12).Move(0, 0, 0.17))
	b.block(vec(-0.03, -0.03, 0.1), vec(0.03, 0.03, seat-0.07))
	b.put("shell", slab(-0.13, -0.14, seat-0.1, 0.13, 0.14, seat-0.075, 0.01), form.Cushion(b.w*0.74, b.d*0.74, 0.035, 0.017, 0.004, 1).Move(0, -0.01, seat-0.085))
	b.solid("fabric", form.Cushion(b.w*0.78, b.d*0.78, 0.085, 0.038, 0.016, 1).Move(0, -0.01, seat-0.065))
	backY := b.d*0.36 - 0.02
	b.put("shell", form.Tube([]geom.Vec3{vec(0, 0.05, seat-0.09), vec(0, backY+0.03, seat-0.08), vec(0, backY+0.055, seat+0.05), vec(0, backY+0.06, seat+0.22)}, 0.02, 8))
	height := b.h - seat - 0.08
	back := form.Cushion(b.w*0.72, 0.075, height, 0.036, 0.014, 2)
	b.put("fabric", back.Bend(func(p geom.Vec3) geom.Vec3 {
		t := p[2]/height - 0.35
		return vec(p[0]*(1-0.12*p[2]/height), p[1]+0.08*t*t-0.35*p[0]*p[0], p[2])
	}, geom.Radians(100)).Pitch(-0.1).Move(0, backY+0.025, seat+0.08))
	b.block(vec(-b.w*0.36, backY-0.03, seat+0.08), vec(b.w*0.36, backY+0.1, b.h))
	for _, sx := range []float64{-1, 1} {
		x := sx * (b.w*0.39 + 0.035)
		b.put("shell", form.Tube([]geom.Vec3{vec(sx*0.12, 0.02, seat-0.09), vec(x, 0.02, seat-0.085), vec(x, 0.03, seat+0.19)}, 0.013, 8),
			form.Cushion(0.075, 0.25, 0.03, 0.014, 0.003, 1).Move(x, -0.005, seat+0.18))
	}
}

func stool(b *bench) {
	thick := 0.035
	r := math.Min(b.w, b.d) / 2
	seat := form.Prism(form.Oval(b.w, b.d, 24), b.h-thick, b.h, 0.008)
	if b.pick(2) == 0 {
		seat = form.Prism(form.RoundedRectangle(b.w, b.d, 0.04, 3), b.h-thick, b.h, 0.006)
	}
	b.put("seat", seat)
	b.drum(geom.Vec2{}, r, b.h-thick, b.h)
	inner := r * 0.6
	corners(func(sx, sy float64) {
		foot := vec(sx*(inner+0.045), sy*(inner+0.045), 0)
		b.splayed("legs", foot, vec(sx*inner*0.85, sy*inner*0.85, b.h-thick+0.005), 0.013, 0.018)
	})
	at := inner*0.95 + 0.015
	for _, s := range []float64{-1, 1} {
		b.put("legs", form.Strut(vec(-at, s*at, b.h*0.4), vec(at, s*at, b.h*0.4), 0.008, 0.008, 8), form.Strut(vec(s*at, -at, b.h*0.5), vec(s*at, at, b.h*0.5), 0.008, 0.008, 8))
	}
	b.top(b.h, 0.05)
}

func barStool(b *bench) {
	seat := b.h
	if b.pick(2) == 0 {
		seat = b.h - 0.18
	}
	r := math.Min(b.w, b.d) / 2
	b.put("seat", form.Cylinder(r*0.84, 0.06, 0.02, 24).Move(0, 0, seat-0.06))
	b.put("legs", form.Cylinder(r*0.8, 0.02, 0.004, 24).Move(0, 0, seat-0.075))
	b.drum(geom.Vec2{}, r*0.84, seat-0.07, seat)
	corners(func(sx, sy float64) {
		b.solid("legs", form.Strut(vec(sx*r*0.68, sy*r*0.68, 0), vec(sx*r*0.42, sy*r*0.42, seat-0.07), 0.011, 0.015, 10))
	})
	ring := math.Min(0.3, seat*0.36)
	at := geom.Lerp(r*0.68, r*0.42, ring/seat) * math.Sqrt2
	b.put("legs", form.Ring(at, 0.009, 24, 8).Move(0, 0, ring))
	if seat < b.h {
		height := b.h - seat
		back := form.Box(r*1.5, 0.035, height-0.05, 0.012)
		b.put("seat", back.Move(0, r*0.8, seat+0.05))
		for _, sx := range []float64{-1, 1} {
			b.put("legs", form.Strut(vec(sx*r*0.5, r*0.62, seat-0.065), vec(sx*r*0.5, r*0.8, seat+0.1), 0.009, 0.009, 8))
		}
		b.block(vec(-r*0.75, r*0.77, seat), vec(r*0.75, r*0.82, b.h))
	}
}

func longBench(b *bench) {
	thick := 0.04
	cushioned := b.is("cosy", "scandinavian")
	top := b.h
	if cushioned {
		top -= 0.045
		b.solid("cushion", form.Cushion(b.w-0.03, b.d-0.03, 0.05, 0.02, 0.008, 1).Move(0, 0, top-0.005))
	}
	b.solid("seat", slab(-b.w/2, -b.d/2, top-thick, b.w/2, b.d/2, top, 0.006))
	if b.is("industrial", "modern") {
		b.sledLegs("legs", b.w/2-0.12, top-thick)
	} else {
		b.tableLegs("legs", "seat", top-thick, 0.06, 0.05)
	}
	b.top(b.h, 0.04)
}

// sledLegs are two rectangular frames of flat steel at ±x.
func (b *bench) sledLegs(slot string, x, height float64) {
	bar, y := 0.03, b.d/2-0.03
	for _, sx := range []float64{-1, 1} {
		cx := sx * x
		b.solid(slot, slab(cx-bar/2, -y, 0, cx+bar/2, -y+bar, height, 0.003), slab(cx-bar/2, y-bar, 0, cx+bar/2, y, height, 0.003))
		b.put(slot, slab(cx-bar/2, -y+bar, 0, cx+bar/2, y-bar, bar, 0.003), slab(cx-bar/2, -y+bar, height-0.012, cx+bar/2, y-bar, height, 0))
	}
}

func ottoman(b *bench) {
	if b.w-b.d < 0.05 && b.pick(2) == 0 {
		r := b.w / 2
		b.put("fabric", form.Lathe([]geom.Vec2{{0, 0}, {r * 0.85, 0}, {r * 0.97, 0.05}, {r, b.h * 0.5}, {r * 0.97, b.h - 0.07}, {r * 0.85, b.h - 0.015}, {0, b.h}}, 28).Smooth(geom.Radians(70)))
		b.drum(geom.Vec2{}, r, 0, b.h)
	} else {
		b.cornerLegs(0.1, 0.07)
		b.solid("fabric", form.Box(b.w-0.02, b.d-0.02, b.h-0.22, 0.02).Move(0, 0, 0.1))
		b.solid("fabric", form.Cushion(b.w, b.d, 0.14, 0.05, 0.02, 1).Move(0, 0, b.h-0.14))
	}
	b.top(b.h, 0.08)
}

func beanBag(b *bench) {
	s := form.Ellipsoid(0.5, 0.5, 0.5, 28, 16)
	b.put("fabric", s.Bend(func(p geom.Vec3) geom.Vec3 {
		z := p[2] + 0.5
		low := 1 - 0.35*z*z
		q := vec(p[0]*low*b.w*1.12, p[1]*low*b.d*1.12, math.Max(0, z*1.06-0.06)*b.h)
		q[1] += 0.12 * b.d * z * z
		if p[1] < 0 {
			q[2] *= 1 - 0.55*math.Min(1, -p[1]*2.2)*z
		}
		angle := math.Atan2(p[1], p[0])
		wrinkle := 1 + 0.018*math.Sin(6*angle)*z
		return vec(q[0]*wrinkle, q[1]*wrinkle, q[2])
	}, geom.Radians(100)))
	b.block(vec(-b.w*0.4, -b.d*0.4, 0), vec(b.w*0.4, b.d*0.4, b.h*0.5))
	b.block(vec(-b.w*0.3, 0, b.h*0.5), vec(b.w*0.3, b.d*0.35, b.h*0.95))
}
