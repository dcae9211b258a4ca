package pathtrace

import (
	"scenograph/internal/asset"
)

// triangle is a corner and two edges, ready for the intersection test.
type triangle struct{ corner, e1, e2 vec }

// mesh is what rays meet: an asset's triangles in the order of its hierarchy's leaves.
type mesh struct {
	source    *asset.Mesh
	nodes     []treeNode
	triangles []triangle
	order     []int32 // number of each triangle in the source
}

func newMesh(m *asset.Mesh) *mesh {
	nodes, order := m.BVH().Tree()
	out := &mesh{source: m, nodes: pack(nodes), order: order, triangles: make([]triangle, len(order))}
	for i, number := range order {
		at := m.Indices[3*number:]
		a, b, c := vecOf(m.Positions[at[0]]), vecOf(m.Positions[at[1]]), vecOf(m.Positions[at[2]])
		out.triangles[i] = triangle{a, b.sub(a), c.sub(a)}
	}
	return out
}

// hit is where a ray meets a triangle: distance in lengths of the ray's direction, and barycentric weights of corners 2 and 3.
type hit struct {
	t, u, v  float32
	instance int32
	place    int32 // of the triangle in mesh.triangles
}

// edgeSlack lets rays that run along an edge hit one of its triangles rather than slip between them.
const edgeSlack = 1e-6

// meets tests either side of a triangle. Möller and Trumbore 1997.
func (t *triangle) meets(r *ray, limit float32) (at, u, v float32, ok bool) {
	p := r.d.cross(t.e2)
	det := t.e1.dot(p)
	if det == 0 {
		return 0, 0, 0, false
	}
	inv := 1 / det
	to := r.o.sub(t.corner)
	u = to.dot(p) * inv
	if !(u >= -edgeSlack && u <= 1+edgeSlack) {
		return 0, 0, 0, false
	}
	q := to.cross(t.e1)
	v = r.d.dot(q) * inv
	if !(v >= -edgeSlack && u+v <= 1+edgeSlack) {
		return 0, 0, 0, false
	}
	at = t.e2.dot(q) * inv
	return at, u, v, at > 0 && at < limit
}

// nearest shortens the ray to the first triangle it meets and reports whether there is one.
func (m *mesh) nearest(stack *stack, r *ray, best *hit) bool {
	stack[0] = pendingNode{}
	top, found := 1, false
	for top > 0 {
		top--
		at := stack[top]
		if at.enter > r.limit {
			continue
		}
		if at.count > 0 {
			for i := at.node; i < at.node+at.count; i++ {
				if t, u, v, ok := m.triangles[i].meets(r, r.limit); ok {
					r.limit, best.t, best.u, best.v, best.place, found = t, t, u, v, i, true
				}
			}
			continue
		}
		top = pushChildren(&m.nodes[at.node], r, stack, top)
	}
	return found
}

// pushChildren puts the children the ray enters on the stack, the nearer one on top.
func pushChildren(n *treeNode, r *ray, stack *stack, top int) int {
	t0, ok0 := n.box[0].enters(r)
	t1, ok1 := n.box[1].enters(r)
	first, second := 0, 1
	if ok0 && ok1 && t0 < t1 || !ok1 {
		first, second, t0, t1, ok0, ok1 = 1, 0, t1, t0, ok1, ok0
	}
	if ok0 && top < maxDepth {
		stack[top] = pendingNode{n.child[first], n.count[first], t0}
		top++
	}
	if ok1 && top < maxDepth {
		stack[top] = pendingNode{n.child[second], n.count[second], t1}
		top++
	}
	return top
}

// every calls visit for the triangles the ray meets, in no order, until visit returns false; it reports whether none did.
func (m *mesh) every(stack *stack, r *ray, visit func(h hit) bool) bool {
	stack[0] = pendingNode{}
	top := 1
	for top > 0 {
		top--
		at := stack[top]
		if at.count > 0 {
			for i := at.node; i < at.node+at.count; i++ {
				if t, u, v, ok := m.triangles[i].meets(r, r.limit); ok && !visit(hit{t: t, u: u, v: v, place: i}) {
					return false
				}
			}
			continue
		}
		top = pushChildren(&m.nodes[at.node], r, stack, top)
	}
	return true
}

// blocked reports whether the ray meets any triangle.
func (m *mesh) blocked(stack *stack, r *ray) bool {
	stack[0] = pendingNode{}
	top := 1
	for top > 0 {
		top--
		at := stack[top]
		if at.count > 0 {
			for i := at.node; i < at.node+at.count; i++ {
				if _, _, _, ok := m.triangles[i].meets(r, r.limit); ok {
					return true
				}
			}
			continue
		}
		top = pushChildren(&m.nodes[at.node], r, stack, top)
	}
	return false
}
