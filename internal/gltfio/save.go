package gltfio

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// Save writes files below a folder, each whole or not at all: to a temporary name, synced, then renamed. What a file
// refers to is written before it.
func Save(folder string, files []File) error {
	for _, f := range slices.Backward(files) {
		local := filepath.FromSlash(f.Path)
		if !filepath.IsLocal(local) {
			return fmt.Errorf("gltfio: %q would be written outside %s", f.Path, folder)
		}
		if err := replace(filepath.Join(folder, local), f.Data); err != nil {
			return fmt.Errorf("gltfio: writing %s: %w", f.Path, plain(err))
		}
	}
	return nil
}

func replace(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".scenograph-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
