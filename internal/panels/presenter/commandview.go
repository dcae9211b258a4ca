package presenter

import (
	"fmt"
	"math"
	"strings"

	"scenograph/internal/frame"
	"scenograph/internal/scene"
	"scenograph/internal/session"
	"scenograph/internal/tool"
)

// ToolKeys returns the keys of move, rotate and scale for a navigation preset.
func ToolKeys(n session.Navigation) (move, rotate, scale string) {
	if n == session.BlenderNavigation {
		return "G", "R", "S"
	}
	return "W", "E", "R"
}

func viewCommands(s *State) []Command {
	list := append(toolCommands(s), lookCommands(s)...)
	list = append(list, cameraCommands(s)...)
	for i, shading := range frame.Shadings() {
		key := "Alt+P"
		if i < 10 {
			key = fmt.Sprintf("Alt+%d", (i+1)%10)
		}
		list = append(list, Command{ID: "view.shading." + string(shading), Label: shading.Title(), Menu: "View/Shading", Group: 4, Shortcut: key,
			Intent: session.SetShading{Name: string(shading)}, Checked: s.Shading == shading})
	}
	list = append(list, Command{ID: "view.grid", Label: "Grid", Group: 5, Intent: session.SetGrid{On: !s.Grid}, Checked: s.Grid})
	marks := s.Settings
	marks.ChecksHidden = !marks.ChecksHidden
	list = append(list, Command{ID: "view.checks", Label: "Marks of failed checks", Group: 5, Intent: session.ChangePreferences{Preferences: marks}, Checked: marks.ChecksHidden})
	lines, loose := s.Settings, s.Settings
	lines.RelationsHidden, loose.RelationsLoose = !lines.RelationsHidden, !loose.RelationsLoose
	list = append(list,
		Command{ID: "view.relations", Label: "Relations of the selection", Group: 5, Intent: session.ChangePreferences{Preferences: lines}, Checked: !s.Settings.RelationsHidden},
		Command{ID: "view.follow", Label: "Related things follow", Group: 5, Intent: session.ChangePreferences{Preferences: loose}, Checked: !s.Settings.RelationsLoose})
	return inMenu("View", list)
}

// lookCommands move the editor's own eye.
func lookCommands(s *State) []Command {
	list := []Command{
		{ID: "view.frame", Label: "Frame the selection", Group: 1, Shortcut: "F", Also: "Num .", Intent: session.FrameSelection{}},
		{ID: "view.all", Label: "Frame everything", Group: 1, Shortcut: "Home", Intent: session.FrameAll{}},
		{ID: "view.home", Label: "Home view", Group: 1, Shortcut: "Shift+Home", Intent: session.HomeView{}},
	}
	for _, v := range []struct{ name, key string }{
		{"front", "1"}, {"right", "3"}, {"top", "7"}, {"back", "Ctrl+1"}, {"left", "Ctrl+3"}, {"bottom", "Ctrl+7"},
	} {
		ctrl, digit := "", v.key
		if len(v.key) > 1 {
			ctrl, digit = v.key[:len(v.key)-1], v.key[len(v.key)-1:]
		}
		list = append(list, Command{ID: "view.axis." + v.name, Label: "Look from the " + v.name, Menu: "View/Look from", Group: 2, Shortcut: v.key, Also: ctrl + "Num " + digit,
			Intent: session.AxisView{Name: v.name}})
	}
	const step = 15 * math.Pi / 180
	for _, turn := range []struct {
		name, key  string
		yaw, pitch float64
	}{{"left", "4", -step, 0}, {"right", "6", step, 0}, {"up", "8", 0, -step}, {"down", "2", 0, step}} {
		list = append(list, Command{ID: "view.turn." + turn.name, Label: "Turn 15° " + turn.name, Menu: "View/Look from", Group: 3, Shortcut: turn.key, Also: "Num " + turn.key,
			Intent: session.TurnView{Yaw: turn.yaw, Pitch: turn.pitch}})
	}
	projection := scene.Orthographic
	if s.View.Projection == scene.Orthographic {
		projection = scene.Perspective
	}
	return append(list, Command{ID: "view.projection", Label: "Orthographic", Group: 3, Shortcut: "5", Also: "Num 5", Intent: session.SetProjection{Projection: projection}, Checked: projection == scene.Perspective})
}

