package certificate_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/bundle"
	"scenograph/internal/certificate"
)

// folder writes a certified folder of three files.
func folder(t *testing.T) (string, []bundle.File) {
	t.Helper()
	files := []bundle.File{{Path: "room.glb", Data: []byte("glTF")}, {Path: "meshes/a b.obj", Data: []byte("v 0 0 0\n")}, {Path: "textures/ü.png", Data: []byte{}}}
	text, err := certificate.Encode(certificate.Certificate{
		Document: certificate.Document{Name: "room"}, Files: certificate.List(files),
		Exports: []certificate.Export{{Format: "glb", Main: "room.glb"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := bundle.Save(dir, append(files, bundle.File{Path: certificate.FileName, Data: text})); err != nil {
		t.Fatal(err)
	}
	return dir, files
}

func TestUntouchedFolder(t *testing.T) {
	dir, _ := folder(t)
	for _, target := range []string{dir, filepath.Join(dir, "room.glb"), filepath.Join(dir, certificate.FileName)} {
		in, err := certificate.Inspect(target)
		if err != nil || len(in.Problems) > 0 || in.Files != 3 || in.Bytes != 12 {
			t.Errorf("%s: %v, %+v", target, err, in)
		}
	}
}

// TestEveryChangeIsNamed makes one change to a folder at a time.
func TestEveryChangeIsNamed(t *testing.T) {
	write := func(name, text string) func(string) error {
		return func(dir string) error { return os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600) }
	}
	link := func(name, to string) func(string) error {
		return func(dir string) error {
			_ = os.RemoveAll(filepath.Join(dir, name))
			return os.Symlink(to, filepath.Join(dir, name))
		}
	}
	for name, c := range map[string]struct {
		change func(dir string) error
		file   string
		kind   certificate.Difference
	}{
		"same length":    {write("room.glb", "glTG"), "room.glb", certificate.Changed},
		"longer":         {write("textures/ü.png", "x"), "textures/ü.png", certificate.Changed},
		"shorter":        {write("meshes/a b.obj", "v"), "meshes/a b.obj", certificate.Changed},
		"gone":           {func(dir string) error { return os.Remove(filepath.Join(dir, "room.glb")) }, "room.glb", certificate.Missing},
		"new":            {write("meshes/b.obj", ""), "meshes/b.obj", certificate.Added},
		"hidden":         {write(".DS_Store", ""), ".DS_Store", certificate.Added},
		"new folder":     {func(dir string) error { return os.MkdirAll(filepath.Join(dir, "more/below"), 0o700) }, "more", certificate.Added},
		"link to itself": {link("room.glb", "room.glb"), "room.glb", certificate.NotFile},
		"link outside":   {link("room.glb", "/etc/passwd"), "room.glb", certificate.NotFile},
		"linked folder":  {link("meshes", "/tmp"), "meshes", certificate.NotFile},
		"folder in its place": {func(dir string) error {
			return os.Rename(filepath.Join(dir, "meshes"), filepath.Join(dir, "mesh"))
		}, "mesh", certificate.Added},
		"foreign certificate": {write("other.certificate.json", "{}"), "other.certificate.json", certificate.Broken},
	} {
		t.Run(name, func(t *testing.T) {
			dir, _ := folder(t)
			if err := c.change(dir); err != nil {
				t.Fatal(err)
			}
			in, err := certificate.Inspect(dir)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(in.Problems, func(p certificate.Problem) bool { return p.File == c.file && p.Kind == c.kind && p.Detail != "" }) {
				t.Errorf("%+v", in.Problems)
			}
		})
	}
}

// TestChangedCertificate changes every byte of a certificate, one at a time.
func TestChangedCertificate(t *testing.T) {
	dir, _ := folder(t)
	text, err := os.ReadFile(filepath.Join(dir, certificate.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := certificate.Decode(text); err != nil || !certificate.Is(text) {
		t.Fatal(err)
	}
	for i := range text {
		for _, change := range []byte{1, 0x20} {
			changed := bytes.Clone(text)
			changed[i] ^= change
			if _, err := certificate.Decode(changed); err == nil {
				t.Fatalf("byte %d may be %q as well as %q", i, changed[i], text[i])
			}
		}
	}
	for _, other := range [][]byte{append(bytes.Clone(text), '\n'), text[:len(text)-1], bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")), nil} {
		if _, err := certificate.Decode(other); err == nil {
			t.Errorf("%.40q… was taken", other)
		}
	}
}

func TestPathsStayInside(t *testing.T) {
	for _, p := range []string{"", ".", "..", "../x", "a/../../x", "/etc/passwd", `a\b`, "a//b", "a/", "./a", "a\x00b", "a\nb", "\xff", certificate.FileName, "x.certificate.json", strings.Repeat("a", 2000)} {
		c := certificate.Certificate{Files: []certificate.File{{Path: p, SHA256: certificate.Hash(nil)}}}
		if _, err := certificate.Encode(c); err == nil {
			t.Errorf("%q was taken", p)
		}
	}
	twice := certificate.List([]bundle.File{{Path: "a"}, {Path: "a"}})
	if _, err := certificate.Encode(certificate.Certificate{Files: twice}); err == nil {
		t.Error("a file was listed twice")
	}
	if _, err := certificate.Encode(certificate.Certificate{Exports: []certificate.Export{{Main: "x"}}}); err == nil {
		t.Error("a main file that is not listed was taken")
	}
}

func TestNothingToCompare(t *testing.T) {
	dir := t.TempDir()
	for _, target := range []string{dir, filepath.Join(dir, "none")} {
		if _, err := certificate.Inspect(target); err == nil {
			t.Errorf("%s: no error", target)
		}
	}
	huge := filepath.Join(dir, certificate.FileName)
	if err := os.WriteFile(huge, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(huge, certificate.MaxBytes+1); err != nil {
		t.Fatal(err)
	}
	in, err := certificate.Inspect(dir)
	if err != nil || len(in.Problems) != 1 || in.Problems[0].Kind != certificate.Broken {
		t.Errorf("%v, %+v", err, in)
	}
}

// FuzzDecode: whatever is taken is what Encode writes, byte for byte.
func FuzzDecode(f *testing.F) {
	text, err := certificate.Encode(certificate.Certificate{
		Tool: "t", Document: certificate.Document{Name: "room", Revision: 3}, Checks: []certificate.Check{{ID: "floating", Verdict: certificate.Pass}},
		Files: certificate.List([]bundle.File{{Path: "a/b.glb", Data: []byte("x")}}),
	})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"scenograph":"certificate","version":1,"files":[{"path":"../../etc/passwd"}]}`))
	f.Add([]byte("{}"))
	f.Add([]byte(strings.Repeat("[", 10000)))
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := certificate.Decode(text)
		if err != nil {
			return
		}
		again, err := certificate.Encode(c)
		if err != nil || !bytes.Equal(again, text) {
			t.Errorf("%v: what was taken is written otherwise", err)
		}
		for _, file := range c.Files {
			if !filepath.IsLocal(file.Path) {
				t.Errorf("%q leaves the folder", file.Path)
			}
		}
	})
}
