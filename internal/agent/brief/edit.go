package brief

import (
	"slices"
	"strings"
)

// shyVerbs are adjectives or nouns too; they are verbs only before a thing that is pointed at.
var shyVerbs = map[string]bool{"warm": true, "cool": true, "dim": true, "double": true, "empty": true, "clear": true, "stain": true, "color": true, "colour": true, "drop": true, "lose": true, "switch": true, "flip": true, "set": true, "change": true, "brighten": false}

// readEdit reads a change to what stands already, if the clause at i asks for one; it returns where it ends, or i.
func (r *reader) readEdit(i int) int {
	x := r.xs[i]
	if x.text == "lower" && r.pointsAt(i+1) {
		return r.readLift(i, -1)
	}
	if next := r.readComparative(i); next > i {
		return next
	}
	verb := x.verb
	if verb == "" || shyVerbs[x.text] && !r.pointsAt(i+1) {
		return i
	}
	if r.nothing && (verb == "add" || verb == "move") {
		return i
	}
	switch verb {
	case "remove":
		return r.readTargets(i, Edit{Verb: Remove})
	case "off", "on":
		return r.readTargets(i, Edit{Verb: Switch, On: verb == "on"})
	case "raise":
		return r.readLift(i, 1)
	case "move":
		return r.readMove(i)
	case "rotate":
		return r.readRotate(i)
	case "paint":
		return r.readPaint(i)
	case "make", "change", "set", "give":
		return r.readMake(i)
	case "swap":
		return r.readSwap(i)
	case "dim", "brighten", "lighten", "darken", "warm", "cool":
		return r.readShade(i, verb)
	case "double":
		return r.readDouble(i)
	case "total":
		return r.readTotal(i)
	case "halve":
		return r.readTargets(i, Edit{Verb: Fewer, Factor: 0.5})
	case "restore":
		return r.readTargets(i, Edit{Verb: Restore})
	case "undo":
		r.note("what was done is taken back with undo (Ctrl+Z, or a right-click in the History); say \"put the … back\" for a thing that is gone")
		return len(r.xs)
	case "serve":
		return r.readServe(i)
	case "seat":
		return r.readSeat(i)
	case "enlarge", "shrink":
		return r.readTargets(i, Edit{Verb: Resize, Factor: map[string]float64{"enlarge": 1.25, "shrink": 0.8}[verb]})
	case "clear", "tidy":
		return r.readClear(i, verb)
	case "thin":
		return r.readThin(i)
	case "join", "join-ends", "join-sides":
		return r.readJoin(i, verb)
	case "add":
		return r.readPlace(i)
	}
	return i
}

// pointsAt reports whether a definite thing or a pronoun starts at i.
func (r *reader) pointsAt(i int) bool {
	if i >= len(r.xs) {
		return false
	}
	x := r.xs[i]
	return determiners[x.text] != "" && x.text != "a" && x.text != "an" || pronouns[x.text] != "" || x.text == "up" || x.surface != "" || x.light
}

func (r *reader) target(p phrase) (Target, bool) {
	t := Target{Noun: p.noun, Phrase: p.text, Looks: p.Looks, All: p.plural && !p.countSaid || p.det == "all" || p.det == "each", Count: max(0, p.count), Side: p.compass}
	if p.det == "" && p.pronoun != "" && r.spoken != nil && p.pronoun != "everything" {
		return *r.spoken, true
	}
	t.Near = p.near
	t.Selection = p.det == "this" || p.pronoun == "it" || p.pronoun == "them"
	t.Everything, t.Furniture = p.pronoun == "everything", p.furniture
	switch {
	case p.noun != "" || p.pronoun != "":
		return t, true
	case p.light:
		t.Noun, t.Phrase, t.All = "lamp", "lamp", true
		return t, true
	case p.surface == "window" || p.surface == "door":
		t.Noun, t.Phrase = p.surface, p.surface
		return t, true
	}
	return t, false
}

func (r *reader) addEdit(e Edit, from, to int) {
	var words []string
	for _, x := range r.xs[from:to] {
		words = append(words, x.text)
	}
	e.Said = clipLong(strings.Join(words, " "))
	if e.Target.Noun != "" {
		spoken := e.Target
		r.spoken = &spoken
	}
	if e.Verb == Remove && slices.ContainsFunc(r.b.Edits, func(o Edit) bool { return o.Verb == Remove && o.Target.Noun != "" && reflectsSame(o.Target, e.Target) }) {
		return
	}
	if len(r.b.Edits) < maxItems {
		r.b.Edits = append(r.b.Edits, e)
	}
}

// reflectsSame reports whether two targets were said in the same words.
func reflectsSame(a, b Target) bool {
	return a.Noun == b.Noun && a.Phrase == b.Phrase && a.Side == b.Side && a.All == b.All && a.Count == b.Count && len(a.Near) == len(b.Near) && slices.Equal(a.Made, b.Made) && len(a.Colors) == len(b.Colors)
}

func clipLong(s string) string {
	if rs := []rune(s); len(rs) > 80 {
		return string(rs[:80]) + "…"
	}
	return s
}

// readTargets reads "the rug and both lamps" after a verb.
func (r *reader) readTargets(i int, e Edit) int {
	from, any := i, false
	i++
	for i < len(r.xs) {
		p, next := r.phrase(i)
		if next == i {
			break
		}
		t, ok := r.target(p)
		if !ok {
			return r.readSurfaceChange(p, e, from, next)
		}
		next = r.narrow(&t, next)
		if next < len(r.xs) && (r.xs[next].text == "off" || r.xs[next].text == "on") && (e.Verb == Switch || e.Verb == Rotate) {
			e.Verb, e.On = Switch, r.xs[next].text == "on"
			next++
		}
		e.Target = t
		r.addEdit(e, from, next)
		any, i = true, next
		if !r.another(i) {
			break
		}
		i++
		if i < len(r.xs) && r.xs[i].text == "and" {
			i++
		}
	}
	if !any {
		return from
	}
	return i
}

