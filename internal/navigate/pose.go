package navigate

import (
	"math"

	"scenograph/internal/geom"
)

// fitMargin leaves a border around what is framed.
const fitMargin = 1.15

// Framed moves the eye along its own direction until a box fills a picture whose width is aspect times its height. The focus is the
// box's middle.
func (e Eye) Framed(box geom.Box, aspect float64) Eye {
	if box.Empty() {
		return e
	}
	tanY := math.Tan(e.FovYRad/2) / fitMargin
	tanX := tanY * math.Max(aspect, 0.01)
	inverse := e.WorldFromCamera.Rotation.Inverse()
	distance := NearestFocus
	if box.Size().Len() == 0 {
		distance = 0.25 // a lamp or a camera, which is as large as it is drawn
	}
	for _, corner := range box.Corners() {
		p := inverse.Rotate(corner.Sub(box.Center()))
		distance = math.Max(distance, p[2]+math.Max(math.Abs(p[0])/tanX, math.Abs(p[1])/tanY))
	}
	return e.focused(distance).At(box.Center())
}

// Ahead brings the focus to where the line of sight passes the middle of a box nearest, and leaves it where it lies in the box or the
// middle is behind.
func (e Eye) Ahead(box geom.Box) Eye {
	if box.Empty() || box.Contains(e.Focus()) {
		return e
	}
	ahead := box.Center().Sub(e.WorldFromCamera.Translation).Dot(e.Forward())
	if ahead < NearestFocus {
		return e
	}
	return e.focused(ahead)
}

// Directions the named views look from. The names are those of Direction.
var directions = map[string]geom.Vec3{
	"front": {0, -1, 0}, "back": {0, 1, 0}, "left": {-1, 0, 0}, "right": {1, 0, 0}, "top": {0, 0, 1}, "bottom": {0, 0, -1},
}

// Direction is where a named view looks from: front, back, left, right, top or bottom.
func Direction(name string) (geom.Vec3, bool) {
	d, ok := directions[name]
	return d, ok
}

// From looks at the focus from a direction, from as far away as before. Straight from above, +Y is at the top of the picture; from
// below, at the bottom, so that +X is on the right in both.
func (e Eye) From(direction geom.Vec3) Eye {
	focus := e.Focus()
	e.WorldFromCamera.Rotation = facing(direction)
	return e.At(focus)
}

// facing is the upright rotation of a camera that stands in a direction and looks back; along the axes it is exact.
func facing(direction geom.Vec3) geom.Quat {
	d := direction.Normalize()
	if math.Hypot(d[0], d[1]) < 1e-9 {
		if d[2] > 0 {
			return geom.Identity
		}
		return geom.AxisAngle(geom.Vec3{1, 0, 0}, math.Pi)
	}
	yaw := math.Atan2(d[0], -d[1])
	return geom.Yaw(yaw).Mul(geom.AxisAngle(geom.Vec3{1, 0, 0}, math.Pi/2-math.Asin(geom.Clamp(d[2], -1, 1)))).Normalized()
}
