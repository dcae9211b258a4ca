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
	"syscall"
	"time"

	"scenograph/internal/cli"
)

func main() {
	runtime.LockOSThread() // windows belong to the main thread
	os.Exit(run(os.Args[1:]))
}

func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var display offscreen
	command := cli.New(cli.Host{
		Version: version(), In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Clock: time.Now,
		OpenWindow: func(path string) error { return openWindow(ctx, path) },
		NewPainter: display.newPainter,
		Prepare:    display.prepare,
		GL:         describeGL,
	})
	return cli.Run(ctx, command, args)
}

// release is set by the linker.
var release string

// version is the release, the module's version, or the commit it was built from.
func version() string {
	if release != "" {
		return release
	}
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
