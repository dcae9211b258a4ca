package designer

import (
	"slices"

	"scenograph/internal/agent/brief"
	"scenograph/internal/scene"
)

// clearOrnaments offers to take away what only adorns a room, each kind of it on its own: furniture, lamps and what people work with stay.
func (p *plan) clearOrnaments(key string, e *brief.Edit) error {
	kinds, order := map[string][]scene.NodeID{}, []string(nil)
	for i := range p.s.things {
		t := &p.s.things[i]
		if t.room != p.roomID() || t.guarded || slices.Contains(e.Keep, t.noun) || !p.adorns(t) {
			continue
		}
		if kinds[t.noun] == nil {
			order = append(order, t.noun)
		}
		kinds[t.noun] = append(kinds[t.noun], t.node.ID)
	}
	for _, noun := range order {
		var things []*thing
		for _, id := range kinds[noun] {
			if t, ok := p.s.thing(id); ok {
				things = append(things, t)
			}
		}
		if len(things) == 0 {
			continue // it stood on what was taken away
		}
		if err := p.remove(key+" "+noun, things, "Remove "); err != nil {
			return err
		}
	}
	if len(order) == 0 {
		p.note("nothing only adorns this room; name what is to go, for example: remove the rug")
	}
	return nil
}

// ornamental are tags of what is small and loose, or there to be looked at.
var ornamental = []string{"decoration", "graspable", "toy", "tableware"}

// adorns reports whether a thing stands on others or hangs on a wall for its looks alone.
func (p *plan) adorns(t *thing) bool {
	entry, known := p.find(t.noun, t.noun)
	if m := mountOf(t); !known || len(t.lights) > 0 || entry.Light || m != scene.OnSurface && m != scene.OnWall {
		return false
	}
	return slices.ContainsFunc(entry.Tags, func(tag string) bool { return slices.Contains(ornamental, tag) })
}
