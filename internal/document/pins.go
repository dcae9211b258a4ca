package document

import (
	"fmt"

	"scenograph/internal/action"
	"scenograph/internal/scene"
)

// PinnedError says that a policy would change what a human has pinned or locked.
type PinnedError struct {
	Node scene.NodeID
	Name string
	How  string // what would happen to it
}

// Error implements error.
func (e *PinnedError) Error() string {
	return fmt.Sprintf("%q (%s) is pinned or locked by you and would be %s; unpin it, or select it and ask about it", e.Name, e.Node, e.How)
}

// checkPins refuses a policy's diff that changes a protected node.
func checkPins(before *scene.Snapshot, diff scene.Diff, allow []scene.NodeID) error {
	if t := action.Guarded(before, diff, allow); t != nil {
		return &PinnedError{t.Node, t.Name, t.How}
	}
	return nil
}
