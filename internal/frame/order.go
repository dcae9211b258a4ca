package frame

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/scene"
)

// Visible items are put into drawing order by sorting one number each: the group of items that share a mesh and a material, the
// level of detail, the depth, and the item itself.
const (
	orderItemBits  = 24
	orderDepthBits = 15
	orderLevelBits = 4
	maxOrdered     = 1 << orderItemBits
)

// orderOf packs an item's place in the drawing order. Positive floats order as their bits do; fifteen of them tell depths
// apart that differ by a hundredth.
func orderOf(group uint32, level int, depth float64, item int32) uint64 {
	bits := math.Float32bits(float32(max(depth, 0))) >> 16
	return uint64(group)<<(orderLevelBits+orderDepthBits+orderItemBits) | uint64(level)<<(orderDepthBits+orderItemBits) |
		uint64(bits)<<orderItemBits | uint64(item)
}

func itemOf(order uint64) int { return int(order & (maxOrdered - 1)) }

// batchOf is the part of an order that items of one batch share.
func batchOf(order uint64) uint64 { return order >> (orderDepthBits + orderItemBits) }

func levelOf(order uint64) int {
	return int(order >> (orderDepthBits + orderItemBits) & (1<<orderLevelBits - 1))
}

// group numbers the items so that those which can be drawn together have one number, in the order of compareBatch.
func (c *collection) group() {
	c.first = c.first[:0]
	clear(c.known)
	for i := range c.items {
		it := &c.items[i]
		key := groupKey{it.key, it.material.ID, it.material.Name, it.mirrored}
		g, ok := c.known[key]
		if !ok {
			g = uint32(len(c.first))
			c.known[key] = g
			c.first = append(c.first, int32(i))
		}
		it.group = g
	}
	slices.SortFunc(c.first, func(a, b int32) int { return compareBatch(&c.items[a], &c.items[b]) })
	rank := slices.Grow(c.rank[:0], len(c.first))[:len(c.first)]
	for r, i := range c.first {
		rank[c.items[i].group] = uint32(r)
	}
	for i := range c.items {
		c.items[i].group = rank[c.items[i].group]
	}
	c.rank = rank
}

// groupKey is what compareBatch compares.
type groupKey struct {
	mesh     asset.ID
	material scene.MaterialID
	name     string
	mirrored bool
}

// addOrdered makes batches of sorted orders and appends their instances.
func (f *Frame) addOrdered(out []Batch, c *collection, orders []uint64, classes *classes) []Batch {
	for i, order := range orders {
		it := &c.items[itemOf(order)]
		f.Instances = append(f.Instances, it.instance)
		f.Instances[len(f.Instances)-1].Class = classes.of(it.node)
		if i > 0 && batchOf(orders[i-1]) == batchOf(order) {
			out[len(out)-1].Count++
			continue
		}
		out = append(out, Batch{
			Key: it.key, Mesh: it.mesh, Material: it.material, First: len(f.Instances) - 1, Count: 1, Level: levelOf(order),
			Mirrored: it.mirrored, DoubleSided: it.material.DoubleSided, Depth: it.depth,
		})
	}
	return out
}

// frontToBack sorts batches by their nearest instance.
func frontToBack(batches []Batch) {
	slices.SortStableFunc(batches, func(a, b Batch) int { return cmp.Compare(a.Depth, b.Depth) })
}
