package shade

import (
	"math"

	"scenograph/internal/geom"
)

// Sky is a procedural sky: luminance in units of 100 nits.
type Sky struct {
	Zenith, Horizon, Ground geom.Color
	Sun                     geom.Color // colour of the glow around the sun
	ToSun                   geom.Vec3  // unit
}

// NewSky is a clear sky for a sun's azimuth and altitude in radians, times a tint. The lower the sun, the warmer the horizon.
func NewSky(azimuth, altitude float64, tint, sun geom.Color) Sky {
	sinA, cosA := math.Sincos(altitude)
	toSun := geom.Vec3{cosA * math.Cos(azimuth), cosA * math.Sin(azimuth), sinA}
	high := geom.Clamp(sinA/0.5, 0, 1)
	day := geom.Clamp(sinA*3+0.25, 0.02, 1)
	warm, pale := geom.Color{1.5, 1.0, 0.66}, geom.Color{1.42, 1.38, 1.32}
	paint := func(c geom.Color) geom.Color {
		return geom.Color{c[0] * tint[0] * day, c[1] * tint[1] * day, c[2] * tint[2] * day}
	}
	return Sky{
		Zenith:  paint(geom.Color{0.62, 0.80, 1.16}),
		Horizon: paint(warm.Mix(pale, high)),
		Ground:  paint(geom.Color{0.80, 0.74, 0.67}),
		Sun:     paint(sun),
		ToSun:   toSun,
	}
}

// Luminance is the sky's colour in a unit direction.
func (s Sky) Luminance(d geom.Vec3) geom.Color {
	up, down := geom.Clamp(d[2], 0, 1), geom.Clamp(-d[2], 0, 1)
	toward := math.Max(d.Dot(s.ToSun), 0)
	glow := (0.35*math.Pow(toward, 24) + 0.12*math.Pow(toward, 4)) * smoothstep(-0.12, 0.05, d[2])
	c := s.Horizon.Mix(s.Zenith, 1-math.Pow(1-up, 3))
	if d[2] < 0 {
		c = s.Horizon.Scale(0.75).Mix(s.Ground, smoothstep(0, 0.22, down))
	}
	return geom.Color{c[0] + s.Sun[0]*glow, c[1] + s.Sun[1]*glow, c[2] + s.Sun[2]*glow}
}

func smoothstep(low, high, x float64) float64 {
	t := geom.Clamp((x-low)/(high-low), 0, 1)
	return t * t * (3 - 2*t)
}

// Balanced is the luminance that lights surfaces: the sky seen by a camera whose white balance follows the light, as eyes do.
func (s Sky) Balanced(d geom.Vec3) geom.Color { return BalancedSky(s.Luminance(d)) }

// BalancedSky is a colour of the sky after that white balance.
func BalancedSky(c geom.Color) geom.Color {
	gray := c.Luminance()
	return c.Mix(skyWhite().Scale(gray), skyWhiteShare)
}

// skyWhite is the colour that the white balance takes a gray sky to, and skyWhiteShare how far.
func skyWhite() geom.Color { return geom.Color{1.02, 1, 0.955} }

const skyWhiteShare = 0.7

// OpenSky is the inverse of BalancedSky.
func OpenSky(c geom.Color) geom.Color {
	gray := c.Luminance() / (1 - skyWhiteShare + skyWhiteShare*skyWhite().Luminance())
	var out geom.Color
	for i := range out {
		out[i] = math.Max(0, (c[i]-skyWhiteShare*gray*skyWhite()[i])/(1-skyWhiteShare))
	}
	return out
}

// MirroredSky is the sky as a surface mirrors it: smooth ones show it as it is seen, rough ones the light of it.
func MirroredSky(balanced geom.Color, roughness float64) geom.Color {
	return OpenSky(balanced).Mix(balanced, smoothstep(0.1, 0.4, roughness))
}
