package library

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// lock takes the index for this process with flock: the system gives it back when the process ends, however it ends.
func lock(name string) (unlock func() error, err error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return nil, fmt.Errorf("library: %s: cannot be made: %w", filepath.Dir(name), err)
	}
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, fmt.Errorf("library: %s: cannot be written: %w", name, err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		closed := f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, fmt.Errorf("library: another program is changing the library in %s; try again when it has ended", filepath.Dir(name))
		}
		return nil, errors.Join(fmt.Errorf("library: lock %s: %w", name, err), closed)
	}
	return f.Close, nil
}
