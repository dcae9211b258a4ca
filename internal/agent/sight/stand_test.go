package sight

import (
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// TestStandsOn tells what carries a thing: the floor under a table with a vase on it, the table under the vase, the wall behind a picture.
func TestStandsOn(t *testing.T) {
	head, store := crowd(t, 0)
	var actions []action.Action
	for _, x := range []struct {
		id, entry string
		at        geom.Vec3
	}{{"table", "dining-table", geom.Vec3{}}, {"picture", "picture", geom.Vec3{0, 4.97, 1.4}}} {
		thing, err := catalog.Builtin().Build(store, catalog.Request{Entry: x.entry, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range thing.Materials {
			actions = append(actions, action.AddMaterial{Material: m})
		}
		for _, n := range thing.Nodes(scene.NodeID(x.id), x.id, "room", geom.At(x.at, 0)) {
			actions = append(actions, action.AddNode{Node: n})
		}
		if x.id != "table" {
			continue
		}
		vase, err := catalog.Builtin().Build(store, catalog.Request{Entry: "vase", Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range vase.Materials {
			actions = append(actions, action.AddMaterial{Material: m})
		}
		top := geom.At(geom.Vec3{0, 0, thing.Bounds.Max[2] - vase.Bounds.Min[2]}, 0)
		for _, n := range vase.Nodes("vase", "vase", "table", top) {
			actions = append(actions, action.AddNode{Node: n})
		}
	}
	full, _, err := action.Preview(head, action.Fit(head, actions))
	if err != nil {
		t.Fatal(err)
	}
	seen, err := Look(t.Context(), Subject{Scene: full, Store: store}, BudgetFor(0, false), nil)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(seen.Text) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if len(cells) < 8 {
			continue
		}
		if want, ok := map[string]string{"table": "room", "vase": "table", "picture": "the wall"}[cells[1]]; ok && cells[7] != want {
			t.Errorf("%s stands on %q, want %q", cells[1], cells[7], want)
		}
	}
}
