// Package library knows the models in a person's own folders: what each is, how large, which way up and forward, who made it and under
// which terms.
//
// Invariant: the index on disk is always whole up to the last file that was read; a run that is cut off goes on where it was.
//
//	lib, err := library.Open(library.Options{Dir: dir, Catalog: catalog.Builtin()})
//	done, err := lib.Add(ctx, "/home/ann/models", library.Terms{}, report)
//	found := lib.Search(library.Query{Text: "old wooden cabinet", Limit: 5})
package library

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"scenograph/internal/catalog"
	"scenograph/internal/diag"
	"scenograph/internal/lookup"
)

// Options says where a library is kept and what it compares things with.
type Options struct {
	Dir     string         // the folder of the index; made when it is missing
	Catalog catalog.Source // usual sizes, names and habits of things
	Workers int            // files read at the same time; 0 for one less than there are processors, at most 4
}

// Library is a list of indexed models. It is safe for concurrent use.
type Library struct {
	options Options
	kinds   *kinds
	report  diag.Report // what opening found

	writing sync.Mutex // one change of the index at a time

	mu      sync.RWMutex
	folders map[string]Folder // by path
	items   map[string]*Item  // by ID; what they point to does not change
	stamp   stamp             // of the index file as it was read or written
	search  *searcher         // nil when it has to be made anew
	built   builtThings
	listed  map[string]uint64 // what Stale has listed: a hash of how files differ, by folder
	eyes    Eyes              // nil looks at no pictures
	seen    *vectors          // what eyes have seen; nil until it is asked for
	texts   texts             // what eyes have read
	looks   map[string]string // of the catalogue's things, by entry
}

// Open reads the index of a library; one that is not there yet is empty. Damaged lines are left out and told in Report.
func Open(options Options) (*Library, error) {
	l := &Library{options: options, kinds: newKinds(options.Catalog), folders: map[string]Folder{}, items: map[string]*Item{}, looks: readLooks(options.Dir)}
	if err := l.load(); err != nil {
		return nil, err
	}
	return l, nil
}

// Report tells what opening the index found.
func (l *Library) Report() diag.Report { return l.report }

// Dir is the folder of the index.
func (l *Library) Dir() string { return l.options.Dir }

// Catalogue is what the library compares things with.
func (l *Library) Catalogue() catalog.Source { return l.options.Catalog }

// Folders lists the indexed folders by path.
func (l *Library) Folders() []Folder {
	l.mu.RLock()
	defer l.mu.RUnlock()
	out := make([]Folder, 0, len(l.folders))
	for _, f := range l.folders {
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b Folder) int { return cmp.Compare(a.Path, b.Path) })
	return out
}

// Holds reports whether there is anything under a name of a source: "library", or a folder by name or path.
func (l *Library) Holds(source string) bool {
	return !strings.EqualFold(source, CatalogSource) && len(l.Search(Query{Source: source, Limit: 1})) > 0
}

// Items lists what is indexed by ID, with what is missing or broken.
func (l *Library) Items() []Item {
	l.mu.RLock()
	defer l.mu.RUnlock()
	out := make([]Item, 0, len(l.items))
	for _, item := range l.items {
		out = append(out, *item)
	}
	slices.SortFunc(out, func(a, b Item) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// Item finds one by its ID, by a unique beginning of it, or by the path of its file.
func (l *Library) Item(name string) (Item, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if item, ok := l.items[name]; ok {
		return *item, nil
	}
	whole, _ := filepath.Abs(name)
	var found []*Item
	for id, item := range l.items {
		if item.File() == whole || item.copyAt(whole) >= 0 {
			return *item, nil
		}
		if name != "" && strings.HasPrefix(id, name) {
			found = append(found, item)
		}
	}
	switch len(found) {
	case 1:
		return *found[0], nil
	case 0:
		return Item{}, fmt.Errorf("library: there is no item %q; \"library list\" names them", name)
	}
	return Item{}, fmt.Errorf("library: %d items begin with %q; give more of the ID", len(found), name)
}

// put keeps items in memory; the index on disk has them already.
func (l *Library) put(items ...*Item) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, item := range items {
		l.items[item.ID] = item
	}
	l.search = nil
}

// document is what searching knows of an item.
func (i *Item) document() lookup.Document {
	return lookup.Document{Name: i.Name, Category: i.Category, Synonyms: i.Synonyms, Tags: i.Tags, Text: strings.Join(append([]string{i.Text, i.Name}, append(i.Materials, i.Tags...)...), " ")}
}
