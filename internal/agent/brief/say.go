package brief

import (
	"slices"
)

// readPhrase reads a noun phrase at i and takes what it says into the brief.
func (r *reader) readPhrase(i int) int {
	p, next := r.phrase(i)
	if next == i {
		return i
	}
	wasListing := r.listing
	r.listing = false
	switch {
	case p.pronoun != "":
	case p.group != nil:
		r.addGroup(p)
	case p.part:
		r.ofLast(p)
	case p.isRoom:
		r.sayRoom(p)
	case p.surface != "":
		r.saySurface(p)
		switch p.surface {
		case "window", "door", "passage":
			next = r.sayOpening(p, i, next)
		case "ceiling":
			r.b.Room.Tall = r.b.Room.Tall || slices.Contains(p.Sizes, "tall") || slices.Contains(p.mods, "high") || slices.ContainsFunc(r.xs[i:next], func(x lexeme) bool { return x.text == "high" || x.text == "lofty" })
			next = r.readCeiling(next)
		}
	case p.light:
		r.sayLight(p)
	case p.noun != "":
		r.listing = wasListing
		r.addItem(p)
	default:
		r.listing = wasListing
		if end := r.coverSurface(p, next); end > next {
			return end
		}
		r.sayLooks(p)
	}
	r.wanting, r.bearer = false, -1
	return next
}

// coverSurface reads "white tiles on the floor".
func (r *reader) coverSurface(p phrase, i int) int {
	if len(p.Colors)+len(p.Materials) == 0 || i >= len(r.xs) || r.xs[i].text != "on" && r.xs[i].text != "for" {
		return i
	}
	q, end := r.phrase(i + 1)
	if q.surface != "walls" && q.surface != "floor" && q.surface != "ceiling" {
		return i
	}
	p.surface, p.compass = q.surface, q.compass
	r.saySurface(p)
	return end
}

// ofLast says looks of the item named last: "with brass legs", "in dark green velvet".
func (r *reader) ofLast(p phrase) {
	if r.last < 0 {
		return
	}
	it := &r.b.Items[r.last]
	it.Colors = append(it.Colors, p.Colors...)
	it.Materials, it.Made = append(it.Materials, p.Materials...), append(it.Made, p.Made...)
}

// sayLooks takes adjectives without a noun: of the last item after "in", else of the whole room.
func (r *reader) sayLooks(p phrase) {
	r.takeMood(p)
	r.b.Colors = append(r.b.Colors, p.Colors...)
	for _, m := range p.Materials {
		r.b.Styles = appendNonEmpty(r.b.Styles, materialStyle(m))
	}
	for _, s := range p.Sizes {
		if r.b.Room.Size == "" && (s == "small" || s == "large") {
			r.b.Room.Size = s
		}
	}
}

func materialStyle(m string) string {
	switch m {
	case "brick", "concrete", "iron", "steel":
		return "industrial"
	}
	return ""
}

func (r *reader) takeMood(p phrase) {
	for _, m := range p.moods {
		r.b.Moods = appendNonEmpty(r.b.Moods, m)
	}
	for _, s := range p.styles {
		r.b.Styles = appendNonEmpty(r.b.Styles, s)
	}
	for _, t := range p.times {
		r.b.Light.TimeOfDay, r.b.Light.Said = t, true
	}
}

func (r *reader) sayRoom(p phrase) {
	r.takeMood(p)
	room := &r.b.Room
	r.b.Colors = append(r.b.Colors, p.Colors...)
	for _, s := range p.Sizes {
		if room.Size == "" && (s == "small" || s == "large") {
			room.Size = s
		}
		if room.Shape == "" && (s == "round" || s == "square") {
			room.Shape = s
		}
	}
	if s := shapeOf(p.mods); s != "" {
		room.Shape = s
	}
	if p.det == "the" || p.det == "this" {
		if room.Kind == "" && p.room != "" {
			room.Kind, room.Zone = p.room, zoneKinds[p.room]
		}
		return
	}
	if p.room == "" {
		room.Said = room.Said || room.Kind == "" && (p.det == "a" || len(p.Sizes) > 0)
		return
	}
	if room.Kind != "" && room.Kind != p.room {
		if zoneKinds[p.room] {
			return
		}
		if !room.Zone {
			r.note("one room at a time: %s was kept, %s left for later", room.Kind, p.room)
			return
		}
	}
	room.Kind, room.Zone = p.room, zoneKinds[p.room]
	room.Said = !room.Zone
}

