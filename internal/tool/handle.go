package tool

import (
	"math"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Tip is what a handle ends in.
type Tip int

// The tips.
const (
	NoTip Tip = iota
	Arrow
	Knob
)

// Handle is a part of the gizmo that can be dragged: a line, or an area, in the world.
type Handle struct {
	Kind       Kind
	Constraint Constraint
	Line       []geom.Vec3
	Area       []geom.Vec3
	Tip        Tip // at the line's end
}

// Shares of the gizmo's size.
const (
	lineFrom, lineTo = 0.16, 1.0
	planeFrom        = 0.30
	planeTo          = 0.52
	hubRadius        = 0.11
	ringRadius       = 0.88
	outerRadius      = 1.06
)

// Handles lays out the gizmo of a kind of motion around a pivot, size metres large, with axes turned by a rotation.
func Handles(kind Kind, view frame.View, pivot geom.Vec3, axes geom.Quat, local bool, size float64) []Handle {
	g := gizmo{kind, pivot, axes, local, size, view.Eye().Sub(pivot)}
	if view.Projection == scene.Orthographic || g.toEye.Len() < 1e-9 {
		g.toEye = view.Forward().Mul(-1)
	}
	g.toEye = g.toEye.Normalize()
	if kind == Turn {
		return g.rings(view)
	}
	out := []Handle{g.hub(view)}
	tip := Arrow
	if kind == Stretch {
		tip = Knob
	}
	for axis := range 3 {
		if d := g.axis(axis); math.Abs(d.Dot(g.toEye)) < 0.985 {
			out = append(out, Handle{kind, Constraint{Axis: axis, Local: local}, []geom.Vec3{pivot.Add(d.Mul(lineFrom * size)), pivot.Add(d.Mul(lineTo * size))}, nil, tip})
		}
	}
	for axis := range 3 {
		if math.Abs(g.axis(axis).Dot(g.toEye)) > 0.2 {
			out = append(out, g.plane(axis))
		}
	}
	return out
}

type gizmo struct {
	kind  Kind
	pivot geom.Vec3
	axes  geom.Quat
	local bool
	size  float64
	toEye geom.Vec3
}

func (g *gizmo) axis(i int) geom.Vec3 {
	var v geom.Vec3
	v[i] = 1
	return g.axes.Rotate(v)
}

// hub is the disc in the middle, facing the eye: it moves in the plane of the picture, or stretches evenly.
func (g *gizmo) hub(view frame.View) Handle {
	h := Handle{Kind: g.kind, Constraint: Constraint{Axis: Free, Local: g.local}}
	for i := range 24 {
		s, c := math.Sincos(float64(i) / 24 * 2 * math.Pi)
		h.Area = append(h.Area, g.pivot.Add(view.WorldFromCamera.Rotation.Rotate(geom.Vec3{c, s, 0}.Mul(hubRadius*g.size))))
	}
	return h
}

// plane is the square across an axis, in the quarter that is nearest the eye.
func (g *gizmo) plane(axis int) Handle {
	u, v := g.axis((axis+1)%3), g.axis((axis+2)%3)
	if u.Dot(g.toEye) < 0 {
		u = u.Mul(-1)
	}
	if v.Dot(g.toEye) < 0 {
		v = v.Mul(-1)
	}
	h := Handle{Kind: g.kind, Constraint: Constraint{Axis: axis, Plane: true, Local: g.local}}
	for _, c := range [][2]float64{{planeFrom, planeFrom}, {planeTo, planeFrom}, {planeTo, planeTo}, {planeFrom, planeTo}} {
		h.Area = append(h.Area, g.pivot.Add(u.Mul(c[0]*g.size)).Add(v.Mul(c[1]*g.size)))
	}
	return h
}

// rings are the near halves of the circles about the axes, and a whole one about the line of sight.
func (g *gizmo) rings(view frame.View) []Handle {
	var out []Handle
	for axis := range 3 {
		if g.axis(axis).Len() > 0 {
			out = append(out, Handle{Kind: Turn, Constraint: Constraint{Axis: axis, Local: g.local}, Line: g.arc(g.axis((axis+1)%3), g.axis((axis+2)%3), ringRadius, math.Abs(g.axis(axis).Dot(g.toEye)) < 0.98)})
		}
	}
	r := view.WorldFromCamera.Rotation
	sight := g.arc(r.Rotate(geom.Vec3{1, 0, 0}), r.Rotate(geom.Vec3{0, 1, 0}), outerRadius, false)
	return append(out, Handle{Kind: Turn, Constraint: Constraint{Axis: Free, Local: g.local}, Line: sight})
}

// arc is a circle spanned by two unit vectors; only its near half when half is set.
func (g *gizmo) arc(u, v geom.Vec3, radius float64, half bool) []geom.Vec3 {
	const steps = 64
	start := math.Atan2(v.Dot(g.toEye), u.Dot(g.toEye)) - math.Pi/2
	span, n := 2*math.Pi, steps
	if half {
		span, n = math.Pi, steps/2
	}
	var out []geom.Vec3
	for i := 0; i <= n; i++ {
		s, c := math.Sincos(start + span*float64(i)/float64(n))
		out = append(out, g.pivot.Add(u.Mul(c*radius*g.size)).Add(v.Mul(s*radius*g.size)))
	}
	return out
}

// PickHandle returns the index of the handle at a pixel, within a slack in pixels of lines, or −1. The middle comes before lines, and
// lines before planes.
func PickHandle(handles []Handle, view frame.View, at geom.Vec2, slack float64) int {
	best, nearest := -1, slack
	for i := range handles {
		h := &handles[i]
		if len(h.Area) > 0 && h.Constraint.Axis == Free && outlineOf(view, h.Area).Contains(at) {
			return i
		}
		for k := 1; k < len(h.Line); k++ {
			a, _, okA := view.Project(h.Line[k-1])
			b, _, okB := view.Project(h.Line[k])
			if d := (geom.Polygon{a, b}).Distance(at); okA && okB && d < nearest {
				best, nearest = i, d
			}
		}
	}
	for i := range handles {
		if best < 0 && len(handles[i].Area) > 0 && outlineOf(view, handles[i].Area).Contains(at) {
			return i
		}
	}
	return best
}

func outlineOf(view frame.View, area []geom.Vec3) geom.Polygon {
	var out geom.Polygon
	for _, p := range area {
		q, _, ok := view.Project(p)
		if !ok {
			return nil
		}
		out = append(out, q)
	}
	return out
}
