package query

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// Hit is where a ray meets the scene.
type Hit struct {
	Node     scene.NodeID
	Part     int        // index of the model's part, or of the room's piece
	Surface  int        // index of the part's surface; 0 for rooms
	Role     shell.Role // for rooms: floor, wall and so on
	Triangle int
	Distance float64 // metres
	Point    geom.Vec3
	Normal   geom.Vec3 // unit, towards the ray's origin
}

// Filter chooses the nodes that a question is about.
type Filter func(scene.NodeID) bool

// Everything leaves nothing out.
func Everything(scene.NodeID) bool { return true }

// Except leaves out the given nodes.
func Except(ids ...scene.NodeID) Filter {
	return func(id scene.NodeID) bool {
		for _, skipped := range ids {
			if id == skipped {
				return false
			}
		}
		return true
	}
}

// Unlocked leaves out locked nodes and those under locked ones, which cannot be selected by hand.
func (w *World) Unlocked(id scene.NodeID) bool {
	for id != "" {
		n, ok := w.snapshot.Node(id)
		if !ok || n.Locked {
			return false
		}
		id = n.Parent
	}
	return true
}

// Pick returns the nearest visible surface a ray meets, rooms included. Room surfaces seen from outside (a doll's house's
// near walls) do not stop the ray.
func (w *World) Pick(ray geom.Ray, filter Filter) (Hit, bool) {
	best := Hit{Distance: math.Inf(1)}
	w.bodyTree().walk(func(b geom.Box) bool {
		enter, ok := ray.HitBox(b)
		return ok && enter < best.Distance
	}, func(b *Body) {
		if filter(b.Node) {
			b.pick(ray, &best)
		}
	})
	for _, r := range w.Rooms() {
		if filter(r.Node) {
			r.pick(ray, &best)
		}
	}
	if best.Node == "" {
		return Hit{}, false
	}
	best.Point = ray.At(best.Distance)
	return best, true
}

func (b *Body) pick(ray geom.Ray, best *Hit) {
	for i := range b.Pieces {
		p := &b.Pieces[i]
		if enter, ok := ray.HitBox(p.Bounds); !ok || enter >= best.Distance {
			continue
		}
		local := into(p.MeshFromWorld, ray)
		hit, ok := p.Mesh.BVH().Hit(local, best.Distance)
		if !ok || hit.Distance >= best.Distance {
			continue
		}
		*best = Hit{Node: b.Node, Part: p.Part, Surface: p.Surface, Triangle: hit.Triangle, Distance: hit.Distance}
		best.Normal = facing(worldNormal(p.Mesh.Triangle(hit.Triangle))(p.WorldFromMesh), ray)
	}
}

func (r *Room) pick(ray geom.Ray, best *Hit) {
	if enter, ok := ray.HitBox(r.Bounds); !ok || enter >= best.Distance {
		return
	}
	local := into(r.inverse, ray)
	for i := range r.Pieces {
		p := &r.Pieces[i]
		nearest := math.Inf(1)
		p.Mesh.BVH().Every(local, func(hit asset.MeshHit) {
			a, b, c := p.Mesh.Triangle(hit.Triangle)
			if hit.Distance >= best.Distance || hit.Distance >= nearest || b.Sub(a).Cross(c.Sub(a)).Dot(local.Direction) > 0 {
				return
			}
			if !r.inside(local.At(hit.Distance), p) {
				return
			}
			nearest = hit.Distance
			*best = Hit{Node: r.Node, Part: i, Role: p.Role, Triangle: hit.Triangle, Distance: hit.Distance}
			best.Normal = facing(worldNormal(a, b, c)(r.world), ray)
		})
	}
}

// inside reports whether a point on a piece is seen from within the room: on its inner outline or inwards of it.
func (r *Room) inside(local geom.Vec3, p *shell.Piece) bool {
	if p.Wall < 0 {
		return p.Role != shell.RoleCeiling || local[2] <= r.Shell.Height+1e-6
	}
	from, _, _, inward := r.Shell.Wall(p.Wall)
	depth := geom.Vec2{local[0], local[1]}.Sub(from).Dot(inward)
	return depth > -1e-4 || p.Opening != ""
}

func into(localFromWorld geom.Mat4, ray geom.Ray) geom.Ray {
	return geom.Ray{Origin: geom.TransformPoint(localFromWorld, ray.Origin), Direction: turned(localFromWorld, ray.Direction)}
}

func turned(m geom.Mat4, d geom.Vec3) geom.Vec3 {
	return geom.Vec3{
		m[0]*d[0] + m[4]*d[1] + m[8]*d[2],
		m[1]*d[0] + m[5]*d[1] + m[9]*d[2],
		m[2]*d[0] + m[6]*d[1] + m[10]*d[2],
	}
}

// worldNormal takes a triangle to a function of its placement, so that it can be called on Triangle's three results.
func worldNormal(a, b, c geom.Vec3) func(worldFromMesh geom.Mat4) geom.Vec3 {
	return func(m geom.Mat4) geom.Vec3 {
		u, v := turned(m, b.Sub(a)), turned(m, c.Sub(a))
		n := u.Cross(v)
		if n.Len() == 0 {
			return geom.Up
		}
		return n.Normalize()
	}
}

func facing(normal geom.Vec3, ray geom.Ray) geom.Vec3 {
	if normal.Dot(ray.Direction) > 0 {
		return normal.Mul(-1)
	}
	return normal
}
