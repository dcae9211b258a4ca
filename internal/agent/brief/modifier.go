package brief

import (
	"strings"
)

// modifier reads one adjective; false ends the phrase.
func (r *reader) modifier(p *phrase, i int) bool {
	x := r.xs[i]
	if x.punct {
		return r.commaInside(p, i)
	}
	if c, ok := comparatives[x.text]; ok {
		p.comparative = true
		p.shade, p.warmth, p.brightness = p.shade+c.shade, p.warmth+c.warmth, p.brightness+c.brightness
		if c.factor != 0 {
			p.factor *= c.factor
		}
		if x.size != "" {
			p.Sizes = append(p.Sizes, x.size)
		}
		return true
	}
	switch {
	case x.text == "and":
		return r.andInside(i)
	case compassWords[x.text] && i+1 < len(r.xs) && (r.xs[i+1].surface != "" || compassWords[r.xs[i+1].text]):
		p.compass = strings.TrimSuffix(x.text, "ern")
	case sidesOf[x.text] && p.det == "the" && i+1 < len(r.xs) && r.canHead(i+1):
		p.compass = strings.TrimSuffix(x.text, "ern")
	case x.isColor:
		p.Colors = append(p.Colors, x.color)
	case x.material != "":
		p.Materials, p.Made = append(p.Materials, x.material), append(p.Made, x.text)
	case x.size != "" && !(x.relation != "" && !r.adjectiveHere(i)):
		p.Sizes = append(p.Sizes, x.size)
	case x.tone != "" || x.mood != "" || x.style != "":
		if x.tone != "" {
			p.Tone = x.tone
		}
		p.moods = appendNonEmpty(p.moods, x.mood)
		p.styles = appendNonEmpty(p.styles, x.style)
	case x.light && r.modifiesNext(i):
		p.mods = append(p.mods, x.text)
	case x.time != "":
		p.times = append(p.times, x.time)
	case x.relation != "" || x.verb != "" && x.noun == "" && !x.stop || x.text == "with" || x.text == "no" || x.text == "without":
		return false
	case x.stop && x.text != "of":
		if p.det == "" && !p.countSaid && len(p.mods) == 0 && !r.adjectiveHere(i) {
			return false
		}
		if r.adjectiveHere(i) && len(x.text) > 3 {
			p.mods = append(p.mods, x.text)
		}
		return r.adjectiveHere(i)
	case grammarWords[x.text] || x.isNum:
		return false
	case !x.known:
		p.mods = append(p.mods, x.one)
		p.plural = p.plural || x.plural
		p.Words = append(p.Words, x.text)
	default:
		return false
	}
	return true
}

// adjectiveHere reports whether something a phrase can be about comes within the next few modifiers.
func (r *reader) adjectiveHere(i int) bool {
	for k := i + 1; k < len(r.xs) && k <= i+4; k++ {
		x := r.xs[k]
		if r.canHead(k) || r.xs[k].text == "one" || r.xs[k].text == "ones" {
			return true
		}
		if x.punct || !(x.isColor || x.material != "" || x.size != "" || x.tone != "" || x.mood != "" || x.style != "") {
			return false
		}
	}
	return false
}

// commaInside tells "a tall, dark wardrobe" from "a tall wardrobe, a bed".
func (r *reader) commaInside(p *phrase, i int) bool {
	if r.xs[i].text != "," || i+1 >= len(r.xs) || i == 0 {
		return false
	}
	before, after := r.xs[i-1], r.xs[i+1]
	if after.text == "and" && i+2 < len(r.xs) {
		after = r.xs[i+2]
	}
	return isAdjective(before) && isAdjective(after) && determiners[after.text] == "" && (p.det != "" || p.countSaid)
}

func isAdjective(x lexeme) bool {
	return x.noun == "" && !x.isRoom && x.surface == "" && (x.isColor || x.material != "" || x.size != "" || x.tone != "" || x.mood != "" || x.style != "")
}

// andInside tells "black and white tiles" from "a bed and a lamp".
func (r *reader) andInside(i int) bool {
	return i > 0 && i+1 < len(r.xs) && isAdjective(r.xs[i-1]) && (isAdjective(r.xs[i+1]) || !r.xs[i+1].known && i+2 < len(r.xs) && r.canHead(i+2)) && r.adjectiveHere(i)
}
