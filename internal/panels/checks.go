package panels

import (
	"fmt"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// checksState is what the checks panel remembers.
type checksState struct {
	errorsOnly bool
	hovered    string // the line under the mouse: its things are marked in the viewport
}

func (ui *UI) drawChecks() {
	ui.checks.hovered = ""
	ui.panel("Checks", 0, func() {
		c := &ui.state.Checks
		switch {
		case c.Failure != "":
			ui.empty(IconError, "The scene cannot be checked", c.Failure)
			return
		case !c.Known:
			ui.empty(IconCheck, "Not checked yet", "What overlaps, floats, blocks a door or cannot be reached is listed here while you work.")
			return
		}
		ui.checksHead(c)
		imgui.BeginChildStrV("verdicts", imgui.Vec2{}, 0, 0)
		shown := 0
		for i := range c.Lines {
			if line := &c.Lines[i]; line.Error || !ui.checks.errorsOnly {
				ui.checkRow(line)
				shown++
			}
		}
		if shown == 0 {
			ui.tinted(ui.theme.Added, string(IconCheck)+" ")
			imgui.SameLineV(0, 0)
			ui.muted("Nothing overlaps, floats, tips, blocks a door or is out of reach")
		}
		for _, room := range c.Rooms {
			ui.wrapped(ui.theme.Muted, room)
		}
		imgui.EndChild()
	})
}

func (ui *UI) checksHead(c *presenter.Checks) {
	t := &ui.theme
	imgui.AlignTextToFramePadding()
	ui.countInk(IconError, t.Removed, c.Errors, "error", "errors: the scene is not valid")
	imgui.SameLineV(0, t.Px(Space3))
	ui.countInk(IconWarning, t.Moved, c.Warnings, "warning", "warnings: the scene is valid, and awkward")
	if c.Stale {
		imgui.SameLineV(0, t.Px(Space3))
		ui.muted("checking…")
	}
	ui.right(t.Px(112))
	if imgui.Checkbox("Errors only", &ui.checks.errorsOnly) {
		ui.mark("checks/errorsonly")
	}
	ui.mark("checks/errorsonly")
}

func (ui *UI) countInk(icon Icon, ink Ink, n int, one, tip string) {
	if n == 0 {
		ink = ui.theme.Muted
	}
	word := one + "s"
	if n == 1 {
		word = one
	}
	ui.tinted(ink, fmt.Sprintf("%s %d %s", icon, n, word))
	ui.tooltip(tip)
}

// checkRow is one line: a click shows what it is about, the button has a fix proposed.
func (ui *UI) checkRow(line *presenter.CheckLine) {
	t := &ui.theme
	imgui.PushIDStr(line.ID)
	defer imgui.PopID()
	width := imgui.ContentRegionAvail().X
	fix := t.Px(64)
	low := imgui.CursorScreenPos()
	if imgui.SelectableBoolV("##row", ui.aboutSelection(line), 0, vec2(width-fix-t.Px(Space2), imgui.FrameHeight())) {
		ui.want(session.ShowVerdict{Verdict: line.ID})
	}
	if imgui.IsItemHovered() {
		ui.checks.hovered = line.ID
	}
	ui.mark("checks/row/" + line.ID)
	ui.tooltip(line.Kind + ": " + line.Text + "\nClick to select and frame it")
	ink, icon := t.Moved, IconWarning
	if line.Error {
		ink, icon = t.Removed, IconError
	}
	draw := imgui.WindowDrawList()
	y := low.Y + (imgui.FrameHeight()-imgui.TextLineHeight())/2
	draw.AddTextVec2V(vec2(low.X+t.Px(Space1), y), ink.Packed(1), string(icon))
	value := imgui.CalcTextSizeV(line.Value, false, -1).X
	end := low.X + width - fix - t.Px(Space2)
	draw.AddTextVec2V(vec2(end-value-t.Px(Space2), y), t.Muted.Packed(1), line.Value)
	text, _ := ui.fit(line.Text, end-value-low.X-t.Px(40))
	draw.AddTextVec2V(vec2(low.X+t.Px(24), y), t.Text.Packed(1), text)
	imgui.SameLineV(0, t.Px(Space2))
	ui.fixButton(line, vec2(fix, 0))
}

func (ui *UI) fixButton(line *presenter.CheckLine, size imgui.Vec2) {
	label, tip := "Fix", "Propose a fix; you see it before it is done"
	off := !line.Fixable || line.Mending || ui.state.Checks.Stale
	switch {
	case line.Mending:
		label, tip = "…", "A fix is being looked for"
	case !line.Fixable:
		tip = "Everything it is about is locked; unlock something to have it fixed"
	}
	imgui.BeginDisabledV(off)
	if ui.sizedButton("checks/fix/"+line.ID, label, plain, size) {
		ui.want(session.ShowVerdict{Verdict: line.ID}, session.MendVerdict{Verdict: line.ID})
	}
	imgui.EndDisabled()
	ui.tooltip(tip)
}

func (ui *UI) aboutSelection(line *presenter.CheckLine) bool {
	for _, id := range ui.state.Selection {
		if line.About(id) {
			return true
		}
	}
	return false
}
