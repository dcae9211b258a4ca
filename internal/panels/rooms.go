package panels

import (
	"slices"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/action"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/session"
	"scenograph/internal/shell"
	"scenograph/internal/tool"
)

// roomPartSlack is how near a part of a room the mouse is on it, design pixels; roomSnapReach how near it snaps.
const (
	roomPartSlack = 9
	roomSnapReach = 10
)

// roomHand is what the room tool points at and holds.
type roomHand struct {
	over, menu tool.RoomPart
	menuAt     imgui.Vec2
	drag       *tool.RoomDrag
	move       tool.RoomMove
	pressed    imgui.Vec2
}

// runRooms lets corners, walls and openings be dragged; it reports whether the tool has the left button.
func (ui *UI) runRooms(overWidget bool) bool {
	v := &ui.viewport
	h := &v.rooms
	if ui.state.Tool != session.RoomTool {
		*h = roomHand{}
		return false
	}
	view := ui.view()
	if h.drag != nil {
		ui.dragRoom(view)
		return true
	}
	h.over = tool.RoomPart{}
	if v.hovered && !overWidget && v.gesture == noGesture && !v.hand.busy() {
		h.over, _ = tool.PickRoomPart(ui.state.Scene, view, ui.pixel(imgui.MousePos()), float64(ui.theme.Px(roomPartSlack)))
	}
	ui.drawRooms(view, h.over)
	if h.over.Kind == tool.NoPart || imgui.CurrentIO().KeyAlt() {
		return false
	}
	switch {
	case imgui.IsKeyPressedBool(imgui.KeyDelete) && !imgui.CurrentIO().WantTextInput():
		ui.removePart(h.over)
	case imgui.IsMouseDoubleClicked(imgui.MouseButtonLeft) && h.over.Kind == tool.WallPart:
		ui.splitWall(h.over, ui.pixel(imgui.MousePos()))
	case imgui.IsMouseClickedBool(imgui.MouseButtonLeft):
		ui.takeRoomPart(view)
	}
	return true
}

func (ui *UI) takeRoomPart(view frame.View) {
	v := &ui.viewport
	drag, ok := tool.BeginRoomDrag(ui.state.Scene, v.rooms.over, view, ui.pixel(imgui.MousePos()))
	if !ok {
		return
	}
	v.rooms.drag, v.rooms.move, v.rooms.pressed = drag, tool.RoomMove{Part: v.rooms.over}, imgui.MousePos()
	v.gesture = gizmoing
	if !slices.Contains(ui.state.Selection, drag.Part.Node) {
		ui.want(session.SelectNodes{Nodes: []scene.NodeID{drag.Part.Node}})
	}
}

// dragRoom goes on with a drag, and keeps or takes it back at its end.
func (ui *UI) dragRoom(view frame.View) {
	v, t := &ui.viewport, &ui.theme
	h := &v.rooms
	v.gesture = gizmoing
	mouse, slack := imgui.MousePos(), t.Px(clickSlack)
	if distance2(mouse, h.pressed) > slack*slack || len(h.move.Actions) > 0 {
		before := h.move.Actions
		h.move = h.drag.Drag(view, ui.pixel(mouse), ui.roomSnap())
		if !slices.Equal(before, h.move.Actions) {
			v.moving = true
			ui.want(session.PreviewEdit{Actions: h.move.Actions})
		}
	}
	ui.drawRooms(view, h.move.Part)
	for _, g := range h.move.Guides {
		if a, b, ok := ui.clippedLine(view, g[0], g[1]); ok {
			imgui.WindowDrawList().AddLineV(a, b, inkLit.Packed(0.8), t.Px(1.5))
		}
	}
	if h.move.Why != "" {
		ui.floatingInk(vec2(mouse.X+t.Px(18), mouse.Y+t.Px(12)), h.move.Why, t.Removed)
	}
	switch {
	case imgui.IsMouseClickedBool(imgui.MouseButtonRight), imgui.IsKeyPressedBool(imgui.KeyEscape):
		ui.letRoomGo()
	case !imgui.IsMouseDown(imgui.MouseButtonLeft):
		ui.want(session.PreviewEdit{})
		if len(h.move.Actions) > 0 {
			ui.want(session.Apply{Label: roomVerb(h.drag.Part.Kind), Actions: h.move.Actions})
		}
		h.drag, h.move = nil, tool.RoomMove{}
	}
}

