package certificate

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"scenograph/internal/bundle"
)

// Bounds of what Decode takes.
const (
	MaxBytes = 64 << 20
	MaxFiles = 200_000
	MaxPath  = 1000 // bytes
)

// Hash is a SHA-256 in hexadecimal.
func Hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// List describes files for Certificate.Files, sorted by path.
func List(files []bundle.File) []File {
	out := make([]File, 0, len(files))
	for _, f := range files {
		out = append(out, File{Path: f.Path, Size: int64(len(f.Data)), SHA256: Hash(f.Data)})
	}
	slices.SortFunc(out, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return out
}

// Encode fills in kind, version and seal, and writes the certificate as indented JSON.
func Encode(c Certificate) ([]byte, error) {
	c.Kind, c.Version, c.Seal = Kind, Version, ""
	if err := c.check(); err != nil {
		return nil, fmt.Errorf("certificate: %w", err)
	}
	text, err := c.text()
	if err != nil {
		return nil, fmt.Errorf("certificate: %w", err)
	}
	c.Seal = Hash(text)
	return c.text()
}

func (c *Certificate) text() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetIndent("", " ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(c); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Is reports whether a text begins as certificates do, whatever else is in it.
func Is(text []byte) bool {
	return bytes.HasPrefix(text, []byte("{\n \"scenograph\": \""+Kind+"\""))
}

// Decode reads what Encode wrote. Anything else, be it one other space, is an error that says what is wrong.
func Decode(text []byte) (Certificate, error) {
	var c Certificate
	if len(text) > MaxBytes {
		return c, fmt.Errorf("has more than %d MB", MaxBytes>>20)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&c); err != nil {
		return c, fmt.Errorf("is no certificate: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return c, errors.New("is no certificate: there is more text after it")
	}
	if c.Kind != Kind || c.Version != Version {
		return c, fmt.Errorf("is no certificate of version %d", Version)
	}
	if err := c.check(); err != nil {
		return c, err
	}
	seal := c.Seal
	again, err := Encode(c)
	if err != nil {
		return c, err
	}
	switch {
	case !bytes.Contains(again, []byte(`"seal": "`+seal+`"`)) || seal == "":
		return c, errors.New("was changed: its seal does not fit its text")
	case !bytes.Equal(again, text):
		return c, errors.New("was changed: it is not written as the program writes it")
	}
	return c, nil
}

// check holds to the bounds, and paths within the folder.
func (c *Certificate) check() error {
	if len(c.Files) > MaxFiles {
		return fmt.Errorf("lists more than %d files", MaxFiles)
	}
	for i := range c.Files {
		f := &c.Files[i]
		if err := checkPath(f.Path); err != nil {
			return err
		}
		if f.Size < 0 || len(f.SHA256) != 2*sha256.Size {
			return fmt.Errorf("says no size or hash of %.80q", f.Path)
		}
		if i > 0 && c.Files[i-1].Path >= f.Path {
			return fmt.Errorf("lists %.80q twice or out of order", f.Path)
		}
	}
	for _, e := range c.Exports {
		if e.Main != "" && !c.lists(e.Main) {
			return fmt.Errorf("does not list %.80q, the main file of an export", e.Main)
		}
	}
	return nil
}

func (c *Certificate) lists(name string) bool {
	_, found := slices.BinarySearchFunc(c.Files, name, func(f File, name string) int { return cmp.Compare(f.Path, name) })
	return found
}

// checkPath takes clean, relative paths with forward slashes that stay in the folder on every system.
func checkPath(p string) error {
	switch {
	case p == "" || len(p) > MaxPath || !utf8.ValidString(p) || strings.ContainsFunc(p, unicode.IsControl):
		return fmt.Errorf("has the path %.80q, which no export has", p)
	case path.Clean(p) != p || strings.Contains(p, `\`) || !filepath.IsLocal(filepath.FromSlash(p)) || p == ".":
		return fmt.Errorf("has the path %.80q, which leaves the folder or is not in its plain form", p)
	case p == FileName || strings.HasSuffix(p, Suffix) && !strings.Contains(p, "/"):
		return fmt.Errorf("lists the certificate %.80q", p)
	}
	return nil
}

// Read reads a certificate, or returns nil when there is none that can be understood.
func Read(name string) *Certificate {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > MaxBytes {
		return nil
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	c, err := Decode(text)
	if err != nil {
		return nil
	}
	return &c
}

// Sort brings exports, rules and files into the order in which they are written.
func (c *Certificate) Sort() {
	slices.SortFunc(c.Exports, func(a, b Export) int { return cmp.Compare(a.Format, b.Format) })
	slices.SortFunc(c.Rules, func(a, b Rule) int { return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.ID, b.ID)) })
	slices.SortFunc(c.Files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
}
