package frame

import (
	"math"

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

// span returns the nearest and farthest depth of what is drawn, in metres.
func (v View) span(draws []draw) [2]float32 {
	forward, eye := v.Forward(), v.Eye()
	near, far := v.Far, v.Near
	for i := range draws {
		b := &draws[i].bounds
		middle, half := b.Center().Sub(eye).Dot(forward), 0.0
		for axis := range 3 {
			half += math.Abs(forward[axis]) * (b.Max[axis] - b.Min[axis]) / 2
		}
		near, far = min(near, middle-half), max(far, middle+half)
	}
	near = max(near, v.Near)
	return [2]float32{float32(near), float32(max(far, near))}
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
