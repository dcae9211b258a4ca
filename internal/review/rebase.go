package review

import (
	"errors"
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/document"
	"scenograph/internal/scene"
)

// rebase previews an item on the head and finds what would keep it from being accepted.
func (q *Queue) rebase(item *Item) {
	item.State, item.Problem, item.After, item.Diff = Stale, "", nil, scene.Diff{}
	item.changed = slices.Contains(item.Off, true) || !sameActions(item.Actions, item.Proposal.Actions)
	item.Applied = q.fitting(item)
	if len(item.Applied) == 0 {
		item.Problem = "nothing of it is left: every change is ticked off"
		return
	}
	after, diff, err := q.doc.Try(q.transaction(item))
	if errors.Is(err, document.ErrNoChange) {
		item.Problem = "the scene is like that already"
		return
	}
	if err != nil {
		item.Problem = reason(err)
		if failed := (*action.Error)(nil); errors.As(err, &failed) {
			q.afterEarlier(item)
		}
		return
	}
	item.State, item.After, item.Diff = Pending, after, diff
	q.hold(item)
}

// afterEarlier tries an item that does not fit the head on top of what waits before it in the queue: a policy's later proposals
// build on its earlier ones.
func (q *Queue) afterEarlier(item *Item) {
	head := q.doc.Head().Snapshot
	base := head
	for _, earlier := range q.items {
		if earlier == item {
			break
		}
		after, _, err := action.Preview(base, action.Fit(base, earlier.Applied))
		if err != nil {
			continue
		}
		base = after
		if after, _, err = action.Preview(base, action.Fit(base, item.Applied)); err == nil {
			item.State, item.After, item.Diff = Waiting, after, scene.Compare(head, after)
			item.Problem = fmt.Sprintf("it builds on “%s”; accept that first", earlier.Proposal.Label)
			return
		}
	}
}

func (q *Queue) transaction(item *Item) document.Tx {
	base := item.Proposal.Base
	if base > q.doc.Head().Revision {
		base = 0
	}
	return document.Tx{
		Base: base, Author: document.Author{Kind: document.Policy, Name: item.Proposal.Policy}, Label: item.Proposal.Label,
		Cause: item.Proposal.ID, Actions: item.Applied, Allow: item.Allow,
	}
}

// fitting lists the ticked actions, without what has nothing to do any more. When some are ticked
// off, what depended on them goes too, and so do materials that nothing wears any more.
func (q *Queue) fitting(item *Item) []action.Action {
	head := q.doc.Head().Snapshot
	var all, on []action.Action
	fits := action.Fits(head, item.Actions)
	for i, a := range item.Actions {
		if !fits[i] {
			continue
		}
		all = append(all, a)
		if !item.Off[i] {
			on = append(on, a)
		}
	}
	if len(on) == len(all) {
		return on
	}
	if _, _, err := q.doc.Preview(all); err != nil {
		return on
	}
	for len(on) > 0 {
		after, diff, err := q.doc.Preview(on)
		var failed *action.Error
		if errors.As(err, &failed) {
			on = slices.Delete(on, failed.Index, failed.Index+1)
			continue
		}
		return withoutUnworn(on, after, diff)
	}
	return nil
}

func withoutUnworn(actions []action.Action, after *scene.Snapshot, diff scene.Diff) []action.Action {
	unworn := map[scene.MaterialID]bool{}
	for _, c := range diff.Materials {
		if c.Before == nil && !worn(after, c.ID) {
			unworn[c.ID] = true
		}
	}
	return slices.DeleteFunc(actions, func(a action.Action) bool {
		switch a := a.(type) {
		case action.AddMaterial:
			return unworn[a.Material.ID]
		case action.SetMaterialParameters:
			return unworn[a.Material.ID]
		}
		return false
	})
}

func worn(s *scene.Snapshot, id scene.MaterialID) bool {
	for n := range s.Nodes() {
		if n.Uses(id) {
			return true
		}
	}
	return false
}

// reason takes the innermost words of an error that a person can act on.
func reason(err error) string {
	var pinned *document.PinnedError
	if errors.As(err, &pinned) {
		return pinned.Error()
	}
	var failed *action.Error
	if errors.As(err, &failed) {
		return "it no longer fits the scene: " + failed.Error()
	}
	return err.Error()
}
