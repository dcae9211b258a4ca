package tool

import (
	"math"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// dining is a table with two chairs around it, a lamp on the wall beside it, a locked bin near it, and a stool that also has to be at a wall.
func dining(t *testing.T) *scene.Snapshot {
	t.Helper()
	draft := scene.Empty("dining").Edit()
	put := func(id scene.NodeID, parent scene.NodeID, x, y float64, mount scene.Mount, locked bool) {
		n := scene.Node{ID: id, Name: string(id), Parent: parent, Transform: geom.At(geom.Vec3{x, y, 0}, 0), Locked: locked, Semantics: &scene.Semantics{Category: string(id), Mount: mount}}
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	put("home", "", 0, 0, "", false)
	put("table", "home", 2, 1, scene.OnFloor, false)
	put("vase", "table", 0, 0, scene.OnSurface, false)
	put("chair", "home", 2, 0.4, scene.OnFloor, false)
	put("cushion", "chair", 0, 0, scene.OnSurface, false)
	put("rug", "", 2, 1, scene.FlatFloor, false)
	put("lamp", "home", 2, 3, scene.OnWall, false)
	put("bin", "home", 3, 1, scene.OnFloor, true)
	put("stool", "home", 1, 3, scene.OnFloor, false)
	put("cat", "", 2, 0.1, scene.OnFloor, false)
	for i, r := range []scene.Relation{
		{Kind: "around", Subject: "chair", Object: "table"}, {Kind: "on", Subject: "cushion", Object: "chair"}, {Kind: "under", Subject: "rug", Object: "table"},
		{Kind: "near", Subject: "lamp", Object: "table"}, {Kind: "beside", Subject: "bin", Object: "table"},
		{Kind: "near", Subject: "stool", Object: "table"}, {Kind: "against_wall", Subject: "stool", Object: "home"},
		{Kind: "near", Subject: "cat", Object: "chair"}, {Kind: "on", Subject: "vase", Object: "table"},
	} {
		r.ID = scene.RelationID(string(rune('a' + i)))
		if err := draft.PutRelation(r); err != nil {
			t.Fatal(err)
		}
	}
	s, _ := draft.Seal()
	return s
}

func TestFollowers(t *testing.T) {
	got := Followers(dining(t), []scene.NodeID{"table"})
	want := map[scene.NodeID]bool{"chair": true, "rug": true, "cat": true}
	for id := range want {
		if got[id] != "table" {
			t.Errorf("%s follows %q", id, got[id])
		}
	}
	for id := range got {
		if !want[id] {
			t.Errorf("%s follows, and should not", id)
		}
	}
}

func TestMovedThingsCarryAlong(t *testing.T) {
	s := dining(t)
	target := geom.At(geom.Vec3{4, 2, 0.5}, math.Pi/2)
	actions := WithFollowers(s, []action.Action{action.SetTransform{Node: "table", Transform: target}})
	after, _, err := action.Preview(s, actions)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[scene.NodeID]geom.Vec3{
		"chair": {4.6, 2, 0}, "cushion": {4.6, 2, 0}, "cat": {4.9, 2, 0}, "rug": {4, 2, 0}, "lamp": {2, 3, 0}, "bin": {3, 1, 0}, "stool": {1, 3, 0}, "vase": {4, 2, 0.5},
	} {
		if got := after.WorldFromNode(id).Translation; got.Sub(want).Len() > 1e-9 {
			t.Errorf("%s is at %v, not at %v", id, got, want)
		}
	}
	if yaw := after.WorldFromNode("chair").Rotation.YawAngle(); math.Abs(yaw-math.Pi/2) > 1e-9 {
		t.Errorf("the chair is turned by %g", yaw)
	}
	same := []action.Action{action.RenameNode{Node: "table", Name: "desk"}}
	if got := WithFollowers(s, same); len(got) != 1 {
		t.Errorf("a new name moves things: %v", got)
	}
}
