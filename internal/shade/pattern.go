package shade

import (
	"math"

	"scenograph/internal/geom"
)

// Hue is a colour of full saturation for a hue in [0,1).
func Hue(h float64) geom.Color {
	var out geom.Color
	for i, shift := range []float64{0, 2.0 / 3, 1.0 / 3} {
		_, f := math.Modf(h + shift)
		out[i] = geom.Clamp(math.Abs(f*6-3)-1, 0, 1)
	}
	return out
}

// Stripes is how much of a pixel lines of a width cover that repeat with a period, all in pixels; x is not negative.
func Stripes(x, period, width float64) float64 {
	_, f := math.Modf(x / period)
	return 1 - smoothstep(width*0.5-0.6, width*0.5+0.6, math.Abs(f-0.5)*period)
}
