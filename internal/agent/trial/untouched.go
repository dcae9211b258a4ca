package trial

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"

	"scenograph/internal/scene"
)

// untouched compares, by hashes, everything that the request is not about, and lists what else came or changed.
func (w *outcome) untouched(result *Result) {
	before, after := w.before.Snapshot(), w.after.Snapshot()
	for n := range before.Nodes() {
		if w.about(before, n.ID) {
			continue
		}
		result.Untouched++
		now, there := after.Node(n.ID)
		switch {
		case !there:
			result.Unintended = append(result.Unintended, fmt.Sprintf("%s is gone", n.ID))
		case !same(identity(before, n), identity(after, now)):
			result.Unintended = append(result.Unintended, fmt.Sprintf("%s has changed", n.ID))
		default:
			result.Identical++
		}
	}
	for n := range after.Nodes() {
		if _, was := before.Node(n.ID); !was && n.Model != nil && !slices.ContainsFunc(w.request.Adds, func(kind string) bool { return isKind(n, kind) }) {
			result.Unintended = append(result.Unintended, fmt.Sprintf("%s was added", n.ID))
		}
	}
	was, is := *before.Settings(), *after.Settings()
	if !w.request.Settings && !same(was, is) {
		result.Unintended = append(result.Unintended, "sky or exposure have changed")
	}
}

// about reports whether a node is what the request may change, or belongs to that as a lamp's light does.
func (w *outcome) about(s *scene.Snapshot, id scene.NodeID) bool {
	if slices.Contains(w.request.Touches, id) {
		return true
	}
	n, ok := s.Node(id)
	return ok && n.Light != nil && n.Parent != "" && slices.Contains(w.request.Touches, n.Parent)
}

// identity is a node and all that it wears.
func identity(s *scene.Snapshot, n *scene.Node) []any {
	parts := []any{n}
	for m := range s.Materials() {
		if n.Uses(m.ID) {
			parts = append(parts, m)
		}
	}
	return parts
}

// same compares by hashes of the written form. What cannot be written is the same as nothing.
func same(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && sha256.Sum256(x) == sha256.Sum256(y)
}
