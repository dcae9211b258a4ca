package shade

import (
	"math"

	"scenograph/internal/geom"
)

// Harmonics is irradiance over π as second-order spherical harmonics with all constants folded in, so that evaluating is a
// dot product with (1, y, z, x, xy, yz, 3z²−1, xz, x²−y²). Ramamoorthi and Hanrahan 2001.
type Harmonics [9]geom.Color

// Project integrates a luminance over the sphere with a fixed lattice of directions.
func Project(luminance func(geom.Vec3) geom.Color) Harmonics {
	const count = 2048
	var h Harmonics
	for i := range count {
		d := spherical(i, count)
		c := luminance(d)
		for k, y := range basis(d) {
			weight := y * bands()[k] * 4 * math.Pi / count
			for channel := range 3 {
				h[k][channel] += c[channel] * weight
			}
		}
	}
	return h
}

// spherical is the i-th of n directions spread evenly over the sphere (Fibonacci lattice).
func spherical(i, n int) geom.Vec3 {
	z := 1 - (2*float64(i)+1)/float64(n)
	r := math.Sqrt(1 - z*z)
	s, c := math.Sincos(float64(i) * math.Pi * (3 - math.Sqrt(5)))
	return geom.Vec3{r * c, r * s, z}
}

// basis is the polynomial part of the real spherical harmonics.
func basis(d geom.Vec3) [9]float64 {
	x, y, z := d[0], d[1], d[2]
	return [9]float64{1, y, z, x, x * y, y * z, 3*z*z - 1, x * z, x*x - y*y}
}

// bands holds, per harmonic, its squared normalisation times the cosine lobe's factor over π: 1, 2/3 and 1/4 for the bands.
func bands() [9]float64 {
	const (
		b0 = 0.282095 * 0.282095
		b1 = 0.488603 * 0.488603 * 2 / 3
		b2 = 1.092548 * 1.092548 / 4
		m0 = 0.315392 * 0.315392 / 4
		m2 = 0.546274 * 0.546274 / 4
	)
	return [9]float64{b0, b1, b1, b1, b2, b2, m0, b2, m2}
}

// Irradiance returns the irradiance over π on a surface with a unit normal.
func (h *Harmonics) Irradiance(n geom.Vec3) geom.Color {
	var out geom.Color
	for k, y := range basis(n) {
		for channel := range 3 {
			out[channel] += h[k][channel] * y
		}
	}
	for channel := range out {
		out[channel] = math.Max(out[channel], 0)
	}
	return out
}