func roomVerb(k tool.RoomPartKind) string {
	switch k {
	case tool.CornerPart:
		return "Move corner"
	case tool.WallPart:
		return "Move wall"
	case tool.OpeningPart:
		return "Move opening"
	}
	return "Resize opening"
}

// letRoomGo takes a drag back.
func (ui *UI) letRoomGo() {
	ui.want(session.PreviewEdit{})
	ui.viewport.rooms.drag, ui.viewport.rooms.move = nil, tool.RoomMove{}
}

// escapeRooms puts the tool away.
func (ui *UI) escapeRooms() bool {
	if ui.state.Tool != session.RoomTool {
		return false
	}
	ui.want(session.SetTool{Tool: session.SelectTool})
	return true
}

// roomSnap is what the parts snap to: right angles and other corners always but for Ctrl, the grid as the snap menu says.
func (ui *UI) roomSnap() tool.RoomSnap {
	s := tool.RoomSnap{Step: 0.05, Align: true, ReachPx: float64(ui.theme.Px(roomSnapReach))}
	if ui.state.Snap.On && ui.state.Snap.Move > 0 {
		s.Step = ui.state.Snap.Move
	}
	if imgui.CurrentIO().KeyCtrl() {
		return tool.RoomSnap{}
	}
	return s
}

// drawRooms marks what can be taken hold of, and writes the distances of the room that is pointed at or selected.
func (ui *UI) drawRooms(view frame.View, part tool.RoomPart) {
	if part.Node == "" {
		part.Node = tool.RoomOf(ui.state.Scene, ui.state.Selection)
	}
	t, draw := &ui.theme, imgui.WindowDrawList()
	for n := range ui.state.Scene.Nodes() {
		if n.Room == nil || !ui.state.Scene.Visible(n.ID) {
			continue
		}
		for i := range n.Room.Outline {
			ui.drawPart(view, tool.RoomPart{Node: n.ID, Kind: tool.WallPart, Index: i}, inkLine, 0.55, 1.5)
			if at := tool.PartLine(ui.state.Scene, tool.RoomPart{Node: n.ID, Kind: tool.CornerPart, Index: i}); len(at) == 1 {
				if q, depth, ok := view.Project(at[0]); ok && depth > view.Near {
					draw.AddCircleFilledV(ui.onScreen(q), t.Px(5.5), inkShade.Packed(0.7), 0)
					draw.AddCircleFilledV(ui.onScreen(q), t.Px(4), inkLine.Packed(1), 0)
				}
			}
		}
		for _, o := range n.Room.Openings {
			ui.drawPart(view, tool.RoomPart{Node: n.ID, Kind: tool.OpeningPart, Index: o.Wall, Opening: o.ID}, t.Accent, 0.8, 1.5)
		}
	}
	if part.Kind != tool.NoPart {
		ui.drawPart(view, part, inkLit, 1, 3.5)
	}
	if part.Node != "" {
		for i, d := range tool.Dimensions(ui.state.Scene, part) {
			ui.drawDimension(view, d, i)
		}
	}
}

func (ui *UI) drawPart(view frame.View, part tool.RoomPart, ink Ink, opacity, width float32) {
	t, draw := &ui.theme, imgui.WindowDrawList()
	line := tool.PartLine(ui.state.Scene, part)
	if len(line) == 1 {
		if q, depth, ok := view.Project(line[0]); ok && depth > view.Near {
			draw.AddCircleFilledV(ui.onScreen(q), t.Px(width+3.5), ink.Packed(opacity), 0)
		}
	}
	for i := 0; i+1 < len(line); i++ {
		if a, b, ok := ui.clippedLine(view, line[i], line[i+1]); ok {
			draw.AddLineV(a, b, inkShade.Packed(0.4*opacity), t.Px(width+2))
			draw.AddLineV(a, b, ink.Packed(opacity), t.Px(width))
		}
	}
}

