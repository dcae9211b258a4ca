package catalog

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// portraitYaw turns a thing a little to its left, so that its front and one side are seen.
const portraitYaw = -12 * math.Pi / 180

// Portrait is a scene with nothing but a thing, unlit by its own lamps, in an environment, for pictures of it.
func Portrait(source Source, store *asset.Store, req Request, env scene.Environment) (*scene.Snapshot, error) {
	thing, err := source.Build(store, req)
	if err != nil {
		return nil, err
	}
	draft := scene.Empty(thing.Entry.ID).Edit()
	if err := draft.PutSettings(scene.Settings{Name: thing.Entry.ID, Environment: env}); err != nil {
		return nil, fmt.Errorf("catalog: %w", err)
	}
	for _, m := range thing.Materials {
		if err := draft.PutMaterial(m); err != nil {
			return nil, fmt.Errorf("catalog: %w", err)
		}
	}
	for _, n := range thing.Nodes("thing", thing.Entry.Name, "", pose(&thing.Entry)) {
		if n.Light != nil {
			continue
		}
		if err := draft.PutNode(n); err != nil {
			return nil, fmt.Errorf("catalog: %w", err)
		}
	}
	snapshot, _ := draft.Seal()
	return snapshot, nil
}

// pose turns a thing so that a picture shows its best side: what lies close under the ceiling from below, what lies flat from above.
func pose(e *Entry) geom.Transform {
	at := geom.At(geom.Vec3{}, portraitYaw)
	tip := map[scene.Mount]float64{scene.OnCeiling: geom.Radians(-42), scene.FlatFloor: geom.Radians(32)}[e.Mount]
	if e.Size[2] > 0.6*math.Max(e.Size[0], e.Size[1]) {
		tip = 0 // what hangs down is seen as it hangs
	}
	if tip != 0 {
		at.Rotation = geom.AxisAngle(geom.Vec3{1, 0, 0}, tip).Mul(at.Rotation)
	}
	return at.Canonical()
}
