package panels

import (
	"math"
	"strings"
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/session"
)

func TestMeasureSnapsToCorners(t *testing.T) {
	b, wanted := cubeScene(t)
	b.ui.state.Tool = session.MeasureTool
	b.ui.options.Point = func(x, y float64) (geom.Vec3, bool) { return geom.Vec3{9, 9, 9}, true }
	click := func(p geom.Vec3, dx, dy float32) {
		b.toPoint(p)
		mouse := imgui.MousePos()
		b.moveTo(mouse.X+dx, mouse.Y+dy)
		b.press(true)
		b.press(false)
	}
	click(geom.Vec3{0.5, -0.5, 1}, 4, -3)
	if count[session.AddMeasurement](*wanted) != 0 || !b.ui.viewport.measuring.begun {
		t.Fatal("one click does not begin a measurement")
	}
	click(geom.Vec3{1.3, -0.9, 1.2}, -3, 2)
	got := last[session.AddMeasurement](t, *wanted).Measurement
	if got.From.Sub(geom.Vec3{0.5, -0.5, 1}).Len() > 1e-5 || got.To.Sub(geom.Vec3{1.3, -0.9, 1.2}).Len() > 1e-5 {
		t.Errorf("measured %+v", got)
	}
	if count[session.SelectNodes](*wanted) != 0 {
		t.Error("measuring selects")
	}
	imgui.CurrentIO().AddKeyEvent(imgui.ModCtrl, true)
	click(geom.Vec3{0.5, -0.5, 1}, 0, 0)
	imgui.CurrentIO().AddKeyEvent(imgui.ModCtrl, false)
	if b.ui.viewport.measuring.from != (geom.Vec3{9, 9, 9}) {
		t.Errorf("with Ctrl it begins at %v", b.ui.viewport.measuring.from)
	}
}

func TestEscTakesMeasurementsBackStepByStep(t *testing.T) {
	b, wanted := cubeScene(t)
	s := b.ui.state
	s.Tool = session.MeasureTool
	b.frame()
	m := session.Measurement{From: geom.Vec3{0, 0, 1}, To: geom.Vec3{1, 0, 1}}
	s.Marks, s.Measurements = m.Marks(), 1
	b.ui.viewport.measuring = measuring{begun: true}
	b.frame()
	if _, drawn := b.ui.marks["viewport/mark/2"]; !drawn {
		t.Errorf("the distance is not written: %v", sortedNames(b.ui.marks))
	}
	b.key(imgui.KeyEscape)
	if b.ui.viewport.measuring.begun || count[session.ClearMeasurements](*wanted) != 0 {
		t.Error("Esc does not begin anew")
	}
	b.key(imgui.KeyEscape)
	if count[session.ClearMeasurements](*wanted) != 1 || count[session.SetTool](*wanted) != 0 {
		t.Error("Esc does not clear")
	}
	s.Marks, s.Measurements = []frame.Mark{}, 0
	b.key(imgui.KeyEscape)
	if last[session.SetTool](t, *wanted).Tool != session.SelectTool || count[session.SelectNodes](*wanted) != 0 {
		t.Error("Esc does not leave the tool")
	}
}

func TestOnFoot(t *testing.T) {
	b, wanted, _ := following(t)
	s := b.ui.state
	b.key(imgui.ModShift, imgui.KeyW)
	if !last[session.Walk](t, *wanted).On {
		t.Fatal("nobody walks")
	}
	s.Walking, s.Standing = true, true
	x, y := b.rect("viewport/picture").Center()
	b.moveTo(x, y)
	b.frames(2)
	*wanted = nil
	b.frames(3)
	if len(*wanted) != 0 || b.ui.CameraMoving() {
		t.Errorf("standing still wants %#v", *wanted)
	}
	imgui.CurrentIO().AddKeyEvent(imgui.KeyW, true)
	b.moveTo(x+30, y-10)
	got := last[session.Stride](t, *wanted)
	if math.Abs(got.Forward-walkingSpeed) > 1e-9 || got.Yaw >= 0 || got.Pitch <= 0 || !b.ui.CameraMoving() {
		t.Errorf("W and the mouse give %+v", got)
	}
	imgui.CurrentIO().AddKeyEvent(imgui.KeyW, false)
	if !strings.Contains(b.ui.hint(), "On foot") {
		t.Errorf("the hint is %q", b.ui.hint())
	}
	b.key(imgui.KeyEscape)
	if last[session.Walk](t, *wanted).On || count[session.SelectNodes](*wanted)+count[session.SetTool](*wanted) != 0 {
		t.Error("Esc does more than leave off")
	}
}

func TestLabelsKeepOffTheHandles(t *testing.T) {
	b, _ := cubeScene(t)
	s := b.ui.state
	s.Tool = session.SelectTool
	at := geom.Vec3{1.85, -0.4, 0.2}
	m := session.Measurement{From: at, To: at.Add(geom.Vec3{0.01, 0, 0})}
	s.Marks, s.Measurements = m.Marks(), 1
	b.frames(2)
	without := b.rect("viewport/mark/2")
	s.Tool = session.MoveTool
	b.frames(2)
	gizmo, ok := b.ui.gizmoBox(b.ui.view())
	if !ok || !gizmo.Overlaps(without) {
		t.Fatalf("the handles at %v are not where the label %v was", gizmo, without)
	}
	if r, drawn := b.ui.marks["viewport/mark/2"]; drawn && gizmo.Overlaps(r) {
		t.Errorf("the label %v lies on the handles %v", r, gizmo)
	}
}
