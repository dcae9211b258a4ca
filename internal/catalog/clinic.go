package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func clinicKinds() []kind {
	return []kind{
		{Entry: Entry{ID: "hospital-bed", Name: "Hospital bed", Synonyms: []string{"patient bed", "medical bed", "sickbed", "nursing bed"}, Tags: []string{"medical"},
			Size: vec(1, 2.15, 1.05), MinSize: vec(0.85, 1.95, 0.85), MaxSize: vec(1.15, 2.3, 1.2), Clearance: Clearance{Left: 0.7, Right: 0.7}, AgainstWall: true, MassKg: 130},
			slots: []slot{{name: "frame", material: "white metal", fill: 0.4}, {name: "boards", material: "plastic #d8e2e6"}, {name: "mattress", material: "cotton #e9eef0", fill: 0.25}, {name: "blanket", material: "cotton #8fb3c4", fill: 0.4}, {name: "wheels", material: "rubber"}}, model: hospitalBed},
		{Entry: Entry{ID: "examination-table", Name: "Examination table", Synonyms: []string{"exam table", "treatment table", "massage table", "examination couch", "stretcher", "gurney", "operating table", "hospital stretcher"}, Tags: []string{"medical"},
			Size: vec(0.65, 1.9, 0.85), MinSize: vec(0.55, 1.7, 0.6), MaxSize: vec(0.8, 2.05, 0.95), Clearance: Clearance{Right: 0.7}, MassKg: 48},
			slots: []slot{{name: "frame", material: "chrome", fill: 0.4}, {name: "pad", material: "faux leather #2f5d6e", fill: 0.4}, {name: "paper", material: "paper"}}, model: examinationTable},
		{Entry: Entry{ID: "wheelchair", Name: "Wheelchair", Synonyms: []string{"wheel chair"}, Tags: []string{"medical"},
			Size: vec(0.65, 1.02, 0.92), MinSize: vec(0.56, 0.85, 0.84), MaxSize: vec(0.72, 1.15, 1), MassKg: 17},
			slots: []slot{{name: "frame", material: "chrome", fill: 0.5}, {name: "cloth", material: "faux leather #20242c"}, {name: "tyres", material: "rubber"}}, model: wheelchair},
		{Entry: Entry{ID: "iv-stand", Name: "IV stand", Synonyms: []string{"iv drip", "drip stand", "iv pole", "infusion stand", "intravenous drip"}, Tags: []string{"medical"},
			Size: vec(0.5, 0.5, 1.85), MinSize: vec(0.4, 0.4, 1.5), MaxSize: vec(0.62, 0.62, 2.1), MassKg: 5},
			slots: []slot{{name: "metal", material: "chrome"}, {name: "bag", material: "glass", fill: 0.9}, {name: "wheels", material: "rubber"}}, model: ivStand},
		{Entry: Entry{ID: "crutches", Name: "Crutches", Synonyms: []string{"crutch", "walking stick", "cane", "walking cane"}, Tags: []string{"medical", "wall"}, Mount: scene.OnWall, HangHeight: 0.02,
			Size: vec(0.42, 0.14, 1.2), MinSize: vec(0.34, 0.1, 0.95), MaxSize: vec(0.5, 0.18, 1.45), MassKg: 1.8},
			slots: []slot{{name: "metal", material: "brushed steel", fill: 0.4}, {name: "pads", material: "rubber"}}, model: crutches},
		{Entry: Entry{ID: "walker", Name: "Walker", Synonyms: []string{"walking frame", "zimmer frame", "rollator", "walking aid"}, Tags: []string{"medical"},
			Size: vec(0.62, 0.5, 0.86), MinSize: vec(0.54, 0.42, 0.74), MaxSize: vec(0.7, 0.6, 0.96), MassKg: 3},
			slots: []slot{{name: "metal", material: "brushed steel", fill: 0.4}, {name: "grips", material: "rubber"}}, model: walker},
		{Entry: Entry{ID: "first-aid-kit", Name: "First aid kit", Synonyms: []string{"first aid box", "first aid", "medical kit", "medkit"}, Tags: []string{"medical", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.32, 0.14, 0.24), MinSize: vec(0.2, 0.08, 0.14), MaxSize: vec(0.42, 0.2, 0.32), MassKg: 1.8},
			slots: []slot{{name: "case", material: "plastic #c23a30", fill: 0.3}, {name: "cross", material: "gloss paint"}, {name: "dark", material: "black plastic"}}, model: firstAidKit},
		{Entry: Entry{ID: "stethoscope", Name: "Stethoscope", Tags: []string{"medical", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.2, 0.34, 0.03), MinSize: vec(0.16, 0.26, 0.02), MaxSize: vec(0.26, 0.42, 0.04), MassKg: 0.2},
			slots: []slot{{name: "tube", material: "rubber #26364a"}, {name: "metal", material: "chrome"}}, model: stethoscope},
	}
}

