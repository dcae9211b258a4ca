package mender

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/check"
	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/tool"
)

// budget bounds the search for another place, in poses tried.
const budget = 20_000

// candidates are what may mend the verdict, cheapest first. An error stands for one that could not be made.
func (t *trial) candidates(ctx context.Context, seed uint64) iter.Seq2[mend, error] {
	return func(yield func(mend, error) bool) {
		if len(t.verdict.Fix)+len(t.verdict.Drop) > 0 && !yield(t.suggested()) {
			return
		}
		if t.verdict.Kind == check.Dark {
			for m, err := range t.lightened() {
				if !yield(m, err) {
					return
				}
			}
			return
		}
		for m, err := range t.pushed() {
			if !yield(m, err) {
				return
			}
		}
		for m, err := range t.reached() {
			if !yield(m, err) {
				return
			}
		}
		for _, id := range t.movable() {
			m, err := t.elsewhere(ctx, id, seed)
			if !yield(m, err) {
				return
			}
		}
	}
}

// suggested is the check's own suggestion.
func (t *trial) suggested() (mend, error) {
	var m mend
	var nodes []scene.NodeID
	verb := "Remove"
	for _, move := range t.verdict.Fix {
		actions, err := t.moved(move.Node, move.World)
		if err != nil {
			return mend{}, err
		}
		verb, nodes, m.actions = t.change(move), append(nodes, move.Node), append(m.actions, actions...)
	}
	m.actions = append(m.actions, tool.Mend{Remove: t.verdict.Drop}.Actions(t.world.Snapshot())...)
	m.label = verb + " " + t.named(append(nodes, t.verdict.Drop...))
	return m, nil
}

// moved gives a thing a pose in the world and takes along what stands on it, which keeps its size.
func (t *trial) moved(id scene.NodeID, world geom.Transform) ([]action.Action, error) {
	snapshot := t.world.Snapshot()
	actions := []action.Action{tool.Place(snapshot, id, world)}
	for _, below := range t.carried(id) {
		if n, _ := snapshot.Node(below); n.Locked {
			return nil, fmt.Errorf("%s stands on it and is locked", t.named([]scene.NodeID{below}))
		}
		held := snapshot.WorldFromNode(below).Relative(snapshot.WorldFromNode(id))
		there := world.Mul(held)
		there.Scale = snapshot.WorldFromNode(below).Scale
		actions = append(actions, tool.Place(snapshot, below, there))
	}
	return actions, nil
}

// change says what a move does.
func (t *trial) change(move check.Move) string {
	now := t.world.Snapshot().WorldFromNode(move.Node)
	switch {
	case now.Scale != move.World.Scale:
		return "Resize"
	case now.Rotation != move.World.Rotation:
		return "Turn"
	case move.World.Translation[2] < now.Translation[2]:
		return "Set down"
	}
	return "Move"
}

func (t *trial) named(nodes []scene.NodeID) string {
	var names []string
	for _, id := range nodes {
		n, ok := t.world.Snapshot().Node(id)
		if ok && strings.TrimSpace(n.Name) != "" {
			names = append(names, n.Name)
		} else {
			names = append(names, string(id))
		}
	}
	return strings.Join(names, " and ")
}

