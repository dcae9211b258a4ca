package assembly

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/xmltree"
)

// stream is one input of a primitive.
type stream struct {
	values []float64
	stride int
	offset int
}

func (c *dae) stream(url string) (stream, error) {
	source := c.ref(url)
	array := source.First("float_array")
	if array == nil {
		return stream{}, fmt.Errorf("the source %q holds no numbers", url)
	}
	values, err := xmltree.Floats(array.Text)
	if err != nil {
		return stream{}, err
	}
	stride := 3
	if a := source.First("technique_common").First("accessor"); a != nil {
		if n, err := strconv.Atoi(a.Get("stride")); err == nil && n > 0 && n < 64 {
			stride = n
		}
	}
	return stream{values: values, stride: stride}, nil
}

func (s *stream) at(i, k int) (float32, error) {
	if i < 0 || k >= s.stride || i >= len(s.values)/s.stride {
		return 0, fmt.Errorf("index %d points behind the %d values", i, len(s.values)/max(1, s.stride))
	}
	x := float32(s.values[i*s.stride+k])
	if math.IsInf(float64(x), 0) {
		return 0, errors.New("a number is too large")
	}
	return x, nil
}

func (c *dae) primitive(mesh, p *xmltree.Element) (*asset.Mesh, error) {
	inputs := map[string]*stream{}
	width := 1
	for _, in := range p.All("input") {
		semantic, url := in.Get("semantic"), in.Get("source")
		if semantic == "VERTEX" {
			for _, v := range c.ref(url).All("input") {
				if v.Get("semantic") == "POSITION" {
					semantic, url = "POSITION", v.Get("source")
				}
			}
		}
		offset, err := strconv.Atoi(in.Get("offset"))
		if err != nil || offset < 0 || offset > 31 {
			return nil, fmt.Errorf("an input has the offset %q", in.Get("offset"))
		}
		width = max(width, offset+1)
		if inputs[semantic] != nil || semantic != "POSITION" && semantic != "NORMAL" && semantic != "TEXCOORD" {
			continue
		}
		s, err := c.stream(url)
		if err != nil {
			return nil, err
		}
		s.offset = offset
		inputs[semantic] = &s
	}
	if inputs["POSITION"] == nil {
		return nil, errors.New("it has no positions")
	}
	faces, err := daeFaces(p, width)
	if err != nil {
		return nil, err
	}
	return c.join(inputs, faces)
}

// daeFaces lists the corners of each face: as many indices as there are inputs.
func daeFaces(p *xmltree.Element, width int) ([][]int, error) {
	var counts []int
	for _, text := range strings.Fields(p.First("vcount").Text0()) {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 {
			return nil, fmt.Errorf("a face has %q corners", text)
		}
		counts = append(counts, n)
	}
	var out [][]int
	for _, list := range p.All("p") {
		var indices []int
		for _, text := range strings.Fields(list.Text) {
			n, err := strconv.Atoi(text)
			if err != nil {
				return nil, fmt.Errorf("%q is no index", text)
			}
			indices = append(indices, n)
		}
		at := 0
		for k := 0; at < len(indices); k++ {
			n := 3
			switch {
			case p.Name == "polygons":
				n = len(indices) / width
			case p.Name == "polylist" && k < len(counts):
				n = counts[k]
			case p.Name == "polylist":
				n = 0
			}
			if n*width > len(indices)-at {
				return nil, errors.New("its faces name more corners than there are")
			}
			if n == 0 {
				if p.Name != "polylist" || k >= len(counts) {
					break
				}
				continue
			}
			out = append(out, indices[at:at+n*width])
			at += n * width
		}
	}
	return out, nil
}

func (c *dae) join(inputs map[string]*stream, faces [][]int) (*asset.Mesh, error) {
	width := 1
	for _, s := range inputs {
		width = max(width, s.offset+1)
	}
	out := &asset.Mesh{}
	seen := map[[3]int]uint32{}
	for _, face := range faces {
		n := len(face) / width
		if n < 3 {
			continue
		}
		var corners []uint32
		for k := range n {
			if c.budget--; c.budget < 0 {
				return nil, errors.New("it unfolds to far more data than its size allows")
			}
			at, err := daeCorner(out, inputs, face[k*width:(k+1)*width], seen)
			if err != nil {
				return nil, err
			}
			corners = append(corners, at)
		}
		for k := 1; k+1 < n; k++ {
			if a, b, d := corners[0], corners[k], corners[k+1]; a != b && b != d && a != d {
				out.Indices = append(out.Indices, a, b, d)
			}
		}
	}
	if len(out.Indices) == 0 {
		return nil, nil
	}
	return out, nil
}

func daeCorner(out *asset.Mesh, inputs map[string]*stream, indices []int, seen map[[3]int]uint32) (uint32, error) {
	key := [3]int{-1, -1, -1}
	for k, name := range [3]string{"POSITION", "NORMAL", "TEXCOORD"} {
		if s := inputs[name]; s != nil {
			key[k] = indices[s.offset]
		}
	}
	if at, known := seen[key]; known {
		return at, nil
	}
	var values [3][3]float32
	for k, name := range [3]string{"POSITION", "NORMAL", "TEXCOORD"} {
		s := inputs[name]
		if s == nil {
			continue
		}
		count := 3
		if name == "TEXCOORD" {
			count = min(2, s.stride)
		}
		for i := range count {
			x, err := s.at(key[k], i)
			if err != nil {
				return 0, err
			}
			values[k][i] = x
		}
	}
	at := uint32(len(out.Positions))
	seen[key] = at
	out.Positions = append(out.Positions, values[0])
	if inputs["NORMAL"] != nil {
		out.Normals = append(out.Normals, values[1])
	}
	if inputs["TEXCOORD"] != nil {
		out.UV0 = append(out.UV0, [2]float32{values[2][0], 1 - values[2][1]})
	}
	return at, nil
}
