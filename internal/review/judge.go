package review

import (
	"errors"
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/document"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// BlockedError says why a proposal cannot be accepted.
type BlockedError struct {
	Proposal string
	Label    string
	State    State
	Problem  string
}

// Error implements error.
func (e *BlockedError) Error() string {
	return fmt.Sprintf("review: %q cannot be accepted: %s", e.Label, e.Problem)
}

// Accept commits a proposal as it stands. by is the human's name, or document.ApprovedByAuto. What the human changed in it is
// pinned. The verdict is recorded as overridden when the human changed anything.
func (q *Queue) Accept(id, by string) (document.Commit, error) {
	item := q.find(id)
	if item == nil {
		return document.Commit{}, fmt.Errorf("review: there is no waiting proposal %q", id)
	}
	q.rebase(item)
	q.settle(item)
	if item.State != Pending {
		return document.Commit{}, &BlockedError{id, item.Proposal.Label, item.State, item.Problem}
	}
	ruling := q.ruling(item, by)
	tx := q.transaction(item)
	tx.Actions, tx.ApprovedBy = ruling.Actions, by
	q.leaving = item
	commit, err := q.doc.Commit(tx)
	q.leaving = nil
	if err != nil {
		return document.Commit{}, fmt.Errorf("review: %w", err)
	}
	ruling.Revision = commit.Revision
	q.remove(id)
	if err := q.ledger.Judge(ruling); err != nil {
		return commit, fmt.Errorf("review: %q was applied, but the verdict was not recorded: %w", item.Proposal.Label, err)
	}
	return commit, nil
}

func (q *Queue) ruling(item *Item, by string) proposal.Ruling {
	decision := proposal.Accepted
	if by == document.ApprovedByAuto {
		decision = proposal.AutoAccepted
	}
	edits := missingFrom(item.Proposal.Actions, item.Applied)
	actions, remark := item.Applied, ""
	if item.Problem != "" {
		remark = "although " + item.Problem
	}
	if item.Changed() {
		decision = proposal.Overridden
		if touched := touchedBy(edits, item.After); len(touched) > 0 {
			actions = append(slices.Clone(actions), action.Pin{Nodes: touched})
		}
	}
	return proposal.Ruling{
		Verdict: proposal.Verdict{Proposal: item.Proposal.ID, Decision: decision, Reason: remark, By: by, Actions: actions},
		Label:   item.Proposal.Label, Dropped: dropped(item.Proposal.Actions, item.Applied), Edits: edits,
	}
}

// missingFrom lists the actions that are not among known.
func missingFrom(known, actions []action.Action) []action.Action {
	var out []action.Action
	for _, a := range actions {
		if !slices.ContainsFunc(known, func(k action.Action) bool { return sameAction(k, a) }) {
			out = append(out, a)
		}
	}
	return out
}

func dropped(proposed, applied []action.Action) []int {
	var out []int
	for i, p := range proposed {
		if !slices.ContainsFunc(applied, func(a action.Action) bool { return sameAction(a, p) }) {
			out = append(out, i)
		}
	}
	return out
}

// touchedBy lists the nodes of a scene that actions are about, sorted.
func touchedBy(actions []action.Action, s *scene.Snapshot) []scene.NodeID {
	var out []scene.NodeID
	for _, a := range actions {
		id := scene.NodeID(a.Target())
		switch a := a.(type) {
		case action.AddMaterial, action.SetMaterialParameters, action.AddRelation, action.RemoveRelation:
			continue
		case action.DuplicateNode:
			for _, c := range a.Copies {
				if c.From == a.Node {
					id = c.To
				}
			}
		}
		if _, ok := s.Node(id); ok {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Reject puts a proposal aside and records why.
func (q *Queue) Reject(id, reason, by string) error {
	item := q.find(id)
	if item == nil {
		return fmt.Errorf("review: there is no waiting proposal %q", id)
	}
	err := q.ledger.Judge(proposal.Ruling{
		Verdict: proposal.Verdict{Proposal: id, Decision: proposal.Rejected, Reason: reason, By: by},
		Label:   item.Proposal.Label,
		Edits:   missingFrom(item.Proposal.Actions, item.Applied),
	})
	if err != nil {
		return fmt.Errorf("review: %w", err)
	}
	q.remove(id)
	return nil
}

// AcceptAll accepts every proposal that fits, in order, each on what the ones before it made. It returns the commits and, for
// those that stay in the queue, why.
func (q *Queue) AcceptAll(by string) ([]document.Commit, []*BlockedError, error) {
	var commits []document.Commit
	var left []*BlockedError
	for _, item := range slices.Clone(q.items) {
		commit, err := q.Accept(item.Proposal.ID, by)
		var blocked *BlockedError
		if errors.As(err, &blocked) {
			left = append(left, blocked)
			continue
		}
		if err != nil {
			return commits, left, err
		}
		commits = append(commits, commit)
	}
	q.Rebase()
	return commits, left, nil
}
