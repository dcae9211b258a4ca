package align

import (
	"slices"
	"strings"
)

type parser struct {
	words   []word
	out     asked
	last    int // the object spoken of last in this sentence, or −1
	shell   int // the part of the room spoken of last, or −1
	roomed  bool
	pending []place // said before the thing that they place
	shared  []place // the same, for what is joined to that thing by "and"
	not     bool    // the relation that follows was denied
	away    float64 // metres said of the relation that follows
}

// read takes a prompt apart.
func (r *Reader) read(prompt string) asked {
	p := &parser{words: r.words.lex(prompt), last: -1, shell: -1}
	for i := 0; i < len(p.words); {
		i = p.step(i)
	}
	slices.Sort(p.out.unread)
	p.out.unread = slices.Compact(p.out.unread)
	return p.out
}

// step reads one construction at i and returns where it ends.
func (p *parser) step(i int) int {
	w := &p.words[i]
	switch {
	case w.stop:
		if strings.ContainsAny(w.text, ".;!?") {
			p.last, p.shell, p.roomed, p.pending = -1, -1, false, nil
			p.shared = nil
		}
		return i + 1
	case (w.text == "no" || w.text == "without"):
		return p.exclude(i + 1)
	case w.text == "for" && i+2 < len(p.words) && p.words[i+1].number > 0 && crowds[p.words[i+2].text]:
		p.out.seats = p.words[i+1].number
		return i + 3
	case w.dims != nil:
		if next, ok := p.phrase(i); ok {
			return next
		}
		p.measure(*w.dims)
		return i + 1
	}
	if next := p.qualify(i); next > i {
		i = next
	}
	next := p.relation(i)
	p.not, p.away = false, 0
	if next > i {
		return next
	}
	if w.text == "each" && p.last >= 0 {
		p.out.objects[p.last].many() // "tables with two chairs each"
		return i + 1
	}
	if next, ok := p.phrase(i); ok {
		return next
	}
	p.wordAlone(i)
	return i + 1
}

// wordAlone takes what stands outside of any phrase: "…, in a warm and bright atmosphere".
func (p *parser) wordAlone(i int) {
	w := &p.words[i]
	switch {
	case w.style != "":
		p.out.styles = appendOnce(p.out.styles, w.style)
	case w.mood != "":
		p.out.moods = appendOnce(p.out.moods, w.mood)
	case w.color != nil || w.material != "" || w.size != "" || w.relation != "" || w.number > 0 || lights[w.one]:
	case !silent[w.text] && !silent[w.one] && vague[w.text] == 0 && !definite[w.text] && !pronoun(w.text) && w.reversed == "":
		p.out.unread = append(p.out.unread, w.text)
	}
}

func appendOnce(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func (p *parser) measure(d measures) {
	if d.a > 0 {
		p.out.dims.a, p.out.dims.b = d.a, d.b
	}
	if d.height > 0 {
		p.out.dims.height = d.height
	}
	if d.area > 0 {
		p.out.dims.area = d.area
	}
}

// exclude reads "no rug or plants".
func (p *parser) exclude(i int) int {
	for i < len(p.words) {
		n, next := p.noun(i)
		if n.noun == "" || n.kind != thing {
			return max(i, next)
		}
		p.out.absent = append(p.out.absent, object{noun: n.noun, text: n.text})
		i = next
		if i < len(p.words) && (p.words[i].text == "or" || p.words[i].text == "nor") {
			i++
			continue
		}
		if i+1 < len(p.words) && (p.words[i].text == "and" || p.words[i].text == ",") && p.words[i+1].text == "no" {
			i += 2
			continue
		}
		return i
	}
	return i
}

// phrase reads a noun phrase and takes it as a requirement.
func (p *parser) phrase(i int) (int, bool) {
	n, next := p.noun(i)
	if n.noun == "" {
		return i, false
	}
	switch n.kind {
	case whole:
		p.takeRoom(n)
	case part:
		p.takePart(n)
	case thing:
		if p.attribute(n) {
			return next, true
		}
		p.takeThing(n)
	case lighting:
		p.out.moods = appendAll(p.out.moods, n.looks.moods)
		p.out.styles = appendAll(p.out.styles, n.looks.styles)
	}
	return next, true
}

func appendAll(list, more []string) []string {
	for _, s := range more {
		list = appendOnce(list, s)
	}
	return list
}

func (p *parser) takeRoom(n nounPhrase) {
	if n.room != "" && p.out.room == "" {
		p.out.room, p.out.roomText = n.room, n.text
	}
	for _, s := range n.looks.sizes {
		if s == "small" || s == "large" {
			p.out.size = s
		}
	}
	if n.looks.dims != nil {
		p.measure(*n.looks.dims)
	}
	p.out.styles = appendAll(p.out.styles, n.looks.styles)
	p.out.moods = appendAll(p.out.moods, n.looks.moods)
	p.last, p.roomed = -1, true
}

func (p *parser) takePart(n nounPhrase) {
	p.last = -1
	o := object{noun: n.shell, text: n.text, count: n.count, exact: n.exact, plural: n.plural, looks: n.looks, spoken: n.definite}
	if n.shell == "corner" || n.definite && len(n.looks.colors)+len(n.looks.materials) == 0 {
		return
	}
	p.shell = len(p.out.shell)
	p.out.shell = append(p.out.shell, o)
}

// takeThing adds a thing, or finds the one that is spoken of again, and makes it the subject of what follows.
func (p *parser) takeThing(n nounPhrase) int {
	if n.definite {
		if k := p.mentioned(n.noun); k >= 0 {
			p.last = k
			p.settle(k)
			return k
		}
	}
	p.out.objects = append(p.out.objects, object{noun: n.noun, text: n.text, count: n.count, exact: n.exact, plural: n.plural, looks: n.looks})
	p.last = len(p.out.objects) - 1
	p.settle(p.last)
	return p.last
}

// settle gives a thing the place that was said before it: "on the desk, a lamp".
func (p *parser) settle(k int) {
	if p.pending != nil {
		p.shared, p.pending = p.pending, nil
	}
	o := &p.out.objects[k]
	o.places = append(o.places, p.shared...)
	for i := range p.shared {
		if p.shared[i].each {
			o.many()
		}
	}
}

// mentioned finds the object that a noun speaks of again, the latest first, or −1.
func (p *parser) mentioned(noun string) int {
	for k := len(p.out.objects) - 1; k >= 0; k-- {
		if o := &p.out.objects[k]; o.noun == noun || strings.HasSuffix(o.noun, " "+noun) || strings.HasSuffix(noun, " "+o.noun) || headed(o.noun, noun) {
			return k
		}
	}
	return -1
}

// attribute takes "with brass legs" as a look of the thing before.
func (p *parser) attribute(n nounPhrase) bool {
	if !parts[n.noun] || p.last < 0 || n.definite {
		return false
	}
	o := &p.out.objects[p.last]
	o.looks.colors = append(o.looks.colors, n.looks.colors...)
	o.looks.materials = appendAll(o.looks.materials, n.looks.materials)
	return true
}
