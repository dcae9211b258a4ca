package gltfio

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/qmuntal/gltf"

	"scenograph/internal/draco"
)

const extDraco = "KHR_draco_mesh_compression"

// packedPrimitive is KHR_draco_mesh_compression on a primitive: which buffer view holds it, and the id of each attribute in it.
type packedPrimitive struct {
	BufferView int               `json:"bufferView"`
	Attributes map[string]uint32 `json:"attributes"`

	mesh, index int
	primitive   *gltf.Primitive
}

// unpackMeshes decodes the primitives that Draco compressed, side by side, and fills the accessors they stand for.
func (r *reader) unpackMeshes() error {
	packed, err := r.packedPrimitives()
	if err != nil || len(packed) == 0 {
		return err
	}
	var views []int
	for _, p := range packed {
		views = append(views, p.BufferView)
	}
	slices.Sort(views)
	views = slices.Compact(views)
	left := r.options.MaxBytes - r.bytes
	limits := draco.Limits{Faces: int(min(left/12, math.MaxInt32)), Values: int(min(left/4, math.MaxInt32))}
	meshes := make([]*draco.Mesh, len(views))
	err = abreast(r.ctx, len(views), func(i int) (err error) {
		if meshes[i], err = draco.Decode(r.views[views[i]], limits); err != nil {
			return fmt.Errorf("buffer view %d: %w", views[i], err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	r.unpacked, r.filled = map[*gltf.Primitive][]uint32{}, map[int]int{}
	for _, p := range packed {
		at, _ := slices.BinarySearch(views, p.BufferView)
		if err := r.takeUnpacked(p, meshes[at]); err != nil {
			return fmt.Errorf("mesh %d %q: primitive %d: %s: %w", p.mesh, r.doc.Meshes[p.mesh].Name, p.index, extDraco, err)
		}
	}
	return nil
}

func (r *reader) packedPrimitives() ([]packedPrimitive, error) {
	var out []packedPrimitive
	for i, m := range r.doc.Meshes {
		for k, primitive := range m.Primitives {
			raw, ok := rawExtension(primitive.Extensions, extDraco)
			if !ok {
				continue
			}
			p := packedPrimitive{BufferView: -1, mesh: i, index: k, primitive: primitive}
			if err := json.Unmarshal(raw, &p); err != nil {
				return nil, fmt.Errorf("mesh %d %q: primitive %d: %s: %w", i, m.Name, k, extDraco, err)
			}
			if p.BufferView < 0 || p.BufferView >= len(r.views) {
				return nil, fmt.Errorf("mesh %d %q: primitive %d: %s refers to buffer view %d, which does not exist", i, m.Name, k, extDraco, p.BufferView)
			}
			out = append(out, p)
		}
	}
	return out, nil
}

// takeUnpacked gives a decoded mesh to the accessors of its primitive, whose counts follow it.
func (r *reader) takeUnpacked(p packedPrimitive, m *draco.Mesh) error {
	if m.Points < 1 || len(m.Indices) < 3 {
		return errors.New("it holds no triangles")
	}
	if err := r.unfold(4 * len(m.Indices)); err != nil {
		return err
	}
	r.unpacked[p.primitive] = m.Indices
	for _, name := range sortedKeys(p.Attributes) {
		index, ok := p.primitive.Attributes[name]
		if !ok {
			continue
		}
		a, ok := m.Attribute(p.Attributes[name])
		if !ok {
			return fmt.Errorf("%.40s has the id %d, which is not in the compressed data", name, p.Attributes[name])
		}
		if view, taken := r.filled[index]; taken && view != p.BufferView {
			return fmt.Errorf("accessor %d is filled from buffer views %d and %d", index, view, p.BufferView)
		}
		if err := r.fillAccessor(index, a, m.Points); err != nil {
			return fmt.Errorf("%.40s: accessor %d: %w", name, index, err)
		}
		r.filled[index] = p.BufferView
	}
	return nil
}

func (r *reader) fillAccessor(index int, from *draco.Attribute, points int) error {
	a := r.doc.Accessors[index]
	if a.Type.Components() != from.Components {
		return fmt.Errorf("%d numbers a vertex were expected and %d are there", a.Type.Components(), from.Components)
	}
	if err := r.unfold(4 * len(from.Values)); err != nil {
		return err
	}
	values := slices.Clone(from.Values)
	scale := normalizer(a.ComponentType, a.Normalized)
	for i, x := range values {
		if x != x || math.IsInf(float64(x), 0) {
			return fmt.Errorf("element %d is not finite", i/from.Components)
		}
		if scale != 0 {
			values[i] = max(x*scale, -1)
		}
	}
	a.Count = points
	r.floats[index] = values
	return nil
}
