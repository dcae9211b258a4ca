package rigid

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/solid"
)

const (
	sole     = 0.02  // metres: how thick what is laid under a body is
	sinking  = 0.03  // metres below a body's feet in which what is drawn still carries it
	standing = 0.008 // metres above them
	brim     = 0.005 // metres that it reaches beyond the feet
)

// underlay gives a body that stands on something drawn, but on no collider, a collider to stand on: a thin box below its feet that
// belongs to what carries it. A jar on a book in a shelf has no other support, as shelves collide as boards.
func (s *setter) underlay(i int) {
	feet := s.feet(i)
	body := &s.world.Bodies[i]
	center := body.centerOfMass()
	var carried []geom.Vec2
	var loose []geom.Vec3
	for _, p := range feet {
		if s.onCollider(i, p) {
			carried = append(carried, geom.Vec2{p[0], p[1]})
		} else {
			loose = append(loose, p)
		}
	}
	if within(carried, center) {
		return
	}
	under := map[[2]int][]geom.Vec3{}
	var found [][2]int
	for _, p := range loose {
		at, ok := s.drawnBelow(i, p)
		if !ok {
			continue
		}
		if under[at] == nil {
			found = append(found, at)
		}
		under[at] = append(under[at], p)
		carried = append(carried, geom.Vec2{p[0], p[1]})
	}
	for _, at := range found {
		s.lay(at, under[at], body.World.Rotation.YawAngle())
	}
	if !within(carried, center) {
		s.world.Report.Warn(fmt.Sprintf("node %q", body.Title), "nothing carries its centre of mass: it will fall or tip in a simulation")
	}
}

// feet lists the lowest points of a body's colliders, a hair inside their outline, and their middles.
func (s *setter) feet(i int) []geom.Vec3 {
	low := s.boxes[i].Min[2]
	var out []geom.Vec3
	for k := range s.pieces[i] {
		p := &s.pieces[i][k]
		if p.box.Min[2] > low+footBand {
			continue
		}
		var own []geom.Vec3
		middle := geom.Vec3{}
		for _, q := range p.Points {
			if q[2]-p.Radius <= low+footBand {
				q[2] -= p.Radius
				own = append(own, q)
				middle = middle.Add(q)
			}
		}
		middle = middle.Mul(1 / float64(len(own)))
		for _, q := range own {
			out = append(out, q.Mul(0.98).Add(middle.Mul(0.02)))
		}
		out = append(out, middle)
	}
	return out
}

func (s *setter) onCollider(i int, p geom.Vec3) bool {
	below := p.Sub(geom.Vec3{0, 0, footBand})
	found := false
	s.near(i, geom.BoxOf(below, p).Grow(1e-6), func(_ int, other *piece) { found = found || other.Contains(below) })
	return found || s.world.Ground && math.Abs(p[2]-s.world.GroundZ) <= footBand
}

// drawn is a visible mesh in the world.
type drawn struct {
	body, link    int
	mesh          *asset.Mesh
	box           geom.Box
	meshFromWorld geom.Mat4
}

// surfaces lists what a body shows.
func (b *Body) surfaces(index int) []drawn {
	var out []drawn
	for k, world := range b.WorldFromLinks() {
		for m := range b.Links[k].Visuals {
			v := &b.Links[k].Visuals[m]
			worldFromMesh := world.Mul(v.transform()).Mat4()
			out = append(out, drawn{index, k, v.Mesh, v.Mesh.Bounds().Transformed(worldFromMesh).Grow(1e-6), worldFromMesh.Inv()})
		}
	}
	return out
}

// shown is the box around what a body shows.
func (b *Body) shown() geom.Box {
	out := geom.EmptyBox()
	for k, world := range b.WorldFromLinks() {
		for m := range b.Links[k].Visuals {
			v := &b.Links[k].Visuals[m]
			out = out.Union(v.Mesh.Bounds().Transformed(world.Mul(v.transform()).Mat4()))
		}
	}
	return out.Grow(1e-6)
}

// drawnBelow returns the body and link whose drawn surface lies closest under a point.
func (s *setter) drawnBelow(i int, p geom.Vec3) (at [2]int, ok bool) {
	origin := p.Add(geom.Vec3{0, 0, standing})
	best := standing + sinking
	column := geom.BoxOf(origin.Sub(geom.Vec3{0, 0, best}), origin).Grow(1e-6)
	s.candidates(i, column, func(j int) {
		if s.apart[pairOf(Ref{i, 0}, Ref{j, 0})] {
			return
		}
		if s.drawn[j] == nil {
			s.drawn[j] = s.world.Bodies[j].surfaces(j)
		}
		for k := range s.drawn[j] {
			d := &s.drawn[j][k]
			if !d.box.Overlaps(column, 0) {
				continue
			}
			local := geom.Ray{Origin: geom.TransformPoint(d.meshFromWorld, origin)}
			local.Direction = geom.TransformPoint(d.meshFromWorld, origin.Sub(geom.Up)).Sub(local.Origin)
			if hit, found := d.mesh.BVH().Hit(local, best); found && hit.Distance < best {
				best, at, ok = hit.Distance, [2]int{j, d.link}, true
			}
		}
	})
	return at, ok
}

// lay adds the box below some points to a link, its sides along a yaw.
func (s *setter) lay(at [2]int, points []geom.Vec3, yaw float64) {
	turn := geom.Yaw(yaw)
	box := geom.EmptyBox()
	for _, p := range points {
		box = box.Add(turn.Inverse().Rotate(p))
	}
	top := box.Min[2] - hair
	box.Min = geom.Vec3{box.Min[0] - brim, box.Min[1] - brim, top - sole}
	box.Max = geom.Vec3{box.Max[0] + brim, box.Max[1] + brim, top}
	body := &s.world.Bodies[at[0]]
	world := geom.Transform{Translation: turn.Rotate(box.Center()), Rotation: turn, Scale: geom.One}
	link := &body.Links[at[1]]
	size := box.Size()
	for i := range size {
		size[i] = math.Round(size[i]*1e6) / 1e6
	}
	link.Colliders = append(link.Colliders, Collider{Shape: asset.ShapeBox, Pose: tidy(world.Relative(body.WorldFromLinks()[at[1]])), Size: size})
	nameColliders(link)
	s.refresh(at[0])
}

// centerOfMass is that of the whole body in the world.
func (b *Body) centerOfMass() geom.Vec2 {
	var sum geom.Vec3
	mass := 0.0
	for i, world := range b.WorldFromLinks() {
		m := b.Links[i].Inertia.MassKg
		sum = sum.Add(world.Apply(b.Links[i].Inertia.Center).Mul(m))
		mass += m
	}
	return geom.Vec2{sum[0] / mass, sum[1] / mass}
}

// within reports whether a point lies in the convex outline of others, or less than a millimetre beside it.
func within(points []geom.Vec2, p geom.Vec2) bool {
	outline := geom.Polygon(solid.ConvexOutline(points))
	if len(outline) < 3 {
		return false
	}
	return outline.Contains(p) || outline.Distance(p) < 0.001
}
