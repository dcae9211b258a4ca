package panels

import (
	"fmt"
	"math"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/tool"
)

// handKeys reads axes, another kind of motion, and numbers, while a transform follows the mouse.
func (ui *UI) handKeys() {
	h := &ui.viewport.hand
	m := &h.motion
	for axis, key := range []imgui.Key{imgui.KeyX, imgui.KeyY, imgui.KeyZ} {
		if imgui.IsKeyPressedBoolV(key, false) {
			m.Constraint, h.chosen = nextConstraint(m.Constraint, h.chosen, m.Kind, axis, imgui.CurrentIO().KeyShift(), h.local)
			h.entry = presenter.Entry{}
		}
	}
	if h.entry.Empty() {
		for kind, key := range map[tool.Kind]imgui.Key{tool.Move: imgui.KeyG, tool.Turn: imgui.KeyR, tool.Stretch: imgui.KeyS} {
			if imgui.IsKeyPressedBoolV(key, false) && ui.again(kind) {
				return
			}
		}
	}
	for _, r := range imgui.CurrentIO().InputQueueCharacters().Slice() {
		h.entry.Type(rune(r))
	}
	if imgui.IsKeyPressedBool(imgui.KeyBackspace) {
		h.entry.Erase()
	}
	if imgui.IsKeyPressedBoolV(imgui.KeyTab, false) {
		h.entry.Next(h.fields())
	}
}

// again begins anew with another kind of motion; R while turning goes from upright to the plane of the picture and back.
func (ui *UI) again(kind tool.Kind) bool {
	h := &ui.viewport.hand
	if kind != h.motion.Kind {
		grip, proposal := h.motion.Grip, h.proposal
		ui.take(kind, grip, proposal, unconstrained(kind, h.local))
		return true
	}
	if kind == tool.Turn && h.world != nil {
		h.chosen = h.motion.Constraint.Axis != tool.Free
		if h.motion.Constraint = unconstrained(kind, h.local); h.chosen {
			h.motion.Constraint.Axis = tool.Free
		}
	}
	return false
}

// unconstrained is how a motion begins: a turn keeps things upright, the others are free.
func unconstrained(kind tool.Kind, local bool) tool.Constraint {
	if kind == tool.Turn {
		return tool.Constraint{Axis: 2}
	}
	return tool.Constraint{Axis: tool.Free, Local: local}
}

// nextConstraint is what pressing an axis key does: the axis, then the same axis of the other frame, then none. Shift means the plane
// across the axis. chosen tells whether the constraint comes from such a key.
func nextConstraint(c tool.Constraint, chosen bool, kind tool.Kind, axis int, plane, local bool) (next tool.Constraint, chosenNext bool) {
	plane = plane && kind != tool.Turn
	switch {
	case !chosen || c.Axis != axis || c.Plane != plane:
		return tool.Constraint{Axis: axis, Plane: plane, Local: local}, true
	case c.Local == local:
		c.Local = !local
		return c, true
	}
	return unconstrained(kind, local), false
}

// fields is how many numbers can be typed.
func (h *handState) fields() int {
	c := h.motion.Constraint
	switch {
	case h.motion.Kind == tool.Turn || c.Axis != tool.Free && !c.Plane:
		return 1
	case c.Plane:
		return 2
	}
	return 3
}

func (h *handState) unit() presenter.Unit {
	switch h.motion.Kind {
	case tool.Turn:
		return presenter.Degrees
	case tool.Stretch:
		return presenter.Factor
	}
	return presenter.Metres
}

// typed is the amount that the numbers say; ok is false while none is complete.
func (h *handState) typed() (amount geom.Vec3, ok bool) {
	m := &h.motion
	if m.Kind == tool.Stretch {
		amount = geom.One
	}
	first, some := h.entry.Value(0, h.unit())
	switch {
	case m.Kind == tool.Turn:
		return geom.Vec3{first}, some
	case m.Kind == tool.Stretch && h.entry.Fields[1] == "" && h.entry.Fields[2] == "":
		for axis := range 3 {
			if m.Constraint.Axis == tool.Free || (m.Constraint.Axis == axis) != m.Constraint.Plane {
				amount[axis] = first
			}
		}
		return amount, some
	}
	ok = false
	for i, axis := range h.axes() {
		if value, typed := h.entry.Value(i, h.unit()); typed {
			amount[axis], ok = value, true
		}
	}
	return amount, ok
}

