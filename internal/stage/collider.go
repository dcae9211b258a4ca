package stage

import (
	"errors"

	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/solid"
)

// collider adds what a prim collides as.
func (m *modeler) collider(p *prim, part int, pose geom.Transform, bake *geom.Mat4) error {
	if p.kind != "Mesh" {
		c, ok := colliderOf(p)
		if !ok || bake != nil {
			return errors.New("its shape cannot be kept")
		}
		c.Transform = pose.Mul(c.Transform)
		if c.Shape == asset.ShapeBox { // USD scales a cube to a box
			c.Size, c.Transform.Scale = geom.MulVec3(c.Size, pose.Scale), geom.One
		}
		m.parts[part].Colliders = append(m.parts[part].Colliders, c)
		return nil
	}
	b, err := m.build(p)
	if err != nil {
		return err
	}
	all := make([]int, len(b.counts))
	for i := range all {
		all[i] = i
	}
	b.normals, b.sets = nil, nil
	mesh := b.mesh(all, "")
	if mesh == nil {
		return errors.New("it has no faces")
	}
	if bake != nil {
		mesh = assembly.Moved(mesh, *bake)
	}
	id, err := m.Store().PutMesh(&asset.Mesh{Positions: mesh.Positions, Indices: mesh.Indices})
	if err != nil {
		return err
	}
	c := asset.Collider{Shape: asset.ShapeHull, Transform: pose, Size: geom.One, Mesh: id}
	switch p.text("physics:approximation", "none") {
	case "none", "meshSimplification", "sdf":
		c.Shape = asset.ShapeMesh
	case "boundingCube", "boundingSphere":
		c = boxAround(mesh, pose)
	case "convexDecomposition":
		return m.pieced(mesh, part, pose)
	}
	m.parts[part].Colliders = append(m.parts[part].Colliders, c)
	return nil
}

func boxAround(mesh *asset.Mesh, pose geom.Transform) asset.Collider {
	box := mesh.Bounds()
	size := geom.MaxVec3(geom.MulVec3(box.Size(), pose.Scale), geom.Vec3{1e-4, 1e-4, 1e-4})
	pose.Translation, pose.Scale = pose.Apply(box.Center()), geom.One
	return asset.Collider{Shape: asset.ShapeBox, Transform: pose, Size: size}
}

// pieced splits a mesh into convex colliders.
func (m *modeler) pieced(mesh *asset.Mesh, part int, pose geom.Transform) error {
	if m.Options().NoColliders {
		return nil
	}
	fits, _, err := solid.FitPieces(m.Context(), solid.FromMesh(mesh), solid.Decomposition{MaxPieces: 8})
	if err != nil {
		return err
	}
	for _, fit := range fits {
		c := fit.Collider
		if fit.Hull != nil {
			if c.Mesh, err = m.Store().PutMesh(fit.Hull.Mesh()); err != nil {
				return err
			}
		}
		c.Transform = pose.Mul(c.Transform)
		m.parts[part].Colliders = append(m.parts[part].Colliders, c)
	}
	return nil
}
