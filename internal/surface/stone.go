package surface

import "scenograph/internal/geom"

func polished(name string, m marble, words ...string) Recipe {
	return made("stone", name, 1.2, m.pattern, words...).fine()
}

func stones() []Recipe {
	stone := func(name string, reach float64, pattern func(noise) Pattern, words ...string) Recipe {
		return made("stone", name, reach, pattern, words...)
	}
	return []Recipe{
		polished("marble", slab(0xefece6, 0xd9d7d3, 0x8f9094, 0.5, 0.8, 0.5), "white marble", "carrara", "grey veins", "white"),
		polished("calacatta marble", slab(0xf3efe7, 0xe2dcd0, 0x8a7c68, 0.45, 1, 0.35), "white marble", "gold veins", "golden veins", "white", "bold veins"),
		polished("statuario marble", slab(0xf4f3f1, 0xe6e6e6, 0x6f7378, 0.3, 1, 0.2), "white marble", "grey veins", "bold veins", "white"),
		polished("grey marble", slab(0xa9a8a6, 0x858687, 0xe3e1dc, 0.8, 0.7, 0.7), "white veins", "bardiglio", "grey"),
		polished("black marble", slab(0x1f1f20, 0x2d2c2c, 0xd9d3c7, 0.6, 0.75, 0.7), "nero marquina", "white veins", "black"),
		polished("portoro marble", slab(0x191817, 0x28241f, 0xb98a45, 0.6, 0.75, 0.8), "black marble", "gold veins", "golden veins", "black", "art deco"),
		polished("green marble", slab(0x2f4a3c, 0x1d3228, 0xa9bca9, 0.9, 0.5, 0.9).breccia(0.25), "verde", "white veins", "art deco", "serpentine"),
		polished("emperador marble", slab(0x5a3d2b, 0x3c281c, 0xd6bb9a, 0.9, 0.5, 0.8).breccia(0.5), "brown marble", "beige veins", "brown"),
		polished("rosso marble", slab(0x8c3f33, 0x63271f, 0xe4d3c5, 0.9, 0.55, 0.8).breccia(0.45), "red marble", "white veins", "red"),
		polished("pink marble", slab(0xe1bfb0, 0xcf9f90, 0xf2e7df, 0.8, 0.6, 0.6), "rosa", "rose", "pink"),
		polished("crema marble", slab(0xe3d3b8, 0xd3bd99, 0xb08c5f, 0.8, 0.4, 0.7), "cream marble", "beige marble", "beige"),
		polished("blue onyx", slab(0x9db6c4, 0x55798f, 0xf0f0ea, 1, 0.8, 0.5), "blue marble", "onyx", "translucent", "blue"),
		polished("honey onyx", slab(0xdcb06c, 0xa8692c, 0xf5e6c8, 1, 0.8, 0.5), "onyx", "amber", "backlit", "translucent"),
		polished("quartz", slab(0xeeece8, 0xe2dfd9, 0xc9c6c0, 0.6, 0.25, 0.2), "worktop", "countertop", "white", "engineered stone", "caesarstone"),
		stone("white stone", 0.6, granite(110, 0xeae8e3, 0xe6e3dd, 0xe9e7e2, 0xdedad2, 0xd2cec6), "worktop", "solid surface", "white", "corian", "composite"),
		stone("granite", 0.6, granite(56, 0x8f8c89, 0xa9a5a0, 0x6b6967, 0x4a4948, 0xb8b2aa, 0x2e2d2d), "grey granite", "worktop", "grey"),
		stone("black granite", 0.6, granite(64, 0x1b1b1c, 0x232324, 0x2b2b2c, 0x161617, 0x4b4b4d), "worktop", "black", "galaxy", "absolute black"),
		stone("pink granite", 0.6, granite(48, 0xb98878, 0xc79c8c, 0x9a6b5d, 0xd5c3b8, 0x4b4341, 0x857a76), "red granite", "pink", "rose"),
		stone("brown granite", 0.6, granite(50, 0x7c5f48, 0x9a7a5b, 0x4d3a2e, 0xb59a79, 0x2a211c), "worktop", "baltic brown", "brown"),
		stone("terrazzo", 0.8, terrazzo(0xdcd7cd, 0xb59478, 0x6f7072, 0xcfae7d, 0xf1eee8, 0x95a093), "speckled", "white terrazzo", "venetian"),
		stone("dark terrazzo", 0.8, terrazzo(0x3b3c3d, 0xd6d2ca, 0x8a8782, 0xb3a48e, 0x62676a), "black terrazzo", "speckled", "black"),
		stone("pink terrazzo", 0.8, terrazzo(0xdfc2b5, 0xb5654c, 0xf2ebe2, 0x7d4b40, 0xd79e7e, 0x5f6f68), "blush", "speckled", "pink"),
		stone("green terrazzo", 0.8, terrazzo(0xb9c6b6, 0x55725e, 0xf0eee6, 0x2f4a3c, 0xd5c69e), "speckled", "sage", "green"),
		stone("slate", 1, slate(0x34383b, 0x5f6669, 0x6f5136, 0.25), "dark stone", "riven", "dark grey"),
		stone("rusty slate", 1, slate(0x46443f, 0x7a766c, 0x9a5c2c, 0.9), "multicolour slate", "brown stone", "riven"),
		stone("travertine", 1.2, travertine(0xe0cfb2, 0xb9986c, 0.6, 0.9, 0.4), "beige stone", "roman", "pitted").fine(),
		stone("limestone", 1.2, travertine(0xd9cfba, 0xc2b59b, 0.25, 0.12, 0.6), "beige stone", "jura", "pale stone", "cream"),
		stone("sandstone", 1.2, travertine(0xd7b283, 0xae7f4e, 0.8, 0, 0.85), "yellow stone", "golden", "banded"),
		stone("basalt", 0.8, cast(0x47494b, 0.5, 1, 0.7), "lava stone", "dark grey", "volcanic"),
		stone("soapstone", 1, slab(0x5a605f, 0x474d4d, 0xa4aaa5, 0.7, 0.35, 0.4).honed().pattern, "worktop", "grey", "sink"),
		stone("concrete", 1.6, cast(0xa3a19c, 1, 1, 0.75), "cement", "grey", "industrial", "exposed concrete"),
		stone("dark concrete", 1.6, cast(0x555557, 1, 1, 0.7), "cement", "anthracite", "industrial"),
		stone("polished concrete", 2, cast(0xb0ada7, 1.2, 0.25, 0.28), "concrete floor", "screed", "smooth", "industrial", "loft floor"),
		made("stone", "board-marked concrete", 1.6, shuttered(), "shuttered concrete", "brutalist", "grey", "concrete wall"),
	}
}

// shuttered is concrete that keeps the print of the boards it was cast against.
func shuttered() func(noise) Pattern {
	return func(n noise) Pattern {
		ground, l := cast(0x9d9b96, 1, 0.8, 0.78)(n), boards(12)
		t := pineTimber()
		return func(u, v float64) Texel {
			out := ground(u, v)
			p := l.at(n, u, v, 1.6)
			grain := t.cut(board{n: n.more(40), id: p.id}, p.x, p.y-p.high/2).Albedo.Luminance() - 0.4
			out.Albedo = out.Albedo.Scale(0.94 + 0.14*p.id + 0.12*grain)
			out.Height += 0.0016*p.id + 0.0009*grain + 0.0015*(1-step(0, 0.004, p.edge))
			return out
		}
	}
}

// tint shifts a colour by a share of itself, for pieces that differ a little.
func tint(c geom.Color, by float64) geom.Color { return c.Scale(1 + by) }
