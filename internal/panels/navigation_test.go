package panels

import (
	"math"
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/navigate"
	"scenograph/internal/session"
)

// following lets the camera intents move the state's eye, as the session would.
func following(t *testing.T) (*bench, *[]session.Intent, func() navigate.Eye) {
	t.Helper()
	s := sampleState(t)
	b, wanted := open(t, s)
	draw := b.draw
	b.draw = func() {
		before := len(*wanted)
		draw()
		for _, w := range (*wanted)[before:] {
			if move, ok := w.(session.MoveCamera); ok {
				s.Eye = move.Eye
			}
		}
		area := b.ui.marks["viewport/picture"]
		s.View = s.Eye.View(int(area.W), int(area.H), 0)
	}
	b.frames(2)
	*wanted = nil
	return b, wanted, func() navigate.Eye { return s.Eye }
}

func (b *bench) button(button int, down bool) {
	imgui.CurrentIO().AddMouseButtonEvent(int32(button), down)
	b.frame()
}

func TestCubeLooksFromWhatIsClicked(t *testing.T) {
	for _, c := range []struct {
		name string
		want geom.Vec3
	}{{"front", geom.Vec3{0, -1, 0}}, {"front right top", geom.Vec3{1, -1, 1}}, {"right top", geom.Vec3{1, 0, 1}}} {
		b, wanted, _ := following(t)
		b.click("viewport/axis/" + c.name)
		if got := last[session.LookFrom](t, *wanted); got.Direction != c.want {
			t.Errorf("%s looks from %v", c.name, got.Direction)
		}
		if count[session.SelectNodes](*wanted) != 0 {
			t.Errorf("a click on %s of the cube selects", c.name)
		}
	}
	b, wanted, eye := following(t)
	before := eye()
	b.drag("viewport/axis/front", 60, 0)
	if count[session.LookFrom](*wanted) != 0 || eye().Forward().Sub(before.Forward()).Len() < 0.1 || eye().Focus().Sub(before.Focus()).Len() > 1e-9 {
		t.Errorf("dragging the cube gives %+v", eye())
	}
	b.click("viewport/projection")
	if last[session.SetProjection](t, *wanted).Projection == "" {
		t.Error("the projection is not switched")
	}
	b.moveTo(b.rect("viewport/axis/front").Center())
	b.click("viewport/home")
	last[session.HomeView](t, *wanted)
}

func TestOrbitGoesRoundWhatIsUnderTheMouse(t *testing.T) {
	b, wanted, eye := following(t)
	about := geom.Vec3{1.4, 0.3, 0.2}
	b.ui.options.Point = func(x, y float64) (geom.Vec3, bool) { return about, true }
	area := b.rect("viewport/picture")
	pixel := func() geom.Vec2 {
		p, _, _ := eye().View(int(area.W), int(area.H), 0).Project(about)
		return p
	}
	before := pixel()
	b.moveTo(area.X+float32(before[0]), area.Y+float32(before[1]))
	b.button(2, true)
	for i := range 8 {
		b.moveTo(area.X+float32(before[0])+float32(20*i), area.Y+float32(before[1])+float32(5*i))
	}
	b.button(2, false)
	if d := pixel().Sub(before).Len(); d > 0.5 || count[session.MoveCamera](*wanted) < 5 {
		t.Errorf("the pivot moved by %v pixels in %d moves", d, count[session.MoveCamera](*wanted))
	}
	if count[session.SettleCamera](*wanted) != 1 {
		t.Error("the gesture does not end once")
	}
}

func TestWheelZoomsToTheCursor(t *testing.T) {
	b, _, eye := following(t)
	target := geom.Vec3{1.6, 0.5, 0.1}
	b.ui.options.Point = func(x, y float64) (geom.Vec3, bool) { return target, true }
	area := b.rect("viewport/picture")
	at := func() geom.Vec2 {
		p, _, _ := eye().View(int(area.W), int(area.H), 0).Project(target)
		return p
	}
	before, distance := at(), target.Sub(eye().WorldFromCamera.Translation).Len()
	b.moveTo(area.X+float32(math.Round(before[0])), area.Y+float32(math.Round(before[1])))
	before = at()
	for range 3 {
		imgui.CurrentIO().AddMouseWheelEvent(0, 1)
		b.frame()
	}
	if d := at().Sub(before).Len(); d > 1.5 { // the mouse is on a whole pixel, the target beside it
		t.Errorf("the target moved by %v pixels", d)
	}
	if d := target.Sub(eye().WorldFromCamera.Translation).Len(); math.Abs(d/distance-math.Pow(zoomPerNotch, 3)) > 0.01 {
		t.Errorf("three notches go from %v m to %v m", distance, d)
	}
}

