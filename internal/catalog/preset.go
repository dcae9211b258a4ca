package catalog

import "scenograph/internal/geom"

// MaterialPreset is a procedural material that any slot can wear.
type MaterialPreset struct {
	Name, Category string
	Tags           []string
	Color          geom.Color // linear; tints the texture
	Roughness      float64
	Metallic       float64
	Textured       bool
	DensityKgM3    float64 // of what is modelled in it: foam for upholstery, thin sheet counted as solid for metal

	pattern  pattern
	opacity  float64 // 0 means 1
	emission float64 // nits over the colour
	twoSided bool
	reach    float64 // metres one repeat of the texture covers
}

func wood(name string, rgb uint32, p pattern, tags ...string) MaterialPreset {
	return MaterialPreset{Name: name, Category: "wood", Tags: tags, Color: geom.Hex(rgb), Roughness: 0.55, DensityKgM3: 650, pattern: p, reach: 0.8}
}

func floor(name string, rgb uint32, roughness float64, p pattern, reach float64, tags ...string) MaterialPreset {
	return MaterialPreset{Name: name, Category: "floor", Tags: tags, Color: geom.Hex(rgb), Roughness: roughness, DensityKgM3: 900, pattern: p, reach: reach}
}

func paint(name string, rgb uint32, roughness, density float64, p pattern, tags ...string) MaterialPreset {
	return MaterialPreset{Name: name, Category: "paint", Tags: tags, Color: geom.Hex(rgb), Roughness: roughness, DensityKgM3: density, pattern: p, reach: 0.6}
}

func fabric(name string, rgb uint32, roughness float64, p pattern, reach float64, tags ...string) MaterialPreset {
	return MaterialPreset{Name: name, Category: "fabric", Tags: tags, Color: geom.Hex(rgb), Roughness: roughness, DensityKgM3: 75, pattern: p, reach: reach}
}

func metal(name string, rgb uint32, roughness float64, tags ...string) MaterialPreset {
	return MaterialPreset{Name: name, Category: "metal", Tags: tags, Color: geom.Hex(rgb), Roughness: roughness, Metallic: 1, DensityKgM3: 2500}
}

func stone(name string, rgb uint32, roughness float64, p pattern, reach float64, tags ...string) MaterialPreset {
	return MaterialPreset{Name: name, Category: "stone", Tags: tags, Color: geom.Hex(rgb), Roughness: roughness, DensityKgM3: 2500, pattern: p, reach: reach}
}

func plain(name, category string, rgb uint32, roughness, density float64, tags ...string) MaterialPreset {
	return MaterialPreset{Name: name, Category: category, Tags: tags, Color: geom.Hex(rgb), Roughness: roughness, DensityKgM3: density}
}

func (p MaterialPreset) glowing(nits float64) MaterialPreset  { p.emission = nits; return p }
func (p MaterialPreset) clear(opacity float64) MaterialPreset { p.opacity = opacity; return p }
func (p MaterialPreset) sheet() MaterialPreset                { p.twoSided = true; return p }
func (p MaterialPreset) woven(q pattern, reach float64) MaterialPreset {
	p.pattern, p.reach = q, reach
	return p
}

