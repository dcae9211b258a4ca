package designer

import (
	"cmp"
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/agent/brief"
	"scenograph/internal/catalog"
	"scenograph/internal/redesign"
	"scenograph/internal/scene"
)

// meansRoom reports whether the whole room is to have another style: "it", and nothing is selected.
func (p *plan) meansRoom(e *brief.Edit) bool {
	return e.Target.Noun == "" && (e.Target.Everything || len(p.obs.Selection) == 0)
}

// styleOfRoom reads a style that is said of a room that stands, and of nothing in it, as a wish for that style.
func (p *plan) styleOfRoom() {
	if p.builtRoom != nil || p.b.Room.Said || len(p.b.Items)+len(p.b.Edits) > 0 || len(p.b.Styles) == 0 {
		return
	}
	p.b.Edits = append(p.b.Edits, brief.Edit{Verb: brief.Restyle, Target: brief.Target{Everything: true}, Style: p.b.Styles[0], Said: p.b.Text})
}

// restyleRoom gives the room's shell and what stands in it another style: the shell one proposal, each kind of thing another.
func (p *plan) restyleRoom(key string, e *brief.Edit) error {
	before := p.emitted
	p.restyleShell(e.Style)
	var things []*thing
	for i := range p.s.things {
		if t := &p.s.things[i]; t.room == p.roomID() && !ownLook[t.noun] {
			things = append(things, t)
		}
	}
	slices.SortStableFunc(things, func(a, b *thing) int { return cmp.Compare(bulkOf(b), bulkOf(a)) })
	if err := p.restyleThings(key, p.unguarded(things), e.Style); err != nil {
		return err
	}
	if p.emitted == before && p.only == "" && len(p.finishes) == 0 {
		p.note("everything that comes in styles is %s already", e.Style)
	}
	return nil
}

// ownLook are things that no style and no paint is meant for, when everything in a room is to look otherwise.
var ownLook = map[string]bool{"plant": true, "succulent": true, "flowers": true, "book": true, "tv": true, "monitor": true, "laptop": true, "mirror": true}

func bulkOf(t *thing) float64 {
	size := t.box.Size()
	return size[0] * size[1] * size[2]
}

// restyleShell gives walls and floor the finishes of a style.
func (p *plan) restyleShell(word string) {
	b := brief.Brief{Styles: []string{word}}
	s := choose(&b, p.rng, p.taste())
	if p.evoked != "" {
		s = s.dressed(p.evoked, &brief.Brief{}, p.taste())
	}
	if p.room == nil {
		return
	}
	for _, x := range []struct {
		part string
		f    finish
	}{{"walls", s.walls}, {"floor", s.floor}} {
		p.finishes = append(p.finishes, styledSurface{x.part, x.f, word})
	}
}

// restyleThings offers things in another style, each kind of them on its own. What the catalogue did not make, or makes in one style only,
// is left as it is and told.
func (p *plan) restyleThings(key string, things []*thing, word string) error {
	style := styleOf[word]
	if style == "" {
		p.note("the catalogue has no style %q", word)
		return nil
	}
	scheme := choose(&brief.Brief{Styles: []string{word}}, p.rng, p.taste())
	kept, order := map[string]bool{}, []string(nil)
	kinds := map[string][]scene.NodeID{}
	for _, t := range things {
		if kinds[t.noun] == nil {
			order = append(order, t.noun)
		}
		kinds[t.noun] = append(kinds[t.noun], t.node.ID)
	}
	for _, noun := range order {
		if err := p.restyleKind(key, kinds[noun], style, scheme.accents, kept); err != nil {
			return err
		}
	}
	if len(kept) > 0 && len(kept) == len(order) {
		p.note("%s: %s already, or in no other style to be had", listThings(things), style)
	}
	return nil
}

// restyleKind offers the things of one kind in a style.
func (p *plan) restyleKind(key string, nodes []scene.NodeID, style string, accents []string, kept map[string]bool) error {
	var actions []action.Action
	var done []*thing
	noun := ""
	for k, id := range nodes {
		t, ok := p.s.thing(id)
		if !ok {
			continue
		}
		noun = t.noun
		made, err := p.restyled(t, style, accents, k)
		if err != nil {
			return err
		}
		if len(made) > 0 {
			actions, done = append(actions, made...), append(done, t)
		}
	}
	if len(done) == 0 {
		kept[noun] = true
		return nil
	}
	label := fmt.Sprintf("Make %s %s", listThings(done), style)
	return p.offer(key, label, "Asked for. Places, names and sizes stay.", dedupe(actions), changed("restyled", len(done), len(nodes)))
}

// restyled lists what makes a thing one of another style: its design too, or only what it wears where the new design would not stand as well.
func (p *plan) restyled(t *thing, style string, accents []string, k int) ([]action.Action, error) {
	if t.node.Model == nil {
		return nil, nil
	}
	req, ok := catalog.DesignOf(p.policy.store, t.node.Model.Asset)
	entry, known := p.entryOf(req.Entry)
	if !ok || !known || entry.Given || !slices.Contains(entry.Styles, style) {
		return nil, nil
	}
	req.Style = style
	if len(accents) > 0 {
		req.Colors = map[string]string{"cushion": accents[k%len(accents)]}
	}
	thing, err := p.policy.source.Build(p.policy.store, req)
	if err != nil {
		return nil, fmt.Errorf("designer: %w", err)
	}
	out := redesign.Actions(p.now, p.policy.store, t.node, redesign.Change{Thing: thing, Was: req.Size, Is: req.Size})
	why, err := p.broken(out, append(p.now.Subtree(t.node.ID), t.node.ID)...)
	if err != nil || why == "" {
		return out, err
	}
	return p.reclad(t, &thing), nil
}

// reclad puts the materials of a thing of another style onto the slots of the same names.
func (p *plan) reclad(t *thing, thing *catalog.Thing) []action.Action {
	model, err := p.policy.store.Model(t.node.Model.Asset)
	if err != nil {
		return nil
	}
	var out []action.Action
	for slot, name := range model.Slots {
		i := slices.Index(thing.Slots, name)
		if i < 0 || slot >= len(t.node.Model.Materials) || thing.Materials[i].ID == t.node.Model.Materials[slot] {
			continue
		}
		if _, there := p.now.Material(thing.Materials[i].ID); !there {
			out = append(out, action.AddMaterial{Material: thing.Materials[i]})
		}
		out = append(out, action.SetMaterial{Node: t.node.ID, Slot: slot, Material: thing.Materials[i].ID})
	}
	return out
}

func (p *plan) entryOf(id string) (catalog.Entry, bool) {
	for _, e := range p.policy.source.Entries() {
		if e.ID == id {
			return e, true
		}
	}
	return catalog.Entry{}, false
}
