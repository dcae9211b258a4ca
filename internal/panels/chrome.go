package panels

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/frame"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/scene"
	"scenograph/internal/session"
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

func (ui *UI) toolbar() {
	t := &ui.theme
	ui.bar("toolbar", imgui.DirUp, imgui.FrameHeight()+2*t.Px(Space1), func() {
		for _, tool := range []struct {
			id   string
			icon Icon
		}{{"tool.select", IconSelect}, {"tool.move", IconMove}, {"tool.rotate", IconRotate}, {"tool.scale", IconScale}} {
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
		imgui.SameLine()
		ui.snapButton()
		ui.barGap()
		ui.shadingChooser()
		imgui.SameLine()
		ui.cameraChooser()
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

func (ui *UI) snapButton() {
	snap := ui.state.Snap
	if ui.iconButton("toolbar/snap", IconSnap, fmt.Sprintf("Snap to %.3g m and %.3g°. Hold Ctrl while dragging to turn it round; right-click for the steps.", snap.Move, deg(snap.Angle)), snap.On) {
		snap.On = !snap.On
		ui.want(snap)
	}
	if !imgui.BeginPopupContextItemV("snapsteps", imgui.PopupFlagsMouseButtonRight) {
		return
	}
	ui.muted("Snap steps")
	for _, row := range []struct {
		name string
		unit presenter.Unit
		v    *float64
	}{{"Move", presenter.Metres, &snap.Move}, {"Turn", presenter.Degrees, &snap.Angle}, {"Scale", presenter.Factor, &snap.Scale}} {
		ui.text(row.name)
		imgui.SameLineV(ui.theme.Px(60), 0)
		if v, state := ui.number("snap/"+row.name, row.unit, *row.v, false, 0, ui.theme.Px(110)); state == finished && v > 0 {
			*row.v = v
			ui.want(snap)
		}
	}
	imgui.EndPopup()
}

func (ui *UI) shadingChooser() {
	current := string(ui.state.Shading)
	if current == "" {
		current = string(frame.Lit)
	}
	title := strings.ToUpper(current[:1]) + current[1:]
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
	for _, id := range []string{"view.leave", "view.projection", "add.camera"} {
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

func (ui *UI) statusBar() {
	t := &ui.theme
	ui.bar("status", imgui.DirDown, imgui.FrameHeight()+t.Px(4), func() {
		imgui.AlignTextToFramePadding()
		notice := ui.freshNotice()
		switch {
		case len(ui.state.Jobs) > 0:
			ui.jobLine()
		case notice != nil:
			ui.noticeLine(notice)
		default:
			ui.muted(string(IconMouse) + " ")
			imgui.SameLineV(0, 0)
			ui.fitted(t.Muted, ui.hint(), imgui.ContentRegionAvail().X*0.6)
		}
		ui.mark("status")
		ui.statusFacts()
	})
}

func (ui *UI) freshNotice() *presenter.Notice {
	for i := len(ui.state.Notices) - 1; i >= 0; i-- {
		if ui.state.Notices[i].New {
			return &ui.state.Notices[i]
		}
	}
	return nil
}

func (ui *UI) noticeLine(n *presenter.Notice) {
	ink, icon := ui.theme.Text, IconInfo
	switch n.Level {
	case presenter.Caution:
		ink, icon = ui.theme.Moved, IconWarning
	case presenter.Failure:
		ink, icon = ui.theme.Removed, IconError
	}
	ui.tinted(ink, string(icon)+" ")
	imgui.SameLineV(0, 0)
	text, _, _ := strings.Cut(n.Text, "\n")
	ui.fitted(ink, text, imgui.ContentRegionAvail().X*0.6)
	imgui.SameLine()
	if ui.button("status/dismiss", string(IconClose), quiet) {
		ui.want(session.DismissMessage{})
	}
	ui.tooltip("Put this away; it stays in the log")
}

func (ui *UI) jobLine() {
	t := &ui.theme
	j := ui.state.Jobs[0]
	ui.text(j.Name)
	imgui.SameLine()
	share := float32(j.Share)
	if j.Share < 0 {
		share = -float32(imgui.Time())
	}
	imgui.ProgressBarV(share, vec2(t.Px(180), imgui.FrameHeight()-t.Px(8)), " ")
	imgui.SameLine()
	ui.muted(j.Note)
	imgui.SameLine()
	if ui.button("status/cancel", string(IconStop)+" Cancel", quiet) {
		ui.want(session.CancelJob{Job: fmt.Sprint(j.ID)})
	}
}

// statusFacts are the numbers at the right end: what is selected, what is drawn, who proposes.
func (ui *UI) statusFacts() {
	s := ui.state
	facts := []string{}
	switch n := len(s.Selection); {
	case n == 1:
		if node, ok := s.Scene.Node(s.Selection[0]); ok {
			name, _ := ui.fit(node.Name, ui.theme.Px(140))
			facts = append(facts, name+" selected")
		}
	case n > 1:
		facts = append(facts, fmt.Sprintf("%d selected", n))
	}
	if s.Picture.Triangles > 0 {
		facts = append(facts, thousands(s.Picture.Triangles)+" triangles", fmt.Sprintf("%.0f ms", s.Picture.Millis))
	}
	if s.Agent.Policy != "" {
		facts = append(facts, s.Agent.Policy)
	}
	if n := countNotices(s.Notices); n > 0 {
		facts = append(facts, fmt.Sprintf("%s %d", IconWarning, n))
	}
	line := strings.Join(facts, "   ·   ")
	ui.right(imgui.CalcTextSizeV(line, false, -1).X)
	ui.muted(line)
	ui.mark("status/facts")
	if s.Picture.Renderer != "" {
		ui.tooltip("Drawn by " + s.Picture.Renderer)
	}
}

func countNotices(notices []presenter.Notice) int {
	n := 0
	for _, x := range notices {
		if x.Level != presenter.Note {
			n++
		}
	}
	return n
}

// thousands groups digits: 12 345.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + " " + s[i:]
	}
	return s
}

func windowTitle(p presenter.Project) string {
	if p.Path == "" {
		return "Untitled — Scenograph"
	}
	return p.Name + " — " + filepath.Dir(p.Path) + " — Scenograph"
}

// Title is what the window's frame should say.
func (ui *UI) Title() string { return windowTitle(ui.state.Project) }

func deg(rad float64) float64 { return rad * 57.29577951308232 }
