package presenter

import (
	"fmt"
	"strings"

	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// Command is something a person can do: the same entry feeds menus, shortcuts and the palette.
type Command struct {
	ID       string
	Label    string
	Menu     string // the menu it is in; "" for the palette alone
	Group    int    // a line is drawn between groups
	Shortcut string // such as "Ctrl+Shift+Z"; a single letter acts only when no text is being typed
	Also     string // other keys for the same, or ""
	Intent   session.Intent
	Window   string // what the interface itself opens: a dialog or a panel; "" when there is an Intent
	Off      string // why it cannot be done now, or ""
	Checked  bool
}

// Menus lists the menu bar.
func Menus() []string {
	return []string{"File", "Edit", "Add", "Select", "View", "Physics", "Agent", "Window", "Help"}
}

// Commands lists everything that can be done in the state.
func Commands(s *State) []Command {
	var all []Command
	for _, list := range [][]Command{
		fileCommands(s), editCommands(s), addCommands(), selectCommands(s), viewCommands(s), physicsCommands(s), agentCommands(s), windowCommands(s),
	} {
		all = append(all, list...)
	}
	return all
}

func unless(ok bool, why string) string {
	if ok {
		return ""
	}
	return why
}

func fileCommands(s *State) []Command {
	save := Command{ID: "file.save", Label: "Name a checkpoint…", Shortcut: "Ctrl+S", Window: "checkpoint"}
	if s.Project.Path == "" {
		save = Command{ID: "file.save", Label: "Save project…", Shortcut: "Ctrl+S", Window: "save"}
	}
	save.Menu, save.Group = "File", 1
	list := []Command{
		{ID: "file.new", Label: "New from the starter room", Menu: "File", Shortcut: "Ctrl+N", Intent: session.NewProject{Starter: true}},
		{ID: "file.empty", Label: "New empty scene", Menu: "File", Shortcut: "Ctrl+Shift+N", Intent: session.NewProject{}},
		{ID: "file.open", Label: "Open project…", Menu: "File", Shortcut: "Ctrl+O", Window: "open"},
		save,
		{ID: "file.saveas", Label: "Save as…", Menu: "File", Group: 1, Shortcut: "Ctrl+Shift+S", Window: "save"},
		{ID: "file.import", Label: "Import model or room…", Menu: "File", Group: 2, Shortcut: "I", Window: "import"},
		{ID: "file.panorama", Label: "Room from a panorama…", Menu: "File", Group: 2, Window: "pickpanorama"},
		{ID: "file.sky", Label: "Use a sky image (.hdr)…", Menu: "File", Group: 2, Window: "sky"},
		{ID: "file.export", Label: "Export…", Menu: "File", Group: 2, Shortcut: "Ctrl+E", Window: "export"},
		{ID: "file.still", Label: "Render picture…", Menu: "File", Group: 2, Shortcut: "Ctrl+F12", Window: "still"},
		{ID: "file.variants", Label: "Variants…", Menu: "File", Group: 2, Shortcut: "Ctrl+Shift+V", Window: "variants"},
		{ID: "file.variants.sheet", Label: "Sheet of variants", Menu: "File", Group: 2, Intent: session.ShowVariants{On: !s.Variants.Open}, Checked: s.Variants.Open, Off: unless(s.Variants.Open || len(s.Variants.Frames) > 0, "no variants were made yet")},
		{ID: "file.quit", Label: "Quit", Menu: "File", Group: 9, Shortcut: "Ctrl+Q", Window: "quit"},
	}
	for i, path := range s.Settings.RecentFiles[:min(len(s.Settings.RecentFiles), 8)] {
		list = append(list, Command{ID: fmt.Sprintf("file.recent.%d", i), Label: path, Menu: "File/Open recent", Group: 3, Intent: session.OpenProject{Path: path}})
	}
	return list
}

func editCommands(s *State) []Command {
	some := unless(len(s.Selection) > 0, "nothing is selected")
	several := unless(len(s.Selection) > 1, "select two or more objects")
	deleteKey, duplicate := "Delete", "Ctrl+D"
	if s.Settings.Navigation == session.BlenderNavigation {
		deleteKey, duplicate = "X", "Shift+D"
	}
	list := []Command{
		{ID: "edit.undo", Label: joined("Undo", s.Undo), Shortcut: "Ctrl+Z", Intent: session.Undo{}, Off: unless(s.Undo != "", "there is nothing to undo")},
		{ID: "edit.redo", Label: joined("Redo", s.Redo), Shortcut: "Ctrl+Shift+Z", Intent: session.Redo{}, Off: unless(s.Redo != "", "there is nothing to redo")},
		{ID: "edit.cut", Label: "Cut", Group: 1, Shortcut: "Ctrl+X", Intent: session.CutNodes{}, Off: some},
		{ID: "edit.copy", Label: "Copy", Group: 1, Shortcut: "Ctrl+C", Intent: session.CopyNodes{}, Off: some},
		{ID: "edit.paste", Label: "Paste", Group: 1, Shortcut: "Ctrl+V", Window: "paste"},
		{ID: "edit.duplicate", Label: "Duplicate", Group: 1, Shortcut: duplicate, Intent: session.Duplicate{}, Off: some},
		{ID: "edit.delete", Label: "Delete", Group: 1, Shortcut: deleteKey, Intent: session.Delete{}, Off: some},
		{ID: "edit.rename", Label: "Rename", Group: 1, Shortcut: "F2", Window: "rename", Off: unless(len(s.Selection) == 1, "select one object")},
		{ID: "edit.group", Label: "Group", Group: 2, Shortcut: "Ctrl+G", Intent: session.GroupNodes{}, Off: some},
		{ID: "edit.ungroup", Label: "Ungroup", Group: 2, Shortcut: "Ctrl+Shift+G", Intent: session.UngroupNodes{}, Off: some},
		{ID: "edit.floor", Label: "Drop to the floor", Group: 3, Shortcut: "End", Intent: session.DropToFloor{}, Off: some},
	}
	for axis, name := range []string{"X", "Y", "Z"} {
		for _, edge := range []struct {
			label string
			edge  session.AlignEdge
		}{{"lowest", session.AlignMin}, {"centres", session.AlignCenter}, {"highest", session.AlignMax}} {
			list = append(list, Command{ID: fmt.Sprintf("edit.align.%s.%s", name, edge.label), Label: fmt.Sprintf("Align %s along %s", edge.label, name), Group: 4 + axis,
				Menu: "Edit/Align and distribute", Intent: session.Align{Axis: axis, Edge: edge.edge}, Off: several})
		}
		list = append(list, Command{ID: "edit.distribute." + name, Label: "Distribute along " + name, Group: 4 + axis,
			Menu: "Edit/Align and distribute", Intent: session.Distribute{Axis: axis}, Off: unless(len(s.Selection) > 2, "select three or more objects")})
	}
	if deleteKey == "X" {
		list = append(list, Command{ID: "edit.delete2", Label: "Delete", Shortcut: "Delete", Intent: session.Delete{}, Off: some, Menu: "-"})
	}
	return inMenu("Edit", list)
}

// inMenu puts the commands that name no menu of their own into one; "-" keeps a command out of menus and palette.
func inMenu(menu string, list []Command) []Command {
	for i := range list {
		if list[i].Menu == "" {
			list[i].Menu = menu
		}
	}
	return list
}

func joined(verb, what string) string {
	if what == "" {
		return verb
	}
	return verb + " “" + what + "”"
}

func addCommands() []Command {
	list := []Command{{ID: "add.library", Label: "Furniture from the library…", Shortcut: "Shift+A", Window: "panel.library"},
		{ID: "add.room", Label: "Room", Group: 1, Intent: session.AddRoom{Width: 5, Depth: 4, Height: 2.6}},
		{ID: "add.camera", Label: "Camera from this view", Group: 1, Intent: session.AddCamera{}}}
	for _, kind := range []scene.LightKind{scene.PointLight, scene.SpotLight, scene.AreaLight, scene.DirectionalLight} {
		list = append(list, Command{ID: "add.light." + string(kind), Label: strings.ToUpper(string(kind)[:1]) + string(kind)[1:] + " light", Group: 2, Intent: session.AddLight{Kind: kind}})
	}
	return inMenu("Add", list)
}

func selectCommands(s *State) []Command {
	some := unless(len(s.Selection) > 0, "nothing is selected")
	flags := func(label, id, key string, group int, intent session.Intent) Command {
		return Command{ID: id, Label: label, Shortcut: key, Group: group, Intent: intent, Off: some}
	}
	return inMenu("Select", []Command{
		{ID: "select.all", Label: "All", Shortcut: "Ctrl+A", Intent: session.SelectAll{}},
		{ID: "select.none", Label: "None", Shortcut: "Ctrl+Shift+A", Intent: session.SelectNodes{}, Off: some},
		{ID: "select.invert", Label: "Invert", Shortcut: "Ctrl+I", Intent: session.InvertSelection{}},
		flags("Hide", "select.hide", "H", 1, session.SetHidden{Nodes: s.Selection, Hidden: true}),
		{ID: "select.showall", Label: "Show everything hidden", Shortcut: "Alt+H", Group: 1, Intent: session.ShowAll{}},
		{ID: "select.isolate", Label: "Isolate", Shortcut: "/", Group: 1, Intent: session.Isolate{}, Checked: s.Isolated, Off: unless(s.Isolated || len(s.Selection) > 0, "nothing is selected")},
		flags("Lock", "select.lock", "", 2, session.SetLocked{Nodes: s.Selection, Locked: true}),
		flags("Unlock", "select.unlock", "", 2, session.SetLocked{Nodes: s.Selection}),
		flags("Pin: keep the agent off", "select.pin", "", 2, session.SetPinned{Nodes: s.Selection, Pinned: true}),
		flags("Unpin", "select.unpin", "", 2, session.SetPinned{Nodes: s.Selection}),
	})
}

// physicsCommands let the scene move by itself.
func physicsCommands(s *State) []Command {
	play := "Simulate"
	if s.Playing {
		play = "Stop the simulation"
	}
	return inMenu("Physics", []Command{
		{ID: "physics.settle", Label: "Settle: let everything fall to rest", Shortcut: "Ctrl+End", Intent: session.Settle{}, Off: unless(!s.Settling, "it is settling")},
		{ID: "physics.play", Label: play, Shortcut: "Ctrl+Space", Intent: session.Simulate{On: !s.Playing}, Checked: s.Playing},
	})
}

func agentCommands(s *State) []Command {
	pending := unless(len(s.Agent.Cards) > 0, "there is no proposal")
	under := unless(s.Agent.Focused != "", "no proposal is under review")
	guests := s.Settings
	guests.Guests = !guests.Guests
	return inMenu("Agent", append(sheetCommands(s), []Command{
		{ID: "agent.ask", Label: "Write a wish", Shortcut: "Ctrl+P", Window: "panel.agent"},
		{ID: "agent.sending", Label: "What will be sent", Intent: session.ShowSending{}, Window: "exhibit"},
		{ID: "agent.again", Label: "Ask the same again", Intent: session.AskAgain{}, Off: unless(s.Agent.Prompt != "" && !s.Agent.Busy, "nothing was asked yet, or the agent is busy")},
		{ID: "agent.cancel", Label: "Stop thinking", Intent: session.CancelAsk{}, Off: unless(s.Agent.Busy, "the agent is not busy")},
		{ID: "agent.next", Label: "Next proposal", Group: 1, Shortcut: "Tab", Intent: session.NextProposal{Step: 1}, Off: pending},
		{ID: "agent.previous", Label: "Previous proposal", Group: 1, Shortcut: "Shift+Tab", Intent: session.NextProposal{Step: -1}, Off: pending},
		{ID: "agent.accept", Label: "Accept", Group: 2, Shortcut: "A", Intent: session.AcceptProposal{Proposal: s.Agent.Focused}, Off: under},
		{ID: "agent.edit", Label: "Edit the ghosts", Group: 2, Shortcut: "E", Window: "ghost", Off: under},
		{ID: "agent.reject", Label: "Reject", Group: 2, Shortcut: "R", Window: "reject", Off: under},
		{ID: "agent.compare", Label: "Compare with what is there", Group: 2, Shortcut: "Space", Intent: session.CompareProposal{On: !s.Agent.Compare}, Checked: s.Agent.Compare, Off: under},
		{ID: "agent.wipe", Label: "Wipe between before and after", Group: 2, Shortcut: "B", Intent: session.WipeProposal{On: !s.Wipe.On}, Checked: s.Wipe.On, Off: under},
		{ID: "agent.show", Label: "Look at what it changes", Group: 2, Intent: session.FrameProposal{}, Off: under},
		{ID: "agent.leave", Label: "Leave the review", Group: 2, Intent: session.FocusProposal{}, Off: under},
		{ID: "agent.all", Label: "Accept all that are left", Group: 3, Intent: session.AcceptAll{}, Off: pending},
		{ID: "agent.guests", Label: "Let other agents in (MCP)", Group: 4, Intent: session.ChangePreferences{Preferences: guests}, Checked: s.Settings.Guests},
	}...))
}

// Panels lists the panels that can be brought forward.
func Panels() []string {
	return []string{"Outliner", "Library", "Agent", "Inspector", "History", "Checks", "Log"}
}

func windowCommands(s *State) []Command {
	var list []Command
	for _, name := range Panels() {
		list = append(list, Command{ID: "window." + strings.ToLower(name), Label: name, Menu: "Window", Window: "panel." + strings.ToLower(name)})
	}
	theme := s.Settings
	theme.Theme = "light"
	if s.Settings.Theme == "light" {
		theme.Theme = "dark"
	}
	return append(list,
		Command{ID: "window.layout", Label: "Default layout", Menu: "Window", Group: 1, Window: "layout"},
		Command{ID: "window.theme", Label: "Switch to the " + theme.Theme + " theme", Menu: "Window", Group: 1, Intent: session.ChangePreferences{Preferences: theme}},
		Command{ID: "window.preferences", Label: "Preferences…", Menu: "Window", Group: 1, Shortcut: "Ctrl+,", Window: "preferences"},
		Command{ID: "help.palette", Label: "Find a command…", Menu: "Help", Shortcut: "Ctrl+K", Window: "palette"},
		Command{ID: "help.keys", Label: "Mouse and keys", Menu: "Help", Shortcut: "F1", Window: "keys"},
		Command{ID: "help.about", Label: "About Scenograph", Menu: "Help", Group: 1, Window: "about"},
	)
}
