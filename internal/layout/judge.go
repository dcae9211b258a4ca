package layout

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
)

// judgement is how well a relation holds: score falls from 1 to 0 as it is missed by more.
type judgement struct {
	score  float64
	holds  bool
	value  float64
	unit   string
	detail string
}

func (j judgement) held(v Verb) Held {
	return Held{Verb: v, Holds: j.holds, Value: j.value, Unit: j.unit, Detail: j.detail}
}

// Default distances, metres, where a relation names none.
const (
	besideGap  = 0.1
	frontGap   = 0.45
	behindGap  = 0.15
	nearWithin = 1.0
	aroundGap  = 0.03
)

// judge measures a relation of a thing at a frame. target is nil when the relation is to the room.
func (s *site) judge(v Verb, f *frame, target *placed, st *state) judgement {
	switch v := v.(type) {
	case On:
		return judgeOn(f, target)
	case AgainstWall:
		return s.judgeWall(f, v.Wall, v.Gap)
	case InCorner:
		return s.judgeCorner(f, v.Corner)
	case Beside:
		return judgeBeside(f, &target.frame, v)
	case InFrontOf:
		return judgeAhead(f, &target.frame, orDefault(v.Distance, frontGap), -1)
	case Behind:
		return judgeAhead(f, &target.frame, orDefault(v.Distance, behindGap), 1)
	case Facing:
		return s.judgeFacing(f, target)
	case Around:
		return judgeAround(f, &target.frame, v)
	case Near:
		return judgeNear(query.ConvexGap(f.outline(), target.frame.outline()), orDefault(v.Distance, nearWithin))
	case ByWindow:
		return s.judgeWindow(f, v.Opening)
	case HungOnWall:
		return s.judgeHung(f, v, target)
	case HungFromCeiling:
		return s.judgeCeiling(f, target)
	case Under:
		return judgeUnder(f, &target.frame, s.heart(target, st))
	case CentredIn:
		middle := s.middle()
		if target != nil {
			middle = target.frame.at
		}
		return within(f.at.Sub(middle).Len(), 0.3, "m")
	}
	if j, known := s.judgeMore(v, f, target, st); known {
		return j
	}
	return judgement{score: 1, holds: true}
}

func orDefault(x, otherwise float64) float64 {
	if x > 0 {
		return x
	}
	return otherwise
}

// within holds up to limit, a little less well near it, and fades out beyond.
func within(value, limit float64, unit string) judgement {
	over := math.Max(0, value-limit)
	score := 1 / (1 + math.Pow(over/(0.35+limit/2), 2))
	if limit > 0 {
		score *= 1 - 0.1*geom.Clamp(value/limit, 0, 1)
	}
	return judgement{score: score, holds: value <= limit+1e-6, value: value, unit: unit}
}

// about holds within a tolerance of a wanted value.
func about(value, wanted, tolerance float64, unit string) judgement {
	j := within(math.Abs(value-wanted), tolerance, unit)
	j.value = value
	j.score *= 1 - 0.2*math.Min(1, math.Abs(value-wanted)/tolerance)
	return j
}

func (j judgement) and(o judgement) judgement {
	out := j
	out.score = j.score * o.score
	out.holds = j.holds && o.holds
	if j.holds && !o.holds {
		out.value, out.unit, out.detail = o.value, o.unit, o.detail
	}
	return out
}

// judgeNear likes a little room in between better than none.
func judgeNear(gap, limit float64) judgement {
	j := within(gap, limit, "m")
	j.score *= 1 - 0.12*math.Max(0, 1-gap/(0.35*limit))
	return j
}

func judgeOn(f *frame, target *placed) judgement {
	if !target.foot.Outline.Contains(f.at) {
		return within(query.ConvexGap(f.outline(), target.foot.Outline)+0.05, 0, "m")
	}
	gap := math.Abs(f.low - target.foot.High)
	if target.body != nil {
		for _, surface := range target.body.Surfaces() {
			at := target.body.WorldFromNode.Apply(geom.Vec3{0, 0, surface.Height})
			gap = math.Min(gap, math.Abs(f.low-at[2]))
		}
	}
	return within(gap, 0.006, "m")
}

