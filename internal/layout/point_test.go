package layout

import (
	"math"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

func TestPointingAtSurfaces(t *testing.T) {
	store := asset.NewStore()
	s := living(t)
	s = stand(t, s, store, "table", geom.Vec3{1.2, 0.8, 0.7}, geom.At(geom.Vec3{2, 1.5, 0}, 0), scene.OnFloor)
	s = stand(t, s, store, "vase", geom.Vec3{0.1, 0.1, 0.3}, geom.At(geom.Vec3{2, 1.5, 0.7}, 0), scene.OnSurface)
	s = stand(t, s, store, "candle", geom.Vec3{0.04, 0.04, 0.2}, geom.At(geom.Vec3{2.3, 1.5, 0.7}, 0), scene.OnSurface)
	cup, box := boxModel(t, store, geom.Vec3{0.08, 0.08, 0.1})
	down := func(x, y float64) geom.Ray {
		return geom.Ray{Origin: geom.Vec3{x, y, 2}, Direction: geom.Vec3{0, 0, -1}}
	}
	level := func(x, y, z float64, d geom.Vec3) geom.Ray { return geom.Ray{Origin: geom.Vec3{x, y, z}, Direction: d} }
	for _, test := range []struct {
		name    string
		ray     geom.Ray
		mount   scene.Mount
		support scene.NodeID
		low     float64
		moved   float64
	}{
		{"on the table", down(1.6, 1.3), scene.OnSurface, "table", 0.7, 0.001},
		{"at the table's edge", down(1.402, 1.3), scene.OnSurface, "table", 0.7, 0.06},
		{"beside what stands there", level(1, 1.5, 0.72, geom.Vec3{0.9996, 0, -0.028}), scene.OnSurface, "table", 0.7, 0.2},
		{"at what carries nothing", down(2.31, 1.5), scene.OnSurface, "table", 0.7, 0.45},
		{"on the floor", down(0.6, 2.4), scene.OnFloor, "room", 0, 0.001},
		{"a wall", level(2, 1.5, 1.6, geom.Vec3{-1, 0, 0}), scene.OnWall, "room", 1.55, 0.1},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Point(Problem{Scene: s, Store: store, Room: "room", Items: []Item{{Node: "cup", Model: cup, Bounds: box, Mount: test.mount}}}, test.ray)
			if err != nil {
				t.Fatal(err)
			}
			low := got.World.Translation[2] + box.Min[2]
			if got.Support != test.support || math.Abs(low-test.low) > 0.002 || got.Moved > test.moved {
				t.Errorf("on %q at height %.3f, %.3f m off; want %q at %.2f", got.Support, low, got.Moved, test.support, test.low)
			}
			body, err := query.NewBody(store, cup, "cup", got.World)
			if err != nil {
				t.Fatal(err)
			}
			world, _ := query.New(s, store)
			for _, o := range world.Bodies() {
				if c, cut := query.Overlap(o, body, math.Inf(1)); cut && c.Depth > 1e-3 {
					t.Errorf("it cuts %.4f m into %s", c.Depth, o.Node)
				}
			}
		})
	}
	chest, err := Point(Problem{Scene: s, Store: store, Room: "room", Items: []Item{{Node: "chest", Bounds: boxOf(geom.Vec3{0.9, 0.9, 0.5}), Mount: scene.OnFloor}}}, down(1.45, 1.5))
	if err != nil || chest.Support != "room" || chest.World.Translation[0] > 0.951 {
		t.Errorf("a chest that is too large for the table stands on %q at %v: %v", chest.Support, chest.World.Translation, err)
	}
	_, err = Point(Problem{Scene: s, Store: store, Room: "room", Items: []Item{{Node: "slab", Bounds: boxOf(geom.Vec3{3, 3, 0.1}), Mount: scene.OnSurface}}}, down(1.6, 1.3))
	if err == nil || !strings.Contains(err.Error(), "needs 3.00 × 3.00 m") {
		t.Errorf("a slab on the table: %v", err)
	}
	if _, err := Point(Problem{Scene: s, Store: store, Room: "room", Items: []Item{{Node: "x", Bounds: box, Mount: scene.OnFloor}}}, level(50, 50, 9, geom.Vec3{0, 0, 1})); err == nil {
		t.Error("pointing at nothing found a place")
	}
}

func TestPointingBetweenBoards(t *testing.T) {
	store := asset.NewStore()
	s := living(t)
	shelf := shelfModel(t, store)
	draft := s.Edit()
	if err := draft.PutMaterial(scene.NewMaterial("grey", "Grey", geom.Color{0.5, 0.5, 0.5})); err != nil {
		t.Fatal(err)
	}
	if err := draft.PutNode(scene.Node{ID: "shelf", Name: "shelf", Transform: geom.At(geom.Vec3{2, 2, 0}, 0), Model: &scene.ModelRef{Asset: shelf, Materials: []scene.MaterialID{"grey"}}}); err != nil {
		t.Fatal(err)
	}
	s, _ = draft.Seal()
	cup, box := boxModel(t, store, geom.Vec3{0.08, 0.08, 0.1})
	ray := geom.Ray{Origin: geom.Vec3{2.1, 0.5, 0.9}, Direction: geom.Vec3{0, 1, -0.18}.Normalize()}
	got, err := Point(Problem{Scene: s, Store: store, Room: "room", Items: []Item{{Node: "cup", Model: cup, Bounds: box, Mount: scene.OnSurface}}}, ray)
	if err != nil {
		t.Fatal(err)
	}
	if low := got.World.Translation[2] + box.Min[2]; math.Abs(low-0.62) > 0.002 || got.Support != "shelf" {
		t.Errorf("it stands at %.3f on %q, not on the middle board at 0.62", low, got.Support)
	}
}
