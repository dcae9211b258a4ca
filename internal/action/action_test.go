package action

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

func node(id, parent string) AddNode {
	return AddNode{Node: scene.Node{ID: scene.NodeID(id), Name: id, Parent: scene.NodeID(parent), Transform: geom.IdentityTransform()}}
}

func square() shell.Room {
	return shell.Room{Kind: "study", Outline: geom.Rectangle(4, 3), Height: 2.5, WallThickness: 0.1}
}

func window(id string) shell.Opening {
	return shell.Opening{ID: id, Kind: shell.Window, Wall: 1, Offset: 0.5, Width: 1, Height: 1.2, Sill: 0.9}
}

func mustPreview(t *testing.T, base *scene.Snapshot, actions ...Action) *scene.Snapshot {
	t.Helper()
	next, _, err := Preview(base, actions)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func furnished(t *testing.T) *scene.Snapshot {
	lamp := scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 1, 1}, Intensity: 60}
	camera := scene.Camera{Projection: scene.Perspective, FovYRad: 0.9, Near: 0.1, Far: 100}
	return mustPreview(t, scene.Empty("t"),
		AddMaterial{scene.NewMaterial("oak", "Oak", geom.Color{0.5, 0.3, 0.1})},
		AddMaterial{scene.NewMaterial("spare", "Spare", geom.Color{})},
		node("a", ""), node("b", "a"), node("c", ""),
		AddLight{Node: "lamp", Transform: geom.IdentityTransform(), Light: lamp},
		AddCamera{Node: "cam", Transform: geom.IdentityTransform(), Camera: camera},
		AddRoom{Node: "room", Transform: geom.IdentityTransform(), Room: scene.RoomRef{Room: square()}},
		AddOpening{"room", window("w")}, AddRelation{scene.Relation{ID: "r", Kind: "near", Subject: "b", Object: "c"}})
}

