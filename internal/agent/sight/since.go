package sight

import (
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/agent/chat"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// since tells what has changed and what the human said and did.
func (l *looker) since(p *pages) {
	if l.Before != nil {
		changes := Changes(l.Before, l.Scene)
		if len(changes) == 0 {
			p.line("Nothing has changed since you looked last.")
		}
		for i, text := range changes {
			if i == 0 {
				p.line("Since you looked last:")
			}
			if i == 30 {
				p.line("  and %d more changes", len(changes)-i)
				break
			}
			p.line("  %s", text)
		}
	}
	for i, text := range tail(l.Edits, 20) {
		if i == 0 {
			p.line("The user has done:")
		}
		p.line("  %s", chat.Printable(text, 200))
	}
	for i, text := range tail(l.Earlier, 8) {
		if i == 0 {
			p.line("Asked before in this conversation, oldest first:")
		}
		p.line("  %s", chat.Printable(text, 300))
	}
	for i, text := range tail(l.Refusals, 20) {
		if i == 0 {
			p.line("The user did not want:")
		}
		p.line("  %s", chat.Printable(text, 200))
	}
}

func tail(list []string, n int) []string { return list[max(0, len(list)-n):] }

// Changes tells in words what turns one scene into another, by id.
func Changes(before, after *scene.Snapshot) []string {
	var out []string
	d := scene.Compare(before, after)
	for _, c := range d.Nodes {
		switch {
		case c.Before == nil:
			at := after.WorldFromNode(c.ID).Translation
			out = append(out, fmt.Sprintf("added %s %s at %.2f %.2f %.2f", id(c.ID), name(c.After.Name), at[0], at[1], at[2]))
		case c.After == nil:
			out = append(out, fmt.Sprintf("removed %s %s", id(c.ID), name(c.Before.Name)))
		default:
			out = append(out, changed(before, after, &c))
		}
	}
	for _, c := range d.Materials {
		if c.Before != nil && c.After != nil {
			out = append(out, fmt.Sprintf("changed material %s", name(c.After.Name)))
		}
	}
	return out
}

func changed(before, after *scene.Snapshot, c *scene.NodeChange) string {
	var parts []string
	fields := c.Differences()
	if slices.Contains(fields, "transform") {
		a, b := before.WorldFromNode(c.ID), after.WorldFromNode(c.ID)
		at := b.Translation
		parts = append(parts, fmt.Sprintf("moved by %.2f m to %.2f %.2f %.2f, yaw %.0f", at.Sub(a.Translation).Len(), at[0], at[1], at[2], geom.Degrees(b.Rotation.YawAngle())))
	}
	for _, f := range fields {
		switch f {
		case "transform":
		case "pinned":
			if c.After.Pinned {
				parts = append(parts, "pinned")
			} else {
				parts = append(parts, "released")
			}
		default:
			parts = append(parts, "another "+f)
		}
	}
	return fmt.Sprintf("%s %s: %s", id(c.ID), name(c.After.Name), strings.Join(parts, ", "))
}
