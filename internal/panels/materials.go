package panels

import (
	"slices"
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// materialState is what the material browser remembers.
type materialState struct {
	shelf   string // a family, one of the shelves below, or "" for all
	chosen  string // the preset that is tried on, "" for none
	finish  session.Finish
	tint    [3]float32 // sRGB
	tinted  bool
	shown   session.PreviewMaterial // what the session was asked to show
	on      []scene.NodeID          // the selection it was shown on
	dragged string
}

// Shelves that are no families.
const (
	favourites = "Favourites"
	recent     = "Recent"
)

// materialBrowser is every material as a sphere: a click tries it on the selection, a double click or Apply keeps it, dragging puts it
// where it is let go.
func (ui *UI) materialBrowser() {
	m := &ui.materials
	ui.materialShelves()
	strip := float32(0)
	if m.chosen != "" {
		strip = 3*imgui.FrameHeightWithSpacing() + imgui.TextLineHeightWithSpacing() + ui.theme.Px(Space2)
	}
	imgui.BeginChildStrV("spheres", vec2(0, -strip), 0, 0)
	ui.spheres(ui.shownPresets())
	imgui.EndChild()
	if m.chosen != "" {
		ui.tryStrip()
	}
	ui.tryOn()
}

// materialShelves chooses what is listed.
func (ui *UI) materialShelves() {
	m := &ui.materials
	shelves := []string{"", favourites, recent}
	for i := range ui.state.Presets {
		if c := ui.state.Presets[i].Category; !slices.Contains(shelves, c) {
			shelves = append(shelves, c)
		}
	}
	title := func(shelf string) string {
		if shelf == "" {
			return "All materials"
		}
		return shelf
	}
	imgui.SetNextItemWidth(-1)
	if imgui.BeginComboV("##shelf", title(m.shelf), imgui.ComboFlagsHeightLarge) {
		for _, shelf := range shelves {
			if imgui.SelectableBoolV(title(shelf)+"##"+shelf, shelf == m.shelf, 0, imgui.Vec2{}) {
				m.shelf = shelf
			}
		}
		imgui.EndCombo()
	}
	ui.mark("library/shelf")
}

// shownPresets lists what the shelf and the search leave, best first while something is searched for.
func (ui *UI) shownPresets() []*presenter.Preset {
	m := &ui.materials
	byID := map[string]*presenter.Preset{}
	var all []*presenter.Preset
	for i := range ui.state.Presets {
		p := &ui.state.Presets[i]
		byID[p.ID] = p
		all = append(all, p)
	}
	named := func(ids []string) (out []*presenter.Preset) {
		for _, id := range ids {
			if p := byID[id]; p != nil {
				out = append(out, p)
			}
		}
		return out
	}
	if text := strings.TrimSpace(ui.library.search); text != "" && ui.state.FindMaterials != nil {
		all = named(ui.state.FindMaterials(text))
	}
	switch m.shelf {
	case "":
		return all
	case favourites:
		return slices.DeleteFunc(all, func(p *presenter.Preset) bool { return !slices.Contains(ui.state.Settings.Favourites, p.ID) })
	case recent:
		return named(ui.state.Settings.Recent)
	}
	return slices.DeleteFunc(all, func(p *presenter.Preset) bool { return p.Category != m.shelf })
}

func (ui *UI) spheres(list []*presenter.Preset) {
	t := &ui.theme
	if len(list) == 0 {
		switch ui.materials.shelf {
		case favourites:
			ui.empty(IconPaint, "No favourites yet", "Choose a material and mark it below.")
		case recent:
			ui.empty(IconPaint, "Nothing was used yet", "Materials that you apply are listed here.")
		default:
			ui.empty(IconPaint, "No material is called that", "Try what it is made of, its colour, or both: dark walnut, blue velvet.")
		}
		return
	}
	gap := t.Px(Space1)
	room := imgui.ContentRegionAvail().X
	columns := max(1, int((room+gap)/(t.Px(tile)+gap)))
	width := float32(int((room - gap*float32(columns-1)) / float32(columns)))
	column, category := 0, ""
	grouped := ui.materials.shelf == "" && strings.TrimSpace(ui.library.search) == ""
	for _, p := range list {
		if grouped && p.Category != category {
			category, column = p.Category, 0
			ui.gap(1)
			ui.withFont(ui.fonts.Medium, TextSmall, func() { ui.muted(category) })
		}
		if column > 0 {
			imgui.SameLineV(0, gap)
		}
		ui.sphere(p, width)
		column = (column + 1) % columns
	}
	ui.gap(Space1)
}

// sphere is one material: its picture over its name.
func (ui *UI) sphere(p *presenter.Preset, width float32) {
	t, m := &ui.theme, &ui.materials
	imgui.PushIDStr(p.ID)
	defer imgui.PopID()
	low := imgui.CursorScreenPos()
	if imgui.InvisibleButton("sphere", vec2(width, width+TextSmall*fontHeight*t.Scale+t.Px(Space1))) {
		ui.choose(p.ID)
	}
	if !imgui.IsItemVisible() {
		return
	}
	ui.mark("library/material/" + p.ID)
	back := t.Control.Mix(t.Surface, 0.45)
	hovered := imgui.IsItemHovered()
	if hovered {
		back = t.Control.Mix(t.Muted, 0.18)
	}
	if hovered && imgui.IsMouseDoubleClicked(imgui.MouseButtonLeft) {
		ui.keepMaterial()
	}
	ui.tooltip(p.Name + ". Click to try it on the selection, double-click to keep it, or drag it onto an object, a wall or the floor.")
	if imgui.BeginDragDropSource() {
		m.dragged = p.ID
		imgui.SetDragDropPayload("material", 0, 0)
		ui.text(string(IconPaint) + " " + p.Name)
		imgui.EndDragDropSource()
	}
	draw := imgui.WindowDrawList()
	high := vec2(low.X+width, low.Y+width)
	draw.AddRectFilledV(low, high, back.Packed(1), t.Px(Radius), 0)
	if m.chosen == p.ID {
		draw.AddRectV(low, high, t.Accent.Packed(1), t.Px(Radius), 0, t.Px(2))
	}
	pad := t.Px(4)
	if p.Picture == 0 {
		ui.library.bare = append(ui.library.bare, presenter.MaterialPicture+p.ID)
		middle := vec2((low.X+high.X)/2, (low.Y+high.Y)/2)
		draw.AddCircleFilledV(middle, width/2-2*pad, inkOf(p.Color).Packed(1), 32)
	} else {
		texture := imgui.NewTextureRefTextureID(imgui.TextureID(p.Picture))
		draw.AddImageV(*texture, vec2(low.X+pad, low.Y+pad), vec2(high.X-pad, high.Y-pad), vec2(0, 0), vec2(1, 1), 0xFFFFFFFF)
		texture.Destroy()
	}
	if slices.Contains(ui.state.Settings.Favourites, p.ID) {
		ui.glyph(IconPin, vec2(high.X-t.Px(16), low.Y+t.Px(2)), t.Px(14), t.Accent)
	}
	imgui.PushFont(ui.fonts.Regular, TextSmall*fontHeight)
	name, _ := ui.fit(p.Name, width)
	draw.AddTextVec2V(vec2(low.X+(width-imgui.CalcTextSizeV(name, false, -1).X)/2, high.Y+t.Px(2)), t.Text.Packed(1), name)
	imgui.PopFont()
}

// choose begins to try a material on with its own finish, or stops.
func (ui *UI) choose(id string) {
	m := &ui.materials
	if m.chosen == id {
		id = ""
	}
	m.chosen, m.finish, m.tinted = id, session.Finish{}, false
	for i := range ui.state.Presets {
		if p := &ui.state.Presets[i]; p.ID == id {
			for c := range m.tint {
				m.tint[c] = float32(geom.SRGBFromLinear(p.Color[c]))
			}
			m.finish.RepeatM = p.ReachM
		}
	}
}

// wanted is the finish as the session takes it.
func (m *materialState) wanted(reach float64) session.Finish {
	f := m.finish
	if f.RepeatM == reach {
		f.RepeatM = 0
	}
	f.Color = ""
	if m.tinted {
		f.Color = presenter.HexOf([3]float64{float64(m.tint[0]), float64(m.tint[1]), float64(m.tint[2])})
	}
	return f
}

func (ui *UI) chosenPreset() (*presenter.Preset, bool) {
	for i := range ui.state.Presets {
		if ui.state.Presets[i].ID == ui.materials.chosen {
			return &ui.state.Presets[i], true
		}
	}
	return nil, false
}

// tryOn shows the chosen material on the selection when either has changed.
func (ui *UI) tryOn() {
	m := &ui.materials
	show := session.PreviewMaterial{}
	if p, ok := ui.chosenPreset(); ok && len(ui.state.Selection) > 0 {
		show = session.PreviewMaterial{Preset: p.ID, Finish: m.wanted(p.ReachM)}
	}
	if show == m.shown && slices.Equal(m.on, ui.state.Selection) || imgui.IsMouseDown(imgui.MouseButtonLeft) {
		return
	}
	if show.Preset != "" || m.shown.Preset != "" {
		ui.want(show)
	}
	m.shown, m.on = show, slices.Clone(ui.state.Selection)
}

// keepMaterial commits what is tried on.
func (ui *UI) keepMaterial() {
	m := &ui.materials
	p, ok := ui.chosenPreset()
	if !ok || len(ui.state.Selection) == 0 {
		return
	}
	ui.want(session.ApplyMaterial{Preset: p.ID, Finish: m.wanted(p.ReachM)})
	m.chosen, m.shown = "", session.PreviewMaterial{}
}

// leaveMaterials ends trying on when another list is shown.
func (ui *UI) leaveMaterials() {
	m := &ui.materials
	if m.shown.Preset != "" {
		ui.want(session.PreviewMaterial{})
	}
	m.chosen, m.shown = "", session.PreviewMaterial{}
}
