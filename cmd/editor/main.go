// Command editor is the scenograph program: the window, and every command that works without one.
//
// Invariant: only this package knows both the interface and OpenGL; everything it wires together is tested without them.
//
//	scenograph                 # opens the starter room
//	scenograph open room.scene
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"time"

	"scenograph/internal/asset"
	"scenograph/internal/cli"
	"scenograph/internal/frame"
	"scenograph/internal/glctx"
	"scenograph/internal/viewport"
)

func main() {
	runtime.LockOSThread() // windows belong to the main thread
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	command := cli.New(cli.Host{
		Version: version(), In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Clock: time.Now,
		OpenWindow: func(path string) error { return openWindow(ctx, path) },
		NewPainter: newPainter,
		GL:         describeGL,
	})
	os.Exit(cli.Run(ctx, command, os.Args[1:]))
}

// version is the module's version, or the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "development"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value[:min(12, len(s.Value))]
		}
	}
	return "development"
}

// newPainter draws without a window.
func newPainter(store *asset.Store) (frame.Painter, func(), error) {
	context, err := glctx.NewOffscreen()
	if err != nil {
		return nil, nil, err
	}
	painter, err := viewport.NewPainter(context, store)
	if err != nil {
		context.Close()
		return nil, nil, err
	}
	return painter, func() { painter.Close(); context.Close() }, nil
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
