package brief

import (
	"strings"
)

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
		rel.Object = "wall"
		if rel.Kind = "against_wall"; hanging[word] {
			rel.Kind = "hung_on_wall"
		}
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
		rel.Object, rel.Said, rel.Colors = p.noun, p.text, p.Colors
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

// hanging words before a wall leave the floor free.
var hanging = map[string]bool{"hung on": true, "hanging on": true, "mounted on": true, "hung from": true, "hanging from": true}

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
	} else if p.det == "each" {
		r.each = p.noun
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
