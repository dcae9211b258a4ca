package panels

import (
	"fmt"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/session"
)

// policyTitles are the policies a person chooses from, with what people call them.
func policyTitles() [][2]string {
	return [][2]string{{"", "Built-in designer"}, {"openai", "OpenAI or a local server"}, {"anthropic", "Anthropic"}, {"gemini", "Gemini"}}
}

// autonomies are the scores from which the agent may accept by itself; 0 proposes only.
func autonomies() []float64 { return []float64{0, 1, 0.9, 0.75, 0.5} }

func autonomyTitle(from float64) string {
	if from <= 0 {
		return "proposes only"
	}
	return fmt.Sprintf("accepts what scores %.2f or more", from)
}

func titleOf(policy string) string {
	for _, p := range policyTitles() {
		if p[0] == policy {
			return p[1]
		}
	}
	return policy
}

// modelBox tells how the conversation with a model gets on, and holds its settings.
func (ui *UI) modelBox() {
	a, t := &ui.agent, &ui.theme
	if detail := ui.state.Agent.Detail; detail != "" {
		ui.withFont(ui.fonts.Mono, TextSmall, func() { ui.fitted(t.Muted, detail, imgui.ContentRegionAvail().X) })
	}
	label := string(IconSettings) + " " + titleOf(ui.state.Settings.Agent.Policy)
	if byItself := autonomyShort(ui.state.Settings.Agent); byItself != "" {
		label += " · " + byItself
	}
	how := quiet
	if a.choosing {
		how = plain
	}
	if ui.button("agent/model", label, how) {
		if a.choosing = !a.choosing; a.choosing {
			a.chosen = ui.state.Settings.Agent
		}
	}
	ui.tooltip("Who proposes: the built-in designer, or a model; and how far it goes by itself")
	if a.choosing {
		use := string(IconDone) + " Use"
		ui.right(imgui.CalcTextSizeV(use, false, -1).X + 2*imgui.CurrentStyle().FramePadding().X)
		if ui.button("agent/model/use", use, primary) {
			ui.want(session.SetAgent{Settings: a.chosen})
			a.choosing = a.chosen.Policy != "" // a model may be probed next
		}
		return
	}
	ui.acceptAll(len(ui.state.Agent.Cards))
	ui.sendingLine()
}

// acceptAll stands above the cards, where it is seen however far they are scrolled.
func (ui *UI) acceptAll(n int) {
	if n < 2 {
		return
	}
	all := fmt.Sprintf("%s Accept all %d", IconDone, n)
	ui.right(imgui.CalcTextSizeV(all, false, -1).X + 2*imgui.CurrentStyle().FramePadding().X)
	if ui.button("agent/acceptall", all, plain) {
		ui.want(session.AcceptAll{})
	}
	ui.tooltip("One after the other, each as a step of its own; what no longer fits stays here and says why")
}

// autonomyShort says how far the agent goes without the person, "" when it only proposes.
func autonomyShort(a session.AgentSettings) string {
	switch {
	case a.AcceptFrom <= 0:
		return ""
	case a.AcceptSteps > 0:
		return fmt.Sprintf("accepts %d from %.2f", a.AcceptSteps, a.AcceptFrom)
	}
	return fmt.Sprintf("accepts from %.2f", a.AcceptFrom)
}

