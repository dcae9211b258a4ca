package library

import (
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
)

var builtin = catalog.Builtin()

func open(t testing.TB, dir string) *Library {
	t.Helper()
	l, err := Open(Options{Dir: dir, Catalog: builtin})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func quiet(float64, string) {}

func add(t testing.TB, l *Library, dir string) Done {
	t.Helper()
	done, err := l.Add(t.Context(), dir, Terms{}, quiet)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// models makes a folder with a chair in centimetres, the same again, a lamp, and a broken file.
func models(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	cm := geom.Transform{Rotation: geom.Identity, Scale: geom.Vec3{100, 100, 100}}
	writeThing(t, builtin, catalog.Request{Entry: "dining-chair", Seed: 1}, filepath.Join(dir, "seats", "old_oak_chair.glb"), cm)
	writeThing(t, builtin, catalog.Request{Entry: "dining-chair", Seed: 1}, filepath.Join(dir, "seats", "old_oak_chair_copy.glb"), cm)
	writeThing(t, builtin, catalog.Request{Entry: "table-lamp", Seed: 1}, filepath.Join(dir, "tableLamp.glb"), geom.IdentityTransform())
	write(t, filepath.Join(dir, "broken.glb"), "glTF but no more")
	return dir
}

func TestAddASecondTimeReadsOnlyWhatChanged(t *testing.T) {
	dir, index := models(t), t.TempDir()
	l := open(t, index)
	done := add(t, l, dir)
	if done.Files != 4 || done.Added != 2 || done.Duplicates != 1 || len(done.Problems) != 1 || !strings.HasSuffix(done.Problems[0].File, "broken.glb") {
		t.Fatalf("%+v", done)
	}
	chair, err := l.Item(filepath.Join(dir, "seats", "old_oak_chair.glb"))
	if err != nil || chair.Category != "dining chair" || chair.Scale != 0.01 || chair.Size[2] < 0.7 || chair.Size[2] > 1.1 || len(chair.Copies) != 1 {
		t.Fatalf("%+v: %v", chair, err)
	}
	for range 2 {
		if done = add(t, open(t, index), dir); done.Unchanged != 4 || done.Added+done.Changed != 0 {
			t.Errorf("again: %+v", done)
		}
	}
	before, err := os.ReadFile(filepath.Join(index, indexName))
	if err != nil {
		t.Fatal(err)
	}
	other := t.TempDir()
	add(t, open(t, other), dir)
	after, err := os.ReadFile(filepath.Join(other, indexName))
	if err != nil || string(before) != string(after) {
		t.Errorf("two runs over one folder gave different indexes (%v)", err)
	}
	writeThing(t, builtin, catalog.Request{Entry: "dining-chair", Seed: 1, Style: "industrial"}, filepath.Join(dir, "seats", "old_oak_chair.glb"), geom.IdentityTransform())
	l = open(t, index)
	if done = add(t, l, dir); done.Changed != 1 {
		t.Errorf("a changed file: %+v", done)
	}
	if again, err := l.Item(chair.ID); err != nil || again.Hash == chair.Hash || again.Scale != 1 {
		t.Errorf("the changed chair is %+v: %v", again, err)
	}
}

func TestARunThatIsCutOffGoesOn(t *testing.T) {
	dir, index := models(t), t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	l, err := Open(Options{Dir: index, Catalog: builtin, Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	_, err = l.Add(ctx, dir, Terms{}, func(share float64, _ string) {
		if share >= 0.5 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("it ended with %v", err)
	}
	f, err := os.OpenFile(filepath.Join(index, indexName), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(`{"item":{"id":"cut`); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	l = open(t, index)
	kept := len(l.Items())
	if report := l.Report(); kept == 0 || len(report.Findings) != 1 {
		t.Fatalf("%d kept, %v", kept, report.Findings)
	}
	if done := add(t, l, dir); done.Unchanged == 0 || len(l.Items()) != 3 {
		t.Errorf("it went on with %+v, %d items", done, len(l.Items()))
	}
	if report := open(t, index).Report(); len(report.Findings) != 0 {
		t.Errorf("the index was not mended: %v", report.Findings)
	}
}

func TestMovedFilesKeepTheirItems(t *testing.T) {
	dir, l := models(t), open(t, t.TempDir())
	add(t, l, dir)
	lamp := filepath.Join(dir, "tableLamp.glb")
	item, err := l.Item(lamp)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Fix(t.Context(), item.ID, Fix{Name: "Ann's lamp"}); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(lamp, filepath.Join(dir, "seats", "light.glb")); err != nil {
		t.Fatal(err)
	}
	if done := add(t, l, dir); done.Relinked != 1 || done.Added != 0 {
		t.Fatalf("%+v", done)
	}
	if moved, err := l.Item(item.ID); err != nil || moved.Name != "Ann's lamp" || moved.Missing || filepath.Base(moved.File()) != "light.glb" {
		t.Errorf("%+v: %v", moved, err)
	}
	if err := os.Remove(filepath.Join(dir, "seats", "old_oak_chair.glb")); err != nil {
		t.Fatal(err)
	}
	if done := add(t, l, dir); done.Relinked+done.Duplicates == 0 || done.Missing != 0 {
		t.Errorf("a file with a copy has gone: %+v", done)
	}
	away := filepath.Join(t.TempDir(), "away.glb")
	if err := os.Rename(filepath.Join(dir, "seats", "light.glb"), away); err != nil {
		t.Fatal(err)
	}
	if done := add(t, l, dir); done.Missing != 1 {
		t.Errorf("a file has gone: %+v", done)
	}
	if found := l.Search(Query{Text: "table lamp", Source: "library"}); len(found) != 0 {
		t.Errorf("what is missing was found: %v", found)
	}
	if done, err := l.Relink(t.Context(), filepath.Dir(away)); err != nil || len(done) != 1 || !done[0].Same || done[0].ID != item.ID {
		t.Errorf("%+v: %v", done, err)
	}
	if found := l.Search(Query{Text: "table lamp", Source: "library"}); len(found) != 1 {
		t.Errorf("what was found again was not found: %v", found)
	}
}

func TestFixesWinAndStay(t *testing.T) {
	dir, index := models(t), t.TempDir()
	l := open(t, index)
	add(t, l, dir)
	item, err := l.Item(filepath.Join(dir, "seats", "old_oak_chair.glb"))
	if err != nil {
		t.Fatal(err)
	}
	fixed, err := l.Fix(t.Context(), item.ID, Fix{Front: "-x", Scale: 0.02, Category: "armchair", Terms: Terms{License: "CC-BY-4.0", Author: "Ann"}})
	if err != nil || fixed.Front != "-x" || fixed.Category != "armchair" || fixed.Author != "Ann" || fixed.Size[2] < 1.4 {
		t.Fatalf("%+v: %v", fixed, err)
	}
	l = open(t, index)
	thing, err := l.Build(asset.NewStore(), catalog.Request{Entry: item.ID})
	if err != nil || thing.Semantics.Author != "Ann" || thing.Semantics.License != "CC-BY-4.0" || thing.Bounds.Size().Sub(fixed.Size).Len() > 0.002 {
		t.Errorf("%+v: %v", thing.Semantics, err)
	}
	if _, err := l.Fix(t.Context(), item.ID, Fix{Up: "x"}); err == nil {
		t.Error("up and front on one axis were accepted")
	}
	if _, err := l.Fix(t.Context(), item.ID, Fix{Front: "sideways"}); err == nil {
		t.Error("a bad axis was accepted")
	}
	if back, err := l.Fix(t.Context(), item.ID, Fix{Front: "auto", Scale: -1}); err != nil || back.Front != item.Front || back.Scale == 0.02 {
		t.Errorf("taken back: front %s, scale %g: %v", back.Front, back.Scale, err)
	}
	if n, err := l.Remove(dir); err != nil || n != 3 || len(open(t, index).Items()) != 0 {
		t.Errorf("%d removed: %v", n, err)
	}
}

func TestTermsAndAnnotations(t *testing.T) {
	dir := models(t)
	write(t, filepath.Join(dir, "License.txt"), "Lamps and more (1.0)\nCreated/distributed by Kenney (www.kenney.nl)\nLicense: (Creative Commons Zero, CC0)\nhttp://creativecommons.org/publicdomain/zero/1.0/\n")
	f, err := os.Create(filepath.Join(dir, "annotations.json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	packed := gzip.NewWriter(f)
	if _, err := packed.Write([]byte(`{"other":{"name":"not here"},"old_oak_chair":{"name":"Throne","license":"by-sa","user":{"displayName":"Bob"},"viewerUrl":"https://example.org/throne","tags":[{"name":"medieval"}],"description":"a carved seat"}}`)); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(packed.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "seats", "old_oak_chair_copy.glb"), "{}")
	l := open(t, t.TempDir())
	add(t, l, dir)
	lamp, err := l.Item(filepath.Join(dir, "tableLamp.glb"))
	if err != nil || lamp.License != "CC0-1.0" || lamp.Author != "Kenney" || lamp.TermsFrom != "License.txt" {
		t.Errorf("%+v: %v", lamp, err)
	}
	chair, err := l.Item(filepath.Join(dir, "seats", "old_oak_chair.glb"))
	if err != nil || chair.Name != "Throne" || chair.License != "CC-BY-SA-4.0" || chair.Author != "Bob" || chair.Page != "https://example.org/throne" {
		t.Errorf("%+v: %v", chair, err)
	}
	if found := l.Search(Query{Text: "medieval chair"}); len(found) == 0 || found[0].Item == nil || found[0].Item.ID != chair.ID {
		t.Errorf("its annotation did not help to find it: %+v", found)
	}
}

func TestSearchFilters(t *testing.T) {
	dir, l := models(t), open(t, t.TempDir())
	add(t, l, dir)
	ids := func(q Query) (out []string) {
		for _, h := range l.Search(q) {
			out = append(out, h.Entry.ID)
		}
		return out
	}
	chair := ids(Query{Text: "chair", Source: "library"})
	if len(chair) != 1 || slices.Contains(ids(Query{Text: "chair", Source: "catalog"}), chair[0]) || slices.Contains(ids(Query{Text: "chair", MaxWidth: 0.2}), chair[0]) {
		t.Errorf("sources and sizes: %v", chair)
	}
	if got := ids(Query{Text: "cha", Prefix: true, Source: filepath.Base(dir)}); !slices.Equal(got, chair) {
		t.Errorf("an unfinished word in a folder: %v", got)
	}
	if err := l.Favourite(chair[0], true); err != nil {
		t.Fatal(err)
	}
	if got := ids(Query{Favourites: true}); !slices.Equal(got, chair) {
		t.Errorf("favourites: %v", got)
	}
	if got := ids(Query{Text: "bookshelf", Category: "chair"}); len(got) != 0 {
		t.Errorf("a bookshelf among chairs: %v", got)
	}
	if got := l.Source("library").Search("chair", 1); len(got) != 1 || got[0].Entry.ID != chair[0] {
		t.Errorf("preferred: %v", got)
	}
}

func TestIndexesOfOthersAreRefused(t *testing.T) {
	for name, text := range map[string]string{"no header": "{\"item\":{}}\n", "another file": "hello\n", "a newer version": "{\"scenograph\":\"library\",\"version\":99}\n"} {
		dir := t.TempDir()
		write(t, filepath.Join(dir, indexName), text)
		if _, err := Open(Options{Dir: dir, Catalog: builtin}); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	l := open(t, t.TempDir())
	for _, dir := range []string{"/nowhere/at/all", filepath.Join(l.Dir(), "..", "none")} {
		if _, err := l.Add(t.Context(), dir, Terms{}, quiet); err == nil {
			t.Errorf("%s was added", dir)
		}
	}
}

func FuzzIndex(f *testing.F) {
	head := "{\"scenograph\":\"library\",\"version\":1}\n"
	f.Add(head + `{"folder":{"path":"/a","name":"a"}}` + "\n" + `{"item":{"id":"x","folder":"/a","file":{"path":"b.glb"},"up":"y","front":"z","scale":1}}`)
	f.Add(head + `{"noItem":"x"}` + "\n{")
	f.Add(head + `{"item":{"id":"x","folder":"../a","file":{"path":"/etc"},"up":"y","front":"y","scale":-1}}`)
	k := newKinds(nil)
	f.Fuzz(func(t *testing.T, text string) {
		_, items, _, err := parse(strings.NewReader(text))
		if err != nil {
			return
		}
		for id, item := range items {
			if id != item.ID || !item.sound() {
				t.Fatalf("%q holds %+v", id, item)
			}
			_, _ = item.document(), item.entry(k)
		}
	})
}

func FuzzAnnotation(f *testing.F) {
	f.Add(`{"name":"a","license":"by","user":{"username":"b"},"up":"0,1,0","size":[1,2,3]}`)
	f.Add(`{"annotations":{"category":"chair","width":40,"length":50,"height":90,"onFloor":true},"assetMetadata":{"boundingBox":{"x":1,"y":2,"z":3}}}`)
	f.Add(`{"authors":{"Ann":"all"},"dimensions":[1000,500,20],"tags":["a",{"name":"b"},3]}`)
	f.Fuzz(func(t *testing.T, text string) {
		fields, ok := object([]byte(text))
		if !ok {
			return
		}
		a := annotate(fields, "x")
		if !geom.Finite(a.scale, a.size[0], a.size[1], a.size[2]) {
			t.Fatalf("%+v", a)
		}
		_ = termsIn(text)
	})
}
