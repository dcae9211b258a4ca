package meshopt

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
)

func (f Filter) check(mode Mode, stride int) error {
	var possible bool
	switch f {
	case None, "":
		return nil
	case Octahedral, Color:
		possible = stride == 4 || stride == 8
	case Quaternion:
		possible = stride == 8
	case Exponential:
		possible = stride%4 == 0
	default:
		return fmt.Errorf("the filter %.20q is not known", f)
	}
	if mode != Attributes || !possible {
		return fmt.Errorf("the filter %s does not go with mode %s and %d bytes an element", f, mode, stride)
	}
	return nil
}

func (f Filter) apply(data []byte, stride int) {
	switch f {
	case Octahedral:
		eachElement(data, stride, true, octahedral)
	case Quaternion:
		eachElement(data, stride, true, quaternion)
	case Color:
		eachElement(data, stride, false, color)
	case Exponential:
		for at := 0; at+4 <= len(data); at += 4 {
			v := int32(binary.LittleEndian.Uint32(data[at:]))
			value := float32(math.Ldexp(float64(v<<8>>8), int(v>>24)))
			binary.LittleEndian.PutUint32(data[at:], math.Float32bits(value))
		}
	}
}

// eachElement runs a filter over elements of four integers of 8 or 16 bits. limit is the largest such integer.
func eachElement(data []byte, stride int, signed bool, filter func(v *[4]int, limit int)) {
	width := stride / 4 * 8
	limit := 1<<width - 1
	if signed {
		limit >>= 1
	}
	var v [4]int
	for at := 0; at+stride <= len(data); at += stride {
		for k := range v {
			v[k] = load(data[at+k*stride/4:], width, signed)
		}
		filter(&v, limit)
		for k := range v {
			if width == 8 {
				data[at+k] = byte(v[k])
			} else {
				binary.LittleEndian.PutUint16(data[at+2*k:], uint16(v[k]))
			}
		}
	}
}

func load(data []byte, width int, signed bool) int {
	switch {
	case width == 8 && signed:
		return int(int8(data[0]))
	case width == 8:
		return int(data[0])
	case signed:
		return int(int16(binary.LittleEndian.Uint16(data)))
	}
	return int(binary.LittleEndian.Uint16(data))
}

// octahedral unfolds a unit vector (appendix B, filter 1).
func octahedral(v *[4]int, limit int) {
	one := float32(max(v[2], 1))
	x, y := float32(v[0])/one, float32(v[1])/one
	z := 1 - abs32(x) - abs32(y)
	t := min(z, 0)
	x -= float32(math.Copysign(float64(t), float64(x)))
	y -= float32(math.Copysign(float64(t), float64(y)))
	scale := float32(limit) / float32(math.Sqrt(float64(x*x+y*y+z*z)))
	v[0], v[1], v[2] = round(x*scale), round(y*scale), round(z*scale)
}

// quaternion restores the largest component (appendix B, filter 2).
func quaternion(v *[4]int, limit int) {
	scale := float32(1/math.Sqrt2) / float32(max(v[3]|3, 3))
	x, y, z := float32(v[0])*scale, float32(v[1])*scale, float32(v[2])*scale
	w := float32(math.Sqrt(float64(max(0, 1-x*x-y*y-z*z))))
	largest := v[3] & 3
	for k, value := range [4]float32{w, x, y, z} {
		v[(largest+k)%4] = round(value * float32(limit))
	}
}

// color turns YCoCg with K bits into RGBA (appendix B, filter 4).
func color(v *[4]int, limit int) {
	width := bits.Len(uint(limit))
	as := 1<<bits.Len(uint(v[3])) - 1
	signed := func(x int) int { return x << (64 - width) >> (64 - width) }
	y, co, cg := v[0], signed(v[1]), signed(v[2])
	a := v[3] & (as >> 1)
	a = a<<1 | a&1
	scale := float32(limit) / float32(max(as, 1))
	for k, value := range [4]int{y + co - cg, y + cg, y - co - cg, a} {
		v[k] = min(max(round(float32(value)*scale), 0), limit)
	}
}

func abs32(x float32) float32 { return float32(math.Abs(float64(x))) }

// round rounds halves away from zero; what is no number, which only a damaged stream gives, becomes 0.
func round(x float32) int {
	if x != x || math.IsInf(float64(x), 0) {
		return 0
	}
	return int(math.Round(float64(x)))
}
