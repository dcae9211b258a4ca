package session

import (
	"context"
	"errors"
	"image"
	"path/filepath"
	"slices"

	"scenograph/internal/catalog"
	"scenograph/internal/job"
)

// Shelves is a person's own library of models. Its methods may be called from any goroutine.
type Shelves interface {
	Folders() []string
	// Own tells what is known of an entry of the catalogue that comes from the library.
	Own(entry string) (OwnThing, bool)
	// AddFolder indexes a folder, or looks again at one that is indexed, and tells what came of it.
	AddFolder(ctx context.Context, dir string, report job.Report) (string, error)
	// Look notices files that have changed, gone or come back, reads them again, and tells what came of it.
	Look(ctx context.Context) (changed bool, told string, err error)
	// Picture is the picture that was kept of an entry as it is now, and KeepPicture keeps one for the next start.
	Picture(entry string) (*image.NRGBA, bool)
	KeepPicture(entry string, picture *image.NRGBA) error
	// Search finds things of the catalogue and the library, best first. It waits for nothing: settled is false while a model that looks at
	// pictures still reads the text, and asking again may find more then.
	Search(text string) (found []catalog.Match, settled bool)
	// Correct sets right what was guessed; empty fields stay as they are.
	Correct(ctx context.Context, entry string, c Correction) error
}

// OwnThing is where a model of a person's own comes from and what was guessed of it.
type OwnThing struct {
	File, Folder    string
	License, Author string // "" when not known
	Category        string
	Up, Front       string  // axes of the file: "x", "-x" … "-z"
	Scale           float64 // metres in one unit of the file
	Triangles       int
	Doubt           string // which guess is worth a look, or ""
	Missing         bool   // the file is not there
	Content         string // a hash of the file and what it refers to
}

// Correction sets right what was guessed of a model.
type Correction struct {
	Category, License, Author string
	Up, Front                 string
	Scale                     float64
}

// Intents about the person's own library.
type (
	// AddLibraryFolder indexes a folder of models in the background.
	AddLibraryFolder struct{ Path string }
	// CorrectThing sets right what was guessed of a model, in the background.
	CorrectThing struct {
		Entry      string
		Correction Correction
	}
)

func (AddLibraryFolder) intent() {}
func (CorrectThing) intent()     {}

// ShelfVersion grows when the library has changed.
func (s *Session) ShelfVersion() int { return s.shelfVersion }

func (s *Session) doShelves(i Intent) (bool, error) {
	switch i := i.(type) {
	case AddLibraryFolder:
		return true, s.addLibraryFolder(i.Path)
	case CorrectThing:
		return true, s.correctThing(i)
	}
	return false, nil
}

func (s *Session) addLibraryFolder(path string) error {
	if s.config.Shelves == nil {
		return errors.New("session: there is no library of your own models here")
	}
	s.runner.Start("Index "+filepath.Base(path), func(ctx context.Context, report job.Report) error {
		told, err := s.config.Shelves.AddFolder(ctx, path, report)
		s.Post(func() {
			s.shelfVersion++
			if told != "" {
				s.Say(Note, "%s", told)
			}
		})
		return err
	})
	return nil
}

func (s *Session) correctThing(i CorrectThing) error {
	if s.config.Shelves == nil {
		return errors.New("session: there is no library of your own models here")
	}
	var err error
	s.await("Reading "+i.Entry+" again", func() { err = s.config.Shelves.Correct(context.Background(), i.Entry, i.Correction) })
	if err != nil {
		return err
	}
	s.shelfVersion++
	return nil
}

// rememberThing puts an entry before those that were placed last.
func (s *Session) rememberThing(entry string) {
	p := s.prefs
	p.RecentThings = slices.DeleteFunc(slices.Clone(p.RecentThings), func(old string) bool { return old == entry })
	p.RecentThings = slices.Insert(p.RecentThings, 0, entry)
	p.RecentThings = p.RecentThings[:min(len(p.RecentThings), remembered)]
	if err := s.changePreferences(p); err != nil {
		s.Say(Caution, "%v", err)
	}
}
