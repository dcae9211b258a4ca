package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// vec shortens points in models.
func vec(x, y, z float64) geom.Vec3 { return geom.Vec3{x, y, z} }

// slab is a bevelled box between two corners.
func slab(x0, y0, z0, x1, y1, z1, bevel float64) *form.Shape {
	return form.BoxBetween(vec(x0, y0, z0), vec(x1, y1, z1), bevel)
}

// corners calls f for the four corners, with their signs.
func corners(f func(sx, sy float64)) {
	for _, sx := range []float64{-1, 1} {
		for _, sy := range []float64{-1, 1} {
			f(sx, sy)
		}
	}
}

const board = 0.018 // thickness of cabinet boards, metres

// carcass builds an open-fronted box of boards from low to high with its back closed.
func (b *bench) carcass(slot string, low, high geom.Vec3, bevel float64) {
	t := board
	b.solid(slot,
		slab(low[0], low[1], low[2], low[0]+t, high[1], high[2], bevel), slab(high[0]-t, low[1], low[2], high[0], high[1], high[2], bevel),
		slab(low[0]+t, low[1], low[2], high[0]-t, high[1]-0.006, low[2]+t, 0), slab(low[0]+t, low[1], high[2]-t, high[0]-t, high[1]-0.006, high[2], 0),
		slab(low[0]+t, high[1]-0.008, low[2]+t, high[0]-t, high[1]-0.002, high[2]-t, 0))
}

// front is a rectangle of a cabinet's face.
type front struct{ x0, x1, z0, z1 float64 }

func (f front) shrink(gap float64) front {
	return front{f.x0 + gap, f.x1 - gap, f.z0 + gap, f.z1 - gap}
}

// split divides a front into rows from the bottom up.
func (f front) rows(n int) []front {
	out := make([]front, n)
	for i := range out {
		out[i] = front{f.x0, f.x1, geom.Lerp(f.z0, f.z1, float64(i)/float64(n)), geom.Lerp(f.z0, f.z1, float64(i+1)/float64(n))}
	}
	return out
}

func (f front) columns(n int) []front {
	out := make([]front, n)
	for i := range out {
		out[i] = front{geom.Lerp(f.x0, f.x1, float64(i)/float64(n)), geom.Lerp(f.x0, f.x1, float64(i+1)/float64(n)), f.z0, f.z1}
	}
	return out
}

const (
	frontGap  = 0.003
	frontDeep = 0.02
	gripDeep  = 0.028 // how far handles stand out
)

// face returns the y of the cabinet fronts' outer side, which leaves room for handles within the depth.
func (b *bench) face() float64 { return -b.d/2 + gripDeep }

// panel models a front's leaf: framed in rustic and cosy styles, and where a scandinavian leaf is tall; flat otherwise.
func (b *bench) panel(p *part, slot string, f front, y float64) {
	f = f.shrink(frontGap)
	w, h := f.x1-f.x0, f.z1-f.z0
	rail := math.Min(0.06, math.Min(w, h)*0.22)
	p.block(vec(f.x0, y, f.z0), vec(f.x1, y+frontDeep, f.z1))
	framed := b.is("rustic", "cosy") && b.style != "art-deco" || b.style == "scandinavian" && h > 1.2
	if !framed || math.Min(w, h) < 0.12 {
		p.put(slot, slab(f.x0, y, f.z0, f.x1, y+frontDeep, f.z1, 0.0025))
		if b.style == "art-deco" {
			p.put(slot, reeds(f, y)...)
		}
		return
	}
	p.put(slot, slab(f.x0, y, f.z0, f.x0+rail, y+frontDeep, f.z1, 0.003), slab(f.x1-rail, y, f.z0, f.x1, y+frontDeep, f.z1, 0.003),
		slab(f.x0+rail, y, f.z0, f.x1-rail, y+frontDeep, f.z0+rail, 0.003), slab(f.x0+rail, y, f.z1-rail, f.x1-rail, y+frontDeep, f.z1, 0.003),
		slab(f.x0+rail, y+0.007, f.z0+rail, f.x1-rail, y+frontDeep-0.003, f.z1-rail, 0))
}

