package panels

import (
	"slices"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/action"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/scene"
	"scenograph/internal/session"
	"scenograph/internal/tool"
)

// handState is a transform under way: one that follows the mouse alone, as in Blender, or one whose handle is held.
type handState struct {
	motion   tool.Motion // of kind Rest for none
	proposal string      // what is held are ghosts of this proposal, "" for the scene
	held     bool        // with the button, by a handle
	entry    presenter.Entry
	chosen   bool // the axis was, by its key
	local    bool // their own axes come first
	handle   geom.Vec3
	anchor   geom.Vec2 // where on the screen what is set onto surfaces began
	amount   geom.Vec3
	world    []geom.Transform
	target   snapMark
}

// snapMark is what a motion has snapped to.
type snapMark struct {
	found      bool
	at, normal geom.Vec3 // no normal for a vertex
}

func (h *handState) busy() bool { return h.motion.Kind != tool.Rest }

// lastGrip keeps what would be taken hold of, from frame to frame.
type lastGrip struct {
	scene, after *scene.Snapshot
	ghost        scene.NodeID
	selection    []scene.NodeID
	pivot        tool.Pivot
	grip         tool.Grip
	proposal     string
	ok           bool
}

// grab takes hold of the chosen ghost, or of the selection.
func (ui *UI) grab() (grip tool.Grip, proposal string, ok bool) {
	s, last := ui.state, &ui.viewport.grip
	var after *scene.Snapshot
	if card := ui.focusedCard(); card != nil {
		after = card.After
	}
	if last.scene != s.Scene || last.after != after || last.ghost != ui.agent.ghost || last.pivot != s.Settings.Pivot || !slices.Equal(last.selection, s.Selection) {
		*last = lastGrip{scene: s.Scene, after: after, ghost: ui.agent.ghost, selection: slices.Clone(s.Selection), pivot: s.Settings.Pivot}
		last.grip, last.proposal, last.ok = ui.grabAnew()
	}
	return last.grip, last.proposal, last.ok
}

func (ui *UI) grabAnew() (grip tool.Grip, proposal string, ok bool) {
	s := ui.state
	if card := ui.focusedCard(); card != nil && ui.agent.ghost != "" && card.After != nil {
		if _, there := card.After.Node(ui.agent.ghost); there {
			grip, ok = tool.Grab(card.After, s.Store, []scene.NodeID{ui.agent.ghost}, tool.ActivePivot)
			return grip, card.ID, ok
		}
	}
	grip, ok = tool.Grab(s.Scene, s.Store, s.Selection, s.Settings.Pivot)
	return grip, "", ok
}

// startModal begins a transform that follows the mouse without a button.
func (ui *UI) startModal(kind tool.Kind) {
	grip, proposal, ok := ui.grab()
	if !ok || ui.viewport.size.X == 0 {
		return
	}
	ui.take(kind, grip, proposal, unconstrained(kind, ui.state.Local))
}

// take begins a motion where the mouse is.
func (ui *UI) take(kind tool.Kind, grip tool.Grip, proposal string, c tool.Constraint) {
	v := &ui.viewport
	v.pointer.hold()
	h := handState{motion: tool.Begin(kind, grip, c, ui.pixel(v.pointer.at)), proposal: proposal, local: ui.state.Local}
	view := ui.view()
	h.handle = h.motion.Handle(view)
	box := geom.BoxOf(grip.Points...)
	h.anchor, _, _ = view.Project(geom.Vec3{box.Center()[0], box.Center()[1], box.Min[2]})
	v.hand = h
}

// view is the picture's camera at the size the panel has now.
func (ui *UI) view() frame.View {
	view := ui.state.View
	view.Width, view.Height = int(ui.viewport.size.X), int(ui.viewport.size.Y)
	return view
}

// pixel is a place on the screen in the picture.
func (ui *UI) pixel(at imgui.Vec2) geom.Vec2 {
	return geom.Vec2{float64(at.X - ui.viewport.low.X), float64(at.Y - ui.viewport.low.Y)}
}

// runHand goes on with a transform under way; it reports whether there was one in this frame.
func (ui *UI) runHand() bool {
	v := &ui.viewport
	h := &v.hand
	if !h.busy() {
		return false
	}
	if !h.held {
		ui.handKeys()
	}
	ui.follow(&v.pointer)
	view := ui.view()
	h.motion.Drag(view, ui.pixel(v.pointer.at), imgui.CurrentIO().KeyShift())
	before := h.world
	ui.solve(view)
	ui.drawHand(view)
	switch {
	case imgui.IsKeyPressedBool(imgui.KeyEscape) || imgui.IsMouseClickedBool(imgui.MouseButtonRight):
		ui.letGo()
	case h.done():
		ui.want(ui.commit(h)...)
		ui.rest()
	case !slices.Equal(before, h.world):
		v.moving = true
		ui.want(ui.preview(h)...)
	}
	return true
}

// done reports whether what is held is put down.
func (h *handState) done() bool {
	if h.held {
		return !imgui.IsMouseDown(imgui.MouseButtonLeft)
	}
	return imgui.IsKeyPressedBool(imgui.KeyEnter) || imgui.IsKeyPressedBool(imgui.KeyKeypadEnter) || imgui.IsMouseClickedBool(imgui.MouseButtonLeft)
}

// letGo takes a transform under way back.
func (ui *UI) letGo() {
	h := &ui.viewport.hand
	if !h.busy() {
		return
	}
	h.world = h.motion.Grip.World
	if h.proposal != "" {
		ui.want(ui.preview(h)...)
	} else {
		ui.want(session.PreviewEdit{})
	}
	ui.rest()
}

// rest ends a transform. The click that ended it does nothing else, nor does the button that is still down.
func (ui *UI) rest() {
	v := &ui.viewport
	v.hand, v.gesture = handState{}, noGesture
	if imgui.IsAnyMouseDown() {
		v.gesture = gizmoing
	}
}

func handVerb(k tool.Kind) string {
	return map[tool.Kind]string{tool.Move: "Move", tool.Turn: "Rotate", tool.Stretch: "Scale"}[k]
}

func (h *handState) actions() []action.Action {
	grip := &h.motion.Grip
	actions := make([]action.Action, len(h.world))
	for i, w := range h.world {
		actions[i] = action.SetTransform{Node: grip.Nodes[i], Transform: w.Relative(grip.Parent[i]).Canonical()}
	}
	return actions
}

func (ui *UI) preview(h *handState) []session.Intent {
	if h.proposal != "" {
		return []session.Intent{session.MoveGhost{Proposal: h.proposal, Node: h.motion.Grip.Nodes[0], World: h.world[0]}}
	}
	return []session.Intent{session.PreviewEdit{Actions: h.actions()}}
}

func (ui *UI) commit(h *handState) []session.Intent {
	if h.proposal != "" {
		return ui.preview(h)
	}
	if slices.Equal(h.world, h.motion.Grip.World) {
		return []session.Intent{session.PreviewEdit{}}
	}
	label, nodes := handVerb(h.motion.Kind), h.motion.Grip.Nodes
	if n, ok := ui.state.Scene.Node(nodes[0]); ok && len(nodes) == 1 {
		label += " " + n.Name
	} else {
		label += " " + thousands(len(nodes)) + " objects"
	}
	return []session.Intent{session.PreviewEdit{}, session.Apply{Label: label, Actions: h.actions()}}
}
