package exr

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// ways lists the compressions by number: how many lines one block holds, and how it is unpacked to a known length.
var ways = []struct {
	name   string
	lines  int
	unpack func(packed []byte, length int) ([]byte, error)
}{
	{"none", 1, nil}, {"RLE", 1, unRLE}, {"ZIPS", 1, unZIP}, {"ZIP", 16, unZIP},
	{"PIZ", 0, nil}, {"PXR24", 0, nil}, {"B44", 0, nil}, {"B44A", 0, nil}, {"DWAA", 0, nil}, {"DWAB", 0, nil},
}

// packedKnown is an error for a compression that is not read.
func packedKnown(compression byte) error {
	if int(compression) >= len(ways) {
		return fmt.Errorf("is packed in an unknown way, %d", compression)
	}
	if way := ways[compression]; way.lines == 0 {
		return fmt.Errorf("is packed by %s, which is not read; one packed by ZIP would be", way.name)
	}
	return nil
}

// lines reads the table of blocks and, by it, every line of every channel.
func (r *reader) lines(h *header) (*Picture, error) {
	way := ways[h.compression]
	perPixel := 0
	for _, c := range h.channels {
		perPixel += c.bytes()
	}
	blocks := (h.height + way.lines - 1) / way.lines
	if blocks > len(r.data)/8 {
		return nil, errShort
	}
	table, err := r.take(8 * blocks)
	if err != nil {
		return nil, err
	}
	out := &Picture{Width: h.width, Height: h.height, Channels: map[string][]float32{}}
	for i := range blocks {
		at := binary.LittleEndian.Uint64(table[8*i:])
		if at > uint64(len(r.data)) {
			return nil, errShort
		}
		if err := out.block(&reader{data: r.data, at: int(at)}, h, way.lines, perPixel, way.unpack); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// block reads one block of lines, which says itself where it belongs.
func (p *Picture) block(r *reader, h *header, most, perPixel int, unpack func([]byte, int) ([]byte, error)) error {
	head, err := r.take(8)
	if err != nil {
		return err
	}
	from := int64(int32(binary.LittleEndian.Uint32(head))) - int64(h.top)
	if from < 0 || from >= int64(h.height) {
		return fmt.Errorf("has a line %d outside its window", from)
	}
	count := min(most, h.height-int(from))
	raw, err := r.take(int(int32(binary.LittleEndian.Uint32(head[4:]))))
	if err != nil {
		return err
	}
	length := count * perPixel * h.width
	if unpack != nil && len(raw) < length {
		if raw, err = unpack(raw, length); err != nil {
			return err
		}
	}
	if len(raw) != length {
		return errShort
	}
	for _, c := range h.channels { // made when the first block was there, so that a header alone claims no memory
		if p.Channels[c.name] == nil {
			p.Channels[c.name] = make([]float32, p.Width*p.Height)
		}
	}
	for line := range count {
		for _, c := range h.channels {
			row := p.Channels[c.name][(int(from)+line)*p.Width:][:p.Width]
			c.numbers(raw[:c.bytes()*p.Width], row)
			raw = raw[c.bytes()*p.Width:]
		}
	}
	return nil
}

func (c channel) numbers(raw []byte, row []float32) {
	for i := range row {
		switch c.kind {
		case halfFloat:
			row[i] = half(binary.LittleEndian.Uint16(raw[2*i:]))
		case floatNumber:
			row[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
		default:
			row[i] = float32(binary.LittleEndian.Uint32(raw[4*i:]))
		}
	}
}

// half is a number of IEEE 754 binary16.
func half(bits uint16) float32 {
	sign, exponent, fraction := float64(1), int(bits>>10&31), float64(bits&1023)
	if bits&0x8000 != 0 {
		sign = -1
	}
	switch exponent {
	case 0:
		return float32(sign * math.Ldexp(fraction, -24))
	case 31:
		if fraction != 0 {
			return float32(math.NaN())
		}
		return float32(math.Inf(int(sign)))
	}
	return float32(sign * math.Ldexp(1024+fraction, exponent-25))
}

func unZIP(packed []byte, length int) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("a block cannot be unpacked: %w", err)
	}
	raw, err := io.ReadAll(io.LimitReader(z, int64(length)+1))
	if err != nil {
		return nil, fmt.Errorf("a block cannot be unpacked: %w", err)
	}
	return merged(raw, length)
}

// unRLE reads runs: a count n ≥ 0 repeats the next byte n + 1 times, a negative one copies −n bytes.
func unRLE(packed []byte, length int) ([]byte, error) {
	var raw []byte
	for len(packed) > 1 && len(raw) <= length {
		n := int(int8(packed[0]))
		if n >= 0 {
			raw = append(raw, bytes.Repeat(packed[1:2], n+1)...)
			packed = packed[2:]
			continue
		}
		if 1-n > len(packed) {
			return nil, errShort
		}
		raw = append(raw, packed[1:1-n]...)
		packed = packed[1-n:]
	}
	return merged(raw, length)
}

// merged undoes what makes blocks easier to pack: differences of neighbours, and even bytes before odd ones.
func merged(raw []byte, length int) ([]byte, error) {
	if len(raw) != length {
		return nil, errors.New("a block has another length than its lines")
	}
	for i := 1; i < len(raw); i++ {
		raw[i] += raw[i-1] - 128
	}
	out := make([]byte, length)
	odd := (length + 1) / 2
	for i := range out {
		if i%2 == 0 {
			out[i] = raw[i/2]
		} else {
			out[i] = raw[odd+i/2]
		}
	}
	return out, nil
}
