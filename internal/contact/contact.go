// Package contact finds where bodies touch: points with normals, for people to look at and for marks in a frame.
//
// Invariant: a point is on the surface of one body and within Reach of another's, and the same world gives the same points.
//
//	world, err := query.New(head, store)
//	points := contact.Find(ctx, world)
//	overlay.Marks = append(overlay.Marks, contact.Marks(points)...)
package contact

import (
	"context"
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Reach is how far apart surfaces that touch may be, and how deep they may be sunk in, metres.
const Reach = 0.003

// pairLimit is how many points are kept for two bodies.
const pairLimit = 8

// vertexLimit is how many corners of one mesh are tried; of larger meshes an even selection.
const vertexLimit = 3000

// Point is one place where two bodies touch.
type Point struct {
	A, B   scene.NodeID // B is what A rests on or leans against; it may be a room
	At     geom.Vec3    // world, metres
	Normal geom.Vec3    // unit, out of B
}

// Find lists the contacts of a world, by body. It ends early, with what it has, when ctx does.
func Find(ctx context.Context, w *query.World) []Point {
	var out []Point
	for _, b := range w.Bodies() {
		if ctx.Err() != nil {
			break
		}
		out = append(out, of(w, b)...)
	}
	return out
}

// of finds the contacts of one body: from just inside each of its corners a ray along the normal looks for what is just outside.
func of(w *query.World, b *query.Body) []Point {
	near := near(w, b)
	found := map[scene.NodeID][]Point{}
	var order []scene.NodeID
	filter := query.Except(b.Node)
	for i := range b.Pieces {
		p := &b.Pieces[i]
		step := max(1, p.Mesh.Triangles()*3/vertexLimit)
		for t := 0; t < p.Mesh.Triangles(); t += step {
			corners, normal, ok := triangle(p, t)
			if !ok {
				continue
			}
			for _, at := range corners {
				if !near(at) {
					continue
				}
				hit, ok := w.Pick(geom.Ray{Origin: at.Sub(normal.Mul(Reach)), Direction: normal}, filter)
				if !ok || hit.Distance > 2*Reach || hit.Normal.Dot(normal) > -0.5 {
					continue
				}
				if found[hit.Node] == nil {
					order = append(order, hit.Node)
				}
				found[hit.Node] = append(found[hit.Node], Point{A: b.Node, B: hit.Node, At: hit.Point, Normal: hit.Normal})
			}
		}
	}
	var out []Point
	for _, id := range order {
		out = append(out, spread(found[id])...)
	}
	return out
}

// triangle returns a triangle's corners, a hair inside its edges, and its unit normal in the world; false for one without area.
func triangle(p *query.Piece, i int) (corners [3]geom.Vec3, normal geom.Vec3, ok bool) {
	a, b, c := p.Mesh.Triangle(i)
	t := [3]geom.Vec3{geom.TransformPoint(p.WorldFromMesh, a), geom.TransformPoint(p.WorldFromMesh, b), geom.TransformPoint(p.WorldFromMesh, c)}
	normal = t[1].Sub(t[0]).Cross(t[2].Sub(t[0]))
	if l := normal.Len(); l > 1e-12 && !math.IsInf(l, 0) {
		normal = normal.Mul(1 / l)
		if p.WorldFromMesh.Mat3().Det() < 0 {
			normal = normal.Mul(-1)
		}
		ok = true
	}
	middle := t[0].Add(t[1]).Add(t[2]).Mul(1.0 / 3)
	for k := range t {
		corners[k] = t[k].Mul(0.98).Add(middle.Mul(0.02))
	}
	return corners, normal, ok
}

// near returns a quick test of whether anything but the body is within reach of a point.
func near(w *query.World, b *query.Body) func(geom.Vec3) bool {
	var boxes []geom.Box
	for _, other := range w.Touching(b.Bounds, Reach) {
		if other.Node != b.Node {
			boxes = append(boxes, other.Bounds.Grow(Reach))
		}
	}
	rooms := w.Rooms()
	return func(p geom.Vec3) bool {
		for i := range boxes {
			if boxes[i].Contains(p) {
				return true
			}
		}
		for _, r := range rooms {
			flat := geom.Vec2{p[0], p[1]}
			if math.Abs(p[2]-r.Floor) < Reach || math.Abs(p[2]-r.Ceiling) < Reach || r.Outline.Distance(flat) < Reach {
				return true
			}
		}
		return false
	}
}

// spread keeps a few points that lie far apart (farthest point sampling from the first).
func spread(points []Point) []Point {
	if len(points) <= pairLimit {
		return points
	}
	kept := []Point{points[0]}
	apart := make([]float64, len(points))
	for i := range apart {
		apart[i] = math.Inf(1)
	}
	for len(kept) < pairLimit {
		last, far := kept[len(kept)-1].At, 0
		for i := range points {
			apart[i] = min(apart[i], points[i].At.Sub(last).Len())
			if apart[i] > apart[far] {
				far = i
			}
		}
		if apart[far] < Reach {
			break
		}
		kept = append(kept, points[far])
	}
	return kept
}
