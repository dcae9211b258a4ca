package certificate

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Problem is one difference between a folder and its certificates.
type Problem struct {
	File   string     `json:"file"`
	Kind   Difference `json:"kind"`
	Detail string     `json:"detail"`
}

// Difference names what is wrong with a file.
type Difference string

// What can be wrong with a file.
const (
	Missing    Difference = "missing"
	Added      Difference = "added"
	Changed    Difference = "changed"
	NotFile    Difference = "not a file" // a link, a folder or a device in its place
	Unreadable Difference = "unreadable"
	Broken     Difference = "certificate" // the certificate itself
	Disagrees  Difference = "disagrees"   // the file is as it was written, and says something else than the certificate
)

// Named is a certificate with its file.
type Named struct {
	Name string
	Certificate
}

// Inspection is what a look at a folder found.
type Inspection struct {
	Folder       string
	Certificates []Named
	Files        int   // compared
	Bytes        int64 // hashed
	Problems     []Problem
}

// maxEntries bounds a walk through a folder.
const maxEntries = 1_000_000

// Inspect compares a folder, or only what one certificate or one certified file in it stands for, with its certificates. An error
// means that there is nothing to compare.
func Inspect(target string) (*Inspection, error) {
	info, err := os.Stat(target)
	if err != nil {
		return nil, fmt.Errorf("%s: there is no such folder or file", target)
	}
	in := &Inspection{Folder: target}
	only := ""
	if !info.IsDir() {
		in.Folder, only = filepath.Dir(target), filepath.Base(target)
	}
	root, err := os.OpenRoot(in.Folder)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be opened: %w", in.Folder, err)
	}
	defer func() { _ = root.Close() }()
	names, err := certificatesIn(root, only)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.Folder, err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s: holds no certificate: export with --certificate", target)
	}
	whole := false
	for _, name := range names {
		in.decode(root, name)
		whole = whole || name == FileName
	}
	return in, in.compare(root, whole)
}

// certificatesIn lists the certificates of a folder, or those that may stand for one file of it.
func certificatesIn(root *os.Root, only string) ([]string, error) {
	if only == FileName || strings.HasSuffix(only, Suffix) {
		return []string{only}, nil
	}
	if only != "" {
		own := strings.TrimSuffix(only, path.Ext(only)) + Suffix
		for _, name := range []string{own, FileName} {
			if _, err := root.Lstat(name); err == nil {
				return []string{name}, nil
			}
		}
		return nil, nil
	}
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if e.Name() == FileName || strings.HasSuffix(e.Name(), Suffix) {
			out = append(out, e.Name())
		}
	}
	return out, nil
}

func (in *Inspection) problem(file string, kind Difference, format string, args ...any) {
	in.Problems = append(in.Problems, Problem{file, kind, fmt.Sprintf(format, args...)})
}

func (in *Inspection) decode(root *os.Root, name string) {
	if info, err := root.Lstat(name); err != nil || !info.Mode().IsRegular() {
		in.problem(name, Broken, "is not a file")
		return
	}
	f, err := root.Open(name)
	if err != nil {
		in.problem(name, Unreadable, "cannot be opened: %v", err)
		return
	}
	defer func() { _ = f.Close() }()
	text, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err != nil {
		in.problem(name, Unreadable, "cannot be read: %v", err)
		return
	}
	c, err := Decode(text)
	if err != nil {
		in.problem(name, Broken, "%v", err)
		return
	}
	if name != FileName && name != c.Document.Name+Suffix {
		in.problem(name, Broken, "is the certificate of %.80q under another name", c.Document.Name)
		return
	}
	in.Certificates = append(in.Certificates, Named{name, c})
}

// entry is what lies at a path, and whether a certificate lists it or something in it.
type entry struct {
	mode  fs.FileMode
	known bool
}

// compare hashes what is listed and finds what is not.
func (in *Inspection) compare(root *os.Root, whole bool) error {
	there, err := walk(root)
	if err != nil {
		return fmt.Errorf("%s: %w", in.Folder, err)
	}
	for _, c := range in.Certificates {
		for i := range c.Files {
			in.file(root, there, &c.Files[i])
		}
	}
	if whole && len(in.Certificates) > 0 {
		in.strangers(there)
	}
	slices.SortStableFunc(in.Problems, func(a, b Problem) int { return cmp.Compare(a.File, b.File) })
	in.Problems = slices.CompactFunc(in.Problems, func(a, b Problem) bool { return a == b })
	return nil
}

