package panels

import (
	"slices"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// tryStrip is the finish of the chosen material and what becomes of it.
func (ui *UI) tryStrip() {
	p, ok := ui.chosenPreset()
	if !ok {
		return
	}
	t := &ui.theme
	imgui.Separator()
	name, _ := ui.fit(p.Name, imgui.ContentRegionAvail().X-2*imgui.FrameHeight())
	ui.withFont(ui.fonts.Medium, TextSmall, func() { ui.text(name) })
	imgui.SameLineV(imgui.WindowWidth()-imgui.FrameHeight()-t.Px(Space2), 0)
	kept := slices.Contains(ui.state.Settings.Favourites, p.ID)
	if ui.iconButton("library/favourite", IconPin, "Keep it among the favourites", kept) {
		ui.toggleFavourite(p.ID, kept)
	}
	ui.finishFields(p)
	imgui.BeginDisabledV(len(ui.state.Selection) == 0)
	if ui.button("library/apply", "Apply", primary) {
		ui.keepMaterial()
	}
	imgui.EndDisabled()
	if len(ui.state.Selection) == 0 {
		ui.tooltip("Select an object or a room first, or drag the sphere onto one.")
	}
	imgui.SameLineV(0, t.Px(Space1))
	if ui.button("library/cancel", "Cancel", plain) {
		ui.choose("")
	}
}

// finishFields are the size of a repeat, its turn, and a colour of one's own.
func (ui *UI) finishFields(p *presenter.Preset) {
	t, m := &ui.theme, &ui.materials
	width := (imgui.ContentRegionAvail().X - 2*t.Px(Space1)) / 3
	left := imgui.CursorPosX()
	ui.withFont(ui.fonts.Regular, TextSmall, func() {
		for i, label := range []string{"Repeat, m", "Turn, °", "Colour"} {
			if i > 0 {
				imgui.SameLineV(left+float32(i)*(width+t.Px(Space1)), 0)
			}
			ui.muted(label)
		}
	})
	if v, state := ui.number("library/repeat", presenter.Metres, m.finish.RepeatM, false, t.Muted, width); state == changing || state == finished {
		m.finish.RepeatM = min(max(v, 0.01), 50)
	}
	ui.tooltip("How much one repeat of the pattern covers. The material's own: " + presenter.Metres.Format(p.ReachM) + " m.")
	imgui.SameLineV(0, t.Px(Space1))
	if v, state := ui.number("library/turn", presenter.Degrees, m.finish.TurnRad, false, t.Muted, width); state == changing || state == finished {
		m.finish.TurnRad = v
	}
	ui.tooltip("How far the pattern is turned.")
	imgui.SameLineV(0, t.Px(Space1))
	imgui.SetNextItemWidth(width)
	if imgui.ColorEdit3V("##tint", &m.tint, imgui.ColorEditFlagsNoLabel|imgui.ColorEditFlagsNoInputs|imgui.ColorEditFlagsPickerHueBar) {
		m.tinted = true
	}
	ui.mark("library/tint")
	ui.tooltip("Give it another colour.")
	if m.tinted {
		imgui.SameLineV(0, t.Px(Space1))
		if ui.iconButton("library/untint", IconUndo, "Back to its own colour", false) {
			m.tinted = false
		}
	}
}

func (ui *UI) toggleFavourite(id string, kept bool) {
	settings := ui.state.Settings
	if kept {
		settings.Favourites = slices.DeleteFunc(slices.Clone(settings.Favourites), func(f string) bool { return f == id })
	} else {
		settings.Favourites = append(slices.Clone(settings.Favourites), id)
	}
	ui.want(session.ChangePreferences{Preferences: settings})
}
