package tool

import (
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// TestFollowersAreStoppedByWallsAndThings pushes a table with a chair behind it towards a wall, and one towards a bookshelf.
func TestFollowersAreStoppedByWallsAndThings(t *testing.T) {
	store := asset.NewStore()
	draft := scene.Empty("x").Edit()
	put := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	room := shell.Room{Kind: "dining room", Outline: geom.Rectangle(6, 5), Height: 2.6, WallThickness: 0.1, Ceiling: true}
	put(draft.PutNode(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}}))
	for _, thing := range []struct {
		id, entry string
		at        geom.Vec3
		yaw       float64
	}{{"table", "dining-table", geom.Vec3{0, 0, 0}, 0}, {"chair", "dining-chair", geom.Vec3{0, 0.95, 0}, 0}, {"shelf", "bookshelf", geom.Vec3{2.6, 0, 0}, -90}} {
		built, err := catalog.Builtin().Build(store, catalog.Request{Entry: thing.entry})
		put(err)
		for _, m := range built.Materials {
			put(draft.PutMaterial(m))
		}
		for _, n := range built.Nodes(scene.NodeID(thing.id), thing.id, "room", geom.At(thing.at, geom.Radians(thing.yaw))) {
			put(draft.PutNode(n))
		}
	}
	put(draft.PutRelation(scene.Relation{ID: "r", Kind: "around", Subject: "chair", Object: "table"}))
	snap, _ := draft.Seal()
	world, err := query.New(snap, store)
	put(err)
	for name, to := range map[string]geom.Vec3{"a wall": {0, 1.4, 0}, "a thing": {1.2, -0.95, 0}, "nothing": {-0.5, -0.5, 0}} {
		own := []action.Action{action.SetTransform{Node: "table", Transform: geom.At(to, 0)}}
		actions := Fitted(world, WithFollowers(snap, own), len(own))
		after, diff, err := action.Preview(snap, actions)
		put(err)
		next, err := world.After(after, diff)
		put(err)
		chair, _ := next.Body("chair")
		for _, o := range next.Bodies() {
			if o.Node == "chair" {
				continue
			}
			if contact, cut := query.Overlap(chair, o, 1); cut && contact.Depth > fitTolerance {
				t.Errorf("%s: the chair cuts %.3f m into %s", name, contact.Depth, o.Node)
			}
		}
		for _, p := range chair.Box.Outline() {
			if d := room.Outline.Distance(p); !room.Outline.Contains(p) && d > fitTolerance {
				t.Errorf("%s: the chair is %.3f m outside", name, d)
			}
		}
		moved := chair.WorldFromNode.Translation.Sub(geom.Vec3{0, 0.95, 0}).Sub(to).Len()
		if name == "nothing" && moved > 1e-9 || moved > fitReach+0.01 {
			t.Errorf("%s: the chair steps %.2f m aside", name, moved)
		}
	}
}
