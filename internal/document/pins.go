package document

import (
	"fmt"
	"slices"

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

// checkPins refuses a policy's diff that changes a protected node: the node itself, a material it wears, or an ancestor that carries it along.
func checkPins(before *scene.Snapshot, diff scene.Diff, allow []scene.NodeID) error {
	guarded := func(n *scene.Node) bool { return (n.Pinned || n.Locked) && !slices.Contains(allow, n.ID) }
	for _, c := range diff.Nodes {
		if c.Before == nil {
			continue
		}
		if guarded(c.Before) {
			return &PinnedError{c.ID, c.Before.Name, howChanged(c)}
		}
		if c.After == nil || c.Before.Transform == c.After.Transform && c.Before.Parent == c.After.Parent && c.Before.Hidden == c.After.Hidden {
			continue
		}
		for _, id := range before.Subtree(c.ID) {
			if n, ok := before.Node(id); ok && guarded(n) {
				return &PinnedError{id, n.Name, fmt.Sprintf("carried along with %q", c.Before.Name)}
			}
		}
	}
	for _, c := range diff.Materials {
		if c.Before == nil || c.After == nil {
			continue
		}
		for n := range before.Nodes() {
			if n.Uses(c.ID) && guarded(n) {
				return &PinnedError{n.ID, n.Name, fmt.Sprintf("given another look with material %q", c.Before.Name)}
			}
		}
	}
	return nil
}

func howChanged(c scene.NodeChange) string {
	if c.After == nil {
		return "removed"
	}
	if c.Before.Transform != c.After.Transform {
		return "moved"
	}
	return "changed"
}
