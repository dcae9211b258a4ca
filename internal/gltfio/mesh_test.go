package gltfio

import (
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

func TestNormalsGoWithWhatIsBaked(t *testing.T) {
	slope := [3]float32{0, -math.Sqrt2 / 2, math.Sqrt2 / 2}
	for _, c := range []struct {
		name  string
		scale geom.Vec3
		want  [3]float32
	}{
		{"flat", geom.Vec3{1, 1, 0}, [3]float32{0, 0, 1}},
		{"mirrored", geom.Vec3{1, -1, 1}, [3]float32{0, math.Sqrt2 / 2, math.Sqrt2 / 2}},
		{"steep", geom.Vec3{1, 1, 3}, [3]float32{0, -3 / float32(math.Sqrt(10)), 1 / float32(math.Sqrt(10))}},
	} {
		m := &asset.Mesh{Positions: [][3]float32{{0, 0, 0}, {1, 0, 0}, {0, 1, 1}}, Normals: [][3]float32{slope, slope, slope}, Indices: []uint32{0, 1, 2}}
		bake(m, geom.Transform{Rotation: geom.Identity, Scale: c.scale}.Mat4())
		for i, n := range m.Normals[0] {
			if math.Abs(float64(n-c.want[i])) > 1e-6 {
				t.Errorf("%s: the normal is %v, want %v", c.name, m.Normals[0], c.want)
				break
			}
		}
	}
}
