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
	filter    presenter.ThingFilter // Text stays empty
	materials bool
	dragged   string
	bare      []string // entries on the screen without a picture
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
		if !l.materials {
			imgui.SetNextItemWidth(imgui.ContentRegionAvail().X - imgui.FrameHeight() - t.Px(Space1))
		}
		imgui.InputTextWithHint("##search", string(IconSearch)+"  Search", &l.search, imgui.InputTextFlagsEscapeClearsAll, nil)
		ui.mark("library/search")
		if !l.materials {
			ui.thingFilter()
		}
		ui.library.bare = ui.library.bare[:0]
		imgui.BeginChildStrV("entries", imgui.Vec2{}, 0, 0)
		if l.materials {
			ui.materialBrowser()
		} else {
			ui.leaveMaterials()
			ui.thingList()
		}
		imgui.EndChild()
	})
}

// tile is the smallest width of an entry, in design pixels.
const tile = 74

func (ui *UI) thingList() {
	t := &ui.theme
	f := ui.library.filter
	f.Text = ui.library.search
	things := ui.state.Things(f)
	grouped := f.Shelf == "" && strings.TrimSpace(f.Text) == ""
	gap := t.Px(Space1)
	room := imgui.ContentRegionAvail().X
	columns := max(1, int((room+gap)/(t.Px(tile)+gap)))
	width := float32(int((room - gap*float32(columns-1)) / float32(columns)))
	category, column := "", 0
	for _, thing := range things {
		if grouped && thing.Category != category {
			category, column = thing.Category, 0
			ui.gap(1)
			ui.withFont(ui.fonts.Medium, TextSmall, func() { ui.muted(category) })
		}
		if column > 0 {
			imgui.SameLineV(0, gap)
		}
		ui.thingTile(thing, width)
		column = (column + 1) % columns
	}
	if len(things) == 0 {
		ui.noThings(f)
	}
	ui.gap(Space1)
}

// noThings says why nothing is listed.
func (ui *UI) noThings(f presenter.ThingFilter) {
	switch {
	case len(ui.state.Library) == 0:
		ui.empty(IconLibrary, "The library is empty", "Furniture that can be placed is listed here.")
	case strings.TrimSpace(f.Text) == "" && f.Shelf == presenter.Favourites:
		ui.empty(IconPin, "No favourites yet", "Right-click a thing to keep it here.")
	case strings.TrimSpace(f.Text) == "" && f.Shelf == presenter.Recent:
		ui.empty(IconLibrary, "Nothing was placed yet", "What you place is listed here.")
	case f.Narrow():
		ui.empty(IconLibrary, "Nothing fits", "Other sizes or styles may: change the filter beside the search.")
	default:
		ui.empty(IconLibrary, "Nothing is called that", "Try a shorter word, or ask the agent for it.")
	}
}

// Bare lists the library's entries on the screen that have no picture yet; materials begin with presenter.MaterialPicture. The slice is reused.
func (ui *UI) Bare() []string { return ui.library.bare }

// thingTile is an entry as a picture over its name.
func (ui *UI) thingTile(thing *presenter.Thing, width float32) {
	t := &ui.theme
	imgui.PushIDStr(thing.ID)
	defer imgui.PopID()
	low := imgui.CursorScreenPos()
	line := TextSmall * fontHeight * t.Scale
	height := width + line + t.Px(Space1)
	if imgui.InvisibleButton("thing", vec2(width, height)) {
		ui.want(session.PlaceThing{Entry: thing.ID})
	}
	if !imgui.IsItemVisible() {
		return
	}
	ui.mark("library/thing/" + thing.ID)
	back := t.Control.Mix(t.Surface, 0.45)
	if imgui.IsItemHovered() {
		back = t.Control.Mix(t.Muted, 0.18)
	}
	ui.tooltip(thing.About())
	ui.thingMenu(thing)
	if imgui.BeginDragDropSource() {
		ui.library.dragged = thing.ID
		imgui.SetDragDropPayload("thing", 0, 0)
		ui.text(string(IconModel) + " " + thing.Name)
		ui.aimTold(thing)
		imgui.EndDragDropSource()
	}
	draw := imgui.WindowDrawList()
	high := vec2(low.X+width, low.Y+width)
	draw.AddRectFilledV(low, high, back.Packed(1), t.Px(Radius), 0)
	if thing.Picture == 0 {
		ui.library.bare = append(ui.library.bare, thing.ID)
		ui.glyph(IconModel, low, width, t.Muted)
	} else {
		texture := imgui.NewTextureRefTextureID(imgui.TextureID(thing.Picture))
		pad := t.Px(3)
		draw.AddImageV(*texture, vec2(low.X+pad, low.Y+pad), vec2(high.X-pad, high.Y-pad), vec2(0, 0), vec2(1, 1), 0xFFFFFFFF)
		texture.Destroy()
	}
	ui.thingMarks(thing, low, width)
	imgui.PushFont(ui.fonts.Regular, TextSmall*fontHeight)
	name, _ := ui.fit(thing.Name, width)
	draw.AddTextVec2V(vec2(low.X+(width-imgui.CalcTextSizeV(name, false, -1).X)/2, high.Y+t.Px(2)), t.Text.Packed(1), name)
	imgui.PopFont()
}
