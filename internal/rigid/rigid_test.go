package rigid_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/diag"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// stage builds scenes for tests.
type stage struct {
	t     testing.TB
	store *asset.Store
	draft *scene.Draft
}

func newStage(t testing.TB) *stage {
	t.Helper()
	s := &stage{t, asset.NewStore(), scene.Empty("test").Edit()}
	if err := s.draft.PutMaterial(scene.NewMaterial("plain", "plain", geom.Color{0.5, 0.5, 0.5})); err != nil {
		t.Fatal(err)
	}
	room := shell.Room{Outline: geom.Polygon{{-2, -2}, {2, -2}, {2, 2}, {-2, 2}}, Height: 2.5, WallThickness: 0.1}
	s.put(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}})
	return s
}

func (s *stage) put(n scene.Node) {
	s.t.Helper()
	if err := s.draft.PutNode(n); err != nil {
		s.t.Fatal(err)
	}
}

// box adds a box that stands on z = 0 of its node, whose collider is so much higher than what is drawn.
func (s *stage) box(id scene.NodeID, at, size geom.Vec3, higher float64, physics scene.Physics) {
	s.t.Helper()
	mesh, err := s.store.PutMesh(form.Box(size[0], size[1], size[2], 0).Mesh())
	if err != nil {
		s.t.Fatal(err)
	}
	collider := asset.Collider{Shape: asset.ShapeBox, Transform: geom.At(geom.Vec3{0, 0, (size[2] + higher) / 2}, 0), Size: size.Add(geom.Vec3{0, 0, higher})}
	model, err := s.store.PutModel(&asset.Model{Name: string(id), Slots: []string{"all"}, Parts: []asset.Part{{Name: "all", Parent: -1,
		Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}, Colliders: []asset.Collider{collider}}}})
	if err != nil {
		s.t.Fatal(err)
	}
	s.put(scene.Node{ID: id, Name: string(id), Transform: geom.At(at, 0), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"plain"}}, Physics: &physics})
}

func (s *stage) build(options rigid.Options) *rigid.World {
	s.t.Helper()
	snap, _ := s.draft.Seal()
	w, err := rigid.Build(s.t.Context(), snap, s.store, options)
	if err != nil {
		s.t.Fatal(err)
	}
	return w
}

func body(t testing.TB, w *rigid.World, id scene.NodeID) *rigid.Body {
	t.Helper()
	for i := range w.Bodies {
		if w.Bodies[i].Node == id {
			return &w.Bodies[i]
		}
	}
	t.Fatalf("there is no body %q", id)
	return nil
}

var light = scene.Physics{Body: scene.DynamicBody, MassKg: 1}

func TestSunkThingsAreLifted(t *testing.T) {
	s := newStage(t)
	s.box("table", geom.Vec3{}, geom.Vec3{1, 1, 0.7}, 0.004, scene.Physics{Body: scene.StaticBody})
	s.box("cup", geom.Vec3{0.1, 0, 0.7}, geom.Vec3{0.1, 0.1, 0.1}, 0, light)
	if got := body(t, s.build(rigid.Options{}), "cup").World.Translation[2]; got < 0.704 || got > 0.7045 {
		t.Errorf("it stands at %.4f m, its support collides up to 0.704", got)
	}
	if got := body(t, s.build(rigid.Options{AsPlaced: true}), "cup").World.Translation[2]; got != 0.7 {
		t.Errorf("as placed it stands at %g", got)
	}
}

func TestDrawnSupportsCarry(t *testing.T) {
	s := newStage(t)
	s.box("bed", geom.Vec3{}, geom.Vec3{1, 1, 0.5}, -0.1, scene.Physics{Body: scene.StaticBody})
	s.box("cushion", geom.Vec3{0.2, 0, 0.5}, geom.Vec3{0.3, 0.3, 0.1}, 0, light)
	w := s.build(rigid.Options{})
	bed := body(t, w, "bed")
	if got := len(bed.Links[0].Colliders); got != 2 {
		t.Fatalf("the bed has %d colliders; nothing was laid under the cushion", got)
	}
	laid := bed.Links[0].Colliders[1]
	if top := laid.Pose.Translation[2] + laid.Size[2]/2; math.Abs(top-0.5) > 1e-3 {
		t.Errorf("what was laid there ends at %.4f m", top)
	}
	if len(w.Report.Findings) != 0 {
		t.Errorf("%v", w.Report)
	}
}

