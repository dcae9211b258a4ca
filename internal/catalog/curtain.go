package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// curtain is a rail on brackets with two panels on rings, drawn to the sides.
func curtain(b *bench) {
	rail, y := b.h-0.03, 0.0
	b.put("rail", form.Strut(vec(-b.w/2+0.03, y, rail), vec(b.w/2-0.03, y, rail), 0.012, 0.012, 12))
	for _, s := range []float64{-1, 1} {
		b.put("rail", form.Lathe([]geom.Vec2{{0, 0}, {0.015, 0}, {0.015, 0.006}, {0.009, 0.01}, {0.009, 0.014}, {0.02, 0.022}, {0.023, 0.031}, {0.018, 0.041}, {0, 0.046}}, 14).Roll(s*math.Pi/2).Move(s*(b.w/2-0.046), y, rail))
		at := s * (b.w/2 - 0.075)
		b.put("rail", form.Cylinder(0.022, 0.006, 0.002, 14).Pitch(math.Pi/2).Move(at, b.d/2, rail), form.Strut(vec(at, b.d/2-0.004, rail), vec(at, y, rail), 0.008, 0.008, 8))
		b.curtainPanel(s, y, rail)
	}
}

// curtainPanel hangs in folds from pinched pleats: narrow and even at the head, deeper and less regular towards the hem.
func (b *bench) curtainPanel(side, y, rail float64) {
	wide := b.w * b.between(0.2, 0.26)
	folds := math.Max(4, math.Round(wide/0.1))
	deep := math.Min(0.06, b.d*0.42)
	phase, head := b.between(0, 6), rail-0.03
	outer := side * (b.w/2 - 0.09)
	across := func(u, v float64) float64 { return outer - side*wide*(1-(0.06+0.05*math.Sin(3*v))*v)*u }
	f := func(u, v float64) geom.Vec3 {
		if side > 0 {
			u = 1 - u // the outer edge is the right one
		}
		loose := 1 - v
		turn := 2 * math.Pi * (folds*u + 0.22*loose*math.Sin(phase+2*math.Pi*u) + 0.06*math.Sin(5*v+9*u))
		each := 0.8 + 0.2*math.Sin(phase+folds*u*2.4)
		amplitude := deep * each * (0.3 + 0.7*math.Pow(loose, 0.4))
		wave := math.Sin(turn) + 0.16*math.Sin(3*turn)*math.Min(1, 3*loose)
		sideways := 0.1 * wide / folds * math.Sin(2*turn) * math.Min(1, 2.5*loose)
		return vec(across(u, v)+sideways, y-amplitude*wave/1.1, 0.004+(head-0.004)*v)
	}
	b.put("cloth", form.Sheet(int(folds)*10, 7, wide*2, rail, 0.003, f))
	for i := range int(folds) {
		u := (float64(i) + 0.5) / folds
		x := across(u, 1)
		b.put("rail", form.Ring(0.017, 0.0022, 12, 4).Roll(math.Pi/2).Move(x, y, rail-0.004), form.Strut(vec(x, y, rail-0.02), vec(x, y, head-0.012), 0.0022, 0.0022, 5))
	}
	low, high := math.Min(outer, outer-side*wide), math.Max(outer, outer-side*wide)
	b.block(vec(low, y-deep, 0), vec(high, y+deep, head))
}