func TestEachActionChangesWhatItNames(t *testing.T) {
	base := furnished(t)
	moved := window("w")
	moved.Offset = 1
	wide := scene.Camera{Projection: scene.Perspective, FovYRad: 1.2, Near: 0.1, Far: 100}
	nodeOf := func(s *scene.Snapshot, id scene.NodeID) *scene.Node { n, _ := s.Node(id); return n }
	has := func(s *scene.Snapshot, id scene.NodeID) bool { _, ok := s.Node(id); return ok }
	cases := []struct {
		action Action
		holds  func(s *scene.Snapshot) bool
	}{
		{RemoveNode{"a"}, func(s *scene.Snapshot) bool { _, r := s.Relation("r"); return !has(s, "b") && !r }},
		{DuplicateNode{"a", []Copy{{"a", "a2"}, {"b", "b2"}}, "A2", geom.At(geom.Vec3{1, 0, 0}, 0)}, func(s *scene.Snapshot) bool { return has(s, "b2") && nodeOf(s, "b2").Parent == "a2" }},
		{RenameNode{"a", "Alpha"}, func(s *scene.Snapshot) bool { return nodeOf(s, "a").Name == "Alpha" }},
		{ReparentNode{"c", "a", geom.IdentityTransform()}, func(s *scene.Snapshot) bool { return s.Under("c", "a") }},
		{SetTransform{"a", geom.At(geom.Vec3{1, 2, 3}, 1)}, func(s *scene.Snapshot) bool { return s.WorldFromNode("b").Translation == geom.Vec3{1, 2, 3} }},
		{SetVisibility{"a", true}, func(s *scene.Snapshot) bool { return !s.Visible("b") && s.Visible("c") }},
		{SetLock{"a", true}, func(s *scene.Snapshot) bool { return nodeOf(s, "a").Locked }},
		{Pin{[]scene.NodeID{"a", "c"}}, func(s *scene.Snapshot) bool { return nodeOf(s, "c").Pinned }},
		{Group{"g", "G", []scene.NodeID{"a", "c"}}, func(s *scene.Snapshot) bool { return s.Under("b", "g") && s.Under("c", "g") }},
		{RemoveMaterial{"spare"}, func(s *scene.Snapshot) bool { _, ok := s.Material("spare"); return !ok }},
		{SetMaterialParameters{scene.NewMaterial("oak", "Dark oak", geom.Color{0.1, 0.1, 0.1})}, func(s *scene.Snapshot) bool { m, _ := s.Material("oak"); return m.Name == "Dark oak" }},
		{SetRoomMaterial{"room", FloorSurface, "oak"}, func(s *scene.Snapshot) bool { return nodeOf(s, "room").Room.Floor == "oak" }},
		{EditLight{"lamp", scene.Light{Kind: scene.PointLight, Intensity: 5}}, func(s *scene.Snapshot) bool { return nodeOf(s, "lamp").Light.Intensity == 5 }},
		{RemoveLight{"lamp"}, func(s *scene.Snapshot) bool { return !has(s, "lamp") }},
		{EditCamera{"cam", wide}, func(s *scene.Snapshot) bool { return nodeOf(s, "cam").Camera.FovYRad == 1.2 }},
		{EditOpening{"room", moved}, func(s *scene.Snapshot) bool { return nodeOf(s, "room").Room.Openings[0].Offset == 1 }},
		{MoveOpening{"room", "w", 2, 1.5}, func(s *scene.Snapshot) bool {
			o := nodeOf(s, "room").Room.Openings[0]
			return o.Wall == 2 && o.Offset == 1.5
		}},
		{MoveCorner{"room", 2, geom.Vec2{3, 3}}, func(s *scene.Snapshot) bool { return nodeOf(s, "room").Room.Outline[2] == geom.Vec2{3, 3} }},
		{MoveWall{"room", 1, 0.5}, func(s *scene.Snapshot) bool {
			return nodeOf(s, "room").Room.Outline[1][0] == square().Outline[1][0]+0.5
		}},
		{SplitWall{"room", 2, 1}, func(s *scene.Snapshot) bool { return len(nodeOf(s, "room").Room.Outline) == 5 }},
		{RemoveCorner{"room", 3}, func(s *scene.Snapshot) bool { return len(nodeOf(s, "room").Room.Outline) == 3 }},
		{RemoveOpening{"room", "w"}, func(s *scene.Snapshot) bool { return len(nodeOf(s, "room").Room.Openings) == 0 }},
		{EditRoom{"room", square()}, func(s *scene.Snapshot) bool { return len(nodeOf(s, "room").Room.Openings) == 0 }},
		{SetSemantics{"a", &scene.Semantics{Category: "chair"}}, func(s *scene.Snapshot) bool { return nodeOf(s, "a").Semantics.Category == "chair" }},
		{SetPhysics{"a", &scene.Physics{Body: scene.DynamicBody, MassKg: 3}}, func(s *scene.Snapshot) bool { return nodeOf(s, "a").Physics.MassKg == 3 }},
		{RemoveRelation{"r"}, func(s *scene.Snapshot) bool { _, ok := s.Relation("r"); return !ok }},
		{NameCheckpoint{"first"}, func(s *scene.Snapshot) bool { return s.Settings().Checkpoints[0] == "first" }},
		{SetSceneInfo{"N", "P"}, func(s *scene.Snapshot) bool { return s.Settings().Prompt == "P" }},
		{SetEnvironment{scene.Environment{Sky: scene.ColorSky, Intensity: 2}}, func(s *scene.Snapshot) bool { return s.Settings().Environment.Intensity == 2 }},
	}
	before := base.Hash()
	for _, c := range cases {
		t.Run(c.action.Kind(), func(t *testing.T) {
			next, diff, err := Preview(base, []Action{c.action})
			if err != nil {
				t.Fatal(err)
			}
			if !c.holds(next) {
				t.Error("the edit did not take")
			}
			if diff.Empty() || next.Hash() == before {
				t.Error("the diff or the hash does not show the edit")
			}
			if base.Hash() != before {
				t.Error("the base snapshot changed")
			}
		})
	}
}

