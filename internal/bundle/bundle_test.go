package bundle

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSaveWritesWholeFilesAndNothingElse(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "out")
	files := []File{{"room.gltf", []byte("main")}, {"textures/oak.png", []byte("picture")}}
	for range 2 {
		if err := Save(folder, files); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range files {
		if got, err := os.ReadFile(filepath.Join(folder, f.Path)); err != nil || string(got) != string(f.Data) {
			t.Errorf("%s holds %q (%v)", f.Path, got, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(folder, ".scenograph-*")); len(left) > 0 {
		t.Errorf("temporary files were left: %v", left)
	}
}

func TestSaveStaysInItsFolder(t *testing.T) {
	folder := t.TempDir()
	for _, path := range []string{"../escape", "/etc/escape", "a/../../escape", ""} {
		if Save(folder, []File{{path, nil}}) == nil {
			t.Errorf("%q was written", path)
		}
	}
}

func TestErrorsNameTheFile(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	if err := WriteFile(blocked, nil); err != nil {
		t.Fatal(err)
	}
	err := WriteFile(filepath.Join(blocked, "x.png"), nil)
	if err == nil || !strings.Contains(err.Error(), "x.png") {
		t.Errorf("got %v", err)
	}
}

func TestLinksAreFollowedAndFoldersRefused(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	if err := WriteFile(target, []byte("old")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(target); string(got) != "new" {
		t.Errorf("the link's target holds %q", got)
	}
	if err := WriteFile(dir, nil); err == nil || !strings.Contains(err.Error(), "it is a folder") {
		t.Errorf("a folder gives %v", err)
	}
}
