// Package golden compares what a test made with what is kept under testdata. Only tests import it.
//
// Invariant: when a comparison fails, what was got — and for images what was wanted and where they differ — lies on disk.
//
//	golden.Text(t, "testdata/plan.txt", dump)
//	golden.Image(t, "testdata/room.png", picture, golden.Tolerance{Channel: 6, Share: 0.002})
//
// Run the tests with -update to keep what they make.
package golden

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "keep what the tests make as the golden files")

// Text compares a text with a golden file.
func Text(t testing.TB, path, got string) {
	t.Helper()
	if *update {
		write(t, path, []byte(got))
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("golden: %v; run the test with -update to make it", err)
	}
	if got == string(want) {
		return
	}
	place := failurePath(path, "got")
	write(t, place, []byte(got))
	t.Errorf("%s differs from what was made (%s):\n%s", path, place, firstDifference(string(want), got))
}

// firstDifference shows the first line that differs.
func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		a, b := "(end)", "(end)"
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if a != b {
			return fmt.Sprintf("line %d\nwant: %s\ngot:  %s", i+1, a, b)
		}
	}
	return "the same lines"
}

// failurePath is where evidence of a failure goes: a folder that is not kept in version control.
func failurePath(path, what string) string {
	extension := filepath.Ext(path)
	name := strings.TrimSuffix(filepath.Base(path), extension)
	return filepath.Join(os.TempDir(), "scenograph-golden", fmt.Sprintf("%s.%s%s", name, what, extension))
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatalf("golden: %v", err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatalf("golden: %v", err)
	}
}
