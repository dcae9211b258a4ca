package align

import (
	"fmt"
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// Limits of relations, metres and degrees. Distances are between outlines on the floor.
const (
	besideM   = 0.6
	nearM     = 1.2
	windowM   = 1.2 // people who sit "by the window" are within reach of it
	aroundM   = 0.8
	againstM  = 0.15
	cornerM   = 0.6
	onM       = 0.03 // between an underside and what carries it
	farM      = 2.0
	facingDeg = 35.0
	beforeM   = 2.5 // how far away "in front of" reaches

	apartM     = 0.15 // how far a distance may be from what was said,
	apartShare = 0.25 // or by which part of it
)

// measured is a relation measured for one thing.
type measured struct {
	share      float64
	name, unit string
	value      float64
	limit      string
	detail     string
	with       *item // what it was measured against
	unknown    bool
}

func (m *measured) objects(it *item) []scene.NodeID {
	out := []scene.NodeID{it.id}
	if m.with != nil {
		out = append(out, m.with.id)
	}
	return out
}

// within is 1 up to a limit and falls to 0 at twice the limit.
func within(x, limit float64) float64 {
	if x <= limit+1e-9 {
		return 1
	}
	return geom.Clamp(2-x/limit, 0, 0.99)
}

// gap is a measured distance that must not be over a limit.
func gap(it *item, with *item, what string, metres, limit float64) measured {
	m := measured{share: within(metres, limit), name: "gap", value: metres, unit: "m", limit: fmt.Sprintf("up to %g m", limit), with: with}
	m.detail = fmt.Sprintf("%s is %.2f m from %s", it.id, metres, what)
	return m
}

// measure holds what is said of one relation of a thing: that it holds, and at which distance, or that it does not.
func (j *judge) measure(pl *place, it *item, to, all []*item) measured {
	m := j.related(pl, it, to, all)
	if pl.not {
		m.share = share(m.share < 1)
	}
	return m
}

// related holds one relation of a thing against the best of the things it may be to. all are the things it is one of.
func (j *judge) related(pl *place, it *item, to, all []*item) measured {
	switch pl.kind {
	case "facing_each_other":
		return j.eachOther(it, all)
	case "row", "rows", "circle", "arc":
		return j.formation(pl.kind, it, all)
	case "between":
		return j.between(pl, it, to)
	}
	if pl.part != "" {
		return j.toPart(pl, it)
	}
	best := measured{detail: fmt.Sprintf("%s has nothing to relate to", it.id)}
	for k, t := range to {
		if t == it {
			continue
		}
		m := j.toThing(pl.kind, it, t, all)
		if pl.away > 0 {
			m = worse(m, atDistance(it, string(t.id), query.ConvexGap(it.outline, t.outline), pl.away))
		}
		if k == 0 || best.with == nil || m.share > best.share {
			best = m
			best.with = t
		}
	}
	return best
}

func (j *judge) toThing(kind string, it, t *item, all []*item) measured {
	apart := query.ConvexGap(it.outline, t.outline)
	switch kind {
	case "on":
		return j.on(it, t)
	case "inside":
		m := measured{name: "middle inside", value: share(t.box.Contains(it.box.Center, 0.02)), limit: "in the other's box", detail: fmt.Sprintf("the middle of %s is not in %s", it.id, t.id)}
		if m.share = m.value; m.share < 1 {
			return better(m, j.on(it, t))
		}
		m.detail = fmt.Sprintf("%s is in %s", it.id, t.id)
		return m
	case "under":
		return under(it, t)
	case "above":
		return above(it, t)
	case "beside":
		m := gap(it, t, string(t.id), apart, besideM)
		return m.unless(it.low > t.high-0.05 || it.high < t.low+0.05, fmt.Sprintf("%s is not at the height of %s", it.id, t.id))
	case "near":
		return gap(it, t, string(t.id), apart, nearM)
	case "around":
		return around(it, t, all)
	case "in_front_of":
		return side(it, t, t.front, "in front of")
	case "behind":
		return side(it, t, t.front.Mul(-1), "behind")
	case "left_of":
		return side(it, t, geom.Vec2{-t.front[1], t.front[0]}, "left of")
	case "right_of":
		return side(it, t, geom.Vec2{t.front[1], -t.front[0]}, "right of")
	case "facing":
		m := facing(it, nearestPoint(t.outline, it.middle()), string(t.id), t.middle())
		if satAt[it.category()] && t.hangs() && it.front.Dot(t.front) > math.Cos(geom.Radians(facingDeg/2)) {
			m.share = 1 // from the side of a room one looks at the board all the same
		}
		return m
	case "opposite":
		a, b := facing(it, nearestPoint(t.outline, it.middle()), string(t.id), t.middle()), facing(t, nearestPoint(it.outline, t.middle()), string(it.id), it.middle())
		return worse(a, b)
	case "far":
		m := measured{share: math.Min(1, apart/farM), name: "gap", value: apart, unit: "m", limit: fmt.Sprintf("at least %g m", farM)}
		m.detail = fmt.Sprintf("%s is %.2f m from %s", it.id, apart, t.id)
		return m
	case "apart":
		return measured{share: 1} // what was said of it is its distance
	case "centre":
		d := it.middle().Sub(t.middle()).Len()
		return gap(it, t, "the middle of "+string(t.id), d, 0.3)
	}
	return measured{unknown: true, detail: fmt.Sprintf("it is not known how to measure “%s”", kind)}
}

// atDistance measures how far a distance is from the one that was said.
func atDistance(it *item, what string, metres, said float64) measured {
	slack := math.Max(apartM, apartShare*said)
	m := measured{share: within(math.Abs(metres-said), slack), name: "gap", value: metres, unit: "m", limit: fmt.Sprintf("%.2f m, give or take %.2f", said, slack)}
	m.detail = fmt.Sprintf("%s is %.2f m from %s", it.id, metres, what)
	return m
}

func share(ok bool) float64 {
	if ok {
		return 1
	}
	return 0
}

// unless puts a relation at nothing for a reason.
func (m measured) unless(not bool, why string) measured {
	if not {
		m.share, m.detail = 0, why
	}
	return m
}

func better(a, b measured) measured {
	if b.share > a.share {
		return b
	}
	return a
}

func worse(a, b measured) measured {
	if b.share < a.share {
		return b
	}
	return a
}

// around asks of a thing to be close and turned to the other, and of several to stand on more than one side of it.
func around(it, t *item, all []*item) measured {
	m := gap(it, t, string(t.id), query.ConvexGap(it.outline, t.outline), aroundM)
	if m.share < 1 {
		return m
	}
	if turn := facing(it, nearestPoint(t.outline, it.middle()), string(t.id), t.middle()); turn.share < 1 {
		turn.share = math.Max(0.5, turn.share)
		return turn
	}
	if len(all) < 3 {
		return m
	}
	sides := map[int]bool{}
	for _, o := range all {
		d := o.middle().Sub(t.middle())
		sides[int(math.Floor((math.Atan2(d[1], d[0])+math.Pi/4)/(math.Pi/2)))&3] = true
	}
	if len(sides) < 2 {
		m.share, m.detail = 0.5, fmt.Sprintf("all stand on one side of %s", t.id)
	}
	return m
}

// side measures whether a thing lies to one side of another: within its width, or nearly, and not far.
func side(it, t *item, out geom.Vec2, words string) measured {
	d := it.middle().Sub(t.middle())
	angle := geom.Degrees(math.Acos(geom.Clamp(d.Dot(out)/math.Max(d.Len(), 1e-9), -1, 1)))
	apart := query.ConvexGap(it.outline, t.outline)
	m := measured{share: within(angle, 50), name: "off that side", value: angle, unit: "deg", limit: "up to 50°"}
	m.detail = fmt.Sprintf("%s lies %.0f° off the direction %s %s, %.2f m away", it.id, angle, words, t.id, apart)
	return m.unless(apart > beforeM, fmt.Sprintf("%s is %.2f m away from %s", it.id, apart, t.id))
}

func nearestPoint(outline geom.Polygon, from geom.Vec2) geom.Vec2 {
	best, at := math.Inf(1), from
	for i, a := range outline {
		b := outline[(i+1)%len(outline)]
		ab := b.Sub(a)
		s := geom.Clamp(from.Sub(a).Dot(ab)/math.Max(ab.Dot(ab), 1e-12), 0, 1)
		q := a.Add(ab.Mul(s))
		if d := q.Sub(from).Len(); d < best {
			best, at = d, q
		}
	}
	return at
}

// facing measures the angle between a thing's front and the way to a point; to the nearest point or the middle, whichever is less.
func facing(it *item, nearest geom.Vec2, name string, middle geom.Vec2) measured {
	angle := 180.0
	for _, q := range []geom.Vec2{nearest, middle} {
		d := q.Sub(it.middle())
		if d.Len() > 1e-6 {
			angle = math.Min(angle, geom.Degrees(math.Acos(geom.Clamp(d.Dot(it.front)/d.Len(), -1, 1))))
		}
	}
	if satAt[it.category()] {
		angle = math.Min(angle, math.Abs(180-angle)) // those who sit at it look across it
	}
	m := measured{share: within(angle, facingDeg), name: "turned away", value: angle, unit: "deg", limit: fmt.Sprintf("up to %g°", facingDeg)}
	m.detail = fmt.Sprintf("%s is turned %.0f° away from %s", it.id, angle, name)
	return m
}

// satAt are categories whose front is where people sit: a desk that faces the board has them look at it across its top.
var satAt = map[string]bool{"desk": true, "workbench": true, "table": true}

// openings lists windows or doors of a thing's room as stretches on the floor.
func (j *judge) openings(it *item, part string) []segment {
	var out []segment
	for _, r := range j.world.Rooms() {
		if it.room != nil && r != it.room {
			continue
		}
		for i := range r.Walls {
			w := &r.Walls[i]
			if part == "wall" {
				out = append(out, segment{w.From, w.To})
			}
			for _, o := range w.Openings {
				if (part == "window") == (o.Kind == shell.Window) && part != "wall" {
					out = append(out, segment{w.Point(o.From, 0), w.Point(o.To, 0)})
				}
			}
		}
	}
	return out
}

type segment struct{ From, To geom.Vec2 }
