package pix

import "math"

// FloatFromHalf reads a number of half precision (IEEE 754 binary16).
func FloatFromHalf(bits uint16) float64 {
	sign := 1.0
	if bits&0x8000 != 0 {
		sign = -1
	}
	exponent, fraction := int(bits>>10&31), float64(bits&0x3ff)
	switch exponent {
	case 0:
		return sign * math.Ldexp(fraction, -24)
	case 31:
		if fraction != 0 {
			return math.NaN()
		}
		return sign * math.Inf(1)
	}
	return sign * math.Ldexp(1024+fraction, exponent-25)
}

// HalfFromFloat rounds to the nearest number of half precision, ties to even; what is too large becomes infinite.
func HalfFromFloat(x float64) uint16 {
	var sign uint16
	if math.Signbit(x) {
		sign, x = 0x8000, -x
	}
	switch {
	case math.IsNaN(x):
		return 0x7e00
	case x >= 65520:
		return sign | 0x7c00
	case x < math.Ldexp(1, -14):
		return sign | uint16(math.RoundToEven(math.Ldexp(x, 24)))
	}
	fraction, exponent := math.Frexp(x) // x = fraction · 2^exponent, fraction in [0.5, 1)
	return sign | uint16(exponent+13)<<10 + uint16(math.RoundToEven(math.Ldexp(fraction, 11)))
}
