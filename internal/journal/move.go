package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// SaveAs gives the project another folder and goes on there. With move the old folder is gone afterwards, as for an untitled
// project that gets its name; without it the old one stays as it is. The new folder appears whole or not at all.
func (p *Project) SaveAs(dir string, move bool) error {
	if err := p.WriteCaches(); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.blobs.Lock()
	defer p.blobs.Unlock()
	if p.broken != nil {
		return p.broken
	}
	if err := p.free(dir); err != nil {
		return err
	}
	if err := makeFolder(p.disk, filepath.Dir(dir)); err != nil {
		return fmt.Errorf("journal: save as %s: %w", dir, err)
	}
	if move && p.disk.Rename(p.Path(), dir) == nil {
		old := p.Path()
		p.dir.Store(&dir)
		return errors.Join(p.disk.SyncDir(filepath.Dir(dir)), p.disk.SyncDir(filepath.Dir(old)))
	}
	if err := p.copyTo(dir, move); err != nil {
		return fmt.Errorf("journal: save as %s: %w", dir, err)
	}
	return nil
}

func (p *Project) free(dir string) error {
	names, err := p.disk.List(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("journal: save as %s: %w", dir, err)
	}
	if len(names) > 0 {
		return fmt.Errorf("journal: %s exists already; choose another name, or move it away first", dir)
	}
	return p.disk.RemoveAll(dir)
}

func (p *Project) copyTo(dir string, move bool) error {
	partial := dir + ".partial"
	if err := p.disk.RemoveAll(partial); err != nil {
		return err
	}
	if err := copyFolder(p.disk, p.Path(), partial); err != nil {
		return errors.Join(err, p.disk.RemoveAll(partial))
	}
	lock, err := p.disk.Lock(filepath.Join(partial, lockName))
	if err != nil {
		return errors.Join(err, p.disk.RemoveAll(partial))
	}
	if err := p.disk.Rename(partial, dir); err != nil {
		return errors.Join(err, lock.Unlock(), p.disk.RemoveAll(partial))
	}
	file, err := p.disk.Append(filepath.Join(dir, journalName))
	if err != nil {
		return errors.Join(err, lock.Unlock())
	}
	old := p.Path()
	err = errors.Join(p.disk.SyncDir(filepath.Dir(dir)), p.file.Close(), p.lock.Unlock())
	p.file, p.lock = file, lock
	p.dir.Store(&dir)
	if move {
		err = errors.Join(err, p.disk.RemoveAll(old))
	}
	return err
}

// copyFolder copies what belongs to a project, every file durable before its folder.
func copyFolder(disk FS, from, to string) error {
	if err := disk.MkdirAll(filepath.Join(to, blobsName)); err != nil {
		return err
	}
	for _, name := range []string{projectName, sceneName, journalName} {
		if err := copyFile(disk, filepath.Join(from, name), filepath.Join(to, name)); err != nil {
			return err
		}
	}
	folders, err := disk.List(filepath.Join(from, blobsName))
	if err != nil {
		return err
	}
	for _, folder := range folders {
		if err := copyBlobs(disk, filepath.Join(from, blobsName, folder), filepath.Join(to, blobsName, folder)); err != nil {
			return err
		}
	}
	return errors.Join(disk.SyncDir(filepath.Join(to, blobsName)), disk.SyncDir(to))
}

func copyBlobs(disk FS, from, to string) error {
	names, err := disk.List(from)
	if err != nil {
		return err
	}
	if err := disk.MkdirAll(to); err != nil {
		return err
	}
	for _, name := range names {
		if strings.HasSuffix(name, ".partial") {
			continue
		}
		if err := copyFile(disk, filepath.Join(from, name), filepath.Join(to, name)); err != nil {
			return err
		}
	}
	return disk.SyncDir(to)
}

func copyFile(disk FS, from, to string) error {
	data, err := disk.ReadFile(from)
	if err != nil {
		return err
	}
	return writeSynced(disk, to, data)
}
