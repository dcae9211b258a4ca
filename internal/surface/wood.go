package surface

import (
	"math"

	"scenograph/internal/geom"
)

// timber is how a species looks when it is sawn.
type timber struct {
	pale, dark geom.Color // early and late wood
	ring       float64    // metres between growth rings on the face
	contrast   float64    // of the rings, 0 to 1
	pores      float64    // open pores, as oak and ash have them, 0 to 1
	streaks    float64    // broad darker bands along the grain, 0 to 1
	knots      float64    // 0 to 1
	curl       float64    // shimmer across the grain, as curly maple has it, 0 to 1
	wear       float64    // cracks, stains and greying, 0 to 1
	straight   bool       // quarter-sawn: parallel lines instead of arches
	rough      float64
}

func species(pale, dark uint32) timber {
	return timber{pale: geom.Hex(pale), dark: geom.Hex(dark), ring: 0.011, contrast: 0.55, pores: 0.3, streaks: 0.25, rough: 0.5}
}

func (t timber) rings(metres, contrast float64) timber {
	t.ring, t.contrast = metres, contrast
	return t
}
func (t timber) porous(p float64) timber    { t.pores = p; return t }
func (t timber) streaked(s float64) timber  { t.streaks = s; return t }
func (t timber) knotty(k float64) timber    { t.knots = k; return t }
func (t timber) curly(c float64) timber     { t.curl = c; return t }
func (t timber) worn(w float64) timber      { t.wear = w; return t }
func (t timber) quartered() timber          { t.straight = true; return t }
func (t timber) gloss(rough float64) timber { t.rough = rough; return t }

// board is a stretch of wood: noise over metres along and across it, repeating along it after so many metres; 0 for never.
type board struct {
	n      noise
	repeat float64
	id     float64 // in [0,1): which board of the tree
}

// at is gradient noise with about fx and fy waves a metre.
func (b board) at(k uint32, x, y, fx, fy float64) float64 {
	period := endless
	if b.repeat > 0 {
		period = max(1, int(math.Round(fx*b.repeat)))
		fx = float64(period) / b.repeat
	}
	return b.n.more(k).wave(x*fx, y*fy+math.Floor(b.id*4096)*17, period, endless)
}

// cut is wood at x metres along and y metres from the middle of a board.
func (t *timber) cut(b board, x, y float64) Texel {
	bend := b.at(1, x, y*2, 1.6, 3)
	depth := t.ring * (1.5 + 7*frac(b.id*7.31)) * (1 + 0.9*b.at(2, x, 0.5, 1.2, 1))
	off := (frac(b.id*3.77)-0.5)*0.1 + 0.012*bend
	r := hypot(y-off, depth)
	if t.straight {
		r = y - off*0.3 + 0.004*bend
	}
	r += 0.0016*b.at(3, x, y, 5, 45) + 0.0035*b.at(4, x, y, 2.4, 12)
	knot := t.knot(b, x, y, &r)
	ring := r / t.ring
	f := frac(ring)
	late := step(0.2, 0.9, f) * (1 - step(0.92, 1, f)) * (0.55 + 0.45*b.n.hash(int(math.Floor(ring)), int(b.id*4096)))
	fibre := b.at(5, x, y, 9, 260)
	fine := b.at(6, x, y, 26, 520)
	band := b.at(7, x, y, 0.9, 16)
	pore := t.pores * step(0.28, 0.62, b.at(8, x, y, 22, 430)) * (1 - 0.6*late)
	tone := 0.24 + t.contrast*0.62*(late-0.25) + 0.11*fibre + 0.06*fine + t.streaks*0.5*band + 0.16*(frac(b.id*11.3)-0.5)
	if t.curl > 0 {
		tone += t.curl * 0.3 * b.at(9, x+0.012*bend, y, 42, 9)
	}
	c := t.pale.Mix(t.dark, clamp(tone))
	c = c.Scale(1-0.42*pore).Mix(t.dark.Scale(0.4), 0.85*knot)
	out := Texel{Albedo: c, Height: -0.00022*pore - 0.00003*late + 0.00002*fibre, Rough: t.rough + 0.1*pore - 0.05*late + 0.03*fibre}
	if t.wear > 0 {
		t.weather(b, x, y, &out)
	}
	return out
}

