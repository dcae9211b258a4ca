package session

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/document"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/review"
	"scenograph/internal/scene"
)

// three proposals: a lamp, a rug that is moved, and a vase under the lamp.
func three(o proposal.Observation) []proposal.Proposal {
	id := func(k int) string { return fmt.Sprintf("p%d.%d.%d", o.Revision, o.Seed, k) }
	node := func(name string, parent scene.NodeID, x float64) action.Action {
		return action.AddNode{Node: scene.Node{ID: scene.NodeID(name + "-" + id(0)), Name: name, Parent: parent, Transform: geom.At(geom.Vec3{x, 0, 0}, 0)}}
	}
	return []proposal.Proposal{
		{ID: id(0), Label: "Add a lamp", Actions: []action.Action{node("lamp", "", 1)}, Score: proposal.Score{Total: 0.9}},
		{ID: id(1), Label: "Move the rug", Actions: []action.Action{action.SetTransform{Node: "rug", Transform: geom.At(geom.Vec3{0, 1, 0}, 0)}}},
		{ID: id(2), Label: "Add a vase", Actions: []action.Action{node("vase", scene.NodeID("lamp-"+id(0)), 0)}},
	}
}

func TestAcceptOverrideRejectUndo(t *testing.T) {
	f := start(t)
	f.box("rug", geom.Vec3{})
	f.policy.answer = three
	f.do(Ask{Prompt: "a lamp"})
	items := f.Proposals()
	if len(items) != 3 || items[2].State != review.Waiting {
		t.Fatalf("%d proposals", len(items))
	}
	if o := f.Overlay(); o.Ghost == nil || len(o.Ghost.Diff.Nodes) != 1 {
		t.Error("the first proposal has no ghost")
	}
	f.do(CompareProposal{On: true})
	if f.Overlay().Ghost != nil {
		t.Error("ghosts are drawn while comparing")
	}
	lamp, rug, vase := items[0].Proposal.ID, items[1].Proposal.ID, items[2].Proposal.ID
	f.do(CompareProposal{}, AcceptProposal{Proposal: lamp},
		MoveGhost{Proposal: rug, Node: "rug", World: geom.At(geom.Vec3{0, 2, 0}, 0)}, AcceptProposal{Proposal: rug},
		RejectProposal{Proposal: vase, Reason: "too fragile"})
	if f.node("rug").Transform.Translation[1] != 2 || !f.node("rug").Pinned {
		t.Error("the override is not what was committed")
	}
	var got []string
	for _, e := range f.History() {
		got = append(got, fmt.Sprintf("%s/%s/%s/%s/%s", e.Kind, e.Author.Kind, e.ApprovedBy, e.Decision, e.Reason))
	}
	want := "committed/human///|committed/policy/user/accepted/|committed/policy/user/overridden/|rejected/human//rejected/too fragile"
	if strings.Join(got, "|") != want {
		t.Errorf("history\n%s\nwant\n%s", strings.Join(got, "|"), want)
	}
	if !f.History()[2].Current || f.History()[1].Current {
		t.Error("the last commit in force is not marked")
	}
	f.do(Undo{}, Undo{}, Undo{})
	if f.Head().Snapshot.Len() != 1 {
		t.Errorf("%d nodes after undoing all", f.Head().Snapshot.Len())
	}
	f.do(Redo{}, Redo{})
	f.policy.answer = func(proposal.Observation) []proposal.Proposal { return nil }
	f.do(Ask{Prompt: "a lamp"})
	o := f.policy.asked[1]
	if o.Step != 2 || len(o.Refusals) != 1 || !strings.Contains(o.Refusals[0], "too fragile") || o.Seed != f.policy.asked[0].Seed+1 {
		t.Errorf("asked again with %+v", o)
	}
	if p := f.Policy(); p.Busy || p.Text != "It had nothing to propose" || len(p.Notes) != 1 {
		t.Errorf("status %+v", p)
	}
}

func TestAgentIsKeptOffWhatTheHumanTouched(t *testing.T) {
	f := start(t)
	f.box("rug", geom.Vec3{})
	f.do(Apply{Label: "Move", Actions: []action.Action{action.SetTransform{Node: "rug", Transform: geom.At(geom.Vec3{1, 1, 0}, 0)}}})
	f.policy.answer = three
	f.do(Ask{Prompt: "tidy"})
	rug := f.Proposals()[1]
	if rug.State != review.Stale || !strings.Contains(rug.Problem, "pinned") {
		t.Errorf("%s %q", rug.State, rug.Problem)
	}
	f.do(pick("rug"), Ask{Prompt: "move this"})
	if rug = f.Proposals()[1]; rug.State != review.Pending {
		t.Errorf("asked about the rug: %s %q", rug.State, rug.Problem)
	}
	f.do(AcceptAll{})
	if len(f.Proposals()) != 0 {
		t.Errorf("%d proposals are left", len(f.Proposals()))
	}
}

