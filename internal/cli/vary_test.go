package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func TestVaryIsTheSameOnOneCoreAndOnMore(t *testing.T) {
	room := filepath.Join(t.TempDir(), "room.scene")
	mustRun(t, "", "compose", "--prompt", "an armchair and a side table with a vase", "--out", room)
	one, two := filepath.Join(t.TempDir(), "one"), filepath.Join(t.TempDir(), "two")
	text := mustRun(t, "", "vary", room, "--n", "3", "--seed", "5", "--cores", "1", "--glb", "--out", one, "--json").out
	mustRun(t, "", "vary", room, "--n", "3", "--seed", "5", "--cores", "3", "--glb", "--out", two)
	a, b := filesBelow(t, one), filesBelow(t, two)
	if len(a) != len(b) || len(a) < 12 {
		t.Fatalf("%d files and %d", len(a), len(b))
	}
	for name, bytes := range a {
		if b[name] != bytes {
			t.Errorf("%s differs", name)
		}
	}
	var m familyManifest
	if err := json.Unmarshal([]byte(text), &m); err != nil || len(m.Variants) != 3 || m.Variants[1].Changes.Moved == nil {
		t.Errorf("%v: %+v", err, m)
	}
	for _, v := range m.Variants {
		mustRun(t, "", "check", filepath.Join(one, v.Project))
	}
	mustRun(t, "", "replay", filepath.Join(one, m.Variants[0].Project), "--verify")
}

func filesBelow(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		out[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestVaryMistakes(t *testing.T) {
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "x"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"vary", "nowhere.scene"}, {"vary", "a.scene", "--n", "0"}, {"vary", "a.scene", "--keep", "all"}, {"vary", "a.scene", "--cores", "0"}, {"vary", "a.scene", "--out", full},
	} {
		if o := run(t, "", args...); o.status == 0 || o.out != "" {
			t.Errorf("%v: status %d, %q", args, o.status, o.out)
		}
	}
}
