package proof_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/catalog"
	"scenograph/internal/certificate"
	"scenograph/internal/check"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/mjcf"
	"scenograph/internal/proof"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
	"scenograph/internal/simulate"
)

// room holds a table with a vase, a dresser, and a ball at some height over the floor.
func room(t *testing.T, height float64) (*scene.Snapshot, *asset.Store) {
	t.Helper()
	store, source := asset.NewStore(), catalog.Builtin()
	draft := scene.Empty("test").Edit()
	outline := geom.Polygon{{-2, -2}, {2, -2}, {2, 2}, {-2, 2}}
	nodes := []scene.Node{{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: shell.Room{Outline: outline, Height: 2.5, WallThickness: 0.1}}}}
	top := 0.0
	for _, thing := range []struct {
		id, entry string
		at        geom.Vec3
	}{{"table", "dining-table", geom.Vec3{}}, {"vase", "vase", geom.Vec3{0.1, 0.1, 0}}, {"dresser", "dresser", geom.Vec3{0, 1.7, 0}}, {"ball", "ball", geom.Vec3{1.5, -1.5, height}}} {
		built, err := source.Build(store, catalog.Request{Entry: thing.entry, Style: "modern"})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range built.Materials {
			if err := draft.PutMaterial(m); err != nil {
				t.Fatal(err)
			}
		}
		if thing.id == "vase" {
			thing.at[2] = top
		}
		top = built.Bounds.Max[2]
		nodes = append(nodes, built.Nodes(scene.NodeID(thing.id), thing.id, "", geom.At(thing.at, 0))...)
	}
	for _, n := range nodes {
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	snap, _ := draft.Seal()
	return snap, store
}

