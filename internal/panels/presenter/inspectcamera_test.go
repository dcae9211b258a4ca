package presenter

import (
	"math"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func cameraField(t *testing.T, fields []Field, label string) Field {
	t.Helper()
	for _, f := range fields {
		if f.Label == label {
			return f
		}
	}
	t.Fatalf("there is no field %q", label)
	return Field{}
}

// editedCamera applies what a field emits for a value to a camera node.
func editedCamera(t *testing.T, n *scene.Node, f Field, v Value) *scene.Node {
	t.Helper()
	actions := f.Edit(v)
	if len(actions) != 1 {
		t.Fatalf("%s emits %d actions", f.Label, len(actions))
	}
	edit, ok := actions[0].(action.EditCamera)
	if !ok {
		t.Fatalf("%s emits %T", f.Label, actions[0])
	}
	next := *n
	next.Camera = &edit.Camera
	draft := scene.Empty("test").Edit()
	if err := draft.PutNode(next); err != nil {
		t.Fatalf("%s: %v", f.Label, err)
	}
	return &next
}

func TestCalibratedLensInTheInspector(t *testing.T) {
	n := &scene.Node{ID: "eye", Name: "Eye", Transform: geom.IdentityTransform(), Camera: &scene.Camera{Projection: scene.Perspective, FovYRad: 0.9, Near: 0.1, Far: 100}}
	before := *n.Camera
	with := editedCamera(t, n, cameraField(t, cameraFields([]*scene.Node{n}), "Calibrated lens"), Value{On: true})
	if with.Camera.Lens == nil || math.Abs(with.Camera.FovY()-0.9) > 1e-12 {
		t.Fatalf("a new lens is %+v", with.Camera.Lens)
	}
	fields := cameraFields([]*scene.Node{with})
	bent := editedCamera(t, with, cameraField(t, fields, "k1"), Value{Number: -0.2})
	wide := editedCamera(t, with, cameraField(t, fields, "Width"), Value{Number: 640})
	if bent.Camera.Lens.Distortion.K1 != -0.2 || wide.Camera.Lens.Width != 640 || with.Camera.Lens.Distortion.K1 != 0 || with.Camera.Lens.Width != 1280 {
		t.Errorf("edited lenses are %+v and %+v, the one they come from %+v", bent.Camera.Lens, wide.Camera.Lens, with.Camera.Lens)
	}
	without := editedCamera(t, with, cameraField(t, fields, "Calibrated lens"), Value{On: false})
	if without.Camera.Lens != nil || math.Abs(without.Camera.FovYRad-0.9) > 1e-12 {
		t.Errorf("without its lens the camera is %+v", without.Camera)
	}
	flat := editedCamera(t, with, cameraField(t, fields, "Projection"), Value{Text: string(scene.Orthographic)})
	if flat.Camera.Lens != nil || flat.Camera.HeightM != 4 {
		t.Errorf("an orthographic camera is %+v", flat.Camera)
	}
	if *n.Camera != before {
		t.Error("editing changed the node itself")
	}
}
