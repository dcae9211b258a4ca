package session

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/journal"
	"scenograph/internal/review"
)

const (
	untitledFolder = "untitled"
	untitledName   = "20060102-150405.000000000.scene" // the time it was begun, UTC
)

func (s *Session) doProject(i Intent) (bool, error) {
	switch i := i.(type) {
	case NewProject:
		return true, s.newProject(i.Starter)
	case OpenProject:
		return true, s.openProject(i.Path)
	case Quit:
		return true, s.quit(i.Discard)
	case SaveAs:
		if s.project == nil {
			return true, errNoProject
		}
		return true, s.saveAs(i.Path)
	case NameCheckpoint:
		if s.project == nil {
			return true, errNoProject
		}
		return true, s.nameCheckpoint(i.Name)
	case Import:
		if s.project == nil {
			return true, errNoProject
		}
		return true, s.startImport(i)
	case Survey:
		s.startSurvey(i.Path)
		return true, nil
	case Export:
		if s.project == nil {
			return true, errNoProject
		}
		return true, s.startExport(i)
	}
	return false, nil
}

func (s *Session) options() journal.Options {
	return journal.Options{FS: s.config.FS, Clock: s.config.Clock, Store: s.store, Program: s.config.Program}
}

// newProject opens an untitled project in the state folder, where a crash does not lose it.
func (s *Session) newProject(starter bool) error {
	start := journal.Start{Name: "Untitled"}
	if starter && s.config.Starter != nil {
		var actions []action.Action
		var err error
		s.await("Building the starter room", func() { actions, err = s.config.Starter(s.store) })
		if err != nil {
			return fmt.Errorf("session: the starter room: %w", err)
		}
		start.Actions = actions
	}
	dir := filepath.Join(s.config.StateDir, untitledFolder, s.now().UTC().Format(untitledName))
	project, err := s.create(dir, start)
	if err != nil {
		return err
	}
	if err := s.replaceProject(project, true); err != nil {
		return err
	}
	if starter {
		s.frameBox(s.boundsOfAll())
	}
	return nil
}

// create makes a project whose actions may already use the session's store.
func (s *Session) create(dir string, start journal.Start) (*journal.Project, error) {
	var project *journal.Project
	var err error
	s.await("Making the project", func() {
		project, err = journal.Create(dir, s.options(), start)
	})
	if err != nil {
		return nil, fmt.Errorf("session: %w", err)
	}
	return project, nil
}

func (s *Session) openProject(path string) error {
	dir, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	if s.project != nil && s.project.Path() == dir {
		return nil
	}
	project, recovery, err := s.load(dir)
	copied, err := s.copyOf(dir, err)
	if copied != "" {
		project, recovery, err = s.load(copied)
	}
	if err != nil {
		s.forgetRecent(dir)
		return fmt.Errorf("session: %w", err)
	}
	defer s.opening.Store(nil)
	untitled := s.config.untitled(project.Path())
	if err := s.replaceProject(project, untitled); err != nil {
		return err
	}
	s.report("Opening "+filepath.Base(dir), recovery.Report)
	if !s.config.untitled(dir) {
		s.remember(dir)
	}
	if copied != "" {
		s.began = project.Document().Head().Revision
		s.Say(Caution, "%s can only be read here: this is a copy without a name. Save it as another file to keep what you change", filepath.Base(dir))
	}
	s.frameBox(s.boundsOfAll())
	return nil
}

// load opens a project and makes ready what drawing it takes.
func (s *Session) load(dir string) (project *journal.Project, recovery journal.Recovery, err error) {
	s.await("Opening "+filepath.Base(dir), func() {
		if project, recovery, err = journal.Open(dir, s.options()); err == nil {
			s.opening.Store(project)
			warm(s.store, project.Document().Head().Snapshot)
		}
	})
	return project, recovery, err
}

// copyOf copies a project to the state folder when opening it failed because it can only be read; else it returns the failure.
func (s *Session) copyOf(dir string, failure error) (string, error) {
	var readOnly *journal.ReadOnlyError
	if !errors.As(failure, &readOnly) {
		return "", failure
	}
	to := filepath.Join(s.config.StateDir, untitledFolder, s.now().UTC().Format(untitledName))
	var err error
	s.await("Copying "+filepath.Base(dir), func() { err = journal.Copy(s.config.FS, dir, to) })
	if err != nil {
		return "", err
	}
	return to, nil
}

