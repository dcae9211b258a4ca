package library

import (
	"cmp"
	"slices"
	"strings"

	"scenograph/internal/catalog"
	"scenograph/internal/lookup"
)

// Query asks for things of the catalogue and the library. Zero fields do not count.
type Query struct {
	Text                          string // "" for all, by name
	Limit                         int
	Prefix                        bool    // the last word may be unfinished
	MaxWidth, MaxDepth, MaxHeight float64 // metres
	MinWidth, MinDepth, MinHeight float64
	Style                         string
	Category                      string
	Source                        string // "catalog", "library", or an indexed folder by name or path
	Favourites                    bool
	Names                         bool // by words alone, also where a model that looks at pictures is at hand
	Glance                        bool // do not wait for such a model: until it has read the text, go by words
}

// Hit is one thing that was found.
type Hit struct {
	Entry catalog.Entry
	Item  *Item // nil for the catalogue's own; not to be changed
	Score float64
	Kind  lookup.Kind // "" when nothing was asked for by name
}

// CatalogSource is the name of what the program builds itself.
const CatalogSource = "catalog"

// Source names where a thing comes from: "catalog", or "library:" and the folder's name.
func (h *Hit) Source() string {
	if h.Item == nil {
		return CatalogSource
	}
	return "library:" + folderName(h.Item.Folder)
}

func folderName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }

// searcher is one index over the catalogue and the usable items.
type searcher struct {
	index   *lookup.Index
	entries []catalog.Entry
	items   []*Item // nil where the entry is the catalogue's
	at      map[string]int
}

// searching returns the index, made anew when something has changed.
func (l *Library) searching() *searcher {
	l.mu.RLock()
	s := l.search
	l.mu.RUnlock()
	if s != nil {
		return s
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.search != nil {
		return l.search
	}
	s = &searcher{at: map[string]int{}}
	if l.options.Catalog != nil {
		s.entries = l.options.Catalog.Entries()
	}
	s.items = make([]*Item, len(s.entries))
	docs := make([]lookup.Document, 0, len(s.entries)+len(l.items))
	for i := range s.entries {
		docs = append(docs, s.entries[i].Document())
	}
	ids := make([]string, 0, len(l.items))
	for id, item := range l.items {
		if item.Usable() {
			ids = append(ids, id)
		}
	}
	for _, id := range sorted(ids) {
		item := l.items[id]
		s.at[id] = len(s.entries)
		s.entries, s.items = append(s.entries, item.entry(l.kinds)), append(s.items, item)
		docs = append(docs, item.document())
	}
	s.index = lookup.New(docs, catalog.Lexicon())
	l.search = s
	return s
}

// Search lists what a query asks for, best first. A name that nothing fits gives nothing.
func (l *Library) Search(q Query) []Hit {
	s := l.searching()
	keep := func(doc int) bool { return q.keeps(&s.entries[doc], s.items[doc]) }
	var out []Hit
	if strings.TrimSpace(q.Text) == "" {
		for i := range s.entries {
			if keep(i) {
				out = append(out, Hit{Entry: s.entries[i], Item: s.items[i]})
			}
		}
		slices.SortStableFunc(out, func(a, b Hit) int { return cmp.Compare(a.Entry.Name, b.Entry.Name) })
		if q.Limit > 0 && len(out) > q.Limit {
			out = out[:q.Limit]
		}
		return out
	}
	for _, m := range s.index.Search(lookup.Query{Text: q.Text, Limit: q.Limit, Prefix: q.Prefix, Keep: keep}) {
		out = append(out, Hit{Entry: s.entries[m.Doc], Item: s.items[m.Doc], Score: m.Score, Kind: m.Kind})
	}
	if q.Names {
		return out
	}
	out = l.bySight(out, s, &q, keep)
	if q.Limit > 0 && len(out) > q.Limit {
		out = out[:q.Limit]
	}
	return out
}

func (q *Query) keeps(e *catalog.Entry, item *Item) bool {
	if q.Favourites && (item == nil || !item.Favourite) || !q.ofSource(item) {
		return false
	}
	low := [3]float64{q.MinWidth, q.MinDepth, q.MinHeight}
	for axis, high := range [3]float64{q.MaxWidth, q.MaxDepth, q.MaxHeight} {
		if high > 0 && e.Size[axis] > high || e.Size[axis] < low[axis] {
			return false
		}
	}
	if q.Category != "" && !sameWords(q.Category, e.Category) && !slices.ContainsFunc(e.Synonyms, func(s string) bool { return sameWords(q.Category, s) }) {
		return false
	}
	return q.Style == "" || q.ofStyle(e, item)
}

func (q *Query) ofSource(item *Item) bool {
	switch {
	case q.Source == "":
		return true
	case item == nil:
		return strings.EqualFold(q.Source, CatalogSource)
	}
	name := strings.TrimPrefix(q.Source, "library:")
	return strings.EqualFold(name, "library") || item.in(name)
}

// in reports whether the item lies in a folder given by name or path.
func (i *Item) in(folder string) bool {
	return strings.EqualFold(folderName(i.Folder), folder) || i.Folder == folder || within(i.File(), folder)
}

// ofStyle holds for what can be built in the style, and for models that say so of themselves.
func (q *Query) ofStyle(e *catalog.Entry, item *Item) bool {
	style := strings.ToLower(q.Style)
	if item == nil {
		return slices.Contains(e.Styles, style)
	}
	return slices.Contains(lookup.Words(item.Name+" "+item.Text+" "+strings.Join(item.Materials, " ")), style)
}

func sameWords(a, b string) bool { return slices.Equal(lookup.Words(a), lookup.Words(b)) }
