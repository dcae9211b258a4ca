package library

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestFilesThatChangeAreNoticed(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	model := "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"
	chair := filepath.Join(dir, "chair.obj")
	write(t, chair, model)
	write(t, filepath.Join(other, "lamp.obj"), model+"# another\n")
	l := open(t, t.TempDir())
	add(t, l, dir)
	add(t, l, other)
	check := func(what string, want ...string) {
		t.Helper()
		if got := l.Stale(); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	check("as they were read")
	write(t, chair, "v 0 0 0\nv 2 0 0\nv 0 1 0\nf 1 2 3\n")
	if err := os.Chtimes(chair, time.Time{}, time.Unix(1_700_000_000, 0)); err != nil {
		t.Fatal(err)
	}
	check("changed", dir)
	check("told already")
	add(t, l, dir)
	check("read again")
	if err := os.Rename(chair, chair+".away"); err != nil {
		t.Fatal(err)
	}
	check("gone", dir)
	add(t, l, dir)
	check("known to be gone")
	if err := os.Rename(chair+".away", chair); err != nil {
		t.Fatal(err)
	}
	check("back", dir)
	add(t, l, dir)
	if err := os.RemoveAll(other); err != nil {
		t.Fatal(err)
	}
	check("a folder that is not there")
}
