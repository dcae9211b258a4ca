package gltfio_test

import (
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/gltfio"
)

// quad lies in the plane z = 0, facing +Z; its UVs are those given for the corners (0,0), (1,0), (1,1), (0,1).
func quad(uv [4][2]float32) *asset.Mesh {
	up := [3]float32{0, 0, 1}
	return &asset.Mesh{
		Positions: [][3]float32{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}}, Normals: [][3]float32{up, up, up, up},
		UV0: uv[:], Indices: []uint32{0, 1, 2, 0, 2, 3},
	}
}

func TestTangentsFollowU(t *testing.T) {
	cases := []struct {
		name string
		uv   [4][2]float32
		want [4]float32
	}{
		{"upright", [4][2]float32{{0, 1}, {1, 1}, {1, 0}, {0, 0}}, [4]float32{1, 0, 0, 1}},
		{"mirrored", [4][2]float32{{1, 1}, {0, 1}, {0, 0}, {1, 0}}, [4]float32{-1, 0, 0, -1}},
		{"upside down", [4][2]float32{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, [4]float32{1, 0, 0, -1}},
		{"turned", [4][2]float32{{1, 1}, {1, 0}, {0, 0}, {0, 1}}, [4]float32{0, -1, 0, 1}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			m := quad(c.uv)
			gltfio.GenerateTangents(m, 0)
			for i, got := range m.Tangents {
				for k := range 4 {
					if math.Abs(float64(got[k]-c.want[k])) > 1e-6 {
						t.Fatalf("vertex %d has %v, want %v", i, got, c.want)
					}
				}
			}
		})
	}
}

// TestTangentsOnASeam: two quads mirrored in U share an edge; its two vertices must be doubled, no more.
func TestTangentsOnASeam(t *testing.T) {
	up := [3]float32{0, 0, 1}
	m := &asset.Mesh{
		Positions: [][3]float32{{0, 0, 0}, {1, 0, 0}, {2, 0, 0}, {0, 1, 0}, {1, 1, 0}, {2, 1, 0}}, Normals: [][3]float32{up, up, up, up, up, up},
		UV0: [][2]float32{{0, 1}, {1, 1}, {0, 1}, {0, 0}, {1, 0}, {0, 0}}, Indices: []uint32{0, 1, 4, 0, 4, 3, 1, 2, 5, 1, 5, 4},
	}
	gltfio.GenerateTangents(m, 0)
	if err := m.Check(); err != nil {
		t.Fatal(err)
	}
	if len(m.Positions) != 8 {
		t.Errorf("%d vertices, want 8", len(m.Positions))
	}
	for i, index := range m.Indices {
		want := float32(1)
		if i >= 6 {
			want = -1
		}
		if got := m.Tangents[index]; got[0] != want || got[3] != want {
			t.Errorf("corner %d has %v", i, got)
		}
	}
}

func TestTangentsOfBadMappings(t *testing.T) {
	flat := quad([4][2]float32{})
	gltfio.GenerateTangents(flat, 0)
	for _, tangent := range flat.Tangents {
		if l := math.Sqrt(float64(tangent[0]*tangent[0] + tangent[1]*tangent[1] + tangent[2]*tangent[2])); math.Abs(l-1) > 1e-6 || tangent[3]*tangent[3] != 1 {
			t.Errorf("without UV area a tangent is %v", tangent)
		}
	}
	none := quad([4][2]float32{})
	none.UV0 = nil
	gltfio.GenerateTangents(none, 0)
	if none.Tangents != nil {
		t.Error("tangents were made without UVs")
	}
}

func TestTangentsAgreeWithMikkTSpace(t *testing.T) {
	var exports [][]bundle.File
	for _, file := range realFiles[:5] {
		snap, store, _ := readReal(t, file.name)
		exports = append(exports, must[gltfio.Result](t)(gltfio.Write(snap, store, gltfio.WriteOptions{})).Files)
	}
	runJudge(t, "mikktspace", "mikktspace.mjs", exports...)
}
