package panels

import (
	"fmt"
	"math"
	"slices"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// drawCard draws one proposal: a line when it waits, everything when it is under review.
func (ui *UI) drawCard(index int) {
	card := &ui.state.Agent.Cards[index]
	t := &ui.theme
	focused := card.ID == ui.state.Agent.Focused
	border, top := t.Control, imgui.CursorScreenPos().Y-imgui.WindowPos().Y
	if focused {
		border = t.Accent
	}
	imgui.PushStyleColorVec4(imgui.ColChildBg, t.Surface.Mix(t.Control, 0.35).Vec(1))
	imgui.PushStyleColorVec4(imgui.ColBorder, border.Vec(1))
	imgui.PushStyleVarVec2(imgui.StyleVarWindowPadding, vec2(t.Px(Space3), t.Px(Space2)))
	imgui.BeginChildStrV("card "+card.ID, imgui.Vec2{}, imgui.ChildFlagsBorders|imgui.ChildFlagsAutoResizeY|imgui.ChildFlagsAlwaysUseWindowPadding, imgui.WindowFlagsNoScrollbar|imgui.WindowFlagsNoScrollWithMouse)
	imgui.PopStyleVar()
	imgui.PopStyleColorV(2)
	ui.cardHead(card, index)
	if focused {
		ui.cardBody(card)
	}
	inside := imgui.IsWindowHoveredV(imgui.HoveredFlagsChildWindows)
	imgui.EndChild()
	ui.mark(fmt.Sprintf("agent/card/%d", index))
	if inside && !focused && imgui.IsMouseReleased(imgui.MouseButtonLeft) {
		ui.want(session.FocusProposal{Proposal: card.ID})
		ui.agent.ghost = ""
	}
	if focused && ui.agent.shown != card.ID {
		ui.agent.shown, ui.agent.reason, ui.agent.scroll = card.ID, "", settleCards
	}
	if focused && ui.agent.scroll > 0 {
		ui.agent.scroll--
		imgui.SetScrollFromPosYFloatV(top-t.Px(Space2), 0)
	}
}

func (ui *UI) cardHead(card *presenter.Card, index int) {
	t := &ui.theme
	score := fmt.Sprintf("%.2f", card.Score.Total)
	imgui.PushFont(ui.fonts.Mono, TextSmall*fontHeight)
	width := imgui.CalcTextSizeV(score, false, -1).X
	imgui.PopFont()
	imgui.BeginGroup()
	imgui.PushTextWrapPosV(imgui.CursorPosX() + imgui.ContentRegionAvail().X - width - t.Px(Space3))
	ui.withFont(ui.fonts.Medium, TextBody, func() { ui.tinted(t.Text, card.Label) })
	imgui.PopTextWrapPos()
	imgui.EndGroup()
	ui.right(width)
	ui.withFont(ui.fonts.Mono, TextSmall, func() { ui.tinted(ui.scoreInk(card), score) })
	ui.tooltip("How well the step does what was asked, from 0 to 1; the evidence is below")
	if card.ID != ui.state.Agent.Focused {
		ui.changeCounts(card)
	}
}

func (ui *UI) scoreInk(card *presenter.Card) Ink {
	switch {
	case card.Stale != "":
		return ui.theme.Removed
	case card.Score.Total < 0.5:
		return ui.theme.Moved
	}
	return ui.theme.Added
}

// changeCounts sums up a waiting card in one line: + 2  ~ 1.
func (ui *UI) changeCounts(card *presenter.Card) {
	counts := map[presenter.Sign]int{}
	for _, c := range presenter.Changes(ui.state.Scene, card) {
		counts[c.Sign]++
	}
	drawn := false
	for _, sign := range []presenter.Sign{presenter.Adds, presenter.Moves, presenter.Recolours, presenter.Removes} {
		if counts[sign] == 0 {
			continue
		}
		if drawn {
			imgui.SameLineV(0, ui.theme.Px(Space3))
		}
		ink, glyph := ui.signLook(sign)
		ui.tinted(ink, fmt.Sprintf("%s %d", glyph, counts[sign]))
		drawn = true
	}
	if card.Stale != "" {
		ui.wrapped(ui.theme.Removed, card.Stale)
	}
}

// signLook returns a change's colour and the glyph that tells it apart without colour.
func (ui *UI) signLook(sign presenter.Sign) (Ink, string) {
	t := &ui.theme
	switch sign {
	case presenter.Adds:
		return t.Added, "+"
	case presenter.Removes:
		return t.Removed, "−"
	case presenter.Recolours:
		return t.Recoloured, string(IconPaint)
	}
	return t.Moved, "~"
}

func (ui *UI) cardBody(card *presenter.Card) {
	t := &ui.theme
	if card.From != "" {
		ui.wrapped(t.Accent, "Proposed by "+card.From)
	}
	if card.Reason != "" {
		ui.wrapped(t.Muted, card.Reason)
	}
	if card.Stale != "" {
		ui.wrapped(t.Removed, string(IconWarning)+" "+card.Stale)
	}
	for _, change := range presenter.Changes(ui.state.Scene, card) {
		ui.changeLine(card, change)
	}
	for _, note := range card.Notes {
		ui.wrapped(t.Moved, string(IconInfo)+" "+note)
	}
	ui.evidence(card)
	ui.cardButtons(card)
}

func (ui *UI) chooseGhost(change presenter.Change) {
	if ui.agent.ghost == change.Node {
		ui.agent.ghost = ""
		return
	}
	ui.agent.ghost = change.Node
}

// editGhosts starts to edit the focused proposal: the first ghost that is in view gets the handles.
func (ui *UI) editGhosts() {
	card := ui.focusedCard()
	if card == nil || card.After == nil {
		return
	}
	if ui.agent.ghost != "" {
		ui.agent.ghost = ""
		return
	}
	for _, change := range presenter.Changes(ui.state.Scene, card) {
		if !change.Movable || !change.On {
			continue
		}
		if ui.agent.ghost == "" {
			ui.agent.ghost = change.Node
		}
		if ui.inView(card.After.WorldFromNode(change.Node).Translation) {
			ui.agent.ghost = change.Node
			return
		}
	}
}

// inView reports whether a world point is in the picture.
func (ui *UI) inView(p geom.Vec3) bool {
	view := ui.state.View
	pixel, _, ok := view.Project(p)
	return ok && pixel[0] > 0 && pixel[1] > 0 && pixel[0] < float64(view.Width) && pixel[1] < float64(view.Height)
}

// ghostHelp tells what the numbers of a ghost are.
var ghostHelp = [4]string{"x, metres to the east", "y, metres to the north", "z, metres up", "Turned so many degrees, counter-clockwise seen from above"}

// ghostFields edits where a proposal puts a node, before it is accepted.
func (ui *UI) ghostFields(card *presenter.Card, change presenter.Change) {
	t := &ui.theme
	world := card.After.WorldFromNode(change.Node)
	yaw := world.Rotation.YawAngle()
	width := (imgui.ContentRegionAvail().X - t.Px(20) - 3*t.Px(Space1)) / 4
	imgui.SetCursorPosX(imgui.CursorPosX() + t.Px(20))
	values := [4]float64{world.Translation[0], world.Translation[1], world.Translation[2], yaw}
	for i, name := range []string{"x", "y", "z", "turn"} {
		unit, ink := presenter.Metres, []Ink{t.Removed, t.Added, t.Accent, t.Moved}[i]
		unit.Digits = 2
		if i == 3 {
			unit = presenter.Degrees
			unit.Digits = 0
		}
		if i > 0 {
			imgui.SameLineV(0, t.Px(Space1))
		}
		v, state := ui.number("agent/ghost/"+name, unit, values[i], false, ink, width)
		ui.tooltip(ghostHelp[i])
		if (state != changing && state != finished) || math.IsNaN(v) {
			continue
		}
		next := world
		if i < 3 {
			next.Translation[i] = v
		} else {
			next.Rotation = geom.Yaw(v - yaw).Mul(world.Rotation).Normalized()
		}
		ui.want(session.MoveGhost{Proposal: card.ID, Node: change.Node, World: next})
	}
}

// evidence opens the score to what it was measured from.
func (ui *UI) evidence(card *presenter.Card) {
	t := &ui.theme
	if len(card.Score.Evidence) == 0 {
		ui.gap(0)
		ui.otherLooks(card)
		return
	}
	passed := 0
	for _, e := range card.Score.Evidence {
		if e.OK {
			passed++
		}
	}
	icon := IconClosed
	if ui.agent.evidence {
		icon = IconOpen
	}
	when := "checks pass"
	if card.Edited || card.Stale != "" {
		when = "checks passed as proposed"
	}
	if ui.button("agent/evidence", fmt.Sprintf("%s %d of %d %s", icon, passed, len(card.Score.Evidence), when), quiet) {
		ui.agent.evidence = !ui.agent.evidence
	}
	ui.otherLooks(card)
	for _, e := range card.Score.Evidence {
		if e.OK && !ui.agent.evidence {
			continue
		}
		ink, icon := t.Added, IconCheck
		if !e.OK {
			ink, icon = t.Moved, IconWarning
		}
		ui.tinted(ink, string(icon))
		imgui.SameLineV(0, t.Px(Space1))
		line := e.Name
		if e.Unit != "" || e.Value != 0 {
			line += fmt.Sprintf(" %.4g %s", e.Value, e.Unit)
		}
		if e.Detail != "" {
			line += " · " + e.Detail
		}
		ui.wrapped(t.Muted, line)
	}
}

func (ui *UI) cardButtons(card *presenter.Card) {
	t := &ui.theme
	accept := string(IconCheck) + " Accept  A"
	if card.Edited {
		accept = string(IconCheck) + " Accept yours  A"
	}
	imgui.BeginDisabledV(card.Stale != "")
	if ui.button("agent/accept", accept, primary) {
		ui.want(session.AcceptProposal{Proposal: card.ID})
	}
	imgui.EndDisabled()
	imgui.SameLineV(0, t.Px(Space1))
	movable := slices.ContainsFunc(presenter.Changes(ui.state.Scene, card), func(c presenter.Change) bool { return c.Movable && c.On })
	imgui.BeginDisabledV(!movable)
	if ui.button("agent/edit", "Edit  E", plain) {
		ui.editGhosts()
	}
	imgui.EndDisabled()
	ui.tooltip("Puts the handles on the ghosts, and numbers under the lines; the arrow keys move them")
	imgui.SameLineV(0, t.Px(Space1))
	if ui.button("agent/reject", "Reject  R", danger) {
		ui.reject(card)
	}
	ui.whyNot(card)
}

// otherLooks are, at the right end of a line, before and after beside each other, and other versions of the step.
func (ui *UI) otherLooks(card *presenter.Card) {
	t := &ui.theme
	side := imgui.FrameHeight() + t.Px(Space1)
	buttons := 1
	if card.From == "" {
		buttons = 2
	}
	ui.right(float32(buttons)*side - t.Px(Space1))
	if ui.iconButton("agent/beforeafter", IconCompare, "Before and after: two pictures beside or over each other, and what differs", false) {
		ui.want(session.CompareBeforeAfter{Proposal: card.ID})
		ui.openDialog("exhibit")
	}
	if card.From != "" {
		return
	}
	imgui.SameLineV(0, t.Px(Space1))
	imgui.BeginDisabledV(ui.state.Agent.Busy)
	if ui.iconButton("agent/like", IconRefresh, "More like this  L\nOther versions of this step, on a contact sheet; the one you take replaces it", false) {
		ui.want(session.MoreLike{Proposal: card.ID})
	}
	imgui.EndDisabled()
}
