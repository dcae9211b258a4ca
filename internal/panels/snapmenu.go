package panels

import (
	"fmt"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
	"scenograph/internal/tool"
)

// pivotName says a pivot in a word and in a sentence.
func pivotName(p tool.Pivot) (word, sentence string) {
	switch p {
	case tool.ActivePivot:
		return "Active", "Turn and scale about the last one selected"
	case tool.IndividualPivot:
		return "Individual", "Turn and scale each about its own origin"
	case tool.BottomPivot:
		return "Bottom", "Turn and scale about the middle of the underside"
	}
	return "Median", "Turn and scale about the middle of the selection"
}

func (ui *UI) pivotChooser() {
	current := ui.state.Settings.Pivot
	word, sentence := pivotName(current)
	if !ui.chooser("toolbar/pivot", string(IconPivot)+" "+word, sentence) {
		return
	}
	for _, p := range tool.Pivots() {
		if c := ui.command("tool.pivot." + string(p)); c.Off == "" {
			ui.menuItem(c)
		}
	}
	imgui.EndPopup()
}

func snapName(to tool.SnapTarget) (word, sentence string) {
	switch to {
	case tool.SnapVertex:
		return "Vertex", "to the corners of other things under the mouse"
	case tool.SnapSurface:
		return "Surface", "onto what is under the mouse"
	}
	return "Grid", "to steps of the grid and of angles"
}

// snapButton switches snapping on and off; the arrow beside it opens what snaps to what.
func (ui *UI) snapButton() {
	snap := ui.state.Snap
	word, sentence := snapName(snap.To)
	if ui.iconButton("toolbar/snap", IconSnap, "Snap "+sentence+". Hold Ctrl while dragging to turn it round.", snap.On) {
		snap.On = !snap.On
		ui.want(snap)
	}
	imgui.SameLineV(0, 0)
	if !ui.chooser("toolbar/snapmenu", word, "What moves snap to") {
		return
	}
	defer imgui.EndPopup()
	ui.muted("Moves snap")
	for _, to := range tool.SnapTargets() {
		name, what := snapName(to)
		if imgui.RadioButtonBool(name+"  "+what, snap.To == to) {
			next := snap
			next.To, next.On = to, true
			ui.want(next)
		}
		ui.mark("snap/to/" + string(to))
	}
	imgui.BeginDisabledV(snap.To != tool.SnapSurface)
	align := snap.Align
	if imgui.Checkbox("Turn with the surface", &align) {
		next := snap
		next.Align = align
		ui.want(next)
	}
	ui.mark("snap/align")
	imgui.EndDisabled()
	ui.gap(Space1)
	ui.snapSteps(snap)
	ui.gap(Space1)
	if c := ui.command("edit.floor"); c.Off == "" {
		ui.menuItem(c)
	}
}

// snapSteps are the numbers of the grid.
func (ui *UI) snapSteps(snap session.SetSnap) {
	ui.muted(fmt.Sprintf("Steps, now %.3g m and %.3g°", snap.Move, geom.Degrees(snap.Angle)))
	for _, row := range []struct {
		name string
		unit presenter.Unit
		v    *float64
	}{{"Move", presenter.Metres, &snap.Move}, {"Turn", presenter.Degrees, &snap.Angle}, {"Scale", presenter.Factor, &snap.Scale}} {
		imgui.AlignTextToFramePadding()
		ui.text(row.name)
		imgui.SameLineV(ui.theme.Px(60), 0)
		if v, state := ui.number("snap/"+row.name, row.unit, *row.v, false, 0, ui.theme.Px(110)); state == finished && v > 0 {
			*row.v = v
			ui.want(snap)
		}
	}
}
