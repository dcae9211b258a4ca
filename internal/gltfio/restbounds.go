package gltfio

import (
	"errors"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// exactPoints is how many points of instances are moved one by one to find a model's bounds; after them the corners of meshes' boxes do.
const exactPoints = 1 << 27

// restBounds is the box around a model whose meshes are in the store.
func (r *reader) restBounds(model *asset.Model) (geom.Box, error) {
	box := geom.EmptyBox()
	points, corners := 0, map[asset.ID][]geom.Vec3{}
	for i, modelFromPart := range model.PartTransforms(nil) {
		for _, surface := range model.Parts[i].Surfaces {
			mesh, err := r.options.Store.Mesh(surface.Mesh)
			if err != nil {
				return box, err
			}
			if err := r.ctx.Err(); err != nil {
				return box, err
			}
			r.triangles += mesh.Triangles()
			matrix := modelFromPart.Mat4()
			if points += len(mesh.Positions); points <= exactPoints {
				for _, p := range mesh.Positions {
					box = box.Add(geom.TransformPoint(matrix, vec64(p)))
				}
				continue
			}
			if corners[surface.Mesh] == nil {
				corners[surface.Mesh] = cornersOf(mesh)
			}
			for _, p := range corners[surface.Mesh] {
				box = box.Add(geom.TransformPoint(matrix, p))
			}
		}
	}
	if box.Empty() || !geom.Finite(box.Min[:]...) || !geom.Finite(box.Max[:]...) {
		return box, errors.New("its extent is not finite")
	}
	return box, nil
}

// cornersOf returns the corners of the box around a mesh.
func cornersOf(mesh *asset.Mesh) []geom.Vec3 {
	box := geom.EmptyBox()
	for _, p := range mesh.Positions {
		box = box.Add(vec64(p))
	}
	corners := box.Corners()
	return corners[:]
}
