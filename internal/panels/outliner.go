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
