package studio

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/job"
	"scenograph/internal/pathtrace"
	"scenograph/internal/session"
)

// traceSeed is the seed of the window's pictures, so that the same scene gives the same bytes.
const traceSeed = 1

// Trace makes a path-traced picture. One processor is left for the window.
func Trace(ctx context.Context, order session.TraceOrder, store *asset.Store, report job.Report, preview func(*frame.Picture)) (*frame.Picture, error) {
	report(-1, "preparing the scene")
	stage, err := pathtrace.NewStage(frame.NewPlanner(store).PlanWhole(order.Snapshot, order.View, order.Style), store)
	if err != nil {
		return nil, err
	}
	return stage.Render(ctx, pathtrace.Options{
		Samples: order.Samples, Seed: traceSeed, Denoise: order.Denoise, Threads: max(1, runtime.GOMAXPROCS(0)-1), Preview: preview,
		Progress: func(p pathtrace.Progress) {
			report(p.Share, fmt.Sprintf("%d of %d samples%s", p.Samples, order.Samples, left(p.Left)))
		},
	})
}

func left(d time.Duration) string {
	switch {
	case d <= 0:
		return ""
	case d > time.Minute:
		return fmt.Sprintf(", %.0f min left", d.Minutes())
	}
	return ", " + d.Round(time.Second).String() + " left"
}
