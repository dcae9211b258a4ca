// Package wavefront reads and writes meshes as Wavefront OBJ text, the form that every simulator reads.
//
// Invariant: a file that is written holds one mesh in metres, Z up, faces counter-clockwise seen from outside, V turned up; equal meshes give
// equal bytes.
//
//	data := wavefront.Encode(mesh, wavefront.Options{Scale: geom.One})
package wavefront

import (
	"bytes"
	"math"
	"strconv"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// Options says how a mesh is written.
type Options struct {
	Scale    geom.Vec3                         // along the mesh's axes; a mirror turns the faces round. Zero is 1
	UV       func(u, v float64) (x, y float64) // where texture coordinates (origin upper left) go; nil leaves them
	Second   bool                              // the second set of texture coordinates instead of the first
	Material string                            // the material to use, in the library of the same name
	Library  string                            // file of the materials, "" for none
	Backed   bool                              // flat things get a back half a millimetre behind their front, so that they enclose something
}

// backing is how far the back of a flat thing lies behind its front, metres.
const backing = 0.0005

// Encode writes a mesh.
func Encode(m *asset.Mesh, o Options) []byte {
	e := encoder{mesh: m, options: o, out: make([]byte, 0, 80*len(m.Positions)+40*m.Triangles()+64)}
	if o.Scale == (geom.Vec3{}) {
		e.options.Scale = geom.One
	}
	e.mirrored = e.options.Scale[0]*e.options.Scale[1]*e.options.Scale[2] < 0
	e.uv = m.UV0
	if o.Second && len(m.UV1) > 0 {
		e.uv = m.UV1
	}
	e.text(own, "\n")
	if o.Library != "" {
		e.text("mtllib ", o.Library, "\n")
	}
	e.vertices()
	if o.Material != "" {
		e.text("usemtl ", o.Material, "\n")
	}
	e.faces(0, e.mirrored)
	if o.Backed {
		e.faces(len(m.Positions), !e.mirrored)
	}
	return e.out
}

// WithLibrary names the library of materials in a file that Encode wrote without one.
func WithLibrary(encoded []byte, library string) []byte {
	head := own + "\n"
	if !bytes.HasPrefix(encoded, []byte(head)) {
		return encoded
	}
	out := make([]byte, 0, len(encoded)+len(library)+16)
	out = append(append(out, head...), "mtllib "+library+"\n"...)
	return append(out, encoded[len(head):]...)
}

type encoder struct {
	mesh     *asset.Mesh
	options  Options
	uv       [][2]float32
	mirrored bool
	out      []byte
}

func (e *encoder) text(parts ...string) {
	for _, p := range parts {
		e.out = append(e.out, p...)
	}
}

func (e *encoder) numbers(key string, digits int, values ...float64) {
	e.out = append(e.out, key...)
	for _, x := range values {
		e.out = append(e.out, ' ')
		e.out = appendFixed(e.out, x, digits)
	}
	e.out = append(e.out, '\n')
}

// appendFixed writes a number with at most so many digits after the point, and no needless ones.
func appendFixed(out []byte, x float64, digits int) []byte {
	scale := math.Pow10(digits)
	scaled := math.Round(x * scale)
	if math.Abs(scaled) >= 1<<53 {
		return strconv.AppendFloat(out, x, 'g', -1, 64)
	}
	n := int64(scaled)
	if n < 0 {
		out, n = append(out, '-'), -n
	}
	unit := int64(scale)
	out = strconv.AppendInt(out, n/unit, 10)
	rest := n % unit
	if rest == 0 {
		return out
	}
	out = append(out, '.')
	for rest > 0 {
		unit /= 10
		out = append(out, byte('0'+rest/unit))
		rest %= unit
	}
	return out
}

// vertices writes positions, texture coordinates and normals, each list whole before the next; a back lies backing metres behind
// the front.
func (e *encoder) vertices() {
	sides := []float64{0}
	if e.options.Backed {
		sides = append(sides, backing)
	}
	m, s := e.mesh, e.options.Scale
	for _, behind := range sides {
		for i, p := range m.Positions {
			at := geom.Vec3{float64(p[0]) * s[0], float64(p[1]) * s[1], float64(p[2]) * s[2]}
			if behind != 0 {
				at = at.Sub(e.normal(i).Mul(behind))
			}
			e.numbers("v", 6, at[0], at[1], at[2])
		}
	}
	for range sides {
		for _, t := range e.uv {
			u, v := float64(t[0]), float64(t[1])
			if e.options.UV != nil {
				u, v = e.options.UV(u, v)
			}
			e.numbers("vt", 5, u, 1-v)
		}
	}
	for _, behind := range sides {
		for i := range m.Normals {
			n := e.normal(i)
			if behind != 0 {
				n = n.Mul(-1)
			}
			e.numbers("vn", 4, n[0], n[1], n[2])
		}
	}
}

// normal is a vertex's normal under the scale, or up where it has none.
func (e *encoder) normal(i int) geom.Vec3 {
	if i >= len(e.mesh.Normals) {
		return geom.Vec3{0, 0, 1}
	}
	n := e.mesh.Normals[i]
	out := geom.Vec3{float64(n[0]) / e.options.Scale[0], float64(n[1]) / e.options.Scale[1], float64(n[2]) / e.options.Scale[2]}
	switch l := out.Len(); {
	case math.Abs(l-1) < unitary:
		return out
	case l > 0 && !math.IsInf(l, 0):
		return out.Mul(1 / l)
	}
	return geom.Vec3{0, 0, 1}
}

// unitary is how far from 1 a normal's length may be that is written as it is, so that what was read is written again alike.
const unitary = 1e-3

func (e *encoder) faces(first int, turned bool) {
	for i := 0; i+2 < len(e.mesh.Indices); i += 3 {
		a, b, c := e.mesh.Indices[i], e.mesh.Indices[i+1], e.mesh.Indices[i+2]
		if turned {
			b, c = c, b
		}
		e.out = append(e.out, 'f')
		for _, index := range [3]uint32{a, b, c} {
			e.corner(first + int(index) + 1)
		}
		e.out = append(e.out, '\n')
	}
}

// corner writes one corner as position/texture/normal, which have equal numbers.
func (e *encoder) corner(n int) {
	e.out = append(e.out, ' ')
	e.out = strconv.AppendInt(e.out, int64(n), 10)
	if len(e.uv) == 0 && len(e.mesh.Normals) == 0 {
		return
	}
	e.out = append(e.out, '/')
	if len(e.uv) > 0 {
		e.out = strconv.AppendInt(e.out, int64(n), 10)
	}
	if len(e.mesh.Normals) > 0 {
		e.out = append(e.out, '/')
		e.out = strconv.AppendInt(e.out, int64(n), 10)
	}
}
