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
	return s.matches(Query{Text: text}, limit)
}

// Glance is Search without waiting for a model that looks at pictures. settled is false while the model still reads the text: asking again
// may find more then.
func (l *Library) Glance(text string) (found []catalog.Match, settled bool) {
	found = (&source{library: l}).matches(Query{Text: text, Glance: true}, 0)
	return found, l.settled(text)
}

func (s *source) matches(q Query, limit int) []catalog.Match {
	found := s.library.Search(q)
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