// replaceProject closes what is open and goes on with another project.
func (s *Session) replaceProject(next *journal.Project, untitled bool) error {
	s.stopSimulation()
	if s.Project().Changed {
		s.remember(s.project.Path())
		s.Say(Caution, "The project without a name that was open is kept; it is among the recent files")
	}
	if err := s.closeProject(); err != nil {
		return errors.Join(err, next.Close())
	}
	s.cancelAsk()
	s.asking = asking{}
	s.project, s.doc, s.untitled, s.fresh, s.began = next, next.Document(), untitled, true, 0
	s.current.Store(next)
	s.doc.Attach(patientLog{s, next})
	s.queue = review.New(s.doc, patientLedger{s, next}, s.config.Check)
	s.doc.Subscribe(s.changed)
	s.opened++
	s.forgetVariants()
	s.selection, s.hovered, s.isolated, s.preview, s.history, s.world = nil, "", nil, nil, nil, nil
	s.camera.Through, s.camera.pending, s.glide, s.extent = "", false, nil, extent{}
	s.walk, s.measurements = nil, nil
	s.aiming = aiming{}
	s.judging = judging{running: s.judging.running}
	s.welcome()
	s.compare, s.highlight = false, ""
	return nil
}

// closeProject closes the project. An untitled one that is as it began, or a copy that was only looked at, is removed.
func (s *Session) closeProject() error {
	if s.project == nil {
		return nil
	}
	err := s.leave(s.untitled && s.doc.Head().Revision == s.began)
	s.project, s.doc, s.queue = nil, nil, nil
	s.current.Store(nil)
	return err
}

// leave closes the project's files and, when nothing of it shall stay, removes them.
func (s *Session) leave(remove bool) (err error) {
	project := s.project
	s.await("Closing the project", func() {
		if err = project.Close(); remove {
			err = errors.Join(err, s.config.FS.RemoveAll(project.Path()))
		}
	})
	return err
}

// quit ends the session unless that would lose an untitled project's work.
func (s *Session) quit(discard bool) error {
	if s.Project().Changed && !discard {
		return ErrUnsaved
	}
	if s.Project().Changed {
		err := s.leave(true)
		s.project, s.doc, s.queue = nil, nil, nil
		s.current.Store(nil)
		if err != nil {
			return fmt.Errorf("session: %w", err)
		}
	}
	s.quitting = true
	return nil
}

// ErrUnsaved says that quitting needs an answer first: save the untitled project, or discard it.
var ErrUnsaved = errors.New("session: the untitled project has changes; save it, or discard them")

func (s *Session) saveAs(path string) error {
	if strings.TrimSpace(path) == "" {
		return errors.New("session: saving needs a name")
	}
	if !strings.HasSuffix(path, ".scene") {
		path += ".scene"
	}
	dir, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	if s.project.Path() == dir {
		return nil
	}
	project, move := s.project, s.untitled
	s.await("Saving as "+filepath.Base(dir), func() { err = project.SaveAs(dir, move) })
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	s.untitled = false
	s.remember(dir)
	s.Say(Note, "Saved as %s. From now on every change is saved at once", dir)
	return nil
}

func (s *Session) nameCheckpoint(name string) error {
	if strings.TrimSpace(name) == "" {
		name = "Checkpoint of " + s.now().Format("15:04:05")
	}
	if _, err := s.doc.NameCheckpoint(s.human(), name); err != nil {
		return fmt.Errorf("session: %w", err)
	}
	s.Say(Note, "Checkpoint “%s”", name)
	project := s.project
	s.behind(func() func() {
		err := project.WriteCaches()
		return func() {
			if err != nil && project == s.project {
				s.Say(Caution, "The readable copy of the scene is behind: %v", err)
			}
		}
	})
	return nil
}

// Recoverable lists untitled projects that an earlier run has left behind, newest first.
func (s *Session) Recoverable() []string {
	root := filepath.Join(s.config.StateDir, untitledFolder)
	names, err := s.config.FS.List(root)
	if err != nil {
		return nil
	}
	var out []string
	for _, name := range slices.Backward(names) {
		if dir := filepath.Join(root, name); journal.Abandoned(s.config.FS, dir) {
			out = append(out, dir)
		}
	}
	return out
}
