package tool

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

type stage struct {
	t     testing.TB
	store *asset.Store
	draft *scene.Draft
}

func newStage(t testing.TB) *stage {
	s := &stage{t: t, store: asset.NewStore(), draft: scene.Empty("test").Edit()}
	if err := s.draft.PutMaterial(scene.NewMaterial("grey", "Grey", geom.Color{0.5, 0.5, 0.5})); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *stage) put(n scene.Node) {
	s.t.Helper()
	if err := s.draft.PutNode(n); err != nil {
		s.t.Fatal(err)
	}
}

// cube adds a cube of 1 m whose underside's middle is the node's origin.
func (s *stage) cube(id, parent string, at geom.Transform) {
	s.t.Helper()
	m := &asset.Mesh{Indices: []uint32{0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5}}
	for _, c := range (geom.Box{Min: geom.Vec3{-0.5, -0.5, 0}, Max: geom.Vec3{0.5, 0.5, 1}}).Corners() {
		m.Positions = append(m.Positions, [3]float32{float32(c[0]), float32(c[1]), float32(c[2])})
	}
	mesh, err := s.store.PutMesh(m)
	if err != nil {
		s.t.Fatal(err)
	}
	model, err := s.store.PutModel(&asset.Model{Name: "cube", Slots: []string{"a"}, Parts: []asset.Part{{Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}}}})
	if err != nil {
		s.t.Fatal(err)
	}
	s.put(scene.Node{ID: scene.NodeID(id), Name: id, Parent: scene.NodeID(parent), Transform: at, Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"grey"}}})
}

func (s *stage) world() *query.World {
	s.t.Helper()
	snapshot, _ := s.draft.Seal()
	w, err := query.New(snapshot, s.store)
	if err != nil {
		s.t.Fatal(err)
	}
	return w
}

