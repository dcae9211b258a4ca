package session

import (
	"fmt"
	"math"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
	"scenograph/internal/tool"
)

// hall is a room of so many things of the catalogue, among them a table with six chairs that are related to it.
func hall(b *testing.B, things int) *query.World {
	b.Helper()
	store, draft := asset.NewStore(), scene.Empty("hall").Edit()
	put := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	room := shell.Room{Kind: "hall", Outline: geom.Rectangle(16, 13), Height: 3, WallThickness: 0.2, Ceiling: true, Openings: []shell.Opening{
		{ID: "door", Kind: shell.Door, Wall: 0, Offset: 7, Width: 0.9, Height: 2},
	}}
	put(draft.PutNode(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}}))
	built := map[string]catalog.Thing{}
	stand := func(id, entry string, at geom.Vec3, yaw float64) {
		thing, ok := built[entry]
		if !ok {
			var err error
			thing, err = catalog.Builtin().Build(store, catalog.Request{Entry: entry})
			put(err)
			built[entry] = thing
			for _, m := range thing.Materials {
				put(draft.PutMaterial(m))
			}
		}
		for _, n := range thing.Nodes(scene.NodeID(id), id, "room", geom.At(at, yaw)) {
			put(draft.PutNode(n))
		}
	}
	stand("table", "dining-table", geom.Vec3{0, 0, 0}, 0)
	for i := range 6 {
		x, side := float64(i%3-1)*0.55, float64(2*(i/3)-1)
		id := fmt.Sprintf("chair %d", i+1)
		stand(id, "dining-chair", geom.Vec3{x, side * 0.8, 0}, math.Pi*float64(i/3))
		put(draft.PutRelation(scene.Relation{ID: scene.RelationID(id), Kind: "around", Subject: scene.NodeID(id), Object: "table"}))
	}
	kinds := []string{"armchair", "plant", "side-table", "bookshelf", "floor-lamp", "ottoman"}
	for k, n := 0, 7; n < things; k++ {
		at := geom.Vec3{-7 + 1.45*float64(k%10), -5.5 + 1.35*float64(k/10), 0}
		if math.Abs(at[0]) < 2.2 && math.Abs(at[1]) < 1.9 {
			continue // the table's
		}
		stand(fmt.Sprintf("thing %d", n), kinds[n%len(kinds)], at, 0)
		n++
	}
	snapshot, _ := draft.Seal()
	world, err := query.New(snapshot, store)
	put(err)
	return world
}

// BenchmarkDragWithFollowers80 is one move of a mouse that drags a table with six chairs among 80 things: the chairs follow and step
// aside, the scene is previewed, and what that breaks is found.
func BenchmarkDragWithFollowers80(b *testing.B) {
	world := hall(b, 80)
	head := world.Snapshot()
	for i := 0; b.Loop(); i++ {
		at := geom.Vec3{0.3 * math.Sin(float64(i)), 0.3 * math.Cos(float64(i)), 0}
		own := []action.Action{action.SetTransform{Node: "table", Transform: geom.At(at, 0)}}
		actions := tool.Fitted(world, tool.WithFollowers(head, own), len(own))
		after, diff, err := action.Preview(head, actions)
		if err != nil {
			b.Fatal(err)
		}
		if len(diff.Nodes) != 7 {
			b.Fatalf("%d things move", len(diff.Nodes))
		}
		broken(world, preview{after, diff}, nil)
	}
}
