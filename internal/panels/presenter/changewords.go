package presenter

import (
	"fmt"
	"math"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/scene"
)

// unrelate joins the end of a relation to the line of what it was stated of.
func (c *changes) unrelate(i int, id scene.RelationID) {
	if c.base == nil {
		c.line(i, Moves, "", string(id), "no longer stated")
		return
	}
	r, ok := c.base.Relation(id)
	if !ok {
		c.line(i, Moves, "", string(id), "no longer stated")
		return
	}
	if !c.serve(i, r.Subject) {
		c.line(i, Moves, r.Subject, c.name(r.Subject), strings.TrimSpace("no longer "+strings.ReplaceAll(r.Kind, "_", " ")+" "+c.name(r.Object)))
	}
}

// materialName is what a thing is to wear.
func (c *changes) materialName(id scene.MaterialID) string {
	if c.card.After != nil {
		if m, ok := c.card.After.Material(id); ok && m.Name != "" {
			return m.Name
		}
	}
	return "new material"
}

// lightWords tells how a light is to change.
func (c *changes) lightWords(a action.EditLight) string {
	if c.base == nil {
		return "light changed"
	}
	n, ok := c.base.Node(a.Node)
	if !ok || n.Light == nil {
		return "light changed"
	}
	var parts []string
	if was, is := n.Light.Intensity, a.Light.Intensity; was > 0 && math.Abs(is/was-1) > 0.005 {
		parts = append(parts, fmt.Sprintf("%+.0f %% light", 100*(is/was-1)))
	}
	was, is := n.Light.Color, a.Light.Color
	switch change := (is[0] - is[2]) - (was[0] - was[2]); {
	case change > 0.005:
		parts = append(parts, "warmer")
	case change < -0.005:
		parts = append(parts, "cooler")
	}
	if parts == nil {
		return "light changed"
	}
	return strings.Join(parts, ", ")
}

// roomWords tells how a room is to change.
func (c *changes) roomWords(a action.EditRoom) string {
	if c.base == nil {
		return "shape changed"
	}
	if n, ok := c.base.Node(a.Node); ok && n.Room != nil && n.Room.Height != a.Room.Height {
		return fmt.Sprintf("height %.2f m, was %.2f m", a.Room.Height, n.Room.Height)
	}
	return "shape changed"
}
