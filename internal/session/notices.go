package session

import (
	"fmt"
	"slices"
	"time"

	"scenograph/internal/diag"
)

// Level orders notices.
type Level int

// The levels.
const (
	Note Level = iota
	Caution
	Failure
)

// Notice is a line for the log and, while it is new, for the status bar.
type Notice struct {
	Time  time.Time
	Level Level
	Text  string
	New   bool
}

// Notices lists what the editor had to say, oldest first. It must not be changed.
func (s *Session) Notices() []Notice { return s.notices }

const maxNotices = 1000

// Say adds a line to the log; while it is new, the status bar shows it. The main loop also says what Do has returned as an error.
func (s *Session) Say(level Level, format string, args ...any) {
	s.notices = slices.Clone(s.notices[max(0, len(s.notices)+1-maxNotices):])
	for i := range s.notices {
		s.notices[i].New = s.notices[i].New && s.notices[i].Level > level
	}
	s.notices = append(s.notices, Notice{Time: s.now(), Level: level, Text: fmt.Sprintf(format, args...), New: true})
}

// dismiss takes every notice off the status bar.
func (s *Session) dismiss() {
	s.notices = slices.Clone(s.notices)
	for i := range s.notices {
		s.notices[i].New = false
	}
}

// report turns a report's findings into notices.
func (s *Session) report(what string, report diag.Report) {
	for _, f := range report.Findings {
		level := Note
		switch f.Severity {
		case diag.Warning:
			level = Caution
		case diag.Error:
			level = Failure
		}
		s.Say(level, "%s: %s: %s", what, f.Subject, f.Message)
	}
}
