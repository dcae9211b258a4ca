package panels

import (
	"cmp"
	"fmt"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/roomfit"
	"scenograph/internal/session"
)

// tracingState is the marking of a panorama while its dialog is open.
type tracingState struct {
	presenter.Tracing
	opening bool // a press on nothing marks an opening, not a corner
	held    presenter.Handle
	hovered presenter.Handle
}

// reach is how near the mouse must be to a mark to take it, in design pixels.
const reach = 9

// besidePicture is the height that the dialog needs for all but the picture, in design pixels.
const besidePicture = 375

// panoramaBody shows the picture with the marks and the room that fits them. Only Build changes the scene.
func (ui *UI) panoramaBody() bool {
	t, p, trace := &ui.theme, &ui.state.Panorama, &ui.tracing
	if p.Texture != 0 && trace.Version != p.Version {
		trace.held, trace.hovered = presenter.Handle{}, presenter.Handle{}
		trace.Begin(*p)
	}
	ui.dialogTitle("Room from a panorama")
	ui.wrapped(t.Muted, "Drag the marks onto the corners where walls meet floor and ceiling. Click to add a corner; right-click takes a mark away.")
	ui.gap(Space1)
	ui.tracedPicture(p)
	ui.gap(Space1)
	ink, line := t.Muted, p.Line
	if p.Texture != 0 {
		line = trace.Line()
		if trace.Problem != "" {
			ink = t.Removed
		}
	}
	if p.Failed {
		ink = t.Removed
	}
	ui.fitted(ink, line, imgui.ContentRegionAvail().X)
	ui.mark("panorama/line")
	ui.toldOfRoom(p)
	ui.tracingOptions(p)
	return ui.tracingButtons(p)
}

// tracedPicture draws the picture over the dialog's width and takes presses and drags on it.
func (ui *UI) tracedPicture(p *presenter.Panorama) {
	t, trace := &ui.theme, &ui.tracing
	room := imgui.ContentRegionAvail().X
	width := min(room, 2*max(imgui.MainViewport().WorkSize().Y-t.Px(besidePicture), t.Px(160)))
	imgui.SetCursorPosX(imgui.CursorPosX() + (room-width)/2)
	low, height := imgui.CursorScreenPos(), width/2
	imgui.InvisibleButtonV("##panorama", vec2(width, height), imgui.ButtonFlagsMouseButtonLeft|imgui.ButtonFlagsMouseButtonRight)
	ui.mark("panorama/picture")
	draw := imgui.WindowDrawList()
	draw.AddRectFilledV(low, vec2(low.X+width, low.Y+height), t.Ground.Packed(1), t.Px(4), 0)
	if p.Texture == 0 {
		return
	}
	texture := imgui.NewTextureRefTextureID(imgui.TextureID(p.Texture))
	defer texture.Destroy()
	draw.AddImageV(*texture, low, vec2(low.X+width, low.Y+height), vec2(0, 0), vec2(1, 1), 0xFFFFFFFF)
	scale := float64(width) / float64(p.Width)
	mouse := imgui.MousePos()
	at := geom.Vec2{float64(mouse.X-low.X) / scale, float64(mouse.Y-low.Y) / scale}
	ui.traceMouse(at, float64(t.Px(reach))/scale)
	draw.PushClipRectV(low, vec2(low.X+width, low.Y+height), true)
	ui.tracedLines(low, scale)
	ui.tracedMarks(low, scale)
	if trace.held.Kind != presenter.NoHandle {
		ui.magnifier(*texture, low, width, at, p)
	}
	draw.PopClipRect()
}

