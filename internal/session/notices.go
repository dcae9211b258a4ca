package session

import (
	"fmt"
	"slices"
)

const maxNotices = 1000

// Say adds a line to the log; while it is new, the status bar shows it. The main loop also says what Do has returned as an error.
func (s *Session) Say(level Level, format string, args ...any) {
	next := slices.Clone(s.notices[max(0, len(s.notices)+1-maxNotices):])
	for i := range next {
		next[i].New = next[i].New && next[i].Level > level
	}
	s.notices = append(next, Notice{Time: s.now(), Level: level, Text: fmt.Sprintf(format, args...), New: true})
}

// dismiss takes every notice off the status bar.
func (s *Session) dismiss() {
	s.notices = slices.Clone(s.notices)
	for i := range s.notices {
		s.notices[i].New = false
	}
}
