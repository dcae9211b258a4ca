package geom

import "math"

// Transform scales, then rotates, then translates. It is the pose of a node in its parent's frame.
type Transform struct {
	Translation Vec3 `json:"translation" jsonschema:"position in metres, Z up"`
	Rotation    Quat `json:"rotation" jsonschema:"unit quaternion as x, y, z, w"`
	Scale       Vec3 `json:"scale" jsonschema:"factor along each own axis; 1 keeps the size"`
}

// IdentityTransform moves nothing.
func IdentityTransform() Transform {
	return Transform{Rotation: Identity, Scale: One}
}

// At is an upright pose at a position, turned by yaw radians.
func At(position Vec3, yaw float64) Transform {
	return Transform{Translation: position, Rotation: Yaw(yaw), Scale: One}
}

// Apply maps a point from the node's frame to the parent's.
func (t Transform) Apply(p Vec3) Vec3 {
	return t.Rotation.Rotate(MulVec3(t.Scale, p)).Add(t.Translation)
}

// Mat4 returns parentFromNode.
func (t Transform) Mat4() Mat4 {
	m := t.Rotation.Mgl().Mat4()
	for column := range 3 {
		for row := range 3 {
			m[column*4+row] *= t.Scale[column]
		}
	}
	m[12], m[13], m[14] = t.Translation[0], t.Translation[1], t.Translation[2]
	return m
}

// Mul composes two transforms: the child's, then t. Shear from a rotated child under uneven scale is dropped.
func (t Transform) Mul(child Transform) Transform {
	return Transform{
		Translation: t.Apply(child.Translation),
		Rotation:    t.Rotation.Mul(child.Rotation).Normalized(),
		Scale:       MulVec3(t.Scale, child.Scale),
	}
}

// Relative returns the transform that, under parent, stands where world stands: parent.Mul(result) = world.
func (t Transform) Relative(parent Transform) Transform {
	inverse := parent.Rotation.Inverse()
	local := inverse.Rotate(t.Translation.Sub(parent.Translation))
	return Transform{
		Translation: divVec3(local, parent.Scale),
		Rotation:    inverse.Mul(t.Rotation).Normalized(),
		Scale:       divVec3(t.Scale, parent.Scale),
	}
}

func divVec3(a, b Vec3) Vec3 {
	out := a
	for i := range out {
		if b[i] != 0 {
			out[i] = a[i] / b[i]
		}
	}
	return out
}

// Decompose splits an affine matrix into translation, rotation and scale; the scale's sign of a mirror goes to X.
func Decompose(m Mat4) Transform {
	x, y, z := m.Col(0).Vec3(), m.Col(1).Vec3(), m.Col(2).Vec3()
	scale := Vec3{x.Len(), y.Len(), z.Len()}
	if x.Cross(y).Dot(z) < 0 {
		scale[0] = -scale[0]
	}
	if scale[0] == 0 || scale[1] == 0 || scale[2] == 0 {
		return Transform{Translation: m.Col(3).Vec3(), Rotation: Identity, Scale: scale}
	}
	x, y, z = x.Mul(1/scale[0]), y.Mul(1/scale[1]), z.Mul(1/scale[2])
	return Transform{Translation: m.Col(3).Vec3(), Rotation: quatFromAxes(x, y, z), Scale: scale}
}

// Finite reports whether all ten numbers are finite.
func (t Transform) Finite() bool {
	for i := range 3 {
		if !Finite(t.Translation[i], t.Rotation[i], t.Scale[i]) {
			return false
		}
	}
	return Finite(t.Rotation[3])
}

// Canonical returns the transform with a unit rotation (w ≥ 0) and no −0.
func (t Transform) Canonical() Transform {
	return Transform{
		Translation: CanonicalVec3(t.Translation),
		Rotation:    t.Rotation.Normalized(),
		Scale:       CanonicalVec3(t.Scale),
	}
}

// AlmostEqual compares within metres and radians of tolerance.
func (t Transform) AlmostEqual(o Transform, tolerance float64) bool {
	dot := 0.0
	for i := range 4 {
		dot += t.Rotation[i] * o.Rotation[i]
	}
	angle := 2 * math.Acos(math.Min(1, math.Abs(dot)))
	return t.Translation.Sub(o.Translation).Len() <= tolerance &&
		t.Scale.Sub(o.Scale).Len() <= tolerance && angle <= math.Max(tolerance, 1e-7)
}

// Mat4f converts to the float32 column-major matrix a GPU takes.
func Mat4f(m Mat4) [16]float32 {
	var out [16]float32
	for i, x := range m {
		out[i] = float32(x)
	}
	return out
}

// TransformPoint maps a point by an affine matrix.
func TransformPoint(m Mat4, p Vec3) Vec3 {
	return Vec3{
		m[0]*p[0] + m[4]*p[1] + m[8]*p[2] + m[12],
		m[1]*p[0] + m[5]*p[1] + m[9]*p[2] + m[13],
		m[2]*p[0] + m[6]*p[1] + m[10]*p[2] + m[14],
	}
}
