package designer

import (
	"math"
	"slices"
	"strings"

	"scenograph/internal/agent/brief"
	"scenograph/internal/catalog"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// want is a wished-for place: a brief's relation or a habit.
type want struct {
	kind   string
	object string // nouns parted by |, the first that is there counts; "" for the room
	detail string
	metres float64
	asked  bool
	soft   bool
}

// wish is one kind of thing to be added.
type wish struct {
	noun, phrase string
	entry        catalog.Entry
	count        int
	asked        bool
	counted      bool // the count was said
	looks        brief.Looks
	wants        []want
	each         string
	group        string
	rank         int
	order        int
	nodes        []scene.NodeID // given when it is placed
	done         bool           // placed by an edit already
}

func (w *wish) footprint() float64 {
	if w.entry.Mount != scene.OnFloor {
		return 0
	}
	return w.entry.Size[0] * w.entry.Size[1]
}

// wishes turns the brief and the room's kit into what is still missing.
func (p *plan) gather() {
	for i := range p.b.Items {
		p.gatherItem(&p.b.Items[i])
	}
	if p.completing() {
		p.gatherKit()
	}
	for _, w := range slices.Clone(p.wishes) {
		p.carry(w)
	}
	for _, w := range p.wishes {
		p.settleWants(w)
	}
	p.fitCounts()
}

// carry adds something to stand on for a small thing that was asked for and has nothing to stand on: a tv wants a tv stand.
func (p *plan) carry(w *wish) {
	if !w.asked || w.entry.Mount != scene.OnSurface || len(habits[w.noun]) == 0 {
		return
	}
	for _, x := range w.wants {
		if x.kind == "on" || x.kind == "inside" || x.kind == "around" || x.kind == "corners" || x.kind == "in_corner" {
			return
		}
	}
	objects := habits[w.noun][0].objects
	if p.anyThere(objects, w, true) {
		return
	}
	noun := firstOf(objects)
	entry, ok := p.find(noun, noun)
	if !ok {
		return
	}
	p.note("%s is added to carry %s", withArticle(noun), theNoun(w))
	p.add(&wish{noun: noun, phrase: noun, entry: entry, count: 1, asked: true, counted: true, wants: w.wants})
	w.wants = []want{{kind: "on", object: noun, asked: true}}
}

func (p *plan) gatherItem(it *brief.Item) {
	if it.Definite && len(p.s.named(it.Noun, p.roomID())) > 0 && !it.More {
		p.rearrange(it)
		return
	}
	entry, ok := p.find(it.Phrase, it.Noun)
	if !ok {
		p.note("no catalogue thing fits %q; left out", it.Phrase)
		return
	}
	if !p.exact(entry, it.Phrase, it.Noun) {
		p.note("the catalogue has no %s; %s stands in", it.Phrase, withArticle(strings.ToLower(entry.Name)))
	}
	w := &wish{noun: it.Noun, phrase: it.Phrase, entry: entry, count: it.Count, asked: true, counted: it.CountSaid, looks: it.Looks, each: it.Each, rank: 0}
	if p.obs.Step > 0 {
		have := len(p.s.named(it.Noun, p.roomID()))
		if have >= w.count {
			return
		}
		w.count -= have
	}
	for _, rel := range it.Relations {
		w.wants = append(w.wants, want{kind: rel.Kind, object: rel.Object, detail: rel.Detail, metres: rel.Metres, asked: true})
	}
	p.add(w)
}

func (p *plan) add(w *wish) {
	w.order = len(p.wishes)
	p.wishes = append(p.wishes, w)
}

// find looks a noun up in the catalogue, the whole phrase first. Only names and synonyms count: a guess would be a wrong thing.
func (p *plan) find(phrase, noun string) (catalog.Entry, bool) {
	for _, text := range []string{phrase, noun, broader[noun]} {
		if text == "" {
			continue
		}
		for _, m := range p.policy.source.Search(text, 3) {
			if (m.Kind == catalog.Exact || m.Kind == catalog.Synonym) && m.Score >= 0.6 {
				return m.Entry, true
			}
		}
	}
	return catalog.Entry{}, false
}

// exact reports whether an entry was found by what was said, not by a plainer stand-in.
func (p *plan) exact(entry catalog.Entry, phrase, noun string) bool {
	for _, text := range []string{phrase, noun} {
		for _, m := range p.policy.source.Search(text, 3) {
			if m.Entry.ID == entry.ID && (m.Kind == catalog.Exact || m.Kind == catalog.Synonym) && m.Score >= 0.6 {
				return true
			}
		}
	}
	return false
}

// broader names a plainer thing that serves as well.
var broader = map[string]string{
	"loveseat": "sofa", "dining chair": "chair", "lamp": "table lamp", "desk lamp": "table lamp", "chandelier": "pendant lamp", "spotlight": "pendant lamp", "single bed": "bed", "bunk bed": "bed", "candleholder": "candle", "kitchen cabinet": "cabinet", "bar table": "table", "console table": "sideboard", "wall shelf": "shelf", "shelf": "bookshelf", "cabinet": "sideboard", "dresser": "sideboard", "office chair": "chair", "table": "dining table", "stool": "bar stool", "toy box": "chest", "chest": "box", "succulent": "plant", "planter": "plant", "sign": "picture", "whiteboard": "picture", "wine glass": "glass", "plate": "bowl", "flowers": "vase", "nightstand": "side table", "jar": "bottle", "vanity": "desk", "blackboard": "whiteboard", "pinboard": "picture", "chaise longue": "sofa", "monitor": "tv", "podium": "side table", "pedestal": "side table", "kitchen island": "counter",
}

// completing reports whether the room's kit fills up what the brief leaves open.
func (p *plan) completing() bool {
	room := p.b.Room
	if len(p.b.Edits) > 0 && len(p.b.Items) == 0 {
		return false
	}
	if p.builtRoom != nil || room.Said {
		return true
	}
	return room.Zone || p.b.Empty() == false && len(p.b.Items) == 0 && len(p.b.Edits) == 0 && len(p.b.Surfaces) == 0 && room.Kind != ""
}

func (p *plan) gatherKit() {
	rank := 3
	if p.b.Room.Zone && p.obs.Step == 0 || p.b.Density < 0.8 {
		rank = 2
	}
	kit := kitOf(p.b.Room.Kind)
	switch p.b.Room.Kind {
	case "studio":
		kit = slices.Concat(kit, studioExtras)
	case "diner":
		kit = slices.Concat(kit, dinerExtras)
	}
	zone := p.b.Room.Zone
	area := p.area()
	if zone {
		area = math.Min(area, 9)
	}
	extras := 0
	asked := len(p.b.Items) >= 2
	for _, k := range kit {
		if k.rank > rank || p.excluded(k.noun) || p.wished(k.noun) {
			continue
		}
		if zone && asked && p.obs.Step == 0 && (k.rank < 2 || extras >= 2) {
			continue
		}
		if p.addPiece(k, area) {
			extras++
		}
	}
}

func (p *plan) addPiece(k piece, area float64) bool {
	n := k.amount(area, p.b.Density) - len(p.present(k.noun))
	if n <= 0 {
		return false
	}
	entry, ok := p.find(k.noun, k.noun)
	if !ok {
		return false
	}
	group := "kit " + k.group
	if k.rank == 3 {
		group = detailGroup(entry.Mount)
	}
	p.add(&wish{noun: k.noun, phrase: k.noun, entry: entry, count: n, rank: k.rank, group: group})
	return true
}

// detailGroup joins the things that finish a room into a few proposals.
func detailGroup(m scene.Mount) string {
	switch m {
	case scene.OnWall:
		return "details on walls"
	case scene.OnSurface:
		return "details on surfaces"
	}
	return "details"
}

// present lists things in the room that serve as a noun.
func (p *plan) present(noun string) []*thing {
	if p.roomID() == "" || p.builtRoom != nil {
		return nil
	}
	var out []*thing
	for i := range p.s.things {
		t := &p.s.things[i]
		if t.room == p.roomID() && (means(noun, t.noun) || means(t.noun, noun)) {
			out = append(out, t)
		}
	}
	return out
}

func (p *plan) excluded(noun string) bool {
	return slices.ContainsFunc(p.b.Excluded, func(x string) bool { return means(x, noun) })
}

// wished reports whether the brief asks for the noun, or something that stands for it.
func (p *plan) wished(noun string) bool {
	for i := range p.b.Items {
		if other := p.b.Items[i].Noun; means(noun, other) || means(other, noun) {
			return true
		}
	}
	return false
}

// fixing relations decide where a thing stands, so that its habits need not.
var fixing = map[string]bool{"on": true, "under": true, "above": true, "beside": true, "left_of": true, "right_of": true, "in_front_of": true, "behind": true, "around": true, "by_window": true, "in_corner": true, "corners": true, "against_wall": true, "centred_in": true, "between": true, "inside": true, "hung_from_ceiling": true, "facing_each_other": true, "opposite": true, "circle": true, "at": true, "near": true}

// settleWants adds the habits of the wish's kind where nothing was said of its place.
func (p *plan) settleWants(w *wish) {
	for i := range w.wants {
		w.wants[i] = p.interpret(w, w.wants[i])
	}
	for _, x := range w.wants {
		if fixing[x.kind] && (x.kind != "facing_each_other" || w.count < 2) {
			return
		}
	}
	if p.pairUp(w) {
		return
	}
	if !p.adopt(w, w.noun) && !p.adopt(w, likewise[w.noun]) {
		w.wants = append(w.wants, defaultWants(w)...)
	}
}

// likewise names the kind whose habits are tried when a thing's own find nothing to hold to.
var likewise = map[string]string{"chair": "armchair", "dining chair": "armchair", "office chair": "armchair", "stool": "armchair", "side table": "coffee table", "bench": "sofa"}

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

// interpret reads a relation as its subject means it: a desk that faces a window stands at it.
func (p *plan) interpret(w *wish, x want) want {
	switch {
	case x.kind == "facing" && x.object == "window" && (w.noun == "desk" || w.noun == "table" || w.noun == "sink"):
		x.kind = "by_window"
	case x.kind == "on" && (w.entry.Mount == scene.OnFloor || w.entry.Mount == scene.FlatFloor):
		x.kind = "near"
	case x.kind == "around" && w.entry.Mount == scene.OnSurface:
		x.kind = "on"
	case x.kind == "in_front_of" && (w.noun == "chair" || w.noun == "office chair" || w.noun == "stool" || w.noun == "bar stool") && strings.Contains("desk counter kitchen island bar table", x.object):
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
			w.count, w.counted = max(1, n), n > 0
			if n > 0 && !slices.ContainsFunc(p.b.Items, func(it brief.Item) bool { return it.Noun == w.noun && it.CountSaid && it.Count > 1 }) {
				w.count = n
			}
		} else if !w.counted && w.asked && w.count == 2 {
			w.count = p.plural(w)
		}
		p.bound(w)
	}
}

// plural guesses how many "some shelves" are on this floor.
func (p *plan) plural(w *wish) int {
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
