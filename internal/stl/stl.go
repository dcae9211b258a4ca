// Package stl reads stereolithography files, as text and as binary.
//
// Invariant: the mesh holds only finite triangles with area, its vertices welded where their positions are equal; nothing is
// allocated that the file has no bytes for.
//
//	mesh, report, err := stl.Decode(data)
package stl

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"scenograph/internal/asset"
)

// Found is what a file says besides its triangles.
type Found struct {
	Name     string // of the solid, or the header's text
	Degraded int    // triangles without area, which were left out
	Unreal   int    // triangles with a corner that is not finite, which were left out
}

// header and record are the bytes of a binary file's head and of each triangle (3D Systems, StereoLithography Interface Specification).
const (
	header = 80
	record = 50
)

// Decode reads a file, in its own unit and axes. The mesh has no normals: those of the file say no more than its triangles.
func Decode(data []byte) (*asset.Mesh, Found, error) {
	w := welder{index: map[[3]float32]uint32{}, mesh: &asset.Mesh{}}
	var err error
	if binaryFile(data) {
		err = w.binary(data)
	} else {
		err = w.text(data)
	}
	if err != nil {
		return nil, w.found, err
	}
	if len(w.mesh.Indices) == 0 {
		return nil, w.found, errors.New("it holds no triangles")
	}
	return w.mesh, w.found, nil
}

// binaryFile tells the forms apart by length: many binary files begin with "solid" too.
func binaryFile(data []byte) bool {
	if len(data) >= header+4 {
		count := binary.LittleEndian.Uint32(data[header:])
		if uint64(len(data)) == header+4+record*uint64(count) {
			return true
		}
	}
	start := bytes.TrimLeft(data[:min(len(data), 512)], " \t\r\n\xef\xbb\xbf")
	return !bytes.HasPrefix(start, []byte("solid"))
}

type welder struct {
	index map[[3]float32]uint32
	mesh  *asset.Mesh
	found Found
}

func (w *welder) binary(data []byte) error {
	if len(data) < header+4 {
		return errors.New("it is too short for an STL file")
	}
	count := uint64(binary.LittleEndian.Uint32(data[header:]))
	rest := data[header+4:]
	if count*record > uint64(len(rest)) {
		return fmt.Errorf("it promises %d triangles but holds %d", count, len(rest)/record)
	}
	w.found.Name = strings.TrimSpace(strings.ToValidUTF8(strings.TrimRight(string(bytes.TrimRight(data[:header], "\x00 ")), "\x00"), ""))
	for i := range count {
		at := rest[i*record+12:]
		var corners [3][3]float32
		for c := range 3 {
			for k := range 3 {
				corners[c][k] = math.Float32frombits(binary.LittleEndian.Uint32(at[12*c+4*k:]))
			}
		}
		if err := w.add(corners); err != nil {
			return fmt.Errorf("triangle %d: %w", i, err)
		}
	}
	return nil
}

func (w *welder) text(data []byte) error {
	var corners [3][3]float32
	count, number, ended := 0, 0, false
	for len(data) > 0 {
		var line []byte
		line, data, _ = bytes.Cut(data, []byte{'\n'})
		number++
		fields := strings.Fields(string(line))
		if len(fields) == 0 {
			continue
		}
		switch strings.ToLower(fields[0]) {
		case "solid":
			if w.found.Name == "" {
				w.found.Name = strings.ToValidUTF8(strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(string(line)), fields[0])), "")
			}
			ended = false
		case "facet":
			count = 0
		case "vertex":
			if len(fields) != 4 || count > 2 {
				return fmt.Errorf("line %d: a facet has three vertices of three numbers", number)
			}
			for k := range 3 {
				x, err := strconv.ParseFloat(fields[k+1], 32)
				if err != nil && !errors.Is(err, strconv.ErrRange) { // beyond float32 it is infinite
					return fmt.Errorf("line %d: %q is no number", number, cut(fields[k+1]))
				}
				corners[count][k] = float32(x)
			}
			count++
		case "endfacet":
			if count != 3 {
				return fmt.Errorf("line %d: a facet ends with %d vertices", number, count)
			}
			if err := w.add(corners); err != nil {
				return fmt.Errorf("line %d: %w", number, err)
			}
			count = 0
		case "endsolid":
			ended = true
		case "outer", "endloop", "color":
		default:
			return fmt.Errorf("line %d: %q has no meaning in an STL file", number, cut(fields[0]))
		}
	}
	if !ended {
		return errors.New("it ends before endsolid: it is cut off")
	}
	return nil
}

func cut(word string) string {
	if len(word) > 40 {
		word = word[:40]
	}
	return strings.ToValidUTF8(word, "?")
}

func (w *welder) add(corners [3][3]float32) error {
	for _, p := range corners {
		for _, x := range p {
			if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
				w.found.Unreal++
				return nil
			}
		}
	}
	var at [3]uint32
	for c, p := range corners {
		for k := range p {
			p[k] += 0 // −0 and 0 are one place
		}
		index, known := w.index[p]
		if !known {
			if len(w.mesh.Positions) >= asset.MaxVertices {
				return fmt.Errorf("it has more than %d vertices", asset.MaxVertices)
			}
			index = uint32(len(w.mesh.Positions))
			w.index[p] = index
			w.mesh.Positions = append(w.mesh.Positions, p)
		}
		at[c] = index
	}
	if at[0] == at[1] || at[1] == at[2] || at[0] == at[2] {
		w.found.Degraded++
		return nil
	}
	w.mesh.Indices = append(w.mesh.Indices, at[:]...)
	return nil
}
