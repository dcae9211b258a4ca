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

// TestAForkUnderTheRimLiftsNoBowl: the colliders of a bowl and of a fork that lies beside its foot overlap, but both stand on the table. Neither
// rises, nothing is laid on the table, and each ignores the other and not the table.
func TestAForkUnderTheRimLiftsNoBowl(t *testing.T) {
	s := newStage(t)
	s.box("table", geom.Vec3{}, geom.Vec3{1, 1, 0.7}, 0, scene.Physics{Body: scene.StaticBody})
	s.box("fork", geom.Vec3{0.08, 0, 0.7}, geom.Vec3{0.02, 0.2, 0.012}, 0, scene.Physics{Body: scene.DynamicBody, MassKg: 0.05})
	s.box("bowl", geom.Vec3{0, 0, 0.7}, geom.Vec3{0.19, 0.19, 0.06}, 0, scene.Physics{Body: scene.DynamicBody, MassKg: 0.4})
	w := s.build(rigid.Options{})
	for _, id := range []scene.NodeID{"fork", "bowl"} {
		if z := body(t, w, id).World.Translation[2]; z > 0.7005 {
			t.Errorf("the %s was lifted to %.4f m", id, z)
		}
	}
	if got := len(body(t, w, "table").Links[0].Colliders); got != 1 {
		t.Errorf("the table has %d colliders", got)
	}
	if len(w.Apart) != 1 {
		t.Fatalf("these ignore each other: %v", w.Apart)
	}
	for _, r := range []rigid.Ref{w.Apart[0].A, w.Apart[0].B} {
		if w.Bodies[r.Body].Node == "table" {
			t.Error("something ignores the table")
		}
	}
}
