package catalog

// pattern names a procedural texture.
type pattern string

// The patterns.
const (
	noPattern   pattern = ""
	grainFine   pattern = "fine grain"
	grainBold   pattern = "bold grain"
	grainWorn   pattern = "worn grain"
	planks      pattern = "planks"
	herringbone pattern = "herringbone"
	tiles       pattern = "tiles"
	bricks      pattern = "bricks"
	brushed     pattern = "brushed paint"
	trowelled   pattern = "trowelled plaster"
	rolled      pattern = "rolled paint"
	weave       pattern = "weave"
	twill       pattern = "twill"
	knit        pattern = "knit"
	nap         pattern = "nap"
	pile        pattern = "pile"
	hide        pattern = "hide"
	cane        pattern = "cane"
	veins       pattern = "veins"
	speckle     pattern = "speckle"
	chips       pattern = "chips"
	cast        pattern = "cast"
)

// texel is one point of a pattern. The albedo multiplies the material's colour, so patterns are near white.
type texel struct {
	albedo    [3]float64 // linear
	height    float64    // in units of the tile's width
	roughness float64    // used where the recipe has one
}

func grey(x float64) [3]float64 { return [3]float64{x, x, x} }

// tinted goes from white at 0 to a colour at 1.
func tinted(t float64, r, g, b float64) [3]float64 {
	return [3]float64{1 - t*(1-r), 1 - t*(1-g), 1 - t*(1-b)}
}

// recipe says how a pattern is drawn over the unit tile; U is the direction of grain.
type recipe struct {
	size      int     // pixels
	roughness float64 // of its plain face; 0 for no roughness map
	flat      bool    // no normal map
	at        func(u, v float64) texel
}

func recipeOf(p pattern) recipe {
	switch p {
	case grainFine:
		return recipe{size: 256, at: grainAt(1, 0.55, 0)}
	case grainBold:
		return recipe{size: 256, at: grainAt(2, 0.95, 0)}
	case grainWorn:
		return recipe{size: 256, at: grainAt(3, 0.9, 1)}
	case planks:
		return recipe{size: 512, roughness: 0.5, at: planksAt}
	case herringbone:
		return recipe{size: 512, roughness: 0.42, at: herringboneAt}
	case tiles:
		return recipe{size: 256, roughness: 0.2, at: tilesAt}
	case bricks:
		return recipe{size: 256, at: bricksAt}
	case brushed:
		return recipe{size: 256, at: brushedAt}
	case trowelled:
		return recipe{size: 256, at: trowelledAt}
	case rolled:
		return recipe{size: 256, at: rolledAt}
	case weave:
		return recipe{size: 256, at: weaveAt}
	case twill:
		return recipe{size: 256, at: twillAt}
	case knit:
		return recipe{size: 256, at: knitAt}
	case nap:
		return recipe{size: 128, at: napAt}
	case pile:
		return recipe{size: 192, at: pileAt}
	case hide:
		return recipe{size: 256, at: hideAt}
	case cane:
		return recipe{size: 256, at: caneAt}
	case veins:
		return recipe{size: 256, flat: true, at: veinsAt}
	case speckle:
		return recipe{size: 256, flat: true, at: speckleAt}
	case chips:
		return recipe{size: 256, flat: true, at: chipsAt}
	default:
		return recipe{size: 256, at: castAt}
	}
}
