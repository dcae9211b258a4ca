package pathtrace

import (
	"math"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/shade"
)

// dab is what a pixel has gathered: sums over its samples.
type dab struct {
	light    vec // picture units
	cover    float32
	albedo   vec
	normal   vec
	depth    float32
	squares  float32 // of the luminance, for its variance
	label    uint32  // of the first sample
	depthOne float32 // of the first sample
}

func (d *dab) add(f *found, first bool) {
	d.light, d.cover = d.light.add(f.light), d.cover+f.cover
	d.albedo, d.normal, d.depth = d.albedo.add(f.albedo), d.normal.add(f.normal), d.depth+f.depth
	y := f.light.luminance()
	d.squares += y * y
	if first {
		d.label, d.depthOne = f.label, f.depth
	}
}

// film is the picture while it is exposed.
type film struct {
	width, height int
	dabs          []dab
	samples       int // of every pixel
}

func newFilm(width, height int) *film {
	return &film{width: width, height: height, dabs: make([]dab, width*height)}
}

// light is the mean of a pixel where something was seen, in picture units.
func (f *film) light(i int) vec {
	d := &f.dabs[i]
	if !(d.cover > 0) {
		return vec{}
	}
	return d.light.scale(1 / d.cover)
}

// lights are those of all pixels.
func (f *film) lights() []vec {
	out := make([]vec, len(f.dabs))
	for i := range out {
		out[i] = f.light(i)
	}
	return out
}

// developed writes rows of the picture as display sRGB with straight alpha.
func (s *Stage) developed(f *film, light []vec, glow *plane, balance *shade.Balance, rgba []byte, from, to int) {
	tone := shade.AgX
	if s.style.ToneMap == frame.ACES {
		tone = shade.ACES
	}
	for y := from; y < to; y++ {
		for x := range f.width {
			i := y*f.width + x
			a := f.dabs[i].cover / float32(max(f.samples, 1))
			c := light[i].mix(glow.at((float32(x)+0.5)/float32(f.width), (float32(y)+0.5)/float32(f.height)), s.lens.glow)
			shown := tone(balanced(balance, c))
			alpha := float64(min(a, 1))
			out := rgba[4*i : 4*i+4 : 4*i+4]
			if s.style.Background == frame.Transparent {
				out[3] = toByte(alpha)
			} else {
				back := studio(x, y, f.width, f.height)
				for k := range shown {
					shown[k] = geom.Lerp(back[k], shown[k], alpha)
				}
				out[3] = 255
			}
			out[0], out[1], out[2] = toByte(shown[0]), toByte(shown[1]), toByte(shown[2])
		}
	}
}

func toByte(x float64) byte { return byte(geom.Clamp(x, 0, 1)*255 + 0.5) }

// studio is the editor's backdrop in display sRGB, as background.frag.glsl draws it.
func studio(x, y, width, height int) geom.Color {
	u, v := (float64(x)+0.5)/float64(width)-0.5, (0.45-(float64(y)+0.5)/float64(height))*0.9
	t := geom.Clamp(math.Hypot(u, v)/0.85, 0, 1)
	t = t * t * (3 - 2*t)
	bright, dark := geom.Color{0.285, 0.298, 0.322}, geom.Color{0.125, 0.132, 0.148}
	px, py := float64(x)+0.5, float64(height-y)-0.5
	grain := fract(52.9829189*fract(0.06711056*px+0.00583715*py)) - 0.5
	c := bright.Mix(dark, t)
	for k := range c {
		c[k] += grain / 255
	}
	return c
}

func fract(x float64) float64 { return x - math.Floor(x) }
