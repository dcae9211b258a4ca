package form

import (
	"math"

	"scenograph/internal/geom"
)

// Box is a box with edges of x, y and z metres, standing on z = 0 around the Z axis. A bevel over 0 cuts its edges at 45° and
// shades them round: 44 triangles instead of 12.
func Box(x, y, z, bevel float64) *Shape {
	half := geom.Vec3{x / 2, y / 2, z / 2}
	bevel = math.Min(bevel, 0.49*math.Min(x, math.Min(y, z)))
	b := boxer{half: half, bevel: math.Max(0, bevel), longest: longestAxis(half), out: &Shape{}}
	b.faces()
	if b.bevel > 0 {
		b.edges()
		b.corners()
	}
	return b.out.Move(0, 0, z/2)
}

// BoxBetween is a Box that fills the space from low to high.
func BoxBetween(low, high geom.Vec3, bevel float64) *Shape {
	s := high.Sub(low)
	return Box(s[0], s[1], s[2], bevel).Move((low[0]+high[0])/2, (low[1]+high[1])/2, low[2])
}

// Beam is a bevelled bar from a to b, width across and height along its upper side.
func Beam(a, b geom.Vec3, width, height, bevel float64) *Shape {
	d := b.Sub(a)
	s := Box(d.Len(), width, height, bevel).Move(0, 0, -height/2)
	return s.Turn(alignX(unit(d))).Move((a[0]+b[0])/2, (a[1]+b[1])/2, (a[2]+b[2])/2)
}

// alignX turns +X to the unit direction d and keeps +Z as high as it can.
func alignX(d geom.Vec3) geom.Quat {
	yaw := math.Atan2(d[1], d[0])
	pitch := math.Atan2(d[2], math.Hypot(d[0], d[1]))
	return geom.Yaw(yaw).Mul(geom.AxisAngle(geom.Vec3{0, 1, 0}, -pitch))
}

func longestAxis(half geom.Vec3) int {
	best := 0
	for i := 1; i < 3; i++ {
		if half[i] > half[best]+1e-9 {
			best = i
		}
	}
	return best
}

// boxer builds a box around the origin face by face.
type boxer struct {
	half    geom.Vec3
	bevel   float64
	longest int
	out     *Shape
}

func axisVec(axis int, sign float64) geom.Vec3 {
	v := geom.Vec3{}
	v[axis] = sign
	return v
}

// uv projects on the face with normal n, U along the longest side of the box where that lies in the face.
func (b *boxer) uv(p, n geom.Vec3) geom.Vec2 {
	uv := PlanarUV(p, n)
	if math.Abs(n[b.longest]) > 0.5 {
		return uv
	}
	right := PlanarUV(axisVec(b.longest, 1), n)
	if math.Abs(right[0]) > 0.5 {
		return uv
	}
	return turnUV(uv)
}

// point is the corner of face n towards the signs s, moved in from the edges by the bevel.
func (b *boxer) point(n, s geom.Vec3) geom.Vec3 {
	p := geom.Vec3{}
	for i := range 3 {
		p[i] = s[i] * (b.half[i] - b.bevel)
		if n[i] != 0 {
			p[i] = n[i] * b.half[i]
		}
	}
	return p
}

func (b *boxer) add(n [3]geom.Vec3, p [3]geom.Vec3, project geom.Vec3) {
	if area(p[0], p[1], p[2]) < 1e-12 {
		return
	}
	if p[1].Sub(p[0]).Cross(p[2].Sub(p[0])).Dot(n[0].Add(n[1]).Add(n[2])) < 0 {
		p[1], p[2], n[1], n[2] = p[2], p[1], n[2], n[1]
	}
	for k := range 3 {
		b.out.Corners = append(b.out.Corners, Corner{p[k], n[k], b.uv(p[k], project)})
	}
}

func (b *boxer) quad(n, p [4]geom.Vec3, project geom.Vec3) {
	b.add([3]geom.Vec3{n[0], n[1], n[2]}, [3]geom.Vec3{p[0], p[1], p[2]}, project)
	b.add([3]geom.Vec3{n[0], n[2], n[3]}, [3]geom.Vec3{p[0], p[2], p[3]}, project)
}

func (b *boxer) faces() {
	for axis := range 3 {
		i, j := (axis+1)%3, (axis+2)%3
		for _, sign := range []float64{-1, 1} {
			n := axisVec(axis, sign)
			var p [4]geom.Vec3
			for k, s := range [4][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
				p[k] = b.point(n, axisVec(i, s[0]).Add(axisVec(j, s[1])))
			}
			b.quad([4]geom.Vec3{n, n, n, n}, p, n)
		}
	}
}

func (b *boxer) edges() {
	for axis := range 3 {
		i, j := (axis+1)%3, (axis+2)%3
		for _, s := range [4][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
			ni, nj := axisVec(i, s[0]), axisVec(j, s[1])
			low, high := axisVec(axis, -1).Add(ni).Add(nj), axisVec(axis, 1).Add(ni).Add(nj)
			p := [4]geom.Vec3{b.point(ni, low), b.point(ni, high), b.point(nj, high), b.point(nj, low)}
			b.quad([4]geom.Vec3{ni, ni, nj, nj}, p, ni)
		}
	}
}

func (b *boxer) corners() {
	for k := range 8 {
		s := geom.Vec3{float64(k&1)*2 - 1, float64(k>>1&1)*2 - 1, float64(k>>2&1)*2 - 1}
		n := [3]geom.Vec3{axisVec(0, s[0]), axisVec(1, s[1]), axisVec(2, s[2])}
		b.add(n, [3]geom.Vec3{b.point(n[0], s), b.point(n[1], s), b.point(n[2], s)}, n[2])
	}
}
