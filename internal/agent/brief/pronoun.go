package brief

import (
	"slices"
)

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
