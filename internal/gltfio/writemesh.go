package gltfio

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/qmuntal/gltf"

	"scenograph/internal/asset"
	"scenograph/internal/scene"
)

// drawn is one mesh with the material it wears.
type drawn struct {
	id       asset.ID // a name for the mesh that is its own
	mesh     *asset.Mesh
	material *scene.Material
}

// mesh writes surfaces as one glTF mesh and returns its index. The same surfaces give the same mesh.
func (w *writer) mesh(name string, surfaces []drawn) (int, error) {
	var key strings.Builder
	var primitives []*gltf.Primitive
	for _, d := range surfaces {
		p, err := w.primitive(d)
		if err != nil {
			return 0, err
		}
		fmt.Fprintf(&key, "%v %d %d;", p.Attributes, *p.Indices, *p.Material)
		primitives = append(primitives, p)
	}
	if index, ok := w.meshes[key.String()]; ok {
		return index, nil
	}
	w.doc.Meshes = append(w.doc.Meshes, &gltf.Mesh{Name: name, Primitives: primitives})
	w.meshes[key.String()] = len(w.doc.Meshes) - 1
	return len(w.doc.Meshes) - 1, nil
}

func (w *writer) primitive(d drawn) (*gltf.Primitive, error) {
	material, err := w.material(d.material, len(d.mesh.UV0) > 0, len(d.mesh.UV1) > 0)
	if err != nil {
		return nil, err
	}
	use := attributeUse{mesh: d.id, tangents: -1}
	if normal := d.material.NormalTexture; normal != nil && len(d.mesh.Tangents) == 0 && hasSet(d.mesh, normal.UVSet) {
		use.tangents = normal.UVSet
	}
	set, ok := w.attributes[use]
	if !ok {
		set = w.vertexData(sound(d.mesh, use.tangents))
		w.attributes[use] = set
	}
	return &gltf.Primitive{Attributes: set.attributes, Indices: gltf.Index(set.indices), Material: gltf.Index(material)}, nil
}

func hasSet(m *asset.Mesh, set int) bool {
	return set == 0 && len(m.UV0) > 0 || set == 1 && len(m.UV1) > 0
}

// sound returns the mesh with everything glTF demands: unit normals and tangents, colours in range, and tangents for
// UV set tangents when that is not −1. A mesh that is so already is returned as it is.
func sound(m *asset.Mesh, tangents int) *asset.Mesh {
	if tangents < 0 && isSound(m) {
		return m
	}
	out := &asset.Mesh{
		Positions: slices.Clone(m.Positions), Normals: slices.Clone(m.Normals), Tangents: slices.Clone(m.Tangents),
		UV0: slices.Clone(m.UV0), UV1: slices.Clone(m.UV1), Colors: slices.Clone(m.Colors), Indices: slices.Clone(m.Indices),
	}
	if len(out.Normals) == 0 && (tangents >= 0 || len(out.Tangents) > 0) {
		flatNormals(out)
	}
	mendNormals(out)
	mendTangents(out)
	for i := range out.Colors {
		for c := range 4 {
			out.Colors[i][c] = min(max(out.Colors[i][c], 0), 1)
		}
	}
	if tangents >= 0 {
		GenerateTangents(out, tangents)
	}
	return out
}

func isSound(m *asset.Mesh) bool {
	if len(m.Tangents) > 0 && len(m.Normals) == 0 {
		return false
	}
	for _, n := range m.Normals {
		if math.Abs(length3(n)-1) > 1e-4 {
			return false
		}
	}
	for _, t := range m.Tangents {
		if math.Abs(length3([3]float32(t[:3]))-1) > 1e-4 || t[3] != 1 && t[3] != -1 {
			return false
		}
	}
	for _, c := range m.Colors {
		for _, x := range c {
			if !(x >= 0 && x <= 1) {
				return false
			}
		}
	}
	return true
}
