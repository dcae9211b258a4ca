// Package draco decodes meshes compressed as KHR_draco_mesh_compression asks for: Draco bitstream 2.2.
//
// Invariant: what a stream claims to hold is compared with its length and the caller's limits before anything is allocated;
// bad bytes give an error, never a panic or an endless loop.
//
//	mesh, err := draco.Decode(stream, draco.Limits{Faces: 1 << 20, Values: 1 << 24})
//	positions, _ := mesh.Attribute(0)
//
// The format is that of the Draco Bitstream Specification, version 2.2 (google.github.io/draco/spec); where its pseudo code
// leaves the order of points open, they come out in the order of Google's decoder, so that uncompressed attributes that go
// with a mesh still fit. Both connectivities are read, sequential and Edgebreaker (standard and valence), with every
// prediction that version 2.2 knows.
package draco

import (
	"errors"
	"fmt"
)

// Limits bounds what a stream may unfold to.
type Limits struct {
	Faces  int // triangles
	Values int // numbers in all attributes together
}

// Mesh is what a stream holds.
type Mesh struct {
	Points     int         // vertices with all their attributes
	Indices    []uint32    // three points a triangle
	Attributes []Attribute // in the order of the stream
}

// Attribute is one number or vector a point, side by side. Integers are as they stand, not scaled.
type Attribute struct {
	ID         uint32 // by which the extension's attributes refer to it
	Components int
	Values     []float32 // Components × Points
}

// Attribute returns the attribute with an id.
func (m *Mesh) Attribute(id uint32) (*Attribute, bool) {
	for i := range m.Attributes {
		if m.Attributes[i].ID == id {
			return &m.Attributes[i], true
		}
	}
	return nil, false
}

// The kinds of geometry and connectivity in the header.
const (
	triangularMesh = 1
	sequential     = 0
	edgebreaker    = 1
	metadataFlag   = 0x8000
)

// decoder is the state of reading one stream.
type decoder struct {
	source
	limits     Limits
	method     byte
	faces      int
	points     int
	corners    []uint32 // corner → point
	table      *table   // of the positions; nil with sequential connectivity
	seams      []seamed // connectivity of the other attributes
	groups     []group
	attributes []attribute
}

// Decode reads a stream.
func Decode(stream []byte, limits Limits) (*Mesh, error) {
	d := &decoder{source: source{data: stream}, limits: limits}
	m, err := d.decode()
	if err != nil {
		return nil, fmt.Errorf("draco: %w", err)
	}
	return m, nil
}

func (d *decoder) decode() (*Mesh, error) {
	steps := []func() error{d.header, d.connectivity, d.attributeHeaders, d.attributeValues}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
		if d.err != nil {
			return nil, d.err
		}
	}
	return d.mesh()
}

func (d *decoder) header() error {
	magic := d.bytes(5)
	major, minor, kind := d.byte(), d.byte(), d.byte()
	d.method = d.byte()
	flags := d.uint16()
	switch {
	case string(magic) != "DRACO":
		return errors.New("it does not begin with DRACO")
	case major != 2 || minor != 2:
		return fmt.Errorf("it is bitstream version %d.%d; only 2.2, which glTF asks for, is read", major, minor)
	case kind != triangularMesh:
		return errors.New("it holds a point cloud, not triangles")
	case d.method != sequential && d.method != edgebreaker:
		return fmt.Errorf("its connectivity method %d is not known", d.method)
	}
	if flags&metadataFlag != 0 {
		return d.skipMetadata()
	}
	return nil
}

// maxMetadataDepth bounds how deep metadata may be nested.
const maxMetadataDepth = 32

func (d *decoder) skipMetadata() error {
	for count := d.varint(); count > 0 && d.err == nil; count-- {
		d.varint()
		if err := d.skipElement(0); err != nil {
			return err
		}
	}
	return d.skipElement(0)
}

func (d *decoder) skipElement(depth int) error {
	if depth > maxMetadataDepth {
		return errors.New("its metadata is nested too deep")
	}
	for entries := d.varint(); entries > 0 && d.err == nil; entries-- {
		d.bytes(int(d.byte()))
		d.bytes(int(d.varint()))
	}
	for children := d.varint(); children > 0 && d.err == nil; children-- {
		d.bytes(int(d.byte()))
		if err := d.skipElement(depth + 1); err != nil {
			return err
		}
	}
	return nil
}

func (d *decoder) connectivity() error {
	if d.method == sequential {
		return d.sequentialFaces()
	}
	return d.edgebreakerFaces()
}

// facesPerByte is how many triangles a byte of a stream is believed to hold: a flat grid takes well under a bit for each.
const facesPerByte = 512

// claimFaces checks a count of triangles before anything of that size is made.
func (d *decoder) claimFaces(faces uint32) error {
	if int64(faces) > int64(d.limits.Faces) {
		return fmt.Errorf("it says it holds %d triangles; at most %d are expected", faces, d.limits.Faces)
	}
	if int64(faces) > 1<<16+facesPerByte*int64(len(d.data)) {
		return fmt.Errorf("it says it holds %d triangles, which %d bytes cannot", faces, len(d.data))
	}
	d.faces = int(faces)
	return nil
}

// mesh hands out what was decoded, attributes point by point.
func (d *decoder) mesh() (*Mesh, error) {
	m := &Mesh{Points: d.points, Indices: d.corners}
	for i := range d.attributes {
		a := &d.attributes[i]
		of := d.groups[a.group].entryOfPoint
		values := make([]float32, d.points*a.components)
		for p := range d.points {
			entry := p
			if of != nil {
				entry = int(of[p])
			}
			copy(values[p*a.components:(p+1)*a.components], a.values[entry*a.components:])
		}
		m.Attributes = append(m.Attributes, Attribute{ID: a.id, Components: a.components, Values: values})
	}
	return m, nil
}
