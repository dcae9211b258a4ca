package catalog

import (
	"fmt"
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

func mattress(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.put("ticking", form.Cushion(w, d, h, math.Min(0.06, h*0.3), 0.004, 2))
	for _, z := range []float64{h * 0.14, h * 0.86} {
		rim := bagRingOf(w-0.004, d-0.004, math.Min(0.06, h*0.3), z)
		b.put("border", form.Tube(append(rim, rim[0], rim[1]), 0.008, 8))
	}
	nx, ny := max(2, int(math.Round(w/0.3))), max(4, int(math.Round(d/0.3)))
	for i := range nx {
		for k := range ny {
			x, y := geom.Lerp(-w/2, w/2, (float64(i)+0.5)/float64(nx)), geom.Lerp(-d/2, d/2, (float64(k)+0.5)/float64(ny))
			b.put("border", form.Lathe([]geom.Vec2{{0, -0.003}, {0.012, -0.002}, {0.009, 0.002}, {0, 0.003}}, 10).Move(x, y, h-0.001))
		}
	}
	b.block(vec(-w/2, -d/2, 0), vec(w/2, d/2, h))
}

// bagRingOf is a level rectangle whose corners have the given radius.
func bagRingOf(x, y, radius, z float64) []geom.Vec3 {
	var out []geom.Vec3
	for _, p := range form.RoundedRectangle(x, y, radius, 4) {
		out = append(out, p.Vec3(z))
	}
	return out
}

func sleepingBag(b *bench) {
	w, r := b.w, math.Min(b.d, b.h)/2
	b.put("cloth", form.Lathe([]geom.Vec2{{0, 0.012}, {r * 0.8, 0.006}, {r * 0.96, 0.02}, {r, w * 0.18}, {r * 0.94, w * 0.26}, {r, w * 0.34}, {r, w * 0.66}, {r * 0.94, w * 0.74}, {r, w * 0.82}, {r * 0.96, w - 0.02}, {r * 0.8, w - 0.006}, {0, w - 0.012}}, 28).Smooth(geom.Radians(50)).Roll(math.Pi/2).Move(-w/2, 0, r))
	for _, s := range []float64{-1, 1} {
		b.put("straps", form.Lathe([]geom.Vec2{{r * 0.93, 0}, {r * 0.965, 0}, {r * 0.965, 0.025}, {r * 0.93, 0.025}, {r * 0.93, 0}}, 28).Roll(math.Pi/2).Move(s*w*0.24-0.0125, 0, r))
		var coil []geom.Vec3
		for i := range 40 {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / 13)
			out := r * (0.15 + 0.6*float64(i)/39)
			coil = append(coil, vec(s*(w/2-0.008), cos*out, r+sin*out))
		}
		b.put("lining", form.Tube(coil, 0.006, 6))
	}
	b.block(vec(-w*0.48, -r*0.7, 0), vec(w*0.48, r*0.7, 2*r))
	b.block(vec(-w*0.48, -r, r*0.4), vec(w*0.48, r, r*1.6))
}