// knot bends the rings around the roots of branches and returns how deep in one the point is.
func (t *timber) knot(b board, x, y float64, r *float64) float64 {
	if t.knots == 0 {
		return 0
	}
	period := endless
	length := 0.34
	if b.repeat > 0 {
		period = max(1, int(math.Round(b.repeat/length)))
		length = b.repeat / float64(period)
	}
	dark := 0.0
	for k := -1; k <= 1; k++ {
		i := int(math.Floor(x/length)) + k
		row := int(b.id * 4096)
		if b.n.hash(wrap(i, period), row) > t.knots {
			continue
		}
		px := (float64(i) + 0.2 + 0.6*b.n.hash(wrap(i, period), row+7)) * length
		py := (b.n.hash(wrap(i, period), row+3) - 0.5) * 0.1
		size := 0.006 + 0.008*b.n.hash(wrap(i, period), row+5)
		d := hypot((x-px)*0.62, y-py)
		near := math.Exp(-d * d / (9 * size * size))
		*r += near * (d*1.2 - size)
		dark = max(dark, 1-step(size*0.55, size*1.15, d))
	}
	return dark
}

// weather adds cracks along the grain, grey patches and dents.
func (t *timber) weather(b board, x, y float64, out *Texel) {
	stain := step(-0.1, 0.6, b.at(21, x, y, 3, 9))
	crack := step(0.52, 0.66, b.at(22, x, y+0.002*b.at(23, x, y, 14, 30), 2.6, 60))
	grey := geom.Color{0.24, 0.225, 0.2}
	out.Albedo = out.Albedo.Mix(grey.Scale(min(1.1, 0.12+2.6*out.Albedo.Luminance())), 0.5*t.wear*stain).Scale(1 - 0.7*crack*t.wear)
	out.Height -= t.wear * (0.0011*crack + 0.0003*stain)
	out.Rough = clamp(out.Rough + t.wear*(0.2+0.12*stain))
}

// panel is furniture wood: staves side by side, each the length of the repeat, with their joints hardly seen.
func panel(t timber, staves int, reach float64) func(noise) Pattern {
	return func(n noise) Pattern {
		wide := reach / float64(staves)
		return func(u, v float64) Texel {
			i := int(v * float64(staves))
			y := v*reach - (float64(i)+0.5)*wide
			out := t.cut(board{n, reach, n.hash(i, 77)}, u*reach, y)
			joint := 1 - step(0.0002, 0.0012, wide/2-math.Abs(y))
			out.Albedo = out.Albedo.Scale(1 - 0.22*joint)
			return out
		}
	}
}

func wood(name string, t timber, words ...string) Recipe {
	return made("wood", name, 0.8, panel(t, 6, 0.8), words...).fine()
}

func oakTimber() timber { return species(0xc49a64, 0x94693a).porous(0.75).rings(0.009, 0.6) }
func walnutTimber() timber {
	return species(0x76523a, 0x3e271a).porous(0.4).streaked(0.75).rings(0.013, 0.55).gloss(0.45)
}
func pineTimber() timber   { return species(0xdfb985, 0xb57a42).porous(0).rings(0.014, 0.8).knotty(0.45) }
func ashTimber() timber    { return species(0xd9c09a, 0xab895d).porous(0.6).rings(0.012, 0.7) }
func mapleTimber() timber  { return species(0xe0c7a2, 0xc7a47a).porous(0.05).rings(0.012, 0.35) }
func cherryTimber() timber { return species(0x96623f, 0x6c452b).porous(0.12).rings(0.013, 0.4) }
func teakTimber() timber   { return species(0xa9743f, 0x754a26).porous(0.45).streaked(0.5) }
func greyTimber() timber {
	return species(0x9a8e80, 0x63564a).porous(0.4).rings(0.01, 0.7).knotty(0.3).worn(0.9).gloss(0.75)
}