// traceMouse lets the mouse take, move, add and remove marks.
func (ui *UI) traceMouse(at geom.Vec2, reach float64) {
	trace := &ui.tracing
	trace.hovered = presenter.Handle{}
	if imgui.IsItemHovered() || imgui.IsItemActive() {
		trace.hovered, _ = trace.Nearest(at, reach)
	}
	switch {
	case imgui.IsItemHovered() && imgui.IsMouseClickedBool(imgui.MouseButtonRight):
		trace.Remove(trace.hovered)
		trace.held, trace.hovered = presenter.Handle{}, presenter.Handle{}
	case imgui.IsItemHovered() && imgui.IsMouseClickedBool(imgui.MouseButtonLeft):
		trace.held = trace.hovered
		switch {
		case trace.held.Kind != presenter.NoHandle:
		case trace.opening:
			trace.held = trace.AddOpening(at)
		default:
			trace.held = trace.AddCorner(at)
		}
	case trace.held.Kind != presenter.NoHandle && imgui.IsMouseDown(imgui.MouseButtonLeft):
		if delta := imgui.CurrentIO().MouseDelta(); delta.X != 0 || delta.Y != 0 {
			trace.Move(trace.held, at)
		}
	default:
		trace.held = presenter.Handle{}
	}
}

// tracedLines draws the fitted room.
func (ui *UI) tracedLines(low imgui.Vec2, scale float64) {
	t, draw := &ui.theme, imgui.WindowDrawList()
	lines := &ui.tracing.Lines
	ink := t.Accent.Packed(1)
	if ui.tracing.Problem != "" {
		ink = t.Removed.Packed(0.6)
	}
	for _, set := range [][]roomfit.Line{lines.Floor, lines.Ceiling, lines.Corners, lines.Openings} {
		for _, line := range set {
			for i := 1; i < len(line); i++ {
				a, b := onScreen(low, scale, line[i-1]), onScreen(low, scale, line[i])
				draw.AddLineV(a, b, t.Ground.Packed(0.6), t.Px(3.5))
				draw.AddLineV(a, b, ink, t.Px(1.6))
			}
		}
	}
}

// tracedMarks draws the points that can be dragged.
func (ui *UI) tracedMarks(low imgui.Vec2, scale float64) {
	t, draw, trace := &ui.theme, imgui.WindowDrawList(), &ui.tracing
	for _, h := range trace.Handles() {
		p, _ := trace.At(h)
		at, radius := onScreen(low, scale, p), t.Px(4.5)
		if h == trace.held || h == trace.hovered {
			radius = t.Px(6.5)
		}
		ink := t.Text
		if h.Kind == presenter.UpperLeft || h.Kind == presenter.LowerRight {
			ink = t.Moved
		}
		draw.AddCircleFilledV(at, radius+t.Px(1.5), t.Ground.Packed(0.8), 0)
		draw.AddCircleFilledV(at, radius, ink.Packed(1), 0)
		ui.marks[fmt.Sprintf("panorama/%d/%d", h.Kind, h.Index)] = Rect{X: at.X - radius, Y: at.Y - radius, W: 2 * radius, H: 2 * radius}
	}
}

// magnifier shows what is under the held mark four times as large, in the picture's corner that is farther away.
func (ui *UI) magnifier(texture imgui.TextureRef, low imgui.Vec2, width float32, at geom.Vec2, p *presenter.Panorama) {
	t, draw := &ui.theme, imgui.WindowDrawList()
	side := t.Px(150)
	x := low.X + t.Px(8)
	if float64(width)/2 > at[0]*float64(width)/float64(p.Width) {
		x = low.X + width - side - t.Px(8)
	}
	a, b := vec2(x, low.Y+t.Px(8)), vec2(x+side, low.Y+t.Px(8)+side)
	w, h := float64(p.Width), float64(p.Height)
	half := float64(side) / float64(width) * w / 8
	uv0 := vec2(float32((at[0]-half)/w), float32((at[1]-half)/h))
	uv1 := vec2(float32((at[0]+half)/w), float32((at[1]+half)/h))
	draw.AddImageV(texture, a, b, uv0, uv1, 0xFFFFFFFF)
	draw.AddRect(a, b, t.Text.Packed(0.8))
	middle := vec2((a.X+b.X)/2, (a.Y+b.Y)/2)
	draw.AddLineV(vec2(middle.X-t.Px(10), middle.Y), vec2(middle.X+t.Px(10), middle.Y), t.Accent.Packed(1), t.Px(1))
	draw.AddLineV(vec2(middle.X, middle.Y-t.Px(10)), vec2(middle.X, middle.Y+t.Px(10)), t.Accent.Packed(1), t.Px(1))
}