func (b *bench) castor(slot string, x, y, r float64) {
	b.put(slot, form.Strut(vec(x-0.014, y, r), vec(x+0.014, y, r), r, r, 18))
	b.block(vec(x-0.02, y-r*0.7, 0), vec(x+0.02, y+r*0.7, 2*r))
}

// hospitalBed's head is at +Y.
func hospitalBed(b *bench) {
	w, d, h := b.w, b.d, b.h
	deck := h * 0.48
	corners(func(sx, sy float64) { b.castor("wheels", sx*(w/2-0.12), sy*(d/2-0.22), 0.065) })
	b.put("frame", slab(-w/2+0.08, -d/2+0.16, 0.12, w/2-0.08, d/2-0.16, 0.17, 0.008))
	for _, y := range []float64{-d * 0.28, d * 0.28} {
		b.put("frame", form.Beam(vec(0, y, 0.15), vec(0, y*0.7, deck-0.04), 0.3, 0.06, 0.006))
	}
	b.solid("frame", slab(-w/2+0.05, -d/2+0.06, deck-0.06, w/2-0.05, d/2-0.06, deck, 0.006))
	b.block(vec(-w*0.3, -d*0.34, 0.13), vec(w*0.3, d*0.34, deck-0.05))
	b.solid("mattress", form.Cushion(w-0.12, d-0.16, 0.14, 0.04, 0.006, 1).Move(0, 0, deck))
	b.put("mattress", form.Cushion(w*0.6, 0.36, 0.11, 0.05, 0.02, 1).Move(0, d/2-0.3, deck+0.13))
	b.put("blanket", form.Cushion(w-0.1, d*0.52, 0.03, 0.012, 0.004, 1).Move(0, -d*0.17, deck+0.122))
	for _, s := range []float64{-1, 1} {
		top := h*0.86 + s*h*0.14
		b.solid("boards", slab(-w/2, s*(d/2-0.025)-0.025, deck-0.08, w/2, s*(d/2-0.025)+0.025, top, 0.02))
		x := s * (w/2 - 0.02)
		for _, z := range []float64{deck + 0.1, deck + 0.2, deck + 0.3} {
			b.put("frame", form.Strut(vec(x, -d*0.16, z), vec(x, d*0.34, z), 0.012, 0.012, 8))
		}
		for _, y := range []float64{-d * 0.14, d * 0.1, d * 0.32} {
			b.put("frame", form.Strut(vec(x, y, deck-0.04), vec(x, y, deck+0.31), 0.01, 0.01, 8))
		}
		b.block(vec(x-0.013, -d*0.16, deck), vec(x+0.013, d*0.34, deck+0.31))
	}
}

