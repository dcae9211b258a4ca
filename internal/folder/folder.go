// Package folder reads a file and what lies beside it: never above the folder it was opened at, and never more bytes than
// agreed on.
//
// Invariant: a path that leaves the folder, links included, is an error and not a read; so is a file that would take the sum
// over the bound.
//
//	at, name, err := folder.Open(ctx, "robots/arm.urdf", folder.Most)
//	defer at.Close()
//	text, err := at.Read(name)
//	mesh, err := at.Read(folder.Beside(name, "meshes/link.stl"))
package folder

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Most is how many bytes a file may hold together with all it refers to, unless a caller says otherwise.
const Most = 2 << 30

// Folder is an open folder with a budget. It belongs to one goroutine.
type Folder struct {
	ctx  context.Context
	fsys fs.FS
	root *os.Root
	most int64
	read int64
}

// Open opens the folder that a file and what belongs to it lie in, and returns the file's path below it. That is the file's
// own folder; for a robot's description it is the folder of the package (see Root).
func Open(ctx context.Context, name string, most int64) (*Folder, string, error) {
	dir, below, err := Root(name)
	if err != nil {
		return nil, "", err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, "", plain(err)
	}
	f := Over(ctx, root.FS(), most)
	f.root = root
	return f, below, nil
}

// Over reads from a file system. nil refuses every file.
func Over(ctx context.Context, fsys fs.FS, most int64) *Folder {
	if most <= 0 {
		most = Most
	}
	return &Folder{ctx: ctx, fsys: fsys, most: most}
}

// Close lets go of the folder.
func (f *Folder) Close() error {
	if f.root == nil {
		return nil
	}
	return f.root.Close()
}

// FS is the file system that Read reads from.
func (f *Folder) FS() fs.FS { return f.fsys }

// Bytes is how much has been read.
func (f *Folder) Bytes() int64 { return f.read }

// Most is how much may be read.
func (f *Folder) Most() int64 { return f.most }

// Read returns the content of a file by its slash-separated path below the folder.
func (f *Folder) Read(name string) ([]byte, error) {
	if f.fsys == nil {
		return nil, errors.New("nothing outside the file may be read")
	}
	if !fs.ValidPath(name) {
		return nil, fmt.Errorf("%q leaves the folder, which is not allowed", name)
	}
	if err := f.ctx.Err(); err != nil {
		return nil, err
	}
	file, err := f.fsys.Open(name)
	if err != nil {
		return nil, plain(err)
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return nil, plain(err)
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a regular file")
	}
	if info.Size() > f.most-f.read {
		return nil, fmt.Errorf("it has %d bytes; with what else is referred to, at most %d are read", info.Size(), f.most)
	}
	data, err := io.ReadAll(io.LimitReader(file, info.Size()))
	if err != nil {
		return nil, plain(err)
	}
	if err := Stub(data); err != nil {
		return nil, err
	}
	f.read += int64(len(data))
	return data, f.ctx.Err()
}

// lfsPointer begins what Git keeps in place of a large file (git-lfs, docs/spec.md).
const lfsPointer = "version https://git-lfs.github.com/spec/v1"

// Stub returns an error that says what to do where data only stands in for a file that has not been fetched.
func Stub(data []byte) error {
	if bytes.HasPrefix(data, []byte(lfsPointer)) {
		return errors.New(`it is a pointer of Git LFS and not the file itself: fetch that with "git lfs pull"`)
	}
	return nil
}

// Exists reports whether a regular file has the path.
func (f *Folder) Exists(name string) bool {
	if f.fsys == nil || !fs.ValidPath(name) {
		return false
	}
	info, err := fs.Stat(f.fsys, name)
	return err == nil && info.Mode().IsRegular()
}

// Beside is the path of what a file refers to by a relative path. Backslashes are read as slashes; the result may leave the
// folder, which Read refuses.
func Beside(name, reference string) string {
	reference = strings.ReplaceAll(reference, `\`, "/")
	if path.IsAbs(reference) || len(reference) > 1 && reference[1] == ':' {
		return reference
	}
	return path.Join(path.Dir(name), reference)
}

// near are names of folders that only sort the files of one package.
var near = map[string]bool{"urdf": true, "urdfs": true, "robot": true, "robots": true, "mjcf": true, "xml": true, "sdf": true}

// most levels that a package may lie above a file of it
const levels = 4

// Root splits a file's path into the folder that it may read from and its path below that. For most files that is the file's own
// folder. A .urdf, .xml or .mjcf file belongs to the nearest folder above that holds a package.xml (REP 127), at most four levels
// up, or else, when its folder only sorts files ("urdf", "mjcf", "xml", "robots"), to the folder around that.
func Root(name string) (dir, below string, err error) {
	real, err := filepath.EvalSymlinks(name)
	if err != nil {
		return "", "", plain(err)
	}
	if real, err = filepath.Abs(real); err != nil {
		return "", "", plain(err)
	}
	dir = filepath.Dir(real)
	switch strings.ToLower(filepath.Ext(real)) {
	case ".urdf", ".xml", ".mjcf", ".sdf":
		dir = packageOf(dir)
	}
	below, err = filepath.Rel(dir, real)
	return dir, filepath.ToSlash(below), err
}

func packageOf(own string) string {
	dir := own
	for range levels {
		if info, err := os.Stat(filepath.Join(dir, "package.xml")); err == nil && info.Mode().IsRegular() {
			return dir
		}
		if up := filepath.Dir(dir); up == dir {
			break
		} else {
			dir = up
		}
	}
	if near[strings.ToLower(filepath.Base(own))] {
		return filepath.Dir(own)
	}
	return own
}

// plain drops the folder that system errors repeat.
func plain(err error) error {
	var pathError *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("there is no such file")
	case errors.As(err, &pathError):
		return pathError.Err
	}
	return err
}
