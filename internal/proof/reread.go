package proof

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path"
	"path/filepath"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/certificate"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
	"scenograph/internal/simready"
	"scenograph/internal/simulate"
)

// Finding is one figure of a certificate that was computed anew from a file.
type Finding struct {
	File      string `json:"file"`
	What      string `json:"what"`
	Certified string `json:"certified"`
	Found     string `json:"found"`
	Agrees    bool   `json:"agrees"`
}

// Reading is what the files of a folder say without the scene they were written from.
type Reading struct {
	Findings []Finding `json:"findings"`
	Notes    []string  `json:"notes"` // what could not be computed anew, and why
}

// maxText bounds a text file that is read as a whole.
const maxText = 256 << 20

// Reread computes a certificate's figures anew from the exported files, which must have been compared with it before. Files of a format
// that is not read are left out; Rereads tells which are.
func Reread(ctx context.Context, folder string, c *certificate.Certificate) (Reading, error) {
	r := reader{ctx: ctx, folder: folder, c: c}
	r.Findings, r.Notes = []Finding{}, []string{}
	for i := range c.Exports {
		if err := ctx.Err(); err != nil {
			return r.Reading, err
		}
		main := c.Exports[i].Main
		var err error
		switch c.Exports[i].Format {
		case "glb", "gltf":
			err = r.gltf(main)
		case "mjcf":
			err = r.mjcf(main)
		case "usda", "usdz":
			err = r.usd(main)
		case "manifest":
			err = r.manifest(main)
		default:
			if path.Ext(main) == ".json" {
				err = r.json(main)
			}
		}
		if err != nil {
			r.add(main, "readable", "yes", err.Error(), false)
		}
	}
	return r.Reading, nil
}

// Rereads reports whether more than the hash of a format's files is looked at.
func Rereads(e certificate.Export) bool {
	return slices.Contains([]string{"glb", "gltf", "mjcf", "usda", "usdz"}, e.Format) || path.Ext(e.Main) == ".json"
}

type reader struct {
	ctx    context.Context
	folder string
	c      *certificate.Certificate
	Reading
}

func (r *reader) add(file, what, certified, found string, agrees bool) {
	r.Findings = append(r.Findings, Finding{file, what, certified, found, agrees})
}

func (r *reader) same(file, what string, certified, found any) {
	a, b := fmt.Sprint(certified), fmt.Sprint(found)
	r.add(file, what, a, b, a == b)
}

// near compares figures that floats of single precision, or another machine, may have changed a little.
func (r *reader) near(file, what string, certified, found, tolerance float64) {
	r.add(file, what, fmt.Sprintf("%.6g", certified), fmt.Sprintf("%.6g", found), math.Abs(certified-found) <= tolerance)
}

// gltf imports the file and judges what came in.
func (r *reader) gltf(main string) error {
	store := asset.NewStore()
	found, err := gltfio.Read(r.ctx, filepath.Join(r.folder, filepath.FromSlash(main)), gltfio.Options{Store: store, Settings: true})
	if err != nil {
		return err
	}
	snap, _, err := action.Preview(scene.Empty(found.Name), found.Actions)
	if err != nil {
		return err
	}
	if !found.Scene {
		r.Notes = append(r.Notes, main+": holds no scene of this program; its checks were not computed anew")
		return nil
	}
	again, err := Of(r.ctx, snap, store, Options{})
	if err != nil {
		return err
	}
	r.content(main, again.Content, true)
	for _, was := range r.c.Checks {
		at := slices.IndexFunc(again.Checks, func(c certificate.Check) bool { return c.ID == was.ID })
		if at < 0 {
			r.Notes = append(r.Notes, fmt.Sprintf("%s: this program makes no check %q", main, was.ID))
			continue
		}
		now := again.Checks[at]
		r.same(main, "check "+was.ID, verdictOf(was), verdictOf(now))
		r.near(main, "check "+was.ID+", "+was.Unit, was.Value, now.Value, 1e-3)
	}
	r.same(main, "rooms", len(r.c.Rooms), len(again.Rooms))
	for i := range min(len(r.c.Rooms), len(again.Rooms)) {
		was, now := &r.c.Rooms[i], &again.Rooms[i]
		r.near(main, "navigable area of "+was.Node+", m²", was.NavigableM2, now.NavigableM2, 0.05)
		r.near(main, "reachable share of "+was.Node, was.Share, now.Share, 1e-3)
	}
	return nil
}

