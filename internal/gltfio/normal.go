package gltfio

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// vertex is everything known about one vertex, comparable so that equal corners can be welded.
type vertex struct {
	position, normal [3]float32
	tangent, color   [4]float32
	uv0, uv1         [2]float32
}

func vertexOf(m *asset.Mesh, i uint32) vertex {
	v := vertex{position: m.Positions[i]}
	if len(m.Normals) > 0 {
		v.normal = m.Normals[i]
	}
	if len(m.Tangents) > 0 {
		v.tangent = m.Tangents[i]
	}
	if len(m.UV0) > 0 {
		v.uv0 = m.UV0[i]
	}
	if len(m.UV1) > 0 {
		v.uv1 = m.UV1[i]
	}
	if len(m.Colors) > 0 {
		v.color = m.Colors[i]
	}
	return v
}

// appendVertex copies vertex i of the mesh to its end and returns its index.
func appendVertex(m *asset.Mesh, i uint32) uint32 {
	m.Positions = append(m.Positions, m.Positions[i])
	if len(m.Normals) > 0 {
		m.Normals = append(m.Normals, m.Normals[i])
	}
	if len(m.Tangents) > 0 {
		m.Tangents = append(m.Tangents, m.Tangents[i])
	}
	if len(m.UV0) > 0 {
		m.UV0 = append(m.UV0, m.UV0[i])
	}
	if len(m.UV1) > 0 {
		m.UV1 = append(m.UV1, m.UV1[i])
	}
	if len(m.Colors) > 0 {
		m.Colors = append(m.Colors, m.Colors[i])
	}
	return uint32(len(m.Positions) - 1)
}

// flatNormals gives every triangle its own normal, as glTF asks for when a file has none, and welds the corners
// that remain equal, such as those of one flat face.
func flatNormals(m *asset.Mesh) {
	m.Normals, m.Tangents = nil, nil
	out := &asset.Mesh{Indices: make([]uint32, len(m.Indices))}
	seen := map[vertex]uint32{}
	for t := 0; t < len(m.Indices); t += 3 {
		n := faceNormal(m, t)
		for corner := t; corner < t+3; corner++ {
			v := vertexOf(m, m.Indices[corner])
			v.normal = n
			index, ok := seen[v]
			if !ok {
				index = uint32(len(out.Positions))
				seen[v] = index
				out.Positions = append(out.Positions, v.position)
				out.Normals = append(out.Normals, v.normal)
				if len(m.UV0) > 0 {
					out.UV0 = append(out.UV0, v.uv0)
				}
				if len(m.UV1) > 0 {
					out.UV1 = append(out.UV1, v.uv1)
				}
				if len(m.Colors) > 0 {
					out.Colors = append(out.Colors, v.color)
				}
			}
			out.Indices[corner] = index
		}
	}
	m.Positions, m.Normals, m.UV0, m.UV1, m.Colors, m.Indices = out.Positions, out.Normals, out.UV0, out.UV1, out.Colors, out.Indices
}

// faceNormal returns the unit normal of the triangle whose first corner is index t, +Z for one without area.
func faceNormal(m *asset.Mesh, t int) [3]float32 {
	cross := areaNormal(m, t)
	if l := cross.Len(); l > 0 {
		return vec32(cross.Mul(1 / l))
	}
	return [3]float32{0, 0, 1}
}

// areaNormal is the triangle's normal with twice its area as length.
func areaNormal(m *asset.Mesh, t int) geom.Vec3 {
	a, b, c := vec64(m.Positions[m.Indices[t]]), vec64(m.Positions[m.Indices[t+1]]), vec64(m.Positions[m.Indices[t+2]])
	return b.Sub(a).Cross(c.Sub(a))
}

// mendNormals makes every normal a unit vector; one without length becomes the mean of the faces around it.
func mendNormals(m *asset.Mesh) {
	var broken map[uint32]geom.Vec3
	for i, n := range m.Normals {
		l := length3(n)
		if l < 1e-6 {
			if broken == nil {
				broken = map[uint32]geom.Vec3{}
			}
			broken[uint32(i)] = geom.Vec3{}
			continue
		}
		if math.Abs(l-1) > 1e-4 {
			m.Normals[i] = vec32(vec64(n).Mul(1 / l))
		}
	}
	if broken == nil {
		return
	}
	for t := 0; t < len(m.Indices); t += 3 {
		for corner := t; corner < t+3; corner++ {
			if sum, ok := broken[m.Indices[corner]]; ok {
				broken[m.Indices[corner]] = sum.Add(areaNormal(m, t))
			}
		}
	}
	for i, sum := range broken {
		m.Normals[i] = [3]float32{0, 0, 1}
		if l := sum.Len(); l > 0 {
			m.Normals[i] = vec32(sum.Mul(1 / l))
		}
	}
}

// mendTangents makes every tangent a unit vector with a handedness of ±1.
func mendTangents(m *asset.Mesh) {
	for i, t := range m.Tangents {
		xyz := [3]float32(t[:3])
		l := length3(xyz)
		switch {
		case l < 1e-6:
			xyz = vec32(perpendicular(vec64(m.Normals[i])))
		case math.Abs(l-1) > 1e-4:
			xyz = vec32(vec64(xyz).Mul(1 / l))
		}
		w := float32(1)
		if t[3] < 0 {
			w = -1
		}
		m.Tangents[i] = [4]float32{xyz[0], xyz[1], xyz[2], w}
	}
}

// perpendicular returns some unit vector at a right angle to n.
func perpendicular(n geom.Vec3) geom.Vec3 {
	axis := geom.Vec3{1, 0, 0}
	if math.Abs(n[0]) > 0.9 {
		axis = geom.Vec3{0, 1, 0}
	}
	return axis.Sub(n.Mul(n.Dot(axis))).Normalize()
}

func vec64(v [3]float32) geom.Vec3 {
	return geom.Vec3{float64(v[0]), float64(v[1]), float64(v[2])}
}

func vec32(v geom.Vec3) [3]float32 {
	return [3]float32{float32(v[0]), float32(v[1]), float32(v[2])}
}