func TestProposalsAreCheckedInTheBackground(t *testing.T) {
	f := start(t)
	f.box("rug", geom.Vec3{})
	if err := f.Session.Close(); err != nil {
		t.Fatal(err)
	}
	f.config.Check = func(s *scene.Snapshot) ([]review.Failure, error) {
		var out []review.Failure
		for n := range s.Nodes() {
			if n.Name == "lamp" {
				out = append(out, review.Failure{Key: "lamp", Message: "the lamp cuts 3 cm into the rug"})
			}
		}
		return out, nil
	}
	f.restart()
	f.do(OpenProject{Path: f.Recoverable()[0]})
	f.policy.answer = three
	f.do(Ask{Prompt: "a lamp"})
	items := f.Proposals()
	if items[0].State != review.Blocked || !strings.Contains(items[0].Problem, "3 cm") || items[1].State != review.Pending {
		t.Errorf("%s %q, %s", items[0].State, items[0].Problem, items[1].State)
	}
	f.refuse(AcceptProposal{Proposal: items[0].Proposal.ID})
}

func TestFaultyCheckerDoesNotEndTheEditor(t *testing.T) {
	f := start(t)
	f.box("rug", geom.Vec3{})
	if err := f.Session.Close(); err != nil {
		t.Fatal(err)
	}
	f.config.Check = func(*scene.Snapshot) ([]review.Failure, error) { panic("index out of range") }
	f.restart()
	f.do(OpenProject{Path: f.Recoverable()[0]})
	f.policy.answer = three
	f.do(Ask{Prompt: "a lamp"})
	last := f.Notices()[len(f.Notices())-1]
	if len(f.Proposals()) != 3 || last.Level != Failure || !strings.Contains(last.Text, "index out of range") {
		t.Errorf("%d proposals, %+v", len(f.Proposals()), last)
	}
}

// mending is a puppet that moves what does not fit out of the way.
type mending struct{ *puppet }

func (m mending) Revise(_ context.Context, o proposal.Observation, p proposal.Proposal) (proposal.Proposal, error) {
	if p.Label != "Move the rug" {
		return p, errors.New("there is no room for it")
	}
	p.Base, p.Label = o.Revision, "Lay another rug"
	p.Actions = []action.Action{action.AddNode{Node: scene.Node{ID: "rug-2", Transform: geom.IdentityTransform()}}}
	return p, nil
}

func TestStaleProposalsAreRevised(t *testing.T) {
	f := start(t)
	f.box("rug", geom.Vec3{})
	f.policy.answer = three
	f.Session.config.Policy = mending{f.policy}
	f.do(Ask{Prompt: "a lamp"})
	rug := f.Proposals()[1].Proposal.ID
	f.do(pick("rug"), Delete{})
	item := f.Proposals()[1]
	if item.State != review.Pending || item.Proposal.Label != "Lay another rug" || item.Proposal.ID != rug || item.Changed() {
		t.Fatalf("%s %q: %q", item.State, item.Proposal.Label, item.Problem)
	}
	f.do(AcceptProposal{Proposal: rug})
	f.node("rug-2")
	if e := f.History()[2]; e.Decision != proposal.Accepted || e.Label != "Lay another rug" {
		t.Errorf("history says %+v", e)
	}
	f.do(Ask{Prompt: "a rug"})
	moved := f.Proposals()[1]
	f.do(EditProposal{Proposal: moved.Proposal.ID, Actions: []action.Action{action.RenameNode{Node: "nowhere", Name: "x"}}})
	if item := f.Proposals()[1]; item.State != review.Stale || !item.Changed() {
		t.Errorf("what the human wrote was revised away: %s %q", item.State, item.Proposal.Label)
	}
}

