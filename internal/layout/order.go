package layout

import (
	"cmp"
	"slices"

	"scenograph/internal/scene"
)

// order sorts the things so that targets come before what refers to them, large before small, and what failed last time as
// early as its targets allow. Where relations run in a circle, the largest thing comes first.
func (s *site) order(failed map[int]int) []*thing {
	rest := slices.Clone(s.things)
	slices.SortStableFunc(rest, func(a, b *thing) int {
		return cmp.Or(
			cmp.Compare(failed[b.index], failed[a.index]),
			cmp.Compare(class(a), class(b)),
			cmp.Compare(b.size[0]*b.size[1], a.size[0]*a.size[1]),
			cmp.Compare(a.index, b.index),
		)
	})
	s.promote(rest, failed)
	waiting := map[scene.NodeID]bool{}
	for _, t := range rest {
		waiting[t.Node] = true
	}
	var out []*thing
	for len(rest) > 0 {
		at := slices.IndexFunc(rest, func(t *thing) bool { return !blocked(t, waiting, true) })
		if at < 0 {
			at = slices.IndexFunc(rest, func(t *thing) bool { return !blocked(t, waiting, false) })
		}
		at = max(at, 0)
		out = append(out, rest[at])
		delete(waiting, rest[at].Node)
		rest = slices.Delete(rest, at, at+1)
	}
	return out
}

// promote moves the targets of things that failed before them.
func (s *site) promote(rest []*thing, failed map[int]int) {
	if len(failed) == 0 {
		return
	}
	rank := map[int]int{}
	for _, t := range rest {
		for at := t; failed[t.index] > 0 && at != nil; at = s.targetOf(at) {
			if rank[at.index] >= failed[t.index] {
				break
			}
			rank[at.index] = failed[t.index]
		}
	}
	slices.SortStableFunc(rest, func(a, b *thing) int {
		return cmp.Or(cmp.Compare(min(class(a), 0), min(class(b), 0)), cmp.Compare(rank[b.index], rank[a.index]))
	})
}

func (s *site) targetOf(t *thing) *thing {
	for _, v := range t.Relations {
		if i, ok := s.index[v.Refers()]; ok {
			return s.things[i]
		}
	}
	return nil
}

// blocked reports whether a thing waits for a target. Facing alone is loose: it can be judged later.
func blocked(t *thing, waiting map[scene.NodeID]bool, loose bool) bool {
	for _, v := range t.Relations {
		if _, facing := v.(Facing); facing && !loose {
			continue
		}
		if waiting[v.Refers()] {
			return true
		}
	}
	return false
}

// class orders by mount: curtains, which have only one place, then what stands on the floor, what stands on that last.
func class(t *thing) int {
	switch t.Mount {
	case scene.OnWall:
		if t.curtain() {
			return -1
		}
		return 2
	case scene.OnCeiling:
		return 3
	case scene.OnSurface:
		return 4
	case scene.FlatFloor:
		return 1
	}
	return 0
}
