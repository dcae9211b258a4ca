package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/session"
	"scenograph/internal/tool"
)

// Sizes of the gizmo, design pixels.
const (
	gizmoReach = 92
	gizmoSlack = 8 // how near a line the mouse is on it
)

// gizmoKinds are the motions that a tool has handles for.
func (ui *UI) gizmoKinds() []tool.Kind {
	switch ui.state.Tool {
	case session.MoveTool:
		return []tool.Kind{tool.Move}
	case session.RotateTool:
		return []tool.Kind{tool.Turn}
	case session.ScaleTool:
		return []tool.Kind{tool.Stretch}
	}
	if ui.agent.ghost != "" {
		return []tool.Kind{tool.Move, tool.Turn}
	}
	return nil
}

// drawGizmo draws the handles of the tool and takes hold of the one that is pressed; it reports whether the mouse is on one.
func (ui *UI) drawGizmo(overWidget bool) bool {
	v := &ui.viewport
	kinds := ui.gizmoKinds()
	if len(kinds) == 0 || v.hand.busy() && !v.hand.held || ui.state.Walking || ui.state.Playing || ui.state.Settling {
		return false
	}
	view := ui.view()
	if v.hand.held {
		ui.drawHandles(view, ui.handles(view, []tool.Kind{v.hand.motion.Kind}, v.hand.pivot(), v.hand.motion.Grip.Axes), -1)
		return true
	}
	grip, proposal, ok := ui.grab()
	if !ok {
		return false
	}
	handles := ui.handles(view, kinds, grip.Pivot, grip.Axes)
	pointed := -1
	if v.hovered && !overWidget && v.gesture == noGesture {
		pointed = tool.PickHandle(handles, view, ui.pixel(imgui.MousePos()), float64(ui.theme.Px(gizmoSlack)))
	}
	ui.drawHandles(view, handles, pointed)
	if pointed >= 0 && imgui.IsMouseClickedBool(imgui.MouseButtonLeft) && !imgui.CurrentIO().KeyAlt() {
		ui.take(handles[pointed].Kind, grip, proposal, handles[pointed].Constraint)
		v.hand.held, v.hand.motion.HandleM = true, ui.gizmoSize(view, grip.Pivot)
		v.gesture = gizmoing
	}
	return pointed >= 0
}

// gizmoBox is what the handles take of the picture.
func (ui *UI) gizmoBox(view frame.View) (Rect, bool) {
	v := &ui.viewport
	if len(ui.gizmoKinds()) == 0 || v.hand.busy() && !v.hand.held {
		return Rect{}, false
	}
	grip, _, ok := ui.grab()
	if !ok {
		return Rect{}, false
	}
	pivot := grip.Pivot
	if v.hand.held {
		pivot = v.hand.pivot()
	}
	pixel, depth, ok := view.Project(pivot)
	if !ok || depth < view.Near {
		return Rect{}, false
	}
	at, reach := ui.onScreen(pixel), ui.theme.Px(gizmoReach+gizmoSlack)
	return Rect{at.X - reach, at.Y - reach, 2 * reach, 2 * reach}, true
}

// pivot is where the handles are while one of them is dragged.
func (h *handState) pivot() geom.Vec3 {
	if h.motion.Kind != tool.Move || len(h.world) == 0 {
		return h.motion.Grip.Pivot
	}
	last := len(h.world) - 1
	return h.motion.Grip.Pivot.Add(h.world[last].Translation.Sub(h.motion.Grip.World[last].Translation))
}

// gizmoSize is the length of the handles at a pivot, metres.
func (ui *UI) gizmoSize(view frame.View, pivot geom.Vec3) float64 {
	_, depth, _ := view.Project(pivot)
	return view.PixelM(max(depth, view.Near)) * float64(ui.theme.Px(gizmoReach))
}

func (ui *UI) handles(view frame.View, kinds []tool.Kind, pivot geom.Vec3, own geom.Quat) []tool.Handle {
	if _, depth, ok := view.Project(pivot); !ok || depth < view.Near {
		return nil
	}
	var out []tool.Handle
	for _, kind := range kinds {
		local := ui.state.Local || kind == tool.Stretch
		axes := geom.Identity
		if local {
			axes = own
		}
		for _, h := range tool.Handles(kind, view, pivot, axes, local, ui.gizmoSize(view, pivot)) {
			if len(kinds) == 1 || kind == tool.Move || h.Constraint.Axis == 2 { // a ghost is moved and turned about the vertical
				out = append(out, h)
			}
		}
	}
	return out
}

