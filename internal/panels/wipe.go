package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/session"
)

// wipe lays the scene without the proposal under review over the picture left of a line, and with it right of the line; the line follows the
// mouse. What has to be drawn for that is asked for once the view rests.
func (ui *UI) wipe() {
	v, w := &ui.viewport, &ui.state.Wipe
	if !w.On || v.gesture != noGesture || v.hand.busy() || ui.state.Walking {
		return
	}
	if !w.Ready {
		if !w.Drawing && !v.moving && !ui.state.Picture.Draft && ui.state.Picture.Texture != 0 {
			ui.want(session.DrawWipe{Width: int(v.size.X), Height: int(v.size.Y)})
		}
		return
	}
	if mouse := imgui.MousePos(); v.hovered && ui.overPicture() {
		v.split = min(1, max(0, (mouse.X-v.low.X)/v.size.X))
	}
	ui.wipeSides(v.low, vec2(v.low.X+v.size.X, v.low.Y+v.size.Y))
}

func (ui *UI) wipeSides(low, high imgui.Vec2) {
	t, v, w := &ui.theme, &ui.viewport, &ui.state.Wipe
	x := low.X + (high.X-low.X)*v.split
	before := imgui.NewTextureRefTextureID(imgui.TextureID(w.Before))
	defer before.Destroy()
	after := imgui.NewTextureRefTextureID(imgui.TextureID(w.After))
	defer after.Destroy()
	draw := imgui.WindowDrawList()
	draw.AddImageV(*before, low, vec2(x, high.Y), vec2(0, 0), vec2(v.split, 1), 0xFFFFFFFF)
	draw.AddImageV(*after, vec2(x, low.Y), high, vec2(v.split, 0), vec2(1, 1), 0xFFFFFFFF)
	draw.AddLineV(vec2(x, low.Y), vec2(x, high.Y), t.Text.Packed(0.9), t.Px(2))
	ui.markRect("viewport/wipe", vec2(x-t.Px(2), low.Y), vec2(x+t.Px(2), high.Y))
	y := high.Y - imgui.TextLineHeight() - 2*t.Px(Space3)
	for i, text := range []string{"Before", "After"} {
		size := imgui.CalcTextSizeV(text, false, -1)
		at := vec2(x+t.Px(Space3), y)
		if i == 0 {
			at.X = x - t.Px(Space3) - size.X - 2*t.Px(Space2)
		}
		if at.X < low.X || at.X+size.X+2*t.Px(Space2) > high.X {
			continue
		}
		draw.AddRectFilledV(at, vec2(at.X+size.X+2*t.Px(Space2), at.Y+size.Y+2*t.Px(Space1)), t.Surface.Packed(0.9), t.Px(Radius), 0)
		draw.AddTextVec2V(vec2(at.X+t.Px(Space2), at.Y+t.Px(Space1)), t.Text.Packed(1), text)
	}
}
