// Package intake reads a model or a scene from any file that Scenograph understands.
//
// Invariant: a file is read by its ending alone, from the folder it lies in (folder.Root) and no other; what cannot be read is one
// error that names the file.
//
//	found, err := intake.Read(ctx, "robots/arm.urdf", intake.Options{Options: gltfio.Options{Store: store, Into: head}})
package intake

import (
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"scenograph/internal/assembly"
	"scenograph/internal/diag"
	"scenograph/internal/folder"
	"scenograph/internal/gltfio"
	"scenograph/internal/mjcf"
	"scenograph/internal/stage"
	"scenograph/internal/urdf"
)

// Options steers reading. UnitM and Up are for formats that do not say theirs, and refused for those that do.
type Options struct {
	gltfio.Options
	UnitM float64       // metres; 0 by the format's custom
	Up    assembly.Axis // "" by the format's custom
}

// Endings lists the endings of the files that are read.
func Endings() []string {
	return []string{".glb", ".gltf", ".obj", ".stl", ".urdf", ".xml", ".mjcf", ".usd", ".usda", ".usdc", ".usdz"}
}

// Reads reports whether a file's ending is one of Endings.
func Reads(name string) bool { return slices.Contains(Endings(), strings.ToLower(filepath.Ext(name))) }

// Posable reports whether a file may hold animations to be posed by.
func Posable(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".glb" || ext == ".gltf"
}

// Read reads a file.
func Read(ctx context.Context, name string, options Options) (*gltfio.Import, error) {
	if err := check(name, options); err != nil {
		return nil, err
	}
	if Posable(name) {
		return examined(options.Store)(gltfio.Read(ctx, name, options.Options))
	}
	at, below, err := folder.Open(ctx, name, options.MaxBytes)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(name), err)
	}
	defer func() { _ = at.Close() }()
	return ReadFrom(ctx, at, below, options)
}

// ReadFrom reads a file of an open folder.
func ReadFrom(ctx context.Context, at *folder.Folder, name string, options Options) (*gltfio.Import, error) {
	if err := check(name, options); err != nil {
		return nil, err
	}
	if Posable(name) {
		return examined(options.Store)(gltfio.ReadFS(ctx, at.FS(), name, options.Options))
	}
	if options.Store == nil {
		return nil, fmt.Errorf("%s: no store was given to put assets in", path.Base(name))
	}
	m := assembly.New(ctx, at, name, assembly.Options{
		Store: options.Store, Into: options.Into, AsObject: options.AsObject, NoColliders: options.NoColliders, Settings: options.Settings,
		UnitM: options.UnitM, Up: options.Up,
	})
	found, err := read(m)
	if err != nil {
		return nil, fmt.Errorf("%s: %w%s", path.Base(name), err, reasons(m.Report))
	}
	return examined(options.Store)(found, nil)
}

// mostReasons is how much of what was left out is told with an error that may follow from it.
const mostReasons = 3

// reasons lists what was left out of a file of which nothing was left.
func reasons(r *diag.Report) string {
	var list []string
	for _, f := range r.Findings {
		if f.Severity == diag.Info || len(list) == mostReasons {
			continue
		}
		list = append(list, f.Subject+": "+f.Message)
	}
	if len(list) == 0 {
		return ""
	}
	return " (" + strings.Join(list, "; ") + ")"
}

func read(m *assembly.Maker) (*gltfio.Import, error) {
	switch strings.ToLower(path.Ext(m.Name)) {
	case ".urdf":
		return urdf.Read(m)
	case ".xml", ".mjcf":
		return mjcf.Read(m)
	case ".usd", ".usda", ".usdc", ".usdz":
		return stage.Read(m)
	}
	return m.Single()
}

// saysUnit reports whether a format says its unit and its upward axis.
func saysUnit(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext != ".obj" && ext != ".stl"
}

func check(name string, options Options) error {
	base := filepath.Base(name)
	if !Reads(name) {
		return fmt.Errorf("%s: files of this kind are not read; use %s", base, strings.Join(Endings(), ", "))
	}
	if (options.UnitM != 0 || options.Up != "") && saysUnit(name) {
		return fmt.Errorf("%s: %w", base, errors.New("the format says its unit and upward axis; leave --unit and --up out"))
	}
	if options.Pose.Animation != "" && !Posable(name) {
		return fmt.Errorf("%s: only .glb and .gltf files are read at a moment of an animation", base)
	}
	if err := (assembly.Options{UnitM: options.UnitM, Up: options.Up}).Check(); err != nil {
		return fmt.Errorf("%s: %w", base, err)
	}
	return nil
}

// Unit reads a unit's name or a number of metres.
func Unit(text string) (float64, error) {
	units := map[string]float64{"": 0, "m": 1, "cm": 0.01, "mm": 0.001, "km": 1000, "in": 0.0254, "inch": 0.0254, "ft": 0.3048, "foot": 0.3048}
	if u, known := units[strings.ToLower(text)]; known {
		return u, nil
	}
	var u float64
	if _, err := fmt.Sscanf(text, "%g", &u); err != nil || !(u > 0) || u > 1e6 {
		return 0, fmt.Errorf("%q is no unit; use m, cm, mm, in, ft or a number of metres", text)
	}
	return u, nil
}