// exported writes a room as glTF and MJCF, changed on the way, with a certificate of the room and of the changed files.
func exported(t *testing.T, change func(files []bundle.File)) (string, certificate.Certificate) {
	t.Helper()
	ctx := context.Background()
	snap, store := room(t, 0)
	c, err := proof.Of(ctx, snap, store, proof.Options{Seconds: 1})
	if err != nil {
		t.Fatal(err)
	}
	glb, err := gltfio.Write(snap, store, gltfio.WriteOptions{Name: "room", Format: gltfio.GLB})
	if err != nil {
		t.Fatal(err)
	}
	xml, err := mjcf.Write(ctx, snap, store, mjcf.Options{Name: "room"})
	if err != nil {
		t.Fatal(err)
	}
	files := xml.Files
	files = append(files, glb.Files...)
	change(files)
	c.Files = certificate.List(files)
	c.Exports = []certificate.Export{{Format: "glb", Main: "room.glb"}, {Format: "mjcf", Main: "room.xml"}}
	if _, err := certificate.Encode(c); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := bundle.Save(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir, c
}

func TestFilesSayWhatTheSceneSaid(t *testing.T) {
	dir, c := exported(t, func([]bundle.File) {})
	if c.Content.Objects != 4 || c.Content.Joints == 0 || c.Content.MassKg < 10 || len(c.Checks) < 10 || len(c.Rooms) != 1 || c.Rooms[0].NavigableM2 <= 0 {
		t.Errorf("%+v", c.Content)
	}
	if _, err := simulate.Engine(); err != nil {
		if c.Stability.Missing == "" || c.Stability.Engine != "" {
			t.Errorf("without an engine: %+v", c.Stability)
		}
	} else if s := c.Stability; s.Engine == "" || s.Solver == nil || s.Bodies == 0 || s.StablePercent != 100 || s.Fallen != 0 || s.Seconds != 1 {
		t.Errorf("%+v", s)
	}
	read, err := proof.Reread(context.Background(), dir, &c)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, f := range read.Findings {
		seen[f.File]++
		if !f.Agrees {
			t.Errorf("%+v", f)
		}
	}
	if seen["room.glb"] < 20 || seen["room.xml"] < 4 {
		t.Errorf("%v", seen)
	}
}

// TestFilesThatSaySomethingElse changes files and certifies the changed ones: their hashes agree, and what they say does not.
func TestFilesThatSaySomethingElse(t *testing.T) {
	replace := func(ending, old, new string) func([]bundle.File) {
		return func(files []bundle.File) {
			for i := range files {
				if strings.HasSuffix(files[i].Path, ending) {
					changed := bytes.Replace(files[i].Data, []byte(old), []byte(new), 1)
					if bytes.Equal(changed, files[i].Data) {
						t.Fatalf("%s holds no %q", files[i].Path, old)
					}
					files[i].Data = changed
				}
			}
		}
	}
	for name, c := range map[string]struct {
		change     func([]bundle.File)
		file, what string
	}{
		"mass":            {replace(".xml", `<body name="dresser"`, `<body name="dresser"><inertial pos="0 0 0" mass="5" diaginertia="1 1 1"/></body><body name="rest"`), "room.xml", "mass, kg"},
		"solver":          {replace(".xml", `cone="elliptic"`, `cone="pyramidal"`), "room.xml", "solver options"},
		"a thing is free": {replace(".xml", `<body name="dresser"`, `<body name="extra"><freejoint/><inertial pos="0 0 0" mass="1" diaginertia="1 1 1"/></body><body name="dresser"`), "room.xml", "bodies"},
		"another model":   {replace(".xml", `<worldbody>`, `<include file="/etc/passwd"/><worldbody>`), "room.xml", "readable"},
		"another mesh":    {replace(".xml", `<asset>`, `<asset><mesh name="x" file="../../secret.obj"/>`), "room.xml", "readable"},
		"no XML":          {replace(".xml", `</worldbody>`, `</world>`), "room.xml", "readable"},
		"no glTF":         {replace(".glb", `glTF`, `glTX`), "room.glb", "readable"},
	} {
		t.Run(name, func(t *testing.T) {
			dir, cert := exported(t, c.change)
			read, err := proof.Reread(context.Background(), dir, &cert)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range read.Findings {
				if !f.Agrees && f.File == c.file && f.What == c.what {
					return
				}
			}
			t.Errorf("nothing was noticed: %+v", read.Findings)
		})
	}
}

// TestWhatFallsIsNamed: a ball hangs in the air.
func TestWhatFallsIsNamed(t *testing.T) {
	snap, store := room(t, 1)
	c, err := proof.Of(context.Background(), snap, store, proof.Options{Seconds: 1})
	if err != nil {
		t.Fatal(err)
	}
	if c.Valid {
		t.Error("a floating ball is valid")
	}
	for _, k := range c.Checks {
		if k.ID == "floating" && (k.Verdict != certificate.Fail || len(k.Found) != 1 || k.Found[0].Objects[0] != "ball" || k.Value < 0.9) {
			t.Errorf("%+v", k)
		}
	}
	if _, err := simulate.Engine(); err != nil {
		t.Skipf("SKIPPED: %v", err)
	}
	if s := c.Stability; s.Fallen != 1 || len(s.Unstable) != 1 || s.Unstable[0].Object != "ball" || s.MaxDriftMM < 500 {
		t.Errorf("%+v", s)
	}
}

// TestASpeckIsNotValid has a box of a tenth of a micrometre, which simulators cannot hold.
func TestASpeckIsNotValid(t *testing.T) {
	snap, store := room(t, 0)
	cube := &asset.Mesh{Indices: []uint32{0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5}}
	for _, c := range (geom.Box{Max: geom.Vec3{1e-7, 1e-7, 1e-7}}).Corners() {
		cube.Positions = append(cube.Positions, [3]float32{float32(c[0]), float32(c[1]), float32(c[2])})
	}
	mesh, err := store.PutMesh(cube)
	if err != nil {
		t.Fatal(err)
	}
	model, err := store.PutModel(&asset.Model{Name: "speck", Slots: []string{"all"}, Parts: []asset.Part{{Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}}}})
	if err != nil {
		t.Fatal(err)
	}
	draft := snap.Edit()
	if err := draft.PutMaterial(scene.NewMaterial("grey", "Grey", geom.Color{0.5, 0.5, 0.5})); err != nil {
		t.Fatal(err)
	}
	speck := scene.Node{ID: "speck", Name: "speck", Transform: geom.At(geom.Vec3{1, 0, 0}, 0), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"grey"}}, Physics: &scene.Physics{Body: scene.DynamicBody}}
	if err := draft.PutNode(speck); err != nil {
		t.Fatal(err)
	}
	small, _ := draft.Seal()
	c, err := proof.Of(t.Context(), small, store, proof.Options{})
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(c.Checks, func(k certificate.Check) bool { return k.ID == string(check.Extent) })
	if c.Valid || at < 0 || c.Checks[at].Verdict != certificate.Fail || c.Checks[at].Value > 1e-6 {
		t.Errorf("%v, %+v", c.Valid, c.Checks)
	}
}

func TestReadingStaysInTheFolder(t *testing.T) {
	dir := t.TempDir()
	secret := filepath.Join(t.TempDir(), "secret.json")
	if err := os.WriteFile(secret, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(dir, "x.json")); err != nil {
		t.Fatal(err)
	}
	c := certificate.Certificate{Exports: []certificate.Export{{Format: "layoutvlm", Main: "x.json"}}}
	read, err := proof.Reread(context.Background(), dir, &c)
	if err != nil || len(read.Findings) != 1 || read.Findings[0].Agrees {
		t.Errorf("%v, %+v", err, read)
	}
}
