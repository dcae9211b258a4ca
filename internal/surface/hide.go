package surface

import (
	"math"

	"scenograph/internal/geom"
)

// hide is leather: cells parted by creases, pores and a patina.
func hide(rgb uint32, cells int, deep, worn, rough float64) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			du, dv := 0.35/float64(cells)*n.more(2).clouds(u, v, cells/2, cells/2, 2), 0.35/float64(cells)*n.more(3).clouds(u, v, cells/2, cells/2, 2)
			big, small := n.cells(u+du, v+dv, cells, cells), n.more(4).cells(u+du, v+dv, cells*2, cells*2)
			crease := 1 - step(0.01, 0.26, big.edge())*step(0.0, 0.2, small.edge()*1.4)
			wear := n.more(5).clouds(u, v, 2, 2, 5)
			fold := thread(n.more(6).clouds(u, v, 3, 4, 4), 0.02) * step(0, 0.5, n.more(7).clouds(u, v, 2, 2, 2))
			tone := 1 - 0.2*crease*deep + worn*0.35*wear - 0.2*worn*fold + 0.05*(big.id-0.5)
			return Texel{Albedo: c.Scale(tone), Height: -deep * (0.00028*crease + 0.0003*worn*fold), Rough: rough + 0.14*crease - 0.1*worn*wear}
		}
	}
}

// reptile is crocodile: large scales in rows, each with its own dome.
func reptile(rgb uint32) func(noise) Pattern {
	c := geom.Hex(rgb)
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			k := n.cells(u+0.012*n.more(2).clouds(u, v, 6, 6, 2), v, 8, 13)
			dome := math.Sqrt(step(0.02, 0.5, k.edge()))
			fine := n.more(4).clouds(u, v, 40, 14, 3)
			return Texel{Albedo: c.Scale(0.4 + 0.6*dome + 0.1*fine + 0.16*(k.id-0.5)), Height: 0.0016*dome + 0.0001*fine, Rough: 0.32 + 0.3*(1-dome)}
		}
	}
}

func leathers() []Recipe {
	leather := func(name string, p func(noise) Pattern, words ...string) Recipe {
		return made("leather", name, 0.3, p, append(words, "leather", "upholstery")...)
	}
	return []Recipe{
		leather("leather", hide(0x7a4d2c, 44, 1, 0.5, 0.46), "brown", "tan"), leather("cognac leather", hide(0x9a5526, 44, 0.9, 0.6, 0.4), "tan", "saddle", "caramel", "brown", "mid-century"), leather("dark brown leather", hide(0x432a1e, 44, 1, 0.5, 0.42), "chocolate", "club chair", "chesterfield"), leather("black leather", hide(0x1c1b1b, 50, 1, 0.4, 0.38), "black", "modern"),
		leather("white leather", hide(0xe4dfd6, 50, 0.8, 0.15, 0.4), "white", "cream", "modern"), leather("red leather", hide(0x7d201f, 46, 0.9, 0.4, 0.36), "oxblood", "diner", "burgundy", "red"), leather("green leather", hide(0x234536, 46, 0.9, 0.4, 0.36), "bottle green", "library", "racing green", "green"), leather("blue leather", hide(0x25364f, 46, 0.9, 0.3, 0.4), "navy", "blue"),
		leather("worn leather", hide(0x82583a, 36, 1.2, 1.3, 0.55), "distressed", "vintage", "aged", "cracked", "brown"), leather("pebbled leather", hide(0x8a7a68, 30, 1.8, 0.2, 0.5), "grained", "taupe", "full grain"), leather("suede", napped(0x97724d, 0.7, 0.5, 170), "nubuck", "brown", "soft").sheen(0.35), leather("grey suede", napped(0x85817c, 0.7, 0.5, 170), "nubuck", "soft").sheen(0.35),
		leather("patent leather", smudged(0x161416, 0.12, 0.03), "glossy", "black", "shiny").coat(1), leather("crocodile leather", reptile(0x3f2a1d), "embossed", "exotic", "brown").coat(0.4), leather("buttoned leather", tufted(0x4f2c1e), "chesterfield", "tufted", "padded", "brown"), leather("faux leather", hide(0x2d2b2a, 56, 0.7, 0.1, 0.45), "vinyl", "black", "leatherette"),
	}
}

