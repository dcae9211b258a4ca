package shade

import (
	"math"

	"scenograph/internal/geom"
)

// DistributionCharlie is the distribution of fibres' normals in 1/sr; alpha = roughness², above 0. Estevez and Kulla 2017, eq. 2.
func DistributionCharlie(noh, alpha float64) float64 {
	inverse := 1 / alpha
	return (2 + inverse) * math.Pow(math.Max(1-noh*noh, 1e-4), inverse*0.5) / (2 * math.Pi)
}

// SheenFit is the fitted exponent of the fibres' shadowing. Estevez and Kulla 2017, table 1.
func SheenFit(x, alpha float64) float64 {
	t := (1 - alpha) * (1 - alpha)
	a, b, c := geom.Lerp(21.5473, 25.3245, t), geom.Lerp(3.82987, 3.32435, t), geom.Lerp(0.19823, 0.16801, t)
	return a/(1+b*math.Pow(math.Max(x, 1e-4), c)) + geom.Lerp(-1.97760, -1.27393, t)*x + geom.Lerp(-4.32054, -4.85967, t)
}

// SheenLambda is Smith's Λ for the fibres. Estevez and Kulla 2017, eq. 3.
func SheenLambda(cosine, alpha float64) float64 {
	if cosine < 0.5 {
		return math.Exp(SheenFit(cosine, alpha))
	}
	return math.Exp(2*SheenFit(0.5, alpha) - SheenFit(1-cosine, alpha))
}

// VisibilitySheen is G/(4 NoL NoV) of fibres.
func VisibilitySheen(nol, nov, alpha float64) float64 {
	return math.Min(1/math.Max((1+SheenLambda(nov, alpha)+SheenLambda(nol, alpha))*4*nov*nol, 1e-5), 1)
}

// SheenAlbedo is the share of light from everywhere that white fibres of a roughness scatter towards a view, at most 1, integrated
// with a fixed sequence of samples.
func SheenAlbedo(roughness, nov float64, samples int) float64 {
	nov = geom.Clamp(nov, 1e-3, 1)
	v := geom.Vec3{math.Sqrt(1 - nov*nov), 0, nov}
	alpha, n, sum := math.Max(roughness*roughness, 5e-3), float64(samples), 0.0
	for i := range samples {
		nol := RadicalInverse(uint32(i)) + 0.5/n
		s, c := math.Sincos(2 * math.Pi * (float64(i) + 0.5) / n)
		sin := math.Sqrt(math.Max(1-nol*nol, 0))
		noh := v.Add(geom.Vec3{sin * c, sin * s, nol}).Normalize()[2]
		sum += DistributionCharlie(noh, alpha) * VisibilitySheen(nol, nov, alpha) * nol
	}
	return math.Min(sum*2*math.Pi/n, 1)
}
