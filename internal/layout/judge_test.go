package layout

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// stand adds a box to a scene.
func stand(t *testing.T, s *scene.Snapshot, store *asset.Store, id string, size geom.Vec3, at geom.Transform, mount scene.Mount) *scene.Snapshot {
	t.Helper()
	model, _ := boxModel(t, store, size)
	draft := s.Edit()
	if err := draft.PutMaterial(scene.NewMaterial("grey", "Grey", geom.Color{0.5, 0.5, 0.5})); err != nil {
		t.Fatal(err)
	}
	err := draft.PutNode(scene.Node{
		ID: scene.NodeID(id), Name: id, Transform: at, Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"grey"}},
		Semantics: &scene.Semantics{Category: id, Mount: mount},
	})
	if err != nil {
		t.Fatal(err)
	}
	next, _ := draft.Seal()
	return next
}

func TestJudge(t *testing.T) {
	store := asset.NewStore()
	base := living(t)
	base = stand(t, base, store, "sofa", geom.Vec3{2, 0.9, 0.8}, geom.At(geom.Vec3{2.5, 0.47, 0}, math.Pi), "")
	base = stand(t, base, store, "table", geom.Vec3{1.2, 0.6, 0.4}, geom.At(geom.Vec3{2.5, 1.7, 0}, 0), "")
	small, flat := geom.Vec3{0.5, 0.5, 0.8}, geom.Vec3{2, 1.4, 0.01}
	tests := []struct {
		name  string
		size  geom.Vec3
		at    geom.Transform
		mount scene.Mount
		verb  Verb
		want  bool
	}{
		{"back to the wall", small, geom.At(geom.Vec3{4.73, 2, 0}, -math.Pi/2), "", AgainstWall{}, true},
		{"side to the wall", small, geom.At(geom.Vec3{4.73, 2, 0}, 0), "", AgainstWall{}, false},
		{"another wall", small, geom.At(geom.Vec3{4.73, 2, 0}, -math.Pi/2), "", AgainstWall{Wall: "3"}, false},
		{"in a corner", small, geom.At(geom.Vec3{4.7, 3.7, 0}, 0), "", InCorner{}, true},
		{"in the middle", small, geom.At(geom.Vec3{3.5, 2.5, 0}, 0), "", InCorner{}, false},
		{"left of the sofa", small, geom.At(geom.Vec3{1.15, 0.4, 0}, math.Pi), "", Beside{Target: "sofa", Side: LeftSide}, true},
		{"not right of it", small, geom.At(geom.Vec3{1.15, 0.4, 0}, math.Pi), "", Beside{Target: "sofa", Side: RightSide}, false},
		{"far from it", small, geom.At(geom.Vec3{1.15, 3, 0}, math.Pi), "", Beside{Target: "sofa"}, false},
		{"before the sofa", small, geom.At(geom.Vec3{2.4, 1.6, 0}, 0), "", InFrontOf{Target: "sofa"}, true},
		{"behind the table", small, geom.At(geom.Vec3{2.5, 2.4, 0}, 0), "", Behind{Target: "table"}, true},
		{"not before the table", small, geom.At(geom.Vec3{2.5, 2.4, 0}, 0), "", InFrontOf{Target: "table"}, false},
		{"facing", small, geom.At(geom.Vec3{2.5, 3, 0}, 0), "", Facing{Target: "table"}, true},
		{"turned away", small, geom.At(geom.Vec3{2.5, 3, 0}, math.Pi), "", Facing{Target: "table"}, false},
		{"around", small, geom.At(geom.Vec3{2.2, 2.28, 0}, 0), "", Around{Target: "table"}, true},
		{"near", small, geom.At(geom.Vec3{3.9, 1.7, 0}, 0), "", Near{Target: "table"}, true},
		{"not near", small, geom.At(geom.Vec3{4.5, 3.5, 0}, 0), "", Near{Target: "table", Distance: 0.5}, false},
		{"by the window", small, geom.At(geom.Vec3{2.5, 3.5, 0}, 0), "", ByWindow{}, true},
		{"far from the window", small, geom.At(geom.Vec3{0.5, 1.5, 0}, 0), "", ByWindow{}, false},
		{"on the table", geom.Vec3{0.1, 0.1, 0.2}, geom.At(geom.Vec3{2.6, 1.7, 0.4}, 0), scene.OnSurface, On{Target: "table"}, true},
		{"over the table", geom.Vec3{0.1, 0.1, 0.2}, geom.At(geom.Vec3{2.6, 1.7, 0.5}, 0), scene.OnSurface, On{Target: "table"}, false},
		{"rug under the table", flat, geom.At(geom.Vec3{2.6, 1.8, 0}, 0), scene.FlatFloor, Under{Target: "table"}, true},
		{"rug elsewhere", flat, geom.At(geom.Vec3{1.1, 3.2, 0}, 0), scene.FlatFloor, Under{Target: "table"}, false},
		{"picture over the sofa", geom.Vec3{0.8, 0.03, 0.5}, geom.At(geom.Vec3{2.5, 0.016, 1.3}, math.Pi), scene.OnWall, HungOnWall{Above: "sofa"}, true},
		{"picture opposite", geom.Vec3{0.8, 0.03, 0.5}, geom.At(geom.Vec3{2.5, 3.984, 1.3}, 0), scene.OnWall, HungOnWall{Above: "sofa"}, false},
		{"pendant over the table", geom.Vec3{0.3, 0.3, 0.6}, geom.At(geom.Vec3{2.5, 1.7, 2}, 0), scene.OnCeiling, HungFromCeiling{Over: "table"}, true},
		{"pendant too low", geom.Vec3{0.3, 0.3, 0.6}, geom.At(geom.Vec3{2.5, 1.7, 1.8}, 0), scene.OnCeiling, HungFromCeiling{Over: "table"}, false},
		{"curtain at the window", geom.Vec3{2, 0.1, 2}, geom.At(geom.Vec3{2.6, 3.9, 0.2}, 0), scene.OnWall, ByWindow{}, true},
		{"curtain beside the window", geom.Vec3{2, 0.1, 2}, geom.At(geom.Vec3{1.4, 3.9, 0.2}, 0), scene.OnWall, ByWindow{}, false},
		{"centred", small, geom.At(geom.Vec3{2.6, 2.1, 0}, 0), "", CentredIn{}, true},
		{"off centre", small, geom.At(geom.Vec3{3.5, 2.1, 0}, 0), "", CentredIn{}, false},
	}
	for _, test := range tests {
		s := stand(t, base, store, "it", test.size, test.at, test.mount)
		world, err := query.New(s, store)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Judge(world, "room", "it", test.verb)
		if err != nil || got.Holds != test.want {
			t.Errorf("%s: %+v, %v", test.name, got, err)
		}
	}
}

