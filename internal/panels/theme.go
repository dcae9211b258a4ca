package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"
)

// Theme is every colour and size of the interface. Panels use nothing else.
type Theme struct {
	Dark  bool
	Scale float32 // screen pixels per design pixel

	Ground, Surface, Control, Muted, Text Ink // five greys, from the back to the front

	Accent   Ink // what is chosen or waits for a key
	OnAccent Ink // text on Accent

	Added, Moved, Recoloured, Removed Ink // signals; also fine, caution, style and failure
}

// Ink is an sRGB colour, 0xRRGGBB.
type Ink uint32

// Spacing, corner radius and text heights in design pixels.
const (
	Space1, Space2, Space3, Space4 = 4, 8, 12, 16
	Radius                         = 4
	TextSmall, TextBody, TextTitle = 12, 13, 15
	TextHero                       = 18
)

// DarkTheme is the default.
func DarkTheme(scale float32) Theme {
	return Theme{
		Dark: true, Scale: scale,
		Ground: 0x14161A, Surface: 0x1C1F25, Control: 0x2B3039, Muted: 0x9BA4B3, Text: 0xE9ECF1,
		Accent: 0x6AA8FF, OnAccent: 0x0B1524,
		Added: 0x43D1B4, Moved: 0xF2B457, Recoloured: 0xBC9BFF, Removed: 0xFF7A76,
	}
}

// LightTheme is for bright rooms.
func LightTheme(scale float32) Theme {
	return Theme{
		Scale:  scale,
		Ground: 0xD5D9E0, Surface: 0xF5F6F8, Control: 0xE1E5EB, Muted: 0x505968, Text: 0x191C21,
		Accent: 0x1A56BE, OnAccent: 0xFFFFFF,
		Added: 0x0A6B5C, Moved: 0x7E4E00, Recoloured: 0x6538C4, Removed: 0xB3232A,
	}
}

// Px turns design pixels into screen pixels.
func (t *Theme) Px(design float32) float32 { return float32(int(design*t.Scale + 0.5)) }

// RGB returns the colour's channels, 0 to 1.
func (k Ink) RGB() (r, g, b float32) {
	return float32(k>>16&255) / 255, float32(k>>8&255) / 255, float32(k&255) / 255
}

// Vec returns the colour as Dear ImGui takes it.
func (k Ink) Vec(alpha float32) imgui.Vec4 {
	r, g, b := k.RGB()
	return imgui.Vec4{X: r, Y: g, Z: b, W: alpha}
}

// Packed returns the colour for draw lists.
func (k Ink) Packed(alpha float32) uint32 {
	return uint32(k>>16&255) | uint32(k>>8&255)<<8 | uint32(k&255)<<16 | uint32(alpha*255+0.5)<<24
}

// Mix goes from k (0) to o (1).
func (k Ink) Mix(o Ink, t float32) Ink {
	channel := func(shift uint) Ink {
		a, b := float32(k>>shift&255), float32(o>>shift&255)
		return Ink(a+(b-a)*t+0.5) << shift
	}
	return channel(16) | channel(8) | channel(0)
}

// Apply makes the theme Dear ImGui's style.
func (t *Theme) Apply() {
	style := imgui.CurrentStyle()
	t.applySizes(style)
	var colors [60]imgui.Vec4
	t.fillColors(&colors)
	style.SetColors(&colors)
}

