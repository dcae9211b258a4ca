package query

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// Contact is how two bodies cut into each other.
type Contact struct {
	Depth float64   // metres; how deep surfaces cross, or how deep one lies inside the other
	Point geom.Vec3 // world, where it was measured
	Push  geom.Vec3 // world, metres: moving the second body so far frees the boxes
}

// Overlap measures how deep two bodies cut into each other, triangle by triangle, and whether one lies inside the other.
// Touching surfaces do not overlap. It stops as soon as the depth exceeds enough metres; +Inf measures the worst place.
func Overlap(a, b *Body, enough float64) (Contact, bool) {
	depth, push := a.Box.Penetration(&b.Box)
	if depth <= contactSlack {
		return Contact{}, false
	}
	best := Contact{Push: push.Mul(depth)}
	for i := range a.Pieces {
		for j := range b.Pieces {
			crossing(&a.Pieces[i], &b.Pieces[j], enough, &best)
			if best.Depth > enough {
				return best, true
			}
		}
	}
	if best.Depth <= 0 || math.IsInf(enough, 1) {
		submerged(a, b, &best)
		submerged(b, a, &best)
	}
	best.Depth = math.Min(best.Depth, depth)
	return best, best.Depth > 0
}

// Meets tells whether two bodies cut into each other at all: their surfaces cross, or one holds a part of the other that is in one piece.
// Surfaces that do not cross leave each such part wholly inside or outside, so that one point of it tells.
func Meets(a, b *Body) bool {
	if depth, _ := a.Box.Penetration(&b.Box); depth <= contactSlack {
		return false
	}
	var best Contact
	for i := range a.Pieces {
		for j := range b.Pieces {
			if crossing(&a.Pieces[i], &b.Pieces[j], 0, &best); best.Depth > 0 {
				return true
			}
		}
	}
	return a.swallows(b) || b.swallows(a)
}

// swallows reports whether a part of another body, in one piece, lies within one of the body's closed meshes.
func (b *Body) swallows(other *Body) bool {
	for i := range other.Pieces {
		p := &other.Pieces[i]
		if !p.Bounds.Overlaps(b.Bounds, contactSlack) {
			continue
		}
		for _, k := range p.Mesh.Parts() {
			t := p.triangle(k)
			q, ok := t.below(sampleDepth)
			if ok && b.Box.Contains(q, 0) && b.Bounds.Contains(q) && b.holds(q) && other.holds(q) {
				return true
			}
		}
	}
	return false
}

// Cuts tells whether the depth that Overlap measures exceeds a limit in metres, without measuring further, and the push it gives.
func Cuts(a, b *Body, limit float64) (push geom.Vec3, cut bool) {
	depth, push := a.Box.Penetration(&b.Box)
	if depth <= math.Max(contactSlack, limit) {
		return geom.Vec3{}, false
	}
	var best Contact
	for i := range a.Pieces {
		for j := range b.Pieces {
			if crossing(&a.Pieces[i], &b.Pieces[j], limit, &best); best.Depth > limit {
				return push.Mul(depth), true
			}
		}
	}
	submerged(a, b, &best)
	submerged(b, a, &best)
	return push.Mul(depth), best.Depth > limit
}

// contactSlack is how far float32 surfaces that are meant to touch may cross, metres.
const contactSlack = 2e-5

func crossing(p, q *Piece, enough float64, best *Contact) {
	if !p.Bounds.Overlaps(q.Bounds, contactSlack) {
		return
	}
	frame := p.MeshFromWorld.Mul4(q.WorldFromMesh)
	var s triangle
	last := -1
	p.Mesh.BVH().Pairs(q.Mesh.BVH(), frame, func(i, j int) bool {
		if i != last {
			s, last = p.triangle(i), i
		}
		t := q.triangle(j)
		if s.apart(&t) {
			return true
		}
		if depth, at := s.cross(&t); depth > best.Depth {
			best.Depth, best.Point = depth, at
		}
		return best.Depth <= enough
	})
}

