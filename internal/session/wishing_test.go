package session

import (
	"slices"
	"testing"

	"scenograph/internal/proposal"
)

// watching notes what the policy was asked about.
func watching(f *fixture) *[]proposal.Observation {
	var seen []proposal.Observation
	answer := f.policy.answer
	f.policy.answer = func(o proposal.Observation) []proposal.Proposal {
		seen = append(seen, o)
		return answer(o)
	}
	return &seen
}

func TestMoreLikeACandidate(t *testing.T) {
	f := contestFixture(t)
	f.do(Ask{Prompt: "a lamp"})
	liked := f.Sheet().Candidates[2]
	seen := watching(f)
	f.do(MoreLike{Candidate: liked.ID})
	sheet := f.Sheet()
	if !sheet.Open || len(sheet.Candidates) < alike {
		t.Fatalf("%d candidates like it", len(sheet.Candidates))
	}
	for _, c := range sheet.Candidates {
		if c.ID == liked.ID {
			t.Error("the liked candidate itself is offered again")
		}
	}
	for _, o := range *seen {
		if o.Like == nil || o.Like.ID != liked.ID || o.Like.Seed != liked.Seed || o.Like.Step || len(o.Like.Labels) != 2 {
			t.Fatalf("the policy was told %+v", o.Like)
		}
	}
	wishes := f.Session.project.Wishes()
	if len(wishes) != 1 || wishes[0].Like != liked.ID || wishes[0].Prompt != "a lamp" || wishes[0].Sheet == "" || wishes[0].By == "" {
		t.Errorf("kept %+v", wishes)
	}
	if n := len(f.Session.project.Sheets()); n != 2 {
		t.Errorf("%d sheets are kept", n)
	}
}

func TestMoreLikeAProposalReplacesIt(t *testing.T) {
	f := contestFixture(t)
	f.do(Ask{Prompt: "a lamp"})
	f.do(ChooseCandidate{Candidate: f.Sheet().Candidates[0].ID})
	waiting := f.Proposals()
	old, other := waiting[0].Proposal.ID, waiting[1].Proposal.ID
	answer := f.policy.answer
	f.policy.answer = func(o proposal.Observation) []proposal.Proposal { return answer(o)[:1] }
	f.do(MoreLike{Proposal: old})
	if len(f.Proposals()) != 2 {
		t.Fatal("the proposals that wait are gone before one was chosen")
	}
	f.do(ChooseCandidate{Candidate: f.Sheet().Candidates[0].ID})
	var ids []string
	for _, item := range f.Proposals() {
		ids = append(ids, item.Proposal.ID)
	}
	if len(ids) != 2 || slices.Contains(ids, old) || !slices.Contains(ids, other) {
		t.Errorf("%v wait; %s was to be replaced", ids, old)
	}
	verdicts := f.Session.project.Judgements()
	if v := verdicts[len(verdicts)-1]; v.Proposal != old || v.Decision != proposal.Rejected || v.Reason == "" {
		t.Errorf("kept %+v", v)
	}
}

func TestAskingAgainGivesOtherAnswers(t *testing.T) {
	f := contestFixture(t)
	f.do(Ask{Prompt: "a lamp"})
	first := map[uint64]bool{}
	for _, c := range f.Sheet().Candidates {
		first[c.Seed] = true
	}
	f.do(AskAgain{})
	for _, c := range f.Sheet().Candidates {
		if first[c.Seed] {
			t.Errorf("the answer with seed %d comes again", c.Seed)
		}
	}
	if w := f.Session.project.Wishes(); len(w) != 1 || w[0].Like != "" {
		t.Errorf("kept %+v", w)
	}
	if err := f.Session.Do(MoreLike{Proposal: "none"}); err == nil {
		t.Error("more like a proposal that is not there is no error")
	}
}
