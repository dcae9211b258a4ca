package surface

func wovens() []Recipe {
	woven := func(name string, reach float64, p func(noise) Pattern, words ...string) Recipe {
		return made("woven", name, reach, p, words...)
	}
	return []Recipe{
		woven("rattan", 0.16, basketry(0xc49a62, 8, 0.3), "basket", "natural", "boho"), woven("wicker", 0.24, basketry(0xa97c4c, 8, 0.5), "basket", "willow", "brown"), woven("white wicker", 0.24, basketry(0xe0dacd, 8, 0.5), "basket", "painted", "coastal"), woven("cane webbing", 0.12, webbing(0xcda76c, 8), "vienna straw", "rattan", "wicker", "cane"),
		woven("seagrass", 0.2, basketry(0x9a8f5f, 10, 0.2), "basket", "rug", "green", "natural"), woven("jute", 0.14, cloth(20, 0xb9966a, plainWeave, 0.9, 1).over(0.14).pattern, "rug", "natural", "burlap", "hessian"), woven("sisal", 0.14, cloth(24, 0xb8a583, twillWeave, 0.7, 0.8).over(0.14).pattern, "rug", "natural", "carpet"), woven("tatami", 0.9, tatami(), "japanese", "straw", "rush mat", "floor"),
		woven("cork", 0.4, fleck(0xb98d5e, 46, 0.75, 0.00025, 0.88, 0xa87a4a, 0xc79e6f, 0x8c6239, 0xd1aa7c), "natural", "floor", "pinboard", "brown"), woven("dark cork", 0.4, fleck(0x7a5636, 46, 0.75, 0.00025, 0.88, 0x6a4629, 0x8c6541, 0x543620), "expanded cork", "brown"), woven("straw", 0.3, grasscloth(0xcfae6b), "thatch", "raffia", "yellow"),
	}
}

// tatami is rush matting with a cloth border every 0.9 m.
func tatami() func(noise) Pattern {
	return func(n noise) Pattern {
		rush := grasscloth(0xb9b078)(n)
		return func(u, v float64) Texel {
			out := rush(frac(u*2), frac(v*2))
			if d := min(u, 1-u) * 0.9; d < 0.028 {
				return Texel{Albedo: out.Albedo.Scale(0.25), Height: 0.0012, Rough: 0.8}
			}
			return out
		}
	}
}

func glasses() []Recipe {
	glass := func(name string, p func(noise) Pattern, l Layers, words ...string) Recipe {
		return made("glass", name, 0.4, p, append(words, "glass", "transparent")...).with(l)
	}
	return []Recipe{
		glass("glass", plainly(0xeef4f3, 0.03, 0), Layers{Opacity: 0.22}, "clear", "window"), glass("frosted glass", plainly(0xf0f2f1, 0.5, 0), Layers{Opacity: 0.7}, "etched", "satin glass", "milky"), glass("bottle glass", plainly(0x2f4a30, 0.06, 0), Layers{Opacity: 0.82}, "green", "dark green"),
		glass("smoked glass", plainly(0x3c3835, 0.04, 0), Layers{Opacity: 0.6}, "grey", "dark", "tinted", "seventies"), glass("bronze glass", plainly(0x6a4a30, 0.04, 0), Layers{Opacity: 0.55}, "brown", "tinted", "amber"), glass("amber glass", plainly(0xc07a25, 0.05, 0), Layers{Opacity: 0.6}, "orange", "tinted", "yellow"), glass("blue glass", plainly(0x2c5a94, 0.04, 0), Layers{Opacity: 0.55}, "cobalt", "tinted"), glass("green glass", plainly(0x3f7d5d, 0.04, 0), Layers{Opacity: 0.5}, "emerald", "tinted"), glass("pink glass", plainly(0xd9919a, 0.04, 0), Layers{Opacity: 0.45}, "rose", "tinted"),
		glass("fluted glass", lines(0xeaf1ef, 20, 0.003, 0.06), Layers{Opacity: 0.42}, "reeded", "ribbed", "art deco"), glass("textured glass", hammeredGlass(), Layers{Opacity: 0.45}, "hammered", "cathedral", "bathroom window"), glass("crystal", plainly(0xf6f8f8, 0.01, 0), Layers{Opacity: 0.18}, "cut glass", "clear", "chandelier"),
	}
}

