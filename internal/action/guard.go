package action

import (
	"fmt"
	"slices"

	"scenograph/internal/scene"
)

// Touched is a protected node that a diff would change.
type Touched struct {
	Node scene.NodeID
	Name string
	How  string // what would happen to it
}

// Guarded returns the first pinned or locked node that a diff changes — the node itself, a material it wears, or an ancestor that
// carries it along — or nil. allow names nodes that may be changed all the same.
func Guarded(before *scene.Snapshot, diff scene.Diff, allow []scene.NodeID) *Touched {
	guarded := func(n *scene.Node) bool { return (n.Pinned || n.Locked) && !slices.Contains(allow, n.ID) }
	for _, c := range diff.Nodes {
		if c.Before == nil {
			continue
		}
		if guarded(c.Before) {
			return &Touched{c.ID, c.Before.Name, howChanged(c)}
		}
		if c.After == nil || c.Before.Transform == c.After.Transform && c.Before.Parent == c.After.Parent && c.Before.Hidden == c.After.Hidden {
			continue
		}
		for _, id := range before.Subtree(c.ID) {
			if n, ok := before.Node(id); ok && guarded(n) {
				return &Touched{id, n.Name, fmt.Sprintf("carried along with %q", c.Before.Name)}
			}
		}
	}
	for _, c := range diff.Materials {
		if c.Before == nil || c.After == nil {
			continue
		}
		for n := range before.Nodes() {
			if n.Uses(c.ID) && guarded(n) {
				return &Touched{n.ID, n.Name, fmt.Sprintf("given another look with material %q", c.Before.Name)}
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
