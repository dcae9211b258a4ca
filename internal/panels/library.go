package panels

import (
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// libraryState is what the library panel remembers.
type libraryState struct {
	search    string
	materials bool
	dragged   string
	focus     bool
}

func (ui *UI) drawLibrary() {
	ui.panel("Library", 0, func() {
		l, t := &ui.library, &ui.theme
		for i, title := range []string{"Furniture", "Materials"} {
			if i > 0 {
				imgui.SameLineV(0, t.Px(Space1))
			}
			how := quiet
			if l.materials == (i == 1) {
				how = plain
			}
			if ui.button("library/"+strings.ToLower(title), title, how) {
				l.materials = i == 1
			}
		}
		if l.focus {
			imgui.SetKeyboardFocusHere()
			l.focus = false
		}
		imgui.SetNextItemWidth(-1)
		imgui.InputTextWithHint("##search", string(IconSearch)+"  Search", &l.search, imgui.InputTextFlagsEscapeClearsAll, nil)
		ui.mark("library/search")
		imgui.BeginChildStrV("entries", imgui.Vec2{}, 0, 0)
		if l.materials {
			ui.presetList()
		} else {
			ui.thingList()
		}
		imgui.EndChild()
	})
}

func (ui *UI) thingList() {
	t := &ui.theme
	words := strings.Fields(strings.ToLower(ui.library.search))
	category, any := "", false
	for i := range ui.state.Library {
		thing := &ui.state.Library[i]
		if !holdsAll(thing.Words, words) {
			continue
		}
		any = true
		if thing.Category != category {
			category = thing.Category
			ui.gap(1)
			ui.withFont(ui.fonts.Medium, TextSmall, func() { ui.muted(category) })
		}
		ui.thingRow(thing)
	}
	switch {
	case len(ui.state.Library) == 0:
		ui.empty(IconLibrary, "The library is empty", "Furniture that can be placed is listed here.")
	case !any:
		ui.empty(IconLibrary, "Nothing is called that", "Try a shorter word, or ask the agent for it.")
	}
	ui.gap(Space1)
	_ = t
}

func holdsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func (ui *UI) thingRow(thing *presenter.Thing) {
	t := &ui.theme
	imgui.PushIDStr(thing.ID)
	defer imgui.PopID()
	low := imgui.CursorScreenPos()
	height := imgui.TextLineHeight() + t.Px(8)
	width := imgui.ContentRegionAvail().X
	if imgui.SelectableBoolV("##thing", false, 0, vec2(width, height)) {
		ui.want(session.PlaceThing{Entry: thing.ID})
	}
	ui.mark("library/thing/" + thing.ID)
	ui.tooltip(thing.Name + ", " + thing.Size + ". Click to place it in a free spot, or drag it into the room.")
	if imgui.BeginDragDropSource() {
		ui.library.dragged = thing.ID
		imgui.SetDragDropPayload("thing", 0, 0)
		ui.text(string(IconModel) + " " + thing.Name)
		imgui.EndDragDropSource()
	}
	draw := imgui.WindowDrawList()
	y := low.Y + t.Px(4)
	draw.AddTextVec2V(vec2(low.X+t.Px(Space1), y), t.Accent.Packed(1), string(IconModel))
	sizeWidth := float32(0)
	if width > t.Px(220) {
		imgui.PushFont(ui.fonts.Mono, 11*fontHeight)
		sizeWidth = imgui.CalcTextSizeV(thing.Size, false, -1).X
		draw.AddTextVec2V(vec2(low.X+width-sizeWidth-t.Px(Space1), y+t.Px(1)), t.Muted.Packed(1), thing.Size)
		imgui.PopFont()
	}
	name, _ := ui.fit(thing.Name, width-sizeWidth-t.Px(40))
	draw.AddTextVec2V(vec2(low.X+t.Px(28), y), t.Text.Packed(1), name)
}

func (ui *UI) presetList() {
	t := &ui.theme
	words := strings.Fields(strings.ToLower(ui.library.search))
	if len(ui.state.Selection) == 0 {
		ui.wrapped(t.Muted, "Select an object, then click a material to cover it.")
	}
	imgui.BeginDisabledV(len(ui.state.Selection) == 0)
	for _, p := range ui.state.Presets {
		if !holdsAll(strings.ToLower(p.Name), words) {
			continue
		}
		imgui.PushIDStr(p.ID)
		low := imgui.CursorScreenPos()
		height := imgui.TextLineHeight() + t.Px(8)
		if imgui.SelectableBoolV("##preset", false, 0, vec2(imgui.ContentRegionAvail().X, height)) {
			ui.want(session.ApplyMaterial{Preset: p.ID})
		}
		ui.mark("library/material/" + p.ID)
		draw := imgui.WindowDrawList()
		side := height - t.Px(6)
		corner := vec2(low.X+t.Px(Space1), low.Y+t.Px(3))
		draw.AddRectFilledV(corner, vec2(corner.X+side, corner.Y+side), inkOf(p.Color).Packed(1), t.Px(Radius), 0)
		draw.AddRectV(corner, vec2(corner.X+side, corner.Y+side), t.Muted.Packed(0.5), t.Px(Radius), 0, t.Px(1))
		draw.AddTextVec2V(vec2(low.X+t.Px(32), low.Y+t.Px(4)), t.Text.Packed(1), p.Name)
		imgui.PopID()
	}
	imgui.EndDisabled()
}
