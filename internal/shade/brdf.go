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

// FresnelSchlick returns the reflectance at an angle, f0 being that head on. Schlick 1994, eq. 15.
func FresnelSchlick(f0 geom.Color, voh float64) geom.Color {
	m := math.Pow(1-voh, 5)
	return f0.Mix(geom.Color{1, 1, 1}, m)
}

// EnvironmentTerms integrates the scale and bias on f0 of the split sum (Karis 2013) with a fixed sequence of samples.
func EnvironmentTerms(roughness, nov float64, samples int) (scale, bias float64) {
	nov = geom.Clamp(nov, 1e-3, 1)
	v := geom.Vec3{math.Sqrt(1 - nov*nov), 0, nov}
	alpha := roughness * roughness
	n := float64(samples)
	for i := range samples {
		h := sampleGGX(float64(i)+0.5, radicalInverse(uint32(i)), n, alpha)
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
