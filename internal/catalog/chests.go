package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

func chest(b *bench) {
	lid := math.Min(0.1, b.h*0.22)
	t := 0.02
	for _, sx := range []float64{-1, 1} {
		b.solid("wood", slab(sx*b.w/2-t*(sx+1)/2, -b.d/2+0.01, 0.02, sx*b.w/2-t*(sx-1)/2, b.d/2, b.h-lid, 0.004))
	}
	b.solid("wood", slab(-b.w/2+t, -b.d/2+0.01, 0.02, b.w/2-t, -b.d/2+0.01+t, b.h-lid, 0.004), slab(-b.w/2+t, b.d/2-t, 0.02, b.w/2-t, b.d/2, b.h-lid, 0.004),
		slab(-b.w/2+0.01, -b.d/2+0.02, 0, b.w/2-0.01, b.d/2-0.01, 0.03, 0))
	d := b.hinged("lid", vec(0, b.d/2, b.h-lid), vec(-1, 0, 0), geom.Radians(85))
	if b.is("rustic") {
		d.put("wood", form.Loft([][]geom.Vec3{vault(-b.w/2, b.d, b.h-lid, lid), vault(b.w/2, b.d, b.h-lid, lid)}, true, true, geom.Radians(35)))
	} else {
		d.put("wood", slab(-b.w/2, -b.d/2+0.004, b.h-lid+0.002, b.w/2, b.d/2, b.h, 0.012))
	}
	d.block(vec(-b.w/2, -b.d/2, b.h-lid), vec(b.w/2, b.d/2, b.h))
	for _, x := range []float64{-0.32, 0.32} {
		b.put("metal", slab(b.w*x-0.02, -b.d/2+0.006, 0.02, b.w*x+0.02, -b.d/2+0.01, b.h-lid, 0))
	}
	d.put("metal", slab(-0.025, -b.d/2, b.h-lid-0.05, 0.025, -b.d/2+0.007, b.h-lid+0.03, 0.002))
	b.top(b.h, 0.05)
}

// vault is the barrel section of a trunk's lid at x, seen counter-clockwise along +X.
func vault(x, depth, z, height float64) []geom.Vec3 {
	out := []geom.Vec3{vec(x, -depth/2+0.004, z+0.002), vec(x, depth/2, z+0.002)}
	for i := 1; i < 10; i++ {
		sin, cos := math.Sincos(math.Pi * float64(i) / 10)
		out = append(out, vec(x, cos*depth/2*0.995+0.002, z+0.25*height+sin*height*0.75))
	}
	return out
}

func basket(b *bench) {
	r := math.Min(b.w, b.d) / 2
	handle := math.Min(0.07, b.h*0.18)
	rim := b.h - handle
	outline := []geom.Vec2{{0, 0}, {r * 0.78, 0}}
	for i := 1; i <= 7; i++ {
		t := float64(i) / 7
		outline = append(outline, geom.Vec2{r*0.95*geom.Lerp(0.82, 1, math.Sin(t*math.Pi/2)) + 0.004*float64(i%2), rim * t})
	}
	outline = append(outline, geom.Vec2{r*0.95 - 0.014, rim}, geom.Vec2{r*0.78 - 0.014, 0.02}, geom.Vec2{0, 0.02})
	b.put("weave", form.Lathe(outline, 24).Smooth(geom.Radians(60)), form.Ring(r*0.95-0.003, 0.012, 24, 6).Move(0, 0, rim))
	for _, sx := range []float64{-1, 1} {
		b.put("weave", form.Tube(form.Arc(vec(sx*(r*0.95-0.005), 0, rim-0.005), vec(0, 1, 0), geom.Up, handle-0.004, 0, math.Pi, 8), 0.009, 6))
	}
	if b.pick(2) == 0 && b.h > 0.25 {
		b.put("blanket", form.Cushion(r*1.35, r*1.3, 0.16, 0.075, 0.03, 1).Yaw(0.5).Move(0, 0, rim-0.14))
	}
	b.drum(geom.Vec2{}, r*0.95, 0, rim)
}

func coatRack(b *bench) {
	r := math.Min(b.w, b.d) / 2
	b.put("wood", form.Lathe([]geom.Vec2{{0, 0.1}, {0.02, 0.1}, {0.022, 0.3}, {0.019, b.h - 0.06}, {0.024, b.h - 0.05}, {0.02, b.h - 0.02}, {0.008, b.h}, {0, b.h}}, 14))
	b.block(vec(-0.02, -0.02, 0.1), vec(0.02, 0.02, b.h))
	for i := range 4 {
		a := math.Pi/4 + math.Pi/2*float64(i)
		sin, cos := math.Sincos(a)
		b.put("wood", form.TaperedTube([]geom.Vec3{vec(cos*0.01, sin*0.01, 0.32), vec(cos*r*0.45, sin*r*0.45, 0.17), vec(cos*(r*1.3), sin*(r*1.3), 0.014)}, []float64{0.016, 0.016, 0.013}, 8))
		for _, hook := range []struct{ z, reach, turn float64 }{{b.h - 0.16, 0.15, 0}, {b.h - 0.38, 0.11, math.Pi / 4}} {
			s, c := math.Sincos(a + hook.turn)
			tip := vec(c*hook.reach, s*hook.reach, hook.z+0.08)
			b.put("wood", form.TaperedTube([]geom.Vec3{vec(c*0.01, s*0.01, hook.z), vec(c*hook.reach*0.7, s*hook.reach*0.7, hook.z+0.02), tip}, []float64{0.01, 0.009, 0.008}, 6))
			b.put("knobs", form.Ellipsoid(0.013, 0.013, 0.013, 8, 6).Move(tip[0], tip[1], tip[2]))
		}
	}
	b.drum(geom.Vec2{}, r*0.9, 0, 0.04)
}
