package asset

import (
	"math"

	"scenograph/internal/geom"
)

// MeshHit is where a ray meets a mesh.
type MeshHit struct {
	Triangle int
	Distance float64 // in lengths of the ray's direction
}

// stack is room enough for a depth-first walk of any tree that buildBVH makes.
type stack [2 * (bvhDepth + 32)]int32

// Hit returns the nearest triangle, either side, within limit lengths of the ray's direction, which need not be a unit vector.
func (t *BVH) Hit(ray geom.Ray, limit float64) (MeshHit, bool) {
	best, found := MeshHit{Distance: limit}, false
	t.along(ray, func() float64 { return best.Distance }, func(triangle int, distance float64) {
		if distance < best.Distance || !found && distance <= best.Distance {
			best, found = MeshHit{Triangle: triangle, Distance: distance}, true
		}
	})
	return best, found
}

// Winding counts how often the ray leaves the mesh minus how often it enters: above 0 the ray's origin lies inside a closed mesh.
func (t *BVH) Winding(ray geom.Ray) int {
	sum := 0
	t.along(ray, func() float64 { return math.Inf(1) }, func(triangle int, _ float64) {
		a, b, c := t.mesh.Triangle(triangle)
		switch facing := b.Sub(a).Cross(c.Sub(a)).Dot(ray.Direction); {
		case facing > 0:
			sum++
		case facing < 0:
			sum--
		}
	})
	return sum
}

// Every calls visit for each triangle the ray meets, in no particular but always the same order.
func (t *BVH) Every(ray geom.Ray, visit func(MeshHit)) {
	t.along(ray, func() float64 { return math.Inf(1) }, func(triangle int, distance float64) {
		visit(MeshHit{Triangle: triangle, Distance: distance})
	})
}

func (t *BVH) along(ray geom.Ray, limit func() float64, visit func(triangle int, distance float64)) {
	var pending stack
	top := 1
	for top > 0 {
		top--
		at := pending[top]
		node := &t.nodes[at]
		if enter, ok := ray.HitBox(node.box()); !ok || enter > limit() {
			continue
		}
		if node.count == 0 {
			pending[top], pending[top+1] = t.farther(at, ray.Direction)
			top += 2
			continue
		}
		for _, triangle := range t.order[node.first : node.first+node.count] {
			a, b, c := t.mesh.Triangle(int(triangle))
			if distance, ok := ray.HitTriangle(a, b, c); ok {
				visit(int(triangle), distance)
			}
		}
	}
}

// farther orders the children of an inner node so that the nearer one is walked first.
func (t *BVH) farther(at int32, direction geom.Vec3) (far, near int32) {
	left, right := at+1, t.nodes[at].first
	l, r := &t.nodes[left], &t.nodes[right]
	sum := 0.0
	for i := range 3 {
		sum += (float64(r.low[i]) + float64(r.high[i]) - float64(l.low[i]) - float64(l.high[i])) * direction[i]
	}
	if sum >= 0 {
		return right, left
	}
	return left, right
}

// Walk visits the triangles of every leaf whose box is accepted. It stops when visit returns false.
func (t *BVH) Walk(accept func(geom.Box) bool, visit func(triangle int) bool) {
	var pending stack
	top := 1
	for top > 0 {
		top--
		node := &t.nodes[pending[top]]
		if !accept(node.box()) {
			continue
		}
		if node.count == 0 {
			pending[top], pending[top+1] = node.first, pending[top]+1
			top += 2
			continue
		}
		for _, triangle := range t.order[node.first : node.first+node.count] {
			if !visit(int(triangle)) {
				return
			}
		}
	}
}

