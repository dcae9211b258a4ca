package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

func buildingBlocks(b *bench) {
	u := math.Min(b.w/5, b.d/3.4)
	x0, y0 := -b.w/2, -b.d/2
	place := func(slot string, x, y, z, w, d, h float64) {
		b.solid(slot, slab(x0+x, y0+y, z, x0+x+w, y0+y+d, z+h, 0.002))
	}
	h := b.h / 4
	place("red", 0, 0, 0, u, u, h)
	place("blue", u*1.3, u*0.2, 0, u*2, u, h)
	place("yellow", u*1.6, u*0.25, h, u, u*0.9, h)
	place("wood", b.w-u*1.2, u*0.5, 0, u, u, h)
	place("yellow", u*0.2, b.d-u*1.1, 0, u*2, u, h)
	place("red", u*0.4, b.d-u*1.05, h, u, u*0.9, 2*h)
	place("wood", b.w-u*2.1, b.d-u, 0, u*2.1, u, h)
	place("blue", b.w-u*1.9, b.d-u*0.95, h, u, u*0.9, h)
	b.put("wood", form.Taper(vec(x0+u*0.9, y0+b.d-u*0.6, 3*h), vec(x0+u*0.9, y0+b.d-u*0.6, b.h), u*0.95, 0.004, 0))
	b.put("red", form.Cylinder(u*0.4, h, 0.002, 18).Move(x0+b.w-u*0.7, y0+u, h))
}

func toyCar(b *bench) {
	w, d, h := b.w, b.d, b.h
	r := h * 0.24
	b.solid("body", slab(-w*0.44, -d/2, r*0.7, w*0.44, d/2, h*0.58, 0.012))
	b.put("window", form.Taper(vec(0, d*0.06, h*0.56), vec(0, d*0.06, h*0.92), w*0.84, w*0.62, 0.006).Scale(1, 1.15, 1).Move(0, -d*0.009, 0))
	b.solid("body", slab(-w*0.3, -d*0.1, h*0.9, w*0.3, d*0.22, h, 0.005))
	corners(func(sx, sy float64) {
		b.put("tyres", form.Cylinder(r, w*0.14, 0.003, 18).Roll(math.Pi/2).Move(sx*w*0.43-w*0.07, sy*d*0.3, r))
		b.put("hubs", form.Cylinder(r*0.55, w*0.15, 0.002, 14).Roll(math.Pi/2).Move(sx*w*0.425-w*0.075, sy*d*0.3, r))
		b.put("hubs", form.Ellipsoid(0.008, 0.004, 0.006, 8, 6).Move(sx*w*0.32, sy*d*0.498, h*0.42))
	})
	b.block(vec(-w/2, -d*0.42, 0), vec(w/2, d*0.42, r*1.2))
}

func toyTrain(b *bench) {
	w, h := b.w, b.h
	long := b.d / 3
	for i := range 3 {
		y := -b.d/2 + long*(float64(i)+0.5)
		slot := []string{"red", "blue", "red"}[i]
		half := long*0.5 - 0.008
		if i == 0 {
			half = long * 0.5
			y += 0.0
		}
		b.solid(slot, slab(-w*0.44, y-half+0.004, 0.02, w*0.44, y+half-0.004, h*0.34, 0.004))
		corners(func(sx, sy float64) {
			b.put("wheels", form.Cylinder(0.02, 0.012, 0.002, 16).Roll(math.Pi/2).Move(sx*(w/2-0.012)-0.006, y+sy*half*0.55, 0.02))
		})
		if i == 0 {
			b.put("blue", form.Strut(vec(0, y-half+0.003, h*0.5), vec(0, y+half*0.3, h*0.5), w*0.3, w*0.3, 20))
			b.solid("red", slab(-w*0.4, y+half*0.2, h*0.34, w*0.4, y+half*0.9, h*0.86, 0.004))
			b.put("wheels", form.Cone(0.01, 0.016, h*0.3, 0.002, 14).Move(0, y-half*0.6, h*0.66), slab(-w*0.46, y+half*0.1, h*0.84, w*0.46, y+half, h*0.9, 0.003))
			b.block(vec(-w*0.3, y-half, h*0.34), vec(w*0.3, y+half*0.2, h*0.7))
			b.put("wheels", form.Cone(0.014, 0.018, 0.012, 0.001, 14).Move(0, y-half*0.6, h-0.012))
			continue
		}
		b.put(slot, slab(-w*0.44, y-half+0.004, h*0.34, w*0.44, y-half+0.012, h*0.55, 0.002), slab(-w*0.44, y+half-0.012, h*0.34, w*0.44, y+half-0.004, h*0.55, 0.002))
		b.put("wheels", form.Ellipsoid(w*0.36, half*0.8, h*0.16, 12, 6).Move(0, y, h*0.36))
		b.put("couplings", form.Strut(vec(0, y-half-0.012, 0.03), vec(0, y-half+0.01, 0.03), 0.004, 0.004, 8))
	}
	b.block(vec(-w/2, -b.d*0.46, 0), vec(w/2, b.d*0.46, 0.02))
}

