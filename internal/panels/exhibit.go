package panels

import (
	"fmt"
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// exhibitHeight is the height of the pages' place in the dialog, in design pixels.
const exhibitHeight = 600

// exhibitBody shows what was asked for: what would be sent, or two states beside each other.
func (ui *UI) exhibitBody() bool {
	t, e := &ui.theme, &ui.state.Exhibit
	ui.dialogTitle(e.Title)
	switch {
	case e.Failure != "":
		ui.wrapped(t.Removed, e.Failure)
	case e.Busy:
		ui.wrapped(t.Muted, "Drawing…")
	case e.Line != "":
		ui.wrapped(t.Muted, e.Line)
	}
	ui.mark("exhibit/line")
	ui.gap(Space1)
	if len(e.Pages) > 0 {
		imgui.BeginChildStrV("pages", vec2(0, min(t.Px(exhibitHeight), imgui.MainViewport().WorkSize().Y*0.72)), 0, 0)
		first := 0
		if e.Beside && len(e.Pages) >= 2 {
			imgui.Checkbox("One over the other", &ui.dialog.wipe)
			ui.mark("exhibit/wipe")
			ui.tooltip("Wipe from the first to the second with the mouse")
			if ui.dialog.wipe {
				ui.pagesWiped(e.Pages[:2])
			} else {
				ui.pagesBeside(e.Pages[:2])
			}
			first = 2
		}
		for i := first; i < len(e.Pages); i++ {
			ui.page(i, &e.Pages[i])
		}
		imgui.EndChild()
		ui.mark("exhibit/pages")
	}
	ui.gap(Space2)
	imgui.SetCursorPosX(imgui.CursorPosX() + max(0, imgui.ContentRegionAvail().X-t.Px(96)))
	return !ui.sizedButton("dialog/cancel", "Close", plain, vec2(t.Px(96), 0))
}

// pagesBeside draws two pictures in two columns, each under its name.
func (ui *UI) pagesBeside(pages []presenter.Page) {
	t := &ui.theme
	gap := t.Px(Space2)
	width := (imgui.ContentRegionAvail().X - gap) / 2
	low := imgui.CursorScreenPos()
	bottom := low.Y
	for i := range pages {
		imgui.SetCursorScreenPos(vec2(low.X+float32(i)*(width+gap), low.Y))
		imgui.BeginGroup()
		ui.withFont(ui.fonts.Medium, TextBody, func() { ui.fitted(t.Text, pages[i].Title, width) })
		ui.pagePicture(&pages[i], width)
		imgui.EndGroup()
		ui.mark(fmt.Sprintf("exhibit/picture/%d", i))
		bottom = max(bottom, imgui.ItemRectMax().Y)
	}
	imgui.SetCursorScreenPos(vec2(low.X, bottom+t.Px(Space2)))
}

// pagesWiped draws two pictures in one place: the first left of the mouse, the second right of it.
func (ui *UI) pagesWiped(pages []presenter.Page) {
	t, d := &ui.theme, &ui.dialog
	first, second := &pages[0], &pages[1]
	if first.Texture == 0 || second.Texture == 0 || first.Width < 1 {
		return
	}
	height := t.Px(exhibitHeight - 110)
	width := min(imgui.ContentRegionAvail().X, height*float32(first.Width)/float32(first.Height))
	height = width * float32(first.Height) / float32(first.Width)
	ui.fitted(t.Muted, fmt.Sprintf("left of the line: %s; right of it: %s", first.Title, second.Title), imgui.ContentRegionAvail().X)
	imgui.SetCursorPosX(imgui.CursorPosX() + max(0, (imgui.ContentRegionAvail().X-width)/2))
	low := imgui.CursorScreenPos()
	imgui.InvisibleButton("##wipe", vec2(width, height))
	ui.mark("exhibit/wiped")
	if imgui.IsItemHovered() || imgui.IsItemActive() {
		d.split = min(1, max(0, (imgui.MousePos().X-low.X)/width))
	}
	high, x := vec2(low.X+width, low.Y+height), low.X+width*d.split
	draw := imgui.WindowDrawList()
	left := imgui.NewTextureRefTextureID(imgui.TextureID(first.Texture))
	defer left.Destroy()
	right := imgui.NewTextureRefTextureID(imgui.TextureID(second.Texture))
	defer right.Destroy()
	draw.AddImageV(*left, low, vec2(x, high.Y), vec2(0, 0), vec2(d.split, 1), 0xFFFFFFFF)
	draw.AddImageV(*right, vec2(x, low.Y), high, vec2(d.split, 0), vec2(1, 1), 0xFFFFFFFF)
	draw.AddLineV(vec2(x, low.Y), vec2(x, high.Y), t.Accent.Packed(1), t.Px(2))
}

func (ui *UI) page(i int, p *presenter.Page) {
	t := &ui.theme
	if !ui.pageHead(i, p) {
		return
	}
	if p.Texture != 0 {
		ui.pagePicture(p, min(imgui.ContentRegionAvail().X, t.Px(float32(p.Width))))
		ui.mark(fmt.Sprintf("exhibit/picture/%d", i))
	}
	if p.Text != "" {
		ui.withFont(ui.fonts.Mono, TextSmall, func() {
			for line := range strings.Lines(p.Text) {
				ui.wrapped(t.Muted, strings.TrimRight(line, "\n"))
			}
		})
		ui.mark(fmt.Sprintf("exhibit/text/%d", i))
	}
	ui.gap(Space2)
}

// longText is from how many bytes on a page begins folded.
const longText = 2000

// pageHead draws a page's title and reports whether the page is open. Long texts begin folded, so that all parts are seen at once.
func (ui *UI) pageHead(i int, p *presenter.Page) bool {
	if len(ui.state.Exhibit.Pages) < 3 {
		ui.withFont(ui.fonts.Medium, TextBody, func() { ui.fitted(ui.theme.Text, p.Title, imgui.ContentRegionAvail().X) })
		return true
	}
	imgui.SetNextItemOpenV(len(p.Text) < longText, imgui.CondAppearing)
	open := false
	ui.withFont(ui.fonts.Medium, TextBody, func() { open = imgui.CollapsingHeaderTreeNodeFlagsV(fmt.Sprintf("%s##page%d", p.Title, i), 0) })
	ui.mark(fmt.Sprintf("exhibit/head/%d", i))
	return open
}

func (ui *UI) pagePicture(p *presenter.Page, width float32) {
	if p.Texture == 0 || p.Width < 1 {
		return
	}
	low := imgui.CursorScreenPos()
	height := width * float32(p.Height) / float32(p.Width)
	imgui.Dummy(vec2(width, height))
	texture := imgui.NewTextureRefTextureID(imgui.TextureID(p.Texture))
	defer texture.Destroy()
	imgui.WindowDrawList().AddImageV(*texture, low, vec2(low.X+width, low.Y+height), vec2(0, 0), vec2(1, 1), 0xFFFFFFFF)
}

// sendingLine offers a look at what would be sent, and a picture that goes along.
func (ui *UI) sendingLine() {
	if ui.state.Settings.Agent.Policy == "" {
		return
	}
	if ui.button("agent/sending", string(IconSearch)+" What will be sent", quiet) {
		prompt := strings.TrimSpace(ui.agent.prompt)
		ui.want(session.ShowSending{Prompt: prompt})
		ui.openDialog("exhibit")
	}
	ui.tooltip("The exact words, schemas and pictures of the next request, before it is made")
	imgui.SameLine()
	reference := ui.state.Agent.Reference
	if reference == "" {
		if ui.button("agent/reference", string(IconAdd)+" Picture", quiet) {
			ui.openDialog("reference")
		}
		ui.tooltip("A picture of what it should be like. It goes with every request until you take it away; you can also drop one here.")
		return
	}
	if ui.button("agent/reference/remove", string(IconClose)+" "+reference, quiet) {
		ui.want(session.TakeReference{})
	}
	ui.tooltip("This picture goes with every request; click to take it away")
}

// OverAgent reports whether something let go at a point of the window lands on the Agent panel.
func (ui *UI) OverAgent(x, y float32) bool {
	low, high := ui.agent.low, ui.agent.high
	return ui.state != nil && x >= low.X && x < high.X && y >= low.Y && y < high.Y
}

// eventMenu is what can be done with a line of the history.
func (ui *UI) eventMenu(e *presenter.Event) {
	if !imgui.BeginPopupContextItemV("menu", imgui.PopupFlagsMouseButtonRight) {
		return
	}
	defer imgui.EndPopup()
	side := session.Side{Seq: e.Seq, Title: e.Label}
	if imgui.MenuItemBool("Bring this state back") {
		ui.want(session.ReturnTo{Seq: e.Seq, Title: e.Label})
	}
	ui.mark("history/return")
	if events := ui.state.History; imgui.MenuItemBool("Compare with now") && len(events) > 0 {
		last := events[len(events)-1]
		ui.want(session.CompareStates{First: side, Second: session.Side{Seq: ui.state.HeadSeq, Title: "Now: " + last.Label}})
		ui.openDialog("exhibit")
	}
	ui.mark("history/compare")
	if marked := ui.log.marked; marked.Seq != 0 && marked.Seq != e.Seq && imgui.MenuItemBool("Compare with “"+marked.Title+"”") {
		ui.want(session.CompareStates{First: marked, Second: side})
		ui.openDialog("exhibit")
	}
	if imgui.MenuItemBool("Keep for comparing") {
		ui.log.marked = side
	}
}

// branchLine shows the line of work that the head belongs to, and lets another be begun or gone on with.
func (ui *UI) branchLine() {
	t := &ui.theme
	current := ""
	for _, b := range ui.state.Branches {
		if b.Current {
			current = b.Name
		}
	}
	imgui.AlignTextToFramePadding()
	ui.muted("Branch")
	imgui.SameLine()
	imgui.SetNextItemWidth(t.Px(180))
	open := imgui.BeginCombo("##branch", label(current))
	ui.mark("history/branch")
	if open {
		for _, b := range ui.state.Branches {
			if imgui.SelectableBoolV(label(b.Name)+"###"+b.Name, b.Current, 0, imgui.Vec2{}) && !b.Current {
				ui.want(session.SwitchBranch{Name: b.Name})
			}
			ui.mark("history/branch/" + b.Name)
			if !b.Current && imgui.IsItemHovered() {
				ui.tooltip("Click to go on with it; right-click to compare it with now")
				if imgui.IsMouseClickedBool(imgui.MouseButtonRight) {
					imgui.CloseCurrentPopup()
					ui.want(session.CompareStates{First: session.Side{Seq: b.Tip, Title: b.Name}, Second: session.Side{Seq: ui.state.HeadSeq, Title: current}})
					ui.openDialog("exhibit")
				}
			}
		}
		imgui.EndCombo()
	}
	imgui.SameLine()
	imgui.SetNextItemWidth(t.Px(180))
	entered := imgui.InputTextWithHint("##newbranch", "another line of work", &ui.log.branch, imgui.InputTextFlagsEnterReturnsTrue, nil)
	ui.mark("history/newbranch")
	imgui.SameLine()
	if (ui.button("history/begin", "Begin", plain) || entered) && strings.TrimSpace(ui.log.branch) != "" {
		ui.want(session.BeginBranch{Name: strings.TrimSpace(ui.log.branch)})
		ui.log.branch = ""
	}
	ui.tooltip("Begin another line of work at this state; the present one stays as it is")
}
