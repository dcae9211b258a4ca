package gltfio

import (
	"scenograph/internal/asset"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

// How finely imported objects get colliders: few pieces, and a single one for meshes that would take seconds to split.
const (
	colliderPieces  = 6
	splitTriangles  = 40_000
	maxHullVertices = 4096
)

// fitColliders gives an imported model simple solids for physics. Failing is no reason to refuse the file.
func (r *reader) fitColliders(model *asset.Model) (*asset.Model, error) {
	limits := solid.Decomposition{MaxPieces: colliderPieces}
	if r.triangles > splitTriangles {
		limits.MaxPieces = 1
	}
	fitted, _, err := solid.FitModel(r.ctx, r.options.Store, model, limits)
	if r.ctx.Err() != nil {
		return nil, r.ctx.Err()
	}
	if err != nil {
		r.report.Warn(r.title(), "got no colliders: %v", err)
		return model, nil
	}
	return &fitted, nil
}

// hull is the mesh of a collider, which no glTF node shows.
type hull struct {
	Points [][3]float32 `json:"points"`
	Faces  []uint32     `json:"faces"`
}

// keepHulls notes the meshes of colliders for the mark of the scene.
func (w *writer) keepHulls(colliders []asset.Collider) {
	for _, c := range colliders {
		if c.Mesh == "" {
			continue
		}
		mesh, err := w.store.Mesh(c.Mesh)
		if err != nil || len(mesh.Positions) > maxHullVertices {
			w.report.Warn("colliders", "the mesh of one is missing or too large to be written")
			continue
		}
		w.hulls[c.Mesh] = hull{mesh.Positions, mesh.Indices}
	}
}

// restoreHulls puts the meshes of colliders into the store.
func (b *sceneBuild) restoreHulls(own *sceneMark) {
	for _, id := range sortedKeys(own.Hulls) {
		h := own.Hulls[id]
		if len(h.Points) > maxHullVertices {
			continue
		}
		if _, err := b.options.Store.PutMesh(&asset.Mesh{Positions: h.Points, Indices: h.Faces}); err != nil {
			b.report.Warn("colliders", "a mesh of one is damaged: %v", err)
		}
	}
}

// dynamic is the physics of an object that was just imported: it can be moved, and nobody said how heavy it is.
func dynamic() *scene.Physics { return &scene.Physics{Body: scene.DynamicBody} }
