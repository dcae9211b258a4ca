package gltfio

import (
	"fmt"

	"github.com/qmuntal/gltf"
)

// restWeights are the weights of a node's morph targets at rest: its own, or those of its mesh.
func (r *reader) restWeights(p *placed) []float64 {
	if len(p.node.Weights) > 0 {
		return p.node.Weights
	}
	return r.doc.Meshes[*p.node.Mesh].Weights
}

// morph moves the vertices towards the primitive's targets (glTF 2.0, 3.7.2.2). used lists the file's vertex of each of the shape's.
func (r *reader) morph(s *shape, p *gltf.Primitive, weights []float64, count int, used []uint32, subject string) error {
	for i, target := range p.Targets {
		if i >= len(weights) || weights[i] == 0 {
			continue
		}
		for _, name := range sortedKeys(target) {
			move := s.mover(name, float32(weights[i]))
			if move == nil {
				continue
			}
			delta := attribute{name: name, components: []int{3}, store: move, allocate: func(*shape, int) {}}
			if err := r.readAttribute(s, delta, target[name], count, used, subject); err != nil {
				return fmt.Errorf("morph target %d: %s: %w", i, name, err)
			}
		}
	}
	return nil
}

// mover adds a weighted difference to one attribute of a vertex, or is nil for an attribute that the shape does not have.
func (s *shape) mover(name string, weight float32) func(s *shape, vertex int, v []float32) {
	add := func(to, v []float32) {
		for c := range v {
			to[c] += weight * v[c]
		}
	}
	switch {
	case name == gltf.POSITION:
		return func(s *shape, i int, v []float32) { add(s.positions[i][:], v) }
	case name == gltf.NORMAL && len(s.normals) > 0:
		return func(s *shape, i int, v []float32) { add(s.normals[i][:], v) }
	case name == gltf.TANGENT && len(s.tangents) > 0:
		return func(s *shape, i int, v []float32) { add(s.tangents[i][:3], v) }
	}
	return nil
}
