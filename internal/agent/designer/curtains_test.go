package designer

import (
	"testing"

	"scenograph/internal/proposal"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// TestCurtains hangs them where one expects them, clear of what stands at the window, and never where they are not wished for.
func TestCurtains(t *testing.T) {
	for prompt, want := range map[string]int{
		"a small dining room with a window":      1,
		"a small dining room, no curtains":       0,
		"a small dining room with only a table":  0,
		"a small bathroom with a window":         0,
		"a small dining room with blue curtains": 1,
	} {
		s := newStudio(t)
		snap, _, _ := s.ask(scene.Empty("test"), proposal.Observation{Prompt: prompt, Seed: 1})
		s.valid(snap, prompt)
		if got := s.count(snap, "curtain"); got != want {
			t.Errorf("%s: %d curtains, want %d", prompt, got, want)
		}
	}
}

// TestShortCurtain keeps a hem over what stands below the window, and leaves the window bare where that is too high.
func TestShortCurtain(t *testing.T) {
	s := newStudio(t)
	snap, _, _ := s.ask(scene.Empty("test"), proposal.Observation{Prompt: "a small dining room with only a table", Seed: 1})
	world, err := query.New(snap, s.store)
	if err != nil {
		t.Fatal(err)
	}
	p := &plan{policy: s.policy, room: world.Rooms()[0]}
	entry, _ := p.find("curtain", "curtain")
	w := &wish{noun: "curtain", entry: entry}
	for i := range p.room.Walls {
		wall := &p.room.Walls[i]
		for k := range wall.Openings {
			o := &wall.Openings[k]
			if o.Kind != "window" {
				continue
			}
			for _, c := range []struct {
				high  float64 // of what stands below, over the floor
				hangs bool
				hem   float64
			}{{0, true, offFloor}, {o.Low - 0.3, true, o.Low - underSill}, {o.Low - 0.1, true, o.Low - 0.1 + offThings}, {o.Low + 0.2, false, 0}} {
				low := query.Footprint{Outline: wall.Zone(o.From-0.2, o.To+0.2, 0.5), High: p.room.Floor + c.high}
				size, ok := p.drapeFor(w, wall, o, []query.Footprint{low})
				if hem := min(o.High+overFrame, p.room.Ceiling-underRoof) - size[2]; ok != c.hangs || ok && (hem < c.hem-1e-9 || hem > c.hem+1e-9) {
					t.Errorf("over %.2f m the hem is at %.3f m (%v), want %.3f m (%v)", c.high, hem, ok, c.hem, c.hangs)
				}
			}
		}
	}
}
