package check

import (
	"fmt"
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

type world struct {
	t     testing.TB
	store *asset.Store
	draft *scene.Draft
}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, store: asset.NewStore(), draft: scene.Empty("test").Edit()}
	room := shell.Room{Kind: "room", Outline: geom.Polygon{{0, 0}, {5, 0}, {5, 4}, {0, 4}}, Height: 2.6, WallThickness: 0.15, Ceiling: true, Openings: []shell.Opening{
		{ID: "door", Kind: shell.Door, Wall: 0, Offset: 0.5, Width: 0.9, Height: 2},
		{ID: "win", Kind: shell.Window, Wall: 2, Offset: 1.5, Width: 1.8, Height: 1.3, Sill: 0.9},
	}}
	w.put(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}})
	return w
}

func (w *world) put(n scene.Node) {
	w.t.Helper()
	if err := w.draft.PutNode(n); err != nil {
		w.t.Fatal(err)
	}
}

// box adds a closed box whose middle of the underside is at the given place.
func (w *world) box(id string, size, at geom.Vec3, yaw float64, mount scene.Mount) {
	w.t.Helper()
	m := &asset.Mesh{Indices: []uint32{0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5}}
	for _, c := range (geom.Box{Min: geom.Vec3{-size[0] / 2, -size[1] / 2, 0}, Max: geom.Vec3{size[0] / 2, size[1] / 2, size[2]}}).Corners() {
		m.Positions = append(m.Positions, [3]float32{float32(c[0]), float32(c[1]), float32(c[2])})
	}
	mesh, err := w.store.PutMesh(m)
	if err != nil {
		w.t.Fatal(err)
	}
	model, err := w.store.PutModel(&asset.Model{Name: id, Slots: []string{"a"}, Parts: []asset.Part{{Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}}}})
	if err != nil {
		w.t.Fatal(err)
	}
	if err := w.draft.PutMaterial(scene.NewMaterial("grey", "Grey", geom.Color{0.5, 0.5, 0.5})); err != nil {
		w.t.Fatal(err)
	}
	w.put(scene.Node{
		ID: scene.NodeID(id), Name: id, Transform: geom.At(at, yaw), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"grey"}},
		Semantics: &scene.Semantics{Category: id, Mount: mount},
	})
}

