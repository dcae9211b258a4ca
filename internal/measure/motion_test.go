package measure_test

import (
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/measure"
	"scenograph/internal/scene"
)

// twoMoments is a wall with a box before it and, an instant later, the box moved and another beside it.
func twoMoments(t *testing.T) (before, now *scene.Snapshot, store *asset.Store) {
	w := newWorld(t)
	w.shape("wall", form.Box(20, 2, 20, 0), geom.At(geom.Vec3{0, 4, -9}, 0), nil)
	w.shape("box", form.Box(0.5, 0.5, 0.5, 0), geom.At(geom.Vec3{-0.4, 2.25, 0.75}, 0), nil)
	before = w.seal()
	w.draft = before.Edit()
	n, _ := w.draft.Node("box")
	moved := *n
	moved.Transform = geom.At(geom.Vec3{-0.2, 2.25, 0.85}, 0)
	w.must(w.draft.PutNode(moved))
	w.shape("new", form.Box(0.3, 0.3, 0.3, 0), geom.At(geom.Vec3{0.6, 2.25, 0.9}, 0), nil)
	return before, w.seal(), w.store
}

func TestMotionOfThings(t *testing.T) {
	before, now, store := twoMoments(t)
	view := ahead(160, 120)
	p := take(t, painterOn(t, store), planOf(now, store), view, measures())
	motion := p.Motion(now, measure.Moment{Snapshot: before, View: view}, store)
	f := view.Pinhole().FX / 2 // pixels per metre on the boxes' faces
	seen := map[scene.NodeID]int{}
	for i, id := range p.IDs {
		node := p.Labels[id].Node
		seen[node]++
		dx, dy := float64(motion[2*i]), float64(motion[2*i+1])
		switch node {
		case "wall":
			if dx != 0 || dy != 0 {
				t.Fatalf("the wall moves by %v, %v", dx, dy)
			}
		case "new":
			if !math.IsNaN(dx) || !math.IsNaN(dy) {
				t.Fatalf("what is new moves by %v, %v", dx, dy)
			}
		case "box":
			if p.Depth[i] < 2.001 && (math.Abs(dx-0.2*f) > 1e-3 || math.Abs(dy+0.1*f) > 1e-3) {
				t.Fatalf("0.2 m to the right and 0.1 m up are %v, %v pixels and not %v, %v", 0.2*f, -0.1*f, dx, dy)
			}
		}
	}
	if len(seen) < 3 || seen["box"] < 50 || seen["new"] < 50 {
		t.Errorf("the picture shows %v", seen)
	}
}

// TestMotionOfTheCamera checks vectors against the projection of the same point, for every pair of kinds of view.
func TestMotionOfTheCamera(t *testing.T) {
	_, now, store := twoMoments(t)
	painter, plan := painterOn(t, store), planOf(now, store)
	for _, name := range []string{"straight", "bent", "panorama"} {
		view := wallViews()[name]
		earlier := view
		earlier.WorldFromCamera.Translation = earlier.WorldFromCamera.Translation.Add(geom.Vec3{0.1, -0.3, 0.05})
		earlier.WorldFromCamera.Rotation = geom.Yaw(0.1).Mul(earlier.WorldFromCamera.Rotation)
		p := take(t, painter, plan, view, measures())
		motion := p.Motion(now, measure.Moment{Snapshot: now, View: earlier}, store)
		positions := p.Positions()
		checked := 0
		for i := range p.IDs {
			if p.IDs[i] == 0 || math.IsNaN(float64(motion[2*i])) {
				continue
			}
			at := geom.Vec3{float64(positions[3*i]), float64(positions[3*i+1]), float64(positions[3*i+2])}
			was, _, ok := earlier.Project(at)
			if !ok {
				t.Fatalf("%s: pixel %d has a motion but was not to be seen", name, i)
			}
			dx, dy := float64(i%view.Width)+0.5-was[0], float64(i/view.Width)+0.5-was[1]
			if name == "panorama" {
				dx -= 128 * math.Round(dx/128)
			}
			if math.Hypot(dx-float64(motion[2*i]), dy-float64(motion[2*i+1])) > 2e-3 {
				t.Fatalf("%s: pixel %d moved by %v, %v and not %v", name, i, dx, dy, motion[2*i:2*i+2])
			}
			checked++
		}
		if checked < len(p.IDs)/8 {
			t.Errorf("%s: only %d pixels have a motion", name, checked)
		}
	}
}

func TestMotionOfJoints(t *testing.T) {
	w := newWorld(t)
	mesh, err := w.store.PutMesh(form.Box(1, 0.05, 1, 0).Move(0.5, 0, 0).Mesh())
	w.must(err)
	model, err := w.store.PutModel(&asset.Model{Name: "door", Slots: []string{"wood"}, Parts: []asset.Part{
		{Name: "leaf", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}},
			Joint: &asset.Joint{Name: "hinge", Kind: asset.Hinge, Axis: geom.Vec3{0, 0, 1}, Lower: 0, Upper: 2}},
	}})
	w.must(err)
	m := scene.NewMaterial("m", "wood", geom.Color{0.5, 0.3, 0.1})
	w.must(w.draft.PutMaterial(m))
	door := scene.Node{ID: "door", Name: "Door", Transform: geom.At(geom.Vec3{-0.5, 2, 0.5}, 0), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"m"}}}
	w.must(w.draft.PutNode(door))
	before := w.seal()
	w.draft = before.Edit()
	const angle = 0.3
	door.Joints = []scene.JointValue{{Joint: "hinge", Value: angle}}
	w.must(w.draft.PutNode(door))
	now := w.seal()
	view := ahead(160, 120)
	p := take(t, painterOn(t, w.store), planOf(now, w.store), view, measures())
	motion := p.Motion(now, measure.Moment{Snapshot: before, View: view}, w.store)
	positions := p.Positions()
	hinge := geom.Vec3{-0.5, 2, 0.5}
	for i := range p.IDs {
		if p.IDs[i] == 0 {
			continue
		}
		at := geom.Vec3{float64(positions[3*i]), float64(positions[3*i+1]), float64(positions[3*i+2])}
		was, _, _ := view.Project(geom.Yaw(-angle).Rotate(at.Sub(hinge)).Add(hinge))
		dx, dy := float64(i%160)+0.5-was[0], float64(i/160)+0.5-was[1]
		if math.Hypot(dx-float64(motion[2*i]), dy-float64(motion[2*i+1])) > 2e-3 {
			t.Fatalf("pixel %d of the door moved by %v, %v and not %v", i, dx, dy, motion[2*i:2*i+2])
		}
	}
}