func after(t *testing.T, w *query.World, actions []action.Action) *scene.Snapshot {
	t.Helper()
	next, _, err := action.Preview(w.Snapshot(), actions)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func at(x, y, z float64) geom.Transform { return geom.At(geom.Vec3{x, y, z}, 0) }

func near(a, b geom.Vec3) bool { return a.Sub(b).Len() < 1e-6 }

func turnedParent(t *testing.T) *query.World {
	s := newStage(t)
	parent := geom.At(geom.Vec3{1, 2, 0}, math.Pi/2)
	parent.Scale = geom.Vec3{2, 2, 2}
	s.put(scene.Node{ID: "group", Name: "Group", Transform: parent})
	s.cube("a", "group", at(0.5, 0, 0))
	s.cube("b", "", at(4, 0, 0))
	return s.world()
}

func TestMoveInATurnedGroup(t *testing.T) {
	w := turnedParent(t)
	g, ok := Begin(w, []scene.NodeID{"a"}, WorldAxes)
	if !ok {
		t.Fatal("nothing was taken hold of")
	}
	before := w.Snapshot().WorldFromNode("a").Translation
	got := after(t, w, g.Move(geom.Vec3{0.3, 0, 0.1}, Snapping{})).WorldFromNode("a").Translation
	if !near(got, before.Add(geom.Vec3{0.3, 0, 0.1})) {
		t.Errorf("moved from %v to %v", before, got)
	}
	if len(g.Move(geom.Vec3{}, Snapping{})) != 0 {
		t.Error("a gesture of nothing made actions")
	}
}

func TestSnapping(t *testing.T) {
	s := newStage(t)
	s.cube("a", "", at(0.13, 0.27, 0))
	w := s.world()
	g, _ := Begin(w, []scene.NodeID{"a"}, WorldAxes)
	snap := Snapping{On: true, Grid: 0.25, Angle: geom.Radians(15), Scale: 0.5}
	if got := after(t, w, g.Move(geom.Vec3{0.2, 0, 0}, snap)).WorldFromNode("a").Translation; !near(got, geom.Vec3{0.25, 0.27, 0}) {
		t.Errorf("moved to %v", got)
	}
	if got := after(t, w, g.Rotate(geom.Up, 0.3, snap)).WorldFromNode("a").Rotation.YawAngle(); math.Abs(got-geom.Radians(15)) > 1e-9 {
		t.Errorf("turned to %v", got)
	}
	if got := after(t, w, g.Scale(geom.Vec3{1.4, 1, 1.1}, snap)).WorldFromNode("a").Scale; !near(got, geom.Vec3{1.5, 1, 1}) {
		t.Errorf("scaled to %v", got)
	}
}

func TestManyTurnAboutTheirMiddle(t *testing.T) {
	s := newStage(t)
	s.cube("a", "", at(1, 0, 0))
	s.cube("b", "", at(3, 0, 0))
	w := s.world()
	g, _ := Begin(w, []scene.NodeID{"a", "b"}, WorldAxes)
	got := after(t, w, g.Rotate(geom.Up, math.Pi/2, Snapping{}))
	if !near(got.WorldFromNode("a").Translation, geom.Vec3{2, -1, 0}) || !near(got.WorldFromNode("b").Translation, geom.Vec3{2, 1, 0}) {
		t.Errorf("a at %v, b at %v", got.WorldFromNode("a").Translation, got.WorldFromNode("b").Translation)
	}
	got = after(t, w, g.Scale(geom.Vec3{2, 1, 1}, Snapping{}))
	if !near(got.WorldFromNode("a").Translation, geom.Vec3{0, 0, 0}) || got.WorldFromNode("a").Scale[0] != 2 {
		t.Errorf("a at %v", got.WorldFromNode("a"))
	}
}

func TestDeltaIsTheGizmosMatrix(t *testing.T) {
	s := newStage(t)
	s.cube("a", "", geom.At(geom.Vec3{1, 1, 0}, 0.4))
	w := s.world()
	g, _ := Begin(w, []scene.NodeID{"a"}, LocalAxes)
	want := geom.At(geom.Vec3{1, 1, 0}, 0.9)
	delta := want.Mat4().Mul4(g.Pivot.Mat4().Inv())
	if got := after(t, w, g.Delta(Rotate, delta, Snapping{})).WorldFromNode("a"); !got.AlmostEqual(want, 1e-6) {
		t.Errorf("got %v", got)
	}
	shift := mgl64.Translate3D(0, 0, 2)
	if got := after(t, w, g.Delta(Move, shift, Snapping{})).WorldFromNode("a").Translation; !near(got, geom.Vec3{1, 1, 2}) {
		t.Errorf("got %v", got)
	}
	large := g.Pivot
	large.Scale = geom.Vec3{1, 3, 1}
	if got := after(t, w, g.Delta(Scale, large.Mat4().Mul4(g.Pivot.Mat4().Inv()), Snapping{})).WorldFromNode("a").Scale; !near(got, geom.Vec3{1, 3, 1}) {
		t.Errorf("got %v", got)
	}
}

func TestTopmostLeavesOutLockedAndHeld(t *testing.T) {
	s := newStage(t)
	s.put(scene.Node{ID: "group", Name: "Group", Transform: geom.IdentityTransform()})
	s.cube("a", "group", at(0, 0, 0))
	s.put(scene.Node{ID: "lock", Name: "Lock", Locked: true, Transform: geom.IdentityTransform()})
	got := Topmost(s.world().Snapshot(), []scene.NodeID{"a", "lock", "group", "group", "gone"})
	if len(got) != 1 || got[0] != "group" {
		t.Errorf("got %v", got)
	}
	if _, ok := Begin(s.world(), []scene.NodeID{"lock"}, WorldAxes); ok {
		t.Error("a locked node was taken hold of")
	}
}

func TestAlignAndDistribute(t *testing.T) {
	s := newStage(t)
	s.cube("a", "", at(0, 0, 0))
	s.cube("b", "", at(1.2, 0.5, 0))
	s.cube("c", "", at(6, -1, 0))
	w := s.world()
	ids := []scene.NodeID{"a", "b", "c"}
	for edge, want := range map[Edge]float64{Low: -1, Middle: -0.25, High: 0.5} {
		next := after(t, w, Align(w, ids, 1, edge))
		for _, id := range ids {
			if y := next.WorldFromNode(id).Translation[1]; math.Abs(y-want) > 1e-6 {
				t.Errorf("%s: %s at %v, want %v", edge, id, y, want)
			}
		}
	}
	if x := after(t, w, Distribute(w, ids, 0)).WorldFromNode("b").Translation[0]; math.Abs(x-3) > 1e-6 {
		t.Errorf("b at %v", x)
	}
}

func TestDrop(t *testing.T) {
	s := newStage(t)
	s.cube("table", "", at(0, 0, 0.4))
	s.cube("vase", "", geom.Transform{Translation: geom.Vec3{0.2, 0, 3}, Rotation: geom.Identity, Scale: geom.Vec3{0.2, 0.2, 0.2}})
	s.cube("sunk", "", at(4, 0, -0.3))
	s.cube("box", "", at(8, 0, 0))
	s.cube("stuck", "", geom.Transform{Translation: geom.Vec3{8.1, 0.1, 0.6}, Rotation: geom.Identity, Scale: geom.Vec3{0.1, 0.1, 0.1}})
	w := s.world()
	next := after(t, w, Drop(w, []scene.NodeID{"vase", "table", "sunk"}))
	for id, want := range map[scene.NodeID]float64{"sunk": 0, "vase": 1} {
		if z := next.WorldFromNode(id).Translation[2]; math.Abs(z-want) > 1e-4 {
			t.Errorf("%s at %v, want %v", id, z, want)
		}
	}
	if z := after(t, w, Drop(w, []scene.NodeID{"stuck"})).WorldFromNode("stuck").Translation[2]; math.Abs(z-1) > 1e-4 {
		t.Errorf("stuck at %v", z)
	}
}

func TestDuplicate(t *testing.T) {
	w := turnedParent(t)
	actions, ids := Duplicate(w.Snapshot(), []scene.NodeID{"group", "b"}, geom.Vec3{0, 1, 0})
	next := after(t, w, actions)
	if len(ids) != 2 || ids[0] != "group-2" {
		t.Fatalf("got %v", ids)
	}
	want := w.Snapshot().WorldFromNode("a").Translation.Add(geom.Vec3{0, 1, 0})
	if got := next.WorldFromNode("a-2").Translation; !near(got, want) {
		t.Errorf("the copy is at %v, want %v", got, want)
	}
	again, _ := Duplicate(next, []scene.NodeID{"b"}, geom.Vec3{})
	if _, ok := after(t, mustWorld(t, next, w), again).Node("b-3"); !ok {
		t.Error("the second copy has no id of its own")
	}
}

func mustWorld(t *testing.T, s *scene.Snapshot, w *query.World) *query.World {
	t.Helper()
	next, err := w.After(s, scene.Compare(w.Snapshot(), s))
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func sight(x, y float64) geom.Ray {
	return geom.Ray{Origin: geom.Vec3{x, y, 10}, Direction: geom.Vec3{0, 0, -1}}
}

func TestModal(t *testing.T) {
	s := newStage(t)
	s.cube("a", "", geom.At(geom.Vec3{1, 0, 0}, math.Pi/2))
	w := s.world()
	tests := []struct {
		name    string
		kind    Kind
		keys    []string
		to      geom.Ray
		outcome Outcome
		check   func(geom.Transform) bool
		hint    string
	}{
		{"free move", Move, nil, sight(1.5, 0.25), Continue, func(p geom.Transform) bool { return near(p.Translation, geom.Vec3{1.5, 0.25, 0}) }, "Move: 0.500, 0.250, 0.000 m"},
		{"along x", Move, []string{"x"}, sight(1.5, 0.25), Continue, func(p geom.Transform) bool { return near(p.Translation, geom.Vec3{1.5, 0, 0}) }, "Move along X: 0.500 m"},
		{"along own x", Move, []string{"x", "x"}, sight(1.5, 0.25), Continue, func(p geom.Transform) bool { return near(p.Translation, geom.Vec3{1, 0.25, 0}) }, "Move along X of the object: 0.250 m"},
		{"x three times is free", Move, []string{"x", "x", "x"}, sight(1.5, 0.25), Continue, func(p geom.Transform) bool { return near(p.Translation, geom.Vec3{1.5, 0.25, 0}) }, "Move: 0.500, 0.250, 0.000 m"},
		{"across z", Move, []string{"Z"}, sight(1.5, 0.25), Continue, func(p geom.Transform) bool { return near(p.Translation, geom.Vec3{1.5, 0.25, 0}) }, "Move across Z: 0.500, 0.250, 0.000 m"},
		{"typed", Move, []string{"z", "1", ".", "2", "5", "-", "enter"}, sight(1.5, 0), Commit, func(p geom.Transform) bool { return near(p.Translation, geom.Vec3{1, 0, -1.25}) }, "Move along Z: -1.25▏-1.250 m"},
		{"backspace", Move, []string{"x", "3", "2", "backspace"}, sight(1.5, 0), Continue, func(p geom.Transform) bool { return near(p.Translation, geom.Vec3{4, 0, 0}) }, "Move along X: 3▏3.000 m"},
		{"turned by mouse", Rotate, nil, sight(1, 1), Continue, func(p geom.Transform) bool { return math.Abs(p.Rotation.YawAngle()-math.Pi) < 1e-6 }, "Rotate: 90.0°"},
		{"turned by number", Rotate, []string{"z", "3", "0"}, sight(1, 1), Continue, func(p geom.Transform) bool { return math.Abs(geom.Degrees(p.Rotation.YawAngle())-120) < 1e-6 }, "Rotate about Z: 30▏30.0°"},
		{"scaled", Scale, nil, sight(3, 0), Continue, func(p geom.Transform) bool { return near(p.Scale, geom.Vec3{2, 2, 2}) }, "Scale: × 2.000, 2.000, 2.000"},
		{"scaled in the world's x", Scale, []string{"x", "2"}, sight(3, 0), Continue, func(p geom.Transform) bool { return near(p.Scale, geom.Vec3{1, 2, 1}) }, "Scale along X: 2▏× 2.000, 1.000, 1.000"},
		{"escape", Move, []string{"escape"}, sight(3, 0), Cancel, func(geom.Transform) bool { return true }, "Move: 2.000, 0.000, 0.000 m"},
	}
	for _, test := range tests {
		axes := WorldAxes
		if test.kind == Move {
			axes = LocalAxes
		}
		g, _ := Begin(w, []scene.NodeID{"a"}, axes)
		from := sight(1, 0)
		if test.kind != Move {
			from = sight(2, 0)
		}
		m := Start(test.kind, g, from, geom.Vec3{0, 0, -1}, Snapping{})
		m, outcome := m.Input(Event{Sight: test.to})
		for _, key := range test.keys {
			m, outcome = m.Input(Event{Key: key})
		}
		pose := after(t, w, m.Actions()).WorldFromNode("a")
		if outcome != test.outcome || !test.check(pose) || m.Hint() != test.hint {
			t.Errorf("%s: outcome %v, pose %v, hint %q", test.name, outcome, pose, m.Hint())
		}
	}
}

func TestClickAndBoxSelect(t *testing.T) {
	s := newStage(t)
	s.cube("a", "", at(0, 0, 0))
	s.cube("b", "", at(3, 0, 0))
	s.put(scene.Node{ID: "lamp", Name: "Lamp", Transform: at(0, 0, 3), Light: &scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 1, 1}, Intensity: 60}})
	w := s.world()
	if hit, ok := Click(w, sight(3, 0), 0.01, false); !ok || hit.Node != "b" || math.Abs(hit.Point[2]-1) > 1e-6 {
		t.Errorf("got %v", hit)
	}
	if hit, ok := Click(w, sight(0.05, 0), 0.02, false); !ok || hit.Node != "lamp" {
		t.Errorf("got %v", hit)
	}
	clip := mgl64.Ortho(-5, 5, -5, 5, 0.1, 20).Mul4(mgl64.LookAtV(geom.Vec3{0, 0, 10}, geom.Vec3{}, geom.Vec3{0, 1, 0}))
	if got := BoxSelect(w, clip, geom.Vec2{0.2, 0.2}, geom.Vec2{-0.05, -0.2}, false); len(got) != 2 || got[0] != "a" || got[1] != "lamp" {
		t.Errorf("touching: got %v", got)
	}
	if got := BoxSelect(w, clip, geom.Vec2{-0.05, -0.2}, geom.Vec2{1, 0.2}, true); len(got) != 2 || got[0] != "b" || got[1] != "lamp" {
		t.Errorf("whole: got %v", got)
	}
}

