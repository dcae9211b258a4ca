package designer

import (
	"math"
	"slices"

	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// targetsOf lists the things an edit means.
func (p *plan) targetsOf(t *brief.Target) []*thing {
	var out []*thing
	if t.Noun == "" {
		if t.Everything {
			for i := range p.s.things {
				if p.s.things[i].room == p.roomID() {
					out = append(out, &p.s.things[i])
				}
			}
			return out
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
	out = p.narrow(out, t)
	switch {
	case t.Count > 0 && len(out) > t.Count:
		out = out[:t.Count]
	case !t.All && t.Count == 0 && len(out) > 1:
		if sel := p.selected(t.Noun); len(sel) > 0 {
			return sel
		}
		p.note("there are %d %s; the first, %q, is meant", len(out), plural(t.Noun), out[0].node.Name)
		out = out[:1]
	}
	return out
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
		things = p.nearest(things, rel)
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

// nearest keeps the things within reach of what the relation names, or else the nearest.
func (p *plan) nearest(things []*thing, rel brief.Relation) []*thing {
	var at []geom.Vec3
	if rel.Object == "window" && p.room != nil {
		for i := range p.room.Walls {
			w := &p.room.Walls[i]
			for _, o := range w.Openings {
				if o.Kind == "window" {
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
		return m.BaseColor
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
		w.wants = append(w.wants, want{kind: rel.Kind, object: rel.Object, detail: rel.Detail, metres: rel.Metres, asked: true})
	}
	p.add(w)
	p.settleWants(w)
	p.note("there is no %s in the scene; a new one is offered", e.Target.Phrase)
	return nil
}
