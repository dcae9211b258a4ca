package draco

import (
	"encoding/binary"
	"fmt"
)

// The two ways in which sequential connectivity stores indices.
const (
	compressedIndices = 0
	plainIndices      = 1
)

// sequentialFaces reads indices as they are, or as differences.
func (d *decoder) sequentialFaces() error {
	if err := d.claimFaces(d.varint()); err != nil {
		return err
	}
	points, method := d.varint(), d.byte()
	if d.err != nil {
		return d.err
	}
	if int64(points) > 3*int64(d.faces) {
		return fmt.Errorf("it says it holds %d points for %d triangles", points, d.faces)
	}
	d.points = int(points)
	switch method {
	case compressedIndices:
		if err := d.compressedIndices(); err != nil {
			return err
		}
	case plainIndices:
		d.plainIndices()
	default:
		return fmt.Errorf("its index coding %d is not known", method)
	}
	if d.err != nil {
		return d.err
	}
	for i, at := range d.corners {
		if int64(at) >= int64(d.points) {
			return fmt.Errorf("its index %d is %d, but there are %d points", i, at, d.points)
		}
	}
	return nil
}

func (d *decoder) compressedIndices() error {
	codes, err := d.numbers(3*d.faces, 1)
	if err != nil {
		return err
	}
	var last uint32
	for i, code := range codes {
		if code&1 == 0 {
			last += code >> 1
		} else {
			last -= code >> 1
		}
		codes[i] = last
	}
	d.corners = codes
	return nil
}

func (d *decoder) plainIndices() {
	count := 3 * d.faces
	width := 4
	switch {
	case d.points < 1<<8:
		width = 1
	case d.points < 1<<16:
		width = 2
	case d.points < 1<<21:
		width = 0
	}
	if count*max(width, 1) > len(d.data) {
		d.fail(errShort)
		return
	}
	d.corners = make([]uint32, count)
	for i := range d.corners {
		switch width {
		case 0:
			d.corners[i] = d.varint()
		case 1:
			d.corners[i] = uint32(d.data[i])
		case 2:
			d.corners[i] = uint32(binary.LittleEndian.Uint16(d.data[2*i:]))
		case 4:
			d.corners[i] = binary.LittleEndian.Uint32(d.data[4*i:])
		}
	}
	d.bytes(count * width)
}
