package brief

import (
	"math"
	"slices"
	"strings"
)

// phrase is a noun phrase: determiner, count, modifiers and what they are about.
type phrase struct {
	det       string // "a", "the", "this", "all", "each", "no" or ""
	count     int
	countSaid bool
	more      bool
	plural    bool
	Looks
	styles, moods, times []string
	shade, warmth        float64 // from comparatives
	factor, brightness   float64
	noun                 string // a thing
	text                 string // the noun with unread modifiers: what to search for
	known                bool
	room                 string
	isRoom               bool
	surface              string // walls, floor, ceiling, window, door, corner, room
	light                bool
	part                 bool // a part of a thing, such as its legs
	pronoun              string
	group                []Item
	mods                 []string
	comparative          bool
	compass              string
	near                 []Relation // which of several is meant: "the lamps by the desk"
	rows                 int        // "two rows of"; 0 when they are not in rows
	furniture            bool       // everything, but only what stands on the floor
}

var determiners = map[string]string{
	"a": "a", "an": "a", "the": "the", "this": "this", "these": "this", "those": "this", "that": "this", "my": "the", "our": "the", "your": "the", "its": "the", "their": "the", "his": "the", "her": "the",
	"all": "all", "each": "each", "every": "each", "both": "the", "any": "all", "selected": "this", "one's": "the", "existing": "the", "current": "the", "whole": "the", "entire": "the", "whatever": "all",
}

var pronouns = map[string]string{"it": "it", "them": "them", "they": "them", "everything": "everything", allFurniture: "everything", "selection": "it", "one": "it", "ones": "them"}

var compassWords = map[string]bool{"north": true, "south": true, "east": true, "west": true, "left": true, "right": true, "back": true, "front": true, "far": true, "long": true, "short": true, "northern": true, "southern": true, "eastern": true, "western": true, "opposite": true, "longest": true, "rear": true, "northeast": true, "northwest": true, "southeast": true, "southwest": true}

// sidesOf tell which of several things is meant: "the left armchair".
var sidesOf = map[string]bool{"left": true, "right": true, "north": true, "south": true, "east": true, "west": true, "northern": true, "southern": true, "eastern": true, "western": true}

// phrase reads a noun phrase at i; next == i means there is none.
func (r *reader) phrase(i int) (p phrase, next int) {
	p.factor = 1
	from := i
	if i < len(r.xs) {
		if name, ok := pronouns[r.xs[i].text]; ok && !(i+1 < len(r.xs) && r.xs[i].isNum) {
			p.pronoun, p.furniture = name, r.xs[i].text == allFurniture
			return r.madeOf(p, i)
		}
	}
	if r.pointsAlone(i) {
		p.det, p.pronoun, p.plural = "this", "it", r.xs[i].text == "these" || r.xs[i].text == "those"
		if p.plural {
			p.pronoun = "them"
		}
		return p, i + 1
	}
	i = r.determiner(&p, i)
	i = r.count(&p, i)
	for i < len(r.xs) {
		if i > from && (r.xs[i].text == "one" || r.xs[i].text == "ones") && !p.bare() {
			return p, i + 1
		}
		part := r.head(&p, i)
		if part == isHead {
			return p, i + 1
		}
		if part == isNeither && !r.modifier(&p, i) {
			break
		}
		i++
	}
	return r.headless(p, from, i)
}

// pointsAlone tells "make these warmer" from "make these chairs warmer".
func (r *reader) pointsAlone(i int) bool {
	if i >= len(r.xs) || determiners[r.xs[i].text] != "this" || r.xs[i].text == "selected" {
		return false
	}
	return i+1 >= len(r.xs) || !r.canHead(i+1) && !r.adjectiveHere(i+1) && !r.xs[i+1].isNum && r.xs[i+1].known
}

func (r *reader) determiner(p *phrase, i int) int {
	for i < len(r.xs) {
		d, ok := determiners[r.xs[i].text]
		if !ok {
			return i
		}
		if p.det == "" || p.det == "all" && d == "this" {
			p.det = d
		}
		if r.xs[i].text == "these" || r.xs[i].text == "those" || d == "all" {
			p.plural = true
		}
		i++
	}
	return i
}

// count reads "two", "3", "a pair of", "several", "two more", "a dozen", "half a dozen".
func (r *reader) count(p *phrase, i int) int {
	for i < len(r.xs) {
		x := r.xs[i]
		vague, isVague := vagueCounts[x.one]
		if !isVague {
			vague, isVague = vagueCounts[x.text]
		}
		switch {
		case x.isNum:
			if i+1 < len(r.xs) && (units[r.xs[i+1].text] != 0 && r.xs[i+1].text != "in" || timesWords[r.xs[i+1].text] && i+2 < len(r.xs) && r.xs[i+2].isNum) {
				return i
			}
			r.setCount(p, x)
		case rowWords[x.one] && i+1 < len(r.xs) && r.xs[i+1].text == "of":
			p.rows = 1
			if p.countSaid {
				p.rows = min(max(p.count, 1), maxRows)
			}
			p.count, p.countSaid = p.rows*eachRow, true
		case isVague && x.noun == "" && x.one != "row":
			if x.one == "dozen" && p.countSaid {
				p.count = min(p.count*12, maxCount)
			} else if x.one == "hundred" && p.countSaid || x.one == "thousand" && p.countSaid || x.one == "million" && p.countSaid {
				r.setCount(p, lexeme{text: x.text, number: float64(p.count) * float64(vague)})
			} else {
				r.setCount(p, lexeme{text: x.text, number: float64(vague)})
			}
		case x.text == "half" && i+2 < len(r.xs) && r.xs[i+1].text == "a" && r.xs[i+2].text == "dozen":
			p.count, p.countSaid = 6, true
			i += 2
		case x.text == "more", x.text == "extra", x.text == "additional", x.text == "further":
			p.more = true
		case (x.text == "x" || x.text == "of") && (p.countSaid || p.det == "all"), (x.text == "of" || x.text == "the" || x.text == "set") && (p.countSaid || p.det == "a"):
		default:
			return i
		}
		i++
	}
	return i
}

