package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/manifest"
)

// TestRoomForHabitat composes a room, writes it for Habitat, verifies it, and flips one bit of one thing.
func TestRoomForHabitat(t *testing.T) {
	dir := t.TempDir()
	room, out := filepath.Join(dir, "room.scene"), filepath.Join(dir, "out")
	mustRun(t, "", "compose", "--prompt", "a small study with a desk, a chair and two books", "--seed", "1", "--out", room)
	o := mustRun(t, "", "export", room, "--for", "habitat", "--out", out, "--json")
	var written delivered
	if err := json.Unmarshal([]byte(o.out), &written); err != nil || len(written.Exports) != 2 || !written.Valid {
		t.Fatalf("%v: %s", err, o.out)
	}
	if got := written.Exports[1]; got.Format != "habitat" || filepath.Base(got.Files[0]) != "room.scene_dataset_config.json" {
		t.Errorf("%+v", got)
	}
	v := verify(t, out, 0)
	if !v.OK || v.Files < 20 || len(v.Reread) < 6 {
		t.Errorf("%+v", v)
	}
	var m manifest.Manifest
	text, err := os.ReadFile(filepath.Join(out, manifest.FileName))
	if err != nil || json.Unmarshal(text, &m) != nil || len(m.Objects) < 4 || len(m.RobotStarts) == 0 || len(m.Receptacles) == 0 {
		t.Fatalf("%v: %.200s", err, text)
	}
	victim := m.Asset(m.Objects[0].Asset).Files[0].Path
	at := filepath.Join(out, filepath.FromSlash(victim))
	data, err := os.ReadFile(at)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)-1] ^= 1
	if err := os.WriteFile(at, data, 0o600); err != nil {
		t.Fatal(err)
	}
	v = verify(t, out, 1)
	if v.OK || len(v.Problems) != 1 || v.Problems[0].File != victim {
		t.Errorf("%s was changed: %+v", victim, v.Problems)
	}
	if o := run(t, "", "verify", out); o.status != 1 || !strings.Contains(o.err, victim) || !strings.Contains(o.out, "changed") {
		t.Errorf("%d: %s%s", o.status, o.out, o.err)
	}
}

// TestManifestAndSingleThings: besides a whole scene, the manifest and a file for each thing.
func TestManifestAndSingleThings(t *testing.T) {
	dir := t.TempDir()
	room, out := filepath.Join(dir, "room.scene"), filepath.Join(dir, "out")
	mustRun(t, script(t), "apply", room, "-")
	mustRun(t, "", "export", room, "--format", "glb", "--manifest", "--out", out)
	if v := verify(t, out, 0); !v.OK || v.Files != 2 {
		t.Errorf("%+v", v)
	}
	mustRun(t, "", "export", room, "--format", "glb,usda", "--assets", "--out", out)
	if v := verify(t, out, 0); !v.OK || v.Files < 3 {
		t.Errorf("%+v", v)
	}
	for _, args := range [][]string{{"--for", "gazebo"}, {"--for", "habitat,habitat"}} {
		if o := run(t, "", append([]string{"export", room}, args...)...); o.status != 2 || !strings.Contains(o.err, "--for") {
			t.Errorf("%v: %d %s", args, o.status, o.err)
		}
	}
}
