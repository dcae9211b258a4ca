package panels

import (
	"fmt"
	"math"
	"strconv"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
)

// modalState is a transform that follows the mouse without a pressed button, as in Blender: G, R or S starts it.
type modalState struct {
	kind  rune // 'G', 'R' or 'S'; 0 for none
	axis  int  // 0 X, 1 Y, 2 Z, −1 free
	typed string
	start geom.Vec2 // mouse, in picture pixels
	hold  hold
	value float64 // metres, radians or factor, for display
}

// startModal begins a modal transform of the selection or the chosen ghost.
func (ui *UI) startModal(kind rune) {
	h, ok := ui.grab()
	if !ok || ui.viewport.size.X == 0 {
		return
	}
	ui.dropGizmo()
	axis := -1
	if kind == 'R' {
		axis = 2
	}
	ui.viewport.modal = modalState{kind: kind, axis: axis, start: ui.mousePixel(), hold: h}
}

func (ui *UI) mousePixel() geom.Vec2 {
	mouse := imgui.MousePos()
	return geom.Vec2{float64(mouse.X - ui.viewport.low.X), float64(mouse.Y - ui.viewport.low.Y)}
}

func (ui *UI) runModal() {
	m := &ui.viewport.modal
	if m.kind == 0 {
		return
	}
	ui.modalKeys()
	view := ui.state.View
	view.Width, view.Height = int(ui.viewport.size.X), int(ui.viewport.size.Y)
	world := m.world(view, ui.mousePixel(), ui.modalStep())
	ui.drawModal(view)
	verb := map[rune]string{'G': "Move", 'R': "Rotate", 'S': "Scale"}[m.kind]
	switch {
	case imgui.IsKeyPressedBool(imgui.KeyEscape) || imgui.IsMouseClickedBool(imgui.MouseButtonRight):
		ui.want(ui.revert(m.hold)...)
		*m = modalState{}
	case imgui.IsKeyPressedBool(imgui.KeyEnter) || imgui.IsKeyPressedBool(imgui.KeyKeypadEnter) || imgui.IsMouseClickedBool(imgui.MouseButtonLeft):
		ui.want(ui.commit(m.hold, world, verb)...)
		*m = modalState{}
	default:
		ui.want(ui.preview(m.hold, world)...)
	}
}

func (ui *UI) modalStep() float64 {
	snap := ui.state.Snap
	if snap.On == imgui.CurrentIO().KeyCtrl() {
		return 0
	}
	switch ui.viewport.modal.kind {
	case 'R':
		return snap.Angle
	case 'S':
		return snap.Scale
	}
	return snap.Move
}

// modalKeys reads the axis and a typed value.
func (ui *UI) modalKeys() {
	m := &ui.viewport.modal
	for axis, key := range []imgui.Key{imgui.KeyX, imgui.KeyY, imgui.KeyZ} {
		if !imgui.IsKeyPressedBool(key) {
			continue
		}
		if m.axis == axis && m.kind != 'R' {
			axis = -1
		}
		m.axis = axis
	}
	for digit := range 10 {
		if imgui.IsKeyPressedBool(imgui.Key0+imgui.Key(digit)) || imgui.IsKeyPressedBool(imgui.KeyKeypad0+imgui.Key(digit)) {
			m.typed += strconv.Itoa(digit)
		}
	}
	if imgui.IsKeyPressedBool(imgui.KeyPeriod) || imgui.IsKeyPressedBool(imgui.KeyComma) || imgui.IsKeyPressedBool(imgui.KeyKeypadDecimal) {
		m.typed += "."
	}
	if imgui.IsKeyPressedBool(imgui.KeyMinus) || imgui.IsKeyPressedBool(imgui.KeyKeypadSubtract) {
		if len(m.typed) > 0 && m.typed[0] == '-' {
			m.typed = m.typed[1:]
		} else {
			m.typed = "-" + m.typed
		}
	}
	if imgui.IsKeyPressedBool(imgui.KeyBackspace) && len(m.typed) > 0 {
		m.typed = m.typed[:len(m.typed)-1]
	}
}

// world returns where the held nodes go for a mouse position.
func (m *modalState) world(view frame.View, mouse geom.Vec2, step float64) []geom.Transform {
	pivot := m.hold.pivot.Translation
	typed, err := strconv.ParseFloat(m.typed, 64)
	hasNumber := err == nil
	out := make([]geom.Transform, len(m.hold.world))
	switch m.kind {
	case 'R':
		m.value = snapTo(m.turn(view, mouse), step)
		if hasNumber {
			m.value = geom.Radians(typed)
		}
		turn := geom.AxisAngle(unitAxis(m.axis), m.value)
		for i, w := range m.hold.world {
			w.Rotation = turn.Mul(w.Rotation).Normalized()
			w.Translation = pivot.Add(turn.Rotate(w.Translation.Sub(pivot)))
			out[i] = w
		}
	case 'S':
		m.value = math.Max(0.01, snapTo(m.stretch(view, mouse), step))
		if hasNumber {
			m.value = math.Max(0.001, math.Abs(typed))
		}
		for i, w := range m.hold.world {
			offset := w.Translation.Sub(pivot)
			for axis := range 3 {
				if m.axis < 0 || m.axis == axis {
					w.Scale[axis] *= m.value
					offset[axis] *= m.value
				}
			}
			w.Translation = pivot.Add(offset)
			out[i] = w
		}
	default:
		by := m.slide(view, mouse, step)
		if hasNumber {
			by = unitAxis(max(m.axis, 0)).Mul(typed)
		}
		m.value = by.Len()
		for i, w := range m.hold.world {
			w.Translation = w.Translation.Add(by)
			out[i] = w
		}
	}
	return out
}

