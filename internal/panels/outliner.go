package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// treeState is what the outliner remembers.
type treeState struct {
	open     map[scene.NodeID]bool // folded nodes are false; a node never seen is open at the first two levels
	filter   string
	anchor   scene.NodeID // where a selection with Shift starts
	renaming scene.NodeID
	name     string
	fresh    bool
	reveal   scene.NodeID
	dragged  scene.NodeID

	rows  []presenter.Row
	built builtRows
}

// builtRows is what the rows were built from.
type builtRows struct {
	scene     *scene.Snapshot
	filter    string
	selection []scene.NodeID
	folds     int
}

func (ui *UI) isOpen(id scene.NodeID) bool {
	open, known := ui.tree.open[id]
	if known {
		return open
	}
	n, ok := ui.state.Scene.Node(id)
	return ok && (n.Parent == "" || n.Room != nil)
}

// outline returns the rows, building them again only when something changed.
func (ui *UI) outline() []presenter.Row {
	t, s := &ui.tree, ui.state
	now := builtRows{s.Scene, t.filter, s.Selection, t.built.folds}
	if t.built.scene == now.scene && t.built.filter == now.filter && equalIDs(t.built.selection, now.selection) && t.rows != nil {
		return t.rows
	}
	now.selection = append([]scene.NodeID(nil), s.Selection...)
	t.rows, t.built = presenter.Outline(s.Scene, s.Selection, t.filter, ui.isOpen), now
	return t.rows
}

func equalIDs(a, b []scene.NodeID) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func (ui *UI) fold(id scene.NodeID, open bool) {
	ui.tree.open[id] = open
	ui.tree.rows = nil
}

func (ui *UI) drawOutliner() {
	ui.panel("Outliner", 0, func() {
		t := &ui.theme
		imgui.SetNextItemWidth(-1)
		imgui.InputTextWithHint("##filter", string(IconSearch)+"  Filter by name or category", &ui.tree.filter, imgui.InputTextFlagsEscapeClearsAll, nil)
		ui.mark("outliner/filter")
		ui.revealRow()
		rows := ui.outline()
		if ui.state.Scene.Len() == 0 {
			ui.empty(IconLayers, "Nothing here yet", "Everything in the scene is listed here. Drop a .glb into the window or ask the agent.")
			return
		}
		if len(rows) == 0 {
			ui.empty(IconFilter, "No match", "No object has that name or category.")
			return
		}
		imgui.PushStyleVarVec2(imgui.StyleVarItemSpacing, vec2(t.Px(Space1), 0))
		imgui.BeginChildStrV("rows", imgui.Vec2{}, 0, 0)
		clipper := imgui.NewListClipper()
		clipper.BeginV(int32(len(rows)), imgui.FrameHeight())
		for clipper.Step() {
			for i := clipper.DisplayStart(); i < clipper.DisplayEnd(); i++ {
				ui.outlineRow(rows, int(i))
			}
		}
		clipper.Destroy()
		if imgui.IsWindowHovered() && imgui.IsMouseClickedBool(imgui.MouseButtonLeft) && !imgui.IsAnyItemHovered() {
			ui.want(session.SelectNodes{})
		}
		imgui.EndChild()
		imgui.PopStyleVar()
	})
}

// revealRow unfolds and scrolls to a node picked in the viewport.
func (ui *UI) revealRow() {
	id := ui.tree.reveal
	if id == "" {
		return
	}
	n, ok := ui.state.Scene.Node(id)
	for ok && n.Parent != "" {
		if !ui.isOpen(n.Parent) {
			ui.fold(n.Parent, true)
		}
		n, ok = ui.state.Scene.Node(n.Parent)
	}
}

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
