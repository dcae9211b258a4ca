package layout

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// More default distances, metres.
const (
	farFrom     = 2.0
	doorClear   = 0.9
	windowClear = 1.2
	gridAisle   = 0.6 // between the things of a grid
	inLine      = 0.05
)

// judgeMore measures the relations of verbmore.go.
func (s *site) judgeMore(v Verb, f *frame, target *placed, st *state) (judgement, bool) {
	switch v := v.(type) {
	case Inside:
		return judgeInside(f, target), true
	case Stack:
		j := within(math.Abs(f.low-target.frame.high), 0.006, "m")
		return j.and(within(f.at.Sub(target.frame.at).Len(), 0.1, "m")), true
	case Above:
		j := atLeast(f.low-target.frame.high, v.Gap)
		return j.and(within(query.ConvexGap(f.outline(), target.frame.outline()), 0.1, "m")).and(s.judgeMount(f, target)), true
	case FarFrom:
		return atLeast(query.ConvexGap(f.outline(), target.frame.outline()), orDefault(v.Distance, farFrom)), true
	case AlignedWith:
		p := target.frame.local(f.at)
		return within(math.Min(math.Abs(p[0]), math.Abs(p[1])), inLine, "m").and(turnedLike(f, &target.frame)), true
	case Row:
		p := target.frame.local(f.at)
		gap := math.Abs(p[0]) - target.frame.half[0] - f.extent(target.frame.right())
		j := about(gap, orDefault(v.Gap, besideGap), 0.15, "m")
		return j.and(within(math.Abs(p[1]-target.frame.half[1]+f.extent(target.frame.back())), inLine, "m")).and(turnedLike(f, &target.frame)), true
	case Grid:
		return within(f.at.Sub(v.cell(&target.frame)).Len(), 0.15, "m").and(turnedLike(f, &target.frame)), true
	case Scatter:
		return s.judgeScatter(f, v, st), true
	case ClearOfDoor:
		return s.judgeOpenings(f, orDefault(v.Distance, doorClear), "door", func(kind shell.OpeningKind) bool { return kind != shell.Window }), true
	case ClearOfWindow:
		return s.judgeOpenings(f, orDefault(v.Distance, windowClear), "window", func(kind shell.OpeningKind) bool { return kind == shell.Window }), true
	}
	return judgement{}, false
}

// atLeast holds from limit on.
func atLeast(value, limit float64) judgement {
	j := within(math.Max(0, limit-value), 0, "m")
	j.value = value
	return j
}

// turnedLike measures how much two things are turned against each other.
func turnedLike(f, target *frame) judgement {
	return within(math.Abs(geom.WrapAngle(f.yaw-target.yaw)), geom.Radians(5), "rad")
}

func judgeInside(f *frame, target *placed) judgement {
	return judgeOn(f, target).and(within(math.Max(0, f.high-target.frame.high), 0.001, "m"))
}

// judgeMount likes wall things right behind what they are over, and ceiling things right above it.
func (s *site) judgeMount(f *frame, target *placed) judgement {
	if f.mount == scene.OnWall {
		p := target.frame.local(f.at)
		return within(math.Abs(p[0]), math.Max(0.15, target.frame.half[0]), "m")
	}
	return within(f.at.Sub(target.frame.at).Len(), math.Max(0.3, 0.3*target.frame.radius()), "m")
}

// cell is the middle of a grid's cell in the world.
func (v Grid) cell(first *frame) geom.Vec2 {
	across := orDefault(v.Across, 2*first.half[0]+gridAisle)
	along := orDefault(v.Along, 2*first.half[1]+gridAisle)
	return first.world(float64(v.Column)*across, float64(v.Row)*along)
}

// judgeScatter measures the distance to the nearest scattered thing.
func (s *site) judgeScatter(f *frame, v Scatter, st *state) judgement {
	nearest := math.Inf(1)
	for _, o := range st.of {
		if o == nil || o.frame.at == f.at {
			continue
		}
		for _, other := range o.thing.Relations {
			if w, ok := other.(Scatter); ok && w.Over == v.Over {
				nearest = math.Min(nearest, query.ConvexGap(f.outline(), o.frame.outline()))
			}
		}
	}
	if math.IsInf(nearest, 1) {
		return judgement{score: 1, holds: true, unit: "m"}
	}
	return atLeast(nearest, v.Spacing)
}

// judgeOpenings measures the distance to the nearest opening of a kind.
func (s *site) judgeOpenings(f *frame, limit float64, name string, of func(shell.OpeningKind) bool) judgement {
	nearest := math.Inf(1)
	for i := range s.room.Walls {
		w := &s.room.Walls[i]
		for _, o := range w.Openings {
			if of(o.Kind) {
				nearest = math.Min(nearest, query.ConvexGap(f.outline(), w.Zone(o.From, o.To, 0.01)))
			}
		}
	}
	if math.IsInf(nearest, 1) {
		return judgement{score: 1, holds: true, unit: "m", detail: "there is no " + name}
	}
	return atLeast(nearest, limit)
}
