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
	i = r.superlative(&e.Target, r.except(&e.Target, next))
	if end := r.readGather(e, from, i); end > i {
		return end
	}
	for i < len(r.xs) && !r.clauseEnd(i) {
		if n := r.readSpot(&e, i); n > i {
			i = n
			continue
		}
		if n := r.readOffset(&e, i); n > i {
			i = n
			continue
		}
		if n := r.alongWith(&e, i); n > i {
			return n
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
		if r.xs[i].noun != "" {
			r.unread = append(r.unread, r.xs[i].text)
		}
		i++
	}
	if e.Metres != 0 && len(e.To) == 0 && e.Offset == (geom.Vec2{}) {
		e.Verb = Lift
	}
	r.addEdit(e, from, i)
	return i
}

// alongWith ends a move where another thing is named: "and the mug to its right" is a move of its own, "and the rug with it" goes the same
// way. It returns i when no other thing is named there.
func (r *reader) alongWith(e *Edit, i int) int {
	if r.xs[i].text != "and" && r.xs[i].text != "," || len(e.To) == 0 && e.Offset == (geom.Vec2{}) && e.Metres == 0 {
		return i
	}
	k := i + 1
	for k < len(r.xs) && (r.xs[k].text == "and" || r.xs[k].text == "also") {
		k++
	}
	if !r.pointsAt(k) {
		return i
	}
	p, end := r.phrase(k)
	t, ok := r.target(p)
	if end == k || p.noun == "" || !ok {
		return i
	}
	rest := end
	for rest < len(r.xs) && (r.xs[rest].text == "with" || r.xs[rest].text == "it" || r.xs[rest].text == "too" || r.xs[rest].text == "as" || r.xs[rest].text == "well" || r.xs[rest].text == "also" || r.xs[rest].text == "along") {
		rest++
	}
	goes := rest > end && (rest >= len(r.xs) || r.clauseEnd(rest) || r.xs[rest].punct)
	if !goes && (end >= len(r.xs) || r.xs[end].relation == "" && offsetWords[r.xs[end].text] == (geom.Vec2{})) {
		return i
	}
	r.addEdit(*e, max(0, i-1), i)
	if !goes {
		r.object = e.Target.Noun // "its" means what was moved, not where to
		return max(r.readMove(k-1), end)
	}
	same := *e
	same.Target = t
	r.addEdit(same, i, rest)
	return rest
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
	return k >= len(r.xs) || r.xs[k].verb != "" && !(shyVerbs[r.xs[k].text] && !r.pointsAt(k+1)) || comparatives[r.xs[k].text] != (change{})
}

var offsetWords = map[string]geom.Vec2{"left": {-1, 0}, "right": {1, 0}, "forward": {0, -1}, "forwards": {0, -1}, "back": {0, 1}, "backward": {0, 1}, "backwards": {0, 1}, "north": {0, 1}, "south": {0, -1}, "east": {1, 0}, "west": {-1, 0}}

