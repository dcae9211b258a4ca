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

// EdgeIntegral is what one edge of a polygon seen from the shaded point adds to its vector form, for unit vectors to its ends.
// Lambert 1760; fit of acos by Sébastien Lagarde.
func EdgeIntegral(a, b geom.Vec3) geom.Vec3 {
	x := geom.Clamp(a.Dot(b), -0.9999, 0.9999)
	y := math.Abs(x)
	v := (0.8543985 + (0.4965155+0.0145206*y)*y) / (3.4175940 + (4.1616724+y)*y)
	if x <= 0 {
		v = 0.5/math.Sqrt(math.Max(1-x*x, 1e-7)) - v
	}
	return a.Cross(b).Mul(v)
}

// RectangleForm is the share of the hemisphere over p that an area light fills, weighted by the cosine to n: its irradiance over π for
// a luminance of 1. What lies below the horizon is taken off by a sphere of equal solid angle (Hill and Heitz 2016).
func RectangleForm(n, p geom.Vec3, light Lamp) float64 {
	center := light.Position.Sub(p)
	if center.Dot(light.Direction) > 0 {
		return 0
	}
	corner := func(right, up float64) geom.Vec3 {
		return center.Add(light.Right.Mul(right)).Add(light.Up.Mul(up)).Normalize()
	}
	a, b, c, d := corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)
	f := EdgeIntegral(a, b).Add(EdgeIntegral(b, c)).Add(EdgeIntegral(c, d)).Add(EdgeIntegral(d, a))
	length := f.Len()
	z := math.Copysign(math.Abs(n.Dot(f)), n.Dot(center)) / math.Max(length, 1e-6)
	horizon := geom.Clamp(z*0.5+0.5, 0, 1)
	return length * geom.Lerp(horizon*horizon*0.35, math.Max(z, 0), geom.Clamp(math.Abs(z)+0.35, 0, 1))
}

// AreaLight is the radiance towards the eye that a surface at p owes to a rectangle: its matte part exactly, its highlight from the
// point nearest to the mirrored ray (Karis 2013).
func AreaLight(s *Surface, p geom.Vec3, light Lamp) geom.Color {
	sum := tinted(s.Diffuse, light.Intensity, RectangleForm(s.N, p, light))
	r := s.N.Mul(2 * s.N.Dot(s.V)).Sub(s.V)
	toPlane := light.Position.Sub(p)
	steps := toPlane.Dot(light.Direction) / math.Min(r.Dot(light.Direction), -1e-4)
	hit := r.Mul(math.Max(steps, 0)).Sub(toPlane)
	along := func(axis geom.Vec3) geom.Vec3 {
		return axis.Mul(geom.Clamp(hit.Dot(axis)/math.Max(axis.Dot(axis), 1e-6), -1, 1))
	}
	nearest := toPlane.Add(along(light.Right)).Add(along(light.Up))
	d2 := math.Max(nearest.Dot(nearest), 1e-4)
	l := nearest.Mul(1 / math.Sqrt(d2))
	nol, facing := geom.Clamp(s.N.Dot(l), 0, 1), geom.Clamp(-l.Dot(light.Direction), 0, 1)
	h := l.Add(s.V).Normalize()
	spread := geom.Clamp(s.Alpha+0.25*math.Sqrt(light.AreaM2/d2), 0, 1)
	f := FresnelSchlick(s.F0, s.F90, geom.Clamp(s.V.Dot(h), 0, 1))
	lobe := DistributionGGX(geom.Clamp(s.N.Dot(h), 0, 1), s.Alpha) * (s.Alpha * s.Alpha) / (spread * spread)
	e := light.Intensity.Scale(light.AreaM2 * facing / d2)
	if s.Layers != nil {
		layers := *s.Layers
		wide := *s
		layers.CoatAlpha, wide.Layers = geom.Clamp(s.CoatAlpha+0.25*math.Sqrt(light.AreaM2/d2), 0, 1), &layers
		add(&sum, tinted(wide.LayersReflect(l, h, nol, geom.Clamp(s.N.Dot(h), 0, 1), geom.Clamp(s.V.Dot(h), 0, 1)), e, 1))
	}
	add(&sum, tinted(tinted(f, s.Again, lobe*VisibilitySmith(nol, s.NoV, s.Alpha)*nol), e, 1))
	return sum
}
