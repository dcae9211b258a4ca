package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/tool"
)

// What is drawn over the picture has colours of its own: the picture is as dark in a light theme as in a dark one.
const (
	inkLine  Ink = 0xF1F3F6 // what is neither of an axis nor lit
	inkFaint Ink = 0x9BA4B3
	inkShade Ink = 0x0E1014 // around lines, so that they stand out against anything
	inkLit   Ink = 0xF2B457 // under the mouse, or snapped to
)

// axisInks are the colours of X, Y and Z over the picture.
func axisInks() [3]Ink { return [3]Ink{0xFF6B6B, 0x57D08C, 0x6AA8FF} }

// drawHand shows what a transform under way keeps to, what it has snapped to, and how far it has gone.
func (ui *UI) drawHand(view frame.View) {
	h, t := &ui.viewport.hand, &ui.theme
	m := &h.motion
	draw := imgui.WindowDrawList()
	if m.Constraint.Axis != tool.Free {
		for _, axis := range h.axes() {
			if m.Kind != tool.Turn || axis == m.Constraint.Axis {
				ui.axisLines(view, axis)
			}
		}
	}
	mouse := imgui.MousePos()
	if center, _, ok := view.Project(m.Grip.Pivot); ok && !h.held && m.Kind != tool.Move {
		ui.dashed(ui.onScreen(center), mouse, inkLine.Packed(0.75))
		draw.AddCircleFilledV(ui.onScreen(center), t.Px(3), inkLit.Packed(1), 0)
	}
	ui.drawSnap(view, h.target)
	text, ink := h.describe(), t.Text
	if !h.entry.Empty() {
		text = handVerb(m.Kind) + "  " + h.entry.Text(h.fields()) + "  =  " + text
		if _, ok := h.typed(); !ok {
			ink = t.Removed
		}
	}
	ui.floatingInk(vec2(mouse.X+t.Px(18), mouse.Y+t.Px(12)), text, ink)
}

// axisLines draws an axis through the pivot, or through every node's own origin.
func (ui *UI) axisLines(view frame.View, axis int) {
	h, t := &ui.viewport.hand, &ui.theme
	m := &h.motion
	line := func(through, d geom.Vec3) {
		if a, b, ok := ui.clippedLine(view, through.Sub(d.Mul(100)), through.Add(d.Mul(100))); ok {
			imgui.WindowDrawList().AddLineV(a, b, axisInks()[axis].Packed(0.9), t.Px(1.5))
		}
	}
	if !m.Grip.Each {
		line(m.Grip.Pivot, m.Axis(axis))
		return
	}
	var unit geom.Vec3
	unit[axis] = 1
	for _, w := range m.Grip.World {
		d := unit
		if m.Constraint.Local {
			d = w.Rotation.Rotate(unit)
		}
		line(w.Translation, d)
	}
}

// drawSnap rings a vertex, or draws a disc and a normal on a surface.
func (ui *UI) drawSnap(view frame.View, s snapMark) {
	if !s.found {
		return
	}
	t := &ui.theme
	draw := imgui.WindowDrawList()
	at, depth, ok := view.Project(s.at)
	if !ok {
		return
	}
	p := ui.onScreen(at)
	if s.normal == (geom.Vec3{}) {
		draw.AddCircleV(p, t.Px(7), inkShade.Packed(0.6), 0, t.Px(4))
		draw.AddCircleV(p, t.Px(7), inkLit.Packed(1), 0, t.Px(2))
		draw.AddCircleFilledV(p, t.Px(2), inkLit.Packed(1), 0)
		return
	}
	reach := view.PixelM(depth) * float64(t.Px(26))
	turn := geom.LookRotation(s.normal)
	for i := range 33 {
		angle := geom.Radians(360 / 32 * float64(i))
		q, _, _ := view.Project(s.at.Add(turn.Mul(geom.AxisAngle(geom.Vec3{0, 1, 0}, angle)).Rotate(geom.Vec3{reach * 0.5, 0, 0})))
		draw.PathLineTo(ui.onScreen(q))
	}
	draw.PathStrokeV(inkLit.Packed(1), 0, t.Px(2))
	if tip, _, ok := view.Project(s.at.Add(s.normal.Mul(reach))); ok {
		draw.AddLineV(p, ui.onScreen(tip), inkLit.Packed(1), t.Px(2))
	}
}

// onScreen is a pixel of the picture on the screen.
func (ui *UI) onScreen(pixel geom.Vec2) imgui.Vec2 {
	low := ui.viewport.low
	return vec2(low.X+float32(pixel[0]), low.Y+float32(pixel[1]))
}

func (ui *UI) dashed(a, b imgui.Vec2, ink uint32) {
	t := &ui.theme
	length := float32(geom.Vec2{float64(b.X - a.X), float64(b.Y - a.Y)}.Len())
	step := t.Px(9)
	if length < 1 || length > 20000 {
		return
	}
	at := func(d float32) imgui.Vec2 { return vec2(a.X+(b.X-a.X)*d/length, a.Y+(b.Y-a.Y)*d/length) }
	for d := float32(0); d < length; d += step {
		imgui.WindowDrawList().AddLineV(at(d), at(min(length, d+step*0.55)), ink, t.Px(1.5))
	}
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
	return ui.onScreen(pa), ui.onScreen(pb), okA && okB
}

// floating draws a small label over the picture.
func (ui *UI) floating(at imgui.Vec2, s string) { ui.floatingInk(at, s, ui.theme.Text) }

func (ui *UI) floatingInk(at imgui.Vec2, s string, ink Ink) {
	v, t := &ui.viewport, &ui.theme
	size := imgui.CalcTextSizeV(s, false, -1)
	pad := t.Px(6)
	at.X = max(v.low.X, min(at.X, v.low.X+v.size.X-size.X-3*pad))
	at.Y = max(v.low.Y, min(at.Y, v.low.Y+v.size.Y-size.Y-2*pad))
	draw := imgui.WindowDrawList()
	draw.AddRectFilledV(at, vec2(at.X+size.X+2*pad, at.Y+size.Y+pad), t.Ground.Packed(0.85), t.Px(Radius), 0)
	draw.AddTextVec2V(vec2(at.X+pad, at.Y+pad/2), ink.Packed(1), s)
}
