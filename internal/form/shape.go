// Package form is the vocabulary that furniture and rooms are modelled in: boxes with bevels, cushions, lathed and extruded solids, tubes and cloth.
//
// Invariant: every solid is closed, its triangles counter-clockwise seen from outside, its normals unit length and its UVs in metres,
// so that one tiled texture has the same scale on everything. U follows a part's longest side: the direction of wood grain.
//
//	seat := form.Box(0.45, 0.45, 0.04, 0.006).Move(0, 0, 0.43)
//	leg := form.Strut(geom.Vec3{0.2, 0.2, 0}, geom.Vec3{0.18, 0.18, 0.43}, 0.015, 0.02, 10)
//	mesh := form.Join(seat, leg).Mesh()
package form

import (
	"math"

	"scenograph/internal/geom"
)

// Corner is one corner of one triangle.
type Corner struct {
	Position geom.Vec3
	Normal   geom.Vec3 // unit, outwards
	UV       geom.Vec2 // metres, V downwards in the image
}

// Shape is a triangle list being modelled: three Corners a triangle, in metres, Z up.
// Methods that place it change it and return it.
type Shape struct {
	Corners []Corner
}

// Join returns one shape holding the triangles of all.
func Join(shapes ...*Shape) *Shape {
	out := &Shape{}
	for _, s := range shapes {
		out.Corners = append(out.Corners, s.Corners...)
	}
	return out
}

// Clone returns a copy that can be placed on its own.
func (s *Shape) Clone() *Shape {
	return &Shape{Corners: append([]Corner(nil), s.Corners...)}
}

// Triangles returns the number of triangles.
func (s *Shape) Triangles() int { return len(s.Corners) / 3 }

// Move shifts the shape by metres.
func (s *Shape) Move(x, y, z float64) *Shape {
	d := geom.Vec3{x, y, z}
	for i := range s.Corners {
		s.Corners[i].Position = s.Corners[i].Position.Add(d)
	}
	return s
}

// Turn rotates the shape about the origin.
func (s *Shape) Turn(q geom.Quat) *Shape {
	for i := range s.Corners {
		c := &s.Corners[i]
		c.Position, c.Normal = q.Rotate(c.Position), q.Rotate(c.Normal)
	}
	return s
}

// Yaw rotates the shape about +Z, counter-clockwise seen from above, in radians.
func (s *Shape) Yaw(rad float64) *Shape { return s.Turn(geom.Yaw(rad)) }

// Pitch rotates the shape about +X in radians: a positive angle tips its top towards the front.
func (s *Shape) Pitch(rad float64) *Shape { return s.Turn(geom.AxisAngle(geom.Vec3{1, 0, 0}, rad)) }

// Roll rotates the shape about +Y in radians: a positive angle tips its top towards +X.
func (s *Shape) Roll(rad float64) *Shape { return s.Turn(geom.AxisAngle(geom.Vec3{0, 1, 0}, rad)) }

// Scale stretches the shape by positive factors. UVs stay as they are.
func (s *Shape) Scale(x, y, z float64) *Shape {
	for i := range s.Corners {
		c := &s.Corners[i]
		c.Position = geom.MulVec3(c.Position, geom.Vec3{x, y, z})
		c.Normal = unit(geom.MulVec3(c.Normal, geom.Vec3{1 / x, 1 / y, 1 / z}))
	}
	return s
}

// MirrorX adds nothing and turns left into right.
func (s *Shape) MirrorX() *Shape {
	for i := range s.Corners {
		c := &s.Corners[i]
		c.Position[0], c.Normal[0] = -c.Position[0], -c.Normal[0]
	}
	for i := 0; i < len(s.Corners); i += 3 {
		s.Corners[i+1], s.Corners[i+2] = s.Corners[i+2], s.Corners[i+1]
	}
	return s
}

// Bend maps every position by f and gives smooth normals with the given crease angle in radians.
func (s *Shape) Bend(f func(geom.Vec3) geom.Vec3, creaseRad float64) *Shape {
	for i := range s.Corners {
		s.Corners[i].Position = f(s.Corners[i].Position)
	}
	return s.Smooth(creaseRad)
}

// ShiftUV moves the texture over the shape, in metres.
func (s *Shape) ShiftUV(u, v float64) *Shape {
	for i := range s.Corners {
		s.Corners[i].UV = s.Corners[i].UV.Add(geom.Vec2{u, v})
	}
	return s
}

// Bounds returns the box around the shape.
func (s *Shape) Bounds() geom.Box {
	b := geom.EmptyBox()
	for i := range s.Corners {
		b = b.Add(s.Corners[i].Position)
	}
	return b
}

// Volume returns the signed volume in m³, positive for a closed shape facing outwards.
func (s *Shape) Volume() float64 {
	sum := 0.0
	for i := 0; i+2 < len(s.Corners); i += 3 {
		a, b, c := s.Corners[i].Position, s.Corners[i+1].Position, s.Corners[i+2].Position
		sum += a.Dot(b.Cross(c))
	}
	return sum / 6
}

func unit(v geom.Vec3) geom.Vec3 {
	l := v.Len()
	if l < 1e-12 {
		return geom.Up
	}
	return v.Mul(1 / l)
}

func area(a, b, c geom.Vec3) float64 {
	return b.Sub(a).Cross(c.Sub(a)).Len() / 2
}

// triangle adds one facet with its own flat normal; facets without area are left out.
func (s *Shape) triangle(a, b, c geom.Vec3, ua, ub, uc geom.Vec2) {
	if area(a, b, c) < 1e-10 {
		return
	}
	n := unit(b.Sub(a).Cross(c.Sub(a)))
	s.Corners = append(s.Corners, Corner{a, n, ua}, Corner{b, n, ub}, Corner{c, n, uc})
}

// Quad adds two facets around a → b → c → d.
func (s *Shape) Quad(p [4]geom.Vec3, uv [4]geom.Vec2) {
	s.triangle(p[0], p[1], p[2], uv[0], uv[1], uv[2])
	s.triangle(p[0], p[2], p[3], uv[0], uv[2], uv[3])
}

// PlanarUV projects a point on the plane facing n as seen from outside: u to the right, v downwards; floors have u along +X.
func PlanarUV(p, n geom.Vec3) geom.Vec2 {
	x, y, z := math.Abs(n[0]), math.Abs(n[1]), math.Abs(n[2])
	switch {
	case z >= x && z >= y && n[2] >= 0:
		return geom.Vec2{p[0], -p[1]}
	case z >= x && z >= y:
		return geom.Vec2{p[0], p[1]}
	case y >= x && n[1] <= 0:
		return geom.Vec2{p[0], -p[2]}
	case y >= x:
		return geom.Vec2{-p[0], -p[2]}
	case n[0] > 0:
		return geom.Vec2{p[1], -p[2]}
	default:
		return geom.Vec2{-p[1], -p[2]}
	}
}

// turnUV rotates a UV by a quarter, so that U runs along what was up in the image.
func turnUV(uv geom.Vec2) geom.Vec2 { return geom.Vec2{-uv[1], uv[0]} }
