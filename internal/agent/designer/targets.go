package designer

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// targetsOf lists the things an edit means.
func (p *plan) targetsOf(t *brief.Target) []*thing {
	return slices.DeleteFunc(p.meant(t), func(x *thing) bool {
		return slices.ContainsFunc(t.But, func(noun string) bool { return means(noun, x.noun) || p.bears(x, noun) })
	})
}

// bears reports whether a thing that is called so stands on another: what is to stay keeps what carries it.
func (p *plan) bears(t *thing, noun string) bool {
	return slices.ContainsFunc(p.restingOn(t), func(o *thing) bool { return means(noun, o.noun) })
}

// meant lists the things that a target names, before any are left out.
func (p *plan) meant(t *brief.Target) []*thing {
	var out []*thing
	if t.Noun == "" {
		if t.Everything {
			for i := range p.s.things {
				if p.s.things[i].room == p.roomID() {
					out = append(out, &p.s.things[i])
				}
			}
			if t.Furniture {
				out = slices.DeleteFunc(out, func(x *thing) bool { return mountOf(x) != scene.OnFloor })
			}
			return p.narrow(out, &brief.Target{All: true, Near: t.Near, Looks: brief.Looks{Materials: t.Materials}})
		}
		return p.selected("")
	}
	if t.Selection {
		if out = p.selected(t.Noun); len(out) > 0 {
			return out
		}
	}
	out = p.s.named(t.Noun, p.roomID())
	if len(out) == 0 {
		out = p.s.named(t.Noun, "")
	}
	out = p.sided(p.narrow(out, t), t)
	switch {
	case t.Except > 0:
		return out[:max(0, len(out)-t.Except)]
	case t.Count > 0 && len(out) > t.Count:
		out = out[:t.Count]
	case !t.All && t.Count == 0 && len(out) > 1:
		if t.Spoken {
			out = p.latest(out)
		}
		if len(out) == 1 {
			return out
		}
		if sel := p.selected(t.Noun); len(sel) > 0 {
			return sel
		}
		p.note("there are %d %s; the first, %q, is meant", len(out), plural(t.Noun), out[0].node.Name)
		out = out[:1]
	}
	return out
}

// latest keeps the things that came last, as far as the earlier states tell.
func (p *plan) latest(things []*thing) []*thing {
	for _, past := range p.obs.Past {
		var late []*thing
		for _, t := range things {
			if _, there := past.Node(t.node.ID); !there {
				late = append(late, t)
			}
		}
		if len(late) > 0 && len(late) < len(things) {
			return late
		}
	}
	return things
}

// leftByLast keeps the things that the last step left as they were: the others.
func (p *plan) leftByLast(things []*thing) []*thing {
	if len(p.obs.Past) == 0 {
		return things
	}
	left := slices.DeleteFunc(slices.Clone(things), func(t *thing) bool {
		was, there := p.obs.Past[0].Node(t.node.ID)
		return there && was != t.node
	})
	if len(left) == 0 {
		return things
	}
	return left
}

func (p *plan) selected(noun string) []*thing {
	var out []*thing
	for _, id := range p.obs.Selection {
		if t, ok := p.s.thing(p.s.world.Thing(id)); ok && (noun == "" || means(noun, t.noun)) {
			out = append(out, t)
		}
	}
	return out
}

// narrow keeps the things that fit what else was said of them: place and colour.
func (p *plan) narrow(things []*thing, t *brief.Target) []*thing {
	for _, rel := range t.Near {
		if rel.Kind == "on" || rel.Kind == "inside" {
			if held := p.heldBy(things, rel); len(held) > 0 || t.Noun == "" {
				things = held
				continue
			}
		}
		things = p.nearest(things, rel)
	}
	if len(t.Materials) > 0 {
		made := slices.DeleteFunc(slices.Clone(things), func(x *thing) bool { return len(p.slotsOf(x, t.Materials)) == 0 })
		if len(made) > 0 || t.Noun == "" {
			things = made
		}
	}
	for _, c := range t.Colors {
		best, at := math.Inf(1), -1
		for i, x := range things {
			if d := colorDistance(p.mainColor(x.node), c.Linear); d < best {
				best, at = d, i
			}
		}
		if at >= 0 && !t.All {
			things = things[at : at+1]
		}
	}
	return things
}

// sided keeps the one that stands farthest to a side, when several are left.
func (p *plan) sided(things []*thing, t *brief.Target) []*thing {
	d, ok := directions[t.Side]
	if !ok || len(things) < 2 || t.All {
		return things
	}
	best := things[0]
	for _, x := range things {
		if x.box.Center().Vec2().Dot(d) > best.box.Center().Vec2().Dot(d) {
			best = x
		}
	}
	return []*thing{best}
}

