package crate

import (
	"encoding/binary"
	"errors"

	"github.com/pierrec/lz4/v4"
)

// cursor reads little-endian values one after the other. What lies beyond the end is zero, and is noted.
type cursor struct {
	file   *file
	pos    int
	failed bool
}

func (f *file) at(pos int64) *cursor {
	c := &cursor{file: f}
	if pos < 0 || pos > int64(len(f.data)) {
		c.failed = true
		return c
	}
	c.pos = int(pos)
	return c
}

func (c *cursor) bytes(n uint64) []byte {
	if c.failed || n > uint64(len(c.file.data)-c.pos) {
		c.failed = true
		return nil
	}
	out := c.file.data[c.pos : c.pos+int(n)]
	c.pos += int(n)
	return out
}

func (c *cursor) u8() byte {
	if b := c.bytes(1); b != nil {
		return b[0]
	}
	return 0
}

func (c *cursor) u32() uint32 {
	if b := c.bytes(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (c *cursor) u64() uint64 {
	if b := c.bytes(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

// count reads how many things of a size follow, which the file must hold.
func (c *cursor) count(size int) (int, error) {
	n := c.u64()
	if c.failed || n > uint64(len(c.file.data)-c.pos)/uint64(size) {
		return 0, errEnds
	}
	return int(n), nil
}

// mostRatio is how much an LZ4 block can shrink: a byte of length stands for 255 bytes.
const mostRatio = 256

var errPacked = errors.New("packed data is damaged")

// unpack undoes TfFastCompression: a byte that tells how many chunks there are, 0 for one without a length before it, then LZ4 blocks.
// The result has at most size bytes.
func (f *file) unpack(packed []byte, size int) ([]byte, error) {
	if len(packed) == 0 || size < 0 || size/mostRatio > len(packed) {
		return nil, errPacked
	}
	if err := f.take(size); err != nil {
		return nil, err
	}
	out := make([]byte, size)
	chunks, rest, done := int(packed[0]), packed[1:], 0
	if chunks == 0 {
		n, err := lz4.UncompressBlock(rest, out)
		if err != nil {
			return nil, errPacked
		}
		return out[:n], nil
	}
	for range chunks {
		if len(rest) < 4 {
			return nil, errPacked
		}
		length := int64(int32(binary.LittleEndian.Uint32(rest)))
		if rest = rest[4:]; length < 0 || length > int64(len(rest)) {
			return nil, errPacked
		}
		n, err := lz4.UncompressBlock(rest[:length], out[done:])
		if err != nil {
			return nil, errPacked
		}
		done, rest = done+n, rest[length:]
	}
	return out[:done], nil
}

// integers reads n packed integers of 4 or 8 bytes: their differences, each a code of two bits — the commonest difference, or one of a
// quarter, half or the whole of their width (integerCoding.cpp).
func (c *cursor) integers(n, width int) ([]int64, error) {
	packed := c.bytes(c.u64())
	if c.failed {
		return nil, errEnds
	}
	if n == 0 {
		return nil, nil
	}
	if n/(4*mostRatio) > len(packed) {
		return nil, errPacked
	}
	if err := c.file.take(8 * n); err != nil {
		return nil, err
	}
	codes := (2*n + 7) / 8
	data, err := c.file.unpack(packed, min(width+codes+n*width, len(packed)*mostRatio))
	if err != nil {
		return nil, err
	}
	if len(data) < width+codes {
		return nil, errPacked
	}
	common, code, rest := signed(data, width), data[width:], data[width+codes:]
	out, last := make([]int64, n), int64(0)
	for i := range out {
		step := common
		if kind := code[i/4] >> (2 * (i % 4)) & 3; kind != 0 {
			bytes := width / 4 << (kind - 1)
			if len(rest) < bytes {
				return nil, errPacked
			}
			step, rest = signed(rest, bytes), rest[bytes:]
		}
		if last += step; width == 4 {
			last = int64(int32(last))
		}
		out[i] = last
	}
	return out, nil
}

func signed(b []byte, width int) int64 {
	switch width {
	case 1:
		return int64(int8(b[0]))
	case 2:
		return int64(int16(binary.LittleEndian.Uint16(b)))
	case 4:
		return int64(int32(binary.LittleEndian.Uint32(b)))
	}
	return int64(binary.LittleEndian.Uint64(b))
}

// words are packed integers of 32 bits without a sign.
func (c *cursor) words(n int) ([]uint32, error) {
	list, err := c.integers(n, 4)
	if err != nil {
		return nil, err
	}
	out := make([]uint32, len(list))
	for i, x := range list {
		out[i] = uint32(x)
	}
	return out, nil
}
