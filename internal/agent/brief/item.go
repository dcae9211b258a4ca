package brief

func (r *reader) addGroup(p phrase) {
	r.group = nil
	for _, it := range p.group {
		q := p
		q.noun, q.text, q.count, q.countSaid = it.Noun, it.Noun, it.Count, true
		q.group = nil
		r.addItem(q)
	}
}

// addItem takes a thing into the brief, or refines the item it means.
func (r *reader) addItem(p phrase) {
	if r.isPub(p) {
		p.room, p.noun = "pub", ""
		r.sayRoom(p)
		return
	}
	r.takeItemMood(p)
	if j := r.meant(p); j >= 0 {
		r.b.Items[j].Looks.add(p.Looks)
		r.turnTo(j)
		return
	}
	if len(r.b.Items) >= maxItems {
		r.note("more than %d kinds of things were named; the rest was not read", maxItems)
		return
	}
	it := itemOf(p)
	r.borne(&it)
	if it.Definite && p.noun != "" {
		if t, ok := r.target(p); ok {
			r.spoken = &t
		}
	}
	it.Added = r.adding
	r.b.Items = append(r.b.Items, it)
	if r.bearer >= 0 {
		r.borneBy[len(r.b.Items)-1] = r.bearer
	}
	r.turnTo(len(r.b.Items) - 1)
}

// borne puts a lamp on the thing that was said to come with it: "two nightstands with lamps", "a desk with a lamp".
func (r *reader) borne(it *Item) {
	if r.bearer < 0 || it.Noun != "lamp" {
		return
	}
	switch bearer := r.b.Items[r.bearer].Noun; bearer {
	case "nightstand", "desk", "side table", "console table", "dresser", "sideboard", "table":
		it.Relations = append(it.Relations, Relation{Kind: "on", Object: bearer, Item: r.bearer})
	}
}

// isPub tells "a moody bar with …", a room, from a bar to sit at.
func (r *reader) isPub(p phrase) bool {
	return p.text == "bar" && r.b.Room.Kind == "" && len(r.b.Items) == 0 && p.det == "a" && len(p.moods)+len(p.styles)+len(p.Sizes) > 0
}

func (r *reader) turnTo(j int) {
	if r.each != "" && (len(r.pending) > 0 || r.listing && len(r.fronted) > 0) && r.b.Items[j].Each == "" {
		r.b.Items[j].Each = r.each
	}
	if r.listing {
		r.group = append(r.group, j)
		r.b.Items[j].Relations = append(r.b.Items[j].Relations, r.fronted...)
	} else {
		r.group, r.fronted = []int{j}, r.pending
	}
	r.last, r.listing = j, true
	r.mentions = append(r.mentions, j)
	r.b.Items[j].Relations = append(r.b.Items[j].Relations, r.pending...)
	r.pending = nil
}

// takeItemMood keeps "a cosy armchair" from setting the room's mood, but lets a style word set the style when none was said.
func (r *reader) takeItemMood(p phrase) {
	for _, s := range p.styles {
		r.b.Styles = appendNonEmpty(r.b.Styles, s)
	}
}

func itemOf(p phrase) Item {
	it := Item{Noun: p.noun, Phrase: p.text, Known: p.known, Count: p.count, CountSaid: p.countSaid || p.det == "a", Definite: p.det == "the" || p.det == "this", More: p.more, Looks: p.Looks}
	if p.det == "each" {
		it.Definite = true
	}
	if p.rows > 0 {
		it.Relations = append(it.Relations, Relation{Kind: "row", Item: -1})
	}
	switch {
	case p.countSaid:
	case p.plural && p.noun != "flowers" && p.noun != "string lights" && p.noun != "gloves" && p.noun != "pruning shears":
		it.Count, it.CountSaid = 2, false
	default:
		it.Count = 1
	}
	return it
}

// meant finds the item of the brief that a later mention refines, or −1.
func (r *reader) meant(p phrase) int {
	if p.more {
		return -1
	}
	for j := len(r.b.Items) - 1; j >= 0; j-- {
		it := &r.b.Items[j]
		if !sameThing(p.noun, it.Noun) {
			continue
		}
		again := p.det == "the" || p.det == "this" || p.det == "each" || p.det == "all" || r.modal
		if p.text != p.noun && p.text != it.Phrase {
			continue
		}
		if again || r.sentences > 1 && p.plural && !p.countSaid {
			return j
		}
	}
	return -1
}
