package designer

import (
	"slices"
	"strings"

	"scenograph/internal/agent/brief"
	"scenograph/internal/scene"
)

// fixing relations decide where a thing stands, so that its habits need not.
var fixing = map[string]bool{"on": true, "under": true, "above": true, "beside": true, "left_of": true, "right_of": true, "in_front_of": true, "behind": true, "around": true, "by_window": true, "in_corner": true, "corners": true, "against_wall": true, "hung_on_wall": true, "centred_in": true, "between": true, "inside": true, "hung_from_ceiling": true, "facing_each_other": true, "opposite": true, "circle": true, "at": true, "near": true}

// wantOf is a relation as a want. When several things have its object's name, and a colour was said, it is the one of that colour.
func (p *plan) wantOf(rel brief.Relation) want {
	x := want{kind: rel.Kind, object: rel.Object, detail: rel.Detail, metres: rel.Metres, asked: true}
	if x.object == "sink" && wetRooms[p.b.Room.Kind] && !p.anyThere("sink", nil, true) {
		x.object = "basin"
	}
	if len(rel.Colors) == 0 {
		return x
	}
	if things := p.narrow(p.s.named(rel.Object, p.roomID()), &brief.Target{Noun: rel.Object, Looks: brief.Looks{Colors: rel.Colors}}); len(things) == 1 {
		x.only = things[0].node.ID
	}
	return x
}

// settleWants adds the habits of the wish's kind where nothing was said of its place.
func (p *plan) settleWants(w *wish) {
	p.reconcile(w)
	p.back(w)
	for i := range w.wants {
		w.wants[i] = p.interpret(w, w.wants[i])
	}
	for _, x := range w.wants {
		if fixing[x.kind] && (x.kind != "facing_each_other" || w.count < 2) {
			p.complete(w)
			return
		}
	}
	if p.pairUp(w) {
		return
	}
	if !p.adoptHere(w) && !p.adopt(w, w.noun) && !p.adopt(w, likewise[w.noun]) {
		w.wants = append(w.wants, defaultWants(w)...)
	}
}

// back puts a thing against a wall that something on the wall was asked to hang above or behind, unless its own place was said to be
// elsewhere.
func (p *plan) back(w *wish) {
	if w.entry.Mount != scene.OnFloor || slices.ContainsFunc(w.wants, func(x want) bool { return offWalls[x.kind] || atEdge[x.kind] }) {
		return
	}
	for _, o := range p.wishes {
		if o == w || o.entry.Mount != scene.OnWall {
			continue
		}
		for _, x := range o.wants {
			if x.asked && (x.kind == "above" || x.kind == "behind") && (slices.Contains(x.of, w) || len(x.of) == 0 && p.wishFor(x.object, o, x.soft) == w) {
				w.wants = append(w.wants, want{kind: "against_wall", object: "wall", soft: true})
				return
			}
		}
	}
}

// offWalls are places that are away from walls.
var offWalls = map[string]bool{"centred_in": true, "circle": true, "between": true, "around": true, "by_window": true, "on": true, "under": true}

// complete adds the other habits of a kind to what was asked, where that is itself one of them: a TV stand against a wall is still opposite
// the sofa.
func (p *plan) complete(w *wish) {
	usual := habits[w.noun]
	for _, x := range w.wants {
		if fixing[x.kind] && !slices.ContainsFunc(usual, func(h habit) bool { return h.kind == x.kind && h.objects == "" }) {
			return
		}
	}
	for _, h := range usual {
		if !wants(w, h.kind) && h.objects != "" && p.anyThere(h.objects, w, true) {
			w.wants = append(w.wants, want{kind: h.kind, object: h.objects, metres: h.metres, soft: true})
		}
	}
}

// likewise names the kind whose habits are tried when a thing's own find nothing to hold to.
var likewise = map[string]string{"chair": "armchair", "dining chair": "armchair", "office chair": "armchair", "stool": "armchair", "side table": "coffee table", "bench": "sofa"}

// adoptHere takes over the habits of a kind in this kind of room: stools of a noodle bar stand at the counter.
func (p *plan) adoptHere(w *wish) bool {
	list := kitHabits[p.b.Room.Kind][w.noun]
	for _, h := range list {
		if h.objects != "" && !p.anyThere(h.objects, w, true) {
			return false
		}
	}
	for _, h := range list {
		w.wants = append(w.wants, want{kind: h.kind, object: h.objects, metres: h.metres, soft: true})
	}
	return len(list) > 0
}

