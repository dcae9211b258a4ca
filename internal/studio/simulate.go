package studio

import (
	"context"

	"scenograph/internal/asset"
	"scenograph/internal/scene"
	"scenograph/internal/session"
	"scenograph/internal/simulate"
)

// Simulate starts the physics engine that is installed.
func Simulate(ctx context.Context, snapshot *scene.Snapshot, store *asset.Store) (session.Simulation, error) {
	run, err := simulate.Start(ctx, snapshot, store, simulate.Options{})
	if err != nil {
		return nil, err
	}
	return run, nil
}
