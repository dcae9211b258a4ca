package family

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// named is how many things are told by name before the others are counted.
const named = 3

// Words tell what differs from the base in a few phrases, what a person sees first coming first.
func (c *Changes) Words() []string {
	var out []string
	tell := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if n := len(c.Moved); n > 0 {
		moved := slices.Clone(c.Moved)
		slices.SortStableFunc(moved, func(a, b Moved) int { return cmp.Compare(b.Metres, a.Metres) })
		names := make([]string, n)
		for i, m := range moved {
			names[i] = lower(m.Name)
			if m.Metres >= 0.1 {
				names[i] = fmt.Sprintf("%s by %.1f m", lower(m.Name), m.Metres)
			} else if m.TurnDeg >= 1 {
				names[i] = fmt.Sprintf("%s by %.0f°", lower(m.Name), m.TurnDeg)
			}
		}
		tell("moved %s", listed(names))
	}
	if n := len(c.Swapped); n > 0 {
		names := make([]string, n)
		for i, s := range c.Swapped {
			names[i] = lower(s.Name)
		}
		tell("another %s", listed(names))
	}
	surfaces, things := c.worn()
	if len(surfaces) > 0 {
		tell("other %s", listed(surfaces))
	}
	if things > 0 {
		tell("%s", counted(things, "thing in another material", "things in other materials"))
	}
	if len(c.Lights) > 0 {
		tell("%s", counted(len(c.Lights), "lamp shines otherwise", "lamps shine otherwise"))
	}
	if c.Sun != nil {
		tell("sun %.0f° high from %.0f°", c.Sun.AltitudeDeg[1], c.Sun.AzimuthDeg[1])
	}
	if n := len(c.Relations.Broken); n > 0 {
		tell("%s", counted(n, "relation given up", "relations given up"))
	}
	if len(out) == 0 {
		tell("nothing differs")
	}
	return out
}

// worn are the room's surfaces and how many things wear something else.
func (c *Changes) worn() (surfaces []string, things int) {
	last := ""
	for _, m := range c.Materials {
		switch m.Slot {
		case "floor", "walls", "ceiling", "trim":
			surfaces = append(surfaces, m.Slot)
		default:
			if string(m.Node) != last {
				things++
			}
			last = string(m.Node)
		}
	}
	slices.Sort(surfaces)
	return slices.Compact(surfaces), things
}

func listed(names []string) string {
	rest := ""
	if len(names) > named {
		rest = fmt.Sprintf(" and %d more", len(names)-named)
		names = names[:named]
	} else if len(names) > 1 {
		rest = " and " + names[len(names)-1]
		names = names[:len(names)-1]
	}
	return strings.Join(names, ", ") + rest
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Reason is what an error of this package says, without the package's name.
func Reason(err error) string {
	for cause := err; cause != nil; cause = errors.Unwrap(cause) {
		if text, ok := strings.CutPrefix(cause.Error(), "family: "); ok {
			return text
		}
	}
	return err.Error()
}
