package brief

import (
	"math"
	"slices"
	"strings"

	"scenograph/internal/geom"
)

// shyVerbs are adjectives or nouns too; they are verbs only before a thing that is pointed at.
var shyVerbs = map[string]bool{"warm": true, "cool": true, "dim": true, "double": true, "empty": true, "clear": true, "stain": true, "color": true, "colour": true, "drop": true, "lose": true, "switch": true, "flip": true, "set": true, "change": true, "brighten": false}

// readEdit reads a change to what stands already, if the clause at i asks for one; it returns where it ends, or i.
func (r *reader) readEdit(i int) int {
	x := r.xs[i]
	if next := r.readComparative(i); next > i {
		return next
	}
	verb := x.verb
	if verb == "" || shyVerbs[x.text] && !r.pointsAt(i+1) {
		return i
	}
	switch verb {
	case "remove":
		return r.readTargets(i, Edit{Verb: Remove})
	case "off", "on":
		return r.readTargets(i, Edit{Verb: Switch, On: verb == "on"})
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
	case "enlarge", "shrink", "double":
		return r.readTargets(i, Edit{Verb: Resize, Factor: map[string]float64{"enlarge": 1.25, "shrink": 0.8, "double": 2}[verb]})
	case "clear", "tidy":
		return r.readClear(i, verb)
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
	t := Target{Noun: p.noun, Phrase: p.text, Looks: p.Looks, All: p.plural && !p.countSaid || p.det == "all" || p.det == "each", Count: max(0, p.count)}
	t.Selection = p.det == "this" || p.pronoun == "it" || p.pronoun == "them"
	t.Everything = p.pronoun == "everything"
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
	if len(r.b.Edits) < maxItems {
		r.b.Edits = append(r.b.Edits, e)
	}
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

// narrow reads "by the window" after a target: which one is meant.
func (r *reader) narrow(t *Target, i int) int {
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
	return i
}

func (r *reader) readMove(i int) int {
	from := i
	p, next := r.phrase(i + 1)
	t, ok := r.target(p)
	if next == i+1 || !ok {
		return i
	}
	e := Edit{Verb: Move, Target: t}
	i = next
	for i < len(r.xs) && !r.clauseEnd(i) {
		if n := r.readOffset(&e, i); n > i {
			i = n
			continue
		}
		if r.xs[i].relation != "" {
			rel, end, ok := r.relation(i)
			if ok && end > i {
				if rel.Kind != "" {
					e.To = append(e.To, settled(rel))
				}
				i = end
				continue
			}
		}
		i++
	}
	r.addEdit(e, from, i)
	return i
}

// settled turns "to the sofa" into a place.
func settled(rel Relation) Relation {
	switch rel.Kind {
	case "to", "at", "in", "along":
		rel.Kind = "beside"
	}
	return rel
}

// clauseEnd reports whether another request starts at i.
func (r *reader) clauseEnd(i int) bool {
	x := r.xs[i]
	if x.text == "then" {
		return true
	}
	if x.text != "," && x.text != "and" {
		return false
	}
	k := i + 1
	for k < len(r.xs) && (r.xs[k].text == "and" || r.xs[k].text == "then" || r.xs[k].text == "please") {
		k++
	}
	return k >= len(r.xs) || r.xs[k].verb != "" && !(shyVerbs[r.xs[k].text] && !r.pointsAt(k+1)) || comparatives[r.xs[k].text] != (struct{ shade, warmth, factor, brightness float64 }{})
}

var offsetWords = map[string]geom.Vec2{"left": {-1, 0}, "right": {1, 0}, "forward": {0, -1}, "forwards": {0, -1}, "back": {0, 1}, "backward": {0, 1}, "backwards": {0, 1}, "north": {0, 1}, "south": {0, -1}, "east": {1, 0}, "west": {-1, 0}}

// readOffset reads "50 cm to the left", "left by 1 m" and "1 metre back".
func (r *reader) readOffset(e *Edit, i int) int {
	metres, j := 0.5, i
	said := false
	takeLength := func() {
		if j < len(r.xs) && r.xs[j].text == "by" && j+1 < len(r.xs) && r.xs[j+1].isNum {
			j++
		}
		if j < len(r.xs) && r.xs[j].isNum {
			v, u, n := length(r.xs, j)
			metres, j, said = geomClamp(v*firstNonZero(u, 1), -maxRoomM, maxRoomM), n, true
		}
	}
	takeLength()
	k := j
	for k < len(r.xs) && (r.xs[k].text == "to" || r.xs[k].text == "the" || r.xs[k].text == "a bit" || r.xs[k].text == "a little" || r.xs[k].text == "further") {
		k++
	}
	if k >= len(r.xs) {
		return i
	}
	direction, ok := offsetWords[r.xs[k].text]
	if !ok || k+1 < len(r.xs) && r.xs[k+1].surface != "" {
		return i
	}
	j = k + 1
	if !said {
		takeLength()
	}
	e.Offset = e.Offset.Add(direction.Mul(metres))
	return j
}

func (r *reader) readRotate(i int) int {
	from := i
	p, next := r.phrase(i + 1)
	t, ok := r.target(p)
	if next == i+1 || !ok {
		return i
	}
	e := Edit{Verb: Rotate, Target: t}
	for i = next; i < len(r.xs) && !r.clauseEnd(i); {
		x := r.xs[i]
		switch {
		case (x.text == "off" || x.text == "on") && (i+1 >= len(r.xs) || r.clauseEnd(i+1) || r.xs[i+1].punct):
			e.Verb, e.On = Switch, x.text == "on"
		case x.isNum:
			e.Rad = geom.Radians(math.Mod(geomClamp(x.number, -36000, 36000), 360))
		case x.text == "around", x.text == "round":
			if e.Rad == 0 && !r.nounFollows(i+1) {
				e.Rad = math.Pi
			}
		case x.text == "clockwise" || x.text == "right":
			e.Rad = -math.Abs(firstNonZero(e.Rad, math.Pi/2))
		case x.text == "counterclockwise" || x.text == "anticlockwise" || x.text == "counter-clockwise" || x.text == "anti-clockwise" || x.text == "left":
			e.Rad = math.Abs(firstNonZero(e.Rad, math.Pi/2))
		case x.relation != "":
			rel, end, ok := r.relation(i)
			if ok && end > i && rel.Kind != "" {
				rel.Kind = "facing"
				e.To = append(e.To, rel)
				i = end
				continue
			}
		}
		i++
	}
	r.addEdit(e, from, i)
	return i
}

// readPaint reads "paint the walls sage green" and "reupholster the sofa in dark velvet".
func (r *reader) readPaint(i int) int {
	from := i
	p, next := r.phrase(i + 1)
	if next == i+1 {
		return i
	}
	for next < len(r.xs) && (r.xs[next].text == "in" || r.xs[next].text == "a" || r.xs[next].text == "with" || r.xs[next].text == "to" || r.xs[next].text == "an" || r.xs[next].text == "into") {
		next++
	}
	looks, end := r.looksAt(next)
	p.Looks, looks = Looks{}, merge(p, looks)
	end = r.applyLooks(p, looks, from, end, i)
	if end > i && end+1 < len(r.xs) && r.xs[end].text == "and" && r.pointsAt(end+1) && r.xs[end+1].verb == "" {
		return max(end, r.readPaint(end))
	}
	return end
}

// merge keeps looks said before the noun when none follow: "paint green walls" means green.
func merge(p phrase, after phrase) phrase {
	if after.bare() && len(after.Words) == 0 {
		after.Looks = p.Looks
		after.shade, after.warmth = p.shade, p.warmth
	}
	return after
}

// looksAt reads adjectives without a noun at i.
func (r *reader) looksAt(i int) (phrase, int) {
	if i >= len(r.xs) {
		return phrase{factor: 1}, i
	}
	q, end := r.phrase(i)
	if q.noun != "" && len(q.Colors)+len(q.Materials) == 0 {
		return phrase{factor: 1}, i
	}
	return q, end
}

func (r *reader) applyLooks(p, looks phrase, from, end, none int) int {
	if part := p.surface; part == "walls" || part == "floor" || part == "ceiling" {
		s := Surface{Part: part, Looks: looks.Looks, Shade: looks.shade, Wall: p.compass}
		if s.Shade == 0 {
			s.Shade = modShade(looks)
		}
		if looks.warmth != 0 {
			s.Tone = toneOf(looks.warmth)
		}
		r.b.Surfaces = append(r.b.Surfaces, s)
		return end
	}
	if p.isRoom || p.surface == "room" {
		r.b.Surfaces = append(r.b.Surfaces, Surface{Part: "walls", Looks: looks.Looks, Shade: looks.shade})
		return end
	}
	t, ok := r.target(p)
	if !ok {
		return none
	}
	r.addEdit(Edit{Verb: Recolor, Target: t, Looks: looks.Looks, Amount: looks.shade, Warmth: looks.warmth}, from, end)
	return end
}

// readMake reads "make it warmer", "make the sofa green", "change the floor to oak", "make the room more industrial".
func (r *reader) readMake(i int) int {
	from := i
	p, next := r.phrase(i + 1)
	if next == i+1 || p.det == "a" || p.det == "" && p.pronoun == "" && !p.isRoom && p.surface == "" && !p.light {
		return i
	}
	verb := r.xs[from].verb
	i = next
	for i < len(r.xs) && (r.xs[i].text == "to" || r.xs[i].text == "into" || r.xs[i].text == "for" || r.xs[i].text == "feel" || r.xs[i].text == "look" || r.xs[i].text == "more" || r.xs[i].text == "much" || r.xs[i].text == "a bit" || r.xs[i].text == "a little" || r.xs[i].text == "slightly" || r.xs[i].text == "be" || r.xs[i].text == "very") {
		i++
	}
	if i >= len(r.xs) {
		return from
	}
	q, end := r.phrase(i)
	if end == i {
		return from
	}
	if q.noun != "" && verb == "change" && p.noun != "" {
		return r.swapFor(p, q, from, end)
	}
	if q.isRoom && q.room != "" {
		r.sayRoom(q)
		return end
	}
	return r.makeSo(p, q, from, end)
}

// makeSo applies adjectives q to the thing, surface, light or room p.
func (r *reader) makeSo(p, q phrase, from, end int) int {
	whole := p.isRoom || p.surface == "room" || p.pronoun == "it" || p.pronoun == "everything"
	switch {
	case p.light:
		q.light = true
		r.sayLight(q)
		return end
	case p.surface == "walls" || p.surface == "floor" || p.surface == "ceiling":
		return r.applyLooks(p, q, from, end, from)
	case whole && p.pronoun == "":
		r.wholeRoom(q)
		return end
	case q.factor != 1 && q.factor != 0:
		t, _ := r.target(p)
		r.addEdit(Edit{Verb: Resize, Target: t, Factor: q.factor}, from, end)
		return end
	case len(q.Colors)+len(q.Materials) > 0:
		return r.applyLooks(p, q, from, end, from)
	case q.comparative || len(q.moods)+len(q.styles) > 0:
		t, ok := r.target(p)
		if !ok {
			r.wholeRoom(q)
			return end
		}
		r.addEdit(Edit{Verb: Shade, Target: t, Amount: q.shade, Warmth: q.warmth + toneWarmth(q), Looks: Looks{Words: slices.Concat(q.moods, q.styles)}}, from, end)
		return end
	}
	return from
}

func toneWarmth(q phrase) float64 {
	switch {
	case q.warmth != 0:
		return 0
	case q.Tone == "warm" || slices.Contains(q.moods, "warm") || slices.Contains(q.moods, "cosy"):
		return 1
	case q.Tone == "cool" || slices.Contains(q.moods, "cool"):
		return -1
	}
	return 0
}

// wholeRoom applies adjectives to the room: its light, mood and style.
func (r *reader) wholeRoom(q phrase) {
	l := &r.b.Light
	l.Warmth = geom.Clamp(l.Warmth+q.warmth+toneWarmth(q), -1, 1)
	l.Brightness = geom.Clamp(l.Brightness+q.brightness, -1, 1)
	for _, m := range q.moods {
		switch m {
		case "bright", "airy":
			l.Brightness = 1
		case "moody":
			l.Brightness = -1
		}
	}
	l.Said = l.Said || l.Warmth != 0 || l.Brightness != 0
	r.takeMood(q)
	r.b.Colors = append(r.b.Colors, q.Colors...)
}

func (r *reader) readSwap(i int) int {
	from := i
	p, next := r.phrase(i + 1)
	if next == i+1 || p.noun == "" && p.pronoun == "" {
		return i
	}
	for next < len(r.xs) && (r.xs[next].text == "for" || r.xs[next].text == "with" || r.xs[next].text == "by" || r.xs[next].text == "out" || r.xs[next].text == "to" || r.xs[next].text == "something" || r.xs[next].text == "anything") {
		next++
	}
	q, end := r.phrase(next)
	return r.swapFor(p, q, from, max(end, next))
}

func (r *reader) swapFor(p, q phrase, from, end int) int {
	t, ok := r.target(p)
	if !ok {
		return from
	}
	with := itemOf(q)
	with.Count = max(1, with.Count)
	e := Edit{Verb: Swap, Target: t, With: &with, Factor: firstNonZero(q.factor, 1), Amount: q.shade, Warmth: q.warmth}
	r.addEdit(e, from, end)
	return end
}

// readShade reads "dim the lights", "brighten up the room", "darken the floor", "warm up the lamp".
func (r *reader) readShade(i int, verb string) int {
	q := phrase{factor: 1, comparative: true}
	switch verb {
	case "dim":
		q.brightness, q.shade = -1, -0.6
	case "brighten":
		q.brightness, q.shade = 1, 0.8
	case "lighten":
		q.shade, q.brightness = 1, 0.6
	case "darken":
		q.shade, q.brightness = -1, -1
	case "warm":
		q.warmth = 1
	case "cool":
		q.warmth = -1
	}
	from := i
	i++
	for i < len(r.xs) && r.xs[i].text == "up" {
		i++
	}
	p, next := r.phrase(i)
	if next == i {
		r.wholeRoom(q)
		return i
	}
	if p.bare() && p.noun == "" && p.surface == "" && !p.light && !p.isRoom && p.pronoun == "" {
		return from
	}
	return max(from+1, r.makeSo(p, q, from, next))
}

func (r *reader) readClear(i int, verb string) int {
	from := i
	p, next := r.phrase(i + 1)
	e := Edit{Verb: Clear, Target: Target{Everything: true}}
	if verb == "tidy" {
		e.Verb = Tidy
	}
	if t, ok := r.target(p); ok && next > i+1 {
		e.Target = t
		if e.Verb == Clear {
			e.Verb = Remove
			if t.Everything {
				e.Verb = Clear
			}
		}
	}
	r.addEdit(e, from, next)
	return max(next, i+1)
}

// readComparative reads requests without a verb: "darker floor", "warmer light", "fewer chairs", "more plants", "a bigger rug".
func (r *reader) readComparative(i int) int {
	x := r.xs[i]
	k := i
	if x.text == "a" || x.text == "an" || x.text == "the" || x.text == "slightly" || x.text == "a bit" || x.text == "much" {
		k++
	}
	if k >= len(r.xs) {
		return i
	}
	if w := r.xs[k].text; (w == "fewer" || w == "less") && k+1 < len(r.xs) {
		return r.readFewer(i, k+1)
	}
	if _, ok := comparatives[r.xs[k].text]; !ok {
		return i
	}
	p, next := r.phrase(i)
	if next == i {
		return i
	}
	q := phrase{factor: p.factor, comparative: true, shade: p.shade, warmth: p.warmth, brightness: p.brightness}
	if p.noun == "" && p.surface == "" && !p.light && !p.isRoom {
		r.wholeRoom(q)
		r.takeMood(p)
		return next
	}
	if p.factor != 1 && p.noun != "" || q.factor == 1 {
		p.Looks = Looks{}
		return max(r.makeSo(p, q, i, next), i)
	}
	return i
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

// readPlace reads "put the lamp next to the sofa": a move when the thing is pointed at, else a wish that step reads.
func (r *reader) readPlace(i int) int {
	x := r.xs[i]
	if x.text == "add" || x.text == "want" || x.text == "need" || !r.pointsAt(i+1) {
		return i
	}
	save := *r
	p, next := r.phrase(i + 1)
	if p.noun != "" && r.named(p.noun) || p.noun == "" && p.pronoun == "" {
		*r = save
		return i
	}
	if next >= len(r.xs) || r.xs[next].relation == "" && offsetWords[r.xs[next].text] == (geom.Vec2{}) {
		return i
	}
	return r.readMove(i)
}
