package viewport

import (
	"bytes"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
)

// TestAnExpectedPictureIsTheSame makes a renderer ready for a picture before there is a store to draw it from.
func TestAnExpectedPictureIsTheSame(t *testing.T) {
	snap, store := furnished(t)
	view, err := frame.ViewOf(snap, store, "auto", 200, 140)
	if err != nil {
		t.Fatal(err)
	}
	style := frame.RenderStyle()
	plan := func() *frame.Frame { return frame.NewPlanner(store).Plan(snap, view, style, frame.Overlay{}) }
	for _, expected := range []frame.View{{Width: 200, Height: 140}, {Width: 64, Height: 48}} {
		painter, err := NewPainter(offscreen(t), asset.NewStore())
		if err != nil {
			t.Fatal(err)
		}
		if err := painter.Expect(expected, style); err != nil {
			t.Fatal(err)
		}
		if err := painter.Serve(store); err != nil {
			t.Fatal(err)
		}
		got, err := painter.Paint(plan())
		if err != nil {
			t.Fatal(err)
		}
		_, want := paint(t, snap, store, 200, 140, style, frame.Overlay{}, frame.Passes{Color: true})
		if !bytes.Equal(got.RGBA, want.RGBA) {
			t.Errorf("a picture is another when one of %d×%d pixels was expected", expected.Width, expected.Height)
		}
		if err := painter.Close(); err != nil {
			t.Error(err)
		}
	}
}
