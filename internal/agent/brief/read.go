package brief

import (
	"fmt"
	"slices"
	"strings"
)

func (r *Reader) read(prompt string, spoken *Target) Brief {
	text, cut := fold(prompt)
	state := &reader{b: &Brief{Text: text, Density: 1, Defaults: RoomExtras{Windows: -1, Doors: -1}}, last: -1, spoken: spoken, nothing: r.nothing, small: r.small}
	spelt := r.known.mend(text, func(wrote, meant string) { state.note("%q is read as %q", clip(wrote), meant) })
	said := r.words.plainer(idiomatic(colloquially(spelt)))
	if cut {
		state.note("only the first %d characters were read", maxBytes)
	}
	xs := r.words.lex(tokens(said))
	rooms := house(xs)
	own := xs
	if len(rooms) > 1 {
		own = rooms[0].xs
	}
	for _, sentence := range sentences(own) {
		state.sentence(sentence)
	}
	state.finish(own)
	if len(rooms) > 1 {
		r.readHouse(rooms, state.b)
	}
	return *state.b
}

// reader is the state of one reading.
type reader struct {
	b         *Brief
	xs        []lexeme // the sentence at hand
	last      int      // item the next relation belongs to, or −1
	group     []int    // items joined by "and" with the last one
	mentions  []int    // items in the order they were mentioned
	pending   []Relation
	fronted   []Relation // relations said before a list ("on the desk there is …"), for all of it
	spoken    *Target    // thing that was pointed at last: what "it" means
	object    string     // thing a relation named last, when it is no item of the brief
	unread    []string
	borneBy   map[int]int // items that came with another one
	holder    int         // item of which this sentence says what it has, or −1
	itself    int         // item that "it" meant last in this sentence, or −1
	placed    int         // item that a relation named last, or −1
	placedEnd int         // lexeme after that relation
	listing   bool        // an item was just read, so "and …" names another
	each      string      // noun that what a fronted relation is said of comes once for each of
	metres    float64     // the distance read last
	metresAt  int         // the lexeme of the relation that it is said of
	modal     bool        // the sentence says what should be
	wanting   bool        // "with" or "add" came just before
	adding    bool        // "add" was said in this sentence
	bearer    int         // the item that "with" came just after, or −1
	sentences int
	nothing   bool // stands that could be moved
	small     map[string]bool
}

func (r *reader) note(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	if !slices.Contains(r.b.Notes, s) && len(r.b.Notes) < 40 {
		r.b.Notes = append(r.b.Notes, s)
	}
}

func sentences(xs []lexeme) [][]lexeme {
	var out [][]lexeme
	from := 0
	for i, x := range xs {
		if x.punct && (x.text == "." || x.text == ";" || x.text == "!" || x.text == "?") {
			out = append(out, xs[from:i])
			from = i + 1
		}
	}
	return append(out, xs[from:])
}

func (r *reader) sentence(xs []lexeme) {
	r.xs, r.last, r.group, r.pending, r.fronted, r.listing, r.wanting, r.adding, r.bearer, r.placed, r.itself, r.holder, r.borneBy = xs, -1, nil, nil, nil, false, false, false, -1, -1, -1, -1, map[int]int{}
	r.metres, r.metresAt, r.each = 0, -1, ""
	r.modal = slices.ContainsFunc(xs, func(x lexeme) bool { return x.text == "should" || x.text == "must" })
	r.sentences++
	start := true
	for i := 0; i < len(xs); {
		if start {
			if next := r.readEdit(i); next > i {
				i, start = next, clauseBreak(xs, next-1)
				continue
			}
		}
		breaks := clauseBreak(xs, i) || xs[i].text == "then"
		next := r.step(i)
		start = breaks || start && r.softStart(i)
		i = max(next, i+1)
	}
}

// clauseBreak reports whether a new clause may begin after lexeme i.
func clauseBreak(xs []lexeme, i int) bool {
	return i >= 0 && i < len(xs) && (xs[i].punct && (xs[i].text == "," || xs[i].text == ":") || xs[i].text == "and" || xs[i].text == "then")
}

