package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Fix sets right what was guessed of an item; empty fields stay. An axis "auto" or a negative scale takes a setting back.
func (l *Library) Fix(ctx context.Context, name string, fix Fix) (fixed Item, err error) {
	item, err := l.Item(name)
	if err != nil {
		return Item{}, err
	}
	next := item.Fixed
	set(&next.Name, fix.Name)
	set(&next.Category, fix.Category)
	set(&next.License, fix.License)
	set(&next.Author, fix.Author)
	set(&next.Page, fix.Page)
	if err := setAxis(&next.Up, fix.Up); err != nil {
		return item, err
	}
	if err := setAxis(&next.Front, fix.Front); err != nil {
		return item, err
	}
	if fix.Scale != 0 {
		next.Scale = max(0, fix.Scale)
	}
	up, front := next.Up, next.Front
	if up == "" {
		up = "y"
	}
	if _, ok := turn(up, front); front != "" && !ok {
		return item, fmt.Errorf("library: with %s up the front cannot be %s: they have to be at right angles", up, front)
	}
	item.Fixed = next
	return l.reread(ctx, item)
}

func set(field *string, to string) {
	if to != "" {
		*field = strings.TrimSpace(to)
	}
}

func setAxis(field *Axis, to Axis) error {
	switch to {
	case "":
		return nil
	case "auto":
		*field = ""
		return nil
	}
	axis, err := ParseAxis(string(to))
	if err != nil {
		return err
	}
	*field = axis
	return nil
}

// reread reads an item's file again and keeps what comes out.
func (l *Library) reread(ctx context.Context, old Item) (item Item, err error) {
	out, end, err := l.begin()
	if err != nil {
		return old, err
	}
	defer func() { err = errors.Join(err, end()) }()
	if _, err := os.Stat(old.File()); err != nil {
		return old, fmt.Errorf("library: %s: its file %s is not there; find it with \"library relink\"", old.ID, old.File())
	}
	f, err := readFacts(ctx, old.Folder, old.Main.Path)
	if err != nil {
		return old, err
	}
	next := l.kinds.describe(f, l.originOf(ctx, &old), &old)
	if err := out.keep(next); err != nil {
		return old, err
	}
	return *next, nil
}

// originOf reads what lies beside an item's file and speaks of it.
func (l *Library) originOf(ctx context.Context, item *Item) origin {
	l.mu.RLock()
	folder, known := l.folders[item.Folder]
	l.mu.RUnlock()
	if !known {
		folder = Folder{Path: item.Folder, Name: filepath.Base(item.Folder)}
	}
	near := licences{folder.Path, map[string]folderTerms{}}
	o := origin{folder: folder, near: near.of(filepath.Dir(item.File()))}
	if there, err := walk(ctx, folder.Path); err == nil {
		notes := readAnnotations(ctx, folder.Path, []File{item.Main}, there.jsons)
		o.note = notes.of(item.Main.Path)
	}
	return o
}

// Favourite marks an item, or takes the mark away.
func (l *Library) Favourite(name string, on bool) error {
	item, err := l.Item(name)
	if err != nil {
		return err
	}
	item.Favourite = on
	return l.write(&item)
}

func (l *Library) write(items ...*Item) (err error) {
	out, end, err := l.begin()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, end()) }()
	return out.keep(items...)
}

// Remove forgets a folder with everything that was found in it, or one item. Files stay as they are; an item comes back when its folder
// is added again. It returns how many items were forgotten.
func (l *Library) Remove(name string) (n int, err error) {
	out, end, err := l.begin()
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, end()) }()
	whole, err := filepath.Abs(name)
	if err != nil {
		return 0, fmt.Errorf("library: %s: %w", name, err)
	}
	l.mu.RLock()
	_, isFolder := l.folders[whole]
	l.mu.RUnlock()
	var gone []string
	if isFolder {
		for _, item := range l.Items() {
			if item.Folder == whole {
				gone = append(gone, item.ID)
			}
		}
	} else {
		item, err := l.Item(name)
		if err != nil {
			return 0, fmt.Errorf("library: there is no folder or item %q; \"library list\" names them", name)
		}
		gone = []string{item.ID}
	}
	l.mu.Lock()
	delete(l.folders, whole)
	for _, id := range gone {
		delete(l.items, id)
	}
	l.search = nil
	l.mu.Unlock()
	return len(gone), out.compact()
}
