package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

var kindIcons = [...]Icon{presenter.GroupKind: IconFolder, presenter.ModelKind: IconModel, presenter.LightKind: IconLight, presenter.CameraKind: IconCamera, presenter.RoomKind: IconRoom}

func (ui *UI) outlineRow(rows []presenter.Row, i int) {
	row := rows[i]
	t := &ui.theme
	imgui.PushIDStr(string(row.ID))
	defer imgui.PopID()
	height := imgui.FrameHeight()
	low := imgui.CursorScreenPos()
	width := imgui.ContentRegionAvail().X
	name := "outliner/row/" + string(row.ID)
	if ui.tree.renaming == row.ID {
		ui.renameBox(row)
		return
	}
	imgui.SetNextItemAllowOverlap()
	if row.Selected {
		imgui.PushStyleColorVec4(imgui.ColHeaderHovered, t.Surface.Mix(t.Accent, 0.36).Vec(1))
	}
	clicked := imgui.SelectableBoolV("###row", row.Selected, imgui.SelectableFlagsAllowDoubleClick, vec2(width, height))
	if row.Selected {
		imgui.PopStyleColor()
	}
	ui.mark(name)
	hovered := imgui.IsItemHovered()
	ui.rowDrag(row)
	ui.rowMenu(row)
	ui.rowArrow(row, low, height, hovered)
	ink := t.Text
	if row.Hidden || row.Shaded || !row.Matched {
		ink = t.Muted
	}
	x := low.X + t.Px(float32(row.Depth)*14+18)
	draw := imgui.WindowDrawList()
	icon := kindIcons[row.Kind]
	if row.Kind == presenter.GroupKind && row.Open {
		icon = IconFolderOpen
	}
	ui.glyph(icon, vec2(x, low.Y), height, t.Muted)
	x += height + t.Px(2)
	room := low.X + width - x - 3*height
	short, cut := ui.fit(row.Name, max(room, t.Px(20)))
	draw.AddTextVec2V(vec2(x, low.Y+(height-imgui.FontSize())/2), ink.Packed(1), short)
	if cut && hovered {
		ui.tooltip(row.Name)
	}
	over := ui.rowMarks(row, vec2(low.X+width, low.Y), height, hovered)
	if clicked && !over {
		ui.rowClicked(rows, row)
	}
	if ui.tree.reveal == row.ID {
		imgui.SetScrollHereYV(0.5)
		ui.tree.reveal = ""
	}
}

func (ui *UI) rowArrow(row presenter.Row, low imgui.Vec2, height float32, hovered bool) {
	if !row.Children {
		return
	}
	t := &ui.theme
	x := low.X + t.Px(float32(row.Depth)*14)
	icon := IconClosed
	if row.Open {
		icon = IconOpen
	}
	ui.glyph(icon, vec2(x, low.Y), t.Px(18), t.Muted)
	if hovered && imgui.IsMouseHoveringRect(vec2(x, low.Y), vec2(x+t.Px(18), low.Y+height)) && imgui.IsMouseClickedBool(imgui.MouseButtonLeft) {
		ui.fold(row.ID, !row.Open)
	}
	ui.markRect("outliner/fold/"+string(row.ID), vec2(x, low.Y), vec2(x+t.Px(18), low.Y+height))
}

// rowMarks draws pin, lock and eye at the right end: those that are set always, the others under the mouse.
func (ui *UI) rowMarks(row presenter.Row, right imgui.Vec2, height float32, hovered bool) bool {
	t := &ui.theme
	ids := []scene.NodeID{row.ID}
	mouse := imgui.MousePos()
	over := false
	for i, m := range []struct {
		name, tip string
		icon      Icon
		set       bool
		intent    session.Intent
	}{
		{"eye", "Hide or show", eyeIcon(row.Hidden), row.Hidden, session.SetHidden{Nodes: ids, Hidden: !row.Hidden}},
		{"lock", "Lock against clicks and moves", lockIcon(row.Locked), row.Locked, session.SetLocked{Nodes: ids, Locked: !row.Locked}},
		{"pin", "Pin: the agent leaves it alone", IconPin, row.Pinned, session.SetPinned{Nodes: ids, Pinned: !row.Pinned}},
	} {
		low := vec2(right.X-height*float32(i+1), right.Y)
		ui.markRect("outliner/"+m.name+"/"+string(row.ID), low, vec2(low.X+height, low.Y+height))
		inside := hovered && mouse.X >= low.X && mouse.X < low.X+height
		switch {
		case inside:
			over = true
			ui.glyph(m.icon, low, height, t.Text)
			ui.tooltip(m.tip)
			if imgui.IsMouseClickedBool(imgui.MouseButtonLeft) {
				ui.want(m.intent)
			}
		case m.set:
			ui.glyph(m.icon, low, height, t.Moved)
		case hovered:
			ui.glyph(m.icon, low, height, t.Muted)
		}
	}
	return over
}

