package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func softKinds() []kind {
	rugSlots := []slot{{name: "rug", material: "$rug", fill: 1.5}, {name: "border", material: "$accent", fill: 1.5}, {name: "fringe", material: "cotton"}}
	return []kind{
		{Entry: Entry{ID: "rug", Name: "Rug", Synonyms: []string{"carpet", "area rug", "mat", "floor mat", "play mat", "kilim", "doormat"}, Tags: []string{"textile"}, Mount: scene.FlatFloor,
			Size: vec(2, 1.4, 0.012), MinSize: vec(0.5, 0.4, 0.006), MaxSize: vec(5, 4, 0.03), MassKg: 6, Varies: true}, slots: rugSlots, model: rug},
		{Entry: Entry{ID: "round-rug", Name: "Round rug", Synonyms: []string{"circular rug", "round carpet"}, Tags: []string{"textile", "round"}, Mount: scene.FlatFloor,
			Size: vec(1.6, 1.6, 0.012), MinSize: vec(0.5, 0.5, 0.006), MaxSize: vec(4, 4, 0.03), MassKg: 4.5, Varies: true}, slots: rugSlots, model: roundRug},
		{Entry: Entry{ID: "curtain", Name: "Curtain", Synonyms: []string{"drape", "drapes", "curtains", "net curtain"}, Tags: []string{"textile", "window"}, Mount: scene.OnWall, HangHeight: 0.03,
			Size: vec(2, 0.16, 2.35), MinSize: vec(0.7, 0.12, 1), MaxSize: vec(4, 0.24, 3.2), MassKg: 4, Varies: true},
			slots: []slot{{name: "cloth", material: "$fabric", fill: 1.2}, {name: "rail", material: "$metal", fill: 0.5}}, model: curtain},
		{Entry: Entry{ID: "cushion", Name: "Cushion", Synonyms: []string{"pillow", "throw pillow", "scatter cushion"}, Tags: []string{"textile", "soft", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.45, 0.45, 0.14), MinSize: vec(0.3, 0.25, 0.08), MaxSize: vec(0.7, 0.7, 0.22), MassKg: 0.7, Varies: true},
			slots: []slot{{name: "fabric", material: "$accent", fill: 0.5}}, model: cushion},
		{Entry: Entry{ID: "floor-cushion", Name: "Floor cushion", Synonyms: []string{"floor pillow", "meditation cushion"}, Tags: []string{"textile", "soft", "seat"},
			Size: vec(0.6, 0.6, 0.2), MinSize: vec(0.4, 0.4, 0.12), MaxSize: vec(0.9, 0.9, 0.3), MassKg: 2, Varies: true},
			slots: []slot{{name: "fabric", material: "$accent", fill: 0.5}}, model: cushion},
		{Entry: Entry{ID: "blanket", Name: "Blanket", Synonyms: []string{"throw", "throw blanket", "quilt", "plaid", "folded blanket", "duvet", "bedspread", "comforter"}, Tags: []string{"textile", "soft", "graspable"}, Mount: scene.OnSurface,
			Size: vec(0.45, 0.35, 0.1), MinSize: vec(0.3, 0.25, 0.05), MaxSize: vec(0.6, 0.5, 0.18), MassKg: 1.2, Varies: true},
			slots: []slot{{name: "fabric", material: "wool knit"}}, model: blanket},
	}
}

// rug is bound at its edge and, by its design, plain, bordered, striped, or woven in a lattice or around a medallion.
func rug(b *bench) {
	x, y := b.w/2, b.d/2
	if b.is("rustic", "cosy", "scandinavian") && b.w > 0.9 {
		x -= 0.045
		b.fringe(x, y)
	}
	b.block(vec(-x, -y, 0), vec(x, y, b.h))
	b.top(b.h, 0.02)
	design := b.pick(6)
	if math.Min(b.w, b.d) < 0.7 {
		design = min(design, 1)
	}
	if design == 0 {
		b.put("rug", slab(-x, -y, 0, x, y, b.h, 0.004))
		return
	}
	wide := math.Min(0.12, 0.09*math.Min(b.w, b.d))
	x0, y0 := x-wide, y-wide
	b.put("border", slab(-x, -y, 0, x, -y0, b.h, 0.003), slab(-x, y0, 0, x, y, b.h, 0.003), slab(-x, -y0, 0, -x0, y0, b.h, 0.003), slab(x0, -y0, 0, x, y0, b.h, 0.003))
	b.put("rug", slab(-x0, -y0, 0, x0, y0, b.h-weave, 0))
	switch design {
	case 2:
		b.rugStripes(x0, y0)
	case 3:
		b.rugLattice(x0, y0)
	case 4, 5:
		b.rugMedallion(x0, y0)
	}
}

// weave is how far the pattern of a rug stands out of its ground, metres.
const weave = 0.0012

// woven lays a piece of the pattern on the ground of a rug.
func (b *bench) woven(outline geom.Polygon) {
	b.put("border", form.Prism(outline, b.h-2*weave, b.h, 0))
}

func (b *bench) rugStripes(x, y float64) {
	n := max(3, int(math.Round(2*x/0.28)))
	for i := range n {
		at := geom.Lerp(-x, x, (float64(i)+0.5)/float64(n))
		for k, half := range []float64{0.035, 0.008, 0.008} {
			shift := []float64{0, -0.075, 0.075}[k]
			b.woven(geom.Polygon{{at + shift - half, -y}, {at + shift + half, -y}, {at + shift + half, y}, {at + shift - half, y}})
		}
	}
}

