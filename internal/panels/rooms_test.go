package panels

import (
	"math"
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/navigate"
	"scenograph/internal/scene"
	"scenograph/internal/session"
	"scenograph/internal/shell"
)

// planning is the room tool over a room of 4 × 3 m with a door in its wall 0 and a window that takes most of wall 3, seen from above.
func planning(t *testing.T) (b *bench, wanted *[]session.Intent, at func(x, y float64) (float32, float32)) {
	t.Helper()
	s := sampleState(t)
	room := shell.Room{Kind: "room", Outline: geom.Polygon{{0, 0}, {4, 0}, {4, 3}, {0, 3}}, Height: 2.6, WallThickness: 0.12, Openings: []shell.Opening{
		{ID: "door", Kind: shell.Door, Wall: 0, Offset: 1, Width: 0.9, Height: 2}, {ID: "window", Kind: shell.Window, Wall: 3, Offset: 0.2, Width: 2.6, Height: 1.2, Sill: 0.9},
	}}
	var err error
	if s.Scene, _, err = action.Preview(scene.Empty("plan"), []action.Action{action.AddRoom{Node: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: scene.RoomRef{Room: room}}}); err != nil {
		t.Fatal(err)
	}
	s.Tool, s.Eye = session.RoomTool, navigate.LookingAt(geom.Vec3{2, 1, 9}, geom.Vec3{2, 1.5, 0}, geom.Radians(45))
	b, wanted = open(t, s)
	area := b.rect("viewport/picture")
	s.View = s.Eye.View(int(area.W), int(area.H), 0)
	b.frames(2)
	*wanted = nil
	return b, wanted, func(x, y float64) (float32, float32) {
		pixel, _, ok := s.View.Project(geom.Vec3{x, y, 0})
		if !ok {
			t.Fatalf("(%g, %g) is out of view", x, y)
		}
		return area.X + float32(pixel[0]), area.Y + float32(pixel[1])
	}
}

// hold presses at one place of the floor and moves to another, in steps.
func (b *bench) hold(at func(x, y float64) (float32, float32), from, to geom.Vec2) {
	b.moveTo(at(from[0], from[1]))
	b.press(true)
	for i := range 4 {
		p := from.Add(to.Sub(from).Mul(float64(i+1) / 4))
		b.moveTo(at(p[0], p[1]))
	}
}

func TestDoorsAreDraggedInTheView(t *testing.T) {
	b, wanted, at := planning(t)
	b.hold(at, geom.Vec2{1.45, 0}, geom.Vec2{2.25, 0})
	if count[session.Apply](*wanted) != 0 || len(last[session.PreviewEdit](t, *wanted).Actions) != 1 {
		t.Errorf("while the button is down it is not only shown: %#v", *wanted)
	}
	b.press(false)
	if moved, ok := last[session.Apply](t, *wanted).Actions[0].(action.MoveOpening); !ok || moved.Opening != "door" || moved.Wall != 0 || math.Abs(moved.Offset-1.8) > 0.051 {
		t.Errorf("dragged along its wall: %+v", moved)
	}
	b.hold(at, geom.Vec2{1.45, 0}, geom.Vec2{3.97, 1.2})
	b.press(false)
	if moved, ok := last[session.Apply](t, *wanted).Actions[0].(action.MoveOpening); !ok || moved.Wall != 1 {
		t.Errorf("dragged to the wall beside: %+v", moved)
	}
	b.hold(at, geom.Vec2{1.9, 0}, geom.Vec2{2.3, 0})
	b.press(false)
	if wider, ok := last[session.Apply](t, *wanted).Actions[0].(action.EditOpening); !ok || math.Abs(wider.Opening.Width-1.3) > 0.051 || wider.Opening.Offset != 1 {
		t.Errorf("an edge dragged: %+v", wider)
	}
}

func TestDoorDragsAreRefusedAndTakenBack(t *testing.T) {
	b, wanted, at := planning(t)
	b.hold(at, geom.Vec2{1.45, 0}, geom.Vec2{1.45, 0.002})
	b.press(false)
	b.hold(at, geom.Vec2{1.45, 0}, geom.Vec2{2.25, 0})
	b.key(imgui.KeyEscape)
	b.press(false)
	if n := count[session.Apply](*wanted); n != 0 || len(last[session.PreviewEdit](t, *wanted).Actions) != 0 {
		t.Errorf("a click and a drag taken back make %d edits: %#v", n, *wanted)
	}
	if count[session.SetTool](*wanted) != 0 {
		t.Error("taking a drag back puts the tool away")
	}
	*wanted = nil
	b.moveTo(at(1.45, 0))
	b.press(true)
	b.moveTo(at(0.03, 1.5))
	b.press(false)
	if n := count[session.Apply](*wanted); n != 0 {
		t.Errorf("a door was put where a window leaves no room: %#v", *wanted)
	}
}
