package viewport

import (
	"unsafe"

	"github.com/go-gl/gl/v4.1-core/gl"
	"github.com/go-gl/mathgl/mgl32"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
)

// gpuMesh is a mesh in buffers of the GPU.
type gpuMesh struct {
	array, vertices uint32

	lists []indexList // the mesh's own triangles, then those of its levels; without a buffer until they are drawn
	wide  bool        // indices of 32 bits
	bytes int
	used  uint64 // frame number
}

// indexList is the triangles of one level in a buffer of the GPU.
type indexList struct {
	buffer uint32
	count  int32
}

// meshes keeps meshes on the GPU by content.
type meshes struct {
	byKey map[asset.ID]*gpuMesh
	bytes int
}

func newMeshes() *meshes { return &meshes{byKey: map[asset.ID]*gpuMesh{}} }

// get returns the mesh, uploading it on first use.
func (c *meshes) get(b *frame.Batch, number uint64) *gpuMesh {
	if m, ok := c.byKey[b.Key]; ok {
		m.used = number
		return m
	}
	m := uploadMesh(b.Mesh)
	m.used = number
	c.byKey[b.Key] = m
	c.bytes += m.bytes
	return m
}

func (c *meshes) close() {
	for _, m := range c.byKey {
		m.close()
	}
}

func (m *gpuMesh) close() {
	gl.DeleteVertexArrays(1, &m.array)
	gl.DeleteBuffers(1, &m.vertices)
	for i := range m.lists {
		gl.DeleteBuffers(1, &m.lists[i].buffer)
	}
}

// list returns the triangles of a level, uploading them on first use.
func (c *meshes) list(m *gpuMesh, b *frame.Batch, level int) indexList {
	for len(m.lists) <= level {
		m.lists = append(m.lists, indexList{})
	}
	l := &m.lists[level]
	if l.buffer == 0 {
		indices := b.Mesh.Indices
		if level > 0 {
			indices = b.Mesh.Levels()[level-1].Indices
		}
		l.count = int32(len(indices))
		gl.GenBuffers(1, &l.buffer)
		gl.BindVertexArray(m.array)
		gl.BindBuffer(gl.ELEMENT_ARRAY_BUFFER, l.buffer)
		bytes := uploadIndices(indices, m.wide)
		m.bytes += bytes
		c.bytes += bytes
	}
	return *l
}

// uploadIndices fills the bound index buffer and returns its size.
func uploadIndices(indices []uint32, wide bool) int {
	if wide {
		gl.BufferData(gl.ELEMENT_ARRAY_BUFFER, len(indices)*4, slicePointer(indices), gl.STATIC_DRAW)
		return len(indices) * 4
	}
	short := make([]uint16, len(indices))
	for i, v := range indices {
		short[i] = uint16(v)
	}
	gl.BufferData(gl.ELEMENT_ARRAY_BUFFER, len(short)*2, slicePointer(short), gl.STATIC_DRAW)
	return len(short) * 2
}

// Attribute places, as in surface.vert.glsl.
const (
	attributePosition = iota
	attributeNormal
	attributeTangent
	attributeUV0
	attributeUV1
	attributeColor
	attributeRow0
	attributeRow1
	attributeRow2
	attributeLabel
	attributeClass
	attributeSeed
	attributePart
)

