package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"scenograph/internal/scene"
)

type sceneDiff struct {
	Equal     bool        `json:"equal"`
	Added     []diffEntry `json:"added"`
	Changed   []diffEntry `json:"changed"`
	Removed   []diffEntry `json:"removed"`
	Settings  bool        `json:"settings"`
	Materials diffCounts  `json:"materials"`
	Relations diffCounts  `json:"relations"`
}

type diffEntry struct {
	Node scene.NodeID `json:"node"`
	Name string       `json:"name"`
	What []string     `json:"what,omitempty"` // changed: which fields
}

type diffCounts struct {
	Added   int `json:"added"`
	Changed int `json:"changed"`
	Removed int `json:"removed"`
}

func (c *console) diffCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "diff A B",
		Short:   "Tell what turns one scene into another",
		Long:    "Compare two projects or model files node by node: + added, ~ changed, − removed.",
		Example: "  scenograph diff before.scene after.scene --json",
		Args:    exactly(2, "two projects or files"),
		RunE: func(command *cobra.Command, args []string) error {
			a, err := c.load(command.Context(), args[0], false)
			if err != nil {
				return err
			}
			b, err := c.load(command.Context(), args[1], false)
			if err != nil {
				return err
			}
			d := summarise(scene.Compare(a.snapshot, b.snapshot))
			return c.result(d, "%s", d.text())
		},
	}
}

func summarise(diff scene.Diff) sceneDiff {
	out := sceneDiff{Equal: diff.Empty(), Added: []diffEntry{}, Changed: []diffEntry{}, Removed: []diffEntry{}, Settings: diff.Settings}
	for _, n := range diff.Nodes {
		switch {
		case n.Before == nil:
			out.Added = append(out.Added, diffEntry{Node: n.ID, Name: n.After.Name})
		case n.After == nil:
			out.Removed = append(out.Removed, diffEntry{Node: n.ID, Name: n.Before.Name})
		default:
			out.Changed = append(out.Changed, diffEntry{n.ID, n.After.Name, n.Differences()})
		}
	}
	for _, m := range diff.Materials {
		out.Materials.add(m.Before == nil, m.After == nil)
	}
	for _, r := range diff.Relations {
		out.Relations.add(r.Before == nil, r.After == nil)
	}
	return out
}

func (c *diffCounts) add(added, removed bool) {
	switch {
	case added:
		c.Added++
	case removed:
		c.Removed++
	default:
		c.Changed++
	}
}

func (d sceneDiff) text() string {
	if d.Equal {
		return "the scenes are equal"
	}
	var b strings.Builder
	for _, e := range d.Added {
		fmt.Fprintf(&b, "+ %s  %s\n", e.Node, e.Name)
	}
	for _, e := range d.Changed {
		fmt.Fprintf(&b, "~ %s  %s (%s)\n", e.Node, e.Name, strings.Join(e.What, ", "))
	}
	for _, e := range d.Removed {
		fmt.Fprintf(&b, "− %s  %s\n", e.Node, e.Name)
	}
	fmt.Fprintf(&b, "materials +%d ~%d −%d, relations +%d ~%d −%d", d.Materials.Added, d.Materials.Changed, d.Materials.Removed,
		d.Relations.Added, d.Relations.Changed, d.Relations.Removed)
	if d.Settings {
		b.WriteString(", settings changed")
	}
	return b.String()
}
