package panels

import (
	"fmt"
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// agentState is what the agent panel remembers.
type agentState struct {
	prompt   string
	reason   string                // why a proposal is put aside
	focus    bool                  // give the prompt the keyboard
	greeted  bool                  // it was given for want of anything else to do
	active   bool                  // the prompt has it
	ghost    scene.NodeID          // the ghost that is being edited
	hovered  scene.NodeID          // the ghost under the mouse, in the viewport or in a line
	evidence bool                  // the evidence is unfolded
	shown    string                // the card scrolled to
	scroll   int                   // frames for which it is scrolled to: cards take their height in the frame after
	reviewed string                // the card of the last frame; another one begins without a chosen ghost
	low      imgui.Vec2            // of the panel, pixels
	high     imgui.Vec2            // the same
	choosing bool                  // the settings of the model are unfolded
	chosen   session.AgentSettings // as they are being typed
}

// settleCards is how many frames the cards take to get their heights when another one unfolds.
const settleCards = 3

const promptExample = "a cosy reading corner with two armchairs, a bookshelf and a warm floor lamp by the window"

func (ui *UI) drawAgent() {
	ui.panel("Agent", 0, func() {
		ui.agent.low = imgui.WindowPos()
		size := imgui.WindowSize()
		ui.agent.high = vec2(ui.agent.low.X+size.X, ui.agent.low.Y+size.Y)
		ui.promptBox()
		ui.policyLine()
		ui.countBox()
		ui.modelBox()
		ui.gap(2)
		if ui.agent.choosing {
			imgui.BeginChildStrV("model", imgui.Vec2{}, 0, 0)
			ui.modelSettings()
			imgui.EndChild()
			return
		}
		imgui.BeginChildStrV("cards", imgui.Vec2{}, 0, 0)
		ui.conversation()
		imgui.EndChild()
	})
	if card := ui.focusedCard(); card == nil || ui.agent.reviewed != card.ID || !ghostIn(card, ui.agent.ghost) {
		ui.agent.ghost = ""
	}
	ui.agent.reviewed = ui.state.Agent.Focused
}

func ghostIn(card *presenter.Card, id scene.NodeID) bool {
	if id == "" || card.After == nil {
		return false
	}
	_, ok := card.After.Node(id)
	return ok
}

// promptBox draws the frame and the grey example itself, behind a text box without a background.
func (ui *UI) promptBox() {
	a, t := &ui.agent, &ui.theme
	low := imgui.CursorScreenPos()
	size := vec2(imgui.ContentRegionAvail().X, imgui.TextLineHeight()*3+t.Px(Space2)+t.Px(2))
	high := vec2(low.X+size.X, low.Y+size.Y)
	draw := imgui.WindowDrawList()
	draw.AddRectFilledV(low, high, t.Control.Packed(1), t.Px(Radius), 0)
	if a.active {
		draw.AddRectV(low, high, t.Accent.Packed(1), t.Px(Radius), 0, t.Px(1))
	}
	if a.prompt == "" {
		pad := imgui.CurrentStyle().FramePadding()
		y := low.Y + pad.Y
		for _, line := range ui.wrapLines(promptExample, size.X-2*pad.X-t.Px(4)) {
			draw.AddTextVec2V(vec2(low.X+pad.X, y), t.Muted.Packed(0.85), line)
			y += imgui.TextLineHeight()
		}
	}
	if a.focus {
		imgui.SetKeyboardFocusHere()
	}
	imgui.PushStyleColorVec4(imgui.ColFrameBg, t.Control.Vec(0))
	imgui.InputTextMultiline("##prompt", &a.prompt, size, imgui.InputTextFlagsWordWrap, nil)
	imgui.PopStyleColor()
	ui.mark("agent/prompt")
	was := a.active // Ctrl+Enter takes the keyboard from the box in the same frame
	a.active = imgui.IsItemActive()
	a.focus = a.focus && !a.active
	if (a.active || was) && imgui.CurrentIO().KeyCtrl() && (imgui.IsKeyPressedBool(imgui.KeyEnter) || imgui.IsKeyPressedBool(imgui.KeyKeypadEnter)) {
		ui.ask()
	}
}

// greet gives the prompt the keyboard where there is nothing yet that keys could act on, and takes it back when something arrives before
// anything was typed: then the keys are the view's, as in every 3D editor.
func (ui *UI) greet() {
	a, s := &ui.agent, ui.state
	bare := s.Scene == nil || s.Scene.Len() == 0
	switch {
	case bare && s.Project.Fresh && !a.greeted:
		a.focus, a.greeted = true, true
	case !bare && a.greeted:
		a.greeted = false
		if a.prompt == "" {
			a.focus = false
			if a.active {
				imgui.InternalClearActiveID()
			}
		}
	}
}

// ask sends the prompt, or the example when nothing was typed, and gives the keys to the review.
func (ui *UI) ask() {
	prompt := strings.TrimSpace(ui.agent.prompt)
	if prompt == "" {
		prompt = promptExample
	}
	ui.want(session.Ask{Prompt: prompt})
	ui.agent.prompt, ui.agent.ghost, ui.agent.choosing = "", "", false
	imgui.InternalClearActiveID()
}

// policyLine says honestly who would answer and what it is doing.
func (ui *UI) policyLine() {
	a, t := ui.state.Agent, &ui.theme
	ink := t.Added
	switch {
	case a.Failed:
		ink = t.Removed
	case a.Busy:
		ink = t.Moved
	}
	imgui.AlignTextToFramePadding()
	low := imgui.CursorScreenPos()
	middle := low.Y + imgui.FrameHeight()/2
	imgui.WindowDrawList().AddCircleFilledV(vec2(low.X+t.Px(5), middle), t.Px(4), ink.Packed(1), 0)
	imgui.Dummy(vec2(t.Px(12), imgui.FrameHeight()))
	imgui.SameLineV(0, t.Px(2))
	line := a.Policy
	if a.Status != "" {
		line += " · " + a.Status
	}
	buttonWidth := t.Px(128)
	imgui.AlignTextToFramePadding()
	ui.fitted(t.Muted, line, imgui.ContentRegionAvail().X-buttonWidth-t.Px(Space2))
	ui.right(buttonWidth)
	if a.Busy {
		if ui.sizedButton("agent/cancel", string(IconStop)+" Stop", plain, vec2(buttonWidth, 0)) {
			ui.want(session.CancelAsk{})
		}
		return
	}
	if ui.sizedButton("agent/ask", string(IconSend)+" Ask  Ctrl+Enter", primary, vec2(buttonWidth, 0)) {
		ui.ask()
	}
}

func (ui *UI) conversation() {
	a := ui.state.Agent
	if a.Prompt != "" {
		ui.asked()
	}
	for _, note := range a.Notes {
		ui.wrapped(ui.theme.Muted, string(IconInfo)+" "+note)
	}
	ui.sheetLine()
	if len(a.Cards) == 0 {
		ui.noCards()
		return
	}
	for i := range a.Cards {
		ui.drawCard(i)
		ui.gap(2)
	}
}

func (ui *UI) asked() {
	t := &ui.theme
	again := string(IconRefresh) + " Again"
	width := imgui.CalcTextSizeV(again, false, -1).X + 2*imgui.CurrentStyle().FramePadding().X
	imgui.BeginGroup()
	imgui.AlignTextToFramePadding()
	imgui.PushTextWrapPosV(imgui.CursorPosX() + imgui.ContentRegionAvail().X - width - t.Px(Space2))
	ui.tinted(t.Muted, "You asked for “"+ui.state.Agent.Prompt+"”")
	imgui.PopTextWrapPos()
	imgui.EndGroup()
	if imgui.IsItemHovered() && imgui.IsMouseClickedBool(imgui.MouseButtonLeft) {
		ui.agent.prompt, ui.agent.focus = ui.state.Agent.Prompt, true
	}
	ui.tooltip("Click to change it and ask again")
	ui.right(width)
	imgui.BeginDisabledV(ui.state.Agent.Busy)
	if ui.button("agent/again", again, quiet) {
		ui.want(session.AskAgain{})
	}
	imgui.EndDisabled()
	ui.tooltip("Ask the same again: other answers. What waits here goes; what you rejected, and why, is told")
}

// noCards helps on when there is nothing to review.
func (ui *UI) noCards() {
	a, t := ui.state.Agent, &ui.theme
	switch {
	case a.Failed:
		ui.empty(IconWarning, "No answer", a.Status)
		return
	case a.Stopped:
		ui.empty(IconStop, "Stopped", "Nothing was changed. Ask again, or for something else.")
		return
	case a.Busy:
		ui.empty(IconAgent, "Thinking", "Proposals appear here, each a small step you can accept, change or reject.")
		return
	case a.Contact.Open:
		ui.empty(IconAgent, "Choose a candidate", "The contact sheet over the view shows every answer. Take one to review its steps here.")
		return
	case a.Prompt != "":
		ui.empty(IconDone, "Nothing left to review", "Ask for the next thing, or for the same with other words.")
		return
	}
	ui.empty(IconAgent, "Say what you would like", "The agent proposes small steps, shown as ghosts in the room. Nothing changes until you accept.")
	ui.gap(Space2)
	for i, wish := range []string{promptExample, "a dining table for four with pendant lights", "make the walls a warm white and add a large rug"} {
		short, _ := ui.fit(wish, imgui.ContentRegionAvail().X-t.Px(Space4))
		imgui.PushStyleVarVec2(imgui.StyleVarButtonTextAlign, vec2(0, 0.5))
		if ui.sizedButton(fmt.Sprintf("agent/example/%d", i), short, plain, vec2(-1, 0)) {
			ui.agent.prompt, ui.agent.focus = wish, true
		}
		imgui.PopStyleVar()
		ui.tooltip(wish)
	}
}

func (ui *UI) focusedCard() *presenter.Card {
	for i := range ui.state.Agent.Cards {
		if c := &ui.state.Agent.Cards[i]; c.ID == ui.state.Agent.Focused && c.ID != "" {
			return c
		}
	}
	return nil
}

func (ui *UI) cardIndex(id string) (index, of int) {
	for i, c := range ui.state.Agent.Cards {
		if c.ID == id {
			index = i
		}
	}
	return index, len(ui.state.Agent.Cards)
}
