package session

import (
	"context"

	"scenograph/internal/asset"
	"scenograph/internal/scene"
)

// Pose chooses the moment of an animation at which a file is read; the zero Pose is rest.
type Pose struct {
	Animation string  `json:"animation"` // as Clip.Choice or a person names it
	Time      float64 `json:"time"`      // seconds
}

// Source is a model file and the moment at which it is read. UnitM and Up are for files that do not say theirs: OBJ and STL.
type Source struct {
	Path  string
	Pose  Pose
	UnitM float64 // metres; 0 by the format's custom
	Up    string  // x, y or z; "" by the format's custom
}

// Reader reads a model file into the store. The actions avoid the ids of into. It is called on a goroutine of its own.
type Reader func(ctx context.Context, from Source, store *asset.Store, into *scene.Snapshot) (Imported, error)

// Clip is an animation that a model file could be posed by.
type Clip struct {
	Choice   string // for Pose.Animation
	Title    string
	Duration float64 // seconds
}

// Surveyor lists a model file's animations without reading the rest of it. It is called on a goroutine of its own.
type Surveyor func(ctx context.Context, path string) ([]Clip, error)

// survey is what is known about the file that a person is about to import.
type survey struct {
	path  string
	clips []Clip
}

// startSurvey looks for animations in a file. What cannot be read shows when the file is imported.
func (s *Session) startSurvey(path string) {
	s.surveyed = survey{path: path}
	if s.config.Survey == nil {
		return
	}
	s.behind(func() func() {
		clips, err := s.config.Survey(s.ctx, path)
		return func() {
			if err == nil && s.surveyed.path == path {
				s.surveyed.clips = clips
			}
		}
	})
}

// Surveyed returns the file that was last looked into and its animations, as far as they are known.
func (s *Session) Surveyed() (path string, clips []Clip) { return s.surveyed.path, s.surveyed.clips }
