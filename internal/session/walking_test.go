package session

import (
	"math"
	"strings"
	"testing"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/navigate"
	"scenograph/internal/scene"
)

func TestWalkingThroughARoom(t *testing.T) {
	f := start(t)
	f.do(AddRoom{Width: 4, Depth: 3, Height: 2.6}, FrameAll{})
	before := f.Eye()
	f.refuse(Stride{navigate.Stride{Forward: 1, Seconds: 0.1}})
	f.do(Walk{On: true}, Walk{On: true})
	world, err := f.World()
	if err != nil {
		t.Fatal(err)
	}
	room, ok := world.RoomAt(f.Eye().WorldFromCamera.Translation)
	if !ok {
		t.Fatalf("the walk begins outside, at %v", f.Eye().WorldFromCamera.Translation)
	}
	for i := range 200 {
		f.do(Stride{navigate.Stride{Forward: 3, Yaw: 0.4 * math.Sin(float64(i)), Seconds: 0.05}})
		at := f.Eye().WorldFromCamera.Translation
		if !room.Outline.Contains(geom.Vec2{at[0], at[1]}) || math.Abs(at[2]-room.Floor-navigate.EyeHeight) > 1e-6 {
			t.Fatalf("step %d: the eye is at %v", i, at)
		}
	}
	if walking, standing := f.Walking(); !walking || !standing {
		t.Error("nobody walks")
	}
	at := f.Eye().WorldFromCamera
	f.do(Walk{})
	if now := f.Eye(); now.WorldFromCamera != at || now.FovYRad != before.FovYRad {
		t.Errorf("leaving off jumps to %+v", now)
	}
	for _, leave := range []Intent{FrameAll{}, AxisView{Name: "top"}, HomeView{}, MoveCamera{Eye: before}, SetProjection{Projection: scene.Perspective}} {
		f.do(SetProjection{Projection: scene.Perspective}, Walk{On: true}, leave)
		if walking, _ := f.Walking(); walking || f.Camera().FovYRad != before.FovYRad {
			t.Errorf("%T does not leave off, or keeps the lens: %v", leave, f.Camera().FovYRad)
		}
	}
}

func TestMeasurementsAreMarksUntilCleared(t *testing.T) {
	f := start(t)
	revision := f.Head().Revision
	f.do(AddMeasurement{Measurement{geom.Vec3{1, 0, 0}, geom.Vec3{1, 3, 4}}}, AddMeasurement{Measurement{geom.Vec3{}, geom.Vec3{2, 0, 0}}})
	f.refuse(AddMeasurement{Measurement{To: geom.Vec3{math.NaN(), 0, 0}}})
	texts, legs := []string{}, 0
	for _, m := range f.Overlay().Marks {
		if m.Kind == frame.TextMark {
			texts = append(texts, m.Text)
		}
		if m.Dashed {
			legs++
		}
	}
	if len(texts) != 2 || !strings.HasPrefix(texts[0], "5.000 m") || !strings.Contains(texts[0], "Y 3.000  Z 4.000") || legs != 2 {
		t.Errorf("texts %q, %d legs", texts, legs)
	}
	if f.Head().Revision != revision {
		t.Error("measuring changes the document")
	}
	for range 2 * mostMeasurements {
		f.do(AddMeasurement{})
	}
	if n := len(f.Measurements()); n != mostMeasurements {
		t.Errorf("%d are kept", n)
	}
	f.do(ClearMeasurements{})
	if len(f.Measurements()) != 0 || len(f.Overlay().Marks) != 0 {
		t.Error("they are not cleared")
	}
}
