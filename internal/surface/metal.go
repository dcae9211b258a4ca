package surface

import (
	"math"

	"scenograph/internal/geom"
)

// brushedMetal is ground in one direction, along U.
func brushedMetal(rgb uint32, rough float64) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			line := 0.5*n.wave(u*2, v*160, 2, 160) + 0.5*n.more(2).wave(u*5, v*256, 5, 256)
			smear := n.more(3).clouds(u, v, 3, 3, 3)
			return Texel{Albedo: c.Scale(1 + 0.05*line), Metal: 1, Rough: rough + 0.1*line + 0.05*smear, Height: 0.000006 * line}
		}
	}
}

// cleanMetal is polished, with the faint clouds of handling.
func cleanMetal(rgb uint32, rough float64) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			cloud := n.clouds(u+0.08*n.more(2).clouds(u, v, 3, 3, 2), v, 3, 3, 4)
			return Texel{Albedo: c, Metal: 1, Rough: rough * (1 + 0.35*cloud)}
		}
	}
}

// patina lets a metal corrode in patches and runs.
func patina(rgb, crust uint32, amount, rough float64) func(noise) Pattern {
	c, k := geom.Hex(rgb), geom.Hex(crust)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			lie := n.clouds(u+0.05*n.more(2).clouds(u, v, 6, 6, 2), v, 3, 3, 6)
			fine := n.more(3).clouds(u, v, 30, 30, 4)
			rusty := step(0.55-amount, 0.8-amount, 0.5+0.5*lie+0.22*fine)
			tone := 1 + 0.35*fine + 0.2*n.more(4).clouds(u, v, 8, 8, 3)
			out := Texel{Albedo: c.Scale(1+0.08*fine).Mix(k.Scale(tone), rusty), Metal: 1 - rusty, Rough: lerp(rough, 0.85, rusty)}
			out.Height = 0.00025 * rusty * (1 + 1.6*fine)
			return out
		}
	}
}

// hammered has dents of a round hammer.
func hammered(rgb uint32, rough float64, count int) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			d := n.cells(u, v, count, count)
			dent := d.near * d.near
			return Texel{Albedo: c.Scale(0.94 + 0.08*d.id), Metal: 1, Rough: rough + 0.08*d.id, Height: 0.0035 / float64(count) * 12 * dent}
		}
	}
}

// spangled is hot-dip galvanised: crystals of zinc.
func spangled(rgb uint32) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			d := n.cells(u+0.02*n.more(2).clouds(u, v, 9, 9, 2), v, 13, 13)
			frost := n.more(3).wave(u*60+d.id*30, v*20+d.id*50, 60, 20)
			return Texel{Albedo: c.Scale(0.84 + 0.24*d.id + 0.04*frost), Metal: 1, Rough: 0.34 + 0.22*frac(d.id*7) + 0.03*frost}
		}
	}
}

// treadplate is sheet with raised lozenges, turned by turns.
func treadplate(rgb uint32, count int) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			x, y := u*float64(count), v*float64(count)
			s := 1.0
			if (int(x)+int(y))%2 == 1 {
				s = -1
			}
			fx, fy := frac(x)-0.5, frac(y)-0.5
			a, b := (fx+s*fy)*math.Sqrt2/2, (fx-s*fy)*math.Sqrt2/2
			raised := 1 - step(0.8, 1.05, hypot(a/0.42, b/0.13))
			scratch := n.more(2).clouds(u, v, 5, 60, 2)
			return Texel{Albedo: c.Scale(0.95 + 0.06*raised), Metal: 1, Rough: 0.42 - 0.12*raised + 0.06*scratch, Height: 0.0014 * raised}
		}
	}
}

// corrugated sheet waves along V.
func corrugated(rgb uint32, count int, reach float64) func(noise) Pattern {
	return func(n noise) Pattern {
		zinc := patina(rgb, 0x8a5a3a, 0.02, 0.4)(n)
		return func(u, v float64) Texel {
			out := zinc(u, v)
			out.Height += 0.5 * reach / float64(count) * 0.5 * math.Sin(2*math.Pi*u*float64(count)) * 0.7
			return out
		}
	}
}

// mesh is sheet with round holes, through which one sees.
func perforated(rgb uint32, columns int, open float64) func(noise) Pattern {
	c := geom.Hex(rgb)
	l := hexagons{columns, columns + 2}
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			p := l.at(n, u, v, 1)
			d := hypot(p.x-p.long/2, p.y-p.long/2) / p.long
			hole := 1 - step(open-0.04, open+0.02, d)
			return Texel{Albedo: c.Scale(1 - 0.96*hole), Metal: 1 - hole, Rough: lerp(0.4, 0.9, hole), Height: -0.0006 * hole}
		}
	}
}

