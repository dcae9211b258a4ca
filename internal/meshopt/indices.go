package meshopt

import (
	"encoding/binary"
	"errors"
	"fmt"
)

const (
	trianglesV1   = 0xe1
	indicesV1     = 0xd1
	trianglesTail = 16
	indicesTail   = 4
)

func unzigzag32(v uint32) uint32 { return v>>1 ^ -(v & 1) }

func putIndex(out []byte, at, size int, index uint32) {
	if size == 2 {
		binary.LittleEndian.PutUint16(out[2*at:], uint16(index))
		return
	}
	binary.LittleEndian.PutUint32(out[4*at:], index)
}

// decodeIndices reads deltas, each against one of two running values.
func decodeIndices(stream []byte, count, size int) ([]byte, error) {
	if len(stream) < 1+indicesTail {
		return nil, errShort
	}
	if stream[0] != indicesV1 {
		return nil, fmt.Errorf("its indices begin with byte %#x, which is no known version", stream[0])
	}
	rest := stream[1 : len(stream)-indicesTail]
	if count > len(rest) {
		return nil, errShort
	}
	out := make([]byte, count*size)
	var last [2]uint32
	for i := range count {
		v, after, err := varint(rest)
		if err != nil {
			return nil, err
		}
		rest = after
		last[v&1] += unzigzag32(v >> 1)
		putIndex(out, i, size, last[v&1])
	}
	if len(rest) != 0 {
		return nil, errLong
	}
	return out, nil
}

// triangles is the state of decoding one stream of triangles.
type triangles struct {
	data       []byte // what does not fit into the codes
	next, last uint32
	edges      fifo[[2]uint32]
	vertices   fifo[uint32]
}

// fifo remembers the last sixteen things pushed.
type fifo[T any] struct {
	ring   [16]T
	pushed int
}

var errFIFO = errors.New("the compressed data refers to an edge or vertex before the first")

func (f *fifo[T]) push(v T) {
	f.ring[f.pushed%16] = v
	f.pushed++
}

// back returns what was pushed ago steps before the latest.
func (f *fifo[T]) back(ago int) (T, error) {
	if ago >= min(16, f.pushed) {
		var none T
		return none, errFIFO
	}
	return f.ring[(f.pushed-1-ago)%16], nil
}

func decodeTriangles(stream []byte, count, size int) ([]byte, error) {
	if len(stream) < 1+count/3+trianglesTail {
		return nil, errShort
	}
	if stream[0] != trianglesV1 {
		return nil, fmt.Errorf("its triangles begin with byte %#x, which is no known version", stream[0])
	}
	codes := stream[1 : 1+count/3]
	d := triangles{data: stream[1+count/3 : len(stream)-trianglesTail]}
	table := (*[16]byte)(stream[len(stream)-trianglesTail:])
	out := make([]byte, count*size)
	for i, code := range codes {
		t, err := d.triangle(code, table)
		if err != nil {
			return nil, err
		}
		for k, index := range t {
			putIndex(out, 3*i+k, size, index)
		}
	}
	if len(d.data) != 0 {
		return nil, errLong
	}
	return out, nil
}

func (d *triangles) triangle(code byte, table *[16]byte) ([3]uint32, error) {
	switch {
	case code < 0xf0:
		return d.onEdge(int(code>>4), int(code&15))
	case code < 0xfe:
		return d.free(table[code&15], false)
	}
	if len(d.data) == 0 {
		return [3]uint32{}, errShort
	}
	pair := d.data[0]
	d.data = d.data[1:]
	if pair == 0 {
		d.next = 0
	}
	return d.free(pair, code == 0xff)
}

// onEdge continues a recent edge with one more vertex.
func (d *triangles) onEdge(edge, how int) (t [3]uint32, err error) {
	ab, err := d.edges.back(edge)
	if err != nil {
		return t, err
	}
	var c uint32
	switch how {
	case 0:
		c = d.fresh()
	case 13, 14:
		d.last += uint32(2*how - 27)
		c = d.last
	case 15:
		c, err = d.explicit()
	default:
		c, err = d.vertices.back(how)
	}
	if err != nil {
		return t, err
	}
	d.edges.push([2]uint32{c, ab[1]})
	d.edges.push([2]uint32{ab[0], c})
	if how == 0 || how >= 13 {
		d.vertices.push(c)
	}
	return [3]uint32{ab[0], ab[1], c}, nil
}

// free reads a triangle that shares no recent edge; pair says how its second and third vertex are found.
func (d *triangles) free(pair byte, firstExplicit bool) (t [3]uint32, err error) {
	if firstExplicit {
		t[0], err = d.explicit()
	} else {
		t[0] = d.fresh()
	}
	if err != nil {
		return t, err
	}
	hows := [3]int{0, int(pair >> 4), int(pair & 15)}
	for k := 1; k < 3; k++ {
		switch how := hows[k]; how {
		case 0:
			t[k] = d.fresh()
		case 15:
			t[k], err = d.explicit()
		default:
			t[k], err = d.vertices.back(how - 1)
		}
		if err != nil {
			return t, err
		}
	}
	a, b, c := t[0], t[1], t[2]
	d.edges.push([2]uint32{b, a})
	d.edges.push([2]uint32{c, b})
	d.edges.push([2]uint32{a, c})
	for k, how := range hows {
		if how == 0 || how == 15 {
			d.vertices.push(t[k])
		}
	}
	return t, nil
}

func (d *triangles) fresh() uint32 {
	d.next++
	return d.next - 1
}

// explicit reads a difference from the last explicit index.
func (d *triangles) explicit() (uint32, error) {
	v, after, err := varint(d.data)
	if err != nil {
		return 0, err
	}
	d.data = after
	d.last += unzigzag32(v)
	return d.last, nil
}
