package urdf_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"scenograph/internal/action"
	"scenograph/internal/assembly"
	"scenograph/internal/asset"
	"scenograph/internal/folder"
	"scenograph/internal/scene"
	"scenograph/internal/urdf"
)

func TestOurOwnThingsComeBackToTheByte(t *testing.T) {
	snap, store := kitchen(t)
	vase, _ := snap.Node("e")
	other := *vase
	other.ID, other.Name, other.Physics = "f", "Heavier, of the same meshes", &scene.Physics{Body: scene.DynamicBody, MassKg: 7}
	draft := snap.Edit()
	if err := draft.PutNode(other); err != nil {
		t.Fatal(err)
	}
	snap, _ = draft.Seal()
	written, err := urdf.Write(t.Context(), snap, store, urdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range written.Files {
		files[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	count := 0
	for _, f := range written.Files {
		name, ok := strings.CutSuffix(f.Path, ".urdf")
		if !ok {
			continue
		}
		count++
		assets := asset.NewStore()
		found, err := urdf.Read(assembly.New(t.Context(), folder.Over(t.Context(), files, 0), f.Path, assembly.Options{Store: assets}))
		if err != nil {
			t.Fatal(err)
		}
		back, _, err := action.Preview(scene.Empty("new"), found.Actions)
		if err != nil {
			t.Fatal(err)
		}
		second, err := urdf.Write(t.Context(), back, assets, urdf.Options{Node: found.Roots[0], Name: name})
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range second.Files {
			if first, ok := files[g.Path]; !ok || !bytes.Equal(first.Data, g.Data) {
				t.Errorf("%s: %s came back with other bytes (known: %v)\n%s", f.Path, g.Path, ok, g.Data[:min(len(g.Data), 900)])
			}
		}
	}
	if count < 5 {
		t.Errorf("%d things were written", count)
	}
}
