package frame

import (
	"math"

	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// View is a camera and the size of its picture. The camera looks along its −Z with +Y up.
type View struct {
	WorldFromCamera geom.Transform
	Projection      scene.Projection
	FovYRad         float64 // perspective
	HeightM         float64 // orthographic: metres from bottom to top
	Near, Far       float64 // metres
	Width, Height   int     // pixels
	Lens            Lens    // perspective: stands in for FovYRad unless it is zero
}

// LookAt is a camera pose at eye that looks at target with the world's up in the picture.
func LookAt(eye, target geom.Vec3) geom.Transform {
	back := eye.Sub(target)
	if back.Len() < 1e-12 {
		back = geom.Vec3{0, -1, 0}
	}
	back = back.Normalize()
	right := geom.Up.Cross(back)
	if right.Len() < 1e-6 {
		right = geom.Vec3{1, 0, 0}
	}
	right = right.Normalize()
	up := back.Cross(right)
	m := mgl64.Mat4FromCols(right.Vec4(0), up.Vec4(0), back.Vec4(0), mgl64.Vec4{0, 0, 0, 1})
	return geom.Transform{Translation: eye, Rotation: geom.QuatFromMgl(mgl64.Mat4ToQuat(m)).Normalized(), Scale: geom.One}
}

// Aspect is width over height.
func (v View) Aspect() float64 {
	return float64(max(v.Width, 1)) / float64(max(v.Height, 1))
}

// Eye is the camera's position, in metres.
func (v View) Eye() geom.Vec3 { return v.WorldFromCamera.Translation }

// Forward is the unit direction the camera looks in.
func (v View) Forward() geom.Vec3 { return v.WorldFromCamera.Rotation.Rotate(geom.Vec3{0, 0, -1}) }

// ViewFromWorld is the rigid transform into the camera's frame.
func (v View) ViewFromWorld() geom.Mat4 {
	inverse := v.WorldFromCamera.Rotation.Inverse()
	m := inverse.Mgl().Mat4()
	t := inverse.Rotate(v.WorldFromCamera.Translation).Mul(-1)
	m[12], m[13], m[14] = t[0], t[1], t[2]
	return m
}

// ClipFromView is OpenGL's projection, depth from −1 at Near to 1 at Far. Distortion is no part of it, and a panorama has none.
func (v View) ClipFromView() geom.Mat4 {
	if v.Projection == scene.Orthographic {
		y := v.HeightM / 2
		x := y * v.Aspect()
		return mgl64.Ortho(-x, x, -y, y, v.Near, v.Far)
	}
	if l := v.Lens; !l.zero() {
		w, h := float64(v.Width), float64(v.Height)
		return mgl64.Frustum(-l.CX/l.FX*v.Near, (w-l.CX)/l.FX*v.Near, (l.CY-h)/l.FY*v.Near, l.CY/l.FY*v.Near, v.Near, v.Far)
	}
	return mgl64.Perspective(v.FovYRad, v.Aspect(), v.Near, v.Far)
}

// ClipFromWorld is both together.
func (v View) ClipFromWorld() geom.Mat4 { return v.ClipFromView().Mul4(v.ViewFromWorld()) }

// Project returns where a world point is drawn, in pixels from the upper left, and its depth along the camera's axis in metres; in a
// panorama, its distance. It is false behind the camera, and where the lens bends nothing into the picture.
func (v View) Project(p geom.Vec3) (pixel geom.Vec2, depth float64, ok bool) {
	inView := geom.TransformPoint(v.ViewFromWorld(), p)
	depth = -inView[2]
	switch v.Projection {
	case Panorama:
		return v.panoramaPixel(inView), inView.Len(), inView.Len() > 1e-9
	case scene.Orthographic:
		scale := float64(v.Height) / v.HeightM
		return geom.Vec2{float64(v.Width)/2 + inView[0]*scale, float64(v.Height)/2 - inView[1]*scale}, depth, true
	}
	if depth <= 1e-9 {
		return geom.Vec2{}, depth, false
	}
	pixel, ok = v.Pinhole().Pixel(geom.Vec2{inView[0] / depth, -inView[1] / depth})
	return pixel, depth, ok
}

// Ray returns the line of sight through a point of the picture, in pixels from the upper left. Its direction is zero where the lens
// bends no line of sight to that point.
func (v View) Ray(pixel geom.Vec2) geom.Ray {
	pose := v.WorldFromCamera
	switch v.Projection {
	case Panorama:
		return geom.Ray{Origin: pose.Translation, Direction: pose.Rotation.Rotate(v.panoramaDirection(pixel))}
	case scene.Orthographic:
		scale := v.HeightM / float64(max(v.Height, 1))
		x, y := (pixel[0]-float64(v.Width)/2)*scale, (float64(v.Height)/2-pixel[1])*scale
		return geom.Ray{Origin: pose.Rotation.Rotate(geom.Vec3{x, y, 0}).Add(pose.Translation), Direction: v.Forward()}
	}
	at, ok := v.Pinhole().Plane(pixel)
	if !ok {
		return geom.Ray{Origin: pose.Translation}
	}
	return geom.Ray{Origin: pose.Translation, Direction: pose.Rotation.Rotate(geom.Vec3{at[0], -at[1], -1}.Normalize())}
}

// PixelM is how many metres a pixel covers at a depth along the camera's axis.
func (v View) PixelM(depth float64) float64 {
	if v.Projection == scene.Orthographic {
		return v.HeightM / float64(max(v.Height, 1))
	}
	if v.Projection == Panorama {
		return depth * math.Pi / float64(max(v.Height, 1))
	}
	return depth / v.Pinhole().FY
}
