package designer

import (
	"cmp"
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// ownSize are things that fit what they are at: a curtain is as large as its window, a counter as high as people work.
var ownSize = map[string]bool{"curtain": true, "blind": true, "counter": true, "kitchen cabinet": true, "kitchen island": true, "stove": true, "fridge": true, "toilet": true, "bathtub": true, "shower": true}

// resizeAll makes everything larger or smaller: each thing about its own foot, back or cord, by no more than such a thing can be; what
// stands on it and who sits at it follows. What would touch something keeps its size, with what it carries.
func (p *plan) resizeAll(key string, e *brief.Edit, things []*thing) error {
	things = slices.DeleteFunc(slices.Clone(things), func(t *thing) bool { return t.node.Model == nil || ownSize[t.noun] })
	units := p.unitsOf(things)
	var actions []action.Action
	var done, kept []*thing
	for _, u := range units {
		for _, part := range []float64{1, 0.5} {
			more, nodes := p.resizeUnit(u, 1+(e.Factor-1)*part)
			if len(more) == 0 {
				continue
			}
			all := append(slices.Clone(actions), more...)
			why, err := p.broken(all, nodes...)
			if err != nil {
				return err
			}
			if why == "" {
				actions, done = all, append(done, u...)
				break
			}
			if part == 0.5 {
				kept = append(kept, u...)
			}
		}
	}
	if len(kept) > 0 {
		p.note("%s cannot be %s where they stand", listThings(kept), sizeWord("", e.Factor > 1))
	}
	label := fmt.Sprintf("Make %s %s", listThings(done), sizeWord("", e.Factor > 1))
	reason := "Asked for. Each keeps its foot, its back to the wall or its cord, and is no smaller or larger than such a thing can be."
	return p.offer(key, label, reason, actions, changed("resized", len(done), len(things)))
}

// unitsOf parts things into what must be resized together: a thing first, then what stands on it and what is drawn up to it.
func (p *plan) unitsOf(things []*thing) [][]*thing {
	leader := map[scene.NodeID]*thing{}
	lead := func(t, by *thing) {
		if leader[t.node.ID] == nil && t.node.ID != by.node.ID && leader[by.node.ID] != t {
			leader[t.node.ID] = by
		}
	}
	for _, t := range things {
		for _, o := range p.restingOn(t) {
			lead(o, t)
		}
		if top, ok := p.topOf(t); ok && (means("table", t.noun) || t.noun == "desk") {
			for _, c := range p.seatedAt(t, top) {
				lead(c.thing, t)
			}
		}
	}
	root := func(t *thing) *thing {
		for range len(things) {
			if by := leader[t.node.ID]; by != nil {
				t = by
			}
		}
		return t
	}
	byRoot := map[scene.NodeID][]*thing{}
	var order []*thing
	for _, t := range things {
		r := root(t)
		if byRoot[r.node.ID] == nil && r.node.Model != nil {
			byRoot[r.node.ID] = []*thing{r}
			order = append(order, r)
		}
		if r.node.ID != t.node.ID {
			byRoot[r.node.ID] = append(byRoot[r.node.ID], t)
		}
	}
	slices.SortStableFunc(order, func(a, b *thing) int { return cmp.Compare(len(byRoot[b.node.ID]), len(byRoot[a.node.ID])) })
	var out [][]*thing
	for _, r := range order {
		out = append(out, byRoot[r.node.ID])
	}
	return out
}

// resizeUnit scales the first of a unit about where it is held; the others move along and scale by their own share, or with what they are
// a part of.
func (p *plan) resizeUnit(unit []*thing, factor float64) (actions []action.Action, nodes []scene.NodeID) {
	first := unit[0]
	held, share := p.heldAt(first), p.shareOf(first, factor)
	if share == 1 && len(unit) == 1 || p.broughtAlong(first) {
		return nil, nil
	}
	for _, t := range unit {
		world := p.now.WorldFromNode(t.node.ID)
		nodes = append(nodes, t.node.ID)
		if slices.ContainsFunc(unit, func(o *thing) bool { return o != t && p.now.Under(t.node.ID, o.node.ID) }) {
			continue
		}
		own, at := share, p.heldAt(t)
		if t.node.ID != first.node.ID {
			own = p.shareOf(t, factor)
		}
		to := held.Add(at.Sub(held).Mul(share))
		if mountOf(t) == scene.OnFloor {
			to[2] = at[2]
		}
		scale := geom.Vec3{own, own, own}
		if flat(t) {
			scale[2] = 1
		}
		world.Scale = geom.MulVec3(world.Scale, scale)
		world.Translation = to.Add(geom.MulVec3(world.Translation.Sub(at), scale))
		world.Translation = geom.Vec3{round(world.Translation[0], 1e6), round(world.Translation[1], 1e6), round(world.Translation[2], 1e6)}
		actions = append(actions, p.settledAs(t.node, world))
	}
	return actions, nodes
}

// broughtAlong reports whether a thing is a part of another thing, which takes it along.
func (p *plan) broughtAlong(t *thing) bool {
	return slices.ContainsFunc(p.s.things, func(o thing) bool { return o.node.ID != t.node.ID && p.now.Under(t.node.ID, o.node.ID) })
}

// shareOf keeps a factor to what the catalogue says such a thing can measure.
func (p *plan) shareOf(t *thing, factor float64) float64 {
	bounds, err := p.policy.store.ModelBounds(t.node.Model.Asset)
	entry, ok := p.find(t.noun, t.noun)
	if err != nil || !ok || entry.MinSize == (geom.Vec3{}) {
		return factor
	}
	scale := p.now.WorldFromNode(t.node.ID).Scale
	for axis, size := range bounds.Size() {
		if size *= scale[axis]; size <= 0 || flat(t) && axis == 2 {
			continue
		}
		if factor < 1 {
			factor = max(factor, min(1, entry.MinSize[axis]/size))
		} else if entry.MaxSize[axis] > 0 {
			factor = min(factor, max(1, entry.MaxSize[axis]/size))
		}
	}
	return factor
}

// heldAt is the point of a thing that stays where it is: the middle of its foot, of its back on a wall, or of its cord's end, in the world.
func (p *plan) heldAt(t *thing) geom.Vec3 {
	at := t.box.Center()
	at[2] = t.box.Min[2]
	switch mountOf(t) {
	case scene.OnCeiling:
		at[2] = t.box.Max[2]
	case scene.OnWall:
		at = t.box.Center()
		if bounds, err := p.policy.store.ModelBounds(t.node.Model.Asset); err == nil {
			m := bounds.Center()
			m[1] = bounds.Max[1]
			at = p.now.WorldFromNode(t.node.ID).Apply(m)
		}
	case scene.OnFloor:
		if p.standsAtWall(t) {
			bounds, err := p.policy.store.ModelBounds(t.node.Model.Asset)
			if err == nil {
				m := bounds.Center()
				m[1], m[2] = bounds.Max[1], bounds.Min[2]
				at = p.now.WorldFromNode(t.node.ID).Apply(m)
			}
		}
	}
	return at
}

// standsAtWall reports whether a thing has its back to a wall.
func (p *plan) standsAtWall(t *thing) bool {
	for r := range p.now.Relations() {
		if r.Subject == t.node.ID && r.Kind == "against_wall" {
			return true
		}
	}
	return false
}
