package pix

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
	"strings"
)

// EncodeNPY writes an array as NumPy's .npy of version 1.0, in C order. The shape's product must be the number of values.
func EncodeNPY[T uint8 | uint32 | float32 | float64](values []T, shape ...int) ([]byte, error) {
	count := 1
	sides := make([]string, len(shape))
	for i, n := range shape {
		count *= n
		sides[i] = fmt.Sprint(n)
	}
	if count != len(values) {
		return nil, fmt.Errorf("pix: %d values do not fill an array of %v", len(values), shape)
	}
	kind := map[string]string{"uint8": "|u1", "uint32": "<u4", "float32": "<f4", "float64": "<f8"}[fmt.Sprintf("%T", *new(T))]
	tuple := strings.Join(sides, ", ")
	if len(sides) == 1 {
		tuple += ","
	}
	header := fmt.Sprintf("{'descr': '%s', 'fortran_order': False, 'shape': (%s), }", kind, tuple)
	const before = 10 // magic number, version and length
	header += strings.Repeat(" ", 63-(before+len(header))%64) + "\n"
	var out bytes.Buffer
	out.WriteString("\x93NUMPY\x01\x00")
	out.Write(binary.LittleEndian.AppendUint16(nil, uint16(len(header))))
	out.WriteString(header)
	if err := binary.Write(&out, binary.LittleEndian, values); err != nil {
		return nil, fmt.Errorf("pix: %w", err)
	}
	return out.Bytes(), nil
}

// EncodeGray16 writes numbers up to 65535 as a PNG of one channel of 16 bits.
func EncodeGray16(width, height int, values []uint32) ([]byte, error) {
	picture := image.NewGray16(image.Rect(0, 0, width, height))
	if len(values) != width*height {
		return nil, fmt.Errorf("pix: %d values do not fill %d×%d pixels", len(values), width, height)
	}
	for i, v := range values {
		if v > 0xffff {
			return nil, fmt.Errorf("pix: %d does not fit into 16 bits", v)
		}
		binary.BigEndian.PutUint16(picture.Pix[2*i:], uint16(v))
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, picture); err != nil {
		return nil, fmt.Errorf("pix: %w", err)
	}
	return out.Bytes(), nil
}
