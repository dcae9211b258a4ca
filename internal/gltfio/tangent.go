package gltfio

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// GenerateTangents gives a mesh with normals the tangents of MikkTSpace (Mikkelsen, "Simulation of Wrinkled Surfaces
// Revisited", 2008) for its first or second UV set. It works on unindexed corners and welds them again, so a vertex on
// a seam of the mapping may be doubled. The mesh must not be in a store yet. Nothing happens without normals or UVs.
func GenerateTangents(m *asset.Mesh, set int) {
	uv := m.UV0
	if set == 1 {
		uv = m.UV1
	}
	if len(uv) == 0 || len(m.Normals) == 0 {
		return
	}
	s := newTangentSpace(m, uv)
	s.findNeighbours()
	s.group()
	s.average()
	s.apply()
}

// tangentSpace is the working state, indexed by corner: three a triangle.
type tangentSpace struct {
	mesh   *asset.Mesh
	welded []uint32 // corners with the same position, normal and UV share a number
	faces  []tangentFace
	next   []int32 // the face across the edge that starts at the corner, or −1
	groups []tangentGroup
	of     []int32 // the corner's group, or −1
}

// tangentFace holds a triangle's directions of increasing U and V, of unit length, and what groups need to know of it.
type tangentFace struct {
	alongU     geom.Vec3
	preserving bool // whether the mapping keeps the orientation
	any        bool // the mapping has no area: it joins whichever group comes first
	dead       bool // the triangle itself is degenerate
}

type tangentGroup struct {
	corners    []int32
	preserving bool
	tangent    geom.Vec3
}

func newTangentSpace(m *asset.Mesh, uv [][2]float32) *tangentSpace {
	n := len(m.Indices)
	s := &tangentSpace{mesh: m, welded: make([]uint32, n), faces: make([]tangentFace, n/3), next: make([]int32, n), of: make([]int32, n)}
	seen := make(map[vertex]uint32, len(m.Positions))
	weldedOf := make([]uint32, len(m.Positions))
	for i := range m.Positions {
		key := vertex{position: m.Positions[i], normal: m.Normals[i], uv0: uv[i]}
		number, ok := seen[key]
		if !ok {
			number = uint32(len(seen))
			seen[key] = number
		}
		weldedOf[i] = number
	}
	for c, index := range m.Indices {
		s.welded[c] = weldedOf[index]
		s.next[c], s.of[c] = -1, -1
	}
	for f := range s.faces {
		s.faces[f] = faceTangent(m, uv, 3*f)
	}
	return s
}

// faceTangent measures one triangle. V grows downwards in glTF and upwards in MikkTSpace, hence 1 − v.
func faceTangent(m *asset.Mesh, uv [][2]float32, corner int) tangentFace {
	i := [3]uint32(m.Indices[corner : corner+3])
	p := [3]geom.Vec3{vec64(m.Positions[i[0]]), vec64(m.Positions[i[1]]), vec64(m.Positions[i[2]])}
	st := func(k int) (float64, float64) { return float64(uv[i[k]][0]), 1 - float64(uv[i[k]][1]) }
	s0, t0 := st(0)
	s1, t1 := st(1)
	s2, t2 := st(2)
	s21, t21, s31, t31 := s1-s0, t1-t0, s2-s0, t2-t0
	d1, d2 := p[1].Sub(p[0]), p[2].Sub(p[0])
	area := s21*t31 - t21*s31
	f := tangentFace{any: true, preserving: area > 0, dead: p[0] == p[1] || p[1] == p[2] || p[0] == p[2]}
	alongU := d1.Mul(t31).Sub(d2.Mul(t21))
	alongV := d2.Mul(s21).Sub(d1.Mul(s31))
	lengthU, lengthV := alongU.Len(), alongV.Len()
	if math.Abs(area) <= math.SmallestNonzeroFloat32 || lengthU <= math.SmallestNonzeroFloat32 || lengthV <= math.SmallestNonzeroFloat32 {
		return f
	}
	sign := 1.0
	if !f.preserving {
		sign = -1
	}
	f.alongU, f.any = alongU.Mul(sign/lengthU), false
	return f
}

// findNeighbours joins triangles over edges that run the other way in each.
func (s *tangentSpace) findNeighbours() {
	type edge struct{ from, to uint32 }
	open := make(map[edge][]int32, len(s.next))
	for c := range s.welded {
		if s.faces[c/3].dead {
			continue
		}
		from, to := s.welded[c], s.welded[following(c)]
		back := open[edge{to, from}]
		if len(back) == 0 {
			open[edge{from, to}] = append(open[edge{from, to}], int32(c))
			continue
		}
		other := back[0]
		open[edge{to, from}] = back[1:]
		s.next[c], s.next[other] = other/3, int32(c/3)
	}
}

// following is the next corner of the same triangle, preceding the one before.
func following(c int) int { return c - c%3 + (c+1)%3 }
func preceding(c int) int { return c - c%3 + (c+2)%3 }

