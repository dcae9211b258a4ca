package designer

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// cover is one thing of a place at a table: its noun, and where its middle is, metres to the right of the seat's axis and in from the edge.
type cover struct {
	noun      string
	right, in float64
}

// meal is what one person gets.
var meal = []cover{{"plate", 0, 0.17}, {"cutlery", 0.22, 0.16}, {"wine glass", 0.17, 0.33}}

// seat is a place at a table: a point on the edge of its top and the way in, in the world.
type seat struct {
	edge, in geom.Vec2
	chair    bool
}

// serve lays a place for each seat of a table.
func (p *plan) serve(key string, e *brief.Edit, tables []*thing) error {
	table := tables[0]
	top, ok := p.topOf(table)
	if !ok {
		p.note("the %s has no level top to lay", table.noun)
		return nil
	}
	covers := meal
	if e.With != nil {
		covers = []cover{{e.With.Noun, 0, 0.2}}
	}
	seats := p.seatsOf(table, top, e.Seats)
	if len(seats) == 0 {
		p.note("there is no seat at the %s; say for how many, such as: set the table for four", table.noun)
		return nil
	}
	var all []candidate
	laid := 0
	for i, s := range seats {
		set, err := p.layPlace(table, top, s, covers, all, [2]int{i, len(seats)}, e.With)
		if err != nil {
			return err
		}
		if all = append(all, set...); len(set) > 0 {
			laid++
		}
	}
	if laid < len(seats) {
		p.note("%d of %d places at the %s are taken by what stands there", len(seats)-laid, len(seats), table.noun)
	}
	if laid == 0 {
		return nil
	}
	label := "Set " + listThings([]*thing{table}) + " for " + number(laid)
	if e.With != nil {
		label = "Put " + counted(laid, e.With.Noun) + " on " + listThings([]*thing{table}) + ", one at each seat"
	}
	return p.offer(key, label, "Asked for. Each place faces its seat.", p.actions(all), changed("places", laid, len(seats)))
}

// aside are the ways along the edge, in metres, in which a place may be shifted when something stands there already.
var aside = []float64{0, 0.08, -0.08, 0.16, -0.16, 0.24, -0.24}

// layPlace lays one place as near to its seat as what stands on the table lets it, with less on it where it would not fit whole; none
// when it does not fit at all.
func (p *plan) layPlace(table *thing, top query.Surface, s seat, covers []cover, laid []candidate, which [2]int, with *brief.Item) ([]candidate, error) {
	right := geom.Vec2{s.in[1], -s.in[0]}
	ids := make([]scene.NodeID, len(covers))
	for k := range covers {
		ids[k] = p.s.fresh(covers[k].noun)
	}
	for n := len(covers); n > 0; n-- {
		for _, shift := range aside {
			moved := s
			moved.edge = s.edge.Add(right.Mul(shift))
			set, err := p.cover(table, top, moved, covers[:n], ids, which, with)
			if err != nil || len(set) == 0 {
				return nil, err
			}
			all := slices.Concat(laid, set)
			why, err := p.broken(p.actions(all), nodesOf(all)...)
			if err != nil {
				return nil, err
			}
			if why == "" {
				return set, nil
			}
		}
	}
	return nil, nil
}

func nodesOf(candidates []candidate) []scene.NodeID {
	var out []scene.NodeID
	for _, c := range candidates {
		out = append(out, c.node)
	}
	return out
}