func verdictOf(c certificate.Check) string { return fmt.Sprintf("%s (%d)", c.Verdict, len(c.Found)) }

func (r *reader) content(file string, found certificate.Content, objects bool) {
	was := r.c.Content
	if objects {
		r.same(file, "objects", was.Objects, found.Objects)
	}
	r.same(file, "bodies", was.Bodies, found.Bodies)
	r.same(file, "free bodies", was.Free, found.Free)
	r.same(file, "joints", was.Joints, found.Joints)
	r.near(file, "mass, kg", was.MassKg, found.MassKg, 1e-3+1e-5*was.MassKg)
}

// mjcf counts what the model holds and lets the engine, where there is one, have it for as long as the certificate says.
func (r *reader) mjcf(main string) error {
	text, err := r.read(main)
	if err != nil {
		return err
	}
	m, err := readModel(text)
	if closing := text.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	for _, f := range m.files {
		if full := path.Join(path.Dir(main), f); !slices.ContainsFunc(r.c.Files, func(c certificate.File) bool { return c.Path == full }) {
			return fmt.Errorf("needs the file %.80q, which the certificate does not list", full)
		}
	}
	r.content(main, m.content, false)
	was := r.c.Stability
	if was.Solver != nil {
		r.same(main, "solver options", *was.Solver, m.solver)
	}
	if was.Engine == "" || was.Seconds <= 0 || was.Seconds > 600 {
		r.Notes = append(r.Notes, main+": nothing was simulated when it was certified, so there is nothing to compare")
		return nil
	}
	settled, err := simulate.SettleFile(r.ctx, filepath.Join(r.folder, filepath.FromSlash(main)), m.free, was.Seconds)
	if errors.Is(err, simulate.ErrMissing) {
		r.Notes = append(r.Notes, fmt.Sprintf("%s: %v; its stability stands as it was certified", main, err))
		return nil
	}
	if err != nil {
		return err
	}
	r.stability(main, stabilityOf(settled))
	return nil
}

func (r *reader) stability(main string, now certificate.Stability) {
	was := r.c.Stability
	if was.Engine != now.Engine {
		r.Notes = append(r.Notes, fmt.Sprintf("%s: certified with %s, looked at again with %s", main, was.Engine, now.Engine))
	}
	r.near(main, "stable, %", was.StablePercent, now.StablePercent, 1e-3)
	r.same(main, "fallen", was.Fallen, now.Fallen)
	r.near(main, "median drift, mm", was.MedianDriftMM, now.MedianDriftMM, 0.5)
	r.near(main, "largest drift, mm", was.MaxDriftMM, now.MaxDriftMM, 1)
	r.near(main, "penetration at the start, mm", was.PenetrationMM, now.PenetrationMM, 0.1)
}

// usd holds the layer against the rules again.
func (r *reader) usd(main string) error {
	report, err := simready.CheckFile(filepath.Join(r.folder, filepath.FromSlash(main)))
	if err != nil {
		return err
	}
	again := rulesOf(main, report)
	for _, was := range r.c.Rules {
		if was.File != main {
			continue
		}
		at := slices.IndexFunc(again, func(c certificate.Rule) bool { return c.ID == was.ID })
		if at < 0 {
			r.add(main, "rule "+was.ID, was.Verdict, "not applied", false)
			continue
		}
		r.same(main, "rule "+was.ID, was.Verdict, again[at].Verdict)
	}
	return nil
}

// json is satisfied with a document that can be parsed.
func (r *reader) json(main string) error {
	f, err := r.read(main)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	r.same(main, "is JSON", true, json.Valid(data))
	return nil
}

// limited is a file of which no more than a bound is read.
type limited struct {
	io.Reader
	io.Closer
}

func (r *reader) read(name string) (io.ReadCloser, error) {
	root, err := os.OpenRoot(r.folder)
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }()
	f, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	return limited{io.LimitReader(f, maxText), f}, nil
}
