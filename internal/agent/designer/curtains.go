package designer

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/query"
)

// drape is a curtain cut for one window.
type drape struct {
	window string
	size   geom.Vec3
}

// Measures of curtains, metres.
const (
	beyondFrame = 0.26 // the rail reaches that far past the window on each side, where there is room
	leastBeyond = 0.1  // on each side, or the window stays bare
	overFrame   = 0.15 // the rail over the window
	underRoof   = 0.02 // from the rail to the ceiling
	offFloor    = 0.015
	offThings   = 0.05 // from the hem to what stands below
	railHeight  = 0.1
	panelShare  = 0.32 // of a curtain's width that each panel takes when it is drawn to the side
	underSill   = 0.14 // how far a short curtain hangs below the window's lower edge
)

// cutCurtains makes each curtain as wide as its window and as long as what stands below lets it be. Windows that a kit's curtains would
// not fit stay bare.
func (p *plan) cutCurtains(g *group) {
	for _, w := range g.wishes {
		if w.noun != "curtain" || w.rigid || w.proxy || len(w.looks.Sizes) > 0 || slices.ContainsFunc(w.wants, func(x want) bool { return x.kind != "by_window" }) {
			continue
		}
		cut := p.drapes(w)
		switch {
		case !w.asked:
			w.count = min(w.count, len(cut))
		case len(cut) < w.count:
			continue
		}
		w.drapes = cut
	}
}

// drapes lists the windows that curtains fit, and their sizes.
func (p *plan) drapes(w *wish) []drape {
	things := footprintsOf(p.s.world, p.room)
	for _, z := range p.room.Swings() {
		things = append(things, z.Footprint)
	}
	var out []drape
	for i := range p.room.Walls {
		wall := &p.room.Walls[i]
		for k := range wall.Openings {
			o := &wall.Openings[k]
			if o.Kind != "window" || o.Leads != "" {
				continue
			}
			if size, ok := p.drapeFor(w, wall, o, things); ok {
				out = append(out, drape{o.ID, size})
			}
		}
	}
	return out
}

// drapeFor is the longest curtain that hangs free before a window: to the floor, or to the sill over what stands there.
func (p *plan) drapeFor(w *wish, wall *query.Wall, o *query.Opening, things []query.Footprint) (geom.Vec3, bool) {
	depth, top := w.entry.Size[1], math.Min(o.High+overFrame, p.room.Ceiling-underRoof)
	for _, hem := range p.hems(wall, o, depth, things) {
		beyond := p.besideWindow(wall, o, depth, hem, top, things)
		size := geom.Vec3{o.To - o.From + 2*beyond, depth, top - hem}
		if beyond >= leastBeyond && size[0] <= w.entry.MaxSize[0] && size[2] <= w.entry.MaxSize[2] && size[0] >= w.entry.MinSize[0] && size[2] >= w.entry.MinSize[2] {
			return size, true
		}
	}
	return geom.Vec3{}, false
}

// hems lists the heights a curtain may end at: over the floor, and below the sill but over what stands at the window.
func (p *plan) hems(wall *query.Wall, o *query.Opening, depth float64, things []query.Footprint) []float64 {
	out := []float64{p.room.Floor + offFloor}
	high := o.Low - underSill
	for _, zone := range panels(wall, o.From-leastBeyond, o.To+leastBeyond, depth) {
		for _, t := range things {
			if query.ConvexOverlap(zone, t.Outline) > 1e-6 {
				high = math.Max(high, t.High+offThings)
			}
		}
	}
	if high <= o.Low {
		out = append(out, high)
	}
	return out
}

// besideWindow is how far a curtain may reach past a window on both sides.
func (p *plan) besideWindow(wall *query.Wall, o *query.Opening, depth, hem, top float64, things []query.Footprint) float64 {
	beyond := math.Min(beyondFrame, math.Min(o.From, wall.Length-o.To)-offThings)
	for _, other := range wall.Openings {
		if other.From >= o.To {
			beyond = math.Min(beyond, (other.From-o.To)/2-offThings/2)
		} else if other.To <= o.From {
			beyond = math.Min(beyond, (o.From-other.To)/2-offThings/2)
		}
	}
	for beyond >= leastBeyond {
		rail := wall.Zone(o.From-beyond, o.To+beyond, depth+offThings)
		sides := panels(wall, o.From-beyond, o.To+beyond, depth+offThings)
		if !slices.ContainsFunc(things, func(t query.Footprint) bool {
			if t.High <= hem || t.Low >= top {
				return false
			}
			return t.High > top-railHeight && query.ConvexOverlap(rail, t.Outline) > 1e-6 || slices.ContainsFunc(sides, func(side []geom.Vec2) bool { return query.ConvexOverlap(side, t.Outline) > 1e-6 })
		}) {
			return beyond
		}
		beyond -= 0.04
	}
	return 0
}

// panels are the two strips of floor over which a drawn curtain hangs.
func panels(wall *query.Wall, from, to, depth float64) [][]geom.Vec2 {
	wide := panelShare * (to - from)
	return [][]geom.Vec2{wall.Zone(from, from+wide, depth), wall.Zone(to-wide, to, depth)}
}

// undraped are rooms furnished by the kit of one with curtains that have none themselves.
var undraped = map[string]bool{"lobby": true, "seating area": true, "dining area": true, "sleeping area": true}

// draped reports whether the windows of a room at hand get the kit's curtains.
func (p *plan) draped() bool { return !undraped[p.b.Room.Kind] && !p.b.Room.Zone }

// curtainColor is a colour of the scheme: an accent where colours may be strong, else a pale cloth with a touch of it.
func (p *plan) curtainColor(accent string) string {
	rgb, err := strconv.ParseUint(strings.TrimPrefix(accent, "#"), 16, 32)
	if err != nil {
		return accent
	}
	share := 0.72
	switch p.scheme.style {
	case "traditional", "art-deco", "cosy", "mid-century":
		share = 0.12
	case "minimalist":
		share = 0.85
	}
	return hexOf(geom.Hex(uint32(rgb)).Mix(geom.Color{0.82, 0.78, 0.7}, share))
}
