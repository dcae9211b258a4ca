package frame

import (
	"iter"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// ghosting is which nodes a ghost draws, and how.
type ghosting struct {
	kind      map[scene.NodeID]Class
	labels    map[scene.NodeID]uint32
	highlight scene.NodeID
	after     *scene.Snapshot
	misfit    bool
}

// ghosts sorts the nodes that a ghost touches by what happens to them; children follow what they hang on.
func (p *Planner) ghosts(snap *scene.Snapshot, ghost *Ghost) *ghosting {
	g := &p.ghosting
	if ghost == nil || ghost.After == nil {
		*g = ghosting{}
		return g
	}
	*g = ghosting{kind: map[scene.NodeID]Class{}, labels: map[scene.NodeID]uint32{}}
	g.after, g.highlight, g.misfit = ghost.After, ghost.Highlight, ghost.Misfit
	recoloured := map[scene.MaterialID]bool{}
	for _, c := range ghost.Diff.Materials {
		if c.Before != nil && c.After != nil {
			recoloured[c.ID] = true
		}
	}
	for _, c := range ghost.Diff.Nodes {
		g.spread(snap, c)
	}
	if len(recoloured) > 0 {
		for n := range ghost.After.Nodes() {
			if _, done := g.kind[n.ID]; !done && wears(n, recoloured) {
				g.kind[n.ID] = Recoloured
			}
		}
	}
	p.collect(&p.after, ghost.After, func(n *scene.Node) bool {
		kind, ok := g.kind[n.ID]
		return ok && kind != Removed
	})
	return g
}

// spread marks a changed node and, where they move or appear with it, all below it.
func (g *ghosting) spread(snap *scene.Snapshot, c scene.NodeChange) {
	kind := changeKind(c)
	switch kind {
	case Plain:
	case Recoloured:
		if _, ok := g.kind[c.ID]; !ok {
			g.kind[c.ID] = kind
		}
	case Removed:
		for _, id := range snap.Subtree(c.ID) {
			g.kind[id] = kind
		}
	case Added:
		for _, id := range g.after.Subtree(c.ID) {
			g.kind[id] = kind
		}
	default:
		for _, id := range g.after.Subtree(c.ID) {
			if k := g.kind[id]; k != Added {
				g.kind[id] = kind
			}
		}
	}
}

// changeKind tells how a node's change looks; Plain when it does not show.
func changeKind(c scene.NodeChange) Class {
	switch b, a := c.Before, c.After; {
	case b == nil:
		return Added
	case a == nil:
		return Removed
	case b.Hidden != a.Hidden && a.Hidden:
		return Removed
	case b.Hidden != a.Hidden:
		return Added
	case b.Transform != a.Transform, b.Parent != a.Parent, !slices.Equal(b.Joints, a.Joints):
		return Moved
	case b.Model != a.Model, b.Room != a.Room, b.Light != a.Light:
		return Recoloured
	}
	return Plain
}

func wears(n *scene.Node, materials map[scene.MaterialID]bool) bool {
	if n.Model != nil {
		return slices.ContainsFunc(n.Model.Materials, func(id scene.MaterialID) bool { return materials[id] })
	}
	if r := n.Room; r != nil {
		return materials[r.Floor] || materials[r.Walls] || materials[r.Ceil] || materials[r.Trim]
	}
	return false
}

// replaces reports whether the ghost is drawn instead of the node.
func (g *ghosting) replaces(id scene.NodeID) bool {
	if g.after == nil {
		return false
	}
	kind, ok := g.kind[id]
	return ok && (kind == Removed || kind == Recoloured)
}

// sorted yields the ghost nodes by id.
func (g *ghosting) sorted() iter.Seq[scene.NodeID] {
	ids := make([]scene.NodeID, 0, len(g.kind))
	for id := range g.kind {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return slices.Values(ids)
}

func (g *ghosting) highlighted(snap *scene.Snapshot, id scene.NodeID) bool {
	return g.highlight != "" && snap.Under(id, g.highlight)
}

// planGhosts draws the ghosts, nearest batch last.
func (p *Planner) planGhosts(f *Frame, overlay Overlay, g *ghosting) {
	if g.after == nil {
		return
	}
	frustum := frustumOf(f.View)
	add := func(c *collection, it *item, kind Class) {
		if p.fadeOf(f, it) > pickedFade || !frustum.sees(it.bounds) {
			return
		}
		label := g.labels[it.node.ID]
		d := draw{item: it, label: label, part: f.partOf(it, label), class: kind, depth: it.bounds.Center().Sub(f.View.Eye()).Len()}
		if g.highlighted(c.snap, it.node.ID) {
			d.class = Highlighted
		}
		b := f.single(&d)
		b.Ghost, b.Class = true, kind
		f.Ghosts = append(f.Ghosts, b)
	}
	for i := range p.after.items {
		it := &p.after.items[i]
		kind := g.kind[it.node.ID]
		if g.misfit {
			kind = Removed
		}
		add(&p.after, it, kind)
	}
	for i := range p.base.items {
		if it := &p.base.items[i]; g.kind[it.node.ID] == Removed {
			add(&p.base, it, Removed)
		}
	}
	slices.SortStableFunc(f.Ghosts, func(a, b Batch) int {
		switch {
		case a.Depth > b.Depth:
			return -1
		case a.Depth < b.Depth:
			return 1
		}
		return 0
	})
}

// trail is where a moved node was and will be: the middles of its boxes.
type trail struct{ from, to geom.Box }

// trails lists the ways of moved nodes, sorted by id; children that ride along have none of their own.
func (p *Planner) trails(g *ghosting) []trail {
	if g.after == nil {
		return nil
	}
	var out []trail
	for id := range g.sorted() {
		n, ok := g.after.Node(id)
		if !ok || g.kind[id] != Moved || (n.Parent != "" && g.kind[n.Parent] == Moved) {
			continue
		}
		t := trail{from: subtreeBounds(&p.base, id), to: subtreeBounds(&p.after, id)}
		if !t.from.Empty() && !t.to.Empty() && t.from.Center().Sub(t.to.Center()).Len() > 0.02 {
			out = append(out, t)
		}
	}
	return out
}

func subtreeBounds(c *collection, id scene.NodeID) geom.Box {
	box := geom.EmptyBox()
	for i := range c.items {
		if c.snap.Under(c.items[i].node.ID, id) {
			box = box.Union(c.items[i].bounds)
		}
	}
	return box
}
