package session

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"scenograph/internal/action"
	"scenograph/internal/agent"
	"scenograph/internal/diag"
	"scenograph/internal/document"
	"scenograph/internal/frame"
	"scenograph/internal/job"
	"scenograph/internal/panorama"
	"scenograph/internal/roomfit"
)

// Panorama intents.
type (
	// ReadPanorama reads a picture and guesses corners on it, in the background.
	ReadPanorama struct{ Path string }
	// BuildPanorama adds the room that marks on the picture describe, and a camera where the picture was taken.
	BuildPanorama struct {
		Path  string
		Marks roomfit.Marks
		Known roomfit.Known
	}
	// AskPanorama shows the picture that was read to the model behind the policy, which proposes a room. Its marks take the guess's place.
	AskPanorama struct{ Known roomfit.Known }
)

func (ReadPanorama) intent()  {}
func (BuildPanorama) intent() {}
func (AskPanorama) intent()   {}

// PanoramaReader reads an equirectangular picture, small enough to be shown at once, and a first guess of the room's corners on it.
type PanoramaReader func(ctx context.Context, path string) (PanoramaPicture, error)

// PanoramaPicture is a picture to mark a room on. The marks are in its pixels.
type PanoramaPicture struct {
	Picture *frame.Picture // RGBA alone
	Guess   roomfit.Marks
	Report  diag.Report
}

// Panorama is the picture that is being marked.
type Panorama struct {
	Path string
	PanoramaPicture
	Version uint64 // counts pictures
	Problem string // why it could not be read
	Job     job.Status

	Asking bool   // the model is looking at it
	Told   string // how asking the model stands or has ended, in words
	Failed bool   // the model gave no room

	NoModel string // why no model can be asked; "" when one can
}

type marking struct {
	Panorama
	job    *job.Job
	asking *job.Job
	answer *agent.RoomAnswer // of the model; nil without one
}

// Panorama returns the picture that was last read to make a room of.
func (s *Session) Panorama() Panorama {
	out := s.panorama.Panorama
	out.NoModel = s.roomReaderProblem()
	if s.panorama.job != nil {
		out.Job = s.panorama.job.Status()
	}
	return out
}

func (s *Session) doPanorama(i Intent) (bool, error) {
	switch i := i.(type) {
	case ReadPanorama:
		return true, s.readPanorama(i.Path)
	case AskPanorama:
		return true, s.askPanorama(i.Known)
	case BuildPanorama:
		_, err := s.BuildFromPanorama(i.Path, i.Marks, i.Known)
		return true, err
	}
	return false, nil
}

func (s *Session) readPanorama(path string) error {
	if s.config.Panorama == nil {
		return errors.New("session: this program reads no panoramas")
	}
	version := s.panorama.Version + 1
	s.cancelAskPanorama()
	s.panorama = marking{Panorama: Panorama{Path: path, Version: version}}
	s.panorama.job = s.runner.Start("Read "+filepath.Base(path), func(ctx context.Context, _ job.Report) error {
		read, err := s.config.Panorama(ctx, path)
		s.Post(func() {
			if s.panorama.Version != version {
				return
			}
			if err != nil {
				s.panorama.Problem = err.Error()
				return
			}
			s.panorama.PanoramaPicture = read
			s.panorama.Version++
		})
		return err
	})
	return nil
}

// BuildFromPanorama commits the room that the marks describe, beside the rooms that are there, and the camera. Where the model's proposal of
// this picture still waits, it is that proposal which is accepted, with the human's marks in the place of the model's.
func (s *Session) BuildFromPanorama(path string, marks roomfit.Marks, known roomfit.Known) (roomfit.Fit, error) {
	if s.project == nil {
		return roomfit.Fit{}, errNoProject
	}
	fit, err := roomfit.Solve(marks, known)
	if err != nil {
		return roomfit.Fit{}, err
	}
	plan := panorama.Plan{Fit: fit}
	proposed, waits := s.proposedRoom(path)
	if waits {
		plan = proposed.Plan
		plan.Fit = fit
	}
	snapshot := s.Head().Snapshot
	actions, err := plan.Actions(snapshot, s.store)
	if err != nil {
		return roomfit.Fit{}, fmt.Errorf("session: %w", err)
	}
	if waits {
		err = s.acceptRoom(proposed, actions)
	} else {
		_, err = s.commitBy(document.Author{Kind: document.Import, Name: filepath.Base(path)}, "Room from "+filepath.Base(path), actions)
	}
	if err != nil {
		return roomfit.Fit{}, err
	}
	s.selectRoom(actions)
	s.report(filepath.Base(path), fit.Report)
	return fit, nil
}

// selectRoom selects the room that actions have built.
func (s *Session) selectRoom(actions []action.Action) {
	for _, a := range actions {
		if room, ok := a.(action.AddRoom); ok && has(s.Head().Snapshot, room.Node) {
			s.selection = []nodeID{room.Node}
		}
	}
}
