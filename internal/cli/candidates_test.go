package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/journal"
)

// talks holds three answers, each with more in it than the one before.
const talks = `
-- 1.reply.json --
{"calls": [{"name": "propose", "arguments": {"label": "Build a study", "steps": [{"action": "build_room", "id": "room", "kind": "office", "width": 4, "depth": 3}]}}, {"name": "finish", "arguments": {}}]}
-- 2.reply.json --
{"calls": [{"name": "propose", "arguments": {"label": "Build a study", "steps": [{"action": "build_room", "id": "room", "kind": "office", "width": 4, "depth": 3},
  {"action": "place", "id": "desk", "thing": "desk"}]}}, {"name": "finish", "arguments": {}}]}
-- 3.reply.json --
{"calls": [{"name": "propose", "arguments": {"label": "Build a study", "steps": [{"action": "build_room", "id": "room", "kind": "office", "width": 4, "depth": 3},
  {"action": "place", "id": "desk", "thing": "desk"}, {"action": "place", "id": "chair", "thing": "office chair"}]}}, {"name": "finish", "arguments": {}}]}
`

func TestTheBestOfSeveralAnswersIsTaken(t *testing.T) {
	dir := t.TempDir()
	file, project := filepath.Join(dir, "talk.txtar"), filepath.Join(dir, "room.scene")
	if err := os.WriteFile(file, []byte(talks), 0o600); err != nil {
		t.Fatal(err)
	}
	o := run(t, "", "compose", "--policy", "recorded", "--recording", file, "--prompt", "an office with a desk and an office chair", "--candidates", "3", "--weights", "alignment=1,physics=0", "--out", project, "--json")
	var result composed
	if o.status != 0 || json.Unmarshal([]byte(o.out), &result) != nil || len(result.Candidates) != 1 {
		t.Fatalf("status %d: %s %s", o.status, o.out, o.err)
	}
	sheet := result.Candidates[0]
	if len(sheet.Candidates) != 3 || sheet.Candidates[0].Score != 1 || sheet.Candidates[2].Score >= sheet.Candidates[1].Score {
		t.Errorf("%+v", sheet)
	}
	p, _, err := journal.Load(project, journal.Options{})
	if err != nil {
		t.Fatal(err)
	}
	kept := p.Sheets()
	if len(kept) != 1 || len(kept[0].Candidates[0].Exchanges) == 0 || kept[0].Candidates[0].Picture == "" || !kept[0].Headless || p.Choices()[0].By != "auto" {
		t.Errorf("kept %+v", kept)
	}
	if n, ok := p.Document().Head().Snapshot.Node("chair"); !ok || n.Model == nil {
		t.Error("the best answer was not taken")
	}
}

func TestCandidateFlags(t *testing.T) {
	out := filepath.Join(t.TempDir(), "x.scene")
	for name, args := range map[string][]string{
		"none": {"--candidates", "0"}, "too many": {"--candidates", "99"}, "an unknown critic": {"--candidates", "2", "--weights", "taste=1"},
		"no number": {"--candidates", "2", "--weights", "clip"}, "weights alone": {"--weights", "clip=1"}, "a negative weight": {"--candidates", "2", "--weights", "clip=-1"},
	} {
		o := run(t, "", append([]string{"compose", "--prompt", "a study", "--out", out}, args...)...)
		if o.status != 2 || strings.TrimSpace(o.err) == "" {
			t.Errorf("%s: status %d, %s", name, o.status, o.err)
		}
	}
}