func onScreen(low imgui.Vec2, scale float64, p geom.Vec2) imgui.Vec2 {
	return vec2(low.X+float32(p[0]*scale), low.Y+float32(p[1]*scale))
}

// tracingOptions are what a click adds, and what gives the picture its scale.
func (ui *UI) tracingOptions(p *presenter.Panorama) {
	t, trace := &ui.theme, &ui.tracing
	imgui.BeginDisabledV(p.Texture == 0)
	defer imgui.EndDisabled()
	ui.prefRow("A click adds", func() {
		if imgui.RadioButtonBool("a corner", !trace.opening) {
			trace.opening = false
		}
		ui.mark("panorama/corner")
		imgui.SameLineV(0, t.Px(Space3))
		if imgui.RadioButtonBool("a door or window", trace.opening) {
			trace.opening = true
		}
		ui.mark("panorama/opening")
		ui.tooltip("Press on one corner of the opening and drag to the opposite one.")
	})
	ui.prefRow("Camera height", func() { ui.tracingHeight("camera", &trace.Known.CameraHeight, trace.Known.RoomHeight == 0) })
	ui.prefRow("Room height", func() {
		known := trace.Known.RoomHeight != 0
		if imgui.Checkbox("known##room", &known) {
			trace.Known.RoomHeight = 0
			if known {
				trace.Known.RoomHeight = trace.Fit.Height
			}
			trace.Solve()
		}
		ui.mark("panorama/known")
		if known {
			imgui.SameLine()
			ui.tracingHeight("room", &trace.Known.RoomHeight, true)
		}
	})
}

func (ui *UI) tracingHeight(name string, value *float64, on bool) {
	imgui.BeginDisabledV(!on)
	defer imgui.EndDisabled()
	metres := float32(*value)
	imgui.SetNextItemWidth(ui.theme.Px(120))
	if imgui.DragFloatV("##"+name, &metres, 0.005, 0.3, 20, "%.2f m", imgui.SliderFlagsAlwaysClamp) {
		*value = float64(metres)
		ui.tracing.Solve()
	}
	ui.mark("panorama/height/" + name)
}

func (ui *UI) tracingButtons(p *presenter.Panorama) bool {
	t, trace := &ui.theme, &ui.tracing
	ui.gap(Space1)
	imgui.PushStyleVarVec2(imgui.StyleVarFramePadding, vec2(t.Px(Space3), t.Px(6)))
	defer imgui.PopStyleVar()
	imgui.BeginDisabledV(p.Texture == 0 || !trace.Ready())
	build := ui.button("panorama/build", "Build the room", primary)
	imgui.EndDisabled()
	imgui.SameLine()
	imgui.BeginDisabledV(p.Texture == 0)
	if ui.button("panorama/guess", "Guess again", plain) {
		trace.Begin(*p)
	}
	imgui.SameLine()
	if ui.button("panorama/clear", "Clear", plain) {
		trace.Clear()
	}
	imgui.EndDisabled()
	imgui.SameLine()
	ui.askRoom(p)
	imgui.SameLine()
	if build {
		ui.want(session.BuildPanorama{Path: p.Path, Marks: trace.Marks, Known: trace.Known})
		return false
	}
	return !ui.button("dialog/cancel", "Close", plain)
}

// toldOfRoom tells how asking the model stands.
func (ui *UI) toldOfRoom(p *presenter.Panorama) {
	ink := ui.theme.Muted
	if p.Refused {
		ink = ui.theme.Removed
	}
	ui.fitted(ink, p.Told, imgui.ContentRegionAvail().X)
	ui.mark("panorama/told")
}

// askRoom has the model mark the picture; without one the button says why.
func (ui *UI) askRoom(p *presenter.Panorama) {
	imgui.BeginDisabledV(p.Texture == 0 || p.NoModel != "" || p.Asking)
	asked := ui.button("panorama/ask", "Ask the model", plain)
	imgui.EndDisabled()
	ui.tooltip(cmp.Or(p.NoModel, "Sends this picture, made smaller, to the agent's model and to nobody else. Its marks take the place of these, and its room waits in the review."))
	if asked {
		ui.want(session.AskPanorama{Known: ui.tracing.Known})
	}
}