func judgeBeside(f, target *frame, v Beside) judgement {
	p := target.local(f.at)
	reachX, reachY := f.extent(target.right()), f.extent(target.back())
	gap := math.Abs(p[0]) - target.half[0] - reachX
	wanted := orDefault(v.Gap, besideGap)
	j := about(gap, wanted, math.Max(0.3, wanted*0.6), "m")
	offset := math.Abs(p[1]) - math.Abs(target.half[1]-reachY)
	j = j.and(within(math.Max(0, offset), 0.2, "m"))
	if v.Side == LeftSide && p[0] < 0 || v.Side == RightSide && p[0] > 0 || gap < -0.02 {
		j.holds = false
		j.score *= 0.2
	}
	return j
}

// judgeAhead measures being before (sign −1) or behind (+1) the target.
func judgeAhead(f, target *frame, wanted, sign float64) judgement {
	p := target.local(f.at)
	gap := sign*p[1] - target.half[1] - f.extent(target.back())
	j := about(gap, wanted, math.Max(0.35, wanted*0.5), "m")
	aside := math.Abs(p[0]) - math.Max(0, target.half[0]-f.extent(target.right())/2)
	j = j.and(within(math.Max(0, aside), 0.25, "m"))
	j.score *= 1 - 0.15*math.Min(1, math.Abs(p[0])/(target.half[0]+0.1))
	if sign*p[1] <= 0 {
		j.holds = false
		j.score *= 0.2
	}
	return j
}

func (s *site) judgeFacing(f *frame, target *placed) judgement {
	at := s.middle()
	spread := 0.0
	if target != nil {
		at = target.frame.at
		distance := math.Max(0.3, at.Sub(f.at).Len())
		spread = math.Atan2(0.5*target.frame.extent(f.right()), distance)
	}
	d := at.Sub(f.at)
	if d.Len() < 1e-6 {
		return judgement{score: 1, holds: true, unit: "rad"}
	}
	angle := math.Abs(geom.WrapAngle(query.YawToward(d) - f.yaw))
	j := within(math.Max(0, angle-spread), geom.Radians(30), "rad")
	j.value = angle
	j.score *= 1 - 0.25*math.Min(1, angle/geom.Radians(60))
	return j
}

func judgeAround(f, target *frame, v Around) judgement {
	gap := query.ConvexGap(f.outline(), target.outline())
	j := within(gap, orDefault(v.Gap, aroundGap)+0.25, "m")
	// A chair looks square to the side it stands at, so at a long table not at the middle.
	p := target.local(f.at)
	p = geom.Vec2{geom.Clamp(p[0], -target.half[0], target.half[0]), geom.Clamp(p[1], -target.half[1], target.half[1])}
	d := target.world(p[0]*0.999, p[1]*0.999).Sub(f.at)
	if d.Len() > 1e-3 {
		j = j.and(within(math.Abs(geom.WrapAngle(query.YawToward(d)-f.yaw)), geom.Radians(40), "rad"))
	}
	return j
}

func judgeUnder(f, target *frame, heart geom.Vec2) judgement {
	outside := math.Max(0, target.outline().Distance(f.at))
	if target.outline().Contains(f.at) {
		outside = 0
	}
	shared := query.ConvexOverlap(f.outline(), target.outline())
	j := within(outside, math.Max(0.4, math.Min(f.half[0], f.half[1])), "m")
	j.holds = j.holds && shared > 0.02 && f.low < target.high
	j.score *= 1 - 0.3*math.Min(1, f.at.Sub(heart).Len()/(target.radius()+0.1))
	return j
}

// middle is the centroid of the room's outline.
func (s *site) middle() geom.Vec2 { return centroid(s.room.Outline) }

func centroid(p geom.Polygon) geom.Vec2 {
	var sum geom.Vec2
	area := 0.0
	for i, a := range p {
		b := p[(i+1)%len(p)]
		cross := a[0]*b[1] - b[0]*a[1]
		sum = sum.Add(a.Add(b).Mul(cross))
		area += cross
	}
	if math.Abs(area) < 1e-12 {
		return p[0]
	}
	return sum.Mul(1 / (3 * area))
}