func (w *world) run() []Verdict {
	w.t.Helper()
	s, _ := w.draft.Seal()
	out, err := Run(s, w.store)
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

func TestVerdicts(t *testing.T) {
	one := geom.Vec3{1, 0.5, 0.8}
	tests := []struct {
		name  string
		build func(w *world)
		want  map[string]float64 // id → value
	}{
		{"standing free", func(w *world) { w.box("a", one, geom.Vec3{3, 1.5, 0}, 0.3, "") }, nil},
		{"side by side", func(w *world) {
			w.box("a", one, geom.Vec3{2.5, 2, 0}, 0, "")
			w.box("b", one, geom.Vec3{3.5, 2, 0}, 0, "")
		}, nil},
		{"half a millimetre", func(w *world) {
			w.box("a", one, geom.Vec3{2.5, 2, 0}, 0, "")
			w.box("b", one, geom.Vec3{3.4995, 2, 0}, 0, "")
		}, nil},
		{"five millimetres", func(w *world) {
			w.box("a", one, geom.Vec3{2.5, 2, 0}, 0, "")
			w.box("b", one, geom.Vec3{3.495, 2.1, 0}, 0, "")
		}, map[string]float64{"penetration:a:b": 0.005}},
		{"the same place", func(w *world) {
			w.box("a", one, geom.Vec3{2.5, 2, 0}, 0, "")
			w.box("b", one, geom.Vec3{2.5, 2, 0}, 0, "")
		}, map[string]float64{"penetration:a:b": 0.002}},
		{"swallowed", func(w *world) {
			w.box("a", geom.Vec3{2, 2, 2}, geom.Vec3{3.5, 2, 0}, 0, "")
			w.box("b", geom.Vec3{0.5, 0.5, 0.5}, geom.Vec3{3.5, 2, 0.7}, 0, "")
		}, map[string]float64{"penetration:a:b": 0.802, "floating:b": 0.7}},
		{"on a table", func(w *world) {
			w.box("a", one, geom.Vec3{2.5, 2, 0}, 0, "")
			w.box("b", geom.Vec3{0.1, 0.1, 0.2}, geom.Vec3{2.6, 2, 0.8}, 1, scene.OnSurface)
		}, nil},
		{"over a table", func(w *world) {
			w.box("a", one, geom.Vec3{2.5, 2, 0}, 0, "")
			w.box("b", geom.Vec3{0.1, 0.1, 0.2}, geom.Vec3{2.6, 2, 0.81}, 1, scene.OnSurface)
		}, map[string]float64{"floating:b": 0.01}},
		{"through the wall", func(w *world) { w.box("a", one, geom.Vec3{4.55, 2, 0}, 0, "") },
			map[string]float64{"out_of_bounds:a:room": 0.05, "penetration:a:room": 0.05}},
		{"in the skirting", func(w *world) { w.box("a", one, geom.Vec3{4.49, 2, 0}, 0, "") }, map[string]float64{"penetration:a:room": 0.004}},
		{"through the floor", func(w *world) { w.box("a", one, geom.Vec3{2.5, 2, -0.01}, 0, "") },
			map[string]float64{"out_of_bounds:a:room": 0.01, "penetration:a:room": 0.01}},
		{"elsewhere", func(w *world) { w.box("a", one, geom.Vec3{9, 2, 0}, 0, "") },
			map[string]float64{"out_of_bounds:a:room": 4.5, "floating:a": 0}},
		{"before the door", func(w *world) { w.box("a", one, geom.Vec3{1, 0.8, 0}, 0, "") }, map[string]float64{"door_blocked:a:room": 0.35}},
		{"tall before the window", func(w *world) { w.box("a", geom.Vec3{0.8, 0.4, 2}, geom.Vec3{2.4, 3.7, 0}, 0, "") },
			map[string]float64{"window_blocked:a:room": 1.1}},
		{"low before the window", func(w *world) { w.box("a", one, geom.Vec3{2.4, 3.7, 0}, 0, "") }, nil},
		{"on a rug", func(w *world) {
			w.box("a", one, geom.Vec3{2.5, 2, 0}, 0, "")
			w.box("rug", geom.Vec3{2, 1.5, 0.012}, geom.Vec3{2.7, 2, 0}, 0, scene.FlatFloor)
		}, nil},
		{"a picture", func(w *world) {
			w.box("a", geom.Vec3{0.6, 0.04, 0.5}, geom.Vec3{3.5, 0.021, 1.4}, math.Pi, scene.OnWall)
		}, nil},
		{"a picture off the wall", func(w *world) {
			w.box("a", geom.Vec3{0.6, 0.04, 0.5}, geom.Vec3{3.5, 0.05, 1.4}, math.Pi, scene.OnWall)
		},
			map[string]float64{"floating:a": 1.4}},
		{"a pendant", func(w *world) { w.box("a", geom.Vec3{0.3, 0.3, 0.6}, geom.Vec3{2.5, 2, 2}, 0, scene.OnCeiling) }, nil},
		{"walled in", func(w *world) {
			w.box("a", geom.Vec3{2.96, 0.2, 1}, geom.Vec3{3.48, 2.2, 0}, 0, "")
			w.box("b", geom.Vec3{0.2, 1.66, 0.85}, geom.Vec3{2.1, 3.14, 0}, 0, "")
			w.box("c", geom.Vec3{0.2, 0.2, 0.8}, geom.Vec3{3.7, 3.2, 0}, 0, "")
		}, map[string]float64{"unreachable:c": 0.5}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t)
			test.build(w)
			got := map[string]float64{}
			for _, v := range w.run() {
				got[v.ID] = v.Value
			}
			for id, value := range test.want {
				if have, ok := got[id]; !ok || math.Abs(have-value) > 0.0015 {
					t.Errorf("%s: got %v, want %v", id, got, value)
				}
				delete(got, id)
			}
			if len(got) > 0 {
				t.Errorf("also got %v", got)
			}
		})
	}
}

