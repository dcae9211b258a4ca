package journal

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSaveAs(t *testing.T) {
	for _, move := range []bool{true, false} {
		root := t.TempDir()
		old, target := filepath.Join(root, "state", "untitled.scene"), filepath.Join(root, "mine", "room.scene")
		p := create(t, old)
		if _, err := p.Document().Commit(addBox(t, p.Store(), 1)); err != nil {
			t.Fatal(err)
		}
		if err := p.SaveAs(target, move); err != nil {
			t.Fatal(err)
		}
		if _, err := p.Document().Commit(addBox(t, p.Store(), 2)); err != nil {
			t.Fatal(err)
		}
		if _, _, err := Open(target, Options{}); err == nil {
			t.Error("the new folder is not locked")
		}
		want := p.Document().Head()
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		q, recovery := reopen(t, target)
		if got := q.Document().Head(); got.Revision != want.Revision || got.Snapshot.Hash() != want.Snapshot.Hash() || recovery.Report.Count("error") > 0 {
			t.Errorf("move %v: %+v, %+v", move, got, recovery)
		}
		if err := q.Close(); err != nil {
			t.Fatal(err)
		}
		if v, _, err := Verify(target, Options{}); err != nil || v.Blobs != 4 {
			t.Errorf("move %v: %+v, %v", move, v, err)
		}
		_, err := os.Stat(old)
		if gone := os.IsNotExist(err); gone != move {
			t.Errorf("move %v: the old folder is gone: %v", move, gone)
		}
		if !move {
			q, _ := reopen(t, old)
			if n := q.Document().Head().Snapshot.Len(); n != 1 {
				t.Errorf("the old project has %d nodes", n)
			}
			if err := q.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestSaveAsRefusesWhatIsThere(t *testing.T) {
	root := t.TempDir()
	p := create(t, filepath.Join(root, "a.scene"))
	taken := filepath.Join(root, "b.scene")
	if err := create(t, taken).Close(); err != nil {
		t.Fatal(err)
	}
	if err := p.SaveAs(taken, true); err == nil || !strings.Contains(err.Error(), "another name") {
		t.Errorf("saved over a project: %v", err)
	}
	if _, err := p.Document().Commit(addBox(t, p.Store(), 1)); err != nil {
		t.Errorf("after a refused save: %v", err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestSaveAsToAnotherDisk takes the way that is taken when a folder cannot simply be renamed, and lets it fail halfway.
func TestSaveAsToAnotherDisk(t *testing.T) {
	const target = "/other/room.scene"
	for _, full := range []bool{true, false} {
		m := sample(t, 6, 10)
		p, _, err := Open(room, Options{FS: m, Clock: tickingClock()})
		if err != nil {
			t.Fatal(err)
		}
		m.fail = func(o op) error {
			if o.kind == opRename && o.name == room {
				return errors.New("invalid cross-device link")
			}
			if full && o.kind == opWrite && strings.HasPrefix(o.name, target) && strings.Contains(o.name, journalName) {
				return errors.New("no space left on device")
			}
			return nil
		}
		err = p.SaveAs(target, true)
		m.fail = nil
		if (err != nil) != full {
			t.Fatalf("full %v: %v", full, err)
		}
		want := target
		if full {
			want = room
		}
		if p.Path() != want || IsProject(m, room) != full || IsProject(m, target) == full {
			t.Errorf("full %v: the project is at %s", full, p.Path())
		}
		if _, err := p.Document().NameCheckpoint(human(), "still here"); err != nil {
			t.Errorf("full %v: %v", full, err)
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		if _, _, err := Verify(want, Options{FS: m}); err != nil {
			t.Errorf("full %v: %v", full, err)
		}
	}
}
