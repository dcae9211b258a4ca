package cli

import (
	"math"
	"strings"
	"testing"

	"scenograph/internal/frame"
	"scenograph/internal/scene"
)

func TestOddViewsAreTold(t *testing.T) {
	for name, c := range map[string]struct {
		flags viewFlags
		view  frame.View
		says  string
	}{
		"a plain lens":      {viewFlags{}, frame.View{Projection: scene.Perspective, FovYRad: 1, Width: 640, Height: 480}, ""},
		"a barrel":          {viewFlags{distortion: "-0.2,0.05,0,0"}, frame.View{Projection: scene.Perspective, FovYRad: 1, Width: 640, Height: 480}, ""},
		"a lens that folds": {viewFlags{distortion: "5,5,5,5,5"}, frame.View{Projection: scene.Perspective, FovYRad: 1, Width: 640, Height: 480}, "% of the picture sees nothing"},
		"a panorama":        {viewFlags{}, frame.View{Projection: frame.Panorama, Width: 800, Height: 400, FovYRad: math.Pi / 2}, ""},
		"a squeezed one":    {viewFlags{}, frame.View{Projection: frame.Panorama, Width: 400, Height: 300, FovYRad: math.Pi / 2}, "squeezed into 400×300 pixels"},
	} {
		view, err := c.flags.bend(c.view)
		if err != nil {
			t.Fatal(name, err)
		}
		report := doubtsAbout(view)
		said := ""
		for _, f := range report.Findings {
			said += f.String()
		}
		if !strings.Contains(said, c.says) || c.says == "" && said != "" {
			t.Errorf("%s: said %q, want %q", name, said, c.says)
		}
	}
}
