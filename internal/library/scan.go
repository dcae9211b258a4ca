package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"scenograph/internal/intake"
)

// found is what a folder holds.
type found struct {
	models  []File
	jsons   []string
	skipped []Problem // folders that could not be read
}

// Problem is a file that was left out, and why.
type Problem struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// walk lists the models and JSON files below a folder, sorted. Hidden folders are passed over; links are followed to files only.
func walk(ctx context.Context, root string) (found, error) {
	var out found
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			if name == root {
				return err
			}
			out.skipped = append(out.skipped, Problem{name, "the folder cannot be read"})
			return fs.SkipDir
		}
		if entry.IsDir() {
			if name != root && strings.HasPrefix(entry.Name(), ".") {
				return fs.SkipDir
			}
			return nil
		}
		below, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		below = filepath.ToSlash(below)
		switch lower := strings.ToLower(entry.Name()); {
		case intake.Reads(lower):
			if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
				out.models = append(out.models, File{below, info.Size(), info.ModTime().UnixNano()})
			}
		case strings.HasSuffix(lower, ".json"), strings.HasSuffix(lower, ".json.gz"):
			out.jsons = append(out.jsons, below)
		}
		return nil
	})
	if err == nil {
		out.models = alone(root, out.models)
	}
	return out, err
}

// rootOf makes a folder's path absolute and checks it.
func rootOf(dir string) (string, error) {
	root, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("library: %s: %w", dir, err)
	}
	info, err := os.Stat(root)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("library: %s: there is no such folder", dir)
	case err != nil:
		return "", fmt.Errorf("library: %s: cannot be read: %w", dir, err)
	case !info.IsDir():
		return "", fmt.Errorf("library: %s: is no folder; add the folder it lies in", dir)
	}
	return root, nil
}

// unchanged reports whether a file and all it refers to are as they were read.
func (i *Item) unchanged(main File) bool {
	if i.Main.Bytes != main.Bytes || i.Main.Modified != main.Modified {
		return false
	}
	return !slices.ContainsFunc(i.Depends, func(f File) bool {
		info, err := os.Stat(filepath.Join(i.Folder, filepath.FromSlash(f.Path)))
		return err != nil || info.Size() != f.Bytes || info.ModTime().UnixNano() != f.Modified
	})
}
