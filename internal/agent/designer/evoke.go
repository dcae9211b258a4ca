package designer

import (
	"cmp"
	"slices"

	"scenograph/internal/agent/brief"
	"scenograph/internal/scene"
)

// evoke reads what kind of room the one that stands is to be like. A room in which nothing stands, or none at all, is built as one.
func (p *plan) evoke() {
	i := slices.IndexFunc(p.b.Edits, func(e brief.Edit) bool { return e.Verb == brief.Evoke })
	if i < 0 {
		return
	}
	kind := p.b.Edits[i].Style
	room := p.s.room(p.obs.Room, p.obs.Selection, "")
	if room == nil || p.s.crowd(room.Node) == 0 {
		p.b.Edits = slices.Delete(slices.Clone(p.b.Edits), i, i+1)
		p.b.Room.Kind, p.b.Room.Said = kind, true
		return
	}
	p.evoked = kind
	p.b.Edits = slices.Clone(p.b.Edits)
	p.b.Edits[i].Verb, p.b.Edits[i].Style = brief.Restyle, p.styleLike(kind)
}

// styleLike is the word for the style that was said, or else for one that rooms of a kind have.
func (p *plan) styleLike(kind string) string {
	for _, word := range slices.Concat(p.b.Styles, p.b.Moods) {
		if styleOf[word] != "" {
			return word
		}
	}
	style := cmp.Or(usualStyle(kind, chance(p.taste(), kind)), "modern")
	var words []string
	for word, s := range styleOf {
		if s == style {
			words = append(words, word)
		}
	}
	slices.Sort(words)
	if len(words) == 0 || slices.Contains(words, style) {
		return style
	}
	return words[0]
}

// gatherSigns wishes for what tells a kind of room and is not there yet, as much as the floor that is left may carry.
func (p *plan) gatherSigns() {
	free := p.area()
	for i := range p.s.things {
		if t := &p.s.things[i]; t.room == p.roomID() && mountOf(t) == scene.OnFloor && !flat(t) {
			size := t.box.Size()
			free -= 2 * size[0] * size[1] // a thing and the way around it
		}
	}
	kit := kitOf(p.b.Room.Kind)
	for _, k := range kit {
		if !p.excluded(k.noun) && !p.wished(k.noun) && !p.seatedElsewhere(kit, k) {
			p.addPiece(k, free)
		}
	}
}
