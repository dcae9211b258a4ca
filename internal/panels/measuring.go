package panels

import (
	"fmt"
	"math"
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/session"
)

// measuring is the measurement that has a beginning and no end yet.
type measuring struct {
	begun bool
	from  geom.Vec3
}

// runMeasure measures from click to click, snapping to vertices; it reports whether the tool has the left button.
func (ui *UI) runMeasure(overWidget bool) bool {
	v := &ui.viewport
	if ui.state.Tool != session.MeasureTool {
		v.measuring = measuring{}
		return false
	}
	m := &v.measuring
	if v.gesture != noGesture || v.hand.busy() || !v.hovered || overWidget {
		return false
	}
	view := ui.view()
	at, vertex, ok := ui.measurePoint(view)
	if !ok {
		return true
	}
	ui.drawMeasuring(view, at, vertex)
	if !imgui.IsMouseClickedBool(imgui.MouseButtonLeft) || imgui.CurrentIO().KeyAlt() {
		return !imgui.CurrentIO().KeyAlt()
	}
	if !m.begun {
		*m = measuring{true, at}
		return true
	}
	ui.want(session.AddMeasurement{Measurement: session.Measurement{From: m.from, To: at}})
	*m = measuring{}
	return true
}

// measurePoint is the vertex near the mouse — unless Ctrl is held — or what lies under it. With Shift it is on the axis through the
// beginning that it is nearest to.
func (ui *UI) measurePoint(view frame.View) (at geom.Vec3, vertex, ok bool) {
	v, io := &ui.viewport, imgui.CurrentIO()
	mouse := ui.pixel(imgui.MousePos())
	if !io.KeyCtrl() {
		at, vertex = ui.vertexNear(view, mouse, nil)
	}
	if ok = vertex; !vertex {
		at, ok = ui.point(float32(mouse[0]), float32(mouse[1]))
	}
	if ok && v.measuring.begun && io.KeyShift() {
		by := at.Sub(v.measuring.from)
		best := 0
		for axis := range 3 {
			if math.Abs(by[axis]) > math.Abs(by[best]) {
				best = axis
			}
		}
		at = v.measuring.from
		at[best] += by[best]
	}
	return at, vertex, ok
}

func (ui *UI) drawMeasuring(view frame.View, at geom.Vec3, vertex bool) {
	m, t := &ui.viewport.measuring, &ui.theme
	draw := imgui.WindowDrawList()
	if vertex {
		ui.drawSnap(view, snapMark{found: true, at: at})
	}
	if pixel, _, ok := view.Project(at); ok && !vertex {
		draw.AddCircleFilledV(ui.onScreen(pixel), t.Px(4.5), inkShade.Packed(0.7), 0)
		draw.AddCircleFilledV(ui.onScreen(pixel), t.Px(3), inkLit.Packed(1), 0)
	}
	if !m.begun {
		return
	}
	if a, b, ok := ui.clippedLine(view, m.from, at); ok {
		draw.AddLineV(a, b, inkShade.Packed(0.6), t.Px(4))
		draw.AddLineV(a, b, inkLit.Packed(1), t.Px(2))
		draw.AddCircleFilledV(a, t.Px(4), inkLit.Packed(1), 0)
	}
	text := session.Measurement{From: m.from, To: at}.String()
	low, size := ui.noteBeside(imgui.MousePos(), 14, text), ui.labelSize(text)
	ui.measureLabel(low, text)
	ui.markRect("viewport/measuring", low, vec2(low.X+size.X, low.Y+size.Y))
}

// escapeMeasure takes back, one step at a time, the measurement under way, all of them, and the tool.
func (ui *UI) escapeMeasure() bool {
	switch {
	case ui.state.Tool != session.MeasureTool && ui.state.Measurements == 0:
		return false
	case ui.viewport.measuring.begun:
		ui.viewport.measuring = measuring{}
	case ui.state.Measurements > 0:
		ui.want(session.ClearMeasurements{})
	default:
		ui.want(session.SetTool{Tool: session.SelectTool})
	}
	return true
}

