// Package solid measures closed surfaces — volume, centre of mass, inertia — and fits simple colliders to them.
//
// Invariant: everything is a pure function of its input, and every fitted collider comes with a measured error.
//
//	body := solid.FromMesh(mesh)
//	properties := body.Properties()           // volume in m³, centre, inertia at 1 kg/m³
//	fit, err := solid.FitShape(body)          // box, cylinder, sphere or hull, and how much too large it is
//	massKg := fit.VolumeM3 * 600              // of wood
package solid

import (
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// Polyhedron is a triangle surface whose equal points are one, in metres; faces run counter-clockwise seen from outside.
type Polyhedron struct {
	Points []geom.Vec3
	Faces  [][3]int
}

// FromMesh welds the equal positions of a mesh and drops the triangles that collapse.
func FromMesh(m *asset.Mesh) Polyhedron {
	var p Polyhedron
	p.Append(m, geom.Mat4{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1})
	return p
}

// Append adds a mesh seen through an affine matrix, keeping its outside outside under a mirror. Welding is within the mesh.
func (p *Polyhedron) Append(m *asset.Mesh, targetFromMesh geom.Mat4) {
	indexOf := make(map[[3]float32]int, len(m.Positions))
	remap := make([]int, len(m.Positions))
	for i, position := range m.Positions {
		key := [3]float32{position[0] + 0, position[1] + 0, position[2] + 0}
		index, known := indexOf[key]
		if !known {
			index = len(p.Points)
			indexOf[key] = index
			point := geom.Vec3{float64(key[0]), float64(key[1]), float64(key[2])}
			p.Points = append(p.Points, geom.TransformPoint(targetFromMesh, point))
		}
		remap[i] = index
	}
	mirrored := targetFromMesh.Mat3().Det() < 0
	for i := 0; i+2 < len(m.Indices); i += 3 {
		a, b, c := remap[m.Indices[i]], remap[m.Indices[i+1]], remap[m.Indices[i+2]]
		if a == b || b == c || c == a {
			continue
		}
		if mirrored {
			b, c = c, b
		}
		p.Faces = append(p.Faces, [3]int{a, b, c})
	}
}

// Mesh returns the surface as positions and indices only.
func (p Polyhedron) Mesh() *asset.Mesh {
	m := &asset.Mesh{Positions: make([][3]float32, len(p.Points)), Indices: make([]uint32, 0, 3*len(p.Faces))}
	for i, v := range p.Points {
		m.Positions[i] = [3]float32{float32(v[0]), float32(v[1]), float32(v[2])}
	}
	for _, f := range p.Faces {
		m.Indices = append(m.Indices, uint32(f[0]), uint32(f[1]), uint32(f[2]))
	}
	return m
}

// Bounds returns the box around the points that faces use.
func (p Polyhedron) Bounds() geom.Box {
	b := geom.EmptyBox()
	for _, f := range p.Faces {
		b = b.Add(p.Points[f[0]]).Add(p.Points[f[1]]).Add(p.Points[f[2]])
	}
	return b
}

// AreaM2 returns the summed area of the faces.
func (p Polyhedron) AreaM2() float64 {
	sum := 0.0
	for _, f := range p.Faces {
		a := p.Points[f[0]]
		sum += p.Points[f[1]].Sub(a).Cross(p.Points[f[2]].Sub(a)).Len() / 2
	}
	return sum
}

// Closed reports whether every edge is walked as often one way as the other, so that the surface encloses a volume.
func (p Polyhedron) Closed() bool {
	balance := make(map[[2]int]int, 3*len(p.Faces)/2)
	for _, f := range p.Faces {
		for i := range 3 {
			from, to := f[i], f[(i+1)%3]
			if from < to {
				balance[[2]int{from, to}]++
			} else {
				balance[[2]int{to, from}]--
			}
		}
	}
	for _, n := range balance {
		if n != 0 {
			return false
		}
	}
	return len(p.Faces) > 0
}

// Islands splits the surface into its connected pieces, in the order of their first faces.
func (p Polyhedron) Islands() []Polyhedron {
	parent := make([]int, len(p.Points))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for _, f := range p.Faces {
		parent[find(f[1])] = find(f[0])
		parent[find(f[2])] = find(f[0])
	}
	islandOf := map[int]int{}
	var out []Polyhedron
	for _, f := range p.Faces {
		root := find(f[0])
		island, known := islandOf[root]
		if !known {
			island = len(out)
			islandOf[root] = island
			out = append(out, Polyhedron{Points: p.Points})
		}
		out[island].Faces = append(out[island].Faces, f)
	}
	for i := range out {
		out[i] = out[i].compact()
	}
	return out
}

// compact drops the points that no face uses.
func (p Polyhedron) compact() Polyhedron {
	indexOf := make([]int, len(p.Points))
	for _, f := range p.Faces {
		indexOf[f[0]], indexOf[f[1]], indexOf[f[2]] = 1, 1, 1
	}
	out := Polyhedron{Faces: make([][3]int, len(p.Faces))}
	for i, used := range indexOf {
		if used == 1 {
			indexOf[i] = len(out.Points)
			out.Points = append(out.Points, p.Points[i])
		}
	}
	for i, f := range p.Faces {
		out.Faces[i] = [3]int{indexOf[f[0]], indexOf[f[1]], indexOf[f[2]]}
	}
	return out
}

// join puts two surfaces side by side.
func join(a, b Polyhedron) Polyhedron {
	out := Polyhedron{Points: slices.Concat(a.Points, b.Points), Faces: slices.Clone(a.Faces)}
	for _, f := range b.Faces {
		out.Faces = append(out.Faces, [3]int{f[0] + len(a.Points), f[1] + len(a.Points), f[2] + len(a.Points)})
	}
	return out
}
