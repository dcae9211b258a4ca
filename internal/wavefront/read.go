package wavefront

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"scenograph/internal/asset"
)

// File is what an OBJ file holds, in the file's own unit and axes.
type File struct {
	Groups    []Group
	Libraries []string // .mtl files, as they are named
	Own       bool     // written by this package: metres, Z up
	Skipped   []string // statements that were passed over, each once, sorted
	Degraded  int      // faces without area or with fewer than three corners
	Dangling  int      // faces that name vertices, texture vertices or normals that are not before them; without a vertex a face was left out
	Unreal    int      // vertices, normals and texture vertices that are not finite; faces at such vertices were left out
}

// Group is the part of one object or group that wears one material.
type Group struct {
	Object   string
	Material string // "" for none
	Mesh     *asset.Mesh
	Rough    bool // some corner came without a normal: Mesh has none
}

// own is the first line of a file that Encode wrote.
const own = "# Written by Scenograph. Metres, Z up."

// mostCorners bounds a face. A longer one is more likely damage.
const mostCorners = 4096

// Decode reads OBJ text (Wavefront, "Object Files", appendix B1 of the Advanced Visualizer manual): vertices, polygons with
// positive and negative indices, groups, objects and materials. Curves, lines and points are named in Skipped.
func Decode(data []byte) (*File, error) {
	d := decoder{file: &File{Own: bytes.HasPrefix(data, []byte(own))}, groups: map[groupKey]*builder{}, skipped: map[string]bool{}}
	number := 0
	for len(data) > 0 {
		line, used := logicalLine(data)
		data = data[used.bytes:]
		number += used.lines
		if err := d.line(line); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	return d.finish()
}

type span struct{ bytes, lines int }

// logicalLine returns the next line with its continuations joined.
func logicalLine(data []byte) ([]byte, span) {
	var joined []byte
	used := span{}
	for {
		line, rest := data[used.bytes:], 0
		if at := bytes.IndexByte(line, '\n'); at >= 0 {
			line, rest = line[:at], 1
		}
		used.bytes += len(line) + rest
		used.lines++
		line = bytes.TrimRight(line, "\r \t")
		if !bytes.HasSuffix(line, []byte{'\\'}) || used.bytes >= len(data) {
			if joined == nil {
				return line, used
			}
			return append(joined, line...), used
		}
		joined = append(append(joined, line[:len(line)-1]...), ' ')
	}
}

type groupKey struct{ object, material string }

type decoder struct {
	file      *File
	positions [][3]float32
	colors    [][4]float32
	colored   bool
	uvs       [][2]float32
	normals   [][3]float32

	object, material string
	groups           map[groupKey]*builder
	order            []*builder
	skipped          map[string]bool
	fields           [][]byte
	corners          []corner
	dangling         bool              // an index of the face in hand points at nothing
	unreal           [3]map[int32]bool // vertices, texture vertices and normals that are not finite
}

func (d *decoder) line(line []byte) error {
	if at := bytes.IndexByte(line, '#'); at >= 0 {
		line = line[:at]
	}
	d.fields = splitFields(d.fields[:0], line)
	if len(d.fields) == 0 {
		return nil
	}
	words := d.fields[1:]
	switch key := string(d.fields[0]); key {
	case "v":
		return d.vertex(words)
	case "vt":
		numbers, finite, err := anyFloats(words, 1, 3)
		if err != nil {
			return fmt.Errorf("texture vertex: %w", err)
		}
		d.note(finite, textureVertex, len(d.uvs))
		uv := [2]float32{numbers[0], 1}
		if len(words) > 1 {
			uv[1] = 1 - numbers[1]
		}
		d.uvs = append(d.uvs, uv)
	case "vn":
		numbers, finite, err := anyFloats(words, 3, 3)
		if err != nil {
			return fmt.Errorf("normal: %w", err)
		}
		d.note(finite, normalVector, len(d.normals))
		d.normals = append(d.normals, [3]float32(numbers[:3]))
	case "f", "fo":
		return d.face(words)
	case "o", "g":
		d.object = text(line, key)
	case "usemtl":
		d.material = text(line, key)
	case "mtllib":
		d.file.Libraries = append(d.file.Libraries, text(line, key))
	case "s", "maplib", "usemap", "lod", "mg", "bevel", "c_interp", "d_interp", "shadow_obj", "trace_obj":
	default:
		if len(d.skipped) < 16 && isWord(key) {
			d.skipped[key] = true
		}
	}
	return nil
}

func isWord(key string) bool {
	return len(key) < 16 && !strings.ContainsFunc(key, func(r rune) bool { return r < 'a' || r > 'z' })
}

func text(line []byte, key string) string {
	line = bytes.TrimSpace(line)
	return strings.ToValidUTF8(string(bytes.TrimSpace(line[len(key):])), "")
}

func splitFields(out [][]byte, line []byte) [][]byte {
	for i := 0; i < len(line); {
		if line[i] <= ' ' {
			i++
			continue
		}
		from := i
		for i < len(line) && line[i] > ' ' {
			i++
		}
		out = append(out, line[from:i])
	}
	return out
}

// floats reads between least and most numbers, all finite as float32.
func floats(words [][]byte, least, most int) (out [7]float32, err error) {
	out, finite, err := anyFloats(words, least, most)
	if err == nil && !finite {
		err = fmt.Errorf("%q are not all finite", brief(bytes.Join(words, []byte{' '})))
	}
	return out, err
}

// anyFloats reads numbers, with 0 for those that are not finite as float32.
func anyFloats(words [][]byte, least, most int) (out [7]float32, finite bool, err error) {
	if len(words) < least {
		return out, false, fmt.Errorf("has %d numbers; %d are needed", len(words), least)
	}
	finite = true
	for i, w := range words[:min(len(words), most)] {
		x, err := strconv.ParseFloat(string(w), 32)
		if err != nil && !errors.Is(err, strconv.ErrRange) {
			return out, false, fmt.Errorf("%q is no number", brief(w))
		}
		if math.IsNaN(x) || math.IsInf(x, 0) {
			finite = false
			continue
		}
		out[i] = float32(x)
	}
	return out, finite, nil
}

// What a corner names, by the order of its indices.
const (
	vertexPlace = iota
	textureVertex
	normalVector
)

// note keeps in mind what is not finite.
func (d *decoder) note(finite bool, what, index int) {
	if finite {
		return
	}
	if d.unreal[what] == nil {
		d.unreal[what] = map[int32]bool{}
	}
	d.unreal[what][int32(index)] = true
	d.file.Unreal++
}

func brief(word []byte) string {
	if len(word) > 40 {
		word = word[:40]
	}
	return strings.ToValidUTF8(string(word), "?")
}

// vertex reads a position, and a colour where six numbers stand, as many scanners write it.
func (d *decoder) vertex(words [][]byte) error {
	numbers, finite, err := anyFloats(words, 3, 7)
	if err != nil {
		return fmt.Errorf("vertex %d: %w", len(d.positions)+1, err)
	}
	d.note(finite, vertexPlace, len(d.positions))
	if len(d.positions) >= asset.MaxVertices {
		return fmt.Errorf("it has more than %d vertices", asset.MaxVertices)
	}
	d.positions = append(d.positions, [3]float32(numbers[:3]))
	color := [4]float32{1, 1, 1, 1}
	if len(words) == 6 {
		d.colored = true
		color = [4]float32{numbers[3], numbers[4], numbers[5], 1}
	}
	if d.colored {
		for len(d.colors) < len(d.positions)-1 {
			d.colors = append(d.colors, [4]float32{1, 1, 1, 1})
		}
		d.colors = append(d.colors, color)
	}
	return nil
}

func (d *decoder) face(words [][]byte) error {
	if len(words) > mostCorners {
		return fmt.Errorf("a face has %d corners; at most %d are read", len(words), mostCorners)
	}
	d.corners = d.corners[:0]
	d.dangling = false
	defer func() {
		if d.dangling {
			d.file.Dangling++
		}
	}()
	for _, w := range words {
		c, err := d.corner(w)
		if err != nil {
			return err
		}
		if c.v < 0 {
			return nil
		}
		if d.unreal[vertexPlace][c.v] {
			return nil
		}
		if d.unreal[normalVector][c.n] {
			c.n = -1
		}
		if n := len(d.corners); n > 0 && d.corners[n-1].v == c.v {
			continue
		}
		d.corners = append(d.corners, c)
	}
	if n := len(d.corners); n > 1 && d.corners[0].v == d.corners[n-1].v {
		d.corners = d.corners[:n-1]
	}
	if len(d.corners) < 3 {
		d.file.Degraded++
		return nil
	}
	key := groupKey{d.object, d.material}
	b, known := d.groups[key]
	if !known {
		b = &builder{key: key, index: map[corner]uint32{}, aligned: true}
		d.groups[key] = b
		d.order = append(d.order, b)
	}
	b.add(d.corners, d.positions)
	return nil
}

// corner is a vertex of a face: indices from 0, −1 for none.
type corner struct{ v, t, n int32 }

func (d *decoder) corner(word []byte) (corner, error) {
	out, named := corner{-1, -1, -1}, false
	counts := [3]int{len(d.positions), len(d.uvs), len(d.normals)}
	into := [3]*int32{&out.v, &out.t, &out.n}
	for i := 0; ; i++ {
		part, rest, more := bytes.Cut(word, []byte{'/'})
		if i > 2 {
			return out, fmt.Errorf("a corner has too many indices")
		}
		if len(part) > 0 {
			n, err := strconv.Atoi(string(part))
			if err != nil {
				return out, fmt.Errorf("%q is no index", brief(part))
			}
			if n < 0 {
				n += counts[i] + 1
			}
			if named = named || i == 0; n < 1 || n > counts[i] {
				d.dangling = true
			} else {
				*into[i] = int32(n - 1)
			}
		}
		if !more {
			break
		}
		word = rest
	}
	if !named {
		return out, errors.New("a corner has no vertex")
	}
	return out, nil
}

func (d *decoder) finish() (*File, error) {
	for _, b := range d.order {
		if g, ok := b.group(d, len(d.order) == 1); ok {
			d.file.Groups = append(d.file.Groups, g)
		}
	}
	for key := range d.skipped {
		d.file.Skipped = append(d.file.Skipped, key)
	}
	slices.Sort(d.file.Skipped)
	if len(d.file.Groups) == 0 {
		if d.file.Dangling > 0 {
			return nil, fmt.Errorf("its faces name vertices that are not there, %d of them; it has %d vertices", d.file.Dangling, len(d.positions))
		}
		if len(d.positions) > 0 && len(d.order) == 0 {
			return nil, fmt.Errorf("it has %d vertices but no faces", len(d.positions))
		}
		return nil, errors.New("it holds no faces; is it an OBJ file?")
	}
	return d.file, nil
}
