package check

import (
	"slices"
	"strings"

	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// useReach is how far from a thing others can hinder its use, metres.
const useReach = 1.3

// Usable tells where some things hinder the use of others, or others theirs: doors and drawers that do not open, fronts without floor
// to stand on. It costs what is near the things, not what is in the scene.
func Usable(world *query.World, source catalog.Source, nodes ...scene.NodeID) []Verdict {
	c := newChecker(world)
	c.norms = newNorms(source)
	own := map[scene.NodeID]bool{}
	near := geom.EmptyBox()
	for _, id := range nodes {
		for _, below := range world.Snapshot().Subtree(id) {
			own[below] = true
		}
		near = near.Union(world.Bounds(id, true))
	}
	if near.Empty() {
		return nil
	}
	for _, b := range world.Touching(near.Grow(useReach), 0) {
		if _, room := world.Room(b.Node); room {
			continue
		}
		c.swings(b)
		n, ok := world.Snapshot().Node(b.Node)
		if !ok || world.Thing(b.Node) != b.Node || !c.stands(b.Node) {
			continue
		}
		if known := c.norms.of(n.Semantics); len(known) > 0 {
			c.clearance(b, known)
		}
	}
	return slices.DeleteFunc(c.sorted(), func(v Verdict) bool {
		return !slices.ContainsFunc(v.Nodes, func(id scene.NodeID) bool { return own[id] })
	})
}

// drawnUp reports whether a thing is a chair or stool: it is pulled away by whoever opens the drawer behind it.
func (c *checker) drawnUp(id scene.NodeID) bool {
	n, ok := c.world.Snapshot().Node(c.world.Thing(id))
	if !ok || n.Semantics == nil {
		return false
	}
	kind := strings.ToLower(n.Semantics.Category)
	return (strings.HasSuffix(kind, "chair") || strings.HasSuffix(kind, "stool")) && kind != "armchair"
}
