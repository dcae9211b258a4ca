package panels

import (
	"fmt"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

func (ui *UI) changeLine(card *presenter.Card, change presenter.Change) {
	t := &ui.theme
	key := fmt.Sprintf("agent/line/%d", change.Actions[0])
	imgui.PushIDStr(key)
	defer imgui.PopID()
	on := change.On
	imgui.PushStyleVarVec2(imgui.StyleVarFramePadding, vec2(t.Px(2), t.Px(1)))
	if imgui.Checkbox("##on", &on) {
		for _, i := range change.Actions {
			ui.want(session.TickAction{Proposal: card.ID, Index: i, On: on})
		}
	}
	imgui.PopStyleVar()
	ui.mark(key + "/tick")
	ui.tooltip("Untick to leave this out")
	imgui.SameLineV(0, t.Px(6))
	ink, glyph := ui.signLook(change.Sign)
	text := t.Text
	if !on {
		ink, text = t.Muted, t.Muted
	}
	low := imgui.CursorScreenPos()
	width := imgui.ContentRegionAvail().X
	ghost := change.Node != "" && change.Node == ui.agent.ghost
	if imgui.SelectableBoolV("##line", ghost || change.Node != "" && change.Node == ui.agent.hovered, 0, vec2(width, imgui.TextLineHeight()+t.Px(2))) && change.Movable {
		ui.chooseGhost(change)
	}
	ui.mark(key)
	if change.Node != "" && imgui.IsItemHovered() && ui.agent.hovered != change.Node {
		ui.agent.hovered = change.Node
		ui.want(session.HighlightNode{Node: change.Node})
	}
	draw := imgui.WindowDrawList()
	y := low.Y + t.Px(1)
	draw.AddTextVec2V(vec2(low.X, y), ink.Packed(1), glyph)
	x := low.X + t.Px(23)
	name, _ := ui.fit(change.Text, width*0.6)
	draw.AddTextVec2V(vec2(x, y), text.Packed(1), name)
	x += imgui.CalcTextSizeV(name, false, -1).X + t.Px(Space2)
	detail, cut := ui.fit(change.Detail, low.X+width-x)
	draw.AddTextVec2V(vec2(x, y), t.Muted.Packed(1), detail)
	if cut {
		ui.tooltip(change.Text + ": " + change.Detail)
	}
	if on && len(change.Parts) > 0 {
		ui.partTicks(card, change, key)
	}
	if ghost {
		ui.ghostFields(card, change)
	}
}

// partTicks are small ticks for the properties of a line, side by side as far as they fit.
func (ui *UI) partTicks(card *presenter.Card, change presenter.Change, key string) {
	t := &ui.theme
	left, end := imgui.CursorPosX()+t.Px(20), imgui.CursorPosX()+imgui.ContentRegionAvail().X
	x := left
	imgui.PushStyleVarVec2(imgui.StyleVarFramePadding, vec2(t.Px(1), 0))
	for i, p := range change.Parts {
		width := imgui.FrameHeight() + t.Px(Space1) + imgui.CalcTextSizeV(string(p.Part), false, -1).X
		if i > 0 && x+width <= end {
			imgui.SameLine()
		} else {
			x = left
		}
		imgui.SetCursorPosX(x)
		x += width + t.Px(Space3)
		on := p.On
		if imgui.Checkbox(string(p.Part), &on) {
			for _, index := range p.Actions {
				ui.want(session.TickPart{Proposal: card.ID, Index: index, Part: p.Part, On: on})
			}
		}
		ui.mark(key + "/" + string(p.Part))
		ui.tooltip("Untick to leave the " + string(p.Part) + " as it is")
	}
	imgui.PopStyleVar()
}
