package steps

import (
	"slices"

	"scenograph/internal/check"
	"scenograph/internal/layout"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// mend moves what breaks a rule that held before, as little as can be, and refuses the draft when that does not help.
func (w *work) mend(before *query.World) error {
	known := map[string]bool{}
	for _, v := range check.World(before) {
		known[v.ID] = true
	}
	faults := w.faults(known)
	for range 2 {
		if len(faults) == 0 {
			return nil
		}
		if !w.nudge(faults) {
			break
		}
		faults = w.faults(known)
	}
	if len(faults) == 0 {
		return nil
	}
	text := faults[0].Message
	for _, v := range faults[1:min(len(faults), 5)] {
		text += "; " + v.Message
	}
	return whole("the result breaks rules of the room: %s", text)
}

func (w *work) faults(known map[string]bool) []check.Verdict {
	return slices.DeleteFunc(check.World(w.world), func(v check.Verdict) bool { return v.Severity != check.Error || known[v.ID] })
}

// nudge has the solver find other places for the things of this draft that are at fault. It reports whether anything moved.
func (w *work) nudge(faults []check.Verdict) bool {
	rooms := map[scene.NodeID][]layout.Item{}
	for _, id := range w.ours(faults) {
		if r, err := w.roomOf(id); err == nil {
			rooms[r.Node] = append(rooms[r.Node], w.known(id, true))
		}
	}
	changed := false
	for _, r := range w.world.Rooms() {
		items := rooms[r.Node]
		if len(items) == 0 {
			continue
		}
		solution, err := layout.Solve(w.ctx, layout.Problem{Scene: w.now, World: w.world, Store: w.Store, Room: r.Node, Items: items, Seed: w.ask.Seed, Budget: budgetEach * len(items)})
		if err != nil {
			continue // the fault is reported as it is
		}
		for _, p := range solution.Placements {
			changed = w.shift(p) || changed
		}
	}
	return changed
}

func (w *work) shift(p layout.Placement) bool {
	n, ok := w.now.Node(p.Node)
	was := w.now.WorldFromNode(p.Node)
	if !ok || was == p.World {
		return false
	}
	if w.take(w.posed(n, p.World)) != nil {
		return false
	}
	w.note("%s was moved by %.2f m, to where it fits", n.Name, p.World.Translation.Sub(was.Translation).Len())
	return true
}

// ours lists the things of faults that this draft has added or moved, and that nobody keeps in place.
func (w *work) ours(faults []check.Verdict) []scene.NodeID {
	touched := map[scene.NodeID]bool{}
	for _, c := range scene.Compare(w.base, w.now).Nodes {
		touched[c.ID] = c.After != nil && c.After.Model != nil && (c.Before == nil || c.Before.Transform != c.After.Transform || c.Before.Parent != c.After.Parent)
	}
	var out []scene.NodeID
	for _, v := range faults {
		for _, id := range v.Nodes {
			if id = w.world.Thing(id); touched[id] && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	slices.Sort(out)
	return out
}
