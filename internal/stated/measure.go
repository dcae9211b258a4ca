package stated

import (
	"fmt"
	"math"
	"strings"

	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
)

// Limits, in metres where nothing else is said.
const (
	wallReach    = 0.15 // from a wall to what stands against it
	cornerReach  = 0.7  // from both walls of a corner to what stands in it
	besideReach  = 1.0
	aheadReach   = 1.8 // before or behind
	nearReach    = 1.2
	aroundReach  = 0.8 // from a table to a chair at it
	facingLimit  = math.Pi / 4
	centralShare = 0.2  // of the room's shorter side, from its middle
	mirrorReach  = 0.25 // from where a mirrored thing ought to be
	rowReach     = 0.25 // from the line of a row
	circleShare  = 0.3  // of the radius, from the circle
	arcWidest    = 12.0 // the radius from which an arc is a straight line
	hangReach    = 0.25 // aside of what hangs on a wall, to what is under it
)

func (t *thing) middle() geom.Vec2 { return geom.Vec2{t.Position[0], t.Position[1]} }
func (t *thing) top() float64      { return t.Position[2] + t.Size[2]/2 }
func (t *thing) bottom() float64   { return t.Position[2] - t.Size[2]/2 }

// standing reports whether a thing stands on the floor, or on a rug there.
func (t *thing) standing() bool {
	return t.Support != "wall" && t.Support != "ceiling" && t.bottom() < 0.06
}

// corners of the box on the floor plan, counter-clockwise.
func (t *thing) corners() geom.Polygon {
	s, c := math.Sincos(geom.Radians(t.YawDeg))
	x, y := geom.Vec2{c, s}.Mul(t.Size[0]/2), geom.Vec2{-s, c}.Mul(t.Size[1]/2)
	m := t.middle()
	return geom.Polygon{m.Sub(x).Sub(y), m.Add(x).Sub(y), m.Add(x).Add(y), m.Sub(x).Add(y)}
}

// gap is the distance between two boxes on the floor plan, 0 where they overlap.
func gap(a, b *thing) float64 {
	pa, pb := a.corners(), b.corners()
	best := math.Inf(1)
	for _, p := range pa {
		if pb.Contains(p) {
			return 0
		}
		best = math.Min(best, pb.Distance(p))
	}
	for _, p := range pb {
		if pa.Contains(p) {
			return 0
		}
		best = math.Min(best, pa.Distance(p))
	}
	return best
}

// wallGap is the distance from a box to the nearest wall: the mean of its two nearest corners, so that only a side counts.
func (j *judge) wallGap(t thing) float64 {
	best := math.Inf(1)
	for i := range j.outline {
		best = math.Min(best, j.sideGap(t, i))
	}
	return best
}

func (j *judge) sideGap(t thing, wall int) float64 {
	a, b := j.outline[wall], j.outline[(wall+1)%len(j.outline)]
	along := b.Sub(a)
	if along.Len() < 1e-9 {
		return math.Inf(1)
	}
	first, second := math.Inf(1), math.Inf(1)
	for _, p := range t.corners() {
		u := geom.Clamp(p.Sub(a).Dot(along)/along.Dot(along), 0, 1)
		d := p.Sub(a.Add(along.Mul(u))).Len()
		if d < first {
			first, second = d, first
		} else if d < second {
			second = d
		}
	}
	return (first + second) / 2
}

// cornerGap is how far the box is from the farther of the two walls of the nearest corner.
func (j *judge) cornerGap(t thing) float64 {
	best := math.Inf(1)
	for i := range j.outline {
		best = math.Min(best, j.gapOf(t, i))
	}
	return best
}

// gapOf is the distance of a box from a corner, less what the box's own turn makes of it.
func (j *judge) gapOf(t thing, corner int) float64 {
	best := math.Inf(1)
	for _, p := range t.corners() {
		best = math.Min(best, p.Sub(j.outline[corner]).Len())
	}
	return best / math.Sqrt2
}