func examinationTable(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.solid("pad", form.Cushion(w, d*0.64, 0.08, 0.025, 0.004, 1).Move(0, -d*0.18, h-0.2))
	b.put("pad", form.Cushion(w, d*0.37, 0.08, 0.025, 0.004, 1).Pitch(0.34).Move(0, d*0.33, h-0.145))
	b.block(vec(-w/2, d*0.14, h-0.2), vec(w/2, d*0.48, h-0.05))
	b.put("paper", slab(-w*0.3, -d*0.49, h-0.125, w*0.3, d*0.13, h-0.1175, 0.001))
	corners(func(sx, sy float64) {
		b.solid("frame", form.Strut(vec(sx*(w/2-0.05), sy*(d/2-0.22), 0), vec(sx*(w/2-0.05), sy*(d/2-0.22), h-0.19), 0.018, 0.018, 12))
	})
	for _, s := range []float64{-1, 1} {
		b.rod(vec(s*(w/2-0.05), -d/2+0.24, 0.16), vec(s*(w/2-0.05), d/2-0.24, 0.16), 0.026)
		b.rod(vec(-w/2+0.07, s*(d/2-0.22), 0.16), vec(w/2-0.07, s*(d/2-0.22), 0.16), 0.026)
	}
	for _, z := range []float64{0.16, h - 0.22} {
		for _, s := range []float64{-1, 1} {
			b.put("frame", form.Strut(vec(s*(w/2-0.05), -d/2+0.2, z), vec(s*(w/2-0.05), d/2-0.2, z), 0.013, 0.013, 10), form.Strut(vec(-w/2+0.05, s*(d/2-0.22), z), vec(w/2-0.05, s*(d/2-0.22), z), 0.013, 0.013, 10))
		}
	}
}

// wheelchair's sitter looks to −Y.
func wheelchair(b *bench) {
	w, d, h := b.w, b.d, b.h
	seat, half := h*0.54, w/2-0.11
	r := math.Min(h*0.33, d*0.32)
	back := d * 0.2
	for _, s := range []float64{-1, 1} {
		x := s * half
		b.put("frame", form.Tube([]geom.Vec3{vec(x, d*0.42, h-0.02), vec(x, back+0.02, h-0.05), vec(x, back, seat), vec(x, back, r), vec(x, -d*0.3, r*0.75)}, 0.012, 10), form.Tube([]geom.Vec3{vec(x, back, seat), vec(x, -d*0.24, seat), vec(x, -d*0.36, seat*0.5), vec(x, -d*0.42, 0.1)}, 0.012, 10))
		b.put("frame", form.Tube([]geom.Vec3{vec(x, back, seat+0.22), vec(x, -d*0.1, seat+0.22), vec(x, -d*0.14, seat)}, 0.011, 8))
		b.put("cloth", slab(x-0.028, -d*0.1, seat+0.215, x+0.028, back-0.02, seat+0.245, 0.008), slab(x-s*0.06-0.05, -d/2, 0.08, x-s*0.06+0.05, -d*0.36, 0.095, 0.004))
		wheel := s * (half + 0.06)
		b.put("tyres", form.Ring(r-0.016, 0.016, 40, 8).Roll(math.Pi/2).Move(wheel, back-0.02, r), form.Strut(vec(x-0.012, -d*0.3, 0.075), vec(x+0.012, -d*0.3, 0.075), 0.075, 0.075, 18))
		b.put("frame", form.Ring(r-0.05, 0.007, 36, 6).Roll(math.Pi/2).Move(wheel+s*0.03, back-0.02, r), form.Strut(vec(x, back-0.02, r), vec(wheel+s*0.02, back-0.02, r), 0.024, 0.024, 12), form.Strut(vec(x, -d*0.3, 0.075), vec(x, -d*0.28, seat-0.01), 0.01, 0.01, 8))
		for i := range 12 {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / 12)
			b.put("frame", form.Strut(vec(wheel, back-0.02, r), vec(wheel, back-0.02+cos*(r-0.016), r+sin*(r-0.016)), 0.0025, 0.0025, 5))
		}
		b.block(vec(wheel-0.016, back-0.02-r*0.5, 0), vec(wheel+0.016, back-0.02+r*0.5, 2*r))
		b.block(vec(x-0.028, -d*0.1, seat+0.2), vec(x+0.028, back, seat+0.245))
		b.block(vec(x-0.015, d*0.2, h-0.045), vec(x+0.015, d/2, h-0.005))
		b.rod(vec(x, -d*0.24, seat), vec(x, -d*0.41, 0.12), 0.024)
		b.block(vec(x-0.014, -d*0.36, 0), vec(x+0.014, -d*0.24, 0.15))
		b.block(vec(x-0.06-0.05*(1-s)/2, -d/2, 0.08), vec(x+0.06, -d*0.36, 0.1))
		b.put("tyres", form.Strut(vec(x, d*0.36, h-0.025), vec(x, d/2, h-0.018), 0.017, 0.017, 10))
	}
	b.solid("cloth", form.Cushion(2*half, back+d*0.24, 0.05, 0.015, 0.006, 1).Move(0, back/2-d*0.12, seat-0.015), slab(-half, back-0.008, seat+0.06, half, back+0.012, h-0.08, 0.006))
	for _, s := range []float64{-1, 1} {
		b.put("frame", form.Strut(vec(-half, s*0.08, seat-0.02-(1-s)*0.12), vec(half, s*0.08, seat-0.02-(1+s)*0.12), 0.01, 0.01, 8))
	}
}