func dryingRack(b *bench) {
	w, d, h := b.w, b.d, b.h
	for _, sx := range []float64{-1, 1} {
		x := sx * (w/2 - 0.01)
		b.put("frame", form.Strut(vec(x, -d/2+0.01, 0.012), vec(x, d/2-0.03, h-0.01), 0.008, 0.008, 8), form.Strut(vec(x-sx*0.02, d/2-0.01, 0.012), vec(x-sx*0.02, -d/2+0.03, h-0.01), 0.008, 0.008, 8))
		for _, sy := range []float64{-1, 1} {
			b.put("feet", form.Cylinder(0.013, 0.02, 0.003, 12).Move(x, sy*(d/2-0.014), 0))
			b.rod(vec(x, sy*(d/2-0.012), 0), vec(x, -sy*(d/2-0.03), h-0.01), 0.018)
		}
		b.put("frame", form.Strut(vec(x, -d/2+0.03, h-0.01), vec(x, d/2-0.03, h-0.01), 0.008, 0.008, 8))
	}
	for i := range 9 {
		y := geom.Lerp(-d/2+0.03, d/2-0.03, float64(i)/8)
		b.put("frame", form.Strut(vec(-w/2+0.01, y, h-0.01), vec(w/2-0.01, y, h-0.01), 0.004, 0.004, 7))
	}
	for _, z := range []float64{0.3, 0.62} {
		for _, s := range []float64{-1, 1} {
			y := s * geom.Lerp(-d/2+0.01, d/2-0.03, z)
			b.put("frame", form.Strut(vec(-w/2+0.01, y, h*z), vec(w/2-0.01, y, h*z), 0.005, 0.005, 7))
		}
	}
	b.put("linen", slab(-w*0.34, -d/2+0.022, h*0.56, w*0.06, -d/2+0.025, h-0.004, 0.001), slab(-w*0.34, -d/2+0.033, h*0.48, w*0.06, -d/2+0.036, h-0.004, 0.001), slab(-w*0.34, -d/2+0.022, h-0.006, w*0.06, -d/2+0.036, h-0.002, 0.001))
	b.block(vec(-w/2, -d/2+0.02, h-0.02), vec(w/2, d/2-0.02, h))
}

// deckChair is two crossed frames with a sling between their far ends: its user looks to the front.
func deckChair(b *bench) {
	w, d, h := b.w, b.d, b.h
	half := w/2 - 0.016
	backFoot, backTop := vec(0, -d*0.3, 0.016), vec(0, d/2-0.016, h-0.016)
	seatFront, seatBack := vec(0, -d/2+0.016, h*0.44), vec(0, d*0.36, 0.016)
	at := func(p geom.Vec3, x float64) geom.Vec3 { return vec(x, p[1], p[2]) }
	for _, s := range []float64{-1, 1} {
		b.put("wood", form.Beam(at(backFoot, s*half), at(backTop, s*half), 0.024, 0.032, 0.004), form.Beam(at(seatFront, s*(half-0.03)), at(seatBack, s*(half-0.03)), 0.024, 0.032, 0.004))
		b.put("wood", form.Beam(vec(s*half, d*0.2, h*0.66), vec(s*half, d*0.44, 0.05), 0.018, 0.026, 0.003))
		b.rod(at(backFoot, s*half), at(backTop, s*half), 0.03)
		b.rod(at(seatFront, s*(half-0.03)), at(seatBack, s*(half-0.03)), 0.03)
		b.block(vec(s*half-0.016, -d*0.33, 0), vec(s*half+0.016, -d*0.27, 0.03))
		b.block(vec(s*(half-0.03)-0.016, d*0.33, 0), vec(s*(half-0.03)+0.016, d*0.39, 0.03))
	}
	for _, p := range []geom.Vec3{backFoot, backTop, seatFront, seatBack} {
		b.put("wood", form.Strut(at(p, -half), at(p, half), 0.014, 0.014, 10))
	}
	var top, under []geom.Vec3
	for i := range 15 {
		t := float64(i) / 14
		p := seatFront.Add(backTop.Sub(seatFront).Mul(t))
		sag := h * 0.26 * math.Sin(math.Pi*math.Pow(t, 0.8))
		top, under = append(top, vec(0, p[1]+sag*0.3, p[2]-sag+0.014)), append(under, vec(0, p[1]+sag*0.3, p[2]-sag+0.011))
	}
	sling := half - 0.05
	for i := range 14 {
		b.put("canvas", form.Loft([][]geom.Vec3{{at(top[i], -sling), at(top[i], sling), at(under[i], sling), at(under[i], -sling)}, {at(top[i+1], -sling), at(top[i+1], sling), at(under[i+1], sling), at(under[i+1], -sling)}}, i == 0, i == 13, geom.Radians(30)))
		if i%3 == 1 {
			next := top[min(i+2, 14)]
			b.rod(vec(-sling, (top[i][1]+next[1])/2, (top[i][2]+next[2])/2-0.01), vec(sling, (top[i][1]+next[1])/2, (top[i][2]+next[2])/2-0.01), 0.04)
		}
	}
}

