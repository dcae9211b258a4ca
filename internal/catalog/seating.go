package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func seatingKinds() []kind {
	upholstered := []slot{{name: "fabric", material: "$fabric"}, {name: "legs", material: "$legs"}, {name: "cushion", material: "$accent"}}
	return []kind{
		{Entry: Entry{ID: "armchair", Name: "Armchair", Category: "armchair",
			Synonyms: []string{"arm chair", "easy chair", "lounge chair", "wing chair", "wingback", "reading chair", "accent chair", "club chair", "recliner", "rattan chair", "side chair"},
			Tags:     []string{"seat", "seating", "upholstered"}, Size: geom.Vec3{0.82, 0.84, 0.86}, MinSize: geom.Vec3{0.65, 0.7, 0.7}, MaxSize: geom.Vec3{1.1, 1.05, 1.15},
			Mount: scene.OnFloor, Clearance: Clearance{Front: 0.6}, MassKg: 24, Varies: true},
			slots: upholstered, model: armchair},
		{Entry: Entry{ID: "sofa", Name: "Sofa", Category: "sofa",
			Synonyms: []string{"couch", "settee", "three-seater", "chesterfield", "sectional", "futon", "davenport", "sofa bed", "corner sofa"},
			Tags:     []string{"seat", "seating", "upholstered"}, Size: geom.Vec3{2.1, 0.92, 0.82}, MinSize: geom.Vec3{1.75, 0.75, 0.7}, MaxSize: geom.Vec3{3.2, 1.1, 1},
			Mount: scene.OnFloor, Clearance: Clearance{Front: 0.6}, AgainstWall: true, MassKg: 58, Varies: true},
			slots: upholstered, model: sofa},
		{Entry: Entry{ID: "loveseat", Name: "Loveseat", Category: "loveseat",
			Synonyms: []string{"love seat", "two-seater", "two-seater sofa", "small sofa", "sofa"},
			Tags:     []string{"seat", "seating", "upholstered"}, Size: geom.Vec3{1.5, 0.88, 0.82}, MinSize: geom.Vec3{1.2, 0.75, 0.7}, MaxSize: geom.Vec3{1.75, 1, 1},
			Mount: scene.OnFloor, Clearance: Clearance{Front: 0.6}, AgainstWall: true, MassKg: 40, Varies: true},
			slots: upholstered, model: sofa},
	}
}

// seatFrame holds the measures armchairs and sofas share.
type seatFrame struct {
	legs, base, seat, armTop, armWide, backDeep float64
}

func (b *bench) seatFrame() seatFrame {
	f := seatFrame{legs: 0.13, seat: 0.43, armTop: math.Min(0.62, b.h-0.12), armWide: 0.13, backDeep: 0.2}
	switch b.base {
	case "cosy":
		f.legs, f.armWide, f.backDeep = 0.08, 0.17, 0.22
	case "industrial":
		f.legs, f.armWide, f.armTop = 0.12, 0.16, math.Min(0.6, b.h-0.1)
	case "rustic":
		f.legs, f.armWide, f.armTop = 0.1, 0.15, math.Min(0.64, b.h-0.1)
	}
	own := stylings()[b.style].seat
	for _, m := range []struct {
		to *float64
		of float64
	}{{&f.legs, own.legs}, {&f.armWide, own.armWide}, {&f.backDeep, own.backDeep}, {&f.armTop, math.Min(own.armTop, b.h-0.1)}} {
		if m.of > 0 {
			*m.to = m.of
		}
	}
	f.base = f.legs + 0.12
	return f
}

func armchair(b *bench) {
	if b.is("scandinavian") && b.pick(2) == 0 || b.is("modern") && b.pick(3) == 0 {
		openArmchair(b)
		return
	}
	f := b.seatFrame()
	b.upholstery(f, 1)
	b.cornerLegs(f.legs, 0.07)
	if b.pick(2) == 0 {
		b.put("cushion", leaning(b.w*0.42, 0.3, 0.1, b.d/2-f.backDeep-0.12, f.seat, 0.25).Move(b.between(-0.06, 0.06), 0, 0))
	}
}

