package session

import (
	"scenograph/internal/agent"
)

// behind does work off the session's goroutine; what it returns is done on it afterwards. Work of a kind that has failed on a
// fault of the program is not begun again: its flag stays set.
func (s *Session) behind(work func() func()) {
	s.working++
	s.work.Go(func() {
		done := func() {}
		defer func() {
			if r := recover(); r != nil {
				done = func() { s.Say(Failure, "Background work stopped on a fault of the program: %v", r) }
			}
			s.Post(func() {
				s.working--
				done()
			})
		}()
		done = work()
	})
}

// tend sees to what intents and results leave to be done in the background: waiting proposals are checked, and verdicts written.
func (s *Session) tend() {
	if s.project == nil || s.closing {
		return
	}
	s.checkNext()
	s.judgeNext()
	s.reviseNext()
	s.touchNext()
	s.aimNext()
	s.lookNext()
	s.flush()
}

// reviseNext asks the policy to place a proposal anew that does not fit the head any more.
func (s *Session) reviseNext() {
	reviser, ok := s.config.Policy.(agent.Reviser)
	if !ok || s.revising || s.asking.job != nil {
		return
	}
	old, ok := s.queue.Revisable()
	if !ok {
		return
	}
	s.revising = true
	o, queue, project := s.observe(), s.queue, s.project
	s.behind(func() func() {
		next, err := reviser.Revise(s.ctx, o, old)
		if err == nil {
			err = project.Propose(next)
		}
		return func() {
			s.revising = false
			if _, waits := queue.Item(old.ID); err != nil || !waits {
				return // the card says already why the proposal does not fit
			}
			if err := queue.Revise(next); err != nil {
				s.Say(Failure, "%v", err)
			}
		}
	})
}

func (s *Session) checkNext() {
	snapshot, ok := s.queue.Todo()
	if !ok || s.checking {
		return
	}
	s.checking = true
	queue, check := s.queue, s.config.Check
	s.behind(func() func() {
		failures, err := check(snapshot)
		return func() {
			s.checking = false
			queue.Learn(snapshot, failures, err)
		}
	})
}

func (s *Session) flush() {
	if s.flushing || s.stuck || !s.project.Queued() {
		return
	}
	s.flushing = true
	project := s.project
	s.behind(func() func() {
		err := project.Flush()
		return func() {
			s.flushing = false
			if err != nil && project == s.project {
				s.stuck = true
				s.Say(Failure, "A verdict could not be saved yet: %v", err)
			}
		}
	})
}
