package main

import (
	"os"
	"path/filepath"

	"scenograph/internal/asset"
	"scenograph/internal/cli"
	"scenograph/internal/frame"
	"scenograph/internal/glctx"
	"scenograph/internal/viewport"
)

// offscreen makes painters without a display, the first one ahead of time when it was asked to.
type offscreen struct{ ahead chan madePainter }

type madePainter struct {
	painter *viewport.Painter
	end     func()
	err     error
}

// prepare begins to make a painter beside whatever else is done, and to make it ready for a picture unless that has no size yet. Drivers take
// up to a quarter of a second.
func (o *offscreen) prepare(view frame.View, style frame.Style) {
	if !glctx.AnyThread() || o.ahead != nil {
		return
	}
	o.ahead = make(chan madePainter, 1)
	go func() {
		made := newOffscreenPainter(asset.NewStore())
		if made.err == nil && view.Width > 0 {
			_ = made.painter.Expect(view, style) // what cannot be made ready is told when the picture is drawn
		}
		o.ahead <- made
	}()
}

// newPainter draws without a display.
func (o *offscreen) newPainter(store *asset.Store) (frame.Painter, func(), error) {
	if o.ahead == nil {
		made := newOffscreenPainter(store)
		return made.painter, made.end, made.err
	}
	made := <-o.ahead
	o.ahead = nil
	if made.err != nil {
		return nil, nil, made.err
	}
	if err := made.painter.Serve(store); err != nil {
		made.end()
		return nil, nil, err
	}
	return made.painter, made.end, nil
}

func newOffscreenPainter(store *asset.Store) madePainter {
	context, err := glctx.NewOffscreen()
	if err != nil {
		return madePainter{err: err}
	}
	painter, err := viewport.NewPainter(context, store, viewport.WithSkyCache(skyFolder()))
	if err != nil {
		context.Close()
		return madePainter{err: err}
	}
	return madePainter{painter: painter, end: func() {
		_ = painter.Close() // only frees; the context goes next anyway
		context.Close()
	}}
}

// skyFolder is where the light of skies is kept, "" when the system names no such place.
func skyFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "scenograph", "skies")
}

func describeGL() (cli.GLInfo, error) {
	context, err := glctx.NewOffscreen()
	if err != nil {
		return cli.GLInfo{}, err
	}
	defer context.Close()
	info := context.Info()
	return cli.GLInfo{Platform: info.Platform, Vendor: info.Vendor, Renderer: info.Renderer, Version: info.Version, Software: info.Software}, nil
}
