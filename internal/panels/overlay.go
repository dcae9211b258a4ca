package panels

import (
	"fmt"
	"sort"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/session"
)

// viewportOverlays draws what lies over the picture; it reports whether the mouse is on one of it.
func (ui *UI) viewportOverlays() bool {
	over := ui.axisBall()
	over = ui.reviewBanner() || over
	over = ui.throughBanner() || over
	over = ui.welcome() || over
	ui.emptyViewport()
	return over
}

func (ui *UI) emptyViewport() {
	if ui.state.Scene.Len() > 0 || ui.state.Agent.Focused != "" {
		return
	}
	v, t := &ui.viewport, &ui.theme
	lines := []string{"An empty scene", "Drop a .glb or .gltf here, press I to import one,", "or tell the agent what room you would like."}
	y := v.low.Y + v.size.Y*0.42
	half := t.Px(190)
	middle := v.low.X + v.size.X/2
	imgui.WindowDrawList().AddRectFilledV(vec2(middle-half, y-t.Px(Space3)), vec2(middle+half, y+t.Px(84)), t.Surface.Packed(0.9), t.Px(Radius), 0)
	for i, line := range lines {
		font, size, ink := ui.fonts.Regular, float32(TextBody), t.Muted
		if i == 0 {
			font, size, ink = ui.fonts.Medium, TextHero, t.Text
		}
		imgui.PushFont(font, size*fontHeight)
		measure := imgui.CalcTextSizeV(line, false, -1)
		imgui.WindowDrawList().AddTextVec2V(vec2(v.low.X+(v.size.X-measure.X)/2, y), ink.Packed(1), line)
		y += measure.Y + t.Px(6)
		imgui.PopFont()
	}
}

type ballEnd struct {
	at    imgui.Vec2
	depth float64
	ink   Ink
	name  string // X, Y, Z or "" for the far ends
	view  string // what a click looks from
}

// axisBall is the axes in the upper right corner; a click on one looks along it.
func (ui *UI) axisBall() bool {
	v, t := &ui.viewport, &ui.theme
	radius := t.Px(34)
	if v.size.X < radius*6 || v.size.Y < radius*5 {
		return false
	}
	center := vec2(v.low.X+v.size.X-radius-t.Px(22), v.low.Y+radius+t.Px(22))
	ends := ui.ballEnds(center, radius)
	mouse := imgui.MousePos()
	near := func(p imgui.Vec2, r float32) bool {
		dx, dy := mouse.X-p.X, mouse.Y-p.Y
		return dx*dx+dy*dy < r*r
	}
	over := v.hovered && near(center, radius+t.Px(12)) && v.gesture == noGesture
	draw := imgui.WindowDrawList()
	if over {
		draw.AddCircleFilledV(center, radius+t.Px(12), t.Ground.Packed(0.45), 0)
	}
	pointed := -1
	for i, e := range ends {
		if over && near(e.at, t.Px(9)) {
			pointed = i
		}
	}
	for i, e := range ends {
		size := t.Px(8)
		if e.name == "" {
			size = t.Px(5)
			draw.AddCircleFilledV(e.at, size, e.ink.Mix(t.Ground, 0.6).Packed(0.9), 0)
		} else {
			draw.AddLineV(center, e.at, e.ink.Packed(0.9), t.Px(2))
			draw.AddCircleFilledV(e.at, size, e.ink.Packed(1), 0)
			imgui.PushFont(ui.fonts.Medium, 11*fontHeight)
			measure := imgui.CalcTextSizeV(e.name, false, -1)
			draw.AddTextVec2V(vec2(e.at.X-measure.X/2, e.at.Y-measure.Y/2), t.OnAccent.Packed(1), e.name)
			imgui.PopFont()
		}
		if i == pointed {
			draw.AddCircleV(e.at, size+t.Px(2), t.Text.Packed(1), 0, t.Px(1.5))
		}
		ui.markRect("viewport/axis/"+e.view, vec2(e.at.X-size, e.at.Y-size), vec2(e.at.X+size, e.at.Y+size))
	}
	if pointed >= 0 && imgui.IsMouseClickedBool(imgui.MouseButtonLeft) {
		ui.want(session.AxisView{Name: ends[pointed].view})
	}
	return over
}

// ballEnds lists the six ends of the axes, the farthest first.
func (ui *UI) ballEnds(center imgui.Vec2, radius float32) []ballEnd {
	t := &ui.theme
	inverse := ui.state.View.WorldFromCamera.Rotation.Inverse()
	var ends []ballEnd
	for axis, views := range [][2]string{{"right", "left"}, {"back", "front"}, {"top", "bottom"}} {
		ink := []Ink{t.Removed, t.Added, t.Accent}[axis]
		for side, view := range views {
			var d geom.Vec3
			d[axis] = 1 - 2*float64(side)
			c := inverse.Rotate(d)
			e := ballEnd{at: vec2(center.X+float32(c[0])*radius, center.Y-float32(c[1])*radius), depth: c[2], ink: ink, view: view}
			if side == 0 {
				e.name = string("XYZ"[axis])
			}
			ends = append(ends, e)
		}
	}
	sort.SliceStable(ends, func(i, j int) bool { return ends[i].depth < ends[j].depth })
	return ends
}

