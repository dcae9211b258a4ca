package designer

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/agent/brief"
	"scenograph/internal/check"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// rearrange turns "the sofa by the window" into a move, and "the green sofa" alone into nothing.
func (p *plan) rearrange(it *brief.Item) {
	if len(it.Relations) == 0 {
		return
	}
	p.moves = append(p.moves, brief.Edit{Verb: brief.Move, Target: brief.Target{Noun: it.Noun, Phrase: it.Phrase, All: it.Count > 1}, To: it.Relations, Said: it.Phrase})
}

// edits offers the changes to what stands already, in the order they were asked for.
func (p *plan) edits() error {
	for i, e := range slices.Concat(p.b.Edits, p.moves) {
		if err := p.ctx.Err(); err != nil {
			return err
		}
		key := fmt.Sprintf("edit %d %s", i, e.Verb)
		if p.only != "" && p.only != key {
			continue
		}
		if err := p.edit(key, e); err != nil {
			return err
		}
	}
	return nil
}

func (p *plan) edit(key string, e brief.Edit) error {
	if p.wholeRoom(&e) {
		return p.editRoom(&e)
	}
	switch e.Verb {
	case brief.Clear:
		if e.Target.Noun == "" && (e.Target.Everything || len(p.obs.Selection) == 0) {
			return p.clear(key)
		}
		return p.clearOff(key, &e)
	case brief.Tidy:
		return p.tidy(key)
	case brief.Thin:
		return p.clearOrnaments(key, &e)
	case brief.Join:
		return p.joinThings(key, &e)
	case brief.Seat:
		if tables := p.targetsOf(&e.Target); len(tables) > 0 && p.builtRoom == nil {
			return p.seatMore(key, &e, tables[0])
		}
		return nil
	case brief.Restyle:
		if p.meansRoom(&e) {
			return p.restyleRoom(key, &e)
		}
	case brief.Restore:
		return p.restore(key, &e)
	case brief.Heighten:
		return p.heighten(key, &e)
	}
	targets := p.targetsOf(&e.Target)
	if len(targets) == 0 {
		return p.missing(&e)
	}
	if p.others {
		targets = p.leftByLast(targets)
	}
	switch e.Verb { // nothing of the targets themselves changes
	case brief.Serve:
		return p.serve(key, &e, targets)
	case brief.Again:
		return p.again(key, &e, targets)
	}
	free := p.unguarded(targets)
	if len(free) == 0 {
		return nil
	}
	switch e.Verb {
	case brief.Remove:
		return p.remove(key, free, "Remove ")
	case brief.Fewer:
		n := max(1, len(free)/3)
		if e.Factor > 0 {
			n = max(1, int(math.Round(float64(len(free))*e.Factor)))
		}
		return p.remove(key, free[len(free)-n:], "Remove ")
	case brief.Move:
		return p.move(key, &e, free)
	case brief.Rotate:
		return p.rotate(key, &e, free)
	case brief.Recolor, brief.Shade:
		if e.Target.Everything {
			free = slices.DeleteFunc(free, func(t *thing) bool { return ownLook[t.noun] })
		}
		return p.repaint(key, &e, free)
	case brief.Resize:
		if e.Target.Everything && e.Axis == "" && e.Metres == 0 {
			return p.resizeAll(key, &e, free)
		}
		return p.resize(key, &e, free)
	case brief.Swap:
		if len(free) == 2 && e.With.Noun == "" && e.With.Looks.Empty() && e.Factor == 1 && e.Target.Count == 2 {
			return p.tradePair(key, &e, free[0], free[1])
		}
		return p.swap(key, &e, free)
	case brief.Switch:
		return p.switchLamps(key, &e, free)
	case brief.Lift:
		return p.lift(key, &e, free)
	case brief.Trade:
		return p.trade(key, &e, free)
	case brief.Gather:
		return p.gatherThings(key, &e, free)
	case brief.Restyle:
		return p.restyleThings(key, free, e.Style)
	}
	return nil
}

// meanSelection reads "warmer" alone as said of what is selected.
func (p *plan) meanSelection() {
	l := p.b.Light
	if !l.Bare || len(p.selected("")) == 0 || l.TimeOfDay != "" || len(p.b.Items) > 0 {
		return
	}
	p.b.Light, p.b.Moods = brief.Light{}, nil
	p.b.Edits = append(p.b.Edits, brief.Edit{Verb: brief.Shade, Target: brief.Target{Selection: true}, Amount: l.Brightness, Warmth: l.Warmth, Said: p.b.Text})
}

// wholeRoom reports whether "it" means the room: nothing is selected.
func (p *plan) wholeRoom(e *brief.Edit) bool {
	return e.Verb == brief.Shade && e.Target.Noun == "" && len(e.Target.Materials) == 0 && !e.Target.Furniture && len(p.obs.Selection) == 0
}

// editRoom turns "make it warmer" into wishes for light and walls, which finish offers.
func (p *plan) editRoom(e *brief.Edit) error {
	l := &p.b.Light
	l.Said = true
	l.Warmth = geom.Clamp(l.Warmth+e.Warmth, -1, 1)
	l.Brightness = geom.Clamp(l.Brightness+e.Amount, -1, 1)
	for _, w := range e.Looks.Words {
		switch w {
		case "bright", "airy":
			l.Brightness = 1
		case "moody":
			l.Brightness = -1
		case "cosy", "warm":
			l.Warmth = 1
		}
		if style := styleOf[w]; style != "" && w != "warm" {
			p.restyleShell(w)
		}
	}
	if e.Warmth != 0 && p.room != nil {
		p.b.Surfaces = append(p.b.Surfaces, brief.Surface{Part: "walls", Looks: brief.Looks{Tone: map[bool]string{true: "warm", false: "cool"}[e.Warmth > 0]}})
	}
	if l.Warmth == 0 && l.Brightness == 0 {
		l.Said = false
	}
	return nil
}

