package panels

import (
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
)

// paletteState is the command palette.
type paletteState struct {
	open  bool
	fresh bool
	query string
	at    int
}

// openWindow opens a dialog, the palette or a panel by the name a command gives.
func (ui *UI) openWindow(name string) {
	if panel, ok := strings.CutPrefix(name, "panel."); ok {
		ui.layout.front = panel
		ui.agent.focus = ui.agent.focus || panel == "agent"
		ui.library.focus = panel == "library"
		return
	}
	ui.agent.focus, ui.library.focus = false, false
	switch name {
	case "palette":
		ui.palette = paletteState{open: true, fresh: true}
	case "rename":
		if len(ui.state.Selection) == 1 {
			ui.layout.front = "outliner"
			ui.startRename(ui.state.Selection[0])
		}
	case "ghost":
		ui.editGhosts()
	case "reject":
		if card := ui.focusedCard(); card != nil {
			ui.reject(card)
		}
	case "layout":
		ui.resetLayout()
	case "paste":
		ui.paste()
	default:
		ui.openDialog(name)
	}
}

func (ui *UI) drawPalette() {
	p, t := &ui.palette, &ui.theme
	if !p.open {
		return
	}
	view := imgui.MainViewport()
	width := min(t.Px(560), view.WorkSize().X-t.Px(40))
	pos := vec2(view.WorkPos().X+(view.WorkSize().X-width)/2, view.WorkPos().Y+t.Px(60))
	imgui.SetNextWindowPos(pos)
	imgui.SetNextWindowSize(vec2(width, t.Px(380)))
	if p.fresh {
		imgui.SetNextWindowFocus()
	}
	flags := imgui.WindowFlagsNoTitleBar | imgui.WindowFlagsNoResize | imgui.WindowFlagsNoMove | imgui.WindowFlagsNoDocking | imgui.WindowFlagsNoSavedSettings
	imgui.PushStyleVarFloat(imgui.StyleVarWindowBorderSize, t.Px(1))
	if imgui.BeginV("###palette", nil, flags) {
		ui.paletteContent()
		if !p.fresh && !imgui.IsWindowFocusedV(imgui.FocusedFlagsRootAndChildWindows) {
			p.open = false
		}
	}
	imgui.End()
	imgui.PopStyleVar()
}

func (ui *UI) paletteContent() {
	p, t := &ui.palette, &ui.theme
	if p.fresh {
		imgui.SetKeyboardFocusHere()
	}
	imgui.SetNextItemWidth(-1)
	before := p.query
	entered := imgui.InputTextWithHint("##query", string(IconSearch)+"  What would you like to do?", &p.query, imgui.InputTextFlagsEnterReturnsTrue, nil)
	ui.mark("palette/query")
	p.fresh = p.fresh && !imgui.IsItemActive()
	found := presenter.Find(ui.commands, p.query)
	if p.query != before {
		p.at = 0
	}
	moved := ui.paletteKeys(len(found))
	if imgui.IsKeyPressedBool(imgui.KeyEscape) {
		p.open = false
		return
	}
	imgui.BeginChildStrV("found", imgui.Vec2{}, 0, 0)
	for i, c := range found {
		chosen := ui.paletteRow(c, i == p.at)
		if i == p.at && moved {
			imgui.SetScrollHereYV(0.5)
		}
		if (chosen || entered && i == p.at) && c.Off == "" {
			p.open = false
			ui.run(c)
		}
	}
	if len(found) == 0 {
		ui.gap(Space2)
		ui.centered(t.Muted, "No command has these words")
	}
	imgui.EndChild()
}

func (ui *UI) paletteKeys(count int) bool {
	p := &ui.palette
	before := p.at
	if imgui.IsKeyPressedBool(imgui.KeyDownArrow) {
		p.at++
	}
	if imgui.IsKeyPressedBool(imgui.KeyUpArrow) {
		p.at--
	}
	p.at = max(0, min(p.at, count-1))
	return p.at != before
}

func (ui *UI) paletteRow(c presenter.Command, on bool) bool {
	t := &ui.theme
	imgui.PushIDStr(c.ID)
	defer imgui.PopID()
	low := imgui.CursorScreenPos()
	width := imgui.ContentRegionAvail().X
	chosen := imgui.SelectableBoolV("##command", on, 0, vec2(width, imgui.TextLineHeight()+t.Px(6)))
	ui.mark("palette/" + c.ID)
	draw := imgui.WindowDrawList()
	y := low.Y + t.Px(3)
	ink := t.Text
	if c.Off != "" {
		ink = t.Muted
	}
	menu := strings.ReplaceAll(c.Menu, "/", " › ")
	draw.AddTextVec2V(vec2(low.X+t.Px(6), y), t.Muted.Packed(1), menu)
	x := low.X + t.Px(6) + max(t.Px(130), imgui.CalcTextSizeV(menu, false, -1).X+t.Px(Space3))
	text, _ := ui.fit(c.Label, low.X+width-x-t.Px(110))
	draw.AddTextVec2V(vec2(x, y), ink.Packed(1), text)
	right := c.Shortcut
	if c.Off != "" {
		right, _ = ui.fit(c.Off, t.Px(200))
	}
	draw.AddTextVec2V(vec2(low.X+width-imgui.CalcTextSizeV(right, false, -1).X-t.Px(6), y), t.Muted.Packed(1), right)
	return chosen
}
