package gltfio

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/qmuntal/gltf"

	"scenograph/internal/asset"
)

// shape is one primitive as flat attribute arrays in the file's own frame, before it becomes a mesh.
type shape struct {
	positions [][3]float32
	normals   [][3]float32
	tangents  [][4]float32
	uv        [2][][2]float32
	colors    [][4]float32
	bones     []influence
	indices   []uint32 // three a triangle
}

// readPrimitive decodes a primitive as triangles, its morph targets at the given weights, or returns nil when it has none.
func (r *reader) readPrimitive(p *gltf.Primitive, weights []float64, subject string) (*shape, error) {
	if p.Mode == gltf.PrimitivePoints || p.Mode == gltf.PrimitiveLines || p.Mode == gltf.PrimitiveLineLoop || p.Mode == gltf.PrimitiveLineStrip {
		r.report.Warn(subject, "its points or lines were left out: only triangles are drawn")
		return nil, nil
	}
	position, ok := p.Attributes[gltf.POSITION]
	if !ok {
		r.report.Warn(subject, "has no positions and was left out")
		return nil, nil
	}
	count := r.doc.Accessors[position].Count
	corners, err := r.corners(p, count)
	if err != nil {
		return nil, err
	}
	mode := p.Mode
	if _, ok := r.unpacked[p]; ok {
		mode = gltf.PrimitiveTriangles
	}
	triangles, err := r.realTriangles(trianglesOf(mode, corners), position, subject)
	if err != nil {
		return nil, err
	}
	if len(triangles) == 0 {
		r.report.Warn(subject, "has no triangles and was left out")
		return nil, nil
	}
	s := &shape{}
	used := r.compact(triangles, count)
	s.indices = triangles
	if err := r.readAttributes(s, p, count, used, subject); err != nil {
		return nil, err
	}
	return s, r.morph(s, p, weights, count, used, subject)
}

// corners returns the vertex indices in drawing order.
func (r *reader) corners(p *gltf.Primitive, count int) ([]uint32, error) {
	if indices, ok := r.unpacked[p]; ok {
		return r.unpackedCorners(indices, count)
	}
	if p.Indices != nil {
		return r.indicesOf(*p.Indices, count)
	}
	if err := r.spend(count); err != nil {
		return nil, err
	}
	out := make([]uint32, count)
	for i := range out {
		out[i] = uint32(i)
	}
	return out, nil
}

// unpackedCorners copies indices that were decompressed, each below vertices.
func (r *reader) unpackedCorners(indices []uint32, vertices int) ([]uint32, error) {
	if err := r.spend(len(indices)); err != nil {
		return nil, err
	}
	for i, at := range indices {
		if int64(at) >= int64(vertices) {
			return nil, fmt.Errorf("its compressed index %d is %d, but there are %d vertices", i, at, vertices)
		}
	}
	return slices.Clone(indices), nil
}

// trianglesOf reduces strips and fans to lists (glTF 2.0, 3.7.2.1) and drops triangles that use a vertex twice.
func trianglesOf(mode gltf.PrimitiveMode, corners []uint32) []uint32 {
	out := make([]uint32, 0, len(corners))
	add := func(a, b, c uint32) {
		if a != b && b != c && a != c {
			out = append(out, a, b, c)
		}
	}
	switch mode {
	case gltf.PrimitiveTriangleStrip:
		for i := 0; i+2 < len(corners); i++ {
			add(corners[i], corners[i+1+i%2], corners[i+2-i%2])
		}
	case gltf.PrimitiveTriangleFan:
		for i := 1; i+1 < len(corners); i++ {
			add(corners[i], corners[i+1], corners[0])
		}
	default:
		for i := 0; i+2 < len(corners); i += 3 {
			add(corners[i], corners[i+1], corners[i+2])
		}
	}
	return out
}

// realTriangles leaves out triangles with a corner whose place is not finite.
func (r *reader) realTriangles(triangles []uint32, position int, subject string) ([]uint32, error) {
	if _, err := r.anyFloatsOf(position); err != nil {
		return nil, fmt.Errorf("%s: %w", gltf.POSITION, err)
	}
	unreal := r.unreal[position]
	if len(unreal) == 0 {
		return triangles, nil
	}
	kept := triangles[:0]
	for i := 0; i < len(triangles); i += 3 {
		if !unreal[int(triangles[i])] && !unreal[int(triangles[i+1])] && !unreal[int(triangles[i+2])] {
			kept = append(kept, triangles[i:i+3]...)
		}
	}
	r.report.Warn(subject, "%d of its %d triangles were left out: a corner's place is not finite", (len(triangles)-len(kept))/3, len(triangles)/3)
	return kept, nil
}

// compact renumbers the indices so that only vertices in use remain, and returns those vertices in their old order
// when all are used, else in the order of first use. Primitives that share one vertex buffer do not each carry all of it.
func (r *reader) compact(indices []uint32, count int) []uint32 {
	if len(r.remap) < count {
		r.remap = make([]uint32, count)
	}
	var used []uint32
	for _, index := range indices {
		if r.remap[index] == 0 {
			used = append(used, index)
			r.remap[index] = uint32(len(used))
		}
	}
	if len(used) == count {
		for i := range used {
			used[i] = uint32(i)
			r.remap[i] = 0
		}
		return used
	}
	for i, index := range indices {
		indices[i] = r.remap[index] - 1
	}
	for _, index := range used {
		r.remap[index] = 0
	}
	return used
}

