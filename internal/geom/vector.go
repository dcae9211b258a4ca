// Package geom holds the float64 vectors, rotations, boxes, rays and polygons every other package measures with.
//
// Invariant: the frame is right-handed, Z up, in metres and radians; an object's front is its −Y side.
//
//	worldFromNode := geom.Transform{Translation: geom.Vec3{1, 0, 0}, Rotation: geom.Yaw(math.Pi / 2), Scale: geom.One}
//	corner := worldFromNode.Apply(geom.Vec3{0.5, 0, 0}) // (1, 0.5, 0)
package geom

import (
	"math"

	"github.com/go-gl/mathgl/mgl64"
)

// Vec2 is a point or direction in a plane, in metres.
type Vec2 = mgl64.Vec2

// Vec3 is a point or direction in space, in metres.
type Vec3 = mgl64.Vec3

// Mat4 is a column-major 4×4 matrix, named targetFromSource where it is used.
type Mat4 = mgl64.Mat4

// One is the neutral scale and Up the direction against gravity.
var (
	One = Vec3{1, 1, 1}
	Up  = Vec3{0, 0, 1}
)

// Finite reports whether every number is neither NaN nor infinite.
func Finite(numbers ...float64) bool {
	for _, x := range numbers {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return false
		}
	}
	return true
}

// Canonical replaces −0 by 0, so that equal numbers have equal bytes.
func Canonical(x float64) float64 {
	return x + 0
}

// CanonicalVec3 replaces every −0 by 0.
func CanonicalVec3(v Vec3) Vec3 {
	return Vec3{Canonical(v[0]), Canonical(v[1]), Canonical(v[2])}
}

// MulVec3 multiplies component by component.
func MulVec3(a, b Vec3) Vec3 {
	return Vec3{a[0] * b[0], a[1] * b[1], a[2] * b[2]}
}

// MinVec3 returns the smaller of each component.
func MinVec3(a, b Vec3) Vec3 {
	return Vec3{math.Min(a[0], b[0]), math.Min(a[1], b[1]), math.Min(a[2], b[2])}
}

// MaxVec3 returns the larger of each component.
func MaxVec3(a, b Vec3) Vec3 {
	return Vec3{math.Max(a[0], b[0]), math.Max(a[1], b[1]), math.Max(a[2], b[2])}
}

// Clamp limits x to [low, high].
func Clamp(x, low, high float64) float64 {
	return math.Max(low, math.Min(high, x))
}

// Lerp returns a at t = 0 and b at t = 1.
func Lerp(a, b, t float64) float64 {
	return a + (b-a)*t
}

// WrapAngle returns the equal angle in (−π, π].
func WrapAngle(a float64) float64 {
	a = math.Mod(a, 2*math.Pi)
	if a > math.Pi {
		return a - 2*math.Pi
	}
	if a <= -math.Pi {
		return a + 2*math.Pi
	}
	return a
}

// Degrees converts radians to degrees and Radians back.
func Degrees(rad float64) float64 { return rad * 180 / math.Pi }

// Radians converts degrees to radians.
func Radians(deg float64) float64 { return deg * math.Pi / 180 }
