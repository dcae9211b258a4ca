package surface

import (
	"math"

	"scenograph/internal/geom"
)

// weave is a cloth of warp (along V) and weft (along U): float tells whether the warp lies on top at a crossing.
type weave struct {
	threads    int // in a repeat, both ways
	warp, weft geom.Color
	float      func(i, j int) bool
	color      func(n noise, thread int, warp bool) (geom.Color, bool) // of single threads, for checks; nil for none
	uneven     float64                                                 // slubs and thick threads, 0 to 1
	fuzz       float64                                                 // loose fibres, 0 to 1
	reach      float64
}

func plainWeave(i, j int) bool { return (i+j)%2 == 0 }
func twillWeave(i, j int) bool { return wrap(i-j, 4) < 2 }
func satinWeave(i, j int) bool { return wrap(i*2-j, 5) != 0 }
func hopsack(i, j int) bool    { return (i/2+j/2)%2 == 0 }
func brokenTwill(i, j int) bool {
	if i/4%2 == 1 {
		return wrap(-i-j, 4) < 2
	}
	return wrap(i-j, 4) < 2
}

func cloth(threads int, rgb uint32, float func(i, j int) bool, uneven, fuzz float64) weave {
	c := geom.Hex(rgb)
	return weave{threads: threads, warp: c, weft: c, float: float, uneven: uneven, fuzz: fuzz, reach: 0.1}
}

func (w weave) mixed(weft uint32) weave      { w.weft = geom.Hex(weft); return w }
func (w weave) over(metres float64) weave    { w.reach = metres; return w }
func (w weave) in(check colorOfThread) weave { w.color = check; return w }

type colorOfThread = func(n noise, thread int, warp bool) (geom.Color, bool)

// bands colours threads in runs of so many threads and colours; warp and weft alike.
func bands(runs ...any) colorOfThread {
	var table []geom.Color
	for i := 0; i+1 < len(runs); i += 2 {
		c := geom.Hex(uint32(runs[i+1].(int)))
		for range runs[i].(int) {
			table = append(table, c)
		}
	}
	return func(_ noise, thread int, _ bool) (geom.Color, bool) { return table[thread%len(table)], true }
}

func (w weave) pattern(n noise) Pattern {
	count := float64(w.threads)
	pitch := w.reach / count
	return func(u, v float64) Texel {
		x := u*count + w.uneven*0.3*n.wave(u*7, v*11, 7, 11)
		y := v*count + w.uneven*0.3*n.more(2).wave(u*11, v*7, 11, 7)
		i, j := wrap(int(math.Floor(x)), w.threads), wrap(int(math.Floor(y)), w.threads)
		fx, fy := frac(x)-0.5, frac(y)-0.5
		thickWarp, thickWeft := 1-w.uneven*0.5*n.hash(i, 5001), 1-w.uneven*0.5*n.hash(5003, j)
		warpHigh := math.Sqrt(max(0, 1-sq(fx*2/thickWarp*0.98))) * (0.72 + 0.28*math.Cos(2*math.Pi*fy*0.5))
		weftHigh := math.Sqrt(max(0, 1-sq(fy*2/thickWeft*0.98))) * (0.72 + 0.28*math.Cos(2*math.Pi*fx*0.5))
		onTop := w.float(i, j)
		h, c, twist := weftHigh, w.weft, n.more(3).wave(x*1.5+y*3, y*2, 3*w.threads, 2*w.threads)
		thread, warp := j, false
		if onTop && warpHigh > 0.05 || weftHigh < 0.05 {
			h, c, thread, warp = warpHigh, w.warp, i, true
		}
		if w.color != nil {
			if own, ok := w.color(n, thread, warp); ok {
				c = own
			}
		}
		tone := n.more(4).hash(thread, map[bool]int{true: 1, false: 2}[warp])
		fibre := n.more(5).wave(u*count*3, v*count*3, 3*w.threads, 3*w.threads)
		slub := n.more(6).clouds(u, v, 5, 5, 3)
		shade := 0.5 + 0.5*h + 0.12*(tone-0.5)*(0.4+w.uneven) + 0.05*twist + 0.06*w.fuzz*fibre + 0.06*w.uneven*slub
		return Texel{Albedo: c.Scale(shade), Height: pitch * (0.42*h + 0.12*w.fuzz*fibre), Rough: 0.9}
	}
}

