package catalog

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// desktop is the finish of a computer's screen at work: one of a few pictures, by the seed.
const desktop = "desktop"

const (
	desktops              = 4
	desktopWide, deskHigh = 320, 200 // pixels
	desktopNits           = 90       // of white on it
)

// desktopMaterial is a lit screen that shows desktop number seed mod desktops; its UVs run once over the glass.
func desktopMaterial(store *asset.Store, seed uint64) (scene.Material, error) {
	number := seed % desktops
	id, err := store.PutTexture(paintDesktop(number))
	if err != nil {
		return scene.Material{}, fmt.Errorf("desktop %d: %w", number, err)
	}
	m := scene.NewMaterial("", fmt.Sprintf("desktop %d", number+1), geom.Hex(0x0b0d10))
	m.Roughness = 0.25
	m.Emissive, m.EmissiveStrength = geom.Color{1, 1, 1}, desktopNits
	m.EmissiveTexture = scene.NewTextureRef(id)
	m.EmissiveTexture.WrapU, m.EmissiveTexture.WrapV = scene.Clamp, scene.Clamp
	return Named(m), nil
}

// display lays one picture over a screen that faces the front; U runs to the right and V down.
func display(s *form.Shape) *form.Shape {
	box := s.Bounds()
	size := box.Size()
	for i := range s.Corners {
		c := &s.Corners[i]
		c.UV = geom.Vec2{(c.Position[0] - box.Min[0]) / size[0], (box.Max[2] - c.Position[2]) / size[2]}
	}
	return s
}

// paintDesktop is a wallpaper of hills in a haze, two open windows and a dock, in the colours of artPalette.
func paintDesktop(number uint64) *asset.Texture {
	rng := randomFor("monitor", "desktop", number)
	colors := artPalette(rng)
	layers := wallpaper(colors, 6*rng.Float64())
	layers = append(layers, document(colors, 0.07+0.05*rng.Float64(), 0.12, 0.55, 0.82)...)
	if number%2 == 0 {
		layers = append(layers, document(colors, 0.52, 0.3+0.06*rng.Float64(), 0.93, 0.78)...)
	}
	layers = append(layers, func(x, y float64) (geom.Color, float64) {
		return geom.Hex(0x1d2126), 0.8 * inside(x, y, 0.3, 0.92, 0.7, 0.98)
	})
	for i := range 7 {
		at, c := 0.33+0.055*float64(i), colors[1+i%4]
		layers = append(layers, func(x, y float64) (geom.Color, float64) { return c, inside(x, y, at-0.014, 0.927, at+0.014, 0.972) })
	}
	return painted(fmt.Sprintf("desktop %d", number+1), desktopWide, deskHigh, colors[0], layers)
}

func wallpaper(colors []geom.Color, phase float64) []layer {
	sky, haze := geom.Hex(0x5f8fb5), geom.Hex(0xe8dccb)
	out := []layer{func(_, y float64) (geom.Color, float64) { return sky.Mix(haze, math.Min(1, y*1.5)), 1 }}
	for i := range 3 {
		level, c := 0.5+0.15*float64(i), haze.Mix(colors[2].Scale(0.8), 0.35+0.3*float64(i))
		out = append(out, func(x, y float64) (geom.Color, float64) {
			ridge := level + 0.06*math.Sin(4*x+phase+2*float64(i)) + 0.02*math.Sin(13*x+phase)
			return c, step(ridge-soften, ridge+soften, y)
		})
	}
	return out
}

// document is an open window with a bar and lines of text in it.
func document(colors []geom.Color, x0, y0, x1, y1 float64) []layer {
	return []layer{
		func(x, y float64) (geom.Color, float64) { return geom.Hex(0xf4f3f0), inside(x, y, x0, y0, x1, y1) },
		func(x, y float64) (geom.Color, float64) { return geom.Hex(0x3a4048), inside(x, y, x0, y0, x1, y0+0.05) },
		func(x, y float64) (geom.Color, float64) {
			line := (y - y0 - 0.1) / 0.045
			k := math.Floor(line)
			long := 0.6 + 0.4*math.Abs(math.Sin(k*2.3))
			if k < 0 || y > y1-0.06 || line-k > 0.45 || x < x0+0.03 || x > x0+0.03+(x1-x0-0.06)*long {
				return geom.Color{}, 0
			}
			return colors[2].Mix(geom.Hex(0x9aa0a6), 0.6), 0.9
		},
	}
}

// inside is 1 within a rectangle and 0 outside.
func inside(x, y, x0, y0, x1, y1 float64) float64 {
	if x < x0 || x > x1 || y < y0 || y > y1 {
		return 0
	}
	return 1
}
