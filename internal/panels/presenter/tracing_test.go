package presenter

import (
	"math"
	"strings"
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/roomfit"
)

// marked is a room of 4 × 3 m and 2.6 m as a camera at 1.6 m sees it.
func marked() roomfit.Marks {
	m := roomfit.Marks{Width: 2048, Height: 1024}
	for _, c := range geom.Rectangle(4, 3) {
		foot, head := m.Pixel(c.Vec3(-1.6)), m.Pixel(c.Vec3(1))
		m.Corners = append(m.Corners, roomfit.Corner{Column: foot[0], Floor: foot[1], Ceiling: head[1]})
	}
	return m
}

func tracing() *Tracing {
	var t Tracing
	t.Begin(Panorama{Version: 1, Guess: marked()})
	return &t
}

func TestDraggingAMarkFitsAnew(t *testing.T) {
	trace := tracing()
	if !trace.Ready() || !strings.HasPrefix(trace.Line(), "4.00 × 3.00 m, 2.60 m high") && !strings.HasPrefix(trace.Line(), "3.00 × 4.00 m") {
		t.Fatal(trace.Line())
	}
	at, _ := trace.At(Handle{Foot, 0})
	h, ok := trace.Nearest(at.Add(geom.Vec2{3, -2}), 12)
	if !ok || h != (Handle{Foot, 0}) {
		t.Fatalf("%+v %v", h, ok)
	}
	before := trace.Fit.Outline.Area()
	trace.Move(h, at.Add(geom.Vec2{0, -20}))
	if trace.Fit.Outline.Area() <= before {
		t.Error("a foot that is dragged towards the horizon makes the room larger")
	}
	trace.Move(h, geom.Vec2{100, 3})
	if c := trace.Marks.Corners[0]; c.Floor <= 512 {
		t.Errorf("a foot rose over the horizon: %+v", c)
	}
}

func TestMarkingByHandAlone(t *testing.T) {
	trace := tracing()
	trace.Clear()
	if trace.Ready() || trace.Line() == "" {
		t.Error("no marks make no room, and that is said")
	}
	for _, c := range marked().Corners {
		h := trace.AddCorner(geom.Vec2{c.Column, c.Floor})
		trace.Move(Handle{Head, h.Index}, geom.Vec2{c.Column, c.Ceiling})
	}
	if !trace.Ready() || math.Abs(trace.Fit.Outline.Area()-12) > 1e-3 || math.Abs(trace.Fit.Height-2.6) > 1e-3 {
		t.Errorf("%s", trace.Line())
	}
	// Straight ahead is the wall at y = 1.5: a window of 1 × 1 m there, its sill at 0.9 m.
	m := &trace.Marks
	h := trace.AddOpening(m.Pixel(geom.Vec3{-0.5, 1.5, 0.3}))
	trace.Move(h, m.Pixel(geom.Vec3{0.5, 1.5, -0.7}))
	if len(trace.Fit.Openings) != 1 || math.Abs(trace.Fit.Openings[0].Width-1) > 0.01 || math.Abs(trace.Fit.Openings[0].Sill-0.9) > 0.01 {
		t.Errorf("%+v %v", trace.Fit.Openings, trace.Fit.Report)
	}
	trace.Remove(h)
	if len(trace.Marks.Openings) != 0 || len(trace.Fit.Openings) != 0 {
		t.Error("the opening stays")
	}
}