// adopt takes over the habits of a kind that find their objects.
func (p *plan) adopt(w *wish, noun string) bool {
	known := false
	for _, h := range habits[noun] {
		object := h.objects
		if object != "" && !p.anyThere(object, w, true) || h.kind == "centred_in" && w.count > 1 {
			continue
		}
		known = true
		w.wants = append(w.wants, want{kind: h.kind, object: object, metres: h.metres, soft: true})
	}
	return known
}

// pairUp lets two or four seats without a sofa face each other.
func (p *plan) pairUp(w *wish) bool {
	if w.noun != "armchair" && w.noun != "sofa" && w.noun != "loveseat" || w.count != 2 && w.count != 4 {
		return false
	}
	if slices.ContainsFunc(w.wants, func(x want) bool { return x.kind == "facing" }) {
		return false
	}
	if w.noun == "armchair" && (p.wishFor("sofa|loveseat", w, true) != nil || !p.b.Room.Zone && p.anyThere("sofa|loveseat|coffee table", w, true)) {
		return false
	}
	w.wants = append(w.wants, want{kind: "facing_each_other", soft: true})
	return true
}

// drawnUpTo are what a chair "in front of" it is drawn up to.
var drawnUpTo = map[string]bool{"desk": true, "counter": true, "kitchen island": true, "bar table": true, "bar": true}

// between are things whose middle of the room is the middle between two seats, when there are such.
var between = map[string]bool{"coffee table": true, "side table": true, "rug": true, "ottoman": true}

// facingPair is the noun of the seats that are to face each other, or "".
func (p *plan) facingPair(self *wish) string {
	for _, w := range p.wishes {
		if w != self && w.count > 1 && slices.ContainsFunc(w.wants, func(x want) bool { return x.kind == "facing_each_other" }) {
			return w.noun
		}
	}
	return ""
}

// interpret reads a relation as its subject means it: a desk that faces a window stands at it.
func (p *plan) interpret(w *wish, x want) want {
	switch {
	case x.kind == "hung_on_wall" && w.entry.Mount != scene.OnWall && w.entry.Mount != scene.OnCeiling:
		x.kind = "against_wall" // it has feet, and no hook
	case x.kind == "centred_in" && x.object == "room" && between[w.noun] && p.facingPair(w) != "":
		x.kind, x.object = "between", p.facingPair(w)
	case x.kind == "facing" && x.object == "window" && (w.noun == "desk" || w.noun == "table" || w.noun == "sink"):
		x.kind = "by_window"
	case x.kind == "on" && (w.entry.Mount == scene.OnFloor || w.entry.Mount == scene.FlatFloor):
		x.kind = "near"
	case x.kind == "beside" && w.entry.Mount == scene.OnSurface && w.asked && slices.Contains(strings.Split(anyCarrier, "|"), x.object):
		x.kind = "on"
	case x.kind == "around" && w.entry.Mount == scene.OnSurface:
		x.kind = "on"
	case x.kind == "in_front_of" && seats[w.noun] && drawnUpTo[x.object]:
		x.kind = "at"
	case (x.kind == "beside" || x.kind == "near") && w.count > 1 && (w.noun == "bar stool" || w.noun == "stool") && drawnUpTo[x.object]:
		x.kind = "at"
	case x.kind == "at" || x.kind == "along":
		if w.noun == "bar stool" || w.noun == "stool" {
			x.kind = "at"
		} else {
			x.kind = "near"
		}
	}
	return x
}

func (p *plan) anyThere(objects string, self *wish, narrow bool) bool {
	for noun := range strings.SplitSeq(objects, "|") {
		for _, w := range p.wishes {
			if w != self && refers(noun, w.noun, narrow) {
				return true
			}
		}
		if slices.ContainsFunc(p.present(noun), func(t *thing) bool { return refers(noun, t.noun, narrow) }) {
			return true
		}
	}
	return false
}

func defaultWants(w *wish) []want {
	switch {
	case w.entry.Mount == scene.OnSurface:
		return []want{{kind: "on", object: anyCarrier, soft: true}}
	case w.entry.Mount == scene.OnWall:
		return []want{{kind: "hung_on_wall", soft: true}}
	case w.entry.Mount == scene.OnCeiling:
		return []want{{kind: "hung_from_ceiling", soft: true}}
	case w.entry.Mount == scene.FlatFloor:
		return []want{{kind: "centred_in", soft: true}}
	case w.entry.AgainstWall:
		return []want{{kind: "against_wall", soft: true}}
	}
	return nil
}