// readOffset reads "50 cm to the left", "left by 1 m" and "1 metre back".
func (r *reader) readOffset(e *Edit, i int) int {
	metres, j := 0.5, i
	for _, x := range r.xs[max(0, i-3):i] {
		if x.text == "a bit" || x.text == "a little" || x.text == "slightly" {
			metres = 0.2
		}
	}
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
	if up, ok := map[string]float64{"up": 1, "upwards": 1, "down": -1, "downwards": -1, "higher": 1, "lower": -1}[r.xs[k].text]; ok {
		j = k + 1
		if !said {
			metres = 0.2
			takeLength()
		}
		e.Metres += up * metres
		return j
	}
	direction, ok := offsetWords[r.xs[k].text]
	if !ok || k+1 < len(r.xs) && r.xs[k+1].surface != "" {
		return i
	}
	j = k + 1
	if !said {
		takeLength()
	}
	switch r.xs[k].text {
	case "forward", "forwards", "back", "backward", "backwards":
		e.Own = true
	}
	if !said && j < len(r.xs) && (r.xs[j].text == "a bit" || r.xs[j].text == "a little" || r.xs[j].text == "slightly") {
		metres = 0.2
		j++
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
	if i+1 < len(r.xs) && (r.xs[i+1].text == "for" || r.xs[i+1].text == "with" || r.xs[i+1].text == "by") {
		return r.readReplacement(phrase{det: "this", pronoun: "it", factor: 1}, from, i+1)
	}
	p, next := r.phrase(i + 1)
	if next == i+1 || p.noun == "" && p.pronoun == "" {
		return i
	}
	if t, ok := r.target(p); ok && p.pronoun != "it" && next+1 < len(r.xs) && (r.xs[next].text == "and" || r.xs[next].text == "with") && r.pointsAt(next+1) && r.xs[next+1].verb == "" {
		if q, end := r.phrase(next + 1); end > next+1 && q.noun != "" && (end >= len(r.xs) || r.clauseEnd(end) || r.xs[end].text == "around" || r.xs[end].stop) {
			if other, ok := r.target(q); ok && other.Noun != t.Noun {
				r.addEdit(Edit{Verb: Trade, Target: t, Other: &other}, from, end)
				return end
			}
		}
	}
	return r.readReplacement(p, from, next)
}

// readReplacement reads "for something lower" after what it is to replace.
func (r *reader) readReplacement(p phrase, from, next int) int {
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

// readLift reads "raise the mirror by 20 cm" and "lower the lamp".
func (r *reader) readLift(i int, way float64) int {
	from := i
	p, next := r.phrase(i + 1)
	t, ok := r.target(p)
	e := Edit{Verb: Lift, Target: t, Metres: 0.2 * way}
	switch {
	case p.surface == "ceiling":
		e.Verb = Heighten
	case next == i+1 || !ok || p.light:
		return i
	}
	i = r.narrow(&e.Target, next)
	for i < len(r.xs) && !r.clauseEnd(i) {
		if r.xs[i].isNum {
			v, u, n := length(r.xs, i)
			e.Metres = way * geomClamp(v*firstNonZero(u, 1), -maxRoomM, maxRoomM)
			i = n
			continue
		}
		if r.xs[i].text == "slightly" || r.xs[i].text == "a bit" || r.xs[i].text == "a little" {
			e.Metres = 0.1 * way
		}
		i++
	}
	r.addEdit(e, from, i)
	return i
}

// readSpot reads places that only a move can have: "away from the wall", "closer to the shelf", "to the opposite side".
func (r *reader) readSpot(e *Edit, i int) int {
	k := i
	for k < len(r.xs) && (r.xs[k].text == "to" || r.xs[k].text == "the" || r.xs[k].text == "on") {
		k++
	}
	if k >= len(r.xs) {
		return i
	}
	switch x := r.xs[k]; {
	case x.text == "opposite" && k+1 < len(r.xs) && r.xs[k+1].text == "side":
		e.To = append(e.To, Relation{Kind: "other_side", Object: "room", Item: -1})
		return k + 2
	case x.text == "wall-middle":
		e.To = append(e.To, Relation{Kind: "wall_middle", Object: "wall", Item: -1})
		return k + 1
	case x.text == "closer to" || x.text == "nearer to" || x.text == "nearer":
		rel, end, ok := r.relation(k)
		if !ok || end == k || rel.Object == "" {
			return i
		}
		rel.Kind = "closer"
		e.To = append(e.To, rel)
		return end
	}
	return i
}

// readGather reads "closer together" and "further apart" after what is moved.
func (r *reader) readGather(e Edit, from, i int) int {
	k := i
	for k < len(r.xs) && (r.xs[k].text == "a bit" || r.xs[k].text == "a little" || r.xs[k].text == "much" || r.xs[k].text == "closer" || r.xs[k].text == "nearer" || r.xs[k].text == "farther" || r.xs[k].text == "further") {
		k++
	}
	if k >= len(r.xs) || r.xs[k].text != "together" && r.xs[k].text != "apart" {
		return i
	}
	e.Verb, e.Factor, e.Target.All = Gather, 0.5, true
	if r.xs[k].text == "apart" {
		e.Factor = 1.6
	}
	r.addEdit(e, from, k+1)
	return k + 1
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
	next = r.pastHedges(next)
	if next < len(r.xs) && (r.xs[next].text == "lower" || r.xs[next].text == "higher") {
		return r.readMove(i)
	}
	if next >= len(r.xs) || r.xs[next].relation == "" && offsetWords[r.xs[next].text] == (geom.Vec2{}) {
		return i
	}
	return r.readMove(i)
}

// pastHedges skips "a bit" and its like.
func (r *reader) pastHedges(i int) int {
	for i < len(r.xs) && (r.xs[i].text == "a bit" || r.xs[i].text == "a little" || r.xs[i].text == "slightly" || r.xs[i].text == "much") {
		i++
	}
	return i
}
