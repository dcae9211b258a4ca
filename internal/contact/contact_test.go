package contact

import (
	"context"
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// world is a room of 4 by 3 m with boxes of half a metre at places.
func world(t *testing.T, places map[scene.NodeID]geom.Vec3) *query.World {
	t.Helper()
	store := asset.NewStore()
	draft := scene.Empty("contacts").Edit()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	mesh, err := store.PutMesh(form.Box(0.5, 0.5, 0.5, 0).Mesh())
	must(err)
	model, err := store.PutModel(&asset.Model{Name: "box", Slots: []string{"all"}, Parts: []asset.Part{{
		Name: "body", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}},
	}}})
	must(err)
	must(draft.PutMaterial(scene.NewMaterial("red", "red", geom.Color{0.8, 0.1, 0.1})))
	must(draft.PutNode(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: shell.Room{
		Kind: "study", Outline: geom.Rectangle(4, 3), Height: 2.5, WallThickness: 0.1, Ceiling: true,
	}}}))
	for id, at := range places {
		must(draft.PutNode(scene.Node{ID: id, Name: string(id), Transform: geom.At(at, 0), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"red"}}}))
	}
	snap, _ := draft.Seal()
	w, err := query.New(snap, store)
	must(err)
	return w
}

func TestFind(t *testing.T) {
	points := Find(context.Background(), world(t, map[scene.NodeID]geom.Vec3{
		"on the floor":  {0, 0, 0},
		"on the box":    {0.1, 0.1, 0.501},
		"in the air":    {1, 0, 0.2},
		"at the wall":   {-1.75, 0, 0.3},
		"in the corner": {1.75, 1.25, 0},
	}))
	type pair struct{ a, b scene.NodeID }
	normals := map[pair]geom.Vec3{}
	counts := map[pair]int{}
	for _, p := range points {
		normals[pair{p.A, p.B}] = p.Normal
		counts[pair{p.A, p.B}]++
	}
	for want, normal := range map[pair]geom.Vec3{
		{"on the floor", "room"}: {0, 0, 1}, {"on the box", "on the floor"}: {0, 0, 1}, {"at the wall", "room"}: {1, 0, 0},
	} {
		if counts[want] < 2 || normals[want].Sub(normal).Len() > 1e-6 {
			t.Errorf("%v: %d contacts, normal %v", want, counts[want], normals[want])
		}
	}
	corner := map[geom.Vec3]bool{}
	for _, p := range points {
		if p.A == "in the corner" {
			corner[geom.Vec3{math.Round(p.Normal[0]), math.Round(p.Normal[1]), math.Round(p.Normal[2])}] = true
		}
		if p.A == "in the air" || p.B == "in the air" {
			t.Errorf("what floats touches: %v", p)
		}
	}
	if len(corner) != 3 {
		t.Errorf("a box in a corner is touched from %v", corner)
	}
	if again := Find(context.Background(), world(t, map[scene.NodeID]geom.Vec3{"a": {0, 0, 0}})); len(again) == 0 || len(again) > pairLimit {
		t.Errorf("a box on the floor has %d contacts", len(again))
	}
}

func TestMarks(t *testing.T) {
	marks := Marks([]Point{{A: "a", B: "room", At: geom.Vec3{1, 2, 0}, Normal: geom.Up}})
	if len(marks) != 2 || marks[0].Kind != frame.PointMark || marks[1].Points[1] != (geom.Vec3{1, 2, normalM}) || !marks[0].OnTop {
		t.Errorf("a contact is marked as %v", marks)
	}
}

func TestFindEnds(t *testing.T) {
	ctx, end := context.WithCancel(context.Background())
	end()
	if points := Find(ctx, world(t, map[scene.NodeID]geom.Vec3{"a": {0, 0, 0}})); len(points) != 0 {
		t.Errorf("a cancelled search finds %d", len(points))
	}
}