func TestOrbitKeepsPivotAndCursorInPlace(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	seen := func(o Orbit, p geom.Vec3) geom.Vec2 {
		pose := o.Pose()
		v := pose.Rotation.Inverse().Rotate(p.Sub(pose.Translation))
		return geom.Vec2{v[0] / -v[2], v[1] / -v[2]}
	}
	for range 200 {
		o := Orbit{Target: geom.Vec3{rng.NormFloat64(), rng.NormFloat64(), 1}, Yaw: rng.Float64() * 6, Pitch: rng.Float64()*2 - 1, Distance: 5, FovYRad: 0.8, HeightPx: 800}
		pivot := o.Target.Add(geom.Vec3{rng.NormFloat64(), rng.NormFloat64(), rng.NormFloat64()}.Mul(0.5))
		before := seen(o, pivot)
		if moved := seen(o.Turn(pivot, rng.Float64()*200-100, rng.Float64()*60-30), pivot); moved.Sub(before).Len() > 1e-6 {
			t.Fatalf("turning moved the pivot in the picture from %v to %v", before, moved)
		}
		if moved := seen(o.Dolly(3, pivot), pivot); moved.Sub(before).Len() > 1e-6 {
			t.Fatalf("coming nearer moved the cursor's point from %v to %v", before, moved)
		}
		back := OrbitOf(o.Pose(), o.Distance, o.FovYRad, o.HeightPx)
		if !back.Pose().AlmostEqual(o.Pose(), 1e-6) {
			t.Fatalf("%v came back as %v", o, back)
		}
		pan := o.Pan(10, -20)
		shift := seen(pan, o.Target).Mul(800 / 2 / math.Tan(0.4))
		if shift.Sub(geom.Vec2{10, 20}).Len() > 1e-6 {
			t.Fatalf("panning moved the target by %v pixels", shift)
		}
	}
}

func TestFrameShowsTheBox(t *testing.T) {
	box := geom.Box{Min: geom.Vec3{1, 1, 0}, Max: geom.Vec3{3, 2, 1.5}}
	for _, aspect := range []float64{0.5, 1, 2} {
		o := Orbit{Yaw: 1, Pitch: -0.4, Distance: 3, FovYRad: 0.8, HeightPx: 600}.Frame(box, aspect)
		pose := o.Pose()
		for _, c := range box.Corners() {
			v := pose.Rotation.Inverse().Rotate(c.Sub(pose.Translation))
			y, x := math.Abs(v[1]/v[2])/math.Tan(0.4), math.Abs(v[0]/v[2])/math.Tan(0.4)/aspect
			if v[2] >= 0 || y > 1 || x > 1 {
				t.Errorf("aspect %v: corner %v is out of the picture", aspect, c)
			}
		}
	}
	if o, ok := (Orbit{Distance: 2}).Side("top"); !ok || o.Forward()[2] > -0.999 {
		t.Error("top does not look down")
	}
	if _, ok := (Orbit{}).Side("inside"); ok {
		t.Error("an unknown side was found")
	}
}
