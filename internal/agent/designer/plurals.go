package designer

import (
	"slices"
	"strings"
)

// pluralOf is how many of a thing go with what it belongs to: curtains with the windows, lamps with the nightstands, chairs with the
// tables; 0 when nothing tells.
func (p *plan) pluralOf(w *wish) int {
	for _, x := range w.wants {
		if o := p.wishFor(x.object, w, x.soft); o != nil && x.kind == "on" && onePerThing[w.noun] {
			return max(2, o.count)
		}
	}
	if n := headcount(&p.b, p.b.Room.Kind, w.noun); n > 0 {
		return n
	}
	if wants(w, "row") {
		return 4
	}
	switch w.noun {
	case "curtain", "blind":
		return max(1, p.windows())
	case "nightstand":
		return max(1, 2*p.countOf("bed")+p.countOf("single bed"))
	case "cushion":
		return 2 * max(1, p.countOf("sofa|bed|loveseat|single bed"))
	case "speaker":
		return 2
	case "picture", "bar stool":
		return 3
	case "chair", "dining chair":
		if n := p.countOf("dining table|table|round table"); n > 0 && (wants(w, "around") || wants(w, "at")) {
			return 4 * n
		}
	case "plate", "glass", "wine glass", "fork", "knife", "spoon", "napkin", "cup":
		if n := p.countOf("chair|dining chair"); n > 1 {
			return min(n, 12)
		}
	}
	return 0
}

// onePerThing are small things of which everything that carries some carries one.
var onePerThing = map[string]bool{"lamp": true, "table lamp": true, "desk lamp": true, "monitor": true, "keyboard": true, "computer": true, "laptop": true}

// countOf counts the things of the nouns, parted by |, that are wished for or there.
func (p *plan) countOf(nouns string) int {
	n := 0
	for noun := range strings.SplitSeq(nouns, "|") {
		for _, o := range p.wishes {
			if o.noun == noun && !o.done {
				n += o.count
			}
		}
		n += len(slices.DeleteFunc(p.present(noun), func(t *thing) bool { return t.noun != noun }))
	}
	return n
}

// windows counts the windows of the room at hand.
func (p *plan) windows() int {
	n := 0
	switch {
	case p.builtRoom != nil:
		for _, o := range p.builtRoom.room.Openings {
			if o.Kind == "window" {
				n++
			}
		}
	case p.room != nil:
		for i := range p.room.Walls {
			for _, o := range p.room.Walls[i].Openings {
				if o.Kind == "window" {
					n++
				}
			}
		}
	}
	return n
}
