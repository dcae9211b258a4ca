package simready

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"scenograph/internal/bundle"
	"scenograph/internal/usda"
)

// largest bounds the layers that are read, in bytes.
const largest = 2 << 30

// ErrFormat says that a file is none that can be checked.
var ErrFormat = errors.New("only .usda and .usdz with a text layer can be checked")

// CheckFile checks a .usda file, following references to other .usda files and looking for what it names, or the first layer of a
// .usdz archive.
func CheckFile(name string) (Report, error) {
	switch ending := strings.ToLower(filepath.Ext(name)); ending {
	case ".usda", ".usd":
		folder := filepath.Dir(name)
		return check(name, func(path string) ([]byte, error) { return readFile(filepath.Join(folder, filepath.FromSlash(path))) }, filepath.Base(name), false)
	case ".usdz":
		archive, err := zip.OpenReader(name)
		if err != nil {
			return Report{}, fmt.Errorf("%s: %w", name, err)
		}
		defer func() { _ = archive.Close() }()
		if len(archive.File) == 0 {
			return Report{}, fmt.Errorf("%s: the archive is empty", name)
		}
		return check(name, func(path string) ([]byte, error) { return readEntry(&archive.Reader, path) }, archive.File[0].Name, true)
	default:
		return Report{}, fmt.Errorf("%s: %w", name, ErrFormat)
	}
}

// CheckBundle checks an exported .usda with what goes along with it, or a .usdz, before it is on the disk. The layer or the archive comes
// first.
func CheckBundle(files []bundle.File) (Report, error) {
	if len(files) == 0 {
		return Report{}, ErrFormat
	}
	if strings.ToLower(path.Ext(files[0].Path)) == ".usdz" {
		archive, err := zip.NewReader(bytes.NewReader(files[0].Data), int64(len(files[0].Data)))
		if err != nil || len(archive.File) == 0 {
			return Report{}, fmt.Errorf("%s: is no archive, or an empty one", files[0].Path)
		}
		return check(files[0].Path, func(path string) ([]byte, error) { return readEntry(archive, path) }, archive.File[0].Name, true)
	}
	return check(files[0].Path, func(path string) ([]byte, error) {
		for _, f := range files {
			if f.Path == path {
				return f.Data, nil
			}
		}
		return nil, fs.ErrNotExist
	}, files[0].Path, false)
}

func check(name string, read func(string) ([]byte, error), layerName string, packed bool) (Report, error) {
	data, err := read(layerName)
	if err != nil {
		return Report{}, fmt.Errorf("%s: %w", name, err)
	}
	layer, err := usda.Parse(data)
	if err != nil {
		return Report{}, fmt.Errorf("%s: %w", name, err)
	}
	inFolder := func(file string) string { return path.Join(path.Dir(layerName), file) }
	return Check(layer, Options{
		Package: packed,
		Open: func(file string) (*usda.Layer, error) {
			data, err := read(inFolder(file))
			if err != nil {
				return nil, err
			}
			return usda.Parse(data)
		},
		Exists: func(file string) bool {
			_, err := read(inFolder(file))
			return err == nil
		},
	}), nil
}

func readFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > largest {
		return nil, fmt.Errorf("%s: is no file, or is too large to be read", name)
	}
	return os.ReadFile(name)
}

func readEntry(archive *zip.Reader, name string) ([]byte, error) {
	for _, f := range archive.File {
		if f.Name != name {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		defer func() { _ = r.Close() }()
		return io.ReadAll(io.LimitReader(r, largest))
	}
	return nil, fs.ErrNotExist
}
