package assembly

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// crease is the cosine of the angle between faces from which their edge shows: 40°.
var crease = math.Cos(geom.Radians(40))

// mostAround bounds how many faces about one vertex are compared with each other.
const mostAround = 256

// giveNormals smooths a mesh without normals, but for its creases; vertices on those are doubled. Equal positions count as one
// vertex for the smoothing.
func giveNormals(m *asset.Mesh) {
	faces := len(m.Indices) / 3
	normals := make([]geom.Vec3, faces) // twice the area long
	unit := make([]geom.Vec3, faces)
	place := map[[3]float32]int32{}
	at := make([]int32, len(m.Positions))
	for i, p := range m.Positions {
		n, known := place[p]
		if !known {
			n = int32(len(place))
			place[p] = n
		}
		at[i] = n
	}
	around := make([][]int32, len(place))
	for f := range faces {
		a, b, c := vec(m.Positions[m.Indices[3*f]]), vec(m.Positions[m.Indices[3*f+1]]), vec(m.Positions[m.Indices[3*f+2]])
		normals[f] = b.Sub(a).Cross(c.Sub(a))
		if l := normals[f].Len(); l > 0 {
			unit[f] = normals[f].Mul(1 / l)
		}
		for k := range 3 {
			v := at[m.Indices[3*f+k]]
			around[v] = append(around[v], int32(f))
		}
	}
	s := splitter{from: m, out: &asset.Mesh{Indices: make([]uint32, len(m.Indices))}, seen: map[splitKey]uint32{}}
	for f := range faces {
		for k := range 3 {
			corner := m.Indices[3*f+k]
			s.out.Indices[3*f+k] = s.vertex(corner, smooth(f, around[at[corner]], normals, unit))
		}
	}
	m.Positions, m.Normals, m.UV0, m.UV1, m.Colors, m.Indices = s.out.Positions, s.out.Normals, s.out.UV0, s.out.UV1, s.out.Colors, s.out.Indices
}

// smooth is the mean, by area, of the faces around a corner that lie about as its own does.
func smooth(face int, around []int32, normals, unit []geom.Vec3) [3]float32 {
	sum := normals[face]
	if len(around) <= mostAround {
		sum = geom.Vec3{}
		for _, other := range around {
			if int(other) == face || unit[face].Dot(unit[other]) >= crease {
				sum = sum.Add(normals[other])
			}
		}
	}
	l := sum.Len()
	if !(l > 0) {
		return [3]float32{0, 0, 1}
	}
	sum = sum.Mul(1 / l)
	return [3]float32{float32(sum[0]), float32(sum[1]), float32(sum[2])}
}

type splitKey struct {
	vertex uint32
	normal [3]float32
}

type splitter struct {
	from, out *asset.Mesh
	seen      map[splitKey]uint32
}

func (s *splitter) vertex(i uint32, normal [3]float32) uint32 {
	key := splitKey{i, normal}
	if n, known := s.seen[key]; known {
		return n
	}
	n := uint32(len(s.out.Positions))
	s.seen[key] = n
	s.out.Positions = append(s.out.Positions, s.from.Positions[i])
	s.out.Normals = append(s.out.Normals, normal)
	if len(s.from.UV0) > 0 {
		s.out.UV0 = append(s.out.UV0, s.from.UV0[i])
	}
	if len(s.from.UV1) > 0 {
		s.out.UV1 = append(s.out.UV1, s.from.UV1[i])
	}
	if len(s.from.Colors) > 0 {
		s.out.Colors = append(s.out.Colors, s.from.Colors[i])
	}
	return n
}

// mendNormals makes normals unit vectors; those that are so to a thousandth stay to the bit.
func mendNormals(m *asset.Mesh) {
	for i, n := range m.Normals {
		l := vec(n).Len()
		switch {
		case math.Abs(l-1) < 1e-3:
		case l > 1e-6 && !math.IsInf(l, 0):
			v := vec(n).Mul(1 / l)
			m.Normals[i] = [3]float32{float32(v[0]), float32(v[1]), float32(v[2])}
		default:
			m.Normals[i] = [3]float32{0, 0, 1}
		}
	}
}

func vec(p [3]float32) geom.Vec3 { return geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])} }
