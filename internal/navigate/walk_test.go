package navigate

import (
	"math"
	"math/rand/v2"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// house is an L-shaped room and a smaller one beside it, joined by a passage, with furniture: a cupboard, a low step, a rug, a shelf
// overhead.
func house(t testing.TB) *query.World {
	t.Helper()
	store := asset.NewStore()
	draft := scene.Empty("house").Edit()
	if err := draft.PutMaterial(scene.NewMaterial("grey", "Grey", geom.Color{0.5, 0.5, 0.5})); err != nil {
		t.Fatal(err)
	}
	put := func(n scene.Node) {
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	room := func(id string, at geom.Vec3, outline geom.Polygon, openings ...shell.Opening) {
		put(scene.Node{ID: scene.NodeID(id), Name: id, Transform: geom.At(at, 0), Room: &scene.RoomRef{
			Room: shell.Room{Kind: "room", Outline: outline, Height: 2.6, WallThickness: 0.12, Ceiling: true, Openings: openings},
		}})
	}
	room("big", geom.Vec3{}, geom.Polygon{{0, 0}, {5, 0}, {5, 4}, {3, 4}, {3, 2}, {0, 2}},
		shell.Opening{ID: "way", Kind: shell.Passage, Wall: 1, Offset: 1, Width: 1, Height: 2.1},
		shell.Opening{ID: "front", Kind: shell.Door, Wall: 0, Offset: 1, Width: 0.9, Height: 2.1},
		shell.Opening{ID: "low", Kind: shell.Window, Wall: 0, Offset: 3, Width: 1.5, Height: 2.2})
	room("small", geom.Vec3{5.24, 0, 0}, geom.Polygon{{0, 0}, {3, 0}, {3, 4}, {0, 4}},
		shell.Opening{ID: "way", Kind: shell.Passage, Wall: 3, Offset: 2, Width: 1, Height: 2.1})
	model := box(t, store)
	for id, b := range map[string]geom.Box{
		"cupboard": {Min: geom.Vec3{0.2, 1.3, 0}, Max: geom.Vec3{1.2, 1.9, 2}}, "step": {Min: geom.Vec3{3.6, 3, 0}, Max: geom.Vec3{4.4, 3.8, 0.2}},
		"rug": {Min: geom.Vec3{2, 0.5, 0}, Max: geom.Vec3{3.5, 1.5, 0.01}}, "overhead": {Min: geom.Vec3{1.5, 0.2, 1.9}, Max: geom.Vec3{2.5, 1.8, 2.2}},
	} {
		put(scene.Node{ID: scene.NodeID(id), Name: id, Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"grey"}},
			Transform: geom.Transform{Translation: geom.Vec3{b.Center()[0], b.Center()[1], b.Min[2]}, Rotation: geom.Identity, Scale: b.Size()}})
	}
	snapshot, _ := draft.Seal()
	w, err := query.New(snapshot, store)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// box is a cube of 1 m that stands on its origin.
func box(t testing.TB, store *asset.Store) asset.ID {
	t.Helper()
	m := &asset.Mesh{Indices: []uint32{0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5}}
	for _, c := range (geom.Box{Min: geom.Vec3{-0.5, -0.5, 0}, Max: geom.Vec3{0.5, 0.5, 1}}).Corners() {
		m.Positions = append(m.Positions, [3]float32{float32(c[0]), float32(c[1]), float32(c[2])})
	}
	mesh, err := store.PutMesh(m)
	if err != nil {
		t.Fatal(err)
	}
	id, err := store.PutModel(&asset.Model{Name: "box", Slots: []string{"a"}, Parts: []asset.Part{{Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}}}})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func flat(v geom.Vec3) geom.Vec2 { return geom.Vec2{v[0], v[1]} }

// clear reports whether a body at a place keeps its distance from the walls of the house, in a room or in the passage between them.
func clear(w *query.World, p geom.Vec2) bool {
	const slack = 0.005
	if p[0] > 4.7 && p[0] < 5.5 && p[1] > 1+bodyRadius-slack && p[1] < 2-bodyRadius+slack {
		return true
	}
	for _, r := range w.Rooms() {
		if r.Outline.Contains(p) && r.Outline.Distance(p) > bodyRadius-slack {
			return true
		}
		if r.Outline.Contains(p) { // near the passage the wall has a hole
			for _, q := range []geom.Vec2{{5, 1}, {5, 2}, {5.24, 1}, {5.24, 2}} {
				if q.Sub(p).Len() < bodyRadius-slack {
					return false
				}
			}
			if p[1] > 1 && p[1] < 2 && p[0] > 4.7 && p[0] < 5.5 {
				return true
			}
		}
	}
	return false
}

func TestWalkingNeverPassesAWallNorSinks(t *testing.T) {
	w := house(t)
	visited := map[string]bool{}
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 1))
		walker := Walker{Feet: geom.Vec3{4, 1.2, 0}}
		goal := geom.Vec2{}
		for i := range 500 {
			if i%40 == 0 {
				goal = geom.Vec2{r.Float64()*10 - 1, r.Float64()*6 - 1}
			}
			way := goal.Sub(flat(walker.Feet))
			s := Stride{Forward: 1 + 6*r.Float64(), Right: r.Float64() - 0.5, Yaw: geom.WrapAngle(math.Atan2(-way[0], way[1]) - walker.Yaw), Pitch: r.Float64() - 0.5, Seconds: r.Float64() * 0.2}
			walker = walker.Step(w, s)
			if walker.Feet[2] < -1e-9 || walker.Feet[2] > 0.6 {
				t.Fatalf("seed %d step %d: the feet are at %v", seed, i, walker.Feet)
			}
			if !clear(w, flat(walker.Feet)) {
				t.Fatalf("seed %d step %d: in a wall at %v", seed, i, walker.Feet)
			}
			if cupboard := (geom.Polygon{{0.2, 1.3}, {1.2, 1.3}, {1.2, 1.9}, {0.2, 1.9}}); cupboard.Contains(flat(walker.Feet)) || cupboard.Distance(flat(walker.Feet)) < bodyRadius-0.005 {
				t.Fatalf("seed %d step %d: in the cupboard at %v", seed, i, walker.Feet)
			}
			if room, ok := w.RoomAt(walker.Feet.Add(geom.Vec3{0, 0, 0.5})); ok {
				visited[string(room.Node)] = true
			}
			if eye := walker.Eye(); !eye.Valid() || math.Abs(eye.WorldFromCamera.Rotation.Rotate(geom.Vec3{1, 0, 0})[2]) > 1e-9 {
				t.Fatalf("looks out of %+v", eye)
			}
		}
	}
	if !visited["big"] || !visited["small"] {
		t.Errorf("only %v were reached", visited)
	}
}

