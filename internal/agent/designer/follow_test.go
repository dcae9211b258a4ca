package designer

import (
	"strings"
	"testing"

	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

func TestWhatStoodOnASwappedThingStands(t *testing.T) {
	s := newStudio(t)
	before := starterScene(t, s.store, s.source)
	after, proposals, remark := s.ask(before, proposal.Observation{Prompt: "swap the coffee table for something lower", Seed: 1})
	if len(proposals) == 0 {
		t.Fatal(remark.Notes)
	}
	s.valid(after, "with a lower table")
	if _, there := after.Node("vase-1"); !there {
		t.Fatal("the vase went with the table")
	}
	was, is := before.WorldFromNode("vase-1").Translation, after.WorldFromNode("vase-1").Translation
	if is[2] >= was[2]-0.01 {
		t.Errorf("the vase stands at %.3f m, before at %.3f m", is[2], was[2])
	}
}

// TestAMoveGoesSomewhere holds that a step which moves nothing is not offered, and that another corner is another one.
func TestAMoveGoesSomewhere(t *testing.T) {
	s := newStudio(t)
	room := starterScene(t, s.store, s.source)
	for _, prompt := range []string{"move the plant to another corner", "move the plant to the opposite corner", "push the bookshelf against another wall"} {
		after, proposals, remark := s.ask(room, proposal.Observation{Prompt: prompt, Seed: 1})
		for _, id := range []scene.NodeID{"plant-1", "bookshelf-1"} {
			if !strings.Contains(prompt, strings.TrimSuffix(string(id), "-1")) {
				continue
			}
			if by := after.WorldFromNode(id).Translation.Sub(room.WorldFromNode(id).Translation).Len(); len(proposals) > 0 && by < 0.5 {
				t.Errorf("%q moves it by %.2f m", prompt, by)
			}
		}
		if len(proposals) == 0 && len(remark.Notes) == 0 {
			t.Errorf("%q: nothing was proposed and nothing said", prompt)
		}
	}
}

func TestFollowUps(t *testing.T) {
	s := newStudio(t)
	first, _, _ := s.ask(scene.Empty("test"), proposal.Observation{Prompt: "a room with two armchairs and a rug", Seed: 1})
	for _, c := range []struct{ said, next string }{
		{"make one armchair green", "the other one too"},
		{"make the rug smaller", "a bit more"},
		{"more space between the armchairs", "even more"},
		{"make the rug smaller", "even smaller"},
	} {
		second, _, remark := s.ask(first, proposal.Observation{Prompt: c.said, Seed: 1})
		if second.Hash() == first.Hash() {
			t.Fatalf("%q: %v", c.said, remark.Notes)
		}
		third, proposals, remark := s.ask(second, proposal.Observation{Prompt: c.next, Seed: 1, Earlier: []string{c.said}, Past: []*scene.Snapshot{first}})
		if len(proposals) == 0 {
			t.Errorf("%q after %q: %v", c.next, c.said, remark.Notes)
			continue
		}
		if c.next != "the other one too" {
			continue
		}
		done := map[scene.NodeID]bool{}
		for _, d := range [][2]*scene.Snapshot{{first, second}, {second, third}} {
			for _, n := range scene.Compare(d[0], d[1]).Nodes {
				if done[n.ID] {
					t.Errorf("%s changes twice", n.ID)
				}
				done[n.ID] = true
			}
		}
		if len(done) != 2 {
			t.Errorf("%d armchairs change", len(done))
		}
	}
}

func TestUnclearRequestsAreAnswered(t *testing.T) {
	s := newStudio(t)
	room := starterScene(t, s.store, s.source)
	for prompt, words := range map[string]string{
		"make the dragon taller":            "was not understood",
		"make the room half a metre longer": "drag its walls",
		"more oomph":                        "not understood",
	} {
		_, proposals, remark := s.ask(room, proposal.Observation{Prompt: prompt, Seed: 1})
		if len(proposals) > 0 || !strings.Contains(strings.Join(remark.Notes, ";"), words) {
			t.Errorf("%q: %d proposals, notes %q", prompt, len(proposals), remark.Notes)
		}
	}
}
