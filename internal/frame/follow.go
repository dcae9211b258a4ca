package frame

import (
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func newCollection() collection { return collection{known: map[groupKey]uint32{}} }

// follow brings the base up to a snapshot. When nodes were only moved, their items are moved, however many others there are;
// anything else is collected anew.
func (p *Planner) follow(snap *scene.Snapshot) {
	c := &p.base
	if c.snap == snap {
		return
	}
	if c.snap == nil || !p.move(c, snap) {
		p.collect(c, snap, nil)
		c.group()
		c.tree.build(c)
	}
	c.hash = sceneFingerprint(snap)
}

// moveLimit is how many nodes are moved one by one; beyond it, collecting costs no more.
const moveLimit = 256

// move places the items of nodes that differ between the collection's snapshot and the next by their pose alone. It is false,
// and nothing has happened, when there are other differences.
func (p *Planner) move(c *collection, snap *scene.Snapshot) bool {
	diff := scene.Compare(c.snap, snap)
	if len(diff.Materials) > 0 || len(diff.Nodes) > moveLimit {
		return false
	}
	for i := range diff.Nodes {
		if !onlyMoved(&diff.Nodes[i]) {
			return false
		}
	}
	moved := map[scene.NodeID]bool{}
	for i := range diff.Nodes {
		for _, id := range snap.Subtree(diff.Nodes[i].ID) {
			moved[id] = true
		}
	}
	if len(c.rooms) > 1 && slices.ContainsFunc(c.rooms, func(n *scene.Node) bool { return moved[n.ID] }) {
		return false // rooms side by side share walls
	}
	if len(moved) == 0 {
		c.snap = snap
		return true
	}
	c.snap = snap
	c.bounds = geom.EmptyBox()
	mirrored := false
	for i := range c.items {
		it := &c.items[i]
		if moved[it.node.ID] {
			was := it.mirrored
			p.replace(c, it)
			mirrored = mirrored || was != it.mirrored
		}
		c.bounds = c.bounds.Union(it.bounds)
	}
	for _, list := range [][]*scene.Node{c.rooms, c.lights, c.eyes} {
		for i, n := range list {
			if moved[n.ID] {
				list[i], _ = snap.Node(n.ID)
			}
		}
	}
	if mirrored {
		c.group()
	}
	c.tree.fit(c)
	return true
}

// onlyMoved reports whether nothing that is drawn of a node has changed but where it stands.
func onlyMoved(change *scene.NodeChange) bool {
	b, a := change.Before, change.After
	return b != nil && a != nil && b.Parent == a.Parent && b.Hidden == a.Hidden && len(b.Joints)+len(a.Joints) == 0 &&
		b.Model == a.Model && b.Room == a.Room && b.Light == a.Light && b.Camera == a.Camera
}

// replace puts an item where its node now stands.
func (p *Planner) replace(c *collection, it *item) {
	it.node, _ = c.snap.Node(it.node.ID)
	world := c.snap.WorldFromNode(it.node.ID).Mat4()
	if it.piece == nil {
		if model, err := p.store.Model(it.node.Model.Asset); err == nil {
			world = world.Mul4(p.partsOf(it.node, model)[it.part].Mat4())
		}
	}
	it.place(world)
}
