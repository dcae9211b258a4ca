package navigate

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Orbit turns the eye about a point as on a turntable: yaw about the world's up, pitch about the eye's right, radians. The point
// stays at its pixel and the eye stays upright; it stops straight above and straight below.
func (e Eye) Orbit(about geom.Vec3, yaw, pitch float64) Eye {
	rotation := e.WorldFromCamera.Rotation
	height := math.Asin(geom.Clamp(e.Forward()[2], -1, 1))
	pitch = geom.Clamp(height+pitch, -math.Pi/2, math.Pi/2) - height
	turn := geom.Yaw(yaw).Mul(geom.AxisAngle(rotation.Rotate(geom.Vec3{1, 0, 0}), pitch))
	e.WorldFromCamera.Translation = about.Add(turn.Rotate(e.WorldFromCamera.Translation.Sub(about)))
	e.WorldFromCamera.Rotation = turn.Mul(rotation).Normalized()
	return e
}

// Look turns the eye in place, radians.
func (e Eye) Look(yaw, pitch float64) Eye {
	return e.Orbit(e.WorldFromCamera.Translation, yaw, pitch)
}

// Pan slides the eye so that what lies at a depth follows the mouse. dx and dy are pixels, right and down, in a picture height
// pixels high.
func (e Eye) Pan(dx, dy, depth float64, height int) Eye {
	metres := e.HeightM() / float64(max(height, 1))
	if e.Projection != scene.Orthographic {
		metres *= math.Max(depth, math.Min(0.1, e.FocusM)) / e.FocusM
	}
	return e.Slide(geom.Vec3{-dx * metres, dy * metres, 0})
}

// Slide moves the eye along its own axes: right, up and back, metres.
func (e Eye) Slide(by geom.Vec3) Eye {
	e.WorldFromCamera.Translation = e.WorldFromCamera.Translation.Add(e.WorldFromCamera.Rotation.Rotate(by))
	return e
}

// Fly moves the eye along its own right and forward and the world's up, metres.
func (e Eye) Fly(right, forward, up float64) Eye {
	e = e.Slide(geom.Vec3{right, 0, -forward})
	e.WorldFromCamera.Translation[2] += up
	return e
}

// shortestStep is the distance that a zoom step counts with when it is nearer than that, unless the focus is nearer still, as after
// framing something small: wheels do not get stuck before a wall.
const shortestStep = 0.3

// Zoom changes the distance to what the ray of a pixel meets, distance metres along it, by a factor: less than 1 goes nearer. What
// the ray meets stays at that pixel.
func (e Eye) Zoom(ray geom.Ray, distance, factor float64) Eye {
	if e.Projection == scene.Orthographic {
		aside := ray.Origin.Sub(e.WorldFromCamera.Translation)
		aside = aside.Sub(e.Forward().Mul(aside.Dot(e.Forward())))
		focus := e.Focus()
		before := e.FocusM
		e = e.focused(e.FocusM * factor)
		return e.At(focus.Add(aside.Mul(1 - e.FocusM/before)))
	}
	shortest := math.Min(shortestStep, e.FocusM)
	step := math.Max(distance, shortest) * (1 - factor)
	e.WorldFromCamera.Translation = e.WorldFromCamera.Translation.Add(ray.Direction.Mul(step))
	ahead := (distance - step) * ray.Direction.Dot(e.Forward())
	if ahead < shortest {
		ahead = math.Max(shortest, e.FocusM*factor)
	}
	return e.focused(ahead)
}
