package layout

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// refine moves each thing a little, as long as the whole gets better and stays valid.
func (s *site) refine(st *state, work *int) {
	for _, step := range []float64{0.08, 0.03} {
		for i, p := range st.of {
			if p == nil || p.thing.Mount != scene.OnFloor || p.thing.peers > 0 || p.thing.home != nil || s.carries(st, p) {
				continue
			}
			if better := s.nudge(st, p, step, work); better != nil {
				st.score += better.score - p.score
				st.of[i] = better
			}
		}
	}
}

// carries reports whether something was placed on, over or under a thing, which then stays where it is.
func (s *site) carries(st *state, p *placed) bool {
	for _, o := range st.of {
		if o != nil && (o.pose.support == p.node || names(o.thing.Relations, p.node) && o.thing.Mount != scene.OnFloor) {
			return true
		}
	}
	return false
}

func (s *site) nudge(st *state, p *placed, step float64, work *int) *placed {
	without := *st
	without.of = append([]*placed(nil), st.of...)
	without.of[p.thing.index] = nil
	obstacles := s.obstacles(&without)
	before, _ := s.rate(p.thing, &p.pose, &without, obstacles)
	best := *p
	for _, move := range s.nudges(p, step) {
		*work++
		q := p.pose
		q.at = geom.Vec2{rounded(q.at[0] + move[0]), rounded(q.at[1] + move[1])}
		if bad, _ := s.try(p.thing, &q, obstacles); bad != fits {
			continue
		}
		if score, ok := s.rate(p.thing, &q, &without, obstacles); ok && score > before+0.002 {
			before = score
			best = *s.place(p.thing, &q, score)
		}
	}
	if best.pose == p.pose {
		return nil
	}
	return &best
}

// nudges are steps along the thing's own axes; what has its back to a wall only slides along it.
func (s *site) nudges(p *placed, step float64) []geom.Vec2 {
	right, back := p.frame.right().Mul(step), p.frame.back().Mul(step)
	if p.pose.wall >= 0 {
		return []geom.Vec2{right, right.Mul(-1)}
	}
	return []geom.Vec2{right, right.Mul(-1), back, back.Mul(-1)}
}

// settle lifts what stands over a rug onto it, with everything on top, so that nothing is sunk into the pile.
func (s *site) settle(st *state) {
	for i, p := range st.of {
		if p == nil || p.flat || p.pose.support != s.room.Node || p.thing.Mount == scene.OnWall || p.thing.Mount == scene.OnCeiling {
			continue
		}
		lift, rug := s.rugUnder(p, st)
		if lift <= 0 || p.frame.high+lift > s.room.Ceiling {
			continue
		}
		s.lift(st, i, lift)
		st.of[i].pose.support = rug
	}
}

func (s *site) rugUnder(p *placed, st *state) (lift float64, rug scene.NodeID) {
	for _, o := range s.obstacles(st) {
		if !o.flat || query.ConvexOverlap(o.foot.Outline, p.foot.Outline) <= 1e-4 {
			continue
		}
		rise := o.foot.High - p.pose.low
		if rise <= lift || rise >= 0.05 {
			continue
		}
		if o.body != nil && p.body != nil {
			rise = riseOnto(p, o.body, rise)
		}
		if rise > lift {
			lift, rug = rise, o.node
		}
	}
	return lift, rug
}

// riseOnto is how far a thing must be lifted to stand on a rug: not at all when its feet stand beside it, less than the rug's
// height where they meet only its bevelled edge.
func riseOnto(p *placed, rug *query.Body, height float64) float64 {
	if !cutsAt(p.body, rug, 0, 0) {
		return 0
	}
	free, stuck := height, 0.0
	for range 7 {
		if middle := (free + stuck) / 2; cutsAt(p.body, rug, middle, penetrationLimit/2) {
			stuck = middle
		} else {
			free = middle
		}
	}
	if height-free < penetrationLimit {
		return height
	}
	return free
}

func cutsAt(b, rug *query.Body, lift, tolerance float64) bool {
	at := b.WorldFromNode
	at.Translation[2] += lift
	contact, cut := query.Overlap(rug, b.At(at), tolerance)
	return cut && contact.Depth > tolerance
}

func (s *site) lift(st *state, i int, by float64) {
	p := st.of[i]
	q := p.pose
	q.low += by
	st.of[i] = s.place(p.thing, &q, p.score)
	for k, o := range st.of {
		if o != nil && o.pose.support == p.node {
			s.lift(st, k, by)
		}
	}
}

// dropResting takes out what stood on something that was taken out.
func (s *site) dropResting(st *state, gone *placed) {
	for i, o := range st.of {
		if o != nil && o.pose.support == gone.node {
			st.of[i] = nil
			st.score -= o.score
			st.failures = append(st.failures, failure{thing: o.thing, tried: 1, blockers: blockersOf(gone)})
			s.dropResting(st, o)
		}
	}
}

func blockersOf(p *placed) map[scene.NodeID]int {
	if p == nil {
		return map[scene.NodeID]int{}
	}
	return map[scene.NodeID]int{p.node: 1}
}

// longest returns the longest of some stretches, metres.
func longest(stretches []query.Stretch) float64 {
	best := 0.0
	for _, s := range stretches {
		best = math.Max(best, s.Length())
	}
	return best
}
