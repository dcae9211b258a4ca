package form

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// grid is the step to which geometry is rounded, about a micrometre, so that machines whose last bits differ agree on the bytes.
const grid = 1 << 20

func snap(x float64) float32 {
	return float32(math.Round(x*grid)/grid + 0)
}

type weldKey struct {
	position, normal [3]float32
	uv               [2]float32
}

// Mesh welds equal corners, drops facets without area and adds tangents.
func (s *Shape) Mesh() *asset.Mesh {
	m := &asset.Mesh{}
	index := make(map[weldKey]uint32, len(s.Corners))
	for i := 0; i+2 < len(s.Corners); i += 3 {
		var keys [3]weldKey
		for k := range 3 {
			keys[k] = keyOf(&s.Corners[i+k])
		}
		if area(vec(keys[0].position), vec(keys[1].position), vec(keys[2].position)) < 1e-11 {
			continue
		}
		for _, k := range keys {
			at, ok := index[k]
			if !ok {
				at = uint32(len(m.Positions))
				index[k] = at
				m.Positions = append(m.Positions, k.position)
				m.Normals = append(m.Normals, k.normal)
				m.UV0 = append(m.UV0, k.uv)
			}
			m.Indices = append(m.Indices, at)
		}
	}
	m.Tangents = Tangents(m)
	return m
}

func keyOf(c *Corner) weldKey {
	n := unit(c.Normal)
	return weldKey{
		position: [3]float32{snap(c.Position[0]), snap(c.Position[1]), snap(c.Position[2])},
		normal:   [3]float32{snap(n[0]), snap(n[1]), snap(n[2])},
		uv:       [2]float32{snap(c.UV[0]), snap(c.UV[1])},
	}
}

func vec(v [3]float32) geom.Vec3 {
	return geom.Vec3{float64(v[0]), float64(v[1]), float64(v[2])}
}

// Tangents derives unit tangents along +U with the handedness of the bitangent, which points up in the image (−V), as glTF has it.
// The mesh needs positions, normals, UV0 and indices in range; otherwise the result is nil.
func Tangents(m *asset.Mesh) [][4]float32 {
	n := len(m.Positions)
	if n == 0 || len(m.Normals) != n || len(m.UV0) != n {
		return nil
	}
	along, up := make([]geom.Vec3, n), make([]geom.Vec3, n)
	for i := 0; i+2 < len(m.Indices); i += 3 {
		accumulate(m, m.Indices[i:i+3], along, up)
	}
	out := make([][4]float32, n)
	for i := range out {
		normal := vec(m.Normals[i])
		t := along[i].Sub(normal.Mul(normal.Dot(along[i])))
		if t.Len() < 1e-12 {
			t = anyPerpendicular(normal)
		}
		t = t.Normalize()
		w := float32(1)
		if normal.Cross(t).Dot(up[i]) < 0 {
			w = -1
		}
		out[i] = [4]float32{snap(t[0]), snap(t[1]), snap(t[2]), w}
	}
	return out
}

func accumulate(m *asset.Mesh, tri []uint32, along, up []geom.Vec3) {
	p0, p1, p2 := vec(m.Positions[tri[0]]), vec(m.Positions[tri[1]]), vec(m.Positions[tri[2]])
	a, b, c := m.UV0[tri[0]], m.UV0[tri[1]], m.UV0[tri[2]]
	du1, dv1 := float64(b[0]-a[0]), float64(b[1]-a[1])
	du2, dv2 := float64(c[0]-a[0]), float64(c[1]-a[1])
	det := du1*dv2 - du2*dv1
	if math.Abs(det) < 1e-20 {
		return
	}
	e1, e2 := p1.Sub(p0), p2.Sub(p0)
	weight := e1.Cross(e2).Len()
	t := unit(e1.Mul(dv2 / det).Sub(e2.Mul(dv1 / det))).Mul(weight)
	v := unit(e2.Mul(du1 / det).Sub(e1.Mul(du2 / det))).Mul(-weight)
	for _, i := range tri {
		along[i], up[i] = along[i].Add(t), up[i].Add(v)
	}
}

func anyPerpendicular(n geom.Vec3) geom.Vec3 {
	axis := geom.Vec3{1, 0, 0}
	if math.Abs(n[0]) > 0.9 {
		axis = geom.Vec3{0, 1, 0}
	}
	return axis.Sub(n.Mul(n.Dot(axis)))
}

// Smooth gives corners at one point the angle-weighted mean normal of those facets around it that meet under less than creaseRad.
func (s *Shape) Smooth(creaseRad float64) *Shape {
	type key [3]float32
	type facet struct {
		normal geom.Vec3
		angle  float64
	}
	at := make(map[key][]facet, len(s.Corners)/2)
	facets := make([]facet, len(s.Corners))
	keys := make([]key, len(s.Corners))
	for i := 0; i+2 < len(s.Corners); i += 3 {
		for k := range 3 {
			p, q, r := s.Corners[i+k].Position, s.Corners[i+(k+1)%3].Position, s.Corners[i+(k+2)%3].Position
			a, b := q.Sub(p), r.Sub(p)
			f := facet{unit(a.Cross(b)), math.Acos(geom.Clamp(unit(a).Dot(unit(b)), -1, 1))}
			keys[i+k] = key{snap(p[0]), snap(p[1]), snap(p[2])}
			facets[i+k] = f
			at[keys[i+k]] = append(at[keys[i+k]], f)
		}
	}
	limit := math.Cos(creaseRad)
	for i := range s.Corners {
		sum := geom.Vec3{}
		for _, f := range at[keys[i]] {
			if f.normal.Dot(facets[i].normal) >= limit {
				sum = sum.Add(f.normal.Mul(f.angle))
			}
		}
		if sum.Len() < 1e-9 {
			sum = facets[i].normal
		}
		s.Corners[i].Normal = unit(sum)
	}
	return s
}
