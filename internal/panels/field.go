package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
)

// stage tells how far an edit has come.
type stage int

const (
	idle      stage = iota
	changing        // preview it
	finished        // commit it
	abandoned       // drop the preview
)

// numberState is the one number field being dragged or typed into.
type numberState struct {
	name   string
	typing bool
	fresh  bool // the text box has not had the focus yet
	text   string

	start, value float64 // document units
	moved        float32 // pixels dragged
}

// number draws a drag field: drag to change, click or double-click to type, Ctrl for fine steps. mixed shows "—".
func (ui *UI) number(name string, unit presenter.Unit, value float64, mixed bool, axis Ink, width float32) (float64, stage) {
	if ui.edit.name == name && ui.edit.typing {
		return ui.typeNumber(name, unit, width)
	}
	imgui.PushIDStr(name)
	low := imgui.CursorScreenPos()
	size := vec2(width, imgui.FrameHeight())
	imgui.InvisibleButton("n", size)
	imgui.PopID()
	ui.mark(name)
	active, hovered := imgui.IsItemActive(), imgui.IsItemHovered()
	if hovered || active {
		imgui.SetMouseCursor(imgui.MouseCursorResizeEW)
	}
	shown, state := value, idle
	if ui.edit.name == name || imgui.IsItemActivated() {
		shown, state = ui.dragNumber(name, unit, value, active)
	}
	ui.drawNumber(low, size, unit, shown, mixed && state == idle && ui.edit.name != name, axis, hovered, active)
	if mixed {
		ui.tooltip("The selected objects differ. A new value sets all of them.")
	}
	return shown, state
}

func (ui *UI) dragNumber(name string, unit presenter.Unit, value float64, active bool) (float64, stage) {
	e := &ui.edit
	if imgui.IsItemActivated() {
		*e = numberState{name: name, start: value, value: value}
		return value, idle // how the mouse came here is not part of the drag
	}
	if active && imgui.IsKeyPressedBool(imgui.KeyEscape) {
		*e = numberState{}
		imgui.InternalClearActiveID()
		return value, abandoned
	}
	if active {
		dx := imgui.CurrentIO().MouseDelta().X
		if dx == 0 {
			return e.value, idle
		}
		step := unit.Step * unit.Base / float64(ui.theme.Scale)
		if imgui.CurrentIO().KeyCtrl() {
			step *= 0.1
		}
		if e.moved += max(dx, -dx); e.moved < ui.theme.Px(3) {
			return e.value, idle
		}
		e.value += float64(dx) * step
		return e.value, changing
	}
	if e.moved >= ui.theme.Px(3) {
		final := e.value
		*e = numberState{}
		return final, finished
	}
	*e = numberState{name: name, typing: true, fresh: true, text: unit.Format(value), start: value}
	return value, idle
}

func (ui *UI) drawNumber(low, size imgui.Vec2, unit presenter.Unit, value float64, mixed bool, axis Ink, hovered, active bool) {
	t := &ui.theme
	draw := imgui.WindowDrawList()
	high := vec2(low.X+size.X, low.Y+size.Y)
	back := t.Control
	if hovered || active {
		back = t.Control.Mix(t.Muted, 0.18)
	}
	draw.AddRectFilledV(low, high, imgui.ColorU32U32V(back.Packed(1), 1), t.Px(Radius), 0)
	if axis != 0 {
		draw.AddRectFilledV(low, vec2(low.X+t.Px(3), high.Y), imgui.ColorU32U32V(axis.Packed(1), 1), t.Px(Radius), imgui.DrawFlagsRoundCornersLeft)
	}
	label := "—"
	if !mixed {
		label = unit.Format(value)
	}
	imgui.PushFont(ui.fonts.Mono, TextSmall*fontHeight)
	y := low.Y + (size.Y-imgui.FontSize())/2
	right := high.X - t.Px(6)
	if unit.Symbol != "" && size.X >= t.Px(86) {
		width := imgui.CalcTextSizeV(unit.Symbol, false, -1).X
		draw.AddTextVec2V(vec2(right-width, y), imgui.ColorU32U32V(t.Muted.Packed(1), 1), unit.Symbol)
		right -= width + t.Px(3)
	}
	width := imgui.CalcTextSizeV(label, false, -1).X
	draw.PushClipRectV(low, high, true)
	draw.AddTextVec2V(vec2(max(low.X+t.Px(6), right-width), y), imgui.ColorU32U32V(t.Text.Packed(1), 1), label)
	draw.PopClipRect()
	imgui.PopFont()
}

// typeNumber is the field as a text box that takes expressions and units.
func (ui *UI) typeNumber(name string, unit presenter.Unit, width float32) (float64, stage) {
	e := &ui.edit
	if e.fresh {
		imgui.SetKeyboardFocusHere()
	}
	imgui.PushIDStr(name)
	imgui.SetNextItemWidth(width)
	entered := imgui.InputTextWithHint("##t", unit.Symbol, &e.text, imgui.InputTextFlagsEnterReturnsTrue|imgui.InputTextFlagsAutoSelectAll, nil)
	imgui.PopID()
	ui.mark(name)
	value, err := unit.Parse(e.text)
	if err != nil && e.text != "" {
		ui.underline(ui.theme.Removed)
		ui.tooltip(err.Error())
	}
	if imgui.IsKeyPressedBool(imgui.KeyEscape) {
		*e = numberState{}
		return 0, abandoned
	}
	left := !e.fresh && !imgui.IsItemActive()
	e.fresh = e.fresh && !imgui.IsItemActive()
	if !entered && !left {
		return e.start, idle
	}
	start := e.start
	if err != nil && entered {
		e.fresh = true // stay until it is right
		return start, idle
	}
	*e = numberState{}
	if err != nil || value == start {
		return start, abandoned
	}
	return value, finished
}

func (ui *UI) underline(ink Ink) {
	low, high := imgui.ItemRectMin(), imgui.ItemRectMax()
	imgui.WindowDrawList().AddLineV(vec2(low.X, high.Y), high, ink.Packed(1), ui.theme.Px(2))
}
