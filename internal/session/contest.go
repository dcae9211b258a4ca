package session

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"scenograph/internal/agent"
	"scenograph/internal/agent/mender"
	"scenograph/internal/frame"
	"scenograph/internal/job"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
	"scenograph/internal/tryout"
)

// Candidate intents.
type (
	// ChooseCandidate makes a candidate of the contact sheet the proposals under review.
	ChooseCandidate struct{ Candidate string }
	// LookAtCandidate shows a candidate as ghosts in the view; "" shows none.
	LookAtCandidate struct{ Candidate string }
	// ShowSheet opens or closes the contact sheet.
	ShowSheet struct{ On bool }
)

func (ChooseCandidate) intent() {}
func (LookAtCandidate) intent() {}
func (ShowSheet) intent()       {}

// contest is the contact sheet of the last asking.
type contest struct {
	obs        proposal.Observation
	id         string
	asked      int
	candidates []*tryout.Candidate // as they are shown
	blind      bool
	busy, open bool
	look       string // the candidate that is shown in the view
	diff       scene.Diff
	chosen     string
	refused    int
	same       int
	took       time.Duration
	ready      time.Time // when it was complete
	version    int
}

// Sheet is the contact sheet: every candidate for the last prompt. Its candidates must not be changed.
type Sheet struct {
	Open       bool
	Busy       bool
	Asked      int
	Candidates []*tryout.Candidate // in the order shown
	Blind      bool                // scores are hidden and the order is shuffled
	Look       string              // the candidate that is shown in the view
	Chosen     string
	Refused    int // answers that broke a rule or proposed nothing
	Same       int // answers that made the same scene
	Took       time.Duration
	Prompt     string
	ID         string // changes with every sheet
}

// Sheet returns the contact sheet; it is empty before one was asked for.
func (s *Session) Sheet() Sheet {
	c := &s.contest
	return Sheet{
		Open: c.open, Busy: c.busy, Asked: c.asked, Candidates: c.candidates, Blind: c.blind, Look: c.look, Chosen: c.chosen, Refused: c.refused, Same: c.same,
		Took: c.took, Prompt: c.obs.Prompt, ID: fmt.Sprint(c.version),
	}
}

// candidatesWanted is how many candidates are made for a step.
func (s *Session) candidatesWanted() int {
	n := s.config.Candidates
	if s.prefs.Candidates > 0 {
		n = s.prefs.Candidates
	}
	return min(max(n, 1), tryout.MaxCount)
}

func (s *Session) doContest(i Intent) (bool, error) {
	switch i := i.(type) {
	case ChooseCandidate:
		return true, s.chooseCandidate(i.Candidate)
	case LookAtCandidate:
		return true, s.lookAtCandidate(i.Candidate)
	case ShowSheet:
		s.contest.open = i.On && (len(s.contest.candidates) > 0 || s.contest.busy)
		if !s.contest.open {
			s.contest.look = ""
		} else {
			s.hideVariants()
		}
		return true, nil
	}
	return false, nil
}

// trial is what candidates are made with.
func (s *Session) trial(witness agent.Witness) *tryout.Trial {
	m := mender.Mender{Store: s.store, Catalog: s.config.Catalog}
	t := &tryout.Trial{
		Policy: s.config.Policy, Store: s.store, Catalog: s.config.Catalog, Shutter: s.config.Shutter, Slices: s.config.Slices, Mend: m.Mend,
		Clock: s.config.Clock, Cores: max(1, runtime.NumCPU()-1), Witness: witness,
	}
	if s.config.Critics != nil {
		t.Critics = s.config.Critics(s.prefs)
	}
	if _, talks := s.config.Policy.(agent.Conversing); talks {
		t.Cores = 1 // a model answers one after the other, and pictures for it are taken on one goroutine
	}
	return t
}

// compete has the policy make several candidates in the background. They come onto the sheet as they are scored.
func (s *Session) compete(o proposal.Observation, count int) {
	opened, policy, project := s.opened, s.config.Policy, s.project
	s.hideVariants()
	blind := !s.prefs.PlainSheets && tryout.Blind(o)
	s.contest = contest{obs: o, asked: count, blind: blind, busy: true, open: true, version: s.contest.version + 1}
	var self *job.Job
	live := func() bool { return s.opened == opened && s.asking.job == self && self != nil }
	post := func(f func()) {
		s.Post(func() {
			if live() {
				f()
			}
		})
	}
	started := make(chan struct{})
	self = s.runner.Start(fmt.Sprintf("Try %d candidates", count), func(ctx context.Context, report job.Report) error {
		<-started
		trial := s.trial(agent.Witness{Keep: project.KeepExchange, Progress: func(p agent.Progress) { post(func() { s.asking.progress = p }) }})
		made := 0
		result, err := trial.Run(ctx, o, count, func(c *tryout.Candidate) {
			made++
			report(float64(made)/float64(count), fmt.Sprintf("%d of %d tried", made, count))
			post(func() { s.seat(c) })
		})
		if err == nil || len(result.Candidates) > 0 && ctx.Err() == nil {
			sheet, failed := result.Sheet(o, policy.Name(), count, blind)
			if failed == nil {
				failed = project.KeepSheet(sheet)
			}
			err = errors.Join(err, failed)
			post(func() { s.lay(o, result, sheet.ID) })
		}
		post(func() {
			s.contest.busy = false
			s.asking.before = o.Scene
			s.answered(closing(result, err))
		})
		return err
	})
	s.asking.job = self
	s.asking.progress = agent.Progress{Text: fmt.Sprintf("trying candidates, 0 of %d", count)}
	close(started)
}