func hammeredGlass() func(noise) Pattern {
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			c := n.cells(u, v, 26, 26)
			t := plainly(0xe6efec, 0.08, 0)(n)(u, v)
			t.Height = 0.0022 * sq(c.near)
			return t
		}
	}
}

func ceramics() []Recipe {
	pot := func(name string, p func(noise) Pattern, words ...string) Recipe {
		return made("ceramic", name, 0.4, p, append(words, "pottery")...)
	}
	return []Recipe{
		pot("ceramic", smudged(0xeeebe4, 0.18, 0.03), "white", "glazed"), pot("porcelain", plainly(0xf4f3f0, 0.08, 0), "bathroom", "china", "white", "sanitary ware"), pot("terracotta", cast(0xb8694a, 0.6, 0.15, 0.85), "pot", "clay", "orange"), pot("stoneware", fleck(0x9a8f80, 60, 0.07, 0.00002, 0.55, 0x5d5044, 0x7c6f60), "speckled", "grey", "handmade"),
		pot("speckled ceramic", fleck(0xe8e2d6, 70, 0.05, 0.00001, 0.3, 0x6a5a49, 0x8a7762), "cream", "handmade", "stoneware"), pot("celadon", crackled(0x9fb8a4), "green", "crackle glaze", "sage", "chinese"), pot("reactive glaze", reactive(0x2d5570, 0x8a6a4a), "blue", "brown", "drip", "handmade"), pot("black ceramic", plainly(0x1f1f21, 0.35, 0), "black", "matte"), pot("raku", crackled(0x55504c), "crackle", "dark", "smoked"),
	}
}

// crackled is a glaze with fine cracks.
func crackled(rgb uint32) func(noise) Pattern {
	return func(n noise) Pattern {
		base := smudged(rgb, 0.14, 0.03)(n)
		return func(u, v float64) Texel {
			out := base(u, v)
			c := n.more(5).cells(u+0.01*n.more(6).clouds(u, v, 9, 9, 3), v, 16, 16)
			crack := 1 - step(0.006, 0.04, c.edge())
			out.Albedo = tint(out.Albedo, 0.1*n.more(7).clouds(u, v, 3, 3, 4)-0.5*crack)
			return out
		}
	}
}

// reactive is two glazes that have run into each other.
func reactive(a, b uint32) func(noise) Pattern {
	return func(n noise) Pattern {
		x, y := plainly(a, 0.12, 0)(n)(0, 0), plainly(b, 0.3, 0)(n)(0, 0)
		return func(u, v float64) Texel {
			t := clamp(0.5 + 0.9*n.clouds(u+0.06*n.more(2).clouds(u, v, 6, 6, 3), v, 3, 2, 5))
			speck := step(0.5, 0.6, n.more(3).wave(u*70, v*70, 70, 70))
			return Texel{Albedo: tint(x.Albedo.Mix(y.Albedo, t), 0.25*speck), Rough: lerp(x.Rough, y.Rough, t)}
		}
	}
}

