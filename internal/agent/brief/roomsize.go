package brief

import "slices"

// resizeRoom takes a wish for another height of the room. Its plan is not changed by a request, which it says.
func (r *reader) resizeRoom(p, q phrase, from, end int) int {
	if p.surface == "ceiling" || p.surface == "walls" || slices.Contains(q.Sizes, "tall") || slices.Contains(q.Sizes, "low") {
		r.addEdit(Edit{Verb: Heighten, Factor: q.factor}, from, end)
		return end
	}
	r.note("the plan of a room that stands is not changed by a request: press U and drag its walls or corners")
	return end
}

// readDouble reads "double the chairs", which is about how many, and "double the rug", which is about its size.
func (r *reader) readDouble(i int) int {
	k := i + 1
	for k < len(r.xs) && (r.xs[k].text == "the" || r.xs[k].text == "number" || r.xs[k].text == "amount" || r.xs[k].text == "of") {
		k++
	}
	p, next := r.phrase(k)
	if next > k && p.noun != "" && p.plural {
		t, _ := r.target(p)
		t.All = true
		r.addEdit(Edit{Verb: Again, Target: t}, i, next)
		return next
	}
	return r.readTargets(i, Edit{Verb: Resize, Factor: 2})
}

// readTotal reads how many there are to be in the end.
func (r *reader) readTotal(i int) int {
	p, next := r.phrase(i + 1)
	if next == i+1 || p.noun == "" || p.count < 1 {
		return i
	}
	t, _ := r.target(p)
	t.All, t.Count = true, 0
	r.addEdit(Edit{Verb: Again, Target: t, Seats: p.count}, i, next)
	return next
}

// readServe reads what colloquially makes of "set the table for four" and of "a laptop in front of every chair".
func (r *reader) readServe(i int) int {
	p, next := r.phrase(i + 1)
	t, ok := r.target(p)
	if next == i+1 || !ok {
		return i
	}
	e := Edit{Verb: Serve, Target: t}
	if p.det == "a" {
		with := itemOf(p)
		e.Target, e.With = Target{Noun: "table", Phrase: "table"}, &with
	}
	if next+1 < len(r.xs) && r.xs[next].text == "for" && r.xs[next+1].isNum {
		next += 2
		e.Seats = int(geomClamp(r.xs[next-1].number, 1, 40))
	}
	r.addEdit(e, i, next)
	return next
}
