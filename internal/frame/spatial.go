package frame

import (
	"slices"

	"scenograph/internal/geom"
)

// spatial is a tree of boxes over the items of a collection, along a Morton curve: leaves of leafItems neighbours, and above
// them a full binary tree in one slice, the children of node i at 2i and 2i+1. Small collections have none.
type spatial struct {
	order  []int32 // items along the curve
	codes  []uint64
	boxes  []geom.Box // [1:leaves) inner nodes, [leaves:2·leaves) leaves
	leaves int
}

const (
	leafItems   = 16
	spatialFrom = 256 // items from which a tree pays
)

// build lays the tree over the items' boxes, keeping its storage.
func (t *spatial) build(c *collection) {
	t.leaves = 0
	if len(c.items) < spatialFrom {
		return
	}
	t.codes = t.codes[:0]
	size := c.bounds.Size()
	for i := range c.items {
		code := uint64(0)
		middle := c.items[i].bounds.Center()
		for axis := range 3 {
			share := 0.0
			if size[axis] > 0 {
				share = (middle[axis] - c.bounds.Min[axis]) / size[axis]
			}
			code |= spread(uint64(geom.Clamp(share, 0, 1)*1023)) << axis
		}
		t.codes = append(t.codes, code<<32|uint64(i))
	}
	slices.Sort(t.codes)
	t.order = t.order[:0]
	for _, code := range t.codes {
		t.order = append(t.order, int32(uint32(code)))
	}
	t.leaves = 1
	for t.leaves*leafItems < len(t.order) {
		t.leaves *= 2
	}
	t.fit(c)
}

// spread puts two zero bits between the ten lowest bits.
func spread(x uint64) uint64 {
	x = (x | x<<16) & 0x030000FF
	x = (x | x<<8) & 0x0300F00F
	x = (x | x<<4) & 0x030C30C3
	return (x | x<<2) & 0x09249249
}

// fit takes the boxes from the items again after some have moved.
func (t *spatial) fit(c *collection) {
	if t.leaves == 0 {
		return
	}
	t.boxes = slices.Grow(t.boxes[:0], 2*t.leaves)[:2*t.leaves]
	for leaf := range t.leaves {
		box := geom.EmptyBox()
		for _, i := range t.leaf(leaf) {
			box = box.Union(c.items[i].bounds)
		}
		t.boxes[t.leaves+leaf] = box
	}
	for i := t.leaves - 1; i >= 1; i-- {
		t.boxes[i] = t.boxes[2*i].Union(t.boxes[2*i+1])
	}
}

func (t *spatial) leaf(n int) []int32 {
	return t.order[min(n*leafItems, len(t.order)):min((n+1)*leafItems, len(t.order))]
}

// seen appends the items that a frustum may see to a list.
func (c *collection) seen(out []int32, f *frustum) []int32 {
	if c.tree.leaves == 0 {
		for i := range c.items {
			if f.sees(c.items[i].bounds) {
				out = append(out, int32(i))
			}
		}
		return out
	}
	return c.walk(out, f, 1, allPlanes)
}

// walk visits a node of the tree; planes are those that do not hold all of it already.
func (c *collection) walk(out []int32, f *frustum, node int, planes uint8) []int32 {
	t := &c.tree
	if t.boxes[node].Empty() {
		return out
	}
	planes, visible := f.cuts(&t.boxes[node], planes)
	if !visible {
		return out
	}
	if node < t.leaves {
		out = c.walk(out, f, 2*node, planes)
		return c.walk(out, f, 2*node+1, planes)
	}
	for _, i := range t.leaf(node - t.leaves) {
		if planes != 0 {
			if _, visible := f.cuts(&c.items[i].bounds, planes); !visible {
				continue
			}
		}
		out = append(out, i)
	}
	return out
}

const allPlanes = 1<<6 - 1

// cuts tests a box against some of the planes: which of them cut it, and whether any of it is inside them all.
func (f *frustum) cuts(b *geom.Box, planes uint8) (cut uint8, visible bool) {
	for i := range f {
		if planes&(1<<i) == 0 {
			continue
		}
		p := &f[i]
		near, far := p[3], p[3]
		for axis := range 3 {
			low, high := p[axis]*b.Min[axis], p[axis]*b.Max[axis]
			near, far = near+max(low, high), far+min(low, high)
		}
		if near < 0 {
			return 0, false
		}
		if far < 0 {
			cut |= 1 << i
		}
	}
	return cut, true
}
