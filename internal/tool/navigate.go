package tool

import (
	"math"

	"scenograph/internal/geom"
)

// Orbit is a camera that looks at a point. It is a value: every move returns the next one.
type Orbit struct {
	Target   geom.Vec3
	Yaw      float64 // radians; at 0 the camera looks along +Y, at the front of things
	Pitch    float64 // radians, negative looks down
	Distance float64 // metres from the eye to the target
	FovYRad  float64
	HeightPx float64 // of the picture
}

// Limits of an Orbit.
const (
	nearest  = 0.01
	farthest = 5000.0
	steepest = math.Pi/2 - 1e-4
)

// Pose is worldFromCamera: the camera looks along −Z, with +Y up in the picture.
func (o Orbit) Pose() geom.Transform {
	t := geom.IdentityTransform()
	t.Rotation = geom.Yaw(o.Yaw).Mul(geom.AxisAngle(geom.Vec3{1, 0, 0}, math.Pi/2+o.Pitch)).Normalized()
	t.Translation = o.Target.Sub(t.Rotation.Rotate(geom.Vec3{0, 0, -o.Distance}))
	return t
}

// Forward is the unit direction of sight.
func (o Orbit) Forward() geom.Vec3 { return o.Pose().Rotation.Rotate(geom.Vec3{0, 0, -1}) }

// PixelM is how many metres a pixel covers at the target.
func (o Orbit) PixelM() float64 {
	return 2 * o.Distance * math.Tan(o.FovYRad/2) / math.Max(1, o.HeightPx)
}

// Turn orbits by pixels of mouse travel about a pivot, which keeps its place in the picture. The picture's height is half a turn.
func (o Orbit) Turn(pivot geom.Vec3, dx, dy float64) Orbit {
	speed := math.Pi / math.Max(1, o.HeightPx)
	before := o.Pose()
	seen := before.Rotation.Inverse().Rotate(pivot.Sub(before.Translation))
	next := o
	next.Yaw = geom.WrapAngle(o.Yaw - dx*speed)
	next.Pitch = geom.Clamp(o.Pitch-dy*speed, -steepest, steepest)
	eye := pivot.Sub(next.Pose().Rotation.Rotate(seen))
	next.Target = eye.Add(next.Forward().Mul(o.Distance))
	return next
}

// Pan moves the camera so that the target's plane follows the mouse by pixels.
func (o Orbit) Pan(dx, dy float64) Orbit {
	m := o.PixelM()
	o.Target = o.Target.Add(o.Pose().Rotation.Rotate(geom.Vec3{-dx * m, dy * m, 0}))
	return o
}

// Dolly comes nearer by steps of the wheel (away when negative); the point under the cursor keeps its place in the picture.
func (o Orbit) Dolly(steps float64, cursor geom.Vec3) Orbit {
	next := o
	next.Distance = geom.Clamp(o.Distance*math.Pow(0.88, steps), nearest, farthest)
	ratio := next.Distance / o.Distance
	next.Target = cursor.Add(o.Target.Sub(cursor).Mul(ratio))
	return next
}

// Fly moves the eye by metres to its right, up in the world, and forward, and turns it by radians.
func (o Orbit) Fly(right, up, forward, yaw, pitch float64) Orbit {
	eye := o.Pose().Translation
	o.Yaw = geom.WrapAngle(o.Yaw + yaw)
	o.Pitch = geom.Clamp(o.Pitch+pitch, -steepest, steepest)
	turn := o.Pose().Rotation
	eye = eye.Add(turn.Rotate(geom.Vec3{right, 0, -forward})).Add(geom.Up.Mul(up))
	o.Target = eye.Add(o.Forward().Mul(o.Distance))
	return o
}

// Frame keeps the direction and shows a box whole. aspect is width over height.
func (o Orbit) Frame(box geom.Box, aspect float64) Orbit {
	if box.Empty() {
		return o
	}
	fov := o.FovYRad
	if aspect < 1 {
		fov = 2 * math.Atan(math.Tan(fov/2)*aspect)
	}
	radius := math.Max(0.05, box.Size().Len()/2)
	o.Target = box.Center()
	o.Distance = geom.Clamp(1.05*radius/math.Sin(fov/2), nearest, farthest)
	return o
}

// Side looks at the target from a named side: front, back, left, right, top or bottom. It is false for another word.
func (o Orbit) Side(name string) (Orbit, bool) {
	sides := map[string][2]float64{
		"front": {0, 0}, "back": {math.Pi, 0}, "right": {math.Pi / 2, 0}, "left": {-math.Pi / 2, 0},
		"top": {0, -steepest}, "bottom": {0, steepest},
	}
	side, ok := sides[name]
	if ok {
		o.Yaw, o.Pitch = side[0], side[1]
	}
	return o, ok
}

// OrbitOf reads an upright camera's pose; roll is lost.
func OrbitOf(pose geom.Transform, distance, fovYRad, heightPx float64) Orbit {
	forward := pose.Rotation.Rotate(geom.Vec3{0, 0, -1})
	o := Orbit{Distance: geom.Clamp(distance, nearest, farthest), FovYRad: fovYRad, HeightPx: heightPx}
	o.Pitch = geom.Clamp(math.Asin(geom.Clamp(forward[2], -1, 1)), -steepest, steepest)
	o.Yaw = math.Atan2(-forward[0], forward[1])
	if math.Hypot(forward[0], forward[1]) < 1e-6 {
		up := pose.Rotation.Rotate(geom.Vec3{0, 1, 0})
		o.Yaw = math.Atan2(-up[0], up[1])
	}
	o.Target = pose.Translation.Add(forward.Mul(o.Distance))
	return o
}
