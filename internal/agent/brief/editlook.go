package brief

import (
	"slices"

	"scenograph/internal/geom"
)

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
	if next == i+1 || p.det == "a" || p.det == "" && p.pronoun == "" && !p.isRoom && p.surface == "" && !p.light && !p.countSaid {
		return i
	}
	verb := r.xs[from].verb
	next = r.narrowPhrase(&p, next)
	others, next := r.alsoNamed(next)
	i = next
	for i < len(r.xs) && (r.xs[i].text == "to" || r.xs[i].text == "into" || r.xs[i].text == "for" || r.xs[i].text == "feel" || r.xs[i].text == "look" || r.xs[i].text == "more" || r.xs[i].text == "much" || r.xs[i].text == "a bit" || r.xs[i].text == "a little" || r.xs[i].text == "slightly" || r.xs[i].text == "be" || r.xs[i].text == "very") {
		i++
	}
	if i >= len(r.xs) {
		return from
	}
	if r.xs[i].text == "matching-to" {
		return r.readMatching(p, from, i+1)
	}
	if next := r.readFacing(p, from, i); next > i {
		return next
	}
	if next := r.readAmount(p, from, i); next > i {
		return next
	}
	q, end := r.phrase(i)
	if end == i {
		return from
	}
	if q.noun != "" && verb == "change" && p.noun != "" {
		return r.swapFor(p, q, from, end)
	}
	if q.isRoom && q.room != "" {
		return r.readEvoke(p, q, from, end)
	}
	edits := len(r.b.Edits)
	done := r.makeSo(p, q, from, end)
	if done > from && len(r.b.Edits) > edits {
		done = r.except(&r.b.Edits[edits].Target, done)
	}
	for _, o := range others {
		r.makeSo(o, q, from, end)
	}
	for done > from && done+1 < len(r.xs) && (r.xs[done].text == "and" || r.xs[done].text == ",") {
		and := r.pastHedges(done + 1)
		q, end := r.phrase(and)
		if end == and || q.noun != "" || q.surface != "" || q.light || q.isRoom || q.pronoun != "" || q.bare() {
			break
		}
		done = max(done+1, r.makeSo(p, q, from, end))
	}
	if (p.surface != "" || p.noun != "") && r.another(done) && r.pointsAt(done+1) {
		if next := r.readMake(done); next > done {
			return next
		}
	}
	return done
}

// alsoNamed reads "and the wardrobe" before what all of them are to be.
func (r *reader) alsoNamed(i int) (more []phrase, next int) {
	for next = i; r.another(next) && r.pointsAt(next+1); {
		p, end := r.phrase(next + 1)
		if end == next+1 || p.noun == "" || end >= len(r.xs) || r.xs[next+1].verb != "" {
			return more, next
		}
		more, next = append(more, p), end
	}
	return more, next
}

// readAmount reads "20 cm wider" after what is to grow.
func (r *reader) readAmount(p phrase, from, i int) int {
	t, ok := r.target(p)
	whole := p.isRoom || p.surface == "room" || p.surface == "ceiling"
	if !ok && !whole || !r.xs[i].isNum {
		return i
	}
	v, unit, next := length(r.xs, i)
	if next >= len(r.xs) || unit == 0 {
		return i
	}
	q, end := r.phrase(next)
	if end == next || q.factor == 1 || axisOf(q) == "" {
		return i
	}
	if whole {
		return r.resizeRoom(p, q, from, end)
	}
	e := Edit{Verb: Resize, Target: t, Axis: axisOf(q), Metres: geomClamp(v*unit, 0, maxRoomM), Factor: q.factor}
	if q.factor < 1 {
		e.Metres = -e.Metres
	}
	r.addEdit(e, from, end)
	return end
}

// axisOf names the way a thing is to grow in.
func axisOf(q phrase) string {
	for word, axis := range map[string]string{"long": "length", "wide": "width", "narrow": "width", "deep": "depth", "tall": "height", "low": "height"} {
		if slices.Contains(q.Sizes, word) {
			return axis
		}
	}
	return ""
}

// readMatching reads "make the sofa the same colour as the rug".
func (r *reader) readMatching(p phrase, from, i int) int {
	q, end := r.phrase(i)
	t, ok := r.target(p)
	other, known := r.target(q)
	if end == i || !ok || !known {
		return from
	}
	r.addEdit(Edit{Verb: Recolor, Target: t, Other: &other}, from, end)
	return end
}

// readFacing reads "make the sofa face the desk".
func (r *reader) readFacing(p phrase, from, i int) int {
	if r.xs[i].relation != "facing" && r.xs[i].relation != "facing_each_other" {
		return i
	}
	rel, end, ok := r.relation(i)
	t, known := r.target(p)
	if !ok || !known || end == i {
		return i
	}
	r.addEdit(Edit{Verb: Rotate, Target: t, To: []Relation{rel}}, from, end)
	return end
}

// makeSo applies adjectives q to the thing, surface, light or room p.
func (r *reader) makeSo(p, q phrase, from, end int) int {
	whole := p.isRoom || p.surface == "room" || p.pronoun == "it" || p.pronoun == "everything"
	switch {
	case q.factor != 1 && (p.isRoom || p.surface == "room" || p.surface == "ceiling" || p.surface == "walls" || p.surface == "floor"):
		return r.resizeRoom(p, q, from, end)
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
		t, ok := r.target(p)
		if !ok {
			return from
		}
		r.addEdit(Edit{Verb: Resize, Target: t, Factor: q.factor, Axis: axisOf(q)}, from, end)
		if q.shade != 0 || q.warmth != 0 {
			r.addEdit(Edit{Verb: Shade, Target: t, Amount: q.shade, Warmth: q.warmth}, from, end)
		}
		return end
	case len(q.Colors)+len(q.Materials) > 0:
		return r.applyLooks(p, q, from, end, from)
	case len(q.styles) > 0 && (p.noun != "" || p.pronoun != ""):
		t, ok := r.target(p)
		if !ok {
			r.wholeRoom(q)
			return end
		}
		r.restyles(t, q.styles, from, end)
		return end
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
	next = r.narrowPhrase(&p, next)
	return max(from+1, r.makeSo(p, q, from, next))
}

// narrowPhrase reads "by the window" after a thing that is to look otherwise.
func (r *reader) narrowPhrase(p *phrase, i int) int {
	if p.noun == "" || i >= len(r.xs) || r.xs[i].text == "in" {
		return i
	}
	var t Target
	next := r.narrow(&t, i)
	p.near = t.Near
	return next
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
		if q.factor != 1 && q.shade == 0 && q.warmth == 0 {
			t := Target{Selection: true}
			if r.spoken != nil && r.spoken.Spoken {
				t = *r.spoken
			}
			r.addEdit(Edit{Verb: Resize, Target: t, Factor: q.factor, Axis: axisOf(p)}, i, next)
			return next
		}
		r.b.Light.Bare = true
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
