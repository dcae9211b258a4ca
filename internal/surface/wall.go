package surface

import (
	"math"

	"scenograph/internal/geom"
)

// brickwork is a wall of bricks of several firings; spread is how far they differ.
func brickwork(l layout, reach float64, mortar grout, spread float64, clay ...uint32) func(noise) Pattern {
	colors := make([]geom.Color, len(clay))
	for i, c := range clay {
		colors[i] = geom.Hex(c)
	}
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			p := l.at(n, u, v, reach)
			rough := n.more(2).clouds(u, v, 26, 26, 4)
			fine := n.more(3).wave(u*150, v*150, 150, 150)
			c := colors[int(p.id*float64(len(colors))*0.999)]
			burnt := step(0.2, 0.8, n.more(4).clouds(u+0.3*p.id, v, 9, 9, 3))
			c = tint(c, spread*(frac(p.id*17)-0.5)+0.16*rough+0.07*fine).Mix(colors[0].Scale(0.45), 0.35*spread*burnt)
			edge := p.edge + 0.0022*rough
			open := 1 - step(mortar.wide*0.42, mortar.wide*0.5+0.0015, edge)
			sand := n.more(5).wave(u*220, v*220, 220, 220)
			out := Texel{Albedo: c.Mix(mortar.color.Scale(1+0.12*sand+0.08*rough), open), Rough: 0.86 + 0.06*rough}
			out.Height = 0.005*step(mortar.wide*0.35, mortar.wide*0.5+0.004, edge)*(1+0.5*(frac(p.id*29)-0.5)) + 0.0011*rough + 0.0003*fine
			return out
		}
	}
}

// render is plaster or stucco: strokes of a tool, sand and clouds.
func render(rgb uint32, strokes, sand, clouds float64) func(noise) Pattern {
	ground := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			bend := 0.06 * n.clouds(u, v, 3, 3, 2)
			stroke := n.more(2).clouds(u+bend, v+bend*0.6, 3, 7, 5)
			ridge := thread(n.more(3).clouds(u+bend, v, 3, 5, 3), 0.03)
			grain := n.more(4).clouds(u, v, 110, 110, 2)
			cloud := n.more(5).clouds(u, v, 2, 2, 5)
			out := Texel{Albedo: ground.Scale(1 + clouds*0.2*cloud + 0.03*stroke + 0.03*sand*grain), Rough: 0.9 - 0.04*stroke}
			out.Height = strokes*(0.0011*stroke+0.0004*ridge) + sand*0.0005*grain
			return out
		}
	}
}

// rolled is paint put on with a roller.
func rolled(rgb uint32, rough, nap float64) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			bump := n.clouds(u, v, 110, 110, 2)
			return Texel{Albedo: c, Height: nap * 0.00011 * bump, Rough: rough}
		}
	}
}

// plainly is one colour without any relief.
func plainly(rgb uint32, rough, metal float64) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(noise) Pattern {
		return func(_, _ float64) Texel { return Texel{Albedo: c, Rough: rough, Metal: metal} }
	}
}

// smudged is one smooth colour that hands have touched.
func smudged(rgb uint32, rough, by float64) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			print := n.clouds(u+0.1*n.more(2).clouds(u, v, 3, 3, 2), v, 4, 4, 4)
			return Texel{Albedo: c, Rough: rough + by*print}
		}
	}
}

// grooved is tongue-and-groove or fluted boarding: count grooves in a repeat, of a share of their spacing.
func grooved(face func(noise) Pattern, count int, share, depth, reach float64) func(noise) Pattern {
	return func(n noise) Pattern {
		board := face(n)
		return func(u, v float64) Texel {
			out := board(u, v)
			y := frac(u * float64(count))
			d := min(y, 1-y)
			open := 1 - step(share*0.4, share, d)
			out.Height -= depth * open
			out.Albedo = out.Albedo.Scale(1 - 0.3*open)
			return out
		}
	}
}

// flutes are half-round ribs, as on tambour fronts and fluted glass.
func flutes(face func(noise) Pattern, count int, reach float64) func(noise) Pattern {
	return func(n noise) Pattern {
		board := face(n)
		return func(u, v float64) Texel {
			out := board(u, v)
			x := 2*frac(u*float64(count)) - 1
			rib := math.Sqrt(max(0, 1-0.92*x*x))
			out.Height += rib * reach / float64(count) * 0.32
			out.Albedo = out.Albedo.Scale(0.55 + 0.45*step(0.25, 0.6, rib))
			return out
		}
	}
}

// upright turns a pattern a quarter, so that its grain runs along V.
func upright(p func(noise) Pattern) func(noise) Pattern {
	return func(n noise) Pattern {
		lying := p(n)
		return func(u, v float64) Texel { return lying(v, u) }
	}
}

