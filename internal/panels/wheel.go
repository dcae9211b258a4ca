package panels

import (
	"math"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/navigate"
	"scenograph/internal/session"
)

const (
	panPerNotch   = 60   // design pixels
	orbitPerNotch = 0.12 // radians, of two fingers on a trackpad
	settleSeconds = 0.8  // without a notch, after which a turn of the wheel is over
	mostOfSettle  = 0.1  // seconds that one frame counts for, however long it took: its notches are still to be heard of
)

// How fast flying is, metres per second.
const (
	usualSpeed   = 2.6
	slowestSpeed = 0.05
	fastestSpeed = 100
)

func (v *viewportState) speed() float64 {
	if v.flySpeed == 0 {
		return usualSpeed
	}
	return v.flySpeed
}

// wheel zooms to the cursor; sideways, with Ctrl or Shift it pans. On a trackpad two fingers orbit, with Shift pan, with Ctrl zoom.
func (ui *UI) wheel(io *imgui.IO) {
	v, eye := &ui.viewport, ui.state.Eye
	x, y := float64(io.MouseWheelH()), float64(io.MouseWheel())
	if x == 0 && y == 0 {
		return
	}
	mouse := imgui.MousePos()
	pan := func(dx, dy float64) navigate.Eye {
		step := panPerNotch * float64(ui.theme.Scale)
		return eye.Pan(dx*step, dy*step, eye.FocusM, int(v.size.Y))
	}
	trackpad := ui.state.Settings.Trackpad
	switch {
	case trackpad && io.KeyShift():
		eye = pan(x, y)
	case trackpad && !io.KeyCtrl():
		if v.rolling <= 0 {
			v.about, v.depth = ui.aim(mouse)
		}
		eye = eye.Orbit(v.about, x*orbitPerNotch, y*orbitPerNotch)
	case !trackpad && io.KeyShift():
		eye = pan(0, y+x)
	case !trackpad && io.KeyCtrl():
		eye = pan(y+x, 0)
	default:
		if x != 0 {
			eye = pan(x, 0)
		}
		if y != 0 {
			eye = ui.zoomAt(eye, mouse, math.Pow(zoomPerNotch, y))
		}
	}
	v.rolling = settleSeconds
	ui.move(eye)
}

// zoomAt changes the distance to what is at a place on the screen by a factor.
func (ui *UI) zoomAt(eye navigate.Eye, at imgui.Vec2, factor float64) navigate.Eye {
	v := &ui.viewport
	_, depth := ui.aim(at)
	ray := ui.eyeView(eye).Ray([2]float64{float64(at.X - v.low.X), float64(at.Y - v.low.Y)})
	return eye.Zoom(ray, depth/math.Max(0.1, ray.Direction.Dot(eye.Forward())), factor)
}

// settleWheel ends a turn of the wheel, so that what it did to a scene camera becomes one edit.
func (ui *UI) settleWheel() {
	v := &ui.viewport
	if v.rolling <= 0 {
		return
	}
	if v.rolling -= min(float64(imgui.CurrentIO().DeltaTime()), mostOfSettle); v.rolling <= 0 {
		ui.want(session.SettleCamera{})
	}
}

// fly moves with WASD and QE; Shift is faster, the wheel changes the speed.
func (ui *UI) fly(eye navigate.Eye) navigate.Eye {
	v, io := &ui.viewport, imgui.CurrentIO()
	if notches := float64(io.MouseWheel()); notches != 0 {
		v.flySpeed = math.Min(fastestSpeed, math.Max(slowestSpeed, v.speed()*math.Pow(1.2, notches)))
		v.gesture, v.pulled = looking, true
	}
	right, forward, up := keyAxis(imgui.IsKeyDown, imgui.KeyD, imgui.KeyA), keyAxis(imgui.IsKeyDown, imgui.KeyW, imgui.KeyS), keyAxis(imgui.IsKeyDown, imgui.KeyE, imgui.KeyQ)
	if right == 0 && forward == 0 && up == 0 {
		return eye
	}
	v.gesture, v.pulled = looking, true
	step := v.speed() * math.Min(0.1, float64(io.DeltaTime()))
	if io.KeyShift() {
		step *= 3
	}
	return eye.Fly(right*step, forward*step, up*step)
}

// keyAxis is 1 where something holds of the first key, such as that it is down, and −1 where it does of the second.
func keyAxis(holds func(imgui.Key) bool, plus, minus imgui.Key) float64 {
	v := 0.0
	if holds(plus) {
		v++
	}
	if holds(minus) {
		v--
	}
	return v
}
