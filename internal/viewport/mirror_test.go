package viewport

import (
	"testing"

	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// TestAMirrorShowsWhatIsBeforeIt looks into a mirror at a red box that stands beside the camera, and at a blue one behind the mirror.
func TestAMirrorShowsWhatIsBeforeIt(t *testing.T) {
	s := newStage(t)
	glass := painted("glass", geom.Color{0.95, 0.95, 0.95}, 0.02, 1)
	s.put("mirror", s.model(form.Box(3, 0.02, 2, 0)), geom.Vec3{0, 0, 0}, glass)
	cube := s.model(form.Box(0.5, 0.5, 0.5, 0))
	s.put("red", cube, geom.Vec3{0.9, -2, 0.75}, painted("red", geom.Color{0.8, 0.02, 0.02}, 0.9, 0))
	s.put("blue", cube, geom.Vec3{-0.9, 2, 0.75}, painted("blue", geom.Color{0.02, 0.02, 0.8}, 0.9, 0))
	snap := s.seal()
	view := frame.View{WorldFromCamera: frame.LookAt(geom.Vec3{0, -3, 1}, geom.Vec3{0, 0, 1}), FovYRad: geom.Radians(50), Projection: scene.Perspective, Near: 0.05, Far: 100, Width: 240, Height: 160}
	painter, err := NewPainter(offscreen(t), s.store)
	s.must(err)
	defer painter.Close()
	paint := func(style frame.Style) func(p geom.Vec3) [3]int {
		f := frame.NewPlanner(s.store).Plan(snap, view, style, frame.Overlay{})
		picture, err := painter.Paint(f)
		s.must(err)
		return func(p geom.Vec3) [3]int {
			at, _, _ := view.Project(p)
			i := 4 * (int(at[1])*picture.Width + int(at[0]))
			return [3]int{int(picture.RGBA[i]), int(picture.RGBA[i+1]), int(picture.RGBA[i+2])}
		}
	}
	style := frame.RenderStyle()
	seen := paint(style)
	image, mirrored := geom.Vec3{0.9, 1.98, 1}, func(c [3]int) bool { return c[0] > 2*c[1] && c[0] > 2*c[2] }
	if c := seen(image); !mirrored(c) {
		t.Errorf("where the red box is seen in the mirror is %v", c)
	}
	if c := seen(geom.Vec3{-0.9, 1.98, 1}); c[2] > 2*c[0] || mirrored(c) {
		t.Errorf("where the blue box stands behind the mirror is %v", c)
	}
	style.Mirrors = false
	if c := paint(style)(image); mirrored(c) {
		t.Errorf("without mirrors the place is %v", c)
	}
}