func unitAxis(axis int) geom.Vec3 {
	var v geom.Vec3
	v[axis] = 1
	return v
}

func snapTo(v, step float64) float64 {
	if step <= 0 {
		return v
	}
	return math.Round(v/step) * step
}

// slide is how far the mouse has carried the pivot: within the plane of the picture, or along the axis.
func (m *modalState) slide(view frame.View, mouse geom.Vec2, step float64) geom.Vec3 {
	pivot := m.hold.pivot.Translation
	var by geom.Vec3
	if m.axis < 0 {
		by = onPlane(view.Ray(mouse), pivot, view.Forward()).Sub(onPlane(view.Ray(m.start), pivot, view.Forward()))
	} else {
		axis := unitAxis(m.axis)
		by = axis.Mul(alongLine(view.Ray(mouse), pivot, axis) - alongLine(view.Ray(m.start), pivot, axis))
	}
	for i := range by {
		by[i] = snapTo(by[i], step)
	}
	return by
}

func onPlane(ray geom.Ray, point, normal geom.Vec3) geom.Vec3 {
	slope := ray.Direction.Dot(normal)
	if math.Abs(slope) < 1e-9 {
		return point
	}
	return ray.At(point.Sub(ray.Origin).Dot(normal) / slope)
}

// alongLine returns how far along a line through point its nearest point to the ray is.
func alongLine(ray geom.Ray, point, axis geom.Vec3) float64 {
	between := point.Sub(ray.Origin)
	b := ray.Direction.Dot(axis)
	denominator := 1 - b*b
	if denominator < 1e-6 {
		return 0
	}
	return (b*ray.Direction.Dot(between) - axis.Dot(between)) / denominator
}

// turn is the angle the mouse has gone round the pivot, counter-clockwise seen against the axis.
func (m *modalState) turn(view frame.View, mouse geom.Vec2) float64 {
	center, _, ok := view.Project(m.hold.pivot.Translation)
	if !ok {
		return 0
	}
	from, to := m.start.Sub(center), mouse.Sub(center)
	angle := geom.WrapAngle(math.Atan2(-to[1], to[0]) - math.Atan2(-from[1], from[0]))
	if view.Forward().Dot(unitAxis(m.axis)) > 0 {
		return -angle
	}
	return angle
}

func (m *modalState) stretch(view frame.View, mouse geom.Vec2) float64 {
	center, _, ok := view.Project(m.hold.pivot.Translation)
	from := m.start.Sub(center).Len()
	if !ok || from < 1 {
		return 1
	}
	return mouse.Sub(center).Len() / from
}

// drawModal shows the axis and the value at the mouse.
func (ui *UI) drawModal(view frame.View) {
	m, t := &ui.viewport.modal, &ui.theme
	draw := imgui.WindowDrawList()
	pivot := m.hold.pivot.Translation
	if m.axis >= 0 {
		ink := []Ink{t.Removed, t.Added, t.Accent}[m.axis]
		axis := unitAxis(m.axis)
		if a, b, ok := ui.clippedLine(view, pivot.Sub(axis.Mul(20)), pivot.Add(axis.Mul(20))); ok {
			draw.AddLineV(a, b, ink.Packed(0.9), t.Px(1.5))
		}
	}
	text := fmt.Sprintf("%.3f m", m.value)
	switch m.kind {
	case 'R':
		text = fmt.Sprintf("%.1f°", geom.Degrees(m.value))
	case 'S':
		text = fmt.Sprintf("× %.3f", m.value)
	}
	if m.typed != "" {
		text += "  [" + m.typed + "]"
	}
	mouse := imgui.MousePos()
	ui.floating(vec2(mouse.X+t.Px(18), mouse.Y+t.Px(10)), text)
}

// clippedLine projects a world line, cutting off what is behind the camera.
func (ui *UI) clippedLine(view frame.View, a, b geom.Vec3) (from, to imgui.Vec2, ok bool) {
	eye, forward := view.Eye(), view.Forward()
	da, db := a.Sub(eye).Dot(forward)-view.Near, b.Sub(eye).Dot(forward)-view.Near
	if da <= 0 && db <= 0 {
		return from, to, false
	}
	if da <= 0 {
		a = a.Add(b.Sub(a).Mul(da / (da - db)))
	}
	if db <= 0 {
		b = b.Add(a.Sub(b).Mul(db / (db - da)))
	}
	pa, _, okA := view.Project(a)
	pb, _, okB := view.Project(b)
	low := ui.viewport.low
	return vec2(low.X+float32(pa[0]), low.Y+float32(pa[1])), vec2(low.X+float32(pb[0]), low.Y+float32(pb[1])), okA && okB
}

// floating draws a small label over the picture.
func (ui *UI) floating(at imgui.Vec2, s string) {
	t := &ui.theme
	size := imgui.CalcTextSizeV(s, false, -1)
	pad := t.Px(6)
	draw := imgui.WindowDrawList()
	draw.AddRectFilledV(at, vec2(at.X+size.X+2*pad, at.Y+size.Y+pad), t.Ground.Packed(0.85), t.Px(Radius), 0)
	draw.AddTextVec2V(vec2(at.X+pad, at.Y+pad/2), t.Text.Packed(1), s)
}