func sq(x float64) float64 { return x * x }

// knitted is columns of V-shaped stitches.
func knitted(rgb uint32, columns int, reach float64, cable bool) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		rows := columns * 5 / 4
		return func(u, v float64) Texel {
			x := frac(u*float64(columns)) - 0.5
			y := v*float64(rows) + math.Abs(x)*1.25
			strand := math.Sqrt(max(0, math.Sin(math.Pi*frac(y)))) * math.Sqrt(max(0, 1-sq((math.Abs(x)-0.25)*3.4)))
			fuzz := n.wave(u*150, v*150, 150, 150)
			tone := n.more(2).hash(int(u*float64(columns)), wrap(int(y), rows))
			swell := 0.0
			if cable {
				swell = math.Abs(math.Sin(2*math.Pi*(u*3))) * (0.6 + 0.4*math.Sin(2*math.Pi*(v*4+0.5*math.Sin(2*math.Pi*u*3))))
			}
			h := strand*0.35*reach/float64(columns) + 0.004*swell
			return Texel{Albedo: c.Scale(0.42 + 0.52*strand + 0.06*tone + 0.08*fuzz + 0.12*swell), Height: h + 0.0001*fuzz, Rough: 0.95}
		}
	}
}

// napped is velvet, felt or suede: a short pile that has been stroked one way and another.
func napped(rgb uint32, stroked, coarse float64, hairs int) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			stroke := n.clouds(u+0.1*n.more(2).clouds(u, v, 2, 2, 2), v, 2, 3, 4)
			hair := n.more(3).wave(u*float64(hairs), v*float64(hairs), hairs, hairs)
			return Texel{Albedo: c.Scale(0.86 + stroked*0.45*stroke + coarse*0.16*hair), Height: coarse * 0.0003 * hair, Rough: 0.88 - 0.05*stroke}
		}
	}
}

// ribs are cut cords along V.
func ribs(rgb uint32, count int, reach float64) func(noise) Pattern {
	return func(n noise) Pattern {
		pile := napped(rgb, 0.5, 0.8, 160)(n)
		return func(u, v float64) Texel {
			out := pile(u, v)
			x := 2*frac(u*float64(count)) - 1
			cord := math.Sqrt(max(0, 1-0.9*x*x))
			out.Albedo, out.Height = out.Albedo.Scale(0.35+0.65*cord), out.Height+cord*0.35*reach/float64(count)
			return out
		}
	}
}

// loops are yarn loops of boucle and carpets; mix is how far their colours differ.
func loops(rgb uint32, count int, high, mix float64, others ...uint32) func(noise) Pattern {
	colors := []geom.Color{geom.Hex(rgb)}
	for _, o := range others {
		colors = append(colors, geom.Hex(o))
	}
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			k := n.cells(u+0.3/float64(count)*n.more(2).clouds(u, v, count, count, 1), v, count, count)
			loop := math.Sqrt(max(0, 1-sq(k.near*1.05)))
			curl := n.more(3).wave(u*float64(count*3), v*float64(count*3), count*3, count*3)
			c := colors[int(k.id*float64(len(colors))*0.999)]
			return Texel{Albedo: c.Scale(0.38 + 0.55*loop + mix*0.3*(frac(k.id*5.7)-0.5) + 0.08*curl), Height: high * (loop + 0.15*curl), Rough: 0.97}
		}
	}
}

// quilted is cloth stitched in lozenges over wadding.
func quilted(face func(noise) Pattern, count int, reach float64) func(noise) Pattern {
	return func(n noise) Pattern {
		top := face(n)
		return func(u, v float64) Texel {
			out := top(u, v)
			a, b := math.Abs(math.Sin(math.Pi*(u+v)*float64(count))), math.Abs(math.Sin(math.Pi*(u-v)*float64(count)))
			puff := math.Sqrt(min(a, b))
			out.Height += 0.09 * reach / float64(count) * puff
			out.Albedo = out.Albedo.Scale(0.7 + 0.3*step(0, 0.45, puff))
			return out
		}
	}
}

func fabric(name string, w weave, words ...string) Recipe {
	return made("fabric", name, w.reach, w.pattern, append(words, "cloth", "upholstery")...)
}