// pair judges a relation between two things.
func (j *judge) pair(r brief.Relation, s, t thing) verdict {
	d := gap(&s, &t)
	limit := func(usual float64) float64 {
		if r.Metres > 0 {
			return r.Metres + 0.3
		}
		return usual
	}
	say := func(holds bool, format string, args ...any) verdict {
		return verdict{holds, fmt.Sprintf(format, args...)}
	}
	switch r.Kind {
	case "on", "inside":
		carrier := j.carrier(s, t.ID)
		return say(carrier, "%s is carried by %s", s.ID, s.Support)
	case "under":
		aside := 0.0
		if t.Support == "wall" {
			aside = hangReach
		}
		return say(d <= aside && s.bottom() < t.top(), "%s is %.2f m from below %s", s.ID, d, t.ID)
	case "above":
		return say(s.bottom() >= t.top()-0.05 && gap(&s, &t) < 0.3, "%s hangs %.2f m over %s, %.2f m aside", s.ID, s.bottom()-t.top(), t.ID, d)
	case "near":
		return say(d <= limit(nearReach), "%s is %.2f m from %s", s.ID, d, t.ID)
	case "left_of", "right_of":
		off := t.besides(&s, r.Kind == "left_of")
		return say(d <= limit(besideReach) && off <= facingLimit, "%s is %.2f m from %s, %.0f° off its %s", s.ID, d, t.ID, geom.Degrees(off), strings.TrimSuffix(r.Kind, "_of"))
	case "beside", "along":
		turned := math.Abs(math.Mod(s.YawDeg-t.YawDeg, 90))
		return say(d <= limit(besideReach), "%s is %.2f m from %s, %.0f° off parallel", s.ID, d, t.ID, math.Min(turned, 90-turned))
	case "far_from", "clear_of":
		return say(d >= limit(1.5), "%s is %.2f m from %s", s.ID, d, t.ID)
	case "opposite":
		off := t.off(&s)
		if t.abreast(&s) {
			off = 0
		}
		return say(off <= facingLimit, "%s is %.2f m before %s, %.0f° off its front", s.ID, d, t.ID, geom.Degrees(off))
	case "in_front_of", "at_foot":
		off := t.off(&s)
		if t.abreast(&s) {
			off = 0
		}
		return say(off <= facingLimit && d <= limit(aheadReach), "%s is %.2f m before %s, %.0f° off its front", s.ID, d, t.ID, geom.Degrees(off))
	case "behind":
		off := math.Pi - t.off(&s)
		if t.inRear(&s) {
			off = 0
		}
		return say(off <= facingLimit && d <= limit(aheadReach), "%s is %.2f m behind %s, %.0f° off its back", s.ID, d, t.ID, geom.Degrees(off))
	case "facing":
		off := s.off(&t)
		if j.alongWall(s, t) {
			off = 0 // a pupil at the side looks at the board all the same
		}
		if back := math.Pi - s.farOff(&t); satAt[s.Category] && back < off {
			return say(back <= facingLimit, "whoever sits at %s looks %.0f° past %s", s.ID, geom.Degrees(back), t.ID)
		}
		return say(off <= facingLimit, "%s looks %.0f° past %s", s.ID, geom.Degrees(off), t.ID)
	case "around", "at":
		return say(d <= limit(aroundReach) || s.Support == t.ID, "%s is %.2f m from %s", s.ID, d, t.ID)
	case "between":
		return say(d <= limit(nearReach), "%s is %.2f m from %s", s.ID, d, t.ID)
	case "centred_in":
		return say(s.middle().Sub(t.middle()).Len() <= 0.3, "%s is %.2f m from the middle of %s", s.ID, s.middle().Sub(t.middle()).Len(), t.ID)
	}
	return say(false, "%q is not measured", r.Kind)
}

// alongWall reports whether a thing, or whoever sits at it, looks straight at the wall on which another hangs.
func (j *judge) alongWall(s, t thing) bool {
	if t.Support != "wall" {
		return false
	}
	look := geom.Vec2{s.Front[0], s.Front[1]}
	if satAt[s.Category] {
		look = look.Mul(-1)
	}
	hung := geom.Vec2{t.Front[0], t.Front[1]}
	return look.Dot(hung) <= -math.Cos(facingLimit/2) && s.middle().Sub(t.middle()).Dot(hung) > 0
}

// satAt are categories whose front is where people sit: a desk that faces the board has them look at it across its top.
var satAt = map[string]bool{"desk": true, "workbench": true, "table": true}

// farOff is off for the corner of another thing that a thing turns away from most.
func (t *thing) farOff(o *thing) float64 {
	away := *t.Object
	away.Front = [2]float64{-t.Front[0], -t.Front[1]}
	back := thing{Object: &away, name: t.name}
	return math.Pi - back.off(o)
}

// abreast reports whether a thing's middle lies straight ahead of some part of t's front: a stool at the end of a long counter.
func (t *thing) abreast(o *thing) bool {
	d, front := o.middle().Sub(t.middle()), geom.Vec2{t.Front[0], t.Front[1]}
	return math.Abs(d.Dot(geom.Vec2{-front[1], front[0]})) <= t.Size[0]/2 && d.Dot(front) >= t.Size[1]/2
}

// inRear reports whether a thing's middle lies straight behind some part of t's back, or hangs on the wall there.
func (t *thing) inRear(o *thing) bool {
	d, front := o.middle().Sub(t.middle()), geom.Vec2{t.Front[0], t.Front[1]}
	least := t.Size[1] / 2
	if o.Support == "wall" {
		least = 0
	}
	return math.Abs(d.Dot(geom.Vec2{-front[1], front[0]})) <= t.Size[0]/2 && d.Dot(front) < -least
}

// besides is the angle between a thing's left or right, as it sees it itself, and the direction to another.
func (t *thing) besides(o *thing, left bool) float64 {
	turned := *t.Object
	turned.Front = [2]float64{-t.Front[1], t.Front[0]}
	if !left {
		turned.Front = [2]float64{t.Front[1], -t.Front[0]}
	}
	side := thing{Object: &turned, name: t.name}
	return side.off(o)
}

// off is the angle between a thing's front and the direction to another's nearest corner or middle.
func (t *thing) off(o *thing) float64 {
	best := math.Pi
	for _, p := range append(o.corners(), o.middle()) {
		d := p.Sub(t.middle())
		if d.Len() < 1e-9 {
			return 0
		}
		cosine := (d[0]*t.Front[0] + d[1]*t.Front[1]) / d.Len()
		best = math.Min(best, math.Acos(geom.Clamp(cosine, -1, 1)))
	}
	return best
}

// carrier reports whether a thing carries another, by way of a tray or a cloth too.
func (j *judge) carrier(s thing, id string) bool {
	for range 4 {
		if s.Support == id {
			return true
		}
		next := -1
		for i := range j.things {
			if j.things[i].ID == s.Support {
				next = i
			}
		}
		if next < 0 {
			return false
		}
		s = j.things[next]
	}
	return false
}
