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

func rug(b *bench) {
	wide := math.Min(0.12, 0.09*math.Min(b.w, b.d))
	x, y := b.w/2, b.d/2
	fringed := b.is("rustic", "cosy", "scandinavian") && b.w > 0.9
	if fringed {
		x -= 0.045
		b.fringe(x, y)
	}
	if b.pick(2) == 0 {
		b.put("rug", slab(-x, -y, 0, x, y, b.h, 0.004))
	} else {
		b.put("rug", slab(-x+wide, -y+wide, 0, x-wide, y-wide, b.h, 0))
		b.put("border", slab(-x, -y, 0, x, -y+wide, b.h, 0.003), slab(-x, y-wide, 0, x, y, b.h, 0.003), slab(-x, -y+wide, 0, -x+wide, y-wide, b.h, 0.003), slab(x-wide, -y+wide, 0, x, y-wide, b.h, 0.003))
	}
	b.block(vec(-x, -y, 0), vec(x, y, b.h))
	b.top(b.h, 0.02)
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
	b.put("rug", form.Prism(form.Oval(b.w-2*band, b.d-2*band, 40), 0, b.h, 0))
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
	b.put("fabric", form.Cushion(b.w, b.d, b.h, b.h*0.42, b.h*0.33, 2))
	b.block(vec(-b.w*0.42, -b.d*0.42, 0), vec(b.w*0.42, b.d*0.42, b.h*0.85))
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
