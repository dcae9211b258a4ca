package tool

import (
	"math"
	"slices"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// SnapTarget names what a move snaps to.
type SnapTarget string

// The targets.
const (
	SnapGrid    SnapTarget = "grid"    // multiples of the step
	SnapVertex  SnapTarget = "vertex"  // corners of other things near the mouse
	SnapSurface SnapTarget = "surface" // onto what is under the mouse
)

// SnapTargets lists them.
func SnapTargets() []SnapTarget { return []SnapTarget{SnapGrid, SnapVertex, SnapSurface} }

// Mouse is where the motion's mouse is, in pixels of the picture: slowed by fine dragging, and perhaps outside of it.
func (m *Motion) Mouse() geom.Vec2 { return m.mouse }

// grabPx is how near the mouse a held point must be to be what snaps, pixels; otherwise the pivot does.
const grabPx = 24

// Handle is the held point that snaps to vertices: the one that was nearest the mouse at the start, or the pivot.
func (m *Motion) Handle(view frame.View) geom.Vec3 {
	best, nearest := m.Grip.Pivot, math.Inf(1)
	for _, p := range m.Grip.Points {
		pixel, depth, ok := view.Project(p)
		if !ok {
			continue
		}
		off := pixel.Sub(m.start).Len()
		if cost := off + depth*1e-3; off < grabPx && cost < nearest {
			best, nearest = p, cost
		}
	}
	return best
}

// To returns the amount of a move that brings a held point to a target, as far as the constraint allows.
func (m *Motion) To(handle, target geom.Vec3) geom.Vec3 {
	by := m.Frame().Inverse().Rotate(target.Sub(handle))
	for i := range by {
		if m.Constraint.Axis != Free && (m.Constraint.Axis == i) == m.Constraint.Plane {
			by[i] = 0
		}
	}
	return by
}

// NearestVertex finds the vertex of the scene whose picture is nearest a pixel, within a radius in pixels and not hidden by anything.
// The filter leaves nodes out.
func NearestVertex(world *query.World, view frame.View, pixel geom.Vec2, radius float64, filter query.Filter) (geom.Vec3, bool) {
	w, h := float64(max(view.Width, 1)), float64(max(view.Height, 1))
	low := geom.Vec2{(pixel[0]-radius)/w*2 - 1, 1 - (pixel[1]+radius)/h*2}
	high := geom.Vec2{(pixel[0]+radius)/w*2 - 1, 1 - (pixel[1]-radius)/h*2}
	type candidate struct {
		at   geom.Vec3
		cost float64
	}
	var found []candidate
	world.Vertices(query.FrustumOf(view.ClipFromWorld(), low, high), filter, func(p geom.Vec3) {
		at, depth, ok := view.Project(p)
		if off := at.Sub(pixel).Len(); ok && off <= radius {
			found = append(found, candidate{p, off + depth*1e-3})
		}
	})
	slices.SortFunc(found, func(a, b candidate) int {
		switch {
		case a.cost < b.cost:
			return -1
		case a.cost > b.cost:
			return 1
		}
		return 0
	})
	const tries = 24
	for _, c := range found[:min(len(found), tries)] {
		if inSight(world, view, c.at, filter) {
			return c.at, true
		}
	}
	return geom.Vec3{}, false
}

// inSight reports whether nothing lies between the eye and a point.
func inSight(world *query.World, view frame.View, p geom.Vec3, filter query.Filter) bool {
	pixel, _, _ := view.Project(p)
	ray := view.Ray(pixel)
	distance := p.Sub(ray.Origin).Dot(ray.Direction)
	hit, ok := world.Pick(ray, filter)
	return !ok || hit.Distance > distance-1e-3-1e-3*distance
}

// OnSurface sets what is held onto a surface at a point with a unit normal: it stands on floors and tables, hangs from ceilings and
// leans against walls, touching with its outermost point. With align it is turned first: its underside to a floor or a slope, its
// back (+Y) to a wall.
func (g *Grip) OnSurface(point, normal geom.Vec3, align bool) []geom.Transform {
	turn := geom.Identity
	if align {
		turn = g.facing(normal)
	}
	last := g.World[len(g.World)-1].Translation
	turned := func(p geom.Vec3) geom.Vec3 { return last.Add(turn.Rotate(p.Sub(last))) }
	box, lowest := geom.EmptyBox(), math.Inf(1)
	for _, p := range g.Points {
		q := turned(p)
		box = box.Add(q)
		lowest = math.Min(lowest, q.Dot(normal))
	}
	anchor := box.Center()
	anchor = anchor.Add(normal.Mul(lowest - anchor.Dot(normal)))
	by := point.Sub(anchor)
	out := make([]geom.Transform, len(g.World))
	for i, w := range g.World {
		w.Rotation = turn.Mul(w.Rotation).Normalized()
		w.Translation = turned(w.Translation).Add(by)
		out[i] = w
	}
	return out
}

// upright is the rise of a normal above which a surface is stood on.
const upright = 0.5

// facing turns the last node's underside, or its back, to a surface.
func (g *Grip) facing(normal geom.Vec3) geom.Quat {
	rotation := g.World[len(g.World)-1].Rotation
	if math.Abs(normal[2]) < upright {
		yaw := query.YawToward(geom.Vec2{normal[0], normal[1]}) - rotation.YawAngle()
		return geom.Yaw(yaw)
	}
	own := rotation.Rotate(geom.Up)
	if normal[2] < 0 {
		own = own.Mul(-1)
	}
	return shortestTurn(own, normal)
}

// shortestTurn is the rotation about their common perpendicular that takes one unit vector to another.
func shortestTurn(from, to geom.Vec3) geom.Quat {
	axis := from.Cross(to)
	if axis.Len() < 1e-9 {
		if from.Dot(to) > 0 {
			return geom.Identity
		}
		axis = from.Cross(geom.Vec3{1, 0, 0})
		if axis.Len() < 1e-6 {
			axis = from.Cross(geom.Vec3{0, 1, 0})
		}
		return geom.AxisAngle(axis.Normalize(), math.Pi)
	}
	return geom.AxisAngle(axis.Normalize(), math.Atan2(axis.Len(), from.Dot(to)))
}

// OverSurface finds what is under a pixel that can be set things onto: anything but what is held, or the floor's plane.
func (g *Grip) OverSurface(world *query.World, view frame.View, pixel geom.Vec2) (point, normal geom.Vec3, ok bool) {
	ray := view.Ray(pixel)
	held := make(map[scene.NodeID]bool, len(g.Below))
	for _, id := range g.Below {
		held[id] = true
	}
	if hit, found := world.Pick(ray, func(id scene.NodeID) bool { return !held[id] }); found {
		return hit.Point, hit.Normal, true
	}
	if t, found := ray.HitPlane(0); found && t < 200 {
		return ray.At(t), geom.Up, true
	}
	return geom.Vec3{}, geom.Vec3{}, false
}
