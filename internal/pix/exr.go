package pix

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Channel is one named layer of an OpenEXR picture. The value of pixel i, counted in rows from the top, is Values[i*Stride+Offset].
type Channel struct {
	Name   string
	Half   bool // stored in half precision, else in single
	Values []float32
	Stride int // 0 for 1
	Offset int
}

func (c *Channel) at(i int) float32 { return c.Values[i*max(c.Stride, 1)+c.Offset] }

// exrBlock is the number of lines that ZIP compresses together.
const exrBlock = 16

// EncodeEXR writes a scan-line picture with ZIP compression, as "OpenEXR File Layout" describes version 2. The comment may be empty.
func EncodeEXR(width, height int, channels []Channel, comment string) ([]byte, error) {
	if width < 1 || height < 1 || len(channels) == 0 {
		return nil, errors.New("pix: an OpenEXR picture needs pixels and channels")
	}
	channels = slices.Clone(channels)
	slices.SortFunc(channels, func(a, b Channel) int { return strings.Compare(a.Name, b.Name) })
	for i := range channels {
		c := &channels[i]
		if c.Name == "" || len(c.Name) > 31 || strings.ContainsRune(c.Name, 0) || i > 0 && channels[i-1].Name == c.Name {
			return nil, fmt.Errorf("pix: the channel name %q must be unique, of 1 to 31 bytes", c.Name)
		}
		if last := (width*height-1)*max(c.Stride, 1) + c.Offset; c.Offset < 0 || last >= len(c.Values) {
			return nil, fmt.Errorf("pix: channel %q has %d values, too few for %d×%d pixels", c.Name, len(c.Values), width, height)
		}
	}
	var out bytes.Buffer
	exrHeader(&out, width, height, channels, comment)
	blocks := (height + exrBlock - 1) / exrBlock
	offsets := make([]byte, 8*blocks)
	table := out.Len()
	out.Write(offsets)
	for i := range blocks {
		binary.LittleEndian.PutUint64(offsets[8*i:], uint64(out.Len()))
		from := i * exrBlock
		packed, err := exrPack(exrLines(width, from, min(from+exrBlock, height), channels))
		if err != nil {
			return nil, fmt.Errorf("pix: %w", err)
		}
		out.Write(binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, uint32(from)), uint32(len(packed))))
		out.Write(packed)
	}
	data := out.Bytes()
	copy(data[table:], offsets)
	return data, nil
}

func exrHeader(out *bytes.Buffer, width, height int, channels []Channel, comment string) {
	put := binary.LittleEndian.AppendUint32
	out.Write(put(put(nil, 20000630), 2)) // magic number; version 2, single part, scan lines
	attribute := func(name, kind string, value []byte) {
		out.WriteString(name + "\x00" + kind + "\x00")
		out.Write(put(nil, uint32(len(value))))
		out.Write(value)
	}
	var list []byte
	for _, c := range channels {
		kind := uint32(2) // single
		if c.Half {
			kind = 1
		}
		list = append(append(list, c.Name...), 0)
		list = put(put(put(put(list, kind), 0), 1), 1) // not perceptually linear; every pixel sampled
	}
	window := put(put(put(put(nil, 0), 0), uint32(width-1)), uint32(height-1))
	one := put(nil, math.Float32bits(1))
	attribute("channels", "chlist", append(list, 0))
	if comment != "" {
		attribute("comments", "string", []byte(comment))
	}
	attribute("compression", "compression", []byte{3}) // ZIP, 16 lines
	attribute("dataWindow", "box2i", window)
	attribute("displayWindow", "box2i", window)
	attribute("lineOrder", "lineOrder", []byte{0})
	attribute("pixelAspectRatio", "float", one)
	attribute("screenWindowCenter", "v2f", make([]byte, 8))
	attribute("screenWindowWidth", "float", one)
	out.WriteByte(0)
}

// exrLines lays out lines: of each line, each channel in turn.
func exrLines(width, from, to int, channels []Channel) []byte {
	var out []byte
	for y := from; y < to; y++ {
		for k := range channels {
			c := &channels[k]
			for x := range width {
				value := c.at(y*width + x)
				if c.Half {
					out = binary.LittleEndian.AppendUint16(out, HalfFromFloat(float64(value)))
				} else {
					out = binary.LittleEndian.AppendUint32(out, math.Float32bits(value))
				}
			}
		}
	}
	return out
}

// exrPack compresses a block: bytes at even places before those at odd ones, each as its difference from the one before, deflated.
// A block that would grow stays as it is.
func exrPack(raw []byte) ([]byte, error) {
	mixed := make([]byte, len(raw))
	half := (len(raw) + 1) / 2
	for i, b := range raw {
		mixed[i%2*half+i/2] = b
	}
	for i := len(mixed) - 1; i > 0; i-- {
		mixed[i] -= mixed[i-1] - 128
	}
	var out bytes.Buffer
	w, err := zlib.NewWriterLevel(&out, zlib.BestSpeed)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(mixed); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if out.Len() >= len(raw) {
		return raw, nil
	}
	return out.Bytes(), nil
}
