package journal

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/document"
)

func create(t testing.TB, dir string) *Project {
	t.Helper()
	p, err := Create(dir, Options{Clock: tickingClock(), Program: "test"}, Start{Name: "room"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func reopen(t testing.TB, dir string) (*Project, Recovery) {
	t.Helper()
	p, recovery, err := Open(dir, Options{Clock: tickingClock(), Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return p, recovery
}

func TestReopenedProjectIsTheSame(t *testing.T) {
	for seed := range uint64(6) {
		const dir = "/home/room.scene"
		options := Options{FS: newMemFS(), Clock: tickingClock(), Program: "test"}
		p, err := Create(dir, options, Start{Name: "room"})
		if err != nil {
			t.Fatal(err)
		}
		rng := rand.New(rand.NewPCG(seed, 1))
		for i := range 60 {
			if err := randomStep(t, rng, p, i); err != nil && !errors.Is(err, document.ErrNoChange) {
				t.Fatal(err)
			}
		}
		want, history, judged := p.Document().Head(), p.Document().History(), p.Judgements()
		undo, _ := p.Document().CanUndo()
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		q, recovery, err := Open(dir, options)
		if err != nil {
			t.Fatal(err)
		}
		if len(recovery.Report.Findings) != 0 || recovery.CutBytes != 0 {
			t.Errorf("seed %d: a clean project was repaired: %+v", seed, recovery)
		}
		got := q.Document().Head()
		if got.Revision != want.Revision || got.Snapshot.Hash() != want.Snapshot.Hash() {
			t.Errorf("seed %d: head %d, want %d", seed, got.Revision, want.Revision)
		}
		for i, e := range q.Document().History() {
			if e != history[i] {
				t.Errorf("seed %d: history entry %d is %+v, was %+v", seed, i, e, history[i])
			}
		}
		if len(q.Judgements()) != len(judged) {
			t.Errorf("seed %d: %d judgements, were %d", seed, len(q.Judgements()), len(judged))
		}
		if again, _ := q.Document().CanUndo(); again != undo {
			t.Errorf("seed %d: undo would undo %q, before %q", seed, again, undo)
		}
		for _, ok := q.Document().CanUndo(); ok; _, ok = q.Document().CanUndo() {
			if _, err := q.Document().Undo(human()); err != nil {
				t.Fatal(err)
			}
		}
		if n := q.Document().Head().Snapshot.Len(); n != 0 {
			t.Errorf("seed %d: %d nodes are left after undoing all", seed, n)
		}
		if err := q.Close(); err != nil {
			t.Fatal(err)
		}
		if _, _, err := Verify(dir, options); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
}

func TestSecondWriterIsTold(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "room.scene")
	p := create(t, dir)
	_, _, err := Open(dir, Options{})
	var locked *LockedError
	if !errors.As(err, &locked) || locked.PID == "" {
		t.Fatalf("a second writer got %v", err)
	}
	if reader, _, err := Load(dir, Options{}); err != nil {
		t.Errorf("a reader got %v", err)
	} else if _, err := reader.Append(document.Record{}); err == nil {
		t.Error("a reader could write")
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	q, _ := reopen(t, dir)
	if err := q.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestNothingIsCreatedOverSomething(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "room.scene")
	if err := create(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(dir, Options{}, Start{}); err == nil || !strings.Contains(err.Error(), "already") {
		t.Errorf("created over a project: %v", err)
	}
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "thesis.txt"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(other, Options{}, Start{}); err == nil || !strings.Contains(err.Error(), "thesis.txt") {
		t.Errorf("created over a file: %v", err)
	}
	var none *NoProjectError
	if _, _, err := Open(other, Options{}); !errors.As(err, &none) {
		t.Errorf("opened what is no project: %v", err)
	}
}
