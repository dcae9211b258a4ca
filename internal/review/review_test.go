package review

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/document"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

var ada = document.Author{Kind: document.Human, Name: "Ada"}

// ledger keeps what it is told.
type ledger struct {
	asked   []proposal.Proposal
	rulings []proposal.Ruling
}

func (l *ledger) Propose(p ...proposal.Proposal) error { l.asked = append(l.asked, p...); return nil }
func (l *ledger) Judge(r ...proposal.Ruling) error     { l.rulings = append(l.rulings, r...); return nil }

func add(id string, x float64) action.Action {
	return action.AddNode{Node: scene.Node{ID: scene.NodeID(id), Name: id, Transform: geom.At(geom.Vec3{x, 0, 0}, 0)}}
}

func under(id, parent string, x float64) action.Action {
	return action.AddNode{Node: scene.Node{ID: scene.NodeID(id), Name: id, Parent: scene.NodeID(parent), Transform: geom.At(geom.Vec3{x, 0, 0}, 0)}}
}

func moved(id string, x float64) action.Action {
	return action.SetTransform{Node: scene.NodeID(id), Transform: geom.At(geom.Vec3{x, 0, 0}, 0)}
}

func paint(id string) action.Action {
	return action.AddMaterial{Material: scene.NewMaterial(scene.MaterialID(id), id, geom.Color{1, 0, 0})}
}

// begin is a document with a rug, and an empty queue over it.
func begin(t *testing.T, check Checker) (*document.Document, *ledger, *Queue) {
	t.Helper()
	doc := document.New(scene.Empty("room"), asset.NewStore(), nil)
	if _, err := doc.Commit(document.Tx{Author: ada, Label: "Add rug", Actions: []action.Action{add("rug", 0)}}); err != nil {
		t.Fatal(err)
	}
	l := &ledger{}
	return doc, l, New(doc, l, check)
}

func offer(t *testing.T, doc *document.Document, q *Queue, id string, actions ...action.Action) *Item {
	t.Helper()
	p := proposal.Proposal{ID: id, Base: doc.Head().Revision, Policy: "designer", Label: "Proposal " + id, Actions: actions}
	if err := q.Add(nil, p); err != nil {
		t.Fatal(err)
	}
	item, _ := q.Item(id)
	return item
}

func TestAcceptedAsItIs(t *testing.T) {
	doc, l, q := begin(t, nil)
	offer(t, doc, q, "p1", add("chair", 1), add("lamp", 2))
	commit, err := q.Accept("p1", "Ada")
	if err != nil {
		t.Fatal(err)
	}
	if commit.Author.Kind != document.Policy || commit.ApprovedBy != "Ada" || commit.Cause != "p1" || commit.Label != "Proposal p1" {
		t.Errorf("committed as %+v", commit.Entry)
	}
	r := l.rulings[0]
	if r.Decision != proposal.Accepted || r.Revision != commit.Revision || len(r.Actions) != 2 || len(r.Edits) != 0 || len(r.Dropped) != 0 {
		t.Errorf("ruled %+v", r)
	}
	if n, ok := doc.Head().Snapshot.Node("chair"); !ok || n.Pinned {
		t.Error("the chair is missing or pinned although the human did not touch it")
	}
	if len(q.Items()) != 0 || len(l.asked) != 1 {
		t.Error("the proposal is still in the queue, or was not recorded")
	}
	if _, err := q.Accept("p1", "Ada"); err == nil {
		t.Error("accepted twice")
	}
}

