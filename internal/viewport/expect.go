package viewport

import (
	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Expect makes ready for a picture of a size and style whose scene is still being read: room for what it is drawn into, the default sky, and the
// programs that hardly any picture does without. The store is the renderer's own, or stands in until Serve names another.
func (r *Renderer) Expect(view frame.View, style frame.Style) error {
	snap, err := sample(r.store)
	if err != nil {
		return err
	}
	if err := r.paper.fit(view.Width, view.Height, min(max(style.Samples, 1), r.maxSamples)); err != nil {
		return err
	}
	seen, err := frame.ViewOf(snap, r.store, "auto", view.Width, view.Height)
	if err != nil {
		return err
	}
	f := frame.NewPlanner(r.store).Plan(snap, seen, style, frame.Overlay{})
	for {
		if more, err := r.Warm(f); err != nil || !more {
			return err
		}
	}
}

// Serve makes a renderer that has drawn nothing yet find what it draws in another store.
func (r *Renderer) Serve(store *asset.Store) { r.store, r.textures.store = store, store }

// sample is a scene with a block in it.
func sample(store *asset.Store) (*scene.Snapshot, error) {
	mesh, err := store.PutMesh(block())
	if err != nil {
		return nil, err
	}
	model, err := store.PutModel(&asset.Model{Name: "block", Slots: []string{"all"}, Parts: []asset.Part{{
		Name: "block", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}},
	}}})
	if err != nil {
		return nil, err
	}
	draft := scene.Empty("sample").Edit()
	grey := scene.NewMaterial("grey", "Grey", geom.Color{0.5, 0.5, 0.5})
	if err := draft.PutMaterial(grey); err != nil {
		return nil, err
	}
	if err := draft.PutNode(scene.Node{ID: "block", Name: "Block", Transform: geom.IdentityTransform(),
		Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{grey.ID}}}); err != nil {
		return nil, err
	}
	snap, _ := draft.Seal()
	return snap, nil
}

// block is a cube of one metre that stands on the floor, its sides facing outwards.
func block() *asset.Mesh {
	m := &asset.Mesh{}
	for axis := range 3 {
		for _, side := range [2]float32{-1, 1} {
			first := uint32(len(m.Positions))
			var normal [3]float32
			normal[axis] = side
			for corner := range 4 {
				var p [3]float32
				p[axis], p[(axis+1)%3], p[(axis+2)%3] = side/2, float32(corner%2)-0.5, float32(corner/2)-0.5
				p[2] += 0.5
				m.Positions, m.Normals = append(m.Positions, p), append(m.Normals, normal)
			}
			quad := [6]uint32{0, 1, 3, 0, 3, 2}
			if side < 0 {
				quad = [6]uint32{0, 3, 1, 0, 2, 3}
			}
			for _, i := range quad {
				m.Indices = append(m.Indices, first+i)
			}
		}
	}
	return m
}
