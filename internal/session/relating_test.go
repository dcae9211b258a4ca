package session

import (
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/geom"
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