func scooter(b *bench) {
	w, d, h := b.w, b.d, b.h
	r := math.Min(0.075, d*0.09)
	front, rear := -d/2+r, d/2-r
	for _, y := range []float64{front, rear} {
		b.put("rubber", form.Ring(r-0.013, 0.013, 28, 10).Roll(math.Pi/2).Move(0, y, r))
		b.put("frame", form.Cylinder(r-0.02, 0.014, 0.002, 24).Roll(math.Pi/2).Move(-0.007, y, r))
		b.block(vec(-0.014, y-r*0.6, 0), vec(0.014, y+r*0.6, 2*r))
	}
	b.put("frame", slab(-0.055, front+0.16, r-0.01, 0.055, rear-r*0.7, r+0.016, 0.006), form.Beam(vec(0, front+0.17, r+0.004), vec(0, front+0.07, h*0.28), 0.04, 0.03, 0.005), slab(-0.02, rear-r, 2*r, 0.02, rear+r*0.7, 2*r+0.01, 0.003), slab(-0.02, rear-r-0.01, r, 0.02, rear-r+0.004, 2*r+0.01, 0.002))
	b.put("grip", slab(-0.05, front+0.18, r+0.0155, 0.05, rear-r, r+0.018, 0))
	stem, head := vec(0, front+0.01, r), vec(0, front+0.13, h-0.02)
	b.put("frame", form.Strut(stem, head, 0.017, 0.014, 14), form.Strut(vec(-w/2+0.09, head[1], head[2]), vec(w/2-0.09, head[1], head[2]), 0.012, 0.012, 12))
	for _, s := range []float64{-1, 1} {
		b.put("grip", form.Strut(vec(s*(w/2-0.1), head[1], head[2]), vec(s*w/2, head[1], head[2]), 0.017, 0.017, 14))
		b.put("frame", form.Strut(vec(s*0.02, front, r), vec(s*0.014, front+0.02, r*2.4), 0.006, 0.008, 8))
	}
	b.put("frame", form.Strut(vec(0.04, 0, r), vec(0.15, 0.03, 0.006), 0.006, 0.006, 8))
	b.block(vec(-0.055, front+0.16, r-0.01), vec(0.055, rear-r*0.7, r+0.018))
	b.rod(stem, head, 0.03)
	b.block(vec(-w/2, head[1]-0.016, head[2]-0.016), vec(w/2, head[1]+0.016, head[2]+0.016))
	b.block(vec(-0.09, -0.09, 0), vec(0.15, 0.09, 0.004))
	b.block(vec(-0.03, -0.09, 0.004), vec(0.03, 0.09, r))
}

