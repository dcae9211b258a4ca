package panels

import (
	"math"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/navigate"
	"scenograph/internal/session"
)

// Speeds on foot, metres per second: an easy walk, and a run with Shift.
const (
	walkingSpeed = 1.4
	runningSpeed = 3.6
)

// runWalk goes on foot: the mouse looks around, WASD and the arrows walk. It reports whether somebody walks. Esc and a click leave off.
func (ui *UI) runWalk() bool {
	v := &ui.viewport
	if !ui.state.Walking {
		v.onFoot = false
		return false
	}
	if !v.onFoot {
		v.onFoot = true
		imgui.InternalClearActiveID() // the keys walk, and write nothing
		v.pointer.hold()
	}
	imgui.SetMouseCursor(imgui.MouseCursorNone)
	delta := ui.follow(&v.pointer)
	io := imgui.CurrentIO()
	if imgui.IsKeyPressedBool(imgui.KeyEscape) || imgui.IsMouseClickedBool(imgui.MouseButtonRight) || v.hovered && imgui.IsMouseClickedBool(imgui.MouseButtonLeft) {
		ui.want(session.Walk{})
		ui.rest()
		return true
	}
	speed := walkingSpeed
	if io.KeyShift() {
		speed = runningSpeed
	}
	forward := math.Max(-1, math.Min(1, keyAxis(imgui.IsKeyDown, imgui.KeyW, imgui.KeyS)+keyAxis(imgui.IsKeyDown, imgui.KeyUpArrow, imgui.KeyDownArrow)))
	right := math.Max(-1, math.Min(1, keyAxis(imgui.IsKeyDown, imgui.KeyD, imgui.KeyA)+keyAxis(imgui.IsKeyDown, imgui.KeyRightArrow, imgui.KeyLeftArrow)))
	if forward != 0 && right != 0 {
		speed /= math.Sqrt2
	}
	scale := 1 / float64(ui.theme.Scale)
	stride := navigate.Stride{
		Forward: forward * speed, Right: right * speed,
		Yaw: -float64(delta.X) * lookPerPixel * scale, Pitch: -float64(delta.Y) * lookPerPixel * scale,
		Seconds: math.Min(0.1, float64(io.DeltaTime())),
	}
	if forward != 0 || right != 0 || delta.X != 0 || delta.Y != 0 || !ui.state.Standing {
		v.moving = true
		ui.want(session.Stride{Stride: stride})
	}
	ui.crosshair()
	return true
}

// crosshair marks the middle of the picture while there is no cursor.
func (ui *UI) crosshair() {
	v, t := &ui.viewport, &ui.theme
	at := vec2(v.low.X+v.size.X/2, v.low.Y+v.size.Y/2)
	draw := imgui.WindowDrawList()
	draw.AddCircleFilledV(at, t.Px(3), inkShade.Packed(0.6), 0)
	draw.AddCircleFilledV(at, t.Px(1.5), inkLine.Packed(0.95), 0)
}
