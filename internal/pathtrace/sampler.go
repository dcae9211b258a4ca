package pathtrace

import "math/bits"

// sampler gives the random numbers of one sample of one pixel: Sobol' pairs, Owen-scrambled by hashing and padded with a new
// scramble for every pair (Burley 2020, Practical Hash-based Owen Scrambling). They depend on nothing but seed, pixel, sample and
// how many were taken before, so any thread gives the same.
type sampler struct {
	seed   uint32 // of the pixel
	sample uint32
	taken  uint32
}

func samplerOf(seed uint64, x, y, sample int) sampler {
	h := hash(uint32(seed) ^ hash(uint32(seed>>32)+0x9e3779b9))
	h = hash(h ^ hash(uint32(x)) + 0x85ebca6b)
	h = hash(h ^ hash(uint32(y)) + 0xc2b2ae35)
	return sampler{seed: h, sample: uint32(sample)}
}

// hash mixes 32 bits (lowbias32 by C. Wellons, found by search).
func hash(x uint32) uint32 {
	x ^= x >> 16
	x *= 0x7feb352d
	x ^= x >> 15
	x *= 0x846ca68b
	return x ^ x>>16
}

// scramble is a nested uniform scramble of bits that were reversed (Laine and Karras 2011, constants by N. Vegdahl).
func scramble(x, seed uint32) uint32 {
	x ^= x * 0x3d20adea
	x += seed
	x *= (seed >> 16) | 1
	x ^= x * 0x05526c56
	x ^= x * 0x53a22864
	return x
}

// owen scrambles the digits of x from the most significant one.
func owen(x, seed uint32) uint32 { return bits.Reverse32(scramble(bits.Reverse32(x), seed)) }

// sobol is the second dimension of Sobol's sequence; the first is the index with its bits reversed.
func sobol(i uint32) uint32 {
	var x uint32
	for v := uint32(1 << 31); i != 0; i >>= 1 {
		if i&1 != 0 {
			x ^= v
		}
		v ^= v >> 1
	}
	return x
}

func unitFloat(x uint32) float32 { return float32(x>>8) / (1 << 24) }

// pair returns two numbers in [0,1), evenly spread over the samples of the pixel.
func (s *sampler) pair() (u, v float32) {
	seed := hash(s.seed + s.taken*0x9e3779b9)
	s.taken++
	i := owen(s.sample, seed)
	u = unitFloat(owen(bits.Reverse32(i), hash(seed^0x68bc21eb)))
	v = unitFloat(owen(sobol(i), hash(seed^0x02e5be93)))
	return u, v
}

// one returns one such number.
func (s *sampler) one() float32 {
	seed := hash(s.seed + s.taken*0x9e3779b9)
	s.taken++
	return unitFloat(owen(bits.Reverse32(owen(s.sample, seed)), hash(seed^0x68bc21eb)))
}
