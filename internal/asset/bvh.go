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

// bvhItem is a triangle's box and number, moved as one while building.
type bvhItem struct {
	low, high [3]float32
	triangle  int32
}

func (i *bvhItem) middle(axis int) float32 { return i.low[axis]/2 + i.high[axis]/2 }

type bvhBuilder struct {
	nodes []bvhNode
	items []bvhItem
}

// extent is a growing box.
type extent struct{ low, high [3]float32 }

func noExtent() extent {
	inf := float32(math.Inf(1))
	return extent{[3]float32{inf, inf, inf}, [3]float32{-inf, -inf, -inf}}
}

func (e *extent) add(low, high *[3]float32) {
	for k := range 3 {
		if low[k] < e.low[k] {
			e.low[k] = low[k]
		}
		if high[k] > e.high[k] {
			e.high[k] = high[k]
		}
	}
}

// area is half the box's surface, 0 when empty.
func (e *extent) area() float64 {
	x, y, z := float64(e.high[0]-e.low[0]), float64(e.high[1]-e.low[1]), float64(e.high[2]-e.low[2])
	if x < 0 || y < 0 || z < 0 {
		return 0
	}
	return x*y + y*z + z*x
}

func buildBVH(m *Mesh) *BVH {
	n := m.Triangles()
	b := bvhBuilder{items: make([]bvhItem, n), nodes: make([]bvhNode, 0, n)}
	for i := range n {
		item := &b.items[i]
		item.triangle = int32(i)
		p, q, r := &m.Positions[m.Indices[3*i]], &m.Positions[m.Indices[3*i+1]], &m.Positions[m.Indices[3*i+2]]
		for axis := range 3 {
			item.low[axis] = min(p[axis], q[axis], r[axis])
			item.high[axis] = max(p[axis], q[axis], r[axis])
		}
	}
	b.build(0, n, 0)
	t := &BVH{mesh: m, nodes: b.nodes, order: make([]int32, n)}
	for i := range b.items {
		t.order[i] = b.items[i].triangle
	}
	return t
}

func (b *bvhBuilder) build(from, to, depth int) {
	at := len(b.nodes)
	around, middles := noExtent(), noExtent()
	for i := from; i < to; i++ {
		item := &b.items[i]
		around.add(&item.low, &item.high)
		c := [3]float32{item.middle(0), item.middle(1), item.middle(2)}
		middles.add(&c, &c)
	}
	b.nodes = append(b.nodes, bvhNode{low: around.low, high: around.high, first: int32(from), count: int32(to - from)})
	if to-from <= bvhLeaf {
		return
	}
	middle := b.split(from, to, depth, &middles)
	b.build(from, middle, depth+1)
	b.nodes[at].first = int32(len(b.nodes))
	b.nodes[at].count = 0
	b.build(middle, to, depth+1)
}

// split partitions items[from:to] by the surface area heuristic over bins (Wald 2007) and returns where the right part begins.
func (b *bvhBuilder) split(from, to, depth int, middles *extent) int {
	half := (from + to) / 2
	axis := 0
	for k := range 3 {
		if middles.high[k]-middles.low[k] > middles.high[axis]-middles.low[axis] {
			axis = k
		}
	}
	low, size := middles.low[axis], middles.high[axis]-middles.low[axis]
	if !(size > 0) || depth >= bvhDepth {
		return half
	}
	scale := bvhBins / size
	cut := b.cheapestBin(from, to, axis, low, scale)
	left := from
	for i := from; i < to; i++ {
		if binOf(b.items[i].middle(axis), low, scale) < cut {
			b.items[left], b.items[i] = b.items[i], b.items[left]
			left++
		}
	}
	if left == from || left == to {
		return half
	}
	return left
}

func binOf(x, low, scale float32) int {
	return max(0, min(bvhBins-1, int((x-low)*scale)))
}

func (b *bvhBuilder) cheapestBin(from, to, axis int, low, scale float32) int {
	var count [bvhBins]int
	var boxes [bvhBins]extent
	for k := range boxes {
		boxes[k] = noExtent()
	}
	for i := from; i < to; i++ {
		item := &b.items[i]
		k := binOf(item.middle(axis), low, scale)
		count[k]++
		boxes[k].add(&item.low, &item.high)
	}
	var rightCost [bvhBins]float64
	box, n := noExtent(), 0
	for k := bvhBins - 1; k > 0; k-- {
		box.add(&boxes[k].low, &boxes[k].high)
		n += count[k]
		rightCost[k] = box.area() * float64(n)
	}
	best, cut := math.Inf(1), 1
	box, n = noExtent(), 0
	for k := 1; k < bvhBins; k++ {
		box.add(&boxes[k-1].low, &boxes[k-1].high)
		n += count[k-1]
		if cost := box.area()*float64(n) + rightCost[k]; cost < best {
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