// closing is a trial's error or what the policy says in the end.
func closing(r tryout.Result, err error) error {
	if err != nil || len(r.Candidates) == 0 && len(r.Refused) == 0 {
		return err
	}
	remark := &agent.Remark{}
	if len(r.Candidates) > 0 {
		remark = &r.Candidates[0].Remark
	} else {
		remark.Notes = []string{r.Refused[0].Reason}
	}
	return remark
}

// seat puts a candidate onto the sheet while others are still made.
func (s *Session) seat(c *tryout.Candidate) {
	s.contest.candidates = append(s.contest.candidates, c)
	s.asking.progress = agent.Progress{Text: fmt.Sprintf("trying candidates, %d of %d", len(s.contest.candidates), s.contest.asked)}
}

// lay puts all candidates in the order in which they are shown from now on.
func (s *Session) lay(o proposal.Observation, r tryout.Result, id string) {
	c := &s.contest
	c.candidates = nil
	for _, i := range r.Order(o, c.blind) {
		c.candidates = append(c.candidates, r.Candidates[i])
	}
	c.id, c.refused, c.same, c.took, c.ready = id, len(r.Refused), r.Same, r.Took, s.now()
	s.asking.offered = len(c.candidates)
	if c.look == "" && len(c.candidates) > 0 && c.open {
		s.see(c.candidates[0])
	}
}

func (s *Session) candidate(id string) (*tryout.Candidate, int, error) {
	for i, c := range s.contest.candidates {
		if c.ID == id {
			return c, i, nil
		}
	}
	return nil, 0, errors.New("session: that candidate is not on the sheet any more; ask again")
}

func (s *Session) lookAtCandidate(id string) error {
	if id == "" {
		s.contest.look = ""
		return nil
	}
	c, _, err := s.candidate(id)
	if err == nil {
		s.see(c)
	}
	return err
}

func (s *Session) see(c *tryout.Candidate) {
	s.contest.look, s.contest.diff = c.ID, scene.Compare(s.Head().Snapshot, c.After)
}

// chooseCandidate records the choice and puts the candidate's proposals into the review.
func (s *Session) chooseCandidate(id string) error {
	c, place, err := s.candidate(id)
	if err != nil {
		return err
	}
	if s.contest.busy {
		return errors.New("session: candidates are still being tried; wait for the others, or stop")
	}
	like := s.contest.obs.Like
	if like == nil || !like.Step {
		s.queue.Clear(s.config.Policy.Name())
	}
	choice := proposal.Choice{Sheet: s.contest.id, Candidate: c.ID, Place: place, By: s.userName(), After: s.now().Sub(s.contest.ready)}
	project := s.project
	s.await("Keeping the choice", func() { err = errors.Join(project.KeepChoice(choice), project.Propose(c.Proposals...)) })
	if err != nil {
		return err
	}
	s.contest.open, s.contest.look, s.contest.chosen = false, "", c.ID
	s.asking.notes = c.Remark.Notes
	if like != nil && like.Step {
		if err := s.replace(like.ID); err != nil {
			return err
		}
	}
	if err := s.queue.Admit(s.contest.obs.Selection, c.Proposals...); err != nil || len(c.Proposals) == 0 {
		return err
	}
	return s.queue.Focus(c.Proposals[0].ID)
}

// sheetGhost is the candidate that is looked at, over the scene that it was made for.
func (s *Session) sheetGhost() *frame.Ghost {
	if !s.contest.open || s.contest.look == "" || s.Head().Snapshot != s.contest.obs.Scene {
		return nil
	}
	c, _, err := s.candidate(s.contest.look)
	if err != nil {
		return nil
	}
	return &frame.Ghost{After: c.After, Diff: s.contest.diff}
}

// elect makes candidates for a program without a window and takes the best.
func (s *Session) elect(ctx context.Context, o proposal.Observation, witness agent.Witness, out *Composed) ([]proposal.Proposal, agent.Remark, error) {
	count := s.candidatesWanted()
	result, err := s.trial(witness).Run(ctx, o, count, nil)
	if len(result.Candidates) == 0 {
		remark := agent.Remark{}
		for _, r := range result.Refused {
			remark.Notes = append(remark.Notes, r.Reason)
		}
		return nil, remark, err
	}
	sheet, failed := result.Sheet(o, s.config.Policy.Name(), count, false)
	if failed != nil {
		return nil, agent.Remark{}, failed
	}
	sheet.Headless = true
	best := result.Candidates[0]
	if failed := errors.Join(s.project.KeepSheet(sheet), s.project.KeepChoice(proposal.Choice{Sheet: sheet.ID, Candidate: best.ID, By: "auto"})); failed != nil {
		return nil, agent.Remark{}, failed
	}
	out.Sheets = append(out.Sheets, sheet)
	return best.Proposals, best.Remark, err
}