// Materials lists the presets, grouped by category.
func Materials() []MaterialPreset {
	out := []MaterialPreset{
		wood("oak", 0xb98a55, grainFine, "warm"), wood("light oak", 0xd3b286, grainFine, "pale"), wood("birch", 0xdcc5a0, grainFine, "pale"),
		wood("walnut", 0x6e4a30, grainBold, "dark"), wood("pine", 0xd0a264, grainBold, "knotty"), wood("rustic oak", 0x8a6038, grainWorn, "dark", "old"),
		wood("reclaimed wood", 0x7d6249, grainWorn, "old", "grey"), wood("dark oak", 0x4a3323, grainFine, "dark"), wood("ebony", 0x2b2320, grainFine, "black"), wood("teak", 0x9c6a3c, grainFine),

		floor("oak planks", 0xb98f5e, 0.5, planks, 1.2, "wood", "floorboards"), floor("light planks", 0xd2b890, 0.5, planks, 1.2, "wood"), floor("dark planks", 0x5d4029, 0.45, planks, 1.2, "wood"),
		floor("parquet", 0xa97b4b, 0.42, herringbone, 0.9, "wood", "herringbone"), floor("walnut parquet", 0x6b4a32, 0.4, herringbone, 0.9, "wood"),
		floor("white tiles", 0xe9e8e4, 0.2, tiles, 0.6, "ceramic", "bathroom"), floor("grey tiles", 0x9b9c9a, 0.35, tiles, 1.2, "stone"), floor("terracotta tiles", 0xb5694a, 0.7, tiles, 0.8, "warm"),
		floor("carpet", 0x9a938a, 0.97, pile, 0.25, "soft"),

		paint("matte paint", 0xe8e4dc, 0.9, 600, noPattern), paint("gloss paint", 0xf2f1ee, 0.25, 600, noPattern), paint("painted wood", 0xeae5da, 0.5, 600, brushed),
		paint("painted metal", 0x3b3f42, 0.45, 2500, noPattern), paint("plaster", 0xe9e4da, 0.92, 1200, trowelled, "wall"), paint("wall paint", 0xefeae1, 0.93, 1200, rolled, "wall"),
		paint("brick", 0xa8624a, 0.9, 1800, bricks, "wall", "red"), paint("white brick", 0xe4e0d8, 0.85, 1800, bricks, "wall"),

		fabric("linen", 0xcfc2ac, 0.95, weave, 0.08), fabric("cotton", 0xe8e4dc, 0.93, weave, 0.05, "bedding"), fabric("wool", 0x9a9a96, 0.96, twill, 0.06),
		fabric("boucle", 0xe4dccd, 0.97, pile, 0.12, "teddy"), fabric("velvet", 0x6b3a3a, 0.8, nap, 0.2), fabric("wool knit", 0xe2d6c3, 0.97, knit, 0.09),
		fabric("wool rug", 0xc9bda9, 0.98, pile, 0.2, "rug"), fabric("sheer", 0xf4f1ea, 0.9, weave, 0.05, "curtain").clear(0.55), fabric("felt", 0x7a7c78, 0.98, nap, 0.2),
		fabric("leather", 0x7a4d2c, 0.5, hide, 0.18), fabric("faux leather", 0x2d2b2a, 0.45, hide, 0.18),

		metal("brass", 0xc9a45c, 0.3, "gold"), metal("gold", 0xe0b35a, 0.22), metal("copper", 0xc77b58, 0.3), metal("chrome", 0xd8dadc, 0.08), metal("brushed steel", 0xb9bbbd, 0.35, "silver"),
		metal("iron", 0x3a3836, 0.6), plain("black metal", "metal", 0x1f2021, 0.45, 2500, "black"), plain("white metal", "metal", 0xe9e9e6, 0.4, 2500, "white"),

		stone("marble", 0xece9e4, 0.18, veins, 1.2, "white"), stone("black marble", 0x2a2a2c, 0.15, veins, 1.2, "black"), stone("white stone", 0xe9e7e2, 0.3, speckle, 0.5),
		stone("terrazzo", 0xdcd6cc, 0.3, chips, 0.6), stone("granite", 0x6d6a68, 0.3, speckle, 0.4), stone("concrete", 0xa3a19c, 0.8, cast, 1.5, "grey"), stone("slate", 0x4b4f52, 0.7, cast, 1, "dark"),
		plain("terracotta", "ceramic", 0xb8694a, 0.85, 1800, "pot").woven(cast, 0.5), plain("ceramic", "ceramic", 0xeeebe4, 0.18, 2200), plain("stoneware", "ceramic", 0x9a8f80, 0.6, 2200).woven(speckle, 0.3),
		plain("porcelain", "ceramic", 0xf4f3f0, 0.08, 1100, "bathroom"),

		plain("glass", "glass", 0xeef4f3, 0.03, 2500).clear(0.22), plain("bottle glass", "glass", 0x2f4a30, 0.06, 2500).clear(0.82), plain("frosted glass", "glass", 0xf0f2f1, 0.5, 2500).clear(0.7), metal("mirror", 0xf2f4f4, 0.02),
		plain("screen", "screen", 0x0b0d10, 0.12, 1500), plain("screen glow", "screen", 0x24415e, 0.2, 1500).glowing(60),
		plain("lampshade", "light", 0xf3dcb2, 0.9, 300).glowing(240).woven(weave, 0.08).sheet(), plain("opal glass", "light", 0xf6e8cf, 0.25, 700).glowing(300), plain("bulb", "light", 0xffe2b0, 0.4, 300).glowing(900), plain("flame", "light", 0xffb45a, 0.5, 100).glowing(2500), plain("ember", "light", 0xff5a1c, 0.9, 400).glowing(250),

		plain("leaf", "plant", 0x3f6b35, 0.6, 500, "green").sheet(), plain("light leaf", "plant", 0x7d9a4f, 0.6, 500, "green").sheet(), plain("bark", "plant", 0x6a5139, 0.95, 600).woven(cast, 0.3), plain("soil", "plant", 0x3b2a1f, 1, 1200).woven(speckle, 0.2), plain("petal", "plant", 0xd98a9a, 0.7, 300).sheet(),
		plain("rattan", "woven", 0xc49a62, 0.75, 250).woven(cane, 0.08), plain("wicker", "woven", 0xa97c4c, 0.8, 250).woven(cane, 0.12), plain("jute", "woven", 0xb9966a, 0.95, 150, "rug").woven(cane, 0.06), plain("cork", "woven", 0xb58a5e, 0.9, 200).woven(speckle, 0.25),

		plain("plastic", "plastic", 0xe6e6e3, 0.4, 950), plain("black plastic", "plastic", 0x202224, 0.45, 950), plain("rubber", "plastic", 0x1c1c1c, 0.9, 1100),
		plain("paper", "paper", 0xf3eee2, 0.95, 700), plain("book cloth", "paper", 0x7a2f2f, 0.85, 650).woven(weave, 0.03), plain("chalkboard", "paper", 0x26332d, 0.9, 700), plain("wax", "paper", 0xf0e6cf, 0.5, 900), plain("food", "food", 0xc0392b, 0.5, 800), plain("bread", "food", 0xc48a4a, 0.85, 300),
	}
	for i := range out {
		out[i].Textured = out[i].pattern != noPattern
	}
	return out
}
