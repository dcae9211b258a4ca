package gltfio

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/qmuntal/gltf"
)

// checkAccessors compares every accessor with the buffer views it reads from, before anything is decoded.
func (r *reader) checkAccessors() error {
	for i, a := range r.doc.Accessors {
		if err := r.checkAccessor(a); err != nil {
			return fmt.Errorf("accessor %d %q: %w", i, a.Name, err)
		}
	}
	return nil
}

func (r *reader) checkAccessor(a *gltf.Accessor) error {
	if a.Count < 1 || a.Count > math.MaxInt32 {
		return fmt.Errorf("it has a count of %d", a.Count)
	}
	if a.BufferView != nil {
		if err := r.checkSpan(*a.BufferView, a.ByteOffset, a.Count, elementBytes(a), true); err != nil {
			return err
		}
	}
	if a.Sparse == nil {
		return nil
	}
	s := a.Sparse
	if s.Count < 1 || s.Count > a.Count {
		return fmt.Errorf("it replaces %d of %d elements", s.Count, a.Count)
	}
	if err := r.checkSpan(s.Indices.BufferView, s.Indices.ByteOffset, s.Count, s.Indices.ComponentType.ByteSize(), false); err != nil {
		return err
	}
	return r.checkSpan(s.Values.BufferView, s.Values.ByteOffset, s.Count, elementBytes(a), false)
}

// elementBytes is the packed size of one element.
func elementBytes(a *gltf.Accessor) int {
	return a.ComponentType.ByteSize() * a.Type.Components()
}

// checkSpan makes sure that count elements starting at offset lie in a buffer view.
func (r *reader) checkSpan(view, offset, count, size int, strided bool) error {
	if view < 0 || view >= len(r.doc.BufferViews) {
		return fmt.Errorf("it refers to buffer view %d, which does not exist", view)
	}
	v := r.doc.BufferViews[view]
	stride := size
	if strided && v.ByteStride > 0 {
		stride = v.ByteStride
	}
	if stride < size {
		return fmt.Errorf("its elements have %d bytes, but stand %d bytes apart", size, stride)
	}
	left := v.ByteLength - offset
	if offset < 0 || left < size || (left-size)/stride < count-1 {
		return fmt.Errorf("its %d elements reach beyond buffer view %d", count, view)
	}
	return nil
}

// span returns the bytes from offset to the end of a view and the distance between elements.
func (r *reader) span(view, offset, size int, strided bool) (data []byte, stride int) {
	v := r.doc.BufferViews[view]
	stride = size
	if strided && v.ByteStride > 0 {
		stride = v.ByteStride
	}
	return r.views[view][offset:], stride
}

// floatsOf decodes an accessor to floats, components side by side; integers are scaled when they are normalised. What is not
// finite is an error. The result is shared: it must not be changed.
func (r *reader) floatsOf(index int) ([]float32, error) {
	values, err := r.anyFloatsOf(index)
	if err == nil && len(r.unreal[index]) > 0 {
		err = fmt.Errorf("accessor %d: element %d is not finite", index, slices.Min(slices.Collect(maps.Keys(r.unreal[index]))))
	}
	return values, err
}

// anyFloatsOf does what floatsOf does, with 0 for what is not finite; r.unreal holds those elements.
func (r *reader) anyFloatsOf(index int) ([]float32, error) {
	if cached, ok := r.floats[index]; ok {
		return cached, nil
	}
	a := r.doc.Accessors[index]
	components := a.Type.Components()
	if err := r.spend(a.Count * components); err != nil {
		return nil, fmt.Errorf("accessor %d: %w", index, err)
	}
	out := make([]float32, a.Count*components)
	decode := decoderOf(a.ComponentType, a.Normalized)
	width := a.ComponentType.ByteSize()
	if a.BufferView != nil {
		data, stride := r.span(*a.BufferView, a.ByteOffset, elementBytes(a), true)
		for i := range a.Count {
			decodeElement(out[i*components:(i+1)*components], data[i*stride:], width, decode)
		}
	}
	if err := r.applySparse(a, out, components, decode); err != nil {
		return nil, fmt.Errorf("accessor %d: %w", index, err)
	}
	for i, x := range out {
		if x != x || math.Abs(float64(x)) > math.MaxFloat32 {
			if out[i] = 0; r.unreal[index] == nil {
				r.unreal[index] = map[int]bool{}
			}
			r.unreal[index][i/components] = true
		}
	}
	r.floats[index] = out
	return out, nil
}

func decodeElement(out []float32, data []byte, width int, decode func([]byte) float32) {
	for c := range out {
		out[c] = decode(data[c*width:])
	}
}