// restingOn lists what stands on or in a thing: what is a part of it in the scene, or lies over its plan at a height of its own.
func (p *plan) restingOn(t *thing) []*thing {
	var out []*thing
	for i := range p.s.things {
		o := &p.s.things[i]
		if o.node.ID == t.node.ID || flat(t) {
			continue
		}
		m := o.box.Center()
		over := m[0] > t.box.Min[0] && m[0] < t.box.Max[0] && m[1] > t.box.Min[1] && m[1] < t.box.Max[1]
		if p.now.Under(o.node.ID, t.node.ID) || over && o.box.Min[2] > t.box.Min[2]+0.05 && o.box.Min[2] < t.box.Max[2]+0.02 && mountOf(o) == scene.OnSurface {
			out = append(out, o)
		}
	}
	return out
}

// heldBy keeps the things that stand on what the relation names.
func (p *plan) heldBy(things []*thing, rel brief.Relation) []*thing {
	holders := p.s.named(rel.Object, p.roomID())
	if rel.Object == "selection" {
		holders = p.selected("")
	}
	held := map[nodeID]bool{}
	for _, h := range holders {
		for _, o := range p.restingOn(h) {
			held[o.node.ID] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(things), func(t *thing) bool { return !held[t.node.ID] })
}

// nearest keeps the things within reach of what the relation names, or else the nearest.
func (p *plan) nearest(things []*thing, rel brief.Relation) []*thing {
	var at []geom.Vec3
	if (rel.Object == "window" || rel.Object == "door") && p.room != nil {
		for i := range p.room.Walls {
			w := &p.room.Walls[i]
			for _, o := range w.Openings {
				if string(o.Kind) == rel.Object {
					at = append(at, w.Point((o.From+o.To)/2, 0).Vec3(0))
				}
			}
		}
	}
	for _, o := range p.s.named(rel.Object, p.roomID()) {
		at = append(at, o.box.Center())
	}
	if len(at) == 0 || len(things) < 2 {
		return things
	}
	distance := func(t *thing) float64 {
		best := math.Inf(1)
		for _, q := range at {
			d := t.box.Center().Sub(q)
			best = math.Min(best, math.Hypot(d[0], d[1]))
		}
		return best
	}
	if rel.Kind == "nearest" || rel.Kind == "farthest" {
		sorted := slices.Clone(things)
		slices.SortStableFunc(sorted, func(a, b *thing) int { return cmp.Compare(distance(a), distance(b)) })
		if rel.Kind == "farthest" {
			return sorted[len(sorted)-1:]
		}
		return sorted[:1]
	}
	var out []*thing
	best := things[0]
	for _, t := range things {
		if distance(t) < distance(best) {
			best = t
		}
		if distance(t) < 1.6 {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		out = []*thing{best}
	}
	return out
}

func (p *plan) mainColor(n *scene.Node) geom.Color {
	if n.Model == nil || len(n.Model.Materials) == 0 {
		return geom.Color{}
	}
	if m, ok := p.now.Material(n.Model.Materials[0]); ok {
		return p.seenColor(m)
	}
	return geom.Color{}
}

func colorDistance(a, b geom.Color) float64 {
	sum := 0.0
	for i := range a {
		d := geom.SRGBFromLinear(a[i]) - geom.SRGBFromLinear(b[i])
		sum += d * d
	}
	return sum
}

// unguarded drops what is pinned or locked, unless it was selected for exactly this request.
func (p *plan) unguarded(things []*thing) []*thing {
	var out []*thing
	for _, t := range things {
		if t.guarded && !slices.Contains(p.obs.Selection, t.node.ID) {
			p.note("%q is pinned or locked and stays as it is; select it to change it", t.node.Name)
			continue
		}
		out = append(out, t)
	}
	return out
}

func (p *plan) missing(e *brief.Edit) error {
	t := &e.Target
	switch {
	case t.Everything && len(t.Made) > 0:
		p.note("nothing here is made of %s", strings.Join(t.Made, " and "))
	case t.Noun == "":
		p.note("nothing is selected; select what %q is about", e.Said)
	case e.Verb == brief.Move && e.Target.Noun != "":
		return p.addInstead(e)
	case t.All && t.Phrase != "":
		p.note("there are no %s in the scene", plural(t.Phrase))
	default:
		p.note("there is no %s in the scene", t.Phrase)
	}
	return nil
}

// addInstead reads "put the plant in the corner" as a wish when no plant is there.
func (p *plan) addInstead(e *brief.Edit) error {
	entry, ok := p.find(e.Target.Phrase, e.Target.Noun)
	if !ok {
		p.note("there is no %s in the scene, and no catalogue thing fits", e.Target.Phrase)
		return nil
	}
	w := &wish{noun: e.Target.Noun, phrase: e.Target.Phrase, entry: entry, count: max(1, e.Target.Count), asked: true, counted: true, looks: e.Target.Looks}
	for _, rel := range e.To {
		w.wants = append(w.wants, p.wantOf(rel))
	}
	p.add(w)
	p.settleWants(w)
	p.note("there is no %s in the scene; a new one is offered", e.Target.Phrase)
	return nil
}
