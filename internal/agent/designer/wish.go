package designer

import (
	"slices"
	"strings"

	"scenograph/internal/agent/brief"
	"scenograph/internal/catalog"
	"scenograph/internal/lookup"
	"scenograph/internal/scene"
	"scenograph/internal/sizes"
)

// want is a wished-for place: a brief's relation or a habit.
type want struct {
	kind   string
	object string // nouns parted by |, the first that is there counts; "" for the room
	detail string
	metres float64
	asked  bool
	soft   bool
	only   scene.NodeID // the one thing that is meant, "" for any that object names
	of     []*wish      // the wishes that are meant, none for any that object names
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
	why          string         // why some of it found no place
	proxy        bool           // a labelled box of the entry's size stands for it
	rigid        bool           // its size may not be changed
	filling      bool           // as many as there is room for
	drapes       []drape        // curtains as they are cut for the windows, when that is known
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
	if p.evoked != "" {
		p.gatherSigns()
	}
	for _, w := range slices.Clone(p.wishes) {
		p.carry(w)
		p.bringObjects(w)
	}
	for _, w := range p.wishes {
		p.flank(w)
	}
	for _, w := range p.wishes {
		p.settleWants(w)
	}
	p.fitCounts()
}

// bringObjects adds what a relation refers to and is neither there nor wished for: stools along the island want an island.
func (p *plan) bringObjects(w *wish) {
	for _, x := range w.wants {
		if !x.asked || x.object == "" || roomParts[x.object] || x.object == "selection" || p.anyThere(x.object, w, false) || means(x.object, w.noun) {
			continue
		}
		noun := firstOf(x.object)
		entry, ok := p.find(noun, noun)
		if !ok {
			continue
		}
		if o := p.unaskedBoard(); o != nil && p.toFront(noun) {
			o.noun, o.phrase, o.entry, o.asked = noun, noun, entry, true
			continue
		}
		p.note("there is no %s yet; one is added for %s", noun, theNoun(w))
		p.add(&wish{noun: noun, phrase: noun, entry: entry, count: 1, asked: true, counted: true})
	}
}

