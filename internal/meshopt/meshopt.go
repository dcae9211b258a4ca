// Package meshopt decodes the buffer views of EXT_meshopt_compression and KHR_meshopt_compression.
//
// Invariant: a stream's length is compared with what it claims to hold before anything is allocated; bad bytes give an error,
// never a panic.
//
//	raw, err := meshopt.Decode(stream, meshopt.View{Mode: meshopt.Attributes, Filter: meshopt.Octahedral, Count: 100, Stride: 8})
//
// The bitstream and the filters are those of the extensions' specifications (Khronos glTF registry, KHR_meshopt_compression,
// appendices A and B). Version 0 and 1 of the attribute stream are read.
package meshopt

import (
	"errors"
	"fmt"
)

// Mode names one of the three bitstreams.
type Mode string

// The modes of the extension.
const (
	Attributes Mode = "ATTRIBUTES"
	Triangles  Mode = "TRIANGLES"
	Indices    Mode = "INDICES"
)

// Filter names what is done to attributes after they are unpacked.
type Filter string

// The filters of the extension.
const (
	None        Filter = "NONE"
	Octahedral  Filter = "OCTAHEDRAL"
	Quaternion  Filter = "QUATERNION"
	Exponential Filter = "EXPONENTIAL"
	Color       Filter = "COLOR"
)

// View says what a stream holds: Count elements of Stride bytes each. An empty Filter is None.
type View struct {
	Mode   Mode
	Filter Filter
	Count  int
	Stride int
}

var (
	errShort = errors.New("the compressed data ends early")
	errLong  = errors.New("the compressed data goes on after its last element")
)

// Decode returns the Count × Stride bytes that a stream holds, little-endian.
func Decode(stream []byte, v View) ([]byte, error) {
	if err := v.check(len(stream)); err != nil {
		return nil, fmt.Errorf("meshopt: %w", err)
	}
	out, err := v.decode(stream)
	if err != nil {
		return nil, fmt.Errorf("meshopt: %w", err)
	}
	return out, nil
}

func (v View) decode(stream []byte) ([]byte, error) {
	switch v.Mode {
	case Triangles:
		return decodeTriangles(stream, v.Count, v.Stride)
	case Indices:
		return decodeIndices(stream, v.Count, v.Stride)
	}
	out, err := decodeAttributes(stream, v.Count, v.Stride)
	if err == nil {
		v.Filter.apply(out, v.Stride)
	}
	return out, err
}

// check refuses what the extension does not allow, and more elements than a stream of this length can hold: an attribute
// block spends at least a 2-bit control for each byte position of up to 256 elements, an index a byte, a triangle a byte.
func (v View) check(length int) error {
	if v.Count < 0 || v.Count > 1<<30 {
		return fmt.Errorf("it says it holds %d elements", v.Count)
	}
	var possible int
	switch v.Mode {
	case Attributes:
		if v.Stride < 4 || v.Stride > 256 || v.Stride%4 != 0 {
			return fmt.Errorf("its elements are %d bytes apart; attributes need a multiple of 4 up to 256", v.Stride)
		}
		possible = (length*4/v.Stride + 1) * blockElements(v.Stride)
	case Triangles, Indices:
		if v.Stride != 2 && v.Stride != 4 {
			return fmt.Errorf("its indices are %d bytes apart; 2 or 4 are possible", v.Stride)
		}
		if v.Mode == Triangles && v.Count%3 != 0 {
			return fmt.Errorf("its %d indices do not make triangles", v.Count)
		}
		possible = 3 * length
	default:
		return fmt.Errorf("the mode %.20q is not known", v.Mode)
	}
	if v.Count > possible {
		return fmt.Errorf("it says it holds %d elements, which %d bytes cannot", v.Count, length)
	}
	return v.Filter.check(v.Mode, v.Stride)
}