func ivStand(b *bench) {
	r, h := math.Min(b.w, b.d)/2, b.h
	for i := range 5 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / 5)
		end := vec(cos*(r-0.03), sin*(r-0.03), 0.075)
		b.put("metal", form.Strut(vec(0, 0, 0.12), end, 0.014, 0.01, 8))
		b.put("wheels", form.Strut(end.Add(vec(-sin*0.012, cos*0.012, -0.045)), end.Add(vec(sin*0.012, -cos*0.012, -0.045)), 0.03, 0.03, 14))
	}
	b.drum(geom.Vec2{}, r*0.82, 0, 0.1)
	b.put("metal", form.Strut(vec(0, 0, 0.1), vec(0, 0, h*0.55), 0.013, 0.013, 12), form.Strut(vec(0, 0, h*0.55), vec(0, 0, h-0.04), 0.009, 0.009, 10))
	for _, s := range []float64{-1, 1} {
		b.put("metal", form.Tube([]geom.Vec3{vec(0, 0, h-0.045), vec(s*0.1, 0, h-0.05), vec(s*0.13, 0, h-0.04), vec(s*0.135, 0, h-0.004)}, 0.005, 8))
	}
	b.put("bag", form.Cushion(0.13, 0.045, 0.24, 0.02, 0.01, 1).Move(0.11, 0, h-0.31))
	b.put("metal", form.Strut(vec(0.11, 0, h-0.075), vec(0.11, 0, h-0.05), 0.004, 0.004, 6))
	b.put("bag", form.Tube([]geom.Vec3{vec(0.11, 0, h-0.31), vec(0.1, -0.02, h*0.6), vec(0.04, -0.03, h*0.45), vec(0.02, -0.02, h*0.38)}, 0.003, 6))
	b.block(vec(-0.014, -0.014, 0.1), vec(0.014, 0.014, h))
	b.block(vec(0.045, -0.03, h-0.31), vec(0.175, 0.03, h-0.07))
}

func crutches(b *bench) {
	w, d, h := b.w, b.d, b.h
	for _, s := range []float64{-1, 1} {
		x := s * w * 0.28
		for _, k := range []float64{-1, 1} {
			b.put("metal", form.Tube([]geom.Vec3{vec(x, -d*0.1, h*0.26), vec(x+k*0.05, -d*0.06, h*0.45), vec(x+k*0.07, d*0.2, h-0.03)}, 0.009, 8))
		}
		b.put("metal", form.Strut(vec(x, -d*0.22, 0.04), vec(x, -d*0.08, h*0.32), 0.011, 0.011, 10))
		b.put("pads", form.Strut(vec(x-0.1, d*0.2, h-0.028), vec(x+0.1, d*0.2, h-0.028), 0.026, 0.026, 14), form.Strut(vec(x-0.06, d*0.02, h*0.62), vec(x+0.06, d*0.02, h*0.62), 0.017, 0.017, 12), form.Cone(0.026, 0.015, 0.05, 0.004, 14).Move(x, -d*0.22, 0))
		b.block(vec(x-0.09, -d*0.3, 0), vec(x+0.09, d*0.28, h-0.01))
	}
}

