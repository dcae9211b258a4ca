package designer

import (
	"testing"

	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// TestSeatsAtATable asks for so many people at a table, in a room without one and at the one that stands.
func TestSeatsAtATable(t *testing.T) {
	s := newStudio(t)
	chairs := func(snap *scene.Snapshot) (n int) {
		for node := range snap.Nodes() {
			if node.Semantics != nil && (node.Semantics.Category == "dining chair" || node.Semantics.Category == "chair") {
				n++
			}
		}
		return n
	}
	room, _, _ := s.ask(scene.Empty("dining"), proposal.Observation{Prompt: "a 6m x 5m dining room with a table for four and nothing else", Seed: 1})
	if n := chairs(room); n != 4 {
		t.Fatalf("a table for four has %d chairs", n)
	}
	for prompt, want := range map[string]int{"the table should seat six": 6, "table for eight": 8, "six chairs please": 6, "seven at the table": 7, "add two chairs": 6, "make the table seat four": 4} {
		after, proposals, remark := s.ask(room, proposal.Observation{Prompt: prompt, Seed: 1})
		if n := chairs(after); n != want {
			t.Errorf("%s: %d chairs after %d proposals, %v", prompt, n, len(proposals), remark)
		}
		s.valid(after, prompt)
	}
}

// TestCushionsFitSeats puts one on every chair, of which each is drawn up to the table.
func TestCushionsFitSeats(t *testing.T) {
	s := newStudio(t)
	room, _, _ := s.ask(scene.Empty("dining"), proposal.Observation{Prompt: "a 6m x 5m dining room with a table for four and nothing else", Seed: 1})
	after, _, remark := s.ask(room, proposal.Observation{Prompt: "put a cushion on every chair", Seed: 1})
	on := 0
	for node := range after.Nodes() {
		if parent, ok := after.Node(node.Parent); ok && parent.Semantics != nil && parent.Semantics.Category == "dining chair" {
			on++
		}
	}
	if on != 4 {
		t.Errorf("%d of four chairs have a cushion: %v", on, remark.Notes)
	}
	s.valid(after, "a cushion on every chair")
}
