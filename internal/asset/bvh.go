package asset

import (
	"math"

	"scenograph/internal/geom"
)

// BVH is a tree of boxes over a mesh's triangles, in the mesh's frame. It is built once per mesh and never changes.
type BVH struct {
	mesh  *Mesh
	nodes []bvhNode
	order []int32 // triangle numbers, the triangles of a leaf side by side
}

// bvhNode is a leaf when count > 0. An inner node's left child follows it directly.
type bvhNode struct {
	low, high [3]float32
	first     int32 // leaf: index in order; inner: the right child
	count     int32
}

const (
	bvhLeaf  = 4
	bvhBins  = 12
	bvhDepth = 64 // deeper than this, ranges are halved; keeps every stack bounded
)

// BVH returns the mesh's tree, built on first use.
func (m *Mesh) BVH() *BVH {
	m.derived.bvhOnce.Do(func() { m.derived.bvh = buildBVH(m) })
	return m.derived.bvh
}

type bvhBuilder struct {
	tree      *BVH
	low, high [][3]float32 // per triangle
}

func buildBVH(m *Mesh) *BVH {
	n := m.Triangles()
	b := bvhBuilder{tree: &BVH{mesh: m, order: make([]int32, n)}, low: make([][3]float32, n), high: make([][3]float32, n)}
	for i := range n {
		b.tree.order[i] = int32(i)
		p, q, r := m.Positions[m.Indices[3*i]], m.Positions[m.Indices[3*i+1]], m.Positions[m.Indices[3*i+2]]
		for axis := range 3 {
			b.low[i][axis] = min(p[axis], q[axis], r[axis])
			b.high[i][axis] = max(p[axis], q[axis], r[axis])
		}
	}
	b.tree.nodes = make([]bvhNode, 0, n)
	b.build(0, n, 0)
	return b.tree
}

func (b *bvhBuilder) build(from, to, depth int) {
	at := len(b.tree.nodes)
	node := bvhNode{first: int32(from), count: int32(to - from)}
	node.low, node.high = b.around(from, to)
	b.tree.nodes = append(b.tree.nodes, node)
	if to-from <= bvhLeaf {
		return
	}
	middle := b.split(from, to, depth)
	b.build(from, middle, depth+1)
	b.tree.nodes[at].first = int32(len(b.tree.nodes))
	b.tree.nodes[at].count = 0
	b.build(middle, to, depth+1)
}

func (b *bvhBuilder) around(from, to int) (low, high [3]float32) {
	inf := float32(math.Inf(1))
	low, high = [3]float32{inf, inf, inf}, [3]float32{-inf, -inf, -inf}
	for _, t := range b.tree.order[from:to] {
		for axis := range 3 {
			low[axis] = min(low[axis], b.low[t][axis])
			high[axis] = max(high[axis], b.high[t][axis])
		}
	}
	return low, high
}

// split partitions order[from:to] by the surface area heuristic over bins (Wald 2007) and returns where the right part begins.
func (b *bvhBuilder) split(from, to, depth int) int {
	half := (from + to) / 2
	axis, low, size := b.widest(from, to)
	if size <= 0 || depth >= bvhDepth {
		return half
	}
	bin := func(t int32) int {
		f := (b.middle(t, axis) - low) / size * bvhBins
		return min(bvhBins-1, max(0, int(f)))
	}
	cut := b.cheapestBin(from, to, bin)
	order := b.tree.order
	left := from
	for i := from; i < to; i++ {
		if bin(order[i]) < cut {
			order[left], order[i] = order[i], order[left]
			left++
		}
	}
	if left == from || left == to {
		return half
	}
	return left
}

func (b *bvhBuilder) middle(t int32, axis int) float32 { return b.low[t][axis]/2 + b.high[t][axis]/2 }

func (b *bvhBuilder) widest(from, to int) (axis int, low, size float32) {
	for k := range 3 {
		l, h := float32(math.Inf(1)), float32(math.Inf(-1))
		for _, t := range b.tree.order[from:to] {
			c := b.middle(t, k)
			l, h = min(l, c), max(h, c)
		}
		if h-l > size {
			axis, low, size = k, l, h-l
		}
	}
	return axis, low, size
}

func (b *bvhBuilder) cheapestBin(from, to int, bin func(int32) int) int {
	var count [bvhBins]int
	var boxes [bvhBins]geom.Box
	for i := range boxes {
		boxes[i] = geom.EmptyBox()
	}
	for _, t := range b.tree.order[from:to] {
		k := bin(t)
		count[k]++
		boxes[k] = boxes[k].Add(wide(b.low[t])).Add(wide(b.high[t]))
	}
	var rightCost [bvhBins]float64
	box, n := geom.EmptyBox(), 0
	for k := bvhBins - 1; k > 0; k-- {
		box, n = box.Union(boxes[k]), n+count[k]
		rightCost[k] = halfArea(box) * float64(n)
	}
	best, cut := math.Inf(1), 1
	box, n = geom.EmptyBox(), 0
	for k := 1; k < bvhBins; k++ {
		box, n = box.Union(boxes[k-1]), n+count[k-1]
		if cost := halfArea(box)*float64(n) + rightCost[k]; cost < best {
			best, cut = cost, k
		}
	}
	return cut
}

func halfArea(b geom.Box) float64 {
	s := b.Size()
	return s[0]*s[1] + s[1]*s[2] + s[2]*s[0]
}

func wide(p [3]float32) geom.Vec3 {
	return geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])}
}

func (n *bvhNode) box() geom.Box { return geom.Box{Min: wide(n.low), Max: wide(n.high)} }
