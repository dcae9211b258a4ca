package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEditGoesOnInAConversation(t *testing.T) {
	room := filepath.Join(t.TempDir(), "room.scene")
	if o := run(t, "", "edit", room, "remove the rug"); o.status != 1 || !strings.Contains(o.err, "no such project") {
		t.Errorf("without a project: %d, %s", o.status, o.err)
	}
	mustRun(t, "", "compose", "--prompt", "a living room with a sofa and two armchairs", "--out", room)
	if o := mustRun(t, "", "edit", room, "make these darker", "--select", "armchair-1,armchair-2", "--propose-only"); !strings.Contains(o.out, "(proposed)") || !strings.Contains(o.out, "0 step(s)") {
		t.Errorf("propose only: %s", o.out)
	}
	if o := mustRun(t, "", "edit", room, "make these darker", "--select", "armchair-1,armchair-2"); !strings.Contains(o.out, "Make two armchairs darker") {
		t.Errorf("of a selection: %s", o.out)
	}
	if o := run(t, "", "edit", room, "make these darker", "--select", "nobody"); o.status != 1 || !strings.Contains(o.err, `no node "nobody"`) {
		t.Errorf("of nothing: %d, %s", o.status, o.err)
	}
	mustRun(t, "", "edit", room, "move the sofa 10 cm to the left")
	if o := mustRun(t, "", "edit", room, "make it darker"); !strings.Contains(o.out, "Make the sofa darker") {
		t.Errorf("it was to mean the sofa: %s", o.out)
	}
	if o := run(t, "", "edit", room, "remove the sofa", "--threshold", "7"); o.status != 2 {
		t.Errorf("a threshold of 7: %d, %s", o.status, o.err)
	}
	mustRun(t, "", "replay", room, "--verify")
}

func TestCheckpointsAndBranches(t *testing.T) {
	dir := t.TempDir()
	room, both := filepath.Join(dir, "room.scene"), filepath.Join(dir, "both.png")
	mustRun(t, "", "compose", "--prompt", "a living room with a sofa and a rug", "--out", room)
	mustRun(t, "", "checkpoint", "create", room, "with the rug")
	mustRun(t, "", "branch", "create", room, "bare")
	mustRun(t, "", "edit", room, "remove the rug")
	mustRun(t, "", "branch", "switch", room, "main")
	var branches []branchLine
	if err := json.Unmarshal([]byte(mustRun(t, "", "branch", "list", room, "--json").out), &branches); err != nil {
		t.Fatal(err)
	}
	if len(branches) != 2 || !branches[0].Current || branches[0].Snapshot == branches[1].Snapshot {
		t.Fatalf("branches %+v", branches)
	}
	if o := mustRun(t, "", "branch", "compare", room, "main", "bare", "-o", both); !strings.Contains(o.out, "rug-1") {
		t.Errorf("compared: %s", o.out)
	}
	if info, err := os.Stat(both); err != nil || info.Size() == 0 {
		t.Errorf("the picture of both: %v", err)
	}
	mustRun(t, "", "branch", "switch", room, "bare")
	mustRun(t, "", "checkpoint", "return", room, "with the rug")
	var points []checkpointLine
	if err := json.Unmarshal([]byte(mustRun(t, "", "checkpoint", "list", room, "--json").out), &points); err != nil {
		t.Fatal(err)
	}
	if len(points) != 1 || points[0].Name != "with the rug" || points[0].Snapshot != branches[0].Snapshot {
		t.Errorf("checkpoints %+v", points)
	}
	for _, args := range [][]string{{"branch", "create", room, "bare"}, {"branch", "switch", room, "nowhere"}, {"checkpoint", "return", room, "nothing"}, {"branch", "compare", room, "main", "#999"}} {
		if o := run(t, "", args...); o.status == 0 || strings.Count(strings.TrimSpace(o.err), "\n") > 1 {
			t.Errorf("%v: %d, %s", args, o.status, o.err)
		}
	}
	mustRun(t, "", "replay", room, "--verify")
}