func spade(b *bench) {
	w, d, h := b.w, b.d, b.h
	y := d/2 - skirtingDepth - 0.016
	blade := h * 0.27
	b.put("steel", form.Prism(geom.Polygon{{w / 2, blade}, {-w / 2, blade}, {-w * 0.47, blade * 0.16}, {-w * 0.2, blade * 0.02}, {0, 0}, {w * 0.2, blade * 0.02}, {w * 0.47, blade * 0.16}}, 0, 0.003, 0.0006).Pitch(math.Pi/2).Move(0, y+0.0015, 0))
	for _, s := range []float64{-1, 1} {
		b.put("steel", slab(s*w*0.3-w*0.2, y-0.014, blade-0.002, s*w*0.3+w*0.2, y+0.002, blade+0.004, 0.001))
	}
	b.put("steel", form.Strut(vec(0, y, blade*0.5), vec(0, y, blade*1.45), 0.008, 0.019, 14))
	b.put("wood", form.Strut(vec(0, y, blade*1.4), vec(0, y, h-0.13), 0.017, 0.015, 14), form.Strut(vec(0, y, h-0.14), vec(-0.05, y, h-0.014), 0.014, 0.011, 12), form.Strut(vec(0, y, h-0.14), vec(0.05, y, h-0.014), 0.014, 0.011, 12), form.Strut(vec(-0.058, y, h-0.014), vec(0.058, y, h-0.014), 0.014, 0.014, 14))
	b.put("steel", slab(-0.012, y, h*0.6, 0.012, d/2, h*0.6+0.02, 0.002), slab(-0.012, -d/2, h*0.6, 0.012, -d/2+0.006, h*0.6+0.03, 0.002), slab(-0.03, -d/2+0.003, h*0.6, 0.03, d/2, h*0.6+0.004, 0.001))
	b.block(vec(-w/2, y-0.014, 0), vec(w/2, y+0.004, blade))
	b.block(vec(-0.018, y-0.018, blade), vec(0.018, y+0.018, h-0.13))
	b.block(vec(-0.06, y-0.014, h-0.13), vec(0.06, y+0.014, h))
}

func rake(b *bench) {
	w, d, h := b.w, b.d, b.h
	y := d/2 - skirtingDepth - 0.016
	b.put("steel", slab(-w/2, y-0.006, 0.055, w/2, y+0.006, 0.075, 0.002), form.Strut(vec(0, y, 0.065), vec(0, y, 0.2), 0.009, 0.018, 14))
	for i := range 14 {
		x := geom.Lerp(-w/2+0.006, w/2-0.006, float64(i)/13)
		b.put("steel", form.TaperedTube([]geom.Vec3{vec(x, y, 0.064), vec(x, y-0.03, 0.052), vec(x, -d/2+0.004, 0.002)}, []float64{0.004, 0.004, 0.002}, 6))
	}
	b.put("wood", form.Strut(vec(0, y, 0.18), vec(0, d/2-0.016, h), 0.016, 0.014, 14))
	b.block(vec(-w/2, -d/2, 0), vec(w/2, y+0.006, 0.075))
	b.block(vec(-0.018, y-0.018, 0.075), vec(0.018, d/2, h))
}

func doorbell(b *bench) {
	w, d, h := b.w, b.d, b.h
	b.put("plate", form.Prism(form.RoundedRectangle(w, h, w*0.16, 5), 0, d*0.6, 0.0015).Pitch(math.Pi/2).Move(0, d/2, h/2))
	b.put("button", form.Lathe([]geom.Vec2{{0, 0}, {w * 0.24, 0}, {w * 0.24, d * 0.25}, {w * 0.2, d * 0.38}, {0, d * 0.4}}, 24).Pitch(math.Pi/2).Move(0, d/2-d*0.6+0.0005, h*0.3))
	b.put("plate", form.Ring(w*0.28, 0.0016, 28, 6).Pitch(math.Pi/2).Move(0, d/2-d*0.6, h*0.3))
	b.put("dark", slab(-w*0.32, d/2-d*0.6-0.0004, h*0.56, w*0.32, d/2-d*0.6+0.001, h*0.86, 0.0004))
	for _, z := range []float64{0.07, 0.93} {
		b.put("dark", form.Cylinder(w*0.035, 0.001, 0, 10).Pitch(math.Pi/2).Move(0, d/2-d*0.6+0.0003, h*z))
	}
	b.block(vec(-w/2, -d/2+d*0.4, 0), vec(w/2, d/2, h))
}

