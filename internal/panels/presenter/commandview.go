package presenter

import (
	"strings"

	"scenograph/internal/frame"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// ToolKeys returns the keys of move, rotate and scale for a navigation preset.
func ToolKeys(n session.Navigation) (move, rotate, scale string) {
	if n == session.BlenderNavigation {
		return "G", "R", "S"
	}
	return "W", "E", "R"
}

func viewCommands(s *State) []Command {
	list := toolCommands(s)
	list = append(list,
		Command{ID: "view.frame", Label: "Frame the selection", Group: 1, Shortcut: "F", Intent: session.FrameSelection{}},
		Command{ID: "view.all", Label: "Frame everything", Group: 1, Shortcut: "Home", Intent: session.FrameAll{}},
	)
	for i, name := range []string{"front", "right", "top", "back", "left", "bottom"} {
		keys := []string{"1", "3", "7", "", "", ""}
		list = append(list, Command{ID: "view.axis." + name, Label: "Look from the " + name, Menu: "View/Look from", Group: 2, Shortcut: keys[i], Intent: session.AxisView{Name: name}})
	}
	projection := scene.Orthographic
	if s.View.Projection == scene.Orthographic {
		projection = scene.Perspective
	}
	list = append(list, Command{ID: "view.projection", Label: "Orthographic", Group: 3, Shortcut: "5", Intent: session.SetProjection{Projection: projection}, Checked: projection == scene.Perspective})
	if s.Through != "" {
		list = append(list, Command{ID: "view.leave", Label: "Leave the camera", Group: 3, Intent: session.LookThrough{}})
	}
	if s.Scene != nil {
		for n := range s.Scene.Nodes() {
			if n.Camera != nil {
				list = append(list, Command{ID: "view.camera." + string(n.ID), Label: n.Name, Menu: "View/Camera", Group: 3, Intent: session.LookThrough{Camera: n.ID}, Checked: s.Through == n.ID})
			}
		}
	}
	for _, shading := range frame.Shadings() {
		list = append(list, Command{ID: "view.shading." + string(shading), Label: strings.ToUpper(string(shading)[:1]) + string(shading)[1:], Menu: "View/Shading", Group: 4,
			Intent: session.SetShading{Name: string(shading)}, Checked: s.Shading == shading})
	}
	list = append(list, Command{ID: "view.grid", Label: "Grid", Group: 5, Intent: session.SetGrid{On: !s.Grid}, Checked: s.Grid})
	return inMenu("View", list)
}

func toolCommands(s *State) []Command {
	move, rotate, scale := ToolKeys(s.Settings.Navigation)
	selectKey := "Q"
	snap := s.Snap
	snap.On = !snap.On
	tool := func(id, label, key string, t session.Tool) Command {
		return Command{ID: id, Label: label, Menu: "View/Tool", Shortcut: key, Intent: session.SetTool{Tool: t}, Checked: s.Tool == t}
	}
	return []Command{
		tool("tool.select", "Select", selectKey, session.SelectTool),
		tool("tool.move", "Move", move, session.MoveTool),
		tool("tool.rotate", "Rotate", rotate, session.RotateTool),
		tool("tool.scale", "Scale", scale, session.ScaleTool),
		{ID: "tool.space", Label: "Local axes", Menu: "View/Tool", Group: 1, Intent: session.SetSpace{Local: !s.Local}, Checked: s.Local},
		{ID: "tool.snap", Label: "Snap", Menu: "View/Tool", Group: 1, Shortcut: "Shift+S", Intent: snap, Checked: s.Snap.On},
	}
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
