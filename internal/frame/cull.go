package frame

import (
	"scenograph/internal/geom"
)

// frustum is the visible volume as planes with normals pointing in: n·p + d ≥ 0 inside.
type frustum [6][4]float64

// frustumOf takes the planes from the rows of the clip matrix (Gribb and Hartmann 2001).
func frustumOf(v View) frustum {
	m := v.ClipFromWorld()
	var f frustum
	for axis := range 3 {
		for side, sign := range []float64{1, -1} {
			for column := range 4 {
				f[axis*2+side][column] = m[column*4+3] + sign*m[column*4+axis]
			}
		}
	}
	return f
}

// sees reports whether a box may be visible.
func (f *frustum) sees(b geom.Box) bool {
	for _, p := range f {
		x, y, z := b.Min[0], b.Min[1], b.Min[2]
		if p[0] > 0 {
			x = b.Max[0]
		}
		if p[1] > 0 {
			y = b.Max[1]
		}
		if p[2] > 0 {
			z = b.Max[2]
		}
		if p[0]*x+p[1]*y+p[2]*z+p[3] < 0 {
			return false
		}
	}
	return true
}

// span is the nearest and farthest depth of what is drawn, in metres along the camera's axis.
type span struct {
	view         *View
	forward, eye geom.Vec3
	near, far    float64
}

func newSpan(v *View) span {
	return span{v, v.Forward(), v.Eye(), v.Far, v.Near}
}

// add returns the least depth of a box.
func (s *span) add(b *geom.Box) float64 {
	near, far := 0.0, 0.0
	for axis := range 3 {
		low, high := s.forward[axis]*(b.Min[axis]-s.eye[axis]), s.forward[axis]*(b.Max[axis]-s.eye[axis])
		near, far = near+min(low, high), far+max(low, high)
	}
	s.near, s.far = min(s.near, near), max(s.far, far)
	return near
}

func (s *span) range32() [2]float32 {
	near := max(s.near, s.view.Near)
	return [2]float32{float32(near), float32(max(s.far, near))}
}

// inside reports whether the camera is within a room.
func inside(c *collection, v View) bool {
	for _, n := range c.rooms {
		eye := geom.TransformPoint(c.snap.WorldFromNode(n.ID).Mat4().Inv(), v.Eye())
		if eye[2] > 0 && eye[2] < n.Room.Height && n.Room.Outline.Contains(geom.Vec2{eye[0], eye[1]}) {
			return true
		}
	}
	return false
}
