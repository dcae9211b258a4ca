package designer

import (
	"math"
	"strings"
	"testing"

	"scenograph/internal/proposal"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// TestTablesEndToEnd sets two tables with their chairs edge to edge.
func TestTablesEndToEnd(t *testing.T) {
	s := newStudio(t)
	room, _, _ := s.ask(scene.Empty("test"), proposal.Observation{Prompt: "a meeting room with two tables and eight chairs", Seed: 1})
	for prompt, touching := range map[string]bool{"put the two tables end to end": true, "put the tables side by side": true, "make the tables darker": false} {
		after, proposals, remark := s.ask(room, proposal.Observation{Prompt: prompt, Seed: 1})
		if touching && len(proposals) != 1 {
			t.Fatalf("%q: %d proposals, %v", prompt, len(proposals), remark.Notes)
		}
		s.valid(after, prompt)
		world, err := query.New(after, s.store)
		if err != nil {
			t.Fatal(err)
		}
		var tables []query.Footprint
		for id, f := range world.Footprints(world.Rooms()[0], query.Everything) {
			if n, _ := after.Node(id); n.Semantics != nil && strings.HasSuffix(n.Semantics.Category, "table") {
				tables = append(tables, f)
			}
		}
		if len(tables) != 2 {
			t.Fatalf("%d tables", len(tables))
		}
		gap := query.ConvexGap(tables[0].Outline, tables[1].Outline)
		if (math.Abs(gap-joinGap) < 1e-3) != touching {
			t.Errorf("%q leaves %.3f m between the tables", prompt, gap)
		}
	}
}
