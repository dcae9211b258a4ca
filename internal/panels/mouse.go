package panels

import (
	"math"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

const (
	orbitPerPixel = 0.0055 // radians
	lookPerPixel  = 0.0035
	zoomPerNotch  = 0.14 // share of the way
	zoomPerPixel  = 0.006
	flySpeed      = 2.6 // metres per second
	clickSlack    = 4   // design pixels a click may move
)

// mouse turns buttons and wheel into selection and camera moves.
func (ui *UI) mouse(overWidget bool) {
	v := &ui.viewport
	io := imgui.CurrentIO()
	if v.hovered && !overWidget && !v.gizmo.using {
		ui.startGesture(io)
		if wheel := io.MouseWheel(); wheel != 0 && v.gesture == noGesture {
			ui.wheel(wheel)
		}
	}
	delta := io.MouseDelta()
	switch v.gesture {
	case noGesture, gizmoing:
	case boxing:
		ui.boxGesture()
	default:
		ui.cameraGesture(delta)
	}
	if v.gesture != noGesture && !imgui.IsAnyMouseDown() {
		ui.endGesture()
	}
}

func (ui *UI) startGesture(io *imgui.IO) {
	v := &ui.viewport
	if v.gesture != noGesture {
		return
	}
	for _, button := range []imgui.MouseButton{imgui.MouseButtonLeft, imgui.MouseButtonRight, imgui.MouseButtonMiddle} {
		if !imgui.IsMouseClickedBool(button) {
			continue
		}
		v.press = imgui.MousePos()
		v.gesture = gestureFor(ui.state.Settings.Navigation, button, io.KeyAlt(), io.KeyShift(), io.KeyCtrl())
		if v.gizmo.over && v.gesture == boxing {
			v.gesture = gizmoing
		}
		if v.gesture != boxing && v.gesture != gizmoing {
			v.pivot = ui.pivot()
		}
		return
	}
}

// gestureFor maps a pressed button to what it does under a navigation preset.
func gestureFor(n session.Navigation, button imgui.MouseButton, alt, shift, ctrl bool) gesture {
	switch button {
	case imgui.MouseButtonLeft:
		if alt {
			return orbiting
		}
		return boxing
	case imgui.MouseButtonRight:
		if alt {
			return zooming
		}
		return menuing // until it is dragged
	}
	switch {
	case n == session.BlenderNavigation && shift:
		return panning
	case n == session.BlenderNavigation && ctrl:
		return zooming
	case n == session.BlenderNavigation:
		return orbiting
	}
	return panning
}

// pivot is the point the camera turns about: what is seen in the middle of the picture.
func (ui *UI) pivot() geom.Vec3 {
	v := &ui.viewport
	if point, ok := ui.point(v.size.X/2, v.size.Y/2); ok && point.Sub(ui.state.View.Eye()).Len() < 30 {
		return point
	}
	return presenter.PivotOf(ui.state.View)
}

func (ui *UI) cameraGesture(delta imgui.Vec2) {
	v := &ui.viewport
	if v.gesture == menuing {
		if !ui.dragged() {
			return
		}
		v.gesture = orbiting
		if ui.state.Settings.Navigation == session.UnityNavigation {
			v.gesture = looking
		}
	}
	view := ui.state.View
	pose := view.WorldFromCamera
	dx, dy := float64(delta.X), float64(delta.Y)
	scale := 1 / float64(ui.theme.Scale)
	switch v.gesture {
	case orbiting:
		pose = presenter.Orbit(pose, v.pivot, -dx*orbitPerPixel*scale, -dy*orbitPerPixel*scale)
	case looking:
		pose = presenter.Look(pose, -dx*lookPerPixel*scale, -dy*lookPerPixel*scale)
	case panning:
		pose = presenter.Pan(view, v.pivot, dx, dy)
	case zooming:
		pose = presenter.Zoom(pose, v.pivot, (dx+dy)*zoomPerPixel*scale)
	}
	right, forward, up := 0.0, 0.0, 0.0
	if imgui.IsMouseDown(imgui.MouseButtonRight) {
		right, forward, up = ui.flyKeys()
	}
	if right != 0 || forward != 0 || up != 0 {
		pose = presenter.Fly(pose, right, forward, up)
		v.pivot = v.pivot.Add(pose.Translation.Sub(view.WorldFromCamera.Translation))
	}
	if pose != view.WorldFromCamera {
		v.moving = true
		ui.want(session.MoveCamera{WorldFromCamera: pose})
	}
}

// flyKeys moves with WASD and QE while the right button is held; Shift is faster.
func (ui *UI) flyKeys() (right, forward, up float64) {
	step := flySpeed * math.Min(0.1, float64(imgui.CurrentIO().DeltaTime()))
	if imgui.CurrentIO().KeyShift() {
		step *= 3
	}
	axis := func(plus, minus imgui.Key) float64 {
		v := 0.0
		if imgui.IsKeyDown(plus) {
			v += step
		}
		if imgui.IsKeyDown(minus) {
			v -= step
		}
		return v
	}
	return axis(imgui.KeyD, imgui.KeyA), axis(imgui.KeyW, imgui.KeyS), axis(imgui.KeyE, imgui.KeyQ)
}

func (ui *UI) wheel(notches float32) {
	v := &ui.viewport
	mouse := imgui.MousePos()
	pixel := geom.Vec2{float64(mouse.X - v.low.X), float64(mouse.Y - v.low.Y)}
	target, ok := ui.point(float32(pixel[0]), float32(pixel[1]))
	if !ok {
		depth := presenter.PivotOf(ui.state.View).Sub(ui.state.View.Eye()).Len()
		target = ui.state.View.Ray(pixel).At(depth)
	}
	share := 1 - math.Pow(1-zoomPerNotch, float64(notches))
	v.moving = true
	ui.want(session.MoveCamera{WorldFromCamera: presenter.Zoom(ui.state.View.WorldFromCamera, target, share)})
}

func (ui *UI) dragged() bool {
	mouse := imgui.MousePos()
	dx, dy := mouse.X-ui.viewport.press.X, mouse.Y-ui.viewport.press.Y
	return dx*dx+dy*dy > ui.theme.Px(clickSlack)*ui.theme.Px(clickSlack)
}

func (ui *UI) boxGesture() {
	if !ui.dragged() {
		return
	}
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
	was := v.gesture
	v.gesture = noGesture
	switch was {
	case boxing:
		if !ui.dragged() {
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
