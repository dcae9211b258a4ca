package surface

import "scenograph/internal/geom"

// laid covers a floor or wall with boards of a timber.
func laid(t timber, l layout, reach, gap float64) func(noise) Pattern {
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			p := l.at(n, u, v, reach)
			out := t.cut(board{n: n, id: p.id}, p.x+2.7*frac(p.id*5.9), p.y-p.high/2)
			return seam(out, p.edge, gap)
		}
	}
}

// seam is the dark gap between boards with its eased edges.
func seam(t Texel, edge, gap float64) Texel {
	open := 1 - step(gap*0.35, gap*0.9, edge)
	t.Albedo = t.Albedo.Scale(1 - 0.75*open)
	t.Height += 0.0006*step(0, gap*3, edge) - 0.0012*open
	t.Rough = clamp(t.Rough + 0.3*open)
	return t
}

// boards are planks in long rows with scattered ends.
func boards(rows int) bond { return bond{rows: rows, each: 1, shift: 0.381, jitter: 0.5} }

func floor(name string, t timber, l layout, reach float64, words ...string) Recipe {
	return made("floor", name, reach, laid(t, l, reach, 0.0022), words...).finest()
}

func floors() []Recipe {
	oak, pale, dark, walnut := oakTimber(), species(0xdcc39a, 0xbf9d6c).porous(0.5).rings(0.009, 0.45), species(0x644530, 0x36241a).porous(0.6).rings(0.009, 0.55), walnutTimber()
	return []Recipe{
		floor("oak planks", oak, boards(12), 1.8, "floorboards", "wood floor", "hardwood", "oak floor", "parquet"),
		floor("light planks", pale, boards(12), 1.8, "floorboards", "wood floor", "light oak floor", "scandinavian", "pale"),
		floor("dark planks", dark, boards(12), 1.8, "floorboards", "wood floor", "dark oak floor", "stained"),
		floor("walnut planks", walnut, boards(12), 1.8, "floorboards", "wood floor", "walnut floor", "dark"),
		floor("pine floorboards", pineTimber().gloss(0.55), boards(10), 1.6, "wood floor", "knotty", "country", "pine floor"),
		floor("grey planks", species(0xa9a196, 0x7d7469).porous(0.5).rings(0.009, 0.5).gloss(0.55), boards(12), 1.8, "grey oak floor", "wood floor", "laminate", "coastal"),
		floor("rustic planks", oakTimber().knotty(0.6).worn(0.45).gloss(0.65), boards(8), 1.8, "wide boards", "wood floor", "old", "antique floorboards"),
		floor("reclaimed planks", greyTimber(), boards(10), 1.6, "barn wood", "weathered boards", "wood wall", "old"),
		floor("painted floorboards", species(0xe6e3db, 0xd8d4ca).porous(0.1).rings(0.01, 0.2).gloss(0.5), boards(10), 1.6, "white floor", "white boards", "scandinavian", "coastal"),
		floor("bamboo floor", species(0xd9b880, 0xbd9458).porous(0).rings(0.006, 0.45).quartered(), boards(18), 1.8, "strips"),
		floor("parquet", oak.gloss(0.42), herringbone{5, 2}, 1.4, "herringbone", "wood floor", "oak herringbone"),
		floor("walnut parquet", walnut.gloss(0.4), herringbone{5, 2}, 1.4, "herringbone", "wood floor", "dark", "walnut herringbone"),
		floor("pale parquet", pale.gloss(0.45), herringbone{6, 2}, 1.44, "herringbone", "wood floor", "light oak herringbone"),
		floor("chevron parquet", oak.gloss(0.4), chevron{4, 20}, 1.8, "chevron floor", "wood floor", "french", "hungarian point", "classic"),
		floor("basket parquet", species(0xa9713f, 0x744724).porous(0.4).rings(0.008, 0.5).gloss(0.4), basket{4, 5}, 1.2, "basketweave", "mosaic parquet", "wood floor", "finger parquet"),
		floor("cherry strips", cherryTimber().gloss(0.35), bond{rows: 20, each: 2, shift: 0.43, jitter: 0.5}, 1.4, "strip floor", "wood floor", "reddish"),
		made("floor", "decking", 1.2, deck(teakTimber().gloss(0.7), 8, 1.2), "terrace", "outdoor boards", "balcony", "grooved"),
		made("floor", "sports floor", 2.4, sports(), "gym floor", "basketball court", "maple strips", "court").fine().coat(0.8),
		made("floor", "linoleum", 0.8, linoleum(0x8f9a86, 0xa9b29c), "lino", "marbled", "sheet floor", "vinyl"),
		made("floor", "checkerboard linoleum", 0.8, chequer(0x2a2b2b, 0xe4e1d8), "black and white", "chequered", "diner", "checkered floor", "vinyl"),
		made("floor", "vinyl", 0.8, linoleum(0xb9b4aa, 0xc7c2b8), "sheet floor", "grey", "hospital", "classroom"),
		made("floor", "rubber floor", 0.4, studs(0x3a3d40, 10, 0.4), "studded", "pirelli floor", "gym", "industrial"),
		made("floor", "resin floor", 2, poured(0xb9bab8), "epoxy", "poured", "grey", "seamless floor", "garage").coat(0.6),
	}
}

