package gltfio_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
)

// apply imports a written file into an empty scene, from memory or from a folder.
func apply(t *testing.T, files []bundle.File, store *asset.Store, options gltfio.Options) (*scene.Snapshot, *gltfio.Import) {
	t.Helper()
	folder := t.TempDir()
	if err := bundle.Save(folder, files); err != nil {
		t.Fatal(err)
	}
	options.Store = store
	found, err := gltfio.Read(context.Background(), filepath.Join(folder, files[0].Path), options)
	if err != nil {
		t.Fatal(err)
	}
	next, _, err := action.Preview(scene.Empty("Studio <1>"), found.Actions)
	if err != nil {
		t.Fatal(err)
	}
	return next, found
}

func TestRoundTripKeepsTheScene(t *testing.T) {
	for _, format := range []gltfio.Format{gltfio.GLB, gltfio.GLTF} {
		t.Run(string(format), func(t *testing.T) {
			store := asset.NewStore()
			before := studio(t, store)
			written, err := gltfio.Write(before, store, gltfio.WriteOptions{Format: format, Hidden: true})
			if err != nil {
				t.Fatal(err)
			}
			after, _ := apply(t, written.Files, asset.NewStore(), gltfio.Options{Settings: true})
			compareScenes(t, before, after)
			again, err := gltfio.Write(before, store, gltfio.WriteOptions{Format: format, Hidden: true})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(written.Files, again.Files) {
				t.Error("two exports of one scene differ")
			}
		})
	}
}

func compareScenes(t *testing.T, before, after *scene.Snapshot) {
	t.Helper()
	if before.Len() != after.Len() {
		t.Errorf("%d nodes became %d", before.Len(), after.Len())
	}
	for n := range before.Nodes() {
		got, ok := after.Node(n.ID)
		if !ok {
			t.Errorf("node %s is gone", n.ID)
			continue
		}
		compareJSON(t, "node "+string(n.ID), n, got)
	}
	for m := range before.Materials() {
		got, ok := after.Material(m.ID)
		if !ok {
			t.Errorf("material %s is gone", m.ID)
			continue
		}
		compareJSON(t, "material "+string(m.ID), m, got)
	}
	compareJSON(t, "settings", before.Settings(), after.Settings())
	for r := range before.Relations() {
		got, _ := after.Relation(r.ID)
		compareJSON(t, "relation "+string(r.ID), r, got)
	}
	if before.Hash() != after.Hash() {
		t.Error("the scene's hash changed")
	}
}

func compareJSON(t *testing.T, what string, want, got any) {
	t.Helper()
	a, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Errorf("%s changed\n from %s\n to   %s", what, a, b)
	}
}

func TestHiddenNodesAreLeftOut(t *testing.T) {
	store := asset.NewStore()
	written, err := gltfio.Write(studio(t, store), store, gltfio.WriteOptions{})
	if err != nil {
		t.Fatal(err)
	}
	after, _ := apply(t, written.Files, asset.NewStore(), gltfio.Options{})
	if _, ok := after.Node("cabinet-c"); ok {
		t.Error("a hidden node was written")
	}
	if _, ok := after.Node("cabinet-a"); !ok {
		t.Error("a visible node was not written")
	}
}

func TestImportingTwiceMakesFreshNames(t *testing.T) {
	store := asset.NewStore()
	before := studio(t, store)
	written, err := gltfio.Write(before, store, gltfio.WriteOptions{})
	if err != nil {
		t.Fatal(err)
	}
	found, err := gltfio.ReadBytes(context.Background(), "studio.glb", written.Files[0].Data, gltfio.Options{Store: store, Into: before})
	if err != nil {
		t.Fatal(err)
	}
	after, _, err := action.Preview(before, found.Actions)
	if err != nil {
		t.Fatal(err)
	}
	if want := 2*before.Len() - 1; after.Len() != want {
		t.Errorf("got %d nodes, want %d", after.Len(), want)
	}
	if _, ok := after.Node("cabinet-a-2"); !ok {
		t.Error("the second cabinet has no name of its own")
	}
}

// judge runs the Khronos validator on exports and fails on errors and warnings.
func judge(t *testing.T, exports ...[]bundle.File) {
	t.Helper()
	runJudge(t, "gltf-validator", "gltf.mjs", exports...)
}

// runJudge runs a script of third_party/judges on the first file of each export when its package is installed.
func runJudge(t *testing.T, pkg, script string, exports ...[]bundle.File) {
	t.Helper()
	node, err := exec.LookPath("node")
	folder, absErr := filepath.Abs("../../third_party/judges")
	_, statErr := os.Stat(filepath.Join(folder, "node_modules", pkg))
	if err != nil || absErr != nil || statErr != nil {
		t.Skipf("SKIPPED: the checker %s is not installed; run `make judges`", pkg)
	}
	arguments := []string{filepath.Join(folder, script)}
	for i, files := range exports {
		out := filepath.Join(t.TempDir(), strconv.Itoa(i))
		if err := bundle.Save(out, files); err != nil {
			t.Fatal(err)
		}
		arguments = append(arguments, filepath.Join(out, files[0].Path))
	}
	said, err := exec.Command(node, arguments...).CombinedOutput()
	t.Logf("%s", said)
	if err != nil {
		t.Errorf("%s: %v", pkg, err)
	}
}

func TestKhronosValidator(t *testing.T) {
	store := asset.NewStore()
	snap := studio(t, store)
	var exports [][]bundle.File
	for _, format := range []gltfio.Format{gltfio.GLB, gltfio.GLTF} {
		exports = append(exports,
			must[gltfio.Result](t)(gltfio.Write(snap, store, gltfio.WriteOptions{Format: format, Hidden: true})).Files,
			must[gltfio.Result](t)(gltfio.Write(scene.Empty(""), store, gltfio.WriteOptions{Format: format})).Files)
	}
	judge(t, exports...)
}
