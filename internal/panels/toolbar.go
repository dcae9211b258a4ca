package panels

import (
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

func (ui *UI) toolbar() {
	t := &ui.theme
	ui.bar("toolbar", imgui.DirUp, imgui.FrameHeight()+2*t.Px(Space1), func() {
		for _, tool := range []struct {
			id   string
			icon Icon
		}{{"tool.select", IconSelect}, {"tool.move", IconMove}, {"tool.rotate", IconRotate}, {"tool.scale", IconScale}, {"tool.measure", IconMeasure}, {"tool.room", IconRoom}} {
			ui.toolButton(tool.id, tool.icon)
		}
		ui.barGap()
		space, icon := "World axes", IconWorld
		if ui.state.Local {
			space, icon = "Local axes", IconLocal
		}
		if ui.button("toolbar/space", string(icon)+" "+space[:len(space)-5], quiet) {
			ui.want(session.SetSpace{Local: !ui.state.Local})
		}
		ui.tooltip("The handles follow the " + strings.ToLower(space) + ". Click to change.")
		imgui.SameLineV(0, ui.theme.Px(2))
		ui.pivotChooser()
		imgui.SameLineV(0, ui.theme.Px(2))
		ui.snapButton()
		ui.barGap()
		ui.shadingChooser()
		imgui.SameLine()
		ui.cameraChooser()
		ui.barGap()
		ui.physicsButtons()
		ui.barGap()
		ui.undoButtons()
		ui.searchBox()
	})
}

func (ui *UI) barGap() {
	t := &ui.theme
	imgui.SameLineV(0, t.Px(Space2))
	low := imgui.CursorScreenPos()
	height := imgui.FrameHeight()
	imgui.WindowDrawList().AddLineV(vec2(low.X, low.Y+t.Px(5)), vec2(low.X, low.Y+height-t.Px(5)), t.Control.Packed(1), t.Px(1))
	imgui.Dummy(vec2(1, height))
	imgui.SameLineV(0, t.Px(Space2))
}

func (ui *UI) toolButton(id string, icon Icon) {
	c := ui.command(id)
	if ui.iconButton("toolbar/"+id, icon, c.Label+"  "+c.Shortcut, c.Checked) {
		ui.run(c)
	}
	imgui.SameLineV(0, ui.theme.Px(2))
}

// physicsButtons let the scene fall to rest, and play it.
func (ui *UI) physicsButtons() {
	settle, play := ui.command("physics.settle"), ui.command("physics.play")
	imgui.BeginDisabledV(settle.Off != "")
	if ui.button("toolbar/physics.settle", string(IconSettle)+" Settle", quiet) {
		ui.run(settle)
	}
	imgui.EndDisabled()
	ui.tooltip("Let everything fall to rest and keep where it lies, as one step  " + settle.Shortcut)
	imgui.SameLineV(0, ui.theme.Px(2))
	label, look := string(IconPlay)+" Simulate", quiet
	if ui.state.Playing {
		label, look = string(IconStop)+" Stop", primary
	}
	if ui.button("toolbar/physics.play", label, look) {
		ui.run(play)
	}
	ui.tooltip("Play the scene in MuJoCo; drag things to pull them. Stopping puts everything back.  " + play.Shortcut)
}

func (ui *UI) undoButtons() {
	for _, b := range []struct {
		id   string
		icon Icon
	}{{"edit.undo", IconUndo}, {"edit.redo", IconRedo}} {
		c := ui.command(b.id)
		imgui.BeginDisabledV(c.Off != "")
		ui.toolButtonWith(c, b.icon)
		imgui.EndDisabled()
	}
}

func (ui *UI) toolButtonWith(c presenter.Command, icon Icon) {
	if ui.iconButton("toolbar/"+c.ID, icon, c.Label+"  "+c.Shortcut, false) {
		ui.run(c)
	}
	imgui.SameLineV(0, ui.theme.Px(2))
}

func (ui *UI) shadingChooser() {
	title := ui.state.Shading.Title()
	if ui.chooser("toolbar/shading", string(IconShading)+" "+title, "How surfaces are shown") {
		for _, c := range ui.commands {
			if c.Menu == "View/Shading" {
				ui.menuItem(c)
			}
		}
		imgui.Separator()
		ui.menuItem(ui.command("view.grid"))
		imgui.EndPopup()
	}
}

func (ui *UI) cameraChooser() {
	title := "Perspective"
	if ui.state.View.Projection == scene.Orthographic {
		title = "Orthographic"
	}
	if n, ok := ui.state.Scene.Node(ui.state.Through); ok {
		title, _ = ui.fit(n.Name, ui.theme.Px(120))
	}
	if !ui.chooser("toolbar/camera", string(IconCamera)+" "+title, "Where the view looks from") {
		return
	}
	for _, menu := range []string{"View/Camera", "View/Look from"} {
		any := false
		for _, c := range ui.commands {
			if c.Menu == menu {
				ui.menuItem(c)
				any = true
			}
		}
		if any {
			imgui.Separator()
		}
	}
	for _, id := range []string{"view.walk", "view.through", "view.lock", "view.projection", "add.camera"} {
		if c := ui.command(id); c.Off == "" {
			ui.menuItem(c)
		}
	}
	imgui.EndPopup()
}

// chooser is a button that opens a menu under it; it reports whether the menu is open, to be ended with EndPopup.
func (ui *UI) chooser(name, title, tip string) bool {
	if ui.button(name, label(title)+" "+string(IconOpen), quiet) {
		imgui.OpenPopupStr(name)
	}
	ui.tooltip(tip)
	r := ui.marks[name]
	imgui.SetNextWindowPosV(vec2(r.X, r.Y+r.H+2), imgui.CondAppearing, imgui.Vec2{})
	return imgui.BeginPopup(name)
}

func (ui *UI) searchBox() {
	t := &ui.theme
	width := t.Px(220)
	if imgui.ContentRegionAvail().X < width {
		width = imgui.ContentRegionAvail().X
	}
	imgui.SetCursorPosX(imgui.CursorPosX() + max(0, imgui.ContentRegionAvail().X-width))
	imgui.PushStyleColorVec4(imgui.ColText, t.Muted.Vec(1))
	imgui.PushStyleVarVec2(imgui.StyleVarButtonTextAlign, vec2(0, 0.5))
	if ui.sizedButton("toolbar/search", string(IconSearch)+"  Find a command   Ctrl+K", plain, vec2(width, 0)) {
		ui.openWindow("palette")
	}
	imgui.PopStyleVar()
	imgui.PopStyleColor()
}