func fuseBox(b *bench) {
	w, d, h := b.w, b.d, b.h
	lid := 0.016
	b.solid("case", slab(-w/2, -d/2+lid+0.008, 0, w/2, d/2, h, 0.004))
	for row := range 2 {
		z := h * (0.3 + 0.38*float64(row))
		b.put("dark", slab(-w*0.4, -d/2+lid+0.005, z-0.045, w*0.4, -d/2+lid+0.009, z+0.045, 0))
		for i := range 8 {
			x := geom.Lerp(-w*0.35, w*0.35, float64(i)/7)
			b.put("switch", slab(x-w*0.04, -d/2+lid+0.002, z-0.038, x+w*0.04, -d/2+lid+0.006, z+0.038, 0.001))
		}
	}
	door := b.hinged("lid", vec(-w/2, -d/2+lid, h/2), vec(0, 0, -1), geom.Radians(110))
	door.solid("case", slab(-w/2, -d/2+0.006, 0, w/2, -d/2+lid, h, 0.004))
	door.put("case", slab(-w*0.42, -d/2+0.004, h*0.06, w*0.42, -d/2+0.007, h*0.94, 0.001))
	door.put("dark", slab(w*0.36, -d/2, h*0.44, w*0.42, -d/2+0.006, h*0.56, 0.002), slab(-w*0.1, -d/2+0.0035, h*0.72, w*0.1, -d/2+0.005, h*0.84, 0))
}

// stairs climb from the front to the back: risers and treads on two strings, with a handrail on the right.
func stairs(b *bench) {
	w, d := b.w, b.d
	rail := 0.9
	rise := math.Max(b.h-rail, b.h*0.5)
	rail = b.h - rise
	steps := max(3, int(math.Round(rise/0.18)))
	up, going := rise/float64(steps), d/float64(steps)
	cheek := 0.035
	for i := range steps {
		y0, z1 := -d/2+going*float64(i), up*float64(i+1)
		b.put("paint", slab(-w/2+cheek, y0+0.022, z1-up, w/2-cheek, y0+0.04, z1-0.03, 0))
		b.put("wood", slab(-w/2+cheek, y0, z1-0.03, w/2-cheek, math.Min(y0+going+0.04, d/2), z1, 0.006))
		b.block(vec(-w/2, y0+0.02, math.Max(0, z1-2*up)), vec(w/2, math.Min(y0+going, d/2), z1))
		b.put("bars", form.Strut(vec(w/2-0.05, y0+going/2, z1-0.005), vec(w/2-0.05, y0+going/2, z1+rail-0.07), 0.009, 0.009, 8))
		b.support(fmt.Sprintf("step %d", i+1), z1, geom.Vec2{-w/2 + 0.05, y0 + 0.03}, geom.Vec2{w/2 - 0.09, y0 + going - 0.02}, 0)
	}
	side := geom.Polygon{{-d / 2, 0}, {-d/2 + going*1.4, 0}, {d / 2, rise - up*1.5}, {d / 2, rise}, {d/2 - going, rise}, {-d / 2, up}}
	for _, s := range []float64{-1, 1} {
		b.solid("wood", slab(s*w/2-0.05-0.05*s, d/2-0.08, 0, s*w/2+0.05-0.05*s, d/2, rise-0.02, 0.006))
		b.put("paint", form.Prism(side, 0, cheek, 0.003).Pitch(math.Pi/2).Yaw(math.Pi/2).Move(s*(w-cheek)/2-cheek/2, 0, 0))
	}
	foot, top := vec(w/2-0.05, -d/2+0.05, up+rail*0.86), vec(w/2-0.05, d/2-0.05, b.h-0.03)
	b.put("wood", form.Beam(foot, top, 0.05, 0.05, 0.014), slab(w/2-0.09, -d/2+0.01, 0, w/2-0.01, -d/2+0.09, up+rail*0.98, 0.008), slab(w/2-0.085, d/2-0.085, rise-0.03, w/2-0.015, d/2-0.015, b.h, 0.008))
	b.rod(foot, top, 0.05)
	b.block(vec(w/2-0.09, -d/2+0.01, 0), vec(w/2-0.01, -d/2+0.09, up+rail*0.98))
}
