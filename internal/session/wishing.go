package session

import (
	"errors"
	"fmt"

	"scenograph/internal/agent"
	"scenograph/internal/proposal"
	"scenograph/internal/tryout"
)

// Intents for other answers to what was asked.
type (
	// MoreLike asks for other answers near to a candidate of the contact sheet, or for other versions of a waiting proposal.
	MoreLike struct{ Candidate, Proposal string }
	// AskAgain asks the same anew: it gives other answers.
	AskAgain struct{}
)

func (MoreLike) intent() {}
func (AskAgain) intent() {}

// alike is how many answers "more like this" tries at least: they are there to be chosen from.
const alike = 4

func (s *Session) doWish(i Intent) (bool, error) {
	switch i := i.(type) {
	case MoreLike:
		return true, s.moreLike(i)
	case AskAgain:
		return true, s.askAgain()
	}
	return false, nil
}

func (s *Session) askAgain() error {
	if s.asking.prompt == "" {
		return errors.New("session: nothing was asked yet")
	}
	if err := s.keepWish(""); err != nil {
		return err
	}
	return s.ask(s.asking.prompt, 0)
}

// keepWish records that other answers were asked for, near to the one that is named, or "" for any.
func (s *Session) keepWish(like string) error {
	wish := proposal.Wish{Prompt: s.asking.prompt, Like: like, Sheet: s.contest.id, Seed: s.asking.seed + s.seedsTried(), By: s.userName()}
	project := s.project
	var err error
	s.await("Keeping the wish", func() { err = project.KeepWish(wish) })
	return err
}

// seedsTried is how many seeds one asking may use: the next begins after them, so that it gives other answers.
func (s *Session) seedsTried() uint64 {
	if n := s.candidatesWanted(); n > 1 {
		return 2 * uint64(n)
	}
	return 1
}

func (s *Session) moreLike(i MoreLike) error {
	if s.config.Policy == nil || s.doc == nil {
		return errNoProject
	}
	liked, err := s.liked(i)
	if err != nil {
		return err
	}
	if err := s.keepWish(liked.ID); err != nil {
		return err
	}
	s.cancelAsk()
	if !liked.Step {
		s.queue.Clear(s.config.Policy.Name())
	}
	a := &s.asking
	a.seed += max(s.seedsTried(), 2*alike)
	a.notes, a.failure, a.offered, a.stopped, a.progress = nil, "", 0, false, agent.Progress{}
	s.compare = false
	o := s.observe()
	o.Like = &liked
	s.contest = contest{version: s.contest.version}
	s.compete(o, min(max(s.candidatesWanted(), alike), tryout.MaxCount))
	return nil
}

// liked is the candidate or the proposal of an intent, as a policy is told of it.
func (s *Session) liked(i MoreLike) (proposal.Liked, error) {
	if i.Proposal != "" {
		item, ok := s.queue.Item(i.Proposal)
		if !ok {
			return proposal.Liked{}, fmt.Errorf("session: there is no waiting proposal %q", i.Proposal)
		}
		p := item.Proposal
		if p.Policy != s.config.Policy.Name() {
			return proposal.Liked{}, fmt.Errorf("session: %s has proposed that; only its own agent can make others like it", p.Policy)
		}
		return proposal.Liked{ID: p.ID, Seed: p.Seed, Labels: []string{p.Label}, Actions: item.Actions, Plan: p.Plan, Step: true}, nil
	}
	c, _, err := s.candidate(i.Candidate)
	if err != nil {
		return proposal.Liked{}, err
	}
	out := proposal.Liked{ID: c.ID, Seed: c.Seed}
	for _, p := range c.Proposals {
		out.Labels = append(out.Labels, p.Label)
		out.Actions = append(out.Actions, p.Actions...)
	}
	return out, nil
}

// replace makes a version of one proposal that was taken the one that waits; the one that it is like is put aside for it.
func (s *Session) replace(old string) error {
	if _, waits := s.queue.Item(old); !waits {
		return nil
	}
	return s.queue.Reject(old, "another like it was taken", s.userName())
}
