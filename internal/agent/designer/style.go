package designer

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
)

// finish is a material preset of the catalogue with a colour; "" keeps the preset's own.
type finish struct{ preset, color string }

// scheme is how a design looks as a whole.
type scheme struct {
	style              string // one of the catalogue's
	walls, floor, ceil finish
	accents            []string // colours (#rrggbb) for soft things
	kelvin             float64  // of its lamps
}

// schemes lists, for each style of the catalogue, colourings to choose from.
var schemes = map[string][]scheme{
	"modern": {
		{walls: finish{"wall paint", "#eeebe4"}, floor: finish{"oak planks", ""}, accents: []string{"#2f5960", "#d0a03c"}, kelvin: 3000},
		{walls: finish{"wall paint", "#dcdedd"}, floor: finish{"grey tiles", ""}, accents: []string{"#c4573a", "#4a525c"}, kelvin: 3200},
		{walls: finish{"plaster", "#e6ddd0"}, floor: finish{"walnut parquet", ""}, accents: []string{"#8a8f7c", "#b4693f"}, kelvin: 2900},
	},
	"scandinavian": {
		{walls: finish{"wall paint", "#f2efe9"}, floor: finish{"light planks", ""}, accents: []string{"#7f9a8a", "#d8a48a"}, kelvin: 3000},
		{walls: finish{"wall paint", "#dfe5de"}, floor: finish{"light planks", ""}, accents: []string{"#6f8fa3", "#d9b65f"}, kelvin: 3000},
		{walls: finish{"plaster", "#ece5da"}, floor: finish{"oak planks", ""}, accents: []string{"#b7a58c", "#7f9a8a"}, kelvin: 2900},
	},
	"rustic": {
		{walls: finish{"plaster", "#eae0cd"}, floor: finish{"dark planks", ""}, accents: []string{"#7d4a38", "#5f6b45"}, kelvin: 2600},
		{walls: finish{"plaster", "#d8cbb2"}, floor: finish{"terracotta tiles", ""}, accents: []string{"#a4472f", "#c58b3f"}, kelvin: 2600},
		{walls: finish{"wall paint", "#c7cdb9"}, floor: finish{"oak planks", ""}, accents: []string{"#6f7a5c", "#b79f7f"}, kelvin: 2700},
	},
	"industrial": {
		{walls: finish{"brick", ""}, floor: finish{"concrete", ""}, accents: []string{"#8a5a33", "#3f4a54"}, kelvin: 2500},
		{walls: finish{"plaster", "#b9b5ae"}, floor: finish{"dark planks", ""}, accents: []string{"#6b4226", "#8f3f2e"}, kelvin: 2500},
		{walls: finish{"white brick", ""}, floor: finish{"oak planks", ""}, accents: []string{"#3a2a22", "#b0a694"}, kelvin: 2600},
	},
	"art-deco": {
		{walls: finish{"wall paint", "#27433f"}, floor: finish{"chevron parquet", ""}, accents: []string{"#17694f", "#c79b3b"}, kelvin: 2700},
		{walls: finish{"art deco wallpaper", ""}, floor: finish{"black marble tiles", ""}, accents: []string{"#c79b3b", "#6b2230"}, kelvin: 2700},
		{walls: finish{"wall paint", "#e6dcc8"}, floor: finish{"chequered marble", ""}, accents: []string{"#1f3a52", "#c79b3b"}, kelvin: 2800},
	},
	"mid-century": {
		{walls: finish{"wall paint", "#efe9db"}, floor: finish{"walnut parquet", ""}, accents: []string{"#c48a2b", "#1f6f72", "#b5603f"}, kelvin: 2800},
		{walls: finish{"wall paint", "#e3ddcc"}, floor: finish{"oak planks", ""}, accents: []string{"#b5603f", "#6f7a4a"}, kelvin: 2800},
		{walls: finish{"geometric wallpaper", ""}, floor: finish{"cherry strips", ""}, accents: []string{"#1f6f72", "#c48a2b"}, kelvin: 2700},
	},
	"traditional": {
		{walls: finish{"wall paint", "#dfd8c6"}, floor: finish{"parquet", ""}, accents: []string{"#661f2b", "#1f2d4d"}, kelvin: 2700},
		{walls: finish{"damask wallpaper", ""}, floor: finish{"basket parquet", ""}, accents: []string{"#5a2230", "#2f4a3c"}, kelvin: 2600},
		{walls: finish{"striped wallpaper", ""}, floor: finish{"dark planks", ""}, accents: []string{"#2f4a3c", "#7a2c33"}, kelvin: 2700},
	},
	"minimalist": {
		{walls: finish{"wall paint", "#f3f2ef"}, floor: finish{"light planks", ""}, accents: []string{"#b9b5ad", "#8b9096"}, kelvin: 3200},
		{walls: finish{"wall paint", "#ecebe7"}, floor: finish{"polished concrete", ""}, accents: []string{"#b9b5ad", "#6f7270"}, kelvin: 3200},
		{walls: finish{"plaster", "#eeece7"}, floor: finish{"resin floor", ""}, accents: []string{"#c9c4ba", "#8b9096"}, kelvin: 3200},
	},
	"cosy": {
		{walls: finish{"wall paint", "#efe5d3"}, floor: finish{"parquet", ""}, accents: []string{"#c98a2b", "#8c3f35"}, kelvin: 2600},
		{walls: finish{"wall paint", "#c9ad93"}, floor: finish{"oak planks", ""}, accents: []string{"#a5563f", "#e6dccb"}, kelvin: 2600},
		{walls: finish{"wall paint", "#aab39b"}, floor: finish{"oak planks", ""}, accents: []string{"#4f6b52", "#c98a2b"}, kelvin: 2700},
	},
}

