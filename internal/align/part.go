package align

import (
	"fmt"
	"math"
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/query"
)

// toPart measures a relation to a part of the room.
func (j *judge) toPart(pl *place, it *item) measured {
	r := j.roomOf(it)
	if r == nil {
		return measured{detail: "there is no room"}
	}
	switch pl.part {
	case "window", "door":
		return j.toOpening(pl, it)
	case "wall":
		return j.toWall(pl, it, r)
	case "corner":
		return toCorner(pl, it, r)
	case "ceiling":
		m := measured{name: "below the ceiling", value: r.Ceiling - it.high, unit: "m", limit: "up to 0.1 m"}
		m.share = within(math.Abs(m.value), 0.1)
		m.detail = fmt.Sprintf("the top of %s is %.2f m below the ceiling", it.id, m.value)
		return m
	case "floor":
		return gap(it, nil, "the floor", math.Abs(it.low-r.Floor), 0.05)
	}
	low, high := r.Outline.Bounds()
	middle, size := low.Add(high).Mul(0.5), high.Sub(low)
	if pl.kind == "facing" {
		return facing(it, middle, "the room's middle", middle)
	}
	return gap(it, nil, "the room's middle", it.middle().Sub(middle).Len(), 0.2*math.Min(size[0], size[1]))
}

func (j *judge) roomOf(it *item) *query.Room {
	if it.room != nil {
		return it.room
	}
	if rooms := j.world.Rooms(); len(rooms) > 0 {
		return rooms[0]
	}
	return nil
}

func (j *judge) toOpening(pl *place, it *item) measured {
	spans := j.openings(it, pl.part)
	if len(spans) == 0 {
		return measured{detail: "the room has no " + pl.part}
	}
	best := measured{share: -1}
	for _, s := range spans {
		middle := s.From.Add(s.To).Mul(0.5)
		var m measured
		switch pl.kind {
		case "facing", "opposite":
			m = facing(it, nearestPoint(geom.Polygon{s.From, s.To}, it.middle()), "the "+pl.part, middle)
		default:
			d := math.Inf(1)
			for _, p := range it.outline {
				d = math.Min(d, geom.SegmentDistance(p, s.From, s.To))
			}
			d = math.Min(d, math.Min(it.outline.Distance(s.From), it.outline.Distance(s.To)))
			switch pl.kind {
			case "far":
				m = measured{share: math.Min(1, d/farM), name: "gap", value: d, unit: "m", limit: fmt.Sprintf("at least %g m", farM), detail: fmt.Sprintf("%s is %.2f m from the %s", it.id, d, pl.part)}
				if best.share >= 0 {
					m = worse(best, m)
					best = m
					continue
				}
			case "under":
				m = gap(it, nil, "the "+pl.part, d, 0.6)
			case "apart":
				m = atDistance(it, "the "+pl.part, d, pl.away)
			default:
				m = gap(it, nil, "the "+pl.part, d, windowM)
			}
		}
		if m.share > best.share || m.share == best.share && m.value < best.value {
			best = m
		}
	}
	return best
}

// side tells whether a direction out of the room is one of the compass: north is +Y, east +X.
func sided(out geom.Vec2, side string) bool {
	ways := map[string]geom.Vec2{"north": {0, 1}, "south": {0, -1}, "east": {1, 0}, "west": {-1, 0}}
	for _, word := range strings.Fields(side) {
		if out.Dot(ways[word]) < 0.7 && len(strings.Fields(side)) == 1 || out.Dot(ways[word]) < 0.3 {
			return false
		}
	}
	return true
}

func (j *judge) toWall(pl *place, it *item, r *query.Room) measured {
	best := measured{share: -1, detail: fmt.Sprintf("the room has no %s wall", pl.side)}
	for i := range r.Walls {
		w := &r.Walls[i]
		if pl.side != "" && !sided(w.Inward.Mul(-1), pl.side) {
			continue
		}
		var m measured
		name := strings.TrimSpace("the " + pl.side + " wall")
		if pl.side == "" {
			name = "a wall"
		}
		switch pl.kind {
		case "facing":
			m = facing(it, nearestPoint(geom.Polygon{w.From, w.To}, it.middle()), name, nearestPoint(geom.Polygon{w.From, w.To}, it.middle()))
		default:
			d, low, high := math.Inf(1), math.Inf(1), math.Inf(-1)
			for _, p := range it.outline {
				q := p.Sub(w.From)
				d = math.Min(d, q.Dot(w.Inward))
				low, high = math.Min(low, q.Dot(w.Along)), math.Max(high, q.Dot(w.Along))
			}
			if high < 0 || low > w.Length {
				continue
			}
			m = gap(it, nil, name, math.Abs(d), againstM)
			if pl.kind == "apart" {
				m = atDistance(it, name, math.Abs(d), pl.away)
			}
			if pl.kind == "on" && !it.stands() {
				m = m.unless(it.low < r.Floor+0.25, fmt.Sprintf("%s stands on the floor", it.id))
			}
			if pl.kind == "far" {
				m.share = math.Min(1, d/1.0)
			}
		}
		if m.share > best.share || m.share == best.share && m.value < best.value {
			best = m
		}
	}
	best.share = math.Max(best.share, 0)
	return best
}

func toCorner(pl *place, it *item, r *query.Room) measured {
	low, high := r.Outline.Bounds()
	middle := low.Add(high).Mul(0.5)
	best := measured{share: -1, detail: "the room has no such corner"}
	for i, c := range r.Outline {
		before, after := &r.Walls[(i+len(r.Walls)-1)%len(r.Walls)], &r.Walls[i]
		if before.Along[0]*after.Along[1]-before.Along[1]*after.Along[0] <= 0.2 {
			continue // juts into the room, or is none
		}
		if out := c.Sub(middle); pl.side != "" && !sided(out.Mul(1/math.Max(out.Len(), 1e-9)), pl.side) {
			continue
		}
		d := 0.0
		for _, w := range []*query.Wall{before, after} {
			near := math.Inf(1)
			for _, p := range it.outline {
				near = math.Min(near, p.Sub(w.From).Dot(w.Inward))
			}
			d = math.Max(d, math.Abs(near))
		}
		if it.middle().Sub(c).Len() > 2.5 {
			d = math.Max(d, it.middle().Sub(c).Len()-1.5)
		}
		if m := gap(it, nil, "the walls of the corner", d, cornerM); m.share > best.share || m.share == best.share && m.value < best.value {
			best = m
		}
	}
	best.share = math.Max(best.share, 0)
	return best
}
