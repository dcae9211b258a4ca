// Package bundle writes a group of files that belong together, such as a model and its textures.
//
// Invariant: each file is there whole or not at all, and a file that is there finds what it refers to, because the first of a
// bundle is written last.
//
//	err := bundle.Save("out", []bundle.File{{Path: "room.gltf", Data: text}, {Path: "textures/oak.png", Data: picture}})
package bundle

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// File is one file of a bundle, its path relative and with forward slashes.
type File struct {
	Path string
	Data []byte
}

// Save writes a bundle below a folder: each file to a temporary name, synced, then renamed, the first file last.
func Save(folder string, files []File) error {
	for _, f := range slices.Backward(files) {
		local := filepath.FromSlash(f.Path)
		if !filepath.IsLocal(local) {
			return fmt.Errorf("%q would be written outside %s", f.Path, folder)
		}
		if err := WriteFile(filepath.Join(folder, local), f.Data); err != nil {
			return err
		}
	}
	return nil
}

// WriteFile replaces one file in one step and makes its folder when it is missing. A link is followed, and a device or a pipe is
// written to as it is. Errors name the file.
func WriteFile(name string, data []byte) error {
	if err := replace(name, data); err != nil {
		return fmt.Errorf("%s: cannot be written: %w", name, reason(err))
	}
	return nil
}

func replace(name string, data []byte) error {
	if followed, err := filepath.EvalSymlinks(name); err == nil {
		name = followed
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return errors.New("it is a folder")
	} else if err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(name, data, 0o644)
	}
	folder := filepath.Dir(name)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(folder, ".scenograph-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temporary.Name()) }()
	_, err = temporary.Write(data)
	if err = errors.Join(err, temporary.Chmod(0o644), temporary.Sync(), temporary.Close()); err != nil {
		return err
	}
	if err := os.Rename(temporary.Name(), name); err != nil {
		return err
	}
	return syncFolder(folder)
}

// syncFolder makes the new name durable; file systems that cannot sync folders are taken at their word.
func syncFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) {
		return err
	}
	return nil
}

// reason leaves the temporary file's name out of an error.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