func walker(b *bench) {
	w, d, h := b.w, b.d, b.h
	for _, s := range []float64{-1, 1} {
		x := s * (w/2 - 0.02)
		b.put("metal", form.Tube([]geom.Vec3{vec(x, d/2-0.02, 0.03), vec(x, d*0.34, h-0.06), vec(x, d*0.22, h-0.017), vec(x, -d*0.2, h-0.017), vec(x, -d*0.34, h-0.08), vec(x, -d/2+0.02, 0.03)}, 0.0125, 10))
		b.put("grips", form.Strut(vec(x, d*0.2, h-0.017), vec(x, -d*0.16, h-0.017), 0.0175, 0.0175, 12))
		for _, y := range []float64{-d/2 + 0.02, d/2 - 0.02} {
			b.put("grips", form.Cone(0.02, 0.016, 0.04, 0.003, 12).Move(x, y, 0))
			b.block(vec(x-0.02, y-0.02, 0), vec(x+0.02, y+0.02, h*0.5))
		}
		b.put("metal", form.Strut(vec(x, d*0.42, h*0.42), vec(x, -d*0.42, h*0.42), 0.01, 0.01, 8))
		b.block(vec(x-0.017, -d*0.4, h*0.5), vec(x+0.017, d*0.4, h))
	}
	for _, z := range []float64{h * 0.45, h * 0.75} {
		b.put("metal", form.Strut(vec(-w/2+0.02, -d*0.4, z), vec(w/2-0.02, -d*0.4, z), 0.0115, 0.0115, 10))
		b.block(vec(-w/2+0.03, -d*0.4-0.012, z-0.012), vec(w/2-0.03, -d*0.4+0.012, z+0.012))
	}
}

func firstAidKit(b *bench) {
	w, d, h := b.w, b.d, b.h
	body := h - 0.03
	b.solid("case", slab(-w/2, -d/2+0.004, 0, w/2, d/2, body, 0.02))
	arm := math.Min(w, body) * 0.3
	for _, half := range []geom.Vec2{{arm, arm / 3}, {arm / 3, arm}} {
		b.put("cross", slab(-half[0], -d/2, body/2-half[1], half[0], -d/2+0.01, body/2+half[1], 0.001))
	}
	b.put("dark", form.Tube([]geom.Vec3{vec(-0.05, 0, body-0.006), vec(-0.045, 0, h-0.012), vec(0.045, 0, h-0.012), vec(0.05, 0, body-0.006)}, 0.009, 8))
	for _, s := range []float64{-1, 1} {
		b.put("dark", slab(s*w*0.3-0.014, -d/2+0.002, body-0.055, s*w*0.3+0.014, -d/2+0.01, body-0.015, 0.002))
	}
}

func stethoscope(b *bench) {
	w, d, z := b.w, b.d, b.h/2
	r := z * 0.45
	b.put("tube", form.Tube([]geom.Vec3{vec(w*0.3, -d*0.36, r), vec(w*0.1, -d*0.3, r), vec(-w*0.05, -d*0.14, r), vec(0, d*0.02, r)}, r, 10))
	for _, s := range []float64{-1, 1} {
		b.put("tube", form.Tube([]geom.Vec3{vec(0, 0, r), vec(s*w*0.16, d*0.1, r), vec(s*w*0.3, d*0.22, r)}, r*0.9, 10))
		b.put("metal", form.Tube([]geom.Vec3{vec(s*w*0.28, d*0.2, r), vec(s*w*0.46, d*0.34, r*1.2), vec(s*w*0.3, d*0.47, z)}, r*0.6, 8), form.Ellipsoid(r, r, r, 12, 8).Move(s*w*0.3, d*0.475, z))
	}
	b.put("metal", form.Cylinder(w*0.16, z*1.6, 0.003, 24).Move(w*0.32, -d/2+w*0.17, 0), form.Cylinder(w*0.09, 2*z, 0.002, 20).Move(w*0.32, -d/2+w*0.17, 0))
	b.block(vec(-w/2, 0, 0), vec(w/2, d/2, b.h*0.8))
	b.block(vec(-w*0.1, -d/2, 0), vec(w/2, 0, b.h))
}
