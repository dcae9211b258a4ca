package wavefront

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// builder gathers the triangles of one group.
type builder struct {
	key     groupKey
	index   map[corner]uint32
	corners []corner
	indices []uint32
	aligned bool // every corner names vertex, texture vertex and normal by one number
	bare    bool // some corner has no normal
	mapped  bool // some corner has a texture vertex
}

func (b *builder) add(face []corner, positions [][3]float32) {
	for _, triangle := range triangles(face, positions) {
		for _, k := range triangle {
			c := face[k]
			at, known := b.index[c]
			if !known {
				at = uint32(len(b.corners))
				b.index[c] = at
				b.corners = append(b.corners, c)
				b.bare = b.bare || c.n < 0
				b.mapped = b.mapped || c.t >= 0
				b.aligned = b.aligned && (c.t < 0 || c.t == c.v) && (c.n < 0 || c.n == c.v) && (c.t < 0) == (b.corners[0].t < 0)
			}
			b.indices = append(b.indices, at)
		}
	}
}

// group makes a mesh. A file whose corners are aligned keeps its vertices in the order of the file.
func (b *builder) group(d *decoder, alone bool) (Group, bool) {
	if len(b.indices) == 0 {
		return Group{}, false
	}
	if alone && b.aligned && d.file.Unreal == 0 {
		b.restore(d)
	}
	m := &asset.Mesh{Indices: b.indices, Positions: make([][3]float32, len(b.corners))}
	if !b.bare {
		m.Normals = make([][3]float32, len(b.corners))
	}
	if b.mapped {
		m.UV0 = make([][2]float32, len(b.corners))
	}
	if d.colored {
		m.Colors = make([][4]float32, len(b.corners))
	}
	for i, c := range b.corners {
		m.Positions[i] = d.positions[c.v]
		if !b.bare {
			m.Normals[i] = d.normals[c.n]
		}
		if b.mapped && c.t >= 0 {
			m.UV0[i] = d.uvs[c.t]
		}
		if d.colored && int(c.v) < len(d.colors) {
			m.Colors[i] = linear(d.colors[c.v])
		}
	}
	return Group{Object: b.key.object, Material: b.key.material, Mesh: m, Rough: b.bare}, true
}

// restore numbers the vertices as the file does.
func (b *builder) restore(d *decoder) {
	n := len(d.positions)
	if b.mapped && len(d.uvs) != n || !b.bare && len(d.normals) != n {
		return
	}
	for i, at := range b.indices {
		b.indices[i] = uint32(b.corners[at].v)
	}
	b.corners = make([]corner, n)
	for i := range b.corners {
		b.corners[i] = corner{int32(i), -1, -1}
		if b.mapped {
			b.corners[i].t = int32(i)
		}
		if !b.bare {
			b.corners[i].n = int32(i)
		}
	}
}

// linear decodes a vertex colour, which scanners write as it shows.
func linear(c [4]float32) [4]float32 {
	for i := range 3 {
		c[i] = float32(geom.LinearFromSRGB(geom.Clamp(float64(c[i]), 0, 1)))
	}
	return c
}

// mostClipped is the longest face that is cut by its ears; a longer one is cut as a fan.
const mostClipped = 256

// triangles cuts a face: a triangle as it is, a convex one as a fan, any other by its ears in the plane it lies nearest to.
func triangles(face []corner, positions [][3]float32) [][3]int {
	n := len(face)
	if n == 3 {
		return [][3]int{{0, 1, 2}}
	}
	flat, convex := flattened(face, positions)
	if !convex && n <= mostClipped {
		if out := flat.Triangles(); len(out) == n-2 {
			return out
		}
	}
	out := make([][3]int, 0, n-2)
	for i := 1; i+1 < n; i++ {
		out = append(out, [3]int{0, i, i + 1})
	}
	return out
}

// flattened drops the axis along which the face's normal (Newell's method) is longest, counter-clockwise.
func flattened(face []corner, positions [][3]float32) (out geom.Polygon, convex bool) {
	var normal geom.Vec3
	at := func(i int) geom.Vec3 {
		p := positions[face[i%len(face)].v]
		return geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])}
	}
	for i := range face {
		p, q := at(i), at(i+1)
		normal = normal.Add(geom.Vec3{(p[1] - q[1]) * (p[2] + q[2]), (p[2] - q[2]) * (p[0] + q[0]), (p[0] - q[0]) * (p[1] + q[1])})
	}
	drop := 0
	for k := range 3 {
		if math.Abs(normal[k]) > math.Abs(normal[drop]) {
			drop = k
		}
	}
	x, y := (drop+1)%3, (drop+2)%3
	if normal[drop] < 0 {
		x, y = y, x
	}
	for i := range face {
		p := at(i)
		out = append(out, geom.Vec2{p[x], p[y]})
	}
	convex = true
	for i := range out {
		a, b, c := out[i], out[(i+1)%len(out)], out[(i+2)%len(out)]
		if (b[0]-a[0])*(c[1]-b[1])-(b[1]-a[1])*(c[0]-b[0]) < 0 {
			convex = false
		}
	}
	return out, convex
}
