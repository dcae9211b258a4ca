package agent_test

import (
	"context"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/agent"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"

	"scenograph/internal/agent/brief"
)

// chairs are the actions that add so many armchairs in a row, each so far from the last.
func chairs(t *testing.T, store *asset.Store, count int, gap float64, color string) []action.Action {
	t.Helper()
	thing, err := catalog.Builtin().Build(store, catalog.Request{Entry: "armchair", Style: "modern", Colors: map[string]string{"": color}})
	if err != nil {
		t.Fatal(err)
	}
	var out []action.Action
	for _, m := range thing.Materials {
		out = append(out, action.AddMaterial{Material: m})
	}
	for i := range count {
		for _, n := range thing.Nodes(scene.NodeID(rune('a'+i)), "Armchair", "", geom.At(geom.Vec3{float64(i) * gap, 0, 0}, 0)) {
			out = append(out, action.AddNode{Node: n})
		}
	}
	return out
}

func TestCriticCountsColoursAndFaults(t *testing.T) {
	store := asset.NewStore()
	critic := agent.Critic{Store: store, Words: brief.NewReader(nil)}
	obs := proposal.Observation{Scene: scene.Empty("test"), Prompt: "two dark green armchairs"}
	score := func(actions []action.Action) float64 {
		t.Helper()
		s, err := critic.Score(obs, actions)
		if err != nil {
			t.Fatal(err)
		}
		return s.Total
	}
	green := score(chairs(t, store, 2, 2, "#2b4a33"))
	red := score(chairs(t, store, 2, 2, "#b02020"))
	one := score(chairs(t, store, 1, 2, "#2b4a33"))
	if green < 0.9 || red >= green || one >= green {
		t.Errorf("two green %.2f, two red %.2f, one green %.2f", green, red, one)
	}
	if overlapping := score(chairs(t, store, 2, 0.3, "#2b4a33")); overlapping != 0 {
		t.Errorf("chairs that cut into each other score %.2f", overlapping)
	}
	if _, err := critic.Score(obs, []action.Action{action.RemoveNode{Node: "nobody"}}); err == nil {
		t.Error("an action on nothing was scored")
	}
}

type talker struct{ say error }

func (talker) Name() string { return "talker" }
func (p talker) Propose(_ context.Context, _ proposal.Observation, emit func(proposal.Proposal) error) error {
	if err := emit(proposal.Proposal{ID: "one"}); err != nil {
		return err
	}
	return p.say
}

func TestCollectKeepsTheRemark(t *testing.T) {
	got, remark, err := agent.Collect(context.Background(), talker{&agent.Remark{Done: true, Notes: []string{"enough"}}}, proposal.Observation{})
	if err != nil || len(got) != 1 || !remark.Done || remark.Notes[0] != "enough" {
		t.Errorf("got %v, %v, %v", got, remark, err)
	}
	if _, _, err := agent.Collect(context.Background(), talker{context.DeadlineExceeded}, proposal.Observation{}); err == nil {
		t.Error("a failure was taken for a remark")
	}
}
