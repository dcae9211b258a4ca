package designer

import (
	"context"
	"math"
	"slices"
	"testing"

	"scenograph/internal/proposal"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// roomsOf lists the rooms that a prompt builds, its own first.
func roomsOf(t *testing.T, s *studio, prompt string) []*query.Room {
	t.Helper()
	p, err := s.policy.plan(context.Background(), proposal.Observation{Scene: scene.Empty(""), Prompt: prompt, Seed: 3})
	if err != nil {
		t.Fatal(err)
	}
	p.emit = func(proposal.Proposal) error { return nil }
	if !p.needsRoom() {
		t.Fatalf("%q calls for no room", prompt)
	}
	p.designHouse()
	p.builtRoom = p.house[0]
	if err := p.buildRoom(); err != nil {
		t.Fatalf("%q: %v", prompt, err)
	}
	return p.s.world.Rooms()
}

func facing(r *query.Room, kind shell.OpeningKind, x, y float64) int {
	n := 0
	for _, w := range r.Walls {
		for _, o := range w.Openings {
			if o.Kind == kind && -w.Inward[0]*x-w.Inward[1]*y > 0.6 {
				n++
			}
		}
	}
	return n
}

func TestRoomsHaveTheShapeSizeAndOpeningsThatWereSaid(t *testing.T) {
	s := newStudio(t)
	for _, c := range []struct {
		prompt  string
		corners int
		w, d, h float64
		see     func(*query.Room) bool
	}{
		{"a 4m x 5m bedroom", 4, 4, 5, 0, nil},
		{"a bedroom, 4 by 5 metres", 4, 4, 5, 0, nil},
		{"13x16 ft office", 4, 13 * 0.3048, 16 * 0.3048, 0, nil},
		{"an L-shaped living room of 6 x 5 m", 6, 6, 5, 0, nil},
		{"a T shaped restaurant, 9 m by 8 m", 8, 9, 8, 0, nil},
		{"U-shaped office 8x6 m with a high ceiling of 3.2 m", 8, 8, 6, 3.2, nil},
		{"a hexagonal kitchen, ceiling height 280 cm", 6, 0, 0, 2.8, nil},
		{"living room with two north-facing windows", 4, 0, 0, 0, func(r *query.Room) bool {
			return facing(r, shell.Window, 0, 1) == 2 && facing(r, shell.Window, 0, -1) == 0
		}},
		{"bedroom with a door in the east wall and a window on the west side", 4, 0, 0, 0, func(r *query.Room) bool {
			return facing(r, shell.Door, 1, 0) == 1 && facing(r, shell.Door, 0, -1) == 0 && facing(r, shell.Window, -1, 0) == 1
		}},
		{"a studio with an archway in the west wall", 4, 0, 0, 0, func(r *query.Room) bool { return facing(r, shell.Passage, -1, 0) == 1 && r.Shell.Openings[0].Arch > 0 }},
		{"a lounge with sliding glass doors on the south wall", 4, 0, 0, 0, func(r *query.Room) bool {
			return slices.ContainsFunc(r.Shell.Openings, func(o shell.Opening) bool { return o.Style == shell.Sliding && o.Glazed && o.Wall == 0 })
		}},
	} {
		rooms := roomsOf(t, s, c.prompt)
		if len(rooms) != 1 {
			t.Errorf("%q builds %d rooms", c.prompt, len(rooms))
			continue
		}
		r := rooms[0]
		low, high := r.Outline.Bounds()
		size := high.Sub(low)
		if len(r.Outline) != c.corners {
			t.Errorf("%q: %d corners, want %d", c.prompt, len(r.Outline), c.corners)
		}
		if c.w > 0 && (math.Abs(size[0]-c.w) > 0.002 || math.Abs(size[1]-c.d) > 0.002) {
			t.Errorf("%q: %.3f × %.3f m, want %.3f × %.3f", c.prompt, size[0], size[1], c.w, c.d)
		}
		if c.h > 0 && math.Abs(r.Shell.Height-c.h) > 1e-6 {
			t.Errorf("%q: %.2f m high, want %.2f", c.prompt, r.Shell.Height, c.h)
		}
		if c.see != nil && !c.see(r) {
			t.Errorf("%q: the openings are %+v", c.prompt, r.Shell.Openings)
		}
	}
}

func TestFlatsAreJoinedByWhatWasSaid(t *testing.T) {
	s := newStudio(t)
	for _, c := range []struct {
		prompt string
		kinds  []string
		joins  shell.OpeningKind
	}{
		{"two-room flat: bedroom next to a bathroom, joined by a door", []string{"bedroom", "bathroom"}, shell.Door},
		{"a living room of 6 x 4 m opening into a kitchen through an archway", []string{"living room", "kitchen"}, shell.Passage},
		{"a hexagonal living room with a kitchen next to it", []string{"living room"}, ""},
		{"an apartment with a hallway, a kitchen, a bathroom and two bedrooms", []string{"hallway", "kitchen", "bathroom", "bedroom", "bedroom"}, shell.Door},
	} {
		rooms := roomsOf(t, s, c.prompt)
		if len(rooms) < len(c.kinds) {
			t.Errorf("%q builds %d rooms, want %v", c.prompt, len(rooms), c.kinds)
			continue
		}
		linked := 0
		for i, r := range rooms {
			if i < len(c.kinds) && r.Shell.Kind != c.kinds[i] {
				t.Errorf("%q: room %d is a %s, want %s", c.prompt, i+1, r.Shell.Kind, c.kinds[i])
			}
			leads := false
			for _, w := range r.Walls {
				for _, o := range w.Openings {
					leads = leads || o.Leads != "" && o.Kind == c.joins
					if o.Kind == shell.Window && o.Leads != "" {
						t.Errorf("%q: a window of the %s looks into another room", c.prompt, r.Shell.Kind)
					}
				}
			}
			if leads {
				linked++
			}
			for _, other := range rooms[i+1:] {
				if !apart(r.Outline, other.Outline, wallThick-1e-3) {
					t.Errorf("%q: %s and %s run into each other", c.prompt, r.Shell.Kind, other.Shell.Kind)
				}
			}
		}
		if c.joins != "" && linked != len(rooms) {
			t.Errorf("%q: %d of %d rooms lead to another", c.prompt, linked, len(rooms))
		}
	}
}

func TestOpeningsAreCutIntoARoomThatStands(t *testing.T) {
	s := newStudio(t)
	snap, _, _ := s.ask(scene.Empty(""), proposal.Observation{Prompt: "an empty 5 x 4 m studio", Seed: 3})
	next, proposals, _ := s.ask(snap, proposal.Observation{Prompt: "put a sliding door in the west wall", Seed: 3})
	if len(proposals) != 1 {
		t.Fatalf("%d proposals", len(proposals))
	}
	world, err := query.New(next, s.store)
	if err != nil {
		t.Fatal(err)
	}
	if n := facing(world.Rooms()[0], shell.Door, -1, 0); n != 1 {
		t.Errorf("%d doors in the west wall: %s", n, proposals[0].Label)
	}
}
