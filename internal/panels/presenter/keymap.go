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
this in the editor. Letters act only while no text is being typed; the keys of the review (A, E, R, B, Tab, Space) act only while a
proposal has the focus. They act at once when there are things in the scene; an empty scene has its keys in the agent's prompt, until the view is
clicked or something is imported.

| mouse | Blender | Maya | Unity |
|-|-|-|-|
| orbit, around what is under the cursor | middle drag, Alt+left drag | Alt+left drag | Alt+left drag |
| pan | Shift+middle drag, Alt+Shift+left drag | middle drag | middle drag |
| zoom, to the cursor | wheel, Ctrl+middle drag, Alt+right drag | wheel, Alt+right drag | wheel, Alt+right drag |
| look around and fly | right drag, with W A S D Q E | the same | the same |
| pan with the wheel | Shift+wheel up and down, Ctrl+wheel and tilting sideways | the same | the same |
| select | click; Shift adds, Ctrl toggles; drag for a box | the same | the same |

While flying, Shift is three times as fast and the wheel changes the speed. A drag goes on when the cursor reaches the edge of the
viewport: it comes in again on the other side. With *Trackpad* in Preferences two fingers orbit, with Shift they pan, with Ctrl they
zoom; Alt+left drag orbits in every preset.

The cube in the corner: click a side, an edge or a corner to look from there, drag it to turn the view, the house goes home, the word
under it switches perspective. With the Blender preset a numbered view is orthographic until you turn it.

| on foot (Shift+W) | |
|-|-|
| W A S D, arrows | walk; Shift runs |
| mouse | look around |
| Esc, click | leave off where you are |

| the contact sheet | |
|-|-|
| 1 to 9, Tab, Shift+Tab, click | look at a candidate: it stands as ghosts in the view |
| Enter, double click | take it: its steps go into the review |
| mouse over a candidate | what its score was made of |
| Esc | close; the agent's panel opens it again |

The sheet of variants (Ctrl+Shift+V makes them) has the same keys; there Enter makes the variant the scene, as one step.

| a transform under way | |
|-|-|
| G, R, S (Blender) | begin to move, rotate, scale; again one of them: change to it; R again: in the plane of the picture |
| X, Y, Z | along or about that axis; the same key again: of the object itself; a third time: free |
| Shift+X, Y, Z | in the plane across the axis |
| 1.2, 35cm, 12in, 2*(1+0.3) | a number, with unit or sum; minus changes its sign, after = or another operator it subtracts; Tab goes to the next number; Backspace |
| Ctrl | snap, or not, while held |
| V | snap to corners of other things while held |
| Shift | a tenth as far |
| Enter, click; release of a handle | keep, as one step of the history |
| Esc, right click | as it was |
`