// group collects around each welded vertex the triangles that are connected there and mapped with one orientation.
func (s *tangentSpace) group() {
	for c := range s.of {
		face := &s.faces[c/3]
		if s.of[c] >= 0 || face.any || face.dead {
			continue
		}
		number := int32(len(s.groups))
		s.groups = append(s.groups, tangentGroup{preserving: face.preserving})
		s.grow(c, number)
	}
}

// grow walks over the edges at the corner's vertex and takes every triangle that fits into the group.
func (s *tangentSpace) grow(corner int, number int32) {
	g := &s.groups[number]
	vertex := s.welded[corner]
	pending := []int32{int32(corner / 3)}
	for len(pending) > 0 {
		f := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		face, c := &s.faces[f], 3*int(f)
		for s.welded[c] != vertex {
			c++
		}
		if s.of[c] >= 0 {
			continue
		}
		if face.any && s.of[3*f] < 0 && s.of[3*f+1] < 0 && s.of[3*f+2] < 0 {
			face.preserving = g.preserving
		}
		if face.preserving != g.preserving {
			continue
		}
		s.of[c] = number
		g.corners = append(g.corners, int32(c))
		for _, edge := range []int{preceding(c), c} {
			if s.next[edge] >= 0 {
				pending = append(pending, s.next[edge])
			}
		}
	}
}

// average gives each group the mean direction of its triangles, weighted by their angle at the vertex.
func (s *tangentSpace) average() {
	for i := range s.groups {
		g := &s.groups[i]
		sum := geom.Vec3{}
		n := vec64(s.mesh.Normals[s.mesh.Indices[g.corners[0]]])
		for _, c := range g.corners {
			face := &s.faces[c/3]
			if face.any {
				continue
			}
			sum = sum.Add(onPlane(face.alongU, n).Mul(s.angleAt(int(c), n)))
		}
		g.tangent = onPlane(sum, n)
		if g.tangent.Len() == 0 {
			g.tangent = perpendicular(n)
		}
	}
}

// angleAt is the angle between a corner's edges, seen along the normal, in radians.
func (s *tangentSpace) angleAt(c int, n geom.Vec3) float64 {
	at := func(c int) geom.Vec3 { return vec64(s.mesh.Positions[s.mesh.Indices[c]]) }
	a, b := onPlane(at(preceding(c)).Sub(at(c)), n), onPlane(at(following(c)).Sub(at(c)), n)
	return math.Acos(geom.Clamp(a.Dot(b), -1, 1))
}

// onPlane projects a vector on the plane with normal n and makes it a unit vector, or zero when nothing is left.
func onPlane(v, n geom.Vec3) geom.Vec3 {
	v = v.Sub(n.Mul(n.Dot(v)))
	if l := v.Len(); l > math.SmallestNonzeroFloat32 {
		return v.Mul(1 / l)
	}
	return geom.Vec3{}
}

// apply writes the tangents to the mesh. A vertex whose corners disagree is doubled.
func (s *tangentSpace) apply() {
	m := s.mesh
	byWelded := map[uint32][4]float32{}
	tangents := make([][4]float32, len(m.Indices))
	for c := range tangents {
		if g := s.of[c]; g >= 0 {
			tangents[c] = s.groups[g].value()
			byWelded[s.welded[c]] = tangents[c]
		}
	}
	for c := range tangents {
		if s.of[c] >= 0 {
			continue
		}
		t, ok := byWelded[s.welded[c]]
		if !ok {
			p := vec32(perpendicular(vec64(m.Normals[m.Indices[c]])))
			t = [4]float32{p[0], p[1], p[2], 1}
		}
		tangents[c] = t
	}
	weldTangents(m, tangents)
}

func (g *tangentGroup) value() [4]float32 {
	t := vec32(g.tangent)
	w := float32(-1)
	if g.preserving {
		w = 1
	}
	return [4]float32{t[0], t[1], t[2], w}
}

func weldTangents(m *asset.Mesh, corners [][4]float32) {
	type split struct {
		vertex  uint32
		tangent [4]float32
	}
	m.Tangents = make([][4]float32, len(m.Positions))
	taken := make([]bool, len(m.Positions))
	doubled := map[split]uint32{}
	for c, index := range m.Indices {
		if !taken[index] {
			taken[index] = true
			m.Tangents[index] = corners[c]
		}
		if m.Tangents[index] == corners[c] {
			continue
		}
		key := split{index, corners[c]}
		extra, ok := doubled[key]
		if !ok {
			extra = appendVertex(m, index)
			m.Tangents[extra] = corners[c]
			doubled[key] = extra
		}
		m.Indices[c] = extra
	}
	for i := range taken {
		if !taken[i] {
			p := vec32(perpendicular(vec64(m.Normals[i])))
			m.Tangents[i] = [4]float32{p[0], p[1], p[2], 1}
		}
	}
}
