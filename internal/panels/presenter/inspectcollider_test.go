package presenter

import (
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// TestCollidersAreChosen fits every shape to a drum, which then says so, and takes it back.
func TestCollidersAreChosen(t *testing.T) {
	store := asset.NewStore()
	mesh, err := store.PutMesh(form.Cylinder(0.2, 0.5, 0, 16).Mesh())
	if err != nil {
		t.Fatal(err)
	}
	model, err := store.PutModel(&asset.Model{Name: "drum", Slots: []string{"all"}, Parts: []asset.Part{{Name: "drum", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}}}})
	if err != nil {
		t.Fatal(err)
	}
	draft := scene.Empty("test").Edit()
	if err := draft.PutMaterial(scene.NewMaterial("m", "m", geom.Color{})); err != nil {
		t.Fatal(err)
	}
	if err := draft.PutNode(scene.Node{ID: "a", Name: "A", Transform: geom.IdentityTransform(), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"m"}}}); err != nil {
		t.Fatal(err)
	}
	snap, _ := draft.Seal()
	field := func(s *scene.Snapshot) Field {
		t.Helper()
		for _, section := range Inspect(s, store, []scene.NodeID{"a"}).Sections {
			for _, f := range section.Fields {
				if f.Label == "Collides as" {
					return f
				}
			}
		}
		t.Fatal("nothing chooses the colliders")
		return Field{}
	}
	before := field(snap)
	if before.Chosen.Value != "model" || len(before.Among) != 8 {
		t.Errorf("%q of %d", before.Chosen.Value, len(before.Among))
	}
	for _, c := range before.Among {
		after, _, err := action.Preview(snap, before.Edit(Value{Text: c.Value}))
		if err != nil {
			t.Errorf("%s: %v", c.Value, err)
			continue
		}
		if got := field(after).Chosen.Value; got != c.Value && c.Value != "pieces" {
			t.Errorf("%s was chosen and %s is shown", c.Value, got)
		}
	}
}