func TestOverriddenByDraggingAGhost(t *testing.T) {
	doc, l, q := begin(t, nil)
	offer(t, doc, q, "p1", add("group", 5), under("chair", "group", 1), moved("rug", 3))
	if err := q.Move("p1", "chair", geom.At(geom.Vec3{9, 1, 0}, 0)); err != nil {
		t.Fatal(err)
	}
	if err := q.Move("p1", "rug", geom.At(geom.Vec3{4, 0, 0}, 0)); err != nil {
		t.Fatal(err)
	}
	item, _ := q.Item("p1")
	if !item.Changed() || len(item.Actions) != 3 {
		t.Fatalf("after two drags: %d actions", len(item.Actions))
	}
	commit, err := q.Accept("p1", "Ada")
	if err != nil {
		t.Fatal(err)
	}
	if at := commit.After.WorldFromNode("chair").Translation; at.Sub(geom.Vec3{9, 1, 0}).Len() > 1e-9 {
		t.Errorf("the chair stands at %v", at)
	}
	for id, pinned := range map[scene.NodeID]bool{"chair": true, "rug": true, "group": false} {
		if n, _ := commit.After.Node(id); n.Pinned != pinned {
			t.Errorf("%s pinned: %v", id, n.Pinned)
		}
	}
	r := l.rulings[0]
	if r.Decision != proposal.Overridden || len(r.Edits) != 2 || fmt.Sprint(r.Dropped) != "[1 2]" || len(r.Actions) != 4 {
		t.Errorf("ruled %+v", r)
	}
	if len(l.asked[0].Actions) != 3 || l.asked[0].Actions[2].(action.SetTransform).Transform.Translation[0] != 3 {
		t.Error("what was proposed has been altered by the override")
	}
}

func TestMovingWhatIsOnlyThere(t *testing.T) {
	doc, _, q := begin(t, nil)
	offer(t, doc, q, "p1", action.RenameNode{Node: "rug", Name: "Carpet"})
	if err := q.Move("p1", "rug", geom.At(geom.Vec3{2, 0, 0}, 0)); err != nil {
		t.Fatal(err)
	}
	if item, _ := q.Item("p1"); len(item.Actions) != 2 || item.State != Pending {
		t.Errorf("%d actions, %s", len(item.Actions), item.State)
	}
	if err := q.Restore("p1"); err != nil {
		t.Fatal(err)
	}
	if item, _ := q.Item("p1"); item.Changed() {
		t.Error("restored, but still changed")
	}
	if err := q.Move("p1", "nowhere", geom.IdentityTransform()); err == nil {
		t.Error("moved a node that is not there")
	}
}

func TestTickingOff(t *testing.T) {
	doc, l, q := begin(t, nil)
	relation := action.AddRelation{Relation: scene.Relation{ID: "r", Kind: "near", Subject: "chair", Object: "rug"}}
	chair := action.AddNode{Node: scene.Node{ID: "chair", Transform: geom.IdentityTransform(), Room: nil}}
	offer(t, doc, q, "p1", paint("red"), chair, relation, add("lamp", 2))
	if err := q.Tick("p1", 1, false); err != nil {
		t.Fatal(err)
	}
	item, _ := q.Item("p1")
	if item.State != Pending || len(item.Applied) != 1 {
		t.Fatalf("%s %q, %d actions are left", item.State, item.Problem, len(item.Applied))
	}
	if err := q.Tick("p1", 3, false); err != nil {
		t.Fatal(err)
	}
	if item.State != Stale || !strings.Contains(item.Problem, "ticked off") {
		t.Errorf("all is ticked off: %s, %q", item.State, item.Problem)
	}
	if err := q.Tick("p1", 3, true); err != nil {
		t.Fatal(err)
	}
	commit, err := q.Accept("p1", "Ada")
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := commit.After.Node("chair"); ok {
		t.Error("the chair came although it was ticked off")
	}
	if r := l.rulings[0]; r.Decision != proposal.Overridden || fmt.Sprint(r.Dropped) != "[0 1 2]" || len(r.Edits) != 0 {
		t.Errorf("ruled %+v", r)
	}
	for _, index := range []int{-1, 4} {
		if err := q.Tick("p1", index, false); err == nil {
			t.Errorf("ticked action %d", index)
		}
	}
}

