package asset

// TreeNode is a node of a bounding volume hierarchy for those who walk it themselves: a leaf when Count > 0, else its left
// child follows it directly.
type TreeNode struct {
	Low, High [3]float32
	First     int32 // leaf: index in the order; inner: the right child
	Count     int32
}

// Tree returns the nodes of the mesh's hierarchy, the root first, and the order of its triangles.
func (t *BVH) Tree() (nodes []TreeNode, order []int32) { return exported(t.nodes), t.order }

// TreeOver builds a hierarchy over boxes given by their corners, which must be finite. A leaf holds at most four boxes, and no
// path is longer than 96 nodes.
func TreeOver(low, high [][3]float32) (nodes []TreeNode, order []int32) {
	b := bvhBuilder{items: make([]bvhItem, len(low))}
	for i := range b.items {
		b.items[i] = bvhItem{low: low[i], high: high[i], triangle: int32(i)}
	}
	b.build(0, len(low), 0)
	order = make([]int32, len(low))
	for i := range b.items {
		order[i] = b.items[i].triangle
	}
	return exported(b.nodes), order
}

func exported(nodes []bvhNode) []TreeNode {
	out := make([]TreeNode, len(nodes))
	for i, n := range nodes {
		out[i] = TreeNode{n.low, n.high, n.first, n.count}
	}
	return out
}
