package navigate

import (
	"math"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Eye is what a person looks through: a pose, how far ahead lies what they look at, and the kind of projection. In orthographic
// projection the picture is as high as a perspective picture would be at the focus, so that switching keeps the size of things.
type Eye struct {
	WorldFromCamera geom.Transform // looks along −Z with +Y up; scale 1
	FocusM          float64        // metres ahead, more than 0
	Projection      scene.Projection
	FovYRad         float64
}

// The focus is kept within this distance of the eye, metres.
const (
	NearestFocus  = 0.001
	FarthestFocus = 1e7
)

// What is between these distances is drawn, metres, where neither the focus nor the scene asks for more.
const (
	usualNear = 0.02
	usualFar  = 500
)

// Home is where an empty scene is looked at from.
func Home() Eye {
	return LookingAt(geom.Vec3{3.4, -4.2, 2.6}, geom.Vec3{0, 0, 0.7}, geom.Radians(45))
}

// LookingAt is a perspective eye at a place, upright, with its focus on a target.
func LookingAt(from, target geom.Vec3, fovYRad float64) Eye {
	e := Eye{WorldFromCamera: frame.LookAt(from, target), Projection: scene.Perspective, FovYRad: fovYRad}
	return e.focused(target.Sub(from).Len())
}

// Valid reports whether the eye can make a picture.
func (e Eye) Valid() bool {
	return e.WorldFromCamera.Finite() && geom.Finite(e.FocusM, e.FovYRad) && e.FocusM > 0 && e.FovYRad > 0 && e.FovYRad < math.Pi &&
		(e.Projection == scene.Perspective || e.Projection == scene.Orthographic)
}

// Forward is the unit direction the eye looks in.
func (e Eye) Forward() geom.Vec3 { return e.WorldFromCamera.Rotation.Rotate(geom.Vec3{0, 0, -1}) }

// Focus is the point on the axis that the eye looks at.
func (e Eye) Focus() geom.Vec3 { return e.WorldFromCamera.Translation.Add(e.Forward().Mul(e.FocusM)) }

// HeightM is how much of the world the picture shows from bottom to top at the focus, metres.
func (e Eye) HeightM() float64 { return 2 * e.FocusM * math.Tan(e.FovYRad/2) }

func (e Eye) focused(distance float64) Eye {
	e.FocusM = geom.Clamp(distance, NearestFocus, FarthestFocus)
	return e
}

// At places the eye so that its focus is a point and its direction stays.
func (e Eye) At(focus geom.Vec3) Eye {
	e.WorldFromCamera.Translation = focus.Sub(e.Forward().Mul(e.FocusM))
	return e
}

// View is the picture of a size in pixels. It reaches as far as what lies within reach metres of the focus, and begins nearer to the eye
// the nearer the focus is. An orthographic camera stands back far enough that nothing within reach lies behind it.
func (e Eye) View(width, height int, reach float64) frame.View {
	v := frame.View{WorldFromCamera: e.WorldFromCamera, Projection: e.Projection, FovYRad: e.FovYRad, Width: width, Height: height}
	v.Near = math.Min(math.Max(usualNear, e.FocusM/2e4), e.FocusM/25)
	v.Far = math.Max(usualFar, 2*reach+4*e.FocusM)
	if e.Projection == scene.Orthographic {
		v.HeightM = e.HeightM()
		back := math.Max(0, reach-e.FocusM)
		v.WorldFromCamera.Translation = v.WorldFromCamera.Translation.Sub(e.Forward().Mul(back))
	}
	return v
}
