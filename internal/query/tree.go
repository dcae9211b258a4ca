package query

import (
	"cmp"
	"slices"

	"scenograph/internal/geom"
)

// bodyTree is a tree of boxes over all bodies, split at the median.
type bodyTree struct {
	box         geom.Box
	bodies      []*Body // leaf
	left, right *bodyTree
}

func (w *World) bodyTree() *bodyTree {
	w.treeOnce.Do(func() { w.tree = newBodyTree(slices.Clone(w.Bodies())) })
	return w.tree
}

func newBodyTree(bodies []*Body) *bodyTree {
	t := &bodyTree{box: geom.EmptyBox()}
	middles := geom.EmptyBox()
	for _, b := range bodies {
		t.box = t.box.Union(b.Bounds)
		middles = middles.Add(b.Bounds.Center())
	}
	if len(bodies) <= 4 {
		t.bodies = bodies
		return t
	}
	axis, size := 0, middles.Size()
	for i := range 3 {
		if size[i] > size[axis] {
			axis = i
		}
	}
	slices.SortStableFunc(bodies, func(a, b *Body) int {
		return cmp.Compare(a.Bounds.Center()[axis], b.Bounds.Center()[axis])
	})
	half := len(bodies) / 2
	t.left, t.right = newBodyTree(bodies[:half]), newBodyTree(bodies[half:])
	return t
}

func (t *bodyTree) walk(accept func(geom.Box) bool, visit func(*Body)) {
	if t == nil || !accept(t.box) {
		return
	}
	for _, b := range t.bodies {
		if accept(b.Bounds) {
			visit(b)
		}
	}
	t.left.walk(accept, visit)
	t.right.walk(accept, visit)
}

// Touching lists the bodies whose world boxes touch the given one grown by margin, sorted by node.
func (w *World) Touching(box geom.Box, margin float64) []*Body {
	box = box.Grow(margin)
	var out []*Body
	w.bodyTree().walk(func(b geom.Box) bool {
		for i := range 3 {
			if b.Min[i] > box.Max[i] || b.Max[i] < box.Min[i] {
				return false
			}
		}
		return true
	}, func(b *Body) { out = append(out, b) })
	slices.SortFunc(out, func(a, b *Body) int { return cmp.Compare(a.Node, b.Node) })
	return out
}
