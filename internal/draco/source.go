package draco

import (
	"encoding/binary"
	"errors"
	"math"
)

var errShort = errors.New("it ends early")

// source reads a stream; after the first error everything reads as zero.
type source struct {
	data []byte
	err  error
}

// bytes returns the next n bytes, or nil when there are fewer.
func (s *source) bytes(n int) []byte {
	if s.err != nil || n < 0 || n > len(s.data) {
		s.fail(errShort)
		return nil
	}
	out := s.data[:n]
	s.data = s.data[n:]
	return out
}

func (s *source) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

func (s *source) byte() byte {
	if b := s.bytes(1); b != nil {
		return b[0]
	}
	return 0
}

func (s *source) uint16() uint16 {
	if b := s.bytes(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

func (s *source) uint32() uint32 {
	if b := s.bytes(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (s *source) int32() int32     { return int32(s.uint32()) }
func (s *source) float32() float32 { return math.Float32frombits(s.uint32()) }

// varint reads an unsigned LEB128 number of 32 bits.
func (s *source) varint() uint32 {
	v := s.varint64()
	if v > math.MaxUint32 {
		s.fail(errors.New("it holds a number of more than 32 bits"))
		return 0
	}
	return uint32(v)
}

func (s *source) varint64() uint64 {
	v, n := binary.Uvarint(s.data)
	if n <= 0 {
		s.fail(errShort)
		return 0
	}
	s.data = s.data[n:]
	return v
}

// sized returns the bytes that a varint counts.
func (s *source) sized() []byte {
	n := s.varint64()
	if n > uint64(len(s.data)) {
		s.fail(errShort)
		return nil
	}
	return s.bytes(int(n))
}

// bits starts to read single bits here; close it to go on after the last byte touched.
func (s *source) bits() *bitReader { return &bitReader{data: s.data} }

// skip goes on after what was read as bits.
func (s *source) skip(b *bitReader) {
	if b.over {
		s.fail(errShort)
		return
	}
	s.bytes((b.at + 7) / 8)
}

// bitReader reads numbers of any width, the least significant bit first.
type bitReader struct {
	data []byte
	at   int
	over bool // asked for more than there was
}

func (b *bitReader) read(width int) uint32 {
	if b.at+width > 8*len(b.data) {
		b.over = true
		return 0
	}
	var v uint32
	for done := 0; done < width; {
		offset := b.at & 7
		n := min(8-offset, width-done)
		v |= uint32(b.data[b.at>>3]>>offset) & (1<<n - 1) << done
		done += n
		b.at += n
	}
	return v
}
