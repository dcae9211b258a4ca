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

// Turned returns the harmonics of the same light turned about Z by an angle.
func (h *Harmonics) Turned(angle float64) Harmonics {
	s, c := math.Sincos(angle)
	s2, c2 := 2*s*c, c*c-s*s
	out := *h
	for k := range 3 {
		out[1][k], out[3][k] = h[1][k]*c+h[3][k]*s, h[3][k]*c-h[1][k]*s
		out[5][k], out[7][k] = h[5][k]*c+h[7][k]*s, h[7][k]*c-h[5][k]*s
		out[4][k], out[8][k] = h[4][k]*c2+2*h[8][k]*s2, h[8][k]*c2-h[4][k]*s2/2
	}
	return out
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

// Ambient is irradiance over π that also grows across a room.
type Ambient struct {
	Harmonics Harmonics
	Slope     [3]geom.Color // growth for each metre from the middle along X, Y and Z
	Middle    geom.Vec3
}

// At returns the irradiance over π on a surface with a unit normal at a place.
func (a *Ambient) At(p, n geom.Vec3) geom.Color {
	out := a.Harmonics.Irradiance(n)
	for axis, d := range p.Sub(a.Middle) {
		for k := range out {
			out[k] += a.Slope[axis][k] * d
		}
	}
	for k := range out {
		out[k] = math.Max(out[k], 0)
	}
	return out
}