// unaskedBoard is a board that the room's kind brings: one that is asked for takes its place.
func (p *plan) unaskedBoard() *wish {
	for _, o := range p.wishes {
		if !o.asked && o.count == 1 && p.toFront(o.noun) && o.entry.Mount == scene.OnWall {
			return o
		}
	}
	return nil
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
	if firstOf(objects) == "pedestal" && p.plinths(w) {
		return
	}
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

// plinths gives each of the things that were asked for a pedestal of its own, which stands where they were asked to be.
func (p *plan) plinths(w *wish) bool {
	entry, ok := p.find("pedestal", "pedestal")
	if !ok || len(p.present("pedestal")) >= w.count {
		return false
	}
	var own *wish
	for _, o := range p.wishes {
		if o.noun == "pedestal" && !o.done {
			own = o
		}
	}
	switch {
	case own == nil:
		own = &wish{noun: "pedestal", phrase: "pedestal", entry: entry}
		p.add(own)
	case own.asked:
		return false
	}
	own.count, own.asked, own.counted, own.rank, own.group = w.count, true, true, 0, ""
	own.wants, w.wants = w.wants, []want{{kind: "on", object: "pedestal", asked: true}}
	return true
}

func (p *plan) gatherItem(it *brief.Item) {
	if it.Definite && len(p.s.named(it.Noun, p.roomID())) > 0 && !it.More {
		p.rearrange(it)
		return
	}
	if p.seatsInAll(it) {
		return
	}
	narrowed := *it
	p.byPlace(&narrowed)
	it = &narrowed
	found, ok := p.answer(it)
	if !ok {
		p.note("no catalogue thing fits %q; left out", it.Phrase)
		return
	}
	w := &wish{noun: it.Noun, phrase: it.Phrase, entry: found.entry, proxy: found.proxy, rigid: found.rigid, count: it.Count, asked: true, counted: it.CountSaid, looks: it.Looks, each: it.Each, rank: 0}
	for _, rel := range it.Relations {
		remount(w, rel)
	}
	if many := p.shelfful(w, it); many > 0 {
		w.count, w.filling = many, true
	}
	if p.obs.Step > 0 {
		have := len(p.s.named(it.Noun, p.roomID()))
		if have >= w.count {
			return
		}
		w.count -= have
	}
	for _, rel := range it.Relations {
		w.wants = append(w.wants, p.wantOf(rel))
	}
	p.add(w)
}

// answer is what stands for an item: a thing of the catalogue or, where that has nothing like it and its usual size is known, one of that
// size or a labelled box.
func (p *plan) answer(it *brief.Item) (selection, bool) {
	entry, ok := p.find(it.Phrase, it.Noun)
	if !ok {
		row, listed := sizes.Of(it.Phrase)
		if !listed || row.Kind == lookup.Near {
			return selection{}, false
		}
		return p.bestFor(it.Phrase, Ordered{Name: it.Phrase, Count: it.Count}), true
	}
	entry = p.asShaped(entry, it)
	if !p.exact(entry, it.Phrase, it.Noun) {
		p.note("the catalogue has no %s; %s stands in", it.Phrase, withArticle(strings.ToLower(entry.Name)))
	}
	return selection{entry: entry}, true
}

// asShaped is the entry of the shape that was asked for, where the catalogue has one of its own: a tall mirror is more than a stretched
// one. What is left of the looks stretches it.
func (p *plan) asShaped(entry catalog.Entry, it *brief.Item) catalog.Entry {
	for _, shape := range []string{"round", "tall"} {
		if !slices.Contains(it.Sizes, shape) && !slices.Contains(strings.Fields(it.Phrase), shape) {
			continue
		}
		name := shape + " " + it.Noun
		if own, ok := p.find(name, ""); ok && own.Mount == entry.Mount && strings.EqualFold(own.Name, name) {
			it.Sizes = slices.DeleteFunc(slices.Clone(it.Sizes), func(s string) bool { return s == shape })
			return own
		}
	}
	return entry
}

// shelfful is how many small things "books on the shelves" means when no number was said: a few for each board.
func (p *plan) shelfful(w *wish, it *brief.Item) int {
	if it.CountSaid || it.Count < 2 || w.entry.Mount != scene.OnSurface {
		return 0
	}
	boards := 0
	for _, rel := range it.Relations {
		if rel.Kind != "on" && rel.Kind != "inside" {
			continue
		}
		for _, id := range p.targets(w, p.wantOf(rel), &group{}) {
			if body, ok := p.s.world.Body(id); ok && p.like(id, "bookshelf|shelf|cabinet") {
				boards += len(body.Surfaces())
			}
		}
	}
	return min(2*boards, 12)
}

// byPlace narrows a general noun by where the thing is to be: a lamp on a table is a table lamp, a shelf above a desk a wall shelf.
func (p *plan) byPlace(it *brief.Item) {
	if it.Noun == "sink" && it.Phrase == "sink" && wetRooms[p.b.Room.Kind] {
		it.Noun, it.Phrase = "basin", "basin" // not a kitchen's
	}
	if room, ok := namedHere[p.b.Room.Kind][it.Phrase]; ok {
		it.Noun, it.Phrase = room, room
	}
	for _, rel := range it.Relations {
		switch {
		case it.Noun == "screen" && (rel.Kind == "against_wall" || rel.Kind == "hung_on_wall") && p.b.Room.Kind != "ward":
			it.Noun, it.Phrase = "projector screen", "projector screen"
		case it.Noun == "tv" && it.Phrase == "tv" && (rel.Kind == "against_wall" || rel.Kind == "hung_on_wall" || rel.Kind == "above"):
			it.Noun, it.Phrase = "wall tv", "wall tv"
		case it.Noun == "lamp" && it.Phrase == "lamp" && (rel.Kind == "on" || rel.Kind == "inside"):
			it.Noun, it.Phrase = "table lamp", "table lamp"
		case it.Noun == "lamp" && (it.Phrase == "lamp" || it.Phrase == "lantern") && (rel.Kind == "above" || rel.Kind == "hung_from_ceiling"):
			it.Noun, it.Phrase = "pendant lamp", "pendant lamp"
		case it.Noun == "shelf" && it.Phrase == "shelf" && (rel.Kind == "above" || rel.Object == "wall" && strings.Contains(p.b.Text, "hang")):
			it.Noun, it.Phrase = "wall shelf", "wall shelf"
		}
	}
}

// wetRooms are rooms whose sink is a basin and not a kitchen's.
var wetRooms = map[string]bool{"bathroom": true, "ward": true, "clinic": true, "hair salon": true}

// namedHere are the things that a general word means in a kind of room.
var namedHere = map[string]map[string]string{
	"bathroom": {"vanity": "basin", "shelf": "towel rail"}, "ward": {"bed": "single bed", "curtain": "screen"}, "clinic": {"bed": "single bed"}, "teen room": {"bed": "single bed"},
	"gym": {"mat": "yoga mat"}, "yoga studio": {"mat": "yoga mat"},
	"garage": {"shelf": "storage rack"}, "workshop": {"shelf": "storage rack"}, "laundry": {"shelf": "storage rack"}, "art studio": {"shelf": "storage rack"},
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