// upholstery models base, arms, back and loose cushions for so many seats.
func (b *bench) upholstery(f seatFrame, seats int) {
	inside := b.w - 2*f.armWide
	front, back := -b.d/2, b.d/2
	b.solid("fabric", form.Box(b.w-0.02, b.d-0.05, f.base-f.legs, 0.02).Move(0, 0, f.legs))
	for _, side := range []float64{-1, 1} {
		if b.is("rustic") {
			b.rolledArm(side, f)
			continue
		}
		arm := form.Cushion(f.armWide, b.d-0.02, f.armTop-f.legs-0.02, 0.05, 0.006, 1)
		b.solid("fabric", arm.Move(side*(b.w/2-f.armWide/2), 0.005, f.legs+0.02))
	}
	b.solid("fabric", form.Cushion(inside+0.04, f.backDeep*0.7, b.h-f.base-0.075, 0.05, 0.008, 1).Pitch(-0.06).Move(0, back-f.backDeep*0.35-0.045, f.base))
	each := inside / float64(seats)
	for i := range seats {
		x := -inside/2 + each*(float64(i)+0.5)
		depth := b.d - f.backDeep - 0.02
		b.solid("fabric", form.Cushion(each-0.006, depth, f.seat-f.base+0.02, 0.045, 0.015, 1).Move(x, front+depth/2+0.005, f.base-0.005))
		height := b.h - f.seat - 0.0063
		b.put("fabric", form.Cushion(each-0.012, 0.17, height, 0.06, 0.03, 2).Pitch(-0.16).Move(x, back-f.backDeep-0.06, f.seat))
		b.leaning(vec(-each/2+0.03, -0.06, 0.03), vec(each/2-0.03, 0.085, height-0.03), -0.16, vec(x, back-f.backDeep-0.06, f.seat))
	}
}

// rolledArm is a padded panel under a roll that curls outwards, with a round front facing.
func (b *bench) rolledArm(side float64, f seatFrame) {
	r := f.armWide * 0.5
	x, low := side*(b.w/2-f.armWide/2), f.legs+0.02
	b.solid("fabric", form.Box(f.armWide*0.72, b.d-0.05, f.armTop-r-low, 0.015).Move(x-side*f.armWide*0.1, 0.01, low))
	outline := []geom.Vec2{{0, 0}, {r * 0.82, 0}, {r, 0.018}, {r, b.d - 0.045}, {r * 0.82, b.d - 0.027}, {0, b.d - 0.027}}
	b.solid("fabric", form.Lathe(outline, 20).Smooth(geom.Radians(50)).Pitch(math.Pi/2).Move(x, b.d/2-0.01, f.armTop-r))
	b.put("legs", form.Cylinder(0.016, 0.008, 0.002, 12).Pitch(math.Pi/2).Move(x, -b.d/2+0.018, f.armTop-r))
}

// leaning is a loose cushion that leans back at y on z.
func leaning(x, z, thick, y, at, rad float64) *form.Shape {
	return form.Pillow(x, z, thick*1.25, 0.5, 10).Pitch(math.Pi/2-rad).Move(0, y, at+z/2)
}

// cornerLegs sets four legs of the style under the corners.
func (b *bench) cornerLegs(height, inset float64) {
	for _, sx := range []float64{-1, 1} {
		for _, sy := range []float64{-1, 1} {
			b.solid("legs", b.leg(geom.Vec3{sx * (b.w/2 - inset), sy * (b.d/2 - inset), 0}, height+0.01, sx, sy))
		}
	}
}

// leg is one leg with its foot near the given point, splayed outwards where the style has it so.
func (b *bench) leg(foot geom.Vec3, height, sx, sy float64) *form.Shape {
	top := foot.Add(geom.Vec3{0, 0, height})
	if s, ok := b.styledLeg(foot, height, 0.02, sx, sy); ok {
		return s
	}
	splay := math.Min(0.03, height*0.12)
	switch b.base {
	case "modern":
		return form.Box(0.035, 0.035, height, 0.002).Move(foot[0], foot[1], 0)
	case "scandinavian":
		return form.Strut(foot.Add(geom.Vec3{sx * splay, sy * splay, 0}), top, 0.011, 0.02, 10)
	case "rustic":
		return form.Lathe([]geom.Vec2{{0, 0}, {0.018, 0}, {0.028, height * 0.25}, {0.032, height * 0.55}, {0.022, height * 0.75}, {0.034, height * 0.9}, {0.034, height}, {0, height}}, 12).Move(foot[0], foot[1], 0)
	case "industrial":
		return form.Box(0.04, 0.04, height, 0.003).Move(foot[0], foot[1], 0)
	}
	return form.Taper(foot.Add(geom.Vec3{sx * splay * 0.6, sy * splay * 0.6, 0}), top, 0.028, 0.048, 0.005)
}

