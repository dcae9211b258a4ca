package shade

import (
	"scenograph/internal/geom"
)

// Prefilter returns what a surface of a roughness mirrors of the surroundings along a unit direction, view and normal taken as
// equal (Karis 2013). The samples come from a fixed sequence.
func Prefilter(luminance func(geom.Vec3) geom.Color, direction geom.Vec3, roughness float64, samples int) geom.Color {
	if roughness <= 0 {
		return luminance(direction)
	}
	x, y := FrameAbout(direction)
	alpha := roughness * roughness
	var sum geom.Color
	weights := 0.0
	for i := range samples {
		h := SampleGGX((float64(i)+0.5)/float64(samples), RadicalInverse(uint32(i)), alpha)
		half := x.Mul(h[0]).Add(y.Mul(h[1])).Add(direction.Mul(h[2]))
		l := half.Mul(2 * direction.Dot(half)).Sub(direction)
		nol := direction.Dot(l)
		if nol <= 0 {
			continue
		}
		c := luminance(l)
		for k := range 3 {
			sum[k] += c[k] * nol
		}
		weights += nol
	}
	if weights == 0 {
		return luminance(direction)
	}
	return sum.Scale(1 / weights)
}