// softStart reports whether lexeme i can stand before the verb of a request ("please", "could you").
func (r *reader) softStart(i int) bool {
	x := r.xs[i]
	return x.stop && x.noun == "" && x.surface == "" || x.verb == "add" || x.text == "to"
}

// step reads one phrase at i and returns where it ends.
func (r *reader) step(i int) int {
	x := r.xs[i]
	if next := r.readDistance(i); next > i {
		return next
	}
	if next := r.readSize(i); next > i {
		return next
	}
	if x.punct {
		if x.text == ":" {
			r.listing = false
		}
		return i + 1
	}
	switch x.text {
	case "and", "plus":
		return i + 1
	case "with":
		r.wanting = true
		if r.bearer = -1; i > 0 && r.xs[i-1].noun != "" {
			r.bearer = r.last
		}
		return i + 1
	case "has", "have":
		r.listing, r.holder = false, r.last
		return i + 1
	case "no", "without":
		return r.readExcluded(i + 1)
	case "each":
		if next := r.readEach(i); next > i {
			return next
		}
	case "for":
		if next := r.readPeople(i + 1); next > i+1 {
			return next
		}
		if i+1 < len(r.xs) && r.last >= 0 && slices.Contains(people, r.xs[i+1].text) {
			return i + 2 // "a chair for visitors"
		}
	case "too":
		if next := r.readTooMuch(i + 1); next > i+1 {
			return next
		}
	case "height":
		if next := r.readCeiling(i + 1); next > i+1 {
			return next
		}
	}
	if next := r.readShape(i); next > i {
		return next
	}
	if next := r.readTime(i); next > i {
		return next
	}
	if x.relation != "" || relationWords[x.text] != "" {
		if next := r.readRelation(i); next > i {
			return next
		}
	}
	if next := r.readPhrase(i); next > i {
		return next
	}
	if !x.known && !grammarWords[x.text] {
		r.unread = append(r.unread, x.text)
	}
	if x.verb == "add" {
		r.wanting, r.adding = true, r.adding || onTop[x.text]
	}
	return i + 1
}

// onTop are verbs that bring things on top of those that are there; "I want six chairs" tells how many there are to be.
var onTop = map[string]bool{"add": true, "insert": true, "include": true, "bring in": true, "squeeze in": true, "fit": true, "install": true}

// readTime reads words about the hour and the weather ("evening light", "at night").
func (r *reader) readTime(i int) int {
	x := r.xs[i]
	if x.time == "" {
		return i
	}
	if i+1 < len(r.xs) && r.xs[i+1].noun != "" {
		return i
	}
	r.b.Light.Said = true
	r.b.Light.TimeOfDay = x.time
	if i+1 < len(r.xs) && r.xs[i+1].light {
		return i + 2
	}
	return i + 1
}

// readTooMuch reads "too dark" as a wish for light, and its like.
func (r *reader) readTooMuch(i int) int {
	if i >= len(r.xs) {
		return i
	}
	l := &r.b.Light
	switch r.xs[i].text {
	case "dark", "dim", "gloomy":
		l.Brightness = 1
	case "bright", "light":
		l.Brightness = -1
	case "warm", "yellow":
		l.Warmth = -1
	case "cold", "cool", "blue":
		l.Warmth = 1
	default:
		return i
	}
	l.Said = true
	return i + 1
}

// readExcluded reads what must not appear: "no rug or plants".
func (r *reader) readExcluded(i int) int {
	for i < len(r.xs) {
		p, next := r.phrase(i)
		if next == i || p.noun == "" {
			if next > i {
				r.note("%q could not be left out: no such thing is known", strings.TrimSpace(p.text))
			}
			break
		}
		if !slices.Contains(r.b.Excluded, p.noun) {
			r.b.Excluded = append(r.b.Excluded, p.noun)
		}
		i = next
		if i >= len(r.xs) || (r.xs[i].text != "or" && r.xs[i].text != "nor") {
			break
		}
		i++
	}
	return i
}
