// Package stated tells which relations that a benchmark's text states hold in a layout that answers it. It sees the layout as its file
// has it — boxes, fronts, what carries what — and nothing of how it came to be, so that anyone can check the same from the file.
//
// Invariant: the same text and layout give the same verdicts; each names the objects and the numbers it rests on, and what cannot be
// measured does not hold.
//
//	relations := stated.Relations(reader.Read(task.Prompt), task.Outline, layout.Room, layout.Objects)
package stated

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/agent/brief"
	"scenograph/internal/benchio"
	"scenograph/internal/geom"
)

// Relations judges every relation that a brief states.
func Relations(b brief.Brief, outline geom.Polygon, room benchio.Room, objects []benchio.Object) []benchio.Relation {
	j := &judge{outline: outline, room: room}
	for i := range objects {
		j.things = append(j.things, thing{Object: &objects[i], name: brief.Singular(brief.Spoken(objects[i].Requested))})
	}
	for i := range b.Items {
		it := &b.Items[i]
		for _, r := range it.Relations {
			j.judge(&b, it, r)
		}
	}
	if b.Symmetry {
		j.symmetry(&b)
	}
	return j.out
}

type judge struct {
	outline geom.Polygon
	room    benchio.Room
	things  []thing
	out     []benchio.Relation
}

// thing is an object of a layout as a turned rectangle on the floor plan.
type thing struct {
	*benchio.Object
	name string // as requested, in the singular
}

// verdict is how far a relation holds, in words and numbers.
type verdict struct {
	holds bool
	why   string
}

func (j *judge) judge(b *brief.Brief, it *brief.Item, r brief.Relation) {
	if strings.HasPrefix(r.Kind, "symmetrical") {
		return // told of the whole layout
	}
	text := it.Phrase + " " + strings.ReplaceAll(r.Kind, "_", " ")
	targets := j.targets(b, r)
	if len(targets) > 0 || r.Object != "" {
		name := cmp.Or(r.Said, r.Object)
		if r.Item >= 0 && r.Item < len(b.Items) {
			name = b.Items[r.Item].Phrase
		}
		if !strings.HasSuffix(text, name) {
			text += " " + name
		}
	}
	subjects := j.itemsOf(it)
	if len(subjects) == 0 {
		j.tell(text, verdict{why: "there is no " + it.Phrase}, nil)
		return
	}
	if r.Kind == "row" && len(subjects) == 1 {
		return // one thing is no row, and there is nothing to line up
	}
	j.tell(text, j.holds(it, r, subjects, targets), subjects)
}

func (j *judge) tell(text string, v verdict, subjects []thing) {
	out := benchio.Relation{Text: text, Holds: v.holds, Evidence: v.why}
	for _, s := range subjects {
		out.Objects = append(out.Objects, s.ID)
	}
	j.out = append(j.out, out)
}

// targets are what a relation refers to.
func (j *judge) targets(b *brief.Brief, r brief.Relation) []thing {
	if r.Item >= 0 && r.Item < len(b.Items) {
		return j.itemsOf(&b.Items[r.Item])
	}
	return j.meant(cmp.Or(r.Said, r.Object), r.Object)
}

// itemsOf lists the objects that an item means: those that its looks and name describe, else those of its name.
func (j *judge) itemsOf(it *brief.Item) []thing {
	var out []thing
	for i := range j.things {
		if it.Describes(j.things[i].name) {
			out = append(out, j.things[i])
		}
	}
	if len(out) > 0 {
		return out
	}
	return j.meant(it.Phrase, it.Noun)
}

