package session

import (
	"context"
	"errors"
	"fmt"
	"image"
	"path/filepath"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/frame"
	"scenograph/internal/job"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// Still intents.
type (
	// RenderStill traces a picture in the background; a running one is given up. Camera is a camera node, or "" for the view as it is.
	RenderStill struct {
		Camera        scene.NodeID
		Width, Height int // pixels
		Samples       int // of each pixel
		Denoise       bool
	}
	// StopStill gives up the running picture; what has been traced stays.
	StopStill struct{}
	// SaveStill writes the picture as PNG.
	SaveStill struct{ Path string }
)

func (RenderStill) intent() {}
func (StopStill) intent()   {}
func (SaveStill) intent()   {}

// MaxStillEdge bounds the pixels along an edge of a still.
const MaxStillEdge = 16384

// maxStillPixels keeps what a still needs while it is traced under about 4 GiB.
const maxStillPixels = 1 << 25

// Tracer makes a picture of a scene in the background. preview gets the picture every now and then and owns what it gets.
type Tracer func(ctx context.Context, order TraceOrder, store *asset.Store, report job.Report, preview func(*frame.Picture)) (*frame.Picture, error)

// TraceOrder says what picture is wanted.
type TraceOrder struct {
	Snapshot *scene.Snapshot
	View     frame.View
	Style    frame.Style
	Samples  int
	Denoise  bool
}

// Still is the path-traced picture of the session.
type Still struct {
	Order   RenderStill
	Picture *frame.Picture // nil before anything can be seen; never changed once it is here
	Small   *frame.Picture // the same, small enough to be shown at once
	Version uint64         // counts pictures
	Whole   bool           // every sample was taken
	Job     job.Status     // of the last order; zero before there was one
	Saved   string         // where the picture was last written
}

// Running reports whether the picture is being traced.
func (s Still) Running() bool { return s.Job.State == job.Running }

// still is a picture and the work on it.
type still struct {
	Still
	job *job.Job
	run int // counts orders, so that late pictures of an earlier one are dropped
}

// Still returns the path-traced picture as it is now.
func (s *Session) Still() Still {
	out := s.still.Still
	if s.still.job != nil {
		out.Job = s.still.job.Status()
	}
	return out
}

func (s *Session) doStill(i Intent) (bool, error) {
	switch i := i.(type) {
	case RenderStill:
		err := s.renderStill(i)
		if err != nil && !s.Still().Running() {
			s.still.job, s.still.Job = nil, job.Status{State: job.Failed, Err: err}
		}
		return true, err
	case StopStill:
		s.stopStill()
	case SaveStill:
		return true, s.saveStill(i.Path)
	default:
		return false, nil
	}
	return true, nil
}

func (s *Session) renderStill(i RenderStill) error {
	if s.config.Trace == nil {
		return errors.New("session: this program traces no pictures")
	}
	if i.Width < 1 || i.Height < 1 || max(i.Width, i.Height) > MaxStillEdge || i.Width*i.Height > maxStillPixels {
		return fmt.Errorf("session: a picture of %d×%d pixels cannot be traced; the most is %d Mi pixels", i.Width, i.Height, maxStillPixels>>20)
	}
	order := TraceOrder{Snapshot: s.Shown(), Style: s.Style(), Samples: i.Samples, Denoise: i.Denoise}
	view, err := s.stillView(i)
	if err != nil {
		return err
	}
	order.View, order.Style.Grid, order.Style.Symbols, order.Style.Shading = view, false, false, frame.Lit
	s.stopStill()
	run := s.still.run + 1
	s.still = still{Still: Still{Order: i, Version: s.still.Version}, run: run}
	show := func(p *frame.Picture, whole bool) {
		small := shrunk(p)
		s.Post(func() {
			if s.still.run == run {
				s.still.Picture, s.still.Small, s.still.Whole = p, small, whole
				s.still.Version++
			}
		})
	}
	s.still.job = s.runner.Start("Render picture", func(ctx context.Context, report job.Report) error {
		picture, err := s.config.Trace(ctx, order, s.store, report, func(p *frame.Picture) { show(p, false) })
		if err == nil {
			show(picture, true)
			s.Post(func() { s.Say(Note, "The picture is ready") })
			return nil
		}
		if !errors.Is(err, context.Canceled) {
			s.Post(func() { s.Say(Failure, "The picture could not be traced: %v", err) })
		}
		return err
	})
	return nil
}

// stillView is the camera of a still: one of the scene's, or the view as it is, both filling the picture's shape.
func (s *Session) stillView(i RenderStill) (frame.View, error) {
	if i.Camera != "" {
		return frame.ViewOf(s.Shown(), s.store, string(i.Camera), i.Width, i.Height)
	}
	aspect := s.pictureAspect
	view := s.View(i.Width, i.Height)
	s.pictureAspect = aspect
	return view, nil
}

func (s *Session) stopStill() {
	if s.still.job != nil {
		s.still.job.Cancel()
	}
}

func (s *Session) saveStill(path string) error {
	p := s.still.Picture
	if p == nil {
		return errors.New("session: there is no picture yet; render one first")
	}
	if !strings.EqualFold(filepath.Ext(path), ".png") {
		path += ".png"
	}
	run := s.still.run
	s.behind(func() func() {
		err := writePNG(path, p)
		return func() {
			if err != nil {
				s.Say(Failure, "The picture could not be saved: %v", err)
				return
			}
			if s.still.run == run {
				s.still.Saved = path
			}
			s.Say(Note, "Saved %s", path)
		}
	})
	return nil
}

// smallEdge is the longest edge in pixels of what is shown of a still.
const smallEdge = 1024

func shrunk(p *frame.Picture) *frame.Picture {
	if max(p.Width, p.Height) <= smallEdge {
		return p
	}
	small := pix.Downscale(imageOf(p), smallEdge)
	size := small.Rect.Size()
	return &frame.Picture{Width: size.X, Height: size.Y, RGBA: small.Pix}
}

// imageOf shares the picture's pixels.
func imageOf(p *frame.Picture) *image.NRGBA {
	return &image.NRGBA{Pix: p.RGBA, Stride: 4 * p.Width, Rect: image.Rect(0, 0, p.Width, p.Height)}
}

func writePNG(path string, p *frame.Picture) error {
	data, err := pix.EncodePNG(imageOf(p))
	if err != nil {
		return err
	}
	return bundle.WriteFile(path, data)
}
