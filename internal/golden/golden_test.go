package golden

import (
	"image"
	"image/color"
	"os"
	"path/filepath"
	"testing"
)

// recorder stands in for a test that is meant to fail.
type recorder struct {
	testing.TB
	failures int
}

func (r *recorder) Helper()               {}
func (r *recorder) Errorf(string, ...any) { r.failures++ }

func TestTextTellsTheFirstDifference(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lines.txt")
	if err := os.WriteFile(path, []byte("one\ntwo\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	r := &recorder{TB: t}
	Text(r, path, "one\ntwo\n")
	if r.failures != 0 {
		t.Fatal("equal texts differ")
	}
	Text(r, path, "one\n2\n")
	if r.failures != 1 {
		t.Fatal("a changed line was not seen")
	}
	if got := firstDifference("a\nb", "a\nc"); got != "line 2\nwant: b\ngot:  c" {
		t.Fatalf("got %q", got)
	}
}

func TestCompare(t *testing.T) {
	a := image.NewNRGBA(image.Rect(0, 0, 4, 4))
	b := image.NewNRGBA(image.Rect(0, 0, 4, 4))
	b.SetNRGBA(1, 2, color.NRGBA{G: 9})
	cases := []struct {
		limit uint8
		share float64
	}{{8, 1.0 / 16}, {9, 0}}
	for _, c := range cases {
		if _, share, err := Compare(a, b, c.limit); err != nil || share != c.share {
			t.Errorf("limit %d: share %v, error %v, want %v", c.limit, share, err, c.share)
		}
	}
	if _, _, err := Compare(a, image.NewNRGBA(image.Rect(0, 0, 4, 5)), 0); err == nil {
		t.Error("different sizes compare as equal")
	}
}

func TestImageWritesEvidence(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "evidence-test.png")
	want := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	if err := os.WriteFile(path, encode(t, want), 0o644); err != nil {
		t.Fatal(err)
	}
	got := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	got.SetNRGBA(0, 0, color.NRGBA{255, 0, 0, 255})
	r := &recorder{TB: t}
	Image(r, path, got, Tolerance{Channel: 5, Share: 0.5})
	if r.failures != 0 {
		t.Fatal("the share is not heeded")
	}
	Image(r, path, got, Tolerance{Channel: 5})
	if r.failures != 1 {
		t.Fatal("a red pixel was not seen")
	}
	for _, what := range []string{"got", "want", "diff"} {
		if _, err := os.Stat(failurePath(path, what)); err != nil {
			t.Errorf("no %s image: %v", what, err)
		}
	}
}
