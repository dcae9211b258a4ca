package tool

import (
	"math"
	"testing"

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

func TestTopmostLeavesOutLockedAndHeld(t *testing.T) {
	s := newStage(t)
	s.put(scene.Node{ID: "group", Name: "Group", Transform: geom.IdentityTransform()})
	s.cube("a", "group", at(0, 0, 0))
	s.put(scene.Node{ID: "lock", Name: "Lock", Locked: true, Transform: geom.IdentityTransform()})
	got := Topmost(s.world().Snapshot(), []scene.NodeID{"a", "lock", "group", "group", "gone"})
	if len(got) != 1 || got[0] != "group" {
		t.Errorf("got %v", got)
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
