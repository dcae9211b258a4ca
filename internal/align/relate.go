package align

import "strings"

// relation reads a preposition and what it refers to at i, and returns where it ends; i when there is none.
func (p *parser) relation(i int) int {
	w := &p.words[i]
	if kind := w.reversed; kind != "" {
		return p.reversed(i, kind)
	}
	if w.relation == "" {
		return i
	}
	if w.text == "round" && p.modifierAt(i+1) {
		return i // a round table
	}
	if next := p.material(i); next > i {
		return next
	}
	pl := place{kind: w.relation, text: w.text, not: p.not, away: p.away}
	if pl.not {
		pl.text = "not " + pl.text
	}
	next := p.refer(&pl, i+1)
	if next == i+1 && !alone[pl.kind] {
		return i
	}
	if pl.kind == "" {
		return next
	}
	if len(pl.to) == 0 && pl.part == "" && pl.kind == "centre" {
		pl.part = "room"
	}
	if len(pl.to) == 0 && pl.part == "" && (!alone[pl.kind] || pl.kind == "near") {
		return next
	}
	if pl.away > 0 && (pl.kind == "from" || pl.kind == "far") {
		pl.kind = "apart"
	}
	p.shared = nil
	if p.fronts(i, next) {
		p.last, p.shell, p.roomed = -1, -1, false
	}
	p.put(pl, i)
	return next
}

// put gives a place to the object spoken of last, or holds it for the next one.
func (p *parser) put(pl place, i int) {
	if p.last < 0 {
		if !p.roomed && p.shell < 0 && i+1 < len(p.words) {
			p.pending = append(p.pending, pl)
		}
		return
	}
	o := &p.out.objects[p.last]
	if w := p.words[i].text; o.count == 1 && !o.exact && (strings.HasSuffix(w, "each side of") || strings.HasSuffix(w, "either side of") || strings.HasSuffix(w, "both sides of") || w == "flanking") {
		o.count = 2
	}
	for _, k := range pl.to {
		if k == p.last {
			return
		}
	}
	if pl.each {
		o.many()
	}
	o.places = append(o.places, pl)
}

// material reads "in green velvet", "of oak" and "made from brass" after a thing.
func (p *parser) material(i int) int {
	if t := p.words[i].text; t != "in" && t != "from" || p.last < 0 {
		return i
	}
	k := i + 1
	o := &p.out.objects[p.last]
	var found looks
	for ; k < len(p.words); k++ {
		w := &p.words[k]
		if w.stop || w.noun || w.room != "" || w.shell != "" || w.zone != "" || lights[w.one] {
			break
		}
		switch {
		case w.color != nil:
			found.colors = append(found.colors, color{w.text, *w.color})
			continue
		case w.material != "":
			found.materials = appendOnce(found.materials, w.material)
			continue
		case (w.mood != "" || w.size != "") && k+1 < len(p.words) && p.words[k+1].material != "": // "in dark walnut"
			continue
		case w.text == "and" && found.some() && p.adjectives(k+1):
			continue
		}
		break
	}
	if !found.some() || k < len(p.words) && p.headAt(k) {
		return i
	}
	o.looks.colors = append(o.looks.colors, found.colors...)
	o.looks.materials = appendAll(o.looks.materials, found.materials)
	return k
}

// refer reads the object of a preposition. An object that was not named before is a requirement of its own when said with "a".
func (p *parser) refer(pl *place, i int) int {
	if i < len(p.words) && pronoun(p.words[i].text) && !p.modifierNext(i) {
		if k := p.before(); k >= 0 {
			pl.to = []int{k}
		}
		pl.text += " " + p.words[i].text
		return i + 1
	}
	n, next := p.noun(i)
	if n.noun == "" {
		return i
	}
	pl.text += " " + n.text
	pl.each = n.each
	switch n.kind {
	case part:
		pl.part, pl.side = n.shell, n.side
		return p.toPart(pl, next)
	case whole:
		return p.toRoom(pl, n, next)
	case lighting:
		p.out.moods = appendAll(p.out.moods, n.looks.moods)
		pl.kind = ""
		return next
	}
	pl.to = append(pl.to, p.object(n))
	if pl.kind == "between" && next < len(p.words) && p.words[next].text == "and" {
		if m, end := p.noun(next + 1); m.noun != "" {
			pl.text += " and " + m.text
			if m.kind == part {
				pl.part = m.shell
			} else if m.kind == thing {
				pl.to = append(pl.to, p.object(m))
			}
			next = end
		}
	}
	switch pl.kind {
	case "at":
		pl.kind = "near"
	case "in":
		pl.kind = "inside"
	case "against":
		pl.kind = "beside"
	case "from":
		pl.kind = "near"
	}
	return next
}

// modifierNext reports whether "these" or "that" at i begins a noun phrase: "these chairs".
func (p *parser) modifierNext(i int) bool {
	return i+1 < len(p.words) && (p.adjectives(i+1) || p.headAt(i+1))
}

// before is the object spoken of before the last one, or −1.
func (p *parser) before() int {
	for k := len(p.out.objects) - 1; k >= 0; k-- {
		if k != p.last {
			return k
		}
	}
	return -1
}

// object finds what a relation refers to, or adds it.
func (p *parser) object(n nounPhrase) int {
	if n.definite {
		if k := p.mentioned(n.noun); k >= 0 {
			return k
		}
	}
	p.out.objects = append(p.out.objects, object{noun: n.noun, text: n.text, count: n.count, exact: n.exact, plural: n.plural, looks: n.looks, spoken: n.definite})
	return len(p.out.objects) - 1
}

// toPart settles what a preposition means with a part of the room.
func (p *parser) toPart(pl *place, next int) int {
	switch pl.part {
	case "wall":
		if pl.kind == "at" || pl.kind == "near" || pl.kind == "beside" || pl.kind == "in" {
			pl.kind = "against"
		}
	case "corner":
		if pl.kind != "facing" && pl.kind != "far" {
			pl.kind = "corner"
		}
	case "window", "door":
		if pl.kind == "at" || pl.kind == "beside" || pl.kind == "against" || pl.kind == "in" || pl.kind == "in_front_of" || pl.kind == "on" {
			pl.kind = "near"
		}
	case "ceiling":
		pl.kind = "hung"
	case "floor":
		pl.kind = "floor"
	}
	return next
}

// toRoom reads "in the bedroom", which places nothing, and "in the middle of the room", which does.
func (p *parser) toRoom(pl *place, n nounPhrase, next int) int {
	last := p.last
	if !n.definite || n.room != "" && p.out.room == "" {
		p.takeRoom(n)
		p.last = last
	}
	p.roomed = true
	switch pl.kind {
	case "centre", "facing", "around":
		pl.part = "room"
		if pl.kind == "around" {
			pl.kind = ""
		}
	default:
		pl.kind = ""
	}
	return next
}

// reversed reads "surrounded by six chairs": the chairs are placed by the thing before.
func (p *parser) reversed(i int, kind string) int {
	subject := p.last
	if subject < 0 {
		return i + 1
	}
	next := i + 1
	for {
		n, end := p.noun(next)
		if n.noun == "" || n.kind != thing {
			break
		}
		p.takeThing(n)
		o := &p.out.objects[p.last]
		if kind == "beside" && o.count == 1 && n.plural {
			o.count = 2
		}
		o.places = append(o.places, place{kind: kind, text: p.words[i].text, to: []int{subject}})
		next = end
		if next+1 < len(p.words) && p.words[next].text == "and" && kind == "on" {
			next++
			continue
		}
		break
	}
	return max(next, i+1)
}
