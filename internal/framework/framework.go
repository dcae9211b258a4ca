// Package framework writes a scene for the programs in which robots learn: one file for each different thing, an assembly, a manifest, and
// the loader or configuration that a framework reads.
//
// Invariant: Write is a pure function; the same scene gives the same bytes, and every file that another names is among them.
//
//	result, err := framework.Write(ctx, snapshot, store, framework.Options{Name: "room", For: []framework.Name{framework.Habitat}})
//	err = bundle.Save("out", result.Files)
//
// The conventions are those of the frameworks' own sources: Habitat-Sim 0.3 (attributes managers of esp/metadata), robosuite 1.5 (Arena,
// MujocoXMLObject), ManiSkill 3 (SceneBuilder), Isaac Lab 2 and 3 (InteractiveSceneCfg).
package framework

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/diag"
	"scenograph/internal/gltfio"
	"scenograph/internal/manifest"
	"scenograph/internal/meshset"
	"scenograph/internal/mjcf"
	"scenograph/internal/scene"
	"scenograph/internal/urdf"
	"scenograph/internal/usdio"
)

// Name is a framework's.
type Name string

// The frameworks.
const (
	IsaacLab  Name = "isaaclab"
	Robosuite Name = "robosuite"
	ManiSkill Name = "maniskill"
	Habitat   Name = "habitat"
)

// Names lists the frameworks.
func Names() []Name { return []Name{IsaacLab, Robosuite, ManiSkill, Habitat} }

// Formats in which single things are written.
const (
	GLB  = "glb"
	USDA = "usda"
	URDF = "urdf"
	MJCF = "mjcf"

	collisionGLB = "collision glb" // convex pieces, Y up
	collisionOBJ = "collision obj" // convex pieces, Z up
)

// Options says what to write.
type Options struct {
	Name     string   // of the files, an identifier is made of it where one is needed
	For      []Name   // frameworks; none writes the manifest alone, with what Formats asks for
	Formats  []string // of single things, more than the frameworks need: glb, usda, urdf, mjcf
	Assembly []manifest.File
}

// Result is what Write made: manifest.json first.
type Result struct {
	Files  []bundle.File
	Main   map[Name]string // the file that a framework is given
	Report diag.Report
}

// writer holds one Write's state.
type writer struct {
	ctx    context.Context
	snap   *scene.Snapshot
	store  *asset.Store
	plan   *manifest.Plan
	name   string // identifier
	result Result
	have   map[string]bool // files by path
	memo   meshset.Memo
}

// Write renders a snapshot. It touches no disk; bundle.Save does.
func Write(ctx context.Context, snap *scene.Snapshot, store *asset.Store, options Options) (Result, error) {
	plan, err := manifest.Build(ctx, snap, store, manifest.Options{Name: options.Name})
	if err != nil {
		return Result{}, fmt.Errorf("framework: %w", err)
	}
	plan.Assembly = append(plan.Assembly, options.Assembly...)
	w := &writer{ctx: ctx, snap: snap, store: store, plan: plan, name: identifier(plan.Name), have: map[string]bool{}}
	w.result.Main = map[Name]string{}
	if err := w.singles(options); err != nil {
		return Result{}, fmt.Errorf("framework: %w", err)
	}
	for _, f := range options.For {
		if err := w.framework(f); err != nil {
			return Result{}, fmt.Errorf("framework: %s: %w", f, err)
		}
	}
	text, err := plan.Encode()
	if err != nil {
		return Result{}, err
	}
	w.result.Files = append([]bundle.File{{Path: manifest.FileName, Data: text}}, w.result.Files...)
	return w.result, nil
}

func (w *writer) framework(f Name) error {
	switch f {
	case IsaacLab:
		return w.isaacLab()
	case Robosuite:
		return w.robosuite()
	case ManiSkill:
		return w.maniSkill()
	case Habitat:
		return w.habitat()
	}
	return fmt.Errorf("there is no such framework; use %v", Names())
}

