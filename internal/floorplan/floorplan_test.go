package floorplan

import (
	"bytes"
	"fmt"
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// roomOf is a room with crates at given places, all turned by the same angle.
func roomOf(t *testing.T, turn float64, places ...geom.Vec3) (*scene.Snapshot, *asset.Store) {
	t.Helper()
	store := asset.NewStore()
	mesh, err := store.PutMesh(form.Box(0.6, 0.4, 0.5, 0).Mesh())
	if err != nil {
		t.Fatal(err)
	}
	model, err := store.PutModel(&asset.Model{Name: "crate", Slots: []string{"all"}, Parts: []asset.Part{{Name: "body", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}}}})
	if err != nil {
		t.Fatal(err)
	}
	draft := scene.Empty("plan").Edit()
	if err := draft.PutMaterial(scene.NewMaterial("m", "wood", geom.Color{0.5, 0.3, 0.1})); err != nil {
		t.Fatal(err)
	}
	put := func(n scene.Node) {
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	put(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: shell.Room{
		Kind: "study", Outline: geom.Rectangle(4, 3), Height: 2.5, WallThickness: 0.1,
		Openings: []shell.Opening{{ID: "w", Kind: shell.Window, Wall: 2, Offset: 1, Width: 1.5, Height: 1.2, Sill: 0.9}},
	}}})
	for i, at := range places {
		put(scene.Node{ID: scene.NodeID(fmt.Sprintf("crate-%d", i)), Name: "Crate", Transform: geom.At(at, turn), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"m"}}})
	}
	snap, _ := draft.Seal()
	return snap, store
}

func TestArrowsPointOutOfFronts(t *testing.T) {
	snap, store := roomOf(t, math.Pi/2, geom.Vec3{1, 0, 0})
	tip := geom.Vec3{}
	for _, m := range Lines(snap, store) {
		if m.OnTop && len(m.Points) == 2 {
			tip = m.Points[1]
		}
	}
	// Turned by 90° the front looks along +X: from the box's front 0.2 m off its middle, 0.3 m long.
	if want := (geom.Vec3{1.5, 0, 0.5}); tip.Sub(want).Len() > 1e-6 {
		t.Errorf("the arrow ends at %v and not at %v", tip, want)
	}
}

func TestGridIsMetric(t *testing.T) {
	snap, store := roomOf(t, 0)
	across := map[float64]bool{}
	for _, m := range Lines(snap, store) {
		if m.Points[0][0] == m.Points[1][0] {
			across[m.Points[0][0]] = true
		}
	}
	for x := -4.0; x <= 4; x += 2 {
		if !across[x] {
			t.Errorf("there is no line at x = %v; there are %v", x, across)
		}
	}
	far := geom.Box{Max: geom.Vec3{5000, 100, 1}}
	if step := spacing(far); step != 200 {
		t.Errorf("5 km are ruled every %v m", step)
	}
	if n := len(grid(far)); n > 2*maxGrid {
		t.Errorf("a large scene has %d lines", n)
	}
}

func TestTextsDoNotCoverEachOther(t *testing.T) {
	// Ten crates at one place: there is room for some of the names.
	places := make([]geom.Vec3, 10)
	snap, store := roomOf(t, 0, places...)
	view, err := frame.ViewOf(snap, store, "top", 640, 480)
	if err != nil {
		t.Fatal(err)
	}
	view = Widened(view)
	a, b := make([]byte, 4*640*480), make([]byte, 4*640*480)
	for _, rgba := range [][]byte{a, b} {
		if err := Write(rgba, snap, store, view); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a, b) || bytes.Count(a, []byte{255, 255, 255, 255}) < 100 {
		t.Error("the texts differ from time to time or are not there")
	}
	if err := Write(a[:8], snap, store, view); err == nil {
		t.Error("a picture of another size is written into")
	}
	empty, _ := scene.Empty("nothing").Edit().Seal()
	if err := Write(a, empty, store, view); err != nil || len(Lines(empty, store)) != 0 {
		t.Errorf("an empty scene has %d lines, %v", len(Lines(empty, store)), err)
	}
}
