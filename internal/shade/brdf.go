// Package shade holds the Go twins of the shader library, so that CPU code and tests agree with the renderer.
//
// Invariant: each function equals the GLSL function of the same name to within float32 rounding; a test draws both.
//
//	d := shade.DistributionGGX(0.9, roughness*roughness)
package shade

import (
	"math"

	"scenograph/internal/geom"
)

// DistributionGGX returns D(h) in 1/sr. alpha = roughness², in (0,1]. Walter et al. 2007, eq. 33.
func DistributionGGX(noh, alpha float64) float64 {
	a2 := alpha * alpha
	d := noh*noh*(a2-1) + 1
	return a2 / math.Max(math.Pi*d*d, 1e-7)
}

// VisibilitySmith returns the height-correlated G/(4 NoL NoV). Heitz 2014, eq. 99.
func VisibilitySmith(nol, nov, alpha float64) float64 {
	a2 := alpha * alpha
	v := nol * math.Sqrt(nov*nov*(1-a2)+a2)
	l := nov * math.Sqrt(nol*nol*(1-a2)+a2)
	return 0.5 / math.Max(v+l, 1e-5)
}

// FresnelSchlick returns the reflectance at an angle: f0 head on, f90 at grazing angles. Schlick 1994, eq. 15.
func FresnelSchlick(f0, f90 geom.Color, voh float64) geom.Color {
	return f0.Mix(f90, math.Pow(1-voh, 5))
}

// Reflectance returns the share of light from everywhere that a rough surface reflects, reflections between its facets included.
// scale and bias are EnvironmentTerms. Fdez-Agüera 2019, eq. 20.
func Reflectance(f0, f90 geom.Color, scale, bias float64) geom.Color {
	rest := 1 - scale - bias
	var out geom.Color
	for i := range out {
		once := f0[i]*scale + f90[i]*bias
		mean := f0[i] + (f90[i]-f0[i])/21
		out[i] = once + rest*once*mean/(1-mean*rest)
	}
	return out
}

// ReflectedAgain returns the factor on a highlight for the light reflected more than once within it. Turquin 2019, eq. 16.
func ReflectedAgain(f0 geom.Color, scale, bias float64) geom.Color {
	once := math.Max(scale+bias, 1e-3)
	var out geom.Color
	for i := range out {
		out[i] = 1 + f0[i]*(1-once)/once
	}
	return out
}

// Stretch returns alpha along the tangent and the bitangent for a roughness and an anisotropy in [0,1] (KHR_materials_anisotropy).
func Stretch(roughness, anisotropy float64) (along, across float64) {
	alpha := roughness * roughness
	return geom.Lerp(alpha, 1, anisotropy*anisotropy), alpha
}

// DistributionStretched is GGX stretched along the tangent; the half vector is in the frame of tangent, bitangent and normal,
// along and across are alpha for the first two. Burley 2012, eq. 13.
func DistributionStretched(h geom.Vec3, along, across float64) float64 {
	d := geom.Vec3{h[0] / along, h[1] / across, h[2]}
	d2 := d.Dot(d)
	return 1 / math.Max(math.Pi*along*across*d2*d2, 1e-7)
}

// VisibilityStretched is the height-correlated G/(4 NoL NoV) of the stretched GGX in the tangent frame. Heitz 2014, eq. 87.
func VisibilityStretched(l, v geom.Vec3, along, across float64) float64 {
	a := l[2] * geom.Vec3{along * v[0], across * v[1], v[2]}.Len()
	b := v[2] * geom.Vec3{along * l[0], across * l[1], l[2]}.Len()
	return 0.5 / math.Max(a+b, 1e-5)
}

// EnvironmentTerms integrates the scale and bias on f0 of the split sum (Karis 2013) with a fixed sequence of samples.
func EnvironmentTerms(roughness, nov float64, samples int) (scale, bias float64) {
	nov = geom.Clamp(nov, 1e-3, 1)
	v := geom.Vec3{math.Sqrt(1 - nov*nov), 0, nov}
	alpha := roughness * roughness
	n := float64(samples)
	for i := range samples {
		h := SampleGGX((float64(i)+0.5)/n, RadicalInverse(uint32(i)), alpha)
		voh := v.Dot(h)
		nol := 2*voh*h[2] - nov
		if nol <= 0 || voh <= 0 {
			continue
		}
		g := VisibilitySmith(nol, nov, alpha) * 4 * nol * voh / h[2]
		f := math.Pow(1-voh, 5)
		scale += (1 - f) * g / n
		bias += f * g / n
	}
	return scale, bias
}
