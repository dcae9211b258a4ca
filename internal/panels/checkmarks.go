package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// drawCheckMarks badges what fails a check: errors always, warnings when what they are about is selected or pointed at. While
// something is dragged it says what that would break instead. It reports whether the mouse is over a badge.
func (ui *UI) drawCheckMarks() bool {
	if ui.state.Walking || ui.state.Playing || ui.state.Settling || ui.options.World == nil { // the marks are about where things were
		return false
	}
	world := ui.options.World()
	if world == nil {
		return false
	}
	if len(ui.state.Checks.Live) > 0 {
		ui.liveChecks(ui.state.Checks.Live)
		return false
	}
	if ui.state.Settings.ChecksHidden || ui.viewport.gesture == gizmoing || ui.viewport.hand.busy() {
		return false
	}
	view := ui.view()
	over := false
	taken := map[scene.NodeID]int{}
	for i := range ui.state.Checks.Lines {
		line := &ui.state.Checks.Lines[i]
		if !line.Error && line.ID != ui.checks.hovered && !ui.aboutSelection(line) {
			continue
		}
		node, pixel, ok := badgePlace(world, view, line)
		if !ok {
			continue
		}
		at := ui.onScreen(pixel)
		at.X += float32(taken[node]) * ui.theme.Px(22)
		taken[node]++
		over = ui.badge(line, at) || over
	}
	return over
}

// badgePlace is over the first thing of a line that is in the picture.
func badgePlace(world *query.World, view frame.View, line *presenter.CheckLine) (scene.NodeID, geom.Vec2, bool) {
	for _, id := range line.Nodes {
		if _, room := world.Room(id); room {
			continue
		}
		box := world.Bounds(id, true)
		if box.Empty() {
			continue
		}
		top := box.Center()
		top[2] = box.Max[2]
		if pixel, depth, ok := view.Project(top); ok && depth > view.Near && pixel[0] > 0 && pixel[1] > 0 && pixel[0] < float64(view.Width) && pixel[1] < float64(view.Height) {
			return id, pixel, true
		}
	}
	return "", geom.Vec2{}, false
}

func (ui *UI) badge(line *presenter.CheckLine, at imgui.Vec2) bool {
	t := &ui.theme
	ink, icon := t.Moved, IconWarning
	if line.Error {
		ink, icon = t.Removed, IconError
	}
	radius := t.Px(9)
	at.Y -= t.Px(14)
	mouse := imgui.MousePos()
	over := ui.viewport.hovered && (mouse.X-at.X)*(mouse.X-at.X)+(mouse.Y-at.Y)*(mouse.Y-at.Y) < radius*radius*1.5
	draw := imgui.WindowDrawList()
	if over || line.ID == ui.checks.hovered {
		radius = t.Px(11)
	}
	draw.AddCircleFilledV(at, radius, t.Ground.Packed(0.85), 0)
	draw.AddCircleV(at, radius, ink.Packed(1), 0, t.Px(1.5))
	size := imgui.CalcTextSizeV(string(icon), false, -1)
	draw.AddTextVec2V(vec2(at.X-size.X/2, at.Y-size.Y/2), ink.Packed(1), string(icon))
	ui.markRect("viewport/check/"+line.ID, vec2(at.X-radius, at.Y-radius), vec2(at.X+radius, at.Y+radius))
	if !over {
		return false
	}
	ui.explain(line.Text + "\nClick for the fix")
	if imgui.IsMouseClickedBool(imgui.MouseButtonLeft) {
		ui.want(session.ShowVerdict{Verdict: line.ID})
		ui.layout.front = "checks"
	}
	return true
}

// liveChecks says beside the mouse what the drag would break.
func (ui *UI) liveChecks(lines []presenter.CheckLine) {
	mouse := imgui.MousePos()
	text := string(IconError) + " " + lines[0].Text
	for _, line := range lines[1:min(len(lines), 4)] {
		text += "\n" + line.Text
	}
	at, size := ui.noteBeside(mouse, 34, text), ui.labelSize(text)
	ui.measureLabel(at, text)
	ui.markRect("viewport/live", at, vec2(at.X+size.X, at.Y+size.Y))
}
