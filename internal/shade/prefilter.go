package shade

import (
	"math"

	"scenograph/internal/geom"
)

// Prefilter returns what a surface of a roughness mirrors of the surroundings along a unit direction, view and normal taken as
// equal (Karis 2013). The samples come from a fixed sequence.
func Prefilter(luminance func(geom.Vec3) geom.Color, direction geom.Vec3, roughness float64, samples int) geom.Color {
	if roughness <= 0 {
		return luminance(direction)
	}
	x, y := tangents(direction)
	alpha := roughness * roughness
	var sum geom.Color
	weights := 0.0
	for i := range samples {
		h := sampleGGX(float64(i)+0.5, radicalInverse(uint32(i)), float64(samples), alpha)
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

// sampleGGX is a half vector about +Z with the density of the GGX distribution.
func sampleGGX(i, v, n, alpha float64) geom.Vec3 {
	u := i / n
	cos := math.Sqrt((1 - v) / (1 + (alpha*alpha-1)*v))
	sin := math.Sqrt(1 - cos*cos)
	s, c := math.Sincos(2 * math.Pi * u)
	return geom.Vec3{sin * c, sin * s, cos}
}

// radicalInverse mirrors the bits of i about the binary point (van der Corput).
func radicalInverse(i uint32) float64 {
	i = i<<16 | i>>16
	i = i&0x00ff00ff<<8 | i&0xff00ff00>>8
	i = i&0x0f0f0f0f<<4 | i&0xf0f0f0f0>>4
	i = i&0x33333333<<2 | i&0xcccccccc>>2
	i = i&0x55555555<<1 | i&0xaaaaaaaa>>1
	return float64(i) / (1 << 32)
}

// tangents completes a unit vector to a right-handed frame (Duff et al. 2017).
func tangents(n geom.Vec3) (x, y geom.Vec3) {
	sign := math.Copysign(1, n[2])
	a := -1 / (sign + n[2])
	b := n[0] * n[1] * a
	return geom.Vec3{1 + sign*n[0]*n[0]*a, sign * b, -sign * n[0]}, geom.Vec3{b, sign + n[1]*n[1]*a, -n[1]}
}
