package mender

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"scenograph/internal/action"
	"scenograph/internal/check"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Bounds of Offers, counted so that the same scene gets the same offers on every machine.
const (
	offersMost     = 64 // verdicts for which anything is tried
	offersThorough = 16 // verdicts for which more than the first candidate is tried
	offersTries    = 12 // candidates tried for each of those
)

// Offer is what ends a verdict by itself and adds no error, or why there is nothing.
type Offer struct {
	Actions []action.Action
	Err     error
}

var errUntried = errors.New("mender: nothing was tried, as too much is wrong; mend the verdicts before it first")

// Offers tries to mend each verdict of a scene's survey, one at a time. Only the first 64 verdicts are tried, the first 16 of them
// with more than one candidate.
func (m *Mender) Offers(ctx context.Context, head *scene.Snapshot, survey check.Survey) ([]Offer, error) {
	out := make([]Offer, len(survey.Verdicts))
	if len(out) == 0 {
		return out, nil
	}
	world, err := query.New(head, m.Store)
	if err != nil {
		return nil, fmt.Errorf("mender: %w", err)
	}
	var next atomic.Int64
	var work sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(out)) {
		work.Go(func() {
			for i := int(next.Add(1)) - 1; i < min(len(out), offersMost) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				most := 1
				if i < offersThorough {
					most = offersTries
				}
				chosen, _, err := m.judged(world, survey, survey.Verdicts[i]).best(ctx, 0, most)
				out[i] = Offer{chosen.actions, err}
			}
		})
	}
	work.Wait()
	for i := offersMost; i < len(out); i++ {
		out[i].Err = errUntried
	}
	return out, ctx.Err()
}
