package tool

import (
	"math"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// plans are two rooms that share a wall, seen from above at 100 pixels a metre: pixel (500, 500) is the origin.
func plans(t *testing.T) (*scene.Snapshot, frame.View) {
	t.Helper()
	room := func(w, d float64, openings ...shell.Opening) scene.RoomRef {
		return scene.RoomRef{Room: shell.Room{Kind: "room", Outline: geom.Polygon{{0, 0}, {w, 0}, {w, d}, {0, d}}, Height: 2.6, WallThickness: 0.12, Ceiling: true, Openings: openings}}
	}
	door := shell.Opening{ID: "d", Kind: shell.Door, Wall: 0, Offset: 1, Width: 0.9, Height: 2}
	snap, _, err := action.Preview(scene.Empty(""), []action.Action{
		action.AddRoom{Node: "a", Transform: geom.IdentityTransform(), Room: room(4, 3, door)},
		action.AddRoom{Node: "b", Transform: geom.At(geom.Vec3{4.12, 0, 0}, 0), Room: room(2, 3)},
	})
	if err != nil {
		t.Fatal(err)
	}
	view := frame.View{Projection: scene.Orthographic, HeightM: 10, Width: 1000, Height: 1000, Near: 0.1, Far: 100}
	view.WorldFromCamera = geom.At(geom.Vec3{0, 0, 20}, 0)
	return snap, view
}

func planPixel(x, y float64) geom.Vec2 { return geom.Vec2{500 + 100*x, 500 - 100*y} }

func dragged(t *testing.T, from, to geom.Vec2, snap RoomSnap) (*scene.Snapshot, RoomMove) {
	t.Helper()
	base, view := plans(t)
	return draggedIn(t, base, view, from, to, snap)
}

func draggedIn(t *testing.T, base *scene.Snapshot, view frame.View, from, to geom.Vec2, snap RoomSnap) (*scene.Snapshot, RoomMove) {
	t.Helper()
	part, ok := PickRoomPart(base, view, from, 8)
	if !ok {
		t.Fatalf("nothing to hold at %v", from)
	}
	drag, ok := BeginRoomDrag(base, part, view, from)
	if !ok {
		t.Fatalf("%+v cannot be held", part)
	}
	move := drag.Drag(view, to, snap)
	next, _, err := action.Preview(base, move.Actions)
	if err != nil {
		t.Fatal(err)
	}
	return next, move
}

func roomIn(s *scene.Snapshot, id scene.NodeID) *shell.Room {
	n, _ := s.Node(id)
	return &n.Room.Room
}

func TestACornerFollowsTheMouseAndSnaps(t *testing.T) {
	next, _ := dragged(t, planPixel(0, 3), planPixel(-0.52, 3.33), RoomSnap{})
	if got := roomIn(next, "a").Outline[3]; got.Sub(geom.Vec2{-0.52, 3.33}).Len() > 1e-3 {
		t.Errorf("the corner is at %v", got)
	}
	next, move := dragged(t, planPixel(0, 3), planPixel(-0.52, 3.04), RoomSnap{Step: 0.05, Align: true, ReachPx: 10})
	if got := roomIn(next, "a").Outline[3]; math.Abs(got[1]-3) > 1e-9 || len(move.Guides) == 0 {
		t.Errorf("the corner at %v did not snap to a right angle", got)
	}
}

func TestAWallBetweenRoomsMovesForBoth(t *testing.T) {
	next, move := dragged(t, planPixel(4, 2.2), planPixel(4.5, 2.2), RoomSnap{Step: 0.1})
	if len(move.Actions) != 2 {
		t.Fatalf("%d actions: %v", len(move.Actions), move.Actions)
	}
	if a, b := roomIn(next, "a").Outline.Area(), roomIn(next, "b").Outline.Area(); math.Abs(a-13.5) > 1e-6 || math.Abs(b-4.5) > 1e-6 {
		t.Errorf("areas %.3f and %.3f m²", a, b)
	}
}

func TestWhatIsNotPossibleSaysWhyAndStays(t *testing.T) {
	_, move := dragged(t, planPixel(0, 3), planPixel(5, -2), RoomSnap{})
	if move.Why == "" || len(move.Actions) != 0 {
		t.Errorf("a crossed outline was let through: %+v", move)
	}
	if !strings.Contains(move.Why, "outline") && !strings.Contains(move.Why, "wall") {
		t.Errorf("the reason is %q", move.Why)
	}
}

func TestOpeningsSlideAndChangeWalls(t *testing.T) {
	next, _ := dragged(t, planPixel(1.45, 0), planPixel(2.2, 0.02), RoomSnap{})
	if o := roomIn(next, "a").Openings[0]; o.Wall != 0 || math.Abs(o.Offset-1.75) > 1e-2 {
		t.Errorf("slid to %+v", o)
	}
	next, _ = dragged(t, planPixel(1.45, 0), planPixel(0.03, 1.6), RoomSnap{})
	if o := roomIn(next, "a").Openings[0]; o.Wall != 3 {
		t.Errorf("went to %+v", o)
	}
}

func TestOpeningsAreMadeWiderAndNarrower(t *testing.T) {
	for name, c := range map[string]struct {
		from, to      geom.Vec2
		offset, width float64
	}{
		"the far edge outwards":   {planPixel(1.9, 0), planPixel(2.35, 0.1), 1, 1.35},
		"the near edge outwards":  {planPixel(1, 0), planPixel(0.6, 0), 0.6, 1.3},
		"the far edge inwards":    {planPixel(1.9, 0), planPixel(1.65, 0), 1, 0.65},
		"past the other edge":     {planPixel(1.9, 0), planPixel(0.4, 0), 1, 0.3},
		"past the wall's corner":  {planPixel(1, 0), planPixel(-1, 0), 0, 1.9},
		"past the wall's far end": {planPixel(1.9, 0), planPixel(5, 0), 1, 3},
	} {
		next, move := dragged(t, c.from, c.to, RoomSnap{Step: 0.05})
		if o := roomIn(next, "a").Openings[0]; o.Wall != 0 || math.Abs(o.Offset-c.offset) > 1e-6 || math.Abs(o.Width-c.width) > 1e-6 {
			t.Errorf("%s: %+v (%s)", name, o, move.Why)
		}
	}
}

func TestOpeningsThatDoNotFitStay(t *testing.T) {
	base, view := plans(t)
	for name, c := range map[string]struct {
		there    shell.Opening
		from, to geom.Vec2
		why      string
	}{
		"a window wider than the wall": {shell.Opening{ID: "w", Kind: shell.Window, Wall: 2, Offset: 0.3, Width: 3.4, Height: 1.2, Sill: 0.9}, planPixel(2, 3), planPixel(0.02, 1.5), "wider"},
		"a door to a wall of windows":  {shell.Opening{ID: "w", Kind: shell.Window, Wall: 3, Offset: 0.2, Width: 2.6, Height: 1.2, Sill: 0.9}, planPixel(1.45, 0), planPixel(0.02, 1.5), "no room"},
		"an edge into the next window": {shell.Opening{ID: "w", Kind: shell.Window, Wall: 0, Offset: 2.2, Width: 1, Height: 1.2, Sill: 0.9}, planPixel(1.9, 0), planPixel(2.6, 0), "w"},
	} {
		snap, _, err := action.Preview(base, []action.Action{action.AddOpening{Node: "a", Opening: c.there}})
		if err != nil {
			t.Fatal(err)
		}
		next, move := draggedIn(t, snap, view, c.from, c.to, RoomSnap{Step: 0.05})
		if next.Hash() != snap.Hash() || !strings.Contains(move.Why, c.why) {
			t.Errorf("%s: %d actions, because of %q", name, len(move.Actions), move.Why)
		}
	}
}

func TestDimensionsAreThoseOfTheRoom(t *testing.T) {
	base, _ := plans(t)
	var texts []string
	for _, d := range Dimensions(base, RoomPart{Node: "a", Kind: OpeningPart, Opening: "d"}) {
		texts = append(texts, d.Text())
	}
	if got := strings.Join(texts, " "); got != "4.00 m 3.00 m 4.00 m 3.00 m 1.00 m 0.90 m 2.10 m" {
		t.Errorf("dimensions %q", got)
	}
}
