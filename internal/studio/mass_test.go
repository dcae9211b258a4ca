package studio

import (
	"math"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// TestImportsAreWeighed: a stool as stools weigh, an unknown thing by its steel, and what has a mass keeps it.
func TestImportsAreWeighed(t *testing.T) {
	store := asset.NewStore()
	model := func(name string, size geom.Vec3) asset.ID {
		t.Helper()
		mesh, err := store.PutMesh(form.Box(size[0], size[1], size[2], 0).Mesh())
		if err != nil {
			t.Fatal(err)
		}
		id, err := store.PutModel(&asset.Model{Name: name, Slots: []string{"all"}, Parts: []asset.Part{{Name: "all", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}}}})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	add := func(name string, id asset.ID, massKg float64) action.Action {
		ref := &scene.ModelRef{Asset: id, Materials: []scene.MaterialID{"m"}}
		return action.AddNode{Node: scene.Node{ID: scene.NodeID(name), Name: name, Transform: geom.IdentityTransform(), Model: ref, Physics: &scene.Physics{Body: scene.DynamicBody, MassKg: massKg}}}
	}
	actions := []action.Action{
		action.AddMaterial{Material: scene.NewMaterial("m", "Brushed steel", geom.Color{})},
		add("old_wooden_stool_01", model("stool", geom.Vec3{0.4, 0.4, 0.5}), 0),
		add("Gizmo", model("gizmo", geom.Vec3{0.02, 0.03, 0.04}), 0),
		add("own", model("own", geom.Vec3{1, 1, 1}), 3),
	}
	if err := weigh(store, catalog.Builtin(), actions); err != nil {
		t.Fatal(err)
	}
	physics := func(i int) scene.Physics { return *actions[i].(action.AddNode).Node.Physics }
	if p := physics(1); p.MassSource != "category" || p.MassKg < 1.5 || p.MassKg > 12 {
		t.Errorf("a stool weighs %g kg by %s", p.MassKg, p.MassSource)
	}
	if p := physics(2); p.MassSource != "density" || math.Abs(p.MassKg-24e-6*7800) > 0.01 {
		t.Errorf("24 cm³ of steel weigh %g kg by %s", p.MassKg, p.MassSource)
	}
	if p := physics(3); p.MassKg != 3 || p.MassSource != "" {
		t.Errorf("a mass of its own became %g kg by %q", p.MassKg, p.MassSource)
	}
}
