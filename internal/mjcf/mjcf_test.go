package mjcf_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/mjcf"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// furnished is a room with a chest of drawers, things on it, a chair, a lamp and a camera; some names are hostile.
func furnished(t testing.TB) (*scene.Snapshot, *asset.Store) {
	t.Helper()
	store, source := asset.NewStore(), catalog.Builtin()
	draft := scene.Empty("Stüdio <&> \"1\"").Edit()
	put := func(n scene.Node) {
		t.Helper()
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	room := shell.Room{Outline: geom.Polygon{{0, 0}, {4, 0}, {4, 3}, {0, 3}}, Height: 2.6, WallThickness: 0.1, Ceiling: true,
		Openings: []shell.Opening{{ID: "d", Kind: shell.Door, Wall: 0, Offset: 2.5, Width: 0.9, Height: 2}}}
	put(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}})
	thing := func(id scene.NodeID, name, entry string, at geom.Vec3) catalog.Thing {
		t.Helper()
		built, err := source.Build(store, catalog.Request{Entry: entry, Style: "modern"})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range built.Materials {
			if err := draft.PutMaterial(m); err != nil {
				t.Fatal(err)
			}
		}
		for _, n := range built.Nodes(id, name, "", geom.At(at, 0)) {
			put(n)
		}
		return built
	}
	dresser := thing("dresser", "Kommode \x00 <\"&'>", "dresser", geom.Vec3{2, 2.6, 0})
	top := dresser.Bounds.Max[2]
	thing("vase", "Vase", "vase", geom.Vec3{1.8, 2.6, top})
	thing("vase-2", "Vase", "vase", geom.Vec3{2.2, 2.6, top})
	thing("chair", "椅子", "dining-chair", geom.Vec3{1, 1, 0})
	thing("lamp", "Lamp", "floor-lamp", geom.Vec3{3, 1, 0})
	put(scene.Node{ID: "cam", Name: "Camera", Transform: geom.At(geom.Vec3{2, 0.5, 1.5}, 0), Camera: &scene.Camera{Projection: scene.Perspective, FovYRad: 1, Near: 0.05, Far: 20}})
	snap, _ := draft.Seal()
	return snap, store
}

func write(t testing.TB, snap *scene.Snapshot, store *asset.Store) mjcf.Result {
	t.Helper()
	r, err := mjcf.Write(t.Context(), snap, store, mjcf.Options{Name: "room"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// element is an XML element with its attributes.
type element struct {
	name       string
	attributes map[string]string
	depth      int
}

func parse(t *testing.T, text []byte) []element {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(text))
	var out []element
	depth := 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return out
		} else if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			depth++
			one := element{e.Name.Local, map[string]string{}, depth}
			for _, a := range e.Attr {
				one.attributes[a.Name.Local] = a.Value
			}
			out = append(out, one)
		case xml.EndElement:
			depth--
		}
	}
}

func TestModelSaysWhatTheSceneHolds(t *testing.T) {
	snap, store := furnished(t)
	r := write(t, snap, store)
	count := map[string]int{}
	seen := map[string]bool{}
	files := map[string]bool{}
	for _, f := range r.Files {
		files[f.Path] = true
	}
	for _, e := range parse(t, r.Files[0].Data) {
		if e.name == "inertial" && e.attributes["mass"] == "0" {
			count["inner"]++
		}
		count[e.name]++
		if name := e.attributes["name"]; name != "" {
			if key := e.name + " " + name; seen[key] {
				t.Errorf("%s twice", key)
			} else {
				seen[key] = true
			}
			if e.name != "text" && strings.IndexFunc(name, func(c rune) bool { return c > 0x7e || c <= ' ' }) >= 0 {
				t.Errorf("the name %q is not ASCII", name)
			}
		}
		if file := e.attributes["file"]; file != "" && !files["meshes/"+file] && !files["textures/"+file] {
			t.Errorf("%s is named and not written", file)
		}
		if e.name == "joint" && (e.attributes["range"] == "" || e.attributes["damping"] == "" || e.attributes["limited"] != "true") {
			t.Errorf("a joint without limits or damping: %v", e.attributes)
		}
		if strings.HasSuffix(e.attributes["file"], ".jpg") {
			t.Errorf("%s: MuJoCo reads PNG only", e.attributes["file"])
		}
	}
	links := 0
	for i := range r.World.Bodies {
		links += len(r.World.Bodies[i].Links)
	}
	if n := count["body"] - count["inner"]; n != links || count["inertial"] != count["body"] || count["inner"] == 0 {
		t.Errorf("%d bodies, %d within others, and %d inertials for %d links", count["body"], count["inner"], count["inertial"], links)
	}
	if count["freejoint"] != 4 || count["joint"] < 3 || count["exclude"] < 3 || count["camera"] != 1 || count["light"] < 2 || count["key"] != 1 || count["site"] < 3 {
		t.Errorf("%v", count)
	}
	if !bytes.Contains(r.Files[0].Data, []byte("椅子")) {
		t.Error("an original name is lost")
	}
}

