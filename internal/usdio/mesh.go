package usdio

import (
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/scene"
)

// solidity says how a mesh takes part in collisions.
type solidity string

// The solidities: not at all, by its convex hull, by its exact triangles.
const (
	intangible solidity = ""
	convex     solidity = "convexHull"
	exact      solidity = "none"
)

// drawn is a mesh to be seen.
type drawn struct {
	name     string   // identifier
	title    string   // what it was called
	label    string   // semantic class, or "" where the node has it
	id       asset.ID // of the mesh, "" for one that is in no store
	mesh     *asset.Mesh
	material *scene.Material
	collides solidity
}

// mesh writes one Mesh prim bound to a material of the library.
func (w *writer) mesh(t *text, l *library, d drawn) error {
	path, err := w.bind(l, d.material)
	if err != nil {
		return err
	}
	schemas := []string{"MaterialBindingAPI"}
	if d.collides != intangible {
		schemas = append(schemas, "PhysicsCollisionAPI", "PhysicsMeshCollisionAPI")
	}
	if d.label != "" {
		schemas = append(schemas, labelSchemas(d.label)...)
	}
	meta := display(d.title, d.name)
	if d.id != "" {
		meta = append(w.facts.mark(d.id, d.mesh), meta...)
	}
	t.open(header{specifier: "def", kind: "Mesh", name: d.name, schemas: schemas, meta: meta})
	t.line("uniform bool doubleSided = ", boolean(d.material.DoubleSided))
	t.geometry(d.mesh)
	t.line("rel material:binding = <", path, ">")
	if d.collides != intangible {
		t.line(`uniform token physics:approximation = "`, string(d.collides), `"`)
	}
	w.coordinates(t, d.mesh, d.material)
	if d.label != "" {
		t.labels(d.label)
	}
	t.line(`uniform token subdivisionScheme = "none"`)
	t.close()
	return nil
}

// geometry writes extent, faces, points and normals.
func (t *text) geometry(m *asset.Mesh) {
	t.line("float3[] extent = ", extent(m.Bounds()))
	t.integers("int[] faceVertexCounts", m.Triangles(), func(int) uint32 { return 3 })
	t.integers("int[] faceVertexIndices", len(m.Indices), func(i int) uint32 { return m.Indices[i] })
	if len(m.Normals) > 0 {
		t.tuples("normal3f[] normals", len(m.Normals), func(i int) []float32 { return m.Normals[i][:] }, `interpolation = "vertex"`)
	}
	t.tuples("point3f[] points", len(m.Positions), func(i int) []float32 { return m.Positions[i][:] }, "")
}

// coordinates writes the primvars: colour, and the UV sets with V turned up.
func (w *writer) coordinates(t *text, m *asset.Mesh, material *scene.Material) {
	if len(m.Colors) > 0 {
		t.tuples("color3f[] primvars:displayColor", len(m.Colors), func(i int) []float32 { return m.Colors[i][:3] }, `interpolation = "vertex"`)
		w.report.Info("material "+material.Name, "vertex colours are written as displayColor; UsdPreviewSurface does not multiply them in")
	} else {
		t.line("color3f[] primvars:displayColor = [", color(material.BaseColor), "]")
	}
	flipped := make([]float32, 2)
	for set, uv := range [][][2]float32{m.UV0, m.UV1} {
		if len(uv) == 0 || set == 1 && !readsSecond(material) {
			continue
		}
		t.tuples("texCoord2f[] primvars:"+primvar(set), len(uv), func(i int) []float32 {
			flipped[0], flipped[1] = uv[i][0], 1-uv[i][1]
			return flipped
		}, `interpolation = "vertex"`)
	}
}

func readsSecond(m *scene.Material) bool {
	return slices.ContainsFunc(m.TextureRefs(), func(r *scene.TextureRef) bool { return r.UVSet == 1 })
}
