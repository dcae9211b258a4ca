package urdf_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/urdf"
)

// TestFilesKeepTheLettersOfNames writes boxes of different sizes under names of several scripts.
func TestFilesKeepTheLettersOfNames(t *testing.T) {
	names := []string{"桌子", "椅子", "椅子", "Λάμπα", "λάμπα", "طاولة صغيرة", "Stühlchen", "../../etc/passwd", "🪑", "nul"}
	want := []string{"桌子", "椅子", "椅子_2", "Λάμπα", "λάμπα_2", "طاولة_صغيرة", "Stühlchen", "etc_passwd", "thing", "_nul"}
	store, draft := asset.NewStore(), scene.Empty("names").Edit()
	if err := draft.PutMaterial(scene.NewMaterial("plain", "plain", geom.Color{0.5, 0.5, 0.5})); err != nil {
		t.Fatal(err)
	}
	for i, name := range names {
		mesh, err := store.PutMesh(form.Box(0.1, 0.1, 0.1*float64(i+1), 0).Mesh())
		if err != nil {
			t.Fatal(err)
		}
		model, err := store.PutModel(&asset.Model{Name: "box", Slots: []string{"all"}, Parts: []asset.Part{{Name: "all", Parent: -1,
			Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}}}})
		if err != nil {
			t.Fatal(err)
		}
		if err := draft.PutNode(scene.Node{ID: scene.NodeID(fmt.Sprintf("n%02d", i)), Name: name, Transform: geom.At(geom.Vec3{float64(i), 0, 0}, 0),
			Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"plain"}}}); err != nil {
			t.Fatal(err)
		}
	}
	snap, _ := draft.Seal()
	result, err := urdf.Write(t.Context(), snap, store, urdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range result.Files {
		if stem, ok := strings.CutSuffix(f.Path, ".urdf"); ok {
			got = append(got, stem)
			check(t, f)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
