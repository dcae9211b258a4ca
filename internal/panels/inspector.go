package panels

import (
	"math"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// inspectState is what the inspector remembers.
type inspectState struct {
	closed map[string]bool // sections that are folded, or open where they are folded at first
	typing string          // the text field being typed into
	text   string
	color  pendingColor

	model     presenter.InspectorModel
	scene     *scene.Snapshot // what the model was built from
	selection []scene.NodeID
}

// pendingColor is a colour that is previewed until the mouse lets go.
type pendingColor struct {
	name    string
	label   string
	actions []action.Action
}

func (ui *UI) drawInspector() {
	ui.panel("Inspector", 0, func() {
		i := &ui.inspect
		if i.scene != ui.state.Scene || !equalIDs(i.selection, ui.state.Selection) {
			i.model = presenter.Inspect(ui.state.Scene, ui.state.Store, ui.state.Selection)
			i.scene, i.selection = ui.state.Scene, append(i.selection[:0], ui.state.Selection...)
		}
		ui.inspectHead()
		imgui.BeginChildStrV("sections", imgui.Vec2{}, 0, 0)
		for _, section := range i.model.Sections {
			ui.drawSection(section)
		}
		ui.gap(Space2)
		imgui.EndChild()
		ui.settleColor()
	})
}

func (ui *UI) inspectHead() {
	m, t := &ui.inspect.model, &ui.theme
	icon := kindIcons[m.Kind]
	if m.Whole {
		icon = IconWorld
	}
	imgui.AlignTextToFramePadding()
	ui.tinted(t.Accent, string(icon))
	imgui.SameLineV(0, t.Px(Space2))
	imgui.AlignTextToFramePadding()
	ui.withFont(ui.fonts.Medium, TextTitle, func() {
		ui.fitted(t.Text, m.Title, imgui.ContentRegionAvail().X*0.62)
	})
	ui.mark("inspector/title")
	imgui.SameLineV(0, t.Px(Space2))
	imgui.AlignTextToFramePadding()
	ui.fitted(t.Muted, m.Subtitle, imgui.ContentRegionAvail().X)
}

func (ui *UI) drawSection(s presenter.Section) {
	t := &ui.theme
	imgui.PushIDStr(s.Key)
	defer imgui.PopID()
	ui.gap(1)
	low := imgui.CursorScreenPos()
	width := imgui.ContentRegionAvail().X
	height := imgui.TextLineHeight() + t.Px(6)
	if imgui.InvisibleButton("head", vec2(width, height)) {
		ui.inspect.closed[s.Key] = !ui.inspect.closed[s.Key]
	}
	ui.mark("inspector/section/" + s.Key)
	open := ui.inspect.closed[s.Key] == s.Folded
	draw := imgui.WindowDrawList()
	if imgui.IsItemHovered() {
		draw.AddRectFilledV(low, vec2(low.X+width, low.Y+height), t.Control.Packed(0.6), t.Px(Radius), 0)
	}
	icon := IconClosed
	if open {
		icon = IconOpen
	}
	ui.glyph(icon, low, height, t.Muted)
	imgui.PushFont(ui.fonts.Medium, TextSmall*fontHeight)
	title, _ := ui.fit(s.Title, width-height-t.Px(Space2))
	draw.AddTextVec2V(vec2(low.X+height+t.Px(2), low.Y+t.Px(4)), t.Text.Packed(1), title)
	imgui.PopFont()
	if !open {
		return
	}
	for i := range s.Fields {
		ui.drawField(s.Key, &s.Fields[i])
	}
}

// drawField draws a label and its control on one line.
func (ui *UI) drawField(section string, f *presenter.Field) {
	t := &ui.theme
	imgui.PushIDStr(f.Key)
	defer imgui.PopID()
	name := "inspector/" + section + "/" + f.Key
	indent := t.Px(Space2)
	imgui.SetCursorPosX(imgui.CursorPosX() + indent)
	labelWidth := float32(math.Floor(float64(imgui.ContentRegionAvail().X) * 0.3))
	x := imgui.CursorPosX()
	if f.Label != "" {
		imgui.AlignTextToFramePadding()
		ui.fitted(t.Muted, f.Label, labelWidth-t.Px(Space1))
		if f.Help != "" {
			ui.tooltip(f.Help)
		}
		imgui.SameLineV(0, 0)
		imgui.SetCursorPosX(x + labelWidth)
	}
	width := imgui.ContentRegionAvail().X
	switch f.Kind {
	case presenter.NumberField:
		v, state := ui.number(name, f.Unit, f.Number.Value, f.Number.Varies, 0, width)
		ui.edited(f, presenter.Value{Number: v}, state)
	case presenter.ButtonField:
		if ui.sizedButton(name, f.Text.Value, plain, vec2(width, 0)) {
			ui.edited(f, presenter.Value{}, finished)
		}
	case presenter.VectorField:
		ui.vectorField(name, f, width)
	case presenter.ColorField:
		ui.colorField(name, f, width)
	case presenter.ToggleField:
		on := f.On.Value && !f.On.Varies
		if imgui.Checkbox("##on", &on) {
			ui.edited(f, presenter.Value{On: on}, finished)
		}
		ui.mark(name)
	case presenter.ChoiceField:
		ui.choiceField(name, f, width)
	case presenter.TextField:
		ui.textField(name, f, width)
	default:
		ui.wrapped(t.Text, f.Text.Value)
	}
}

// edited previews or commits what a control did.
func (ui *UI) edited(f *presenter.Field, v presenter.Value, state stage) {
	if f.Want != nil {
		if state == finished {
			ui.want(f.Want(f.Limited(v)))
		}
		return
	}
	switch state {
	case changing:
		ui.want(session.PreviewEdit{Actions: f.Apply(v)})
	case abandoned:
		ui.want(session.PreviewEdit{})
	case finished:
		if actions := f.Apply(v); len(actions) > 0 {
			ui.want(session.PreviewEdit{}, session.Apply{Label: f.Called(v, ui.inspect.model.Title), Actions: actions})
		}
	}
}

func (ui *UI) vectorField(name string, f *presenter.Field, width float32) {
	t := &ui.theme
	gap := t.Px(Space1)
	each := float32(math.Floor(float64(width-2*gap) / 3))
	for axis, ink := range []Ink{t.Removed, t.Added, t.Accent} {
		if axis > 0 {
			imgui.SameLineV(0, gap)
		}
		m := f.Vector[axis]
		v, state := ui.number(name+"/"+string("xyz"[axis]), f.Unit, m.Value, m.Varies, ink, each)
		ui.edited(f, presenter.Value{Number: v, Axis: axis}, state)
	}
}

func (ui *UI) colorField(name string, f *presenter.Field, width float32) {
	var shown [3]float32
	for i, x := range f.Color.Value {
		shown[i] = float32(geom.SRGBFromLinear(x))
	}
	imgui.SetNextItemWidth(width)
	flags := imgui.ColorEditFlagsNoLabel | imgui.ColorEditFlagsDisplayHex | imgui.ColorEditFlagsPickerHueBar
	if imgui.ColorEdit3V("##color", &shown, flags) {
		var linear geom.Color
		for i, x := range shown {
			linear[i] = geom.LinearFromSRGB(float64(x))
		}
		actions := f.Apply(presenter.Value{Color: linear})
		ui.inspect.color = pendingColor{name, f.Label + " of " + ui.inspect.model.Title, actions}
		ui.want(session.PreviewEdit{Actions: actions})
	}
	ui.mark(name)
}

// settleColor commits a previewed colour once no control is held any more.
func (ui *UI) settleColor() {
	c := &ui.inspect.color
	if c.name == "" || imgui.IsAnyItemActive() {
		return
	}
	ui.want(session.PreviewEdit{}, session.Apply{Label: c.label, Actions: c.actions})
	*c = pendingColor{}
}

func (ui *UI) choiceField(name string, f *presenter.Field, width float32) {
	current := "—"
	for _, c := range f.Among {
		if c.Value == f.Chosen.Value && !f.Chosen.Varies {
			current = c.Label
		}
	}
	imgui.SetNextItemWidth(width)
	open := imgui.BeginCombo("##choice", label(current))
	ui.mark(name)
	if !open {
		return
	}
	for i, c := range f.Among {
		imgui.PushIDInt(int32(i))
		if imgui.SelectableBoolV(label(c.Label)+"###c", c.Value == f.Chosen.Value, 0, imgui.Vec2{}) {
			ui.edited(f, presenter.Value{Text: c.Value}, finished)
		}
		ui.mark(name + "/" + c.Value)
		imgui.PopID()
	}
	imgui.EndCombo()
}

func (ui *UI) textField(name string, f *presenter.Field, width float32) {
	i := &ui.inspect
	text, hint := f.Text.Value, ""
	if f.Text.Varies {
		text, hint = "", "—"
	}
	if i.typing == name {
		text = i.text
	}
	imgui.SetNextItemWidth(width)
	imgui.InputTextWithHint("##text", hint, &text, imgui.InputTextFlagsAutoSelectAll, nil)
	ui.mark(name)
	if imgui.IsItemActive() {
		i.typing, i.text = name, text
		return
	}
	if i.typing == name {
		i.typing = ""
		if text = i.text; text != f.Text.Value && !imgui.IsKeyPressedBool(imgui.KeyEscape) {
			ui.edited(f, presenter.Value{Text: text}, finished)
		}
	}
}