// cover builds what lies at one seat.
func (p *plan) cover(table *thing, top query.Surface, s seat, covers []cover, ids []scene.NodeID, which [2]int, with *brief.Item) ([]candidate, error) {
	var out []candidate
	world := p.now.WorldFromNode(table.node.ID)
	height := world.Apply(geom.Vec3{0, 0, top.Height})[2]
	right := geom.Vec2{s.in[1], -s.in[0]}
	for k, c := range covers {
		entry, ok := p.find(c.noun, c.noun)
		if !ok {
			p.note("the catalogue has no %s", c.noun)
			return nil, nil
		}
		w := &wish{noun: c.noun, phrase: c.noun, entry: entry, count: which[1], asked: true, counted: true, done: true}
		if with != nil {
			w.looks = with.Looks
		}
		built, err := p.build(w, which[0], 1)
		if err != nil {
			return nil, err
		}
		deep := max(c.in, built.Bounds.Size()[1]/2+0.03)
		at := s.edge.Add(s.in.Mul(deep)).Add(right.Mul(c.right))
		pose := geom.Transform{Rotation: geom.Yaw(query.YawToward(s.in.Mul(-1))), Scale: geom.One}
		middle := pose.Apply(built.Bounds.Center())
		pose.Translation = geom.Vec3{round(at[0]-middle[0], 1e6), round(at[1]-middle[1], 1e6), round(height-built.Bounds.Min[2], 1e6)}
		out = append(out, candidate{wish: w, index: which[0], node: ids[k], name: modelName(w, which[0], which[1]), built: built, ok: true,
			place: layout.Placement{Node: ids[k], World: pose, Support: table.node.ID}})
	}
	return out, nil
}

// topOf is the highest large surface of a table.
func (p *plan) topOf(t *thing) (query.Surface, bool) {
	body, ok := p.s.world.Body(t.node.ID)
	if !ok {
		return query.Surface{}, false
	}
	var best query.Surface
	for _, s := range body.Surfaces() {
		if s.Area() > 0.12 && (best.Area() == 0 || s.Height > best.Height) {
			best = s
		}
	}
	return best, best.Area() > 0
}

// seatsOf lists so many places at a table, those with a chair first; 0 for one at each chair.
func (p *plan) seatsOf(t *thing, top query.Surface, wanted int) []seat {
	world := p.now.WorldFromNode(t.node.ID)
	rim := rimOf(t, top, world)
	var out []seat
	for i := range p.s.things {
		c := &p.s.things[i]
		if c.room != t.room || !seating[c.noun] || c.box.Min[2] > t.box.Min[2]+0.3 {
			continue
		}
		m := geom.Transform{Translation: c.box.Center(), Rotation: geom.Yaw(0), Scale: geom.One}.Relative(world).Translation
		if s, gap := rim.nearest(geom.Vec2{m[0], m[1]}); gap < 0.75 {
			s.chair = true
			out = append(out, s.placed(world))
		}
	}
	slices.SortStableFunc(out, func(a, b seat) int { return cmp.Compare(angleOf(a, t), angleOf(b, t)) })
	if wanted == 0 {
		return out
	}
	if len(out) > wanted {
		out = spread(out, wanted)
	}
	for _, s := range rim.around(wanted) {
		s = s.placed(world)
		if len(out) < wanted && !slices.ContainsFunc(out, func(o seat) bool { return o.edge.Sub(s.edge).Len() < 0.4 }) {
			out = append(out, s)
		}
	}
	return out
}

// seating are the things that people sit on at a table.
var seating = map[string]bool{"chair": true, "dining chair": true, "office chair": true, "armchair": true, "stool": true, "bar stool": true, "sofa": true, "ottoman": true, "bench": true}

func angleOf(s seat, t *thing) float64 {
	m := t.box.Center()
	return math.Atan2(s.edge[1]-m[1], s.edge[0]-m[0])
}

// spread keeps so many of the seats, as evenly around as can be.
func spread(seats []seat, n int) []seat {
	var out []seat
	for i := range n {
		out = append(out, seats[i*len(seats)/n])
	}
	return out
}

// placed takes a seat from the table's frame into the world.
func (s seat) placed(world geom.Transform) seat {
	edge := world.Apply(geom.Vec3{s.edge[0], s.edge[1], 0})
	in := world.Rotation.Rotate(geom.Vec3{s.in[0], s.in[1], 0})
	way := geom.Vec2{in[0], in[1]}
	return seat{edge: geom.Vec2{edge[0], edge[1]}, in: way.Mul(1 / max(way.Len(), 1e-9)), chair: s.chair}
}
