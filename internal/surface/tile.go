package surface

import "scenograph/internal/geom"

// glaze is the face of a tile.
type glaze struct {
	color  geom.Color
	varies float64 // tone from tile to tile, 0 to 1
	cloudy float64 // within a tile
	wavy   float64 // metres the face rises and falls, as hand-made ones do
	rough  float64
}

func glazed(rgb uint32) glaze { return glaze{color: geom.Hex(rgb), varies: 0.03, rough: 0.12} }
func matt(rgb uint32) glaze {
	return glaze{color: geom.Hex(rgb), varies: 0.06, cloudy: 0.1, rough: 0.55}
}

// handmade tiles pool their glaze and lie unevenly.
func (g glaze) handmade() glaze {
	g.varies, g.cloudy, g.wavy = 0.22, 0.25, 0.0006
	return g
}

// grout is what lies between tiles.
type grout struct {
	color geom.Color
	wide  float64 // metres
}

func joints(rgb uint32, millimetres float64) grout { return grout{geom.Hex(rgb), millimetres / 1000} }

// tiled covers a surface with glazed tiles in a bond.
func tiled(l layout, g glaze, j grout, reach float64) func(noise) Pattern {
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			p := l.at(n, u, v, reach)
			cloud := n.more(3).clouds(u, v, 7, 7, 4)
			c := tint(g.color, g.varies*2*(p.id-0.5)+g.cloudy*0.6*cloud)
			pillow := step(j.wide*0.5, j.wide*0.5+0.004, p.edge)
			face := Texel{Albedo: c.Scale(0.9 + 0.1*pillow), Rough: g.rough + 0.06*cloud*g.cloudy*4, Height: 0.0016*pillow + 0.0005*(p.id-0.5) + g.wavy*n.more(5).clouds(u, v, 14, 14, 2)}
			return j.between(n, face, p.edge, u, v)
		}
	}
}

// between lets a face sink into the joint near its edge.
func (j grout) between(n noise, face Texel, edge, u, v float64) Texel {
	open := 1 - step(j.wide*0.42, j.wide*0.5+0.0004, edge)
	if open == 0 {
		return face
	}
	grain := n.more(8).wave(u*240, v*240, 240, 240)
	face.Albedo = face.Albedo.Mix(j.color.Scale(1+0.1*grain), open)
	face.Rough = lerp(face.Rough, 0.88, open)
	face.Height = lerp(face.Height, -0.0006+0.0001*grain, open)
	return face
}

// faced covers a surface with pieces cut from a stone; every piece shows another part of it.
func faced(l layout, stone func(noise) Pattern, j grout, reach, scale float64) func(noise) Pattern {
	return func(n noise) Pattern {
		face := stone(n.more(60))
		return func(u, v float64) Texel {
			p := l.at(n, u, v, reach)
			x, y := p.x/scale+p.id, p.y/scale+frac(p.id*7.1)
			if p.upright {
				x, y = y, x
			}
			out := face(frac(x), frac(y))
			out.Albedo = tint(out.Albedo, 0.1*(frac(p.id*3.3)-0.5))
			out.Height += 0.0012 * step(j.wide*0.5, j.wide*0.5+0.003, p.edge)
			return j.between(n, out, p.edge, u, v)
		}
	}
}

// motif paints tiles with a drawing in two colours; draw takes the place in the tile from its middle, in [−½,½].
func motif(count int, ground, ink uint32, j grout, reach float64, draw func(x, y float64, odd bool) float64) func(noise) Pattern {
	return func(n noise) Pattern {
		l := bond{rows: count, each: count}
		paper, paint := geom.Hex(ground), geom.Hex(ink)
		return func(u, v float64) Texel {
			p := l.at(n, u, v, reach)
			x, y := u*float64(count), v*float64(count)
			t := draw(frac(x)-0.5, frac(y)-0.5, (int(x)+int(y))%2 == 1)
			worn := n.more(3).clouds(u, v, 6, 6, 4)
			c := tint(paper.Mix(paint, clamp(t)), 0.06*worn+0.05*(p.id-0.5))
			return j.between(n, Texel{Albedo: c, Rough: 0.5 + 0.08*worn, Height: 0.0006 * step(0.001, 0.003, p.edge)}, p.edge, u, v)
		}
	}
}

func tile(name string, reach float64, pattern func(noise) Pattern, words ...string) Recipe {
	return made("tile", name, reach, pattern, append(words, "tiles", "ceramic")...)
}

