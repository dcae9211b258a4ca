package framework

import (
	"errors"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/manifest"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
	"scenograph/internal/wavefront"
)

// solids are an asset's colliders as closed convex surfaces in its frame, joints at rest.
func solids(s *manifest.Single) ([]solid.Polyhedron, error) {
	var out []solid.Polyhedron
	poses := make([]geom.Transform, len(s.Body.Links))
	for i := range s.Body.Links {
		l := &s.Body.Links[i]
		poses[i] = geom.IdentityTransform()
		if l.Parent >= 0 {
			poses[i] = poses[l.Parent].Mul(l.FromParent)
		}
		for k := range l.Colliders {
			p, err := solidOf(&l.Colliders[k], poses[i])
			if err != nil {
				return nil, err
			}
			out = append(out, p)
		}
	}
	return out, nil
}

func solidOf(c *rigid.Collider, worldFromLink geom.Transform) (solid.Polyhedron, error) {
	placed := worldFromLink.Mul(c.Pose)
	if c.Surface == nil {
		return solid.ColliderSurface(asset.Collider{Shape: c.Shape, Transform: placed, Size: c.Size}, nil)
	}
	p := solid.Polyhedron{Faces: c.Surface.Faces}
	for _, v := range c.Surface.Points {
		p.Points = append(p.Points, placed.Apply(v))
	}
	return p, nil
}

// pieces writes the colliders as glTF, a mesh each: Habitat takes the hull of every mesh of a collision asset.
func (w *writer) pieces(s *manifest.Single, a *manifest.Asset) ([]bundle.File, error) {
	list, err := solids(s)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	store, model := asset.NewStore(), asset.Model{Name: a.Name, Slots: []string{"collider"}}
	for _, p := range list {
		id, err := store.PutMesh(p.Mesh())
		if err != nil {
			return nil, err
		}
		model.Parts = append(model.Parts, asset.Part{Name: "collider", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: id}}})
	}
	id, err := store.PutModel(&model)
	if err != nil {
		return nil, err
	}
	node := scene.Node{ID: "collision", Name: a.Name, Transform: geom.IdentityTransform(), Model: &scene.ModelRef{Asset: id, Materials: []scene.MaterialID{"collider"}}}
	draft := scene.Empty(a.Name).Edit()
	if err := errors.Join(draft.PutMaterial(scene.NewMaterial("collider", "collider", geom.Hex(0x4D99E6))), draft.PutNode(node)); err != nil {
		return nil, err
	}
	snap, _ := draft.Seal()
	r, err := gltfio.Write(snap, store, gltfio.WriteOptions{Name: a.Name + ".collision"})
	return r.Files, err
}

// piecesOBJ writes the colliders as one OBJ of unconnected convex pieces, which ManiSkill's "multiple convex" loader takes apart.
func piecesOBJ(s *manifest.Single, a *manifest.Asset) ([]bundle.File, error) {
	list, err := solids(s)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	var all solid.Polyhedron
	for _, p := range list {
		first := len(all.Points)
		all.Points = append(all.Points, p.Points...)
		for _, f := range p.Faces {
			all.Faces = append(all.Faces, [3]int{f[0] + first, f[1] + first, f[2] + first})
		}
	}
	return []bundle.File{{Path: a.Name + ".collision.obj", Data: wavefront.Encode(all.Mesh(), wavefront.Options{})}}, nil
}
