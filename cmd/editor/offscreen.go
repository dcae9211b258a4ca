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

// offscreen makes contexts without a display, the first one ahead of time when it was asked to.
type offscreen struct{ ahead chan madeContext }

type madeContext struct {
	context *glctx.Offscreen
	err     error
}

// prepare begins to make a context beside whatever else is done. Drivers take up to a quarter of a second.
func (o *offscreen) prepare() {
	if !glctx.AnyThread() || o.ahead != nil {
		return
	}
	o.ahead = make(chan madeContext, 1)
	go func() {
		context, err := glctx.NewOffscreen()
		o.ahead <- madeContext{context, err}
	}()
}

func (o *offscreen) context() (*glctx.Offscreen, error) {
	if o.ahead == nil {
		return glctx.NewOffscreen()
	}
	made := <-o.ahead
	o.ahead = nil
	return made.context, made.err
}

// newPainter draws without a display.
func (o *offscreen) newPainter(store *asset.Store) (frame.Painter, func(), error) {
	context, err := o.context()
	if err != nil {
		return nil, nil, err
	}
	painter, err := viewport.NewPainter(context, store, viewport.WithSkyCache(skyFolder()))
	if err != nil {
		context.Close()
		return nil, nil, err
	}
	return painter, func() {
		_ = painter.Close() // only frees; the context goes next anyway
		context.Close()
	}, nil
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