// needs lists the formats in which an asset is wanted.
func needs(options Options, a *manifest.Asset) []string {
	out := slices.Clone(options.Formats)
	for _, f := range options.For {
		switch {
		case f == IsaacLab:
			out = append(out, USDA)
		case f == Robosuite:
			out = append(out, MJCF)
		case len(a.Joints) > 0:
			out = append(out, URDF)
		case f == ManiSkill:
			out = append(out, GLB, collisionOBJ)
		default:
			out = append(out, GLB, collisionGLB)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// singles writes each asset into a folder of its own.
func (w *writer) singles(options Options) error {
	for i := range w.plan.Assets {
		a := &w.plan.Assets[i]
		for _, format := range needs(options, a) {
			if err := w.ctx.Err(); err != nil {
				return err
			}
			files, err := w.single(&w.plan.Singles[i], a, format)
			if err != nil {
				return fmt.Errorf("%s as %s: %w", a.Name, format, err)
			}
			if len(files) == 0 {
				continue
			}
			a.Files = append(a.Files, manifest.File{Format: format, Path: folder(a, files[0].Path)})
			for _, f := range files {
				w.add(folder(a, f.Path), f.Data)
			}
		}
	}
	return nil
}

func folder(a *manifest.Asset, path string) string { return "assets/" + a.Name + "/" + path }

func (w *writer) single(s *manifest.Single, a *manifest.Asset, format string) ([]bundle.File, error) {
	switch format {
	case GLB:
		r, err := gltfio.Write(s.Scene, w.store, gltfio.WriteOptions{Name: a.Name})
		return r.Files, err
	case USDA:
		r, err := usdio.Write(s.Scene, w.store, usdio.Options{Name: a.Name, Asset: true})
		w.result.Report.Merge(r.Report)
		return r.Files, err
	case URDF:
		r, err := urdf.Write(w.ctx, s.Scene, w.store, urdf.Options{Node: s.Body.Node, Name: a.Name})
		return r.Files, err
	case MJCF:
		r, err := mjcf.Write(w.ctx, s.Scene, w.store, mjcf.Options{Name: a.Name, CollisionGroup: 0, VisualGroup: 1, Inline: true, Object: true, Memo: &w.memo})
		return r.Files, err
	case collisionGLB:
		return w.pieces(s, a)
	case collisionOBJ:
		return piecesOBJ(s, a)
	}
	return nil, fmt.Errorf("there is no such format for single things; use %s, %s, %s or %s", GLB, USDA, URDF, MJCF)
}

// file is the path of an asset in a format, "" when it is not written.
func file(a *manifest.Asset, format string) string {
	for _, f := range a.Files {
		if f.Format == format {
			return f.Path
		}
	}
	return ""
}

func (w *writer) add(path string, data []byte) {
	if w.have[path] {
		return
	}
	w.have[path] = true
	w.result.Files = append(w.result.Files, bundle.File{Path: path, Data: data})
}

func (w *writer) main(f Name, path string, data []byte) {
	w.add(path, data)
	w.result.Main[f] = path
	w.plan.Assembly = append(w.plan.Assembly, manifest.File{Format: string(f), Path: path})
}

func (w *writer) json(path string, value any) error {
	data, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return err
	}
	w.add(path, append(data, '\n'))
	return nil
}

// rooms is the scene without its things: what Habitat calls a stage.
func (w *writer) rooms() (*scene.Snapshot, error) {
	return w.without(func(n *scene.Node) bool { return n.Model != nil || n.Camera != nil })
}

// without is the scene with some nodes hidden, and with them all that lies below.
func (w *writer) without(hide func(n *scene.Node) bool) (*scene.Snapshot, error) {
	draft := w.snap.Edit()
	for n := range w.snap.Nodes() {
		if hide(n) && !n.Hidden {
			hidden := *n
			hidden.Hidden = true
			if err := draft.PutNode(hidden); err != nil {
				return nil, err
			}
		}
	}
	out, _ := draft.Seal()
	return out, nil
}

// stage writes the rooms as one file, once.
func (w *writer) stage(format string) (string, error) {
	name := "stage/" + w.name + "." + format
	if w.have[name] || len(w.plan.Rooms) == 0 {
		return name, nil
	}
	rooms, err := w.rooms()
	if err != nil {
		return "", err
	}
	var files []bundle.File
	if format == GLB {
		r, failed := gltfio.Write(rooms, w.store, gltfio.WriteOptions{Name: w.name})
		files, err = r.Files, failed
	} else {
		r, failed := usdio.Write(rooms, w.store, usdio.Options{Name: w.name, Asset: true})
		files, err = r.Files, failed
	}
	if err != nil {
		return "", fmt.Errorf("the rooms: %w", err)
	}
	for _, f := range files {
		w.add("stage/"+f.Path, f.Data)
	}
	return name, nil
}