func TestWhatHasNoAreaIsNotShown(t *testing.T) {
	s := newStage(t)
	mesh, err := s.store.PutMesh(&asset.Mesh{Positions: [][3]float32{{0, 0, 0}, {1, 0, 0}, {2, 0, 0}}, Normals: [][3]float32{{0, 0, 1}, {0, 0, 1}, {0, 0, 1}}, Indices: []uint32{0, 1, 2}})
	if err != nil {
		t.Fatal(err)
	}
	model, err := s.store.PutModel(&asset.Model{Name: "needle", Slots: []string{"all"}, Parts: []asset.Part{{Name: "all", Parent: -1, Transform: geom.IdentityTransform(),
		Surfaces: []asset.Surface{{Mesh: mesh}}, Colliders: []asset.Collider{{Shape: asset.ShapeBox, Transform: geom.IdentityTransform(), Size: geom.Vec3{1, 0.01, 0.01}}}}}})
	if err != nil {
		t.Fatal(err)
	}
	s.put(scene.Node{ID: "needle", Name: "Needle", Transform: geom.IdentityTransform(), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"plain"}}, Physics: &light})
	w := s.build(rigid.Options{})
	if n := len(body(t, w, "needle").Links[0].Visuals); n != 0 {
		t.Errorf("%d surfaces are shown", n)
	}
	if w.Report.Count(diag.Warning) != 1 {
		t.Errorf("the report says %+v", w.Report)
	}
}

func TestFloatingThingsAreReported(t *testing.T) {
	s := newStage(t)
	s.box("balloon", geom.Vec3{0, 0, 1}, geom.Vec3{0.3, 0.3, 0.3}, 0, light)
	if w := s.build(rigid.Options{}); len(w.Report.Findings) != 1 {
		t.Errorf("%v", w.Report)
	}
}

func TestOneFootOnARug(t *testing.T) {
	s := newStage(t)
	s.box("rug", geom.Vec3{}, geom.Vec3{1, 1, 0.012}, 0, light)
	snap, _ := s.draft.Seal()
	rug, _ := snap.Node("rug")
	copied := *rug
	copied.Semantics = &scene.Semantics{Category: "rug", Mount: scene.FlatFloor}
	s.draft = snap.Edit()
	if err := s.draft.PutNode(copied); err != nil {
		t.Fatal(err)
	}
	s.box("stool", geom.Vec3{0.5, 0, 0}, geom.Vec3{0.4, 0.4, 0.4}, 0, light)
	w := s.build(rigid.Options{})
	if got := body(t, w, "stool").World.Translation[2]; got > 1e-3 {
		t.Errorf("it was lifted to %g", got)
	}
	if len(w.Apart) != 1 {
		t.Errorf("%v ignore each other", w.Apart)
	}
	if body(t, w, "rug").Moves() {
		t.Error("the rug can fly")
	}
}

func TestHeavyThingsAreFixed(t *testing.T) {
	s := newStage(t)
	s.box("wardrobe", geom.Vec3{}, geom.Vec3{1, 0.6, 2}, 0, scene.Physics{Body: scene.DynamicBody, MassKg: 90})
	if b := body(t, s.build(rigid.Options{}), "wardrobe"); b.Moves() || !b.Heavy {
		t.Error("it moves")
	}
	if b := body(t, s.build(rigid.Options{HeavyKg: math.Inf(1)}), "wardrobe"); !b.Free() {
		t.Error("it does not move where it was asked to")
	}
}

// TestMasses weighs a solid cube, a board box too large to be solid, and what has a mass of its own.
func TestMasses(t *testing.T) {
	s := newStage(t)
	s.box("cube", geom.Vec3{}, geom.Vec3{0.02, 0.02, 0.02}, 0, scene.Physics{Body: scene.DynamicBody})
	s.box("chest", geom.Vec3{1, 0, 0}, geom.Vec3{1, 1, 1}, 0, scene.Physics{Body: scene.DynamicBody})
	s.box("own", geom.Vec3{-1, 0, 0}, geom.Vec3{0.06, 0.08, 0.1}, 0, scene.Physics{Body: scene.DynamicBody, MassKg: 7, MassSource: "category"})
	w := s.build(rigid.Options{})
	density := rigid.Stuff("plain").DensityKgM3
	for id, want := range map[scene.NodeID]float64{"cube": 8e-6 * density, "chest": 6 * 0.018 * density, "own": 7} {
		if got := body(t, w, id).MassKg; math.Abs(got-want) > 0.005*want {
			t.Errorf("%s weighs %.4f kg, want %.4f", id, got, want)
		}
	}
	own := body(t, w, "own")
	if own.Source != "category" || math.Abs(own.Links[0].Inertia.Tensor.At(2, 2)-7*(0.0036+0.0064)/12) > 1e-5 {
		t.Errorf("%+v", own.Links[0].Inertia)
	}
}

