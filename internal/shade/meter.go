package shade

import "math"

const (
	// meterKey is the mean luminance of a well exposed picture, in picture values before the tone map.
	meterKey = 0.26
	// meterReach is how many stops metering may add or take.
	meterReach = 8
	// meterFloor is the luminance, without exposure by hand, up to which a pixel counts as empty.
	meterFloor = 1e-5
)

// Meter returns how many stops would expose a picture well: from the logarithmic mean of its luminance, the middle counting most.
// rgb holds linear Rec.709, three numbers a pixel, row by row; pixels without light are left out. ev is how many stops rgb is
// exposed by hand, which metering leaves alone. Reinhard et al. 2002, eq. 1.
func Meter(rgb []float32, width, height int, ev float64) float64 {
	sum, weights, floor := 0.0, 0.0, meterFloor*math.Exp2(ev)
	columns := middle(width)
	for y, row := range middle(height) {
		for x := range width {
			at := 3 * (y*width + x)
			l := 0.2126*float64(rgb[at]) + 0.7152*float64(rgb[at+1]) + 0.0722*float64(rgb[at+2])
			if !(l > floor) || math.IsInf(l, 0) {
				continue
			}
			w := row * columns[x]
			sum += w * math.Log2(l)
			weights += w
		}
	}
	if weights == 0 {
		return 0
	}
	return math.Max(-meterReach, math.Min(meterReach, math.Log2(meterKey)+ev-sum/weights))
}

// middle is how much each of n places along a line counts.
func middle(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		u := (float64(i)+0.5)/float64(n)*2 - 1
		out[i] = math.Exp(-u * u)
	}
	return out
}
