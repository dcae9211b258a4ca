package tool

import (
	"math"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// farthest bounds how far a mouse can carry anything, metres.
const farthest = 1e4

// offset is how far the mouse has carried the pivot in the world: within the plane of the picture, along an axis or within a plane.
func (m *Motion) offset(view frame.View) geom.Vec3 {
	c := m.Constraint
	switch {
	case c.Axis == Free:
		return m.across(view, view.Forward())
	case !c.Plane:
		return m.Axis(c.Axis).Mul(m.along(view, m.Axis(c.Axis)))
	}
	return m.within(view, m.Axis(c.Axis), m.Axis((c.Axis+1)%3), m.Axis((c.Axis+2)%3))
}

// across carries the pivot over the plane through it.
func (m *Motion) across(view frame.View, normal geom.Vec3) geom.Vec3 {
	from, ok := onPlane(view.Ray(m.start), m.Grip.Pivot, normal)
	to, okTo := onPlane(view.Ray(m.mouse), m.Grip.Pivot, normal)
	if !ok || !okTo {
		return geom.Vec3{}
	}
	return bounded(to.Sub(from))
}

func bounded(v geom.Vec3) geom.Vec3 {
	if l := v.Len(); l > farthest {
		return v.Mul(farthest / l)
	}
	return v
}

// onPlane is where a ray meets a plane, before the eye.
func onPlane(ray geom.Ray, point, normal geom.Vec3) (geom.Vec3, bool) {
	slope := ray.Direction.Dot(normal)
	if math.Abs(slope) < 1e-9 {
		return geom.Vec3{}, false
	}
	t := point.Sub(ray.Origin).Dot(normal) / slope
	return ray.At(t), t > 0
}

// edgeOn is the cosine below which a plane is seen too much from its edge to be pointed at.
const edgeOn = 0.1

// within carries the pivot over a plane spanned by two axes. A plane that is seen from its edge, or whose horizon the mouse has
// passed, is followed along the axes' directions on the screen instead.
func (m *Motion) within(view frame.View, normal, u, v geom.Vec3) geom.Vec3 {
	sight := m.Grip.Pivot.Sub(view.Eye())
	if l := sight.Len(); l > 1e-9 && math.Abs(sight.Dot(normal))/l > edgeOn {
		from, ok := onPlane(view.Ray(m.start), m.Grip.Pivot, normal)
		to, okTo := onPlane(view.Ray(m.mouse), m.Grip.Pivot, normal)
		if ok && okTo {
			return bounded(to.Sub(from))
		}
	}
	return u.Mul(m.along(view, u)).Add(v.Mul(m.along(view, v)))
}

// along is how far along an axis through the pivot the mouse has come, metres. With s metres of the axis drawn k·s/(1+d·s) pixels
// from the pivot (k pixels a metre there, d the part by which a metre is farther away), t pixels are t/(k−d·t) metres.
func (m *Motion) along(view frame.View, axis geom.Vec3) float64 {
	by := m.mouse.Sub(m.start)
	_, depth, ok := view.Project(m.Grip.Pivot)
	if !ok {
		return 0
	}
	const probe = 1e-4
	at, _, _ := view.Project(m.Grip.Pivot)
	next, nextDepth, _ := view.Project(m.Grip.Pivot.Add(axis.Mul(probe * depth)))
	direction := next.Sub(at).Mul(1 / (probe * depth))
	k := direction.Len()
	metre := view.PixelM(depth)
	if k*metre < 0.12 { // it points at the eye: up is away
		return geom.Clamp(-by[1]*metre*math.Copysign(1, nextDepth-depth), -farthest, farthest)
	}
	d := 0.0
	if view.Projection != scene.Orthographic {
		d = (nextDepth - depth) / (probe * depth) / depth
	}
	solve := func(t float64) float64 { return t / math.Max(k-d*t, k*0.02) }
	t0 := 0.0
	if m.HandleM > 0 { // a handle is held where it is; without one it is as if the pivot were
		t0 = m.start.Sub(at).Dot(direction) / k
	}
	return geom.Clamp(solve(t0+by.Dot(direction)/k)-solve(t0), -farthest, farthest)
}

// turned is the angle from one pixel to another round the pivot, counter-clockwise seen against the axis.
func (m *Motion) turned(view frame.View, from, to geom.Vec2) float64 {
	center, _, ok := view.Project(m.Grip.Pivot)
	if !ok {
		return 0
	}
	sight := m.Grip.Pivot.Sub(view.Eye())
	if view.Projection == scene.Orthographic || sight.Len() < 1e-9 {
		sight = view.Forward()
	}
	axis := m.turnAxis(view, m.Frame())
	facing := -sight.Normalize().Dot(axis)
	if m.HandleM > 0 && math.Abs(facing) < 0.25 {
		return m.rolled(view, axis, to.Sub(from))
	}
	a, b := from.Sub(center), to.Sub(center)
	if a.Len() < 1 || b.Len() < 1 {
		return 0
	}
	angle := geom.WrapAngle(math.Atan2(-b[1], b[0]) - math.Atan2(-a[1], a[0]))
	if facing < 0 {
		return -angle
	}
	return angle
}

// rolled turns a ring that is seen from its edge as a wheel is rolled: by how far its near side is moved.
func (m *Motion) rolled(view frame.View, axis geom.Vec3, by geom.Vec2) float64 {
	toEye := view.Eye().Sub(m.Grip.Pivot)
	if view.Projection == scene.Orthographic {
		toEye = view.Forward().Mul(-1)
	}
	tangent := axis.Cross(toEye)
	if tangent.Len() < 1e-9 {
		return 0
	}
	tangent = tangent.Normalize()
	at, _, okAt := view.Project(m.Grip.Pivot)
	next, _, okNext := view.Project(m.Grip.Pivot.Add(tangent.Mul(m.HandleM)))
	way := next.Sub(at)
	if !okAt || !okNext || way.Len() < 1 {
		return 0
	}
	return by.Dot(way) / way.Dot(way)
}

// factor is by how much the mouse has stretched what is held.
func (m *Motion) factor(view frame.View) float64 {
	by := m.mouse.Sub(m.start)
	if m.HandleM > 0 && m.Constraint.Axis != Free && !m.Constraint.Plane {
		return math.Max(smallest, 1+m.along(view, m.Axis(m.Constraint.Axis))/m.HandleM)
	}
	center, _, ok := view.Project(m.Grip.Pivot)
	from := m.start.Sub(center).Len()
	const near, hundred = 12, 100
	if !ok || from < near || m.HandleM > 0 {
		return math.Max(smallest, 1+(by[0]-by[1])/hundred)
	}
	return math.Max(smallest, m.mouse.Sub(center).Len()/from)
}
