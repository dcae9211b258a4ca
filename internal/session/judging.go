package session

import (
	"errors"
	"fmt"

	"scenograph/internal/agent/mender"
	"scenograph/internal/check"
	"scenograph/internal/proposal"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Check intents.
type (
	// MendVerdict has the fix of a failed check proposed, to be reviewed like every other step.
	MendVerdict struct{ Verdict string }
	// ShowVerdict selects what a failed check is about and brings it into view.
	ShowVerdict struct{ Verdict string }
)

func (MendVerdict) intent() {}
func (ShowVerdict) intent() {}

// Checks is what is known about whether the scene can be used.
type Checks struct {
	Survey  check.Survey    // of the last scene that was judged
	Live    []check.Verdict // while something is dragged: what that would break
	Known   bool            // there is a survey
	Stale   bool            // the scene has changed since; it is being judged
	Failure string          // why the scene cannot be judged
	Mending string          // the verdict whose fix is being looked for
}

// Counts are the errors and warnings.
func (c *Checks) Counts() (errs, warnings int) {
	for _, v := range c.Survey.Verdicts {
		if v.Severity == check.Error {
			errs++
		} else {
			warnings++
		}
	}
	return errs, warnings
}

// judging is the background judgement of what is committed, and of a drag.
type judging struct {
	running bool
	of      *scene.Snapshot // that the survey is about
	world   *query.World    // of that
	survey  check.Survey
	failure string
	dragged *scene.Snapshot // that live is about
	live    []check.Verdict
	mending string
	tries   uint64 // so that asking again gives another fix
}

// Checks returns what is known; its lists must not be changed.
func (s *Session) Checks() Checks {
	j := &s.judging
	c := Checks{Survey: j.survey, Known: j.of != nil, Stale: j.of != s.Head().Snapshot, Failure: j.failure, Mending: j.mending}
	if s.preview != nil && j.dragged != nil && s.simulating == nil {
		c.Live = j.live
	}
	return c
}

// judgeNext judges a drag, or what is committed, when neither is known. Drags are looked at first: they are cheap, as only what
// moves is judged.
func (s *Session) judgeNext() {
	j := &s.judging
	if !s.config.Judge || j.running || s.checking || s.asking.job != nil {
		return
	}
	head := s.Head().Snapshot
	switch {
	case s.preview == nil || s.simulating != nil:
		j.dragged, j.live = nil, nil
	case j.of == head && j.world != nil && j.dragged != s.preview.snapshot:
		s.judgeDrag(*s.preview)
		return
	}
	if j.of != head {
		s.judgeHead(head)
	}
}

func (s *Session) judgeDrag(p preview) {
	j := &s.judging
	j.running = true
	world, known := j.world, map[string]bool{}
	for _, v := range j.survey.Verdicts {
		known[v.ID] = true
	}
	s.behind(func() func() {
		live := broken(world, p, known)
		return func() { j.running, j.dragged, j.live = false, p.snapshot, live }
	})
}

// broken lists what a drag breaks that was right before. What cannot be measured is told when the drag is committed.
func broken(world *query.World, p preview, known map[string]bool) []check.Verdict {
	after, err := world.After(p.snapshot, p.diff)
	if err != nil {
		return nil
	}
	var moved []scene.NodeID
	for _, change := range p.diff.Nodes {
		if change.After != nil {
			moved = append(moved, change.ID)
		}
	}
	var out []check.Verdict
	for _, v := range check.Around(after, moved...) {
		if !known[v.ID] {
			out = append(out, v)
		}
	}
	return out
}

func (s *Session) judgeHead(head *scene.Snapshot) {
	j := &s.judging
	j.running = true
	opened, old, store, options := s.opened, j.world, s.store, check.Options{Catalog: s.config.Catalog}
	s.behind(func() func() {
		world, err := worldOf(old, head, func() (*query.World, error) { return query.New(head, store) })
		var survey check.Survey
		if err == nil {
			survey, err = check.SurveyOf(world, options)
		}
		return func() {
			j.running = false
			if s.opened != opened {
				return
			}
			j.of, j.world, j.survey, j.failure = head, world, survey, ""
			if err != nil {
				j.failure = err.Error()
			}
		}
	})
}

// worldOf goes on from an earlier world where there is one.
func worldOf(old *query.World, head *scene.Snapshot, fresh func() (*query.World, error)) (*query.World, error) {
	if old == nil {
		return fresh()
	}
	return old.After(head, scene.Compare(old.Snapshot(), head))
}

func (s *Session) doJudging(i Intent) (bool, error) {
	switch i := i.(type) {
	case MendVerdict:
		return true, s.mend(i.Verdict)
	case ShowVerdict:
		v, err := s.verdict(i.Verdict)
		if err != nil {
			return true, err
		}
		s.selection = nil
		for _, id := range v.Nodes {
			if n, ok := s.Head().Snapshot.Node(id); ok && n.Room == nil {
				s.selection = append(s.selection, id)
			}
		}
		if len(s.selection) == 0 {
			return true, nil
		}
		return s.doView(FrameSelection{})
	}
	return false, nil
}

func (s *Session) verdict(id string) (check.Verdict, error) {
	for _, v := range s.judging.survey.Verdicts {
		if v.ID == id {
			return v, nil
		}
	}
	return check.Verdict{}, errors.New("session: that check does not fail any more")
}

// mend looks for a fix in the background and puts it into the review.
func (s *Session) mend(id string) error {
	v, err := s.verdict(id)
	if err != nil {
		return err
	}
	if s.judging.mending != "" {
		return errors.New("session: another fix is being looked for; wait for it")
	}
	observed := s.observe()
	observed.Prompt, observed.Seed, observed.Step = "", s.judging.tries, 0
	s.judging.mending = id
	s.judging.tries++
	m := mender.Mender{Store: s.store, Catalog: s.config.Catalog}
	queue, project := s.queue, s.project
	s.behind(func() func() {
		step, err := m.Mend(s.ctx, observed, v)
		if err == nil {
			err = project.Propose(step)
		}
		return func() {
			s.judging.mending = ""
			if queue != s.queue {
				return
			}
			if err == nil {
				err = s.offerFix(step)
			}
			if err != nil {
				s.Say(Caution, "%v", err)
			}
		}
	})
	return nil
}

func (s *Session) offerFix(step proposal.Proposal) error {
	var about []scene.NodeID
	for _, a := range step.Actions {
		about = append(about, scene.NodeID(a.Target()))
	}
	if err := s.queue.Admit(about, step); err != nil {
		return fmt.Errorf("session: %w", err)
	}
	return s.queue.Focus(step.ID)
}