// movable lists the verdict's things that may be moved, what nobody has pinned and the smallest first.
func (t *trial) movable() []scene.NodeID {
	var out []scene.NodeID
	for _, id := range t.verdict.Nodes {
		id = t.world.Thing(id)
		n, ok := t.world.Snapshot().Node(id)
		if ok && n.Model != nil && !n.Locked && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	volume := func(id scene.NodeID) float64 {
		size := t.world.Bounds(id, true).Size()
		return size[0] * size[1] * size[2]
	}
	pins := func(id scene.NodeID) int {
		if n, _ := t.world.Snapshot().Node(id); n.Pinned {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(out, func(a, b scene.NodeID) int {
		return cmp.Or(cmp.Compare(pins(a), pins(b)), cmp.Compare(volume(a), volume(b)))
	})
	return out
}

// elsewhere finds another place in its room for one thing that keeps its relations, as near as can be.
func (t *trial) elsewhere(ctx context.Context, id scene.NodeID, seed uint64) (mend, error) {
	item, room, err := t.item(id)
	if err != nil {
		return mend{}, err
	}
	solution, err := layout.Solve(ctx, layout.Problem{
		Scene: t.world.Snapshot(), Store: t.mender.Store, World: t.world, Room: room, Items: []layout.Item{item}, Seed: seed, Budget: budget,
	})
	if err != nil {
		return mend{}, err
	}
	if len(solution.Unplaced) > 0 {
		return mend{}, fmt.Errorf("%s finds no other place: %s", t.named([]scene.NodeID{id}), solution.Unplaced[0].Reason)
	}
	actions, err := t.moved(id, solution.Placements[0].World)
	if err != nil {
		return mend{}, err
	}
	return mend{label: "Move " + t.named([]scene.NodeID{id}) + " to a free place", actions: actions}, nil
}

func (t *trial) item(id scene.NodeID) (layout.Item, scene.NodeID, error) {
	n, _ := t.world.Snapshot().Node(id)
	bounds, err := t.mender.Store.ModelBounds(n.Model.Asset)
	if err != nil {
		return layout.Item{}, "", err
	}
	body, ok := t.world.Body(id)
	if !ok {
		return layout.Item{}, "", fmt.Errorf("%s cannot be seen", t.named([]scene.NodeID{id}))
	}
	room, ok := roomOf(t.world, body)
	if !ok {
		return layout.Item{}, "", errors.New("there is no room to find another place in")
	}
	item := layout.Item{
		Node: id, Name: n.Name, Model: n.Model.Asset, Bounds: bounds, Scale: t.world.Snapshot().WorldFromNode(id).Scale, Mount: scene.OnFloor, Movable: true,
	}
	if n.Semantics != nil && n.Semantics.Mount != "" {
		item.Mount = n.Semantics.Mount
	}
	for relation := range t.world.Snapshot().Relations() {
		if relation.Subject != id {
			continue
		}
		if verb, err := layout.VerbOf(relation); err == nil {
			item.Relations = append(item.Relations, verb)
		}
	}
	return item, room, nil
}

func roomOf(world *query.World, body *query.Body) (scene.NodeID, bool) {
	if r, ok := world.RoomAt(body.Box.Center); ok {
		return r.Node, true
	}
	if rooms := world.Rooms(); len(rooms) > 0 {
		return rooms[0].Node, true
	}
	return "", false
}

// carried lists what stands on a thing, and on that, without being below it in the tree, so that it has to be moved along.
func (t *trial) carried(id scene.NodeID) []scene.NodeID {
	var out []scene.NodeID
	known := map[scene.NodeID]bool{}
	for _, below := range t.world.Snapshot().Subtree(id) {
		known[below] = true
	}
	for next := []scene.NodeID{id}; len(next) > 0; next = next[1:] {
		for _, thing := range t.standingOn(next[0]) {
			if known[thing] {
				continue
			}
			for _, below := range t.world.Snapshot().Subtree(thing) {
				known[below] = true
			}
			out, next = append(out, thing), append(next, thing)
		}
	}
	return out
}

func (t *trial) standingOn(id scene.NodeID) []scene.NodeID {
	var out []scene.NodeID
	for _, b := range t.world.Touching(t.world.Bounds(id, true), check.FloatingLimit) {
		thing := t.world.Thing(b.Node)
		if thing != b.Node || thing == id {
			continue
		}
		rest := t.world.Rest(b, func(other scene.NodeID) bool { return t.world.Thing(other) != thing })
		if rest.Found && math.Abs(rest.Gap) <= check.FloatingLimit && t.world.Thing(rest.Support) == id {
			out = append(out, thing)
		}
	}
	return out
}
