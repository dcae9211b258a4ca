package pathtrace

import "scenograph/internal/asset"

// treeNode holds the boxes of both children side by side, so that a visit reads one cache line.
type treeNode struct {
	low, high [2]vec
	child     [2]int32 // inner: a node; leaf: the first place in the order
	count     [2]int32 // over 0 for a leaf, under 0 for a child that is not there
}

// pack joins a hierarchy's nodes in pairs. The result has a root even when the hierarchy is a single leaf or empty.
func pack(nodes []asset.TreeNode) []treeNode {
	out := make([]treeNode, 0, len(nodes)/2+1)
	if len(nodes) == 0 || nodes[0].Count > 0 || len(nodes) == 1 {
		root := treeNode{count: [2]int32{-1, -1}}
		if len(nodes) > 0 && nodes[0].Count > 0 {
			root.put(0, &nodes[0], nodes[0].First)
		}
		return append(out, root)
	}
	place := make([]int32, len(nodes)) // of inner nodes in out
	inner := int32(0)
	for i := range nodes {
		if nodes[i].Count == 0 {
			place[i] = inner
			inner++
		}
	}
	for i := range nodes {
		if nodes[i].Count > 0 {
			continue
		}
		var n treeNode
		for side, child := range [2]int{i + 1, int(nodes[i].First)} {
			at := nodes[child].First
			if nodes[child].Count == 0 {
				at = place[child]
			}
			n.put(side, &nodes[child], at)
		}
		out = append(out, n)
	}
	return out
}

func (n *treeNode) put(side int, from *asset.TreeNode, child int32) {
	n.low[side], n.high[side] = vecOf(from.Low), vecOf(from.High)
	n.child[side], n.count[side] = child, from.Count
}

// ray is a half line with what box tests need.
type ray struct {
	o, d  vec
	inv   vec // 1/d
	limit float32
}

func rayOf(o, d vec, limit float32) ray {
	return ray{o: o, d: d, inv: vec{inverse(d.x), inverse(d.y), inverse(d.z)}, limit: limit}
}

// inverse keeps 1/x finite, so that a box test never multiplies 0 by infinity.
func inverse(x float32) float32 {
	const least = 1e-18
	if x < least && x > -least {
		if x < 0 {
			return -1 / least
		}
		return 1 / least
	}
	return 1 / x
}

// enters returns where the ray enters a child's box, or false when it misses it before its limit. The slabs method, with the
// far side widened for rounding (Ize 2013).
func (n *treeNode) enters(side int, r *ray) (float32, bool) {
	low, high := &n.low[side], &n.high[side]
	t0, t1 := (low.x-r.o.x)*r.inv.x, (high.x-r.o.x)*r.inv.x
	if t0 > t1 {
		t0, t1 = t1, t0
	}
	a, b := (low.y-r.o.y)*r.inv.y, (high.y-r.o.y)*r.inv.y
	if a > b {
		a, b = b, a
	}
	if a > t0 {
		t0 = a
	}
	if b < t1 {
		t1 = b
	}
	a, b = (low.z-r.o.z)*r.inv.z, (high.z-r.o.z)*r.inv.z
	if a > b {
		a, b = b, a
	}
	if a > t0 {
		t0 = a
	}
	if b < t1 {
		t1 = b
	}
	if t0 < 0 {
		t0 = 0
	}
	return t0, t0 <= t1*1.0000005 && t0 <= r.limit && n.count[side] >= 0
}

// pendingNode is a child that is still to be visited, and where the ray enters it.
type pendingNode struct {
	node  int32
	count int32
	enter float32
}

// maxDepth bounds the stack of a walk: asset's hierarchies are no deeper.
const maxDepth = 100
