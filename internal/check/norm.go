package check

import (
	"strings"

	"scenograph/internal/catalog"
	"scenograph/internal/scene"
)

// norms are the usual sizes and clearances of things, by catalogue entry and by category.
type norms struct {
	entries    map[string]catalog.Entry
	categories map[string][]catalog.Entry
}

func newNorms(source catalog.Source) *norms {
	n := &norms{entries: map[string]catalog.Entry{}, categories: map[string][]catalog.Entry{}}
	if source == nil {
		return n
	}
	for _, e := range source.Entries() {
		n.entries[e.ID] = e
		n.categories[strings.ToLower(e.Category)] = append(n.categories[strings.ToLower(e.Category)], e)
	}
	return n
}

// of lists the entries that tell what a thing is like: its own, else all of its category; none for what nobody knows.
func (n *norms) of(s *scene.Semantics) []catalog.Entry {
	if s == nil {
		return nil
	}
	if id, ok := strings.CutPrefix(s.Source, "catalog:"); ok {
		if e, ok := n.entries[id]; ok {
			return []catalog.Entry{e}
		}
	}
	for _, name := range append([]string{s.Category}, s.Synonyms...) {
		if found := n.categories[strings.ToLower(name)]; len(found) > 0 {
			return found
		}
	}
	return nil
}
