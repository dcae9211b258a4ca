package presenter

import (
	"math"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
)

// Orbit turns a camera about a pivot, like a turntable: yaw about the world's up, pitch about the camera's right. Both in radians.
func Orbit(pose geom.Transform, pivot geom.Vec3, yaw, pitch float64) geom.Transform {
	forward := pose.Rotation.Rotate(geom.Vec3{0, 0, -1})
	height := math.Asin(geom.Clamp(forward[2], -1, 1))
	limit := geom.Radians(89.5)
	pitch = geom.Clamp(height+pitch, -limit, limit) - height
	right := pose.Rotation.Rotate(geom.Vec3{1, 0, 0})
	turn := geom.Yaw(yaw).Mul(geom.AxisAngle(right, pitch))
	return geom.Transform{
		Translation: pivot.Add(turn.Rotate(pose.Translation.Sub(pivot))),
		Rotation:    turn.Mul(pose.Rotation).Normalized(),
		Scale:       geom.One,
	}
}

// Look turns a camera in place.
func Look(pose geom.Transform, yaw, pitch float64) geom.Transform {
	return Orbit(pose, pose.Translation, yaw, pitch)
}

// Pan slides a camera so that what is at the pivot's depth follows the mouse. dx and dy are pixels, right and down.
func Pan(view frame.View, pivot geom.Vec3, dx, dy float64) geom.Transform {
	metres := metresPerPixel(view, pivot)
	pose := view.WorldFromCamera
	pose.Translation = pose.Translation.Add(pose.Rotation.Rotate(geom.Vec3{-dx * metres, dy * metres, 0}))
	return pose
}

func metresPerPixel(view frame.View, pivot geom.Vec3) float64 {
	if view.HeightM > 0 && view.FovYRad == 0 {
		return view.HeightM / float64(max(view.Height, 1))
	}
	depth := math.Max(0.1, pivot.Sub(view.Eye()).Dot(view.Forward()))
	return 2 * depth * math.Tan(view.FovYRad/2) / float64(max(view.Height, 1))
}

// Zoom moves a camera towards a point, by a share of the way; a negative share moves away. It never passes the point.
func Zoom(pose geom.Transform, target geom.Vec3, share float64) geom.Transform {
	way := target.Sub(pose.Translation)
	if length := way.Len(); length*(1-share) < 0.05 && share > 0 {
		share = math.Max(0, 1-0.05/math.Max(length, 1e-9))
	}
	pose.Translation = pose.Translation.Add(way.Mul(share))
	return pose
}

// Fly moves a camera along its own axes: right, forward and up, in metres.
func Fly(pose geom.Transform, right, forward, up float64) geom.Transform {
	step := pose.Rotation.Rotate(geom.Vec3{right, 0, -forward})
	pose.Translation = pose.Translation.Add(step).Add(geom.Vec3{0, 0, up})
	return pose
}

// PivotOf is what a camera turns about when nothing better is known: where its view meets the floor, else a few metres ahead.
func PivotOf(view frame.View) geom.Vec3 {
	ray := geom.Ray{Origin: view.Eye(), Direction: view.Forward()}
	if t, ok := ray.HitPlane(0); ok && t > 0.5 && t < 12 {
		return ray.At(t)
	}
	return ray.At(4)
}
