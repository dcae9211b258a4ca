package shade

import (
	"math"

	"scenograph/internal/geom"
)

// Surface is what of a shaded point decides how it reflects; the twin of Surface in lib/surface.glsl.
type Surface struct {
	Diffuse geom.Color // albedo of the matte part, less what is reflected before it
	F0, F90 geom.Color // reflectance head on and at grazing angles
	Again   geom.Color // factor on highlights, see ReflectedAgain
	Alpha   float64    // roughness²
	N, V    geom.Vec3  // unit normal, and unit to the eye
	NoV     float64

	Scale, Bias float64 // EnvironmentTerms

	*Layers // nil when there are none
}

// Layers are a surface's stretched highlights, fibres and coat.
type Layers struct {
	T, B          geom.Vec3 // unit tangent along which highlights are stretched, and bitangent
	Along, Across float64   // alpha along them
	Stretch       float64   // anisotropy
	Coat          geom.Vec3 // its unit normal
	CoatShare     float64   // of the surface
	CoatAlpha     float64
	CoatTerms     float64 // share of light from everywhere that the coat reflects
	Sheen         geom.Color
	SheenAlpha    float64
	FibreTerms    float64 // share of light from everywhere that white fibres scatter
}

// LayGround fills in Diffuse, F0, F90, Again, Scale and Bias of a surface that is a dielectric over a matte ground to one part and a metal to the
// other, and returns the share of light from everywhere that it mirrors. plain and grazing are what the dielectric reflects head on
// and at grazing angles, scale and bias EnvironmentTerms.
func (s *Surface) LayGround(albedo geom.Color, metallic float64, plain geom.Color, grazing, scale, bias float64) (mirrored geom.Color) {
	white := geom.Color{1, 1, 1}
	s.Scale, s.Bias = scale, bias
	kept := Reflectance(plain, geom.Color{grazing, grazing, grazing}, scale, bias)
	s.Diffuse = albedo.Scale((1 - metallic) * (1 - max(kept[0], kept[1], kept[2])))
	s.F0 = plain.Mix(albedo, metallic)
	g := geom.Lerp(grazing, 1, metallic)
	s.F90 = geom.Color{g, g, g}
	again, metal := ReflectedAgain(plain, scale, bias), ReflectedAgain(albedo, scale, bias)
	for i := range s.Again {
		s.Again[i] = geom.Lerp(plain[i]*again[i], albedo[i]*metal[i], metallic) / max(s.F0[i], 1e-4)
	}
	return kept.Mix(Reflectance(albedo, white, scale, bias), metallic)
}

// CoatReflectance is what a coat of index 1.5 reflects of light from everywhere; scale and bias are EnvironmentTerms of its roughness
// at its view angle.
func CoatReflectance(share, scale, bias float64) float64 {
	return share * Reflectance(geom.Color{0.04}, geom.Color{1}, scale, bias)[0]
}

// CoverSurface takes from a surface what the coat and the fibres over it reflect, and returns what is left.
func (s *Surface) CoverSurface() float64 {
	left := (1 - s.FibreTerms*max(s.Sheen[0], s.Sheen[1], s.Sheen[2])) * (1 - s.CoatTerms)
	s.Diffuse, s.F0, s.F90 = s.Diffuse.Scale(left), s.F0.Scale(left), s.F90.Scale(left)
	s.Sheen = s.Sheen.Scale(1 - s.CoatTerms)
	return left
}

// BentNormal is the normal by which a stretched surface mirrors its surroundings.
func (s *Surface) BentNormal() geom.Vec3 {
	n := s.B.Cross(s.V).Cross(s.B)
	keep := math.Pow(1-s.Stretch*(1-math.Sqrt(s.Alpha)), 4)
	return n.Mul(1 - keep).Add(s.N.Mul(keep)).Normalize()
}

// ThroughRoughness is the roughness at which light that goes through looks blurred: the less the index bends it, the less.
func ThroughRoughness(roughness, index float64) float64 {
	return roughness * geom.Clamp(index*2-2, 0, 1)
}

// fibres is what white fibres reflect to the eye, in 1/sr.
func (s *Surface) fibres(nol, noh float64) float64 {
	return DistributionCharlie(noh, s.SheenAlpha) * VisibilitySheen(nol, s.NoV, s.SheenAlpha)
}

// LayersReflect is the radiance of the fibres and the coat towards the eye from light of illuminance 1 across the light's direction.
func (s *Surface) LayersReflect(l, h geom.Vec3, nol, noh, voh float64) geom.Color {
	fibres := s.fibres(max(nol, 1e-3), noh) * nol
	coatNoL, coatNoV := geom.Clamp(s.Coat.Dot(l), 0, 1), geom.Clamp(math.Abs(s.Coat.Dot(s.V)), 1e-3, 1)
	lobe := DistributionGGX(geom.Clamp(s.Coat.Dot(h), 0, 1), s.CoatAlpha) * VisibilitySmith(coatNoL, coatNoV, s.CoatAlpha)
	coat := s.CoatShare * FresnelSchlick(geom.Color{0.04}, geom.Color{1}, voh)[0] * lobe * coatNoL
	out := s.Sheen.Scale(fibres)
	for i := range out {
		out[i] += coat
	}
	return out
}

// Reflected is the radiance towards the eye from light of illuminance e that falls from unit direction l.
func (s *Surface) Reflected(l geom.Vec3, e geom.Color) geom.Color {
	nol := geom.Clamp(s.N.Dot(l), 0, 1)
	h := l.Add(s.V).Normalize()
	noh, voh := geom.Clamp(s.N.Dot(h), 0, 1), geom.Clamp(s.V.Dot(h), 0, 1)
	f := FresnelSchlick(s.F0, s.F90, voh)
	var lobe float64
	var layers geom.Color
	if s.Layers != nil {
		in := func(d geom.Vec3, z float64) geom.Vec3 { return geom.Vec3{s.T.Dot(d), s.B.Dot(d), z} }
		lobe = DistributionStretched(in(h, s.N.Dot(h)), s.Along, s.Across) * VisibilityStretched(in(l, nol), in(s.V, s.NoV), s.Along, s.Across)
		layers = s.LayersReflect(l, h, nol, noh, voh)
	} else {
		lobe = DistributionGGX(noh, s.Alpha) * VisibilitySmith(nol, s.NoV, s.Alpha)
	}
	var out geom.Color
	for i := range out {
		out[i] = ((s.Diffuse[i]/math.Pi+f[i]*s.Again[i]*lobe)*nol + layers[i]) * e[i]
	}
	return out
}
