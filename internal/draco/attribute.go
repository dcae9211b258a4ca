package draco

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// How an attribute's values are stored.
const (
	storedGeneric   = 0 // as they are
	storedInteger   = 1
	storedQuantized = 2
	storedNormal    = 3 // octahedral
)

const (
	maxGroups     = 32
	maxAttributes = 32
	maxComponents = 16
	perVertex     = 0 // a group follows the positions' connectivity; otherwise its own seams
)

// group is attributes that share an order of values.
type group struct {
	order        *sequence // nil with sequential connectivity
	entries      int
	entryOfPoint []int32
}

// attribute is one attribute on its way from header to values.
type attribute struct {
	group      int
	id         uint32
	position   bool
	dataType   byte
	components int
	stored     byte
	integers   []int32 // quantised, entries × components (2 for normals)
	values     []float32
}

// attributeHeaders reads which attributes there are and in which order their values come.
func (d *decoder) attributeHeaders() error {
	count := int(d.byte())
	if count > maxGroups {
		return fmt.Errorf("it has %d groups of attributes; at most %d are read", count, maxGroups)
	}
	d.groups = make([]group, count)
	for i := range d.groups {
		if err := d.groupHeader(&d.groups[i]); err != nil {
			return err
		}
	}
	total := 0
	for i := range d.groups {
		first := len(d.attributes)
		n := int(d.varint())
		if d.err != nil || n < 1 || first+n > maxAttributes {
			return fmt.Errorf("it has more than %d attributes, or a group without any", maxAttributes)
		}
		for range n {
			a := attribute{group: i, position: d.byte() == 0, dataType: d.byte(), components: int(d.byte())}
			d.byte() // whether integers are normalised, which glTF says in the accessor
			a.id = d.varint()
			if a.components < 1 || a.components > maxComponents {
				return fmt.Errorf("an attribute has %d components", a.components)
			}
			total += a.components * max(d.groups[i].entries, d.points)
			d.attributes = append(d.attributes, a)
		}
		for k := range n {
			d.attributes[first+k].stored = d.byte()
		}
	}
	if total > d.limits.Values {
		return fmt.Errorf("its attributes hold %d numbers; at most %d are expected", total, d.limits.Values)
	}
	return d.err
}

// groupHeader finds the order of a group's values.
func (d *decoder) groupHeader(g *group) error {
	g.entries = d.points
	if d.method == sequential {
		return nil
	}
	data, kind, method := int8(d.byte()), d.byte(), d.byte()
	if d.err != nil {
		return d.err
	}
	t := d.table
	if kind != perVertex {
		if data < 0 || int(data) >= len(d.seams) {
			return errors.New("a group of attributes has no connectivity")
		}
		t = d.seams[data].table
	}
	var err error
	if g.order, err = newSequence(t, method); err != nil {
		return err
	}
	g.entries = len(g.order.corner)
	g.entryOfPoint = make([]int32, d.points)
	for c, point := range d.corners {
		g.entryOfPoint[point] = g.order.entry[t.vertex[c]]
	}
	return nil
}

// attributeValues reads the values of all groups.
func (d *decoder) attributeValues() error {
	for g := range d.groups {
		var members []*attribute
		for i := range d.attributes {
			if d.attributes[i].group == g {
				members = append(members, &d.attributes[i])
			}
		}
		for _, a := range members {
			if err := d.readStored(a); err != nil {
				return err
			}
		}
		for _, a := range members {
			if err := d.restore(a); err != nil {
				return err
			}
		}
	}
	return d.err
}

func (d *decoder) readStored(a *attribute) error {
	switch a.stored {
	case storedGeneric:
		return d.readGeneric(a)
	case storedInteger, storedQuantized:
		return d.readIntegers(a, a.components)
	case storedNormal:
		if a.components != 3 {
			return fmt.Errorf("a normal has %d components", a.components)
		}
		return d.readIntegers(a, 2)
	}
	return fmt.Errorf("the way %d of storing an attribute is not known", a.stored)
}

// dataSizes are the bytes of Draco's data types, signed and unsigned integers from 8 to 64 bits, floats, and booleans.
var dataSizes = [...]int{0, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 1}

