package query

import (
	"math"

	"scenograph/internal/geom"
)

// triangle is in the world, counter-clockwise seen from outside.
type triangle [3]geom.Vec3

// plane returns the unit normal and offset, or false for a triangle without area.
func (t *triangle) plane() (normal geom.Vec3, offset float64, ok bool) {
	normal = t[1].Sub(t[0]).Cross(t[2].Sub(t[0]))
	length := normal.Len()
	if length < 1e-14 {
		return geom.Vec3{}, 0, false
	}
	normal = normal.Mul(1 / length)
	return normal, normal.Dot(t[0]), true
}

// below returns a point the given depth under the triangle's middle.
func (t *triangle) below(depth float64) (geom.Vec3, bool) {
	normal, _, ok := t.plane()
	middle := t[0].Add(t[1]).Add(t[2]).Mul(1.0 / 3)
	return middle.Sub(normal.Mul(depth)), ok
}

// straddle returns how far the triangle reaches through a plane on its lesser side, and its distances from it.
func (t *triangle) straddle(normal geom.Vec3, offset float64) (depth float64, d [3]float64) {
	low, high := math.Inf(1), math.Inf(-1)
	for i, p := range t {
		d[i] = normal.Dot(p) - offset
		low, high = min(low, d[i]), max(high, d[i])
	}
	return min(-low, high), d
}

// chord returns the part of the line where the triangle meets the plane, as positions along direction, with the ends.
func (t *triangle) chord(d [3]float64, direction geom.Vec3) (low, high float64, from geom.Vec3) {
	low, high = math.Inf(1), math.Inf(-1)
	for i := range 3 {
		j := (i + 1) % 3
		if (d[i] < 0) == (d[j] < 0) {
			continue
		}
		p := t[i].Add(t[j].Sub(t[i]).Mul(d[i] / (d[i] - d[j])))
		at := p.Dot(direction)
		if at < low {
			low, from = at, p
		}
		high = math.Max(high, at)
	}
	return low, high, from
}

// apart reports whether two triangles' boxes do not meet, so that they cannot cross.
func (t *triangle) apart(o *triangle) bool {
	for i := range 3 {
		if min(t[0][i], t[1][i], t[2][i]) > max(o[0][i], o[1][i], o[2][i]) || min(o[0][i], o[1][i], o[2][i]) > max(t[0][i], t[1][i], t[2][i]) {
			return true
		}
	}
	return false
}

// cross returns how deep two triangles reach through each other: the least of how far each passes the other's plane and the
// length they share (interval test, Möller 1997). Touching and coplanar triangles do not cross.
func (t *triangle) cross(o *triangle) (depth float64, at geom.Vec3) {
	n, offset, ok := o.plane()
	if !ok {
		return 0, at
	}
	through, d := t.straddle(n, offset)
	if through <= contactSlack {
		return 0, at
	}
	m, other, ok := t.plane()
	if !ok {
		return 0, at
	}
	back, e := o.straddle(m, other)
	if back <= contactSlack {
		return 0, at
	}
	line := n.Cross(m)
	if line.Len() < 1e-9 {
		return 0, at
	}
	line = line.Normalize()
	low1, high1, from1 := t.chord(d, line)
	low2, high2, from2 := o.chord(e, line)
	shared := math.Min(high1, high2) - math.Max(low1, low2)
	if shared <= contactSlack {
		return 0, at
	}
	at = from1
	if low2 > low1 {
		at = from2
	}
	return math.Min(shared, math.Min(through, back)), at.Add(line.Mul(shared / 2))
}
