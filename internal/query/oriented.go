package query

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/geom"
)

// Oriented is a box turned in space.
type Oriented struct {
	Center geom.Vec3
	Axes   [3]geom.Vec3 // unit, the box's own X, Y and Z in the world
	Half   geom.Vec3    // half edge lengths along Axes, metres
}

// OrientedBox places a box given in a node's frame.
func OrientedBox(box geom.Box, worldFromNode geom.Transform) Oriented {
	o := Oriented{Center: worldFromNode.Apply(box.Center())}
	half := box.Size().Mul(0.5)
	for i := range 3 {
		axis := geom.Vec3{}
		axis[i] = 1
		o.Axes[i] = worldFromNode.Rotation.Rotate(axis)
		o.Half[i] = half[i] * math.Abs(worldFromNode.Scale[i])
	}
	return o
}

// Corners lists the eight corners; bit i of the index chooses the positive side of axis i.
func (o *Oriented) Corners() [8]geom.Vec3 {
	var out [8]geom.Vec3
	for i := range 8 {
		p := o.Center
		for axis := range 3 {
			sign := -1.0
			if i>>axis&1 == 1 {
				sign = 1
			}
			p = p.Add(o.Axes[axis].Mul(sign * o.Half[axis]))
		}
		out[i] = p
	}
	return out
}

// Bounds is the axis-aligned box around the turned one.
func (o *Oriented) Bounds() geom.Box {
	var reach geom.Vec3
	for i := range 3 {
		reach[i] = o.reach(geom.Vec3{b2f(i == 0), b2f(i == 1), b2f(i == 2)})
	}
	return geom.Box{Min: o.Center.Sub(reach), Max: o.Center.Add(reach)}
}

func b2f(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// reach is half the box's extent along a unit direction.
func (o *Oriented) reach(d geom.Vec3) float64 {
	sum := 0.0
	for i := range 3 {
		sum += math.Abs(o.Axes[i].Dot(d)) * o.Half[i]
	}
	return sum
}

// Contains reports whether p lies in the box grown by margin metres.
func (o *Oriented) Contains(p geom.Vec3, margin float64) bool {
	d := p.Sub(o.Center)
	for i := range 3 {
		if math.Abs(d.Dot(o.Axes[i])) > o.Half[i]+margin {
			return false
		}
	}
	return true
}

// Penetration returns how far the other box must move along the unit vector push to touch this one no more. A depth of zero
// or less means they are apart, by at least −depth metres (separating axes, Gottschalk 1996).
func (o *Oriented) Penetration(other *Oriented) (depth float64, push geom.Vec3) {
	depth = math.Inf(1)
	between := other.Center.Sub(o.Center)
	try := func(axis geom.Vec3) {
		length := axis.Len()
		if length < 1e-6 {
			return
		}
		axis = axis.Mul(1 / length)
		distance := between.Dot(axis)
		if d := o.reach(axis) + other.reach(axis) - math.Abs(distance); d < depth-1e-12 {
			depth, push = d, axis
			if distance < 0 {
				push = axis.Mul(-1)
			}
		}
	}
	for i := range 3 {
		try(o.Axes[i])
		try(other.Axes[i])
	}
	for i := range 3 {
		for j := range 3 {
			try(o.Axes[i].Cross(other.Axes[j]))
		}
	}
	return depth, push
}

// Outline is the box seen from above: a convex counter-clockwise polygon.
func (o *Oriented) Outline() geom.Polygon {
	var points [8]geom.Vec2
	for i, c := range o.Corners() {
		points[i] = geom.Vec2{c[0], c[1]}
	}
	return ConvexHull(points[:])
}

// ConvexHull returns the counter-clockwise hull of points in the plane (monotone chain, Andrew 1979).
func ConvexHull(points []geom.Vec2) geom.Polygon {
	sorted := slices.Clone(points)
	slices.SortFunc(sorted, func(a, b geom.Vec2) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	turn := func(a, b, c geom.Vec2) float64 {
		return (b[0]-a[0])*(c[1]-a[1]) - (b[1]-a[1])*(c[0]-a[0])
	}
	var hull geom.Polygon
	half := func(points []geom.Vec2) {
		start := len(hull)
		for _, p := range points {
			for len(hull) >= start+2 && turn(hull[len(hull)-2], hull[len(hull)-1], p) <= 1e-12 {
				hull = hull[:len(hull)-1]
			}
			hull = append(hull, p)
		}
		hull = hull[:len(hull)-1]
	}
	half(sorted)
	slices.Reverse(sorted)
	half(sorted)
	return hull
}
