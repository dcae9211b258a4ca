package simulate

import (
	"context"
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/mujoco"
	"scenograph/internal/rigid"
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
	out, err := run.settle(ctx, seconds, whole, progress)
	if err != nil {
		return Settled{}, err
	}
	out.Actions = run.Actions()
	return out, nil
}

// SettleFile lets the model in a file be for some seconds. free names its bodies that gravity moves, which is what the movements name.
// An error may be that there is no engine, ErrMissing.
func SettleFile(ctx context.Context, path string, free []string, seconds float64) (Settled, error) {
	sim, err := mujoco.Load(path)
	if err != nil {
		return Settled{}, err
	}
	run := &Run{sim: sim, Initial: sim.State().Penetration}
	defer run.Close()
	for _, name := range free {
		number, ok := sim.Body(name)
		if !ok {
			return Settled{}, fmt.Errorf("simulate: %s: the engine finds no body %q", path, name)
		}
		body := &rigid.Body{Node: scene.NodeID(name), Name: name, Kind: scene.DynamicBody}
		run.bodies = append(run.bodies, tracked{body: body, number: number, start: sim.Pose(number)})
	}
	return run.settle(ctx, seconds, true, nil)
}

func (r *Run) settle(ctx context.Context, seconds float64, whole bool, progress func(share float64)) (Settled, error) {
	engine, err := Engine()
	if err != nil {
		return Settled{}, err
	}
	out := Settled{Engine: engine, Timestep: r.Step(), Bodies: r.Bodies(), Penetration: r.Initial}
	const slice = 0.1
	still := 0.0
	for out.Seconds < seconds-slice/2 && (whole || still < stillFor) {
		if err := ctx.Err(); err != nil {
			return Settled{}, err
		}
		if err := r.Advance(slice); err != nil {
			return Settled{}, err
		}
		out.Seconds += slice
		if still += slice; r.Speed() > stillSpeed {
			still = 0
		}
		if progress != nil {
			progress(out.Seconds / seconds)
		}
	}
	out.Rest = still >= stillFor
	out.Moved = r.Moved()
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