func TestADragGoesOnBeyondTheEdge(t *testing.T) {
	b, _, eye := following(t)
	jumps := 0
	b.ui.options.Warp = func(x, y float32) {
		jumps++
		imgui.CurrentIO().AddMousePosEvent(x, y)
	}
	area := b.rect("viewport/picture")
	x, y := area.X+area.W-40, area.Y+area.H/2
	b.moveTo(x, y)
	b.button(2, true)
	b.moveTo(x-8, y)
	start := eye().Forward()
	yaw := func() float64 {
		f := eye().Forward()
		return math.Atan2(start[0]*f[1]-start[1]*f[0], start[0]*f[0]+start[1]*f[1])
	}
	turned, last := 0.0, yaw()
	total := float32(0)
	for range 400 {
		mouse := imgui.MousePos()
		b.moveTo(mouse.X+15, mouse.Y)
		total += 15
		b.frame() // the cursor arrives on the other side
		now := yaw()
		turned += geom.WrapAngle(now - last)
		last = now
	}
	b.button(2, false)
	if want := -float64(total) * orbitPerPixel; math.Abs(turned-want) > 0.02*math.Abs(want) || jumps < 3 {
		t.Errorf("%v pixels turn by %v rad, want %v, with %d jumps", total, turned, want, jumps)
	}
}

// TestASlowTurnOfTheWheelIsOneGesture: notches half a second apart, or in frames that take long, move a scene camera in one step.
func TestASlowTurnOfTheWheelIsOneGesture(t *testing.T) {
	for _, c := range []struct {
		seconds float32
		between int // frames
	}{{0.05, 10}, {0.6, 1}, {0.6, 3}} {
		b, wanted, _ := following(t)
		b.moveTo(b.rect("viewport/picture").Center())
		imgui.CurrentIO().SetDeltaTime(c.seconds)
		for range 4 {
			imgui.CurrentIO().AddMouseWheelEvent(0, 1)
			b.frames(c.between)
		}
		if n := count[session.SettleCamera](*wanted); n != 0 {
			t.Errorf("frames of %v s, %d between notches: the gesture ended %d times while the wheel turned", c.seconds, c.between, n)
		}
		b.frames(25)
		if n := count[session.SettleCamera](*wanted); n != 1 {
			t.Errorf("frames of %v s: the gesture ended %d times at rest", c.seconds, n)
		}
	}
}

func TestFlyingWithTheRightButton(t *testing.T) {
	b, wanted, eye := following(t)
	before := eye()
	b.moveTo(b.rect("viewport/picture").Center())
	b.button(1, true)
	imgui.CurrentIO().AddKeyEvent(imgui.KeyW, true)
	b.frames(10)
	slow := eye().WorldFromCamera.Translation.Sub(before.WorldFromCamera.Translation)
	imgui.CurrentIO().AddMouseWheelEvent(0, 5)
	b.frame()
	from := eye()
	b.frames(10)
	fast := eye().WorldFromCamera.Translation.Sub(from.WorldFromCamera.Translation)
	imgui.CurrentIO().AddKeyEvent(imgui.KeyW, false)
	b.button(1, false)
	if slow.Normalize().Sub(before.Forward()).Len() > 1e-6 || fast.Len() < 2*slow.Len() {
		t.Errorf("flew %v, after the wheel %v", slow, fast)
	}
	if b.ui.viewport.menuOpen || count[session.SetTool](*wanted) != 0 {
		t.Error("flying opens a menu or switches tools")
	}
}

func TestNumberPadLooksFromTheAxes(t *testing.T) {
	b, wanted, _ := following(t)
	for _, c := range []struct {
		keys []imgui.Key
		want string
	}{
		{[]imgui.Key{imgui.KeyKeypad1}, "front"}, {[]imgui.Key{imgui.Key3}, "right"}, {[]imgui.Key{imgui.ModCtrl, imgui.KeyKeypad7}, "bottom"}, {[]imgui.Key{imgui.ModCtrl, imgui.Key1}, "back"},
	} {
		b.key(c.keys...)
		if got := last[session.AxisView](t, *wanted); got.Name != c.want {
			t.Errorf("%v looks from %s, want %s", c.keys, got.Name, c.want)
		}
	}
	b.key(imgui.KeyKeypadDecimal)
	last[session.FrameSelection](t, *wanted)
}

func TestTrackpadTurnsWithTwoFingers(t *testing.T) {
	b, _, eye := following(t)
	b.ui.state.Settings.Trackpad = true
	b.moveTo(b.rect("viewport/picture").Center())
	before := eye()
	imgui.CurrentIO().AddMouseWheelEvent(0.5, 0.2)
	b.frame()
	if eye().Forward() == before.Forward() || eye().FocusM != before.FocusM {
		t.Errorf("two fingers give %+v", eye())
	}
	imgui.CurrentIO().AddKeyEvent(imgui.ModCtrl, true)
	imgui.CurrentIO().AddMouseWheelEvent(0, 1)
	b.frame()
	imgui.CurrentIO().AddKeyEvent(imgui.ModCtrl, false)
	if eye().FocusM >= before.FocusM {
		t.Error("with Ctrl they do not zoom")
	}
}
