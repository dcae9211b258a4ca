package layout

import (
	"context"
	"fmt"
	"math"

	"scenograph/internal/query"
)

const rounds = 9

// Solve finds valid poses for the items of a problem. An error means that the problem itself cannot be read (no such room, an
// unknown target) or that ctx was cancelled; items without a place are no error but are listed in Solution.Unplaced.
// A larger budget never gives a worse answer: later rounds look wider and finer, and the best round wins.
func Solve(ctx context.Context, problem Problem) (Solution, error) {
	s, err := newSite(&problem)
	if err != nil {
		return Solution{}, err
	}
	r := &searcher{site: s, budget: problem.Budget}
	if r.budget <= 0 {
		r.budget = DefaultBudget
	}
	best, err := r.search(ctx)
	if err != nil {
		return Solution{}, fmt.Errorf("layout: %w", err)
	}
	s.refine(best, &r.work)
	s.settle(best)
	s.verify(best)
	return s.solution(best, r.work), nil
}

// search runs rounds until one more has not helped, everything holds, or the budget is spent.
func (r *searcher) search(ctx context.Context) (*state, error) {
	var best *state
	failed := map[int]int{}
	idle := 0
	for number := range rounds {
		r.site.round = number
		found, err := r.round(ctx, number, failed)
		if err != nil {
			return nil, err
		}
		if found == nil {
			break
		}
		if idle++; best == nil || found.value() > best.value()+1e-9 {
			best, idle = found, 0
		}
		for _, f := range found.failures {
			failed[f.thing.index]++
		}
		if idle > 3 || number > 0 && r.site.contented(best) {
			break
		}
	}
	r.site.round = 0
	return best, nil
}

// contented reports whether everything holds and can be reached, so that searching on could only polish.
func (s *site) contented(st *state) bool {
	if st.walkable < 0.9 {
		return false
	}
	for _, p := range st.of {
		if p == nil {
			return false
		}
		for _, h := range s.heldBy(p, st) {
			if !h.Holds {
				return false
			}
		}
	}
	return true
}

func (s *site) heldBy(p *placed, st *state) []Held {
	var out []Held
	for _, v := range p.thing.Relations {
		var target *placed
		if v.Refers() != "" {
			var found bool
			if target, found = s.anchor(st, v.Refers()); !found {
				out = append(out, Held{Verb: v, Detail: "the other thing has no place"})
				continue
			}
		}
		out = append(out, s.judge(v, &p.frame, target, st).held(v))
	}
	return out
}

func (s *site) solution(st *state, work int) Solution {
	out := Solution{Work: work}
	sum := 0.0
	for _, p := range st.of {
		if p == nil {
			continue
		}
		out.Placements = append(out.Placements, Placement{
			Node: p.node, World: p.thing.transform(&p.pose), Support: p.pose.support,
			Relations: s.heldBy(p, st), Score: math.Max(0, math.Min(1, p.score)),
		})
		sum += p.score
	}
	for i := range st.failures {
		f := &st.failures[i]
		out.Unplaced = append(out.Unplaced, Failure{Node: f.thing.Node, Reason: s.reason(f, st)})
	}
	if n := len(s.things); n > 0 {
		out.Score = sum / float64(n)
	}
	return out
}

// verify tests the whole answer mesh against mesh and takes out whatever cuts into something after all.
func (s *site) verify(st *state) {
	for i, p := range st.of {
		if p == nil || p.body == nil {
			continue
		}
		if by, bad := s.cuts(p, st); bad {
			st.of[i] = nil
			st.score -= p.score
			st.failures = append(st.failures, failure{thing: p.thing, tried: 1, faults: [faultKinds]int{touching: 1}, blockers: blockersOf(by)})
			s.dropResting(st, p)
		}
	}
}

func (s *site) cuts(p *placed, st *state) (by *placed, bad bool) {
	for _, o := range s.obstacles(st) {
		if o == p || o.body == nil || o.flat && !p.flat || p.flat && !o.flat {
			continue
		}
		if contact, cut := query.Overlap(o.body, p.body, penetrationLimit); cut && contact.Depth > penetrationLimit {
			return o, true
		}
	}
	for i := range s.room.Pieces {
		if _, cut := p.body.Crosses(s.room.Pieces[i].Mesh, s.room.WorldFromNode.Mat4(), penetrationLimit); cut {
			return nil, true
		}
	}
	return nil, false
}
