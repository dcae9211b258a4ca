package panels

import (
	"fmt"
	"slices"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// reviewBanner says in the viewport which proposal the ghosts belong to, what their colours mean, and how else to look at it.
func (ui *UI) reviewBanner() bool {
	at, ok := ui.bannerBox()
	if !ok {
		return false
	}
	t, card := &ui.theme, ui.focusedCard()
	index, of := ui.cardIndex(card.ID)
	title := fmt.Sprintf("Proposal %d of %d", index+1, of)
	return ui.card("viewport/review", vec2(at.X, at.Y), vec2(at.W, at.H), func() {
		signs := ui.signsOf(card)
		buttons := ui.bannerButtons(card)
		right := ui.legendWidth(signs)
		for _, b := range buttons {
			right += imgui.CalcTextSizeV(b.text, false, -1).X + 2*imgui.CurrentStyle().FramePadding().X + t.Px(Space2)
		}
		imgui.AlignTextToFramePadding()
		ui.tinted(t.Accent, title)
		imgui.SameLine()
		imgui.AlignTextToFramePadding()
		ui.fitted(t.Text, card.Label, imgui.ContentRegionAvail().X-right-t.Px(Space3))
		ui.right(right)
		imgui.AlignTextToFramePadding()
		ui.legend(signs)
		for _, b := range buttons {
			imgui.SameLineV(0, t.Px(Space2))
			if ui.button(b.name, b.text, b.look) {
				ui.want(b.intent)
			}
			ui.tooltip(b.tip)
		}
	})
}

// bannerBox is where the banner is drawn, at the top of the view; false where there is no proposal or no room for it.
func (ui *UI) bannerBox() (Rect, bool) {
	v, t := &ui.viewport, &ui.theme
	width := min(v.size.X-t.Px(200), t.Px(720))
	at := Rect{v.low.X + (v.size.X-width)/2, v.low.Y + t.Px(Space3), width, imgui.FrameHeight() + 2*t.Px(Space2)}
	return at, ui.focusedCard() != nil && width >= t.Px(200)
}

type bannerButton struct {
	name, text, tip string
	look            emphasis
	intent          session.Intent
}

// bannerButtons look at a proposal in another way: from where it can be seen, and as a wipe.
func (ui *UI) bannerButtons(card *presenter.Card) []bannerButton {
	var out []bannerButton
	if !ui.changeInView(card) {
		out = append(out, bannerButton{"viewport/review/show", string(IconSearch) + " Out of view", "What it changes is not in the picture; click to look at it", plain, session.FrameProposal{}})
	}
	w := &ui.state.Wipe
	text, look := string(IconCompare)+" Wipe  B", plain
	if w.On {
		look = primary
	}
	if w.On && !w.Ready {
		text = string(IconCompare) + " Drawing…"
	}
	return append(out, bannerButton{"viewport/review/wipe", text, "Before left of the mouse, after right of it, in the view itself", look, session.WipeProposal{On: !w.On}})
}

// changeInView reports whether something that a proposal changes is in the picture; what concerns the whole scene is everywhere.
func (ui *UI) changeInView(card *presenter.Card) bool {
	if card.After == nil || len(card.Diff.Nodes) == 0 {
		return true
	}
	for _, c := range card.Diff.Nodes {
		switch {
		case c.After != nil && c.After.Room != nil:
			return true
		case c.After != nil && ui.inView(card.After.WorldFromNode(c.ID).Translation):
			return true
		case c.After == nil && ui.inView(ui.state.Scene.WorldFromNode(c.ID).Translation):
			return true
		}
	}
	return false
}

// signsOf lists what a proposal does, each sign once.
func (ui *UI) signsOf(card *presenter.Card) []presenter.Sign {
	var out []presenter.Sign
	changes := presenter.Changes(ui.state.Scene, card)
	for _, sign := range []presenter.Sign{presenter.Adds, presenter.Moves, presenter.Recolours, presenter.Removes} {
		if slices.ContainsFunc(changes, func(c presenter.Change) bool { return c.Sign == sign }) {
			out = append(out, sign)
		}
	}
	return out
}

var signNames = map[presenter.Sign]string{presenter.Adds: "new", presenter.Moves: "changed", presenter.Recolours: "look", presenter.Removes: "gone"}

func (ui *UI) legendWidth(signs []presenter.Sign) (width float32) {
	for _, sign := range signs {
		_, glyph := ui.signLook(sign)
		width += imgui.CalcTextSizeV(glyph+" "+signNames[sign], false, -1).X + ui.theme.Px(Space2)
	}
	return width
}

// legend names the ghost colours that are in the picture by sign, so that they can be told apart without colour.
func (ui *UI) legend(signs []presenter.Sign) {
	for i, sign := range signs {
		if i > 0 {
			imgui.SameLineV(0, ui.theme.Px(Space2))
		}
		ink, glyph := ui.signLook(sign)
		ui.tinted(ink, glyph+" "+signNames[sign])
	}
}