func TestSameSceneSameBytes(t *testing.T) {
	snap, store := furnished(t)
	a, b := write(t, snap, store), write(t, snap, store)
	if len(a.Files) != len(b.Files) {
		t.Fatalf("%d files, then %d", len(a.Files), len(b.Files))
	}
	for i := range a.Files {
		if a.Files[i].Path != b.Files[i].Path || !bytes.Equal(a.Files[i].Data, b.Files[i].Data) {
			t.Errorf("%s differs", a.Files[i].Path)
		}
	}
}

// TestMuJoCoRunsIt compiles and runs the model in MuJoCo 3: nothing overlaps and nothing moves.
func TestMuJoCoRunsIt(t *testing.T) {
	snap, store := furnished(t)
	folder := t.TempDir()
	if err := bundle.Save(folder, write(t, snap, store).Files); err != nil {
		t.Fatal(err)
	}
	got := mujoco(t, filepath.Join(folder, "room.xml"))
	if got.Penetration > 1e-3 {
		t.Errorf("%s overlap by %.2f mm", got.Pair, 1e3*got.Penetration)
	}
	if len(got.Moved) != 4 {
		t.Errorf("%d free bodies, want 4", len(got.Moved))
	}
	for _, m := range got.Moved {
		if m.Metres > 0.01 || m.Degrees > 1 {
			t.Errorf("%s moved %.1f mm and turned %.1f°", m.Body, 1e3*m.Metres, m.Degrees)
		}
	}
}

type ran struct {
	Error       string
	Penetration float64
	Pair        string
	Moved       []struct {
		Body            string
		Metres, Degrees float64
	}
}

// mujoco runs a model in MuJoCo's wasm build, or skips the test where that is not installed.
func mujoco(t *testing.T, file string) ran {
	t.Helper()
	folder, err := filepath.Abs("../../third_party/judges")
	if err != nil {
		t.Fatal(err)
	}
	node, err := exec.LookPath("node")
	if _, missing := os.Stat(filepath.Join(folder, "node_modules", "@mujoco")); err != nil || missing != nil {
		t.Skip("SKIPPED: MuJoCo's wasm build is not installed; run `make judges`")
	}
	output, err := exec.Command(node, filepath.Join(folder, "mujoco.mjs"), file, "2").Output()
	if err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	var out ran
	if err := json.Unmarshal(output, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEmptySceneIsAModel(t *testing.T) {
	r := write(t, scene.Empty(""), asset.NewStore())
	if len(r.Files) != 1 {
		t.Errorf("%d files", len(r.Files))
	}
	parse(t, r.Files[0].Data)
}

func BenchmarkWrite(b *testing.B) {
	snap, store := furnished(b)
	for b.Loop() {
		if _, err := mjcf.Write(b.Context(), snap, store, mjcf.Options{Name: "room"}); err != nil {
			b.Fatal(err)
		}
	}
}
