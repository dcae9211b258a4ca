package gltfio

import (
	"fmt"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func TestWhatGLTFCannotSayOfALensIsReported(t *testing.T) {
	for name, c := range map[string]struct {
		lens scene.Lens
		want []string
	}{
		"plain":  {scene.Lens{Width: 640, Height: 480, FX: 500, FY: 500, CX: 320, CY: 240}, nil},
		"beside": {scene.Lens{Width: 640, Height: 480, FX: 500, FY: 500, CX: 300, CY: 240}, []string{"principal point"}},
		"both":   {scene.Lens{Width: 640, Height: 480, FX: 500, FY: 500, CX: 300, CY: 240, Distortion: scene.Distortion{P1: 0.01}}, []string{"principal point", "bends"}},
	} {
		draft := scene.Empty("lens").Edit()
		if err := draft.PutNode(scene.Node{ID: "eye", Name: "Eye", Transform: geom.IdentityTransform(), Camera: &scene.Camera{
			Projection: scene.Perspective, FovYRad: 1, Near: 0.1, Far: 50, Lens: &c.lens}}); err != nil {
			t.Fatal(err)
		}
		snap, _ := draft.Seal()
		out, err := Write(snap, asset.NewStore(), WriteOptions{Format: GLTF})
		if err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprint(out.Report)
		for _, want := range []string{"principal point", "bends"} {
			if strings.Contains(text, want) != strings.Contains(strings.Join(c.want, " "), want) {
				t.Errorf("%s: the report is %s", name, text)
			}
		}
		if !strings.Contains(string(out.Files[0].Data), `"aspectRatio":1.33333333`) {
			t.Errorf("%s: the camera is not 4:3 in %s", name, out.Files[0].Data)
		}
	}
}