func plastics() []Recipe {
	plastic := func(name string, p func(noise) Pattern, words ...string) Recipe {
		return made("plastic", name, 0.2, p, words...)
	}
	grained := func(rgb uint32, rough float64) func(noise) Pattern { return rolled(rgb, rough, 1.2) }
	return []Recipe{
		plastic("plastic", plainly(0xe6e6e3, 0.4, 0), "white", "abs"), plastic("black plastic", grained(0x202224, 0.45), "black", "grained"), plastic("glossy plastic", plainly(0xd04a32, 0.14, 0), "red", "shiny", "orange", "mid-century"), plastic("acrylic", plainly(0xeef3f4, 0.05, 0), "perspex", "plexiglass", "lucite", "clear").with(Layers{Opacity: 0.3}),
		plastic("rubber", grained(0x1c1c1c, 0.9), "black", "soft"), plastic("silicone", plainly(0xb8c4c6, 0.62, 0), "soft", "grey"), plastic("carbon fibre", carbon(), "carbon fiber", "black", "twill", "racing").coat(1), plastic("laminate", smudged(0xe3e0d8, 0.4, 0.05), "formica", "white", "melamine", "worktop"),
		plastic("recycled plastic", fleck(0xdfe2df, 22, 0.6, 0.00002, 0.4, 0x2f5f8a, 0xc6452f, 0xe2b43a, 0x3f7d5d, 0xe9e6e0), "terrazzo plastic", "colourful", "speckled", "confetti"), plastic("polycarbonate", lines(0xe9eff0, 20, 0.0006, 0.2), "twin wall", "translucent", "greenhouse").with(Layers{Opacity: 0.5}), plastic("bakelite", reactive(0x3f2416, 0x1f120c), "brown", "vintage", "art deco"), plastic("foam", fleck(0xe3d9b8, 70, 0.8, 0.0004, 0.95, 0xd5c9a3, 0xeae2c6, 0xc9bc93), "sponge", "mattress"),
		plastic("screen", plainly(0x0b0d10, 0.12, 0), "display", "black"), plastic("screen glow", plainly(0x24415e, 0.2, 0), "display", "lit screen").with(Layers{Glow: 60}),
	}
}

func papers() []Recipe {
	paper := func(name string, p func(noise) Pattern, words ...string) Recipe {
		return made("paper", name, 0.3, p, words...)
	}
	return []Recipe{
		paper("paper", fibred(0xf3eee2, 0.1, 0.95), "white", "sheet"), paper("kraft paper", fibred(0xb58f63, 0.8, 0.92), "brown paper", "parcel", "packaging"), paper("rice paper", fibred(0xefe8d8, 1.6, 0.9), "washi", "shoji", "japanese", "lantern").with(Layers{TwoSided: true}), paper("cardboard", lines(0xb08a5c, 50, 0.0003, 0.92), "corrugated", "brown", "box"), paper("parchment", reactiveSheet(0xe2d0a6, 0xc0a56f), "vellum", "old paper", "map", "antique"),
		paper("book cloth", cloth(70, 0x7a2f2f, plainWeave, 0.3, 0.3).over(0.1).pattern, "red", "bookbinding", "buckram"), paper("chalkboard", chalky(0x26332d), "blackboard", "green", "school"), paper("wax", smudged(0xf0e6cf, 0.5, 0.04), "candle", "cream"), paper("whiteboard", plainly(0xf3f4f4, 0.15, 0), "dry erase", "white", "glossy"),
	}
}

func reactiveSheet(a, b uint32) func(noise) Pattern {
	return func(n noise) Pattern {
		stain := reactive(a, b)(n)
		return func(u, v float64) Texel {
			t := stain(u, v)
			t.Rough, t.Height = 0.85, 0.00004*n.more(8).clouds(u, v, 30, 30, 3)
			return t
		}
	}
}

