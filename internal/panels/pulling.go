package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// pulling is a thing of a playing scene that is held with the mouse.
type pulling struct {
	node  scene.NodeID // "" for none
	at    geom.Vec3    // where it was taken
	to    geom.Vec3    // where it is pulled to
	depth float64      // of the place where it was taken, metres along the camera's axis
}

// runPull drags things of a playing scene: what is taken is pulled towards the mouse, in the plane through where it was taken that
// faces the eye. It reports whether it has the left button.
func (ui *UI) runPull(overWidget bool) bool {
	v := &ui.viewport
	p := &v.pulling
	if !ui.state.Playing {
		*p = pulling{}
		return false
	}
	if imgui.IsKeyPressedBool(imgui.KeyEscape) {
		*p = pulling{}
		ui.want(session.Simulate{})
		return true
	}
	if p.node == "" {
		if v.hovered && !overWidget && v.gesture == noGesture && imgui.IsMouseClickedBool(imgui.MouseButtonLeft) && !imgui.CurrentIO().KeyAlt() {
			ui.takeHold()
		}
		return !imgui.CurrentIO().KeyAlt()
	}
	if !imgui.IsMouseDown(imgui.MouseButtonLeft) {
		*p = pulling{}
		ui.want(session.LetGo{})
		return true
	}
	view := ui.view()
	ray := view.Ray(ui.pixel(imgui.MousePos()))
	if along := ray.Direction.Dot(view.Forward()); along > 1e-6 {
		to := ray.At((p.depth - ray.Origin.Sub(view.Eye()).Dot(view.Forward())) / along)
		if to != p.to {
			p.to = to
			ui.want(session.PullNode{Node: p.node, At: p.at, To: to})
		}
	}
	if pixel, _, ok := view.Project(p.to); ok {
		at := vec2(v.low.X+float32(pixel[0]), v.low.Y+float32(pixel[1]))
		imgui.WindowDrawList().AddCircleV(at, ui.theme.Px(7), ui.theme.Accent.Packed(1), 24, ui.theme.Px(2))
	}
	return true
}

// takeHold takes what lies under the mouse.
func (ui *UI) takeHold() {
	v := &ui.viewport
	mouse := imgui.MousePos()
	hit := ui.pick(mouse.X-v.low.X, mouse.Y-v.low.Y)
	at, ok := ui.point(mouse.X-v.low.X, mouse.Y-v.low.Y)
	if !ok || hit.Ghost || hit.Node == "" {
		return
	}
	view := ui.view()
	v.pulling = pulling{node: hit.Node, at: at, to: at, depth: at.Sub(view.Eye()).Dot(view.Forward())}
	ui.want(session.PullNode{Node: hit.Node, At: at, To: at})
}
