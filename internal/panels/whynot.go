package panels

import (
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// usualReasons are why people refuse most often; a click puts one into the line, or takes it out.
var usualReasons = []string{"wrong place", "wrong look", "too many", "not asked"}

// whyNot takes the reason for a rejection: in a line of one's own words, from the usual ones, or both.
func (ui *UI) whyNot(card *presenter.Card) {
	a, t := &ui.agent, &ui.theme
	imgui.SetNextItemWidth(-1)
	if imgui.InputTextWithHint("##reason", "Why not? (optional, helps the next round)", &a.reason, imgui.InputTextFlagsEnterReturnsTrue, nil) {
		ui.reject(card)
	}
	ui.mark("agent/reason")
	imgui.PushStyleVarVec2(imgui.StyleVarFramePadding, vec2(t.Px(6), t.Px(1)))
	imgui.PushFont(ui.fonts.Regular, TextSmall*fontHeight)
	defer imgui.PopStyleVar()
	defer imgui.PopFont()
	right := imgui.CursorScreenPos().X + imgui.ContentRegionAvail().X
	for i, reason := range usualReasons {
		width := imgui.CalcTextSizeV(reason, false, -1).X + t.Px(12)
		if i > 0 {
			if imgui.SameLineV(0, t.Px(Space1)); imgui.CursorScreenPos().X+width > right {
				imgui.NewLine()
			}
		}
		look := plain
		if said(a.reason, reason) {
			look = primary
		}
		if ui.button("agent/why/"+reason, reason, look) {
			a.reason = toggled(a.reason, reason)
		}
	}
}

// said reports whether a reason is among those in a line, which commas part.
func said(line, reason string) bool {
	for part := range strings.SplitSeq(line, ",") {
		if strings.TrimSpace(part) == reason {
			return true
		}
	}
	return false
}

// toggled puts a reason into a line or takes it out; the other words stay.
func toggled(line, reason string) string {
	var parts []string
	for part := range strings.SplitSeq(line, ",") {
		if part = strings.TrimSpace(part); part != "" && part != reason {
			parts = append(parts, part)
		}
	}
	if !said(line, reason) {
		parts = append(parts, reason)
	}
	return strings.Join(parts, ", ")
}

func (ui *UI) reject(card *presenter.Card) {
	ui.want(session.RejectProposal{Proposal: card.ID, Reason: ui.agent.reason})
	ui.agent.reason = ""
}