func (b *bench) rugLattice(x, y float64) {
	nx, ny := max(2, int(math.Round(2*x/0.3))), max(2, int(math.Round(2*y/0.3)))
	sx, sy := x/float64(nx), y/float64(ny)
	for i := range nx {
		for k := range ny {
			cx, cy := -x+sx*float64(2*i+1), -y+sy*float64(2*k+1)
			for side := range 4 {
				sin, cos := math.Sincos(math.Pi / 2 * float64(side))
				corner := func(a, f float64) geom.Vec2 {
					return geom.Vec2{cx + sx*f*(cos*a-sin*(1-a)), cy + sy*f*(sin*a+cos*(1-a))}
				}
				b.woven(geom.Polygon{corner(1, 0.82), corner(1, 0.98), corner(0, 0.98), corner(0, 0.82)})
			}
			b.woven(geom.Polygon{{cx + sx*0.3, cy}, {cx, cy + sy*0.3}, {cx - sx*0.3, cy}, {cx, cy - sy*0.3}})
		}
	}
}

// rugMedallion lays a star of lobes in the middle, half medallions at the ends and an inner line.
func (b *bench) rugMedallion(x, y float64) {
	line := 0.012
	in := math.Min(0.05, y*0.12)
	for _, s := range []float64{-1, 1} {
		b.woven(geom.Polygon{{-x + in, s*(y-in) - line/2}, {x - in, s*(y-in) - line/2}, {x - in, s*(y-in) + line/2}, {-x + in, s*(y-in) + line/2}})
		b.woven(geom.Polygon{{s*(x-in) - line/2, -y + in + line}, {s*(x-in) + line/2, -y + in + line}, {s*(x-in) + line/2, y - in - line}, {s*(x-in) - line/2, y - in - line}})
	}
	long, short := x*0.5, y*0.62
	for k, f := range []float64{1, 0.68, 0.3} {
		outer, inner := geom.Polygon{}, geom.Polygon{}
		for i := range 48 {
			a := 2 * math.Pi * float64(i) / 48
			lobe := f * (1 + 0.08*math.Cos(12*a))
			sin, cos := math.Sincos(a)
			outer = append(outer, geom.Vec2{cos * long * lobe, sin * short * lobe})
			inner = append(inner, geom.Vec2{cos * long * (lobe - 0.09), sin * short * (lobe - 0.09)})
		}
		if k == 2 {
			b.woven(outer)
			continue
		}
		for i := range 48 {
			j := (i + 1) % 48
			b.woven(geom.Polygon{inner[i], outer[i], outer[j], inner[j]})
		}
	}
	corners(func(sx, sy float64) {
		cx, cy := sx*(x-in-line), sy*(y-in-line)
		q := geom.Polygon{{cx, cy}, {cx - sx*long*0.5, cy}, {cx - sx*long*0.2, cy - sy*short*0.2}, {cx, cy - sy*short*0.5}}
		if sx*sy < 0 {
			q[1], q[3] = q[3], q[1]
		}
		b.woven(q)
	})
}

// fringe knots short tassels along the two ends.
func (b *bench) fringe(x, y float64) {
	count := int(2 * y / 0.045)
	for i := range count {
		t := geom.Lerp(-y+0.02, y-0.02, float64(i)/float64(max(1, count-1)))
		for _, s := range []float64{-1, 1} {
			b.put("fringe", form.Taper(vec(s*(b.w/2-0.004), t+b.between(-0.004, 0.004), 0.001), vec(s*(x-0.004), t, b.h*0.4), 0.003, 0.006, 0))
		}
	}
}

func roundRug(b *bench) {
	band := math.Min(0.1, 0.07*b.w)
	b.put("rug", form.Prism(form.Oval(b.w-2*band, b.d-2*band, 40), 0, b.h-weave, 0))
	for _, f := range []float64{0.78, 0.5, 0.2} {
		ring, hole := form.Oval(b.w*f, b.d*f, 40), form.Oval(b.w*f-0.05, b.d*f-0.05, 40)
		for i := range ring {
			j := (i + 1) % len(ring)
			b.woven(geom.Polygon{hole[i], ring[i], ring[j], hole[j]})
		}
	}
	outer, inner := form.Oval(b.w, b.d, 40), form.Oval(b.w-2*band, b.d-2*band, 40)
	rings := make([][]geom.Vec3, 5)
	for k, z := range []float64{0, 0, b.h, b.h, 0} {
		edge := outer
		if k == 0 || k == 3 || k == 4 {
			edge = inner
		}
		for _, p := range edge {
			rings[k] = append(rings[k], p.Vec3(z))
		}
	}
	b.put("border", form.Loft(rings, false, false, geom.Radians(30)))
	b.drum(geom.Vec2{}, math.Min(b.w, b.d)/2, 0, b.h)
	b.top(b.h, 0.15*b.w)
}

// curtain hangs in two gathered panels from a rail with finials; its back is the plane y = depth/2.
func cushion(b *bench) {
	b.put("fabric", form.Pillow(b.w, b.d, b.h, 0.4, 12))
	b.block(vec(-b.w*0.45, -b.d*0.45, 0), vec(b.w*0.45, b.d*0.45, b.h*0.85))
}

// blanket lies folded in layers.
func blanket(b *bench) {
	layers := max(2, int(math.Round(b.h/0.03)))
	each := b.h / float64(layers)
	for i := range layers {
		in := b.between(0, 0.012)
		b.put("fabric", form.Cushion(b.w-in, b.d-b.between(0, 0.015), each*1.06, each*0.48, each*0.06, 1).Move(b.between(-0.004, 0.004), 0, each*float64(i)*0.985))
	}
	b.block(vec(-b.w/2, -b.d/2, 0), vec(b.w/2, b.d/2, b.h))
	b.top(b.h, 0.05)
}
