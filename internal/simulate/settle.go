package simulate

import (
	"context"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/scene"
)

// Limits of a settling: it ends when everything is still, or when time is up.
const (
	stillSpeed = 0.005 // m/s and rad/s
	stillFor   = 0.5   // seconds
)

// Settled is how a scene came to rest.
type Settled struct {
	Engine      string
	Timestep    float64 // seconds
	Seconds     float64 // simulated
	Bodies      int     // free to move
	Rest        bool    // everything lay still at the end
	Penetration float64 // metres, the deepest contact at the start
	Moved       []Movement
	Actions     []action.Action
}

// Settle lets a scene fall for at most so many seconds, until nothing moves, or for the whole time. progress is told how much of the time has passed.
func Settle(ctx context.Context, snap *scene.Snapshot, store *asset.Store, seconds float64, whole bool, options Options, progress func(share float64)) (Settled, error) {
	run, err := Start(ctx, snap, store, options)
	if err != nil {
		return Settled{}, err
	}
	defer run.Close()
	engine, err := Engine()
	if err != nil {
		return Settled{}, err
	}
	out := Settled{Engine: engine, Timestep: run.Step(), Bodies: run.Bodies(), Penetration: run.Initial}
	const slice = 0.1
	still := 0.0
	for out.Seconds < seconds-slice/2 && (whole || still < stillFor) {
		if err := ctx.Err(); err != nil {
			return Settled{}, err
		}
		if err := run.Advance(slice); err != nil {
			return Settled{}, err
		}
		out.Seconds += slice
		if still += slice; run.Speed() > stillSpeed {
			still = 0
		}
		if progress != nil {
			progress(out.Seconds / seconds)
		}
	}
	out.Rest = still >= stillFor
	out.Moved, out.Actions = run.Moved(), run.Actions()
	return out, nil
}

// Drift returns the median and the largest distance that free bodies have moved, in metres.
func (s Settled) Drift() (median, largest float64) {
	if len(s.Moved) == 0 {
		return 0, 0
	}
	var list []float64
	for _, m := range s.Moved {
		list = append(list, m.Metres)
	}
	slices.Sort(list)
	return list[len(list)/2], list[len(list)-1]
}