// styleOf maps the brief's style and mood words to the catalogue's styles.
var styleOf = map[string]string{
	"industrial": "industrial", "scandinavian": "scandinavian", "midcentury": "mid-century", "diner": "modern", "modern": "modern", "minimal": "minimalist", "japandi": "scandinavian", "rustic": "rustic",
	"bohemian": "cosy", "coastal": "scandinavian", "classic": "traditional", "deco": "art-deco", "playful": "scandinavian", "neon": "modern", "moody": "industrial",
	"cosy": "cosy", "warm": "cosy", "airy": "scandinavian", "bright": "scandinavian", "cool": "modern", "lush": "cosy",
}

// stylings override parts of a scheme for styles the catalogue does not have of its own.
var stylings = map[string]scheme{
	"diner":    {walls: finish{"wall paint", "#e9efe9"}, floor: finish{"white tiles", ""}, accents: []string{"#b5302b", "#3dafae"}},
	"coastal":  {walls: finish{"wall paint", "#eef1ee"}, floor: finish{"light planks", "#d9cdb8"}, accents: []string{"#7fa8bd", "#d6c3a0"}},
	"playful":  {walls: finish{"wall paint", "#e8efe6"}, accents: []string{"#e2725b", "#4aa3a0", "#e7c33c", "#8fbbdd"}},
	"neon":     {walls: finish{"wall paint", "#3a3d4a"}, floor: finish{"carpet", "#3b3e46"}, accents: []string{"#5a4fb0", "#c23a86"}},
	"japandi":  {walls: finish{"plaster", "#e7dfd1"}, floor: finish{"light planks", ""}, accents: []string{"#8a8069", "#b7a58c"}},
	"bohemian": {walls: finish{"plaster", "#ecdcc4"}, accents: []string{"#be6a48", "#1f6f72", "#c48a2b", "#7a4d6b"}},
	"moody":    {walls: finish{"wall paint", "#3c4643"}, floor: finish{"dark planks", ""}, accents: []string{"#5e1c2b", "#6e4a30"}},
}

// choose draws a scheme that fits the brief and its kind of room.
func choose(b *brief.Brief, r *rand.Rand, seed uint64) scheme {
	words := slices.Concat(b.Styles, b.Moods)
	style := ""
	for _, w := range words {
		if style = styleOf[w]; style != "" {
			break
		}
	}
	kind := chance(seed, b.Room.Kind)
	if style == "" {
		style = usualStyle(b.Room.Kind, kind)
	}
	if style == "" {
		style = []string{"scandinavian", "modern", "cosy", "rustic", "industrial"}[pick(r, []float64{3, 3, 3, 1.5, 1.5})]
	}
	s := schemes[style][(r.IntN(len(schemes[style]))+kind.IntN(len(schemes[style])))%len(schemes[style])]
	s.style = style
	s.ceil = finish{"wall paint", "#f5f4f0"}
	for _, w := range words {
		s = s.with(stylings[w])
	}
	s.accents = slices.Clone(s.accents)
	for _, c := range b.Colors {
		s.accents = slices.Insert(s.accents, 0, hexOf(c.Linear))
	}
	if len(b.Colors) > 0 {
		last := b.Colors[len(b.Colors)-1].Linear
		s.walls = finish{"wall paint", hexOf(last.Mix(geom.Color{0.86, 0.84, 0.8}, softening(last)))}
	}
	r.Shuffle(len(s.accents), func(i, j int) { s.accents[i], s.accents[j] = s.accents[j], s.accents[i] })
	return s
}

// softening keeps strong colours from covering all four walls.
func softening(c geom.Color) float64 {
	if c.Luminance() > 0.55 {
		return 0
	}
	return 0.55
}

func (s scheme) with(o scheme) scheme {
	if o.walls.preset != "" {
		s.walls = o.walls
	}
	if o.floor.preset != "" {
		s.floor = o.floor
	}
	if len(o.accents) > 0 {
		s.accents = slices.Clone(o.accents)
	}
	return s
}

func pick(r *rand.Rand, weights []float64) int {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	x := r.Float64() * sum
	for i, w := range weights {
		if x -= w; x < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// hexOf writes a linear colour as #rrggbb in sRGB.
func hexOf(c geom.Color) string {
	channel := func(x float64) int { return int(geom.Clamp(geom.SRGBFromLinear(geom.Clamp(x, 0, 1))*255+0.5, 0, 255)) }
	return fmt.Sprintf("#%02x%02x%02x", channel(c[0]), channel(c[1]), channel(c[2]))
}

// presetOf maps material words to the catalogue's presets, for things.
var presetOf = map[string]string{
	"wood": "oak", "oak": "oak", "walnut": "walnut", "pine": "pine", "birch": "birch", "beech": "light oak", "mahogany": "walnut", "teak": "teak", "bamboo": "light oak", "rattan": "rattan", "reclaimed wood": "reclaimed wood",
	"velvet": "velvet", "linen": "linen", "cotton": "cotton", "wool": "wool", "fabric": "linen", "boucle": "boucle", "leather": "leather", "brass": "brass", "steel": "brushed steel", "metal": "black metal", "iron": "iron", "chrome": "chrome", "copper": "copper", "aluminium": "brushed steel",
	"glass": "glass", "marble": "marble", "stone": "granite", "concrete": "concrete", "ceramic": "ceramic", "plastic": "plastic", "paper": "paper", "cork": "cork", "jute": "jute", "lacquer": "gloss paint", "terrazzo": "terrazzo", "tile": "white tiles", "brick": "brick", "gold": "gold",
}
