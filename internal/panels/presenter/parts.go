package presenter

import (
	"slices"

	"scenograph/internal/action"
)

// PartTick is one property of a change that can be left out on its own.
type PartTick struct {
	Part    action.Part
	Actions []int // the actions that change it
	On      bool
}

// parts lists the properties of a line as they were proposed, when there are at least two.
func (c *changes) parts(line *Change) []PartTick {
	if c.base == nil {
		return nil
	}
	var out []PartTick
	for _, i := range c.materialsOf(line.Actions) {
		if i >= len(c.card.Asked) {
			continue
		}
		for _, part := range action.Parts(c.base, c.card.Asked, i) {
			at := slices.IndexFunc(out, func(t PartTick) bool { return t.Part == part })
			if at < 0 {
				at, out = len(out), append(out, PartTick{Part: part})
			}
			out[at].Actions = append(out[at].Actions, i)
			out[at].On = out[at].On || slices.Contains(action.Parts(c.base, c.card.Actions, i), part)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// materialsOf adds to a line's actions those that make the materials which they put on.
func (c *changes) materialsOf(actions []int) []int {
	out := slices.Clone(actions)
	for _, i := range actions {
		worn := ""
		switch a := c.card.Actions[i].(type) {
		case action.SetMaterial:
			worn = string(a.Material)
		case action.SetRoomMaterial:
			worn = string(a.Material)
		}
		made := slices.IndexFunc(c.card.Actions, func(a action.Action) bool {
			add, ok := a.(action.AddMaterial)
			return ok && string(add.Material.ID) == worn
		})
		if made >= 0 && !slices.Contains(out, made) {
			out = append(out, made)
		}
	}
	return out
}
