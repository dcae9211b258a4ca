package review

import (
	"fmt"

	"scenograph/internal/proposal"
)

// Revisable returns a proposal that cannot be accepted as it was made and that its policy may place anew: the human has not
// changed it, and no new version has been asked for since the head last changed. Each is returned once for a head.
func (q *Queue) Revisable() (proposal.Proposal, bool) {
	head := q.doc.Head().Snapshot
	for _, item := range q.items {
		if (item.State == Stale || item.State == Blocked) && !item.changed && item.revised != head {
			item.revised = head
			return item.Proposal, true
		}
	}
	return proposal.Proposal{}, false
}

// Revise puts a policy's new version, which is recorded already, in the place of the proposal with its ID, unless the human has changed that
// meanwhile or it fits after all.
func (q *Queue) Revise(p proposal.Proposal) error {
	item := q.find(p.ID)
	if item == nil {
		return fmt.Errorf("review: there is no waiting proposal %q", p.ID)
	}
	if item.changed || item.State == Pending || item.State == Waiting {
		return nil
	}
	item.Proposal, item.Actions, item.Off = p, p.Actions, make([]bool, len(p.Actions))
	q.rebase(item)
	return nil
}