func woods() []Recipe {
	return []Recipe{
		wood("oak", oakTimber(), "warm", "natural oak", "honey oak"),
		wood("light oak", species(0xdcbf92, 0xbb9763).porous(0.6).rings(0.009, 0.5), "pale", "white oak", "bleached oak", "blond wood"),
		wood("dark oak", species(0x66472f, 0x35231a).porous(0.75).rings(0.009, 0.6), "fumed oak", "smoked oak", "stained"),
		wood("rustic oak", oakTimber().knotty(0.5).worn(0.45).gloss(0.68), "old", "knotty", "antique oak", "farmhouse"),
		wood("quartered oak", oakTimber().quartered().rings(0.004, 0.5), "straight grain", "rift oak", "veneer"),
		wood("birch", species(0xe3cfab, 0xc9ab7e).porous(0.05).rings(0.013, 0.35), "pale", "baltic birch"),
		wood("maple", mapleTimber(), "pale", "hard maple"), wood("curly maple", mapleTimber().curly(0.7).gloss(0.3), "figured", "tiger maple", "instrument"),
		wood("ash", ashTimber(), "pale"), wood("black ash", species(0x2f2b28, 0x161311).porous(0.6).rings(0.012, 0.7), "black stained", "ebonised"),
		wood("beech", species(0xd3a878, 0xb78758).porous(0.15).rings(0.011, 0.3), "pinkish", "light"),
		wood("walnut", walnutTimber(), "dark", "american walnut", "brown"), wood("dark walnut", species(0x553826, 0x2a1a12).porous(0.4).streaked(0.7).rings(0.013, 0.5).gloss(0.42), "dark", "black walnut", "brown"),
		wood("pine", pineTimber(), "knotty", "softwood", "yellow"), wood("white pine", species(0xe6d3b0, 0xd0ae7d).porous(0).rings(0.014, 0.6).knotty(0.3), "spruce", "fir", "pale", "softwood"),
		wood("cedar", species(0xb87b55, 0x884e33).porous(0.05).rings(0.01, 0.7).streaked(0.5), "red cedar", "aromatic"),
		wood("cherry", cherryTimber(), "reddish", "cherrywood", "warm"), wood("mahogany", species(0x8a4a2e, 0x592a1b).porous(0.5).rings(0.016, 0.3).streaked(0.45).gloss(0.35).quartered(), "red", "reddish brown", "traditional"),
		wood("rosewood", species(0x6d3824, 0x2d1510).porous(0.4).streaked(1).rings(0.008, 0.7).gloss(0.32), "dark red", "exotic", "palisander"),
		wood("zebrawood", species(0xc6a06a, 0x4c3320).porous(0.3).rings(0.009, 1).quartered().streaked(0.3), "zebrano", "striped", "exotic"),
		wood("wenge", species(0x4b3527, 0x1d1410).porous(0.5).rings(0.003, 0.9).quartered(), "dark", "black", "exotic"),
		wood("ebony", species(0x2e2623, 0x131010).porous(0.1).streaked(0.4).gloss(0.3), "black", "dark"),
		wood("teak", teakTimber(), "golden", "outdoor"), wood("acacia", species(0xa5703f, 0x5c371f).porous(0.3).streaked(0.9).rings(0.014, 0.6), "contrasty", "golden brown"),
		wood("bamboo", species(0xd8b67c, 0xb98d51).porous(0).rings(0.006, 0.5).quartered(), "strips", "asian"),
		wood("reclaimed wood", greyTimber(), "old", "grey", "weathered", "driftwood", "barn wood", "salvaged"),
		wood("whitewashed wood", species(0xe0dacd, 0xb5a68f).porous(0.6).rings(0.01, 0.6).knotty(0.35).worn(0.2).gloss(0.7), "limed oak", "coastal", "pale", "bleached"),
		wood("driftwood", species(0xb3a797, 0x85786a).porous(0.2).rings(0.01, 0.6).knotty(0.2).worn(0.6).gloss(0.8), "grey", "coastal", "weathered"),
		wood("charred wood", species(0x2b2827, 0x100f0f).porous(0.2).rings(0.011, 0.9).worn(0.7).gloss(0.7), "shou sugi ban", "burnt", "black", "yakisugi"),
		made("wood", "butcher block", 0.8, blockwork(mapleTimber(), 0.8), "worktop", "chopping board", "countertop", "kitchen", "laminated").fine(),
		made("wood", "plywood", 0.8, panel(species(0xdcbf92, 0xbf9766).porous(0.1).rings(0.02, 0.45), 1, 0.8), "sheet", "birch ply").fine(),
		made("wood", "lacquered walnut", 0.8, panel(walnutTimber().gloss(0.3), 6, 0.8), "glossy", "polished", "high gloss", "art deco").fine().coat(1),
		made("wood", "burl walnut", 0.8, burl(species(0x8d5c36, 0x3f2415)), "burr", "figured", "art deco", "luxury", "glossy").fine().coat(0.9),
		made("wood", "chipboard", 0.5, strands(0.012), "osb", "particle board", "strand board", "industrial"),
	}
}