// attribute describes how one vertex attribute is checked and stored.
type attribute struct {
	name       string
	components []int
	store      func(s *shape, vertex int, v []float32)
	allocate   func(s *shape, count int)
}

// attributes lists what is read, in reading order.
func attributes() []attribute {
	return []attribute{
		{gltf.POSITION, []int{3}, func(s *shape, i int, v []float32) { s.positions[i] = [3]float32(v) },
			func(s *shape, n int) { s.positions = make([][3]float32, n) }},
		{gltf.NORMAL, []int{3}, func(s *shape, i int, v []float32) { s.normals[i] = [3]float32(v) },
			func(s *shape, n int) { s.normals = make([][3]float32, n) }},
		{gltf.TANGENT, []int{4}, func(s *shape, i int, v []float32) { s.tangents[i] = [4]float32(v) },
			func(s *shape, n int) { s.tangents = make([][4]float32, n) }},
		{gltf.TEXCOORD_0, []int{2}, func(s *shape, i int, v []float32) { s.uv[0][i] = [2]float32(v) },
			func(s *shape, n int) { s.uv[0] = make([][2]float32, n) }},
		{gltf.TEXCOORD_1, []int{2}, func(s *shape, i int, v []float32) { s.uv[1][i] = [2]float32(v) },
			func(s *shape, n int) { s.uv[1] = make([][2]float32, n) }},
		{gltf.COLOR_0, []int{3, 4}, storeColor, func(s *shape, n int) { s.colors = make([][4]float32, n) }},
	}
}

func storeColor(s *shape, i int, v []float32) {
	s.colors[i] = [4]float32{v[0], v[1], v[2], 1}
	if len(v) == 4 {
		s.colors[i][3] = v[3]
	}
}

func (r *reader) readAttributes(s *shape, p *gltf.Primitive, count int, used []uint32, subject string) error {
	known := map[string]bool{}
	for _, a := range attributes() {
		known[a.name] = true
		index, ok := p.Attributes[a.name]
		if !ok {
			continue
		}
		if err := r.readAttribute(s, a, index, count, used, subject); err != nil {
			return fmt.Errorf("%s: %w", a.name, err)
		}
	}
	if err := r.readInfluences(s, p, count, used, subject); err != nil {
		return err
	}
	for _, name := range sortedKeys(p.Attributes) {
		if !known[name] && !strings.HasPrefix(name, "JOINTS_") && !strings.HasPrefix(name, "WEIGHTS_") {
			r.report.Info(subject, "its vertex attribute %.40s is not used and was left out", name)
		}
	}
	return nil
}

// readAttribute stores the values of the vertices in use, 0 for what is not finite, which is reported.
func (r *reader) readAttribute(s *shape, a attribute, index, count int, used []uint32, subject string) error {
	accessor := r.doc.Accessors[index]
	components := accessor.Type.Components()
	if accessor.Type == gltf.AccessorMat2 || components != a.components[0] && components != a.components[len(a.components)-1] {
		return fmt.Errorf("accessor %d holds %d numbers a vertex, not %d", index, components, a.components[0])
	}
	if accessor.Count != count {
		return fmt.Errorf("accessor %d has %d entries for %d vertices", index, accessor.Count, count)
	}
	values, err := r.anyFloatsOf(index)
	if err != nil {
		return err
	}
	if n := len(r.unreal[index]); n > 0 && a.name != gltf.POSITION {
		r.report.Warn(subject, "%d of its %d %s are not finite: 0 stands in, and what follows from the shape is worked out anew", n, count, a.name)
	}
	if err := r.spend(len(used) * components); err != nil {
		return err
	}
	a.allocate(s, len(used))
	for i, vertex := range used {
		a.store(s, i, values[int(vertex)*components:(int(vertex)+1)*components])
	}
	return nil
}

// mesh converts the shape to the scene's frame, (x, y, z) → (x, −z, y), with the normals and tangents it needs.
// tangentSet is the UV set of the normal map, or −1 when there is none.
func (s *shape) mesh(tangentSet int) *asset.Mesh {
	m := &asset.Mesh{Positions: s.positions, Normals: s.normals, Tangents: s.tangents, UV0: s.uv[0], UV1: s.uv[1], Colors: s.colors, Indices: s.indices}
	for i, v := range m.Positions {
		m.Positions[i] = zUp(v)
	}
	for i, v := range m.Normals {
		m.Normals[i] = zUp(v)
	}
	for i, v := range m.Tangents {
		xyz := zUp([3]float32(v[:3]))
		m.Tangents[i] = [4]float32{xyz[0], xyz[1], xyz[2], v[3]}
	}
	if len(m.Normals) == 0 {
		m.Tangents = nil
		flatNormals(m)
	}
	mendNormals(m)
	mendTangents(m)
	if len(m.Tangents) == 0 && tangentSet >= 0 {
		GenerateTangents(m, tangentSet)
	}
	return m
}

func zUp(v [3]float32) [3]float32 { return [3]float32{v[0], 0 - v[2], v[1]} }

func length3(v [3]float32) float64 {
	return math.Sqrt(float64(v[0])*float64(v[0]) + float64(v[1])*float64(v[1]) + float64(v[2])*float64(v[2]))
}
