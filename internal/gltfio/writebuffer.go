package gltfio

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/qmuntal/gltf"

	"scenograph/internal/asset"
)

// attributeUse names the vertex data of a mesh as one kind of material needs it.
type attributeUse struct {
	mesh     asset.ID
	tangents int // UV set that tangents were made for because the mesh had none, −1 when it is written as it is
}

// attributeSet is a mesh's accessors.
type attributeSet struct {
	attributes gltf.PrimitiveAttributes
	indices    int
}

// view appends bytes to the buffer, aligned to four, and returns the index of their buffer view.
func (w *writer) view(data []byte, target gltf.Target) int {
	for len(w.bin)%4 != 0 {
		w.bin = append(w.bin, 0)
	}
	w.doc.BufferViews = append(w.doc.BufferViews, &gltf.BufferView{ByteOffset: len(w.bin), ByteLength: len(data), Target: target})
	w.bin = append(w.bin, data...)
	return len(w.doc.BufferViews) - 1
}

// floatAccessor writes vectors of float32 and returns the accessor's index.
func (w *writer) floatAccessor(kind gltf.AccessorType, count int, values []float32, bounded bool) int {
	data := make([]byte, 0, 4*len(values))
	for _, x := range values {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(x))
	}
	a := &gltf.Accessor{BufferView: gltf.Index(w.view(data, gltf.TargetArrayBuffer)), ComponentType: gltf.ComponentFloat, Type: kind, Count: count}
	if bounded {
		a.Min, a.Max = bounds(values, kind.Components())
	}
	w.doc.Accessors = append(w.doc.Accessors, a)
	return len(w.doc.Accessors) - 1
}

func bounds(values []float32, components int) (low, high []float64) {
	low, high = make([]float64, components), make([]float64, components)
	for c := range components {
		low[c], high[c] = math.Inf(1), math.Inf(-1)
	}
	for i, x := range values {
		c := i % components
		low[c], high[c] = math.Min(low[c], float64(x)), math.Max(high[c], float64(x))
	}
	return low, high
}

// indexAccessor writes triangle corners with two bytes each where that is enough.
func (w *writer) indexAccessor(indices []uint32) int {
	kind := gltf.ComponentUshort
	if slices.Max(indices) >= math.MaxUint16 {
		kind = gltf.ComponentUint
	}
	data := make([]byte, 0, kind.ByteSize()*len(indices))
	for _, index := range indices {
		if kind == gltf.ComponentUshort {
			data = binary.LittleEndian.AppendUint16(data, uint16(index))
			continue
		}
		data = binary.LittleEndian.AppendUint32(data, index)
	}
	w.doc.Accessors = append(w.doc.Accessors, &gltf.Accessor{
		BufferView: gltf.Index(w.view(data, gltf.TargetElementArrayBuffer)), ComponentType: kind, Type: gltf.AccessorScalar, Count: len(indices),
	})
	return len(w.doc.Accessors) - 1
}

// vertexData writes a mesh's attributes, converted by (x, y, z) → (x, z, −y), the inverse of reading.
func (w *writer) vertexData(m *asset.Mesh) attributeSet {
	n := len(m.Positions)
	set := attributeSet{attributes: gltf.PrimitiveAttributes{}}
	set.attributes[gltf.POSITION] = w.floatAccessor(gltf.AccessorVec3, n, flattenYUp(m.Positions), true)
	if len(m.Normals) > 0 {
		set.attributes[gltf.NORMAL] = w.floatAccessor(gltf.AccessorVec3, n, flattenYUp(m.Normals), false)
	}
	if len(m.Tangents) > 0 {
		values := make([]float32, 0, 4*n)
		for _, t := range m.Tangents {
			values = append(values, t[0], t[2], 0-t[1], t[3])
		}
		set.attributes[gltf.TANGENT] = w.floatAccessor(gltf.AccessorVec4, n, values, false)
	}
	for i, uv := range [][][2]float32{m.UV0, m.UV1} {
		if len(uv) > 0 {
			name := []string{gltf.TEXCOORD_0, gltf.TEXCOORD_1}[i]
			set.attributes[name] = w.floatAccessor(gltf.AccessorVec2, n, slices.Concat(slicesOf2(uv)...), false)
		}
	}
	if len(m.Colors) > 0 {
		values := make([]float32, 0, 4*n)
		for _, c := range m.Colors {
			values = append(values, c[:]...)
		}
		set.attributes[gltf.COLOR_0] = w.floatAccessor(gltf.AccessorVec4, n, values, false)
	}
	set.indices = w.indexAccessor(m.Indices)
	return set
}

func flattenYUp(vectors [][3]float32) []float32 {
	out := make([]float32, 0, 3*len(vectors))
	for _, v := range vectors {
		out = append(out, v[0], v[2], 0-v[1])
	}
	return out
}

func slicesOf2(vectors [][2]float32) [][]float32 {
	out := make([][]float32, len(vectors))
	for i := range vectors {
		out[i] = vectors[i][:]
	}
	return out
}
