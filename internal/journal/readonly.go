package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"
)

// ReadOnlyError says that a project lies where nothing can be written: on a medium for reading, or in somebody else's folder.
type ReadOnlyError struct {
	Path string // the project's folder
	Err  error  // what the file system said
}

// Error implements error.
func (e *ReadOnlyError) Error() string {
	return fmt.Sprintf("journal: %s can only be read here (%v); copy it to a folder of your own and change it there", e.Path, e.Err)
}

// Unwrap implements the errors package's interface.
func (e *ReadOnlyError) Unwrap() error { return e.Err }

// writing is what went wrong with writing to a project, as a *ReadOnlyError when that is why.
func writing(dir string, err error) error {
	if !errors.Is(err, syscall.EROFS) && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return &ReadOnlyError{dir, reason(err)}
}

// reason is what the file system said, without the name of the file, which the caller knows better.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Copy copies a project, whose folder is only read, to one that is not there yet, as far as it has been saved.
// The new folder appears whole or not at all.
func Copy(disk FS, from, to string) error {
	partial := to + ".partial"
	err := errors.Join(disk.RemoveAll(partial), makeFolder(disk, filepath.Dir(to)))
	if err == nil {
		err = copyFolder(disk, from, partial)
	}
	if err == nil {
		err = disk.Rename(partial, to)
	}
	if err != nil {
		return fmt.Errorf("journal: copy %s: %w", from, errors.Join(err, disk.RemoveAll(partial)))
	}
	return disk.SyncDir(filepath.Dir(to))
}
