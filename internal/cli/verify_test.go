package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/certificate"
	"scenograph/internal/proof"
)

// TestCertifiedExport composes a room, exports it, verifies it, and changes one byte of every file in turn.
func TestCertifiedExport(t *testing.T) {
	dir := t.TempDir()
	room, out := filepath.Join(dir, "room.scene"), filepath.Join(dir, "out")
	mustRun(t, "", "compose", "--prompt", "a small study with a desk, a chair and two books", "--seed", "1", "--out", room)
	mustRun(t, "", "export", room, "--format", "glb,mjcf", "--out", out)
	if c := certificate.Read(filepath.Join(out, certificate.FileName)); c == nil || !c.Valid || c.Document.Seed != "1" || len(c.Document.JournalHead) != 64 || c.Document.Revision == 0 || c.Tool != "scenograph test" {
		t.Fatalf("%+v", c)
	}
	v := verify(t, out, 0)
	if !v.OK || v.Files < 5 || len(v.Reread) < 20 || len(v.Problems) != 0 {
		t.Errorf("%+v", v)
	}
	if v := verify(t, filepath.Join(out, "room.glb"), 0, "--quick"); !v.OK || len(v.Reread) != 0 {
		t.Errorf("%+v", v)
	}
	everyByteCounts(t, out)
	first, err := os.ReadFile(filepath.Join(out, certificate.FileName))
	if err != nil {
		t.Fatal(err)
	}
	mustRun(t, "", "export", room, "--format", "glb,mjcf", "--out", filepath.Join(dir, "again"))
	if again, err := os.ReadFile(filepath.Join(dir, "again", certificate.FileName)); err != nil || string(again) != string(first) {
		t.Errorf("%v: the same export is certified otherwise", err)
	}
	mustRun(t, "", "export", room, "--format", "usda,layoutvlm", "--out", out)
	if v := verify(t, out, 0); !v.OK || !slices.ContainsFunc(v.Reread, func(f proof.Finding) bool { return f.File == "room.usda" && f.Agrees }) {
		t.Errorf("a second export into the folder: %+v", v)
	}
	if err := os.WriteFile(filepath.Join(out, "stranger.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if o := mustRun(t, "", "export", room, "--format", "glb", "--out", out); !strings.Contains(o.err, "stranger.txt") {
		t.Errorf("nothing is said of a stranger: %s", o.err)
	}
	if v := verify(t, out, 1); v.OK || v.Problems[0].File != "stranger.txt" {
		t.Errorf("%+v", v)
	}
}

// everyByteCounts changes the middle byte of each file of a folder, one file at a time.
func everyByteCounts(t *testing.T, out string) {
	t.Helper()
	err := filepath.WalkDir(out, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil || len(data) == 0 {
			return err
		}
		changed := slices.Clone(data)
		changed[len(changed)/2] ^= 1
		if err := os.WriteFile(path, changed, 0o600); err != nil {
			return err
		}
		name, _ := filepath.Rel(out, path)
		v := verify(t, out, 1, "--quick")
		if v.OK || len(v.Problems) != 1 || v.Problems[0].File != filepath.ToSlash(name) {
			t.Errorf("%s was changed: %+v", name, v.Problems)
		}
		return os.WriteFile(path, data, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func verify(t *testing.T, target string, status int, flags ...string) verified {
	t.Helper()
	o := run(t, "", append([]string{"verify", target, "--json"}, flags...)...)
	if o.status != status {
		t.Errorf("verify %s: status %d, want %d: %s", target, o.status, status, o.err)
	}
	var v verified
	if err := json.Unmarshal([]byte(o.out), &v); err != nil {
		t.Fatalf("%v: %s", err, o.out)
	}
	return v
}

// TestCertificatesOfFiles: without a folder of their own, files are certified only when asked, and stand for themselves.
func TestCertificatesOfFiles(t *testing.T) {
	dir := t.TempDir()
	room := filepath.Join(dir, "room.scene")
	mustRun(t, script(t), "apply", room, "-")
	t.Chdir(dir)
	mustRun(t, "", "export", room, "--format", "glb")
	if _, err := os.Stat(filepath.Join(dir, "room.certificate.json")); err == nil {
		t.Error("it was certified unasked")
	}
	mustRun(t, "", "export", room, "--format", "glb", "--certificate")
	if v := verify(t, dir, 0); !v.OK || v.Files != 1 {
		t.Errorf("%+v", v)
	}
	mustRun(t, "", "export", room, "--format", "glb", "--out", "plain", "--certificate=false")
	if o := run(t, "", "verify", "plain"); o.status != 1 || !strings.Contains(o.err, "no certificate") {
		t.Errorf("%d: %s", o.status, o.err)
	}
	if o := run(t, "", "export", room, "--format", "glb,glb"); o.status != 2 {
		t.Errorf("a format twice: %d", o.status)
	}
	mustRun(t, "", "export", "room.glb", "--format", "usda", "--out", "again")
	if c := certificate.Read(filepath.Join("again", certificate.FileName)); c == nil || len(c.Document.Source) != 64 || c.Document.JournalHead != "" {
		t.Errorf("%+v", c)
	}
}