func plants() []Recipe {
	plant := func(name string, reach float64, p func(noise) Pattern, words ...string) Recipe {
		return made("plant", name, reach, p, words...)
	}
	sheet := Layers{TwoSided: true}
	return []Recipe{
		plant("leaf", 0.3, leafVein(0x3f6b35, 0x86a266), "green", "foliage").with(sheet), plant("light leaf", 0.3, leafVein(0x7d9a4f, 0xc3d092), "green", "foliage", "pale green").with(sheet), plant("dark leaf", 0.3, leafVein(0x25452c, 0x4f7a4a), "green", "ficus", "rubber plant").with(sheet), plant("dry leaf", 0.3, leafVein(0x9a6a35, 0xc69a58), "autumn", "brown", "orange").with(sheet), plant("petal", 0.2, leafVein(0xd98a9a, 0xe6b0b8), "pink", "flower").with(sheet),
		plant("grass", 0.6, blades(34, 0.02, 0x4f7a2f, 0x6a9440, 0x3f6527, 0x86a656), "lawn", "turf", "green", "garden"), plant("artificial grass", 0.4, blades(44, 0.012, 0x3f8a3a, 0x55a04a, 0x2f7030), "astroturf", "fake grass", "green"), plant("dry grass", 0.6, blades(34, 0.02, 0xb59a55, 0xc9b06c, 0x937a3f), "hay", "straw", "yellow"),
		plant("moss", 0.4, moss(0x55702c, 0x8a9f45), "green", "moss wall", "forest", "lichen"), plant("reindeer moss", 0.4, moss(0x7d9457, 0xb5c487), "moss wall", "preserved", "pale green", "lichen"), plant("living wall", 0.8, foliage(16, 0.3, 0x3b6a33, 0x5d8a42, 0x2c5230, 0x7fa35a), "green wall", "hedge", "plants", "vertical garden", "ivy"), plant("hedge", 0.5, foliage(26, 0.34, 0x2f5a2b, 0x41703a, 0x245026), "box hedge", "boxwood", "leaves", "green"), plant("autumn leaves", 0.8, foliage(14, 0.36, 0xb5632a, 0xd19a3a, 0x8a3f24, 0x9a7a35), "fallen leaves", "orange", "red"),
		plant("bark", 0.5, bark(0x76604a, 0x33281e), "tree", "trunk", "brown"), plant("birch bark", 0.5, birchBark(), "white", "tree", "trunk"),
	}
}

// moss is cushions of tiny stars.
func moss(rgb, tip uint32) func(noise) Pattern {
	return func(n noise) Pattern {
		fuzz := loops(rgb, 60, 0.004, 0.5, tip)(n)
		return func(u, v float64) Texel {
			out := fuzz(u, v)
			k := n.more(4).cells(u+0.02*n.more(5).clouds(u, v, 6, 6, 3), v, 6, 6)
			cushion := 1 - sq(clamp(k.near))
			out.Height += 0.03 * cushion
			out.Albedo = out.Albedo.Scale(0.5 + 0.6*cushion + 0.15*n.more(6).clouds(u, v, 5, 5, 4))
			return out
		}
	}
}

func birchBark() func(noise) Pattern {
	return func(n noise) Pattern {
		base := fibred(0xe2dcd0, 0.6, 0.8)(n)
		return func(u, v float64) Texel {
			out := base(u, v)
			slit := step(0.34, 0.44, n.more(3).wave(u*5, v*34, 5, 34)) * step(-0.2, 0.2, n.more(4).clouds(u, v, 3, 4, 3))
			out.Albedo = out.Albedo.Scale((1 - 0.8*slit) * (1 + 0.1*n.more(5).clouds(u, v, 2, 5, 4)))
			out.Height += 0.0006 * slit
			return out
		}
	}
}

