package journal

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// sealed is a file system that can only be read.
type sealed struct {
	*memFS
	err error
}

func (s sealed) Lock(name string) (Unlocker, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: s.err}
}

func TestWhatCanOnlyBeReadIsSaid(t *testing.T) {
	m := sample(t, 1, 3)
	for _, reason := range []error{syscall.EROFS, syscall.EACCES} {
		_, _, err := Open(room, Options{FS: sealed{m, reason}})
		var readOnly *ReadOnlyError
		if !errors.As(err, &readOnly) || readOnly.Path != room || strings.Contains(err.Error(), lockName) {
			t.Errorf("%v: %v", reason, err)
		}
	}
	to := filepath.Join("/elsewhere", "copy.scene")
	if err := Copy(m, room, to); err != nil {
		t.Fatal(err)
	}
	original, _, err := Load(room, Options{FS: m})
	if err != nil {
		t.Fatal(err)
	}
	copied, _, err := Open(to, Options{FS: m})
	if err != nil {
		t.Fatal(err)
	}
	if copied.Document().Head().Snapshot.Hash() != original.Document().Head().Snapshot.Hash() {
		t.Error("the copy is another scene")
	}
	if err := copied.Close(); err != nil {
		t.Fatal(err)
	}
}