// listThings is "the rug" or "the sofa and two armchairs".
func listThings(things []*thing) string {
	counts := map[string]int{}
	var order []string
	for _, t := range things {
		if counts[t.noun] == 0 {
			order = append(order, t.noun)
		}
		counts[t.noun]++
	}
	var parts []string
	for _, noun := range order {
		if counts[noun] == 1 {
			parts = append(parts, "the "+noun)
		} else {
			parts = append(parts, number(counts[noun])+" "+plural(noun))
		}
	}
	if len(parts) > 3 {
		return fmt.Sprintf("%s things", number(len(things)))
	}
	return joinWords(parts)
}

// changed is the score of an edit that did what was asked to so many of the things.
func changed(what string, done, wanted int) proposal.Score {
	share := float64(done) / float64(max(1, wanted))
	return proposal.Score{Total: round(share, 1000), Evidence: []proposal.Evidence{
		{Name: "asked", Value: float64(done), Unit: fmt.Sprintf("of %d", wanted), Detail: fmt.Sprintf("%d/%d %s", done, wanted, what), OK: done == wanted},
		{Name: "untouched", Value: 1, Detail: "everything else stays bit for bit", OK: true},
	}}
}

func (p *plan) remove(key string, things []*thing, verb string) error {
	var actions []action.Action
	gone := map[scene.NodeID]bool{}
	for _, t := range things {
		for _, id := range p.now.Subtree(t.node.ID) {
			gone[id] = true
		}
	}
	for _, t := range things {
		if t.node.Parent == "" || !gone[t.node.Parent] {
			actions = append(actions, action.RemoveNode{Node: t.node.ID})
		}
	}
	reason := "Asked for. What stands on it goes with it."
	if lowered := p.toTheFloor(things); len(lowered) > 0 {
		actions = append(actions, lowered...)
		reason = "Asked for. What stood on it is set down on the floor."
	}
	return p.offer(key, verb+listThings(things), reason, actions, changed("removed", len(things), len(things)))
}

func (p *plan) clear(key string) error {
	var things []*thing
	for i := range p.s.things {
		if t := &p.s.things[i]; p.room == nil || t.room == p.roomID() {
			things = append(things, t)
		}
	}
	free := p.unguarded(things)
	if len(free) == 0 {
		p.note("there is nothing to clear")
		return nil
	}
	return p.remove(key, free, "Clear the room of ")
}

// clearOff removes what stands on the things, or the things themselves when nothing does.
func (p *plan) clearOff(key string, e *brief.Edit) error {
	targets := p.targetsOf(&e.Target)
	if len(targets) == 0 {
		return p.missing(e)
	}
	var loads []*thing
	for _, t := range targets {
		loads = append(loads, p.restingOn(t)...)
	}
	kept := len(loads)
	loads = slices.DeleteFunc(loads, func(t *thing) bool { return slices.Contains(e.Keep, t.noun) })
	if kept -= len(loads); kept > 0 && len(loads) == 0 {
		p.note("nothing that could be called clutter stands on %s", listThings(targets))
		return nil
	}
	if len(loads) == 0 {
		if p.carries(targets[0]) {
			p.note("nothing stands on %s", listThings(targets))
			return nil
		}
		loads = targets
	}
	if free := p.unguarded(loads); len(free) > 0 {
		return p.remove(key, free, "Remove ")
	}
	return nil
}

// carries reports whether things are meant to stand on a thing.
func (p *plan) carries(t *thing) bool {
	e, ok := p.find(t.noun, t.noun)
	return ok && e.Surfaces
}

// broken lists the errors a preview brings for the given nodes, in words.
func (p *plan) broken(actions []action.Action, nodes ...scene.NodeID) (string, error) {
	next, diff, err := action.Preview(p.now, actions)
	if err != nil {
		return "", fmt.Errorf("designer: %w", err)
	}
	world, err := p.s.world.After(next, diff)
	if err != nil {
		return "", fmt.Errorf("designer: %w", err)
	}
	before := map[string]bool{}
	for _, v := range check.Around(p.s.world, nodes...) {
		before[v.ID] = true
	}
	for _, v := range check.Around(world, nodes...) {
		if v.Severity == check.Error && !before[v.ID] {
			return v.Message, nil
		}
	}
	return "", nil
}

// hasRelation words for a move's label.
func moveWords(to []brief.Relation) string {
	var words []string
	for _, r := range to {
		object := "the " + r.Object
		switch r.Kind {
		case "by_window":
			words = append(words, "to the window")
		case "against_wall", "hung_on_wall":
			words = append(words, strings.TrimSpace("against the "+r.Detail)+" wall")
		case "in_corner", "corners":
			words = append(words, strings.ReplaceAll("into the "+r.Detail+" corner", "  ", " "))
		case "other_side":
			words = append(words, "to the other side of the room")
		case "wall_middle":
			words = append(words, "to the middle of its wall")
		case "closer":
			words = append(words, "closer to "+object)
		case "far_from":
			words = append(words, "away from "+object)
		case "beside", "near":
			words = append(words, "to "+object)
		case "centred_in":
			words = append(words, "to the middle of "+object)
		case "facing_each_other":
			words = append(words, "to face each other")
		default:
			words = append(words, strings.ReplaceAll(r.Kind, "_", " ")+" "+object)
		}
	}
	return strings.Join(words, ", ")
}
