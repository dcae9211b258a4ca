package library

import (
	"cmp"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/lookup"
)

// Source is the catalogue together with the library. Of things that a name means, those of the preferred folder come first; prefer is
// "library" for all of them, a folder's name or path, or "" for none.
func (l *Library) Source(prefer string) catalog.Source {
	return &source{l.options.Catalog, l, prefer}
}

// source adds things to a catalogue; its materials are the catalogue's.
type source struct {
	catalog.Source
	library *Library
	prefer  string
}

// Entries implements catalog.Source.
func (s *source) Entries() []catalog.Entry {
	out := slices.Clone(s.library.searching().entries)
	slices.SortFunc(out, func(a, b catalog.Entry) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// Search implements catalog.Source.
func (s *source) Search(text string, limit int) []catalog.Match {
	found := s.library.Search(Query{Text: text, Names: true})
	if s.prefer != "" {
		slices.SortStableFunc(found, func(a, b Hit) int { return cmp.Compare(s.rank(&a), s.rank(&b)) })
	}
	if limit > 0 && len(found) > limit {
		found = found[:limit]
	}
	out := make([]catalog.Match, len(found))
	for i, h := range found {
		out[i] = catalog.Match{Entry: h.Entry, Score: h.Score, Kind: h.Kind}
	}
	return out
}

// rank puts what is preferred and meant first, then what is meant, then what is only near.
func (s *source) rank(h *Hit) int {
	switch {
	case h.Kind == lookup.Near:
		return 2
	case h.Item != nil && (s.prefer == "library" || h.Item.in(s.prefer)):
		return 0
	}
	return 1
}

// Build implements catalog.Source.
func (s *source) Build(store *asset.Store, req catalog.Request) (catalog.Thing, error) {
	return s.library.Build(store, req)
}
