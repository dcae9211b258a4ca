package designer

import (
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/benchio"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

func fill(t *testing.T, width, depth float64, prompt string, order []Ordered) (Filled, *asset.Store) {
	t.Helper()
	task := benchio.Task{Name: "t", Outline: geom.Polygon{{0, 0}, {width, 0}, {width, depth}, {0, depth}}, Prompt: prompt}
	room, _, err := task.Room()
	if err != nil {
		t.Fatal(err)
	}
	store := asset.NewStore()
	filled, err := New(store, catalog.Builtin()).Fill(t.Context(), proposal.Observation{Scene: room, Prompt: prompt, Room: benchio.RoomNode, Seed: 1}, order)
	if err != nil {
		t.Fatal(err)
	}
	return filled, store
}

func TestOrdersAreFilledExactly(t *testing.T) {
	order := []Ordered{{Name: "dining table", Count: 1}, {Name: "chairs", Count: 4}, {Name: "plates", Count: 6}, {Name: "forks", Count: 6}, {Name: "wine glass", Count: 6}, {Name: "wall art", Count: 2}, {Name: "chandelier", Count: 1}, {Name: "flux capacitor", Count: 1}}
	filled, store := fill(t, 5, 5, "an inviting dining room", order)
	for i, line := range filled.Lines {
		if line.Ordered != order[i] || len(line.Nodes) != order[i].Count {
			t.Errorf("%s: %d of %d placed: %s", line.Name, len(line.Nodes), line.Count, line.Why)
		}
	}
	if last := filled.Lines[7]; last.Match != "" || len(filled.Notes) == 0 {
		t.Errorf("the stand-in is not told: %+v %v", last, filled.Notes)
	}
	models := 0
	for n := range filled.Scene.Nodes() {
		if n.Model != nil {
			models++
		}
	}
	if models != 27 {
		t.Errorf("%d things were placed, 27 were ordered", models)
	}
	for _, id := range filled.Lines[2].Nodes {
		if n, _ := filled.Scene.Node(id); n.Parent != filled.Lines[0].Nodes[0] {
			t.Errorf("plate %s stands on %q", id, n.Parent)
		}
	}
	verdicts, err := check.Run(filled.Scene, store)
	if err != nil || !check.Valid(verdicts) {
		t.Errorf("%v %+v", err, verdicts)
	}
	again, _ := fill(t, 5, 5, "an inviting dining room", order)
	if again.Scene.Hash() != filled.Scene.Hash() {
		t.Error("the same order gave two scenes")
	}
}

func TestWhatDoesNotFitIsNamed(t *testing.T) {
	filled, store := fill(t, 2.5, 2.5, "a tiny room", []Ordered{{Name: "bed", Count: 3}, {Name: "plate", Count: 3}})
	beds := filled.Lines[0]
	if len(beds.Nodes) == 3 || beds.Why == "" {
		t.Errorf("three beds in 6 m²: %d placed, %q", len(beds.Nodes), beds.Why)
	}
	if verdicts, err := check.Run(filled.Scene, store); err != nil || !check.Valid(verdicts) {
		t.Errorf("%v %+v", err, verdicts)
	}
}

func TestOrdersNeedARoom(t *testing.T) {
	policy := New(asset.NewStore(), catalog.Builtin())
	for _, obs := range []proposal.Observation{{}, {Scene: scene.Empty("x")}, {Scene: scene.Empty("x"), Room: "hall"}} {
		if _, err := policy.Fill(t.Context(), obs, []Ordered{{Name: "bed", Count: 1}}); err == nil {
			t.Errorf("%+v was filled", obs)
		}
	}
}
