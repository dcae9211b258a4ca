package presenter

import (
	"fmt"
	"strings"

	"scenograph/internal/session"
)

// KeyMap returns the documentation of mouse and keys as Markdown, made from the commands themselves.
func KeyMap() string {
	presets := []session.Navigation{session.BlenderNavigation, session.MayaNavigation, session.UnityNavigation}
	var lists [3][]Command
	for i, n := range presets {
		lists[i] = Commands(&State{Settings: session.Preferences{Navigation: n}})
	}
	var b strings.Builder
	b.WriteString(keyMapHead)
	menu := ""
	for i, c := range lists[0] {
		if c.Shortcut == "" || c.Menu == "-" {
			continue
		}
		if top, _, _ := strings.Cut(c.Menu, "/"); top != menu {
			menu = top
			fmt.Fprintf(&b, "\n## %s\n\n| command | Blender | Maya | Unity |\n|-|-|-|-|\n", menu)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", strings.TrimSuffix(c.Label, "…"), KeysOf(c), shortcutOf(lists[1], c.ID, i), shortcutOf(lists[2], c.ID, i))
	}
	return b.String()
}

// KeysOf lists a command's keys for people.
func KeysOf(c Command) string {
	if c.Also == "" {
		return c.Shortcut
	}
	return c.Shortcut + ", " + c.Also
}

// shortcutOf finds a command's keys, looking first where it stands in another list.
func shortcutOf(list []Command, id string, guess int) string {
	if guess < len(list) && list[guess].ID == id {
		return KeysOf(list[guess])
	}
	for _, c := range list {
		if c.ID == id {
			return KeysOf(c)
		}
	}
	return ""
}

const keyMapHead = `# Mouse and keys

Choose the preset you are used to on the first start, or later in Preferences. **Ctrl+K** finds every command by name; **F1** shows
this in the editor. Letters act only while no text is being typed; the keys of the review (A, E, R, Tab, Space) act only while a
proposal has the focus.

| mouse | Blender | Maya | Unity |
|-|-|-|-|
| orbit | middle drag | Alt+left drag | Alt+left drag |
| pan | Shift+middle drag | middle drag | middle drag |
| zoom | wheel, to the cursor | wheel, Alt+right drag | wheel |
| look around and fly | right drag, WASD QE | right drag, WASD QE | right drag, WASD QE |
| select | click; Shift adds; drag for a box | the same | the same |

With the Blender preset G, R and S begin a modal transform: X, Y or Z keeps to an axis, digits give the value, Enter or a click
commits, Esc restores.
`
