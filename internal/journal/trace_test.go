package journal

import (
	"errors"
	"math/rand/v2"
	"testing"

	"scenograph/internal/document"
)

// acknowledged is a moment of a trace at which the journal had promised that a line is safe.
type acknowledged struct {
	ops  int // operations before the promise
	seq  uint64
	hash string
}

// recordTrace works on a project in memory and notes every promise.
func recordTrace(t *testing.T, seed uint64, steps int) ([]op, []acknowledged) {
	t.Helper()
	m := newMemFS()
	p, err := Create("/home/room.scene", Options{FS: m, Clock: tickingClock()}, Start{Name: "room"})
	if err != nil {
		t.Fatal(err)
	}
	promises := []acknowledged{{len(m.trace), p.last.Seq, p.last.hash}}
	rng := rand.New(rand.NewPCG(seed, 2))
	for i := range steps {
		if err := randomStep(t, rng, p, i); err != nil && !errors.Is(err, document.ErrNoChange) {
			t.Fatal(err)
		}
		if !p.Queued() {
			promises = append(promises, acknowledged{len(m.trace), p.last.Seq, p.last.hash})
		}
		if i%7 == 6 {
			if err := p.WriteCaches(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	return m.trace, promises
}

// TestPowerCutAtEveryPrefix cuts a recorded trace of writes, renames and syncs after each operation, drops what was not synced
// (all of it, or as dice fall), and opens what is left.
func TestPowerCutAtEveryPrefix(t *testing.T) {
	for seed := range uint64(3) {
		cutEverywhere(t, seed)
	}
}

func cutEverywhere(t *testing.T, seed uint64) {
	t.Helper()
	trace, promises := recordTrace(t, seed, 24)
	rng := rand.New(rand.NewPCG(seed, 4))
	opened := 0
	for cut := range len(trace) + 1 {
		state := actOut(trace[:cut])
		for attempt := range 3 {
			dice := rng
			if attempt == 0 {
				dice = nil
			}
			if checkCut(t, state.afterCrash(dice), cut, promises) {
				opened++
			}
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%d operations, %d promises, %d states opened", len(trace), len(promises), opened)
	if opened < 2*(len(trace)-promises[0].ops) {
		t.Errorf("only %d states could be opened", opened)
	}
}

// checkCut opens a state after a crash, holds it to the promises made before the cut, and goes on working on it.
func checkCut(t *testing.T, m *memFS, cut int, promises []acknowledged) bool {
	t.Helper()
	var last *acknowledged
	for i := range promises {
		if promises[i].ops <= cut {
			last = &promises[i]
		}
	}
	p, recovery, err := Open("/home/room.scene", Options{FS: m, Clock: tickingClock()})
	var none *NoProjectError
	if last == nil && errors.As(err, &none) {
		return false
	}
	if err != nil {
		t.Errorf("cut %d: %v", cut, err)
		return false
	}
	if recovery.Report.Count("error") > 0 {
		t.Errorf("cut %d: %+v", cut, recovery.Report.Findings)
	}
	lines, _, err := scan("journal", m.names["/home/room.scene/"+journalName].data)
	if err != nil {
		t.Errorf("cut %d: %v", cut, err)
		return false
	}
	if last != nil && (uint64(len(lines)) < last.seq || lines[last.seq-1].hash != last.hash) {
		t.Errorf("cut %d: event %d was acknowledged and is lost; %d lines are left", cut, last.seq, len(lines))
	}
	if _, err := p.Document().Commit(addBox(t, p.Store(), 77777)); err != nil {
		t.Errorf("cut %d: cannot go on: %v", cut, err)
	}
	if err := p.Close(); err != nil {
		t.Errorf("cut %d: %v", cut, err)
	}
	if _, _, err := Verify("/home/room.scene", Options{FS: m}); err != nil {
		t.Errorf("cut %d: %v", cut, err)
	}
	return true
}
