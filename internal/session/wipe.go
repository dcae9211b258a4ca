package session

import (
	"context"
	"errors"

	"scenograph/internal/frame"
	"scenograph/internal/job"
	"scenograph/internal/scene"
)

// Intents about a wipe over the view: the scene without and with the proposal under review, parted by a line.
type (
	// WipeProposal shows proposals as a wipe, or as ghosts alone.
	WipeProposal struct{ On bool }
	// DrawWipe draws both sides at a size in pixels, from where the view is.
	DrawWipe struct{ Width, Height int }
	// FrameProposal brings what the proposal under review changes into view.
	FrameProposal struct{}
)

func (WipeProposal) intent()  {}
func (DrawWipe) intent()      {}
func (FrameProposal) intent() {}

// Wipe is what lies over the view.
type Wipe struct {
	On            bool           // the proposal under review is shown as a wipe
	Ready         bool           // the pictures are of the proposal and the view as they are now
	Drawing       bool           // others are being drawn
	Before, After *frame.Picture // nil before any were drawn
	Version       uint64         // changes with the pictures
}

// wiping is the state of the wipe.
type wiping struct {
	choice        int // of the person: 1 always, −1 never, 0 where nothing but looks and light changes
	of, asked     wiped
	job           *job.Job
	before, after *frame.Picture
	version       uint64
}

// wiped is what the pictures were drawn from; equal values give equal pictures.
type wiped struct {
	before, after *scene.Snapshot
	view          frame.View
	style         frame.Style
}

// Wipe returns the wipe over a view of so many pixels; its pictures must not be changed.
func (s *Session) Wipe(width, height int) Wipe {
	w := &s.wiping
	now, ok := s.wipeNow(width, height)
	if !ok {
		return Wipe{}
	}
	return Wipe{On: true, Ready: w.before != nil && w.of == now, Drawing: w.job != nil && w.asked == now, Before: w.before, After: w.after, Version: w.version}
}

// wipeNow is what the wipe would show; false when none is wanted.
func (s *Session) wipeNow(width, height int) (wiped, bool) {
	item, ok := s.Focused()
	if !ok || item.After == nil || s.preview != nil || s.compare || s.wiping.choice < 0 || s.wiping.choice == 0 && !looksOnly(item.Diff) {
		return wiped{}, false
	}
	return wiped{s.Head().Snapshot, item.After, s.View(width, height), s.Style()}, true
}

// looksOnly reports whether a change shows in nothing but materials and light.
func looksOnly(d scene.Diff) bool {
	shown := d.Settings
	for _, c := range d.Materials {
		shown = shown || c.Before != nil && c.After != nil
	}
	for _, c := range d.Nodes {
		if c.Before == nil || c.After == nil || c.Before.Transform != c.After.Transform || c.Before.Parent != c.After.Parent || c.Before.Hidden != c.After.Hidden {
			return false
		}
		shown = true
	}
	return shown
}

func (s *Session) doWipe(i Intent) (bool, error) {
	switch i := i.(type) {
	case WipeProposal:
		s.wiping.choice = -1
		if i.On {
			s.wiping.choice = 1
		}
	case DrawWipe:
		return true, s.drawWipe(i.Width, i.Height)
	case FrameProposal:
		if item, ok := s.Focused(); ok && item.After != nil {
			s.frameChange(item.Diff, item.After)
		}
	default:
		return false, nil
	}
	return true, nil
}

// drawWipe draws both sides in the background; a drawing of something else is given up.
func (s *Session) drawWipe(width, height int) error {
	w := &s.wiping
	if s.config.Shutter == nil {
		return errors.New("session: this program draws no pictures")
	}
	now, ok := s.wipeNow(width, height)
	if !ok || width < 1 || height < 1 || w.before != nil && w.of == now || w.job != nil && w.asked == now {
		return nil
	}
	if w.job != nil {
		w.job.Cancel()
	}
	known := w.before
	if w.of.before != now.before || w.of.view != now.view || w.of.style != now.style {
		known = nil
	}
	w.asked = now
	store, shoot := s.store, s.config.Shutter
	w.job = s.runner.Start("Before and after", func(ctx context.Context, _ job.Report) error {
		before, after := known, (*frame.Picture)(nil)
		var err error
		if before == nil {
			before, err = shot(ctx, now.before, store, now.view, now.style, shoot)
		}
		if err == nil {
			after, err = shot(ctx, now.after, store, now.view, now.style, shoot)
		}
		s.Post(func() {
			if w.asked != now {
				return
			}
			w.job = nil
			if err != nil {
				w.asked, w.choice = wiped{}, -1
				return
			}
			w.before, w.after, w.of = before, after, now
			w.version++
		})
		return err
	})
	return nil
}

// around is how much of the room is shown about a change that is framed, metres.
const around = 1

// frameChange brings the nodes that a change is about into view, as they will be.
func (s *Session) frameChange(d scene.Diff, after *scene.Snapshot) {
	var there, gone []scene.NodeID
	for _, c := range d.Nodes {
		if c.After != nil {
			there = append(there, c.ID)
		} else {
			gone = append(gone, c.ID)
		}
	}
	box := s.boundsOf(after, there).Union(s.boundsOf(s.Head().Snapshot, gone))
	if box.Empty() {
		box = s.boundsOfAll()
	}
	s.frameBox(box.Grow(around))
}
