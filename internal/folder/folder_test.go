package folder

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestNothingAboveTheFolderIsRead(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "secret.txt"), "secret")
	write(t, filepath.Join(dir, "in", "a.obj"), "a")
	if err := os.Symlink(filepath.Join(dir, "secret.txt"), filepath.Join(dir, "in", "link.txt")); err != nil {
		t.Fatal(err)
	}
	at, name, err := Open(context.Background(), filepath.Join(dir, "in", "a.obj"), 0)
	if err != nil || name != "a.obj" {
		t.Fatal(name, err)
	}
	defer func() { _ = at.Close() }()
	for _, reference := range []string{"../secret.txt", "link.txt", filepath.Join(dir, "secret.txt"), `..\secret.txt`, `C:\secret.txt`} {
		if data, err := at.Read(Beside(name, reference)); err == nil {
			t.Errorf("%s gave %q", reference, data)
		}
	}
	if data, err := at.Read(name); err != nil || string(data) != "a" {
		t.Error(string(data), err)
	}
}

func TestTheSumOfBytesIsBounded(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.obj"), strings.Repeat("a", 60))
	at, name, err := Open(context.Background(), filepath.Join(dir, "a.obj"), 100)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = at.Close() }()
	if _, err := at.Read(name); err != nil {
		t.Fatal(err)
	}
	if _, err := at.Read(name); err == nil {
		t.Error("120 bytes were read where 100 are allowed")
	}
}

func TestARobotReadsFromItsPackage(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "arm_description", "package.xml"), "<package/>")
	write(t, filepath.Join(dir, "arm_description", "urdf", "v2", "arm.urdf"), "<robot/>")
	write(t, filepath.Join(dir, "loose", "urdf", "arm.urdf"), "<robot/>")
	write(t, filepath.Join(dir, "flat", "arm.urdf"), "<robot/>")
	for name, want := range map[string]string{"arm_description/urdf/v2/arm.urdf": "urdf/v2/arm.urdf", "loose/urdf/arm.urdf": "urdf/arm.urdf", "flat/arm.urdf": "arm.urdf"} {
		if _, below, err := Root(filepath.Join(dir, filepath.FromSlash(name))); err != nil || below != want {
			t.Errorf("%s is %q below its package, not %q (%v)", name, below, want, err)
		}
	}
}
