package journal

import (
	"bytes"
	"errors"
	"path/filepath"
)

// Abandoned reports whether a folder holds a project that nobody writes and in which something has happened.
func Abandoned(disk FS, dir string) bool {
	if !touched(disk, dir) {
		return false
	}
	lock, err := disk.Lock(filepath.Join(dir, lockName))
	if err != nil {
		return false
	}
	return lock.Unlock() == nil
}

// Sweep removes a project that nobody writes and in which nothing has happened. Any other it leaves alone.
func Sweep(disk FS, dir string) error {
	if touched(disk, dir) {
		return nil
	}
	lock, err := disk.Lock(filepath.Join(dir, lockName))
	var held *LockedError
	if errors.As(err, &held) {
		return nil
	}
	if err != nil {
		return err
	}
	return errors.Join(disk.RemoveAll(dir), lock.Unlock())
}

// touched reports whether a journal has more than its first line.
func touched(disk FS, dir string) bool {
	text, err := disk.ReadFile(filepath.Join(dir, journalName))
	return err == nil && bytes.Count(text, []byte("\n")) > 1
}
