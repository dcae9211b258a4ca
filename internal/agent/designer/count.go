package designer

import (
	"math"

	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// fitCounts sets the counts that depend on others: one for each of something, plurals without a number, and what a room can hold.
func (p *plan) fitCounts() {
	for _, w := range p.wishes {
		if w.each != "" {
			n := 0
			for _, o := range p.wishes {
				if o != w && means(w.each, o.noun) {
					n += o.count
				}
			}
			n += len(p.present(w.each))
			w.count, w.counted = max(1, n*w.count), n > 0
		} else if !w.counted && w.asked && w.count == 2 {
			w.count = p.plural(w)
		}
		p.bound(w)
	}
}

// plural guesses how many "some shelves" are on this floor.
func (p *plan) plural(w *wish) int {
	if n := p.pluralOf(w); n > 0 {
		return n
	}
	for _, k := range kitOf(p.b.Room.Kind) {
		if means(k.noun, w.noun) || means(w.noun, k.noun) {
			return max(2, k.amount(p.area(), 1))
		}
	}
	if w.entry.Mount == scene.OnSurface {
		return 4
	}
	return 2 + int(math.Min(2, p.area()/25))
}

// bound keeps counts to what the floor could hold at all.
func (p *plan) bound(w *wish) {
	limit := 60
	if w.footprint() > 0 {
		each := (w.entry.Size[0] + 0.3) * (w.entry.Size[1] + 0.4)
		limit = min(limit, max(1, int(p.freeArea()*0.6/each)))
	}
	if w.entry.Mount == scene.OnWall || w.entry.Mount == scene.OnCeiling {
		limit = 16
	}
	if w.count > limit {
		p.note("%d %s were asked for; at most %d are tried in a room of %.0f m²", w.count, plural(w.noun), limit, p.area())
		w.count = limit
	}
}

// freeArea is the floor of the room that nothing stands on, m².
func (p *plan) freeArea() float64 {
	free := p.area()
	if p.builtRoom != nil || p.room == nil {
		return free
	}
	for i := range p.s.things {
		t := &p.s.things[i]
		if t.room == p.room.Node && t.box.Max[2] > p.room.Floor+query.StepHeight && t.box.Min[2] < p.room.Floor+0.3 {
			size := t.box.Size()
			free -= size[0] * size[1]
		}
	}
	return math.Max(free, 0.5)
}
