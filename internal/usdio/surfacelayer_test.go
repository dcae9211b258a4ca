package usdio_test

import (
	"image/color"
	"strings"
	"testing"

	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/usdio"
)

func TestLayersAsFarAsPreviewSurfacesGo(t *testing.T) {
	s := newStage(t)
	dots := s.checker("dots.png", color.NRGBA{255, 255, 255, 255}, color.NRGBA{0, 128, 0, 255})
	rich := scene.NewMaterial("rich", "Rich", geom.Color{1, 1, 1})
	rich.IOR = 1.75
	rich.Clearcoat = &scene.Clearcoat{Factor: 0.5, Roughness: 0.25, Texture: scene.NewTextureRef(dots), RoughnessTexture: scene.NewTextureRef(dots)}
	rich.Transmission = &scene.Transmission{Factor: 1}
	rich.Sheen = &scene.Sheen{Color: geom.Color{1, 1, 1}, Roughness: 0.5}
	rich.Anisotropy = &scene.Anisotropy{Strength: 0.5}
	rich.Volume = &scene.Volume{ThicknessM: 0.1, AttenuationColor: geom.Color{1, 1, 1}}
	rich.Specular = &scene.Specular{Factor: 0.5, Color: geom.Color{1, 1, 1}}
	box := s.model("box", form.Box(1, 1, 1, 0))
	s.node(scene.Node{ID: "a", Name: "Box", Model: &scene.ModelRef{Asset: box, Materials: []scene.MaterialID{s.material(rich)}}})
	result, err := usdio.Write(s.seal(), s.store, usdio.Options{})
	s.must(err)
	l := read(t, result)
	const at = "/Test_scene/Materials/Rich/"
	for _, c := range [][3]string{
		{"Surface", "inputs:ior", "1.75"},
		{"Surface", "inputs:opacity", "0.1"},
		{"Surface", "inputs:clearcoat.connect", "<" + at + "Coat.outputs:r>"},
		{"Surface", "inputs:clearcoatRoughness.connect", "<" + at + "CoatRoughness.outputs:g>"},
		{"Coat", "inputs:scale", "(0.5, 1, 1, 1)"},
		{"CoatRoughness", "inputs:scale", "(1, 0.25, 1, 1)"},
		{"CoatRoughness", "inputs:sourceColorSpace", `"raw"`},
	} {
		p := l.byPath[at+c[0]]
		if p == nil || p.properties[c[1]] != c[2] {
			t.Errorf("%s %s is not %s: %+v", c[0], c[1], c[2], p)
		}
	}
	said := ""
	for _, f := range result.Report.Findings {
		said += f.Message + "\n"
	}
	for _, lost := range []string{"sheen", "anisotropy", "volume", "specular", "transmission"} {
		if !strings.Contains(said, lost) {
			t.Errorf("the loss of %s is not reported: %s", lost, said)
		}
	}
}