// meant lists the objects that were requested by a phrase, else by its noun, else those whose name ends alike.
func (j *judge) meant(phrase, noun string) []thing {
	if noun == "" {
		return nil
	}
	phrase, noun = brief.Singular(brief.Spoken(phrase)), brief.Singular(brief.Spoken(noun))
	for _, fits := range []func(t *thing) bool{
		func(t *thing) bool { return t.name == phrase },
		func(t *thing) bool { return t.name == noun },
		func(t *thing) bool { return ends(t.name, phrase) || ends(phrase, t.name) },
		func(t *thing) bool { return ends(t.name, noun) || ends(noun, t.name) },
		func(t *thing) bool { return brief.Same(noun, brief.Spoken(t.Category)) },
		func(t *thing) bool {
			return len(noun) >= leastCompound && (strings.HasSuffix(t.name, noun) || strings.HasSuffix(t.Category, noun))
		},
		func(t *thing) bool { return noun == "sink" && t.Category == "basin" },
	} {
		var out []thing
		for i := range j.things {
			if fits(&j.things[i]) {
				out = append(out, j.things[i])
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// leastCompound is how long a word is that may end another: "shelf" in "bookshelf".
const leastCompound = 4

// ends reports whether a name ends in the words of another: "kitchen table" in "table".
func ends(name, words string) bool {
	return words != "" && (name == words || strings.HasSuffix(name, " "+words))
}

// holds judges one relation of several subjects: it holds when it does for each, and the evidence is that of the worst.
func (j *judge) holds(it *brief.Item, r brief.Relation, subjects, targets []thing) verdict {
	switch r.Kind {
	case "circle":
		if r.Detail == brief.HalfCircle {
			return inArc(subjects)
		}
		return inCircle(subjects)
	case "row":
		return inRows(subjects)
	case "corners":
		return j.inCorners(subjects)
	case "facing_each_other":
		return eachOther(subjects)
	case "back_to_back":
		return backToBack(subjects)
	case "centred_in":
		if len(subjects) > 1 && (r.Object == "room" || len(targets) == 0) {
			return j.centralTogether(subjects)
		}
	}
	needed := subjects
	if it.CountSaid && it.Count < len(subjects) {
		needed = nil // "two chairs at the head": so many of them are enough
	}
	var worst verdict
	count, best := 0, ""
	for _, s := range subjects {
		v := j.single(r, s, targets)
		if v.holds {
			count++
			best = v.why
		} else if worst.why == "" {
			worst = v
		}
	}
	if needed == nil && count >= it.Count || count == len(subjects) {
		return verdict{true, best}
	}
	if len(subjects) > 1 {
		worst.why = fmt.Sprintf("%d of %d; %s", count, len(subjects), worst.why)
	}
	return worst
}

// single judges a relation of one subject to the target for which it holds best.
func (j *judge) single(r brief.Relation, s thing, targets []thing) verdict {
	switch r.Kind {
	case "against_wall":
		gap := j.wallGap(s)
		return verdict{gap <= wallReach, fmt.Sprintf("%s is %.2f m from a wall", s.ID, gap)}
	case "in_corner":
		gap := j.cornerGap(s)
		return verdict{gap <= cornerReach, fmt.Sprintf("%s is %.2f m from the walls of a corner", s.ID, gap)}
	case "hung_on_wall":
		return verdict{s.Support == "wall", s.ID + " is carried by the " + s.Support}
	case "on":
		if r.Object == "surface" {
			return verdict{s.Support != "floor" && s.Support != "wall" && s.Support != "ceiling", s.ID + " is carried by " + s.Support}
		}
	case "hung_from_ceiling":
		return verdict{s.Support == "ceiling", s.ID + " is carried by the " + s.Support}
	}
	if r.Object == "room" || len(targets) == 0 && r.Kind == "centred_in" {
		return j.central(s)
	}
	if at, ok := j.opening(r); ok && len(targets) == 0 {
		return toOpening(r, s, at)
	}
	if len(targets) == 0 {
		return verdict{why: "there is no " + r.Object}
	}
	var best verdict
	for i, t := range targets {
		if t.ID == s.ID {
			continue
		}
		v := j.pair(r, s, t)
		if v.holds {
			return v
		}
		if i == 0 || best.why == "" {
			best = v
		}
	}
	return best
}

// central holds what stands in the middle of the room.
func (j *judge) central(s thing) verdict {
	low, high := j.outline.Bounds()
	middle := low.Add(high).Mul(0.5)
	d := s.middle().Sub(middle).Len()
	limit := centralShare * math.Min(high[0]-low[0], high[1]-low[1])
	return verdict{d <= limit, fmt.Sprintf("%s is %.2f m from the middle of the room (at most %.2f)", s.ID, d, limit)}
}

// centralTogether holds for several things whose common middle is that of the room.
func (j *judge) centralTogether(things []thing) verdict {
	low, high := j.outline.Bounds()
	d := meanOf(things).Sub(low.Add(high).Mul(0.5)).Len()
	limit := centralShare * math.Min(high[0]-low[0], high[1]-low[1])
	return verdict{d <= limit, fmt.Sprintf("the middle of %d things is %.2f m from that of the room (at most %.2f)", len(things), d, limit)}
}

// symmetry judges the things that stand on the floor and that the text names: those it names several of, else all.
func (j *judge) symmetry(b *brief.Brief) {
	var several, all []thing
	for i := range b.Items {
		found := j.itemsOf(&b.Items[i])
		for _, t := range found {
			if !t.standing() || slices.ContainsFunc(all, func(o thing) bool { return o.ID == t.ID }) {
				continue
			}
			all = append(all, t)
			if len(found) > 1 {
				several = append(several, t)
			}
		}
	}
	if len(several) == 0 {
		several = all
	}
	if len(several) > 1 {
		j.tell("symmetrical", mirrored(several), several)
	}
}
