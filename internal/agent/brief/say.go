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
