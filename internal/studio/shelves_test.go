package studio

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"scenograph/internal/geom"
	"scenograph/internal/library"
	"scenograph/internal/session"
)

// TestAFolderIsAddedAtTheWindow adds a folder while the editor runs, sets an item right, and places it.
func TestAFolderIsAddedAtTheWindow(t *testing.T) {
	models := t.TempDir()
	data, err := os.ReadFile(filepath.Join("..", "gltfio", "testdata", "compressed", "plain.glb"))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"wooden_chair.glb": data, "broken.glb": []byte("glTF, but not really")} {
		if err := os.WriteFile(filepath.Join(models, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	config := Config("test", time.Now)
	lib, err := library.Open(library.Options{Dir: t.TempDir(), Catalog: config.Catalog})
	if err != nil {
		t.Fatal(err)
	}
	config = WithLibrary(config, lib, func() string { return "" })
	config.Shelves, config.StateDir = shelves{library: lib}, t.TempDir()
	s, err := session.New(config)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	do := func(i session.Intent) {
		t.Helper()
		if err := s.Do(i); err != nil {
			t.Fatalf("%T: %v", i, err)
		}
		s.Wait()
	}
	do(session.NewProject{Starter: true})
	do(session.AddLibraryFolder{Path: models})
	items := lib.Items()
	at := slices.IndexFunc(items, func(i library.Item) bool { return i.Usable() })
	if s.ShelfVersion() != 1 || at < 0 || !slices.Equal(config.Shelves.Folders(), []string{models}) {
		t.Fatalf("version %d, items %+v", s.ShelfVersion(), items)
	}
	id, before := items[at].ID, items[at].Size
	do(session.CorrectThing{Entry: id, Correction: session.Correction{Scale: 2 * items[at].Scale, License: "CC0-1.0", Author: "Ada"}})
	own, ok := config.Shelves.Own(id)
	if !ok || own.Author != "Ada" || own.License != "CC0-1.0" || s.ShelfVersion() != 2 {
		t.Errorf("%+v, version %d", own, s.ShelfVersion())
	}
	if item, err := lib.Item(id); err != nil || item.Size.Sub(before.Mul(2)).Len() > 1e-3 {
		t.Errorf("twice as large as %v is %v (%v)", before, item.Size, err)
	}
	if err := s.Do(session.CorrectThing{Entry: id, Correction: session.Correction{Up: "sideways"}}); err == nil {
		t.Error("an axis that does not exist was accepted")
	}
	do(session.PlaceThing{Entry: id, At: &geom.Vec3{}})
	if got := s.Preferences().RecentThings; !slices.Equal(got, []string{id}) {
		t.Errorf("placed last: %v", got)
	}
}