func grounds() []Recipe {
	ground := func(name string, reach float64, p func(noise) Pattern, words ...string) Recipe {
		return made("ground", name, reach, p, append(words, "outdoor")...)
	}
	return []Recipe{
		ground("soil", 0.5, fleck(0x3b2a1f, 30, 0.7, 0.003, 1, 0x2c1f17, 0x4d3828, 0x57442f), "earth", "compost", "brown"), ground("gravel", 0.8, pebbles(0.8, 34, 0xa09a90, 0x85807a, 0xbdb6aa, 0x6b6763), "stones", "grey", "path"), ground("pebbles", 1, pebbles(1, 16, 0xb3aca0, 0x8d8880, 0xd1cabc, 0x6f6a64, 0xa08f7c), "river stones", "zen garden"), ground("sand", 0.8, sandy(0xd6bf93, 1), "beach", "ripples", "beige"),
		ground("bark mulch", 0.5, foliage(14, 0.42, 0x5a3d28, 0x744f33, 0x432d1e), "wood chips", "brown", "playground"), ground("asphalt", 0.8, fleck(0x3f4042, 60, 0.5, 0.0012, 0.92, 0x55565a, 0x2c2d2f, 0x6a6a6a), "tarmac", "road", "black"), ground("cobblestones", 1.6, brickwork(bond{rows: 16, each: 14, shift: 0.5, jitter: 0.08}, 1.6, joints(0x4c463e, 16), 0.4, 0x77736d, 0x66625d, 0x88837b), "setts", "street", "grey").fine(), ground("paving slabs", 1.6, faced(bond{rows: 4, each: 4, shift: 0.5}, cast(0x9b978f, 1, 0.6, 0.85), joints(0x6f6b64, 8), 1.6, 1.2), "concrete pavers", "patio", "terrace", "grey"), ground("water", 1, ripples(), "pool", "pond", "blue").with(Layers{Opacity: 0.75}), ground("snow", 1, sandy(0xe9eef2, 0.25), "white", "winter"),
	}
}

func ripples() func(noise) Pattern {
	return func(n noise) Pattern {
		return func(u, v float64) Texel {
			t := plainly(0x4f8a94, 0.03, 0)(n)(u, v)
			t.Height = 0.006*n.clouds(u, v, 5, 5, 3) + 0.004*n.more(2).clouds(u+v, v, 4, 5, 2)
			return t
		}
	}
}

func lights() []Recipe {
	lit := func(name string, nits float64, p func(noise) Pattern, words ...string) Recipe {
		return made("light", name, 0.1, p, append(words, "glowing")...).with(Layers{Glow: nits})
	}
	shade := lit("lampshade", 240, cloth(40, 0xf3dcb2, plainWeave, 0.6, 0.3).pattern, "lamp", "fabric")
	shade.Layers.TwoSided = true
	return []Recipe{
		shade, lit("opal glass", 300, plainly(0xf6e8cf, 0.25, 0), "lamp", "milk glass", "globe"), lit("bulb", 900, plainly(0xffe2b0, 0.4, 0), "lamp", "filament"), lit("flame", 2500, plainly(0xffb45a, 0.5, 0), "candle", "fire"), lit("ember", 250, plainly(0xff5a1c, 0.9, 0), "fire", "fireplace", "coal"), lit("neon pink", 1500, plainly(0xff4fa0, 0.3, 0), "neon sign", "tube"), lit("neon blue", 1500, plainly(0x3fa0ff, 0.3, 0), "neon sign", "tube"),
	}
}

func foods() []Recipe {
	return []Recipe{
		made("food", "food", 0.2, plainly(0xc0392b, 0.5, 0), "fruit"), made("food", "bread", 0.2, bread(), "crust", "loaf", "baked"), made("food", "chocolate", 0.2, plainly(0x3f2418, 0.35, 0), "cake", "brown"), made("food", "cheese", 0.2, fleck(0xe8c768, 12, 0.3, -0.0008, 0.5, 0xd9b352, 0xdcb95c), "yellow"),
	}
}

func bread() func(noise) Pattern {
	return func(n noise) Pattern {
		crust := cast(0xc48a4a, 1.6, 0.8, 0.82)(n)
		return func(u, v float64) Texel {
			out := crust(u, v)
			flour := step(0.2, 0.7, n.more(12).clouds(u, v, 4, 4, 4))
			out.Albedo = out.Albedo.Mix(plainly(0xe9d9bd, 0, 0)(n)(0, 0).Albedo, 0.4*flour)
			return out
		}
	}
}
