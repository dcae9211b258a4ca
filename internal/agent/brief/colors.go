package brief

import (
	"strings"

	"scenograph/internal/geom"
)

// colorWords gives display (sRGB) colours for words people use of paint, wood-free furniture and cloth.
var colorWords = map[string]uint32{
	"white": 0xF2EFE9, "off-white": 0xEFE9DC, "warm white": 0xF1E8D8, "cool white": 0xECF0F2, "ivory": 0xF0E8D2, "cream": 0xEFE3C8, "eggshell": 0xEDE6D6, "pearl": 0xE6E1D6,
	"beige": 0xD9C9AC, "sand": 0xD6C3A0, "linen": 0xE4D9C6, "oatmeal": 0xDACDB5, "taupe": 0x8F8170, "tan": 0xC49A6C, "camel": 0xB88A55, "caramel": 0xA9672F,
	"brown": 0x6B4630, "chocolate": 0x4A2E20, "espresso": 0x35231A, "cognac": 0x93491F, "chestnut": 0x713B26, "rust": 0xA4482A, "rusty": 0xA4482A, "terracotta": 0xBE6A48, "brick red": 0x8E3B2C,
	"copper": 0xB4693F, "ochre": 0xC48A2B, "mustard": 0xD0A02A, "gold": 0xC79B3B, "golden": 0xC79B3B, "yellow": 0xE7C33C, "lemon": 0xF0DF6A, "saffron": 0xE2A32F, "amber": 0xD98A25, "honey": 0xC98E42,
	"orange": 0xDB7A2C, "tangerine": 0xE8772E, "peach": 0xEDB595, "apricot": 0xE9A875, "salmon": 0xE68A74, "coral": 0xE2725B, "red": 0xB5302B, "crimson": 0x9E1B32, "scarlet": 0xC0281F, "ruby": 0x8C1C3A,
	"burgundy": 0x661F2B, "maroon": 0x5E1F22, "wine": 0x6A2334, "bordeaux": 0x5E1C2B, "oxblood": 0x511A1C, "pink": 0xE7A6B3, "blush": 0xE6C0B6, "blush pink": 0xE6C0B6, "dusty pink": 0xCF9C9A, "rose": 0xCF7F89, "fuchsia": 0xC23A86,
	"magenta": 0xB5307E, "hot pink": 0xE0508F, "mauve": 0xA98799, "lilac": 0xBFA6CC, "lavender": 0xB7A8D4, "violet": 0x6F4A9B, "purple": 0x66407F, "plum": 0x5B2E51, "aubergine": 0x40253C, "indigo": 0x3A3B7A,
	"blue": 0x33619E, "navy": 0x1F2D4D, "navy blue": 0x1F2D4D, "midnight": 0x18213A, "midnight blue": 0x18213A, "royal blue": 0x2B4DA0, "cobalt": 0x1F4AA0, "sky blue": 0x8FBBDD, "baby blue": 0xB0CFE4, "powder blue": 0xB4CBD8, "duck egg": 0xBFD3CD, "duck egg blue": 0xBFD3CD,
	"denim": 0x4A658B, "slate": 0x5A6570, "slate blue": 0x566A85, "steel blue": 0x57789A, "petrol": 0x1F4F5C, "petrol blue": 0x1F4F5C, "teal": 0x1F6F72, "turquoise": 0x3DAFAE, "aqua": 0x78C9C8, "cyan": 0x48B5C9,
	"mint": 0xB3D8C4, "mint green": 0xB3D8C4, "seafoam": 0xA6CDBD, "sage": 0x9CA88A, "sage green": 0x9CA88A, "olive": 0x6B6C38, "olive green": 0x6B6C38, "moss": 0x5F6B3A, "moss green": 0x5F6B3A, "khaki": 0x9B8F62, "lime": 0x9EC53C, "lime green": 0x9EC53C, "pistachio": 0xB5C590, "celadon": 0xAEC6AE,
	"green": 0x4C7F4E, "emerald": 0x17694F, "emerald green": 0x17694F, "forest green": 0x2C4A33, "bottle green": 0x1E4034, "hunter green": 0x2B4B36, "racing green": 0x18402E, "jade": 0x3F8F72, "eucalyptus": 0x8AA395, "fern": 0x5A7F4A,
	"grey": 0x8A8985, "gray": 0x8A8985, "light grey": 0xC5C4C0, "pale grey": 0xD3D2CE, "dove grey": 0xB4B1AB, "silver": 0xB9BBBD, "greige": 0xBDB3A4, "charcoal": 0x3B3C3E, "graphite": 0x46484B, "anthracite": 0x35383B, "slate grey": 0x5A6570, "gunmetal": 0x3E4449,
	"black": 0x1E1D1C, "jet black": 0x151414, "ebony": 0x2A211C, "pastel pink": 0xEBC4C8, "pastel blue": 0xB9D0E2, "pastel green": 0xC2DCC0, "pastel yellow": 0xF2E6B3, "natural": 0xC9B18C, "stone": 0xB8AEA0, "clay": 0xB07C60, "ash grey": 0xB2B1AA,
	"bronze": 0x7C5A35, "nude": 0xDDBBA4, "vanilla": 0xF1E5BE, "butter yellow": 0xEFDB9B, "cinnamon": 0x99542F, "cherry red": 0x9C1F2E, "peacock": 0x165E6E, "ice blue": 0xCBDDE5, "sunny yellow": 0xF0C93A,
}

// colorShades change the colour word that follows.
var colorShades = map[string]struct{ toward, amount float64 }{
	"light": {1, 0.45}, "pale": {1, 0.6}, "soft": {1, 0.25}, "pastel": {1, 0.6}, "dusty": {0.45, 0.35}, "muted": {0.4, 0.35}, "dark": {0, 0.55}, "deep": {0, 0.4}, "rich": {0, 0.2},
	"bright": {-1, 0}, "vivid": {-1, 0}, "faded": {0.7, 0.4}, "warm": {-2, 0}, "cool": {-3, 0}, "very dark": {0, 0.75}, "off": {0.8, 0.1}, "dirty": {0.3, 0.3}, "smoky": {0.25, 0.4}, "light-": {1, 0.45},
}

// ColorNamed returns the linear colour of a word or phrase such as "dark green".
func ColorNamed(name string) (geom.Color, bool) {
	name = strings.TrimSpace(strings.ToLower(name))
	if hex, ok := colorWords[name]; ok {
		return geom.Hex(hex), true
	}
	shade, rest, found := strings.Cut(name, " ")
	if !found {
		shade, rest, found = strings.Cut(name, "-")
	}
	if !found {
		return geom.Color{}, false
	}
	base, ok := ColorNamed(rest)
	s, known := colorShades[shade]
	if !ok || !known {
		return geom.Color{}, false
	}
	return shaded(base, s.toward, s.amount), true
}

func shaded(c geom.Color, toward, amount float64) geom.Color {
	switch toward {
	case -1:
		mean := c.Luminance()
		var out geom.Color
		for i := range out {
			out[i] = geom.Clamp(mean+(c[i]-mean)*1.35, 0, 0.95)
		}
		return out
	case -2:
		return geom.Color{c[0], c[1] * 0.97, c[2] * 0.86}
	case -3:
		return geom.Color{c[0] * 0.9, c[1] * 0.98, c[2]}
	}
	return c.Mix(geom.Color{toward, toward, toward}, amount)
}
