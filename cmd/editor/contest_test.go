package main

import (
	"path/filepath"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/proposal"
)

// TestContactSheetToJournal goes the whole way with the real program on a virtual screen: a prompt, four candidates on a contact sheet,
// one of them taken; of its steps one is accepted, one overridden, one rejected. The journal holds all of it.
func TestContactSheetToJournal(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: the window takes a minute")
	}
	needPrograms(t, "Xvfb", "xdotool")
	work := t.TempDir()
	p := &person{t: t, display: startDisplay(t, 1600, 900), home: work, binary: build(t, work)}
	project := filepath.Join(work, "sheet.scene")
	p.start()
	p.saveAs(work, "sheet.scene")
	p.click("agent/answers/4")
	p.fill("agent/prompt", "two armchairs, a bookshelf, a side table, a plant and a floor lamp")
	p.click("agent/ask")
	p.see("sheet/frame/1")
	p.until("the kept contact sheet", func() bool { return len(load(t, project).Sheets()) == 1 })
	p.click("sheet/frame/1")
	p.press("Return")
	p.until("the kept choice", func() bool { return len(load(t, project).Choices()) == 1 })
	p.see("agent/accept")
	p.acceptByKey(project)
	p.acceptChanged(project)
	p.rejectIfAny(project)
	p.quit()
	journalHoldsTheContest(t, project)
}

func journalHoldsTheContest(t *testing.T, project string) {
	t.Helper()
	j := load(t, project)
	sheet, choice := j.Sheets()[0], j.Choices()[0]
	if sheet.Picture == "" || sheet.Observed == "" || sheet.LatencyMS == 0 || len(sheet.Candidates) < 2 || len(sheet.Shown) != len(sheet.Candidates) {
		t.Errorf("the sheet is kept as %+v", sheet)
	}
	blobs := []asset.ID{sheet.Picture}
	var taken []string
	for _, c := range sheet.Candidates {
		blobs = append(blobs, c.Picture, c.Answer)
		if len(c.Judgements) < 2 || len(c.Judgements[0].Evidence) == 0 || c.LatencyMS < 0 {
			t.Errorf("candidate %s is kept as %+v", c.ID, c)
		}
		if c.ID == choice.Candidate {
			taken = c.Proposals
		}
	}
	for _, id := range blobs {
		if _, err := j.Blob(id); err != nil {
			t.Errorf("a picture or answer is missing: %v", err)
		}
	}
	if choice.Place != 1 || choice.AfterMS <= 0 || len(taken) == 0 {
		t.Errorf("the choice is kept as %+v, with the proposals %v", choice, taken)
	}
	decisions := map[proposal.Decision]bool{}
	for _, v := range j.Judgements() {
		decisions[v.Decision] = true
		if v.Decision == proposal.Overridden && (len(v.Edits) == 0 || len(v.Amounts) == 0) {
			t.Errorf("the edit is kept as poses %v and verbs %+v", v.Edits, v.Amounts)
		}
		if v.By == "" || v.By == "auto" {
			t.Errorf("a person's verdict is kept as by %q", v.By)
		}
	}
	for _, d := range []proposal.Decision{proposal.Accepted, proposal.Overridden, proposal.Rejected} {
		if !decisions[d] {
			t.Errorf("nothing was %s", d)
		}
	}
}