func metals() []Recipe {
	metal := func(name string, p func(noise) Pattern, words ...string) Recipe {
		return made("metal", name, 0.4, p, append(words, "metal")...)
	}
	brushed := func(name string, rgb uint32, rough float64, words ...string) Recipe {
		r := metal(name, brushedMetal(rgb, rough), append(words, "brushed", "satin")...)
		r.Layers.Brushed = 0.6
		return r
	}
	return []Recipe{
		metal("brass", cleanMetal(0xd2ab62, 0.27), "gold", "yellow"), metal("polished brass", cleanMetal(0xdcb56c, 0.1), "shiny", "gold", "art deco"), brushed("brushed brass", 0xc9a45c, 0.34, "gold", "modern"), metal("aged brass", patina(0xa5824a, 0x6f5a36, 0.06, 0.42), "antique brass", "patina", "old gold"),
		metal("gold", cleanMetal(0xe6ba66, 0.18), "shiny", "gilded", "gilt"), metal("gold leaf", leafed(0xe0b35a), "gilded", "gilt", "flaked"), metal("rose gold", cleanMetal(0xe2ab96, 0.2), "pink", "copper"),
		metal("copper", cleanMetal(0xd0825f, 0.26), "reddish"), metal("hammered copper", hammered(0xc97a56, 0.24, 16), "beaten", "handmade"), metal("verdigris copper", patina(0xa0694a, 0x6fa193, 0.24, 0.45), "patina", "green copper", "oxidised", "turquoise"),
		metal("bronze", cleanMetal(0x9a7044, 0.36), "brown"), metal("dark bronze", patina(0x5a4330, 0x33271d, 0.2, 0.42), "oil-rubbed bronze", "antique bronze"),
		metal("chrome", cleanMetal(0xdcdee0, 0.06), "shiny", "polished", "silver"), metal("silver", cleanMetal(0xe6e3dc, 0.16), "polished", "shiny"), metal("nickel", cleanMetal(0xc9c2b4, 0.2), "polished nickel", "warm silver"), metal("mirror", plainly(0xf2f4f4, 0.02, 1), "looking glass", "reflective"),
		metal("antique mirror", patina(0xd6d4cc, 0x77705f, 0.04, 0.05), "foxed", "old mirror", "smoked mirror"), brushed("brushed steel", 0xbcbec0, 0.34, "stainless steel", "inox", "silver", "kitchen"), metal("steel", cleanMetal(0xb4b6b8, 0.3), "stainless", "grey"), brushed("aluminium", 0xd3d5d6, 0.4, "aluminum", "anodised", "silver"),
		metal("galvanised steel", spangled(0xb9bec0), "zinc", "galvanized", "spangle", "bucket", "industrial"), metal("zinc", patina(0x9ba1a4, 0x7d8488, 0.2, 0.45), "grey", "bar top", "tin"), metal("pewter", cleanMetal(0x8c8a85, 0.4), "tin", "grey"),
		metal("iron", patina(0x4a4744, 0x33302d, 0.12, 0.55), "wrought iron", "cast iron", "dark"), metal("blackened steel", patina(0x3a3b3d, 0x222326, 0.25, 0.42), "hot rolled", "raw steel", "industrial", "black"), metal("rusty steel", patina(0x6a5244, 0x8a4a26, 0.4, 0.6), "corten", "rust", "weathering steel", "oxidised", "orange"), metal("hammered iron", hammered(0x3d3a38, 0.5, 18), "wrought", "forged", "black"),
		metal("tread plate", treadplate(0xb0b3b5, 8), "diamond plate", "checker plate", "industrial", "chequer plate"), made("metal", "corrugated steel", 1.2, corrugated(0xa9adb0, 12, 1.2), "corrugated iron", "metal", "shed", "container", "industrial"), made("metal", "perforated steel", 0.24, perforated(0x8f9294, 20, 0.3), "mesh", "metal", "grille", "speaker"),
		made("metal", "pressed tin", 0.6, pressed(0xcfccc4, 2, 0.6), "tin ceiling", "metal", "stamped", "victorian", "tin tiles").fine(),
		metal("black metal", plainly(0x1f2021, 0.45, 0), "black", "powder coated", "matte black", "steel"), metal("white metal", plainly(0xe9e9e6, 0.4, 0), "white", "powder coated", "enamel"), made("metal", "enamel", 0.5, smudged(0xf0efe9, 0.12, 0.03), "enamelled steel", "white", "bath", "glossy"),
	}
}

// leafed is beaten leaf in squares that overlap and tear.
func leafed(rgb uint32) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		l := bond{rows: 5, each: 5, shift: 0.2}
		return func(u, v float64) Texel {
			p := l.at(n, u+0.004*n.clouds(u, v, 20, 20, 2), frac(v+0.004*n.more(2).clouds(u, v, 20, 20, 2)+1), 0.4)
			overlap := 1 - step(0.001, 0.004, p.edge)
			torn := step(0.62, 0.66, 0.5+0.5*n.more(3).clouds(u, v, 8, 8, 5))
			crease := n.more(4).clouds(u, v, 12, 12, 4)
			return Texel{Albedo: c.Scale(0.93+0.1*p.id-0.06*overlap).Mix(geom.Hex(0x7a3a26), 0.8*torn), Metal: 1 - torn, Rough: lerp(0.26+0.1*crease, 0.7, torn), Height: 0.00006 * crease}
		}
	}
}

// pressed is stamped sheet with a rosette in each square.
func pressed(rgb uint32, count int, reach float64) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			x, y := frac(u*float64(count))-0.5, frac(v*float64(count))-0.5
			r, a := hypot(x, y), math.Atan2(y, x)
			rim := max(math.Abs(x), math.Abs(y))
			h := 0.6*bump(0.46, 0.03, rim) + 0.35*bump(0.4, 0.02, rim) + (0.5+0.5*math.Cos(8*a))*bump(0.2, 0.12, r) + 0.8*(1-step(0.02, 0.08, r)) + 0.4*bump(0.34, 0.02, r)*(1-step(0.37, 0.39, rim))
			dirt := n.clouds(u, v, 4, 4, 4)
			return Texel{Albedo: c.Scale(0.86 + 0.14*clamp(h)), Metal: 0.9, Rough: 0.42 + 0.08*dirt, Height: 0.006 * h * reach / float64(count) / 0.3}
		}
	}
}
