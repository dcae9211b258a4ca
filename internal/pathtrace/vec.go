package pathtrace

import "math"

// vec is a vector, a point or a colour. A struct and not an array, because the compiler keeps its fields in registers.
type vec struct{ x, y, z float32 }

func vecOf(v [3]float32) vec { return vec{v[0], v[1], v[2]} }

func gray(x float32) vec { return vec{x, x, x} }

func (a vec) add(b vec) vec              { return vec{a.x + b.x, a.y + b.y, a.z + b.z} }
func (a vec) sub(b vec) vec              { return vec{a.x - b.x, a.y - b.y, a.z - b.z} }
func (a vec) mul(b vec) vec              { return vec{a.x * b.x, a.y * b.y, a.z * b.z} }
func (a vec) scale(s float32) vec        { return vec{a.x * s, a.y * s, a.z * s} }
func (a vec) dot(b vec) float32          { return a.x*b.x + a.y*b.y + a.z*b.z }
func (a vec) along(b vec, t float32) vec { return vec{a.x + b.x*t, a.y + b.y*t, a.z + b.z*t} }

func (a vec) cross(b vec) vec {
	return vec{a.y*b.z - a.z*b.y, a.z*b.x - a.x*b.z, a.x*b.y - a.y*b.x}
}

func (a vec) len() float32 { return sqrt(a.dot(a)) }

// unit returns the vector with length 1, or fallback when it has no direction.
func (a vec) unit(fallback vec) vec {
	l := a.dot(a)
	if !(l > 1e-30 && l < 1e30) {
		return fallback
	}
	return a.scale(1 / sqrt(l))
}

func (a vec) mix(b vec, t float32) vec { return a.along(b.sub(a), t) }

func (a vec) most() float32 { return max(a.x, a.y, a.z) }

// luminance is that of linear Rec.709 (BT.709).
func (a vec) luminance() float32 { return 0.2126*a.x + 0.7152*a.y + 0.0722*a.z }

func (a vec) finite() bool {
	s := a.x + a.y + a.z
	return s-s == 0
}

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }

func abs(x float32) float32 { return float32(math.Abs(float64(x))) }

func clamp01(x float32) float32 {
	if x < 0 {
		return 0
	}
	if x > 1 {
		return 1
	}
	return x
}

// basis completes a unit vector to a right-handed frame. Duff et al. 2017.
func basis(n vec) (x, y vec) {
	sign := float32(math.Copysign(1, float64(n.z)))
	a := -1 / (sign + n.z)
	b := n.x * n.y * a
	return vec{1 + sign*n.x*n.x*a, sign * b, -sign * n.x}, vec{b, sign + n.y*n.y*a, -n.y}
}

// affine is three rows of an affine matrix.
type affine struct {
	x, y, z vec // rows of the linear part
	t       vec
}

func affineOf(m [12]float32) affine {
	return affine{
		vec{m[0], m[1], m[2]}, vec{m[4], m[5], m[6]}, vec{m[8], m[9], m[10]}, vec{m[3], m[7], m[11]},
	}
}

func (m *affine) direction(v vec) vec { return vec{m.x.dot(v), m.y.dot(v), m.z.dot(v)} }

func (m *affine) point(p vec) vec { return m.direction(p).add(m.t) }

// transposed multiplies a vector by the transposed linear part: normals go this way with the inverse.
func (m *affine) transposed(v vec) vec {
	return m.x.scale(v.x).add(m.y.scale(v.y)).add(m.z.scale(v.z))
}

// inverse is false for matrices that flatten space or hold no numbers.
func (m *affine) inverse() (affine, bool) {
	wide := func(v vec) [3]float64 { return [3]float64{float64(v.x), float64(v.y), float64(v.z)} }
	a, b, c := wide(m.x), wide(m.y), wide(m.z)
	minor := func(p, q [3]float64, i, j int) float64 { return p[i]*q[j] - p[j]*q[i] }
	det := a[0]*minor(b, c, 1, 2) - a[1]*minor(b, c, 0, 2) + a[2]*minor(b, c, 0, 1)
	if inverse := 1 / det; math.IsNaN(inverse) || math.IsInf(inverse, 0) || inverse == 0 {
		return affine{}, false
	}
	row := func(x, y, z float64) vec { return vec{float32(x / det), float32(y / det), float32(z / det)} }
	out := affine{
		x: row(minor(b, c, 1, 2), -minor(a, c, 1, 2), minor(a, b, 1, 2)),
		y: row(-minor(b, c, 0, 2), minor(a, c, 0, 2), -minor(a, b, 0, 2)),
		z: row(minor(b, c, 0, 1), -minor(a, c, 0, 1), minor(a, b, 0, 1)),
	}
	out.t = out.direction(m.t).scale(-1)
	ok := out.x.finite() && out.y.finite() && out.z.finite() && out.t.finite() && m.t.finite()
	return out, ok
}
