package asset

import (
	"math"

	"github.com/go-gl/mathgl/mgl32"
)

// What a removed vertex's normal and colour may differ from what takes its place.
const (
	normalTolerance = 0.01 // 1 − cosine: 8°
	colorTolerance  = 0.02
	steepest        = 0.25 // cosine between a triangle and the one it replaces
)

// cost returns how far, in metres, pulling p into its neighbour ring[i] moves the surface, and false when it must not be done:
// when it would fold the surface, tie it into a knot, or change normals, UVs or colours visibly.
func (s *simplifier) cost(p int32, i int, tolerance float32) (float32, bool) {
	q := s.ring[i]
	into, same := s.edgeWedge(p, q)
	if !same || !s.simpleEdge(q, i) {
		return 0, false
	}
	middle, end, n := s.at[p], s.at[q], len(s.ring)
	nearest, weights, corner := float32(math.MaxFloat32), mgl32.Vec3{}, 0
	for k := 1; k < n-1; k++ {
		a, b := s.at[s.ring[(i+k)%n]], s.at[s.ring[(i+k+1)%n]]
		old, new := a.Sub(middle).Cross(b.Sub(middle)), a.Sub(end).Cross(b.Sub(end))
		if l := old.Len() * new.Len(); l == 0 || old.Dot(new) < steepest*l {
			return 0, false
		}
		if d, w := distanceToTriangle(middle, end, a, b); d < nearest {
			nearest, weights, corner = d, w, (i+k)%n
		}
	}
	cost := nearest + 0.5*s.strayed[p]
	if cost > tolerance {
		return 0, false
	}
	a, b := s.vertexIn(p, s.ring[corner], s.ring[(corner+1)%n])
	return cost, s.alike(s.vertexOf(p), [3]uint32{into, a, b}, weights, tolerance)
}

// edgeWedge returns the vertex at q of the triangles on both sides of the edge from p, and whether it is one and the same.
func (s *simplifier) edgeWedge(p, q int32) (uint32, bool) {
	var found uint32
	count := 0
	for _, t := range s.fans[p] {
		for _, v := range s.corners[t] {
			if s.place[v] != q {
				continue
			}
			if count > 0 && v != found {
				return 0, false
			}
			found = v
			count++
		}
	}
	return found, count == 2
}

// simpleEdge reports whether q, at ring[i], meets no place of the ring but its two neighbours there.
func (s *simplifier) simpleEdge(q int32, i int) bool {
	n := len(s.ring)
	before, after := s.ring[(i+n-1)%n], s.ring[(i+1)%n]
	for _, t := range s.fans[q] {
		next, last := s.neighbours(t, q)
		for _, r := range s.ring {
			if r != before && r != after && (r == next || r == last) {
				return false
			}
		}
	}
	return true
}

func (s *simplifier) vertexOf(p int32) uint32 {
	for _, v := range s.corners[s.fans[p][0]] {
		if s.place[v] == p {
			return v
		}
	}
	return 0
}

// vertexIn returns the vertices at a and b of the triangle that p makes with them.
func (s *simplifier) vertexIn(p, a, b int32) (va, vb uint32) {
	for _, t := range s.fans[p] {
		if next, last := s.neighbours(t, p); next != a || last != b {
			continue
		}
		for _, v := range s.corners[t] {
			switch s.place[v] {
			case a:
				va = v
			case b:
				vb = v
			}
		}
	}
	return va, vb
}

// alike reports whether a vertex looks like the point of a triangle that takes its place.
func (s *simplifier) alike(v uint32, c [3]uint32, w mgl32.Vec3, tolerance float32) bool {
	m := s.mesh
	if len(m.Normals) > 0 {
		n := mix3(m.Normals, c, w)
		if l := n.Len(); l == 0 || n.Dot(mgl32.Vec3(m.Normals[v])) < (1-normalTolerance)*l {
			return false
		}
	}
	if len(m.Colors) > 0 {
		for k := range 4 {
			mixed := m.Colors[c[0]][k]*w[0] + m.Colors[c[1]][k]*w[1] + m.Colors[c[2]][k]*w[2]
			if d := mixed - m.Colors[v][k]; d > colorTolerance || d < -colorTolerance {
				return false
			}
		}
	}
	return s.alikeUV(m.UV0, v, c, w, tolerance) && s.alikeUV(m.UV1, v, c, w, tolerance)
}

// alikeUV reports whether a texture would slide by no more than twice the tolerance, in metres on the surface.
func (s *simplifier) alikeUV(uv [][2]float32, v uint32, c [3]uint32, w mgl32.Vec3, tolerance float32) bool {
	if len(uv) == 0 {
		return true
	}
	at := mgl32.Vec2(uv[v])
	mixed := mgl32.Vec2(uv[c[0]]).Mul(w[0]).Add(mgl32.Vec2(uv[c[1]]).Mul(w[1])).Add(mgl32.Vec2(uv[c[2]]).Mul(w[2]))
	shown := mgl32.Vec2(uv[c[0]]).Sub(at).Len()
	metres := s.at[s.place[c[0]]].Sub(s.at[s.place[v]]).Len()
	return mixed.Sub(at).Len()*metres <= 2*tolerance*shown+1e-9
}

func mix3(of [][3]float32, c [3]uint32, w mgl32.Vec3) mgl32.Vec3 {
	return mgl32.Vec3(of[c[0]]).Mul(w[0]).Add(mgl32.Vec3(of[c[1]]).Mul(w[1])).Add(mgl32.Vec3(of[c[2]]).Mul(w[2]))
}

// distanceToTriangle returns the distance from p to the nearest point of a triangle and that point's barycentric weights
// (Ericson, Real-Time Collision Detection, 5.1.5).
func distanceToTriangle(p, a, b, c mgl32.Vec3) (float32, mgl32.Vec3) {
	w := nearestWeights(p, a, b, c)
	return p.Sub(a.Mul(w[0]).Add(b.Mul(w[1])).Add(c.Mul(w[2]))).Len(), w
}

func nearestWeights(p, a, b, c mgl32.Vec3) mgl32.Vec3 {
	ab, ac, ap := b.Sub(a), c.Sub(a), p.Sub(a)
	d1, d2 := ab.Dot(ap), ac.Dot(ap)
	if d1 <= 0 && d2 <= 0 {
		return mgl32.Vec3{1, 0, 0}
	}
	bp := p.Sub(b)
	d3, d4 := ab.Dot(bp), ac.Dot(bp)
	if d3 >= 0 && d4 <= d3 {
		return mgl32.Vec3{0, 1, 0}
	}
	vc := d1*d4 - d3*d2
	if vc <= 0 && d1 >= 0 && d3 <= 0 {
		v := d1 / (d1 - d3)
		return mgl32.Vec3{1 - v, v, 0}
	}
	cp := p.Sub(c)
	d5, d6 := ab.Dot(cp), ac.Dot(cp)
	if d6 >= 0 && d5 <= d6 {
		return mgl32.Vec3{0, 0, 1}
	}
	vb := d5*d2 - d1*d6
	if vb <= 0 && d2 >= 0 && d6 <= 0 {
		w := d2 / (d2 - d6)
		return mgl32.Vec3{1 - w, 0, w}
	}
	va := d3*d6 - d5*d4
	if va <= 0 && d4 >= d3 && d5 >= d6 {
		w := (d4 - d3) / ((d4 - d3) + (d5 - d6))
		return mgl32.Vec3{0, 1 - w, w}
	}
	sum := 1 / (va + vb + vc)
	v, w := vb*sum, vc*sum
	return mgl32.Vec3{1 - v - w, v, w}
}
