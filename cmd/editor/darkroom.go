package main

import (
	"context"
	"sync"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/glctx"
	"scenograph/internal/viewport"
)

// darkroom takes pictures on a context and a thread of its own. With a software renderer, whose work is done by the thread that asks for
// it, the window would else wait for every picture of a candidate.
type darkroom struct {
	context *glctx.Offscreen
	store   *asset.Store
	once    sync.Once
	painter *viewport.Painter
	failed  error
}

// behind makes a context whose software renderer has threads of its own, of a lower priority than the window's; else one that shares them.
// Contexts of one display share the threads that fill triangles, and whoever draws one picture after the other keeps them to itself.
func behind(window *glctx.Window) (*glctx.Offscreen, error) {
	if glctx.AnyThread() {
		context, err := glctx.NewBehind()
		if err == nil && context.Info().Software {
			return context, nil
		}
		if err == nil {
			context.Close()
		}
	}
	return window.Aside()
}

// take draws a picture for any goroutine; the renderer is made for the first.
func (d *darkroom) take(ctx context.Context, plan *frame.Frame) (*frame.Picture, error) {
	d.once.Do(func() {
		d.painter, d.failed = viewport.NewPainter(d.context, d.store, viewport.WithSkyCache(skyFolder()))
	})
	if d.failed != nil {
		return nil, d.failed
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return d.painter.Paint(plan)
}

// close frees the renderer and ends the thread.
func (d *darkroom) close() {
	if d == nil {
		return
	}
	if d.painter != nil {
		_ = d.painter.Close() // only frees; the context goes next anyway
	}
	d.context.Close()
}
