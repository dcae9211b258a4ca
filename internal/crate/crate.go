// Package crate reads the binary form of Universal Scene Description (.usdc) into the layers that the text form gives: prims, metadata
// and properties, with values as the text form writes them.
//
// The layout follows OpenUSD's pxr/usd/usd/crateFile.h, crateFile.cpp, crateDataTypes.h and integerCoding.cpp: a header with the place of
// a table of contents, and the sections TOKENS, STRINGS, FIELDS, FIELDSETS, PATHS and SPECS, compressed since version 0.4. A field's
// value is 64 bits: its type, or that and the place where it lies.
//
// Invariant: Parse never panics; every count is held against what the file can hold before memory is taken for it, and what is
// unpacked is bounded as a whole.
//
//	if crate.Is(data) {
//		layer, err := crate.Parse(data)
//	}
package crate

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"scenograph/internal/usda"
)

const (
	magic     = "PXR-USDC"
	headerLen = 88

	oldest, newest = 4, 13     // minor versions of 0.x that are read; later ones only add kinds of values
	leastUnpacked  = 16 << 20  // bytes that everything in a file may unpack to, or
	unpackedRatio  = 1024      // so many for each of its bytes, but
	mostUnpacked   = 1 << 30   // never more
	mostSpecs      = 8_000_000 // prims and properties
)

// Is reports whether data begins as a crate does.
func Is(data []byte) bool { return bytes.HasPrefix(data, []byte(magic)) }

// Parse reads a layer.
func Parse(data []byte) (*usda.Layer, error) {
	f := &file{data: data, left: min(mostUnpacked, leastUnpacked+unpackedRatio*len(data)), values: map[uint64]usda.Value{}}
	if err := f.open(); err != nil {
		return nil, fmt.Errorf("usdc: %w", err)
	}
	layer, err := f.layer()
	if err != nil {
		return nil, fmt.Errorf("usdc: %w", err)
	}
	return layer, nil
}

// file is an open crate with its tables.
type file struct {
	data    []byte
	minor   byte
	left    int // bytes that may still be unpacked
	start   map[string]section
	tokens  []string
	strings []uint32 // tokens
	fields  []field
	sets    []uint32 // fields, each set ended by noField
	paths   []path
	specs   []spec
	values  map[uint64]usda.Value // by representation: equal values are stored once
}

type section struct{ at, size int }

type field struct {
	name uint32 // token
	rep  uint64
}

const noField = ^uint32(0)

// path is an element of the namespace: a prim, a variant or a property below another.
type path struct {
	parent   int32 // −1 for the root, −2 where the file has none
	token    uint32
	property bool
}

const (
	noParent  = -1
	undefined = -2
)

type spec struct {
	path, set uint32
	kind      uint32
}

// Kinds of specs (SdfSpecType).
const (
	attributeSpec    = 1
	primSpec         = 6
	rootSpec         = 7
	relationshipSpec = 8
	variantSpec      = 10
	variantSetSpec   = 11
)

var errEnds = errors.New("the file ends too early")

func (f *file) open() error {
	if !Is(f.data) || len(f.data) < headerLen {
		return errEnds
	}
	if f.data[8] != 0 || f.data[9] < oldest || f.data[9] > newest {
		return fmt.Errorf("version %d.%d.%d is not one that is read (0.%d to 0.%d); save it anew with a current USD, or as .usda", f.data[8], f.data[9], f.data[10], oldest, newest)
	}
	f.minor = f.data[9]
	c := f.at(int64(binary.LittleEndian.Uint64(f.data[16:])))
	count := c.u64()
	if count > uint64(len(f.data)/32) {
		return errEnds
	}
	f.start = map[string]section{}
	for range count {
		name, at, size := c.bytes(16), c.u64(), c.u64()
		if c.failed || at > uint64(len(f.data)) || size > uint64(len(f.data))-at {
			return errEnds
		}
		f.start[string(bytes.TrimRight(name, "\x00"))] = section{int(at), int(size)}
	}
	for _, step := range []struct {
		name string
		read func(*cursor) error
	}{{"TOKENS", f.readTokens}, {"STRINGS", f.readStrings}, {"FIELDS", f.readFields}, {"FIELDSETS", f.readSets}, {"PATHS", f.readPaths}, {"SPECS", f.readSpecs}} {
		s, there := f.start[step.name]
		if !there {
			return fmt.Errorf("it has no section %s", step.name)
		}
		c := f.at(int64(s.at))
		if err := step.read(c); err != nil {
			return fmt.Errorf("section %s: %w", step.name, err)
		}
		if c.failed {
			return fmt.Errorf("section %s: %w", step.name, errEnds)
		}
	}
	return nil
}

// take notes that so many bytes are unpacked.
func (f *file) take(n int) error {
	if n < 0 || n > f.left {
		return errors.New("it unpacks to more than a file of its length can hold")
	}
	f.left -= n
	return nil
}

func (f *file) token(i uint32) string {
	if int64(i) >= int64(len(f.tokens)) {
		return ""
	}
	return f.tokens[i]
}

func (f *file) text(i uint32) string {
	if int64(i) >= int64(len(f.strings)) {
		return ""
	}
	return f.token(f.strings[i])
}
