package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// Shares of an apron's cloth, from the hem to the top of the bib.
const (
	apronWaist = 0.6  // where the bib begins
	apronBib   = 0.36 // the bib's width at the top, of the skirt's
)

// apron hangs by its neck strap from a hook.
func apron(b *bench) {
	w, d, h := b.w, b.d, b.h
	top, phase := h*0.8, b.between(0, 6)
	cloth := func(u, v float64) geom.Vec3 { return apronCloth(w, d, top, phase, u, v) }
	at := func(u, v, before float64) geom.Vec3 { return cloth(u, v).Add(vec(0, -before, 0)) }
	b.put("cloth", form.Sheet(28, 20, w, top, 0.003, cloth))
	b.put("cloth", form.Sheet(12, 6, w*0.46, top*0.2, 0.003, func(u, v float64) geom.Vec3 {
		return at(geom.Lerp(0.26, 0.74, u), geom.Lerp(0.3, 0.49, v), 0.006)
	}))
	b.put("straps", form.Sheet(12, 1, w*0.46, top*0.025, 0.002, func(u, v float64) geom.Vec3 {
		return at(geom.Lerp(0.26, 0.74, u), geom.Lerp(0.475, 0.495, v), 0.008)
	}), form.Sheet(12, 1, w*apronBib, top*0.03, 0.002, func(u, v float64) geom.Vec3 {
		return at(u, geom.Lerp(0.972, 1, v), 0.002)
	}))

	hook := vec(0, d*0.3, h-0.045)
	b.put("hook", slab(-0.018, d/2-0.008, hook[2]-0.05, 0.018, d/2, h, 0.003))
	b.put("hook", form.Tube(smoothPath([]geom.Vec3{vec(0, d/2-0.006, hook[2]-0.012), vec(0, d*0.28, hook[2]-0.014), vec(0, d*0.1, hook[2]-0.004), vec(0, d*0.06, hook[2]+0.024)}, 4), 0.005, 8))
	left, right := at(0.06, 0.985, 0.004), at(0.94, 0.985, 0.004)
	loop := smoothPath([]geom.Vec3{left, vec(left[0]*0.72, geom.Lerp(left[1], hook[1], 0.6), h*0.88), vec(-0.022, hook[1], hook[2]-0.02), vec(0, hook[1], hook[2]+0.002),
		vec(0.022, hook[1], hook[2]-0.02), vec(right[0]*0.72, geom.Lerp(right[1], hook[1], 0.6), h*0.88), right}, 4)
	b.put("straps", ribbon(loop, vec(0, -1, 0), 0.02, 0.003))
	for _, side := range []float64{0, 1} {
		out := 2*side - 1
		tie := at(side, apronWaist-0.02, 0.003)
		hang := smoothPath([]geom.Vec3{tie.Add(vec(-out*0.03, 0, 0)), tie.Add(vec(out*0.012, 0.004, 0.004)), tie.Add(vec(out*0.03, 0.01, -top*0.1)), tie.Add(vec(out*0.02, 0.006, -top*(0.3+0.04*side))), tie.Add(vec(out*0.034, 0, -top*(0.42+0.06*side)))}, 4)
		b.put("straps", ribbon(hang, vec(0, -1, 0), 0.018, 0.003))
		for _, p := range []geom.Vec3{at(0.06+0.88*side, 0.985, 0.008), at(0.26+0.48*side, 0.485, 0.011)} {
			b.put("hook", form.Cylinder(0.006, 0.004, 0.001, 10).Pitch(math.Pi/2).Move(p[0], p[1]+0.001, p[2]))
		}
	}
	b.block(vec(-w*0.45, -d*0.3, 0), vec(w*0.45, d*0.3, top*apronWaist))
	b.block(vec(-w*0.22, -d*0.1, top*apronWaist), vec(w*0.22, d/2, h*0.98))
}

// apronCloth is a point of the cloth: a skirt that widens and folds towards its hem, armholes, a bib that sags between its corners.
func apronCloth(w, d, top, phase, u, v float64) geom.Vec3 {
	half := w * geom.Lerp(0.455, 0.415, v/apronWaist)
	if v > apronWaist {
		t := (v - apronWaist) / (1 - apronWaist)
		half = w * (apronBib/2 + (0.415-apronBib/2)*math.Pow(1-t, 2.4))
	}
	x := 2*u - 1
	loose := math.Pow(1-v, 1.2)
	folds := d * (0.17*math.Sin(x*9+phase) + 0.08*math.Sin(x*17+2*phase)) * loose
	sag := 0.012 * (1 - x*x) * math.Max(0, (v-apronWaist)/(1-apronWaist))
	drop := -0.012*(1-x*x)*v*v + 0.012*(1-v)*(0.5+0.5*math.Cos(x*9+phase))
	return vec(x*half, folds-sag+d*0.1*v, math.Max(0, top*v+drop))
}