// noteBeside is where a note beside the mouse lies, so many design pixels below it where there is room.
func (ui *UI) noteBeside(mouse imgui.Vec2, below float32, text string) imgui.Vec2 {
	v, t, size := &ui.viewport, &ui.theme, ui.labelSize(text)
	return vec2(
		min(mouse.X+t.Px(18), max(v.low.X, v.low.X+v.size.X-size.X-t.Px(4))),
		besideMouse(mouse.Y, t.Px(below), size.Y, t.Px(4), v.low.Y, v.size.Y),
	)
}

// drawMarks writes the texts of marks over the picture, none on another, on the handles, on the legend or on the view cube.
func (ui *UI) drawMarks() {
	t, v := &ui.theme, &ui.viewport
	view, within := ui.view(), Rect{v.low.X, v.low.Y, v.size.X, v.size.Y}
	taken := ui.fixtures()
	if gizmo, ok := ui.gizmoBox(view); ok {
		taken = append(taken, gizmo)
	}
	for i, m := range ui.state.Marks {
		if m.Kind != frame.TextMark || m.Text == "" || len(m.Points) == 0 {
			continue
		}
		pixel, depth, ok := view.Project(m.WorldFromMark.Apply(m.Points[0]))
		if !ok || depth < view.Near {
			continue
		}
		at, size := ui.onScreen(pixel), ui.labelSize(m.Text)
		r, free := freeLabel(Rect{at.X - size.X/2, at.Y - size.Y - t.Px(8), size.X, size.Y}, within, taken, t.Px(2))
		if !free {
			continue
		}
		taken = append(taken, r)
		low := vec2(r.X, r.Y)
		ui.measureLabel(low, m.Text)
		ui.markRect(fmt.Sprintf("viewport/mark/%d", i), low, vec2(r.X+r.W, r.Y+r.H))
	}
}

// fixtures are what lies over the picture at fixed places: the view cube with the button below it, the legend, and what is reviewed.
func (ui *UI) fixtures() []Rect {
	v, side := &ui.viewport, 2*ui.theme.Px(cubeReach+cubeMargin)
	out := []Rect{{v.low.X + v.size.X - side, v.low.Y, side, side + ui.theme.Px(36)}}
	if low, high, ok := ui.legendBox(); ok {
		out = append(out, Rect{low.X, low.Y, high.X - low.X, high.Y - low.Y})
	}
	if banner, ok := ui.bannerBox(); ok {
		out = append(out, banner)
	}
	return out
}

// labelSize is how large measureLabel draws a text.
func (ui *UI) labelSize(text string) imgui.Vec2 {
	t := &ui.theme
	first, rest, _ := strings.Cut(text, "\n")
	imgui.PushFont(ui.fonts.Medium, TextBody*fontHeight)
	width := imgui.CalcTextSizeV(first, false, -1).X
	imgui.PopFont()
	imgui.PushFont(ui.fonts.Regular, TextSmall*fontHeight)
	width = max(width, imgui.CalcTextSizeV(rest, false, -1).X)
	imgui.PopFont()
	return vec2(width+t.Px(14), imgui.CalcTextSizeV(text, false, -1).Y+t.Px(8))
}

// measureLabel draws a text whose first line counts most.
func (ui *UI) measureLabel(low imgui.Vec2, text string) {
	t := &ui.theme
	first, rest, _ := strings.Cut(text, "\n")
	size := ui.labelSize(text)
	draw := imgui.WindowDrawList()
	draw.AddRectFilledV(low, vec2(low.X+size.X, low.Y+size.Y), t.Ground.Packed(0.88), t.Px(Radius), 0)
	draw.AddRectV(low, vec2(low.X+size.X, low.Y+size.Y), t.Moved.Packed(0.6), t.Px(Radius), 0, t.Px(1))
	at := vec2(low.X+t.Px(7), low.Y+t.Px(4))
	imgui.PushFont(ui.fonts.Medium, TextBody*fontHeight)
	draw.AddTextVec2V(at, t.Text.Packed(1), first)
	line := imgui.CalcTextSizeV(first, false, -1).Y
	imgui.PopFont()
	if rest != "" {
		imgui.PushFont(ui.fonts.Regular, TextSmall*fontHeight)
		draw.AddTextVec2V(vec2(at.X, at.Y+line), t.Muted.Packed(1), rest)
		imgui.PopFont()
	}
}