func fabrics() []Recipe {
	soft := func(name string, reach float64, p func(noise) Pattern, words ...string) Recipe {
		return made("fabric", name, reach, p, append(words, "cloth", "upholstery")...)
	}
	velvet := func(name string, rgb uint32, words ...string) Recipe {
		r := soft(name, 0.4, napped(rgb, 0.5, 0.25, 200), append(words, "velvet", "plush", "soft")...).sheen(0.75)
		r.Layers.SheenRough = 0.35
		return r
	}
	return []Recipe{
		fabric("linen", cloth(40, 0xcfc2ac, plainWeave, 0.9, 0.6), "natural", "beige", "flax"), fabric("cotton", cloth(60, 0xe8e4dc, plainWeave, 0.25, 0.3), "white", "bedding", "sheet"), fabric("canvas", cloth(36, 0xd6cab2, plainWeave, 0.4, 0.3), "duck", "sailcloth", "heavy cotton"),
		fabric("wool", cloth(28, 0x9a9a96, twillWeave, 0.5, 1), "grey", "tweed"), fabric("tweed", cloth(32, 0x7d6f5c, twillWeave, 0.8, 1).mixed(0xa79a83).over(0.12), "brown", "herringbone", "heather", "country"), fabric("herringbone wool", cloth(48, 0x55565a, brokenTwill, 0.4, 0.8).mixed(0xb4b0a8).over(0.14), "grey", "tweed"),
		fabric("denim", cloth(56, 0x2f456b, twillWeave, 0.6, 0.4).mixed(0xb9bfc6), "blue jeans", "indigo", "blue"), fabric("hopsack", cloth(40, 0xb5aa98, hopsack, 0.4, 0.5), "basket weave", "beige", "sofa fabric"), fabric("charcoal weave", cloth(36, 0x4a4c4f, hopsack, 0.5, 0.6).mixed(0x5d6063), "dark grey", "office chair", "sofa fabric"),
		fabric("satin", cloth(80, 0xc9b7a5, satinWeave, 0.1, 0).over(0.1), "silk", "shiny", "smooth").sheen(0.5), fabric("silk", cloth(96, 0xb98f8a, plainWeave, 0.5, 0).over(0.12), "dupioni", "shiny", "rose").sheen(0.6),
		fabric("burlap", cloth(20, 0xa98a5c, plainWeave, 1, 1).over(0.12), "hessian", "sack", "jute cloth", "coffee sack"), fabric("gingham", cloth(96, 0, plainWeave, 0.2, 0.3).in(bands(12, 0xf0ece4, 12, 0xb23b3b)).over(0.12), "red and white", "check", "picnic", "checked"),
		fabric("blue gingham", cloth(96, 0, plainWeave, 0.2, 0.3).in(bands(12, 0xf0ece4, 12, 0x44679a)).over(0.12), "blue and white", "check", "checked"), fabric("tartan", cloth(160, 0, twillWeave, 0.3, 0.6).in(bands(24, 0x8f2a2a, 4, 0x1f2b24, 12, 0x254034, 4, 0x1f2b24, 24, 0x8f2a2a, 6, 0xc9b25a, 6, 0x1f2b45)).over(0.32), "plaid", "scottish", "check", "red"),
		fabric("grey plaid", cloth(160, 0, twillWeave, 0.3, 0.6).in(bands(30, 0xb6b4ae, 6, 0x6b6c6e, 12, 0x8d8d8b, 6, 0x6b6c6e, 24, 0xb6b4ae, 2, 0xe9e6df)).over(0.32), "check", "blanket", "tartan"), fabric("houndstooth", cloth(64, 0, twillWeave, 0.2, 0.5).in(bands(4, 0x222223, 4, 0xe7e4dc)).over(0.2), "black and white", "dogtooth", "pied de poule"),
		fabric("ticking", cloth(96, 0, twillWeave, 0.2, 0.3).in(ticking), "striped", "blue and white", "mattress", "stripes").fine(), fabric("deckchair stripe", cloth(96, 0, satinWeave, 0.2, 0.4).in(deckchair).over(0.36), "striped", "awning", "stripes", "nautical", "outdoor"),
		velvet("velvet", 0x6b3a3a, "burgundy"), velvet("blue velvet", 0x27406e, "blue", "royal blue", "sapphire"), velvet("green velvet", 0x2b5a45, "green", "emerald", "bottle green"), velvet("mustard velvet", 0xb5822c, "yellow", "gold", "ochre"), velvet("pink velvet", 0xc78d8c, "pink", "blush", "dusty rose"), velvet("grey velvet", 0x77787a, "grey", "silver"), velvet("black velvet", 0x1b1a1d, "black"),
		soft("crushed velvet", 0.4, crushed(0x5a5470), "purple", "shimmering", "velvet").sheen(0.8), soft("corduroy", 0.16, ribs(0x8a6a42, 40, 0.16), "cord", "ribbed", "brown", "seventies").sheen(0.3),
		soft("felt", 0.3, napped(0x7a7c78, 0.15, 0.9, 140), "grey", "wool felt", "acoustic"), soft("suede cloth", 0.3, napped(0xa58562, 0.6, 0.4, 180), "alcantara", "microfibre", "tan").sheen(0.3), soft("fleece", 0.2, loops(0xd9d2c6, 46, 0.0012, 0.2), "soft", "blanket", "sherpa"),
		soft("boucle", 0.18, loops(0xe4dccd, 34, 0.0026, 0.25), "teddy", "cream", "nubby", "bouclé"), soft("grey boucle", 0.18, loops(0x9b9893, 34, 0.0026, 0.35, 0xb5b1aa), "nubby", "bouclé"), soft("chenille", 0.16, ribs(0x9d8f7e, 26, 0.16), "soft", "ribbed", "beige"),
		soft("wool knit", 0.16, knitted(0xe2d6c3, 12, 0.16, false), "knitted", "jumper", "cream"), soft("cable knit", 0.24, knitted(0xdcd3c4, 24, 0.24, true), "knitted", "aran", "blanket", "chunky"), soft("chunky knit", 0.3, knitted(0xb8b0a6, 8, 0.3, false), "knitted", "throw", "merino"),
		soft("quilted cotton", 0.3, quilted(cloth(90, 0xe6e0d5, plainWeave, 0.2, 0.2).over(0.3).pattern, 3, 0.3), "quilt", "bedspread", "mattress", "padded"), soft("fur", 0.3, fur(0xcfc4b3, 0x8f8171), "sheepskin", "faux fur", "shaggy", "throw", "fluffy").sheen(0.3),
		fabric("sheer", cloth(60, 0xf4f1ea, plainWeave, 0.3, 0), "curtain", "voile", "net", "translucent").with(Layers{Opacity: 0.55}), fabric("blackout cloth", cloth(70, 0x5d6064, satinWeave, 0.1, 0.2), "curtain", "grey", "drape"),
	}
}

