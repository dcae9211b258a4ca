package library

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// workers is how many files are read at the same time; each is in memory while it is.
func (l *Library) workers() int {
	if l.options.Workers > 0 {
		return l.options.Workers
	}
	return min(4, max(1, runtime.GOMAXPROCS(0)-1))
}

// readAll reads the files, several at a time, and keeps what comes out in their order.
func (r *run) readAll(ctx context.Context, todo []File) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	n := r.library.workers()
	slots := make(chan chan facts, n)
	var wait sync.WaitGroup
	wait.Add(1)
	go func() {
		defer wait.Done()
		defer close(slots)
		for _, m := range todo {
			slot := make(chan facts, 1)
			select {
			case slots <- slot:
			case <-ctx.Done():
				return
			}
			wait.Add(1)
			go func() {
				defer wait.Done()
				f, err := readFacts(ctx, r.folder.Path, m.Path)
				if err == nil {
					slot <- f
				}
				close(slot)
			}()
		}
	}()
	defer wait.Wait()
	defer cancel()
	count := 0
	for slot := range slots {
		f, ok := <-slot
		if !ok {
			break
		}
		if err := r.take(f); err != nil {
			return err
		}
		count++
		r.report(float64(count)/float64(len(todo)), fmt.Sprintf("%d of %d: %s", count, len(todo), f.main.Path))
	}
	return ctx.Err()
}

// take makes an item of a file, or a copy of one, or finds that it is one that was missing.
func (r *run) take(f facts) error {
	name := filepath.Join(r.folder.Path, filepath.FromSlash(f.main.Path))
	old := r.byFile[name]
	if f.problem != "" {
		r.done.Problems = append(r.done.Problems, Problem{name, f.problem})
	} else if same := r.sameAs(f.hash, name); same != nil && old == nil {
		if same.Missing {
			r.done.Relinked++
			return r.keep(f, same)
		}
		next := *same
		next.Copies = append(slices.Clone(same.Copies), File{name, f.main.Bytes, f.main.Modified})
		slices.SortFunc(next.Copies, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
		r.done.Duplicates++
		r.remember(&next)
		return r.out.keep(&next)
	}
	if old == nil {
		if f.problem == "" {
			r.done.Added++
		}
	} else {
		r.done.Changed++
	}
	return r.keep(f, old)
}

// sameAs is an item with the same content: one that is missing first.
func (r *run) sameAs(hash, name string) *Item {
	var out *Item
	for _, item := range r.byHash[hash] {
		if item.File() != name && (out == nil || item.Missing) {
			out = item
		}
	}
	return out
}

func (r *run) keep(f facts, old *Item) error {
	near := r.near.of(filepath.Join(r.folder.Path, filepath.FromSlash(filepath.Dir(f.main.Path))))
	item := r.library.kinds.describe(f, origin{r.folder, r.notes.of(f.main.Path), near}, old)
	if old == nil {
		r.library.mu.RLock()
		for n := 2; r.library.items[item.ID] != nil; n++ {
			item.ID = fmt.Sprintf("%s-%d", idOf(item.Name, f.hash), n)
		}
		r.library.mu.RUnlock()
	}
	r.remember(item)
	return r.out.keep(item)
}

// remember lets later files of the run meet what an earlier one has become.
func (r *run) remember(item *Item) {
	r.byFile[item.File()] = item
	for _, c := range item.Copies {
		r.byFile[c.Path] = item
	}
	if item.Hash == "" || item.Problem != "" {
		return
	}
	list := slices.DeleteFunc(slices.Clone(r.byHash[item.Hash]), func(x *Item) bool { return x.ID == item.ID })
	r.byHash[item.Hash] = append(list, item)
}
