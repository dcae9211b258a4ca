package session

import (
	"context"
	"errors"
	"path/filepath"

	"scenograph/internal/action"
	"scenograph/internal/diag"
	"scenograph/internal/document"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/job"
	"scenograph/internal/roomfit"
	"scenograph/internal/scene"
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
)

func (ReadPanorama) intent()  {}
func (BuildPanorama) intent() {}

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
}

type panorama struct {
	Panorama
	job *job.Job
}

// Panorama returns the picture that was last read to make a room of.
func (s *Session) Panorama() Panorama {
	out := s.panorama.Panorama
	if s.panorama.job != nil {
		out.Job = s.panorama.job.Status()
	}
	return out
}

func (s *Session) doPanorama(i Intent) (bool, error) {
	switch i := i.(type) {
	case ReadPanorama:
		return true, s.readPanorama(i.Path)
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
	s.panorama = panorama{Panorama: Panorama{Path: path, Version: version}}
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

// BuildFromPanorama commits the room that the marks describe, beside the rooms that are there, and the camera.
func (s *Session) BuildFromPanorama(path string, marks roomfit.Marks, known roomfit.Known) (roomfit.Fit, error) {
	if s.project == nil {
		return roomfit.Fit{}, errNoProject
	}
	fit, err := roomfit.Solve(marks, known)
	if err != nil {
		return roomfit.Fit{}, err
	}
	snapshot, at := s.Head().Snapshot, geom.Vec3{}
	low, high := fit.Outline.Bounds()
	if world, err := s.World(); err == nil {
		for _, room := range world.Rooms() {
			at[0] = max(at[0], room.Bounds.Max[0]+(high[0]-low[0])/2+0.5)
		}
	}
	taken := map[nodeID]bool{}
	room, camera := freeID(snapshot, taken, "room"), freeID(snapshot, taken, "panorama-camera")
	author := document.Author{Kind: document.Import, Name: filepath.Base(path)}
	if _, err := s.commitBy(author, "Room from "+filepath.Base(path), panoramaActions(&fit, room, camera, at)); err != nil {
		return roomfit.Fit{}, err
	}
	s.selection = []nodeID{room}
	s.report(filepath.Base(path), fit.Report)
	return fit, nil
}

// panoramaActions are the room, and a camera that looks where the middle of the picture does.
func panoramaActions(fit *roomfit.Fit, room, camera nodeID, at geom.Vec3) []action.Action {
	moved := fit.WorldFromCamera()
	moved.Translation = moved.Translation.Add(at)
	ahead := moved.Rotation.Rotate(geom.Vec3{0, 1, 0})
	pose := frame.LookAt(moved.Translation, moved.Translation.Add(ahead))
	return []action.Action{
		action.AddRoom{Node: room, Name: "Room", Transform: geom.At(at, 0), Room: scene.RoomRef{Room: fit.Room()}},
		action.AddCamera{
			Node: camera, Name: "Panorama camera", Transform: pose.Canonical(),
			Camera: scene.Camera{Projection: scene.Perspective, FovYRad: geom.Radians(75), Near: 0.02, Far: 500},
		},
	}
}
