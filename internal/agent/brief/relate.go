package brief

import (
	"strings"
)

// readRelation reads a preposition and what it refers to, and attaches it to the item named last.
func (r *reader) readRelation(i int) int {
	placed, placedEnd, before, each := r.placed, r.placedEnd, r.last, r.eachOfLast()
	rel, end, ok := r.relation(i)
	if !ok {
		return i
	}
	if rel.Kind == "" {
		return end
	}
	if rel.Kind == "against_wall" && r.xs[i].text == "on" && placed >= 0 && placedEnd == i {
		it := &r.b.Items[placed] // "facing a TV on the wall": the TV is
		it.Relations = append(it.Relations, rel)
		return end
	}
	if r.fronts(i, end) {
		if now := r.eachOfLast(); before == r.last && now != each {
			r.b.Items[before].Each, r.each = each, now
		}
		r.last, r.group, r.listing = -1, nil, false
	}
	if r.alternative(i) {
		r.loosen(rel)
		return end
	}
	r.countByPlace(r.xs[i].text, rel)
	if r.last >= 0 || i == 0 || r.xs[i-1].punct || r.xs[i-1].text == "and" || r.xs[i-1].verb == "add" {
		r.attach(rel)
		if rel.Kind == "against_wall" && r.xs[i].text == "along" && !r.xs[end-1].plural && r.last >= 0 && r.b.Items[r.carrier(r.last)].Count > 1 {
			it := &r.b.Items[r.carrier(r.last)]
			if row := (Relation{Kind: "row", Item: -1}); !hasRelation(it.Relations, row) {
				it.Relations = append(it.Relations, row) // "barrels along one wall"
			}
		}
	}
	return end
}

// countByPlace reads "a nightstand on each side of the bed" as two of them, and "a plant in each corner" as four.
func (r *reader) countByPlace(words string, rel Relation) {
	if r.last < 0 || r.b.Items[r.last].Count != 1 {
		return
	}
	it := &r.b.Items[r.last]
	switch {
	case rel.Kind == "corners":
		it.Count, it.CountSaid = 4, true
	case strings.Contains(words, "each side"), strings.Contains(words, "either side"), strings.Contains(words, "both sides"), words == "flanking":
		it.Count, it.CountSaid = 2, true
	}
}

// relation reads one relation at i. ok is false when the words at i are not a relation; an empty kind was read but says nothing to place.
func (r *reader) relation(i int) (Relation, int, bool) {
	x := r.xs[i]
	kind := x.relation
	if kind == "" {
		return Relation{}, i, x.one == "together"
	}
	if (kind == "around" || kind == "low") && x.text == "round" && r.adjectiveHere(i) {
		return Relation{}, i, false
	}
	start := i + 1
	start, kind = r.skipSide(start, kind)
	metres := r.distanceBefore(i)
	switch kind {
	case "facing_each_other", "row", "circle", "corners", "back_to_back":
		return Relation{Kind: kind, Item: -1, Detail: partOf[x.text]}, start, true
	case "symmetrical":
		r.b.Symmetry = true
		return Relation{}, start, true
	}
	if rel, ok := r.atEach(kind, start); ok {
		return rel, start + 1, true
	}
	listing, last, wanting := r.listing, r.last, r.wanting
	p, end := r.phrase(start)
	r.listing, r.last, r.wanting = listing, last, wanting
	if end == start {
		if kind == "centred_in" {
			return Relation{Kind: kind, Object: "room", Item: -1}, start, true
		}
		if k := r.antecedent(false); kind == "near" && k >= 0 && x.text == "nearby" {
			return Relation{Kind: kind, Object: r.b.Items[k].Noun, Item: k}, start, true
		}
		if k := r.antecedent(true); kind == "beside" && k >= 0 && r.last >= 0 && x.text == "on each side" && r.b.Items[k].Noun == r.b.Items[r.last].Noun {
			return Relation{Kind: "against_wall", Object: "wall", Detail: "opposite", Item: -1}, start, true // "four beds, two beds on each side"
		}
		if k := r.antecedent(false); kind == "beside" && k >= 0 && strings.Contains(x.text, "side") && strings.HasPrefix(x.text, "on ") {
			return Relation{Kind: kind, Object: r.b.Items[k].Noun, Item: k}, start, true
		}
		return Relation{}, i, false
	}
	rel := Relation{Kind: kind, Item: -1, Metres: metres, Detail: p.compass}
	r.placed = -1
	rel, ok := r.aim(rel, p, x.text)
	r.placedEnd = end
	if ok && kind == "between" && p.pronoun == "" && !p.plural && p.count < 2 {
		end = r.second(end)
	}
	return rel, end, ok
}

