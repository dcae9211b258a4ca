package pathtrace

import (
	"context"
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// bench builds frames by hand.
type bench struct {
	whole frame.Whole
	store *asset.Store
}

// newBench looks from eye at target through a square picture, in a dark surrounding with exposure 1.
func newBench(pixels int, eye, target geom.Vec3) *bench {
	v := frame.View{
		WorldFromCamera: frame.LookAt(eye, target), Projection: scene.Perspective, FovYRad: geom.Radians(40),
		Near: 0.01, Far: 100, Width: pixels, Height: pixels,
	}
	f := &frame.Frame{View: v, Style: frame.RenderStyle(), Exposure: 1, Environment: scene.Environment{Sky: scene.ColorSky}, Labels: []frame.Label{{}}}
	f.Want.Color = true
	return &bench{frame.Whole{Frame: f}, asset.NewStore()}
}

// sky surrounds the scene with an even luminance.
func (b *bench) sky(c geom.Color) { b.whole.Environment.Color, b.whole.Environment.Intensity = c, 0.01 }

func (b *bench) put(m *asset.Mesh, material scene.Material, world geom.Transform) {
	f := b.whole.Frame
	mat := world.Mat4()
	var rows [12]float32
	for row := range 3 {
		for column := range 4 {
			rows[row*4+column] = float32(mat[column*4+row])
		}
	}
	f.Labels = append(f.Labels, frame.Label{Node: "thing"})
	f.Instances = append(f.Instances, frame.Instance{WorldFromMesh: rows, Label: uint32(len(f.Labels) - 1)})
	batch := frame.Batch{Mesh: m, Material: &material, First: len(f.Instances) - 1, Count: 1, Mirrored: mat.Mat3().Det() < 0, DoubleSided: material.DoubleSided}
	if material.AlphaMode == scene.Blend {
		f.Blended = append(f.Blended, batch)
		return
	}
	f.Opaque = append(f.Opaque, batch)
}

func (b *bench) stage(t testing.TB) *Stage {
	t.Helper()
	s, err := NewStage(b.whole, b.store)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// mean is the average light of the pixels in the middle of the picture, and how many were not finite.
func (s *Stage) mean(t testing.TB, samples int) geom.Color {
	t.Helper()
	w := &work{Stage: s, Options: Options{Samples: samples, Seed: 7, Threads: 2}, film: newFilm(s.view.Width, s.view.Height)}
	if err := w.pass(context.Background(), samples); err != nil {
		t.Fatal(err)
	}
	var sum geom.Color
	n := 0.0
	low, high := s.view.Width*3/8, s.view.Width*5/8
	for y := low; y < high; y++ {
		for x := low; x < high; x++ {
			c := w.film.light(y*s.view.Width + x)
			sum, n = geom.Color{sum[0] + float64(c.x), sum[1] + float64(c.y), sum[2] + float64(c.z)}, n+1
		}
	}
	return sum.Scale(1 / n)
}

// square is 2 m wide around the origin and looks up.
func square() *asset.Mesh {
	return &asset.Mesh{
		Positions: [][3]float32{{-1, -1, 0}, {1, -1, 0}, {1, 1, 0}, {-1, 1, 0}},
		UV0:       [][2]float32{{0, 1}, {1, 1}, {1, 0}, {0, 0}},
		Indices:   []uint32{0, 1, 2, 0, 2, 3},
	}
}

// ball is a sphere of radius 1 with smooth normals.
func ball() *asset.Mesh {
	const rings, segments = 48, 96
	m := &asset.Mesh{}
	for i := range rings + 1 {
		for j := range segments + 1 {
			sinP, cosP := math.Sincos(math.Pi * float64(i) / rings)
			sinA, cosA := math.Sincos(2 * math.Pi * float64(j) / segments)
			p := [3]float32{float32(sinP * cosA), float32(sinP * sinA), float32(cosP)}
			m.Positions, m.Normals = append(m.Positions, p), append(m.Normals, p)
		}
	}
	for i := range uint32(rings) {
		for j := range uint32(segments) {
			a := i*(segments+1) + j
			b := a + segments + 1
			m.Indices = append(m.Indices, a, b, b+1, a, b+1, a+1)
		}
	}
	return m
}

func plain(color geom.Color, roughness float64) scene.Material {
	m := scene.NewMaterial("m", "m", color)
	m.Roughness = roughness
	return m
}

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within*math.Max(math.Abs(want), 1e-9)) {
		t.Errorf("%s: %.4f, want %.4f within %.1f %%", what, got, want, within*100)
	}
}
