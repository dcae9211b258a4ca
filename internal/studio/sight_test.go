package studio

import (
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"scenograph/internal/catalog"
	"scenograph/internal/library"
	"scenograph/internal/session"
)

// twoChairs indexes two files of the same chair and keeps a red picture of the one and a blue picture of the other.
func twoChairs(t *testing.T) (lib *library.Library, red, blue string) {
	t.Helper()
	models := t.TempDir()
	data, err := os.ReadFile(filepath.Join("..", "gltfio", "testdata", "compressed", "plain.glb"))
	if err != nil {
		t.Fatal(err)
	}
	for name, end := range map[string][]byte{"one_chair.glb": nil, "other_chair.glb": make([]byte, 4)} {
		if err := os.WriteFile(filepath.Join(models, name), append(slices.Clone(data), end...), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lib, err = library.Open(library.Options{Dir: t.TempDir(), Catalog: catalog.Builtin()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Add(t.Context(), models, library.Terms{}, func(float64, string) {}); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, item := range lib.Items() {
		if item.Usable() {
			ids = append(ids, item.ID)
		}
	}
	if len(ids) != 2 {
		t.Fatalf("indexed %v", ids)
	}
	for i, c := range []color.NRGBA{{255, 30, 30, 255}, {30, 30, 255, 255}} {
		p := image.NewNRGBA(image.Rect(0, 0, library.PicturePixels, library.PicturePixels))
		draw.Draw(p, p.Rect, image.NewUniform(c), image.Point{}, draw.Src)
		if err := lib.KeepPicture(ids[i], p); err != nil {
			t.Fatal(err)
		}
	}
	return lib, ids[0], ids[1]
}

// until waits for what happens in the background.
func until(t *testing.T, what string, done func() bool) {
	t.Helper()
	for range 2000 {
		if done() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("%s never happened", what)
}

// TestTheWindowSearchesByLooks runs the made CLIP model that the preferences name: "red" is in no name, and finds the red chair.
func TestTheWindowSearchesByLooks(t *testing.T) {
	runtime := os.Getenv(onnxRuntimeVariable)
	if runtime == "" {
		t.Skip("SKIPPED: no onnxruntime is named (SCENOGRAPH_ONNXRUNTIME), so no model is run")
	}
	lib, red, blue := twoChairs(t)
	prefs := session.Preferences{}
	sight := &librarySight{prefs: func() session.Preferences { return prefs }, open: Eyes}
	s := shelves{lib, sight}
	t.Setenv(clipVariable, "")
	look := func() error {
		_, _, err := s.Look(t.Context())
		return err
	}
	if err := look(); err != nil {
		t.Fatal(err)
	}
	if found, settled := s.Search("red"); len(found) != 0 || !settled {
		t.Errorf("without a model: %v, %v", found, settled)
	}
	prefs.ClipFolder = filepath.Join("testdata", "clip")
	if err := look(); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"red": red, "blue": blue} {
		until(t, "finding "+text, func() bool {
			found, settled := s.Search(text)
			return settled && len(found) == 1 && found[0].Entry.ID == want
		})
		if agents := lib.Source("").Search(text, 3); len(agents) != 1 || agents[0].Entry.ID != want {
			t.Errorf("an agent that asks for %q is given %v", text, agents)
		}
	}
	prefs.ClipFolder = t.TempDir()
	if err := look(); err == nil {
		t.Error("a folder without a model is not told")
	}
	if err := look(); err != nil {
		t.Errorf("it is told twice: %v", err)
	}
	if found, settled := s.Search("red"); len(found) != 0 || !settled {
		t.Errorf("after the model is gone: %v, %v", found, settled)
	}
}

// brokenEyes sees nothing.
type brokenEyes struct{}

func (brokenEyes) Identity() string                            { return "broken" }
func (brokenEyes) EmbedPicture(image.Image) ([]float32, error) { return nil, errors.New("broken") }
func (brokenEyes) EmbedText(string) ([]float32, error)         { return nil, errors.New("broken") }

func TestABrokenModelLeavesTheWords(t *testing.T) {
	lib, _, _ := twoChairs(t)
	opened := 0
	prefs := session.Preferences{ClipFolder: "/models/clip"}
	s := shelves{lib, &librarySight{prefs: func() session.Preferences { return prefs }, open: func(session.Preferences) (library.Eyes, error) {
		opened++
		return brokenEyes{}, nil
	}}}
	for range 2 {
		if err := s.sight.follow(context.Background(), lib); err != nil {
			t.Fatal(err)
		}
	}
	if found, settled := s.Search("chair"); len(found) < 2 || !settled || opened != 1 {
		t.Errorf("%d found, settled %v, opened %d times", len(found), settled, opened)
	}
}
