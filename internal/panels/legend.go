package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/frame"
)

// legendBox is where the legend of the view is drawn, in its lower right corner; false where there is none or no room for it.
func (ui *UI) legendBox() (low, high imgui.Vec2, ok bool) {
	legend, v, t := &ui.state.Picture.Legend, &ui.viewport, &ui.theme
	if legend.Empty() || ui.state.Picture.Texture == 0 {
		return low, high, false
	}
	imgui.PushFont(ui.fonts.Regular, TextSmall*fontHeight)
	defer imgui.PopFont()
	line := imgui.TextLineHeight()
	width := imgui.CalcTextSizeV(legend.Title, false, -1).X
	height := line + 2*t.Px(Space2)
	if len(legend.Ramp) > 0 {
		width = max(width, t.Px(200))
		height += t.Px(Space1) + t.Px(10) + t.Px(Space1) + line
	}
	for _, e := range legend.Entries {
		width = max(width, line+t.Px(Space2)+imgui.CalcTextSizeV(e.Text, false, -1).X)
		height += line + t.Px(Space1)
	}
	width += 2 * t.Px(Space3)
	low = vec2(v.low.X+v.size.X-width-t.Px(Space3), v.low.Y+v.size.Y-height-t.Px(Space3))
	return low, vec2(low.X+width, low.Y+height), v.size.X >= width+t.Px(40) && v.size.Y >= height+t.Px(120)
}

// shadingLegend says in the lower right corner what the colours of the view mean.
func (ui *UI) shadingLegend() {
	low, high, ok := ui.legendBox()
	if !ok {
		return
	}
	legend, t := &ui.state.Picture.Legend, &ui.theme
	imgui.PushFont(ui.fonts.Regular, TextSmall*fontHeight)
	defer imgui.PopFont()
	line := imgui.TextLineHeight()
	draw := imgui.WindowDrawList()
	draw.AddRectFilledV(low, high, t.Surface.Packed(0.88), t.Px(Radius), 0)
	ui.markRect("viewport/legend", low, high)
	at := vec2(low.X+t.Px(Space3), low.Y+t.Px(Space2))
	draw.AddTextVec2V(at, t.Text.Packed(1), legend.Title)
	at.Y += line + t.Px(Space1)
	if len(legend.Ramp) > 0 {
		ui.legendRamp(legend, at, high.X-low.X-2*t.Px(Space3))
		return
	}
	for i := range legend.Entries {
		ui.legendEntry(&legend.Entries[i], at, line)
		at.Y += line + t.Px(Space1)
	}
}

func (ui *UI) legendRamp(legend *frame.Legend, at imgui.Vec2, width float32) {
	t, draw := &ui.theme, imgui.WindowDrawList()
	steps := float32(len(legend.Ramp) - 1)
	for i := range legend.Ramp[1:] {
		a, b := packed(legend.Ramp[i]), packed(legend.Ramp[i+1])
		low := vec2(at.X+width*float32(i)/steps, at.Y)
		draw.AddRectFilledMultiColor(low, vec2(at.X+width*float32(i+1)/steps, at.Y+t.Px(10)), a, b, b, a)
	}
	at.Y += t.Px(10) + t.Px(Space1)
	draw.AddTextVec2V(at, t.Muted.Packed(1), legend.Low)
	right := imgui.CalcTextSizeV(legend.High, false, -1).X
	draw.AddTextVec2V(vec2(at.X+width-right, at.Y), t.Muted.Packed(1), legend.High)
}

func (ui *UI) legendEntry(e *frame.LegendEntry, at imgui.Vec2, line float32) {
	t, draw := &ui.theme, imgui.WindowDrawList()
	color := packed(e.Color)
	middle := vec2(at.X+line/2, at.Y+line/2)
	switch e.Form {
	case frame.Point:
		draw.AddCircleFilledV(middle, line*0.25, color, 0)
	case frame.Line:
		draw.AddLineV(vec2(at.X, middle.Y), vec2(at.X+line, middle.Y), color, t.Px(2))
	default:
		draw.AddRectFilledV(vec2(at.X+t.Px(1), at.Y+t.Px(2)), vec2(at.X+line-t.Px(1), at.Y+line-t.Px(1)), color, t.Px(2), 0)
	}
	draw.AddTextVec2V(vec2(at.X+line+t.Px(Space2), at.Y), t.Muted.Packed(1), e.Text)
}

func packed(c [3]float32) uint32 {
	channel := func(v float32) uint32 { return uint32(v*255 + 0.5) }
	return channel(c[0]) | channel(c[1])<<8 | channel(c[2])<<16 | 255<<24
}
