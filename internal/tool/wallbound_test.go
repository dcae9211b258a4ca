package tool

import (
	"math"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// TestWhatIsAtAWallGoesAlong reshapes a bedroom in several ways and looks where its things have gone.
func TestWhatIsAtAWallGoesAlong(t *testing.T) {
	store, draft := asset.NewStore(), scene.Empty("x").Edit()
	put := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	room := shell.Room{Kind: "bedroom", Outline: geom.Rectangle(6, 5), Height: 2.6, WallThickness: 0.1, Ceiling: true, Openings: []shell.Opening{
		{ID: "window", Kind: shell.Window, Wall: 1, Offset: 1, Width: 1.2, Height: 1.2, Sill: 0.9},
	}}
	put(draft.PutNode(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}}))
	stand := func(id, entry string, at geom.Vec3, yaw float64, locked bool) {
		built, err := catalog.Builtin().Build(store, catalog.Request{Entry: entry})
		put(err)
		for _, m := range built.Materials {
			put(draft.PutMaterial(m))
		}
		size := built.Bounds.Size()
		back := geom.Yaw(geom.Radians(yaw)).Rotate(geom.Vec3{0, -size[1] / 2, 0})
		for _, n := range built.Nodes(scene.NodeID(id), id, "room", geom.At(at.Add(back), geom.Radians(yaw))) {
			n.Locked = locked
			put(draft.PutNode(n))
		}
	}
	stand("bed", "bed", geom.Vec3{0, 2.48, 0}, 0, false)
	stand("dresser", "dresser", geom.Vec3{-2, 2.48, 0}, 0, true)
	stand("armchair", "armchair", geom.Vec3{0, -0.5, 0}, 0, false)
	stand("shelf", "bookshelf", geom.Vec3{2.98, 2, 0}, -90, false)
	stand("curtain", "curtain", geom.Vec3{2.93, -0.9, 0}, -90, false)
	hang := func(id, entry string, at geom.Vec2) {
		built, err := catalog.Builtin().Build(store, catalog.Request{Entry: entry})
		put(err)
		for _, m := range built.Materials {
			put(draft.PutMaterial(m))
		}
		for _, n := range built.Nodes(scene.NodeID(id), id, "room", geom.At(at.Vec3(room.Height-built.Bounds.Max[2]), 0)) {
			put(draft.PutNode(n))
		}
	}
	hang("lamp", "pendant-lamp", geom.Vec2{0.5, 0.5})
	stand("picture", "picture", geom.Vec3{-2.99, 0, 1.4}, 90, false)
	put(draft.PutRelation(scene.Relation{ID: "r", Kind: "beside", Subject: "armchair", Object: "bed"}))
	snap, _ := draft.Seal()
	world, err := query.New(snap, store)
	put(err)
	for name, c := range map[string]struct {
		by   []action.Action
		goes map[scene.NodeID]geom.Vec3
	}{
		"its wall is moved":        {[]action.Action{action.MoveWall{Node: "room", Wall: 2, By: 0.6}}, map[scene.NodeID]geom.Vec3{"bed": {0, 0.6, 0}, "armchair": {0, 0.6, 0}, "shelf": {0, 0.6, 0}}},
		"the wall beside is moved": {[]action.Action{action.MoveWall{Node: "room", Wall: 1, By: -0.5}}, map[scene.NodeID]geom.Vec3{"shelf": {-0.5, 0, 0}, "curtain": {-0.5, 0, 0}}},
		"its window is moved":      {[]action.Action{action.MoveOpening{Node: "room", Opening: "window", Wall: 1, Offset: 1.8}}, map[scene.NodeID]geom.Vec3{"curtain": {0, 0.8, 0}}},
		"the far wall is moved":    {[]action.Action{action.MoveWall{Node: "room", Wall: 3, By: 1}}, map[scene.NodeID]geom.Vec3{"picture": {-1, 0, 0}}},
		"its wall is split and the part that it stands at moved": {[]action.Action{action.SplitWall{Node: "room", Wall: 2, At: 4}, action.MoveWall{Node: "room", Wall: 2, By: 0.4}}, map[scene.NodeID]geom.Vec3{"bed": {0, 0.4, 0}, "armchair": {0, 0.4, 0}, "shelf": {0, 0.4, 0}}},
		"its wall is split and the other part moved":             {[]action.Action{action.SplitWall{Node: "room", Wall: 2, At: 4.2}, action.MoveWall{Node: "room", Wall: 3, By: 0.4}}, nil},
		"the ceiling is raised":                                  {[]action.Action{ceilingAt(room, 3.1)}, map[scene.NodeID]geom.Vec3{"lamp": {0, 0, 0.5}}},
		"the ceiling is lowered":                                 {[]action.Action{ceilingAt(room, 2.4)}, map[scene.NodeID]geom.Vec3{"lamp": {0, 0, -0.2}}},
	} {
		own := c.by
		actions := Fitted(world, WithFollowers(snap, WithWalls(world, own)), len(own))
		after, _, err := action.Preview(snap, actions)
		put(err)
		for _, id := range []scene.NodeID{"bed", "dresser", "armchair", "shelf", "curtain", "picture", "lamp"} {
			shift := after.WorldFromNode(id).Translation.Sub(snap.WorldFromNode(id).Translation)
			if d := shift.Sub(c.goes[id]); d.Vec2().Len() > 0.01 || math.Abs(d[2]) > 1e-9 {
				t.Errorf("%s: %s goes by %.2f, want %.2f", name, id, shift, c.goes[id])
			}
		}
	}
}

// ceilingAt gives a room another height.
func ceilingAt(room shell.Room, height float64) action.Action {
	room.Height = height
	return action.EditRoom{Node: "room", Room: room}
}
