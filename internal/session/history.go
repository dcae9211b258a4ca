package session

import (
	"cmp"
	"slices"

	"scenograph/internal/document"
	"scenograph/internal/proposal"
)

// Event is one line of the history: a change of the document, or a verdict that changed nothing.
type Event struct {
	document.Entry
	Decision proposal.Decision // of the proposal the entry came from; "" for none
	Reason   string            // typed by the human
	Current  bool              // the last commit in force
}

// Rejection is the Entry.Kind of a rejected proposal's line.
const Rejection document.Kind = "rejected"

// History lists what happened, oldest first. It must not be changed.
func (s *Session) History() []Event {
	if s.doc == nil {
		return nil
	}
	if s.history != nil {
		return s.history
	}
	judged := map[string]proposal.Ruling{}
	for _, j := range s.project.Judgements() {
		judged[j.Proposal] = j.Ruling
		if j.Decision == proposal.Rejected {
			s.history = append(s.history, Event{
				Entry:    document.Entry{Seq: j.Seq, Time: j.Time, Kind: Rejection, Author: document.Author{Kind: document.Human, Name: j.By}, Label: j.Label, Cause: j.Proposal},
				Decision: j.Decision, Reason: j.Reason,
			})
		}
	}
	current := -1
	for _, e := range s.doc.History() {
		if e.Kind == document.Committed && !e.Undone {
			current = len(s.history)
		}
		s.history = append(s.history, Event{Entry: e, Decision: judged[e.Cause].Decision})
	}
	if current >= 0 {
		s.history[current].Current = true
	}
	slices.SortStableFunc(s.history, func(a, b Event) int { return cmp.Compare(a.Seq, b.Seq) })
	if s.history == nil {
		s.history = []Event{}
	}
	return s.history
}