func (r *reader) saySurface(p phrase) {
	switch p.surface {
	case "window":
		r.sayWindows(p)
	case "door":
		if p.countSaid {
			r.b.Defaults.Doors = max(0, p.count)
		}
	case "room":
		r.sayRoom(phrase{det: p.det, Looks: p.Looks, styles: p.styles, moods: p.moods, times: p.times})
	case "corner":
		r.takeMood(p)
	case "passage":
	default:
		s := Surface{Part: p.surface, Looks: p.Looks, Shade: p.shade, Wall: p.compass}
		if p.brightness != 0 && s.Shade == 0 {
			s.Shade = p.brightness
		}
		s.Shade += modShade(p)
		if p.warmth != 0 {
			s.Tone = toneOf(p.warmth)
		}
		if len(s.Colors)+len(s.Materials) > 0 || s.Shade != 0 || s.Tone != "" {
			r.b.Surfaces = append(r.b.Surfaces, s)
		}
	}
}

// modShade reads "light walls" and "dark floor".
func modShade(p phrase) float64 {
	if len(p.Colors) > 0 {
		return 0
	}
	switch {
	case slices.Contains(p.mods, "light"), slices.Contains(p.mods, "pale"), slices.Contains(p.moods, "bright"):
		return 1
	case slices.Contains(p.mods, "dark"), slices.Contains(p.moods, "moody"):
		return -1
	}
	return 0
}

func toneOf(warmth float64) string {
	if warmth < 0 {
		return "cool"
	}
	return "warm"
}

func (r *reader) sayWindows(p phrase) {
	if p.det == "the" || p.det == "this" {
		return
	}
	switch {
	case p.countSaid:
		r.b.Defaults.Windows = max(0, min(p.count, 12))
	case p.plural:
		r.b.Defaults.Windows = max(2, r.b.Defaults.Windows)
	default:
		r.b.Defaults.Windows = max(1, r.b.Defaults.Windows)
	}
	r.b.Defaults.BigWindows = r.b.Defaults.BigWindows || slices.Contains(p.Sizes, "large") || slices.Contains(p.Sizes, "tall") || slices.Contains(p.Sizes, "wide")
}

func (r *reader) sayLight(p phrase) {
	l := &r.b.Light
	l.Said = true
	l.Warmth += p.warmth
	l.Brightness += p.brightness
	switch p.Tone {
	case "warm":
		l.Warmth++
	case "cool":
		l.Warmth--
	case "bright":
		l.Brightness++
	case "dim":
		l.Brightness--
	}
	if p.more {
		l.Brightness++
	}
	for _, m := range p.moods {
		switch m {
		case "moody":
			l.Brightness--
		case "bright", "airy":
			if p.Tone != "bright" {
				l.Brightness++
			}
		case "cosy":
			l.Warmth++
		}
	}
	for _, s := range p.styles {
		r.b.Styles = appendNonEmpty(r.b.Styles, s)
	}
	for _, t := range p.times {
		l.TimeOfDay = t
	}
	l.Warmth, l.Brightness = min(1, max(-1, l.Warmth)), min(1, max(-1, l.Brightness))
}

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

func (l *Looks) add(o Looks) {
	l.Colors = append(l.Colors, o.Colors...)
	for _, m := range o.Materials {
		l.Materials = appendNonEmpty(l.Materials, m)
	}
	for _, m := range o.Made {
		l.Made = appendNonEmpty(l.Made, m)
	}
	for _, s := range o.Sizes {
		l.Sizes = appendNonEmpty(l.Sizes, s)
	}
	if o.Tone != "" {
		l.Tone = o.Tone
	}
}

// Empty reports whether no look is asked for.
func (l *Looks) Empty() bool {
	return len(l.Colors)+len(l.Materials)+len(l.Sizes) == 0 && l.Tone == ""
}
