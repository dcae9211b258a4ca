package shade

import "scenograph/internal/geom"

// Light is a sample of the picture in the making: linear Rec.709 with premultiplied coverage up to 1. Beyond 1 the coverage says
// how much of the sample is display colour already; see lib/develop.glsl.
type Light struct {
	Color geom.Color
	Alpha float64
}

// Displayed marks a display colour.
func Displayed(c geom.Color) Light { return Light{c, 2} }

// Balance is the rows of the matrix of white balance and metered exposure.
type Balance [3]geom.Color

// Balanced applies a balance. No channel becomes negative.
func Balanced(b Balance, c geom.Color) geom.Color {
	out := matrix(b).apply(c)
	for i := range out {
		out[i] = max(out[i], 0)
	}
	return out
}

// Developed is a sample's display colour with premultiplied coverage, by AgX. glow is the light that the lens spreads and
// strength its share.
func Developed(l Light, glow geom.Color, strength float64, b Balance) Light {
	cover, display := geom.Clamp(l.Alpha, 0, 1), geom.Clamp(l.Alpha-1, 0, 1)
	c := l.Color.Scale(1 / max(cover, 1e-4))
	lit := AgX(Balanced(b, c.Mix(glow, strength)))
	for i := range c {
		c[i] = min(c[i], 1)
	}
	return Light{lit.Mix(c, display).Scale(cover), cover}
}

// Emitted is the light of a sample: what is display colour already gives none.
func Emitted(l Light) geom.Color { return l.Color.Scale(geom.Clamp(2-l.Alpha, 0, 1)) }

// Calm is the weight of a colour in an average that single very bright pixels shall not rule. Karis 2013.
func Calm(c geom.Color) float64 { return 1 / (1 + c.Luminance()) }
