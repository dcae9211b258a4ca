package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/session"
)

// navigation describes a preset to somebody who has to choose one.
type navigation struct {
	preset      session.Navigation
	title, keys string
	lines       []mouseLine
}

// mouseLine is one thing the mouse does, and the part of it that does so.
type mouseLine struct {
	part mousePart
	does string
	how  string
}

type mousePart int

const (
	leftButton mousePart = iota
	middleButton
	rightButton
	wheelOnly
)

func navigations() []navigation {
	return []navigation{
		{session.BlenderNavigation, "Blender", "G R S move, rotate, scale; X deletes; Shift+D duplicates", []mouseLine{
			{middleButton, "Orbit", "middle drag"}, {rightButton, "Look, fly", "right drag"}, {leftButton, "Select", "click, drag"},
		}},
		{session.MayaNavigation, "Maya", "W E R move, rotate, scale; Delete; Ctrl+D duplicates", []mouseLine{
			{leftButton, "Orbit", "Alt+left drag"}, {middleButton, "Pan", "middle drag"}, {rightButton, "Zoom", "Alt+right drag"},
		}},
		{session.UnityNavigation, "Unity", "W E R move, rotate, scale; Delete; Ctrl+D duplicates", []mouseLine{
			{rightButton, "Fly", "right drag, WASD"}, {middleButton, "Pan", "middle drag"}, {leftButton, "Orbit", "Alt+left drag"},
		}},
	}
}

// welcome asks once, without standing in the way, which habit of navigation the person brings.
func (ui *UI) welcome() bool {
	if ui.state.Settings.Chosen || ui.state.Agent.Focused != "" {
		return false
	}
	v, t := &ui.viewport, &ui.theme
	width := min(t.Px(660), v.size.X-2*t.Px(Space3))
	height := imgui.FrameHeight() + t.Px(tileHeight+3*Space2+2)
	if width < t.Px(420) || v.size.Y < height+t.Px(60) {
		return false
	}
	low := vec2(v.low.X+t.Px(Space3), v.low.Y+v.size.Y-height-t.Px(Space3))
	return ui.card("viewport/welcome", low, vec2(width, height), func() {
		imgui.AlignTextToFramePadding()
		ui.text("Which mouse and keys are you used to?")
		imgui.SameLine()
		ui.fitted(t.Muted, "You can change it in the preferences.", imgui.ContentRegionAvail().X)
		ui.navigationTiles("welcome", func(n session.Navigation) {
			chosen := ui.state.Settings
			chosen.Navigation, chosen.Chosen = n, true
			ui.want(session.ChangePreferences{Preferences: chosen})
		})
	})
}

const tileHeight = 126

// navigationTiles draws the presets side by side, each with a picture of its mouse.
func (ui *UI) navigationTiles(name string, choose func(session.Navigation)) {
	t := &ui.theme
	list := navigations()
	gap := t.Px(Space2)
	size := vec2((imgui.ContentRegionAvail().X-gap*float32(len(list)-1))/float32(len(list)), t.Px(tileHeight))
	for i, n := range list {
		if i > 0 {
			imgui.SameLineV(0, gap)
		}
		low := imgui.CursorScreenPos()
		if imgui.InvisibleButton(name+string(n.preset), size) {
			choose(n.preset)
		}
		ui.mark(name + "/" + string(n.preset))
		over, current := imgui.IsItemHovered(), ui.state.Settings.Chosen && ui.state.Settings.Navigation == n.preset
		ui.navigationTile(&n, low, size, over, current)
		ui.tooltip(n.keys)
	}
}

