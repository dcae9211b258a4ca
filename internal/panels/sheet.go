package panels

import (
	"fmt"
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// Sizes of the contact sheet, in design pixels.
const (
	frameLeast  = 176 // narrowest candidate
	frameMost   = 264
	sheetShare  = 0.66 // of the viewport's height, at most
	sheetMost   = 0.84 // the same, of a sheet with more than one row
	sheetInset  = 12
	figuresSeen = 3
)

// drawSheet lays the candidates over the lower part of the viewport, so that the one that is looked at is seen above as ghosts.
func (ui *UI) drawSheet() {
	c := ui.state.Sheet()
	if !c.Open {
		return
	}
	t := &ui.theme
	area := ui.ViewportArea()
	width := area.Z - area.X - 2*t.Px(sheetInset)
	if width < t.Px(frameLeast) || area.W-area.Y < t.Px(240) {
		return
	}
	inside, n := width-2*t.Px(Space3), len(c.Frames)
	if c.Busy {
		n = max(n, c.Asked)
	}
	columns, card := ui.sheetColumns(inside, n)
	rows, share := (max(n, 1)+columns-1)/columns, float32(sheetShare)
	if rows > 1 {
		share = sheetMost
	}
	height := ui.sheetHead(c) + float32(rows)*(ui.frameHeight(card)+t.Px(Space2)) + t.Px(Space4)
	if most := (area.W - area.Y) * share; height > most {
		height = most
		_, card = ui.sheetColumns(inside-imgui.CurrentStyle().ScrollbarSize(), n)
	}
	imgui.SetNextWindowPosV(vec2(area.X+t.Px(sheetInset), area.W-t.Px(sheetInset)-height), imgui.CondAlways, imgui.Vec2{})
	imgui.SetNextWindowSizeV(vec2(width, height), imgui.CondAlways)
	imgui.PushStyleColorVec4(imgui.ColWindowBg, t.Surface.Vec(1))
	imgui.PushStyleColorVec4(imgui.ColBorder, t.Control.Vec(1))
	imgui.PushStyleVarVec2(imgui.StyleVarWindowPadding, vec2(t.Px(Space3), t.Px(Space2)))
	imgui.PushStyleVarFloat(imgui.StyleVarWindowRounding, t.Px(6))
	flags := imgui.WindowFlagsNoTitleBar | imgui.WindowFlagsNoResize | imgui.WindowFlagsNoMove | imgui.WindowFlagsNoDocking | imgui.WindowFlagsNoSavedSettings |
		imgui.WindowFlagsNoCollapse | imgui.WindowFlagsNoFocusOnAppearing | imgui.WindowFlagsNoScrollbar | imgui.WindowFlagsNoScrollWithMouse
	if imgui.BeginV("Contact sheet###sheet", nil, flags) {
		pos, size := imgui.WindowPos(), imgui.WindowSize()
		ui.markRect("sheet", pos, vec2(pos.X+size.X, pos.Y+size.Y))
		ui.sheetTitle(c)
		imgui.BeginChildStrV("frames", imgui.Vec2{}, 0, 0)
		ui.sheetFrames(c, columns, card)
		imgui.EndChild()
	}
	imgui.End()
	imgui.PopStyleVarV(2)
	imgui.PopStyleColorV(2)
}

// sheetColumns spreads n candidates over rows of nearly the same length.
func (ui *UI) sheetColumns(width float32, n int) (columns int, card float32) {
	t := &ui.theme
	gap := t.Px(Space2)
	fits := max(1, int((width+gap)/(t.Px(frameLeast)+gap)))
	rows := (max(n, 1) + fits - 1) / fits
	columns = (max(n, 1) + rows - 1) / rows
	return columns, min(t.Px(frameMost), float32(int((width-gap*float32(columns-1))/float32(columns))))
}

func (ui *UI) sheetHead(c *presenter.Contact) float32 {
	height := imgui.FrameHeight() + ui.theme.Px(Space2)
	if c.Blind {
		height += imgui.TextLineHeightWithSpacing()
	}
	return height
}

// frameHeight is picture, score, critics and figures.
func (ui *UI) frameHeight(card float32) float32 {
	t := &ui.theme
	small := TextSmall*fontHeight*t.Scale + t.Px(2)
	return ui.frameWidth(card)*2/3 + imgui.TextLineHeightWithSpacing() + figuresSeen*small + t.Px(Space3)
}

func (ui *UI) frameWidth(card float32) float32 { return card - 2*ui.theme.Px(Space1) }

func (ui *UI) sheetTitle(c *presenter.Contact) {
	t := &ui.theme
	title, take := "Contact sheet", string(IconCheck)+" Take it  Enter"
	if c.Variants {
		title = "Variants"
	}
	imgui.AlignTextToFramePadding()
	ui.withFont(ui.fonts.Medium, TextTitle, func() { ui.tinted(t.Text, title) })
	imgui.SameLineV(0, t.Px(Space3))
	imgui.AlignTextToFramePadding()
	padding := 2 * imgui.CurrentStyle().FramePadding().X
	buttons := imgui.CalcTextSizeV(take, false, -1).X + padding + imgui.FrameHeight() + t.Px(Space3)
	side, stop := "As a branch", string(IconClose)+" Stop"
	if c.Variants {
		buttons += imgui.CalcTextSizeV(side, false, -1).X + padding + t.Px(Space1)
		if c.Busy {
			buttons += imgui.CalcTextSizeV(stop, false, -1).X + padding + t.Px(Space1)
		}
	}
	like := string(IconRefresh) + " More like this  L"
	if !c.Variants {
		buttons += imgui.CalcTextSizeV(like, false, -1).X + padding + t.Px(Space1)
	}
	keys := "1–9 or Tab looks"
	if len(c.Frames) < 2 {
		keys = ""
	}
	line := c.Line
	if keys != "" {
		line += "   ·   " + keys
	}
	ui.fitted(t.Muted, line, imgui.ContentRegionAvail().X-buttons)
	ui.right(buttons)
	if c.Variants && c.Busy {
		if ui.button("sheet/stop", stop, plain) {
			ui.want(session.StopVariants{})
		}
		imgui.SameLineV(0, t.Px(Space1))
	}
	imgui.BeginDisabledV(c.Untakable() != "")
	if c.Variants {
		if ui.button("sheet/branch", side, plain) {
			ui.want(c.Take(c.Look, true))
		}
		ui.tooltip("Begin another line of work with it; the present one stays as it is")
		imgui.SameLineV(0, t.Px(Space1))
	}
	if ui.button("sheet/take", take, primary) {
		ui.want(c.Take(c.Look, false))
	}
	if !c.Variants {
		imgui.SameLineV(0, t.Px(Space1))
		if ui.button("sheet/like", like, plain) {
			ui.want(session.MoreLike{Candidate: c.Look})
		}
		ui.tooltip("Other answers near to the one that is looked at: the same things and looks, placed otherwise")
	}
	imgui.EndDisabled()
	imgui.SameLineV(0, t.Px(Space1))
	if ui.iconButton("sheet/close", IconClose, "Close the sheet; the menu opens it again", false) {
		ui.want(c.Close())
	}
	if c.Blind {
		ui.tinted(t.Moved, string(IconInfo)+" Scores are hidden here and the order is shuffled: one sheet in ten is, so that your choice is your own. Preferences turn it off.")
		ui.mark("sheet/blind")
	}
}

func (ui *UI) sheetFrames(c *presenter.Contact, columns int, card float32) {
	gap := ui.theme.Px(Space2)
	n := len(c.Frames)
	if c.Busy {
		n = max(n, c.Asked)
	}
	for i := range n {
		if i%columns > 0 {
			imgui.SameLineV(0, gap)
		}
		if i < len(c.Frames) {
			ui.drawFrame(c, i, card)
			continue
		}
		ui.emptyFrame(card)
	}
}

// emptyFrame is the place of a candidate that is still made.
func (ui *UI) emptyFrame(card float32) {
	t := &ui.theme
	low := imgui.CursorScreenPos()
	height := ui.frameHeight(card)
	imgui.Dummy(vec2(card, height))
	high := vec2(low.X+card, low.Y+height)
	imgui.WindowDrawList().AddRectV(low, high, t.Control.Packed(1), t.Px(Radius), 0, t.Px(1))
	ui.glyph(IconAgent, vec2(low.X, low.Y+(height-card)/2), card, t.Control.Mix(t.Muted, 0.4))
}

// drawFrame draws one candidate. A click looks at it, a double click takes it.
func (ui *UI) drawFrame(c *presenter.Contact, i int, card float32) {
	t, f := &ui.theme, &c.Frames[i]
	name := fmt.Sprintf("sheet/frame/%d", i)
	low := imgui.CursorScreenPos()
	height := ui.frameHeight(card)
	imgui.PushIDStr(f.ID)
	if imgui.InvisibleButton("frame", vec2(card, height)) && f.ID != c.Look {
		ui.want(c.See(f.ID))
	}
	imgui.PopID()
	ui.mark(name)
	hovered := imgui.IsItemHovered()
	if hovered && imgui.IsMouseDoubleClicked(imgui.MouseButtonLeft) && (c.Variants || !c.Busy) && c.Stale == "" {
		ui.want(c.Take(f.ID, false))
	}
	draw := imgui.WindowDrawList()
	high := vec2(low.X+card, low.Y+height)
	back, edge := t.Ground.Mix(t.Control, 0.35), t.Control
	switch {
	case f.ID == c.Look:
		back, edge = t.Surface.Mix(t.Accent, 0.14), t.Accent
	case hovered:
		back = t.Control.Mix(t.Muted, 0.12)
	}
	draw.AddRectFilledV(low, high, back.Packed(1), t.Px(Radius), 0)
	draw.AddRectV(low, high, edge.Packed(1), t.Px(Radius), 0, t.Px(1))
	ui.framePicture(f, low, card)
	switch {
	case c.Variants:
		ui.frameWords(f, low, card)
		if hovered {
			ui.tooltip(f.Title + "\n" + strings.Join(f.Words, "\n"))
		}
	default:
		ui.frameText(c, f, low, card)
		if hovered {
			ui.frameEvidence(c, f)
		}
	}
}

func (ui *UI) framePicture(f *presenter.Frame, low imgui.Vec2, card float32) {
	t := &ui.theme
	draw := imgui.WindowDrawList()
	pad, width := t.Px(Space1), ui.frameWidth(card)
	from := vec2(low.X+pad, low.Y+pad)
	to := vec2(from.X+width, from.Y+width*2/3)
	if f.Picture == 0 {
		draw.AddRectFilledV(from, to, t.Ground.Packed(1), t.Px(3), 0)
		ui.glyph(IconModel, vec2(from.X, from.Y-width/6), width, t.Control.Mix(t.Muted, 0.5))
	} else {
		texture := imgui.NewTextureRefTextureID(imgui.TextureID(f.Picture))
		draw.AddImageRoundedV(*texture, from, to, vec2(0, 0), vec2(1, 1), 0xFFFFFFFF, t.Px(3), 0)
		texture.Destroy()
	}
	if f.Key == "" {
		return
	}
	side := imgui.TextLineHeight() + t.Px(4)
	plate := vec2(from.X+t.Px(4), from.Y+t.Px(4))
	draw.AddRectFilledV(plate, vec2(plate.X+side, plate.Y+side), t.Ground.Packed(0.78), t.Px(3), 0)
	size := imgui.CalcTextSizeV(f.Key, false, -1)
	draw.AddTextVec2V(vec2(plate.X+(side-size.X)/2, plate.Y+(side-size.Y)/2), t.Text.Packed(1), f.Key)
}

// frameText is the score with a bar, what the critics say, and in what the candidate differs from the others.
func (ui *UI) frameText(c *presenter.Contact, f *presenter.Frame, low imgui.Vec2, card float32) {
	t := &ui.theme
	draw := imgui.WindowDrawList()
	x, right := low.X+t.Px(Space2), low.X+card-t.Px(Space2)
	y := low.Y + t.Px(Space1) + ui.frameWidth(card)*2/3 + t.Px(Space1)
	if c.Blind {
		draw.AddTextVec2V(vec2(x, y), t.Muted.Packed(1), "score hidden")
	} else {
		ink := t.Text
		if f.Best {
			ink = t.Added
		}
		draw.AddTextVec2V(vec2(x, y), ink.Packed(1), f.Score)
		x0 := x + imgui.CalcTextSizeV("0.00", false, -1).X + t.Px(Space2)
		middle := y + imgui.TextLineHeight()/2
		draw.AddRectFilledV(vec2(x0, middle-t.Px(2)), vec2(right, middle+t.Px(2)), t.Control.Packed(1), t.Px(2), 0)
		draw.AddRectFilledV(vec2(x0, middle-t.Px(2)), vec2(x0+(right-x0)*float32(f.Share), middle+t.Px(2)), ink.Packed(1), t.Px(2), 0)
	}
	y += imgui.TextLineHeightWithSpacing()
	small := TextSmall*fontHeight*t.Scale + t.Px(2)
	ui.withFont(ui.fonts.Regular, TextSmall, func() {
		for _, line := range f.Figures {
			draw.AddTextVec2V(vec2(x, y), t.Muted.Packed(1), line.Name)
			value := line.Value
			width := imgui.CalcTextSizeV(value, false, -1).X
			delta, ink := line.Delta, t.Muted
			switch line.Good {
			case 1:
				ink = t.Added
			case -1:
				ink = t.Moved
			}
			column := imgui.CalcTextSizeV("+00.0", false, -1).X
			draw.AddTextVec2V(vec2(right-column-t.Px(Space2)-width, y), t.Text.Packed(1), value)
			draw.AddTextVec2V(vec2(right-imgui.CalcTextSizeV(delta, false, -1).X, y), ink.Packed(1), delta)
			y += small
		}
	})
}

// frameWords is a variant's name and in what it differs from the room; the mouse over it tells all of it.
func (ui *UI) frameWords(f *presenter.Frame, low imgui.Vec2, card float32) {
	t := &ui.theme
	draw := imgui.WindowDrawList()
	x, width := low.X+t.Px(Space2), card-2*t.Px(Space2)
	y := low.Y + t.Px(Space1) + ui.frameWidth(card)*2/3 + t.Px(Space1)
	draw.AddTextVec2V(vec2(x, y), t.Text.Packed(1), f.Title)
	y += imgui.TextLineHeightWithSpacing()
	ui.withFont(ui.fonts.Regular, TextSmall, func() {
		for i, words := range f.Words {
			if i == figuresSeen {
				break
			}
			if i == figuresSeen-1 && len(f.Words) > figuresSeen {
				words = fmt.Sprintf("%s, and %d more", words, len(f.Words)-figuresSeen)
			}
			line, _ := ui.fit(words, width)
			draw.AddTextVec2V(vec2(x, y), t.Muted.Packed(1), line)
			y += TextSmall*fontHeight*t.Scale + t.Px(2)
		}
	})
}

// frameEvidence opens a score to what it was made of.
func (ui *UI) frameEvidence(c *presenter.Contact, f *presenter.Frame) {
	t := &ui.theme
	imgui.PushStyleVarVec2(imgui.StyleVarWindowPadding, vec2(t.Px(Space3), t.Px(Space2)))
	if imgui.BeginTooltip() {
		imgui.PushTextWrapPosV(t.Px(400))
		ui.withFont(ui.fonts.Medium, TextBody, func() { ui.tinted(t.Text, strings.TrimSpace("Candidate "+f.Key)) })
		if c.Blind {
			ui.tinted(t.Muted, "Its scores are hidden on this sheet.")
		}
		for _, critic := range f.Critics {
			ui.criticEvidence(critic)
		}
		for _, m := range f.Mended {
			ui.tinted(t.Moved, string(IconInfo)+" "+m)
		}
		ui.gap(2)
		ui.tinted(t.Muted, strings.Join(f.Steps, "\n"))
		imgui.PopTextWrapPos()
		imgui.EndTooltip()
	}
	imgui.PopStyleVar()
}

// evidenceSeen bounds what a tooltip tells of one critic.
const evidenceSeen = 9

func (ui *UI) criticEvidence(critic presenter.CriticLine) {
	t := &ui.theme
	ui.gap(2)
	ui.withFont(ui.fonts.Medium, TextSmall, func() {
		ui.tinted(t.Text, fmt.Sprintf("%s  %s  × %g", critic.Name, critic.Value, critic.Weight))
	})
	if critic.Missing != "" {
		ui.tinted(t.Muted, critic.Missing)
		return
	}
	for i, e := range critic.Evidence {
		if i == evidenceSeen {
			ui.tinted(t.Muted, fmt.Sprintf("and %d more", len(critic.Evidence)-i))
			return
		}
		ink, icon := t.Added, IconCheck
		if !e.OK {
			ink, icon = t.Moved, IconWarning
		}
		ui.tinted(ink, string(icon))
		imgui.SameLineV(0, t.Px(Space1))
		ui.tinted(t.Muted, e.Detail)
	}
}

// answerCounts are how many answers can be asked for at once.
var answerCounts = []int{1, 2, 4, 8, 16}

// countBox chooses how many answers are tried for a prompt.
func (ui *UI) countBox() {
	t := &ui.theme
	p := ui.state.Settings
	imgui.AlignTextToFramePadding()
	ui.muted("Answers to choose from")
	ui.tooltip("With more than one, each answer is tried on a copy of the scene, mended, checked and scored, and shown on a contact sheet")
	side := t.Px(30)
	ui.right(float32(len(answerCounts))*side + float32(len(answerCounts)-1)*t.Px(2))
	now := max(p.Candidates, 1)
	for i, n := range answerCounts {
		if i > 0 {
			imgui.SameLineV(0, t.Px(2))
		}
		how := quiet
		if n == now {
			how = plain
		}
		if ui.sizedButton(fmt.Sprintf("agent/answers/%d", n), fmt.Sprint(n), how, vec2(side, 0)) && n != now {
			p.Candidates = n
			ui.want(session.ChangePreferences{Preferences: p})
		}
	}
}

// sheetLine brings a closed contact sheet back.
func (ui *UI) sheetLine() {
	c := &ui.state.Agent.Contact
	if c.Open || len(c.Frames) == 0 {
		return
	}
	if ui.button("agent/sheet", fmt.Sprintf("%s The other %d candidates", IconHistory, max(len(c.Frames)-1, 1)), quiet) {
		ui.want(session.ShowSheet{On: true})
	}
}
