package viewport

import (
	"context"
	"image"
	"math"
	"testing"

	"scenograph/internal/frame"
	"scenograph/internal/pathtrace"
	"scenograph/internal/pix"
)

// What is drawn has the structure and the brightness of what light does: the same room path-traced. scripts/gallery.sh tells the
// figures of whole rooms.
func TestAgreesWithThePathTracer(t *testing.T) {
	const width, height = 240, 135
	snap, store := furnished(t)
	style := frame.RenderStyle()
	f, drawn := paint(t, snap, store, width, height, style, frame.Overlay{}, frame.Passes{Color: true})
	view := f.View
	stage, err := pathtrace.NewStage(frame.NewPlanner(store).PlanWhole(snap, view, style), store)
	if err != nil {
		t.Fatal(err)
	}
	traced, err := stage.Render(context.Background(), pathtrace.Options{Samples: 16, Seed: 1, Denoise: true})
	if err != nil {
		t.Fatal(err)
	}
	got, err := pix.Compare(asImage(drawn), asImage(traced))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("structural similarity %.3f, colours differ by %.1f, the traced picture is brighter by %.1f of 255", got.Structure, got.Color, got.Offset)
	if got.Structure < 0.88 || math.Abs(got.Offset) > 12 {
		t.Errorf("the rasteriser is far from the reference: %+v", got)
	}
}

func asImage(p *frame.Picture) *image.NRGBA {
	return &image.NRGBA{Pix: p.RGBA, Stride: 4 * p.Width, Rect: image.Rect(0, 0, p.Width, p.Height)}
}
