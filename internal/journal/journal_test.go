package journal

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/document"
	"scenograph/internal/proposal"
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

// TestAssetsFromAnEarlierRun commits what names assets that only the folder holds.
func TestAssetsFromAnEarlierRun(t *testing.T) {
	const dir = "/home/room.scene"
	options := Options{FS: newMemFS(), Clock: tickingClock()}
	p, err := Create(dir, options, Start{Name: "room"})
	if err != nil {
		t.Fatal(err)
	}
	tx := addBox(t, p.Store(), 1)
	if _, err := p.Document().Commit(tx); err != nil {
		t.Fatal(err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	q, _, err := Open(dir, options)
	if err != nil {
		t.Fatal(err)
	}
	again := tx.Actions[1].(action.AddNode)
	again.Node.ID = "second"
	if _, err := q.Document().Commit(document.Tx{Author: human(), Label: "Again", Actions: []action.Action{again}}); err != nil {
		t.Fatal(err)
	}
	if err := q.Keep([]action.Action{again}); err != nil {
		t.Fatal(err)
	}
	if err := q.Close(); err != nil {
		t.Fatal(err)
	}
	if err := q.Keep(addBox(t, q.Store(), 2).Actions); err == nil {
		t.Error("a closed project takes assets")
	}
	if _, err := q.Document().Commit(addBox(t, q.Store(), 3)); err == nil {
		t.Error("a closed project takes commits")
	}
}

func TestManyAtOnce(t *testing.T) {
	const dir = "/home/room.scene"
	options := Options{FS: newMemFS(), Clock: func() time.Time { return time.Time{} }}
	p, err := Create(dir, options, Start{Name: "room"})
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for worker := range 4 {
		wait.Go(func() {
			for i := range 15 {
				k := 100*worker + i
				err := errors.Join(
					p.Propose(somePrompted(t, p, k, 2)...),
					p.Judge(proposal.Ruling{Verdict: proposal.Verdict{Proposal: "p", Decision: proposal.Rejected}}),
					p.Keep(addBox(t, p.Store(), 5000+k).Actions),
					p.Flush(), p.WriteCaches())
				if _, failed := p.Document().Commit(addBox(t, p.Store(), k)); err != nil || failed != nil {
					t.Error(err, failed)
				}
				p.Judgements()
				p.Queued()
			}
		})
	}
	wait.Wait()
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	v, _, err := Verify(dir, options)
	if err != nil || v.Revision != 60 || v.Events != 1+60*4 {
		t.Errorf("%+v, %v", v, err)
	}
}