// blockwork glues short square staves side by side, their ends staggered.
func blockwork(t timber, reach float64) func(noise) Pattern {
	return func(n noise) Pattern {
		b := bond{rows: 20, each: 2, shift: 0.37, jitter: 0.3}
		return func(u, v float64) Texel {
			p := b.at(n, u, v, reach)
			out := t.cut(board{n: n, id: p.id}, p.x+3*p.id, p.y-p.high/2)
			out.Albedo = out.Albedo.Scale(1 - 0.3*(1-step(0.0002, 0.0012, p.edge)))
			return out
		}
	}
}

// burl is a swirl of tiny eyes.
func burl(t timber) func(noise) Pattern {
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			du, dv := 0.05*n.clouds(u, v, 5, 5, 3), 0.05*n.more(3).clouds(u, v, 5, 5, 3)
			c := n.cells(u+du, v+dv, 14, 14)
			f := frac(c.near*5 + 3*n.more(5).clouds(u, v, 4, 4, 3))
			tone := 0.35 + 0.45*step(0.1, 0.8, f)*(1-step(0.85, 1, f)) + 0.3*n.more(6).clouds(u, v, 3, 3, 2) + 0.5*(1-step(0.05, 0.16, c.near))
			return Texel{Albedo: t.pale.Mix(t.dark, clamp(tone)), Rough: 0.3}
		}
	}
}

// strands is board pressed from flakes that lie every way.
func strands(size float64) func(noise) Pattern {
	return func(n noise) Pattern {
		count := int(0.5 / size / 3)
		return func(u, v float64) Texel {
			out := Texel{Rough: 0.7}
			best := -1.0
			for k := range 3 {
				m := n.more(uint32(k) * 5)
				c := m.cells(u, v+0.1*float64(k), count, count*2+k)
				if rank := frac(c.id*5.3) + 0.2*c.edge(); rank > best {
					best = rank
					grain := m.more(2).wave(u*40+c.id*90, v*220+c.id*70, 40, 220)
					tone := 0.3 + 0.5*frac(c.id*3.1) + 0.15*grain - 0.5*(1-step(0.02, 0.12, c.edge()))
					out.Albedo = geom.Hex(0xdcb67c).Mix(geom.Hex(0x8a6232), clamp(tone))
					out.Height = 0.0006*rank + 0.00008*grain
				}
			}
			return out
		}
	}
}
