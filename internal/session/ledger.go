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
	after, store := l.session.doc.Head().Snapshot, l.session.store
	l.session.await("Keeping the verdict", func() {
		for i := range rulings {
			if p, known := l.project.Proposal(rulings[i].Proposal); known && rulings[i].Decision == proposal.Overridden {
				rulings[i].Amounts = amountsOf(store, after, p.Actions, &rulings[i])
			}
		}
		err = l.project.Judge(rulings...)
	})
	return err
}
