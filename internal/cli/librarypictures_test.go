package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPicturesAreDrawnOnce(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("SCENOGRAPH_LIBRARY", filepath.Join(dir, "library"))
	t.Setenv("SCENOGRAPH_CLIP", "")
	t.Setenv("XDG_CONFIG_HOME", dir)
	for _, name := range []string{"a chair", "b lamp"} {
		text := "v 0 0 0\nv 1 0 0\nv 0 1 " + map[bool]string{true: "0", false: "1"}[name == "a chair"] + "\nf 1 2 3\n"
		if err := os.MkdirAll(filepath.Join(dir, "models"), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "models", name+".obj"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	mustRun(t, "", "library", "add", filepath.Join(dir, "models"))
	for _, want := range []string{"2 picture(s) drawn, 0 there already, 0 left out, 0 known", "0 picture(s) drawn, 2 there already, 0 left out, 0 known"} {
		if got := mustRun(t, "", "library", "pictures").out; !strings.Contains(got, want) {
			t.Errorf("it says %q, not %q", got, want)
		}
	}
}
