package panels

import (
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
)

// layoutState is where the panels are docked.
type layoutState struct {
	saved string // to be loaded before the first frame
	built bool
	front string // the panel to bring forward
}

// Layout returns the arrangement of the panels, to be handed to Options.Layout another time.
func (ui *UI) Layout() string {
	if !ui.layout.built {
		return ui.layout.saved
	}
	return imgui.SaveIniSettingsToMemory()
}

// dock fills the window between the bars with the dock space, and builds or restores the arrangement once.
func (ui *UI) dock() {
	root := imgui.IDStr("scenograph")
	if !ui.layout.built {
		ui.layout.built = true
		if placesAll(ui.layout.saved) {
			imgui.LoadIniSettingsFromMemory(ui.layout.saved)
		} else {
			ui.defaultLayout(root)
		}
	}
	imgui.DockSpaceOverViewportV(root, imgui.MainViewport(), imgui.DockNodeFlagsNoDockingOverCentralNode, imgui.NewWindowClass())
	if ui.layout.front != "" {
		imgui.SetWindowFocusStr("###" + ui.layout.front)
		ui.layout.front = ""
	}
}

// placesAll reports whether a saved arrangement has a place for every panel; one of an earlier version may not.
func placesAll(saved string) bool {
	for _, name := range presenter.Panels() {
		if !strings.Contains(saved, "###"+strings.ToLower(name)+"]") {
			return false
		}
	}
	return strings.Contains(saved, "[Docking]")
}

// defaultLayout docks outliner and library on the left, agent and inspector on the right, history and log below the viewport.
func (ui *UI) defaultLayout(root imgui.ID) {
	t := &ui.theme
	size := imgui.MainViewport().WorkSize()
	imgui.InternalDockBuilderRemoveNode(root)
	imgui.InternalDockBuilderAddNodeV(root, imgui.DockNodeFlags(imgui.DockNodeFlagsDockSpace))
	imgui.InternalDockBuilderSetNodeSize(root, size)
	split := func(node imgui.ID, dir imgui.Dir, share float32) (at, rest imgui.ID) {
		imgui.InternalDockBuilderSplitNode(node, dir, min(share, 0.6), &at, &rest)
		return at, rest
	}
	right, rest := split(root, imgui.DirRight, min(t.Px(372), size.X*0.3)/size.X)
	left, center := split(rest, imgui.DirLeft, min(t.Px(272), size.X*0.22)/(size.X*0.77))
	bottom, view := split(center, imgui.DirDown, t.Px(158)/size.Y)
	agent, inspector := split(right, imgui.DirUp, 0.58)
	outliner, library := split(left, imgui.DirUp, 0.52)
	for name, node := range map[string]imgui.ID{
		"viewport": view, "outliner": outliner, "library": library, "agent": agent, "inspector": inspector,
	} {
		imgui.InternalDockBuilderDockWindow("###"+name, node)
	}
	imgui.InternalDockBuilderDockWindow("###history", bottom)
	imgui.InternalDockBuilderDockWindow("###checks", bottom)
	imgui.InternalDockBuilderDockWindow("###log", bottom)
	imgui.InternalDockBuilderFinish(root)
}

// resetLayout brings the default arrangement back.
func (ui *UI) resetLayout() { ui.layout.saved, ui.layout.built = "", false }
