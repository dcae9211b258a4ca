package solid

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// Convex is a convex body made ready to be compared with others: a polyhedron, a line or a point, rounded by a radius.
type Convex struct {
	Points         []geom.Vec3
	Radius         float64
	normals, edges []geom.Vec3 // unit and, up to sign, all different
}

// ConvexOf returns a collider as a convex body in its own frame, its scale left aside; false for a mesh or what has no volume.
func ConvexOf(c asset.Collider, hull *Polyhedron) (Convex, bool) {
	switch c.Shape {
	case asset.ShapeSphere:
		return Convex{Points: []geom.Vec3{{}}, Radius: c.Size[0] / 2}, true
	case asset.ShapeCapsule:
		radius := c.Size[0] / 2
		half := math.Max(0, c.Size[2]/2-radius)
		return Convex{Points: []geom.Vec3{{0, 0, -half}, {0, 0, half}}, Radius: radius, edges: []geom.Vec3{geom.Up}}, true
	case asset.ShapeHull:
		if hull == nil || len(hull.Faces) == 0 {
			return Convex{}, false
		}
		return NewConvex(*hull), true
	}
	c.Transform = geom.IdentityTransform()
	p, err := ColliderSurface(c, nil)
	if err != nil || len(p.Faces) == 0 {
		return Convex{}, false
	}
	return NewConvex(p), true
}

// Bounds returns the box around the body.
func (c Convex) Bounds() geom.Box { return geom.BoxOf(c.Points...).Grow(c.Radius) }

// NewConvex takes over a convex surface.
func NewConvex(p Polyhedron) Convex {
	c := Convex{Points: p.Points}
	normals, edges := directions{}, directions{}
	for _, f := range p.Faces {
		a, b, d := p.Points[f[0]], p.Points[f[1]], p.Points[f[2]]
		normals.add(b.Sub(a).Cross(d.Sub(a)))
		edges.add(b.Sub(a))
		edges.add(d.Sub(b))
		edges.add(a.Sub(d))
	}
	c.normals, c.edges = normals.list, edges.list
	return c
}

// Moved returns the polyhedron seen from a frame in which it stands so; scale is left aside.
func (c Convex) Moved(t geom.Transform) Convex {
	out := Convex{Radius: c.Radius, Points: make([]geom.Vec3, len(c.Points)), normals: make([]geom.Vec3, len(c.normals)), edges: make([]geom.Vec3, len(c.edges))}
	for i, p := range c.Points {
		out.Points[i] = t.Rotation.Rotate(p).Add(t.Translation)
	}
	for i, n := range c.normals {
		out.normals[i] = t.Rotation.Rotate(n)
	}
	for i, e := range c.edges {
		out.edges[i] = t.Rotation.Rotate(e)
	}
	return out
}

// Penetration returns how far a must be moved along the unit axis, which points from b to a, so that they no longer overlap: the
// least such way. It is negative when they are apart, and then no more than the gap (separating axis theorem).
func (c Convex) Penetration(b Convex) (depth float64, axis geom.Vec3) {
	depth = math.Inf(1)
	c.axes(b, func(n geom.Vec3, overlap float64) bool {
		if overlap < depth {
			depth, axis = overlap, n
		}
		return depth > 0
	})
	return depth, axis
}

// Escape returns how far c must be moved along a unit direction so that it no longer overlaps b, 0 when they are apart.
func (c Convex) Escape(b Convex, direction geom.Vec3) float64 {
	way := math.Inf(1)
	c.axes(b, func(n geom.Vec3, overlap float64) bool {
		if overlap <= 0 {
			way = 0
			return false
		}
		if along := n.Dot(direction); along > 1e-9 {
			way = math.Min(way, overlap/along)
		}
		return true
	})
	return way
}

// axes visits every candidate axis both ways with how far the two overlap along it, until visit says no.
func (c Convex) axes(b Convex, visit func(n geom.Vec3, overlap float64) bool) {
	both := func(n geom.Vec3) bool {
		lowA, highA := c.span(n)
		lowB, highB := b.span(n)
		return visit(n, highB-lowA) && visit(n.Mul(-1), highA-lowB)
	}
	for _, n := range c.normals {
		if !both(n) {
			return
		}
	}
	for _, n := range b.normals {
		if !both(n) {
			return
		}
	}
	if c.Radius+b.Radius > 0 && !c.rounded(b, both) {
		return
	}
	for _, e := range c.edges {
		for _, f := range b.edges {
			n := e.Cross(f)
			if l := n.Len(); l > 1e-6 && !both(n.Mul(1/l)) {
				return
			}
		}
	}
}

// rounded visits the axes from the points of rounded bodies to the corners and edges of the other.
func (c Convex) rounded(b Convex, both func(n geom.Vec3) bool) bool {
	for _, p := range c.Points {
		for _, q := range b.Points {
			d := p.Sub(q)
			if l := d.Len(); l > 1e-9 && !both(d.Mul(1/l)) {
				return false
			}
			for _, edges := range [][]geom.Vec3{c.edges, b.edges} {
				for _, e := range edges {
					across := d.Sub(e.Mul(d.Dot(e)))
					if l := across.Len(); l > 1e-9 && !both(across.Mul(1/l)) {
						return false
					}
				}
			}
		}
	}
	return true
}

func (c Convex) span(n geom.Vec3) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, p := range c.Points {
		d := p.Dot(n)
		low, high = math.Min(low, d), math.Max(high, d)
	}
	return low - c.Radius, high + c.Radius
}

// directions are unit vectors that differ by more than a millionth, up to sign.
type directions struct {
	list []geom.Vec3
	seen map[[3]int32]bool
}

func (d *directions) add(v geom.Vec3) {
	l := v.Len()
	if l < 1e-12 {
		return
	}
	v = v.Mul(1 / l)
	if v[0] < -1e-7 || math.Abs(v[0]) <= 1e-7 && (v[1] < -1e-7 || math.Abs(v[1]) <= 1e-7 && v[2] < 0) {
		v = v.Mul(-1)
	}
	key := [3]int32{int32(math.Round(v[0] * 1e5)), int32(math.Round(v[1] * 1e5)), int32(math.Round(v[2] * 1e5))}
	if d.seen == nil {
		d.seen = map[[3]int32]bool{}
	}
	if !d.seen[key] {
		d.seen[key] = true
		d.list = append(d.list, v)
	}
}

// Contains reports whether a point lies in the body or on it.
func (c Convex) Contains(p geom.Vec3) bool {
	point := Convex{Points: []geom.Vec3{p}}
	depth, _ := c.Penetration(point)
	return depth >= 0
}
