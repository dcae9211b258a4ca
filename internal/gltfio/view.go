package gltfio

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/qmuntal/gltf"

	"scenograph/internal/meshopt"
)

// packedView is EXT_meshopt_compression or KHR_meshopt_compression on a buffer view.
type packedView struct {
	Buffer     int            `json:"buffer"`
	ByteOffset int            `json:"byteOffset"`
	ByteLength int            `json:"byteLength"`
	ByteStride int            `json:"byteStride"`
	Count      int            `json:"count"`
	Mode       meshopt.Mode   `json:"mode"`
	Filter     meshopt.Filter `json:"filter"`
}

// meshoptNames are the two names of the extension; the second is the ratified one.
var meshoptNames = []string{"EXT_meshopt_compression", "KHR_meshopt_compression"}

// findPackedViews reads the extension of every buffer view that has it and compares it with the file's buffers.
func (r *reader) findPackedViews() error {
	r.packed = map[int]packedView{}
	for i, v := range r.doc.BufferViews {
		for _, name := range meshoptNames {
			raw, ok := rawExtension(v.Extensions, name)
			if !ok {
				continue
			}
			var p packedView
			if err := json.Unmarshal(raw, &p); err != nil {
				return fmt.Errorf("buffer view %d: %s: %w", i, name, err)
			}
			if err := r.checkPacked(v, p); err != nil {
				return fmt.Errorf("buffer view %d: %s: %w", i, name, err)
			}
			r.packed[i] = p
		}
	}
	return nil
}

func (r *reader) checkPacked(v *gltf.BufferView, p packedView) error {
	if p.Buffer < 0 || p.Buffer >= len(r.doc.Buffers) {
		return fmt.Errorf("it refers to buffer %d, which does not exist", p.Buffer)
	}
	length := r.doc.Buffers[p.Buffer].ByteLength
	if p.ByteOffset < 0 || p.ByteLength < 1 || p.ByteOffset > length || p.ByteLength > length-p.ByteOffset {
		return fmt.Errorf("it reaches beyond buffer %d", p.Buffer)
	}
	if p.Count < 1 || p.ByteStride < 1 || p.Count > v.ByteLength || p.ByteStride > v.ByteLength || p.Count*p.ByteStride != v.ByteLength {
		return fmt.Errorf("%d elements of %d bytes do not make the view's %d bytes", p.Count, p.ByteStride, v.ByteLength)
	}
	return nil
}

// neededBuffers tells which buffers must be loaded: all but those that only stand in for compressed views.
func (r *reader) neededBuffers() []bool {
	standsIn, needed := make([]bool, len(r.doc.Buffers)), make([]bool, len(r.doc.Buffers))
	for i, v := range r.doc.BufferViews {
		if p, ok := r.packed[i]; ok {
			standsIn[v.Buffer] = true
			needed[p.Buffer] = true
		} else {
			needed[v.Buffer] = true
		}
	}
	for i := range needed {
		needed[i] = needed[i] || !standsIn[i]
	}
	return needed
}

// loadViews finds the bytes of every buffer view, unpacking the compressed ones side by side.
func (r *reader) loadViews() error {
	r.views = make([][]byte, len(r.doc.BufferViews))
	var packed []int
	for i, v := range r.doc.BufferViews {
		if p, ok := r.packed[i]; ok {
			packed = append(packed, i)
			if err := r.unfold(p.Count * p.ByteStride); err != nil {
				return fmt.Errorf("buffer view %d: %w", i, err)
			}
			continue
		}
		r.views[i] = r.buffers[v.Buffer][v.ByteOffset : v.ByteOffset+v.ByteLength]
	}
	return abreast(r.ctx, len(packed), func(k int) error {
		i := packed[k]
		p := r.packed[i]
		out, err := meshopt.Decode(r.buffers[p.Buffer][p.ByteOffset:p.ByteOffset+p.ByteLength],
			meshopt.View{Mode: p.Mode, Filter: p.Filter, Count: p.Count, Stride: p.ByteStride})
		if err != nil {
			return fmt.Errorf("buffer view %d: %w", i, err)
		}
		r.views[i] = out
		return nil
	})
}

// unfold charges bytes that decompressing makes against what the file may hold.
func (r *reader) unfold(bytes int) error {
	if r.bytes += int64(bytes); r.bytes > r.options.MaxBytes {
		return fmt.Errorf("it unpacks to more than %d bytes", r.options.MaxBytes)
	}
	return nil
}

// viewBytes returns a copy of the bytes of a buffer view, which checkDocument has found to lie in its buffer.
func (r *reader) viewBytes(view int) []byte { return bytes.Clone(r.views[view]) }
