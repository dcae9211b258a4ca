package main

import (
	"context"
	"errors"

	"github.com/go-gl/glfw/v3.3/glfw"

	"scenograph/internal/frame"
)

// shutter takes pictures for policies and for agents of other programs: it is asked on their goroutines, and draws on the window's, one
// picture between two frames.
type shutter struct{ asked chan exposure }

type exposure struct {
	ctx   context.Context
	plan  *frame.Frame
	taken chan taken
}

type taken struct {
	picture *frame.Picture
	err     error
}

// exposures bounds how many pictures are asked for at once; others wait in line.
const exposures = 8

func newShutter() *shutter { return &shutter{asked: make(chan exposure, exposures)} }

// take waits until the window has drawn a frame.
func (s *shutter) take(ctx context.Context, plan *frame.Frame) (*frame.Picture, error) {
	e := exposure{ctx, plan, make(chan taken, 1)}
	select {
	case s.asked <- e:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	glfw.PostEmptyEvent()
	select {
	case t := <-e.taken:
		return t.picture, t.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// busy reports whether pictures are asked for.
func (s *shutter) busy() bool { return len(s.asked) > 0 }

// develop draws one picture if one is asked for. It belongs to the window's goroutine.
func (s *shutter) develop(p *picture) {
	select {
	case e := <-s.asked:
		if err := e.ctx.Err(); err != nil {
			e.taken <- taken{err: err}
			return
		}
		if p.painter == nil {
			e.taken <- taken{err: errors.New("there is no view yet to draw with")}
			return
		}
		drawn, err := p.painter.Paint(e.plan)
		e.taken <- taken{drawn, err}
	default:
	}
}