// openArmchair has a wooden frame with open arms, a slatted seat and two loose cushions.
func openArmchair(b *bench) {
	x := b.w/2 - 0.028
	front, back := -b.d/2+0.05, b.d/2-0.12
	seatFront, seatBack := 0.335, 0.25
	arm := math.Min(0.6, b.h-0.18)
	lean := math.Atan2(0.2, b.h-seatBack)
	for _, side := range []float64{-1, 1} {
		b.put("legs", form.Strut(vec(side*x, front-0.02, 0), vec(side*x, front+0.03, arm-0.012), 0.014, 0.019, 10),
			form.Strut(vec(side*x, back+0.05, 0), vec(side*x, back-0.06, arm-0.02), 0.014, 0.019, 10),
			form.Beam(vec(side*x, -b.d/2, arm), vec(side*x, back+0.02, arm-0.025), 0.056, 0.024, 0.008),
			form.Beam(vec(side*x, front, seatFront-0.02), vec(side*x, back-0.02, seatBack-0.02), 0.024, 0.05, 0.006))
		b.block(vec(side*x-0.028, front-0.03, 0), vec(side*x+0.028, back+0.06, arm))
	}
	inside := b.w - 0.1
	for i := range 5 {
		t := (float64(i) + 0.3) / 5
		y, z := geom.Lerp(front, back-0.02, t), geom.Lerp(seatFront, seatBack, t)
		b.put("legs", form.Beam(vec(-inside/2-0.012, y, z), vec(inside/2+0.012, y, z), 0.05, 0.014, 0.003))
	}
	b.openBack(inside, back, seatBack, lean)
	long := back - front + 0.05
	tilt := math.Atan2(seatFront-seatBack, back-front)
	b.solid("fabric", form.Cushion(inside-0.01, long, 0.12, 0.045, 0.018, 1).Pitch(-tilt).Move(0, (front+back)/2-0.02, (seatFront+seatBack)/2+0.008))
}

// openBack is a leaning ladder of rails between two posts, with the back cushion before it.
func (b *bench) openBack(inside, back, seat, lean float64) {
	height := (b.h - seat + 0.03) / math.Cos(lean)
	place := func(s *form.Shape) *form.Shape { return s.Pitch(-lean).Move(0, back-0.02, seat-0.04) }
	for _, side := range []float64{-1, 1} {
		b.put("legs", place(form.Box(0.026, 0.03, height, 0.006).Move(side*(inside/2-0.013), 0, 0)))
	}
	for i := range 4 {
		z := geom.Lerp(0.16, height-0.05, float64(i)/3)
		b.put("legs", place(slab(-inside/2+0.026, -0.008, z, inside/2-0.026, 0.008, z+0.045, 0.004)))
	}
	b.put("fabric", place(form.Cushion(inside-0.03, 0.12, height-0.2, 0.05, 0.022, 1).Move(0, -0.078, 0.17)))
	b.block(vec(-inside/2, back-0.1, seat), vec(inside/2, b.d/2, b.h))
}

func sofa(b *bench) {
	f := b.seatFrame()
	seats := 3
	if b.w < 1.8 {
		seats = 2
	}
	b.upholstery(f, seats)
	b.cornerLegs(f.legs, 0.09)
	if b.w > 2.4 {
		b.put("legs", b.leg(geom.Vec3{0, -b.d/2 + 0.1, 0}, f.legs+0.01, 0, 0))
	}
	for _, side := range []float64{-1, 1} {
		if b.pick(3) > 0 {
			b.put("cushion", leaning(0.42, 0.396, 0.085, b.d/2-f.backDeep-0.155, f.seat-0.01, 0.32).Yaw(side*-0.12).Move(side*(b.w/2-f.armWide-0.26), 0, 0))
		}
	}
}