func TestNames(t *testing.T) {
	names := rigid.NewNames("world")
	for _, c := range [][2]string{{"world", "world_2"}, {"Chair 1", "Chair_1"}, {"Chair-1", "Chair_1_2"}, {"椅子", "body"}, {"", "body_2"}, {"3 legs", "_3_legs"}} {
		if got := names.Claim(c[0], "body"); got != c[1] {
			t.Errorf("%q became %q, want %q", c[0], got, c[1])
		}
	}
}

// TestJointsMoveAsTheModelDoes compares each link's pose with the parts of the model at the same joint values.
func TestJointsMoveAsTheModelDoes(t *testing.T) {
	s := newStage(t)
	thing, err := catalog.Builtin().Build(s.store, catalog.Request{Entry: "wardrobe", Style: "modern"})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range thing.Materials {
		if err := s.draft.PutMaterial(m); err != nil {
			t.Fatal(err)
		}
	}
	model, err := s.store.Model(thing.Model)
	if err != nil {
		t.Fatal(err)
	}
	n := thing.Nodes("w", "Wardrobe", "", geom.At(geom.Vec3{0.3, 1, 0}, 0.4))[0]
	for i := range model.Parts {
		if j := model.Parts[i].Joint; j != nil {
			n.Joints = append(n.Joints, scene.JointValue{Joint: j.Name, Value: 0.6 * j.Upper})
		}
	}
	slices.SortFunc(n.Joints, func(a, b scene.JointValue) int { return strings.Compare(a.Joint, b.Joint) })
	s.put(n)
	b := body(t, s.build(rigid.Options{}), "w")
	if len(b.Links) < 2 || len(b.Links) != len(n.Joints)+1 {
		t.Fatalf("%d links for %d joints", len(b.Links), len(n.Joints))
	}
	parts := model.PartTransforms(func(name string) float64 {
		for _, v := range n.Joints {
			if v.Joint == name {
				return v.Value
			}
		}
		return 0
	})
	world := b.WorldFromLinks()
	link := 0
	for i := range model.Parts {
		if model.Parts[i].Joint == nil {
			continue
		}
		link++
		if want := n.Transform.Mul(parts[i]); !world[link].AlmostEqual(want, 1e-8) {
			t.Errorf("%s stands at %v, the model's part at %v", b.Links[link].Title, world[link], want)
		}
		if len(b.Links[link].Sites) != 1 {
			t.Errorf("%s has no grip", b.Links[link].Title)
		}
	}
}

// TestWeightedFoot gives a gallows of one density a foot that is heavy enough to stand, at the same mass.
func TestWeightedFoot(t *testing.T) {
	s := newStage(t)
	mesh, err := s.store.PutMesh(form.Join(form.BoxBetween(geom.Vec3{-0.1, -0.1, 0}, geom.Vec3{0.1, 0.1, 0.02}, 0),
		form.BoxBetween(geom.Vec3{-0.01, -0.01, 0.02}, geom.Vec3{0.01, 0.01, 0.5}, 0), form.BoxBetween(geom.Vec3{-0.05, -0.05, 0.5}, geom.Vec3{0.9, 0.05, 0.52}, 0)).Mesh())
	if err != nil {
		t.Fatal(err)
	}
	foot := asset.Collider{Shape: asset.ShapeBox, Transform: geom.At(geom.Vec3{0, 0, 0.01}, 0), Size: geom.Vec3{0.2, 0.2, 0.02}}
	model, err := s.store.PutModel(&asset.Model{Name: "gallows", Slots: []string{"all"}, Parts: []asset.Part{{Name: "all", Parent: -1,
		Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}, Colliders: []asset.Collider{foot}}}})
	if err != nil {
		t.Fatal(err)
	}
	s.put(scene.Node{ID: "g", Name: "Gallows", Transform: geom.IdentityTransform(), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"plain"}}, Physics: &scene.Physics{Body: scene.DynamicBody, MassKg: 3}})
	w := s.build(rigid.Options{})
	i := body(t, w, "g").Links[0].Inertia
	if math.Abs(i.MassKg-3) > 1e-9 || i.Center[0] > 0.06 || i.Center[0] < 0.04 {
		t.Errorf("%g kg around %v", i.MassKg, i.Center)
	}
	if len(w.Report.Findings) != 1 || w.Report.Findings[0].Severity != "info" {
		t.Errorf("%v", w.Report)
	}
}
