package viewport

import (
	"testing"

	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
)

// TestOverdrawCounts looks down on two panes, one over half of the other; the lower is drawn first.
func TestOverdrawCounts(t *testing.T) {
	s := newStage(t)
	pane := painted("pane", geom.Color{1, 1, 1}, 1, 0)
	pane.AlphaMode, pane.Opacity = "blend", 0.5
	s.put("low", s.model(form.Box(2, 2, 0.1, 0)), geom.Vec3{}, pane)
	s.put("high", s.model(form.Box(1, 2, 0.1, 0)), geom.Vec3{0.5, 0, 1}, pane)
	style := frame.RenderStyle()
	style.Shading, style.Samples = frame.Overdraw, 1
	snap := s.seal()
	view, err := frame.ViewOf(snap, s.store, "top", 64, 64)
	s.must(err)
	painter, err := NewPainter(offscreen(t), s.store)
	s.must(err)
	picture, err := painter.Paint(frame.NewPlanner(s.store).Plan(snap, view, style, frame.Overlay{}))
	s.must(err)
	s.must(painter.Close())
	step := frame.OverdrawStep()
	for times, at := range map[int][2]int{0: {0, 0}, 1: {16, 32}, 2: {48, 32}} {
		got := picture.RGBA[(at[1]*64+at[0])*4:][:3]
		for c := range got {
			if want := int(step[c]*255*float32(times) + 0.5); int(got[c]) < want-3 || int(got[c]) > want+3 {
				t.Errorf("%d surfaces at %v are drawn as %v", times, at, got)
				break
			}
		}
	}
}
