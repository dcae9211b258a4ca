package viewport

import (
	"testing"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// TestWarmsForWhatLightNeeds: what was compiled before there were shadow maps is compiled again with them, each shading's passes are
// drawn, and what was warmed once is not warmed again.
func TestWarmsForWhatLightNeeds(t *testing.T) {
	s := cabinet(t)
	snap := s.seal()
	view := frame.View{WorldFromCamera: frame.LookAt(geom.Vec3{1.6, -2.6, 1.5}, geom.Vec3{0, 0.3, 0.4}), Projection: scene.Perspective,
		FovYRad: 1, Near: 0.05, Far: 50, Width: 64, Height: 48}
	plan := func(snap *scene.Snapshot, shading frame.Shading) *frame.Frame {
		style := frame.DefaultStyle()
		style.Samples, style.Shading = 1, shading
		return frame.NewPlanner(s.store).Plan(snap, view, style, frame.Overlay{})
	}
	onGL(t, func() error {
		r, err := New(s.store)
		if err != nil {
			return err
		}
		defer r.Close()
		warm := func(f *frame.Frame) (surfaces int, err error) {
			for more := true; more && err == nil; {
				more, err = r.Warm(f)
			}
			return len(r.warm.drawn), err
		}
		if _, err := warm(plan(scene.Empty("empty"), frame.Lit)); err != nil {
			return err
		}
		lit, err := warm(plan(snap, frame.Lit))
		if err != nil {
			return err
		}
		if len(r.lamps.held) == 0 {
			t.Error("the surfaces of a scene with a lamp were warmed without its shadow map")
		}
		if _, built := r.programs.built[surfaceVariant(plan(snap, frame.Albedo), &plan(snap, frame.Albedo).Opaque[0])]; built {
			t.Error("a program that shows a quantity was built for a lit picture")
		}
		for _, c := range []struct {
			shading frame.Shading
			more    bool
		}{{frame.Albedo, true}, {frame.Normals, false}, {frame.Lit, false}} {
			now, err := warm(plan(snap, c.shading))
			if err != nil {
				return err
			}
			if (now > lit) != c.more {
				t.Errorf("%s: %d surfaces after %d", c.shading, now, lit)
			}
			lit = now
		}
		return nil
	})
}

// TestSmallMeshesAreLaidOutAlike: attributes lie too far apart for their distance to matter to a driver, however few corners there are.
func TestSmallMeshesAreLaidOutAlike(t *testing.T) {
	for _, bytes := range []int{12, 24 * 12, 170 * 12} {
		if room(bytes) < 2048 {
			t.Errorf("an attribute of %d bytes takes %d", bytes, room(bytes))
		}
	}
	if room(0) != 0 || room(5000) != 5000 {
		t.Errorf("nothing takes %d, 5000 bytes take %d", room(0), room(5000))
	}
}
