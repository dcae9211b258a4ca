package catalog

import (
	"fmt"
	"strconv"
	"strings"

	"scenograph/internal/geom"
)

// ParseColor reads "#rrggbb" or a colour word such as "sage", "dark blue" or "light grey" into linear light.
func ParseColor(text string) (geom.Color, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	if hex, ok := strings.CutPrefix(text, "#"); ok && len(hex) == 6 {
		rgb, err := strconv.ParseUint(hex, 16, 32)
		return geom.Hex(uint32(rgb)), err == nil
	}
	words := colorWords()
	if rgb, ok := words[text]; ok {
		return geom.Hex(rgb), true
	}
	tone, rest, ok := strings.Cut(text, " ")
	if !ok {
		return geom.Color{}, false
	}
	rgb, ok := words[rest]
	if !ok {
		return geom.Color{}, false
	}
	c := geom.Hex(rgb)
	switch tone {
	case "dark", "deep":
		return c.Scale(0.35), true
	case "light", "pale", "pastel", "soft":
		return c.Mix(geom.Color{0.9, 0.88, 0.84}, 0.6), true
	case "bright", "vivid", "warm", "muted", "dusty":
		return c, true
	}
	return geom.Color{}, false
}

func colorWords() map[string]uint32 {
	return map[string]uint32{
		"white": 0xf2f0ea, "off-white": 0xeae5d9, "ivory": 0xece4d0, "cream": 0xe8dcc3, "beige": 0xcdb99a, "sand": 0xc9b08a, "tan": 0xb08a5e, "camel": 0xb5854b,
		"brown": 0x6b4a30, "chocolate": 0x4a2f22, "cognac": 0x8a4b23, "rust": 0xa04a26, "terracotta": 0xb5603f, "orange": 0xd07a2d, "amber": 0xd0932e, "mustard": 0xc4942f, "ochre": 0xb98532,
		"yellow": 0xdcb93f, "gold": 0xc9a24a, "olive": 0x6f7240, "sage": 0x9aa88a, "mint": 0xa9cbb2, "green": 0x4f7a4a, "emerald": 0x1f6b4c, "forest green": 0x2f4f36, "forest": 0x2f4f36,
		"teal": 0x2b6a6c, "turquoise": 0x4aa3a0, "aqua": 0x7fbfbf, "blue": 0x3f6390, "navy": 0x24324f, "navy blue": 0x24324f, "sky": 0x8db4d0, "sky blue": 0x8db4d0, "indigo": 0x37407a,
		"purple": 0x6a4a7d, "lavender": 0xb0a3c8, "lilac": 0xbfa9cc, "plum": 0x5d3350, "pink": 0xd79aa5, "blush": 0xdcb5a8, "rose": 0xc27f86, "red": 0xa5332c, "burgundy": 0x6b2230, "maroon": 0x6b2a2a, "coral": 0xd9735c,
		"grey": 0x8b8d8f, "gray": 0x8b8d8f, "silver": 0xb9bcbe, "charcoal": 0x3b3e41, "anthracite": 0x33363a, "slate": 0x56606a, "black": 0x1f1f20, "taupe": 0x8c7d6c,
	}
}

// Hex writes linear light as #rrggbb in sRGB.
func Hex(c geom.Color) string {
	channel := func(x float64) int { return int(geom.SRGBFromLinear(geom.Clamp(x, 0, 1))*255 + 0.5) }
	return fmt.Sprintf("#%02x%02x%02x", channel(c[0]), channel(c[1]), channel(c[2]))
}
