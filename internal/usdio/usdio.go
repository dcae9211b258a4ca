// Package usdio writes a scene as Universal Scene Description: a .usda text layer with its textures beside it, or one .usdz.
//
// Invariant: Write is a pure function; the same snapshot and assets give the same bytes, and every prim and property it
// names obeys the UsdGeom, UsdShade, UsdLux and UsdPhysics schemas in metres, kilograms, Z up.
//
//	result, err := usdio.Write(snapshot, store, usdio.Options{Name: "room", Format: usdio.USDZ})
//	err = bundle.Save("out", result.Files)
//
// Light is written in nits, as UsdLux defines it: rectangles carry their luminance, distant lights their lux
// (normalize = 1), and spheres four times their candela (normalize = 1, since a sphere of luminance L and radius r has
// π r² L candela and normalising divides by its area 4 π r²). Cameras carry the exposure that turns 100 nits into 1.
package usdio

import (
	"fmt"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/diag"
	"scenograph/internal/scene"
)

// Format names a kind of output.
type Format string

// The formats.
const (
	USDA Format = "usda" // text layer, textures in a folder beside it
	USDZ Format = "usdz" // one archive: PNG and JPEG textures only
)

// Options says what to write.
type Options struct {
	Name   string  // of the files, without an ending; "" takes the scene's
	Format Format  // "" means USDA
	Asset  bool    // a single thing for a scene to refer to: no sky, sun, physics scene and joints to the world, which the scene has
	Flat   bool    // repeat shared models instead of instancing them, for readers that know no references
	YUp    bool    // the stage is Y up, as viewers of augmented reality expect; the scene below its root stays Z up, turned
	Aspect float64 // width over height of the cameras' pictures; 0 means 16:9
}

// Result is what Write made: the layer or archive first, then its textures.
type Result struct {
	Files  []bundle.File
	Report diag.Report // what USD cannot say, and was left out or changed
}

// Write renders a snapshot. It touches no disk; bundle.Save does.
func Write(snap *scene.Snapshot, store *asset.Store, options Options) (Result, error) {
	if options.Format == "" {
		options.Format = USDA
	}
	if options.Format != USDA && options.Format != USDZ {
		return Result{}, fmt.Errorf("usdio: unknown format %q: use usda or usdz", options.Format)
	}
	if options.Aspect <= 0 {
		options.Aspect = 16.0 / 9
	}
	if options.Name == "" {
		options.Name = snap.Settings().Name
	}
	w := newWriter(snap, store, options)
	if err := w.stage(); err != nil {
		return Result{}, fmt.Errorf("usdio: scene %q: %w", snap.Settings().Name, err)
	}
	stem := bundle.Stem(options.Name, "scene")
	if options.Format == USDA {
		layer := bundle.File{Path: stem + ".usda", Data: w.out.bytes}
		return Result{Files: append([]bundle.File{layer}, w.textures.files...), Report: w.report}, nil
	}
	layer := bundle.File{Path: w.root + ".usda", Data: w.out.bytes}
	archive, err := pack(append([]bundle.File{layer}, w.textures.files...))
	if err != nil {
		return Result{}, fmt.Errorf("usdio: %s.usdz: %w", stem, err)
	}
	return Result{Files: []bundle.File{{Path: stem + ".usdz", Data: archive}}, Report: w.report}, nil
}
