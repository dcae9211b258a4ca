package viewport

import (
	"fmt"
	"math"
	"testing"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// furnaceSteps counts the roughnesses from 0 to 1.
const furnaceSteps = 11

// furnaceKinds are white materials, which keep all light.
func furnaceKinds() []struct {
	name   string
	adjust func(m *scene.Material, roughness float64)
} {
	metal := func(m *scene.Material) { m.Metallic = 1 }
	return []struct {
		name   string
		adjust func(m *scene.Material, roughness float64)
	}{
		{"metal", func(m *scene.Material, _ float64) { metal(m) }},
		{"dielectric", func(*scene.Material, float64) {}},
		{"half metal", func(m *scene.Material, _ float64) { m.Metallic = 0.5 }},
		{"dense dielectric", func(m *scene.Material, _ float64) { m.IOR = 2.5 }},
		{"dielectric of specular 0", func(m *scene.Material, _ float64) { m.Specular = &scene.Specular{Color: white()} }},
		{"coat of this roughness", func(m *scene.Material, r float64) {
			m.Roughness, m.Clearcoat = 0.5, &scene.Clearcoat{Factor: 1, Roughness: r}
		}},
		{"coated metal", func(m *scene.Material, _ float64) {
			metal(m)
			m.Clearcoat = &scene.Clearcoat{Factor: 1, Roughness: 0.1}
		}},
		{"sheen of this roughness", func(m *scene.Material, r float64) { m.Sheen = &scene.Sheen{Color: white(), Roughness: r} }},
		{"stretched metal", func(m *scene.Material, _ float64) {
			metal(m)
			m.Anisotropy = &scene.Anisotropy{Strength: 1}
		}},
		{"glass", func(m *scene.Material, _ float64) {
			m.Transmission = &scene.Transmission{Factor: 1}
			m.Volume = &scene.Volume{ThicknessM: 0.1, AttenuationColor: white()}
		}},
		{"everything", func(m *scene.Material, r float64) {
			m.Clearcoat, m.Sheen = &scene.Clearcoat{Factor: 0.5, Roughness: r}, &scene.Sheen{Color: white().Scale(0.5), Roughness: 0.5}
			m.Anisotropy, m.Transmission = &scene.Anisotropy{Strength: 0.5}, &scene.Transmission{Factor: 0.5}
		}},
	}
}

// TestWhiteFurnace draws white balls in even light, in which they must vanish: 2 % at every pixel, roughness and kind.
func TestWhiteFurnace(t *testing.T) {
	s, kinds := newStage(t), furnaceKinds()
	ball := s.model(form.Ellipsoid(0.45, 0.45, 0.45, 64, 40))
	for k, kind := range kinds {
		for i := range furnaceSteps {
			m := painted(fmt.Sprintf("%d %d", k, i), white(), float64(i)/(furnaceSteps-1), 0)
			kind.adjust(&m, m.Roughness)
			s.put(scene.NodeID(m.ID), ball, geom.Vec3{float64(i) - (furnaceSteps-1)/2.0, 0, float64(k) - float64(len(kinds)-1)/2}, m)
		}
	}
	shares := furnaceShares(t, s, len(kinds))
	for k, kind := range kinds {
		low, high := 1.0, 1.0
		for i := range furnaceSteps {
			share, ok := shares[fmt.Sprintf("%d %d", k, i)]
			low, high = min(low, share[0]), max(high, share[1])
			if !ok || share[0] < 0.98 || share[1] > 1.02 {
				t.Errorf("%s, roughness %.1f: returns %.3f to %.3f of the light", kind.name, float64(i)/(furnaceSteps-1), share[0], share[1])
			}
		}
		t.Logf("%s: %.4f to %.4f", kind.name, low, high)
	}
}

// furnaceShares returns the least and the largest share of the light that the pixels of each node show.
func furnaceShares(t *testing.T, s *stage, rows int) map[string][2]float64 {
	settings := s.draft.Settings()
	settings.Environment = scene.Environment{Sky: scene.ColorSky, Color: geom.Color{0.6, 0.5, 0.4}, Intensity: 1}
	s.must(s.draft.PutSettings(settings))
	s.must(s.draft.PutNode(scene.Node{ID: "eye", Name: "Eye",
		Transform: geom.Transform{Translation: geom.Vec3{0, -4, 0}, Rotation: geom.AxisAngle(geom.Vec3{1, 0, 0}, math.Pi/2), Scale: geom.One},
		Camera:    &scene.Camera{Projection: scene.Orthographic, HeightM: float64(rows), Near: 0.1, Far: 10}}))
	snap := s.seal()
	const pixels = 36
	view, err := frame.ViewOf(snap, s.store, "eye", furnaceSteps*pixels, rows*pixels)
	s.must(err)
	style := frame.RenderStyle()
	style.Samples, style.Occlusion, style.Background = 1, false, frame.Sky
	f := frame.NewPlanner(s.store).Plan(snap, view, style, frame.Overlay{})
	f.Above = nil // nothing stands in the way of the light
	f.Want = frame.Passes{Color: true, IDs: true}
	out := map[string][2]float64{}
	onGL(t, func() error {
		r, err := New(s.store)
		if err != nil {
			return err
		}
		defer r.Close()
		p, err := r.Paint(f)
		if err != nil {
			return err
		}
		light := make([][4]float32, p.Width*p.Height)
		gl.BindFramebuffer(gl.READ_FRAMEBUFFER, r.paper.scene)
		gl.ReadPixels(0, 0, int32(p.Width), int32(p.Height), gl.RGBA, gl.FLOAT, gl.Ptr(light))
		for at, id := range p.IDs {
			label, ok := f.NodeAt(id)
			if !ok {
				continue
			}
			seen, around := light[(p.Height-1-at/p.Width)*p.Width+at%p.Width], light[0] // OpenGL starts at the bottom
			share, known := out[string(label.Node)]
			if !known {
				share = [2]float64{math.Inf(1), math.Inf(-1)}
			}
			for c := range 3 {
				x := float64(seen[c] / around[c])
				share = [2]float64{min(share[0], x), max(share[1], x)}
			}
			out[string(label.Node)] = share
		}
		return checkErrors("reading the furnace")
	})
	return out
}
