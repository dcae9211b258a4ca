package layout

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Berths, metres: floor between things that have nothing to do with each other.
const (
	berthFront = 0.45
	berthSide  = 0.12
)

// reserve gives everything that stands on the floor a berth, and what others gather around enough for them.
func (s *site) reserve() {
	for _, t := range s.things {
		if t.Mount == scene.OnFloor {
			t.berth = Clearance{Front: berthFront, Back: berthSide, Left: berthSide, Right: berthSide}.with(t.Clearance)
		}
	}
	for _, t := range s.things {
		for _, v := range t.Relations {
			i, item := s.index[v.Refers()]
			if !item || t.Mount != scene.OnFloor {
				continue
			}
			host := s.things[i]
			depth := math.Min(t.size[0], t.size[1])
			switch v := v.(type) {
			case Around:
				host.berth = host.berth.with(all(depth + 0.3))
			case Near:
				host.berth = host.berth.with(Clearance{Front: depth + 0.2, Left: depth + 0.2, Right: depth + 0.2})
			case InFrontOf:
				host.berth = host.berth.with(Clearance{Front: orDefault(v.Distance, frontGap) + depth})
			}
		}
	}
}

func all(depth float64) Clearance { return Clearance{depth, depth, depth, depth} }

// with is the larger of two clearances on each side.
func (c Clearance) with(o Clearance) Clearance {
	return Clearance{math.Max(c.Front, o.Front), math.Max(c.Back, o.Back), math.Max(c.Left, o.Left), math.Max(c.Right, o.Right)}
}

func (c *Clearance) most() float64 {
	return math.Max(math.Max(c.Front, c.Back), math.Max(c.Left, c.Right))
}

// clear returns how much of the floor that a pose needs, and that others need of it, stays free: 1 when all does. Needed
// clearance counts in full, against walls too; a berth counts less, and only against things.
func (s *site) clear(t *thing, f *frame, obstacles []*placed) float64 {
	if t.Mount == scene.FlatFloor || t.Mount == scene.OnSurface {
		return 1
	}
	needs, berths := zonesOf(f, t.Clearance), zonesOf(f, t.berth)
	foot := f.footprint()
	need, berth := 1.0, 1.0
	mine := f.radius() + math.Max(t.Clearance.most(), t.berth.most())
	for _, o := range obstacles {
		reach := mine + o.reach
		dx, dy := o.frame.at[0]-f.at[0], o.frame.at[1]-f.at[1]
		if o.flat || dx*dx+dy*dy > reach*reach || related(t, o) {
			continue
		}
		need = math.Min(need, math.Min(untouched(needs, o.foot), untouched(o.needs, foot)))
		if !s.gathers(t, o) {
			berth = math.Min(berth, math.Min(untouched(berths, o.foot), untouched(o.berths, foot)))
		}
	}
	for _, z := range needs {
		if excess := query.Excess(s.room.Outline, z.Outline); excess > 0 {
			need = math.Min(need, 1-math.Min(1, excess/z.depth))
		}
	}
	for i := range s.ways {
		if in := s.ways[i].Overlap(foot); in > 0 {
			berth = math.Min(berth, 1-math.Min(1, in/approach))
		}
	}
	return 0.55*need + 0.45*berth
}

// approach is how far around a door's swing the floor is better left free, metres.
const approach = 0.35

func approaches(r *query.Room) []query.Zone {
	out := r.Swings()
	for i := range out {
		w := &r.Walls[out[i].Wall]
		for _, o := range w.Openings {
			if o.ID == out[i].Opening {
				out[i].Outline = w.Zone(o.From-approach/2, o.To+approach/2, o.To-o.From+approach)
			}
		}
	}
	return out
}

// gathers reports whether two things relate to the same third, as the chairs at a table do.
func (s *site) gathers(t *thing, o *placed) bool {
	if o.thing == nil {
		return false
	}
	for _, v := range t.Relations {
		if v.Refers() != "" && names(o.thing.Relations, v.Refers()) {
			return true
		}
	}
	return false
}

type clearZone struct {
	query.Footprint
	depth float64
}

func zonesOf(f *frame, c Clearance) []clearZone {
	if c == (Clearance{}) {
		return nil
	}
	out := make([]clearZone, 0, 4)
	x, y := f.half[0], f.half[1]
	add := func(depth, x0, y0, x1, y1 float64) {
		if depth > 0 {
			out = append(out, clearZone{f.zone(x0, y0, x1, y1), depth})
		}
	}
	add(c.Front, -x, -y-c.Front, x, -y)
	add(c.Back, -x, y, x, y+c.Back)
	add(c.Left, x, -y, x+c.Left, y)
	add(c.Right, -x-c.Right, -y, -x, y)
	return out
}

// untouched is 1 when a footprint stays out of all zones and falls to 0 as it goes through one.
func untouched(zones []clearZone, foot query.Footprint) float64 {
	least := 1.0
	for i := range zones {
		least = math.Min(least, 1-geom.Clamp(zones[i].Overlap(foot)/zones[i].depth, 0, 1))
	}
	return least
}
