package brief

import (
	"slices"
	"strings"
)

// Opening is a wish for doors, windows or passages of the room.
type Opening struct {
	Kind   string // "door", "window" or "passage"
	Count  int    // at least 1
	Wall   string // "north", "left", "long" …; "" for anywhere
	Style  string // of doors: "double", "sliding" or ""
	Glazed bool
	Arched bool
	Large  bool
	More   bool   // "another": besides what is there
	To     string // kind of the room it leads to, ""
}

// sidesOfRoom are the words after which a compass word names a wall.
var sidesOfRoom = []string{"wall", "walls", "side", "end", "facade", "direction"}

// compassOf reads "north", "northern" and "north-facing" as "north".
func compassOf(word string) string {
	word = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(word, "-facing"), "-side"), "-wall")
	if !compassWords[word] {
		return ""
	}
	return strings.TrimSuffix(word, "ern")
}

// readWhere reads on which wall something is: "in the east wall", "on its north side", "facing south", "to the left".
func (r *reader) readWhere(i int) (wall string, next int) {
	fill := []string{"is", "are", "be", "should", "must", "that", "which", "located", "placed", "set", "cut", "positioned", "look", "looks", "looking", "opening", "out"}
	k := i
	for k < len(r.xs) && k < i+4 && slices.Contains(fill, r.xs[k].text) {
		k++
	}
	preps := []string{"in", "on", "at", "along", "to", "towards", "toward", "facing", "face", "faces", "oriented", "onto", "through", "in the middle of", "to the", "on the", "in the", "at the", "from"}
	if k >= len(r.xs) {
		return "", i
	}
	if !slices.Contains(preps, r.xs[k].text) {
		if w, end := r.compassPair(k); w != "" && k > i {
			return w, end
		}
		return "", i
	}
	k++
	for k < len(r.xs) && (determiners[r.xs[k].text] == "the" || r.xs[k].text == "a" || r.xs[k].text == "to") {
		k++
	}
	return r.compassWall(k, i)
}

func (r *reader) compassPair(k int) (string, int) {
	w, end := r.compassWall(k, k)
	return w, end
}

// compassWall reads "east", "east wall" and "long side" at k; otherwise next is back.
func (r *reader) compassWall(k, back int) (wall string, next int) {
	if k >= len(r.xs) {
		return "", back
	}
	text := r.xs[k].text
	wall = compassOf(text)
	if wall == "" || k+1 < len(r.xs) && r.xs[k+1].text == "of" {
		return "", back
	}
	next = k + 1
	if next < len(r.xs) && slices.Contains(sidesOfRoom, r.xs[next].text) {
		return wall, next + 1
	}
	if wall == "long" || wall == "short" || wall == "opposite" || r.nounFollows(next) {
		return "", back
	}
	return wall, next
}

// sayOpening takes a phrase about doors, windows or passages, which ended at next, with the words around it.
func (r *reader) sayOpening(p phrase, from, next int) int {
	o := Opening{Kind: p.surface, Count: max(1, p.count), Wall: p.compass}
	if p.plural && !p.countSaid {
		o.Count = 2
	}
	said := r.xs[from:next]
	for _, x := range said {
		o.describe(x.text)
	}
	if o.Style != "" && !p.countSaid {
		o.Count = 1 // sliding doors are one opening with two leaves
	}
	o.Large = slices.Contains(p.Sizes, "large") || slices.Contains(p.Sizes, "tall") || slices.Contains(p.Sizes, "wide")
	wall, end := r.readWhere(next)
	if o.Wall == "" && wall != "" {
		o.Wall = wall
	} else {
		end = next
	}
	o.To, end = r.readLeads(end)
	known := p.det == "the" || p.det == "this"
	if known && (o.Wall != "" || o.Style != "" || o.Glazed) {
		for i := range r.b.Openings {
			if q := &r.b.Openings[i]; q.Kind == o.Kind && q.Wall == "" {
				q.Wall, q.Style, q.Glazed = o.Wall, firstWord(o.Style, q.Style), q.Glazed || o.Glazed
				return end
			}
		}
	}
	o.More = p.more || r.xs[from].text == "another" || from > 0 && r.xs[from-1].text == "another"
	particular := o.More || o.Wall != "" || o.Style != "" || o.Glazed || o.Arched || o.To != "" || o.Kind == "passage"
	if p.countSaid && p.count < 0 || !particular || len(r.b.Openings) >= 24 {
		return next
	}
	r.b.Openings = append(r.b.Openings, o)
	return end
}

func firstWord(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

func (o *Opening) describe(text string) {
	for _, w := range strings.Fields(text) {
		if c := compassOf(w); c != "" && strings.Contains(w, "-") {
			o.Wall = c
		}
		switch w {
		case "double", "double-leaf", "double-wing":
			if o.Kind == "door" {
				o.Style = "double"
			}
		case "sliding", "pocket", "barn":
			if o.Kind == "door" {
				o.Style = "sliding"
			}
		case "french":
			o.Style, o.Glazed = "double", true
		case "patio", "terrace", "balcony":
			if o.Kind == "door" {
				o.Style, o.Glazed = "sliding", true
			}
		case "glass", "glazed":
			o.Glazed = o.Kind == "door"
		case "archway", "archways", "arch", "arches", "arched":
			o.Arched = o.Kind == "passage"
		}
	}
}

// readLeads reads the room that an opening leads to: "to the bathroom", "between the bedroom and the bathroom".
func (r *reader) readLeads(i int) (to string, next int) {
	if i+1 >= len(r.xs) {
		return "", i
	}
	switch r.xs[i].text {
	case "to", "into", "towards", "leading", "onto", "between":
	default:
		return "", i
	}
	for k := i + 1; k < len(r.xs) && k < i+4; k++ {
		if r.xs[k].isRoom {
			return r.xs[k].room, k + 1
		}
		if r.xs[k].punct {
			break
		}
	}
	return "", i
}