func walls() []Recipe {
	wall := func(name string, reach float64, p func(noise) Pattern, words ...string) Recipe {
		return made("wall", name, reach, p, words...)
	}
	running := bond{rows: 16, each: 5, shift: 0.5}
	pale := joints(0xb9b1a4, 10)
	return []Recipe{
		wall("plaster", 1.5, render(0xe9e4da, 1, 0.4, 0.5), "white", "stucco", "trowelled"), wall("rough plaster", 1.2, render(0xddd3c2, 2.6, 1.6, 0.8), "stucco", "mediterranean", "rustic", "render"),
		wall("terracotta plaster", 1.5, render(0xc07d5c, 1.2, 0.4, 1.2), "stucco", "warm", "tuscan", "orange"), wall("venetian plaster", 1.5, render(0xcfc3b2, 0.35, 0, 1.4), "stucco lustro", "polished plaster", "marbled").coat(0.35),
		wall("tadelakt", 1.5, render(0xbfae9a, 0.6, 0.1, 1.3), "moroccan plaster", "bathroom", "waterproof"), wall("limewash", 1.8, render(0xcdc7ba, 0.4, 0.2, 1.2), "lime paint", "chalky", "clouded"),
		wall("clay plaster", 1.5, render(0xb59a7d, 0.8, 1, 0.9), "loam", "earth", "natural", "brown"), wall("pebbledash", 0.8, pebbles(0.8, 60, 0xb8ac98, 0x8f8473, 0xcfc6b5, 0x6f675b), "roughcast", "outdoor"),
		wall("brick", 1.2, brickwork(running, 1.2, pale, 0.32, 0xa5563d, 0x9a4d36, 0xb56549, 0x8a4633), "red brick", "exposed brick", "brickwork", "loft").fine(),
		wall("white brick", 1.2, brickwork(running, 1.2, joints(0xd9d5cc, 9), 0.07, 0xe6e2da, 0xdedad1, 0xeae7e0), "painted brick", "whitewashed brick", "loft").fine(),
		wall("grey brick", 1.2, brickwork(running, 1.2, joints(0x8d8b86, 9), 0.25, 0x77736f, 0x6a6663, 0x85807b), "brickwork").fine(), wall("black brick", 1.2, brickwork(running, 1.2, joints(0x3c3a38, 9), 0.25, 0x2c2a29, 0x353230, 0x232222), "dark brick", "painted brick").fine(),
		wall("old brick", 1.2, brickwork(bond{rows: 16, each: 5, shift: 0.5, jitter: 0.12}, 1.2, joints(0xbdb09c, 13), 0.6, 0x9c5a41, 0x7c4232, 0xb77a57, 0xc29a78, 0x6b4438), "reclaimed brick", "rustic brick", "exposed brick", "antique").fine(),
		wall("yellow brick", 1.2, brickwork(running, 1.2, pale, 0.35, 0xc7a36b, 0xb58f5a, 0xd3b482), "london stock", "sand", "buff brick").fine(), wall("brick paving", 0.84, brickwork(herringbone{2, 2}, 0.84, joints(0x8f8778, 4), 0.4, 0x93523d, 0x84483a, 0xa86a4f), "herringbone brick", "brick floor", "pavers").fine(),
		wall("stone wall", 2, brickwork(rubble{8, 12}, 2, joints(0xb5aa97, 22), 0.35, 0xa79a85, 0x8f8573, 0xbdb19b, 0x7d7565), "rubble", "fieldstone", "cottage", "natural stone", "castle").fine(), wall("ashlar", 1.8, faced(bond{rows: 6, each: 3, shift: 0.5}, travertine(0xcfc0a2, 0xb6a481, 0.25, 0.1, 0.8), joints(0xb8aa90, 5), 1.8, 1.4), "stone blocks", "dressed stone", "sandstone wall").fine(),
		wall("breeze block", 1.8, brickwork(bond{rows: 9, each: 4, shift: 0.5}, 1.8, joints(0x9b9994, 10), 0.12, 0x8f8d89, 0x878581), "concrete block", "cinder block", "garage", "industrial"),
		wall("beadboard", 1.2, grooved(plainly(0xece8df, 0.45, 0), 12, 0.05, 0.004, 1.2), "tongue and groove", "panelling", "wainscoting", "white", "cottage"), wall("shiplap", 1.44, upright(grooved(plainly(0xece9e2, 0.5, 0), 8, 0.02, 0.004, 1.44)), "panelling", "horizontal boards", "white", "coastal", "farmhouse"),
		wall("oak panelling", 1.2, grooved(upright(panel(oakTimber(), 8, 1.2)), 8, 0.03, 0.004, 1.2), "wood panelling", "wainscoting", "wood wall", "wall boards").fine(), wall("oak slats", 0.6, flutes(upright(panel(oakTimber(), 12, 0.6)), 12, 0.6), "slatted wall", "fluted", "tambour", "acoustic panel", "wood wall", "battens").fine(),
		wall("walnut slats", 0.6, flutes(upright(panel(walnutTimber(), 12, 0.6)), 12, 0.6), "slatted wall", "fluted", "tambour", "acoustic panel", "wood wall").fine(), wall("log wall", 1.6, logs(1.6, 8), "log cabin", "timber", "chalet", "wood wall", "round logs").fine(),
		wall("ceiling tiles", 1.2, acoustic(1.2), "acoustic ceiling", "suspended ceiling", "office", "mineral fibre"),
	}
}

