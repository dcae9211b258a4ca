package session

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/document"
	"scenograph/internal/geom"
	"scenograph/internal/job"
	"scenograph/internal/scene"
)

// later posts f, to be run only while the same project is open.
func (s *Session) later(opened int, f func()) {
	s.Post(func() {
		if s.opened == opened {
			f()
		}
	})
}

// startImport reads files one after the other; each becomes one commit.
func (s *Session) startImport(i Import) error {
	if s.config.Read == nil {
		return errors.New("session: this program reads no models")
	}
	if len(i.Paths) == 0 {
		return errors.New("session: there is no file to import")
	}
	opened, at, project := s.opened, i.At, s.project
	name := filepath.Base(i.Paths[0])
	if len(i.Paths) > 1 {
		name = fmt.Sprintf("%d files", len(i.Paths))
	}
	into := s.Head().Snapshot
	s.runner.Start("Import "+name, func(ctx context.Context, report job.Report) error {
		for n, path := range i.Paths {
			report(float64(n)/float64(len(i.Paths)), filepath.Base(path))
			found, err := s.config.Read(ctx, Source{Path: path, Pose: i.Pose}, s.store, into)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err == nil {
				err = project.Keep(found.Actions)
			}
			if err != nil {
				s.later(opened, func() { s.Say(Failure, "%v", err) })
				continue
			}
			taken := make(chan struct{})
			s.Post(func() {
				defer close(taken)
				if s.opened != opened {
					return
				}
				if err := s.takeIn(found, path, at); err != nil {
					s.Say(Failure, "Importing %s: %v", filepath.Base(path), err)
				}
				into = s.Head().Snapshot
			})
			if n+1 == len(i.Paths) {
				return nil
			}
			select {
			case <-taken:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	return nil
}

// takeIn commits what a file held. Ids that the scene has taken since the file was read are replaced.
func (s *Session) takeIn(found Imported, path string, at *geom.Vec3) error {
	if len(found.Actions) == 0 {
		return errors.New("there is nothing in it that can be shown")
	}
	if !found.Scene && !found.Bounds.Empty() {
		spot := s.freeSpot(found.Bounds.Size())
		if at != nil {
			spot = *at
		}
		c := found.Bounds.Center()
		move(found.Actions, found.Roots, spot.Sub(geom.Vec3{c[0], c[1], found.Bounds.Min[2]}))
	}
	first := s.Scene().Len() == 0
	found.Actions, found.Roots = refreshed(s.Head().Snapshot, found.Actions, found.Roots)
	author := document.Author{Kind: document.Import, Name: filepath.Base(path)}
	if _, err := s.commitBy(author, "Import "+found.Name, found.Actions); err != nil {
		return err
	}
	s.selection = slices.DeleteFunc(slices.Clone(found.Roots), func(id nodeID) bool { return !has(s.Head().Snapshot, id) })
	if first {
		s.selection = nil
		s.firstView()
	}
	s.report(filepath.Base(path), found.Report)
	s.Say(Note, "Imported %s", filepath.Base(path))
	return nil
}

// move shifts the roots among actions that add nodes.
func move(actions []action.Action, roots []nodeID, by geom.Vec3) {
	for i, a := range actions {
		switch a := a.(type) {
		case action.AddNode:
			if slices.Contains(roots, a.Node.ID) {
				a.Node.Transform.Translation = a.Node.Transform.Translation.Add(by)
				actions[i] = a
			}
		case action.AddLight:
			if slices.Contains(roots, a.Node) {
				a.Transform.Translation = a.Transform.Translation.Add(by)
				actions[i] = a
			}
		case action.AddCamera:
			if slices.Contains(roots, a.Node) {
				a.Transform.Translation = a.Transform.Translation.Add(by)
				actions[i] = a
			}
		}
	}
}

func (s *Session) startExport(i Export) error {
	if s.config.Write == nil {
		return errors.New("session: this program writes no models")
	}
	if len(i.Formats)+len(i.For) == 0 || i.Folder == "" {
		return errors.New("session: an export needs a folder, and formats or frameworks")
	}
	opened, snapshot := s.opened, s.Head().Snapshot
	order := Order{Export: i, Name: s.exportName(), Origin: s.project.Source()}
	steps := float64(len(i.Formats) + len(i.For) + 2)
	s.runner.Start("Export "+strings.Join(slices.Concat(i.Formats, i.For), ", "), func(ctx context.Context, report job.Report) error {
		done := 0.0
		files, found, err := s.config.Write(ctx, snapshot, s.store, order, func(step string) {
			report(done/steps, step)
			done = min(done+1, steps)
		})
		s.later(opened, func() {
			s.report("Export", found)
			if err != nil {
				s.Say(Failure, "Exporting: %v", err)
				return
			}
			s.Say(Note, "Exported %s", fewOf(files, 6))
		})
		return err
	})
	return nil
}

// fewOf names the first few of a list and counts the rest.
func fewOf(list []string, few int) string {
	if len(list) <= few {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:few], ", "), len(list)-few)
}

// exportName is the project's name as a file's.
func (s *Session) exportName() string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '_'
		}
		return r
	}, s.Project().Name)
	if strings.Trim(name, ". ") == "" {
		return "scene"
	}
	return name
}

func (s *Session) startSky(path string) error {
	if s.config.Sky == nil {
		return errors.New("session: this program reads no sky images")
	}
	opened := s.opened
	s.runner.Start("Read "+filepath.Base(path), func(ctx context.Context, _ job.Report) error {
		id, found, err := s.config.Sky(ctx, path, s.store)
		s.later(opened, func() {
			if err == nil {
				err = s.useSky(id)
			}
			if err != nil {
				s.Say(Failure, "%v", err)
			}
			s.report(filepath.Base(path), found)
		})
		return err
	})
	return nil
}

func (s *Session) useSky(id asset.ID) error {
	environment := s.Head().Snapshot.Settings().Environment
	environment.Sky, environment.Image = scene.ImageSky, id
	_, err := s.commit("Use a sky image", action.SetEnvironment{Environment: environment})
	return err
}

func (s *Session) cancelJob(name string) error {
	if name == "0" {
		s.cancelWait()
		return nil
	}
	for _, status := range s.runner.Running() {
		if status.Name == name || strconv.Itoa(status.ID) == name {
			s.runner.Cancel(status.ID)
			return nil
		}
	}
	return nil
}