// Pairs visits pairs of triangles, one of each mesh, whose leaves may touch. frameFromOther maps the other mesh into this
// one's frame. It stops when visit returns false.
func (t *BVH) Pairs(other *BVH, frameFromOther geom.Mat4, visit func(triangle, otherTriangle int) bool) {
	type pair struct{ a, b int32 }
	pending := []pair{{0, 0}}
	for len(pending) > 0 {
		p := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		a, b := &t.nodes[p.a], &other.nodes[p.b]
		if !boxesTouch(a.box(), b.box(), frameFromOther) {
			continue
		}
		switch {
		case a.count > 0 && b.count > 0:
			if !leafPairs(t, other, a, b, visit) {
				return
			}
		case b.count > 0 || a.count == 0 && halfArea(a.box()) >= halfArea(b.box()):
			pending = append(pending, pair{a.first, p.b}, pair{p.a + 1, p.b})
		default:
			pending = append(pending, pair{p.a, b.first}, pair{p.a, p.b + 1})
		}
	}
}

func leafPairs(t, other *BVH, a, b *bvhNode, visit func(int, int) bool) bool {
	for _, i := range t.order[a.first : a.first+a.count] {
		for _, j := range other.order[b.first : b.first+b.count] {
			if !visit(int(i), int(j)) {
				return false
			}
		}
	}
	return true
}

// boxesTouch compares a box with the axis-aligned hull of a box in another frame: the centre and the absolute rotation suffice.
func boxesTouch(a, b geom.Box, aFromB geom.Mat4) bool {
	center, half := b.Center(), b.Size().Mul(0.5)
	ac, ah := a.Center(), a.Size().Mul(0.5)
	for i := range 3 {
		c := aFromB[i]*center[0] + aFromB[4+i]*center[1] + aFromB[8+i]*center[2] + aFromB[12+i]
		h := math.Abs(aFromB[i])*half[0] + math.Abs(aFromB[4+i])*half[1] + math.Abs(aFromB[8+i])*half[2]
		if math.Abs(c-ac[i]) > ah[i]+h+1e-9 {
			return false
		}
	}
	return true
}

// Closest returns the squared distance from a point to the mesh, at most limit squared, in the mesh's frame.
func (t *BVH) Closest(p geom.Vec3, limit float64) float64 {
	best := limit * limit
	t.Walk(func(b geom.Box) bool { return boxDistance2(b, p) < best }, func(triangle int) bool {
		a, b, c := t.mesh.Triangle(triangle)
		d := p.Sub(closestOnTriangle(p, a, b, c))
		best = math.Min(best, d.Dot(d))
		return true
	})
	return best
}

func boxDistance2(b geom.Box, p geom.Vec3) float64 {
	sum := 0.0
	for i := range 3 {
		d := math.Max(0, math.Max(b.Min[i]-p[i], p[i]-b.Max[i]))
		sum += d * d
	}
	return sum
}

// closestOnTriangle follows the Voronoi regions of the triangle (Ericson 2005, 5.1.5).
func closestOnTriangle(p, a, b, c geom.Vec3) geom.Vec3 {
	ab, ac, ap := b.Sub(a), c.Sub(a), p.Sub(a)
	d1, d2 := ab.Dot(ap), ac.Dot(ap)
	if d1 <= 0 && d2 <= 0 {
		return a
	}
	bp := p.Sub(b)
	d3, d4 := ab.Dot(bp), ac.Dot(bp)
	if d3 >= 0 && d4 <= d3 {
		return b
	}
	if vc := d1*d4 - d3*d2; vc <= 0 && d1 >= 0 && d3 <= 0 {
		return a.Add(ab.Mul(d1 / (d1 - d3)))
	}
	cp := p.Sub(c)
	d5, d6 := ab.Dot(cp), ac.Dot(cp)
	if d6 >= 0 && d5 <= d6 {
		return c
	}
	if vb := d5*d2 - d1*d6; vb <= 0 && d2 >= 0 && d6 <= 0 {
		return a.Add(ac.Mul(d2 / (d2 - d6)))
	}
	va := d3*d6 - d5*d4
	if va <= 0 && d4-d3 >= 0 && d5-d6 >= 0 {
		return b.Add(c.Sub(b).Mul((d4 - d3) / ((d4 - d3) + (d5 - d6))))
	}
	sum := va + (d1*d4 - d3*d2) + (d5*d2 - d1*d6)
	if sum == 0 {
		return a
	}
	return a.Add(ab.Mul((d5*d2 - d1*d6) / sum)).Add(ac.Mul((d1*d4 - d3*d2) / sum))
}
