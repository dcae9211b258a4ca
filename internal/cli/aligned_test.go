package cli

import (
	"encoding/json"
	"path/filepath"
	"testing"
)

func TestCheckAgainstAPrompt(t *testing.T) {
	project := filepath.Join(t.TempDir(), "room.scene")
	const prompt = "a bedroom with a bed and two nightstands"
	mustRun(t, "", "compose", "--prompt", prompt, "--out", project)
	read := func(prompt string) checked {
		var out checked
		o := mustRun(t, "", "check", project, "--prompt", prompt, "--json")
		if err := json.Unmarshal([]byte(o.out), &out); err != nil || out.Alignment == nil {
			t.Fatalf("%v: %s", err, o.out)
		}
		return out
	}
	own, other := read("-"), read("a classroom with twelve desks and a blackboard")
	if own.Alignment.Prompt != prompt || own.Alignment.Score < 0.9 {
		t.Errorf("by its own prompt: %+v", own.Alignment)
	}
	if other.Alignment.Score > 0.3 || other.Alignment.Stated < 3 {
		t.Errorf("by another prompt: %+v", other.Alignment)
	}
	if o := run(t, "", "check", project, "--prompt", "  "); o.status != 2 {
		t.Errorf("an empty prompt: status %d", o.status)
	}
}
