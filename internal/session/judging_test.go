package session

import (
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/check"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
)

// What is committed is judged in the background, a drag is judged as it goes, and a fix waits in the review like any other step.
func TestJudging(t *testing.T) {
	f := start(t)
	f.Session.config.Judge = true
	f.box("a", geom.Vec3{0, 0, 0})
	f.box("b", geom.Vec3{0.6, 0, 0})
	if c := f.Checks(); !c.Known || c.Stale || len(errorsOf(c.Survey.Verdicts)) > 0 {
		t.Fatalf("a valid room is judged %+v", c)
	}

	onto := []action.Action{action.SetTransform{Node: "b", Transform: geom.At(geom.Vec3{0.3, 0, 0}, 0)}}
	f.do(PreviewEdit{Actions: onto})
	if live := f.Checks().Live; len(live) != 1 || live[0].Kind != check.Penetration {
		t.Errorf("while it is dragged: %v", live)
	}
	f.do(PreviewEdit{})
	if live := f.Checks().Live; len(live) > 0 {
		t.Errorf("after the drag: %v", live)
	}

	f.do(Apply{Label: "Move", Actions: onto})
	broken := errorsOf(f.Checks().Survey.Verdicts)
	if len(broken) != 1 {
		t.Fatalf("after the move: %v", broken)
	}
	f.do(ShowVerdict{Verdict: broken[0].ID}, MendVerdict{Verdict: broken[0].ID})
	item, ok := f.Focused()
	if !ok || item.Proposal.Policy != "checks" || !strings.Contains(item.Proposal.Reason, "cut") {
		t.Fatalf("no fix is under review: %+v", item)
	}
	f.do(AcceptProposal{Proposal: item.Proposal.ID})
	if left := errorsOf(f.Checks().Survey.Verdicts); len(left) > 0 {
		t.Errorf("the fix leaves %v", left)
	}
	events := f.History()
	if last := events[len(events)-1]; last.Decision != proposal.Accepted {
		t.Errorf("the last event is %+v", last)
	}
	f.refuse(MendVerdict{Verdict: broken[0].ID})
}

func errorsOf(verdicts []check.Verdict) []check.Verdict {
	var out []check.Verdict
	for _, v := range verdicts {
		if v.Severity == check.Error {
			out = append(out, v)
		}
	}
	return out
}