// logs lie on each other.
func logs(reach float64, count int) func(noise) Pattern {
	return func(n noise) Pattern {
		t, l := pineTimber().worn(0.25), bond{rows: count, each: 1}
		return func(u, v float64) Texel {
			p := l.at(n, u, v, reach)
			out := t.cut(board{n, reach, p.id}, u*reach, p.y-p.high/2)
			y := 2*p.y/p.high - 1
			round := math.Sqrt(max(0, 1-0.94*y*y))
			out.Height += 0.05 * round
			out.Albedo = out.Albedo.Scale(0.35 + 0.65*step(0.2, 0.6, round))
			return out
		}
	}
}

// acoustic is two by two mineral tiles with pin holes in their frame.
func acoustic(reach float64) func(noise) Pattern {
	return func(n noise) Pattern {
		l := bond{rows: 2, each: 2}
		return func(u, v float64) Texel {
			p := l.at(n, u, v, reach)
			c := n.more(2).cells(u, v, 110, 110)
			hole := (1 - step(0.1, 0.28, c.near)) * step(0.4, 0.45, c.id)
			frame := 1 - step(0.009, 0.011, p.edge)
			tone := 0.8 - 0.45*hole*(1-frame) + 0.05*frame
			return Texel{Albedo: geom.Color{tone, tone, tone * 0.98}, Height: -0.002*hole*(1-frame) + 0.003*frame, Rough: 0.95 - 0.5*frame}
		}
	}
}

func paints() []Recipe {
	paint := func(name string, p func(noise) Pattern, words ...string) Recipe {
		return made("paint", name, 0.5, p, words...)
	}
	return []Recipe{
		paint("matte paint", rolled(0xe8e4dc, 0.9, 0), "chalk", "flat"), paint("gloss paint", plainly(0xf2f1ee, 0.25, 0), "lacquer", "glossy", "shiny"), paint("satin paint", rolled(0xe9e5dc, 0.5, 0.4), "eggshell", "silk"),
		paint("wall paint", rolled(0xefeae1, 0.93, 1), "emulsion", "painted wall"), paint("painted wood", brushwork(0xeae5da, 0.5), "white", "lacquered wood", "brush strokes"), paint("chipped paint", chipped(0xb9c4b8, 0x8a6844), "distressed", "shabby chic", "old paint", "worn", "sage"),
		paint("painted metal", rolled(0x3b3f42, 0.45, 0.25), "powder coated", "steel"), paint("lacquer", plainly(0x7a1f1f, 0.12, 0), "glossy", "high gloss", "red", "piano", "chinese").coat(1), paint("piano black", plainly(0x0d0d0f, 0.1, 0), "black lacquer", "glossy", "high gloss", "polished").coat(1),
		paint("blackboard paint", chalky(0x26302b), "chalkboard", "slate", "school"), paint("car paint", plainly(0x1f3f7a, 0.4, 0.35), "metallic paint", "blue", "glossy").coat(1),
	}
}

// brushwork is enamel on wood, with the strokes of the brush.
func brushwork(rgb uint32, rough float64) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			stroke := 0.6*n.wave(u*3, v*70, 3, 70) + 0.4*n.more(2).wave(u*7, v*170, 7, 170)
			return Texel{Albedo: c.Scale(1 + 0.015*stroke), Height: 0.00005 * stroke, Rough: rough + 0.04*stroke}
		}
	}
}

// chipped is old paint through which the wood shows.
func chipped(rgb, under uint32) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		bare := panel(species(under+0x1c1810, under-0x201c14).porous(0.3).worn(0.4).gloss(0.75), 4, 0.5)(n)
		return func(u, v float64) Texel {
			lack := n.more(31).clouds(u, v, 3, 9, 5) + 0.4*n.more(32).clouds(u, v, 2, 2, 2)
			gone := step(0.42, 0.46, lack)
			out := bare(u, v)
			film := Texel{Albedo: c.Scale(1 + 0.06*lack), Height: out.Height*0.4 + 0.0003, Rough: 0.62}
			out.Albedo, out.Height, out.Rough = film.Albedo.Mix(out.Albedo, gone), lerp(film.Height, out.Height, gone), lerp(film.Rough, out.Rough, gone)
			return out
		}
	}
}

