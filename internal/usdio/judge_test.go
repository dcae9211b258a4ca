package usdio_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
	"scenograph/internal/usdio"
)

// judged is what a third-party reader found in a file.
type judged struct {
	File      string
	Error     string
	Meshes    int
	Triangles int
	Textured  int
	Rigid     int
	Joints    int
	Min, Max  [3]float64
}

// judge runs a script of third_party/judges on files, or skips the test where the reader is not installed.
func judge(t *testing.T, script, module string, files ...string) []judged {
	t.Helper()
	folder, err := filepath.Abs("../../third_party/judges")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(folder, "node_modules", module)); err != nil {
		t.Skipf("SKIPPED: the USD reader of %s is not installed; run `make judges`", module)
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("SKIPPED: node is not installed; run `make judges`")
	}
	var stderr bytes.Buffer
	command := exec.Command(node, append([]string{filepath.Join(folder, script)}, files...)...)
	command.Stderr = &stderr
	output, err := command.Output()
	if err != nil {
		t.Errorf("%s: %v\n%s%s", script, err, output, stderr.String())
	}
	var out []judged
	for line := range strings.Lines(string(output)) {
		var j judged
		if err := json.Unmarshal([]byte(line), &j); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		out = append(out, j)
	}
	return out
}

// save writes a scene in both formats and returns the paths.
func save(t *testing.T, dir string, snap *scene.Snapshot, store *asset.Store, o usdio.Options) []string {
	t.Helper()
	var out []string
	for _, o.Format = range []usdio.Format{usdio.USDA, usdio.USDZ} {
		r := write(t, snap, store, o)
		if err := bundle.Save(dir, r.Files); err != nil {
			t.Fatal(err)
		}
		out = append(out, filepath.Join(dir, r.Files[0].Path))
	}
	return out
}

// TestOthersReadTheSame compares what other people's readers make of flat exports with the scene.
func TestOthersReadTheSame(t *testing.T) {
	snap, store := furnished(t)
	files := save(t, t.TempDir(), snap, store, usdio.Options{Name: "flat", Flat: true})
	l := read(t, write(t, snap, store, usdio.Options{Flat: true}))
	meshes, triangles := l.count("Mesh", "Cube"), 12*l.count("Cube")
	for _, p := range l.prims {
		if p.kind == "Mesh" {
			triangles += strings.Count(p.properties["faceVertexCounts"], "3")
		}
	}
	bounds := exactBounds(t, snap, store)
	t.Run("three.js and tinyusdz", func(t *testing.T) {
		for _, j := range judge(t, "usd.mjs", "three", files...) {
			if j.Error != "" || j.Meshes != meshes || j.Triangles != triangles || j.Textured == 0 {
				t.Errorf("%+v, want %d meshes and %d triangles", j, meshes, triangles)
			}
			sameBounds(t, j, bounds)
		}
	})
	t.Run("OpenUSD", func(t *testing.T) {
		for _, j := range judge(t, "openusd.mjs", "three-usdz-loader", files...) {
			if j.Error != "" || j.Meshes != meshes || j.Rigid != 9 || j.Joints != 3 {
				t.Errorf("%+v, want %d meshes, 9 bodies and 3 joints", j, meshes)
			}
			sameBounds(t, j, bounds)
		}
	})
}

// TestOthersReadInstancesAndNames opens instanced and hostile layers with OpenUSD, which composes them, and tinyusdz.
func TestOthersReadInstancesAndNames(t *testing.T) {
	dir := t.TempDir()
	snap, store := furnished(t)
	files := save(t, dir, snap, store, usdio.Options{Name: "instanced"})
	s := newStage(t)
	box := s.model("box \"}\n", form.Box(1, 1, 1, 0))
	s.material(scene.NewMaterial("m", "m\\\"</x>@", geom.Color{}))
	for i, name := range hostile() {
		s.node(scene.Node{ID: scene.NodeID(fmt.Sprintf("n%03d", i)), Name: name, Semantics: &scene.Semantics{Category: name, Author: name},
			Model: &scene.ModelRef{Asset: box, Materials: []scene.MaterialID{"m"}}})
	}
	files = append(files, save(t, dir, s.seal(), s.store, usdio.Options{Name: "names", Flat: true})...)
	for _, script := range [][2]string{{"usd.mjs", "three"}, {"openusd.mjs", "three-usdz-loader"}} {
		for i, j := range judge(t, script[0], script[1], files...) {
			if j.Error != "" || i >= 2 && j.Meshes != len(hostile()) {
				t.Errorf("%s: %+v", script[0], j)
			}
		}
	}
}

func sameBounds(t *testing.T, j judged, want geom.Box) {
	t.Helper()
	for i := range 3 {
		if math.Abs(j.Min[i]-want.Min[i]) > 1e-4 || math.Abs(j.Max[i]-want.Max[i]) > 1e-4 {
			t.Errorf("%s: bounds %v %v, want %v", j.File, j.Min, j.Max, want)
			return
		}
	}
}

// exactBounds visits every vertex of the scene in the world.
func exactBounds(t *testing.T, snap *scene.Snapshot, store *asset.Store) geom.Box {
	t.Helper()
	box := geom.EmptyBox()
	add := func(world geom.Mat4, m *asset.Mesh) {
		for _, p := range m.Positions {
			box = box.Add(geom.TransformPoint(world, geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])}))
		}
	}
	for n := range snap.Nodes() {
		world := snap.WorldFromNode(n.ID)
		if n.Room != nil {
			for _, piece := range shell.Build(&n.Room.Room, snap.Beside(n)...) {
				add(world.Mat4(), piece.Mesh)
			}
		}
		if n.Model == nil {
			continue
		}
		model, err := store.Model(n.Model.Asset)
		if err != nil {
			t.Fatal(err)
		}
		poses := model.PartTransforms(func(joint string) float64 {
			for _, v := range n.Joints {
				if v.Joint == joint {
					return v.Value
				}
			}
			return 0
		})
		for i := range model.Parts {
			for _, s := range model.Parts[i].Surfaces {
				mesh, err := store.Mesh(s.Mesh)
				if err != nil {
					t.Fatal(err)
				}
				add(world.Mat4().Mul4(poses[i].Mat4()), mesh)
			}
		}
	}
	return box
}