func tiles() []Recipe {
	square := func(count int) bond { return bond{rows: count, each: count} }
	metro := bond{rows: 8, each: 4, shift: 0.5}
	light, grey, dark := joints(0xcfccc4, 3), joints(0x9a9892, 3), joints(0x3c3c3c, 3)
	carrara, nero := slab(0xefece6, 0xd9d7d3, 0x8f9094, 0.5, 0.8, 0.5).pattern, slab(0x1f1f20, 0x2d2c2c, 0xd9d3c7, 0.6, 0.75, 0.7).pattern
	return []Recipe{
		tile("white tiles", 0.6, tiled(square(4), glazed(0xe9e8e4), light, 0.6), "white", "bathroom", "square tiles", "floor tiles", "wall tiles"),
		tile("grey tiles", 1.2, tiled(square(2), matt(0x9b9c9a), grey, 1.2), "grey", "large format", "floor tiles", "porcelain tiles", "stone look").fine(),
		tile("dark grey tiles", 1.2, tiled(bond{rows: 4, each: 2, shift: 0.333}, matt(0x4d4f50), dark, 1.2), "anthracite", "floor tiles", "third bond"),
		tile("beige tiles", 1.2, tiled(square(3), matt(0xcbb899), light, 1.2), "beige", "floor tiles", "sand"),
		tile("black tiles", 0.6, tiled(square(4), glazed(0x1d1e20), dark, 0.6), "black", "bathroom", "wall tiles"),
		tile("subway tiles", 0.6, tiled(metro, glazed(0xeeece6), light, 0.6), "metro tiles", "white", "brick bond", "kitchen splashback", "backsplash", "wall tiles").fine(),
		tile("green subway tiles", 0.6, tiled(metro, glazed(0x2f5a46).handmade(), light, 0.6), "metro tiles", "green", "bottle green", "splashback").fine(),
		tile("blue subway tiles", 0.6, tiled(metro, glazed(0x2f5478).handmade(), light, 0.6), "metro tiles", "blue", "splashback").fine(),
		tile("stacked tiles", 0.6, tiled(bond{rows: 8, each: 3}, glazed(0xd9b8a6), joints(0xe6dfd6, 2.5), 0.6), "stack bond", "pink", "kit kat", "modern", "wall tiles"),
		tile("finger tiles", 0.4, tiled(bond{rows: 4, each: 20}, glazed(0x7f9a8a).handmade(), joints(0xd8d8d0, 2), 0.4), "kit kat tiles", "sage green", "vertical", "mosaic"),
		tile("zellige tiles", 0.5, tiled(square(5), glazed(0xe7e0d2).handmade(), joints(0xcfc6b5, 1.5), 0.5), "moroccan", "handmade", "white", "glossy", "wall tiles").fine(),
		tile("blue zellige tiles", 0.5, tiled(square(5), glazed(0x2a6a86).handmade(), joints(0xc9c6ba, 1.5), 0.5), "moroccan", "handmade", "blue", "turquoise", "glossy").fine(),
		tile("terracotta tiles", 0.9, tiled(square(3), matt(0xb3684a).handmade(), joints(0xc4b39b, 6), 0.9), "terracotta floor tiles", "saltillo", "mexican", "quarry tiles", "warm", "orange").fine(),
		tile("terracotta hexagons", 1.2, tiled(hexagons{7, 8}, matt(0xb86e50).handmade(), joints(0xc9b79d, 5), 1.2), "tomettes", "terracotta floor tiles", "provencal", "hexagonal").fine(),
		tile("hexagon tiles", 0.6, tiled(hexagons{7, 8}, glazed(0xe8e6e0), grey, 0.6), "hexagonal", "white", "honeycomb", "bathroom"),
		tile("black hexagon tiles", 0.6, tiled(hexagons{14, 16}, matt(0x2a2b2d), joints(0x8f8d88, 3), 0.6), "hexagonal", "black", "mosaic"),
		tile("penny tiles", 0.3, tiled(pennies{hexagons{14, 16}}, glazed(0xebe9e3), joints(0x8d8b86, 1.6), 0.3), "penny round", "mosaic", "white", "bathroom floor"),
		tile("fish scale tiles", 0.5, tiled(scales{5}, glazed(0x2f7f86).handmade(), joints(0xd6d6cf, 2.5), 0.5), "scallop", "mermaid", "teal", "fan", "art deco").fine(),
		tile("mosaic tiles", 0.3, tiled(square(12), glaze{color: geom.Hex(0x5b93a8), varies: 0.35, cloudy: 0.05, rough: 0.1}, joints(0xdfe1dd, 2), 0.3), "glass mosaic", "pool", "blue", "small tiles"),
		tile("herringbone tiles", 0.6, tiled(herringbone{3, 2}, glazed(0xe9e6df), grey, 0.6), "white", "wall tiles", "splashback"),
		tile("diamond tiles", 0.8, tiled(diamonds{4}, matt(0xd8cfbd), grey, 0.8), "diagonal", "harlequin", "beige"),
		tile("marble tiles", 1.2, faced(square(2), carrara, joints(0xcfcdc8, 2), 1.2, 1.2), "white marble floor", "carrara", "polished", "floor tiles").fine(),
		tile("black marble tiles", 1.2, faced(square(2), nero, joints(0x3a3a3a, 2), 1.2, 1.2), "black marble floor", "polished", "art deco").fine(),
		tile("chequered marble", 1.2, chequered(2, carrara, nero, 1.2), "checkerboard", "black and white floor", "checkered", "harlequin", "classic", "hall").fine(),
		tile("marble herringbone", 0.6, faced(herringbone{4, 2}, carrara, joints(0xd5d3ce, 1.5), 0.6, 1), "white marble", "mosaic", "bathroom").fine(),
		tile("slate tiles", 1.2, faced(bond{rows: 4, each: 2, shift: 0.5}, slate(0x34383b, 0x5f6669, 0x6f5136, 0.3), joints(0x6a6a66, 5), 1.2, 1), "dark stone floor", "riven").fine(),
		tile("travertine tiles", 1.2, faced(bond{rows: 4, each: 2, shift: 0.5}, travertine(0xe0cfb2, 0xb9986c, 0.6, 0.7, 0.45), joints(0xc9b898, 3), 1.2, 1.2), "beige stone floor", "limestone floor").fine(),
		tile("flagstones", 1.8, faced(rubble{4, 4}, travertine(0xb9ad97, 0x8f8471, 0.3, 0.1, 0.75), joints(0x8a8171, 14), 1.8, 1.2), "stone floor", "crazy paving", "cottage", "irregular").fine(),
		tile("terrazzo tiles", 1.2, faced(square(3), terrazzo(0xdcd7cd, 0xb59478, 0x6f7072, 0xcfae7d, 0xf1eee8), joints(0xb8b4ac, 2), 1.2, 0.8), "speckled", "floor tiles").fine(),
		tile("encaustic tiles", 0.8, motif(4, 0xe4dccb, 0x3c5a6e, joints(0xb0a999, 1.5), 0.8, rosette), "cement tiles", "patterned", "moroccan", "hydraulic", "blue and white", "floor tiles").fine(),
		tile("star tiles", 0.8, motif(4, 0xe7e2d6, 0x33363a, joints(0xa8a49a, 1.5), 0.8, star), "patterned", "victorian", "cement tiles", "black and white", "floor tiles").fine(),
		tile("delft tiles", 0.52, motif(4, 0xefece2, 0x35558c, joints(0xd5d1c6, 2), 0.52, sprig), "blue and white", "dutch", "patterned", "hand painted").fine(),
		tile("art deco tiles", 0.6, motif(4, 0x1f2a30, 0xb9934c, joints(0x15191c, 1), 0.6, fan), "gold fan", "patterned", "gatsby", "black and gold").fine(),
		tile("victorian tiles", 0.6, motif(4, 0xe0d3bb, 0x8a3f2c, joints(0xa99d88, 1.5), 0.6, octagon), "geometric", "hallway", "traditional", "red and cream", "floor tiles"),
	}
}

// chequered alternates two stones.
func chequered(count int, a, b func(noise) Pattern, reach float64) func(noise) Pattern {
	return func(n noise) Pattern {
		l, j := bond{rows: count, each: count}, joints(0x8d8b87, 2)
		pale, dark := faced(l, a, j, reach, reach)(n), faced(l, b, j, reach, reach)(n)
		return func(u, v float64) Texel {
			if (int(u*float64(count))+int(v*float64(count)))%2 == 0 {
				return pale(u, v)
			}
			return dark(u, v)
		}
	}
}
