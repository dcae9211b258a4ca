package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Relinked is an item that found its file again.
type Relinked struct {
	ID   string `json:"id"`
	From string `json:"from"`
	To   string `json:"to"`
	Same bool   `json:"same"` // the content is what it was
}

// Relink looks for the files of missing items in a folder: by their content or, where none has that, by their name.
func (l *Library) Relink(ctx context.Context, dir string) (out []Relinked, err error) {
	root, err := rootOf(dir)
	if err != nil {
		return nil, err
	}
	there, err := walk(ctx, root)
	if err != nil {
		return nil, fmt.Errorf("library: %s: cannot be looked through: %w", dir, err)
	}
	for _, item := range l.Items() {
		if _, err := os.Stat(item.File()); err == nil {
			continue
		}
		to, err := findAgain(ctx, &item, root, there.models)
		if err != nil {
			return out, err
		}
		if to == "" {
			continue
		}
		done, err := l.RelinkTo(ctx, item.ID, to)
		if err != nil {
			return out, err
		}
		out = append(out, done)
	}
	return out, nil
}

// findAgain looks for a file with an item's content among those of its length, then for one with its name.
func findAgain(ctx context.Context, item *Item, root string, models []File) (string, error) {
	named := ""
	for _, m := range models {
		whole := filepath.Join(root, filepath.FromSlash(m.Path))
		if filepath.Base(whole) == filepath.Base(item.File()) && named == "" {
			named = whole
		}
		if m.Bytes != item.Main.Bytes {
			continue
		}
		f, err := readFacts(ctx, root, m.Path)
		if err != nil {
			return "", err
		}
		if f.hash == item.Hash {
			return whole, nil
		}
	}
	return named, nil
}

// RelinkTo gives an item another file. What a person set right stays.
func (l *Library) RelinkTo(ctx context.Context, name, file string) (done Relinked, err error) {
	item, err := l.Item(name)
	if err != nil {
		return Relinked{}, err
	}
	whole, err := filepath.Abs(file)
	if err != nil {
		return Relinked{}, fmt.Errorf("library: %s: %w", file, err)
	}
	if info, err := os.Stat(whole); err != nil || !info.Mode().IsRegular() {
		return Relinked{}, fmt.Errorf("library: %s: there is no such file", file)
	}
	done = Relinked{ID: item.ID, From: item.File(), To: whole}
	before := item.Hash
	item.Folder, item.Main.Path, item.Missing = filepath.Dir(whole), filepath.Base(whole), false
	for _, f := range l.Folders() {
		if within(whole, f.Path) {
			below, err := filepath.Rel(f.Path, whole)
			if err != nil {
				return Relinked{}, fmt.Errorf("library: %s: %w", file, err)
			}
			item.Folder, item.Main.Path = f.Path, filepath.ToSlash(below)
		}
	}
	next, err := l.reread(ctx, item)
	if err == nil && next.Problem != "" {
		err = errors.New("library: " + whole + ": " + next.Problem)
	}
	done.Same = next.Hash == before
	return done, err
}
