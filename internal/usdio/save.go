package usdio

import (
	"fmt"
	"os"
	"path/filepath"
)

// Save writes files below a folder, each whole or not at all: to a temporary name, synced, then renamed. Textures are
// written before the layer that names them.
func Save(folder string, files []File) error {
	for i := len(files) - 1; i >= 0; i-- {
		if !filepath.IsLocal(filepath.FromSlash(files[i].Path)) {
			return fmt.Errorf("usdio: %q would be written outside %s", files[i].Path, folder)
		}
		if err := saveFile(filepath.Join(folder, filepath.FromSlash(files[i].Path)), files[i].Data); err != nil {
			return fmt.Errorf("usdio: writing %s: %w", files[i].Path, err)
		}
	}
	return nil
}

func saveFile(path string, data []byte) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(folder, ".scenograph-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	if err := writeSynced(temporary, data); err != nil {
		return err
	}
	if err := os.Rename(temporary.Name(), path); err != nil {
		return err
	}
	return syncFolder(folder)
}

func writeSynced(f *os.File, data []byte) error {
	_, err := f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		err = f.Chmod(0o644)
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

func syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	err = f.Sync()
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}
