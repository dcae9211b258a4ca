// Package studio connects the parts that session and cli leave open: the built-in policy, the catalogue, the readers and the
// writers of files.
//
// Invariant: there is one way to read a file and one to write it, for the window and for the commands alike.
//
//	s, err := session.New(studio.Config("scenograph 1.0", time.Now))
package studio

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/catalog"
	"scenograph/internal/diag"
	"scenograph/internal/exchange"
	"scenograph/internal/gltfio"
	"scenograph/internal/intake"
	"scenograph/internal/matio"
	"scenograph/internal/mjcf"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
	"scenograph/internal/sdf"
	"scenograph/internal/session"
	"scenograph/internal/urdf"
	"scenograph/internal/usdio"
)

// Formats lists what Write writes, in the order of menus.
func Formats() []string {
	return []string{"glb", "gltf", "usda", "usdz", "mjcf", "urdf", "sdf", string(exchange.Generalist), string(exchange.LayoutVLM)}
}

// Target is one format and where it goes.
type Target struct {
	Format string // one of Formats
	Folder string
	Name   string // of the file, without ending
	YUp    bool   // usdz: Y up, for viewers of augmented reality
}

// Write renders a scene in one format and saves it into a folder. It returns the files' paths, the main one first.
func Write(ctx context.Context, snapshot *scene.Snapshot, store *asset.Store, to Target) ([]string, diag.Report, error) {
	files, report, err := encode(ctx, snapshot, store, to)
	if err != nil {
		return nil, report, err
	}
	if err := ctx.Err(); err != nil {
		return nil, report, err
	}
	credited, err := withCredits(files, snapshot, to)
	if err != nil {
		return nil, report, err
	}
	files = credited
	if err := bundle.Save(to.Folder, files); err != nil {
		return nil, report, err
	}
	var paths []string
	for _, f := range files {
		paths = append(paths, filepath.Join(to.Folder, filepath.FromSlash(f.Path)))
	}
	return paths, report, nil
}

func encode(ctx context.Context, snapshot *scene.Snapshot, store *asset.Store, to Target) ([]bundle.File, diag.Report, error) {
	switch to.Format {
	case "glb", "gltf":
		result, err := gltfio.Write(snapshot, store, gltfio.WriteOptions{Name: to.Name, Format: gltfio.Format(to.Format)})
		return files(result.Files), result.Report, err
	case "usda", "usdz":
		result, err := usdio.Write(snapshot, store, usdio.Options{Name: to.Name, Format: usdio.Format(to.Format), YUp: to.YUp && to.Format == "usdz"})
		return files(result.Files), result.Report, err
	case "urdf":
		result, err := urdf.Write(ctx, snapshot, store, urdf.Options{})
		return result.Files, result.Report, err
	case "sdf":
		result, err := sdf.Write(ctx, snapshot, store, sdf.Options{Name: to.Name})
		return result.Files, result.Report, err
	case "mjcf":
		result, err := mjcf.Write(ctx, snapshot, store, mjcf.Options{Name: to.Name})
		return result.Files, result.Report, err
	case string(exchange.Generalist):
		data, report, err := exchange.Write(snapshot, store)
		return []bundle.File{{Path: to.Name + ".json", Data: data}}, report, err
	case string(exchange.LayoutVLM):
		data, report, err := exchange.WriteLayoutVLM(snapshot, store)
		return []bundle.File{{Path: to.Name + ".layoutvlm.json", Data: data}}, report, err
	}
	return nil, diag.Report{}, fmt.Errorf("there is no format %q; use %s", to.Format, strings.Join(Formats(), ", "))
}

func files[F ~struct {
	Path string
	Data []byte
}](list []F) []bundle.File {
	var out []bundle.File
	for _, f := range list {
		out = append(out, bundle.File(f))
	}
	return out
}

// Read reads a model or a scene, a room of another program in .json, or a folder of texture maps, into the store.
func Read(ctx context.Context, from session.Source, store *asset.Store, into *scene.Snapshot) (session.Imported, error) {
	if strings.ToLower(filepath.Ext(from.Path)) == ".json" {
		return readRoom(ctx, from.Path, store, into)
	}
	if matio.Archive(from.Path) {
		return readArchive(ctx, from.Path, store, into)
	}
	if matio.Holds(from.Path) {
		return readMaterials(ctx, from.Path, store, into)
	}
	if !intake.Reads(from.Path) {
		return session.Imported{}, fmt.Errorf("%s: only %s and .json files and folders or .zip files of textures can be imported", from.Path, strings.Join(intake.Endings(), ", "))
	}
	found, err := intake.Read(ctx, from.Path, intake.Options{
		Options: gltfio.Options{Store: store, Into: into, Pose: gltfio.Pose(from.Pose)}, UnitM: from.UnitM, Up: assembly.Axis(from.Up),
	})
	if err != nil {
		return session.Imported{}, err
	}
	if err := weigh(store, catalog.Builtin(), found.Actions); err != nil {
		return session.Imported{}, err
	}
	return session.Imported{
		Name: found.Name, Actions: found.Actions, Roots: found.Roots, Bounds: found.Bounds, Report: found.Report,
		Scene: len(found.Roots) > 1 || found.Scene && !intake.Posable(from.Path),
	}, nil
}

// Survey lists the animations of a .glb or .gltf file.
func Survey(ctx context.Context, path string) ([]session.Clip, error) {
	if !intake.Posable(path) {
		return nil, nil
	}
	all, err := gltfio.Animations(ctx, path)
	if err != nil {
		return nil, err
	}
	named := map[string]int{}
	for _, a := range all {
		named[a.Name]++
	}
	var out []session.Clip
	for _, a := range all {
		clip := session.Clip{Choice: a.Name, Title: a.Name, Duration: a.Duration}
		if a.Name == "" || named[a.Name] > 1 {
			clip.Choice, clip.Title = strconv.Itoa(a.Index), strings.TrimSpace(fmt.Sprintf("Animation %d %s", a.Index, a.Name))
		}
		out = append(out, clip)
	}
	return out, nil
}

// maxSky bounds an image file for the sky.
const maxSky = 256 << 20

// ReadSky reads an equirectangular image into the store.
func ReadSky(_ context.Context, path string, store *asset.Store) (asset.ID, diag.Report, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", diag.Report{}, fmt.Errorf("%s: there is no such file", path)
	}
	if info.Size() > maxSky {
		return "", diag.Report{}, fmt.Errorf("%s: has more than %d MB", path, maxSky>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return "", diag.Report{}, fmt.Errorf("%s: cannot be read: %w", path, err)
	}
	width, height, err := pix.Config(data)
	if err != nil {
		return "", diag.Report{}, fmt.Errorf("%s: %w", path, err)
	}
	var report diag.Report
	if width != 2*height {
		report.Warn(filepath.Base(path), "is %d×%d pixels; an equirectangular sky is twice as wide as high", width, height)
	}
	id, err := store.PutTexture(&asset.Texture{Name: filepath.Base(path), MIME: pix.Sniff(data), Width: width, Height: height, Data: data})
	if err != nil {
		return "", report, fmt.Errorf("%s: %w", path, err)
	}
	return id, report, nil
}
