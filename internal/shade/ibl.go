package shade

import (
	"math"

	"scenograph/internal/geom"
)

// SkyFromWorld turns a world direction into the frame of a sky's image that is turned about Z by so many radians.
func SkyFromWorld(d geom.Vec3, turn float64) geom.Vec3 {
	s, c := math.Sincos(turn)
	return geom.Vec3{c*d[0] + s*d[1], c*d[1] - s*d[0], d[2]}
}

// SpecularOcclusion is how much of the mirrored sky ambient occlusion leaves. Lagarde and de Rousiers 2014, p. 77.
func SpecularOcclusion(nov, ao, roughness float64) float64 {
	return geom.Clamp(math.Pow(nov+ao, math.Exp2(-16*roughness-1))-1+ao, 0, 1)
}

// OpenAbove is the share of the skylight that furniture leaves to a point at a height under a unit normal. mean and square are the
// blurred heights of what is above and of their squares (variance shadow maps, Donnelly and Lauritzen 2006).
func OpenAbove(mean, square, height float64, n geom.Vec3) float64 {
	gap := mean - height - 0.03
	variance := math.Max(square-mean*mean, 4e-4)
	lit := 1.0
	if gap > 0 {
		lit = variance / (variance + gap*gap)
	}
	near := 1 / (1 + 0.8*gap*gap)
	return 1 - (1-lit)*near*geom.Clamp(n[2]+1, 0, 1)
}

// HarmonicBasis is the polynomial part of the k-th of nine real spherical harmonics.
func HarmonicBasis(k int, d geom.Vec3) float64 { return basis(d)[k] }

// HarmonicWeight is the k-th harmonic's squared normalisation times the cosine lobe's factor over π.
func HarmonicWeight(k int) float64 { return bands()[k] }
