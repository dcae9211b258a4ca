package session

import (
	"scenograph/internal/journal"
	"scenograph/internal/proposal"
)

// patientLedger records what becomes of proposals without holding up the window: a line that is only queued still waits for
// a write that is under way.
type patientLedger struct {
	session *Session
	project *journal.Project
}

// Propose implements review.Ledger.
func (l patientLedger) Propose(proposals ...proposal.Proposal) (err error) {
	l.session.await("Keeping the proposals", func() { err = l.project.Propose(proposals...) })
	return err
}

// Judge implements review.Ledger.
func (l patientLedger) Judge(rulings ...proposal.Ruling) (err error) {
	l.session.await("Keeping the verdict", func() { err = l.project.Judge(rulings...) })
	return err
}
