// Package review is the queue of proposals that wait for a human: each is kept fitting to the head, can be changed, and ends as
// accepted, overridden or rejected.
//
// Invariant: nothing a proposal holds reaches the document except through Accept, and every end is recorded.
//
//	queue := review.New(doc, project, checker)
//	err := queue.Add(proposals...)
//	err = queue.Move(id, "armchair-2", world)      // the human drags a ghost
//	commit, err := queue.Accept(id, "Ada")         // recorded as overridden
package review

import (
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/document"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// Ledger keeps proposals and what became of them; a journal.Project is one.
type Ledger interface {
	Propose(...proposal.Proposal) error
	Judge(...proposal.Ruling) error
}

// Failure is a hard rule that a scene breaks. Failures with equal keys are the same failure in two scenes.
type Failure struct {
	Key     string
	Message string // with number, unit and the things it is about
}

// Checker lists the hard rules a scene breaks. It may be nil.
type Checker func(*scene.Snapshot) ([]Failure, error)

// State tells whether a proposal can be accepted as it stands.
type State string

// The states of a waiting proposal.
const (
	Pending State = "pending" // it fits the head and breaks no hard rule
	Waiting State = "waiting" // it builds on a proposal before it in the queue; Problem names that
	Stale   State = "stale"   // it does not fit the head any more; Problem says why
	Blocked State = "blocked" // it would break a hard rule that holds now; Problem says which
)

// Item is a proposal in the queue. Slices must not be changed.
type Item struct {
	Proposal proposal.Proposal
	Actions  []action.Action // as the human has them now
	Off      []bool          // for each of Actions, whether it is ticked off
	Allow    []scene.NodeID  // pinned nodes it may change, because it was asked about them

	State   State
	Problem string          // why it cannot be accepted; when pending, a rule that the human's change breaks
	Applied []action.Action // what Accept would commit
	After   *scene.Snapshot // the head with Applied, and when waiting with what it builds on; nil when stale
	Diff    scene.Diff      // from the head to After

	changed bool
	revised *scene.Snapshot // the head for which a new version was last asked for
}

// Changed reports whether the human has altered the proposal.
func (i *Item) Changed() bool { return i.changed }

// Queue holds the waiting proposals in the order they were added. It belongs to one goroutine.
type Queue struct {
	doc    *document.Document
	ledger Ledger
	check  Checker

	items   []*Item
	leaving *Item // is being committed: it is not fitted to the head that it makes
	focus   string
	known   map[[32]byte]outcome // by the scene's hash
}

// New makes an empty queue. check may be nil.
func New(doc *document.Document, ledger Ledger, check Checker) *Queue {
	return &Queue{doc: doc, ledger: ledger, check: check, known: map[[32]byte]outcome{}}
}

// Add records proposals and admits them.
func (q *Queue) Add(allow []scene.NodeID, proposals ...proposal.Proposal) error {
	if err := q.ledger.Propose(proposals...); err != nil {
		return fmt.Errorf("review: %w", err)
	}
	return q.Admit(allow, proposals...)
}

// Admit puts proposals that are recorded already at the end of the queue. allow names pinned nodes they were asked about.
func (q *Queue) Admit(allow []scene.NodeID, proposals ...proposal.Proposal) error {
	for _, p := range proposals {
		if p.ID == "" || q.find(p.ID) != nil {
			return fmt.Errorf("review: a proposal needs an id of its own, not %q", p.ID)
		}
	}
	for _, p := range proposals {
		item := &Item{Proposal: p, Actions: p.Actions, Off: make([]bool, len(p.Actions)), Allow: allow}
		q.items = append(q.items, item)
		q.rebase(item)
	}
	if q.focus == "" && len(q.items) > 0 {
		q.focus = q.items[0].Proposal.ID
	}
	return nil
}

// Items lists the waiting proposals. The list and the items are valid until the next call of another method.
func (q *Queue) Items() []*Item { return q.items }

// Item returns a waiting proposal.
func (q *Queue) Item(id string) (*Item, bool) {
	item := q.find(id)
	return item, item != nil
}

// Focused returns the proposal that is shown and reviewed, or false.
func (q *Queue) Focused() (*Item, bool) { return q.Item(q.focus) }

// Focus makes a proposal the one that is shown and reviewed; "" leaves the review.
func (q *Queue) Focus(id string) error {
	if id != "" && q.find(id) == nil {
		return fmt.Errorf("review: there is no waiting proposal %q", id)
	}
	q.focus = id
	return nil
}

// Step moves the focus by n places around the queue.
func (q *Queue) Step(n int) {
	if len(q.items) == 0 {
		return
	}
	at := slices.IndexFunc(q.items, func(i *Item) bool { return i.Proposal.ID == q.focus })
	if at < 0 && n > 0 {
		at = -1
	}
	if at < 0 && n < 0 {
		at = 0
	}
	q.focus = q.items[((at+n)%len(q.items)+len(q.items))%len(q.items)].Proposal.ID
}

// Rebase fits every waiting proposal to the head again. Call it after each change of the head.
func (q *Queue) Rebase() {
	for _, item := range q.items {
		if item != q.leaving {
			q.rebase(item)
		}
	}
}

func (q *Queue) find(id string) *Item {
	for _, item := range q.items {
		if item.Proposal.ID == id {
			return item
		}
	}
	return nil
}

// remove takes a judged proposal out; the focus goes to the one that moves into its place.
func (q *Queue) remove(id string) {
	at := slices.IndexFunc(q.items, func(i *Item) bool { return i.Proposal.ID == id })
	q.items = slices.Delete(q.items, at, at+1)
	if q.focus != id {
		return
	}
	q.focus = ""
	if len(q.items) > 0 {
		q.focus = q.items[min(at, len(q.items)-1)].Proposal.ID
	}
}

// Clear takes the waiting proposals of a policy out of the queue without a verdict, as when a new prompt makes them pointless. Those
// of others stay.
func (q *Queue) Clear(policy string) {
	q.items = slices.DeleteFunc(q.items, func(i *Item) bool { return i.Proposal.Policy == policy })
	if q.find(q.focus) == nil {
		q.focus = ""
	}
	q.Rebase()
}
