package shade

import (
	"math"

	"scenograph/internal/geom"
)

// Lamp is a light of the scene as the shaders read it; the twin of Light in lib/light.glsl.
type Lamp struct {
	Position      geom.Vec3
	InverseRange2 float64   // 1/range², 0 for no limit
	Direction     geom.Vec3 // where it shines
	Directional   bool
	Intensity     geom.Color // candela, lux or nits
	CosOuter      float64    // of the outer cone
	Right, Up     geom.Vec3  // half width and half height of an area
	Narrow        float64    // 1/(cos inner − cos outer)
	AreaM2        float64
}

// Falloff is the smooth end of a light's range over the squared distance, after KHR_lights_punctual.
func Falloff(d2, inverseRange2 float64) float64 {
	x := d2 * inverseRange2
	return geom.Clamp(1-x*x, 0, 1) / math.Max(d2, 1e-4)
}

// PointLight is the radiance towards the eye that a surface at p owes to a point, spot or directional light.
func PointLight(s *Surface, p geom.Vec3, light Lamp) geom.Color {
	to := light.Position.Sub(p)
	if light.Directional {
		to = light.Direction.Mul(-1)
	}
	d2 := to.Dot(to)
	l := to.Mul(1 / math.Sqrt(math.Max(d2, 1e-8)))
	cone := geom.Clamp((-l.Dot(light.Direction)-light.CosOuter)*light.Narrow, 0, 1)
	return s.Reflected(l, light.Intensity.Scale(Falloff(d2, light.InverseRange2)*cone*cone))
}

// WindowLight is the radiance of a matte surface at p in the skylight from a window, taken as a disc; it wraps a little around what
// faces away.
func WindowLight(s *Surface, p geom.Vec3, light Lamp) geom.Color {
	to := light.Position.Sub(p)
	d2 := to.Dot(to)
	l := to.Mul(1 / math.Sqrt(math.Max(d2, 1e-8)))
	facing := math.Max(-l.Dot(light.Direction), 0)
	received := geom.Clamp(s.N.Dot(l)*0.8+0.2, 0, 1)
	return tinted(s.Diffuse, light.Intensity, received*facing*light.AreaM2/(math.Pi*d2+light.AreaM2))
}

// tinted multiplies two colours and a factor.
func tinted(a, b geom.Color, by float64) geom.Color {
	return geom.Color{a[0] * b[0] * by, a[1] * b[1] * by, a[2] * b[2] * by}
}

// RectangleAbove is what of an area light a surface of normal n at p can see.
func RectangleAbove(n, p geom.Vec3, light Lamp) Polygon {
	corner := func(right, up float64) geom.Vec3 {
		return light.Position.Sub(p).Add(light.Right.Mul(right)).Add(light.Up.Mul(up))
	}
	return AboveHorizon(n, corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1))
}

// AreaLight is the radiance towards the eye that a surface at p owes to a rectangle: its matte part exactly, highlight and coat by
// linearly transformed cosines (Heitz et al. 2016) whose sizes are those of the split sum, fibres as if all came from the middle.
func AreaLight(s *Surface, p geom.Vec3, light Lamp) geom.Color {
	center := light.Position.Sub(p)
	if center.Dot(light.Direction) >= 0 {
		return geom.Color{}
	}
	seen := RectangleAbove(s.N, p, light)
	matte, glossy := seen.MatteForm(s.N), LobeAbout(s.Alpha, s.N, s.V).Form(seen)
	var sum geom.Color
	for i := range sum {
		sum[i] = s.Diffuse[i]*matte + s.Again[i]*(s.F0[i]*s.Scale+s.F90[i]*s.Bias)*glossy
	}
	if s.Layers != nil {
		l := center.Normalize()
		h := l.Add(s.V).Normalize()
		fibres := s.fibres(max(s.N.Dot(l), 1e-3), geom.Clamp(s.N.Dot(h), 0, 1)) * math.Pi * matte
		coat := s.CoatTerms * LobeAbout(s.CoatAlpha, s.Coat, s.V).Form(RectangleAbove(s.Coat, p, light))
		for i := range sum {
			sum[i] += s.Sheen[i]*fibres + coat
		}
	}
	return tinted(sum, light.Intensity, 1)
}