func TestStepsCarryAndGravityPulls(t *testing.T) {
	w := house(t)
	walker := Walker{Feet: geom.Vec3{4, 2.5, 0}} // before the step, looking at it
	for range 60 {
		walker = walker.Step(w, Stride{Forward: 0.8, Seconds: 0.03})
	}
	if math.Abs(walker.Feet[2]-0.2) > 1e-6 || !walker.Standing {
		t.Errorf("on the step the feet are at %v", walker.Feet)
	}
	walker = Walker{Feet: geom.Vec3{4.2, 1, 1.5}}
	fallen := 0.0
	for range 100 {
		before := walker.Feet[2]
		walker = walker.Step(w, Stride{Seconds: 0.02})
		fallen = math.Max(fallen, before-walker.Feet[2])
	}
	if math.Abs(walker.Feet[2]) > 1e-9 || !walker.Standing || fallen > 0.15 {
		t.Errorf("fell to %v, by up to %v m a step", walker.Feet, fallen)
	}
	walker = Walker{Feet: geom.Vec3{0.7, 0.4, 0}} // under what hangs overhead, and against the cupboard
	for range 60 {
		walker = walker.Step(w, Stride{Right: 1.2, Seconds: 0.03})
	}
	if walker.Feet[0] < 2 {
		t.Errorf("what hangs overhead stops at %v", walker.Feet)
	}
}

func TestLandingStandsOnFreeFloor(t *testing.T) {
	w := house(t)
	for _, from := range []geom.Vec3{{2.5, 1, 1.5}, {-6, -8, 5}, {0.7, 1.6, 1}, {1, 3, 12}, {12, 2, 3}} {
		walker := Land(w, LookingAt(from, geom.Vec3{2, 1, 0.5}, 0.8))
		p := flat(walker.Feet)
		if math.Abs(walker.Feet[2]) > 1e-9 || !clear(w, p) || penetration(obstacles(w, walker.Feet), p) > 0 {
			t.Errorf("from %v one lands on %v", from, walker.Feet)
		}
	}
	straight := Land(w, Home().From(geom.Up))
	if !geom.Finite(straight.Yaw, straight.Pitch) {
		t.Errorf("looking straight down gives %+v", straight)
	}
	empty, err := query.New(scene.Empty("nothing"), asset.NewStore())
	if err != nil {
		t.Fatal(err)
	}
	if out := Land(empty, Home()).Step(empty, Stride{Forward: 1, Seconds: 0.1}); out.Feet[2] != 0 {
		t.Errorf("without a room the feet are at %v", out.Feet)
	}
	if got := (Walker{}).Step(empty, Stride{Forward: math.NaN()}); got != (Walker{}) {
		t.Error("a stride without a number is taken")
	}
}
