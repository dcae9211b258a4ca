package designer

import (
	"math"
	"slices"
	"strings"

	"scenograph/internal/agent/brief"
	"scenograph/internal/scene"
)

// completing reports whether the room's kit fills up what the brief leaves open.
func (p *plan) completing() bool {
	room := p.b.Room
	if p.b.Only || len(p.b.Edits) > 0 && len(p.b.Items) == 0 {
		return false
	}
	if p.builtRoom != nil || room.Said {
		return true
	}
	return room.Zone || len(p.b.Items) == 0 && len(p.b.Edits) == 0 && len(p.b.Surfaces) == 0 && room.Kind != ""
}

func (p *plan) gatherKit() {
	rank := 3
	if p.b.Room.Zone && p.obs.Step == 0 || p.b.Density < 0.8 {
		rank = 2
	}
	kit := kitOf(p.b.Room.Kind)
	if !p.b.Room.Said && !p.b.Room.Zone && len(p.b.Items) > 0 || p.b.Room.Kind == "" && len(p.b.Items) >= ownFurniture {
		kit = bareKit
	}
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
		if k.noun == "curtain" && !p.draped() || p.atIsland(k, area) {
			continue
		}
		if k.rank > rank || p.excluded(k.noun) || p.wished(k.noun) || p.seatedElsewhere(kit, k) || k.noun == "shower" && area < bathAndShower && p.planned("bathtub") {
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

// atIsland reports whether one eats at the island that was asked for, so that a kitchen has no table besides.
func (p *plan) atIsland(k piece, area float64) bool {
	return p.b.Room.Kind == "kitchen" && k.group == "table" && area < islandAndTable && slices.ContainsFunc(p.wishes, func(w *wish) bool { return w.asked && w.noun == "kitchen island" })
}

// islandAndTable is the floor from which a kitchen has both, m².
const islandAndTable = 24

// ownFurniture is from how many kinds of things on the prompt furnishes a room of no known kind by itself: a courtroom gets no sofa.
const ownFurniture = 3

// bathAndShower is the floor from which a bathroom has both, m².
const bathAndShower = 7

func (p *plan) planned(noun string) bool {
	return slices.ContainsFunc(p.wishes, func(w *wish) bool { return w.noun == noun })
}

func (p *plan) addPiece(k piece, area float64) bool {
	if p.b.Room.Kind == "kitchen" && k.noun == "bar stool" && p.planned("kitchen island") {
		k.area = 0
	}
	n := k.amount(area, p.b.Density)
	if people := headcount(&p.b, p.b.Room.Kind, k.noun); people > 0 && area >= k.area {
		n = people
	}
	if k.noun == "curtain" {
		n = p.windows()
	}
	n -= len(p.present(k.noun))
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
	w := &wish{noun: k.noun, phrase: k.noun, entry: entry, count: n, rank: k.rank, group: group}
	for _, h := range kitHabits[p.b.Room.Kind][k.noun] {
		w.wants = append(w.wants, want{kind: h.kind, object: h.objects, metres: h.metres, soft: true})
	}
	p.add(w)
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
	if slices.ContainsFunc(p.obs.Refusals, func(label string) bool { return strings.Contains(strings.ToLower(label), noun) }) {
		return true
	}
	return slices.ContainsFunc(p.b.Excluded, func(x string) bool { return means(x, noun) })
}

// family joins kinds of which one is enough.
var family = map[string]string{
	"bed": "bed", "single bed": "bed", "bunk bed": "bed", "crib": "bed", "mattress": "bed", "sofa": "sofa", "loveseat": "sofa", "chaise longue": "sofa", "booth": "sofa",
	"table": "table", "dining table": "table", "round table": "table", "bar table": "table", "tv": "tv", "wall tv": "tv", "projector screen": "tv",
	"pendant lamp": "ceiling lamp", "chandelier": "ceiling lamp", "candle": "candle", "candleholder": "candle", "vase": "vase", "flowers": "vase", "whiteboard": "board", "blackboard": "board", "bathtub": "bath", "shower": "bath", "curtain": "curtain", "blind": "curtain", "basin": "wash", "sink": "wash", "dresser": "dresser", "sideboard": "dresser",
}

// seatedElsewhere reports whether a kit's seats belong to tables that were asked for otherwise, with seats of their own, or a kit's tables
// have lost their seats to the counter.
func (p *plan) seatedElsewhere(kit []piece, k piece) bool {
	if family[k.noun] == "table" {
		return slices.ContainsFunc(kit, func(o piece) bool {
			return o.group == k.group && seats[o.noun] && len(kitHabits[p.b.Room.Kind][o.noun]) > 0 && kitHabits[p.b.Room.Kind][o.noun][0].objects == "counter" && p.wished(o.noun)
		})
	}
	if !seats[k.noun] || !slices.ContainsFunc(p.b.Items, func(it brief.Item) bool { return seats[it.Noun] }) {
		return false
	}
	return slices.ContainsFunc(kit, func(o piece) bool { return o.group == k.group && family[o.noun] == "table" && p.wished(o.noun) })
}

// wished reports whether the brief asks for the noun, or something that stands for it.
func (p *plan) wished(noun string) bool {
	if entry, ok := p.find(noun, noun); ok && slices.ContainsFunc(p.wishes, func(w *wish) bool { return w.asked && w.entry.ID == entry.ID }) {
		return true
	}
	for i := range p.b.Items {
		if other := p.b.Items[i].Noun; means(noun, other) || means(other, noun) || family[noun] != "" && family[noun] == family[other] {
			return true
		}
	}
	return false
}
