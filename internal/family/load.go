package family

import (
	"context"
	"slices"

	"scenograph/internal/check"
	"scenograph/internal/scene"
)

// stirring is the share of the things on surfaces that are set down anew.
const stirring = 0.5

// load gives what carries other things, and those things, their new shapes, and sets down anew what no longer stands as it did and some of
// the rest: carrier by carrier, where the base has them. A carrier on which not all of that finds a place keeps its shape and its load.
func (m *making) load(ctx context.Context) error {
	var carriers []scene.NodeID
	chance := map[scene.NodeID]bool{}
	for _, t := range m.base.things {
		if chance[t.node.ID] = m.rng.Float64() < stirring; t.mount == scene.OnSurface && !slices.Contains(carriers, t.carrier) {
			carriers = append(carriers, t.carrier)
		}
	}
	for _, c := range carriers {
		if err := m.loadOne(ctx, c, chance); err != nil {
			return err
		}
	}
	return nil
}

func (m *making) loadOne(ctx context.Context, carrier scene.NodeID, chance map[scene.NodeID]bool) error {
	before := m.draft.View()
	whole := func(t *thing) bool { return t.node.ID == carrier || onto(t, carrier) }
	if err := m.stay(whole); err != nil {
		return err
	}
	_, fresh := m.looks[carrier]
	stirred := func(t *thing) bool {
		_, changed := m.looks[t.node.ID]
		return onto(t, carrier) && !m.calm[carrier] && (fresh || changed || chance[t.node.ID])
	}
	if !slices.ContainsFunc(m.base.things, stirred) {
		return nil
	}
	_, why, err := m.solve(ctx, stirred)
	if err != nil || why == "" {
		return err
	}
	for _, t := range m.base.things {
		if whole(t) {
			delete(m.looks, t.node.ID)
		}
	}
	m.draft = before.Edit()
	return nil
}

// onto reports whether a thing is of a carrier's load.
func onto(t *thing, carrier scene.NodeID) bool {
	return t.mount == scene.OnSurface && t.carrier == carrier
}

// reload sets down anew what errors say does not stand as it should, with all that shares its carrier, where the carrier is now. It
// reports whether that may have helped; what an error names keeps its shape and load in later tries.
func (m *making) reload(ctx context.Context, errors []check.Verdict) (bool, error) {
	var carriers []scene.NodeID
	helps := true
	for _, v := range errors {
		small := false
		for _, id := range v.Nodes {
			t := m.base.free[m.base.world.Thing(id)]
			switch {
			case t == nil:
			case t.mount == scene.OnSurface:
				small = true
				m.calm[t.carrier] = true
				if !slices.Contains(carriers, t.carrier) {
					carriers = append(carriers, t.carrier)
				}
			default:
				m.calm[t.node.ID] = true
			}
		}
		helps = helps && small
	}
	if !helps || len(carriers) == 0 {
		return false, nil
	}
	for _, c := range carriers {
		found, _, why, err := m.find(ctx, func(t *thing) bool { return onto(t, c) })
		if err != nil || why != "" {
			return false, err
		}
		for _, p := range found {
			if err := m.shift(p.Node, p); err != nil {
				return false, err
			}
		}
	}
	return true, nil
}
