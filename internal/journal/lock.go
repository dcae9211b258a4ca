package journal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// Lock implements FS with flock: the system gives the lock back when the process ends, however it ends.
func (Disk) Lock(name string) (Unlocker, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		pid, _ := io.ReadAll(io.LimitReader(f, 20))
		closed := f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, &LockedError{Path: name, PID: strings.TrimSpace(string(pid))}
		}
		return nil, errors.Join(fmt.Errorf("lock %s: %w", name, err), closed)
	}
	if err := f.Truncate(0); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	if _, err := f.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return fileLock{f}, nil
}

type fileLock struct{ file *os.File }

// Unlock implements Unlocker. The file stays, empty: removing it would let two processes lock two files of one name, and who held it last
// would make equal projects differ.
func (l fileLock) Unlock() error { return errors.Join(l.file.Truncate(0), l.file.Close()) }
