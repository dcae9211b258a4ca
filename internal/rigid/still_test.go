package rigid_test

import (
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
)

// TestStillKeepsWhatFreeThingsStoodOn: the collider laid under a box on a fixed one, whose own collider is lower than what is drawn, stays.
func TestStillKeepsWhatFreeThingsStoodOn(t *testing.T) {
	s := newStage(t)
	fixed, free := scene.Physics{Body: scene.StaticBody}, scene.Physics{Body: scene.DynamicBody, MassKg: 1}
	s.box("a", geom.Vec3{-1, 0, 0}, geom.Vec3{0.2, 0.2, 0.2}, 0, free)
	s.box("b", geom.Vec3{0, 0, 0}, geom.Vec3{1, 1, 0.5}, -0.02, fixed)
	s.box("c", geom.Vec3{0, 0, 0.5}, geom.Vec3{0.2, 0.2, 0.2}, 0, free)
	w := s.build(rigid.Options{})
	still := w.Still()
	if len(w.Bodies) != 4 || len(still.Bodies) != 2 {
		t.Fatalf("of %d bodies %d are still", len(w.Bodies), len(still.Bodies))
	}
	if n := len(body(t, still, "b").Links[0].Colliders); n != 2 {
		t.Errorf("what carries the box has %d colliders", n)
	}
}
