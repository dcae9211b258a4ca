package redesign_test

import (
	"math"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/redesign"
	"scenograph/internal/scene"
)

// placed is a scene with one thing of the catalogue, turned a quarter.
func placed(t *testing.T, source catalog.Source, store *asset.Store, req catalog.Request) *scene.Snapshot {
	t.Helper()
	thing, err := source.Build(store, req)
	if err != nil {
		t.Fatal(err)
	}
	draft := scene.Empty("room").Edit()
	for _, m := range thing.Materials {
		if err := draft.PutMaterial(m); err != nil {
			t.Fatal(err)
		}
	}
	for _, n := range thing.Nodes("thing", "Thing", "", geom.At(geom.Vec3{1, 2, 0}, math.Pi/2)) {
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	snap, _ := draft.Seal()
	return snap
}

func node(t *testing.T, snap *scene.Snapshot, id scene.NodeID) *scene.Node {
	t.Helper()
	n, ok := snap.Node(id)
	if !ok {
		t.Fatalf("there is no %s", id)
	}
	return n
}

func TestAnotherStyle(t *testing.T) {
	source, store := catalog.Builtin(), asset.NewStore()
	for _, entry := range []string{"dresser", "floor-lamp", "dining-chair"} {
		before := placed(t, source, store, catalog.Request{Entry: entry, Style: "modern"})
		old := node(t, before, "thing")
		same, err := source.Build(store, catalog.Request{Entry: entry, Style: "modern"})
		if err != nil {
			t.Fatal(err)
		}
		if list := redesign.Actions(before, store, old, redesign.Change{Thing: same}); list != nil {
			t.Errorf("%s: what it is already takes %d actions", entry, len(list))
		}
		other, err := source.Build(store, catalog.Request{Entry: entry, Style: "rustic"})
		if err != nil {
			t.Fatal(err)
		}
		after, _, err := action.Preview(before, redesign.Actions(before, store, old, redesign.Change{Thing: other}))
		if err != nil {
			t.Fatalf("%s: %v", entry, err)
		}
		now := node(t, after, "thing")
		if now.Model.Asset != other.Model || now.Transform != old.Transform || now.Name != old.Name || len(now.Model.Materials) != len(other.Slots) {
			t.Errorf("%s became %+v", entry, now)
		}
		lights := 0
		for n := range after.Nodes() {
			if n.Light != nil && n.Parent == "thing" {
				lights++
			}
		}
		if lights != len(other.Lights) {
			t.Errorf("%s has %d lights, its design %d", entry, lights, len(other.Lights))
		}
	}
}

// TestTheBackStaysAtTheWall makes a dresser shallower: its back, on its own +Y side, stands where it stood.
func TestTheBackStaysAtTheWall(t *testing.T) {
	source, store := catalog.Builtin(), asset.NewStore()
	was, is := geom.Vec3{1.2, 0.5, 0.8}, geom.Vec3{1.2, 0.42, 0.8}
	before := placed(t, source, store, catalog.Request{Entry: "dresser", Style: "modern", Size: was})
	thing, err := source.Build(store, catalog.Request{Entry: "dresser", Style: "modern", Size: is})
	if err != nil {
		t.Fatal(err)
	}
	old := node(t, before, "thing")
	after, _, err := action.Preview(before, redesign.Actions(before, store, old, redesign.Change{Thing: thing, Was: was, Is: is}))
	if err != nil {
		t.Fatal(err)
	}
	back := func(n *scene.Node, depth float64) geom.Vec3 { return n.Transform.Apply(geom.Vec3{0, depth / 2, 0}) }
	if d := back(node(t, after, "thing"), is[1]).Sub(back(old, was[1])).Len(); d > 1e-9 {
		t.Errorf("the back moved by %g m", d)
	}
}

func TestWhatIsKept(t *testing.T) {
	source, store := catalog.Builtin(), asset.NewStore()
	before := placed(t, source, store, catalog.Request{Entry: "dresser", Style: "modern"})
	weighed := *node(t, before, "thing")
	physics := *weighed.Physics
	physics.MassKg, physics.MassSource = 99, "authored"
	weighed.Physics = &physics
	other, err := source.Build(store, catalog.Request{Entry: "dresser", Style: "modern", Seed: 7})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range redesign.Actions(before, store, &weighed, redesign.Change{Thing: other, Keep: true}) {
		switch a := a.(type) {
		case action.SetPhysics:
			t.Error("a mass that a person gave was changed")
		case action.AddMaterial:
			t.Error("a material was added, though what it wears stays")
		case action.SetModel:
			if len(a.Model.Materials) != len(weighed.Model.Materials) || a.Model.Materials[0] != weighed.Model.Materials[0] {
				t.Errorf("it wears %v", a.Model.Materials)
			}
		}
	}
	if redesign.Actions(before, store, &scene.Node{ID: "group"}, redesign.Change{Thing: other}) != nil {
		t.Error("a group was designed anew")
	}
}
