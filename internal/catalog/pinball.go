package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// pinballMachine is a leaning table under glass on four legs, with a lit box at its far end.
func pinballMachine(b *bench) {
	w, front, back := b.w-0.024, 0.085-b.d/2, b.d/2 // buttons stand out at the sides, the plunger in front
	low, near, far := 0.38*b.h, 0.47*b.h, 0.56*b.h
	corners(func(sx, sy float64) {
		x, y, top := sx*(w/2-0.03), (front+back)/2+sy*((back-front)/2-0.05), low+0.1
		b.put("metal", form.Taper(vec(x, y, 0.03), vec(x, y, top), 0.045, 0.06, 0.003), form.Cylinder(0.03, 0.03, 0.004, 16).Move(x, y, 0))
		b.block(vec(x-0.03, y-0.03, 0), vec(x+0.03, y+0.03, low))
	})
	lean := math.Atan2(far-near, back-front)
	rise := func(y float64) float64 { return near + (y-front)*math.Tan(lean) }
	walls := func(x0, x1, sink float64, from, to float64) *form.Shape {
		outline := geom.Polygon{{from, low}, {to, low}, {to, rise(to) - sink}, {from, rise(from) - sink}}
		return form.Prism(outline, x0, x1, 0.002).Bend(func(p geom.Vec3) geom.Vec3 { return vec(p[2], p[0], p[1]) }, geom.Radians(40))
	}
	b.put("case", walls(-w/2, -w/2+0.03, 0, front, back), walls(w/2-0.03, w/2, 0, front, back), walls(-w/2+0.03, w/2-0.03, 0, front, front+0.1), walls(-w/2+0.03, w/2-0.03, 0, back-0.26, back), walls(-w/2+0.03, w/2-0.03, 0.1, front+0.1, back-0.26))
	b.put("trim", form.Box(w-0.06, 0.1, 0.014, 0.003).Pitch(lean).Move(0, front+0.05, rise(front+0.05)-0.006), form.Box(0.16, 0.012, 0.2, 0.003).Move(0, front-0.002, low+0.03))
	b.block(vec(-w/2, front, low), vec(w/2, back, near))
	b.playfield(front+0.1, back-0.26, rise, lean)
	b.backbox(back, far)
}

// playfield is what lies under the glass between two depths: the lanes, bumpers and flippers, on a floor that rises as rise says.
func (b *bench) playfield(from, to float64, rise func(y float64) float64, lean float64) {
	in, middle, length := b.w/2-0.042, (from+to)/2, to-from
	lay := func(name string, shape *form.Shape, x, y, height float64) {
		b.put(name, shape.Pitch(lean).Move(x, y, rise(y)-0.1+height))
	}
	lay("field", form.Box(2*in, length/math.Cos(lean), 0.006, 0), 0, middle, 0)
	lay("glass", form.Box(2*in, length/math.Cos(lean), 0.005, 0), 0, middle, 0.088)
	for _, s := range []float64{-1, 1} {
		lay("lanes", form.Box(0.012, 0.3*length, 0.035, 0.003).Yaw(s*0.35), s*(in-0.1), from+0.26*length, 0.006)
		lay("trim", form.Box(0.11, 0.022, 0.03, 0.006).Yaw(-s*0.45), s*0.085, from+0.1*length, 0.006)
		lay("metal", form.Box(0.012, 0.75*length, 0.03, 0.002), s*(in-0.02), middle+0.06, 0.006)
		b.put("lanes", form.Cylinder(0.016, 0.012, 0.003, 14).Roll(s*math.Pi/2).Move(s*(b.w/2-0.012), from+0.02, rise(from)-0.06))
	}
	for i, at := range []geom.Vec2{{0, 0.78}, {-0.12, 0.62}, {0.12, 0.62}, {0, 0.48}} {
		x, y := at[0]*b.w/0.7, from+at[1]*length
		lay("metal", form.Cylinder(0.03, 0.03, 0.004, 20), x, y, 0.006)
		lay([]string{"bumpers", "lanes"}[i%2], form.Cylinder(0.042, 0.018, 0.005, 24), x, y, 0.036)
	}
	lay("lanes", form.Box(0.3, 0.012, 0.045, 0.003), 0, to-0.06, 0.006)
	lay("metal", form.Ellipsoid(0.0135, 0.0135, 0.0135, 14, 10), in-0.045, from+0.09, 0.02)
	b.put("metal", form.Strut(vec(in-0.045, from-0.1, rise(from)-0.09), vec(in-0.045, from-0.16, rise(from)-0.09), 0.006, 0.006, 10), form.Ellipsoid(0.016, 0.016, 0.016, 14, 10).Move(in-0.045, from-0.165, rise(from)-0.09))
}

// backbox is the lit picture over the far end, with the scores below it.
func (b *bench) backbox(back, far float64) {
	low, face := far+0.02, back-0.24
	b.put("case", slab(-b.w/2+0.06, face+0.04, far-0.02, b.w/2-0.06, back-0.03, low, 0), slab(-b.w/2, face, low, b.w/2, back, b.h, 0.006))
	b.put("trim", slab(-b.w/2+0.02, face-0.008, low+0.02, b.w/2-0.02, face, b.h-0.02, 0.002))
	b.put("picture", slab(-b.w/2+0.05, face-0.012, low+0.2, b.w/2-0.05, face-0.008, b.h-0.05, 0))
	b.put("lanes", slab(-0.13, face-0.012, low+0.06, 0.13, face-0.008, low+0.15, 0))
	b.block(vec(-b.w/2, face, low), vec(b.w/2, back, b.h))
}
