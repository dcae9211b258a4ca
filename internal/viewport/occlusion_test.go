package viewport

import (
	"testing"

	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// TestOcclusionStaysWithItsSurface draws a cube on a floor under an even sky: the floor darkens where they meet, not far away,
// and a cube that hovers well above throws no halo.
func TestOcclusionStaysWithItsSurface(t *testing.T) {
	at := func(height float64) (contact, beside, away float64) {
		s := newStage(t)
		settings := *s.seal().Settings()
		settings.Environment = scene.Environment{Sky: scene.ColorSky, Color: geom.Color{0.4, 0.4, 0.4}, Intensity: 1}
		s.must(s.draft.PutSettings(settings))
		white := painted("white", geom.Color{0.5, 0.5, 0.5}, 1, 0)
		s.put("floor", s.model(form.Box(6, 6, 0.1, 0)), geom.Vec3{0, 0, -0.1}, white)
		s.put("cube", s.model(form.Box(0.5, 0.5, 0.5, 0)), geom.Vec3{0, 0, height}, white)
		style := frame.RenderStyle()
		style.Samples = 1
		v := frame.View{WorldFromCamera: frame.LookAt(geom.Vec3{2.2, -0.6, 1.4}, geom.Vec3{0.4, 0, 0.1}), Projection: scene.Perspective,
			FovYRad: 0.9, Near: 0.05, Far: 50, Width: 240, Height: 200}
		p := paintViews(t, s.seal(), s.store, style, v)[0]
		return grayAt(p, v, geom.Vec3{0.27, 0, 0}), grayAt(p, v, geom.Vec3{0.45, 0, 0}), grayAt(p, v, geom.Vec3{1, 0.3, 0})
	}
	contact, beside, away := at(0)
	if contact > 0.9*away || beside < contact || beside > 1.01*away {
		t.Errorf("beside a standing cube: %.0f where it stands, %.0f a little off, %.0f far away", contact, beside, away)
	}
	if contact, _, away := at(2); contact < 0.93*away {
		t.Errorf("a hovering cube has a halo: %.0f beside it, %.0f far away", contact, away)
	}
}
