package session

import (
	"math"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/scene"
)

func TestChairsFollowTheTable(t *testing.T) {
	f := start(t)
	f.do(NewProject{})
	f.box("table", geom.Vec3{0, 0, 0})
	f.box("chair", geom.Vec3{2, 0, 0})
	f.do(Apply{Label: "Relate", Actions: []action.Action{action.AddRelation{Relation: scene.Relation{ID: "r", Kind: "around", Subject: "chair", Object: "table"}}}})
	to := func(x float64) []action.Action {
		return []action.Action{action.SetTransform{Node: "table", Transform: geom.At(geom.Vec3{x, 0, 0}, 0)}}
	}
	f.do(pick("table"), PreviewEdit{Actions: to(1)})
	if chair, _ := f.Session.preview.snapshot.Node("chair"); chair.Transform.Translation[0] != 3 {
		t.Errorf("while it is dragged the chair is at %v", chair.Transform.Translation)
	}
	if marks := f.Session.relationMarks(); len(marks) != 3 || marks[0].Points[1][0]-marks[0].Points[0][0] > -1.9 {
		t.Errorf("the relation is drawn as %+v", marks)
	}
	f.do(PreviewEdit{}, Apply{Label: "Move", Actions: to(1)})
	if f.node("chair").Transform.Translation[0] != 3 || f.node("chair").Pinned || !f.node("table").Pinned {
		t.Errorf("table %+v, chair %+v", f.node("table"), f.node("chair"))
	}
	f.do(Undo{})
	if f.node("chair").Transform.Translation[0] != 2 {
		t.Error("undo left the chair where it had gone")
	}
	prefs := f.Session.Preferences()
	prefs.RelationsLoose, prefs.RelationsHidden = true, true
	f.do(ChangePreferences{Preferences: prefs}, Apply{Label: "Move", Actions: to(1)})
	if f.node("chair").Transform.Translation[0] != 2 || len(f.Session.relationMarks()) > 0 {
		t.Error("loose relations carried the chair along, or hidden ones are drawn")
	}
}

// TestEveryVerbIsAttachedByHand states every relation that the Inspector offers, between two things and to the room, as a person does,
// sees its line, and takes it back.
func TestEveryVerbIsAttachedByHand(t *testing.T) {
	f := start(t)
	f.do(AddRoom{Width: 6, Depth: 5, Height: 2.6})
	f.box("table", geom.Vec3{0, 0, 0})
	f.box("lamp", geom.Vec3{1.2, 0, 0})
	room, ok := f.Session.Head().Snapshot.Node("room")
	if !ok {
		t.Fatal("there is no room")
	}
	withoutPlace := map[string]bool{"by_window": len(windowsOf(room.Room)) == 0, "clear_of_window": len(windowsOf(room.Room)) == 0, "scatter": true, "facing": true, "clear_of_door": true}
	for _, k := range layout.Kinds() {
		object := scene.NodeID("table")
		if layout.ToRoom(k.Kind) {
			object = ""
		}
		rel := scene.Relation{ID: "by-hand", Kind: k.Kind, Subject: "lamp", Object: object}
		f.do(Apply{Label: "Relate", Actions: []action.Action{action.AddRelation{Relation: rel}}}, pick("lamp"))
		lines := 0
		for _, m := range f.Session.relationMarks() {
			if m.Kind == frame.LineMark {
				lines++
			}
		}
		if want := 1; lines != want && !(object == "" && withoutPlace[k.Kind]) {
			t.Errorf("%s: %d lines", k.Kind, lines)
		}
		if object != "" {
			f.do(PreviewEdit{Actions: []action.Action{action.SetTransform{Node: "table", Transform: geom.At(geom.Vec3{0.3, 0, 0}, 0)}}})
			lamp, _ := f.Session.preview.snapshot.Node("lamp")
			if follows := math.Abs(lamp.Transform.Translation[0]-1.5) < 1e-6; follows == stays[k.Kind] {
				t.Errorf("%s: the table is dragged and the lamp is at %v", k.Kind, lamp.Transform.Translation)
			}
			f.do(PreviewEdit{})
		}
		f.do(Undo{})
		if _, there := f.Session.Head().Snapshot.Relation("by-hand"); there {
			t.Errorf("%s: undo left it", k.Kind)
		}
	}
}

// stays are relations that do not carry a thing along.
var stays = map[string]bool{"facing": true, "far": true}

func windowsOf(room *scene.RoomRef) []string {
	var out []string
	for _, o := range room.Openings {
		if o.Kind == "window" {
			out = append(out, o.ID)
		}
	}
	return out
}

func TestRelationsToTheRoomHaveEnds(t *testing.T) {
	f := start(t)
	f.do(AddRoom{Width: 6, Depth: 5, Height: 2.6})
	world, err := f.Session.World()
	if err != nil {
		t.Fatal(err)
	}
	room := world.Rooms()[0]
	from := geom.Vec3{room.Outline[0][0], room.Outline[0][1], 0}.Mul(0.9).Add(geom.Vec3{0, 0, 0.5})
	for kind, want := range map[string]geom.Vec3{
		"in_corner": room.Outline[0].Vec3(room.Floor), "hung_from_ceiling": {from[0], from[1], room.Ceiling},
	} {
		if at, ok := roomAnchor(room, kind, from); !ok || at.Sub(want).Len() > 1e-6 {
			t.Errorf("%s ends at %v, want %v", kind, at, want)
		}
	}
	at, ok := roomAnchor(room, "against_wall", from)
	if !ok || room.Outline.Distance(at.Vec2()) > 1e-6 {
		t.Errorf("a thing at a wall is held at %v", at)
	}
	if _, ok := roomAnchor(room, "scatter", from); ok {
		t.Error("what is strewn about is held somewhere")
	}
}