func (p *Piece) triangle(i int) triangle {
	a, b, c := p.Mesh.Triangle(i)
	return triangle{geom.TransformPoint(p.WorldFromMesh, a), geom.TransformPoint(p.WorldFromMesh, b), geom.TransformPoint(p.WorldFromMesh, c)}
}

// submerged samples points just below a's surface and measures how deep they lie inside b. It finds what triangles that
// cross nowhere hide: a thing swallowed whole, or two copies in one place.
func submerged(a, b *Body, best *Contact) {
	for i := range a.Pieces {
		p := &a.Pieces[i]
		if !p.Bounds.Overlaps(b.Bounds, contactSlack) {
			continue
		}
		n := p.Mesh.Triangles()
		step := max(1, n/sampleLimit)
		for k := 0; k < n; k += step {
			t := p.triangle(k)
			q, ok := t.below(sampleDepth)
			if !ok || !b.Box.Contains(q, 0) || !b.Bounds.Contains(q) {
				continue
			}
			if depth := b.depthAt(q); depth > best.Depth && a.holds(q) {
				best.Depth, best.Point = depth, q
			}
		}
	}
}

const (
	sampleLimit = 96
	sampleDepth = 0.002
)

// depthAt returns the distance from a point inside one of the body's closed meshes to that mesh's surface, or 0 outside.
func (b *Body) depthAt(p geom.Vec3) float64 {
	deepest := 0.0
	for i := range b.Pieces {
		piece := &b.Pieces[i]
		if !piece.Bounds.Contains(p) || !piece.encloses(p) {
			continue
		}
		scale := piece.leastScale()
		local := geom.TransformPoint(piece.MeshFromWorld, p)
		reach := piece.Mesh.Bounds().Size().Len()
		deepest = math.Max(deepest, math.Sqrt(piece.Mesh.BVH().Closest(local, reach))*scale)
	}
	return deepest
}

// holds reports whether a point is inside one of the body's closed meshes.
func (b *Body) holds(p geom.Vec3) bool {
	for i := range b.Pieces {
		if piece := &b.Pieces[i]; piece.Bounds.Contains(p) && piece.encloses(p) {
			return true
		}
	}
	return false
}

// encloses asks rays in two fixed directions, and in a third where they disagree, as one may run along an edge.
func (p *Piece) encloses(world geom.Vec3) bool {
	first, second := p.winds(world, geom.Vec3{0.8017, 0.2673, 0.5345}), p.winds(world, geom.Vec3{-0.3713, 0.8356, 0.4048})
	if first == second {
		return first
	}
	return p.winds(world, geom.Vec3{0.2098, -0.5131, -0.8323})
}

// winds reports whether a ray from a point in a direction leaves the mesh more often than it enters it.
func (p *Piece) winds(world, direction geom.Vec3) bool {
	return p.Mesh.BVH().Winding(into(p.MeshFromWorld, geom.Ray{Origin: world, Direction: direction})) > 0
}

func (p *Piece) leastScale() float64 {
	least := math.Inf(1)
	for i := range 3 {
		column := geom.Vec3{p.WorldFromMesh[4*i], p.WorldFromMesh[4*i+1], p.WorldFromMesh[4*i+2]}
		least = math.Min(least, column.Len())
	}
	return least
}

// Crosses reports whether a body cuts deeper than tolerance metres into a mesh that is no body, such as a wall.
func (b *Body) Crosses(mesh *asset.Mesh, worldFromMesh geom.Mat4, tolerance float64) (Contact, bool) {
	other := Piece{Mesh: mesh, WorldFromMesh: worldFromMesh, MeshFromWorld: worldFromMesh.Inv(), Bounds: mesh.Bounds().Transformed(worldFromMesh)}
	best := Contact{}
	for i := range b.Pieces {
		crossing(&b.Pieces[i], &other, tolerance, &best)
	}
	return best, best.Depth > tolerance
}
