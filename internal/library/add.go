package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"scenograph/internal/job"
)

// Done tells what a run over a folder found.
type Done struct {
	Folder     string    `json:"folder"`
	Files      int       `json:"files"`
	Added      int       `json:"added"`
	Changed    int       `json:"changed"`
	Unchanged  int       `json:"unchanged"`
	Duplicates int       `json:"duplicates"`
	Relinked   int       `json:"relinked"`
	Missing    int       `json:"missing"`
	Problems   []Problem `json:"problems"`
}

// Add indexes a folder with everything below it, or looks again at one that is indexed: what is new or changed is read, what is gone is
// marked as missing, and what has moved keeps its ID. A file that cannot be read is a problem and not an error. When it is cut off, by
// ctx or with the program, a later run goes on with what is left.
func (l *Library) Add(ctx context.Context, dir string, terms Terms, report job.Report) (done Done, err error) {
	root, err := rootOf(dir)
	if err != nil {
		return Done{}, err
	}
	out, end, err := l.begin()
	if err != nil {
		return Done{}, err
	}
	defer func() { err = errors.Join(err, end()) }()
	report(-1, "looking through "+root)
	there, err := walk(ctx, root)
	if err != nil {
		return Done{}, fmt.Errorf("library: %s: cannot be looked through: %w", dir, err)
	}
	r := &run{library: l, out: out, folder: l.folderFor(root, terms), there: there, report: report}
	r.done = Done{Folder: root, Files: len(there.models), Problems: append([]Problem{}, there.skipped...)}
	if err := out.write(line{Folder: &r.folder}); err != nil {
		return r.done, err
	}
	l.mu.Lock()
	l.folders[root] = r.folder
	l.mu.Unlock()
	err = r.all(ctx)
	if err == nil {
		err = out.compact()
	}
	slices.SortFunc(r.done.Problems, func(a, b Problem) int { return strings.Compare(a.File, b.File) })
	return r.done, err
}

// folderFor keeps what is known of a folder and takes new terms over.
func (l *Library) folderFor(root string, terms Terms) Folder {
	l.mu.RLock()
	defer l.mu.RUnlock()
	old := l.folders[root]
	return Folder{Path: root, Name: filepath.Base(root), Terms: terms.or(old.Terms)}
}

// run is one pass over a folder.
type run struct {
	library *Library
	out     *appender
	folder  Folder
	there   found
	report  job.Report
	done    Done

	byFile map[string]*Item   // by absolute path, copies included
	byHash map[string][]*Item // with a hash
	notes  annotations
	near   licences
}

func (r *run) all(ctx context.Context) error {
	r.gather()
	if err := r.missing(); err != nil {
		return err
	}
	todo, err := r.todo()
	if err != nil {
		return err
	}
	if len(todo) == 0 {
		return nil
	}
	r.report(-1, "reading annotations")
	r.notes = readAnnotations(ctx, r.folder.Path, r.there.models, r.there.jsons)
	r.near = licences{r.folder.Path, map[string]folderTerms{}}
	return r.readAll(ctx, todo)
}

// gather lists what the library knows already.
func (r *run) gather() {
	r.byFile, r.byHash = map[string]*Item{}, map[string][]*Item{}
	r.library.mu.RLock()
	defer r.library.mu.RUnlock()
	for _, item := range r.library.items {
		r.byFile[item.File()] = item
		for _, c := range item.Copies {
			r.byFile[c.Path] = item
		}
		if item.Hash != "" && item.Problem == "" {
			r.byHash[item.Hash] = append(r.byHash[item.Hash], item)
		}
	}
}

// missing marks items whose file has gone; one with a copy goes on as that.
func (r *run) missing() error {
	present := map[string]bool{}
	for _, m := range r.there.models {
		present[filepath.Join(r.folder.Path, filepath.FromSlash(m.Path))] = true
	}
	var changed []*Item
	for _, item := range r.library.Items() {
		next := item
		next.Copies = slices.DeleteFunc(slices.Clone(item.Copies), func(c File) bool { return within(c.Path, r.folder.Path) && !present[c.Path] })
		lost := len(next.Copies) < len(item.Copies)
		if !within(item.File(), r.folder.Path) || present[item.File()] {
			if lost {
				changed = append(changed, &next)
			}
			continue
		}
		if next.toCopy() {
			r.done.Relinked++
		} else if r.done.Missing++; item.Missing {
			continue
		} else {
			next.Missing = true
		}
		changed = append(changed, &next)
	}
	if len(changed) == 0 {
		return nil
	}
	if err := r.out.keep(changed...); err != nil {
		return err
	}
	r.gather()
	return nil
}

func within(file, folder string) bool {
	below, err := filepath.Rel(folder, file)
	return err == nil && filepath.IsLocal(below)
}

// toCopy makes a copy that is there the item's own file.
func (i *Item) toCopy() bool {
	for at, c := range i.Copies {
		info, err := os.Stat(c.Path)
		if err != nil || info.Size() != c.Bytes || info.ModTime().UnixNano() != c.Modified {
			continue
		}
		i.Copies = slices.Delete(slices.Clone(i.Copies), at, at+1)
		i.Folder, i.Main = filepath.Dir(c.Path), File{filepath.Base(c.Path), c.Bytes, c.Modified}
		i.Depends, i.Missing = nil, false
		return true
	}
	return false
}

// todo lists the files that are new or have changed.
func (r *run) todo() ([]File, error) {
	var out []File
	var back []*Item
	for _, m := range r.there.models {
		name := filepath.Join(r.folder.Path, filepath.FromSlash(m.Path))
		item := r.byFile[name]
		switch {
		case item == nil:
			out = append(out, m)
		case item.File() != name && item.copyAt(name) >= 0 && item.Copies[item.copyAt(name)] == File{name, m.Bytes, m.Modified}:
			r.done.Unchanged++
			r.done.Duplicates++
		case item.File() != name: // a copy that has changed is a thing of its own
			less := *item
			less.Copies = slices.DeleteFunc(slices.Clone(item.Copies), func(c File) bool { return c.Path == name })
			back, out = append(back, &less), append(out, m)
			delete(r.byFile, name)
			r.remember(&less)
		case !item.unchanged(File{m.Path, m.Bytes, m.Modified}):
			out = append(out, m)
		default:
			r.done.Unchanged++
			if item.Missing {
				again := *item
				again.Missing = false
				back = append(back, &again)
			}
			if item.Problem != "" {
				r.done.Problems = append(r.done.Problems, Problem{item.File(), item.Problem})
			}
		}
	}
	if len(back) > 0 {
		return out, r.out.keep(back...)
	}
	return out, nil
}
