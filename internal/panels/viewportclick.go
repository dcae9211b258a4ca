package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// clickAt selects what is drawn there: Shift adds, Ctrl toggles. A room needs a double click.
func (ui *UI) clickAt(x, y float32) {
	hit := ui.pick(x, y)
	io := imgui.CurrentIO()
	if hit.Ghost && ui.state.Agent.Focused != "" {
		ui.agent.ghost = hit.Node
		return
	}
	ui.agent.ghost = ""
	mode := session.Replace
	if io.KeyShift() {
		mode = session.Extend
	}
	if io.KeyCtrl() {
		mode = session.Toggle
	}
	if ui.room(hit.Node) && imgui.MouseClickedCount(imgui.MouseButtonLeft) < 2 && imgui.CurrentIO().MouseClickedLastCount()[0] < 2 {
		hit.Node = ""
	}
	if hit.Node == "" || ui.locked(hit.Node) {
		if mode == session.Replace {
			ui.want(session.SelectNodes{})
		}
		return
	}
	ui.want(session.SelectNodes{Nodes: []scene.NodeID{hit.Node}, Mode: mode})
	ui.tree.reveal = hit.Node
}

func (ui *UI) locked(id scene.NodeID) bool {
	for id != "" {
		n, ok := ui.state.Scene.Node(id)
		if !ok {
			return false
		}
		if n.Locked {
			return true
		}
		id = n.Parent
	}
	return false
}

func (ui *UI) viewportMenu() {
	v := &ui.viewport
	if v.menuOpen {
		v.rooms.menu, v.rooms.menuAt = v.rooms.over, v.press
		imgui.OpenPopupStr("viewportmenu")
		v.menuOpen = false
	}
	if imgui.BeginPopup("viewportmenu") {
		if !ui.roomMenu() {
			ui.contextMenu()
		}
		imgui.EndPopup()
	}
}

// contextMenu offers what fits the selection, or the empty place.
func (ui *UI) contextMenu() {
	ids := []string{"file.import", "add.library", "edit.paste", "", "select.all", "select.showall", "view.all"}
	if len(ui.state.Selection) > 0 {
		ids = []string{"view.frame", "select.isolate", "", "edit.duplicate", "edit.copy", "edit.group", "edit.ungroup", "edit.floor", "",
			"select.hide", "select.lock", "select.pin", "", "edit.rename", "edit.delete"}
	}
	for _, id := range ids {
		if id == "" {
			imgui.Separator()
			continue
		}
		if c := ui.command(id); c.Off == "" {
			ui.menuItem(c)
		}
	}
}