// partOf is how much of a circle a word means.
var partOf = map[string]string{"in a semicircle": HalfCircle, "in a half circle": HalfCircle, "in an arc": HalfCircle, "in a horseshoe": HalfCircle, "in a semi-circle": HalfCircle, "in semicircle": HalfCircle, "in a half-circle": HalfCircle}

// HalfCircle is the detail of a circle that is open on one side.
const HalfCircle = "half"

// atEach reads the "each" of "five tables, two chairs at each": so many for each thing that was named before.
func (r *reader) atEach(kind string, i int) (Relation, bool) {
	if i >= len(r.xs) || r.xs[i].text != "each" || i+1 < len(r.xs) && !r.xs[i+1].punct && r.xs[i+1].text != "and" && r.xs[i+1].text != "of" {
		return Relation{}, false
	}
	k := r.antecedent(true)
	if k < 0 || r.last < 0 {
		return Relation{}, false
	}
	noun := r.b.Items[k].Noun
	r.b.Items[r.last].Each = noun
	return r.aimThing(Relation{Kind: kind, Object: noun, Item: k}, phrase{noun: noun}), true
}

// readEach reads "two chairs each" as "two chairs at each".
func (r *reader) readEach(i int) int {
	if r.last < 0 || i == 0 || r.xs[i-1].noun == "" {
		return i
	}
	if rel, ok := r.atEach("at", i); ok {
		r.attach(rel)
		return i + 1
	}
	return i
}

var sideWords = map[string]string{"front": "in_front_of", "back": "behind", "side": "", "sides": "", "edge": "", "top": "on", "end": "", "ends": "", "foot": "in_front_of", "head": "", "middle": "centred_in", "center": "centred_in", "centre": "centred_in", "surface": "on"}

// skipSide passes over "the front of" and its like.
func (r *reader) skipSide(i int, kind string) (int, string) {
	k := i
	for k < len(r.xs) && (determiners[r.xs[k].text] == "the" || r.xs[k].text == "each" || r.xs[k].text == "of" || r.xs[k].text == "either" || r.xs[k].text == "both" || r.xs[k].text == "other") {
		k++
	}
	if k+1 < len(r.xs) && r.xs[k+1].text == "of" {
		if side, ok := sideWords[r.xs[k].text]; ok {
			if side != "" && (kind == "at" || kind == "in" || kind == "on" || kind == "in_front_of" || kind == "along") {
				kind = side
			}
			return k + 2, kind
		}
	}
	for i < len(r.xs) && r.xs[i].text == "of" {
		i++
	}
	return i, kind
}

// second reads the "and the armchair" of "between the sofa and the armchair".
func (r *reader) second(i int) int {
	if i < len(r.xs) && r.xs[i].text == "and" {
		if p, end := r.phrase(i + 1); end > i+1 && (p.noun != "" || p.surface != "") {
			return end
		}
	}
	return i
}

// distanceBefore is the "1 m" of "1 m from the wall", read just before.
func (r *reader) distanceBefore(i int) float64 {
	if r.metresAt == i {
		return r.metres
	}
	if i >= 2 && r.xs[i-2].isNum {
		if u, ok := units[r.xs[i-1].text]; ok {
			return geomClamp(r.xs[i-2].number*u, 0, maxRoomM)
		}
	}
	return 0
}
