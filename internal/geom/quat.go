package geom

import (
	"math"

	"github.com/go-gl/mathgl/mgl64"
)

// Quat is a unit quaternion as x, y, z, w: the order of glTF and of our JSON.
type Quat [4]float64

// Identity is the rotation that turns nothing.
var Identity = Quat{0, 0, 0, 1}

// Yaw is a rotation about +Z, counter-clockwise seen from above, in radians.
func Yaw(rad float64) Quat {
	s, c := math.Sincos(rad / 2)
	return Quat{0, 0, s, c}
}

// AxisAngle is a rotation about a unit axis by an angle in radians.
func AxisAngle(axis Vec3, rad float64) Quat {
	s, c := math.Sincos(rad / 2)
	return Quat{axis[0] * s, axis[1] * s, axis[2] * s, c}
}

// Mgl returns the same rotation as a mathgl quaternion.
func (q Quat) Mgl() mgl64.Quat {
	return mgl64.Quat{W: q[3], V: mgl64.Vec3{q[0], q[1], q[2]}}
}

// QuatFromMgl converts a mathgl quaternion.
func QuatFromMgl(q mgl64.Quat) Quat {
	return Quat{q.V[0], q.V[1], q.V[2], q.W}
}

// Mul returns the rotation that applies p first and q second.
func (q Quat) Mul(p Quat) Quat {
	return QuatFromMgl(q.Mgl().Mul(p.Mgl()))
}

// Inverse returns the rotation that undoes q.
func (q Quat) Inverse() Quat {
	return Quat{-q[0], -q[1], -q[2], q[3]}
}

// Rotate turns a vector.
func (q Quat) Rotate(v Vec3) Vec3 {
	return q.Mgl().Rotate(v)
}

// Length returns the norm, 1 for a rotation.
func (q Quat) Length() float64 {
	return math.Sqrt(q[0]*q[0] + q[1]*q[1] + q[2]*q[2] + q[3]*q[3])
}

// Normalized returns the unit quaternion with w ≥ 0, or Identity for a zero one.
func (q Quat) Normalized() Quat {
	n := q.Length()
	if n == 0 || !Finite(n) {
		return Identity
	}
	if q[3] < 0 {
		n = -n
	}
	if math.Abs(n-1) < 1e-15 {
		n = 1
	}
	return Quat{Canonical(q[0] / n), Canonical(q[1] / n), Canonical(q[2] / n), Canonical(q[3] / n)}
}

// YawAngle returns the rotation about Z of the front (−Y) direction projected on the floor, in (−π, π].
func (q Quat) YawAngle() float64 {
	front := q.Rotate(Vec3{0, -1, 0})
	if math.Hypot(front[0], front[1]) < 1e-9 {
		return 0
	}
	return WrapAngle(math.Atan2(front[1], front[0]) + math.Pi/2)
}

// Euler returns intrinsic Z-Y-X angles (roll about X, pitch about Y, yaw about Z) in radians.
func (q Quat) Euler() Vec3 {
	x, y, z, w := q[0], q[1], q[2], q[3]
	roll := math.Atan2(2*(w*x+y*z), 1-2*(x*x+y*y))
	pitch := math.Asin(Clamp(2*(w*y-z*x), -1, 1))
	yaw := math.Atan2(2*(w*z+x*y), 1-2*(y*y+z*z))
	return Vec3{roll, pitch, yaw}
}

// QuatFromEuler is the inverse of Euler.
func QuatFromEuler(e Vec3) Quat {
	x := AxisAngle(Vec3{1, 0, 0}, e[0])
	y := AxisAngle(Vec3{0, 1, 0}, e[1])
	return Yaw(e[2]).Mul(y).Mul(x).Normalized()
}

// LookRotation turns an object so that its front (−Y) points along forward and its top is as near to Up as can be.
func LookRotation(forward Vec3) Quat {
	f := forward
	if f.Len() < 1e-12 {
		return Identity
	}
	f = f.Normalize()
	y := f.Mul(-1)
	x := y.Cross(Up)
	if x.Len() < 1e-9 {
		x = Vec3{1, 0, 0}
	}
	x = x.Normalize()
	z := x.Cross(y)
	return quatFromAxes(x, y, z)
}

func quatFromAxes(x, y, z Vec3) Quat {
	m := mgl64.Mat4FromCols(x.Vec4(0), y.Vec4(0), z.Vec4(0), mgl64.Vec4{0, 0, 0, 1})
	return QuatFromMgl(mgl64.Mat4ToQuat(m)).Normalized()
}