func TestErrorsNameTheActionAndTheReason(t *testing.T) {
	base := mustPreview(t, scene.Empty("t"), node("a", ""), node("b", "a"))
	cases := []struct {
		action Action
		reason string
	}{
		{node("a", ""), "exists already"},
		{node("x", "nowhere"), `parent "nowhere" does not exist`},
		{ReparentNode{"a", "b", geom.IdentityTransform()}, "lies below it"},
		{RemoveNode{"ghost"}, "does not exist"},
		{SetMaterial{"a", 0, "m"}, "has no model"},
		{SetModel{"a", scene.ModelRef{}}, "has no model"},
		{RemoveLight{"a"}, "is no light"},
		{Ungroup{Group: "a"}, `still holds "b"`},
		{Group{"g", "", []scene.NodeID{"a", "b"}}, "different parents"},
		{DuplicateNode{Node: "a", Copies: []Copy{{"a", "a2"}}, Transform: geom.IdentityTransform()}, `copy of "b"`},
		{SetTransform{"a", geom.Transform{Rotation: geom.Identity}}, "scale is zero"},
		{SetRoomMaterial{"a", "floor", ""}, "is no room"},
		{NameCheckpoint{}, "needs a name"},
		{RemoveMaterial{"m"}, "does not exist"},
		{AddRelation{scene.Relation{ID: "r", Kind: "on", Subject: "a", Object: "ghost"}}, "does not exist"},
	}
	for _, c := range cases {
		_, _, err := Preview(base, []Action{RenameNode{"a", "A"}, c.action})
		var e *Error
		if !errors.As(err, &e) || e.Index != 1 || e.Kind != c.action.Kind() || !strings.Contains(e.Reason, c.reason) {
			t.Errorf("%s: got %v, want a reason with %q", c.action.Kind(), err, c.reason)
		}
	}
}

func TestEveryKindSurvivesTheCodec(t *testing.T) {
	for _, info := range Kinds() {
		text, err := Encode(info.Zero)
		if err != nil {
			t.Fatal(err)
		}
		back, err := Decode(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		again, _ := Encode(back)
		if reflect.TypeOf(back) != reflect.TypeOf(info.Zero) || string(again) != string(text) {
			t.Errorf("%s came back as %s", text, again)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, text := range []string{
		``, `{}`, `[]`, `{"action":"explode"}`, `{"action":"rename_node","node":"a","colour":1}`, `{"action":7}`, `null`,
		`{"action":"set_transform","node":"a","transform":{"translation":[1e371,0,0]}}`, `{"action":"pin","nodes":"all"}`,
	} {
		if a, err := Decode([]byte(text)); err == nil {
			t.Errorf("%s decoded to %#v", text, a)
		}
	}
}

func TestSchemaAcceptsWhatEncodeWrites(t *testing.T) {
	schema, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	text, _ := Encode(AddRoom{Node: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: scene.RoomRef{Room: square()}})
	var value map[string]any
	if err := json.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	if err := resolved.Validate(value); err != nil {
		t.Errorf("the schema refuses a valid action: %v\n%s", err, text)
	}
	value["room"].(map[string]any)["height"] = "tall"
	if resolved.Validate(value) == nil {
		t.Error("the schema accepts a height that is text")
	}
}

func TestUngroupOfLeavesEverythingInPlace(t *testing.T) {
	base := mustPreview(t, scene.Empty("t"), node("g", ""), node("a", "g"),
		SetTransform{"g", geom.At(geom.Vec3{1, 1, 0}, 0.5)}, SetTransform{"a", geom.At(geom.Vec3{2, 0, 0}, 0.25)})
	want := base.WorldFromNode("a")
	next := mustPreview(t, base, UngroupOf(base, "g"))
	if got := next.WorldFromNode("a"); !got.AlmostEqual(want, 1e-9) {
		t.Errorf("the node moved from %v to %v", want, got)
	}
}

func FuzzDecode(f *testing.F) {
	for _, info := range Kinds() {
		text, _ := Encode(info.Zero)
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		a, err := Decode(text)
		if err != nil {
			return
		}
		if _, _, err := Preview(scene.Empty("f"), []Action{a}); err != nil {
			return
		}
		if _, err := Encode(a); err != nil {
			t.Fatal(err)
		}
	})
}