func (ui *UI) navigationTile(n *navigation, low, size imgui.Vec2, over, current bool) {
	t := &ui.theme
	draw := imgui.WindowDrawList()
	high := vec2(low.X+size.X, low.Y+size.Y)
	ground, edge := t.Control, t.Control.Mix(t.Muted, 0.25)
	if over {
		ground = t.Control.Mix(t.Accent, 0.16)
	}
	if over || current {
		edge = t.Accent
	}
	draw.AddRectFilledV(low, high, ground.Packed(1), t.Px(Radius), 0)
	draw.AddRectV(low, high, edge.Packed(1), t.Px(Radius), 0, t.Px(1))
	imgui.PushFont(ui.fonts.Medium, TextTitle*fontHeight)
	draw.AddTextVec2V(vec2(low.X+t.Px(Space3), low.Y+t.Px(Space2)), t.Text.Packed(1), n.title)
	imgui.PopFont()
	ui.mousePicture(vec2(low.X+t.Px(Space3), low.Y+t.Px(36)), n.lines)
	imgui.PushFont(ui.fonts.Regular, TextSmall*fontHeight)
	defer imgui.PopFont()
	x, y := low.X+t.Px(64), low.Y+t.Px(36)
	for i, line := range n.lines {
		ink := ui.lineInks()[i]
		draw.AddCircleFilledV(vec2(x+t.Px(3), y+t.Px(8)), t.Px(3.5), ink.Packed(1), 0)
		does, _ := ui.fit(line.does, high.X-x-t.Px(16))
		draw.AddTextVec2V(vec2(x+t.Px(12), y), t.Text.Packed(1), does)
		how, _ := ui.fit(line.how, high.X-x-t.Px(16))
		draw.AddTextVec2V(vec2(x+t.Px(12), y+t.Px(12)), t.Muted.Packed(1), how)
		y += t.Px(29)
	}
}

// lineInks colours the parts of the mouse and the lines that explain them.
func (ui *UI) lineInks() [3]Ink { return [3]Ink{ui.theme.Accent, ui.theme.Moved, ui.theme.Added} }

// mousePicture draws a mouse from above whose buttons have the colours of their lines.
func (ui *UI) mousePicture(low imgui.Vec2, lines []mouseLine) {
	t := &ui.theme
	draw := imgui.WindowDrawList()
	width, height, round := t.Px(42), t.Px(66), t.Px(19)
	middle, split := low.X+width/2, low.Y+t.Px(28)
	high := vec2(low.X+width, low.Y+height)
	draw.AddRectFilledV(low, high, t.Surface.Packed(1), round, 0)
	for i, line := range lines {
		ink := ui.lineInks()[i].Packed(0.92)
		switch line.part {
		case leftButton:
			draw.AddRectFilledV(low, vec2(middle, split), ink, round, imgui.DrawFlagsRoundCornersTopLeft)
		case rightButton:
			draw.AddRectFilledV(vec2(middle, low.Y), vec2(high.X, split), ink, round, imgui.DrawFlagsRoundCornersTopRight)
		}
	}
	line := t.Muted.Packed(1)
	draw.AddRectV(low, high, line, round, 0, t.Px(1.5))
	draw.AddLineV(vec2(low.X, split), vec2(high.X, split), line, t.Px(1))
	draw.AddLineV(vec2(middle, low.Y), vec2(middle, split), line, t.Px(1))
	wheelLow, wheelHigh := vec2(middle-t.Px(5), low.Y+t.Px(8)), vec2(middle+t.Px(5), low.Y+t.Px(24))
	wheel := t.Control
	for i, l := range lines {
		if l.part == middleButton || l.part == wheelOnly {
			wheel = ui.lineInks()[i]
		}
	}
	draw.AddRectFilledV(vec2(wheelLow.X-t.Px(2), wheelLow.Y-t.Px(2)), vec2(wheelHigh.X+t.Px(2), wheelHigh.Y+t.Px(2)), t.Surface.Packed(1), t.Px(6), 0)
	draw.AddRectFilledV(wheelLow, wheelHigh, wheel.Packed(1), t.Px(5), 0)
	draw.AddRectV(wheelLow, wheelHigh, line, t.Px(5), 0, t.Px(1))
}
