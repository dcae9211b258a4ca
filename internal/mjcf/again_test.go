package mjcf_test

import (
	"bytes"
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"scenograph/internal/action"
	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/folder"
	"scenograph/internal/geom"
	"scenograph/internal/mjcf"
	"scenograph/internal/scene"
)

// again reads what was written into an empty project.
func again(t *testing.T, written mjcf.Result) (*scene.Snapshot, *asset.Store) {
	t.Helper()
	files := fstest.MapFS{}
	for _, f := range written.Files {
		files[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	store := asset.NewStore()
	found, err := mjcf.Read(assembly.New(t.Context(), folder.Over(t.Context(), files, 0), "room.xml", assembly.Options{Store: store}))
	if err != nil {
		t.Fatal(err)
	}
	snap, _, err := action.Preview(scene.Empty("new"), found.Actions)
	if err != nil {
		t.Fatal(err)
	}
	return snap, store
}

// TestOurOwnModelComesBackToTheByte turns and moves the things at random, opens drawers, writes, reads and writes again.
func TestOurOwnModelComesBackToTheByte(t *testing.T) {
	snap, store := furnished(t)
	random := rand.New(rand.NewPCG(7, 11))
	for range 6 {
		draft := snap.Edit()
		for n := range snap.Nodes() {
			moved := *n
			if n.Model == nil || n.Parent != "" {
				continue
			}
			moved.Transform = geom.At(n.Transform.Translation.Add(geom.Vec3{random.Float64() / 50, random.Float64() / 50, 0}), random.Float64()*6)
			if n.ID == "dresser" {
				moved.Joints = []scene.JointValue{{Joint: "drawer 1", Value: random.Float64() / 10}}
			}
			if err := draft.PutNode(moved); err != nil {
				t.Fatal(err)
			}
		}
		placed, _ := draft.Seal()
		first := write(t, placed, store)
		back, assets := again(t, first)
		second := write(t, back, assets)
		if len(first.Files) != len(second.Files) {
			t.Fatalf("%d files became %d", len(first.Files), len(second.Files))
		}
		for i, f := range first.Files {
			if g := second.Files[i]; f.Path != g.Path || !bytes.Equal(f.Data, g.Data) {
				t.Fatalf("%s came back as %s with other bytes:\n%s", f.Path, g.Path, difference(f.Data, g.Data))
			}
		}
	}
}

// difference shows the first lines that differ.
func difference(a, b []byte) string {
	x, y := bytes.Split(a, []byte{'\n'}), bytes.Split(b, []byte{'\n'})
	for i := range min(len(x), len(y)) {
		if !bytes.Equal(x[i], y[i]) {
			return string(x[i]) + "\n" + string(y[i])
		}
	}
	return "one is longer"
}
