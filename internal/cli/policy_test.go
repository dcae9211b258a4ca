package cli

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/journal"
)

const transcript = `
-- 1.reply.json --
{"calls": [{"name": "propose", "arguments": {"label": "Build a study", "steps": [{"action": "build_room", "id": "room", "kind": "study", "width": 4, "depth": 3},
  {"action": "place", "id": "desk", "thing": "desk"}]}}]}
`

func TestComposeWithARecordingAndAgainWithItsProject(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "talk.txtar")
	if err := os.WriteFile(file, []byte(transcript), 0o600); err != nil {
		t.Fatal(err)
	}
	var snapshots []string
	for _, name := range []string{"0", "1"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for i, recording := range []string{file, filepath.Join(dir, "0", "room.scene")} {
		out := filepath.Join(dir, fmt.Sprint(i), "room.scene")
		o := run(t, "", "compose", "--policy", "recorded", "--recording", recording, "--prompt", "a study", "--out", out, "--json")
		var result composed
		if o.status != 0 || json.Unmarshal([]byte(o.out), &result) != nil || len(result.Steps) != 1 || result.Usage == nil {
			t.Fatalf("status %d: %s %s", o.status, o.out, o.err)
		}
		snapshots = append(snapshots, result.Snapshot)
	}
	if snapshots[0] != snapshots[1] {
		t.Error("the project's own recording gives another scene")
	}
	if o := run(t, "", "forget", filepath.Join(dir, "0", "room.scene"), "--json"); o.status != 0 || !strings.Contains(o.out, `"erased": `) || strings.Contains(o.out, `"erased": 0`) {
		t.Errorf("forget: %d %s %s", o.status, o.out, o.err)
	}
	if o := run(t, "", "replay", filepath.Join(dir, "0", "room.scene"), "--verify"); o.status != 0 {
		t.Errorf("after forgetting: %s", o.err)
	}
}

func TestComposeSaysWhatAServerDid(t *testing.T) {
	const secret = "sk-a-very-secret-key-0123"
	t.Setenv("OPENAI_API_KEY", secret)
	for name, c := range map[string]struct {
		status int
		body   string
		want   int
	}{
		"refused key": {401, `{"error":{"message":"wrong key ` + secret + `"}}`, exitKey},
		"web page":    {200, "<html><title>hello</title></html>", exitServer},
		"no such":     {404, `{"error":"model not found"}`, exitServer},
		"nonsense":    {200, `{"id":"x","choices":[{"index":0,"message":{"role":"assistant","content":"hello there"},"finish_reason":"stop"}]}`, exitNothing},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if strings.HasPrefix(c.body, "<") {
					w.Header().Set("Content-Type", "text/html")
				} else {
					w.Header().Set("Content-Type", "application/json")
				}
				w.WriteHeader(c.status)
				fmt.Fprint(w, c.body)
			}))
			defer server.Close()
			out := filepath.Join(t.TempDir(), "room.scene")
			o := run(t, "", "compose", "--policy", "openai", "--base-url", server.URL+"/v1", "--model", "made", "--prompt", "a study", "--out", out)
			if o.status != c.want || strings.Contains(o.err+o.out, secret) {
				t.Fatalf("status %d and not %d: %s", o.status, c.want, o.err)
			}
			if _, _, err := journal.Verify(out, journal.Options{}); err != nil {
				t.Errorf("the project is not whole: %v", err)
			}
			noSecret(t, out, secret)
		})
	}
	t.Setenv("OPENAI_API_KEY", "")
	for _, args := range [][]string{{"--policy", "openai", "--model", "x"}, {"--policy", "openai", "--model", "x", "--api-key-env", "NOBODY_SET_THIS"}} {
		o := run(t, "", append([]string{"compose", "--prompt", "a study", "--out", filepath.Join(t.TempDir(), "x.scene")}, args...)...)
		if o.status != exitKey || !strings.Contains(o.err, "there is no key") {
			t.Errorf("%v: status %d: %s", args, o.status, o.err)
		}
	}
}

func noSecret(t *testing.T, dir, secret string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if strings.Contains(string(text), secret) {
			t.Errorf("%s holds the key", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestObserveWritesWhatWouldBeSent(t *testing.T) {
	dir := t.TempDir()
	project := filepath.Join(dir, "room.scene")
	if o := run(t, "", "compose", "--prompt", "a small bedroom with a bed", "--out", project); o.status != 0 {
		t.Fatal(o.err)
	}
	seen := filepath.Join(dir, "seen")
	o := run(t, "", "observe", project, "--out", seen, "--prompt", "warmer")
	if o.status != 0 {
		t.Fatal(o.err)
	}
	for _, name := range []string{"system.txt", "01-text.txt", "02-picture.png", "03-picture.jpeg", "tool-propose.json", "observation.json"} {
		if info, err := os.Stat(filepath.Join(seen, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if o := run(t, "", "observe", project, "--out", seen, "--select", "nobody"); o.status != 2 {
		t.Errorf("an unknown id: status %d", o.status)
	}
}