func (ui *UI) modelSettings() {
	a, t := &ui.agent, &ui.theme
	c := &a.chosen
	ui.prefRow("Policy", func() {
		imgui.SetNextItemWidth(-1)
		open := imgui.BeginCombo("##policy", titleOf(c.Policy))
		ui.mark("agent/policy")
		if !open {
			return
		}
		for _, p := range policyTitles() {
			if imgui.SelectableBoolV(p[1], p[0] == c.Policy, 0, imgui.Vec2{}) {
				c.Policy = p[0]
			}
			ui.mark("agent/policy/" + p[0])
		}
		imgui.EndCombo()
	})
	ui.autonomyRows(c)
	if c.Policy != "" {
		ui.modelRow("Server", "baseurl", "its own, or http://127.0.0.1:8080/v1", &c.BaseURL)
		ui.modelRow("Model", "name", "its name there", &c.Model)
		ui.modelRow("Key from", "key", "the usual variable, or another's name", &c.KeyEnv)
		ui.prefRow("Cap, $", func() {
			imgui.SetNextItemWidth(-1)
			capUSD := float32(c.CapUSD)
			if imgui.InputFloatV("##cap", &capUSD, 0, 0, "%.2f", 0) {
				c.CapUSD = float64(max(0, capUSD))
			}
			ui.mark("agent/cap")
			ui.tooltip("Stop before more than this is spent on one policy; 0 for no cap")
		})
		ui.prefRow("Price, $", func() {
			half := (imgui.ContentRegionAvail().X - ui.theme.Px(Space2)) / 2
			for i, price := range []*float64{&c.PriceInput, &c.PriceOutput} {
				name := []string{"in", "out"}[i]
				if i > 0 {
					imgui.SameLineV(0, ui.theme.Px(Space2))
				}
				imgui.SetNextItemWidth(half)
				value := float32(*price)
				if imgui.InputFloatV("##price"+name, &value, 0, 0, "%.2f "+name, 0) {
					*price = float64(max(0, value))
				}
				ui.mark("agent/price/" + name)
				ui.tooltip("US dollars for a million tokens of " + []string{"what is sent", "replies"}[i] + "; 0 when it is not known")
			}
		})
		ui.prefRow("Pictures", func() {
			send := !c.NoPictures
			if imgui.Checkbox("of the scene are sent##pictures", &send) {
				c.NoPictures = !send
			}
			ui.mark("agent/pictures")
		})
		ui.wrapped(t.Muted, "The scene, your words and pictures go to that server and to nobody else. Keys come from the environment or the keychain and are never kept.")
	}
	ui.modelState()
	ui.gap(Space2)
}

// autonomyRows choose how far the agent goes without the person.
func (ui *UI) autonomyRows(c *session.AgentSettings) {
	ui.prefRow("By itself", func() {
		imgui.SetNextItemWidth(-1)
		open := imgui.BeginCombo("##autonomy", autonomyTitle(c.AcceptFrom))
		ui.mark("agent/autonomy")
		ui.tooltip("How far the agent goes without you. What it accepts by itself is recorded so, and can be undone.")
		if !open {
			return
		}
		for i, from := range autonomies() {
			if imgui.SelectableBoolV(autonomyTitle(from), from == c.AcceptFrom, 0, imgui.Vec2{}) {
				c.AcceptFrom = from
			}
			ui.mark(fmt.Sprintf("agent/autonomy/%d", i))
		}
		imgui.EndCombo()
	})
	if c.AcceptFrom > 0 {
		ui.prefRow("Steps", func() {
			imgui.SetNextItemWidth(-1)
			steps := int32(c.AcceptSteps)
			if imgui.InputIntV("##steps", &steps, 1, 5, 0) {
				c.AcceptSteps = int(max(0, steps))
			}
			ui.mark("agent/steps")
			ui.tooltip("Accept at most so many for one request; 0 for all that score enough")
		})
	}
}

func (ui *UI) modelRow(title, name, hint string, text *string) {
	ui.prefRow(title, func() {
		imgui.SetNextItemWidth(-1)
		imgui.InputTextWithHint("##"+name, hint, text, 0, nil)
		ui.mark("agent/model/" + name)
	})
}

// modelState tells what is known of the model in use: its key, and what a probe found.
func (ui *UI) modelState() {
	t := &ui.theme
	used := ui.state.Settings.Agent
	if used.Policy == "" {
		return
	}
	m := ui.state.Agent.Model
	if m.Probing {
		ui.muted("probing…")
	} else if ui.button("agent/model/probe", "Probe", plain) {
		ui.want(session.ProbeModel{})
	}
	if m.Key != "" {
		ink := t.Muted
		if m.Key == "missing" && used.BaseURL == "" {
			ink = t.Moved
		}
		ui.tinted(ink, fmt.Sprintf("Key: %s", m.Key))
	}
	for _, line := range m.Found {
		ui.wrapped(t.Muted, line)
	}
}
