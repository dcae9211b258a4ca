package panels

import (
	"fmt"
	"math"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/navigate"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

const (
	orbitPerPixel = 0.0055 // radians
	lookPerPixel  = 0.0035
	zoomPerNotch  = 0.86 // factor of the distance
	zoomPerPixel  = 0.006
	clickSlack    = 4 // design pixels a click may move
)

// mouse turns buttons and wheel into selection and camera moves.
// leftTaken tells that a tool has the left button.
func (ui *UI) mouse(leftTaken, overWidget bool) {
	v := &ui.viewport
	io := imgui.CurrentIO()
	if v.hovered && !overWidget {
		ui.startGesture(io, leftTaken)
		if v.gesture == noGesture {
			ui.wheel(io)
		}
	}
	switch v.gesture {
	case noGesture, gizmoing:
	case boxing:
		ui.boxGesture()
	default:
		ui.cameraGesture(ui.follow(&v.pointer))
	}
	if v.gesture != noGesture && !imgui.IsAnyMouseDown() {
		ui.endGesture()
	}
	ui.settleWheel()
}

func (ui *UI) startGesture(io *imgui.IO, leftTaken bool) {
	if ui.viewport.gesture != noGesture {
		return
	}
	for _, button := range []imgui.MouseButton{imgui.MouseButtonLeft, imgui.MouseButtonRight, imgui.MouseButtonMiddle} {
		if imgui.IsMouseClickedBool(button) && !(leftTaken && button == imgui.MouseButtonLeft) {
			ui.begin(gestureFor(ui.state.Settings.Navigation, button, io.KeyAlt(), io.KeyShift(), io.KeyCtrl()))
			return
		}
	}
}

// begin starts a gesture where the mouse is.
func (ui *UI) begin(g gesture) {
	v := &ui.viewport
	v.gesture, v.press = g, imgui.MousePos()
	v.pointer.hold()
	if g != boxing {
		v.about, v.depth = ui.aim(v.press)
	}
}

// gestureFor maps a pressed button to what it does under a navigation preset. Alt with the left button stands in for the middle one
// in every preset, for trackpads and tablets.
func gestureFor(n session.Navigation, button imgui.MouseButton, alt, shift, ctrl bool) gesture {
	switch {
	case button == imgui.MouseButtonLeft && !alt:
		return boxing
	case button == imgui.MouseButtonRight && !alt:
		return menuing // until it is dragged
	case button == imgui.MouseButtonRight:
		return zooming
	case button == imgui.MouseButtonMiddle && n != session.BlenderNavigation:
		return panning
	case shift:
		return panning
	case ctrl:
		return zooming
	}
	return orbiting
}

// aim is what lies under the mouse, and how deep in the picture; where there is nothing near, it is what the eye looks at.
func (ui *UI) aim(mouse imgui.Vec2) (geom.Vec3, float64) {
	v, eye := &ui.viewport, ui.state.Eye
	if point, ok := ui.point(mouse.X-v.low.X, mouse.Y-v.low.Y); ok {
		way := point.Sub(eye.WorldFromCamera.Translation)
		depth := way.Dot(eye.Forward())
		if flat := eye.Projection == scene.Orthographic; way.Len() < max(30, 4*eye.FocusM) && (depth > 0.05 || flat) {
			return point, depth
		}
	}
	return eye.Focus(), eye.FocusM
}

func (ui *UI) cameraGesture(delta imgui.Vec2) {
	v := &ui.viewport
	eye := ui.state.Eye
	if v.gesture == menuing || v.gesture == looking {
		eye = ui.fly(eye)
	}
	if (v.gesture == menuing || v.gesture == cubing) && !ui.dragged() {
		return
	}
	v.pulled = true
	if v.gesture == menuing {
		v.gesture = looking
	}
	dx, dy := float64(delta.X), float64(delta.Y)
	scale := 1 / float64(ui.theme.Scale)
	if dx != 0 || dy != 0 {
		switch v.gesture {
		case orbiting:
			eye = eye.Orbit(v.about, -dx*orbitPerPixel*scale, -dy*orbitPerPixel*scale)
		case cubing:
			eye = eye.Orbit(eye.Focus(), -dx*2*orbitPerPixel*scale, -dy*2*orbitPerPixel*scale)
		case looking:
			eye = eye.Look(-dx*lookPerPixel*scale, -dy*lookPerPixel*scale)
		case panning:
			eye = eye.Pan(dx, dy, v.depth, int(v.size.Y))
		case zooming:
			eye = ui.zoomAt(eye, v.press, math.Exp(-(dx+dy)*zoomPerPixel*scale))
		}
	}
	if eye != ui.state.Eye {
		ui.move(eye)
	}
	ui.drawGesture()
}

func (ui *UI) move(eye navigate.Eye) {
	ui.viewport.moving = true
	ui.want(session.MoveCamera{Eye: eye})
}

// drawGesture shows what is turned about, or how fast it goes.
func (ui *UI) drawGesture() {
	v, t := &ui.viewport, &ui.theme
	switch v.gesture {
	case orbiting:
		pixel, _, ok := ui.state.View.Project(v.about)
		if !ok {
			return
		}
		at := vec2(v.low.X+float32(pixel[0]), v.low.Y+float32(pixel[1]))
		draw := imgui.WindowDrawList()
		draw.AddCircleV(at, t.Px(7), inkShade.Packed(0.55), 0, t.Px(3.5))
		draw.AddCircleV(at, t.Px(7), inkLine.Packed(0.9), 0, t.Px(1.5))
		draw.AddCircleFilledV(at, t.Px(2), inkLine.Packed(0.9), 0)
	case looking:
		mouse := imgui.MousePos()
		ui.floating(vec2(mouse.X+t.Px(18), mouse.Y+t.Px(10)), fmt.Sprintf("%.2g m/s", v.speed()))
	}
}

func (ui *UI) dragged() bool {
	slack := ui.theme.Px(clickSlack)
	return ui.viewport.pulled || distance2(imgui.MousePos(), ui.viewport.press) > slack*slack
}

func (ui *UI) boxGesture() {
	if !ui.dragged() {
		return
	}
	ui.viewport.pulled = true
	t := &ui.theme
	mouse := imgui.MousePos()
	draw := imgui.WindowDrawList()
	low, high := sortCorners(ui.viewport.press, mouse)
	draw.AddRectFilledV(low, high, t.Accent.Packed(0.12), 0, 0)
	draw.AddRectV(low, high, t.Accent.Packed(0.9), 0, 0, t.Px(1))
}

func sortCorners(a, b imgui.Vec2) (low, high imgui.Vec2) {
	return vec2(min(a.X, b.X), min(a.Y, b.Y)), vec2(max(a.X, b.X), max(a.Y, b.Y))
}

func (ui *UI) endGesture() {
	v := &ui.viewport
	was, dragged := v.gesture, ui.dragged()
	v.gesture, v.pulled = noGesture, false
	if was != boxing && was != menuing && was != gizmoing {
		ui.want(session.SettleCamera{})
	}
	switch was {
	case cubing:
		if !dragged {
			ui.want(session.LookFrom{Direction: v.facet})
		}
	case boxing:
		if !dragged {
			ui.clickAt(v.press.X-v.low.X, v.press.Y-v.low.Y)
			return
		}
		ui.selectBox()
	case menuing:
		if hit := ui.pick(v.press.X-v.low.X, v.press.Y-v.low.Y); hit.Node != "" && !hit.Ghost && !ui.room(hit.Node) && !ui.selected(hit.Node) {
			ui.clickAt(v.press.X-v.low.X, v.press.Y-v.low.Y)
		}
		v.menuOpen = true
	}
}

func (ui *UI) selectBox() {
	if ui.options.PickBox == nil {
		return
	}
	v := &ui.viewport
	low, high := sortCorners(v.press, imgui.MousePos())
	nodes := ui.options.PickBox(float64(low.X-v.low.X), float64(low.Y-v.low.Y), float64(high.X-v.low.X), float64(high.Y-v.low.Y))
	free := nodes[:0]
	for _, id := range nodes {
		if !ui.locked(id) {
			free = append(free, id)
		}
	}
	mode := session.Replace
	if imgui.CurrentIO().KeyShift() {
		mode = session.Extend
	}
	ui.want(session.SelectNodes{Nodes: free, Mode: mode})
}
