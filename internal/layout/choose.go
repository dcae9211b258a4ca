package layout

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/geom"
)

// choose rates the most promising poses in full and returns states for the best few that differ. Once enough are known, poses
// whose relations alone leave them no chance are not looked at. Meshes are compared only for what is rated; when no state is found, what is
// left are the poses that are valid.
func (r *searcher) choose(t *thing, st *state, obstacles []*placed, good []scored, keep int, fail *failure) (left []scored, out []*state) {
	good = byScore(good)
	spare := 4*keep + 4
	var rated []scored
	for from := 0; from < len(good); {
		best := leading{most: spare}
		for ; from < len(good); from++ {
			if least, full := best.least(); full && from%8 == 0 && r.site.mostOf(good[from].score) < least {
				break
			}
			p := good[from].pose
			if good[from].close {
				if by := r.site.sunkInto(t, &p, obstacles); by != nil {
					fail.note(touching, by)
					continue
				}
			}
			left = append(left, good[from])
			f := t.frameOf(&p)
			score := r.site.rateRest(t, &p, &f, good[from].score, st, obstacles)
			rated = append(rated, scored{p, score, false})
			best.add(score)
		}
		rated = byScore(rated)
		if out = r.pick(t, st, obstacles, rated, keep); len(out) > 0 {
			return left, out
		}
		spare, rated = 4*spare, nil
	}
	return left, nil
}

// byScore sorts poses, the best first; equal ones keep their order.
func byScore(list []scored) []scored {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(list[b].score, list[a].score), cmp.Compare(a, b)) })
	out := make([]scored, len(list))
	for i, k := range order {
		out[i] = list[k]
	}
	return out
}

// leading keeps the highest of the scores that were added, sorted.
type leading struct {
	most   int
	scores []float64
}

func (l *leading) add(score float64) {
	at, _ := slices.BinarySearchFunc(l.scores, score, func(a, b float64) int { return cmp.Compare(b, a) })
	if at >= l.most {
		return
	}
	l.scores = slices.Insert(l.scores, at, score)
	l.scores = l.scores[:min(len(l.scores), l.most)]
}

func (l *leading) least() (score float64, full bool) {
	if len(l.scores) < l.most {
		return 0, false
	}
	return l.scores[l.most-1], true
}

// pick takes the best poses that are sound mesh against mesh and unlike each other.
func (r *searcher) pick(t *thing, st *state, obstacles []*placed, rated []scored, keep int) []*state {
	var out []*state
	for i := range rated {
		if len(out) >= keep {
			break
		}
		if !similar(&rated[i].pose, out, t) && r.site.rest(t, &rated[i].pose, obstacles) {
			out = append(out, r.site.child(t, st, &rated[i]))
			r.work += len(st.plan.Inside) / cellsPerUnit
		}
	}
	return out
}

// usable refuses things without a size, or with one that no room has.
func usable(t *thing) bool {
	return geom.Finite(t.size[:]...) && !t.bounds.Empty() && math.Max(t.size[0], math.Max(t.size[1], t.size[2])) > 1e-6
}

// cellsPerUnit is how many cells of a floor plan are looked at for the work of one pose.
const cellsPerUnit = 128

// similar keeps a state's children apart, so that the beam holds different answers.
func similar(p *pose, children []*state, t *thing) bool {
	for _, c := range children {
		q := &c.of[t.index].pose
		if p.at.Sub(q.at).Len() < 0.08 && math.Abs(geom.WrapAngle(p.yaw-q.yaw)) < 0.1 && math.Abs(p.low-q.low) < 0.05 {
			return true
		}
	}
	return false
}
