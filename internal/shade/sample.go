package shade

import (
	"math"

	"scenograph/internal/geom"
)

// SampleGGX is a half vector about +Z with the density of the GGX distribution, from two numbers in [0,1). Walter et al. 2007, eq. 35.
func SampleGGX(u, v, alpha float64) geom.Vec3 {
	cos := math.Sqrt((1 - v) / (1 + (alpha*alpha-1)*v))
	sin := math.Sqrt(math.Max(1-cos*cos, 0))
	s, c := math.Sincos(2 * math.Pi * u)
	return geom.Vec3{sin * c, sin * s, cos}
}

// RadicalInverse mirrors the bits of i about the binary point (van der Corput), to 24 bits.
func RadicalInverse(i uint32) float64 {
	i = i<<16 | i>>16
	i = i&0x00ff00ff<<8 | i>>8&0x00ff00ff
	i = i&0x0f0f0f0f<<4 | i>>4&0x0f0f0f0f
	i = i&0x33333333<<2 | i>>2&0x33333333
	i = i&0x55555555<<1 | i>>1&0x55555555
	return float64(i>>8) / (1 << 24)
}

// FrameAbout completes a unit vector to a right-handed frame (Duff et al. 2017).
func FrameAbout(n geom.Vec3) (x, y geom.Vec3) {
	sign := math.Copysign(1, n[2])
	a := -1 / (sign + n[2])
	b := n[0] * n[1] * a
	return geom.Vec3{1 + sign*n[0]*n[0]*a, sign * b, -sign * n[0]}, geom.Vec3{b, sign + n[1]*n[1]*a, -n[1]}
}

// CubeDirection is the unit direction of a point of a cube map's face, u and v from −1 to 1 (OpenGL 4.1, table 3.11).
func CubeDirection(face int, u, v float64) geom.Vec3 {
	switch face {
	case 0:
		return geom.Vec3{1, -v, -u}.Normalize()
	case 1:
		return geom.Vec3{-1, -v, u}.Normalize()
	case 2:
		return geom.Vec3{u, 1, v}.Normalize()
	case 3:
		return geom.Vec3{u, -1, -v}.Normalize()
	case 4:
		return geom.Vec3{u, -v, 1}.Normalize()
	}
	return geom.Vec3{-u, -v, -1}.Normalize()
}

// PanoramaFrom is the place of a unit direction in an equirectangular picture: +X in the middle, +Y to its left, the zenith on top.
func PanoramaFrom(d geom.Vec3) geom.Vec2 {
	return geom.Vec2{0.5 - math.Atan2(d[1], d[0])/(2*math.Pi), math.Acos(geom.Clamp(d[2], -1, 1)) / math.Pi}
}