// TestPosesCalledValidAre compares the solver's own test, which looks at boxes, with meshes.
func TestPosesCalledValidAre(t *testing.T) {
	store := asset.NewStore()
	s := living(t)
	rng := rand.New(rand.NewPCG(4, 4))
	for i, id := range []string{"a", "b", "c", "d"} {
		at := geom.At(geom.Vec3{1 + float64(i), 1.4 + rng.Float64()*1.6, rng.Float64() * 0.6}, rng.Float64()*6)
		at.Rotation = at.Rotation.Mul(geom.AxisAngle(geom.Vec3{1, 0, 0}, rng.Float64()*0.3))
		s = stand(t, s, store, id, geom.Vec3{0.6, 0.4, 0.5}, at, "")
	}
	model, box := boxModel(t, store, geom.Vec3{0.7, 0.5, 0.6})
	site, err := newSite(&Problem{Scene: s, Store: store, Room: "room", Items: []Item{{Node: "it", Model: model, Bounds: box}}})
	if err != nil {
		t.Fatal(err)
	}
	thing := site.things[0]
	valid, refused := 0, 0
	for range 4000 {
		p := pose{at: geom.Vec2{rng.Float64() * 5, rng.Float64() * 4}, yaw: rng.Float64() * 6, wall: -1, support: "room"}
		bad, _ := site.try(thing, &p, site.fixed)
		body := thing.body.At(thing.transform(&p))
		cut := false
		for _, o := range site.fixed {
			_, hit := query.Overlap(o.body, body, 0)
			cut = cut || hit
		}
		depth, _ := site.room.Outside(body)
		if bad == fits && (cut || depth > 1e-9) {
			t.Fatalf("%+v was called valid, but cuts %v and reaches %v out", p, cut, depth)
		}
		if bad == fits {
			valid++
		} else {
			refused++
		}
	}
	if valid < 50 || refused < 50 {
		t.Fatalf("%d valid, %d refused", valid, refused)
	}
}