func ball(b *bench) {
	r := math.Min(b.w, math.Min(b.d, b.h)) / 2
	b.put("skin", form.Ellipsoid(r, r, r, 30, 20).Move(0, 0, r))
	b.put("seams", form.Ring(r, 0.0018, 40, 6).Move(0, 0, r).Scale(0.999, 0.999, 1), form.Ring(r*0.999, 0.0018, 40, 6).Pitch(math.Pi/2).Move(0, 0, r), form.Ring(r*0.999, 0.0018, 40, 6).Roll(math.Pi/2).Move(0, 0, r))
	b.colliders = append(b.colliders, sphereCollider(vec(0, 0, r), r))
}

func boardGame(b *bench) {
	t := b.h * 0.3
	b.solid("board", slab(-b.w/2, -b.d/2, 0, b.w/2, b.d/2, t, 0.004))
	cell := math.Min(b.w, b.d) * 0.9 / 8
	at := func(i int) float64 { return (float64(i) - 3.5) * cell }
	for r := range 8 {
		for c := range 8 {
			if (r+c)%2 == 0 {
				b.put("dark", slab(at(c)-cell/2, at(r)-cell/2, t-0.001, at(c)+cell/2, at(r)+cell/2, t+0.0006, 0))
			}
		}
	}
	for i := range 16 {
		slot, row := "light pieces", i/8
		for side := range 2 {
			if side == 1 {
				slot, row = "dark pieces", 7-i/8
			}
			high := b.h - t
			if i/8 == 1 {
				high *= 0.6
			}
			b.put(slot, form.Lathe([]geom.Vec2{{0, 0}, {0.32, 0}, {0.32, 0.12}, {0.14, 0.3}, {0.12, 0.62}, {0.2, 0.72}, {0.18, 0.9}, {0, 1}}, 8).Scale(cell, cell, high).Move(at(i%8), at(row), t))
		}
	}
	b.block(vec(-b.w*0.45, -b.d*0.45, t), vec(b.w*0.45, b.d*0.45, b.h*0.9))
}

func dollhouse(b *bench) {
	w, d := b.w, b.d
	t := 0.012
	eaves := b.h * 0.66
	b.solid("floors", slab(-w/2, -d/2, 0, w/2, d/2, t, 0), slab(-w/2+0.02+t, -d/2+0.02, eaves*0.5, w/2-0.02-t, d/2-0.02-t, eaves*0.5+t, 0), slab(-w/2+0.02+t, -d/2+0.02, eaves-t, w/2-0.02-t, d/2-0.02-t, eaves, 0))
	for _, s := range []float64{-1, 1} {
		b.solid("walls", slab(s*(w/2-0.02-t/2)-t/2, -d/2+0.02, t, s*(w/2-0.02-t/2)+t/2, d/2-0.02, eaves, 0.001))
	}
	b.solid("walls", slab(-w/2+0.02+t, d/2-0.02-t, t, w/2-0.02-t, d/2-0.02, eaves, 0), slab(-t/2, -d/2+0.03, t, t/2, d/2-0.02-t, eaves*0.5, 0), slab(w*0.12, -d/2+0.03, eaves*0.5+t, w*0.12+t, d/2-0.02-t, eaves-t, 0))
	ridge := vec(0, 0, b.h-0.008)
	for _, s := range []float64{-1, 1} {
		b.put("roof", form.Beam(vec(s*(w/2-0.006), 0, eaves), ridge, d, t, 0.001))
	}
	b.block(vec(-w*0.25, -d/2, eaves), vec(w*0.25, d/2, b.h-0.06))
	put := func(x, y, z, fw, fd, fh float64) {
		b.put("furniture", slab(x, y, z, x+fw, y+fd, z+fh, 0.002))
	}
	put(-w*0.4, 0, t, w*0.2, d*0.2, 0.06)
	put(w*0.1, d*0.1, t, w*0.12, d*0.2, 0.12)
	put(w*0.28, -d*0.1, t, w*0.1, d*0.14, 0.05)
	put(-w*0.38, d*0.02, eaves*0.5+t, w*0.3, d*0.28, 0.05)
	put(w*0.22, d*0.05, eaves*0.5+t, w*0.14, d*0.25, 0.09)
}

