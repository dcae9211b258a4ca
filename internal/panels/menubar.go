package panels

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
)

const barFlags = imgui.WindowFlagsNoScrollbar | imgui.WindowFlagsNoSavedSettings | imgui.WindowFlagsNoScrollWithMouse

func (ui *UI) menuBar() {
	t := &ui.theme
	imgui.PushStyleVarVec2(imgui.StyleVarFramePadding, vec2(t.Px(Space2), t.Px(6)))
	defer imgui.PopStyleVar()
	if !imgui.BeginMainMenuBar() {
		return
	}
	for _, name := range presenter.Menus() {
		open := imgui.BeginMenu(name)
		ui.mark("menu/" + name)
		if open {
			imgui.PushStyleVarVec2(imgui.StyleVarItemSpacing, vec2(t.Px(Space3), t.Px(7)))
			ui.menu(name)
			imgui.PopStyleVar()
			imgui.EndMenu()
		}
	}
	ui.projectLine()
	imgui.EndMainMenuBar()
}

// menu draws the commands of a menu path, with its sub-menus where their first command stands.
func (ui *UI) menu(path string) {
	group := -1
	drawn := map[string]bool{}
	for _, c := range ui.commands {
		inside := c.Menu == path
		sub, below := strings.CutPrefix(c.Menu, path+"/")
		if !inside && (!below || drawn[sub]) {
			continue
		}
		if group >= 0 && c.Group != group {
			imgui.Separator()
		}
		group = c.Group
		if below {
			drawn[sub] = true
			ui.subMenu(path, sub)
			continue
		}
		ui.menuItem(c)
	}
}

func (ui *UI) subMenu(path, sub string) {
	open := imgui.BeginMenu(sub)
	ui.mark("menu/" + path + "/" + sub)
	if open {
		ui.menu(path + "/" + sub)
		imgui.EndMenu()
	}
}

func (ui *UI) menuItem(c presenter.Command) {
	imgui.PushIDStr(c.ID)
	if imgui.MenuItemBoolV(label(c.Label)+"###item", c.Shortcut, c.Checked, c.Off == "") {
		ui.run(c)
	}
	imgui.PopID()
	ui.mark("command/" + c.ID)
	if c.Off != "" {
		ui.tooltip(strings.ToUpper(c.Off[:1]) + c.Off[1:] + ".")
	}
}

// projectLine tells at the right end of the menu bar what is open and whether it is safe.
func (ui *UI) projectLine() {
	p := ui.state.Project
	name, state, ink := p.Name, fmt.Sprintf("revision %d · saved", p.Revision), ui.theme.Muted
	if p.Path == "" {
		name, state = "Untitled", "not saved yet"
		if p.Changed {
			ink = ui.theme.Moved
		}
	}
	name, _ = ui.fit(name, ui.theme.Px(260))
	gap := ui.theme.Px(Space2)
	width := imgui.CalcTextSizeV(name, false, -1).X + imgui.CalcTextSizeV(state, false, -1).X + gap + ui.theme.Px(Space3)
	if imgui.ContentRegionAvail().X < width {
		return
	}
	imgui.SetCursorPosX(imgui.CursorPosX() + imgui.ContentRegionAvail().X - width)
	ui.tinted(ui.theme.Text, name)
	imgui.SameLineV(0, gap)
	ui.tinted(ink, state)
	ui.mark("project")
	if p.Path != "" {
		ui.tooltip("Every change is saved as it happens, in " + p.Path)
	} else {
		ui.tooltip("This project has no folder yet. Ctrl+S gives it one; from then on every change is saved as it happens.")
	}
}

func (ui *UI) bar(name string, dir imgui.Dir, height float32, draw func()) {
	t := &ui.theme
	imgui.PushStyleVarVec2(imgui.StyleVarWindowPadding, vec2(t.Px(Space2), t.Px(Space1)))
	imgui.PushStyleColorVec4(imgui.ColWindowBg, t.Ground.Vec(1))
	if imgui.InternalBeginViewportSideBar("##"+name, imgui.MainViewport(), dir, height, barFlags) {
		draw()
	}
	imgui.End()
	imgui.PopStyleColor()
	imgui.PopStyleVar()
}

func windowTitle(p presenter.Project) string {
	if p.Path == "" {
		return "Untitled — Scenograph"
	}
	return p.Name + " — " + filepath.Dir(p.Path) + " — Scenograph"
}

// Title is what the window's frame should say.
func (ui *UI) Title() string { return windowTitle(ui.state.Project) }
