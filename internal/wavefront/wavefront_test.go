package wavefront_test

import (
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/wavefront"
)

func triangle() *asset.Mesh {
	return &asset.Mesh{
		Positions: [][3]float32{{0, 0, 0}, {1, 0, 0}, {0, 0.25, 0}}, Normals: [][3]float32{{0, 0, 1}, {0, 0, 1}, {0, 0, 1}},
		UV0: [][2]float32{{0, 0}, {1, 0}, {0, 1}}, Indices: []uint32{0, 1, 2},
	}
}

func lines(data []byte, prefix string) []string {
	var out []string
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, prefix+" ") {
			out = append(out, strings.TrimSpace(line))
		}
	}
	return out
}

func TestEncode(t *testing.T) {
	plain := wavefront.Encode(triangle(), wavefront.Options{Library: "x.mtl", Material: "surface"})
	want := "# Written by Scenograph. Metres, Z up.\nmtllib x.mtl\nv 0 0 0\nv 1 0 0\nv 0 0.25 0\nvt 0 1\nvt 1 1\nvt 0 0\nvn 0 0 1\nvn 0 0 1\nvn 0 0 1\nusemtl surface\nf 1/1/1 2/2/2 3/3/3\n"
	if string(plain) != want {
		t.Errorf("got\n%s", plain)
	}
	mirrored := wavefront.Encode(triangle(), wavefront.Options{Scale: geom.Vec3{-2, 1, 1}})
	if v := lines(mirrored, "v"); v[1] != "v -2 0 0" {
		t.Errorf("scaled: %v", v)
	}
	if f := lines(mirrored, "f"); f[0] != "f 1/1/1 3/3/3 2/2/2" {
		t.Errorf("a mirrored face keeps its turn: %v", f)
	}
}

// TestBacked encloses a volume: every edge of the front is walked the other way on the back.
func TestBacked(t *testing.T) {
	got := wavefront.Encode(triangle(), wavefront.Options{Backed: true})
	v, f := lines(got, "v"), lines(got, "f")
	if len(v) != 6 || len(f) != 2 || v[3] != "v 0 0 -0.0005" || f[1] != "f 4/4/4 6/6/6 5/5/5" {
		t.Errorf("%v %v", v, f)
	}
}
