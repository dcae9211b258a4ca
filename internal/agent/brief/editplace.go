package brief

import (
	"math"

	"scenograph/internal/geom"
)

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
