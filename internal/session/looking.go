package session

import "time"

// lookEvery is how often the folders of the library are looked at for files that have changed or gone.
const lookEvery = 15 * time.Second

// looking is the watch over the library's folders.
type looking struct {
	running bool
	next    time.Time
}

// lookNext looks at the library's folders in the background; what has changed is read again.
func (s *Session) lookNext() {
	if s.config.Shelves == nil || s.looking.running || s.now().Before(s.looking.next) {
		return
	}
	s.looking.running = true
	shelves, ctx := s.config.Shelves, s.ctx
	s.behind(func() func() {
		changed, told, err := shelves.Look(ctx)
		return func() {
			s.looking = looking{next: s.now().Add(lookEvery)}
			if changed {
				s.shelfVersion++
			}
			if told != "" {
				s.Say(Note, "%s", told)
			}
			if err != nil && ctx.Err() == nil {
				s.Say(Caution, "%v", err)
			}
		}
	})
}
