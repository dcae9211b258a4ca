// Package mjcf reads models in MuJoCo's XML format, and writes scenes in it: one .xml file, its meshes as .obj and its textures as .png beside it.
//
// Invariant: Write is a pure function; the file uses only what MuJoCo 2.2.2 and 3 both read, every body has an explicit inertia,
// every name is unique, and the same scene gives the same bytes.
//
//	result, err := mjcf.Write(ctx, snapshot, store, mjcf.Options{Name: "room"})
//	err = bundle.Save("out", result.Files)
package mjcf

import (
	"context"
	"fmt"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/diag"
	"scenograph/internal/meshset"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
)

// How the model asks to be solved. Timestep is the declared step in seconds: real time many times over on one core.
const (
	Timestep   = 0.005
	Cone       = "elliptic"
	ImpRatio   = 10
	Integrator = "Euler"
)

// Options says what to write.
type Options struct {
	Name           string  // of the file, without an ending; "" takes the scene's
	HeavyKg        float64 // see rigid.Options
	CollisionGroup int     // of geoms that collide; both groups 0 mean 3
	VisualGroup    int     // of geoms that are drawn; both groups 0 mean 2
	Inline         bool    // meshes and textures are named with their folders, for readers that know no meshdir
	Object         bool    // one body as robosuite reads an object: within a nameless body, with sites that tell its extent, unjointed
	Memo           *meshset.Memo
	Still          bool // what moves freely is left out, for whoever places it
	Shapes         bool // no drawn meshes and no textures: all that a simulator needs, and nothing to look at
}

// Result is what Write made: the model first, then its meshes and textures.
type Result struct {
	Files  []bundle.File
	World  *rigid.World // what was written, in the order of the file
	Report diag.Report
}

// Write renders a snapshot. It touches no disk; bundle.Save does.
func Write(ctx context.Context, snap *scene.Snapshot, store *asset.Store, options Options) (Result, error) {
	world, err := rigid.Build(ctx, snap, store, rigid.Options{HeavyKg: options.HeavyKg, Convex: true, Soles: true})
	if err != nil {
		return Result{}, fmt.Errorf("mjcf: %w", err)
	}
	if options.Still {
		world = world.Still()
	}
	if options.Name == "" {
		options.Name = snap.Settings().Name
	}
	if options.CollisionGroup == 0 && options.VisualGroup == 0 {
		options.CollisionGroup, options.VisualGroup = 3, 2
	}
	w := newWriter(ctx, snap, store, world, options)
	if err := w.document(); err != nil {
		return Result{}, fmt.Errorf("mjcf: scene %q: %w", snap.Settings().Name, err)
	}
	world.Report.Merge(w.report)
	return Result{Files: w.files(), World: world, Report: world.Report}, nil
}
