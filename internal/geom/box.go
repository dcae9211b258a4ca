package geom

import "math"

// Box is an axis-aligned box. The zero Box is a point at the origin; EmptyBox holds nothing.
type Box struct {
	Min Vec3 `json:"min"`
	Max Vec3 `json:"max"`
}

// EmptyBox is the neutral element of Union.
func EmptyBox() Box {
	inf := math.Inf(1)
	return Box{Min: Vec3{inf, inf, inf}, Max: Vec3{-inf, -inf, -inf}}
}

// BoxOf returns the smallest box around the points.
func BoxOf(points ...Vec3) Box {
	b := EmptyBox()
	for _, p := range points {
		b = b.Add(p)
	}
	return b
}

// Empty reports whether the box holds no point.
func (b Box) Empty() bool {
	return b.Min[0] > b.Max[0] || b.Min[1] > b.Max[1] || b.Min[2] > b.Max[2]
}

// Add grows the box to hold p.
func (b Box) Add(p Vec3) Box {
	return Box{Min: MinVec3(b.Min, p), Max: MaxVec3(b.Max, p)}
}

// Union grows the box to hold another.
func (b Box) Union(o Box) Box {
	return Box{Min: MinVec3(b.Min, o.Min), Max: MaxVec3(b.Max, o.Max)}
}

// Size returns the edge lengths, zero for an empty box.
func (b Box) Size() Vec3 {
	if b.Empty() {
		return Vec3{}
	}
	return b.Max.Sub(b.Min)
}

// Center returns the middle, the origin for an empty box.
func (b Box) Center() Vec3 {
	if b.Empty() {
		return Vec3{}
	}
	return b.Min.Add(b.Max).Mul(0.5)
}

// Grow moves every face outwards by d metres.
func (b Box) Grow(d float64) Box {
	return Box{Min: b.Min.Sub(Vec3{d, d, d}), Max: b.Max.Add(Vec3{d, d, d})}
}

// Overlaps reports whether two boxes share a volume deeper than tolerance metres on every axis.
func (b Box) Overlaps(o Box, tolerance float64) bool {
	for i := range 3 {
		if math.Min(b.Max[i], o.Max[i])-math.Max(b.Min[i], o.Min[i]) <= tolerance {
			return false
		}
	}
	return true
}

// Contains reports whether p lies in the box, its faces included.
func (b Box) Contains(p Vec3) bool {
	for i := range 3 {
		if p[i] < b.Min[i] || p[i] > b.Max[i] {
			return false
		}
	}
	return true
}

// Corners lists the eight corners; bit 0 of the index chooses Max X, bit 1 Max Y, bit 2 Max Z.
func (b Box) Corners() [8]Vec3 {
	var out [8]Vec3
	for i := range 8 {
		for axis := range 3 {
			out[i][axis] = b.Min[axis]
			if i>>axis&1 == 1 {
				out[i][axis] = b.Max[axis]
			}
		}
	}
	return out
}

// Transformed returns the axis-aligned box around the transformed corners.
func (b Box) Transformed(m Mat4) Box {
	if b.Empty() {
		return b
	}
	out := EmptyBox()
	for _, c := range b.Corners() {
		out = out.Add(TransformPoint(m, c))
	}
	return out
}

// Ray starts at Origin and runs along the unit vector Direction.
type Ray struct{ Origin, Direction Vec3 }

// At returns the point t metres along the ray.
func (r Ray) At(t float64) Vec3 { return r.Origin.Add(r.Direction.Mul(t)) }

// HitBox returns the distance at which the ray enters the box (0 from inside), or false.
func (r Ray) HitBox(b Box) (float64, bool) {
	near, far := 0.0, math.Inf(1)
	for i := range 3 {
		if r.Direction[i] == 0 {
			if r.Origin[i] < b.Min[i] || r.Origin[i] > b.Max[i] {
				return 0, false
			}
			continue
		}
		t0 := (b.Min[i] - r.Origin[i]) / r.Direction[i]
		t1 := (b.Max[i] - r.Origin[i]) / r.Direction[i]
		near, far = max(near, min(t0, t1)), min(far, max(t0, t1))
	}
	return near, near <= far
}

// HitTriangle returns the distance along the ray to a triangle, either side, or false (Möller and Trumbore 1997).
func (r Ray) HitTriangle(a, b, c Vec3) (float64, bool) {
	e1, e2 := b.Sub(a), c.Sub(a)
	p := r.Direction.Cross(e2)
	det := e1.Dot(p)
	if det == 0 {
		return 0, false
	}
	s := r.Origin.Sub(a)
	u := s.Dot(p) / det
	q := s.Cross(e1)
	v := r.Direction.Dot(q) / det
	if u < 0 || v < 0 || u+v > 1 {
		return 0, false
	}
	t := e2.Dot(q) / det
	return t, t > 0
}

// HitPlane returns the distance to the plane z = height, or false when parallel or behind.
func (r Ray) HitPlane(height float64) (float64, bool) {
	if math.Abs(r.Direction[2]) < 1e-12 {
		return 0, false
	}
	t := (height - r.Origin[2]) / r.Direction[2]
	return t, t > 0
}
