package scene

import (
	"bytes"
	"crypto/sha256"
	"hash/fnv"
	"iter"
)

// tree is a persistent sorted map: a treap whose priorities come from the keys, so that equal contents have an equal
// shape and an equal Merkle hash however they were built (Seidel and Aragon 1996; Blelloch and Reid-Miller 1998).
// An edit copies the O(log n) nodes on one path. The zero tree is empty.
type tree[V any] struct{ root *branch[V] }

type branch[V any] struct {
	key         string
	priority    uint64
	value       V
	digest      [32]byte // of key and value
	hash        [32]byte // of the subtree
	size        int
	left, right *branch[V]
}

func priorityOf(key string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(key))
	x := h.Sum64()
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	return x
}

func newBranch[V any](key string, value V, digest [32]byte) *branch[V] {
	b := &branch[V]{key: key, priority: priorityOf(key), value: value, digest: digest}
	b.seal()
	return b
}

func (b *branch[V]) count() int {
	if b == nil {
		return 0
	}
	return b.size
}

// seal computes what depends on the children, after they are in place.
func (b *branch[V]) seal() {
	b.size = 1 + b.left.count() + b.right.count()
	var buffer [97]byte
	copy(buffer[:32], b.digest[:])
	if b.left != nil {
		buffer[96] |= 1
		copy(buffer[32:64], b.left.hash[:])
	}
	if b.right != nil {
		buffer[96] |= 2
		copy(buffer[64:96], b.right.hash[:])
	}
	b.hash = sha256.Sum256(buffer[:])
}

func (b *branch[V]) with(left, right *branch[V]) *branch[V] {
	out := *b
	out.left, out.right = left, right
	out.seal()
	return &out
}

// above orders branches by priority, keys settling ties.
func (b *branch[V]) above(o *branch[V]) bool {
	if b.priority != o.priority {
		return b.priority > o.priority
	}
	return b.key < o.key
}

func (t tree[V]) len() int { return t.root.count() }

func (t tree[V]) hash() [32]byte {
	if t.root == nil {
		return [32]byte{}
	}
	return t.root.hash
}

func (t tree[V]) get(key string) (V, bool) {
	b := t.root
	for b != nil {
		if key == b.key {
			return b.value, true
		}
		if key < b.key {
			b = b.left
			continue
		}
		b = b.right
	}
	var zero V
	return zero, false
}

func (t tree[V]) put(key string, value V, digest [32]byte) tree[V] {
	return tree[V]{insert(t.root, newBranch(key, value, digest))}
}

func insert[V any](b, fresh *branch[V]) *branch[V] {
	if b == nil {
		return fresh
	}
	if b.key == fresh.key {
		out := *b
		out.value, out.digest = fresh.value, fresh.digest
		out.seal()
		return &out
	}
	if fresh.above(b) {
		left, right := split(b, fresh.key)
		return fresh.with(left, right)
	}
	if fresh.key < b.key {
		return b.with(insert(b.left, fresh), b.right)
	}
	return b.with(b.left, insert(b.right, fresh))
}

// split parts a subtree that does not hold key into what sorts before it and after it.
func split[V any](b *branch[V], key string) (before, after *branch[V]) {
	if b == nil {
		return nil, nil
	}
	if key < b.key {
		before, middle := split(b.left, key)
		return before, b.with(middle, b.right)
	}
	middle, after := split(b.right, key)
	return b.with(b.left, middle), after
}

func (t tree[V]) remove(key string) tree[V] {
	if _, ok := t.get(key); !ok {
		return t
	}
	return tree[V]{remove(t.root, key)}
}

func remove[V any](b *branch[V], key string) *branch[V] {
	switch {
	case key == b.key:
		return join(b.left, b.right)
	case key < b.key:
		return b.with(remove(b.left, key), b.right)
	}
	return b.with(b.left, remove(b.right, key))
}

// join merges two subtrees, every key of left sorting before every key of right.
func join[V any](left, right *branch[V]) *branch[V] {
	switch {
	case left == nil:
		return right
	case right == nil:
		return left
	case left.above(right):
		return left.with(left.left, join(left.right, right))
	}
	return right.with(join(left, right.left), right.right)
}

// all yields the entries in key order.
func (t tree[V]) all() iter.Seq2[string, V] {
	return func(yield func(string, V) bool) { walk(t.root, "", yield) }
}

// from yields the entries whose keys are at or after low, in key order.
func (t tree[V]) from(low string) iter.Seq2[string, V] {
	return func(yield func(string, V) bool) { walk(t.root, low, yield) }
}

func walk[V any](b *branch[V], low string, yield func(string, V) bool) bool {
	if b == nil {
		return true
	}
	if b.key < low {
		return walk(b.right, low, yield)
	}
	return walk(b.left, low, yield) && yield(b.key, b.value) && walk(b.right, low, yield)
}

// differences calls visit with each key whose digest differs, in key order, skipping shared subtrees.
// A side that lacks the key passes ok = false.
func differences[V any](a, b *branch[V], visit func(key string, before V, hadBefore bool, after V, hasAfter bool)) {
	if a == b || a != nil && b != nil && a.hash == b.hash {
		return
	}
	var zero V
	if a == nil {
		walk(b, "", func(key string, after V) bool { visit(key, zero, false, after, true); return true })
		return
	}
	left, found, right := around(b, a.key)
	differences(a.left, left, visit)
	switch {
	case found == nil:
		visit(a.key, a.value, true, zero, false)
	case !bytes.Equal(found.digest[:], a.digest[:]):
		visit(a.key, a.value, true, found.value, true)
	}
	differences(a.right, right, visit)
}

// around parts a subtree at key into what lies before it, the entry itself or nil, and what lies after it.
func around[V any](b *branch[V], key string) (before, at, after *branch[V]) {
	if b == nil {
		return nil, nil, nil
	}
	switch {
	case key == b.key:
		return b.left, b, b.right
	case key < b.key:
		before, at, middle := around(b.left, key)
		return before, at, b.with(middle, b.right)
	}
	middle, at, after := around(b.right, key)
	return b.with(b.left, middle), at, after
}