func TestSeatsAreShared(t *testing.T) {
	tests := []struct {
		half  geom.Vec2
		seats int
		want  [4]int // front, back, left, right
	}{
		{geom.Vec2{0.8, 0.45}, 4, [4]int{2, 2, 0, 0}},
		{geom.Vec2{0.8, 0.45}, 6, [4]int{2, 2, 1, 1}},
		{geom.Vec2{0.5, 0.5}, 4, [4]int{1, 1, 1, 1}},
		{geom.Vec2{0.5, 0.5}, 2, [4]int{1, 1, 0, 0}},
		{geom.Vec2{0.3, 0.3}, 9, [4]int{1, 1, 1, 1}},
	}
	for _, test := range tests {
		sides := sidesOf(&frame{half: test.half}, 0.5)
		share(sides, test.seats)
		for i := range sides {
			if sides[i].seats != test.want[i] {
				t.Errorf("%v with %d seats: side %d has %d", test.half, test.seats, i, sides[i].seats)
			}
		}
	}
}

func TestMovableThingsMoveLittle(t *testing.T) {
	store := asset.NewStore()
	s := stand(t, living(t), store, "chest", geom.Vec3{1, 0.5, 0.8}, geom.At(geom.Vec3{3.5, 2, 0}, 0.3), "")
	s = stand(t, s, store, "block", geom.Vec3{0.6, 0.6, 0.8}, geom.At(geom.Vec3{3.1, 2.2, 0}, 0), "")
	node, _ := s.Node("chest")
	out := solve(t, s, store, 1, []Item{{Node: "chest", Model: node.Model.Asset, Movable: true}})
	if len(out.Placements) != 1 {
		t.Fatalf("%+v", out)
	}
	p := out.Placements[0].World
	if d := p.Translation.Sub(node.Transform.Translation).Len(); d > 1 || d == 0 {
		t.Errorf("it moved by %v m", d)
	}
}

func TestMoreBudgetIsNeverWorse(t *testing.T) {
	m := &maker{t: t, store: asset.NewStore()}
	readingCorner(m)
	s := living(t)
	last := math.Inf(-1)
	for _, budget := range []int{1, 3_000, 20_000, 100_000} {
		out, err := Solve(context.Background(), Problem{Scene: s, Store: m.store, Room: "room", Items: m.items, Seed: 5, Budget: budget})
		if err != nil {
			t.Fatal(err)
		}
		placed := float64(len(out.Placements))
		if placed < last {
			t.Errorf("budget %d placed %v things, a smaller one %v", budget, placed, last)
		}
		last = placed
	}
}

func TestCancel(t *testing.T) {
	m := &maker{t: t, store: asset.NewStore()}
	readingCorner(m)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Solve(ctx, Problem{Scene: living(t), Store: m.store, Room: "room", Items: m.items}); err == nil {
		t.Error("a cancelled search gave an answer")
	}
}
