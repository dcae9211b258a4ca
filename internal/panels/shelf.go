package panels

import (
	"path/filepath"
	"slices"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// thingFilter is the button beside the search, and the shelf that is listed below it.
func (ui *UI) thingFilter() {
	l, t := &ui.library, &ui.theme
	imgui.SameLineV(0, t.Px(Space1))
	if ui.iconButton("library/filter", IconFilter, "Filter by size and style", l.filter.Narrow()) {
		imgui.OpenPopupStr("filter")
	}
	ui.filterPopup()
	imgui.SetNextItemWidth(-1)
	if imgui.BeginComboV("##things", presenter.ShelfTitle(l.filter.Shelf), imgui.ComboFlagsHeightLarge) {
		for _, shelf := range ui.state.ThingShelves() {
			if imgui.SelectableBoolV(presenter.ShelfTitle(shelf)+"##"+shelf, shelf == l.filter.Shelf, 0, imgui.Vec2{}) {
				l.filter.Shelf = shelf
			}
			ui.mark("library/shelf/" + shelf)
		}
		imgui.Separator()
		if imgui.SelectableBool(string(IconFolder) + "  Add a folder of your models…") {
			ui.openDialog("shelve")
		}
		ui.mark("library/add")
		imgui.EndCombo()
	}
	ui.mark("library/things")
}

func (ui *UI) filterPopup() {
	l, t := &ui.library, &ui.theme
	if !imgui.BeginPopup("filter") {
		return
	}
	defer imgui.EndPopup()
	ui.muted("At most, in metres; 0 for any")
	width := t.Px(76)
	for i, axis := range []string{"Width", "Depth", "Height"} {
		if i > 0 {
			imgui.SameLineV(0, t.Px(Space1))
		}
		imgui.BeginGroup()
		ui.withFont(ui.fonts.Regular, TextSmall, func() { ui.muted(axis) })
		if v, state := ui.number("library/most/"+axis, presenter.Metres, l.filter.Most[i], false, t.Muted, width); state == changing || state == finished {
			l.filter.Most[i] = max(v, 0)
		}
		imgui.EndGroup()
	}
	ui.gap(Space1)
	imgui.SetNextItemWidth(3*width + 2*t.Px(Space1))
	title := l.filter.Style
	if title == "" {
		title = "Any style"
	}
	if imgui.BeginComboV("##style", title, imgui.ComboFlagsHeightLarge) {
		for _, style := range append([]string{""}, ui.state.ThingStyles()...) {
			name := style
			if style == "" {
				name = "Any style"
			}
			if imgui.SelectableBoolV(name+"##"+style, style == l.filter.Style, 0, imgui.Vec2{}) {
				l.filter.Style = style
			}
		}
		imgui.EndCombo()
	}
	ui.mark("library/style")
	ui.gap(Space1)
	imgui.BeginDisabledV(!l.filter.Narrow())
	if ui.button("library/unfilter", "Show all", plain) {
		l.filter = presenter.ThingFilter{Shelf: l.filter.Shelf}
	}
	imgui.EndDisabled()
}

// thingMarks shows on a picture what is a favourite, and what is worth a look.
func (ui *UI) thingMarks(thing *presenter.Thing, low imgui.Vec2, width float32) {
	t := &ui.theme
	side := t.Px(18)
	if slices.Contains(ui.state.Settings.FavouriteThings, thing.ID) {
		ui.glyph(IconPin, vec2(low.X+width-side, low.Y), side, t.Accent)
	}
	if thing.Own != nil && (thing.Own.Doubt != "" || thing.Own.Missing) {
		ui.glyph(IconWarning, low, side, t.Moved)
	}
}

// thingMenu is what a right click on a thing offers.
func (ui *UI) thingMenu(thing *presenter.Thing) {
	if !imgui.BeginPopupContextItemV("menu", imgui.PopupFlagsMouseButtonRight) {
		return
	}
	defer imgui.EndPopup()
	ui.muted(thing.Name + ", " + thing.Size)
	imgui.Separator()
	kept := slices.Contains(ui.state.Settings.FavouriteThings, thing.ID)
	title := "Keep among the favourites"
	if kept {
		title = "Take out of the favourites"
	}
	if imgui.MenuItemBool(title) {
		settings := ui.state.Settings
		settings.FavouriteThings = slices.DeleteFunc(slices.Clone(settings.FavouriteThings), func(id string) bool { return id == thing.ID })
		if !kept {
			settings.FavouriteThings = append(settings.FavouriteThings, thing.ID)
		}
		ui.want(session.ChangePreferences{Preferences: settings})
	}
	ui.mark("library/keep")
	if imgui.MenuItemBool("Place it") {
		ui.want(session.PlaceThing{Entry: thing.ID})
	}
	if thing.Own == nil {
		return
	}
	if imgui.MenuItemBool("Set right what was guessed…") {
		ui.openDialog("correct")
		ui.dialog.thing, ui.dialog.correction = thing.ID, session.Correction{
			Category: thing.Own.Category, Up: thing.Own.Up, Front: thing.Own.Front, Scale: thing.Own.Scale, License: thing.Own.License, Author: thing.Own.Author,
		}
	}
	ui.mark("library/correct")
	if imgui.MenuItemBool("Read its folder again") {
		ui.want(session.AddLibraryFolder{Path: thing.Own.Folder})
	}
}

// correctBody sets right what was guessed of one of the person's own models.
func (ui *UI) correctBody() bool {
	d, t := &ui.dialog, &ui.theme
	things := ui.state.Things(presenter.ThingFilter{})
	at := slices.IndexFunc(things, func(x *presenter.Thing) bool { return x.ID == d.thing })
	if at < 0 || things[at].Own == nil {
		return false
	}
	thing, c := things[at], &d.correction
	ui.dialogTitle(thing.Name)
	ui.wrapped(t.Muted, filepath.Base(thing.Own.File)+", "+thing.Size+". The file stays as it is; what you set here wins over every guess.")
	if thing.Own.Doubt != "" {
		ui.wrapped(t.Moved, "Worth a look: "+thing.Own.Doubt+".")
	}
	ui.gap(Space1)
	label := t.Px(120)
	field := func(title string, draw func()) {
		imgui.AlignTextToFramePadding()
		ui.muted(title)
		imgui.SameLineV(label, 0)
		imgui.SetNextItemWidth(-1)
		draw()
	}
	words := func(name, hint string, into *string) func() {
		return func() {
			imgui.InputTextWithHint("##"+name, hint, into, 0, nil)
			ui.mark("correct/" + name)
		}
	}
	field("Kind", words("category", "such as armchair", &c.Category))
	field("Up in the file", func() { ui.axisCombo("up", &c.Up) })
	field("Front in the file", func() { ui.axisCombo("front", &c.Front) })
	field("A unit is", func() {
		if v, state := ui.number("correct/scale", presenter.Metres, c.Scale, false, t.Muted, t.Px(140)); (state == changing || state == finished) && v > 0 {
			c.Scale = v
		}
	})
	field("Licence", words("licence", "such as CC0-1.0", &c.License))
	field("Author", words("author", "who made it", &c.Author))
	done, cancel := ui.dialogButtons("Set right", primary, c.Scale > 0)
	if done {
		ui.want(session.CorrectThing{Entry: d.thing, Correction: changedOnly(*c, thing.Own)})
		return false
	}
	return !cancel
}

// changedOnly leaves of a correction what differs from what is known, so that guesses that were right stay guesses.
func changedOnly(c session.Correction, own *session.OwnThing) session.Correction {
	for _, f := range []struct {
		to *string
		is string
	}{{&c.Category, own.Category}, {&c.Up, own.Up}, {&c.Front, own.Front}, {&c.License, own.License}, {&c.Author, own.Author}} {
		if *f.to == f.is {
			*f.to = ""
		}
	}
	if c.Scale == own.Scale {
		c.Scale = 0
	}
	return c
}

func (ui *UI) axisCombo(name string, axis *string) {
	if imgui.BeginComboV("##"+name, axisTitle(*axis), 0) {
		for _, a := range []string{"x", "-x", "y", "-y", "z", "-z"} {
			if imgui.SelectableBoolV(axisTitle(a), a == *axis, 0, imgui.Vec2{}) {
				*axis = a
			}
		}
		imgui.EndCombo()
	}
	ui.mark("correct/" + name)
}

func axisTitle(axis string) string {
	switch axis {
	case "":
		return "as guessed"
	case "y":
		return "+Y  (up in glTF)"
	case "z":
		return "+Z  (front in glTF)"
	}
	if len(axis) == 1 {
		return "+" + string(axis[0]-'a'+'A')
	}
	return "−" + string(axis[1]-'a'+'A')
}
