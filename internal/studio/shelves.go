package studio

import (
	"cmp"
	"context"
	"fmt"
	"image"
	"strings"

	"scenograph/internal/catalog"
	"scenograph/internal/job"
	"scenograph/internal/library"
	"scenograph/internal/session"
)

// shelves is a library as the window uses it.
type shelves struct {
	library *library.Library
	sight   *librarySight // nil goes by words alone
}

// Folders implements session.Shelves.
func (s shelves) Folders() []string {
	var out []string
	for _, f := range s.library.Folders() {
		out = append(out, f.Path)
	}
	return out
}

// Own implements session.Shelves.
func (s shelves) Own(entry string) (session.OwnThing, bool) {
	item, err := s.library.Item(entry)
	if err != nil || item.ID != entry {
		return session.OwnThing{}, false
	}
	own := session.OwnThing{
		File: item.File(), Folder: item.Folder, License: item.License, Author: item.Author, Category: item.Category,
		Up: string(item.Up), Front: string(item.Front), Scale: item.Scale, Triangles: item.Triangles, Missing: item.Missing, Content: item.Hash,
	}
	if !item.Guess.Sure {
		own.Doubt = doubtOf(&item)
	}
	return own, true
}

// doubtOf tells what the guesses rest on that are worth a look.
func doubtOf(item *library.Item) string {
	var parts []string
	for _, g := range []struct{ what, value, why string }{
		{"up", string(item.Up), item.Guess.Up}, {"front", string(item.Front), item.Guess.Front}, {"scale", fmt.Sprintf("%g m", item.Scale), item.Guess.Scale},
	} {
		if g.why != "" {
			parts = append(parts, fmt.Sprintf("%s %s: %s", g.what, g.value, g.why))
		}
	}
	return cmp.Or(strings.Join(parts, "; "), "its kind, size and front are guesses")
}

// Picture implements session.Shelves.
func (s shelves) Picture(entry string) (*image.NRGBA, bool) { return s.library.Picture(entry) }

// KeepPicture implements session.Shelves. A CLIP model, where there is one, looks at the picture too.
func (s shelves) KeepPicture(entry string, picture *image.NRGBA) error {
	if err := s.library.KeepPicture(entry, picture); err != nil {
		return err
	}
	_, err := s.library.Learn(entry)
	return err
}

// Search implements session.Shelves.
func (s shelves) Search(text string) ([]catalog.Match, bool) { return s.library.Glance(text) }

// Look implements session.Shelves. The index may also have been changed by another program.
func (s shelves) Look(ctx context.Context) (changed bool, told string, err error) {
	if changed, err = s.library.Refresh(); err != nil {
		return changed, "", err
	}
	if err := s.sight.follow(ctx, s.library); err != nil {
		return changed, "", err
	}
	var lines []string
	for _, dir := range s.library.Stale() {
		done, err := s.library.Add(ctx, dir, library.Terms{}, func(float64, string) {})
		if err != nil {
			return changed, strings.Join(lines, "\n"), err
		}
		changed = true
		lines = append(lines, fmt.Sprintf("%s has changed: %d added, %d read again, %d found again, %d missing.", dir, done.Added, done.Changed, done.Relinked, done.Missing))
	}
	return changed, strings.Join(lines, "\n"), nil
}

// AddFolder implements session.Shelves.
func (s shelves) AddFolder(ctx context.Context, dir string, report job.Report) (string, error) {
	done, err := s.library.Add(ctx, dir, library.Terms{}, report)
	if err != nil {
		return "", err
	}
	text := fmt.Sprintf("%s: %d models, %d of them new", done.Folder, done.Files-len(done.Problems), done.Added)
	if n := len(done.Problems); n > 0 {
		text += fmt.Sprintf("; %d cannot be used, such as %s: %s", n, done.Problems[0].File, done.Problems[0].Reason)
	}
	return text, nil
}

// Correct implements session.Shelves.
func (s shelves) Correct(ctx context.Context, entry string, c session.Correction) error {
	_, err := s.library.Fix(ctx, entry, library.Fix{
		Category: c.Category, Up: library.Axis(c.Up), Front: library.Axis(c.Front), Scale: c.Scale,
		Terms: library.Terms{License: c.License, Author: c.Author},
	})
	return err
}
