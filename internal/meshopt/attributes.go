package meshopt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
)

const (
	group         = 16   // elements a delta group holds
	maxBlock      = 256  // elements a block holds at most
	blockBytes    = 8192 // and bytes
	attributesV0  = 0xa0
	attributesV1  = 0xa1
	minimumTailV0 = 32
	minimumTailV1 = 24
)

func blockElements(stride int) int { return min(blockBytes/stride&^(group-1), maxBlock) }

// The number of bits a group's deltas have, by its 2-bit header: version 0, and version 1 with control 0 and 1.
var (
	widthsV0       = [4]int{0, 2, 4, 8}
	widthsControl0 = [4]int{0, 1, 2, 4}
	widthsControl1 = [4]int{1, 2, 4, 8}
)

// attributes is the state of decoding one stream.
type attributes struct {
	rest     []byte // of the blocks
	stride   int
	controls bool // version 1
	channels []byte
	last     []byte           // the element before the block
	planes   [][maxBlock]byte // deltas of the block, one plane a byte position
}

func decodeAttributes(stream []byte, count, stride int) ([]byte, error) {
	d, err := newAttributes(stream, stride)
	if err != nil {
		return nil, err
	}
	out := make([]byte, count*stride)
	block := blockElements(stride)
	for at := 0; at < count; at += block {
		n := min(block, count-at)
		if err := d.readBlock(n); err != nil {
			return nil, err
		}
		d.undelta(out[at*stride:(at+n)*stride], n)
		copy(d.last, out[(at+n-1)*stride:(at+n)*stride])
	}
	if len(d.rest) != 0 {
		return nil, errLong
	}
	return out, nil
}

// newAttributes takes the header and the tail off a stream.
func newAttributes(stream []byte, stride int) (*attributes, error) {
	if len(stream) == 0 {
		return nil, errShort
	}
	d := &attributes{stride: stride, planes: make([][maxBlock]byte, stride)}
	tail, padded := stride, minimumTailV0
	switch stream[0] {
	case attributesV0:
	case attributesV1:
		d.controls = true
		tail, padded = stride+stride/4, minimumTailV1
	default:
		return nil, fmt.Errorf("its attributes begin with byte %#x, which is no known version", stream[0])
	}
	padded = max(padded, tail)
	if len(stream) < 1+padded {
		return nil, errShort
	}
	d.rest = stream[1 : len(stream)-padded]
	end := stream[len(stream)-tail:]
	d.last = append(d.last, end[:stride]...)
	d.channels = make([]byte, stride/4)
	copy(d.channels, end[stride:])
	for _, c := range d.channels {
		if c&15 > 2 || c&15 < 2 && c>>4 != 0 {
			return nil, fmt.Errorf("its channel mode %#x is not known", c)
		}
	}
	return d, nil
}

// take returns the next n bytes.
func (d *attributes) take(n int) ([]byte, error) {
	if n > len(d.rest) {
		return nil, errShort
	}
	out := d.rest[:n]
	d.rest = d.rest[n:]
	return out, nil
}

// readBlock fills the planes with the deltas of n elements.
func (d *attributes) readBlock(n int) error {
	var control []byte
	if d.controls {
		var err error
		if control, err = d.take(d.stride / 4); err != nil {
			return err
		}
	}
	for k := range d.planes {
		widths := &widthsV0
		if d.controls {
			switch control[k/4] >> (k % 4 * 2) & 3 {
			case 0:
				widths = &widthsControl0
			case 1:
				widths = &widthsControl1
			case 2:
				clear(d.planes[k][:])
				continue
			case 3:
				literal, err := d.take(n)
				if err != nil {
					return err
				}
				copy(d.planes[k][:], literal)
				continue
			}
		}
		if err := d.readPlane(&d.planes[k], widths, (n+group-1)/group); err != nil {
			return err
		}
	}
	return nil
}

func (d *attributes) readPlane(plane *[maxBlock]byte, widths *[4]int, groups int) error {
	header, err := d.take((groups + 3) / 4)
	if err != nil {
		return err
	}
	for g := range groups {
		out := (*[group]byte)(plane[g*group:])
		if err := d.readGroup(out, widths[header[g/4]>>(g%4*2)&3]); err != nil {
			return err
		}
	}
	return nil
}

// readGroup unpacks 16 deltas of some bits each; one with all bits set stands for a whole byte that follows the group.
func (d *attributes) readGroup(out *[group]byte, width int) error {
	if width == 0 {
		clear(out[:])
		return nil
	}
	packed, err := d.take(2 * width)
	if err != nil {
		return err
	}
	if width == 8 {
		copy(out[:], packed)
		return nil
	}
	sentinel := byte(1)<<width - 1
	perByte := 8 / width
	for i := range out {
		shift := 8 - width - i%perByte*width
		if width == 1 {
			shift = i % 8
		}
		value := packed[i/perByte] >> shift & sentinel
		if value == sentinel {
			if len(d.rest) == 0 {
				return errShort
			}
			value, d.rest = d.rest[0], d.rest[1:]
		}
		out[i] = value
	}
	return nil
}

// undelta adds the deltas of n elements up, four byte positions at a time.
func (d *attributes) undelta(out []byte, n int) {
	for c, mode := range d.channels {
		p := d.planes[4*c : 4*c+4]
		switch mode & 15 {
		case 0:
			for k := range p {
				value := d.last[4*c+k]
				for i := range n {
					value += unzigzag8(p[k][i])
					out[i*d.stride+4*c+k] = value
				}
			}
		case 1:
			for k := 0; k < 4; k += 2 {
				value := binary.LittleEndian.Uint16(d.last[4*c+k:])
				for i := range n {
					value += unzigzag16(uint16(p[k][i]) | uint16(p[k+1][i])<<8)
					binary.LittleEndian.PutUint16(out[i*d.stride+4*c+k:], value)
				}
			}
		case 2:
			value := binary.LittleEndian.Uint32(d.last[4*c:])
			for i := range n {
				delta := uint32(p[0][i]) | uint32(p[1][i])<<8 | uint32(p[2][i])<<16 | uint32(p[3][i])<<24
				value ^= bits.RotateLeft32(delta, -int(mode>>4))
				binary.LittleEndian.PutUint32(out[i*d.stride+4*c:], value)
			}
		}
	}
}

func unzigzag8(v byte) byte      { return v>>1 ^ -(v & 1) }
func unzigzag16(v uint16) uint16 { return v>>1 ^ -(v & 1) }

var errVarint = errors.New("the compressed data holds an index of more than five bytes")

// varint reads an unsigned LEB128 number of at most five bytes and returns what follows it.
func varint(data []byte) (uint32, []byte, error) {
	var value uint32
	for i, b := range data[:min(5, len(data))] {
		value |= uint32(b&0x7f) << (7 * i)
		if b < 0x80 {
			return value, data[i+1:], nil
		}
	}
	if len(data) < 5 {
		return 0, nil, errShort
	}
	return 0, nil, errVarint
}
