package main

import (
	"context"
	"errors"

	"github.com/go-gl/glfw/v3.3/glfw"

	"scenograph/internal/frame"
)

// shutter takes pictures for a policy: it is asked on the policy's goroutine, and draws on the window's, one picture between two frames.
type shutter struct{ asked chan exposure }

type exposure struct {
	plan  *frame.Frame
	taken chan taken
}

type taken struct {
	picture *frame.Picture
	err     error
}

func newShutter() *shutter { return &shutter{asked: make(chan exposure)} }

// take waits until the window has drawn a frame.
func (s *shutter) take(ctx context.Context, plan *frame.Frame) (*frame.Picture, error) {
	e := exposure{plan, make(chan taken, 1)}
	glfw.PostEmptyEvent()
	select {
	case s.asked <- e:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	select {
	case t := <-e.taken:
		return t.picture, t.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// develop draws one picture if one is asked for. It belongs to the window's goroutine.
func (s *shutter) develop(p *picture) {
	select {
	case e := <-s.asked:
		if p.painter == nil {
			e.taken <- taken{err: errors.New("there is no view yet to draw with")}
			return
		}
		drawn, err := p.painter.Paint(e.plan)
		e.taken <- taken{drawn, err}
	default:
	}
}
