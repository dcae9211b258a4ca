// Package exr reads pictures in the OpenEXR format: single-part scan lines of half, float or whole numbers, uncompressed or packed by
// RLE, ZIPS or ZIP.
//
// Invariant: hostile files end in an error; a picture never takes more than Limit pixels, or lines that the file does not hold.
//
//	picture, err := exr.Decode(data, exr.Limit)
//
// Source: "OpenEXR File Layout" and "Technical Introduction to OpenEXR", Academy Software Foundation, version 2 of the format.
package exr

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Limit is the usual bound of a picture, in pixels.
const Limit = 64 << 20

// Picture is a decoded one: rows from the top, one float for each pixel of a channel.
type Picture struct {
	Width, Height int
	Channels      map[string][]float32 // by name, such as R, G, B, A, Y or Z
}

// numbers that a channel may hold.
const (
	wholeNumber = 0 // 32 bits
	halfFloat   = 1
	floatNumber = 2
)

type channel struct {
	name string
	kind uint32
}

func (c channel) bytes() int {
	if c.kind == halfFloat {
		return 2
	}
	return 4
}

type header struct {
	channels      []channel
	compression   byte
	width, height int
	left, top     int32
	found         map[string]bool
}

var magic = []byte{0x76, 0x2f, 0x31, 0x01}

// Is reports whether data begins as an OpenEXR file does.
func Is(data []byte) bool { return bytes.HasPrefix(data, magic) }

// HeadBytes are as many as Check needs of a usual file.
const HeadBytes = 64 << 10

// Check tells from the beginning of a file why it would not be read; nil when nothing speaks against it.
func Check(head []byte) error {
	_, _, err := open(head)
	return err
}

// open reads up to the end of the header.
func open(data []byte) (*reader, *header, error) {
	if !Is(data) || len(data) < 8 {
		return nil, nil, errors.New("exr: is no OpenEXR file")
	}
	version := binary.LittleEndian.Uint32(data[4:])
	if version&0xff != 2 || version&(0x200|0x800|0x1000) != 0 {
		return nil, nil, errors.New("exr: holds tiles, depth samples or several parts; a plain picture of scan lines would be read")
	}
	r := &reader{data: data, at: 8}
	h, err := r.header()
	if err == nil {
		err = packedKnown(h.compression)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("exr: %w", err)
	}
	return r, h, nil
}

// Decode reads a picture of at most so many pixels.
func Decode(data []byte, mostPixels int) (*Picture, error) {
	r, h, err := open(data)
	if err != nil {
		return nil, err
	}
	if h.width > mostPixels/h.height {
		return nil, fmt.Errorf("exr: has %d × %d pixels, more than %d in all", h.width, h.height, mostPixels)
	}
	picture, err := r.lines(h)
	if err != nil {
		return nil, fmt.Errorf("exr: %w", err)
	}
	return picture, nil
}

type reader struct {
	data []byte
	at   int
}

var errShort = errors.New("is cut short")

func (r *reader) take(n int) ([]byte, error) {
	if n < 0 || n > len(r.data)-r.at {
		return nil, errShort
	}
	out := r.data[r.at : r.at+n]
	r.at += n
	return out, nil
}

// text reads up to a zero byte.
func (r *reader) text() (string, error) {
	end := bytes.IndexByte(r.data[r.at:min(len(r.data), r.at+256)], 0)
	if end < 0 {
		return "", errShort
	}
	out := string(r.data[r.at : r.at+end])
	r.at += end + 1
	return out, nil
}

// header reads attributes up to the empty name that ends them.
func (r *reader) header() (*header, error) {
	h := &header{found: map[string]bool{}}
	for {
		name, err := r.text()
		if err != nil {
			return nil, err
		}
		if name == "" {
			break
		}
		if _, err := r.text(); err != nil { // the type, which the names that matter imply
			return nil, err
		}
		size, err := r.take(4)
		if err != nil {
			return nil, err
		}
		value, err := r.take(int(int32(binary.LittleEndian.Uint32(size))))
		if err != nil {
			return nil, err
		}
		if err := h.set(name, value); err != nil {
			return nil, err
		}
	}
	for _, name := range []string{"channels", "compression", "dataWindow"} {
		if !h.found[name] {
			return nil, fmt.Errorf("has no %s", name)
		}
	}
	return h, nil
}

func (h *header) set(name string, value []byte) error {
	switch name {
	case "channels":
		return h.setChannels(value)
	case "compression":
		if len(value) != 1 {
			return errShort
		}
		h.compression = value[0]
	case "dataWindow":
		if len(value) != 16 {
			return errShort
		}
		var box [4]int32
		for i := range box {
			box[i] = int32(binary.LittleEndian.Uint32(value[4*i:]))
		}
		h.left, h.top = box[0], box[1]
		width, height := int64(box[2])-int64(box[0])+1, int64(box[3])-int64(box[1])+1
		if width < 1 || height < 1 || width > math.MaxInt32 || height > math.MaxInt32 {
			return fmt.Errorf("has a window of %d × %d pixels", width, height)
		}
		h.width, h.height = int(width), int(height)
	}
	h.found[name] = true
	return nil
}

func (h *header) setChannels(value []byte) error {
	r := &reader{data: value}
	for {
		name, err := r.text()
		if err != nil {
			return err
		}
		if name == "" {
			break
		}
		rest, err := r.take(16)
		if err != nil {
			return err
		}
		kind := binary.LittleEndian.Uint32(rest)
		if kind > floatNumber {
			return fmt.Errorf("channel %s holds an unknown kind of numbers, %d", name, kind)
		}
		if binary.LittleEndian.Uint32(rest[8:]) != 1 || binary.LittleEndian.Uint32(rest[12:]) != 1 {
			return fmt.Errorf("channel %s is sampled more coarsely than the picture, which is not read", name)
		}
		if h.channels = append(h.channels, channel{name, kind}); len(h.channels) > 64 {
			return errors.New("has more than 64 channels")
		}
	}
	if len(h.channels) == 0 {
		return errors.New("has no channels")
	}
	h.found["channels"] = true
	return nil
}