func (r *reader) setCount(p *phrase, x lexeme) {
	p.countSaid = true
	switch n := x.number; {
	case math.IsNaN(n) || n < 0:
		r.note("%s is not a number of things; none are placed", clip(x.text))
		p.count = -1
	case n > maxCount:
		r.note("%s were asked for; at most %d of one kind are tried", clip(x.text), maxCount)
		p.count = maxCount
	case n == 0:
		p.count = -1
	case n != math.Trunc(n):
		p.count = max(1, int(math.Round(n)))
		r.note("%s is read as %d", clip(x.text), p.count)
	default:
		p.count = int(n)
	}
	if p.rows > 1 && p.count > 0 {
		p.count = min(p.count*p.rows, maxCount)
	}
}

// rowWords are what things stand in when they stand side by side: "a row of washers". A row of no said length has eachRow things.
var rowWords = map[string]bool{"row": true, "line": true, "bank": true}

const (
	eachRow = 4
	maxRows = 12
)

// role is what a lexeme is to its phrase.
type role int

const (
	isNeither  role = iota
	isHead          // what the phrase is about
	isModifier      // a noun before the head: the "kitchen" of "kitchen shelf"
)

// head reads the noun that ends the phrase, if lexeme i is one.
func (r *reader) head(p *phrase, i int) role {
	x := r.xs[i]
	follows := i+1 < len(r.xs) && r.canHead(i+1)
	switch {
	case x.group != nil:
		p.group, p.known = x.group, true
	case x.part && (x.noun == "" || len(p.Materials)+len(p.Colors) > 0) && !follows && x.one != "front" && x.one != "top":
		p.part = true
	case x.part && x.one == "top" && len(p.Materials) > 0:
		p.part = true
	case x.light && (x.noun == "" || x.text == "lights") && !r.modifiesNext(i):
		p.light = true
	case x.surface != "" && (!follows || r.xs[i+1].light):
		p.surface = x.surface
	case x.isRoom && !follows:
		p.room, p.isRoom = x.room, true
	case x.noun != "" && !follows:
		r.takeNoun(p, x)
	case (x.noun != "" || x.isRoom || x.surface != "") && follows:
		p.mods = append(p.mods, x.one)
		return isModifier
	case x.material != "" && !x.isColor && r.standsAlone(p, i):
		p.noun, p.text, p.known = x.one, x.one, true
	default:
		return isNeither
	}
	p.plural = p.plural || x.plural
	return isHead
}

// canHead reports whether lexeme i can be what a phrase is about.
func (r *reader) canHead(i int) bool {
	x := r.xs[i]
	if x.relation != "" || x.verb != "" && x.noun == "" || x.stop && x.noun == "" {
		return false
	}
	return x.noun != "" || x.isRoom || x.surface != "" || x.light && !r.modifiesNext(i)
}

// modifiesNext tells the "light" of "light grey" and "light oak" from the light of a room.
func (r *reader) modifiesNext(i int) bool {
	if i+1 >= len(r.xs) || r.xs[i].text == "lights" || r.xs[i].text == "lighting" {
		return false
	}
	n := r.xs[i+1]
	return n.isColor || n.material != "" || n.noun != "" && !n.stop || n.surface != "" || n.style != ""
}

// standsAlone tells "a glass" from "a glass table".
func (r *reader) standsAlone(p *phrase, i int) bool {
	if r.xs[i].one != "glass" || p.det == "" && !p.countSaid {
		return false
	}
	return i+1 >= len(r.xs) || r.xs[i+1].punct || r.xs[i+1].relation != "" || r.xs[i+1].text == "and"
}

func (r *reader) takeNoun(p *phrase, x lexeme) {
	p.noun, p.known = x.noun, true
	words := slices.Concat(p.mods, []string{x.one})
	p.text = strings.Join(words, " ")
	p.plural = p.plural || x.plural
	for _, w := range strings.Fields(x.one) {
		if s := sizeWords[w]; s != "" && !slices.Contains(p.Sizes, s) {
			p.Sizes = append(p.Sizes, s)
		}
		if _, ok := materialWords[w]; ok && w != "glass" {
			p.Materials, p.Made = append(p.Materials, w), append(p.Made, w)
		}
	}
}

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

// headless settles a phrase that no known noun ended: an unknown noun, adjectives alone, or nothing.
func (r *reader) headless(p phrase, from, i int) (phrase, int) {
	for i > from && (r.xs[i-1].text == "and" || r.xs[i-1].text == ",") {
		i--
	}
	if n := len(p.mods); n > 0 && (p.det != "" || p.countSaid || r.wanting || r.listing && p.plural) && !r.xs[i-1].known {
		p.noun, p.text = p.mods[n-1], strings.Join(p.mods, " ")
		return p, i
	}
	if p.bare() {
		if p.det == "this" && i > from {
			p.pronoun = "it"
			if p.plural {
				p.pronoun = "them"
			}
			return p, i
		}
		return p, from
	}
	return p, i
}

// bare reports whether the phrase says nothing at all.
func (p *phrase) bare() bool {
	return len(p.Colors)+len(p.Materials)+len(p.Sizes)+len(p.styles)+len(p.moods)+len(p.times) == 0 && p.Tone == "" && !p.comparative
}

func appendNonEmpty(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
