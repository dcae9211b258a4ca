package journal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// FS is what a journal needs of a file system. Names are paths as the operating system takes them.
// A test records the calls and cuts them at every prefix; see trace_test.go.
type FS interface {
	MkdirAll(dir string) error
	// Create opens a file for writing, empty; Append opens one for writing at its end and makes it when missing.
	Create(name string) (File, error)
	Append(name string) (File, error)
	ReadFile(name string) ([]byte, error)
	// Size returns a file's length in bytes; an error that is fs.ErrNotExist when there is none.
	Size(name string) (int64, error)
	// List returns the names in a folder, sorted.
	List(dir string) ([]string, error)
	Truncate(name string, size int64) error
	Rename(from, to string) error
	RemoveAll(name string) error
	// SyncDir makes the names in a folder durable.
	SyncDir(dir string) error
	// Lock takes the one writer's lock, or returns *LockedError.
	Lock(name string) (Unlocker, error)
}

// File is a file open for writing.
type File interface {
	io.WriteCloser
	// Sync makes what was written durable.
	Sync() error
}

// Unlocker gives a lock back.
type Unlocker interface{ Unlock() error }

// Disk is the real file system.
type Disk struct{}

// Writers is how many files are best written at once: syncs that wait together cost little more than one.
func (Disk) Writers() int { return 16 }

// MkdirAll implements FS.
func (Disk) MkdirAll(dir string) error { return os.MkdirAll(dir, 0o777) }

// Create implements FS.
func (Disk) Create(name string) (File, error) { return os.Create(name) }

// Append implements FS.
func (Disk) Append(name string) (File, error) {
	return os.OpenFile(name, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o666)
}

// ReadFile implements FS.
func (Disk) ReadFile(name string) ([]byte, error) { return os.ReadFile(name) }

// Size implements FS.
func (Disk) Size(name string) (int64, error) {
	info, err := os.Stat(name)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// List implements FS.
func (Disk) List(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names, nil
}

// Truncate implements FS.
func (Disk) Truncate(name string, size int64) error { return os.Truncate(name, size) }

// Rename implements FS.
func (Disk) Rename(from, to string) error { return os.Rename(from, to) }

// RemoveAll implements FS.
func (Disk) RemoveAll(name string) error { return os.RemoveAll(name) }

// SyncDir implements FS.
func (Disk) SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// WriteFile replaces a file in one step: it is there whole, the old one or the new one, after a crash at any moment.
func WriteFile(disk FS, name string, data []byte) error {
	partial := name + ".partial"
	if err := writeSynced(disk, partial, data); err != nil {
		return errors.Join(err, disk.RemoveAll(partial))
	}
	if err := disk.Rename(partial, name); err != nil {
		return err
	}
	return disk.SyncDir(filepath.Dir(name))
}

func writeSynced(disk FS, name string, data []byte) error {
	f, err := disk.Create(name)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Sync(); err != nil {
		return errors.Join(err, f.Close())
	}
	return f.Close()
}

// makeFolder makes a folder and those above it that are missing, all of them durable.
func makeFolder(disk FS, dir string) error {
	var holders []string
	for at := dir; ; at = filepath.Dir(at) {
		_, err := disk.List(at)
		if err == nil || filepath.Dir(at) == at {
			break
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		holders = append(holders, filepath.Dir(at))
	}
	if err := disk.MkdirAll(dir); err != nil {
		return err
	}
	for _, holder := range holders {
		if err := disk.SyncDir(holder); err != nil {
			return err
		}
	}
	return nil
}

func exists(disk FS, name string) (bool, error) {
	_, err := disk.Size(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// LockedError says that another process writes the project.
type LockedError struct {
	Path string // the lock's file
	PID  string // the process that holds it, "" when it did not say
}

// Error implements error.
func (e *LockedError) Error() string {
	who := "another process"
	if e.PID != "" {
		who = "process " + e.PID
	}
	return fmt.Sprintf("journal: %s is open in %s; close it there first, or save a copy under another name", filepath.Dir(e.Path), who)
}
