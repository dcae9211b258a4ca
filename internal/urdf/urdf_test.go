package urdf_test

import (
	"bytes"
	"encoding/xml"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/urdf"
)

// robot is what a URDF file holds.
type robot struct {
	Name  string `xml:"name,attr"`
	Links []struct {
		Name string `xml:"name,attr"`
		Mass struct {
			Value float64 `xml:"value,attr"`
		} `xml:"inertial>mass"`
		Visuals    []struct{} `xml:"visual"`
		Collisions []struct{} `xml:"collision"`
	} `xml:"link"`
	Joints []struct {
		Name   string `xml:"name,attr"`
		Type   string `xml:"type,attr"`
		Parent struct {
			Link string `xml:"link,attr"`
		} `xml:"parent"`
		Child struct {
			Link string `xml:"link,attr"`
		} `xml:"child"`
		Limit struct {
			Lower float64 `xml:"lower,attr"`
			Upper float64 `xml:"upper,attr"`
		} `xml:"limit"`
	} `xml:"joint"`
}

func kitchen(t *testing.T) (*scene.Snapshot, *asset.Store) {
	t.Helper()
	store, source := asset.NewStore(), catalog.Builtin()
	draft := scene.Empty("kitchen").Edit()
	for i, entry := range []string{"wardrobe", "oven", "dresser", "vase", "vase"} {
		built, err := source.Build(store, catalog.Request{Entry: entry, Style: "modern"})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range built.Materials {
			if err := draft.PutMaterial(m); err != nil {
				t.Fatal(err)
			}
		}
		for _, n := range built.Nodes(scene.NodeID(rune('a'+i)), "Ding <"+entry+">", "", geom.At(geom.Vec3{float64(i), 0, 0}, 1)) {
			if err := draft.PutNode(n); err != nil {
				t.Fatal(err)
			}
		}
	}
	snap, _ := draft.Seal()
	return snap, store
}

func TestOneFileForEachDifferentThing(t *testing.T) {
	snap, store := kitchen(t)
	result, err := urdf.Write(t.Context(), snap, store, urdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := urdf.Write(t.Context(), snap, store, urdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	models := 0
	for i, f := range result.Files {
		if !bytes.Equal(f.Data, again.Files[i].Data) {
			t.Errorf("%s differs the second time", f.Path)
		}
		if strings.HasSuffix(f.Path, ".urdf") {
			models++
			check(t, f)
		}
	}
	if models != 4 {
		t.Errorf("%d models for four different things", models)
	}
}

func check(t *testing.T, f bundle.File) {
	t.Helper()
	var r robot
	if err := xml.Unmarshal(f.Data, &r); err != nil {
		t.Fatalf("%s: %v", f.Path, err)
	}
	parents := map[string]int{}
	for _, j := range r.Joints {
		parents[j.Child.Link]++
		if j.Limit.Upper <= j.Limit.Lower {
			t.Errorf("%s: joint %s has no range", f.Path, j.Name)
		}
	}
	roots := 0
	for _, l := range r.Links {
		if parents[l.Name] == 0 {
			roots++
		}
		if l.Mass.Value <= 0 || len(l.Visuals) == 0 {
			t.Errorf("%s: link %s weighs %g kg and draws %d meshes", f.Path, l.Name, l.Mass.Value, len(l.Visuals))
		}
	}
	if roots != 1 || len(r.Joints) != len(r.Links)-1 {
		t.Errorf("%s: %d links, %d joints, %d roots", f.Path, len(r.Links), len(r.Joints), roots)
	}
}

func TestSingleThing(t *testing.T) {
	snap, store := kitchen(t)
	result, err := urdf.Write(t.Context(), snap, store, urdf.Options{Node: "b", Name: "my oven"})
	if err != nil {
		t.Fatal(err)
	}
	if result.Files[0].Path != "my oven.urdf" || strings.HasSuffix(result.Files[1].Path, ".urdf") {
		t.Errorf("%s, %s", result.Files[0].Path, result.Files[1].Path)
	}
	if _, err := urdf.Write(t.Context(), snap, store, urdf.Options{Node: "none"}); err == nil {
		t.Error("a thing that is not there was written")
	}
}

func TestURDFDOMAccepts(t *testing.T) {
	tool, err := exec.LookPath("check_urdf")
	if err != nil {
		t.Skip("SKIPPED: check_urdf is not installed (liburdfdom-tools)")
	}
	snap, store := kitchen(t)
	result, err := urdf.Write(t.Context(), snap, store, urdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := bundle.Save(folder, result.Files); err != nil {
		t.Fatal(err)
	}
	for _, f := range result.Files {
		if !strings.HasSuffix(f.Path, ".urdf") {
			continue
		}
		if out, err := exec.Command(tool, filepath.Join(folder, f.Path)).CombinedOutput(); err != nil || bytes.Contains(out, []byte("rror")) {
			t.Errorf("%s: %v\n%s", f.Path, err, out)
		}
	}
}
