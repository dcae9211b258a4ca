package brief

import "slices"

// standsThere are verbs between a place and what is there: "on every desk is a computer".
var standsThere = []string{"is", "are", "there", "stands", "stand", "sits", "sit", "lies", "lie", "hangs", "hang", "comes", "goes", "put", "place", "we", "i"}

// fronts reports whether the relation from i to end is said of what follows: "on every desk is a lamp", ", above the desk two shelves".
func (r *reader) fronts(i, end int) bool {
	if r.last < 0 || end >= len(r.xs) {
		return false
	}
	begins := i > 0 && (r.xs[i-1].punct || r.xs[i-1].text == "and")
	next := r.xs[end]
	if !begins || next.punct {
		return false
	}
	if slices.Contains(standsThere, next.text) {
		return true
	}
	return r.xs[i-1].punct && (next.isNum || next.text == "a" || next.text == "an" || vagueCounts[next.text] > 0) && r.thingFollows(end)
}

// eachOfLast is the noun that the last item comes once for each of.
func (r *reader) eachOfLast() string {
	if r.last < 0 {
		return ""
	}
	return r.b.Items[r.last].Each
}

// thingFollows reports whether a thing is named at i.
func (r *reader) thingFollows(i int) bool {
	if _, k := r.measure(i); k > i {
		return false
	}
	for k := i; k < len(r.xs) && k < i+5 && !r.xs[k].punct; k++ {
		if r.xs[k].relation != "" && !r.adjectiveHere(k) {
			return false
		}
		if r.xs[k].noun != "" {
			return true
		}
	}
	return false
}

// alternative reports whether the relation at i is the second of two of which either will do: "under the sink or next to it".
func (r *reader) alternative(i int) bool {
	return i > 1 && r.xs[i-1].text == "or" && r.last >= 0 && len(r.b.Items[r.last].Relations) > 0
}

// loosen keeps the one of two relations that leaves more places: that which was said last, or the new one.
func (r *reader) loosen(rel Relation) {
	list := r.b.Items[r.last].Relations
	if last := &list[len(list)-1]; looseness[rel.Kind] > looseness[last.Kind] {
		*last = rel
	}
}

var looseness = map[string]int{"near": 3, "against_wall": 2, "beside": 2, "by_window": 1, "in_corner": 1}