// tufted is leather buttoned in lozenges.
func tufted(rgb uint32) func(noise) Pattern {
	return func(n noise) Pattern {
		skin := hide(rgb, 48, 0.8, 0.4, 0.4)(n)
		return func(u, v float64) Texel {
			out := skin(u, v)
			a, b := frac((u+v)*2)-0.5, frac((u-v)*2)-0.5
			puff := math.Sqrt(max(0, math.Cos(math.Pi*a)*math.Cos(math.Pi*b)))
			button := 1 - step(0.05, 0.075, hypot(math.Abs(a)-0.5, math.Abs(b)-0.5))
			out.Height += 0.03*puff + 0.012*button
			out.Albedo = out.Albedo.Scale(0.5 + 0.5*step(0.05, 0.55, max(puff, button)))
			return out
		}
	}
}

func carpets() []Recipe {
	carpet := func(name string, reach float64, p func(noise) Pattern, words ...string) Recipe {
		return made("carpet", name, reach, p, append(words, "carpet", "soft floor")...)
	}
	return []Recipe{
		carpet("carpet", 0.5, loops(0x9a938a, 70, 0.003, 0.3), "grey", "beige", "wall to wall"), carpet("blue carpet", 0.5, loops(0x3f5777, 70, 0.003, 0.3), "blue"), carpet("red carpet", 0.5, loops(0x7d2525, 70, 0.003, 0.25), "red", "theatre", "hotel"), carpet("green carpet", 0.5, loops(0x4d6650, 70, 0.003, 0.3), "green"),
		carpet("charcoal carpet", 0.5, loops(0x46474a, 70, 0.003, 0.35, 0x525457), "dark grey", "office"), carpet("berber carpet", 0.4, loops(0xd3c8b3, 40, 0.004, 0.3, 0xc4b69c, 0x9d8b6f), "loop pile", "flecked", "beige"), carpet("carpet tiles", 1, tufts(0x5d6266, 2, 1), "office", "grey", "contract", "squares"),
		carpet("shag carpet", 0.5, fur(0xd8cdb9, 0x8f836f), "shaggy", "long pile", "flokati", "seventies"), carpet("wool rug", 0.4, loops(0xc9bda9, 60, 0.0028, 0.3), "rug", "cream"), carpet("kilim", 1.2, kilim(), "rug", "geometric", "ethnic", "red", "flatweave", "patterned"), carpet("persian rug", 1.6, persian(), "oriental", "rug", "red", "ornamental", "traditional", "patterned").fine(),
		carpet("moroccan rug", 1, moroccan(0xe6dfd0, 0x3c3733), "beni ourain", "rug", "berber", "lozenge", "patterned", "cream"), carpet("striped rug", 0.8, striped(), "stripes", "rug", "flatweave", "blue and white", "patterned"), carpet("coir mat", 0.3, loops(0x8d6a3d, 60, 0.004, 0.6, 0xa07c4c, 0x6f5230), "doormat", "coconut", "brown"),
	}
}

// tufts is carpet in squares whose pile runs crosswise.
func tufts(rgb uint32, count int, reach float64) func(noise) Pattern {
	return func(n noise) Pattern {
		pile, c := loops(rgb, 140, 0.002, 0.4)(n), float64(count)
		return func(u, v float64) Texel {
			out := pile(u, v)
			x, y := u*c, v*c
			stripe := n.more(3).wave(v*40, 0.5, 40, 4)
			if (int(x)+int(y))%2 == 1 {
				stripe = n.more(3).wave(u*40, 0.5, 40, 4)
			}
			edge := min(min(frac(x), 1-frac(x)), min(frac(y), 1-frac(y))) * reach / c
			out.Albedo = out.Albedo.Scale(1 + 0.16*stripe - 0.25*(1-step(0.0005, 0.003, edge)))
			return out
		}
	}
}

