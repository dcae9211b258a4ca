package rigid

import "strings"

// Substance is what a material's name tells about it.
type Substance struct {
	Name        string
	DensityKgM3 float64
	Friction    float64 // sliding, against wood
	Restitution float64
}

// substances are usual values (Engineering ToolBox, densities of solids; CRC Handbook, friction); the first whose word occurs counts.
func substances() []struct {
	words []string
	Substance
} {
	type entry = struct {
		words []string
		Substance
	}
	return []entry{
		{[]string{"rubber", "tyre", "tire"}, Substance{"rubber", 1100, 0.9, 0.6}},
		{[]string{"foam", "cushion", "pillow", "mattress", "upholster"}, Substance{"foam", 60, 0.7, 0.1}},
		{[]string{"fabric", "cloth", "linen", "cotton", "wool", "velvet", "felt", "carpet", "rug", "boucle", "knit", "curtain", "textile", "leather"}, Substance{"fabric", 300, 0.7, 0.05}},
		{[]string{"glass", "bottle", "mirror"}, Substance{"glass", 2500, 0.4, 0.3}},
		{[]string{"marble", "granite", "stone", "slate", "concrete", "terrazzo", "brick"}, Substance{"stone", 2500, 0.6, 0.2}},
		{[]string{"ceramic", "porcelain", "terracotta", "stoneware", "tile", "clay"}, Substance{"ceramic", 2200, 0.45, 0.2}},
		{[]string{"brass", "copper", "bronze", "gold"}, Substance{"brass", 8500, 0.35, 0.3}},
		{[]string{"aluminium", "aluminum"}, Substance{"aluminium", 2700, 0.4, 0.3}},
		{[]string{"metal", "steel", "iron", "chrome", "screw", "hinge"}, Substance{"steel", 7800, 0.4, 0.3}},
		{[]string{"plastic", "acrylic", "vinyl", "screen"}, Substance{"plastic", 1000, 0.4, 0.3}},
		{[]string{"paper", "book", "card", "page"}, Substance{"paper", 700, 0.5, 0.05}},
		{[]string{"leaf", "plant", "petal", "soil", "grass", "moss"}, Substance{"plant", 500, 0.6, 0.05}},
		{[]string{"cork", "wicker", "rattan", "cane", "bamboo"}, Substance{"cane", 300, 0.5, 0.2}},
		{[]string{"wood", "oak", "walnut", "pine", "birch", "teak", "ebony", "plank", "parquet", "mdf", "ply"}, Substance{"wood", 650, 0.5, 0.15}},
	}
}

// Stuff reads a material's name; what it does not know weighs and slides as wood does.
func Stuff(material string) Substance {
	name := strings.ToLower(material)
	for _, s := range substances() {
		for _, word := range s.words {
			if strings.Contains(name, word) {
				return s.Substance
			}
		}
	}
	return Substance{"", 600, 0.5, 0.1}
}

// Slides is the body's friction: its own, else that of what it is made of first of all.
func (b *Body) Slides() float64 {
	if b.Friction > 0 {
		return b.Friction
	}
	for i := range b.Links {
		for k := range b.Links[i].Visuals {
			return Stuff(b.Links[i].Visuals[k].Material.Name).Friction
		}
	}
	return Stuff("").Friction
}