// another reports whether "and the next thing" follows at i.
func (r *reader) another(i int) bool {
	if i+1 >= len(r.xs) || r.xs[i].text != "," && r.xs[i].text != "and" {
		return false
	}
	k := i + 1
	if r.xs[k].text == "and" && k+1 < len(r.xs) {
		k++
	}
	return (r.xs[k].verb == "" || r.xs[k].noun != "") && comparatives[r.xs[k].text].factor == 0
}

func (r *reader) readSurfaceChange(p phrase, e Edit, from, next int) int {
	if p.isRoom || p.surface == "room" {
		switch e.Verb {
		case Remove:
			r.addEdit(Edit{Verb: Clear, Target: Target{Everything: true}}, from, next)
			return next
		case Resize:
			r.note("rooms are not resized by a request yet; edit the room in the Inspector")
			return next
		}
	}
	return from
}

// except reads "but one" and "except the two".
func (r *reader) except(t *Target, i int) int {
	if i+1 >= len(r.xs) || r.xs[i].text != "but" && r.xs[i].text != "except" {
		return i
	}
	k := i + 1
	for k < len(r.xs) && (determiners[r.xs[k].text] == "the" || r.xs[k].text == "for") {
		k++
	}
	switch {
	case k < len(r.xs) && r.xs[k].isNum && r.xs[k].number >= 1 && r.xs[k].number <= maxCount:
		t.Except, t.All = int(r.xs[k].number), true
		return k + 1
	case k < len(r.xs) && r.xs[k].text == "one":
		t.Except, t.All = 1, true
		return k + 1
	}
	return r.butThese(t, i+1)
}

// butThese reads the things that are left out: "except the bed and the wardrobe".
func (r *reader) butThese(t *Target, i int) int {
	from := i - 1
	if i < len(r.xs) && r.xs[i].text == "for" {
		i++
	}
	for i < len(r.xs) {
		p, next := r.phrase(i)
		if next == i || p.noun == "" {
			break
		}
		t.But, t.All = append(t.But, p.noun), true
		if from = next; !r.another(next) {
			break
		}
		for i = next; i < len(r.xs) && (r.xs[i].text == "," || r.xs[i].text == "and"); {
			i++
		}
	}
	return from
}

var superlatives = map[string]string{"closest": "nearest", "nearest": "nearest", "farthest": "farthest", "furthest": "farthest"}

// superlative reads "closest to the window".
func (r *reader) superlative(t *Target, i int) int {
	k := i
	for k < len(r.xs) && (r.xs[k].text == "that" || r.xs[k].text == "is" || r.xs[k].text == "which" || r.xs[k].text == "the") {
		k++
	}
	if k >= len(r.xs) || superlatives[r.xs[k].text] == "" {
		return i
	}
	kind := superlatives[r.xs[k].text]
	for k++; k < len(r.xs) && (r.xs[k].text == "to" || r.xs[k].text == "from" || r.xs[k].text == "away from"); k++ {
	}
	p, end := r.phrase(k)
	object := p.noun
	if p.surface == "window" || p.surface == "door" {
		object = p.surface
	}
	if end == k || object == "" {
		return i
	}
	t.Near = append(t.Near, Relation{Kind: kind, Object: object, Item: -1})
	return end
}

// narrow reads "by the window" after a target: which one is meant.
func (r *reader) narrow(t *Target, i int) int {
	i = r.superlative(t, r.except(t, i))
	for i < len(r.xs) && r.xs[i].relation != "" && r.xs[i].relation != "to" && r.xs[i].text != "with" && r.xs[i].relation != "row" {
		rel, end, ok := r.relation(i)
		if !ok || end == i {
			return i
		}
		if rel.Kind != "" {
			t.Near = append(t.Near, rel)
		}
		i = end
	}
	if t.Except == 0 && len(t.But) == 0 {
		return r.except(t, i)
	}
	return i
}

// noClutter is what stands somewhere to be worked with or seen by: clutter is the rest.
var noClutter = []string{"desk lamp", "table lamp", "lamp", "laptop", "monitor", "keyboard", "mouse", "computer", "printer", "telephone", "tv", "television", "speaker", "microwave", "coffee machine", "plant", "clock"}

func (r *reader) readClear(i int, verb string) int {
	from := i
	p, next := r.phrase(i + 1)
	e := Edit{Verb: Clear, Target: Target{Everything: true}}
	if verb == "tidy" {
		e.Verb = Tidy
	}
	if t, ok := r.target(p); ok && next > i+1 {
		e.Target = t
	}
	if r.xs[from].text == "declutter" && e.Target.Noun != "" {
		e.Verb, e.Keep = Clear, slices.Clone(noClutter)
	}
	r.addEdit(e, from, next)
	return max(next, i+1)
}

func (r *reader) readFewer(from, i int) int {
	p, next := r.phrase(i)
	if next == i {
		return from
	}
	if p.light {
		r.b.Light.Said, r.b.Light.Brightness = true, -1
		return next
	}
	if p.noun == "" {
		return from
	}
	t, _ := r.target(p)
	t.All = true
	r.addEdit(Edit{Verb: Fewer, Target: t}, from, next)
	return next
}