func TestOnePartIsLeftOut(t *testing.T) {
	doc, l, q := begin(t, nil)
	asked := action.SetTransform{Node: "rug", Transform: geom.At(geom.Vec3{2, 0, 0}, 1)}
	offer(t, doc, q, "p1", asked)
	tick := func(part action.Part, on bool) {
		t.Helper()
		if err := q.TickPart("p1", 0, part, on); err != nil {
			t.Fatal(err)
		}
	}
	tick(action.TurnPart, false)
	tick(action.TurnPart, true)
	item, _ := q.Item("p1")
	if item.Changed() {
		t.Error("taken back in, the turn is not as it was proposed")
	}
	tick(action.PlacePart, false)
	if err := q.TickPart("p1", 0, action.RoughnessPart, false); err == nil {
		t.Error("a move has a roughness")
	}
	if err := q.TickPart("p1", 1, action.TurnPart, false); err == nil {
		t.Error("ticked what is not there")
	}
	commit, err := q.Accept("p1", "Ada")
	if err != nil {
		t.Fatal(err)
	}
	rug, _ := commit.After.Node("rug")
	if rug.Transform != (geom.At(geom.Vec3{}, 1)) || !rug.Pinned {
		t.Errorf("the rug is at %v, pinned %v", rug.Transform, rug.Pinned)
	}
	if r := l.rulings[0]; r.Decision != proposal.Overridden || len(r.Edits) != 1 || l.asked[0].Actions[0] != action.Action(asked) {
		t.Errorf("ruled %+v", r)
	}
}

func TestStaleAndRebased(t *testing.T) {
	doc, _, q := begin(t, nil)
	offer(t, doc, q, "keeps", add("chair", 1))
	offer(t, doc, q, "breaks", moved("rug", 3))
	if _, err := doc.Commit(document.Tx{Author: ada, Label: "Remove rug", Actions: []action.Action{action.RemoveNode{Node: "rug"}}}); err != nil {
		t.Fatal(err)
	}
	q.Rebase()
	if item, _ := q.Item("keeps"); item.State != Pending {
		t.Errorf("keeps: %s %s", item.State, item.Problem)
	}
	item, _ := q.Item("breaks")
	if item.State != Stale || !strings.Contains(item.Problem, "rug") || item.After != nil {
		t.Errorf("breaks: %s %q", item.State, item.Problem)
	}
	_, err := q.Accept("breaks", "Ada")
	var blocked *BlockedError
	if !errors.As(err, &blocked) || blocked.State != Stale {
		t.Errorf("accepted a stale proposal: %v", err)
	}
	if _, err := doc.Undo(ada); err != nil {
		t.Fatal(err)
	}
	q.Rebase()
	if item.State != Pending {
		t.Errorf("after undo: %s %q", item.State, item.Problem)
	}
}

func TestLaterProposalsBuildOnEarlier(t *testing.T) {
	doc, _, q := begin(t, nil)
	offer(t, doc, q, "table", paint("oak"), add("table", 1))
	vase := offer(t, doc, q, "vase", paint("oak"), under("vase", "table", 0))
	if vase.State != Waiting || !strings.Contains(vase.Problem, "Proposal table") || vase.After == nil {
		t.Fatalf("%s %q", vase.State, vase.Problem)
	}
	if _, err := q.Accept("vase", "Ada"); err == nil {
		t.Error("accepted before what it builds on")
	}
	commits, left, err := q.AcceptAll("Ada")
	if err != nil || len(commits) != 2 || len(left) != 0 {
		t.Errorf("%d commits, left %v, %v", len(commits), left, err)
	}
}

func TestHardFailuresBlock(t *testing.T) {
	check := func(s *scene.Snapshot) ([]Failure, error) {
		var out []Failure
		for n := range s.Nodes() {
			if n.Transform.Translation[0] > 10 {
				out = append(out, Failure{Key: string(n.ID), Message: fmt.Sprintf("%s stands %.2f m outside the room", n.Name, n.Transform.Translation[0]-10)})
			}
		}
		return out, nil
	}
	doc, l, q := begin(t, check)
	if _, err := doc.Commit(document.Tx{Author: ada, Label: "Break a rule", Actions: []action.Action{moved("rug", 11)}}); err != nil {
		t.Fatal(err)
	}
	if item := offer(t, doc, q, "fine", add("chair", 1)); item.State != Pending {
		t.Errorf("what the human broke blocks the proposal: %q", item.Problem)
	}
	item := offer(t, doc, q, "bad", add("shelf", 12))
	if item.State != Pending {
		t.Error("blocked before anybody has looked")
	}
	q.Check()
	if item.State != Blocked || item.Problem != "shelf stands 2.00 m outside the room" {
		t.Errorf("%s %q", item.State, item.Problem)
	}
	if _, err := q.Accept("bad", "Ada"); err == nil {
		t.Error("accepted what breaks a rule")
	}
	if err := q.Move("bad", "shelf", geom.At(geom.Vec3{9, 0, 0}, 0)); err != nil {
		t.Fatal(err)
	}
	if _, err := q.Accept("bad", "Ada"); err != nil {
		t.Errorf("mended by hand: %v", err)
	}
	if l.rulings[0].Decision != proposal.Overridden || l.rulings[0].Reason != "" {
		t.Errorf("recorded as %+v", l.rulings[0])
	}
	offer(t, doc, q, "bent", add("stool", 2))
	if err := q.Move("bent", "stool", geom.At(geom.Vec3{11, 0, 0}, 0)); err != nil {
		t.Fatal(err)
	}
	if _, err := q.Accept("bent", "Ada"); err != nil {
		t.Errorf("where the human puts it is the human's affair: %v", err)
	}
	if got := l.rulings[1].Reason; got != "although stool stands 1.00 m outside the room" {
		t.Errorf("remarked %q", got)
	}
}

