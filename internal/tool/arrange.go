package tool

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Edge chooses what is lined up.
type Edge string

// The edges along an axis.
const (
	Low    Edge = "min"
	Middle Edge = "centre"
	High   Edge = "max"
)

// Align lines nodes up, along axis 0, 1 or 2, with the box around all of them.
func Align(world *query.World, nodes []scene.NodeID, axis int, edge Edge) []action.Action {
	list := measured(world, nodes)
	all := geom.EmptyBox()
	for _, m := range list {
		all = all.Union(m.box)
	}
	at := func(b geom.Box) float64 {
		switch edge {
		case Low:
			return b.Min[axis]
		case High:
			return b.Max[axis]
		}
		return b.Center()[axis]
	}
	var out []action.Action
	for _, m := range list {
		out = m.shift(out, world, axis, at(all)-at(m.box))
	}
	return out
}

// Distribute makes the gaps between nodes equal along an axis; the first and the last stay. It takes at least three.
func Distribute(world *query.World, nodes []scene.NodeID, axis int) []action.Action {
	list := measured(world, nodes)
	if len(list) < 3 {
		return nil
	}
	slices.SortStableFunc(list, func(a, b measure) int { return cmp.Compare(a.box.Center()[axis], b.box.Center()[axis]) })
	first, last := list[0].box, list[len(list)-1].box
	free := last.Min[axis] - first.Max[axis]
	inner := list[1 : len(list)-1]
	for _, m := range inner {
		free -= m.box.Size()[axis]
	}
	gap := free / float64(len(list)-1)
	at := first.Max[axis] + gap
	var out []action.Action
	for _, m := range inner {
		out = m.shift(out, world, axis, at-m.box.Min[axis])
		at += m.box.Size()[axis] + gap
	}
	return out
}

type measure struct {
	node scene.NodeID
	box  geom.Box
}

func measured(world *query.World, nodes []scene.NodeID) []measure {
	var out []measure
	for _, id := range Topmost(world.Snapshot(), nodes) {
		box := world.Bounds(id, true)
		if box.Empty() {
			box = geom.BoxOf(world.Snapshot().WorldFromNode(id).Translation)
		}
		out = append(out, measure{id, box})
	}
	return out
}

func (m *measure) shift(out []action.Action, world *query.World, axis int, by float64) []action.Action {
	if math.Abs(by) < 1e-9 {
		return out
	}
	t := world.Snapshot().WorldFromNode(m.node)
	t.Translation[axis] += by
	return append(out, Place(world.Snapshot(), m.node, t))
}

// dropStep and dropReach tell how a thing that is stuck is lifted before it is let down, metres.
const (
	dropStep  = 0.05
	dropReach = 3
)

// Drop lets things down onto what is beneath them, lowest first. A thing that is stuck in another is lifted out of it first.
func Drop(world *query.World, nodes []scene.NodeID) []action.Action {
	list := measured(world, nodes)
	slices.SortStableFunc(list, func(a, b measure) int { return cmp.Compare(a.box.Min[2], b.box.Min[2]) })
	var out []action.Action
	for i := range list {
		by, ok := fall(world, &list[i])
		step := list[i].shift(nil, world, 2, by)
		if !ok || len(step) == 0 {
			continue
		}
		out = append(out, step...)
		next, diff, err := action.Preview(world.Snapshot(), step)
		if err != nil {
			return out
		}
		if world, err = world.After(next, diff); err != nil {
			return out
		}
	}
	return out
}

// fall returns how far a node and all below it move along Z to stand.
func fall(world *query.World, m *measure) (float64, bool) {
	own := world.Snapshot().Subtree(m.node)
	outside := query.Except(own...)
	var bodies []*query.Body
	for _, id := range own {
		if b, ok := world.Body(id); ok {
			bodies = append(bodies, b)
		}
	}
	lift := 0.0
	for ; lift < dropReach && stuck(world, bodies, lift, outside); lift += dropStep {
	}
	best := query.Resting{Gap: math.Inf(1)}
	for _, b := range bodies {
		if at := world.Rest(raised(b, lift), outside); at.Found && at.Gap < best.Gap {
			best = at
		}
	}
	if best.Found {
		return lift - best.Gap, true
	}
	if len(world.Rooms()) == 0 && len(bodies) > 0 {
		return -m.box.Min[2], true
	}
	return 0, false
}

func raised(b *query.Body, by float64) *query.Body {
	if by == 0 {
		return b
	}
	t := b.WorldFromNode
	t.Translation[2] += by
	return b.At(t)
}

// stuck reports whether any body, lifted, cuts into another thing or lies below a room's floor.
func stuck(world *query.World, bodies []*query.Body, lift float64, filter query.Filter) bool {
	const slack = 0.001
	for _, b := range bodies {
		b = raised(b, lift)
		if r, ok := world.RoomAt(geom.Vec3{b.Box.Center[0], b.Box.Center[1], b.Bounds.Max[2]}); ok && b.Bounds.Min[2] < r.Floor-slack {
			return true
		}
		for _, o := range world.Touching(b.Bounds, 0) {
			if !filter(o.Node) {
				continue
			}
			if c, cut := query.Overlap(o, b, slack); cut && c.Depth > slack {
				return true
			}
		}
	}
	return false
}

// Duplicate copies nodes with all below them, each shifted by an offset in the world. The copies' ids are the originals' with the
// first free number; it returns the new topmost nodes.
func Duplicate(snapshot *scene.Snapshot, nodes []scene.NodeID, offset geom.Vec3) ([]action.Action, []scene.NodeID) {
	taken := map[scene.NodeID]bool{}
	var out []action.Action
	var copies []scene.NodeID
	for _, id := range Topmost(snapshot, nodes) {
		n, _ := snapshot.Node(id)
		d := action.DuplicateNode{Node: id, Name: n.Name}
		for _, from := range snapshot.Subtree(id) {
			d.Copies = append(d.Copies, action.Copy{From: from, To: freeID(snapshot, taken, from)})
		}
		world := snapshot.WorldFromNode(id)
		world.Translation = world.Translation.Add(offset)
		d.Transform = Place(snapshot, id, world).(action.SetTransform).Transform
		out = append(out, d)
		copies = append(copies, d.Copies[0].To)
	}
	return out, copies
}

func freeID(snapshot *scene.Snapshot, taken map[scene.NodeID]bool, from scene.NodeID) scene.NodeID {
	for k := 2; ; k++ {
		id := scene.NodeID(fmt.Sprintf("%s-%d", from, k))
		if _, used := snapshot.Node(id); !used && !taken[id] {
			taken[id] = true
			return id
		}
	}
}