// cameraCommands look through the scene's cameras.
func cameraCommands(s *State) []Command {
	var cameras []*scene.Node
	var first scene.NodeID
	if s.Scene != nil {
		for n := range s.Scene.Nodes() {
			if n.Camera == nil {
				continue
			}
			cameras = append(cameras, n)
			if first == "" || len(s.Selection) > 0 && s.Selection[len(s.Selection)-1] == n.ID {
				first = n.ID
			}
		}
	}
	through := Command{ID: "view.through", Label: "Look through the camera", Group: 3, Shortcut: "0", Also: "Num 0", Intent: session.LookThrough{Camera: first}, Off: unless(first != "", "the scene has no camera; add one from this view")}
	if s.Through != "" {
		through.Label, through.Intent, through.Checked = "Leave the camera", session.LookThrough{}, true
	}
	list := []Command{{ID: "view.walk", Label: "Walk through", Group: 3, Shortcut: "Shift+W", Intent: session.Walk{On: !s.Walking}, Checked: s.Walking}, through, {ID: "view.lock", Label: "Navigation moves the camera", Group: 3, Intent: session.LockCamera{On: !s.Lock}, Checked: s.Lock, Off: unless(s.Through != "", "look through a camera first")}}
	for _, n := range cameras {
		list = append(list, Command{ID: "view.camera." + string(n.ID), Label: n.Name, Menu: "View/Camera", Group: 3, Intent: session.LookThrough{Camera: n.ID}, Checked: s.Through == n.ID})
	}
	return list
}

func toolCommands(s *State) []Command {
	move, rotate, scale := ToolKeys(s.Settings.Navigation)
	selectKey := "Q"
	snap := s.Snap
	snap.On = !snap.On
	with := func(id, label, key string, t session.Tool) Command {
		return Command{ID: id, Label: label, Menu: "View/Tool", Shortcut: key, Intent: session.SetTool{Tool: t}, Checked: s.Tool == t}
	}
	list := []Command{
		with("tool.select", "Select", selectKey, session.SelectTool),
		with("tool.move", "Move", move, session.MoveTool),
		with("tool.rotate", "Rotate", rotate, session.RotateTool),
		with("tool.scale", "Scale", scale, session.ScaleTool),
		with("tool.measure", "Measure", "M", session.MeasureTool),
		with("tool.room", "Edit rooms", "U", session.RoomTool),
		{ID: "tool.space", Label: "Local axes", Menu: "View/Tool", Group: 1, Intent: session.SetSpace{Local: !s.Local}, Checked: s.Local},
		{ID: "tool.snap", Label: "Snap", Menu: "View/Tool", Group: 1, Shortcut: "Shift+S", Intent: snap, Checked: s.Snap.On},
	}
	for _, to := range tool.SnapTargets() {
		snap := s.Snap
		snap.On, snap.To = true, to
		list = append(list, Command{ID: "tool.snap." + string(to), Label: "Snap to " + string(to), Menu: "View/Tool", Group: 1, Intent: snap, Checked: s.Snap.On && s.Snap.To == to})
	}
	for _, p := range []struct {
		pivot tool.Pivot
		label string
	}{{tool.MedianPivot, "Median"}, {tool.ActivePivot, "Active: the last one selected"}, {tool.IndividualPivot, "Individual origins"}, {tool.BottomPivot, "Bottom of the box around all"}} {
		list = append(list, Command{ID: "tool.pivot." + string(p.pivot), Label: p.label, Menu: "View/Pivot", Group: 2, Intent: session.SetPivot{Pivot: p.pivot}, Checked: s.Settings.Pivot == p.pivot})
	}
	return list
}

// Find ranks the commands that hold every word of a query, best first; an empty query finds all.
func Find(commands []Command, query string) []Command {
	words := strings.Fields(strings.ToLower(query))
	var first, rest []Command
	for _, c := range commands {
		if c.Menu == "-" {
			continue
		}
		text := strings.ToLower(c.Label + " " + c.Menu)
		switch {
		case !containsAll(text, words):
		case len(words) > 0 && strings.HasPrefix(strings.ToLower(c.Label), words[0]):
			first = append(first, c)
		default:
			rest = append(rest, c)
		}
	}
	return append(first, rest...)
}

func containsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
