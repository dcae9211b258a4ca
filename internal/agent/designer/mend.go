package designer

import (
	"cmp"
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/check"
	"scenograph/internal/layout"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

const (
	mendTries  = 60  // poses are searched for so often in all
	mendNear   = 3   // of the things around one that is out of reach, so many are tried
	mendReach  = 1.2 // metres around it
	mendBudget = 3000
)

// mend moves things of a finished room that nobody can get to, or else what stands around them, as long as fewer stay out of reach: at
// first only to where what was said of their places holds, then anywhere.
func (f *filling) mend() error {
	tries := mendTries
	for _, keep := range []bool{true, false} {
		if err := f.mendReach(&tries, keep); err != nil {
			return err
		}
	}
	return nil
}

func (f *filling) mendReach(tries *int, keep bool) error {
	for {
		lost := check.OutOfReach(f.s.world, f.roomID())
		better := false
		for _, id := range lost {
			for _, move := range f.around(id) {
				if *tries <= 0 {
					return nil
				}
				var err error
				if better, err = f.rehome(move, len(lost), tries, keep); err != nil {
					return err
				}
				if better {
					break
				}
			}
			if better {
				break
			}
		}
		if !better {
			return nil
		}
	}
}

// around lists a thing and the ordered things on the floor next to it, the nearest first.
func (f *filling) around(id scene.NodeID) []scene.NodeID {
	t, ok := f.s.thing(id)
	if !ok {
		return nil
	}
	middle := t.box.Center()
	type neighbour struct {
		id   scene.NodeID
		away float64
	}
	var near []neighbour
	for i := range f.s.things {
		o := &f.s.things[i]
		if _, _, mine := f.wishOf(o.node.ID); !mine || o.node.ID == id || o.box.Min[2] > f.room.Floor+0.1 || o.node.Semantics.Mount == scene.FlatFloor {
			continue
		}
		if t.box.Overlaps(o.box, -mendReach) {
			near = append(near, neighbour{o.node.ID, o.box.Center().Sub(middle).Len()})
		}
	}
	slices.SortStableFunc(near, func(a, b neighbour) int { return cmp.Compare(a.away, b.away) })
	out := []scene.NodeID{id}
	for _, n := range near[:min(len(near), mendNear)] {
		out = append(out, n.id)
	}
	return out
}

// wishOf finds what a thing was ordered by.
func (f *filling) wishOf(id scene.NodeID) (*wish, int, bool) {
	for i := range f.lines {
		if at := slices.Index(f.lines[i].wish.nodes, id); at >= 0 {
			return f.lines[i].wish, at, true
		}
	}
	return nil, 0, false
}

// rehome looks for another place for a thing with which fewer things are out of reach: as its wishes want it, at a wall, anywhere.
func (f *filling) rehome(id scene.NodeID, lost int, tries *int, keep bool) (bool, error) {
	w, at, mine := f.wishOf(id)
	t, ok := f.s.thing(id)
	if !mine || !ok || t.guarded {
		return false, nil
	}
	f.strict = false
	without, diff, err := action.Preview(f.now, []action.Action{action.RemoveNode{Node: id}})
	if err != nil {
		return false, fmt.Errorf("designer: mending: %w", err)
	}
	world, err := f.s.world.After(without, diff)
	if err != nil {
		return false, fmt.Errorf("designer: mending: %w", err)
	}
	said := slices.ContainsFunc(w.wants, func(x want) bool { return x.asked })
	asked := f.verbsFor(w, at, &group{wishes: []*wish{w}})
	ways := [][]layout.Verb{asked, asked, {layout.AgainstWall{}}, {layout.Scatter{}}, {layout.AgainstWall{}}, {layout.Scatter{}}}
	if keep && said {
		ways = ways[:2]
	}
	for i, verbs := range ways {
		*tries--
		solution, err := layout.Solve(f.ctx, layout.Problem{
			Scene: without, Store: f.policy.store, World: world, Room: f.room.Node, Seed: f.obs.Seed + uint64(i), Budget: mendBudget, Variety: float64(i) / 5,
			Items: []layout.Item{{Node: id, Name: t.node.Name, Model: t.node.Model.Asset, Mount: mountFor(w), Clearance: layout.Clearance(w.entry.Clearance), Relations: verbs}},
		})
		if err != nil {
			return false, fmt.Errorf("designer: mending: %w", err)
		}
		place, ok := solution.Placed(id)
		if !ok || keep && said && slices.ContainsFunc(place.Relations, func(h layout.Held) bool { return !h.Holds }) {
			continue
		}
		if done, err := f.take(t, place, lost); done || err != nil {
			return done, err
		}
	}
	return false, nil
}

// take moves a thing when that leaves fewer than lost things out of reach and breaks no rule.
func (f *filling) take(t *thing, place layout.Placement, lost int) (bool, error) {
	actions := append([]action.Action{f.settledAs(t.node, place.World)}, f.staleRelations(t.node.ID)...)
	next, diff, err := action.Preview(f.now, action.Fit(f.now, actions))
	if err != nil {
		return false, fmt.Errorf("designer: mending: %w", err)
	}
	world, err := f.s.world.After(next, diff)
	if err != nil {
		return false, fmt.Errorf("designer: mending: %w", err)
	}
	if len(check.OutOfReach(world, f.roomID())) >= lost {
		return false, nil
	}
	if why, err := f.broken(actions, t.node.ID); err != nil || why != "" {
		return false, err
	}
	return true, f.offer("mend "+string(t.node.ID), "Move "+t.node.Name+" so that everything can be reached", "", actions, proposal.Score{})
}
