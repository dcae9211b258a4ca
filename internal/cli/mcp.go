package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/spf13/cobra"

	"scenograph/internal/agent/sight"
	"scenograph/internal/frame"
	"scenograph/internal/guest"
	"scenograph/internal/journal"
	"scenograph/internal/session"
	"scenograph/internal/studio"
)

func (c *console) mcpCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "mcp [room.scene]",
		Short: "Let an agent of another program look and propose (Model Context Protocol, stdio)",
		Long: `Speak the Model Context Protocol on stdin and stdout, for agents of other programs. They can look (words, plans, views, checks, the
library) and propose typed steps; nothing they say changes the scene. Proposals wait in the project until a person reviews them in the editor.

With a project, that project is served; it is made if it is not there. When the editor has it open and lets other agents in (Agent menu), the
agent is connected to the editor. Without a project, the agent is connected to the editor that runs.`,
		Example: `  scenograph mcp room.scene
  {"mcpServers": {"scenograph": {"command": "scenograph", "args": ["mcp", "/home/me/room.scene"]}}}`,
		Args: cobra.MaximumNArgs(1),
	}
	command.RunE = func(command *cobra.Command, args []string) error {
		path := ""
		if len(args) > 0 {
			path = args[0]
		}
		return c.mcp(command.Context(), path)
	}
	return command
}

func (c *console) mcp(ctx context.Context, path string) error {
	if path == "" {
		return c.relay(ctx, "")
	}
	config := studio.Config("scenograph "+c.host.Version, c.host.Clock)
	woken := make(chan struct{}, 1)
	config.Guests = guest.Policy
	config.Wake = func() {
		select {
		case woken <- struct{}{}:
		default:
		}
	}
	s, err := session.OpenOrCreate(config, path, true, true)
	var held *journal.LockedError
	if errors.As(err, &held) {
		if relayed := c.relay(ctx, path); relayed != nil {
			return fmt.Errorf("%w (%w)", err, relayed)
		}
		return nil
	}
	if err != nil {
		return err
	}
	defer finish(&err, s)
	room := newDarkroom()
	var shutter sight.Shutter
	if c.host.NewPainter != nil {
		shutter = room.take
	}
	server, err := guest.NewServer(guest.Options{Host: studio.Guests{Session: s}, Store: config.Store, Source: config.Catalog, Shutter: shutter, Version: c.host.Version})
	if err != nil {
		return err
	}
	served := make(chan error, 1)
	go func() { served <- server.Run(ctx, c.stdio()) }()
	draw, end := c.shutter(config.Store)
	defer end()
	for {
		select {
		case <-woken:
			s.Update()
		case shot := <-room.shots:
			shot.done <- drawn(draw(shot.ctx, shot.plan))
		case err := <-served:
			if errors.Is(err, context.Canceled) {
				return nil
			}
			return err
		}
	}
}

// stdio is the program's own input and output, left open at the end.
func (c *console) stdio() mcp.Transport {
	return &mcp.IOTransport{Reader: io.NopCloser(c.host.In), Writer: openWriter{c.host.Out}}
}

type openWriter struct{ io.Writer }

func (openWriter) Close() error { return nil }

// relay connects the agent to the editor that runs, which has path open or, when that is empty, anything.
func (c *console) relay(ctx context.Context, path string) error {
	find := func() (guest.Address, error) { return guest.FindDoor(studio.StateDir(), path) }
	return guest.Relay(ctx, find, c.stdio(), c.host.Version)
}

// darkroom has pictures drawn on one goroutine, as OpenGL belongs to a thread.
type darkroom struct{ shots chan shot }

type shot struct {
	ctx  context.Context
	plan *frame.Frame
	done chan picture
}

type picture struct {
	drawn *frame.Picture
	err   error
}

func drawn(p *frame.Picture, err error) picture { return picture{p, err} }

func newDarkroom() *darkroom { return &darkroom{make(chan shot)} }

// take is a sight.Shutter for any goroutine.
func (d *darkroom) take(ctx context.Context, plan *frame.Frame) (*frame.Picture, error) {
	s := shot{ctx, plan, make(chan picture, 1)}
	select {
	case d.shots <- s:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	p := <-s.done
	return p.drawn, p.err
}
