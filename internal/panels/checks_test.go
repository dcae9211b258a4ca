package panels

import (
	"slices"
	"testing"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

func TestChecksPanel(t *testing.T) {
	s := sampleState(t)
	s.Checks = presenter.Checks{Known: true, Errors: 1, Warnings: 1, Lines: []presenter.CheckLine{
		{ID: "penetration:chair-1:chair-2", Kind: "Penetration", Text: "Chair 1 and %s##%n cut 12.0 mm into each other", Value: "12.0 mm", Error: true, Nodes: []scene.NodeID{"chair-1", "chair-2"}, Fixable: true},
		{ID: "clearance:lamp", Kind: "Clearance", Text: "The lamp has 0.20 m", Value: "0.20 m", Nodes: []scene.NodeID{"lamp"}},
	}}
	b, wanted := open(t, s)
	b.ui.layout.front = "checks"
	b.frames(3)

	b.click("checks/row/penetration:chair-1:chair-2")
	if !slices.Contains(*wanted, session.Intent(session.ShowVerdict{Verdict: "penetration:chair-1:chair-2"})) {
		t.Errorf("a click on the line wants %v", *wanted)
	}
	*wanted = nil
	b.click("checks/fix/penetration:chair-1:chair-2")
	if !slices.Contains(*wanted, session.Intent(session.MendVerdict{Verdict: "penetration:chair-1:chair-2"})) {
		t.Errorf("Fix wants %v", *wanted)
	}
	*wanted = nil
	b.click("checks/fix/clearance:lamp")
	if len(*wanted) > 0 {
		t.Errorf("Fix of what is pinned wants %v", *wanted)
	}
	b.click("checks/errorsonly")
	b.frames(1)
	if _, shown := b.ui.marks["checks/row/clearance:lamp"]; shown {
		t.Error("a warning is shown among errors only")
	}
}