func TestPinnedUnlessAskedAbout(t *testing.T) {
	doc, _, q := begin(t, nil)
	if _, err := doc.Commit(document.Tx{Author: ada, Label: "Pin", Actions: []action.Action{action.Pin{Nodes: []scene.NodeID{"rug"}}}}); err != nil {
		t.Fatal(err)
	}
	if item := offer(t, doc, q, "p1", moved("rug", 1)); item.State != Stale || !strings.Contains(item.Problem, "pinned") {
		t.Errorf("%s %q", item.State, item.Problem)
	}
	p := proposal.Proposal{ID: "p2", Base: doc.Head().Revision, Policy: "designer", Label: "Asked", Actions: []action.Action{moved("rug", 1)}}
	if err := q.Add([]scene.NodeID{"rug"}, p); err != nil {
		t.Fatal(err)
	}
	if _, err := q.Accept("p2", "Ada"); err != nil {
		t.Errorf("the request was about the rug: %v", err)
	}
}

func TestRejectAndFocus(t *testing.T) {
	doc, l, q := begin(t, nil)
	for _, id := range []string{"a", "b", "c"} {
		offer(t, doc, q, id, add("node-"+id, 1))
	}
	focused := func() string {
		item, ok := q.Focused()
		if !ok {
			return ""
		}
		return item.Proposal.ID
	}
	if focused() != "a" {
		t.Errorf("focus on %q at first", focused())
	}
	q.Step(-1)
	if focused() != "c" {
		t.Errorf("before the first comes %q", focused())
	}
	q.Step(2)
	if err := q.Reject("b", "too dark", "Ada"); err != nil {
		t.Fatal(err)
	}
	if r := l.rulings[0]; r.Decision != proposal.Rejected || r.Reason != "too dark" || r.By != "Ada" || r.Revision != 0 || len(r.Actions) != 0 {
		t.Errorf("ruled %+v", r)
	}
	if focused() != "c" {
		t.Errorf("focus on %q after the rejection", focused())
	}
	if err := q.Focus(""); err != nil || focused() != "" {
		t.Errorf("left the review: %v, %q", err, focused())
	}
	q.Step(1)
	if focused() != "a" {
		t.Errorf("Tab goes to %q", focused())
	}
	if err := q.Focus("b"); err == nil {
		t.Error("focused what was rejected")
	}
	if err := q.Reject("b", "", "Ada"); err == nil {
		t.Error("rejected twice")
	}
	if err := q.Add(nil, proposal.Proposal{ID: "a"}); err == nil {
		t.Error("took an id twice")
	}
	q.Clear("designer")
	if len(q.Items()) != 0 || len(l.rulings) != 1 {
		t.Error("clearing is no verdict")
	}
}

func TestAutoAcceptance(t *testing.T) {
	doc, l, q := begin(t, nil)
	offer(t, doc, q, "a", add("x", 1))
	offer(t, doc, q, "b", add("x", 2))
	commits, left, err := q.AcceptAll(document.ApprovedByAuto)
	if err != nil || len(commits) != 1 || len(left) != 1 || left[0].Proposal != "b" {
		t.Fatalf("%d commits, left %v, %v", len(commits), left, err)
	}
	if l.rulings[0].Decision != proposal.AutoAccepted || commits[0].ApprovedBy != "auto" {
		t.Errorf("ruled %+v", l.rulings[0])
	}
}
