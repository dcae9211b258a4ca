package gltfio

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/qmuntal/gltf"
)

const extInstancing = "EXT_mesh_gpu_instancing"

// maxInstances bounds the nodes that a file's instances become.
const maxInstances = 1 << 18

// instancing is EXT_mesh_gpu_instancing: accessors of one translation, rotation and scale for each instance of a node's mesh.
type instancing struct {
	Attributes map[string]int `json:"attributes"`
}

// spreadInstances gives every instance of a mesh a node of its own, a child of the node that says where they are.
func (r *reader) spreadInstances() error {
	total := 0
	for i, n := range r.doc.Nodes {
		raw, ok := rawExtension(n.Extensions, extInstancing)
		if !ok || n.Mesh == nil {
			continue
		}
		poses, err := r.instancePoses(raw)
		if err != nil {
			return fmt.Errorf("node %d %q: %s: %w", i, n.Name, extInstancing, err)
		}
		if total += len(poses); total > maxInstances {
			return fmt.Errorf("node %d %q: %s: the file has more than %d instances", i, n.Name, extInstancing, maxInstances)
		}
		mesh, skin := n.Mesh, n.Skin
		n.Mesh, n.Skin = nil, nil
		for _, pose := range poses {
			pose.Mesh, pose.Skin, pose.Weights = mesh, skin, n.Weights
			n.Children = append(n.Children, len(r.doc.Nodes))
			r.doc.Nodes = append(r.doc.Nodes, pose)
			r.extras.Nodes = append(r.extras.Nodes, rawHolder{})
		}
	}
	return nil
}

// instancePoses makes a node without a mesh for each instance.
func (r *reader) instancePoses(raw json.RawMessage) ([]*gltf.Node, error) {
	var e instancing
	if err := json.Unmarshal(raw, &e); err != nil {
		return nil, err
	}
	translations, moved, err := r.instanceValues(e, "TRANSLATION", gltf.AccessorVec3)
	if err != nil {
		return nil, err
	}
	rotations, turned, err := r.instanceValues(e, "ROTATION", gltf.AccessorVec4)
	if err != nil {
		return nil, err
	}
	scales, sized, err := r.instanceValues(e, "SCALE", gltf.AccessorVec3)
	if err != nil {
		return nil, err
	}
	count := max(moved, turned, sized)
	for _, n := range []int{moved, turned, sized} {
		if n != 0 && n != count {
			return nil, errors.New("its attributes differ in number")
		}
	}
	if count > maxInstances {
		return nil, fmt.Errorf("it has %d instances; at most %d are read", count, maxInstances)
	}
	out := make([]*gltf.Node, count)
	for i := range out {
		n := &gltf.Node{Matrix: gltf.DefaultMatrix, Rotation: gltf.DefaultRotation, Scale: gltf.DefaultScale}
		if moved > 0 {
			n.Translation = [3]float64(widen(translations[3*i : 3*i+3]))
		}
		if turned > 0 {
			n.Rotation = [4]float64(widen(rotations[4*i : 4*i+4]))
		}
		if sized > 0 {
			n.Scale = [3]float64(widen(scales[3*i : 3*i+3]))
		}
		out[i] = n
	}
	return out, nil
}

// instanceValues reads an attribute of the instances, of which there are count; none where it is absent.
func (r *reader) instanceValues(e instancing, name string, kind gltf.AccessorType) (values []float32, count int, err error) {
	index, ok := e.Attributes[name]
	if !ok {
		return nil, 0, nil
	}
	if index < 0 || index >= len(r.doc.Accessors) {
		return nil, 0, fmt.Errorf("its %s are accessor %d, which does not exist", name, index)
	}
	a := r.doc.Accessors[index]
	if a.Type != kind {
		return nil, 0, fmt.Errorf("its %s are accessor %d, which holds other things", name, index)
	}
	values, err = r.floatsOf(index)
	return values, a.Count, err
}

func widen(values []float32) []float64 {
	out := make([]float64, len(values))
	for i, x := range values {
		out[i] = float64(x)
	}
	return out
}