func rockingHorse(b *bench) {
	w, d, h := b.w, b.d, b.h
	for _, s := range []float64{-1, 1} {
		x := s * (w/2 - 0.015)
		b.put("wood", form.Tube([]geom.Vec3{vec(x, -d/2+0.015, h*0.14), vec(x, -d*0.3, h*0.05), vec(x, -d*0.12, 0.0155), vec(x, d*0.12, 0.0155), vec(x, d*0.3, h*0.05), vec(x, d/2-0.015, h*0.14)}, 0.015, 8))
		for _, y := range []float64{-d * 0.2, d * 0.2} {
			b.put("wood", form.Strut(vec(x, y*1.15, h*0.05), vec(s*w*0.2, y*0.8, h*0.5), 0.018, 0.022, 10))
		}
	}
	for _, y := range []float64{-d * 0.3, d * 0.3} {
		b.put("wood", form.Strut(vec(-w/2+0.02, y, h*0.065), vec(w/2-0.02, y, h*0.065), 0.011, 0.011, 8))
	}
	b.put("wood", form.Ellipsoid(w*0.34, d*0.3, h*0.15, 18, 10).Move(0, d*0.03, h*0.56))
	b.put("wood", form.TaperedTube([]geom.Vec3{vec(0, -d*0.18, h*0.6), vec(0, -d*0.28, h*0.76), vec(0, -d*0.3, h*0.88)}, []float64{w * 0.24, w * 0.19, w * 0.16}, 14), form.Ellipsoid(w*0.16, d*0.14, h*0.085, 14, 8).Pitch(0.5).Move(0, -d*0.38, h*0.88))
	b.put("mane", form.Tube([]geom.Vec3{vec(0, -d*0.06, h*0.68), vec(0, -d*0.16, h*0.82), vec(0, -d*0.22, h*0.94), vec(0, -d*0.3, h-0.03)}, 0.028, 8), form.TaperedTube([]geom.Vec3{vec(0, d*0.3, h*0.62), vec(0, d*0.4, h*0.55), vec(0, d*0.43, h*0.36)}, []float64{0.024, 0.03, 0.01}, 8))
	b.put("saddle", form.Cushion(w*0.72, d*0.26, h*0.12, h*0.04, 0.005, 1).Move(0, d*0.06, h*0.63))
	b.put("wood", form.Strut(vec(-w*0.4, -d*0.28, h*0.8), vec(w*0.4, -d*0.28, h*0.8), 0.011, 0.011, 8))
	b.block(vec(-w*0.34, -d*0.26, h*0.42), vec(w*0.34, d*0.32, h*0.72))
	b.block(vec(-w*0.16, -d*0.48, h*0.72), vec(w*0.16, -d*0.2, h*0.96))
	b.block(vec(-w/2, -d*0.25, 0.005), vec(w/2, d*0.25, h*0.1))
}

func highChair(b *bench) {
	w, d, h := b.w, b.d, b.h
	seat := h * 0.58
	corners(func(sx, sy float64) {
		b.splayed("wood", vec(sx*(w/2-0.016), sy*(d/2-0.016), 0), vec(sx*w*0.34, sy*d*0.26, seat), 0.015, 0.019)
	})
	for _, s := range []float64{-1, 1} {
		b.put("wood", form.Strut(vec(s*w*0.42, -d*0.38, seat*0.45), vec(s*w*0.42, d*0.38, seat*0.45), 0.011, 0.011, 8), form.Strut(vec(s*w*0.36, d*0.26, seat), vec(s*w*0.36, d*0.38, h-0.01), 0.016, 0.016, 10))
		b.put("wood", form.Strut(vec(s*w*0.36, d*0.3, seat+0.2), vec(s*w*0.38, -d*0.3, seat+0.2), 0.014, 0.014, 10))
	}
	b.put("wood", slab(-w*0.42, -d*0.4, seat*0.4, w*0.42, -d*0.22, seat*0.43, 0.004))
	b.solid("wood", slab(-w*0.4, -d*0.32, seat, w*0.4, d*0.3, seat+0.022, 0.006))
	b.put("seat", form.Cushion(w*0.7, d*0.52, 0.045, 0.02, 0.004, 1).Move(0, 0, seat+0.02), form.Cushion(w*0.68, 0.04, h-seat-0.1, 0.018, 0.004, 1).Pitch(-0.22).Move(0, d*0.28, seat+0.06))
	b.put("tray", form.Prism(form.RoundedRectangle(w, d*0.4, 0.08, 5), seat+0.21, seat+0.235, 0.006).Move(0, -d/2+d*0.2, 0))
	b.block(vec(-w/2, -d/2, seat+0.21), vec(w/2, -d*0.1, seat+0.235))
	b.block(vec(-w*0.36, d*0.26, seat), vec(w*0.36, d*0.42, h-0.02))
	b.support("tray", seat+0.235, geom.Vec2{-w * 0.3, -d * 0.42}, geom.Vec2{w * 0.3, -d * 0.16}, 0)
}
