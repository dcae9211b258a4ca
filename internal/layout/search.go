package layout

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"scenograph/internal/scene"
)

// searcher runs beam searches of growing width over one site.
type searcher struct {
	site   *site
	budget int
	work   int
}

type scored struct {
	pose  pose
	score float64
	close bool // boxes are shared: the meshes are yet to be compared
}

// Weights of a state's score.
const (
	failureCost = 3.0
	walkWeight  = 2.0
)

// widths are the beams of successive rounds. Early rounds are cheap, and each sees equal choices in another light.
var widths = [...]int{2, 4, 4, 6, 6, 8}

// round searches once. It returns nil when the budget ran out; the first round always ends.
func (r *searcher) round(ctx context.Context, number int, failed map[int]int) (*state, error) {
	width := widths[min(number, len(widths)-1)]
	first := &state{of: make([]*placed, len(r.site.things)), plan: r.site.plan, walkable: 1}
	beam := []*state{first}
	for _, t := range r.site.order(failed) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if number > 0 && r.work > r.budget {
			return nil, nil
		}
		if r.work > r.budget {
			width = 1
		}
		next := r.expandAll(t, beam, number, width)
		slices.SortStableFunc(next, func(a, b *state) int { return cmp.Compare(b.value(), a.value()) })
		beam = next[:min(width, len(next))]
	}
	return beam[0], nil
}

// expandAll expands every state, each on a goroutine of its own; the results stand in the order of the states.
func (r *searcher) expandAll(t *thing, beam []*state, number, width int) []*state {
	found := make([][]*state, len(beam))
	workers := make([]searcher, len(beam))
	var group sync.WaitGroup
	for i, st := range beam {
		workers[i] = searcher{site: r.site}
		group.Go(func() { found[i] = workers[i].expand(t, st, number, width) })
	}
	group.Wait()
	for i := range workers {
		r.work += workers[i].work
	}
	return slices.Concat(found...)
}

// expand places one thing in the best ways a state allows, or notes why it has none.
func (r *searcher) expand(t *thing, st *state, number, width int) []*state {
	obstacles := r.site.obstacles(st)
	fail := failure{thing: t, blockers: map[scene.NodeID]int{}}
	keep := max(1, (width+1)/2)
	if usable(t) {
		for _, propose := range []func(*thing, *state, []*placed, int) []pose{r.site.propose, r.site.proposeAnywhere} {
			good := r.try(t, st, obstacles, propose(t, st, obstacles, number), &fail)
			good, out := r.choose(t, st, obstacles, good, keep, &fail)
			if len(out) > 0 {
				return out
			}
			if len(good) > 0 {
				break
			}
		}
	}
	lost := *st
	lost.failures = append(slices.Clip(st.failures), fail)
	return []*state{&lost}
}

// costOf is what looking at one pose costs, in work units: in a crowded room more than in an empty one.
func costOf(obstacles []*placed) int { return 1 + len(obstacles)/32 }

// try keeps the poses that are valid by their boxes and in which every hard relation holds, with the score of their relations alone.
func (r *searcher) try(t *thing, st *state, obstacles []*placed, poses []pose, fail *failure) []scored {
	var good []scored
	r.work += len(poses) * costOf(obstacles)
	for _, p := range poses {
		fail.tried++
		bad, by, close := r.site.tryBoxes(t, &p, obstacles)
		if bad != fits {
			fail.note(bad, by)
			continue
		}
		f := t.frameOf(&p)
		relations, ok := r.site.rateRelations(t, &f, st)
		if !ok {
			fail.miss(r.site.hardHeld(t, &f, st))
			continue
		}
		good = append(good, scored{p, relations, close})
	}
	return good
}

// penetrationLimit is half of what the checks allow, metres.
const penetrationLimit = 0.0005

func (s *site) child(t *thing, st *state, choice *scored) *state {
	next := *st
	next.of = slices.Clone(st.of)
	next.of[t.index] = s.place(t, &choice.pose, choice.score)
	next.score += choice.score
	if t.Mount != scene.FlatFloor && t.Mount != scene.OnSurface {
		next.plan = st.plan.Clone()
		next.plan.Add(s.room, next.of[t.index].foot)
		next.walkable = s.walkable(&next)
	}
	return &next
}

func (s *site) place(t *thing, p *pose, score float64) *placed {
	f := t.frameOf(p)
	out := &placed{
		node: t.Node, thing: t, pose: *p, frame: f, foot: f.footprint(), flat: t.Mount == scene.FlatFloor,
		clearance: t.Clearance, berth: t.berth, score: score,
	}
	out.measure()
	if t.body != nil {
		out.body = t.body.At(t.transform(p))
	}
	return out
}

// walkable is the share of the floor a person could stand on that can be reached, less something for every thing that cannot.
func (s *site) walkable(st *state) float64 {
	reached := st.plan.Reach(walker, s.doors)
	free, got := 0, 0
	for i, in := range st.plan.Inside {
		if in && st.plan.Taken[i] >= walker-st.plan.Cell/2 {
			free++
			if reached[i] {
				got++
			}
		}
	}
	share := 1.0
	if free > 0 {
		share = float64(got) / float64(free)
	}
	for _, p := range st.of {
		if p == nil || p.flat || p.frame.low > s.room.Floor+0.3 {
			continue
		}
		if !st.plan.Touches(p.foot.Outline, reached, reachable) {
			share -= unreachedCost
		}
	}
	for _, o := range s.needed {
		if !st.plan.Touches(o.foot.Outline, reached, reachable) {
			share -= unreachedCost
		}
	}
	return share
}

// reachable is how near a person must get to use a thing, metres; unreachedCost what it costs when nobody can.
const (
	reachable     = 0.6
	unreachedCost = 0.25
)