// card draws a floating box over the picture and reports whether the mouse is on it.
func (ui *UI) card(name string, low, size imgui.Vec2, draw func()) bool {
	t := &ui.theme
	imgui.SetCursorScreenPos(low)
	imgui.PushStyleColorVec4(imgui.ColChildBg, t.Surface.Vec(0.94))
	imgui.PushStyleVarVec2(imgui.StyleVarWindowPadding, vec2(t.Px(Space3), t.Px(Space2)))
	imgui.BeginChildStrV(name, size, imgui.ChildFlagsBorders|imgui.ChildFlagsAlwaysUseWindowPadding, imgui.WindowFlagsNoScrollbar|imgui.WindowFlagsNoScrollWithMouse)
	draw()
	over := imgui.IsWindowHoveredV(imgui.HoveredFlagsChildWindows | imgui.HoveredFlagsAllowWhenBlockedByActiveItem)
	imgui.EndChild()
	imgui.PopStyleVar()
	imgui.PopStyleColor()
	ui.mark(name)
	return over
}

// reviewBanner says in the viewport which proposal the ghosts belong to, and what the keys do.
func (ui *UI) reviewBanner() bool {
	card := ui.focusedCard()
	if card == nil {
		return false
	}
	v, t := &ui.viewport, &ui.theme
	index, of := ui.cardIndex(card.ID)
	title := fmt.Sprintf("Proposal %d of %d", index+1, of)
	width := min(v.size.X-t.Px(200), t.Px(640))
	if width < t.Px(200) {
		return false
	}
	height := imgui.FrameHeight() + 2*t.Px(Space2)
	low := vec2(v.low.X+(v.size.X-width)/2, v.low.Y+t.Px(Space3))
	return ui.card("viewport/review", low, vec2(width, height), func() {
		imgui.AlignTextToFramePadding()
		ui.tinted(t.Accent, title)
		imgui.SameLine()
		ui.fitted(t.Text, card.Label, imgui.ContentRegionAvail().X-t.Px(186))
		ui.right(t.Px(180))
		ui.legend()
	})
}

// legend names the ghost colours by sign, so that they can be told apart without colour.
func (ui *UI) legend() {
	t := &ui.theme
	for i, e := range []struct {
		ink  Ink
		text string
	}{{t.Added, "+ new"}, {t.Moved, "~ moved"}, {t.Removed, "− gone"}} {
		if i > 0 {
			imgui.SameLineV(0, t.Px(Space2))
		}
		ui.tinted(e.ink, e.text)
	}
}

func (ui *UI) throughBanner() bool {
	n, ok := ui.state.Scene.Node(ui.state.Through)
	if !ok {
		return false
	}
	v, t := &ui.viewport, &ui.theme
	name, _ := ui.fit(n.Name, t.Px(160))
	width := imgui.CalcTextSizeV(name, false, -1).X + t.Px(150)
	return ui.card("viewport/through", vec2(v.low.X+t.Px(Space3), v.low.Y+t.Px(Space3)), vec2(width, imgui.FrameHeight()+2*t.Px(Space2)), func() {
		imgui.AlignTextToFramePadding()
		ui.text(string(IconCamera) + " " + name)
		imgui.SameLine()
		if ui.button("viewport/leave", "Leave", plain) {
			ui.want(session.LookThrough{})
		}
	})
}

// welcome asks once, without standing in the way, which habit of navigation the person brings.
func (ui *UI) welcome() bool {
	if ui.state.Settings.Chosen || ui.state.Agent.Focused != "" {
		return false
	}
	v, t := &ui.viewport, &ui.theme
	width, height := t.Px(468), imgui.FrameHeight()*2+t.Px(Space2)*2+t.Px(Space2)
	if v.size.X < width+t.Px(40) || v.size.Y < height*2 {
		return false
	}
	low := vec2(v.low.X+t.Px(Space3), v.low.Y+v.size.Y-height-t.Px(Space3))
	return ui.card("viewport/welcome", low, vec2(width, height), func() {
		imgui.AlignTextToFramePadding()
		ui.text("Which mouse and keys are you used to?")
		imgui.SameLine()
		ui.muted("Change it any time in preferences.")
		for i, p := range navigations() {
			if i > 0 {
				imgui.SameLineV(0, t.Px(Space2))
			}
			if ui.sizedButton("welcome/"+string(p.preset), string(IconMouse)+" "+p.title, plain, vec2((width-t.Px(Space3)*2-t.Px(Space2)*2)/3, 0)) {
				chosen := ui.state.Settings
				chosen.Navigation, chosen.Chosen = p.preset, true
				ui.want(session.ChangePreferences{Preferences: chosen})
			}
			ui.tooltip(p.mouse)
		}
	})
}

type navigation struct {
	preset             session.Navigation
	title, mouse, keys string
}

func navigations() []navigation {
	return []navigation{
		{session.BlenderNavigation, "Blender", "Middle drag orbits, Shift+middle pans, wheel zooms.", "G R S move, rotate, scale; X deletes; Shift+D duplicates"},
		{session.MayaNavigation, "Maya", "Alt+left orbits, Alt+right zooms, middle pans, wheel zooms.", "W E R move, rotate, scale; Delete; Ctrl+D duplicates"},
		{session.UnityNavigation, "Unity", "Right drag looks, with WASD flies; Alt+left orbits, middle pans, wheel zooms.", "W E R move, rotate, scale; Delete; Ctrl+D duplicates"},
	}
}
