package brief

import (
	"slices"
	"strings"
)

// readRelation reads a preposition and what it refers to, and attaches it to the item named last.
func (r *reader) readRelation(i int) int {
	placed, placedEnd := r.placed, r.placedEnd
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
	r.countByPlace(r.xs[i].text, rel)
	if r.last >= 0 || i == 0 || r.xs[i-1].punct || r.xs[i-1].text == "and" || r.xs[i-1].verb == "add" {
		r.attach(rel)
		if rel.Kind == "against_wall" && r.xs[i].text == "along" && !r.xs[end-1].plural && r.last >= 0 && r.b.Items[r.last].Count > 1 {
			r.attach(Relation{Kind: "row", Item: -1}) // "barrels along one wall"
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
		return Relation{Kind: kind, Item: -1}, start, true
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

// distanceBefore reads the "1 m" of "1 m from the wall".
func (r *reader) distanceBefore(i int) float64 {
	if i >= 2 && r.xs[i-2].isNum {
		if u, ok := units[r.xs[i-1].text]; ok {
			return geomClamp(r.xs[i-2].number*u, 0, maxRoomM)
		}
	}
	return 0
}

// aim turns a preposition and its object into a relation that can be placed.
func (r *reader) aim(rel Relation, p phrase, word string) (Relation, bool) {
	switch {
	case p.pronoun != "":
		return r.aimPronoun(rel, p)
	case p.surface == "window":
		if rel.Kind != "facing" && rel.Kind != "between" && rel.Kind != "far_from" && rel.Kind != "above" && rel.Kind != "opposite" {
			rel.Kind = "by_window"
		}
		rel.Object = "window"
	case p.surface == "walls":
		if rel.Kind == "opposite" || rel.Kind == "facing" || rel.Kind == "far_from" {
			rel.Object = "wall"
			break
		}
		rel.Kind, rel.Object = "against_wall", "wall"
	case p.surface == "corner" || p.room != "" && zoneKinds[p.room] && rel.Kind == "in":
		rel.Kind, rel.Object = "in_corner", "corner"
		if p.plural {
			rel.Kind = "corners"
		}
	case p.surface == "door":
		rel.Object = "door"
		if rel.Kind != "far_from" && rel.Kind != "facing" && rel.Kind != "opposite" {
			rel.Kind = "near"
		}
	case p.surface == "ceiling":
		rel.Kind, rel.Object = "hung_from_ceiling", "ceiling"
	case p.surface == "floor":
		return Relation{}, true
	case p.isRoom || p.surface == "room":
		return r.aimRoom(rel, p)
	case p.light:
		if rel.Kind == "in" || rel.Kind == "under" {
			r.sayLight(p)
			return Relation{}, true
		}
		rel.Object = "lamp"
	case p.noun != "":
		rel.Object, rel.Colors = p.noun, p.Colors
		if !r.named(p.noun) {
			r.object = p.noun
		}
		return r.aimThing(rel, p), true
	case rel.Kind == "in" || rel.Kind == "from" || word == "of":
		r.sayOfItem(p)
		return Relation{}, true
	default:
		return Relation{}, false
	}
	return rel, true
}

// aimThing maps prepositions that depend on what they refer to.
func (r *reader) aimThing(rel Relation, p phrase) Relation {
	seat := strings.HasSuffix(p.noun, "table")
	switch rel.Kind {
	case "at":
		rel.Kind = "in_front_of"
		if seat {
			rel.Kind = "around"
		}
	case "to", "along", "against_wall":
		rel.Kind = "beside"
	case "in":
		rel.Kind = "inside"
	case "from":
		rel.Kind = "near"
	case "surrounded_by", "carries":
		subject := r.last
		if subject >= 0 && rel.Kind == "surrounded_by" {
			subject = r.carrier(subject)
		}
		r.addItem(p)
		if it := &r.b.Items[max(r.last, 0)]; subject < 0 && p.plural && !it.CountSaid {
			it.Count, it.CountSaid = many, true // "a room full of plants"
		}
		if subject >= 0 && r.last != subject {
			around := map[string]string{"surrounded_by": "around", "carries": "on"}[rel.Kind]
			r.b.Items[r.last].Relations = append(r.b.Items[r.last].Relations, Relation{Kind: around, Object: r.b.Items[subject].Noun, Item: subject})
		}
		return Relation{}
	}
	if p.det == "each" && r.last >= 0 {
		r.b.Items[r.last].Each = p.noun
	}
	if (p.det == "a" || p.countSaid) && !r.named(p.noun) {
		r.objectItem(p)
	}
	return rel
}

// many is how many of a kind a room is full of.
const many = 7

// named reports whether the brief has an item the noun can mean.
func (r *reader) named(noun string) bool {
	for i := range r.b.Items {
		if sameThing(noun, r.b.Items[i].Noun) {
			return true
		}
	}
	return false
}

// objectItem adds what a relation refers to as a wish of its own: "a lamp on a desk" wants a desk too.
func (r *reader) objectItem(p phrase) {
	last, group, listing := r.last, r.group, r.listing
	pending := r.pending
	r.pending = nil
	r.addItem(p)
	r.placed = r.last
	r.last, r.group, r.listing, r.pending = last, group, listing, pending
}

// aimPronoun resolves "on it" and "around them" to the item named before the last one.
func (r *reader) aimPronoun(rel Relation, p phrase) (Relation, bool) {
	if p.pronoun == "everything" {
		return Relation{}, true
	}
	k := r.antecedent(p.pronoun == "them")
	if rel.Kind == "on" || rel.Kind == "under" {
		k = r.bearing(p.pronoun == "them")
	}
	if r.object != "" && p.pronoun == "it" && (k < 0 || r.b.Items[k].Count > 1) {
		rel.Object = r.object
		return rel, true
	}
	if k < 0 {
		rel.Object = "selection"
		return rel, true
	}
	if p.pronoun == "it" {
		if k = r.sameAgain(k); r.holder >= 0 && r.holder != r.last {
			k = r.holder // "each desk has a keyboard and a mouse on it"
		}
		r.itself = k
	}
	rel.Object, rel.Item = r.b.Items[k].Noun, k
	switch rel.Kind {
	case "at", "to", "in", "from", "along", "against_wall":
		rel.Kind = "beside"
	}
	return rel, true
}

// sameAgain follows "it" back to what "it" meant before in this sentence, when the thing mentioned last was placed by that: "a desk with a
// lamp on it and a chair in front of it".
func (r *reader) sameAgain(k int) int {
	if r.itself < 0 || r.itself == r.last || k == r.itself {
		return k
	}
	for _, rel := range r.b.Items[k].Relations {
		if rel.Item == r.itself {
			return r.itself
		}
	}
	return k
}

// hung are things on which, or under which, nothing is ever put.
var hung = map[string]bool{"mirror": true, "picture": true, "clock": true, "curtain": true, "blind": true, "pendant lamp": true, "wall lamp": true, "chandelier": true, "whiteboard": true}

// bearing is antecedent among the items that can carry something.
func (r *reader) bearing(many bool) int {
	all := r.mentions
	defer func() { r.mentions = all }()
	r.mentions = slices.DeleteFunc(slices.Clone(all), func(j int) bool { return hung[r.b.Items[j].Noun] })
	return r.antecedent(many)
}

// antecedent finds the item that "it" or "them" means: the one mentioned last before the item at hand, of that number if there is one; or −1.
func (r *reader) antecedent(many bool) int {
	best := -1
	for k := len(r.mentions) - 1; k >= 0; k-- {
		j := r.mentions[k]
		if j == r.last {
			continue
		}
		if best < 0 {
			best = j
		}
		if (r.b.Items[j].Count > 1) == many {
			return j
		}
	}
	return best
}

func (r *reader) aimRoom(rel Relation, p phrase) (Relation, bool) {
	switch rel.Kind {
	case "centred_in":
		rel.Object = "room"
		if r.b.Room.Kind == "" && p.room != "" {
			r.sayRoom(p)
		}
		return rel, true
	case "facing", "far_from":
		rel.Object, rel.Kind = "room", "facing"
		return rel, true
	}
	r.sayRoom(p)
	return Relation{}, true
}

// sayOfItem takes "in dark green velvet" and "of oak": of the last item, else of the whole room.
func (r *reader) sayOfItem(p phrase) {
	if r.last >= 0 && len(p.Colors)+len(p.Materials) > 0 {
		r.ofLast(p)
		return
	}
	r.sayLooks(p)
}

// attach adds a relation to the last item, or keeps it for the next one when none was named yet.
func (r *reader) attach(rel Relation) {
	if r.last < 0 {
		if len(r.pending) < 8 {
			r.pending = append(r.pending, rel)
		}
		return
	}
	targets := []int{r.last}
	if rel.Kind == "facing_each_other" && r.b.Items[r.last].Count < 2 {
		targets = r.group
	}
	if rel.Kind == "by_window" || rel.Kind == "in_corner" || rel.Kind == "against_wall" || rel.Object == "door" {
		targets = []int{r.carrier(r.last)}
	}
	if bearer, ok := r.borneBy[r.last]; ok && len(targets) == 1 && (rel.Kind == "centred_in" && rel.Object == "room" || rel.Kind == "by_window" || rel.Kind == "in_corner") {
		targets = []int{bearer} // "a table with four stools in the middle"
	}
	for _, j := range targets {
		it := &r.b.Items[j]
		if len(it.Relations) < 8 && !hasRelation(it.Relations, rel) {
			it.Relations = append(it.Relations, rel)
		}
	}
}

// carrier follows "on the table" so that "a vase on the table by the window" puts the table by the window.
func (r *reader) carrier(j int) int {
	for _, rel := range r.b.Items[j].Relations {
		if rel.Kind != "on" && rel.Kind != "inside" {
			continue
		}
		for k := range r.b.Items {
			if k != j && sameThing(rel.Object, r.b.Items[k].Noun) {
				return k
			}
		}
	}
	return j
}

func hasRelation(list []Relation, rel Relation) bool {
	for _, old := range list {
		if old.Kind == rel.Kind && old.Object == rel.Object {
			return true
		}
	}
	return false
}
