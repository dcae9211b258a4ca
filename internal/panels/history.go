package panels

import (
	"fmt"
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/document"
	"scenograph/internal/geom"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// logState is what history and log remember.
type logState struct {
	events, notices int          // how many were shown, to scroll when there are more
	marked          session.Side // a line that is kept for comparing
	branch          string       // the name of a new branch, as it is typed
}

// inkOf is the display colour of a linear one.
func inkOf(linear [3]float64) Ink {
	var k Ink
	for i, x := range linear {
		k |= Ink(geom.Clamp(geom.SRGBFromLinear(x), 0, 1)*255+0.5) << (16 - 8*i)
	}
	return k
}

func (ui *UI) drawHistory() {
	ui.panel("History", 0, func() {
		events := ui.state.History
		if len(events) == 0 {
			ui.empty(IconHistory, "Nothing has been done yet", "Every change is listed here, yours and the agent's. Click one to go back to it.")
			return
		}
		ui.branchLine()
		imgui.BeginChildStrV("events", imgui.Vec2{}, 0, 0)
		clipper := imgui.NewListClipper()
		clipper.BeginV(int32(len(events)), imgui.TextLineHeight()+ui.theme.Px(6))
		imgui.PushStyleVarVec2(imgui.StyleVarItemSpacing, imgui.Vec2{})
		for clipper.Step() {
			for i := clipper.DisplayStart(); i < clipper.DisplayEnd(); i++ {
				ui.eventRow(&events[i])
			}
		}
		imgui.PopStyleVar()
		clipper.Destroy()
		if len(events) != ui.log.events {
			ui.log.events = len(events)
			imgui.SetScrollHereYV(1)
		}
		imgui.EndChild()
	})
}

func (ui *UI) eventRow(e *presenter.Event) {
	t := &ui.theme
	imgui.PushIDInt(int32(e.Seq))
	defer imgui.PopID()
	low := imgui.CursorScreenPos()
	width := imgui.ContentRegionAvail().X
	height := imgui.TextLineHeight() + t.Px(6)
	if imgui.SelectableBoolV("##event", e.Current, 0, vec2(width, height)) && !e.Current {
		ui.want(session.GoTo{Seq: e.Seq})
	}
	name := fmt.Sprintf("history/%d", e.Seq)
	ui.mark(name)
	if e.Seq != 0 {
		ui.eventMenu(e)
	}
	tip := "Go back to here: everything after it is undone, and can be redone"
	if e.Undone {
		tip = "Redo up to here"
	}
	if !e.Current {
		ui.tooltip(tip)
	}
	ink := t.Text
	if e.Undone {
		ink = t.Muted
	}
	icon, iconInk := ui.eventLook(e)
	draw := imgui.WindowDrawList()
	y := low.Y + t.Px(3)
	x := low.X + t.Px(Space1)
	imgui.PushFont(ui.fonts.Mono, TextSmall*fontHeight)
	draw.AddTextVec2V(vec2(x, y+t.Px(1)), t.Muted.Packed(1), e.Time.Format("15:04:05"))
	imgui.PopFont()
	x += t.Px(72)
	draw.AddTextVec2V(vec2(x, y), iconInk.Packed(1), string(icon))
	x += t.Px(24)
	who, _ := ui.fit(e.Who, t.Px(120))
	draw.AddTextVec2V(vec2(x, y), t.Muted.Packed(1), who)
	x += t.Px(128)
	room := low.X + width - x
	text, _ := ui.fit(e.Label, room*0.62)
	draw.AddTextVec2V(vec2(x, y), ink.Packed(1), text)
	end := x + imgui.CalcTextSizeV(text, false, -1).X
	if e.Undone {
		draw.AddLineV(vec2(x, y+imgui.TextLineHeight()/2), vec2(end, y+imgui.TextLineHeight()/2), t.Muted.Packed(0.8), t.Px(1))
	}
	detail := e.Detail
	if e.Verdict != "" {
		detail = strings.TrimSuffix(e.Verdict+" · "+detail, " · ")
	}
	detail, _ = ui.fit(detail, low.X+width-end-t.Px(Space3))
	draw.AddTextVec2V(vec2(end+t.Px(Space3), y), t.Muted.Packed(1), detail)
}

// eventLook tells at a glance who did it.
func (ui *UI) eventLook(e *presenter.Event) (Icon, Ink) {
	t := &ui.theme
	switch {
	case e.Mark:
		return IconFlag, t.Moved
	case e.Author == document.Human:
		return IconPerson, t.Accent
	case e.Author == document.Import:
		return IconImport, t.Muted
	case e.Author == document.Script:
		return IconComputer, t.Muted
	}
	return IconAgent, t.Recoloured
}

func (ui *UI) drawLog() {
	ui.panel("Log", 0, func() {
		t := &ui.theme
		notices := ui.state.Notices
		if len(notices) == 0 {
			ui.empty(IconInfo, "All quiet", "Warnings about imports, exports and saving are kept here.")
			return
		}
		imgui.BeginChildStrV("notices", imgui.Vec2{}, 0, 0)
		for i := range notices {
			n := &notices[i]
			ink, icon := t.Muted, IconInfo
			switch n.Level {
			case presenter.Caution:
				ink, icon = t.Moved, IconWarning
			case presenter.Failure:
				ink, icon = t.Removed, IconError
			}
			ui.withFont(ui.fonts.Mono, TextSmall, func() { ui.muted(n.Time.Format("15:04:05")) })
			imgui.SameLine()
			ui.tinted(ink, string(icon))
			imgui.SameLine()
			ui.wrapped(t.Text, n.Text)
		}
		if len(notices) != ui.log.notices {
			ui.log.notices = len(notices)
			imgui.SetScrollHereYV(1)
		}
		imgui.EndChild()
	})
}
