package designer

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/agent/brief"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/scene"
)

// repaint changes colour, material, shade or warmth of things; lamps get warmer or brighter in their light.
func (p *plan) repaint(key string, e *brief.Edit, things []*thing) error {
	shade, warmth := e.Amount, e.Warmth
	for _, w := range e.Looks.Words {
		switch w {
		case "moody":
			shade = -1
		case "bright", "airy":
			shade = 1
		}
	}
	if e.Other != nil {
		return p.match(key, e, things)
	}
	var actions []action.Action
	brought := map[scene.MaterialID]bool{}
	done := 0
	for _, t := range things {
		before := len(actions)
		if len(t.lights) > 0 && e.Looks.Empty() {
			for _, id := range t.lights {
				n, _ := p.now.Node(id)
				light := *n.Light
				dim(&light, mood{warmth: warmth, brightness: shade})
				if light != *n.Light {
					actions = append(actions, action.EditLight{Node: id, Light: light})
				}
			}
		} else if t.node.Model != nil {
			more, err := p.newLooks(t, e, shade, warmth, brought)
			if err != nil {
				return err
			}
			actions = append(actions, more...)
		}
		if len(actions) > before {
			done++
		}
	}
	if done == 0 {
		p.note("%q changes nothing that %s has", e.Said, listThings(things))
		return nil
	}
	return p.offer(key, repaintLabel(e, things, shade, warmth), "Asked for. Only materials change.", actions, changed("changed", done, len(things)))
}

func repaintLabel(e *brief.Edit, things []*thing, shade, warmth float64) string {
	looks := looksWords(e.Looks)
	switch {
	case looks != "":
	case warmth > 0:
		looks = "warmer"
	case warmth < 0:
		looks = "cooler"
	case shade > 0:
		looks = "lighter"
	case shade < 0:
		looks = "darker"
	default:
		looks = "different"
	}
	return "Make " + listThings(things) + " " + looks
}

// match gives things the colour of another.
func (p *plan) match(key string, e *brief.Edit, things []*thing) error {
	others := p.targetsOf(e.Other)
	if len(others) == 0 {
		return p.missing(&brief.Edit{Verb: brief.Recolor, Target: *e.Other, Said: e.Said})
	}
	slot := -1
	if others[0].node.Model != nil {
		slot = p.mainSlot(others[0].node)
	}
	if slot < 0 {
		p.note("%s has no colour to take", listThings(others))
		return nil
	}
	m, ok := p.now.Material(others[0].node.Model.Materials[slot])
	if !ok {
		return nil
	}
	look := *e
	look.Other, look.Looks = nil, brief.Looks{Colors: []brief.Color{{Name: "like " + listThings(others[:1]), Linear: p.seenColor(m)}}}
	return p.repaint(key, &look, things)
}

