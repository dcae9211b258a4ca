package crate

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

// fewest is the length from which arrays are packed.
const fewest = 16

// array writes an array. Nothing is at the place 0 but the header, so that it stands for an empty one.
func (f *file) array(rep uint64, s shape, numeric bool) (string, error) {
	kind, at := kindOf(rep), rep&payloadMask
	if at == 0 {
		return "[]", nil
	}
	c := f.at(int64(at))
	if f.minor < 5 {
		c.u32() // the number of dimensions
	}
	var n uint64
	if f.minor < 7 {
		n = uint64(c.u32())
	} else {
		n = c.u64()
	}
	if c.failed {
		return "", errEnds
	}
	if !numeric {
		return f.words(c, kind, n)
	}
	if rep&packedBit == 0 || n < fewest || s.count != 1 {
		size := uint64(s.count * s.width)
		if n > uint64(len(f.data))/size {
			return "", errEnds
		}
		data := c.bytes(n * size)
		if c.failed {
			return "", errEnds
		}
		return f.join(int(n), func(out []byte, i int) []byte { return s.append(out, data[i*int(size):(i+1)*int(size)]) })
	}
	if n > uint64(4*mostRatio*len(f.data)) {
		return "", errEnds
	}
	if s.float {
		return f.packedFloats(c, s, int(n))
	}
	list, err := c.integers(int(n), s.width)
	if err != nil {
		return "", err
	}
	whole := shape{count: 1, width: 8, sign: s.sign}
	return f.join(len(list), func(out []byte, i int) []byte {
		x := list[i]
		if !s.sign && s.width == 4 {
			x = int64(uint32(x))
		}
		return whole.number(out, binary.LittleEndian.AppendUint64(nil, uint64(x)))
	})
}

// packedFloats are whole numbers, or places in a table of the values that there are.
func (f *file) packedFloats(c *cursor, s shape, n int) (string, error) {
	switch code := c.u8(); code {
	case 'i':
		list, err := c.integers(n, 4)
		if err != nil {
			return "", err
		}
		return f.join(len(list), func(out []byte, i int) []byte { return append(out, number(float64(list[i]), 64)...) })
	case 't':
		size := c.u32()
		table := c.bytes(uint64(size) * uint64(s.width))
		list, err := c.words(n)
		if c.failed || err != nil {
			return "", errPacked
		}
		for _, i := range list {
			if i >= size {
				return "", errPacked
			}
		}
		return f.join(len(list), func(out []byte, i int) []byte {
			at := int(list[i]) * s.width
			return s.number(out, table[at:at+s.width])
		})
	default:
		return "", fmt.Errorf("an array is packed in the unknown way %q", code)
	}
}

// words writes an array of strings, tokens or assets.
func (f *file) words(c *cursor, kind int, n uint64) (string, error) {
	write := func(i uint32) string { return quote(f.token(i)) }
	switch kind {
	case stringKind, expressionKind:
		write = func(i uint32) string { return quote(f.text(i)) }
	case assetKind:
		write = func(i uint32) string { return asset(f.text(i)) }
	case tokenKind:
	default:
		return "None", nil
	}
	if n > uint64(len(f.data))/4 {
		return "", errEnds
	}
	out, err := f.join(int(n), func(out []byte, _ int) []byte { return append(out, write(c.u32())...) })
	if c.failed {
		return "", errEnds
	}
	return out, err
}

// join writes a list in brackets, within what may still be unpacked.
func (f *file) join(n int, each func(out []byte, i int) []byte) (string, error) {
	out := make([]byte, 1, 2+min(n, math.MaxInt32/16)*4)
	out[0] = '['
	for i := range n {
		if i > 0 {
			out = append(out, ", "...)
		}
		if out = each(out, i); len(out) > f.left {
			return "", f.take(len(out))
		}
	}
	return string(append(out, ']')), nil
}

func bracketed(list []string) string { return "[" + strings.Join(list, ", ") + "]" }