// drawDimension draws a line with ticks at both ends and its length in its middle.
func (ui *UI) drawDimension(view frame.View, d tool.Dimension, i int) {
	t, draw := &ui.theme, imgui.WindowDrawList()
	ink, opacity := inkFaint, float32(0.8)
	if d.Strong {
		ink, opacity = inkLit, 1
	}
	a, b, ok := ui.clippedLine(view, d.From, d.To)
	if !ok {
		return
	}
	draw.AddLineV(a, b, ink.Packed(opacity), t.Px(1.5))
	for _, end := range [2]geom.Vec3{d.From, d.To} {
		if p, q, ok := ui.clippedLine(view, end.Sub(d.Aside.Mul(0.07)), end.Add(d.Aside.Mul(0.07))); ok {
			draw.AddLineV(p, q, ink.Packed(opacity), t.Px(1.5))
		}
	}
	if !d.Strong && distance2(a, b) < t.Px(36)*t.Px(36) {
		return
	}
	text := d.Text()
	imgui.PushFont(ui.fonts.Medium, TextSmall*fontHeight)
	size := imgui.CalcTextSizeV(text, false, -1)
	low := vec2((a.X+b.X-size.X)/2-t.Px(4), (a.Y+b.Y-size.Y)/2-t.Px(2))
	high := vec2(low.X+size.X+t.Px(8), low.Y+size.Y+t.Px(4))
	draw.AddRectFilledV(low, high, t.Ground.Packed(0.85), t.Px(Radius), 0)
	color := t.Text
	if d.Strong {
		color = inkLit
	}
	draw.AddTextVec2V(vec2(low.X+t.Px(4), low.Y+t.Px(2)), color.Packed(1), text)
	imgui.PopFont()
	ui.markRect("viewport/dimension/"+thousands(i), low, high)
}

func (ui *UI) splitWall(part tool.RoomPart, pixel geom.Vec2) {
	if at, ok := tool.WallPlace(ui.state.Scene, part, ui.view(), pixel); ok {
		ui.want(session.Apply{Label: "Split wall", Actions: []action.Action{action.SplitWall{Node: part.Node, Wall: part.Index, At: at}}})
	}
}

func (ui *UI) removePart(part tool.RoomPart) {
	switch {
	case part.Kind == tool.CornerPart:
		ui.want(session.Apply{Label: "Remove corner", Actions: []action.Action{action.RemoveCorner{Node: part.Node, Corner: part.Index}}})
	case part.OfOpening():
		ui.want(session.Apply{Label: "Remove opening", Actions: []action.Action{action.RemoveOpening{Node: part.Node, Opening: part.Opening}}})
	}
}

// roomMenu offers what can be done with the part that was clicked on; it reports whether there is one.
func (ui *UI) roomMenu() bool {
	h := &ui.viewport.rooms
	if ui.state.Tool != session.RoomTool || h.menu.Kind == tool.NoPart {
		return false
	}
	item := imgui.MenuItemBool
	switch {
	case h.menu.Kind == tool.WallPart:
		pixel := ui.pixel(h.menuAt)
		if item("Split wall here") {
			ui.splitWall(h.menu, pixel)
		}
		at, _ := tool.WallPlace(ui.state.Scene, h.menu, ui.view(), pixel)
		for _, add := range []struct {
			text string
			kind shell.OpeningKind
		}{{"Add door here", shell.Door}, {"Add window here", shell.Window}, {"Add archway here", shell.Passage}} {
			a, err := tool.NewOpening(ui.state.Scene, h.menu, add.kind, at)
			imgui.BeginDisabledV(err != nil)
			if item(add.text) && err == nil {
				ui.want(session.Apply{Label: add.text[:len(add.text)-5], Actions: []action.Action{a}})
			}
			imgui.EndDisabled()
		}
	case h.menu.Kind == tool.CornerPart:
		if item("Remove corner") {
			ui.removePart(h.menu)
		}
	default:
		ui.openingMenu(h.menu, item)
	}
	return true
}

func (ui *UI) openingMenu(part tool.RoomPart, item func(string) bool) {
	n, ok := ui.state.Scene.Node(part.Node)
	if !ok || n.Room == nil {
		return
	}
	o, ok := n.Room.Opening(part.Opening)
	if !ok {
		return
	}
	edit := func(label string, change func(*shell.Opening)) {
		if item(label) {
			change(&o)
			ui.want(session.Apply{Label: label, Actions: []action.Action{action.EditOpening{Node: part.Node, Opening: o}}})
		}
	}
	if o.Kind == shell.Door {
		edit("Hang on the other side", func(o *shell.Opening) { o.HingeLeft = !o.HingeLeft })
		edit("Open to the other side", func(o *shell.Opening) { o.Outward = !o.Outward })
		edit("One leaf", func(o *shell.Opening) { o.Style = shell.Hinged })
		edit("Two leaves", func(o *shell.Opening) { o.Style = shell.Double })
		edit("Sliding", func(o *shell.Opening) { o.Style = shell.Sliding })
		imgui.Separator()
	}
	if item("Remove opening") {
		ui.removePart(part)
	}
}