func (d *decoder) readGeneric(a *attribute) error {
	if int(a.dataType) >= len(dataSizes) || a.dataType == 0 {
		return fmt.Errorf("the data type %d is not known", a.dataType)
	}
	size := dataSizes[a.dataType]
	count := d.groups[a.group].entries * a.components
	data := d.bytes(count * size)
	if data == nil && count > 0 {
		return errShort
	}
	a.values = make([]float32, count)
	for i := range a.values {
		a.values[i] = loadNumber(a.dataType, data[i*size:])
	}
	return nil
}

func loadNumber(kind byte, b []byte) float32 {
	switch kind {
	case 1:
		return float32(int8(b[0]))
	case 3:
		return float32(int16(binary.LittleEndian.Uint16(b)))
	case 4:
		return float32(binary.LittleEndian.Uint16(b))
	case 5:
		return float32(int32(binary.LittleEndian.Uint32(b)))
	case 6:
		return float32(binary.LittleEndian.Uint32(b))
	case 7:
		return float32(int64(binary.LittleEndian.Uint64(b)))
	case 8:
		return float32(binary.LittleEndian.Uint64(b))
	case 9:
		return math.Float32frombits(binary.LittleEndian.Uint32(b))
	case 10:
		return float32(math.Float64frombits(binary.LittleEndian.Uint64(b)))
	}
	return float32(b[0])
}

// readIntegers decodes corrections and adds them to what is predicted.
func (d *decoder) readIntegers(a *attribute, components int) error {
	p := predictor{decoder: d, attribute: a, group: &d.groups[a.group], width: components}
	p.method = int8(d.byte())
	if p.method != predictNothing {
		p.transform = int8(d.byte())
	}
	codes, err := d.codes(p.group.entries*components, components)
	if err != nil {
		return err
	}
	a.integers = make([]int32, len(codes))
	for i, code := range codes {
		if p.method != predictNothing && p.transform == transformOctahedron {
			a.integers[i] = int32(code)
		} else {
			a.integers[i] = int32(code>>1) ^ -int32(code&1)
		}
	}
	if p.method == predictNothing {
		return nil
	}
	return p.run()
}

// codes reads unsigned numbers, entropy-coded or in whole bytes.
func (d *decoder) codes(count, components int) ([]uint32, error) {
	if compressed := d.byte(); compressed > 0 {
		return d.numbers(count, components)
	}
	size := int(d.byte())
	if d.err != nil || size > 4 {
		return nil, errShort
	}
	data := d.bytes(count * size)
	if d.err != nil {
		return nil, d.err
	}
	out := make([]uint32, count)
	for i := range out {
		for k := range size {
			out[i] |= uint32(data[i*size+k]) << (8 * k)
		}
	}
	return out, nil
}

// restore turns integers into what they stand for.
func (d *decoder) restore(a *attribute) error {
	switch a.stored {
	case storedInteger:
		a.values = make([]float32, len(a.integers))
		for i, v := range a.integers {
			if unsigned := a.dataType == 6; unsigned {
				a.values[i] = float32(uint32(v))
			} else {
				a.values[i] = float32(v)
			}
		}
	case storedQuantized:
		return d.dequantize(a)
	case storedNormal:
		bits := d.byte()
		if d.err != nil || bits < 2 || bits > 30 {
			return fmt.Errorf("its normals have %d bits", bits)
		}
		a.values = unitVectors(a.integers, 1<<bits-2)
	}
	return d.err
}

func (d *decoder) dequantize(a *attribute) error {
	least := make([]float32, a.components)
	for i := range least {
		least[i] = d.float32()
	}
	extent, bits := d.float32(), d.byte()
	if d.err != nil || bits < 1 || bits > 31 {
		return fmt.Errorf("its numbers are quantised to %d bits", bits)
	}
	step := extent / float32(uint32(1)<<bits-1)
	a.values = make([]float32, len(a.integers))
	for i, v := range a.integers {
		a.values[i] = float32(float32(v)*step) + least[i%a.components]
	}
	return nil
}
