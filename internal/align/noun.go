package align

import "strings"

type nounKind int

const (
	thing nounKind = iota
	whole
	part
	lighting
)

// nounPhrase is determiner, modifiers and head, as read.
type nounPhrase struct {
	kind              nounKind
	noun, text        string
	room, shell, side string
	count             int
	exact, definite   bool
	plural, each      bool
	looks             looks
}

// noun reads a noun phrase at i; its noun is "" when there is none.
func (p *parser) noun(i int) (nounPhrase, int) {
	start := i
	n := nounPhrase{}
	if i < len(p.words) && (p.words[i].text == "and" || p.words[i].text == "no") {
		return n, i
	}
	i = p.determine(&n, i)
	determined := i > start
	var strange []string // modifiers that are not known
	for ; i < len(p.words); i++ {
		w := &p.words[i]
		if w.stop && w.text == "," && len(strange) == 0 && p.adjectives(i+1) && n.looks.some() {
			continue
		}
		if w.stop || i > start && w.text == "and" && !(p.adjectives(i+1) && n.looks.some()) {
			break
		}
		if w.text == "and" {
			continue
		}
		if end := p.head(&n, i, start); end > i {
			return n, end
		}
		if p.modify(&n, i) {
			continue
		}
		if w.relation != "" || w.reversed != "" && w.text != "" || silent[w.text] || definite[w.text] || w.number > 0 {
			break
		}
		strange = append(strange, w.text)
		n.looks.words = strange
		if !determined && len(strange) > 2 {
			return nounPhrase{}, start
		}
	}
	// A determined phrase of unknown words names a thing that is not known: "a unicorn".
	if (determined || n.looks.some()) && len(strange) > 0 && !n.definite {
		for _, w := range strange {
			if lights[w] || silent[w] {
				return nounPhrase{}, start
			}
		}
		n.looks.words = nil
		n.noun = singular(strings.Join(strange, " "))
		n.plural = n.noun != strings.Join(strange, " ")
		n.finish(p.words[start:i])
		return n, i
	}
	return nounPhrase{}, start
}

// determine reads articles and numbers.
func (p *parser) determine(n *nounPhrase, i int) int {
	for ; i < len(p.words); i++ {
		w := &p.words[i]
		switch {
		case w.text == "a" || w.text == "an":
			n.count = max(n.count, 1)
		case w.text == "each" || w.text == "every":
			n.each, n.definite = true, true
		case definite[w.text]:
			n.definite = true
		case w.number > 0 && w.relation == "":
			n.count, n.exact = w.number, true
		case vague[w.text] > 0:
			n.count, n.exact = vague[w.text], w.text == "pair" || w.text == "couple"
		case (w.text == "of" || w.text == "set" || w.text == "more" || w.text == "other" || w.text == "another") && (n.count > 0 || n.definite):
		default:
			return i
		}
	}
	return i
}

// adjectives reports whether a modifier stands at i and a noun phrase goes on after it: "warm, bright room".
func (p *parser) adjectives(i int) bool {
	if i >= len(p.words) {
		return false
	}
	w := &p.words[i]
	return !w.noun && w.room == "" && w.zone == "" && (w.color != nil || w.material != "" || w.size != "" || w.style != "" || w.mood != "")
}

// head takes the head of the phrase when one stands at i and no other noun follows it directly; it returns where the phrase ends.
func (p *parser) head(n *nounPhrase, i, start int) int {
	w := &p.words[i]
	isThing := w.noun && !(lights[w.one] && w.text != "lights")
	switch {
	case !isThing && w.room == "" && w.zone == "" && w.shell == "" && !lights[w.one] && !parts[w.one] || w.number > 0:
		return i
	case i+1 < len(p.words) && p.headAt(i+1):
		return i // "kitchen table": the second is the head
	case (w.color != nil || w.material != "" || w.style != "" || w.mood != "" || w.size != "") && i+1 < len(p.words) && p.modifierAt(i+1):
		return i
	}
	switch {
	case w.room != "" && !isThing:
		n.kind, n.room, n.noun = whole, w.room, w.room
	case w.shell != "" && !isThing:
		n.kind, n.shell, n.noun = part, w.shell, w.shell
	case lights[w.one] && !isThing:
		n.kind, n.noun = lighting, "light"
	case isThing:
		n.kind, n.noun = thing, w.one
	case parts[w.one]:
		n.noun = w.one
	default:
		n.kind, n.noun = whole, w.zone
		if w.zone == "corner" || strings.HasSuffix(w.zone, "area") || strings.HasSuffix(w.zone, "corner") || strings.HasSuffix(w.zone, "nook") {
			n.kind = whole
		}
	}
	n.plural = w.plural()
	n.finish(p.words[start : i+1])
	return i + 1
}

// headAt reports whether a head stands at i that the word before it only narrows.
func (p *parser) headAt(i int) bool {
	w := &p.words[i]
	return !w.stop && w.relation == "" && w.mood == "" && w.color == nil && w.material == "" && (w.noun || w.room != "" || w.zone != "" || w.shell != "" || lights[w.one])
}

func (p *parser) modifierAt(i int) bool {
	return i < len(p.words) && (p.adjectives(i) || p.headAt(i))
}

// modify takes a word that says what the thing is like.
func (p *parser) modify(n *nounPhrase, i int) bool {
	w := &p.words[i]
	took := false
	switch {
	case w.dims != nil:
		n.looks.dims, took = w.dims, true
	case compass[w.text] != "" || w.text == "far":
		n.side, took = compass[w.text], true
	case w.color != nil:
		n.looks.colors, took = append(n.looks.colors, color{w.text, *w.color}), true
	case w.material != "":
		n.looks.materials, took = appendOnce(n.looks.materials, w.material), true
	case w.size != "" && (w.relation == "" || w.text == "round" && p.modifierAt(i+1)):
		n.looks.sizes, took = appendOnce(n.looks.sizes, w.size), true
	case w.style != "":
		n.looks.styles, took = appendOnce(n.looks.styles, w.style), true
	case w.mood != "":
		n.looks.moods, took = appendOnce(n.looks.moods, w.mood), true
	case w.noun || w.room != "" || w.shell != "" || w.zone != "": // "kitchen table", "corner desk"
		took = true
	}
	return took
}

func (l *looks) some() bool {
	return l.dims != nil || len(l.colors)+len(l.materials)+len(l.sizes)+len(l.styles)+len(l.moods) > 0
}

// finish settles count and wording of a phrase made of words.
func (n *nounPhrase) finish(words []word) {
	var text []string
	for i := range words {
		if words[i].dims == nil && !words[i].stop {
			text = append(text, words[i].text)
		}
	}
	n.text = strings.Join(text, " ")
	switch {
	case n.count > 0:
	case n.plural:
		n.count = 2
	default:
		n.count = 1
	}
	if n.count == 1 {
		n.exact = false
	}
}
