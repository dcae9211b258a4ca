package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/simulate"
)

// TestRoomsForSimulators composes a room, exports it for each simulator twice, lets it settle and fits other colliders to a thing.
func TestRoomsForSimulators(t *testing.T) {
	dir := t.TempDir()
	room := filepath.Join(dir, "room.scene")
	if o := run(t, "", "compose", "--prompt", "a small study with a desk, a chair and two books", "--seed", "1", "--out", room); o.status != 0 {
		t.Fatal(o.err)
	}
	var written [2]struct {
		Exports []struct{ Files []string }
	}
	for i, name := range []string{"a", "b"} {
		o := run(t, "", "export", room, "--format", "mjcf,urdf,sdf", "--out", filepath.Join(dir, name), "--json")
		if o.status != 0 {
			t.Fatal(o.err)
		}
		if err := json.Unmarshal([]byte(o.out), &written[i]); err != nil {
			t.Fatal(err)
		}
	}
	files := 0
	for i, e := range written[0].Exports {
		for k, file := range e.Files {
			files++
			a, errA := os.ReadFile(file)
			b, errB := os.ReadFile(written[1].Exports[i].Files[k])
			if errA != nil || errB != nil || string(a) != string(b) || len(a) == 0 {
				t.Errorf("%s differs the second time", file)
			}
		}
	}
	if len(written[0].Exports) != 3 || files < 10 {
		t.Errorf("%d formats, %d files", len(written[0].Exports), files)
	}
	settles(t, room)
	o := run(t, "", "colliders", room, "--node", "chair-1", "--shape", "hull", "--json")
	if o.status != 0 || !strings.Contains(o.out, `"own": true`) {
		o = run(t, "", "colliders", room)
		t.Errorf("%d: %s", o.status, o.err+o.out)
	}
	if o := run(t, "", "colliders", room, "--node", "none", "--shape", "hull"); o.status == 0 || !strings.Contains(o.err, "none") {
		t.Errorf("a thing that is not there: %d %s", o.status, o.err)
	}
}

func settles(t *testing.T, room string) {
	t.Helper()
	o := run(t, "", "settle", room, "--dry-run", "--seconds", "1", "--json")
	var got settledResult
	if err := json.Unmarshal([]byte(o.out), &got); err != nil {
		t.Fatalf("%v: %s", err, o.err)
	}
	if _, err := simulate.Engine(); err != nil {
		if o.status == 0 || got.Missing == "" {
			t.Errorf("without an engine: %d, %+v", o.status, got)
		}
		return
	}
	if o.status != 0 || got.StablePercent != 100 || got.PenetrationMM > 1 || got.Bodies == 0 {
		t.Errorf("%d: %+v", o.status, got)
	}
}
