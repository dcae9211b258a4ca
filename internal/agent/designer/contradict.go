package designer

import (
	"slices"
	"strings"
)

// excludes lists kinds of relation to one and the same thing that cannot both hold.
var excludes = map[string][]string{
	"left_of":           {"right_of"},
	"in_front_of":       {"behind"},
	"far_from":          {"beside", "near", "in_front_of", "behind", "left_of", "right_of", "on", "under", "inside", "around", "at"},
	"on":                {"under", "above", "beside", "in_front_of", "behind", "left_of", "right_of"},
	"inside":            {"on", "under", "above"},
	"under":             {"above"},
	"facing_each_other": {"back_to_back"},
}

// atEdge are places at the walls of a room: what is there does not stand in its middle.
var atEdge = map[string]bool{"in_corner": true, "corners": true, "against_wall": true}

// contradict reports whether two relations that were asked of one thing cannot both hold.
func contradict(a, b want) bool {
	if !a.asked || !b.asked {
		return false
	}
	for _, pair := range [2][2]want{{a, b}, {b, a}} {
		x, y := pair[0], pair[1]
		if x.kind == "centred_in" && (x.object == "room" || x.object == "") && atEdge[y.kind] {
			return true
		}
		if x.object == y.object && !roomParts[x.object] && slices.Contains(excludes[x.kind], y.kind) {
			return true
		}
	}
	return false
}

// reconcile drops what contradicts something that was said of the same thing before, and says so.
func (p *plan) reconcile(w *wish) {
	var kept []want
	for _, x := range w.wants {
		at := slices.IndexFunc(kept, func(o want) bool { return contradict(o, x) })
		if at < 0 {
			kept = append(kept, x)
			continue
		}
		first := kept[at]
		if w.count > 1 && w.counted {
			kept = append(kept, x) // one may stand here and another there
			p.note("%s cannot each be both %s and %s", theNoun(w), relationWords(first), relationWords(x))
			continue
		}
		p.note("%s cannot be both %s and %s: what was said first is kept", theNoun(w), relationWords(first), relationWords(x))
	}
	w.wants = kept
}

// relationWords says a relation in words: "left of the chair", "centred in the room".
func relationWords(x want) string {
	switch x.kind {
	case "in_corner":
		return "in a corner"
	case "against_wall":
		return "against a wall"
	case "centred_in":
		return "in the middle of the room"
	}
	words := strings.ReplaceAll(x.kind, "_", " ")
	if object := firstOf(x.object); object != "" {
		return words + " the " + object
	}
	return words
}
