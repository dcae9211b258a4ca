package rigid_test

import (
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
)

// TestBesideALegOfWhatCarriesIt puts a box on a shelf, two centimetres into a post of the same piece of furniture: they must not ignore each
// other, which would let the box fall through the shelf. A box as deep in a post that it does not stand on is left as it is.
func TestBesideALegOfWhatCarriesIt(t *testing.T) {
	s := newStage(t)
	mesh, err := s.store.PutMesh(form.Box(1, 1, 0.1, 0).Mesh())
	if err != nil {
		t.Fatal(err)
	}
	block := func(at, size geom.Vec3) asset.Collider {
		return asset.Collider{Shape: asset.ShapeBox, Transform: geom.At(at, 0), Size: size}
	}
	model, err := s.store.PutModel(&asset.Model{Name: "rack", Slots: []string{"all"}, Parts: []asset.Part{{Name: "all", Parent: -1, Transform: geom.IdentityTransform(),
		Surfaces:  []asset.Surface{{Mesh: mesh}},
		Colliders: []asset.Collider{block(geom.Vec3{0, 0, 0.05}, geom.Vec3{1, 1, 0.1}), block(geom.Vec3{0.4, 0, 0.5}, geom.Vec3{0.2, 0.2, 1})}}}})
	if err != nil {
		t.Fatal(err)
	}
	fixed := scene.Physics{Body: scene.StaticBody}
	free := scene.Physics{Body: scene.DynamicBody, MassKg: 1}
	s.put(scene.Node{ID: "rack", Name: "rack", Transform: geom.IdentityTransform(), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"plain"}}, Physics: &fixed})
	s.box("on rack", geom.Vec3{0.22, 0, 0.1}, geom.Vec3{0.2, 0.2, 0.2}, 0, free)
	s.box("beside", geom.Vec3{0, -1, 0}, geom.Vec3{0.2, 0.2, 0.2}, 0, fixed)
	s.box("loose", geom.Vec3{0.18, -1, 0}, geom.Vec3{0.2, 0.2, 0.2}, 0, free)
	w := s.build(rigid.Options{})
	if len(w.Apart) != 1 || w.Bodies[w.Apart[0].A.Body].Node != "beside" && w.Bodies[w.Apart[0].B.Body].Node != "beside" {
		t.Errorf("these ignore each other: %v", w.Apart)
	}
	c := &body(t, w, "on rack").Links[0].Colliders[0]
	if math.Abs(c.Size[0]-0.18) > 1e-3 || c.Size[1] != 0.2 || math.Abs(c.Pose.Translation[0]+0.01) > 1e-3 {
		t.Errorf("the box is %v at %v", c.Size, c.Pose.Translation)
	}
	if size := body(t, w, "loose").Links[0].Colliders[0].Size; size[0] != 0.2 {
		t.Errorf("the loose box is %v", size)
	}
}
