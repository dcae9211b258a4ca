package catalog

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// artwork is the finish of a slot that shows a generated picture, another for every seed.
const artwork = "artwork"

const (
	artworks = 24 // pictures there are; seeds choose among them
	artLong  = 256
	artShort = 192 // pixels
)

// artworkMaterial paints picture number seed mod artworks on paper; its UVs run once over the sheet.
func artworkMaterial(store *asset.Store, seed uint64, landscape bool) (scene.Material, error) {
	number := seed % artworks
	width, height := artShort, artLong
	if landscape {
		width, height = artLong, artShort
	}
	id, err := store.PutTexture(paintArtwork(number, width, height))
	if err != nil {
		return scene.Material{}, fmt.Errorf("artwork %d: %w", number, err)
	}
	m := scene.NewMaterial("", fmt.Sprintf("artwork %d", number+1), geom.Color{1, 1, 1})
	m.Roughness = 0.85
	m.BaseColorTexture = scene.NewTextureRef(id)
	m.BaseColorTexture.WrapU, m.BaseColorTexture.WrapV = scene.Clamp, scene.Clamp
	return Named(m), nil
}

// layer paints over what is there: it returns a colour and how much of it shows at (x, y), both in [0,1], y downwards.
type layer func(x, y float64) (geom.Color, float64)

func paintArtwork(number uint64, width, height int) *asset.Texture {
	aspect := float64(height) / float64(width)
	rng := randomFor("picture", "artwork", number)
	colors := artPalette(rng)
	var layers []layer
	switch number % 3 {
	case 0:
		layers = hillsArt(rng, colors, aspect)
	case 1:
		layers = archesArt(rng, colors, aspect)
	default:
		layers = fieldsArt(rng, colors)
	}
	grain := noise{uint32(number) + 101}
	return painted(fmt.Sprintf("artwork %d", number+1), width, height, colors[0], layers, func(x, y float64) float64 { return 0.94 + 0.1*grain.at(x*90, y*120, 90, 120) })
}

// painted puts layers over a ground, pixel by pixel, and the shades of what it is painted on over all.
func painted(name string, width, height int, ground geom.Color, layers []layer, shades ...func(x, y float64) float64) *asset.Texture {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	inBands(height, func(py int) {
		for px := range width {
			x, y := (float64(px)+0.5)/float64(width), (float64(py)+0.5)/float64(height)
			c := ground
			for _, l := range layers {
				over, alpha := l(x, y)
				c = c.Mix(over, alpha)
			}
			for _, shade := range shades {
				c = c.Scale(shade(x, y))
			}
			for k := range 3 {
				img.Pix[4*(py*width+px)+k] = uint8(geom.SRGBFromLinear(geom.Clamp(c[k], 0, 1))*255 + 0.5)
			}
			img.Pix[4*(py*width+px)+3] = 255
		}
	})
	return encoded(name, img)
}

// artPalette is a ground and four colours that go together.
func artPalette(rng *rand.Rand) []geom.Color {
	sets := [][5]uint32{
		{0xefe6d5, 0xc8643c, 0x2f4a57, 0xd9a441, 0x7d8f77}, {0xf1ece2, 0x8fa59a, 0xd8b49c, 0x5a6b6f, 0xb8694a}, {0xe9e4da, 0x24364b, 0xc9a15a, 0x8b9db0, 0xe2c9b0},
		{0xf0e4d3, 0x9c4a3a, 0xd98e73, 0x5c4a3f, 0xe0b98a}, {0xe6e8e2, 0x4f6d4f, 0xa8b78e, 0x2e3b33, 0xd7c48c},
	}
	set := sets[rng.IntN(len(sets))]
	out := make([]geom.Color, len(set))
	for i, rgb := range set {
		out[i] = geom.Hex(rgb)
	}
	return out
}

const soften = 0.006 // width of painted edges

// hillsArt is a disc over ridges, each nearer one lower.
func hillsArt(rng *rand.Rand, colors []geom.Color, aspect float64) []layer {
	cx, cy, r := 0.3+0.4*rng.Float64(), 0.22+0.12*rng.Float64(), 0.11+0.06*rng.Float64()
	out := []layer{func(x, y float64) (geom.Color, float64) {
		d := math.Hypot(x-cx, (y-cy)*aspect)
		return colors[3], 1 - step(r-soften, r+soften, d)
	}}
	for i := range 4 {
		level, a, b, p := 0.42+0.14*float64(i), 0.03+0.05*rng.Float64(), 0.02*rng.Float64(), 6*rng.Float64()
		color := colors[1+(i+1)%4]
		out = append(out, func(x, y float64) (geom.Color, float64) {
			ridge := level + a*math.Sin(3.1*x+p) + b*math.Sin(11*x+2*p)
			return color, step(ridge-soften, ridge+soften, y)
		})
	}
	return out
}

// archesArt nests arches and sets a disc in or over them.
func archesArt(rng *rand.Rand, colors []geom.Color, aspect float64) []layer {
	cx, foot := 0.42+0.16*rng.Float64(), 0.9
	out := make([]layer, 0, 5)
	for i := range 4 {
		r := 0.38 - 0.085*float64(i)
		color := colors[1+i%4]
		if i%2 == 1 {
			color = colors[0].Mix(color, 0.75)
		}
		out = append(out, func(x, y float64) (geom.Color, float64) {
			top := foot - 0.42
			d := math.Abs(x - cx)
			if y < top {
				d = math.Hypot(x-cx, (y-top)*aspect)
			}
			return color, (1 - step(r-soften, r+soften, d)) * (1 - step(foot-soften, foot+soften, y))
		})
	}
	dx, dy, r := 0.2+0.6*rng.Float64(), 0.12+0.1*rng.Float64(), 0.05+0.05*rng.Float64()
	return append(out, func(x, y float64) (geom.Color, float64) {
		d := math.Hypot(x-dx, (y-dy)*aspect)
		return colors[1], 1 - step(r-soften, r+soften, d)
	})
}

// fieldsArt lays soft-edged fields of colour over each other.
func fieldsArt(rng *rand.Rand, colors []geom.Color) []layer {
	var out []layer
	y0 := 0.08
	for i := range 3 {
		height := 0.18 + 0.16*rng.Float64()
		x0, x1, low, high := 0.08+0.04*rng.Float64(), 0.92-0.04*rng.Float64(), y0, math.Min(0.93, y0+height)
		color := colors[1+i]
		brush := noise{uint32(rng.IntN(1 << 20))}
		out = append(out, func(x, y float64) (geom.Color, float64) {
			wobble := 0.02 * (brush.at(x*6, y*8, 6, 8) - 0.5)
			edge := math.Min(math.Min(x-x0, x1-x), math.Min(y-low, high-y)) + wobble
			return color.Scale(0.85 + 0.3*brush.at(x*4, y*40, 4, 40)), 0.92 * step(0, 0.03, edge)
		})
		y0 = high + 0.03
	}
	return out
}
