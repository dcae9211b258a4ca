package frame

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/pix"
)

// octahedralSteps is the largest value of a coordinate: both are signed 16-bit fractions of it.
const octahedralSteps = 32767

// OctahedralNormal reads a unit vector from 32 bits: the sphere folded onto an octahedron and that onto a square (Cigolle et al. 2014,
// "A Survey of Efficient Representations for Independent Unit Vectors"). It is at most 0.005° off. The GLSL twin is in
// prepass.frag.glsl.
func OctahedralNormal(packed uint32) geom.Vec3 {
	x := math.Max(float64(int16(packed))/octahedralSteps, -1)
	y := math.Max(float64(int16(packed>>16))/octahedralSteps, -1)
	z := 1 - math.Abs(x) - math.Abs(y)
	if z < 0 {
		x, y = (1-math.Abs(y))*sign(x), (1-math.Abs(x))*sign(y)
	}
	return geom.Vec3{x, y, z}.Normalize()
}

// PackNormal writes a unit vector as OctahedralNormal reads it.
func PackNormal(n geom.Vec3) uint32 {
	n = n.Mul(1 / (math.Abs(n[0]) + math.Abs(n[1]) + math.Abs(n[2])))
	x, y := n[0], n[1]
	if n[2] < 0 {
		x, y = (1-math.Abs(n[1]))*sign(n[0]), (1-math.Abs(n[0]))*sign(n[1])
	}
	step := func(v float64) uint32 { return uint32(uint16(int16(math.Round(v * octahedralSteps)))) }
	return step(x) | step(y)<<16
}

// DepthSlope reads how one over depth changes to the next pixel on the right and to the next below, as shares of it, from two numbers
// of half precision.
func DepthSlope(packed uint32) (right, down float64) {
	return pix.FloatFromHalf(uint16(packed)), pix.FloatFromHalf(uint16(packed >> 16))
}

func sign(x float64) float64 {
	if x < 0 {
		return -1
	}
	return 1
}
