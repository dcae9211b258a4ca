package review

import (
	"fmt"

	"scenograph/internal/scene"
)

// Checking a scene takes long against a frame, so a proposal is pending until it is known to break a rule: the session checks what
// Todo names in the background and hands the result to Learn. Accept does not wait for that; it checks what is not known yet.

// outcome is what a check has found about a scene.
type outcome struct {
	failures []Failure
	err      error
}

const maxKnown = 64

// Todo returns a scene whose hard rules are to be checked next, or false when all that matters is known.
func (q *Queue) Todo() (*scene.Snapshot, bool) {
	if q.check == nil || len(q.items) == 0 {
		return nil, false
	}
	if head := q.doc.Head().Snapshot; !q.knows(head) {
		return head, true
	}
	if item, ok := q.Focused(); ok && q.unknown(item) {
		return item.After, true
	}
	for _, item := range q.items {
		if q.unknown(item) {
			return item.After, true
		}
	}
	return nil, false
}

func (q *Queue) unknown(item *Item) bool { return item.State == Pending && !q.knows(item.After) }

func (q *Queue) knows(s *scene.Snapshot) bool {
	_, ok := q.known[s.Hash()]
	return ok
}

// Learn takes what a check has found about a scene that Todo had named.
func (q *Queue) Learn(s *scene.Snapshot, failures []Failure, err error) {
	if len(q.known) >= maxKnown+2*len(q.items) {
		q.known = map[[32]byte]outcome{}
	}
	q.known[s.Hash()] = outcome{failures, err}
	for _, item := range q.items {
		q.hold(item)
	}
}

// Check checks all that Todo names, now.
func (q *Queue) Check() {
	for s, ok := q.Todo(); ok; s, ok = q.Todo() {
		failures, err := q.check(s)
		q.Learn(s, failures, err)
	}
}

// settle checks what is not known about one item and the head, now.
func (q *Queue) settle(item *Item) {
	if q.check == nil || item.State != Pending {
		return
	}
	for _, s := range []*scene.Snapshot{q.doc.Head().Snapshot, item.After} {
		if !q.knows(s) {
			failures, err := q.check(s)
			q.Learn(s, failures, err)
		}
	}
}

// hold blocks a pending item that is known to break a rule which the head keeps. One that the human has changed is not blocked,
// only told so: where people put things is their own affair.
func (q *Queue) hold(item *Item) {
	if item.State != Pending {
		return
	}
	item.Problem = ""
	before, okBefore := q.known[q.doc.Head().Snapshot.Hash()]
	after, okAfter := q.known[item.After.Hash()]
	if !okBefore || !okAfter {
		return
	}
	state := Blocked
	if item.changed {
		state = Pending
	}
	if after.err != nil {
		item.State, item.Problem = state, fmt.Sprintf("the result cannot be checked: %v", after.err)
		return
	}
	broken := map[string]bool{}
	for _, f := range before.failures {
		broken[f.Key] = true
	}
	for _, f := range after.failures {
		if !broken[f.Key] {
			item.State, item.Problem = state, f.Message
			return
		}
	}
}
