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

func generate(pattern) textureSet { return textureSet{} }