func eyeIcon(hidden bool) Icon {
	if hidden {
		return IconHidden
	}
	return IconShown
}

func lockIcon(locked bool) Icon {
	if locked {
		return IconLocked
	}
	return IconUnlocked
}

func (ui *UI) rowClicked(rows []presenter.Row, row presenter.Row) {
	io := imgui.CurrentIO()
	mouse := imgui.MousePos().X - imgui.ItemRectMin().X
	if row.Children && mouse < ui.theme.Px(float32(row.Depth)*14+18) && mouse >= ui.theme.Px(float32(row.Depth)*14) {
		return // the arrow
	}
	if imgui.IsMouseDoubleClicked(imgui.MouseButtonLeft) {
		ui.startRename(row.ID)
		return
	}
	ui.agent.ghost = ""
	switch {
	case io.KeyShift() && ui.tree.anchor != "":
		ui.want(session.SelectNodes{Nodes: presenter.Between(rows, ui.tree.anchor, row.ID)})
		return
	case io.KeyCtrl():
		ui.want(session.SelectNodes{Nodes: []scene.NodeID{row.ID}, Mode: session.Toggle})
	default:
		ui.want(session.SelectNodes{Nodes: []scene.NodeID{row.ID}})
	}
	ui.tree.anchor = row.ID
}

// rowDrag moves nodes under others.
func (ui *UI) rowDrag(row presenter.Row) {
	if imgui.BeginDragDropSource() {
		ui.tree.dragged = row.ID
		imgui.SetDragDropPayload("node", 0, 0)
		ui.text(row.Name)
		imgui.EndDragDropSource()
	}
	if !imgui.BeginDragDropTarget() {
		return
	}
	if payload := imgui.AcceptDragDropPayload("node"); payload != nil && payload.CData != nil && ui.tree.dragged != "" {
		nodes := []scene.NodeID{ui.tree.dragged}
		if ui.selected(ui.tree.dragged) {
			nodes = ui.state.Selection
		}
		ui.want(session.Reparent{Nodes: nodes, Parent: row.ID})
		ui.fold(row.ID, true)
	}
	imgui.EndDragDropTarget()
}

func (ui *UI) selected(id scene.NodeID) bool {
	for _, s := range ui.state.Selection {
		if s == id {
			return true
		}
	}
	return false
}

func (ui *UI) rowMenu(row presenter.Row) {
	if imgui.IsItemClickedV(imgui.MouseButtonRight) && !row.Selected {
		ui.want(session.SelectNodes{Nodes: []scene.NodeID{row.ID}})
	}
	if imgui.BeginPopupContextItemV("menu", imgui.PopupFlagsMouseButtonRight) {
		ui.contextMenu()
		if row.Depth > 0 && imgui.MenuItemBool("Move out of its parent") {
			ui.want(session.Reparent{Nodes: []scene.NodeID{row.ID}})
		}
		imgui.EndPopup()
	}
}

func (ui *UI) startRename(id scene.NodeID) {
	n, ok := ui.state.Scene.Node(id)
	if !ok {
		return
	}
	ui.tree.renaming, ui.tree.name, ui.tree.fresh, ui.tree.reveal = id, n.Name, true, id
}

func (ui *UI) renameBox(row presenter.Row) {
	t := &ui.tree
	if t.fresh {
		imgui.SetKeyboardFocusHere()
		imgui.SetScrollHereYV(0.5)
	}
	imgui.SetCursorPosX(imgui.CursorPosX() + ui.theme.Px(float32(row.Depth)*14+18))
	imgui.SetNextItemWidth(-1)
	entered := imgui.InputTextWithHint("##rename", "Name", &t.name, imgui.InputTextFlagsEnterReturnsTrue|imgui.InputTextFlagsAutoSelectAll, nil)
	ui.mark("outliner/rename")
	left := !t.fresh && !imgui.IsItemActive()
	t.fresh = t.fresh && !imgui.IsItemActive()
	t.reveal = ""
	if imgui.IsKeyPressedBool(imgui.KeyEscape) {
		t.renaming = ""
		return
	}
	if entered || left {
		if t.name != "" && t.name != row.Name {
			ui.want(session.Rename{Node: row.ID, Name: t.name})
		}
		t.renaming = ""
	}
}