// chalky is a board that has been wiped.
func chalky(rgb uint32) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			wipe := step(-0.2, 0.9, n.clouds(u+0.1*n.more(2).clouds(u, v, 3, 3, 2), v, 2, 7, 5))
			dust := 0.5 + 0.5*n.more(3).wave(u*150, v*150, 150, 150)
			return Texel{Albedo: c.Mix(geom.Color{0.5, 0.5, 0.48}, 0.11*wipe+0.03*dust*wipe), Rough: 0.88}
		}
	}
}

func wallpapers() []Recipe {
	paper := func(name string, reach float64, p func(noise) Pattern, words ...string) Recipe {
		return made("wallpaper", name, reach, p, append(words, "wallpaper", "patterned", "papered")...)
	}
	none := joints(0, 0)
	print := func(count int, ground, ink uint32, reach float64, d func(x, y float64, odd bool) float64) func(noise) Pattern {
		return printed(motif(count, ground, ink, none, reach, d))
	}
	return []Recipe{
		paper("striped wallpaper", 0.6, printed(stripes(6, 0xe9e2d2, 0xb7c0b4)), "stripes", "green", "regency", "traditional"), paper("navy striped wallpaper", 0.6, printed(stripes(5, 0xe7e2d6, 0x2f3f5c)), "stripes", "blue and white", "nautical"),
		paper("damask wallpaper", 0.9, print(2, 0xcdbfa4, 0xa98f68, 0.9, damask), "ornament", "gold", "victorian", "traditional", "classic"), paper("green damask wallpaper", 0.9, print(2, 0x37523f, 0x54745a, 0.9, damask), "ornament", "victorian", "dark green"),
		paper("leaf wallpaper", 0.8, print(2, 0xe8e4d4, 0x6f8a63, 0.8, leaves), "botanical", "floral", "green", "leaves", "jungle"), paper("dark botanical wallpaper", 0.8, print(2, 0x1f2b2c, 0x557a5c, 0.8, leaves), "floral", "leaves", "moody", "jungle"),
		paper("trellis wallpaper", 0.6, print(4, 0xeae5d8, 0x9aa7ad, 0.6, trellis), "geometric", "moroccan", "lattice", "grey"), paper("art deco wallpaper", 0.6, print(4, 0x16383a, 0xb89550, 0.6, fan), "gold fan", "teal", "gatsby", "geometric"),
		paper("polka dot wallpaper", 0.6, print(6, 0xf0e9df, 0xcf8f86, 0.6, dot), "dots", "pink", "kids room", "nursery"), paper("geometric wallpaper", 0.7, print(4, 0xe3ded2, 0xc58a4e, 0.7, star), "mid-century", "retro", "orange", "star"),
		paper("grasscloth", 0.6, grasscloth(0xb8a47d), "natural", "sisal wallpaper", "raffia", "texture", "beige"), paper("silk wallpaper", 0.6, brushwork(0xa7b3a5, 0.42), "plain", "sage", "satin"),
		paper("woodchip wallpaper", 0.4, render(0xe9e5dc, 0, 3, 0), "ingrain", "white", "anaglypta"),
	}
}

// printed gives a drawing the surface of paper.
func printed(p func(noise) Pattern) func(noise) Pattern {
	return func(n noise) Pattern {
		sheet := p(n)
		return func(u, v float64) Texel {
			out := sheet(u, v)
			out.Height, out.Rough = 0.00003*n.more(41).clouds(u, v, 70, 70, 2), 0.72
			return out
		}
	}
}

func stripes(count int, a, b uint32) func(noise) Pattern {
	x, y := geom.Hex(a), geom.Hex(b)
	return func(noise) Pattern {
		return func(u, _ float64) Texel {
			d := math.Abs(frac(u*float64(count)) - 0.5)
			thin := bump(0.3, 0.014, d)
			return Texel{Albedo: x.Mix(y, max(edgeOf(d-0.25, 0.006), 0.7*thin)), Rough: 0.7}
		}
	}
}

func grasscloth(rgb uint32) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			y := v*110 + 0.6*n.wave(u*5, v*16, 5, 16)
			blade := n.hash(wrap(int(math.Floor(y)), 110), 3)
			round := math.Sin(math.Pi * frac(y))
			fibre := n.more(2).wave(u*14, v*220, 14, 220)
			return Texel{Albedo: c.Scale(0.72 + 0.3*round*(0.6+0.4*blade) + 0.14*fibre + 0.2*(blade-0.5)), Height: 0.0005 * round * (0.5 + 0.5*blade), Rough: 0.82}
		}
	}
}
