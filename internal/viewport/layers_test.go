package viewport

import (
	"fmt"
	"testing"

	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/golden"
	"scenograph/internal/scene"
)

// row is five balls that differ in one parameter, from 0 to 1.
type row struct {
	name string
	make func(x float64) scene.Material
}

func layerRows() []row {
	white := geom.Color{1, 1, 1}
	return []row{
		{"clearcoat", func(x float64) scene.Material {
			m := painted("coat", geom.Hex(0x8E1B1B), 0.6, 0.3)
			m.Clearcoat = &scene.Clearcoat{Factor: x, Roughness: 0.04}
			return m
		}},
		{"sheen", func(x float64) scene.Material {
			m := painted("sheen", geom.Hex(0x24306E), 0.9, 0)
			m.Sheen = &scene.Sheen{Color: white.Scale(x), Roughness: 0.35}
			return m
		}},
		{"anisotropy", func(x float64) scene.Material {
			m := painted("anisotropy", geom.Color{0.95, 0.93, 0.88}, 0.25, 1)
			m.Anisotropy = &scene.Anisotropy{Strength: x}
			return m
		}},
		{"transmission", func(x float64) scene.Material {
			m := painted("transmission", geom.Hex(0xE8F4EC), 0.5*x, 0)
			m.Transmission = &scene.Transmission{Factor: 1}
			m.Volume = &scene.Volume{ThicknessM: 0.3, AttenuationDistanceM: 0.5, AttenuationColor: geom.Color{0.5, 0.9, 0.7}}
			return m
		}},
		{"specular", func(x float64) scene.Material {
			m := painted("specular", geom.Hex(0x303030), 0.15, 0)
			m.IOR, m.Specular = 1.2+x, &scene.Specular{Factor: 1, Color: geom.Color{1, 0.8, 0.5}}
			return m
		}},
	}
}

// layerStage is a row of balls before a striped wall.
func layerStage(t testing.TB, r row) *stage {
	s := newStage(t)
	ball := s.model(form.Ellipsoid(0.42, 0.42, 0.42, 32, 20).Move(0, 0, 0.42))
	for i := range 5 {
		m := r.make(float64(i) / 4)
		m.ID = scene.MaterialID(fmt.Sprint(r.name, i))
		s.put(scene.NodeID(m.ID), ball, geom.Vec3{float64(i) - 2, 0, 0}, m)
	}
	s.put("ground", s.model(form.Box(7, 4, 0.1, 0.02)), geom.Vec3{0, 0, -0.1}, painted("ground", geom.Hex(0xB9B4AA), 0.8, 0))
	stripe := s.model(form.Box(0.2, 0.1, 1.2, 0.01))
	for i := range 9 {
		color := geom.Hex(0xD8772A)
		if i%2 == 1 {
			color = geom.Hex(0x2A6FD8)
		}
		s.put(scene.NodeID(fmt.Sprint("stripe", i)), stripe, geom.Vec3{float64(i)*0.6 - 2.4, 0.9, 0}, painted(fmt.Sprint("stripe", i), color, 0.8, 0))
	}
	s.must(s.draft.PutNode(scene.Node{ID: "lamp", Name: "Lamp", Transform: geom.At(geom.Vec3{1.5, -2, 2.5}, 0),
		Light: &scene.Light{Kind: scene.PointLight, Color: white(), Intensity: 300}}))
	looking := geom.Transform{Translation: geom.Vec3{0, -4.6, 1.3}, Rotation: geom.AxisAngle(geom.Vec3{1, 0, 0}, geom.Radians(79)), Scale: geom.One}
	s.must(s.draft.PutNode(scene.Node{ID: "eye", Name: "Eye", Transform: looking,
		Camera: &scene.Camera{Projection: scene.Perspective, FovYRad: geom.Radians(18), Near: 0.1, Far: 50}}))
	return s
}

// paintFrom draws a snapshot from its camera.
func paintFrom(t testing.TB, s *stage, width, height int, style frame.Style) *frame.Picture {
	t.Helper()
	snap := s.seal()
	view, err := frame.ViewOf(snap, s.store, "eye", width, height)
	s.must(err)
	f := frame.NewPlanner(s.store).Plan(snap, view, style, frame.Overlay{})
	painter, err := NewPainter(offscreen(t), s.store)
	s.must(err)
	picture, err := painter.Paint(f)
	s.must(err)
	s.must(painter.Close())
	return picture
}

func white() geom.Color { return geom.Color{1, 1, 1} }

func TestGoldenLayers(t *testing.T) {
	for _, r := range layerRows() {
		t.Run(r.name, func(t *testing.T) {
			s := layerStage(t, r)
			p := paintFrom(t, s, 360, 96, frame.RenderStyle())
			golden.Image(t, "testdata/layers_"+r.name+".png", pictureImage(p), lenient())
		})
	}
}

// BenchmarkLayers compares what one large ball costs with and without layers.
func BenchmarkLayers(b *testing.B) {
	plain := func(float64) scene.Material { return painted("ball", geom.Hex(0x6B3A3A), 0.5, 0) }
	for _, r := range append([]row{{"plain", plain}}, layerRows()...) {
		b.Run(r.name, func(b *testing.B) {
			s := newStage(b)
			m := r.make(0.5)
			s.put("ball", s.model(form.Ellipsoid(0.42, 0.42, 0.42, 32, 20)), geom.Vec3{}, m)
			snap := s.seal()
			view, err := frame.ViewOf(snap, s.store, "auto", 640, 360)
			s.must(err)
			f := frame.NewPlanner(s.store).Plan(snap, view, frame.RenderStyle(), frame.Overlay{})
			onGL(b, func() error {
				renderer, err := New(s.store)
				if err != nil {
					return err
				}
				defer renderer.Close()
				for i := range b.N + 1 {
					if i == 1 {
						b.ResetTimer() // after the programs are built
					}
					f.Shaded = uint64(i) // nothing is as it was
					if _, err := renderer.Paint(f); err != nil {
						return err
					}
				}
				return nil
			})
		})
	}
}
