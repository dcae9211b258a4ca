package simulate_test

import (
	"math"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
	"scenograph/internal/simulate"
)

// room has a table, a vase that floats over it, a vase within a group, and a dresser with drawers.
func room(t testing.TB) (*scene.Snapshot, *asset.Store, float64) {
	t.Helper()
	if _, err := simulate.Engine(); err != nil {
		t.Skipf("SKIPPED: %v", err)
	}
	store, source := asset.NewStore(), catalog.Builtin()
	draft := scene.Empty("test").Edit()
	put := func(n scene.Node) {
		t.Helper()
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	outline := geom.Polygon{{-2, -2}, {2, -2}, {2, 2}, {-2, 2}}
	put(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: shell.Room{Outline: outline, Height: 2.5, WallThickness: 0.1}}})
	put(scene.Node{ID: "group", Name: "Group", Transform: geom.At(geom.Vec3{0, 0, 0.1}, 1)})
	top := 0.0
	for _, thing := range []struct {
		id, parent scene.NodeID
		entry      string
		at         geom.Vec3
	}{{"table", "", "dining-table", geom.Vec3{}}, {"dresser", "", "dresser", geom.Vec3{0, 1.7, 0}}, {"vase", "", "vase", geom.Vec3{0.1, 0.1, 0.05}}, {"other", "group", "vase", geom.Vec3{0.3, 0, -0.1}}} {
		built, err := source.Build(store, catalog.Request{Entry: thing.entry, Style: "modern"})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range built.Materials {
			if err := draft.PutMaterial(m); err != nil {
				t.Fatal(err)
			}
		}
		if thing.entry == "dining-table" {
			top = built.Bounds.Max[2]
		}
		if thing.entry == "vase" {
			thing.at[2] += top
		}
		for _, n := range built.Nodes(thing.id, string(thing.id), thing.parent, geom.At(thing.at, 0)) {
			put(n)
		}
	}
	snap, _ := draft.Seal()
	return snap, store, top
}

func TestSettle(t *testing.T) {
	snap, store, top := room(t)
	settled, err := simulate.Settle(t.Context(), snap, store, 5, false, simulate.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !settled.Rest || settled.Bodies != 2 || len(settled.Actions) != 1 {
		t.Fatalf("at rest %v, %d bodies, %d actions", settled.Rest, settled.Bodies, len(settled.Actions))
	}
	after, _, err := action.Preview(snap, settled.Actions)
	if err != nil {
		t.Fatal(err)
	}
	if z := after.WorldFromNode("vase").Translation[2]; math.Abs(z-top) > 0.002 {
		t.Errorf("the vase rests at %.4f m on a table of %.4f", z, top)
	}
	again, err := simulate.Settle(t.Context(), snap, store, 5, false, simulate.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := settled.Actions[0], again.Actions[0]; a != b {
		t.Errorf("a second run gives %+v, not %+v", b, a)
	}
	rest, err := simulate.Settle(t.Context(), after, store, 5, true, simulate.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if median, most := rest.Drift(); most > 0.002 || median > 0.001 || rest.Seconds < 4.9 {
		t.Errorf("the settled scene drifts by %.2f mm in %.1f s", 1e3*most, rest.Seconds)
	}
}

// TestGrab lifts a vase that hangs in a turned group, pulls a drawer, and lets both go.
func TestGrab(t *testing.T) {
	snap, store, _ := room(t)
	run, err := simulate.Start(t.Context(), snap, store, simulate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	at := snap.WorldFromNode("other").Translation.Add(geom.Vec3{0, 0, 0.1})
	if !run.Grab("other", at, at.Add(geom.Vec3{0, 0, 0.4})) {
		t.Fatal("the vase cannot be grabbed")
	}
	if err := run.Advance(2); err != nil {
		t.Fatal(err)
	}
	lifted, _, err := action.Preview(snap, run.Actions())
	if err != nil {
		t.Fatal(err)
	}
	if got := lifted.WorldFromNode("other").Translation[2] - snap.WorldFromNode("other").Translation[2]; got < 0.3 || got > 0.45 {
		t.Errorf("it was lifted by %.3f m", got)
	}
	run.Release()
	front := geom.Vec3{0, 1.4, 0.3}
	if !run.Grab("dresser", front, front.Add(geom.Vec3{0, -1, 0})) {
		t.Fatal("no drawer can be pulled")
	}
	if err := run.Advance(2); err != nil {
		t.Fatal(err)
	}
	opened := 0.0
	for _, a := range run.Actions() {
		if pose, ok := a.(action.SetJointPose); ok && pose.Node == "dresser" {
			for _, j := range pose.Joints {
				opened = math.Max(opened, j.Value)
			}
		}
	}
	if opened < 0.1 {
		t.Errorf("the drawer opened by %.3f m", opened)
	}
	if run.Grab("room", at, at) || run.Grab("table", at, at) {
		t.Error("what is fixed was grabbed")
	}
	run.Reset()
	if len(run.Actions()) > 1 {
		t.Errorf("after a reset %d things differ", len(run.Actions()))
	}
}

func BenchmarkSteps(b *testing.B) {
	snap, store, _ := room(b)
	run, err := simulate.Start(b.Context(), snap, store, simulate.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer run.Close()
	for b.Loop() {
		if err := run.Advance(run.Step()); err != nil {
			b.Fatal(err)
		}
	}
}

// TestGrabWhatIsTaken: of a chest that is free to move a drawer opens when its front is taken, and none when its side is; what is taken of a
// fixed one far from any drawer does not move.
func TestGrabWhatIsTaken(t *testing.T) {
	snap, store, _ := room(t)
	front := geom.Vec3{0, 1.475, 0.3}
	opened := func(at geom.Vec3, by float64) float64 {
		run, err := simulate.Start(t.Context(), snap, store, simulate.Options{HeavyKg: math.Inf(1)})
		if err != nil {
			t.Fatal(err)
		}
		defer run.Close()
		if !run.Grab("dresser", at, at.Add(geom.Vec3{0, -by, 0})) {
			t.Fatalf("nothing is taken at %v", at)
		}
		if err := run.Advance(0.6); err != nil {
			t.Fatal(err)
		}
		most := 0.0
		for _, a := range run.Actions() {
			if pose, ok := a.(action.SetJointPose); ok && pose.Node == "dresser" {
				for _, j := range pose.Joints {
					most = math.Max(most, j.Value)
				}
			}
		}
		return most
	}
	if got := opened(front, 0.15); got < 0.05 {
		t.Errorf("taken at its front, a drawer opens by %.3f m", got)
	}
	if got := opened(geom.Vec3{0.6, 1.7, 0.4}, 0.02); got > 0.02 {
		t.Errorf("taken at its side, a drawer opens by %.3f m", got)
	}
	run, err := simulate.Start(t.Context(), snap, store, simulate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	if at := front.Add(geom.Vec3{0, 0, 1}); run.Grab("dresser", at, at) {
		t.Error("a drawer is taken a metre away from it")
	}
}
