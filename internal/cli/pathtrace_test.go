package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
)

func TestPathTracedPictures(t *testing.T) {
	dir := t.TempDir()
	project := filepath.Join(dir, "room.scene")
	mustRun(t, "", "compose", "--prompt", "a room with a chair", "--seed", "1", "--out", project)
	one, two, three := filepath.Join(dir, "1.png"), filepath.Join(dir, "2.png"), filepath.Join(dir, "3.png")
	trace := func(out string, more ...string) {
		mustRun(t, "", append([]string{"render", project, "--path-trace", "--size", "64x36", "--spp", "4", "-o", out}, more...)...)
	}
	trace(one, "--threads", "1")
	trace(two, "--threads", "3")
	trace(three, "--seed", "2", "--denoise=false")
	first, err := os.ReadFile(one)
	if err != nil {
		t.Fatal(err)
	}
	if second, err := os.ReadFile(two); err != nil || !bytes.Equal(first, second) {
		t.Errorf("the same seed gives other bytes on more threads (%v)", err)
	}
	var same, other struct{ Structure, Colour float64 }
	for path, into := range map[string]any{two: &same, three: &other} {
		o := mustRun(t, "", "compare", one, path, "--json")
		if err := json.Unmarshal([]byte(o.out), into); err != nil {
			t.Fatal(err)
		}
	}
	if same.Structure != 1 || same.Colour != 0 || other.Structure >= 1 || other.Structure < 0.5 {
		t.Errorf("compared: %+v and %+v", same, other)
	}
}

func TestPathTracingFlags(t *testing.T) {
	for args, want := range map[string]string{
		"--spp 8":                         "--spp goes with --path-trace",
		"--path-trace --spp 0":            "must be 1 to",
		"--path-trace --threads 0":        "must be at least 1",
		"--path-trace --shading normals":  "is not path-traced",
		"--denoise":                       "goes with --path-trace",
		"--path-trace --seed -1":          "invalid argument",
		"--path-trace --size 20000x20000": "must be WIDTHxHEIGHT",
	} {
		o := run(t, "", append([]string{"render", "room.scene"}, strings.Fields(args)...)...)
		if o.status != 2 || !strings.Contains(o.err, want) {
			t.Errorf("%s: status %d, %q, want %q", args, o.status, o.err, want)
		}
	}
}

// Ctrl-C ends a picture at once, and nothing of it is left.
func TestInterruptedPathTracingLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	project, out := filepath.Join(dir, "room.scene"), filepath.Join(dir, "x.png")
	mustRun(t, "", "compose", "--prompt", "a room with a chair", "--seed", "1", "--out", project)
	ctx, cancel := context.WithCancel(context.Background())
	var errs cancelAtWord
	errs.cancel = cancel
	status := Run(ctx, New(Host{
		Version: "test", Out: &bytes.Buffer{}, Err: &errs, Clock: time.Now,
		NewPainter: func(*asset.Store) (frame.Painter, func(), error) { panic("OpenGL is not needed") },
	}), []string{"render", project, "--path-trace", "--spp", "60000", "--size", "640x360", "-o", out})
	if status != 1 || !strings.Contains(errs.text.String(), "stopped; no picture was written") {
		t.Errorf("interrupted with status %d: %s", status, errs.text.String())
	}
	left, err := filepath.Glob(filepath.Join(dir, "*.png*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// cancelAtWord cancels as soon as the tracing has begun to tell how far it is.
type cancelAtWord struct {
	text   bytes.Buffer
	cancel func()
}

func (c *cancelAtWord) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte("drawing")) {
		time.AfterFunc(100*time.Millisecond, c.cancel)
	}
	return c.text.Write(p)
}