func (t *Theme) applySizes(s *imgui.Style) {
	vec := func(x, y float32) imgui.Vec2 { return imgui.Vec2{X: t.Px(x), Y: t.Px(y)} }
	s.SetWindowPadding(vec(Space3, Space2))
	s.SetFramePadding(vec(Space2, Space1))
	s.SetItemSpacing(vec(Space2, 6))
	s.SetItemInnerSpacing(vec(6, Space1))
	s.SetCellPadding(vec(Space1, 2))
	s.SetIndentSpacing(t.Px(Space4))
	s.SetScrollbarSize(t.Px(10))
	s.SetScrollbarPadding(t.Px(2))
	s.SetScrollbarRounding(t.Px(Radius))
	s.SetGrabMinSize(t.Px(Space2))
	for _, set := range []func(float32){
		s.SetWindowRounding, s.SetChildRounding, s.SetPopupRounding, s.SetFrameRounding, s.SetGrabRounding, s.SetTabRounding,
	} {
		set(t.Px(Radius))
	}
	s.SetWindowBorderSize(0)
	s.SetChildBorderSize(t.Px(1))
	s.SetPopupBorderSize(t.Px(1))
	s.SetFrameBorderSize(0)
	s.SetTabBorderSize(0)
	s.SetTabBarBorderSize(0)
	s.SetTabBarOverlineSize(t.Px(2))
	s.SetTabCloseButtonMinWidthSelected(0)
	s.SetTabCloseButtonMinWidthUnselected(0)
	s.SetDockingSeparatorSize(t.Px(3))
	s.SetDockingNodeHasCloseButton(false)
	s.SetWindowMenuButtonPosition(imgui.DirNone)
	s.SetWindowMinSize(vec(120, 60))
	s.SetSeparatorTextBorderSize(t.Px(1))
	s.SetDisabledAlpha(0.45)
	s.SetTreeLinesSize(t.Px(1))
	s.SetHoverDelayShort(0.25)
	s.SetHoverDelayNormal(0.45)
}

func (t *Theme) fillColors(c *[60]imgui.Vec4) {
	hover, press := t.Control.Mix(t.Muted, 0.18), t.Control.Mix(t.Muted, 0.32)
	fill := func(ink Ink, alpha float32, cols ...imgui.Col) {
		for _, col := range cols {
			c[col] = ink.Vec(alpha)
		}
	}
	fill(t.Text, 1, imgui.ColText, imgui.ColInputTextCursor)
	fill(t.Muted, 1, imgui.ColTextDisabled)
	fill(t.Surface, 1, imgui.ColWindowBg, imgui.ColTabSelected, imgui.ColTabDimmedSelected)
	fill(t.Surface, 0, imgui.ColChildBg, imgui.ColTableRowBg, imgui.ColBorderShadow, imgui.ColScrollbarBg,
		imgui.ColTabDimmedSelectedOverline, imgui.ColResizeGrip)
	fill(t.Surface.Mix(t.Control, 0.45), 1, imgui.ColPopupBg)
	fill(t.Ground, 1, imgui.ColTitleBg, imgui.ColTitleBgActive, imgui.ColTitleBgCollapsed, imgui.ColMenuBarBg,
		imgui.ColTab, imgui.ColTabDimmed, imgui.ColDockingEmptyBg, imgui.ColSeparator)
	fill(t.Control, 1, imgui.ColFrameBg, imgui.ColButton, imgui.ColBorder, imgui.ColTableBorderStrong, imgui.ColTableBorderLight,
		imgui.ColScrollbarGrab, imgui.ColTableHeaderBg)
	fill(t.Control, 0.4, imgui.ColTableRowBgAlt)
	fill(hover, 1, imgui.ColFrameBgHovered, imgui.ColButtonHovered, imgui.ColHeaderHovered, imgui.ColTabHovered, imgui.ColScrollbarGrabHovered)
	fill(press, 1, imgui.ColFrameBgActive, imgui.ColButtonActive, imgui.ColHeaderActive, imgui.ColScrollbarGrabActive, imgui.ColTreeLines)
	fill(t.Surface.Mix(t.Accent, 0.26), 1, imgui.ColHeader)
	fill(t.Accent, 1, imgui.ColCheckMark, imgui.ColSliderGrab, imgui.ColSliderGrabActive, imgui.ColTabSelectedOverline, imgui.ColTextLink,
		imgui.ColSeparatorHovered, imgui.ColSeparatorActive, imgui.ColResizeGripHovered, imgui.ColResizeGripActive,
		imgui.ColDragDropTarget, imgui.ColNavCursor, imgui.ColPlotLines, imgui.ColPlotHistogram)
	fill(t.Accent, 0.35, imgui.ColTextSelectedBg, imgui.ColDockingPreview, imgui.ColNavWindowingHighlight)
	fill(t.Text, 1, imgui.ColPlotLinesHovered, imgui.ColPlotHistogramHovered)
	fill(0x000000, 0.5, imgui.ColModalWindowDimBg, imgui.ColNavWindowingDimBg)
}