// darkSlot is the slot for what lies in the shade: the joints between fronts, and plinths. "" where a kind has none.
func (b *bench) darkSlot() string {
	for _, s := range b.kind.slots {
		if s.name == "joints" || s.name == "plinth" {
			return s.name
		}
	}
	return ""
}

// joint lines the edges of a leaf from behind its bevel, so that the gaps around it show dark and not the carcass.
func (b *bench) joint(p *part, f front, y float64) {
	slot := b.darkSlot()
	if slot == "" {
		return
	}
	const free = 0.0006 // between the linings of neighbours, half of it each
	o, in := f.shrink(free), f.shrink(frontGap)
	y0, y1 := y+0.006, y+frontDeep
	p.put(slot, slab(o.x0, y0, o.z0, in.x0, y1, o.z1, 0), slab(in.x1, y0, o.z0, o.x1, y1, o.z1, 0),
		slab(in.x0, y0, o.z0, in.x1, y1, in.z0, 0), slab(in.x0, y0, in.z1, in.x1, y1, o.z1, 0))
}

// grip puts the style's handle on a face at (x, z).
func (b *bench) grip(p *part, slot string, x, y, z float64, upright bool) {
	if s := b.styledGrip(x, y, z, upright); s != nil {
		p.put(slot, s)
		return
	}
	switch b.base {
	case "modern", "industrial":
		half, r := 0.065, 0.005
		a, c := vec(x-half, y-gripDeep+r, z), vec(x+half, y-gripDeep+r, z)
		if upright {
			a, c = vec(x, y-gripDeep+r, z-half), vec(x, y-gripDeep+r, z+half)
		}
		p.put(slot, form.Strut(a, c, r, r, 8))
		for _, t := range []float64{0.12, 0.88} {
			q := a.Add(c.Sub(a).Mul(t))
			p.put(slot, form.Strut(q, vec(q[0], y, q[2]), 0.004, 0.004, 6))
		}
	default:
		knob := form.Lathe([]geom.Vec2{{0, 0}, {0.006, 0}, {0.006, 0.011}, {0.014, 0.017}, {0.015, 0.023}, {0.009, gripDeep}, {0, gripDeep}}, 10)
		p.put(slot, knob.Pitch(math.Pi/2).Move(x, y, z))
	}
}

// chestDrawer is a drawer with its front in f: front, tray and one or two handles. It slides out.
func (b *bench) chestDrawer(name, slot, inner, gripSlot string, f front, depth float64) {
	y := b.face()
	d := b.drawer(name, vec((f.x0+f.x1)/2, y, (f.z0+f.z1)/2), depth*0.75)
	b.panel(d, slot, f, y)
	b.joint(d, f, y)
	g := f.shrink(board)
	z0, z1 := g.z0+0.006, math.Max(g.z0+0.03, g.z1-0.03)
	back := y + depth
	d.put(inner, slab(g.x0, y+frontDeep, z0, g.x0+0.012, back, z1, 0), slab(g.x1-0.012, y+frontDeep, z0, g.x1, back, z1, 0),
		slab(g.x0+0.012, back-0.012, z0, g.x1-0.012, back, z1, 0), slab(g.x0+0.012, y+frontDeep, z0, g.x1-0.012, back-0.012, z0+0.008, 0))
	d.block(vec(g.x0, y+frontDeep, z0), vec(g.x1, back, z0+0.012))
	if z1-z0 > 0.12 {
		d.block(vec(g.x0, y+frontDeep, z0+0.012), vec(g.x0+0.012, back, z1))
		d.block(vec(g.x1-0.012, y+frontDeep, z0+0.012), vec(g.x1, back, z1))
		d.block(vec(g.x0+0.012, back-0.012, z0+0.012), vec(g.x1-0.012, back, z1))
	}
	z := (f.z0 + f.z1) / 2
	if f.x1-f.x0 < 0.55 {
		b.grip(d, gripSlot, (f.x0+f.x1)/2, y, z, false)
		return
	}
	b.grip(d, gripSlot, geom.Lerp(f.x0, f.x1, 0.25), y, z, false)
	b.grip(d, gripSlot, geom.Lerp(f.x0, f.x1, 0.75), y, z, false)
}

