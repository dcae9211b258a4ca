package stl

import (
	"encoding/binary"
	"math"
	"strings"
	"testing"
)

const text = `solid two
 facet normal 0 0 1
  outer loop
   vertex 0 0 0
   vertex 1 0 0
   vertex 0 1 0
  endloop
 endfacet
 facet normal 0 0 1
  outer loop
   vertex 1 0 0
   vertex 1 1 0
   vertex 0 1 -0
  endloop
 endfacet
endsolid two
`

func binarySTL(count uint32, triangles ...[9]float32) []byte {
	out := make([]byte, header)
	copy(out, "solid but binary")
	out = binary.LittleEndian.AppendUint32(out, count)
	for _, t := range triangles {
		out = append(out, make([]byte, 12)...)
		for _, x := range t {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x))
		}
		out = append(out, 0, 0)
	}
	return out
}

func TestBothFormsGiveTheSameMesh(t *testing.T) {
	a, found, err := Decode([]byte(text))
	if err != nil || found.Name != "two" || a.Triangles() != 2 || len(a.Positions) != 4 {
		t.Fatalf("%v: %+v %+v", err, a, found)
	}
	nan, infinite := float32(math.NaN()), float32(math.Inf(1))
	c, found, err := Decode(binarySTL(3, [9]float32{0, 0, 0, 1, 0, 0, 0, 1, 0}, [9]float32{nan}, [9]float32{0, 0, 0, 1, infinite, 0, 0, 1, 0}))
	if err != nil || found.Unreal != 2 || c.Triangles() != 1 {
		t.Fatalf("%v: %+v %+v", err, c, found)
	}
	b, found, err := Decode(binarySTL(3, [9]float32{0, 0, 0, 1, 0, 0, 0, 1, 0}, [9]float32{1, 0, 0, 1, 1, 0, 0, 1, 0}, [9]float32{1, 1, 1, 1, 1, 1, 0, 0, 0}))
	if err != nil || found.Degraded != 1 || b.Triangles() != 2 || b.Positions[3] != a.Positions[3] {
		t.Fatalf("%v: %+v %+v", err, b, found)
	}
}

func TestDamageIsRefused(t *testing.T) {
	nan := float32(math.NaN())
	for name, data := range map[string][]byte{
		"short": []byte("abc"), "promise": binarySTL(4e9), "cut": []byte(text[:200]), "nan": binarySTL(1, [9]float32{0, nan}), "empty": binarySTL(0),
		"word": []byte(strings.Replace(text, "outer", "inner", 1)), "number": []byte(strings.Replace(text, "vertex 1 1 0", "vertex 1 x 0", 1)), "none": nil,
	} {
		if m, _, err := Decode(data); err == nil {
			t.Errorf("%s: read as %+v", name, m)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(text))
	f.Add(binarySTL(1, [9]float32{0, 0, 0, 1, 0, 0, 0, 1, 0}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, _, err := Decode(data); err == nil {
			if err := m.Check(); err != nil {
				t.Error(err)
			}
		}
	})
}