func ticking(_ noise, thread int, warp bool) (geom.Color, bool) {
	t := thread % 24
	if warp && (t < 3 || t == 5 || t == 8) {
		return geom.Hex(0x3f5577), true
	}
	return geom.Hex(0xeee9dd), true
}

func deckchair(_ noise, thread int, warp bool) (geom.Color, bool) {
	if warp && thread%32 < 16 {
		return geom.Hex(0x2f5f7f), true
	}
	return geom.Hex(0xeee8da), warp || thread%2 == 0
}

func crushed(rgb uint32) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			k := n.cells(u+0.06*n.more(2).clouds(u, v, 4, 4, 3), v+0.06*n.more(3).clouds(u, v, 4, 4, 3), 9, 6)
			lie := n.more(4).clouds(u, v, 5, 7, 4)
			return Texel{Albedo: c.Scale(0.55 + 0.7*frac(k.id*3.1)*step(0, 0.25, k.edge()) + 0.3*lie), Height: 0.0007*step(0, 0.3, k.edge()) + 0.0003*lie, Rough: 0.7}
		}
	}
}

// fur is locks of long hair lying along V.
func fur(tip, root uint32) func(noise) Pattern {
	a, b := geom.Hex(tip), geom.Hex(root)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			bend := 0.05*n.clouds(u, v, 4, 4, 3) + 0.02*n.more(5).clouds(u, v, 9, 9, 2)
			hair := n.more(2).clouds(u+bend, v+bend, 90, 12, 2)
			lock := n.more(3).clouds(u+bend, v, 12, 6, 3)
			tone := clamp(0.5 + 0.4*hair + 0.5*lock)
			return Texel{Albedo: b.Mix(a, tone), Height: 0.004*lock + 0.0012*hair, Rough: 0.92}
		}
	}
}
