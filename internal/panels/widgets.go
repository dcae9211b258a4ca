package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"
)

func vec2(x, y float32) imgui.Vec2 { return imgui.Vec2{X: x, Y: y} }

// text draws a string as it is; Dear ImGui's own Text would take it for a format.
func (ui *UI) text(s string) { imgui.TextUnformatted(s) }

func (ui *UI) tinted(ink Ink, s string) {
	imgui.PushStyleColorVec4(imgui.ColText, ink.Vec(1))
	imgui.TextUnformatted(s)
	imgui.PopStyleColor()
}

func (ui *UI) muted(s string) { ui.tinted(ui.theme.Muted, s) }

// wrapped draws a paragraph as wide as the panel.
func (ui *UI) wrapped(ink Ink, s string) {
	imgui.PushTextWrapPos()
	ui.tinted(ink, s)
	imgui.PopTextWrapPos()
}

// withFont draws with a face at a text size in design pixels.
func (ui *UI) withFont(font *imgui.Font, size float32, draw func()) {
	imgui.PushFont(font, size*fontHeight)
	draw()
	imgui.PopFont()
}

// fit shortens a string to a width in pixels, with an ellipsis; it reports whether something was cut.
func (ui *UI) fit(s string, width float32) (string, bool) {
	if imgui.CalcTextSizeV(s, false, -1).X <= width {
		return s, false
	}
	runes := []rune(s)
	low, high := 0, len(runes)
	for low < high {
		middle := (low + high + 1) / 2
		if imgui.CalcTextSizeV(string(runes[:middle])+"…", false, -1).X <= width {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return string(runes[:low]) + "…", true
}

// fitted draws a string in at most the width and shows the whole of it when the mouse rests on it.
func (ui *UI) fitted(ink Ink, s string, width float32) {
	short, cut := ui.fit(s, width)
	ui.tinted(ink, short)
	if cut {
		ui.tooltip(s)
	}
}

// tooltip explains the last widget when the mouse rests on it.
func (ui *UI) tooltip(s string) {
	if s == "" || !imgui.IsItemHoveredV(imgui.HoveredFlagsForTooltip|imgui.HoveredFlagsAllowWhenDisabled) {
		return
	}
	ui.explain(s)
}

// explain shows a text beside the mouse.
func (ui *UI) explain(s string) {
	imgui.PushStyleVarVec2(imgui.StyleVarWindowPadding, vec2(ui.theme.Px(Space2), ui.theme.Px(6)))
	if imgui.BeginTooltip() {
		imgui.PushTextWrapPosV(ui.theme.Px(320))
		imgui.TextUnformatted(s)
		imgui.PopTextWrapPos()
		imgui.EndTooltip()
	}
	imgui.PopStyleVar()
}

// emphasis is how much a button asks to be pressed.
type emphasis int

const (
	plain emphasis = iota
	primary
	quiet
	danger
)

// button draws a labelled button; the label may hold an icon.
func (ui *UI) button(name, label string, how emphasis) bool {
	return ui.sizedButton(name, label, how, imgui.Vec2{})
}

func (ui *UI) sizedButton(name, label string, how emphasis, size imgui.Vec2) bool {
	t := &ui.theme
	colors := 0
	push := func(col imgui.Col, ink Ink, alpha float32) {
		imgui.PushStyleColorVec4(col, ink.Vec(alpha))
		colors++
	}
	switch how {
	case primary:
		push(imgui.ColButton, t.Accent, 1)
		push(imgui.ColButtonHovered, t.Accent.Mix(t.Text, 0.15), 1)
		push(imgui.ColButtonActive, t.Accent.Mix(t.Ground, 0.2), 1)
		push(imgui.ColText, t.OnAccent, 1)
	case quiet:
		push(imgui.ColButton, t.Control, 0)
	case danger:
		push(imgui.ColText, t.Removed, 1)
	}
	imgui.PushIDStr(name)
	pressed := imgui.ButtonV(label+"###b", size)
	imgui.PopID()
	imgui.PopStyleColorV(int32(colors))
	ui.mark(name)
	return pressed
}

// iconButton is a square button with only an icon, so it always explains itself.
func (ui *UI) iconButton(name string, icon Icon, tip string, on bool) bool {
	t := &ui.theme
	side := imgui.FrameHeight()
	low := imgui.CursorScreenPos()
	imgui.PushIDStr(name)
	pressed := imgui.InvisibleButton("b", vec2(side, side))
	imgui.PopID()
	draw := imgui.WindowDrawList()
	high := vec2(low.X+side, low.Y+side)
	ink := t.Muted
	switch {
	case on:
		draw.AddRectFilledV(low, high, t.Surface.Mix(t.Accent, 0.28).Packed(1), t.Px(Radius), 0)
		ink = t.Accent
	case imgui.IsItemActive():
		draw.AddRectFilledV(low, high, t.Control.Mix(t.Muted, 0.3).Packed(1), t.Px(Radius), 0)
		ink = t.Text
	case imgui.IsItemHovered():
		draw.AddRectFilledV(low, high, t.Control.Packed(1), t.Px(Radius), 0)
		ink = t.Text
	}
	ui.glyph(icon, low, side, ink)
	ui.tooltip(tip)
	ui.mark(name)
	return pressed
}

// glyph draws an icon in the middle of a square. Where a disabled region is open it fades like everything else.
func (ui *UI) glyph(icon Icon, low imgui.Vec2, side float32, ink Ink) {
	size := imgui.CalcTextSizeV(string(icon), false, -1)
	pos := vec2(low.X+float32(int((side-size.X)/2)), low.Y+float32(int((side-size.Y)/2)))
	color := imgui.ColorU32U32V(ink.Packed(1), 1)
	imgui.WindowDrawList().AddTextVec2V(pos, color, string(icon))
}

// empty tells what an empty panel is for and what to do.
func (ui *UI) empty(icon Icon, title, body string) {
	t := &ui.theme
	avail := imgui.ContentRegionAvail()
	imgui.Dummy(vec2(1, max(t.Px(Space2), min(avail.Y*0.25, t.Px(60)))))
	ui.withFont(ui.fonts.Regular, 26, func() { ui.centered(t.Control.Mix(t.Muted, 0.5), string(icon)) })
	ui.withFont(ui.fonts.Medium, TextBody, func() { ui.centered(t.Text, title) })
	for _, line := range ui.wrapLines(body, avail.X-t.Px(Space3)) {
		ui.centered(t.Muted, line)
	}
}

func (ui *UI) centered(ink Ink, s string) {
	room := imgui.ContentRegionAvail().X
	width := imgui.CalcTextSizeV(s, false, -1).X
	imgui.SetCursorPosX(imgui.CursorPosX() + max(0, (room-width)/2))
	ui.tinted(ink, s)
}

// wrapLines breaks text at spaces and line ends into lines no wider than width pixels.
func (ui *UI) wrapLines(text string, width float32) []string {
	var lines []string
	line, word := "", ""
	flush := func() {
		joined := word
		if line != "" {
			joined = line + " " + word
		}
		if line != "" && imgui.CalcTextSizeV(joined, false, -1).X > width {
			lines, joined = append(lines, line), word
		}
		line, word = joined, ""
	}
	for _, r := range text + "\n" {
		switch r {
		case ' ':
			flush()
		case '\n':
			flush()
			lines, line = append(lines, line), ""
		default:
			word += string(r)
		}
	}
	return lines
}

// gap leaves vertical room.
func (ui *UI) gap(design float32) { imgui.Dummy(vec2(0, ui.theme.Px(design))) }

// right moves the cursor so that something of the width ends at the panel's edge.
func (ui *UI) right(width float32) {
	imgui.SameLineV(0, 0)
	imgui.SetCursorPosX(imgui.CursorPosX() + max(0, imgui.ContentRegionAvail().X-width))
}
