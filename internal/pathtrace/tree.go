package pathtrace

import (
	"math"

	"scenograph/internal/asset"
)

// treeNode holds the boxes of both children side by side, so that a visit reads neighbouring memory.
type treeNode struct {
	box   [2]slabs
	child [2]int32 // inner: a node; leaf: the first place in the order
	count [2]int32 // over 0 for a leaf
}

// slabs is a box: its low corner in 0 to 2, its high one in 4 to 6, so that a ray's signs choose by adding 4.
type slabs [8]float32

// nowhere is a box that no ray enters.
func nowhere() slabs {
	inf := float32(math.Inf(1))
	return slabs{inf, inf, inf, 0, -inf, -inf, -inf, 0}
}

// pack joins a hierarchy's nodes in pairs. The result has a root even when the hierarchy is a single leaf or empty.
func pack(nodes []asset.TreeNode) []treeNode {
	out := make([]treeNode, 0, len(nodes)/2+1)
	if len(nodes) == 0 || nodes[0].Count > 0 || len(nodes) == 1 {
		root := treeNode{box: [2]slabs{nowhere(), nowhere()}}
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
	low, high := from.Low, from.High
	n.box[side] = slabs{low[0], low[1], low[2], 0, high[0], high[1], high[2], 0}
	n.child[side], n.count[side] = child, from.Count
}

// ray is a half line with what box tests need.
type ray struct {
	o, d    vec
	inv     vec // 1/d
	x, y, z int // 4 where the ray runs towards −x, −y, −z, else 0
	limit   float32
}

func rayOf(o, d vec, limit float32) ray {
	r := ray{o: o, d: d, inv: vec{inverse(d.x), inverse(d.y), inverse(d.z)}, limit: limit}
	if r.inv.x < 0 {
		r.x = 4
	}
	if r.inv.y < 0 {
		r.y = 4
	}
	if r.inv.z < 0 {
		r.z = 4
	}
	return r
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

// enters returns where the ray enters a box, or false when it misses it before its limit. The slabs method, with the far side
// widened for rounding (Ize 2013).
func (b *slabs) enters(r *ray) (float32, bool) {
	t0, t1 := (b[r.x&7]-r.o.x)*r.inv.x, (b[(r.x^4)&7]-r.o.x)*r.inv.x
	if t0 < 0 {
		t0 = 0
	}
	y0, y1 := (b[(r.y|1)&7]-r.o.y)*r.inv.y, (b[(r.y^5)&7]-r.o.y)*r.inv.y
	if y0 > t0 {
		t0 = y0
	}
	if y1 < t1 {
		t1 = y1
	}
	z0, z1 := (b[(r.z|2)&7]-r.o.z)*r.inv.z, (b[(r.z^6)&7]-r.o.z)*r.inv.z
	if z0 > t0 {
		t0 = z0
	}
	if z1 < t1 {
		t1 = z1
	}
	return t0, t0 <= t1*1.0000005 && t0 <= r.limit
}

// pendingNode is a child that is still to be visited, and where the ray enters it.
type pendingNode struct {
	node  int32
	count int32
	enter float32
}

// stack holds what a walk has still to visit: asset's hierarchies are less deep than it.
type stack [maxDepth]pendingNode

const maxDepth = 100

// walker is the memory of one goroutine's walks, over the scene and over one mesh.
type walker struct{ scene, mesh stack }