// uploadMesh lays the attributes one after another in one buffer.
func uploadMesh(m *asset.Mesh) *gpuMesh {
	out := &gpuMesh{wide: len(m.Positions) > 1<<16}
	normals := m.Normals
	if len(normals) == 0 {
		normals = smoothNormals(m)
	}
	blocks := []struct {
		place      uint32
		size       int32
		data       unsafe.Pointer
		byteLength int
	}{
		{attributePosition, 3, slicePointer(m.Positions), len(m.Positions) * 12},
		{attributeNormal, 3, slicePointer(normals), len(normals) * 12},
		{attributeTangent, 4, slicePointer(m.Tangents), len(m.Tangents) * 16},
		{attributeUV0, 2, slicePointer(m.UV0), len(m.UV0) * 8},
		{attributeUV1, 2, slicePointer(m.UV1), len(m.UV1) * 8},
		{attributeColor, 4, slicePointer(m.Colors), len(m.Colors) * 16},
	}
	total := 0
	for _, b := range blocks {
		total += room(b.byteLength)
	}
	gl.GenVertexArrays(1, &out.array)
	gl.BindVertexArray(out.array)
	gl.GenBuffers(1, &out.vertices)
	gl.BindBuffer(gl.ARRAY_BUFFER, out.vertices)
	gl.BufferData(gl.ARRAY_BUFFER, total, nil, gl.STATIC_DRAW)
	offset := 0
	for _, b := range blocks {
		if b.byteLength == 0 {
			continue
		}
		gl.BufferSubData(gl.ARRAY_BUFFER, offset, b.byteLength, b.data)
		gl.EnableVertexAttribArray(b.place)
		gl.VertexAttribPointerWithOffset(b.place, b.size, gl.FLOAT, false, 0, uintptr(offset))
		offset += room(b.byteLength)
	}
	for place := uint32(attributeRow0); place <= attributePart; place++ {
		gl.EnableVertexAttribArray(place)
		gl.VertexAttribDivisor(place, 1)
	}
	gl.BindVertexArray(0)
	out.bytes = total
	return out
}

// room is what an attribute takes in a buffer. Drivers count attributes that lie nearer to each other than relative offsets reach (OpenGL 4.3,
// MAX_VERTEX_ATTRIB_RELATIVE_OFFSET, at least 2047) from one start, and a software renderer compiles its programs for every such distance:
// small meshes would have programs of their own, each for its number of corners.
func room(bytes int) int {
	if bytes == 0 {
		return 0
	}
	return max(bytes, 2048)
}

func slicePointer[T any](s []T) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(s)) }

// smoothNormals averages the triangles around each corner, weighted by area.
func smoothNormals(m *asset.Mesh) [][3]float32 {
	sums := make([]mgl32.Vec3, len(m.Positions))
	for i := 0; i+2 < len(m.Indices); i += 3 {
		a, b, c := m.Indices[i], m.Indices[i+1], m.Indices[i+2]
		p := mgl32.Vec3(m.Positions[a])
		n := mgl32.Vec3(m.Positions[b]).Sub(p).Cross(mgl32.Vec3(m.Positions[c]).Sub(p))
		sums[a], sums[b], sums[c] = sums[a].Add(n), sums[b].Add(n), sums[c].Add(n)
	}
	out := make([][3]float32, len(sums))
	for i, n := range sums {
		if n.Len() == 0 {
			n = mgl32.Vec3{0, 0, 1}
		}
		out[i] = n.Normalize()
	}
	return out
}

// plainAttributes sets what a mesh without an attribute has: up, no tangent, white.
func plainAttributes() {
	gl.VertexAttrib3f(attributeNormal, 0, 0, 1)
	gl.VertexAttrib4f(attributeTangent, 1, 0, 0, 0)
	gl.VertexAttrib2f(attributeUV0, 0, 0)
	gl.VertexAttrib2f(attributeUV1, 0, 0)
	gl.VertexAttrib4f(attributeColor, 1, 1, 1, 1)
}

// bindInstances points the instance attributes at a batch's first instance.
func bindInstances(buffer uint32, first int) {
	const stride = int32(unsafe.Sizeof(frame.Instance{}))
	base := uintptr(first) * uintptr(stride)
	gl.BindBuffer(gl.ARRAY_BUFFER, buffer)
	for row := range uint32(3) {
		gl.VertexAttribPointerWithOffset(attributeRow0+row, 4, gl.FLOAT, false, stride, base+uintptr(row)*16)
	}
	gl.VertexAttribIPointerWithOffset(attributeLabel, 1, gl.UNSIGNED_INT, stride, base+unsafe.Offsetof(frame.Instance{}.Label))
	gl.VertexAttribIPointerWithOffset(attributeClass, 1, gl.UNSIGNED_BYTE, stride, base+unsafe.Offsetof(frame.Instance{}.Class))
	gl.VertexAttribPointerWithOffset(attributeSeed, 1, gl.FLOAT, false, stride, base+unsafe.Offsetof(frame.Instance{}.Seed))
	gl.VertexAttribIPointerWithOffset(attributePart, 1, gl.UNSIGNED_INT, stride, base+unsafe.Offsetof(frame.Instance{}.Part))
}