func TestFixesMend(t *testing.T) {
	builds := map[string]func(w *world){
		"overlap": func(w *world) {
			w.box("a", geom.Vec3{1, 0.5, 0.8}, geom.Vec3{2.5, 2, 0}, 0, "")
			w.box("b", geom.Vec3{0.5, 0.5, 0.8}, geom.Vec3{3, 2.1, 0}, 0.4, "")
		},
		"wall":  func(w *world) { w.box("a", geom.Vec3{1, 0.5, 0.8}, geom.Vec3{4.7, 2, 0}, 0.2, "") },
		"float": func(w *world) { w.box("a", geom.Vec3{1, 0.5, 0.8}, geom.Vec3{3, 2, 0.3}, 0.2, "") },
		"door":  func(w *world) { w.box("a", geom.Vec3{1, 0.5, 0.8}, geom.Vec3{1, 0.7, 0}, 0.2, "") },
		"sunk":  func(w *world) { w.box("a", geom.Vec3{1, 0.5, 0.8}, geom.Vec3{3, 2, -0.2}, 0.2, "") },
	}
	for name, build := range builds {
		w := newWorld(t)
		build(w)
		verdicts := w.run()
		if Valid(verdicts) {
			t.Errorf("%s: nothing was found", name)
			continue
		}
		for round := 0; round < 3 && !Valid(verdicts); round++ {
			for _, move := range verdicts[0].Fix {
				n, _ := w.draft.Node(move.Node)
				next := *n
				next.Transform = move.World
				w.put(next)
			}
			verdicts = w.run()
		}
		if !Valid(verdicts) {
			t.Errorf("%s: the fixes leave %v", name, verdicts)
		}
	}
}

func TestAroundAgreesWithWorld(t *testing.T) {
	w := newWorld(t)
	furnish(w, 30)
	s, _ := w.draft.Seal()
	view, err := query.New(s, w.store)
	if err != nil {
		t.Fatal(err)
	}
	all := World(view)
	for _, b := range view.Bodies() {
		found := map[string]bool{}
		for _, v := range Around(view, b.Node) {
			found[v.ID] = true
		}
		for _, v := range all {
			takesPart := false
			for _, n := range v.Nodes {
				takesPart = takesPart || n == b.Node
			}
			if v.Kind != Unreachable && takesPart != found[v.ID] {
				t.Errorf("%s: %s found %v, want %v", b.Node, v.ID, found[v.ID], takesPart)
			}
		}
	}
}

// furnish fills the room with boxes that partly overlap.
func furnish(w *world, n int) {
	for i := range n {
		at := geom.Vec3{0.4 + math.Mod(float64(i)*1.37, 4.2), 1.3 + math.Mod(float64(i)*0.83, 2.4), 0}
		w.box(fmt.Sprintf("box%02d", i), geom.Vec3{0.4, 0.3, 0.5}, at, float64(i), "")
	}
}

func BenchmarkRun80(b *testing.B) {
	w := newWorld(b)
	furnish(w, 80)
	s, _ := w.draft.Seal()
	for b.Loop() {
		if _, err := Run(s, w.store); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAroundWhileDragging80(b *testing.B) {
	w := newWorld(b)
	furnish(w, 80)
	s, _ := w.draft.Seal()
	view, err := query.New(s, w.store)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		draft := s.Edit()
		n, _ := s.Node("box07")
		next := *n
		next.Transform.Translation[0] += 0.1
		if err := draft.PutNode(next); err != nil {
			b.Fatal(err)
		}
		after, diff := draft.Seal()
		moved, err := view.After(after, diff)
		if err != nil {
			b.Fatal(err)
		}
		Around(moved, "box07")
	}
}