// newLooks gives slots of a thing another material: those of the materials that the target was narrowed to, else its main one.
func (p *plan) newLooks(t *thing, e *brief.Edit, shade, warmth float64, brought map[scene.MaterialID]bool) ([]action.Action, error) {
	slots := p.slotsOf(t, e.Target.Materials)
	if main := p.mainSlot(t.node); len(slots) == 0 && main >= 0 {
		slots = []int{main}
	}
	var out []action.Action
	for _, slot := range slots {
		more, err := p.newLook(t, slot, e.Looks, shade, warmth, brought)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

// newLook gives one slot of a thing another material.
func (p *plan) newLook(t *thing, slot int, looks brief.Looks, shade, warmth float64, brought map[scene.MaterialID]bool) ([]action.Action, error) {
	current, ok := p.now.Material(t.node.Model.Materials[slot])
	if !ok {
		return nil, nil
	}
	next := p.recolored(*current, looks, shade, warmth)
	for i, m := range looks.Materials {
		f, ok := p.thingMaterial(looks, i)
		if !ok {
			p.note("no material of the catalogue is %q", m)
			continue
		}
		made, err := p.policy.source.Material(p.policy.store, f.preset, f.color)
		if err != nil {
			return nil, fmt.Errorf("designer: %w", err)
		}
		next = made
		break
	}
	if next.ID == current.ID {
		return nil, nil
	}
	var out []action.Action
	if _, there := p.base.Material(next.ID); !there && !brought[next.ID] {
		brought[next.ID] = true
		out = append(out, action.AddMaterial{Material: next})
	}
	return append(out, action.SetMaterial{Node: t.node.ID, Slot: slot, Material: next.ID}), nil
}

// mainSlot is the slot that covers most of a model's surface, by triangles' area.
func (p *plan) mainSlot(n *scene.Node) int {
	areas := p.slotAreas(n)
	if len(areas) == 0 {
		return -1
	}
	best := 0
	for i, a := range areas {
		if a > areas[best] {
			best = i
		}
	}
	return best
}

// slotAreas is how much of a model's surface each of its slots covers, m² in its own frame; nil for a model that cannot be read.
func (p *plan) slotAreas(n *scene.Node) []float64 {
	model, err := p.policy.store.Model(n.Model.Asset)
	if err != nil {
		return nil
	}
	areas := make([]float64, len(n.Model.Materials))
	for _, part := range model.Parts {
		for _, s := range part.Surfaces {
			mesh, err := p.policy.store.Mesh(s.Mesh)
			if err == nil && s.Slot < len(areas) {
				areas[s.Slot] += meshArea(mesh.Positions, mesh.Indices)
			}
		}
	}
	return areas
}

func meshArea(positions [][3]float32, indices []uint32) float64 {
	at := func(i uint32) geom.Vec3 {
		q := positions[i]
		return geom.Vec3{float64(q[0]), float64(q[1]), float64(q[2])}
	}
	sum := 0.0
	for i := 0; i+2 < len(indices); i += 3 {
		a := at(indices[i])
		sum += at(indices[i+1]).Sub(a).Cross(at(indices[i+2]).Sub(a)).Len() / 2
	}
	return sum
}

const offSuffix = "-off"

// switchLamps hides a lamp's light and darkens what glows, or undoes that.
func (p *plan) switchLamps(key string, e *brief.Edit, things []*thing) error {
	var actions []action.Action
	brought := map[scene.MaterialID]bool{}
	done := 0
	for _, t := range things {
		if len(t.lights) == 0 {
			continue
		}
		before := len(actions)
		for _, id := range t.lights {
			if n, _ := p.now.Node(id); n.Hidden == e.On {
				actions = append(actions, action.SetVisibility{Node: id, Hidden: !e.On})
			}
		}
		actions = append(actions, p.glow(t, e.On, brought)...)
		if len(actions) > before {
			done++
		}
	}
	word := map[bool]string{true: "on", false: "off"}[e.On]
	if done == 0 {
		p.note("%s gives no light that could be turned %s", listThings(things), word)
		return nil
	}
	return p.offer(key, fmt.Sprintf("Turn %s %s", word, listThings(things)), "Asked for.", actions, changed("turned "+word, done, len(things)))
}

func (p *plan) glow(t *thing, on bool, brought map[scene.MaterialID]bool) []action.Action {
	var out []action.Action
	if t.node.Model == nil {
		return nil
	}
	for slot, id := range t.node.Model.Materials {
		m, ok := p.now.Material(id)
		if !ok {
			continue
		}
		if on {
			if lit, found := strings.CutSuffix(string(id), offSuffix); found {
				if _, there := p.now.Material(scene.MaterialID(lit)); there {
					out = append(out, action.SetMaterial{Node: t.node.ID, Slot: slot, Material: scene.MaterialID(lit)})
				}
			}
			continue
		}
		if m.Emissive == (geom.Color{}) || m.EmissiveStrength == 0 {
			continue
		}
		dark := *m
		dark.ID, dark.Name, dark.Emissive = m.ID+offSuffix, m.Name+" (off)", geom.Color{}
		if _, there := p.base.Material(dark.ID); !there && !brought[dark.ID] {
			brought[dark.ID] = true
			out = append(out, action.AddMaterial{Material: dark})
		}
		out = append(out, action.SetMaterial{Node: t.node.ID, Slot: slot, Material: dark.ID})
	}
	return out
}

// swap replaces things by others at their places.
func (p *plan) swap(key string, e *brief.Edit, things []*thing) error {
	with := *e.With
	noun, phrase := with.Noun, with.Phrase
	if noun == "" {
		noun = things[0].noun
		phrase = noun
	}
	if with.Noun == "" {
		phrase = p.shaped(&with, noun)
	}
	entry, ok := p.find(phrase, noun)
	if !ok {
		p.note("no catalogue thing fits %q; nothing was swapped", phrase)
		return nil
	}
	count := len(things)
	if with.Noun != "" && with.CountSaid {
		count = with.Count
	}
	if e.Factor < 1 && len(with.Sizes) == 0 {
		with.Sizes = []string{"small"}
	}
	w := &wish{noun: noun, phrase: phrase, entry: entry, count: count, asked: true, counted: true, looks: with.Looks, order: len(p.wishes), done: true}
	p.wishes = append(p.wishes, w)
	for range count {
		w.nodes = append(w.nodes, p.s.fresh(noun))
	}
	var out []action.Action
	for _, t := range things {
		out = append(out, action.RemoveNode{Node: t.node.ID})
	}
	bare, diff, err := action.Preview(p.now, out)
	if err != nil {
		return fmt.Errorf("designer: %w", err)
	}
	candidates, err := p.swapPlaces(w, things, bare, e)
	if err != nil {
		return err
	}
	_ = diff
	placed := slices.DeleteFunc(candidates, func(c candidate) bool { return !c.ok })
	if len(placed) < count {
		p.note("only %d of %d %s fit where the old stood", len(placed), count, plural(noun))
	}
	if len(placed) == 0 {
		p.wishes = p.wishes[:len(p.wishes)-1]
		return nil
	}
	add := p.actions(placed)
	called := noun
	if strings.HasSuffix(phrase, " "+noun) {
		called = phrase
	}
	what := counted(len(placed), strings.TrimSpace(looksWords(w.looks)+" "+called))
	reason := "Asked for; the new stands where the old did."
	for i := range placed {
		if old := things[placed[i].index%len(things)]; len(p.restingOn(old)) > 0 {
			carried := p.carryOver(old, &placed[i])
			add = append(add, carried...)
			reason = "Asked for; the new stands where the old did, and what stood on the old with it."
		}
	}
	return p.offer(key, "Swap "+listThings(things)+" for "+what, reason, append(add, out...), changed("swapped", len(placed), count))
}

// shaped is a noun with the shape that was asked for, when the catalogue has it so; else the shape is dropped, and that is told.
func (p *plan) shaped(with *brief.Item, noun string) string {
	for _, shape := range []string{"round", "square"} {
		if !slices.Contains(with.Sizes, shape) {
			continue
		}
		general := noun[strings.LastIndex(noun, " ")+1:]
		for _, phrase := range []string{shape + " " + noun, shape + " " + general} {
			if entry, ok := p.find(phrase, ""); ok && p.standsIn(&entry, noun) {
				with.Sizes = slices.DeleteFunc(slices.Clone(with.Sizes), func(s string) bool { return s == shape })
				return phrase
			}
		}
		p.note("the catalogue has no %s %s; another %s is offered", shape, noun, noun)
		with.Sizes = slices.DeleteFunc(slices.Clone(with.Sizes), func(s string) bool { return s == shape })
	}
	return noun
}

// standsIn reports whether an entry is about as high as what a noun usually means: a round dining table is no coffee table.
func (p *plan) standsIn(entry *catalog.Entry, noun string) bool {
	usual, ok := p.find(noun, noun)
	return !ok || usual.Mount == entry.Mount && math.Abs(usual.Size[2]-entry.Size[2]) < 0.15
}

// swapPlaces puts each new thing where an old one stood, or as near as it fits.
func (p *plan) swapPlaces(w *wish, things []*thing, bare *scene.Snapshot, e *brief.Edit) ([]candidate, error) {
	problem := layout.Problem{Scene: bare, Store: p.policy.store, Room: p.room.Node, Seed: p.obs.Seed, Budget: 4 * budgetEach * w.count}
	var out []candidate
	draft := bare.Edit()
	for i, id := range w.nodes {
		old := things[i%len(things)]
		built, err := p.build(w, i, 1)
		if err != nil {
			return nil, err
		}
		c := candidate{wish: w, index: i, node: id, name: modelName(w, i, w.count), built: built}
		out = append(out, c)
		world := p.now.WorldFromNode(old.node.ID)
		world.Scale = geom.One
		parent, local := old.node.Parent, world
		if parent != "" {
			local = world.Relative(p.now.WorldFromNode(parent))
		}
		for _, m := range built.Materials {
			if err := draft.PutMaterial(m); err != nil {
				return nil, fmt.Errorf("designer: %w", err)
			}
		}
		for _, n := range built.Nodes(id, c.name, parent, local.Canonical()) {
			if err := draft.PutNode(n); err != nil {
				return nil, fmt.Errorf("designer: %w", err)
			}
		}
		problem.Items = append(problem.Items, layout.Item{
			Node: id, Name: w.noun, Model: built.Model, Bounds: built.Bounds, Mount: built.Entry.Mount, Clearance: layout.Clearance(built.Entry.Clearance), Movable: true,
		})
	}
	problem.Scene, _ = draft.Seal()
	solution, err := layout.Solve(p.ctx, problem)
	if err != nil {
		return nil, fmt.Errorf("designer: swapping: %w", err)
	}
	for i := range out {
		out[i].place, out[i].ok = solution.Placed(out[i].node)
	}
	return out, nil
}