// axes lists the axes that the motion may go along.
func (h *handState) axes() []int {
	var out []int
	c := h.motion.Constraint
	for axis := range 3 {
		if c.Axis == tool.Free || (c.Axis == axis) != c.Plane {
			out = append(out, axis)
		}
	}
	return out
}

// solve finds where what is held goes: by the numbers typed, by what it snaps to, or by the mouse.
func (ui *UI) solve(view frame.View) {
	h := &ui.viewport.hand
	m := &h.motion
	snap, on := ui.state.Snap, ui.state.Snap.On != imgui.CurrentIO().KeyCtrl()
	if imgui.IsKeyDown(imgui.KeyV) { // as in Unity
		snap.To, on = tool.SnapVertex, true
	}
	h.target = snapMark{}
	amount, typed := h.typed()
	if !typed {
		amount = m.Amount(view)
	}
	if !typed && on {
		switch {
		case m.Kind == tool.Move && snap.To == tool.SnapSurface && m.Constraint.Axis == tool.Free:
			if ui.ontoSurface(view, snap.Align) {
				return
			}
		case m.Kind == tool.Move && snap.To == tool.SnapVertex:
			if at, ok := ui.vertexNear(view, m.Mouse(), &m.Grip); ok {
				h.target = snapMark{found: true, at: at}
				amount = m.To(h.handle, at)
			}
		default:
			amount = m.Snapped(amount, map[tool.Kind]float64{tool.Move: snap.Move, tool.Turn: snap.Angle, tool.Stretch: snap.Scale}[m.Kind])
		}
	}
	h.amount, h.world = amount, m.Apply(view, amount)
}

// ontoSurface sets what is held onto what is under it on the screen.
func (ui *UI) ontoSurface(view frame.View, align bool) bool {
	h := &ui.viewport.hand
	world := ui.world()
	if world == nil {
		return false
	}
	start := h.motion.Start()
	point, normal, ok := h.motion.Grip.OverSurface(world, view, h.anchor.Add(h.motion.Mouse().Sub(start)))
	if !ok {
		return false
	}
	h.target = snapMark{true, point, normal}
	h.world = h.motion.Grip.OnSurface(point, normal, align)
	last := len(h.world) - 1
	h.amount = h.world[last].Translation.Sub(h.motion.Grip.World[last].Translation)
	return true
}

// snapRadius is how near the mouse a vertex must be, design pixels.
const snapRadius = 14

// vertexNear finds the vertex to snap to at a pixel; a grip's own vertices do not count.
func (ui *UI) vertexNear(view frame.View, at geom.Vec2, grip *tool.Grip) (geom.Vec3, bool) {
	world := ui.world()
	if world == nil {
		return geom.Vec3{}, false
	}
	return tool.NearestVertex(world, view, at, float64(ui.theme.Px(snapRadius)), func(id scene.NodeID) bool { return grip == nil || !grip.Holds(id) })
}

// world is the geometry of what is committed, nil when there is none.
func (ui *UI) world() *query.World {
	if ui.options.World == nil {
		return nil
	}
	return ui.options.World()
}

// describe says how far what is held has gone.
func (h *handState) describe() string {
	m, c := &h.motion, h.motion.Constraint
	own := ""
	if c.Local && c.Axis != tool.Free {
		own = " local"
	}
	switch m.Kind {
	case tool.Turn:
		about := "the line of sight"
		if c.Axis != tool.Free {
			about = string("XYZ"[c.Axis]) + own
		}
		return fmt.Sprintf("%.1f° about %s", geom.Degrees(h.amount[0]), about)
	case tool.Stretch:
		if c.Axis == tool.Free && h.amount[0] == h.amount[1] && h.amount[0] == h.amount[2] {
			return fmt.Sprintf("× %.3f", h.amount[0])
		}
	}
	text := ""
	for _, axis := range h.axes() {
		text += fmt.Sprintf("%c %.3f   ", "XYZ"[axis], math.Round(h.amount[axis]*1000)/1000+0) // + 0: no "-0.000"
	}
	if m.Kind == tool.Stretch {
		return "× " + text[:len(text)-3] + own
	}
	if len(h.axes()) == 1 {
		return text[:len(text)-3] + " m" + own
	}
	return text + fmt.Sprintf("= %.3f m", h.amount.Len()) + own
}
