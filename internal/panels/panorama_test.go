package panels

import (
	"math"
	"strings"
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/roomfit"
	"scenograph/internal/session"
)

// TestARoomIsMarkedOnAPanorama picks a picture, clears the guess, marks four corners and a door by hand, and builds the room.
func TestARoomIsMarkedOnAPanorama(t *testing.T) {
	s := sampleState(t)
	b, wanted := open(t, s)
	b.ui.options.List = func(folder string, _ []string) presenter.Listing {
		return presenter.Listing{Folder: folder, Entries: []presenter.FileEntry{{Name: "pano.jpg", Size: 9}}}
	}
	b.ui.openDialog("pickpanorama")
	listed(b)
	b.click("dialog/file/pano.jpg")
	b.click("dialog/ok")
	if got := last[session.ReadPanorama](t, *wanted); !strings.HasSuffix(got.Path, "pano.jpg") {
		t.Fatalf("%+v", got)
	}
	b.frames(3)
	if b.rect("panorama/line"); len(b.ui.tracing.Marks.Corners) != 0 {
		t.Fatal("there are marks before there is a picture")
	}
	guess := roomfit.Marks{Width: 2048, Height: 1024}
	for _, c := range geom.Rectangle(3, 3) {
		foot, head := guess.Pixel(c.Vec3(-1.6)), guess.Pixel(c.Vec3(1))
		guess.Corners = append(guess.Corners, roomfit.Corner{Column: foot[0], Floor: foot[1], Ceiling: head[1]})
	}
	s.Panorama = presenter.Panorama{Path: "/tmp/pano.jpg", Texture: 1, Width: 2048, Height: 1024, Guess: guess, Version: 2}
	b.frames(3)
	if len(b.ui.tracing.Handles()) != 8 {
		t.Fatalf("the guess has %d handles", len(b.ui.tracing.Handles()))
	}
	b.click("panorama/clear")
	picture := b.rect("panorama/picture")
	at := func(p geom.Vec2) (x, y float32) {
		return picture.X + float32(p[0]/2048)*picture.W, picture.Y + float32(p[1]/1024)*picture.H
	}
	drag := func(from, to geom.Vec2) {
		b.moveTo(at(from))
		b.press(true)
		b.moveTo(at(from.Add(to).Mul(0.5)))
		b.moveTo(at(to))
		b.press(false)
	}
	for _, c := range geom.Rectangle(4, 3) {
		foot, head := guess.Pixel(c.Vec3(-1.6)), guess.Pixel(c.Vec3(1))
		drag(foot, foot)
		n := len(b.ui.tracing.Marks.Corners) - 1
		now, _ := b.ui.tracing.At(presenter.Handle{Kind: presenter.Head, Index: n})
		drag(now, head)
	}
	b.click("panorama/opening")
	drag(guess.Pixel(geom.Vec3{-0.45, 1.5, 0.4}), guess.Pixel(geom.Vec3{0.45, 1.5, -1.6}))
	b.click("panorama/build")
	built := last[session.BuildPanorama](t, *wanted)
	fit, err := roomfit.Solve(built.Marks, built.Known)
	if err != nil {
		t.Fatal(err)
	}
	// The mouse moves in whole pixels of a picture drawn at half its size.
	if math.Abs(fit.Outline.Area()-12) > 0.4 || math.Abs(fit.Height-2.6) > 0.04 || len(fit.Openings) != 1 || math.Abs(fit.Openings[0].Width-0.9) > 0.04 {
		t.Errorf("%.3f m², %.3f m high, %+v", fit.Outline.Area(), fit.Height, fit.Openings)
	}
	if b.frames(2); b.ui.dialog.open != "" {
		t.Error("the dialog stays open")
	}
}

func TestAMarkIsTakenAway(t *testing.T) {
	s := sampleState(t)
	b, _ := open(t, s)
	guess := roomfit.Marks{Width: 2048, Height: 1024}
	for _, c := range geom.Rectangle(3, 3) {
		foot, head := guess.Pixel(c.Vec3(-1.6)), guess.Pixel(c.Vec3(1))
		guess.Corners = append(guess.Corners, roomfit.Corner{Column: foot[0], Floor: foot[1], Ceiling: head[1]})
	}
	s.Panorama = presenter.Panorama{Path: "/tmp/pano.jpg", Texture: 1, Width: 2048, Height: 1024, Guess: guess, Version: 2}
	b.ui.openDialog("panorama")
	b.frames(3)
	b.moveTo(b.rect("panorama/1/0").Center())
	imgui.CurrentIO().AddMouseButtonEvent(1, true)
	b.frame()
	imgui.CurrentIO().AddMouseButtonEvent(1, false)
	b.frame()
	if n := len(b.ui.tracing.Marks.Corners); n != 3 {
		t.Errorf("%d corners are left", n)
	}
}

func TestAskingTheModelForTheRoom(t *testing.T) {
	s := sampleState(t)
	b, wanted := open(t, s)
	guess := roomfit.Marks{Width: 2048, Height: 1024}
	for _, c := range geom.Rectangle(3, 3) {
		foot, head := guess.Pixel(c.Vec3(-1.6)), guess.Pixel(c.Vec3(1))
		guess.Corners = append(guess.Corners, roomfit.Corner{Column: foot[0], Floor: foot[1], Ceiling: head[1]})
	}
	s.Panorama = presenter.Panorama{Path: "/tmp/pano.jpg", Texture: 1, Width: 2048, Height: 1024, Guess: guess, Version: 2, NoModel: "no model"}
	b.ui.openDialog("panorama")
	b.frames(3)
	b.click("panorama/ask")
	for _, i := range *wanted {
		if _, asked := i.(session.AskPanorama); asked {
			t.Fatal("a button that is off asks")
		}
	}
	s.Panorama.NoModel = ""
	b.ui.tracing.Known.CameraHeight = 1.45
	b.frames(2)
	b.click("panorama/ask")
	if got := last[session.AskPanorama](t, *wanted); got.Known.CameraHeight != 1.45 {
		t.Errorf("%+v", got)
	}
	s.Panorama.Guess.Corners = append([]roomfit.Corner(nil), guess.Corners[:3]...)
	s.Panorama.Version, s.Panorama.Told = 3, "Openai proposes this room"
	b.frames(2)
	if trace := &b.ui.tracing; len(trace.Marks.Corners) != 3 || trace.Known.CameraHeight != 1.45 {
		t.Errorf("%d corners, %+v", len(trace.Marks.Corners), trace.Known)
	}
}
