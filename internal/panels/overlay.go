package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/session"
)

// viewportOverlays draws what lies over the picture; it reports whether the mouse is on one of it.
func (ui *UI) viewportOverlays() bool {
	over := ui.viewCube()
	over = ui.reviewBanner() || over
	over = ui.throughBanner() || over
	over = ui.welcome() || over
	ui.shadingLegend()
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
	half := t.Px(158)
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

func (ui *UI) throughBanner() bool {
	n, ok := ui.state.Scene.Node(ui.state.Through)
	if !ok {
		return false
	}
	v, t := &ui.viewport, &ui.theme
	name, _ := ui.fit(n.Name, t.Px(160))
	width := imgui.CalcTextSizeV(name, false, -1).X + t.Px(190)
	return ui.card("viewport/through", vec2(v.low.X+t.Px(Space3), v.low.Y+t.Px(Space3)), vec2(width, imgui.FrameHeight()+2*t.Px(Space2)), func() {
		imgui.AlignTextToFramePadding()
		ui.text(string(IconCamera) + " " + name)
		imgui.SameLine()
		lock, icon, tip := ui.command("view.lock"), IconUnlocked, "Moving the view leaves the camera. Click to have it move the camera."
		if ui.state.Lock {
			icon, tip = IconLocked, "Moving the view moves the camera; every gesture is one step of the history."
		}
		if ui.iconButton("viewport/lock", icon, tip, ui.state.Lock) {
			ui.run(lock)
		}
		imgui.SameLine()
		if ui.button("viewport/leave", "Leave", plain) {
			ui.want(session.LookThrough{})
		}
	})
}
