package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"scenograph/internal/frame"
	"scenograph/internal/pathtrace"
)

// traceFlags are the flags of a path-traced picture.
type traceFlags struct {
	on, denoise bool
	samples     int
	seed        uint64
	threads     int
}

func (t *traceFlags) add(command *cobra.Command) {
	flags := command.Flags()
	flags.BoolVar(&t.on, "path-trace", false, "follow light around corners: slower, and what the picture should look like")
	flags.IntVar(&t.samples, "spp", pathtrace.DefaultSamples, "path tracing: samples of each pixel")
	flags.Uint64Var(&t.seed, "seed", 1, "path tracing: another seed gives other noise, the same seed the same bytes")
	flags.BoolVar(&t.denoise, "denoise", true, "path tracing: smooth the noise that is left")
	flags.IntVar(&t.threads, "threads", runtime.GOMAXPROCS(0), "path tracing: processors to use")
}

// check refuses flags that say nothing without --path-trace, and numbers that cannot be meant.
func (t *traceFlags) check(command *cobra.Command, shading string) error {
	if !t.on {
		for _, name := range []string{"spp", "seed", "denoise", "threads"} {
			if command.Flags().Changed(name) {
				return usageError{fmt.Errorf("--%s goes with --path-trace", name)}
			}
		}
		return nil
	}
	if t.samples < 1 || t.samples > pathtrace.MaxSamples {
		return usageError{fmt.Errorf("--spp %d must be 1 to %d", t.samples, pathtrace.MaxSamples)}
	}
	if t.threads < 1 {
		return usageError{fmt.Errorf("--threads %d must be at least 1", t.threads)}
	}
	if shading != string(frame.Lit) {
		return usageError{fmt.Errorf("--shading %s is not path-traced; leave one of them out", shading)}
	}
	return nil
}

// trace makes a path-traced picture. It needs no OpenGL.
func (c *console) trace(ctx context.Context, t *traceFlags, found contents, view frame.View, style frame.Style) (*frame.Picture, error) {
	stage, err := pathtrace.NewStage(frame.NewPlanner(found.store).PlanWhole(found.snapshot, view, style), found.store)
	if err != nil {
		return nil, err
	}
	if err := stage.Problem(); err != nil {
		c.endLine()
		fmt.Fprintf(c.host.Err, "%s\n", oneLine(err))
	}
	told := -1
	picture, err := stage.Render(ctx, pathtrace.Options{
		Samples: t.samples, Seed: t.seed, Denoise: t.denoise, Threads: t.threads,
		Progress: func(p pathtrace.Progress) {
			percent := int(100 * p.Share)
			if percent == told || !c.terminal() && percent/10 == told/10 {
				return
			}
			told = percent
			c.step("%s, %d %%, %d of %d samples%s", p.Note, percent, p.Samples, t.samples, timeLeft(p.Left))
		},
	})
	if errors.Is(err, context.Canceled) {
		return nil, errors.New("stopped; no picture was written")
	}
	return picture, err
}

func timeLeft(d time.Duration) string {
	if d <= 0 {
		return ""
	}
	return ", " + d.Round(time.Second).String() + " left"
}