// drawHandles draws planes first and lines over them; the one under the mouse, or the one that is held, is amber.
func (ui *UI) drawHandles(view frame.View, handles []tool.Handle, pointed int) {
	held := ui.viewport.hand.held
	for pass := range 3 {
		for i := range handles {
			h := &handles[i]
			lit := i == pointed || held && h.Constraint == ui.viewport.hand.motion.Constraint && h.Kind == ui.viewport.hand.motion.Kind
			layer := 1
			if len(h.Area) > 0 {
				layer = 0
				if h.Constraint.Axis == tool.Free {
					layer = 2
				}
			}
			if layer == pass && (!held || lit) {
				ui.drawHandle(view, h, lit)
			}
		}
	}
}

func (ui *UI) drawHandle(view frame.View, h *tool.Handle, lit bool) {
	t := &ui.theme
	draw := imgui.WindowDrawList()
	ink := inkLine
	if h.Constraint.Axis != tool.Free {
		ink = axisInks()[h.Constraint.Axis]
	}
	if lit {
		ink = inkLit
	}
	if len(h.Area) > 0 {
		opacity := float32(0.35)
		if lit {
			opacity = 0.6
		}
		ui.areaPath(view, h.Area)
		draw.PathFillConvex(ink.Packed(opacity))
		ui.areaPath(view, h.Area)
		draw.PathStrokeV(ink.Packed(0.95), imgui.DrawFlagsClosed, t.Px(1.5))
		return
	}
	width := t.Px(2.5)
	if lit {
		width = t.Px(4)
	}
	if h.Kind == tool.Turn && h.Constraint.Axis == tool.Free && !lit {
		ink, width = inkFaint, t.Px(1.5)
	}
	for pass, w := range []float32{width + t.Px(2), width} {
		color := inkShade.Packed(0.35)
		if pass == 1 {
			color = ink.Packed(1)
		}
		for _, p := range h.Line {
			pixel, _, _ := view.Project(p)
			draw.PathLineTo(ui.onScreen(pixel))
		}
		draw.PathStrokeV(color, 0, w)
	}
	ui.drawTip(view, h, ink, width)
}

func (ui *UI) areaPath(view frame.View, area []geom.Vec3) {
	var points []geom.Vec2
	signed := 0.0
	for _, p := range area {
		q, _, _ := view.Project(p)
		points = append(points, q)
	}
	for i, p := range points {
		q := points[(i+1)%len(points)]
		signed += p[0]*q[1] - p[1]*q[0]
	}
	for i := range points {
		if signed < 0 {
			i = len(points) - 1 - i
		}
		imgui.WindowDrawList().PathLineTo(ui.onScreen(points[i]))
	}
}

// drawTip ends a handle in an arrow or a knob.
func (ui *UI) drawTip(view frame.View, h *tool.Handle, ink Ink, width float32) {
	if h.Tip == tool.NoTip {
		return
	}
	t := &ui.theme
	draw := imgui.WindowDrawList()
	from, _, _ := view.Project(h.Line[0])
	to, _, _ := view.Project(h.Line[1])
	along := to.Sub(from)
	if along.Len() < 1 {
		return
	}
	along = along.Normalize()
	across := geom.Vec2{-along[1], along[0]}
	if h.Tip == tool.Knob {
		half := float64(width + t.Px(3))
		draw.AddQuadFilled(ui.onScreen(to.Add(along.Mul(half)).Add(across.Mul(half))), ui.onScreen(to.Sub(along.Mul(half)).Add(across.Mul(half))),
			ui.onScreen(to.Sub(along.Mul(half)).Sub(across.Mul(half))), ui.onScreen(to.Add(along.Mul(half)).Sub(across.Mul(half))), ink.Packed(1))
		return
	}
	long, half := float64(t.Px(15)), float64(width/2+t.Px(4.5))
	tip := to.Add(along.Mul(long * 0.6))
	draw.AddTriangleFilled(ui.onScreen(tip), ui.onScreen(tip.Sub(along.Mul(long)).Add(across.Mul(half))), ui.onScreen(tip.Sub(along.Mul(long)).Sub(across.Mul(half))), ink.Packed(1))
}