// deck is grooved boards with open gaps.
func deck(t timber, rows int, reach float64) func(noise) Pattern {
	return func(n noise) Pattern {
		l := boards(rows)
		return func(u, v float64) Texel {
			p := l.at(n, u, v, reach)
			out := seam(t.cut(board{n: n, id: p.id}, p.x, p.y-p.high/2), p.edge, 0.007)
			groove := bump(0.5, 0.3, frac(p.y/0.012))
			out.Albedo = out.Albedo.Scale(1 - 0.3*groove)
			out.Height -= 0.001 * groove
			return out
		}
	}
}

// sports is a strip floor with painted lines.
func sports() func(noise) Pattern {
	return func(n noise) Pattern {
		t, l := mapleTimber().gloss(0.3), bond{rows: 36, each: 2, shift: 0.41, jitter: 0.5}
		return func(u, v float64) Texel {
			p := l.at(n, u, v, 2.4)
			out := t.cut(board{n: n, id: p.id}, p.x, p.y-p.high/2)
			out.Albedo = out.Albedo.Scale(1 - 0.4*(1-step(0.0003, 0.0012, p.edge)))
			return out
		}
	}
}

// linoleum is marbled in the direction it was rolled.
func linoleum(a, b uint32) func(noise) Pattern {
	return func(n noise) Pattern {
		x, y := geom.Hex(a), geom.Hex(b)
		return func(u, v float64) Texel {
			swirl := n.clouds(u+0.02*n.more(3).clouds(u, v, 9, 9, 2), v, 6, 26, 4)
			fleck := step(0.45, 0.6, n.more(9).wave(u*70, v*150, 70, 150))
			return Texel{Albedo: x.Mix(y, clamp(0.5+0.9*swirl)).Mix(y.Scale(1.15), 0.4*fleck), Rough: 0.42 + 0.06*swirl, Height: 0.00003 * swirl}
		}
	}
}

func chequer(a, b uint32) func(noise) Pattern {
	return func(n noise) Pattern {
		dark, pale := linoleum(a, a+0x121212)(n), linoleum(b, b-0x0a0a0a)(n.more(5))
		return func(u, v float64) Texel {
			x, y := u*2, v*2
			out := pale(u, v)
			if (int(x)+int(y))%2 == 0 {
				out = dark(u, v)
			}
			edge := min(min(frac(x), 1-frac(x)), min(frac(y), 1-frac(y))) * 0.4
			open := 1 - step(0.0004, 0.0014, edge)
			out.Albedo, out.Height = out.Albedo.Scale(1-0.4*open), out.Height-0.0002*open
			return out
		}
	}
}

func studs(rgb uint32, count int, reach float64) func(noise) Pattern {
	return func(n noise) Pattern {
		c := geom.Hex(rgb)
		return func(u, v float64) Texel {
			x, y := frac(u*float64(count))-0.5, frac(v*float64(count))-0.5
			top := 1 - step(0.28, 0.36, hypot(x, y))
			scuff := n.fractal(u, v, 5, 5, 4)
			return Texel{Albedo: c.Scale(0.85 + 0.2*top + 0.15*(scuff-0.5)), Height: 0.0011 * top, Rough: 0.75 - 0.12*top*scuff}
		}
	}
}

// poured is a resin that has levelled itself, with faint clouds.
func poured(rgb uint32) func(noise) Pattern {
	return func(n noise) Pattern {
		c := geom.Hex(rgb)
		return func(u, v float64) Texel {
			cloud := n.clouds(u+0.1*n.more(2).clouds(u, v, 2, 2, 2), v, 3, 3, 5)
			return Texel{Albedo: c.Scale(1 + 0.1*cloud), Rough: 0.22 + 0.05*cloud, Height: 0.0001 * n.more(4).clouds(u, v, 4, 4, 2)}
		}
	}
}
