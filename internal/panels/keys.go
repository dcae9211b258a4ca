package panels

import (
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
	"scenograph/internal/tool"
)

// shortcut is a parsed key chord.
type shortcut struct {
	key              imgui.Key
	ctrl, shift, alt bool
}

// parseShortcut reads "Ctrl+Shift+Z"; ok is false for an empty or unknown one.
func parseShortcut(s string) (c shortcut, ok bool) {
	parts := strings.Split(s, "+")
	for _, p := range parts[:len(parts)-1] {
		switch p {
		case "Ctrl":
			c.ctrl = true
		case "Shift":
			c.shift = true
		case "Alt":
			c.alt = true
		}
	}
	c.key, ok = keyNamed(parts[len(parts)-1])
	return c, ok
}

func keyNamed(name string) (imgui.Key, bool) {
	named := map[string]imgui.Key{
		"Delete": imgui.KeyDelete, "Home": imgui.KeyHome, "End": imgui.KeyEnd, "Tab": imgui.KeyTab, "Space": imgui.KeySpace,
		"/": imgui.KeySlash, ",": imgui.KeyComma, "Enter": imgui.KeyEnter, "F1": imgui.KeyF1, "F2": imgui.KeyF2, "F12": imgui.KeyF12,
	}
	if key, ok := named[name]; ok {
		return key, true
	}
	if key, ok := keypadNamed(name); ok {
		return key, true
	}
	if len(name) != 1 {
		return 0, false
	}
	switch c := name[0]; {
	case c >= 'A' && c <= 'Z':
		return imgui.KeyA + imgui.Key(c-'A'), true
	case c >= '0' && c <= '9':
		return imgui.Key0 + imgui.Key(c-'0'), true
	}
	return 0, false
}

// keypadNamed reads "Num 7" and "Num .".
func keypadNamed(name string) (imgui.Key, bool) {
	digit, ok := strings.CutPrefix(name, "Num ")
	switch {
	case !ok || len(digit) != 1:
		return 0, false
	case digit == ".":
		return imgui.KeyKeypadDecimal, true
	case digit[0] >= '0' && digit[0] <= '9':
		return imgui.KeyKeypad0 + imgui.Key(digit[0]-'0'), true
	}
	return 0, false
}

// pressedOf returns the one of a command's two chords that was pressed.
func pressedOf(c *presenter.Command, io *imgui.IO) (shortcut, bool) {
	for _, keys := range [2]string{c.Shortcut, c.Also} {
		if chord, ok := parseShortcut(keys); ok && chord.pressed(io) {
			return chord, true
		}
	}
	return shortcut{}, false
}

func (c shortcut) pressed(io *imgui.IO) bool {
	return io.KeyCtrl() == c.ctrl && io.KeyShift() == c.shift && io.KeyAlt() == c.alt && imgui.IsKeyPressedBoolV(c.key, false)
}

// shortcuts runs the commands whose keys were pressed. Keys without Ctrl act only when no text is being typed, no dialog is open
// and no mouse gesture is under way; the review's keys come first while a proposal has the focus.
func (ui *UI) shortcuts() {
	io := imgui.CurrentIO()
	typing := io.WantTextInput() || ui.edit.typing || ui.tree.renaming != ""
	busy := imgui.IsPopupOpenStrV("", imgui.PopupFlagsAnyPopup) || ui.viewport.gesture != noGesture || ui.viewport.hand.busy() || ui.state.Walking || imgui.InternalIsDragDropActive()
	if ui.agent.focus || ui.dialog.open != "" || ui.palette.open {
		typing = true
	}
	if !typing { // else Dear ImGui would take Tab for a way into the next text box
		imgui.InternalSetKeyOwner(imgui.KeyTab, imgui.IDStr("review"))
	}
	done := map[imgui.Key]bool{}
	for _, review := range []bool{true, false} {
		for _, c := range ui.commands {
			isReview := strings.HasPrefix(c.ID, "agent.")
			if isReview != review {
				continue
			}
			chord, ok := pressedOf(&c, io)
			if !ok || done[chord.key] {
				continue
			}
			plainKey := !chord.ctrl && chord.key != imgui.KeyF1 && chord.key != imgui.KeyF2
			if plainKey && (typing || busy) || chord.ctrl && typing && textOwns(chord) {
				continue
			}
			if isReview && c.Off != "" {
				continue
			}
			done[chord.key] = true
			ui.runKey(c)
		}
	}
	if !typing && !busy {
		ui.nudgeGhost()
	}
	ui.escape(typing, busy)
}

// textOwns reports the chords that a text box needs itself.
func textOwns(c shortcut) bool {
	switch c.key {
	case imgui.KeyA, imgui.KeyC, imgui.KeyV, imgui.KeyX, imgui.KeyZ, imgui.KeyY:
		return true
	}
	return false
}

// runKey is run, except that Blender's G, R and S start a modal transform.
func (ui *UI) runKey(c presenter.Command) {
	if ui.state.Settings.Navigation == session.BlenderNavigation {
		if kind, ok := map[string]tool.Kind{"tool.move": tool.Move, "tool.rotate": tool.Turn, "tool.scale": tool.Stretch}[c.ID]; ok && ui.overPicture() {
			ui.startModal(kind)
			return
		}
	}
	if c.ID == "agent.reject" {
		if card := ui.focusedCard(); card != nil {
			ui.reject(card)
		}
		return
	}
	ui.run(c)
}

// escape leaves, one step at a time: what is dragged, an open menu, the ghost's handles, the review, the selection.
func (ui *UI) escape(typing, busy bool) {
	if ui.escapeDrag() || !imgui.IsKeyPressedBool(imgui.KeyEscape) {
		return
	}
	if ui.dialog.open == "" && !typing && imgui.IsPopupOpenStrV("", imgui.PopupFlagsAnyPopup) {
		imgui.InternalClosePopupToLevel(0, true) // menus
		return
	}
	if typing || busy {
		return
	}
	switch {
	case ui.escapeMeasure():
	case ui.escapeRooms():
	case ui.agent.ghost != "":
		ui.agent.ghost = ""
	case ui.state.Sheet().Open:
		ui.want(ui.state.Sheet().Close())
	case ui.state.Agent.Focused != "":
		ui.want(session.FocusProposal{})
	case len(ui.state.Selection) > 0:
		ui.want(session.SelectNodes{})
	}
}