func (r *reader) applySparse(a *gltf.Accessor, out []float32, components int, decode func([]byte) float32) error {
	s := a.Sparse
	if s == nil {
		return nil
	}
	width := s.Indices.ComponentType.ByteSize()
	indices, _ := r.span(s.Indices.BufferView, s.Indices.ByteOffset, width, false)
	values, size := r.span(s.Values.BufferView, s.Values.ByteOffset, elementBytes(a), false)
	for i := range s.Count {
		at, err := unsigned(s.Indices.ComponentType, indices[i*width:])
		if err != nil {
			return err
		}
		if int64(at) >= int64(a.Count) {
			return fmt.Errorf("its sparse index %d is %d, but there are %d elements", i, at, a.Count)
		}
		decodeElement(out[int(at)*components:(int(at)+1)*components], values[i*size:], a.ComponentType.ByteSize(), decode)
	}
	return nil
}

// decoderOf reads one little-endian component (glTF 2.0, 3.6.2.2 and 3.11 for normalised integers).
func decoderOf(kind gltf.ComponentType, normalized bool) func([]byte) float32 {
	s := float32(1)
	if normalized && kind != gltf.ComponentFloat {
		s = normalizer(kind, true)
	}
	switch kind {
	case gltf.ComponentByte:
		return func(b []byte) float32 { return floor(float32(int8(b[0]))*s, normalized) }
	case gltf.ComponentUbyte:
		return func(b []byte) float32 { return float32(b[0]) * s }
	case gltf.ComponentShort:
		return func(b []byte) float32 { return floor(float32(int16(binary.LittleEndian.Uint16(b)))*s, normalized) }
	case gltf.ComponentUshort:
		return func(b []byte) float32 { return float32(binary.LittleEndian.Uint16(b)) * s }
	case gltf.ComponentUint:
		return func(b []byte) float32 { return float32(binary.LittleEndian.Uint32(b)) * s }
	}
	return func(b []byte) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(b)) }
}

// normalizer is the factor that brings normalised integers into [−1, 1], or 0 for numbers that stay as they are.
func normalizer(kind gltf.ComponentType, normalized bool) float32 {
	if !normalized {
		return 0
	}
	switch kind {
	case gltf.ComponentByte:
		return 1 / float32(math.MaxInt8)
	case gltf.ComponentUbyte:
		return 1 / float32(math.MaxUint8)
	case gltf.ComponentShort:
		return 1 / float32(math.MaxInt16)
	case gltf.ComponentUshort:
		return 1 / float32(math.MaxUint16)
	case gltf.ComponentUint:
		return 1 / float32(math.MaxUint32)
	}
	return 0
}

// floor keeps the most negative normalised integer at −1.
func floor(x float32, normalized bool) float32 {
	if normalized {
		return max(x, -1)
	}
	return x
}

func unsigned(kind gltf.ComponentType, data []byte) (uint32, error) {
	switch kind {
	case gltf.ComponentUbyte:
		return uint32(data[0]), nil
	case gltf.ComponentUshort:
		return uint32(binary.LittleEndian.Uint16(data)), nil
	case gltf.ComponentUint:
		return binary.LittleEndian.Uint32(data), nil
	}
	return 0, errors.New("indices must be unsigned integers")
}

// indicesOf decodes an accessor of vertex indices, each below vertices.
func (r *reader) indicesOf(index, vertices int) ([]uint32, error) {
	a := r.doc.Accessors[index]
	if a.Type != gltf.AccessorScalar {
		return nil, fmt.Errorf("accessor %d: indices must be scalars", index)
	}
	if a.BufferView == nil {
		return nil, fmt.Errorf("accessor %d: indices need a buffer view", index)
	}
	if err := r.spend(a.Count); err != nil {
		return nil, fmt.Errorf("accessor %d: %w", index, err)
	}
	data, stride := r.span(*a.BufferView, a.ByteOffset, elementBytes(a), true)
	out := make([]uint32, a.Count)
	for i := range out {
		at, err := unsigned(a.ComponentType, data[i*stride:])
		if err != nil {
			return nil, fmt.Errorf("accessor %d: %w", index, err)
		}
		if int64(at) >= int64(vertices) {
			return nil, fmt.Errorf("accessor %d: index %d is %d, but there are %d vertices", index, i, at, vertices)
		}
		out[i] = at
	}
	return out, nil
}

func sortedKeys[K ~string, V any](m map[K]V) []K {
	return slices.Sorted(maps.Keys(m))
}
