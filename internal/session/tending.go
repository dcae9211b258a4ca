package session

// behind does work off the session's goroutine; what it returns is done on it afterwards.
func (s *Session) behind(work func() func()) {
	s.working++
	s.work.Go(func() {
		done := work()
		s.Post(func() {
			s.working--
			done()
		})
	})
}

// tend sees to what intents and results leave to be done in the background: waiting proposals are checked, and verdicts written.
func (s *Session) tend() {
	if s.project == nil || s.closing {
		return
	}
	s.checkNext()
	s.flush()
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