func walk(root *os.Root) (map[string]*entry, error) {
	there := map[string]*entry{}
	err := fs.WalkDir(root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if p == "." {
			return err
		}
		if len(there) >= maxEntries {
			return fmt.Errorf("holds more than %d files", maxEntries)
		}
		if d != nil {
			there[p] = &entry{mode: d.Type()}
		}
		if err != nil && d != nil && d.IsDir() {
			return fs.SkipDir
		}
		return err
	})
	return there, err
}

// known marks a file and the folders above it as listed, and returns what is there. Something else than a folder above it is a problem.
func (in *Inspection) known(there map[string]*entry, f *File) *entry {
	for dir := path.Dir(f.Path); dir != "."; dir = path.Dir(dir) {
		e := there[dir]
		if e == nil {
			continue
		}
		if e.known = true; !e.mode.IsDir() {
			in.problem(dir, NotFile, "is %s, and was a folder", kindOf(e.mode))
			return nil
		}
	}
	e := there[f.Path]
	if e == nil {
		in.problem(f.Path, Missing, "is not there")
		return nil
	}
	if e.known = true; !e.mode.IsRegular() {
		in.problem(f.Path, NotFile, "is %s, and was a file", kindOf(e.mode))
		return nil
	}
	return e
}

// file compares one listed file with what is there.
func (in *Inspection) file(root *os.Root, there map[string]*entry, f *File) {
	in.Files++
	if in.known(there, f) == nil {
		return
	}
	size, sum, err := digest(root, f.Path, f.Size)
	switch {
	case err != nil:
		in.problem(f.Path, Unreadable, "cannot be read: %v", err)
	case size != f.Size:
		in.problem(f.Path, Changed, "has %d bytes, and had %d", size, f.Size)
	case sum != f.SHA256:
		in.problem(f.Path, Changed, "has the SHA-256 %s…, and had %s…", sum[:16], f.SHA256[:16])
	}
	in.Bytes += min(size, f.Size)
}

// digest hashes a file of the size it should have; one of another size is not read.
func digest(root *os.Root, name string, size int64) (int64, string, error) {
	f, err := root.Open(name)
	if err != nil {
		return 0, "", err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return 0, "", err
	}
	if !info.Mode().IsRegular() {
		return 0, "", errors.New("it is no file any more")
	}
	if info.Size() != size {
		return info.Size(), "", nil
	}
	h := sha256.New()
	n, err := io.Copy(h, io.LimitReader(f, size+1))
	return n, hex.EncodeToString(h.Sum(nil)), err
}

// strangers names what no certificate lists.
func (in *Inspection) strangers(there map[string]*entry) {
	for p, e := range there {
		if e.known || p == FileName || strings.HasSuffix(p, Suffix) && !strings.Contains(p, "/") {
			continue
		}
		if parent := there[path.Dir(p)]; parent != nil && !parent.known {
			continue // the folder is named instead
		}
		in.problem(p, Added, "is %s that no certificate lists", kindOf(e.mode))
	}
}

func kindOf(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeSymlink != 0:
		return "a link"
	case mode.IsRegular():
		return "a file"
	}
	return "a device or a pipe"
}

// Strangers lists what lies in a folder and is in no certificate of it, sorted; nothing when no certificate answers for the whole
// folder.
func Strangers(folder string) ([]string, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be opened: %w", folder, err)
	}
	defer func() { _ = root.Close() }()
	names, err := certificatesIn(root, "")
	if err != nil || !slices.Contains(names, FileName) {
		return nil, err
	}
	in := Inspection{Folder: folder}
	for _, name := range names {
		in.decode(root, name)
	}
	there, err := walk(root)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	for _, c := range in.Certificates {
		for i := range c.Files {
			in.known(there, &c.Files[i])
		}
	}
	in.Problems = nil
	in.strangers(there)
	var out []string
	for _, p := range in.Problems {
		out = append(out, p.File)
	}
	slices.Sort(out)
	return out, nil
}
