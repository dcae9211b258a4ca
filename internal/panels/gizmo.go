package panels

import (
	"math"
	"slices"

	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/AllenDang/cimgui-go/imguizmo"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// gizmoState is the handle being dragged.
type gizmoState struct {
	over, using bool
	cancelled   bool // Esc was pressed; wait for the button to go up
	matrix      [16]float32
	hold        hold
}

// hold is what a transform began with.
type hold struct {
	proposal string // the nodes are ghosts of this proposal, "" for the scene
	nodes    []scene.NodeID
	world    []geom.Transform // of the nodes
	parent   []geom.Transform // of their parents
	pivot    geom.Transform
}

// grab collects what the handles move: the chosen ghost, or the selection without what its own members carry.
func (ui *UI) grab() (hold, bool) {
	s := ui.state
	h := hold{}
	snapshot, nodes := s.Scene, s.Selection
	if card := ui.focusedCard(); card != nil && ui.agent.ghost != "" && card.After != nil {
		if _, ok := card.After.Node(ui.agent.ghost); ok {
			h.proposal, snapshot, nodes = card.ID, card.After, []scene.NodeID{ui.agent.ghost}
		}
	}
	for _, id := range nodes {
		n, ok := snapshot.Node(id)
		if !ok || n.Locked || slices.ContainsFunc(nodes, func(o scene.NodeID) bool { return o != id && snapshot.Under(id, o) }) {
			continue
		}
		h.nodes = append(h.nodes, id)
		h.world = append(h.world, snapshot.WorldFromNode(id))
		h.parent = append(h.parent, snapshot.WorldFromNode(n.Parent))
	}
	if len(h.nodes) == 0 {
		return h, false
	}
	h.pivot = geom.IdentityTransform()
	for _, w := range h.world {
		h.pivot.Translation = h.pivot.Translation.Add(w.Translation.Mul(1 / float64(len(h.world))))
	}
	if s.Local || s.Tool == session.ScaleTool {
		h.pivot.Rotation = h.world[len(h.world)-1].Rotation
	}
	return h, true
}

func (ui *UI) drawGizmo() {
	g := &ui.viewport.gizmo
	operation, ok := map[session.Tool]imguizmo.OPERATION{
		session.MoveTool: imguizmo.TRANSLATE, session.RotateTool: imguizmo.ROTATE, session.ScaleTool: imguizmo.SCALE,
	}[ui.state.Tool]
	if !ok && ui.agent.ghost != "" {
		operation, ok = imguizmo.TRANSLATE|imguizmo.ROTATEZ, true
	}
	g.over = false
	if !ok || ui.viewport.modal.kind != 0 {
		ui.dropGizmo()
		return
	}
	if !g.using {
		h, any := ui.grab()
		if !any {
			return
		}
		g.hold, g.matrix = h, geom.Mat4f(h.pivot.Mat4())
	}
	ui.manipulate(operation)
}

func (ui *UI) manipulate(operation imguizmo.OPERATION) {
	v := &ui.viewport
	g := &v.gizmo
	ui.styleGizmo()
	view := ui.state.View
	view.Width, view.Height = int(v.size.X), int(v.size.Y)
	imguizmo.SetOrthographic(view.Projection == scene.Orthographic)
	imguizmo.SetDrawlist()
	imguizmo.SetRect(v.low.X, v.low.Y, v.size.X, v.size.Y)
	imguizmo.Enable(v.gesture == noGesture || v.gesture == gizmoing)
	viewMatrix, projection := geom.Mat4f(view.ViewFromWorld()), geom.Mat4f(view.ClipFromView())
	mode := imguizmo.WORLD
	if ui.state.Local || operation == imguizmo.SCALE {
		mode = imguizmo.LOCAL
	}
	var delta [16]float32
	snap := ui.gizmoSnap(operation)
	var snapAt *float32
	if snap != nil {
		snapAt = &snap[0]
	}
	changed := imguizmo.ManipulateV(&viewMatrix[0], &projection[0], operation, mode, &g.matrix[0], &delta[0], snapAt, nil, nil)
	g.over = imguizmo.IsOver()
	using := imguizmo.IsUsing()
	switch {
	case using && imgui.IsKeyPressedBool(imgui.KeyEscape):
		g.cancelled = true
		ui.want(ui.revert(g.hold)...)
	case using && changed && !g.cancelled:
		ui.want(ui.preview(g.hold, ui.moved(g.hold, g.matrix))...)
	case g.using && !using && !g.cancelled:
		ui.want(ui.commit(g.hold, ui.moved(g.hold, g.matrix), gizmoVerb(operation))...)
	}
	if !using {
		g.cancelled = false
	}
	g.using = using
}

func (ui *UI) dropGizmo() {
	g := &ui.viewport.gizmo
	if g.using {
		ui.want(ui.revert(g.hold)...)
	}
	*g = gizmoState{}
}

func gizmoVerb(o imguizmo.OPERATION) string {
	switch o {
	case imguizmo.ROTATE:
		return "Rotate"
	case imguizmo.SCALE:
		return "Scale"
	}
	return "Move"
}

// gizmoSnap returns the steps along the three axes, or nil: Ctrl turns snapping round.
func (ui *UI) gizmoSnap(o imguizmo.OPERATION) *[3]float32 {
	snap := ui.state.Snap
	if snap.On == imgui.CurrentIO().KeyCtrl() {
		return nil
	}
	step := float32(snap.Move)
	switch o {
	case imguizmo.ROTATE:
		step = float32(geom.Degrees(snap.Angle))
	case imguizmo.SCALE:
		step = float32(snap.Scale)
	}
	return &[3]float32{step, step, step}
}

// moved applies what happened to the pivot to every held node, in the world.
func (ui *UI) moved(h hold, matrix [16]float32) []geom.Transform {
	var now geom.Mat4
	for i, x := range matrix {
		now[i] = float64(x)
	}
	change := now.Mul4(h.pivot.Mat4().Inv())
	world := make([]geom.Transform, len(h.world))
	for i, w := range h.world {
		world[i] = steady(geom.Decompose(change.Mul4(w.Mat4())), w)
	}
	return world
}

// steady keeps exactly what a drag leaves alone — the handles work in single precision — and rounds the rest to hundredths of a
// millimetre.
func steady(now, before geom.Transform) geom.Transform {
	const grain = 1e-5
	keep := func(a, b geom.Vec3) geom.Vec3 {
		for i := range a {
			if a[i] = math.Round(a[i]/grain) * grain; math.Abs(a[i]-b[i]) < 2*grain {
				a[i] = b[i]
			}
		}
		return a
	}
	now.Translation, now.Scale = keep(now.Translation, before.Translation), keep(now.Scale, before.Scale)
	turned := geom.Transform{Rotation: now.Rotation, Scale: geom.One}
	if turned.AlmostEqual(geom.Transform{Rotation: before.Rotation, Scale: geom.One}, 1e-4) {
		now.Rotation = before.Rotation
	}
	return now
}

func transformActions(h hold, world []geom.Transform) []action.Action {
	actions := make([]action.Action, len(world))
	for i, w := range world {
		actions[i] = action.SetTransform{Node: h.nodes[i], Transform: w.Relative(h.parent[i]).Canonical()}
	}
	return actions
}

func (ui *UI) preview(h hold, world []geom.Transform) []session.Intent {
	if h.proposal != "" {
		return []session.Intent{session.MoveGhost{Proposal: h.proposal, Node: h.nodes[0], World: world[0]}}
	}
	return []session.Intent{session.PreviewEdit{Actions: transformActions(h, world)}}
}

func (ui *UI) commit(h hold, world []geom.Transform, verb string) []session.Intent {
	if h.proposal != "" {
		return ui.preview(h, world)
	}
	label := verb
	if n, ok := ui.state.Scene.Node(h.nodes[0]); ok && len(h.nodes) == 1 {
		label += " " + n.Name
	} else {
		label += " " + thousands(len(h.nodes)) + " objects"
	}
	return []session.Intent{session.PreviewEdit{}, session.Apply{Label: label, Actions: transformActions(h, world)}}
}

func (ui *UI) revert(h hold) []session.Intent {
	if h.proposal != "" {
		return ui.preview(h, h.world)
	}
	return []session.Intent{session.PreviewEdit{}}
}

func (ui *UI) styleGizmo() {
	t := &ui.theme
	s := imguizmo.GetStyle()
	s.SetTranslationLineThickness(t.Px(3))
	s.SetTranslationLineArrowSize(t.Px(7))
	s.SetRotationLineThickness(t.Px(3))
	s.SetRotationOuterLineThickness(t.Px(2))
	s.SetScaleLineThickness(t.Px(3))
	s.SetScaleLineCircleSize(t.Px(6))
	s.SetCenterCircleSize(t.Px(6))
	colors := s.Colors()
	for i, ink := range []Ink{t.Removed, t.Added, t.Accent} {
		colors[i] = ink.Vec(1)
		colors[i+3] = ink.Vec(0.38)
	}
	colors[imguizmo.SELECTION] = t.Moved.Vec(1)
	colors[imguizmo.TEXT] = t.Text.Vec(1)
	colors[imguizmo.TEXTSHADOW] = t.Ground.Vec(1)
	s.SetColors(&colors)
	imguizmo.AllowAxisFlip(false)
	imguizmo.SetGizmoSizeClipSpace(0.16)
}
