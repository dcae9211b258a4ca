package panels

import (
	"math"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/navigate"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// Sizes of the view cube, design pixels.
const (
	cubeHalf   = 27 // from its middle to a side
	cubeReach  = 60 // from its middle to the end of what belongs to it
	cubeMargin = 8
)

// viewCube shows in the corner how the view is turned. A click on a side, an edge or a corner looks from there; dragging it turns the
// view; the house goes home, and the word under it switches perspective on and off. It reports whether the mouse is on it.
func (ui *UI) viewCube() bool {
	v, t := &ui.viewport, &ui.theme
	reach := t.Px(cubeReach)
	if v.size.X < reach*4 || v.size.Y < reach*3 {
		return false
	}
	center := vec2(v.low.X+v.size.X-reach-t.Px(cubeMargin), v.low.Y+reach+t.Px(cubeMargin))
	free := v.hovered && v.gesture == noGesture && !v.hand.busy()
	around := reach + t.Px(10)
	over := free && distance2(imgui.MousePos(), center) < around*around
	if v.facets == nil {
		v.facets = navigate.Cube()
	}
	facets := v.facets
	camera := ui.state.Eye.WorldFromCamera.Rotation
	pointed := -1
	if over {
		mouse, half := imgui.MousePos(), t.Px(cubeHalf)
		pointed = navigate.PickFacet(facets, camera, geom.Vec2{float64((mouse.X - center.X) / half), float64((center.Y - mouse.Y) / half)})
	}
	ui.drawCube(center, facets, camera, pointed, over || v.gesture == cubing)
	if ui.cubeButtons(center, over) {
		return true
	}
	if pointed >= 0 && imgui.IsMouseClickedBool(imgui.MouseButtonLeft) {
		v.facet = facets[pointed].Direction
		ui.begin(cubing)
	}
	return over
}

func (ui *UI) drawCube(center imgui.Vec2, facets []navigate.Facet, camera geom.Quat, pointed int, lit bool) {
	t := &ui.theme
	draw := imgui.WindowDrawList()
	if lit {
		draw.AddCircleFilledV(center, t.Px(cubeReach), t.Ground.Packed(0.35), 0)
	}
	ui.cubeAxes(center, camera, false)
	half := t.Px(cubeHalf)
	place := func(p geom.Vec3) imgui.Vec2 {
		q := navigate.Flat(camera, p)
		return vec2(center.X+float32(q[0])*half, center.Y-float32(q[1])*half)
	}
	for i := range facets {
		f := &facets[i]
		cosine, seen := f.Seen(camera)
		if !seen {
			continue
		}
		var low, high imgui.Vec2
		outline := func() {
			for k := len(f.Corners) - 1; k >= 0; k-- { // the screen's y points down, and fills are smooth only clockwise
				at := place(f.Corners[k])
				low, high = vec2(min(low.X, at.X), min(low.Y, at.Y)), vec2(max(high.X, at.X), max(high.Y, at.Y))
				draw.PathLineTo(at)
			}
		}
		low = place(f.Corners[0])
		high = low
		outline()
		draw.PathFillConvex(ui.facetInk(f, cosine, i == pointed).Packed(0.97))
		outline()
		draw.PathStrokeV(t.Ground.Packed(0.5), imgui.DrawFlagsClosed, t.Px(1))
		if i < 6 {
			ui.facetLabel(f, cosine, place, i == pointed)
		}
		ui.markRect("viewport/axis/"+f.Name, low, high)
	}
	ui.cubeAxes(center, camera, true)
}

// facetInk shades a facet by how squarely it is seen.
func (ui *UI) facetInk(f *navigate.Facet, cosine float64, pointed bool) Ink {
	t := &ui.theme
	if pointed {
		return t.Accent
	}
	light, dark := t.Control.Mix(t.Muted, 0.55), t.Control
	if !t.Dark {
		light, dark = t.Surface, t.Muted.Mix(t.Surface, 0.55)
	}
	shade := light.Mix(dark, float32(1-cosine)*0.9)
	if f.Direction.Len() > 1.1 {
		shade = shade.Mix(dark, 0.35)
	}
	return shade
}

// facetLabel writes a side's name onto it, turned and foreshortened with it.
func (ui *UI) facetLabel(f *navigate.Facet, cosine float64, place func(geom.Vec3) imgui.Vec2, pointed bool) {
	if cosine < 0.2 {
		return
	}
	t := &ui.theme
	normal, up := f.Direction, geom.Up
	if normal[2] != 0 {
		up = geom.Vec3{0, normal[2], 0}
	}
	right := up.Cross(normal)
	ink, alpha := t.Text, float32(math.Min(1, (cosine-0.2)*3))
	if pointed {
		ink = t.OnAccent
	}
	text := labelOf(f.Name)
	baked := ui.fonts.Medium.FontBaked(t.Px(cubeLabel))
	middle := (baked.Ascent() + baked.Descent()) / 2
	width := float32(0)
	for _, r := range text {
		width += baked.FindGlyph(imgui.Wchar(r)).AdvanceX()
	}
	perPixel := 1 / float64(t.Px(cubeHalf))
	if fits := 1.24 / (float64(width) * perPixel); fits < 1 {
		perPixel *= fits
	}
	pen := -width / 2
	for _, r := range text {
		g := baked.FindGlyph(imgui.Wchar(r))
		corner := func(x, y float32) imgui.Vec2 {
			return place(normal.Add(right.Mul(float64(pen+x) * perPixel)).Add(up.Mul(float64(middle-y) * perPixel)))
		}
		atlas := imgui.CurrentIO().Fonts().TexRef()
		imgui.WindowDrawList().AddImageQuadV(atlas, corner(g.X0(), g.Y0()), corner(g.X1(), g.Y0()), corner(g.X1(), g.Y1()), corner(g.X0(), g.Y1()),
			vec2(g.U0(), g.V0()), vec2(g.U1(), g.V0()), vec2(g.U1(), g.V1()), vec2(g.U0(), g.V1()), ink.Packed(alpha))
		pen += g.AdvanceX()
	}
}

// cubeLabel is the height of the labels, design pixels.
const cubeLabel = 15

func labelOf(name string) string {
	return map[string]string{"front": "FRONT", "back": "BACK", "left": "LEFT", "right": "RIGHT", "top": "TOP", "bottom": "BOTTOM"}[name]
}

// cubeAxes draws the three axes along the cube's edges from its lower corner: those behind the cube before it, the others after.
func (ui *UI) cubeAxes(center imgui.Vec2, camera geom.Quat, before bool) {
	t := &ui.theme
	draw, half := imgui.WindowDrawList(), t.Px(cubeHalf)
	toEye := camera.Rotate(geom.Vec3{0, 0, 1})
	place := func(p geom.Vec3) imgui.Vec2 {
		q := navigate.Flat(camera, p)
		return vec2(center.X+float32(q[0])*half, center.Y-float32(q[1])*half)
	}
	for axis, ink := range axisInks() {
		outward := geom.Vec3{-1, -1, -1}
		outward[axis] = 0
		if (outward.Dot(toEye) > 0) != before {
			continue
		}
		from, to, letter := geom.Vec3{-1.12, -1.12, -1.12}, geom.Vec3{-1.12, -1.12, -1.12}, geom.Vec3{-1.12, -1.12, -1.12}
		to[axis], letter[axis] = 1.3, 1.58
		draw.AddLineV(place(from), place(to), ink.Packed(1), t.Px(2))
		imgui.PushFont(ui.fonts.Medium, TextSmall*fontHeight)
		name, at := string("XYZ"[axis]), place(letter)
		size := imgui.CalcTextSizeV(name, false, -1)
		draw.AddTextVec2V(vec2(at.X-size.X/2, at.Y-size.Y/2), ink.Packed(1), name)
		imgui.PopFont()
	}
}

// cubeButtons are the way home and the kind of projection; it reports whether the mouse is on one.
func (ui *UI) cubeButtons(center imgui.Vec2, over bool) bool {
	t := &ui.theme
	word, next := "Persp", scene.Orthographic
	if ui.state.View.Projection == scene.Orthographic {
		word, next = "Ortho", scene.Perspective
	}
	home := ui.cubeButton("viewport/home", string(IconRoom), "Home view  Shift+Home", vec2(center.X-t.Px(42), center.Y-t.Px(42)), over)
	projection := ui.cubeButton("viewport/projection", word, "Perspective or orthographic  5", vec2(center.X, center.Y+t.Px(cubeReach+6)), true)
	if home && imgui.IsMouseClickedBool(imgui.MouseButtonLeft) {
		ui.want(session.HomeView{})
	}
	if projection && imgui.IsMouseClickedBool(imgui.MouseButtonLeft) {
		ui.want(session.SetProjection{Projection: next})
	}
	return home || projection
}

// cubeButton draws a word or an icon around a middle; it reports whether the mouse is on it.
func (ui *UI) cubeButton(name, text, tip string, middle imgui.Vec2, shown bool) bool {
	if !shown {
		return false
	}
	v, t := &ui.viewport, &ui.theme
	imgui.PushFont(ui.fonts.Regular, TextSmall*fontHeight)
	defer imgui.PopFont()
	size := imgui.CalcTextSizeV(text, false, -1)
	pad := vec2(t.Px(5), t.Px(2))
	low := vec2(middle.X-size.X/2-pad.X, middle.Y-size.Y/2-pad.Y)
	high := vec2(middle.X+size.X/2+pad.X, middle.Y+size.Y/2+pad.Y)
	mouse := imgui.MousePos()
	over := v.hovered && v.gesture == noGesture && !v.hand.busy() && mouse.X >= low.X && mouse.X < high.X && mouse.Y >= low.Y && mouse.Y < high.Y
	ink, ground := t.Text, float32(0.5)
	draw := imgui.WindowDrawList()
	if over {
		ink, ground = t.Accent, 0.85
		imgui.SetTooltip(tip)
	}
	draw.AddRectFilledV(low, high, t.Ground.Packed(ground), t.Px(Radius), 0)
	draw.AddTextVec2V(vec2(low.X+pad.X, low.Y+pad.Y), ink.Packed(0.95), text)
	ui.markRect(name, low, high)
	return over
}
