package brief

import (
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
