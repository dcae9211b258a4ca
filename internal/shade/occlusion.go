package shade

import (
	"math"

	"scenograph/internal/geom"
)

// OpenSlice is the share of a slice of the hemisphere that two horizons leave open, weighted by the cosine; angles are in radians
// from the line of sight, normal is that of the surface within the slice. Jimenez 2016, eq. 10.
func OpenSlice(low, high, normal float64) float64 {
	return 0.25 * (2*math.Cos(normal) + 2*(low+high)*math.Sin(normal) - math.Cos(2*low-normal) - math.Cos(2*high-normal))
}

// OpenBounced is the light that reaches an occluded point when its surroundings are of its own colour and reflect on and on.
// Jimenez 2016, p. 27.
func OpenBounced(open float64, albedo geom.Color) geom.Color {
	var out geom.Color
	for i, x := range albedo {
		a, b, c := 2.0404*x-0.3324, -4.7951*x+0.6417, 2.7552*x+0.6903
		out[i] = math.Max(open, ((open*a+b)*open+c)*open)
	}
	return out
}
