package session

import (
	"math"
	"testing"
	"time"

	"scenograph/internal/geom"
	"scenograph/internal/navigate"
	"scenograph/internal/scene"
)

func TestMovingALockedCameraIsOneEdit(t *testing.T) {
	for _, projection := range []scene.Projection{scene.Perspective, scene.Orthographic} {
		f := start(t)
		f.box("a", geom.Vec3{1, 1, 0})
		f.do(FrameAll{}, SetProjection{Projection: projection}, AddCamera{Name: "Cam"}, LookThrough{Camera: "camera"}, LockCamera{On: true})
		head, seen := f.Head(), f.View(800, 600)
		commits := len(f.History())
		for range 5 {
			eye := f.Eye()
			eye = eye.Orbit(eye.Focus(), 0.1, 0.02).Zoom(eye.View(800, 600, 0).Ray(geom.Vec2{400, 300}), eye.FocusM, 0.9)
			f.do(MoveCamera{Eye: eye})
		}
		if f.Head() != head || f.Camera().Through != "camera" {
			t.Fatalf("%s: a gesture that goes on has committed, or left the camera", projection)
		}
		shown := f.View(800, 600)
		f.do(SettleCamera{}, SettleCamera{})
		if n := len(f.History()) - commits; n != 1 {
			t.Errorf("%s: the gesture made %d entries of history", projection, n)
		}
		after := f.View(800, 600)
		if !after.WorldFromCamera.AlmostEqual(shown.WorldFromCamera, 1e-9) || math.Abs(after.HeightM-shown.HeightM) > 1e-9 {
			t.Errorf("%s: settled at %+v, shown was %+v", projection, after, shown)
		}
		if projection == scene.Orthographic && math.Abs(after.HeightM/seen.HeightM-math.Pow(0.9, 5)) > 1e-6 {
			t.Errorf("zooming an orthographic camera shows %v m of %v", after.HeightM, seen.HeightM)
		}
		f.do(Undo{})
		if f.Head().Snapshot.Hash() != head.Snapshot.Hash() || f.View(800, 600) != seen {
			t.Errorf("%s: undo does not put the camera back", projection)
		}
	}
}

func TestUndoTakesBackACameraThatStillMoves(t *testing.T) {
	f := start(t)
	f.box("a", geom.Vec3{1, 1, 0})
	f.do(FrameAll{}, AddCamera{Name: "Cam"}, LookThrough{Camera: "camera"}, LockCamera{On: true})
	before, commits := f.Head().Snapshot.Hash(), len(f.History())
	f.do(MoveCamera{Eye: f.Eye().Look(0.2, 0)}, Undo{}, SettleCamera{})
	if f.Head().Snapshot.Hash() != before {
		t.Error("undone while the camera still moved, it is not where it was")
	}
	f.do(Redo{})
	if f.Head().Snapshot.Hash() == before || len(f.History()) < commits {
		t.Error("what was undone cannot be done again")
	}
}

func TestMovingLeavesACameraThatIsNotLocked(t *testing.T) {
	f := start(t)
	f.box("a", geom.Vec3{1, 1, 0})
	f.do(FrameAll{}, AddCamera{Name: "Cam"}, LookThrough{Camera: "camera"})
	revision := f.Head().Revision
	f.do(MoveCamera{Eye: f.Eye().Look(0.2, 0)}, SettleCamera{})
	if f.Camera().Through != "" || f.Head().Revision != revision {
		t.Error("the camera was moved, or is still looked through")
	}
	f.do(LockCamera{On: true}, LookThrough{Camera: "camera"}, SetLocked{Nodes: []scene.NodeID{"camera"}, Locked: true})
	revision = f.Head().Revision
	f.do(MoveCamera{Eye: f.Eye().Look(0.2, 0)}, SettleCamera{})
	if f.Head().Revision != revision {
		t.Error("a locked node was moved")
	}
}

func TestNumberedViewsOfBlenderAreFlatUntilTheyAreTurned(t *testing.T) {
	f := start(t)
	f.box("a", geom.Vec3{1, 1, 0})
	f.do(FrameAll{}, AxisView{Name: "front"})
	if v := f.View(800, 600); v.Projection != scene.Orthographic || v.Forward().Sub(geom.Vec3{0, 1, 0}).Len() > 1e-12 {
		t.Fatalf("the front is %+v", v)
	}
	f.do(MoveCamera{Eye: f.Eye().Slide(geom.Vec3{0.5, 0, 0})})
	if f.Camera().Projection != scene.Orthographic {
		t.Error("sliding brings perspective back")
	}
	eye := f.Eye()
	f.do(MoveCamera{Eye: eye.Orbit(eye.Focus(), 0.2, 0)})
	if f.Camera().Projection != scene.Perspective {
		t.Error("turning does not bring perspective back")
	}
	f.do(SetProjection{Projection: scene.Orthographic}, AxisView{Name: "top"})
	f.do(MoveCamera{Eye: f.Eye().Orbit(eye.Focus(), 0.2, 0.2)})
	if f.Camera().Projection != scene.Orthographic {
		t.Error("what was chosen by hand is taken back")
	}
	preferences := f.Preferences()
	preferences.Navigation = UnityNavigation
	f.do(ChangePreferences{Preferences: preferences}, SetProjection{Projection: scene.Perspective}, AxisView{Name: "left"})
	if f.Camera().Projection != scene.Perspective {
		t.Error("the Unity preset changes the projection")
	}
}

func TestNothingIsCutOffWithoutPerspective(t *testing.T) {
	f := start(t)
	for i, id := range []string{"a", "b", "c"} {
		f.box(id, geom.Vec3{0, 9 * float64(i), 0})
	}
	f.do(pick("b"), FrameSelection{}, SetProjection{Projection: scene.Orthographic}, AxisView{Name: "front"})
	view := f.View(800, 600)
	for _, at := range []geom.Vec3{{0, -0.2, 0.1}, {0, 18.2, 0.1}} {
		if _, depth, ok := view.Project(at); !ok || depth < view.Near || depth > view.Far {
			t.Errorf("%v is cut off at a depth of %v", at, depth)
		}
	}
}

func TestTheViewGlidesAndRests(t *testing.T) {
	clock := time.Unix(1e9, 0)
	s, err := New(Config{Clock: func() time.Time { return clock }, StateDir: t.TempDir(), Glide: 200 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := s.Do(NewProject{}); err != nil {
		t.Fatal(err)
	}
	from := s.Eye()
	if err := s.Do(AxisView{Name: "right"}); err != nil {
		t.Fatal(err)
	}
	if s.Eye() != from && s.Eye().FocusM != from.FocusM || !s.Gliding() {
		t.Error("the view jumps")
	}
	clock = clock.Add(100 * time.Millisecond)
	if !s.Update() || s.Eye().Forward().Sub(from.Forward()).Len() < 0.1 {
		t.Error("half way it has not turned")
	}
	clock = clock.Add(150 * time.Millisecond)
	if !s.Update() || s.Gliding() || s.Eye() != s.Camera().Eye || s.Eye().Forward().Sub(geom.Vec3{-1, 0, 0}).Len() > 1e-12 {
		t.Errorf("it ends at %+v", s.Eye())
	}
	if s.Update() {
		t.Error("it does not rest")
	}
	for _, bad := range []Intent{LookFrom{}, LookFrom{Direction: geom.Vec3{math.NaN(), 0, 1}}, SetPivot{Pivot: "moon"}, SetSnap{To: "moon"}, MoveCamera{Eye: navigate.Eye{}}} {
		if s.Do(bad) == nil {
			t.Errorf("%#v is done", bad)
		}
	}
}
