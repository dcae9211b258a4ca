package journal

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/proposal"
)

func TestContactSheetsAreKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sheet.scene")
	project, err := Create(dir, Options{}, Start{Name: "sheet"})
	if err != nil {
		t.Fatal(err)
	}
	sheet := proposal.Sheet{
		ID: "s1", Prompt: "a sofa", Policy: "designer", Revision: 3, Snapshot: "abc", Seed: 1, Asked: 2, Before: []byte("before"), Shown: []int{1, 0}, Blind: true, Took: time.Second,
		Candidates: []proposal.Offered{
			{ID: "c1", Seed: 1, Score: 0.9, Picture: []byte("one"), Took: 120 * time.Millisecond, Input: 7, Proposals: []proposal.Proposal{{ID: "p1", Label: "Name it", Actions: []action.Action{action.SetSceneInfo{Name: "x"}}}},
				Judgements: []proposal.Judgement{{Critic: "alignment", Value: 0.9, Weight: 1, Evidence: []proposal.Evidence{{Name: "object", Detail: "a sofa", OK: true}}}}},
			{ID: "c2", Seed: 2, Score: 0.5, Picture: []byte("two"), Proposals: []proposal.Proposal{{ID: "p2", Label: "Name it too", Actions: []action.Action{action.SetSceneInfo{Name: "y"}}}}},
		},
	}
	if err := project.KeepSheet(sheet); err != nil {
		t.Fatal(err)
	}
	if err := project.KeepChoice(proposal.Choice{Sheet: "s1", Candidate: "c2", Place: 0, By: "Ada", After: 4 * time.Second}); err != nil {
		t.Fatal(err)
	}
	if err := project.Close(); err != nil {
		t.Fatal(err)
	}
	if project, _, err = Open(dir, Options{}); err != nil {
		t.Fatal(err)
	}
	defer project.Close()
	sheets, choices := project.Sheets(), project.Choices()
	if len(sheets) != 1 || len(choices) != 1 || choices[0].By != "Ada" || choices[0].AfterMS != 4000 {
		t.Fatalf("%+v %+v", sheets, choices)
	}
	s := sheets[0]
	if s.Scores || !s.Shuffled || s.Shown[0] != 1 || len(s.Candidates) != 2 || s.Candidates[0].Judgements[0].Evidence[0].Detail != "a sofa" || s.Candidates[0].Input != 7 {
		t.Errorf("kept %+v", s)
	}
	blobs := []asset.ID{s.Picture, s.Candidates[0].Picture, s.Candidates[0].Answer, s.Candidates[1].Picture, s.Candidates[1].Answer}
	for _, id := range blobs {
		if _, err := project.Blob(id); err != nil {
			t.Errorf("blob %s: %v", id, err)
		}
	}
	if gone, err := project.Forget(); err != nil || gone != len(blobs) {
		t.Errorf("%d of %d erased, %v", gone, len(blobs), err)
	}
	if _, err := project.Blob(s.Picture); !errors.Is(err, asset.ErrMissing) {
		t.Error("an erased picture is still there")
	}
	if _, _, err := Verify(dir, Options{}); err != nil {
		t.Errorf("the chain is broken: %v", err)
	}
}