// knotted gives a drawing the pile of a rug.
func knotted(draw func(n noise, u, v float64) geom.Color, knots int, high float64) func(noise) Pattern {
	return func(n noise) Pattern {
		k := float64(knots)
		return func(u, v float64) Texel {
			c := draw(n, (math.Floor(u*k)+0.5)/k, (math.Floor(v*k)+0.5)/k)
			fx, fy := frac(u*k)-0.5, frac(v*k)-0.5
			knot := math.Sqrt(max(0, 1-3.2*(fx*fx+fy*fy)))
			abrash := n.more(51).clouds(0.3, v, 1, 9, 3)
			return Texel{Albedo: c.Scale(0.62 + 0.38*knot + 0.08*abrash + 0.1*(n.more(52).hash(int(u*k), int(v*k))-0.5)), Height: high * knot, Rough: 0.95}
		}
	}
}

func kilim() func(noise) Pattern {
	colors := []geom.Color{geom.Hex(0x8c3427), geom.Hex(0xd8c6a4), geom.Hex(0x2f3e52), geom.Hex(0xb8752f), geom.Hex(0x54603f)}
	return knotted(func(_ noise, u, v float64) geom.Color {
		band := int(v * 6)
		y := frac(v*6) - 0.5
		x := math.Abs(frac(u*4+0.5*float64(band%2)) - 0.5)
		d := math.Floor((x + math.Abs(y)) * 6)
		if math.Abs(y) > 0.46 {
			return colors[1]
		}
		return colors[wrap(int(d)+band, len(colors))]
	}, 240, 0.001)
}

func persian() func(noise) Pattern {
	red, navy, cream, gold := geom.Hex(0x7c2321), geom.Hex(0x22304a), geom.Hex(0xd9c7a2), geom.Hex(0xa9813f)
	return knotted(func(_ noise, u, v float64) geom.Color {
		x, y := frac(u*2)-0.5, frac(v*2)-0.5
		r, a := hypot(x, y), math.Atan2(y, x)
		c := red
		if vine := math.Abs(math.Cos(2*math.Pi*(4*u+0.3*math.Sin(4*math.Pi*v))) + math.Cos(2*math.Pi*(4*v+0.3*math.Sin(4*math.Pi*u)))); vine < 0.16 {
			c = gold
		}
		f := rosette(frac(u*8)-0.5, frac(v*8)-0.5, false)
		if f > 0.5 {
			c = cream.Mix(navy, step(0.3, 0.34, r))
		}
		petal := r - 0.24 - 0.05*math.Cos(8*a)
		switch {
		case math.Abs(petal) < 0.012:
			return gold
		case petal < 0:
			c = navy
			if f > 0.5 {
				c = cream
			}
			if inner := r - 0.11 - 0.03*math.Cos(8*a); inner < 0 {
				c = red
				if r < 0.05+0.015*math.Cos(6*a) {
					c = cream
				}
			} else if inner < 0.012 {
				c = gold
			}
		}
		return c
	}, 400, 0.0016)
}

func moroccan(ground, ink uint32) func(noise) Pattern {
	a, b := geom.Hex(ground), geom.Hex(ink)
	return func(n noise) Pattern {
		pile := fur(ground, ground-0x2a2a2a)(n)
		return func(u, v float64) Texel {
			out := pile(u, v)
			wobble := 0.012 * n.more(9).clouds(u, v, 6, 6, 3)
			x, y := math.Abs(frac(u*2+2*wobble)-0.5), math.Abs(frac(v*2+wobble)-0.5)
			line := 1 - step(0.016, 0.034, math.Abs(x+y-0.5)*0.7)
			out.Albedo = out.Albedo.Mix(b.Scale(out.Albedo.Luminance()/a.Luminance()), 0.92*line)
			return out
		}
	}
}

func striped() func(noise) Pattern {
	colors := []geom.Color{geom.Hex(0xe5dfd2), geom.Hex(0x3c5a78), geom.Hex(0xe5dfd2), geom.Hex(0x93a9b8), geom.Hex(0xe5dfd2), geom.Hex(0x26384d)}
	return knotted(func(_ noise, _, v float64) geom.Color { return colors[int(v*float64(len(colors))*2)%len(colors)] }, 200, 0.0008)
}