// cabinetDoor is a leaf hinged on its left (−X) or right side as seen from the front.
func (b *bench) cabinetDoor(name, slot, gripSlot string, f front, hingeLeft bool) *part {
	y := b.face()
	inset := 0.035
	if stylings()[b.style].grips == dropPull {
		inset = 0.05 // it is wider than it is high, and must not reach over the door beside it
	}
	x, axis, gx := f.x0, vec(0, 0, -1), f.x1-inset
	if !hingeLeft {
		x, axis, gx = f.x1, vec(0, 0, 1), f.x0+inset
	}
	d := b.hinged(name, vec(x, y, (f.z0+f.z1)/2), axis, geom.Radians(100))
	b.panel(d, slot, f, y)
	b.joint(d, f, y)
	z := geom.Lerp(f.z0, f.z1, 0.55)
	if f.z1 < 0.95 {
		z = f.z1 - math.Min(0.12, (f.z1-f.z0)*0.3)
	}
	if f.z1-f.z0 > 1.2 && (b.style == "modern" || b.style == "industrial") {
		longGrip(d, gripSlot, vec(gx, y-gripDeep+0.009, z-0.2), vec(gx, y-gripDeep+0.009, z+0.2), y)
		return d
	}
	b.grip(d, gripSlot, gx, y, z, true)
	return d
}

// footing lifts a cabinet on the style's feet and returns the height of its underside.
func (b *bench) footing(legs, body string) float64 {
	switch stylings()[b.style].legs {
	case stepped:
		b.solid(body, slab(-b.w/2+0.05, -b.d/2+0.09, 0, b.w/2-0.05, b.d/2-0.03, 0.03, 0), slab(-b.w/2+0.025, -b.d/2+0.06, 0.03, b.w/2-0.025, b.d/2-0.01, 0.055, 0.002))
		b.put(legs, slab(-b.w/2+0.02, -b.d/2+0.055, 0.055, b.w/2-0.02, b.d/2-0.005, 0.065, 0.001))
		return 0.065
	case blade:
		for _, sx := range []float64{-1, 1} {
			b.solid(legs, form.Box(0.012, b.d-0.08, 0.08, 0.001).Move(sx*(b.w/2-0.08), 0.01, 0))
		}
		return 0.08
	case splayed, cabriole:
		height := map[bool]float64{true: 0.2, false: 0.13}[stylings()[b.style].legs == splayed]
		corners(func(sx, sy float64) {
			s, _ := b.styledLeg(vec(sx*(b.w/2-0.07), sy*(b.d/2-0.06), 0), height, 0.02, sx, sy)
			b.solid(legs, s)
		})
		return height
	}
	switch b.base {
	case "modern":
		if dark := b.darkSlot(); dark != "" {
			body = dark
		}
		b.solid(body, slab(-b.w/2+0.03, -b.d/2+0.07, 0, b.w/2-0.03, b.d/2-0.02, 0.06, 0))
		return 0.06
	case "industrial":
		height := 0.12
		corners(func(sx, sy float64) {
			b.solid(legs, form.Box(0.03, 0.03, height, 0.002).Move(sx*(b.w/2-0.016), sy*(b.d/2-0.016)+0.007, 0))
		})
		b.put(legs, slab(-b.w/2+0.03, -b.d/2+0.014, height-0.025, b.w/2-0.03, -b.d/2+0.034, height, 0), slab(-b.w/2+0.03, b.d/2-0.022, height-0.025, b.w/2-0.03, b.d/2-0.002, height, 0))
		return height
	case "rustic":
		corners(func(sx, sy float64) {
			b.solid(legs, form.Lathe([]geom.Vec2{{0, 0}, {0.02, 0}, {0.032, 0.025}, {0.03, 0.05}, {0.02, 0.07}, {0, 0.07}}, 12).Move(sx*(b.w/2-0.06), sy*(b.d/2-0.06), 0))
		})
		return 0.07
	}
	height := 0.15
	corners(func(sx, sy float64) {
		x, y := b.w/2-0.07, b.d/2-0.06
		b.solid(legs, form.Strut(vec(sx*(x+0.025), sy*(y+0.015), 0), vec(sx*x, sy*y, height), 0.011, 0.019, 10))
	})
	return height
}
