package panels

import (
	"fmt"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

func (ui *UI) preferencesBody() bool {
	t := &ui.theme
	p := ui.state.Settings
	ui.dialogTitle("Preferences")
	changed := ui.navigationRow(&p)
	ui.prefRow("Theme", func() {
		for i, theme := range []string{"dark", "light"} {
			if i > 0 {
				imgui.SameLine()
			}
			if imgui.RadioButtonBool(map[string]string{"dark": "Dark", "light": "Light"}[theme], p.Theme == theme || p.Theme == "" && theme == "dark") {
				p.Theme, changed = theme, true
			}
			ui.mark("preferences/theme/" + theme)
		}
	})
	ui.prefRow("Size", func() {
		for i, scale := range []float64{0, 1, 1.25, 1.5, 2} {
			if i > 0 {
				imgui.SameLine()
			}
			title := fmt.Sprintf("%.0f %%", scale*100)
			if scale == 0 {
				title = "As the display"
			}
			if imgui.RadioButtonBool(title, p.UIScale == scale) {
				p.UIScale, changed = scale, true
			}
			ui.mark(fmt.Sprintf("preferences/scale/%.0f", scale*100))
		}
	})
	ui.prefRow("Tone curve", func() {
		for i, curve := range []string{"agx", "aces"} {
			if i > 0 {
				imgui.SameLine()
			}
			if imgui.RadioButtonBool(map[string]string{"agx": "AgX, gentle", "aces": "ACES, contrasty"}[curve], p.ToneMap == curve || p.ToneMap == "" && curve == "agx") {
				p.ToneMap, changed = curve, true
			}
			ui.mark("preferences/tone/" + curve)
		}
	})
	ui.prefRow("Your name", func() {
		imgui.SetNextItemWidth(t.Px(220))
		if imgui.InputTextWithHint("##name", "as it appears in the history", &p.UserName, 0, nil) {
			changed = true
		}
		ui.mark("preferences/name")
	})
	ui.prefRow("Your models", func() {
		first := p.PreferLibrary != ""
		if imgui.Checkbox("The agent takes them before the catalogue's own", &first) {
			p.PreferLibrary, changed = map[bool]string{true: "library"}[first], true
		}
		ui.mark("preferences/library")
	})
	changed = ui.candidateRows(&p) || changed
	if changed {
		ui.want(session.ChangePreferences{Preferences: p})
	}
	ui.gap(Space2)
	return !ui.button("dialog/ok", "Done", primary)
}

// navigationRow chooses the preset; it reports whether anything was changed.
func (ui *UI) navigationRow(p *session.Preferences) (changed bool) {
	ui.prefRow("Navigation", func() {
		ui.navigationTiles("preferences", func(n session.Navigation) { p.Navigation, p.Chosen, changed = n, true, true })
		for _, n := range navigations() {
			if n.preset == p.Navigation {
				ui.wrapped(ui.theme.Muted, n.keys+". F1 shows all of it.")
			}
		}
		if imgui.Checkbox("Trackpad: two fingers orbit, with Shift pan, with Ctrl zoom", &p.Trackpad) {
			changed = true
		}
		ui.mark("preferences/trackpad")
	})
	return changed
}

func (ui *UI) prefRow(title string, draw func()) {
	t := &ui.theme
	imgui.AlignTextToFramePadding()
	ui.muted(title)
	imgui.SameLineV(t.Px(120), 0)
	imgui.BeginGroup()
	draw()
	imgui.EndGroup()
	ui.gap(Space1)
}

func (ui *UI) keysBody() bool {
	t := &ui.theme
	ui.dialogTitle("Mouse and keys")
	ui.navigationTiles("keys", func(n session.Navigation) {
		chosen := ui.state.Settings
		chosen.Navigation, chosen.Chosen = n, true
		ui.want(session.ChangePreferences{Preferences: chosen})
	})
	ui.wrapped(t.Muted, "In every preset: Alt+left drag orbits around what is under the mouse, with Shift it pans, with Ctrl it zooms; right drag looks around and flies with W A S D Q E; the wheel zooms to the cursor.")
	ui.gap(Space1)
	imgui.BeginChildStrV("keys", vec2(0, t.Px(330)), 0, 0)
	if imgui.BeginTableV("keys", 2, imgui.TableFlagsRowBg, imgui.Vec2{}, 0) {
		imgui.TableSetupColumnV("key", imgui.TableColumnFlagsWidthFixed, t.Px(120), 0)
		imgui.TableSetupColumnV("what", imgui.TableColumnFlagsWidthStretch, 0, 0)
		for _, c := range ui.commands {
			if c.Shortcut == "" || c.Menu == "-" {
				continue
			}
			imgui.TableNextRow()
			imgui.TableNextColumn()
			ui.withFont(ui.fonts.Mono, TextSmall, func() { ui.tinted(t.Accent, presenter.KeysOf(c)) })
			imgui.TableNextColumn()
			ui.text(c.Label)
		}
		imgui.EndTable()
	}
	imgui.EndChild()
	ui.gap(Space1)
	return !ui.button("dialog/ok", "Close", plain)
}
