package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// towelRail is a round rail between two brackets with a bath towel, folded lengthwise, and a hand towel in another colour over it.
func towelRail(b *bench) {
	y, z := -b.d/2+0.034, b.h-0.02
	radius := 0.01
	b.put("metal", form.Strut(vec(-b.w/2+0.004, y, z), vec(b.w/2-0.004, y, z), radius, radius, 14))
	for _, s := range []float64{-1, 1} {
		at := s * (b.w/2 - 0.03)
		b.put("metal", form.Cylinder(0.02, 0.008, 0.003, 18).Pitch(math.Pi/2).Move(at, b.d/2, z), form.Strut(vec(at, b.d/2-0.006, z), vec(at, y, z), 0.009, 0.008, 12))
		b.put("metal", form.Ellipsoid(0.013, 0.013, 0.013, 14, 8).Move(at, y, z), form.Cylinder(0.014, 0.006, 0.002, 14).Roll(s*math.Pi/2).Move(s*(b.w/2-0.006), y, z))
	}
	room := b.w - 0.1
	hand := room > 0.36
	wide, x := room*0.92, 0.0
	if hand {
		wide = room * 0.56
		x = -room/2 + wide/2 + b.between(0, 0.01)
	}
	bath := towel{x: x, y: y, z: z, wide: wide, radius: radius + 0.001, front: z - 0.002, back: (z - 0.002) * b.between(0.78, 0.86), thick: 0.014, phase: b.between(0, 6)}
	bath.hang(b, "towel")
	if hand {
		small := towel{y: y, z: z, wide: room * 0.34, radius: radius + 0.001, front: z * b.between(0.55, 0.62), back: z * 0.48, thick: 0.009, phase: b.between(0, 6)}
		small.x = room/2 - small.wide/2 - b.between(0, 0.01)
		small.hang(b, "hand towel")
	}
	b.block(vec(-b.w/2, y-0.03, z-0.015), vec(b.w/2, b.d/2, z+0.015))
}

// towel hangs over a rail at x, y and z: how far it reaches down in front and behind, in metres.
type towel struct {
	x, y, z, wide, radius, front, back, thick, phase float64
}

func (t towel) hang(b *bench, slot string) {
	layer := func(inset, lift, shorter float64) {
		r := t.radius + lift
		front, back, over := t.front-shorter, t.back-shorter, math.Pi*r
		rows := 26
		b.put(slot, form.Sheet(10, rows, t.wide, front+over+back, t.thick/2, func(u, v float64) geom.Vec3 {
			// Rows lie closer at the hem of the front, with its woven band, and over the rail.
			s := towelRow(v, front, over, back)
			px := t.x + (u-0.5)*(t.wide-inset)
			sway := 0.005 * math.Sin(u*8+t.phase)
			switch {
			case s < front:
				down := 1 - s/front
				return vec(px+0.004*down*math.Sin(t.phase), t.y-r-sway*down-0.006*down-towelBand(s), t.z-front+s)
			case s > front+over:
				down := (s - front - over) / back
				return vec(px, t.y+r+0.004*down+sway*0.5*down, t.z-(s-front-over))
			}
			sin, cos := math.Sincos((s - front) / r)
			return vec(px, t.y-r*cos, t.z+r*sin)
		}))
	}
	layer(0.006, t.thick*0.5, 0.008)
	layer(0, t.thick, 0)
	b.block(vec(t.x-t.wide/2, t.y-t.radius-t.thick-0.01, t.z-t.front), vec(t.x+t.wide/2, t.y+t.radius+t.thick, t.z+t.radius+t.thick*0.9))
}

// towelRow is the distance from the front hem at a row's share v: a third of the rows for the hem and its band, six over the rail.
func towelRow(v, front, over, back float64) float64 {
	knots := []geom.Vec2{{0, 0}, {12.0 / 26, 0.12}, {16.0 / 26, front}, {22.0 / 26, front + over}, {1, front + over + back}}
	for i := 0; i+1 < len(knots); i++ {
		if a, b := knots[i], knots[i+1]; v <= b[0] {
			return geom.Lerp(a[1], b[1], (v-a[0])/(b[0]-a[0]))
		}
	}
	return front + over + back
}

// towelBand is how far the cloth stands out at a distance from the hem, in metres: a rolled hem, then a flat woven band.
func towelBand(s float64) float64 {
	switch {
	case s < 0.011:
		return 0.002
	case s > 0.045 && s < 0.095:
		return -0.003
	}
	return 0
}