func TestEditingAProposal(t *testing.T) {
	f := start(t)
	f.box("rug", geom.Vec3{})
	f.policy.answer = three
	f.do(Ask{Prompt: "a lamp"})
	f.do(NextProposal{Step: 1})
	item, _ := f.Focused()
	if item.Proposal.Label != "Move the rug" {
		t.Fatalf("focused %q", item.Proposal.Label)
	}
	f.do(TickAction{Proposal: item.Proposal.ID, Index: 0})
	f.refuse(AcceptProposal{Proposal: item.Proposal.ID})
	f.do(EditProposal{Proposal: item.Proposal.ID, Actions: []action.Action{action.RenameNode{Node: "rug", Name: "Carpet"}}})
	f.do(AcceptProposal{Proposal: item.Proposal.ID})
	if f.node("rug").Name != "Carpet" {
		t.Error("the human's actions were not committed")
	}
	f.do(FocusProposal{})
	if _, ok := f.Focused(); ok {
		t.Error("still in the review")
	}
	f.refuse(RejectProposal{Proposal: "nothing"})
	f.refuse(FocusProposal{Proposal: "nothing"})
}

func TestPolicyTrouble(t *testing.T) {
	f := start(t)
	f.policy.answer, f.policy.err = func(proposal.Observation) []proposal.Proposal { return nil }, errors.New("connection refused")
	f.do(Ask{Prompt: "a lamp"})
	if p := f.Policy(); !p.Failed || p.Text != "connection refused" {
		t.Errorf("status %+v", p)
	}
	f.policy.wait = true
	if err := f.Do(Ask{Prompt: "a lamp"}); err != nil {
		t.Fatal(err)
	}
	if p := f.Policy(); !p.Busy || p.Failed {
		t.Errorf("status %+v", p)
	}
	f.do(CancelAsk{})
	if p := f.Policy(); p.Busy || p.Text != "Stopped" {
		t.Errorf("status %+v", p)
	}
	f.refuse(Ask{Prompt: "  "})
	f.config.Policy = nil
	f.Session.config.Policy = nil
	f.refuse(Ask{Prompt: "a lamp"})
}

func TestLateAnswersOfAnotherProjectAreDropped(t *testing.T) {
	f := start(t)
	release := make(chan struct{})
	f.policy.answer = func(o proposal.Observation) []proposal.Proposal { <-release; return three(o) }
	if err := f.Do(Ask{Prompt: "a lamp"}); err != nil {
		t.Fatal(err)
	}
	if err := f.Do(NewProject{}); err != nil {
		t.Fatal(err)
	}
	close(release)
	f.Wait()
	if len(f.Proposals()) != 0 {
		t.Error("proposals for another project came into the queue")
	}
}

func TestComposeSteps(t *testing.T) {
	quiet := func(float64, string) {}
	for _, c := range []struct{ steps, commits, left int }{{0, 2, 1}, {1, 1, 0}, {4, 2, 1}} {
		f := start(t)
		f.policy.answer = three
		done, err := f.ComposeSteps(context.Background(), "a lamp", 7, c.steps, quiet)
		if err != nil || len(done.Steps) != c.commits || len(done.Left) != c.left {
			t.Errorf("%d steps: %+v, %v", c.steps, done, err)
		}
		if f.policy.asked[0].Seed != 7 || f.Head().Snapshot.Settings().Prompt != "a lamp" {
			t.Errorf("asked with %+v", f.policy.asked[0])
		}
		for _, e := range f.History() {
			if e.Author.Kind == document.Policy && (e.ApprovedBy != document.ApprovedByAuto || e.Decision != proposal.AutoAccepted) {
				t.Errorf("recorded as %+v", e)
			}
		}
		if len(f.Proposals()) != 0 {
			t.Error("proposals wait although nobody will look at them")
		}
	}
}

func TestTheAgentGoesAsFarAsItIsLet(t *testing.T) {
	for _, c := range []struct {
		from           float64
		steps          int
		commits, waits int
	}{{0, 0, 0, 3}, {0.5, 0, 2, 1}, {0.5, 1, 1, 2}, {0.95, 0, 0, 3}} {
		f := start(t)
		f.policy.answer = func(o proposal.Observation) []proposal.Proposal {
			out := three(o)
			for i := range out {
				out[i].Score.Total = 0.9
			}
			return out
		}
		f.prefs.Agent.AcceptFrom, f.prefs.Agent.AcceptSteps = c.from, c.steps
		if err := f.Do(Ask{Prompt: "a lamp"}); err != nil {
			t.Fatal(err)
		}
		f.Wait()
		commits := 0
		for _, e := range f.History() {
			if e.Author.Kind == document.Policy && e.Decision == proposal.AutoAccepted && e.ApprovedBy == document.ApprovedByAuto {
				commits++
			}
		}
		if commits != c.commits || len(f.Proposals()) != c.waits {
			t.Errorf("from %.2f, %d steps: %d accepted, %d wait", c.from, c.steps, commits, len(f.Proposals()))
		}
	}
}
