package session

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/journal"
)

// sealedDisk cannot be written below one folder.
type sealedDisk struct {
	lazyDisk
	sealed string
}

func (d *sealedDisk) Lock(name string) (journal.Unlocker, error) {
	if d.sealed != "" && filepath.Dir(name) == d.sealed {
		return nil, syscall.EROFS
	}
	return d.lazyDisk.Lock(name)
}

func TestAReadOnlyProjectOpensAsACopy(t *testing.T) {
	f := start(t)
	f.box("a", geom.Vec3{})
	target := filepath.Join(t.TempDir(), "flat.scene")
	f.do(SaveAs{Path: target}, NewProject{})
	f.config.FS = &sealedDisk{sealed: target}
	if err := f.Session.Close(); err != nil {
		t.Fatal(err)
	}
	f.restart()
	f.do(OpenProject{Path: target})
	f.node("a")
	if p := f.Project(); !p.Untitled || p.Changed {
		t.Errorf("opened as %+v", p)
	}
	if n := f.Notices(); !strings.Contains(n[len(n)-1].Text, "flat.scene can only be read here") {
		t.Errorf("said %+v", n)
	}
	copied := f.project.Path()
	f.do(NewProject{})
	if journal.IsProject(f.config.FS, copied) {
		t.Error("a copy that was only looked at stays")
	}
	f.do(OpenProject{Path: target})
	f.box("b", geom.Vec3{1, 0, 0})
	if p := f.Project(); !p.Changed {
		t.Error("a changed copy may be lost without being asked")
	}
	f.do(SaveAs{Path: filepath.Join(t.TempDir(), "mine")})
	f.node("b")
	if p := f.Project(); p.Name != "mine" || p.Untitled {
		t.Errorf("saved as %+v", p)
	}
}
