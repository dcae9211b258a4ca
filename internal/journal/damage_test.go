package journal

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"scenograph/internal/document"
	"scenograph/internal/proposal"
)

const room = "/home/room.scene"

// sample is a project in memory with a few events.
func sample(t testing.TB, seed uint64, steps int) *memFS {
	t.Helper()
	m := newMemFS()
	p, err := Create(room, Options{FS: m, Clock: tickingClock()}, Start{Name: "room"})
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(seed, 3))
	for i := range steps {
		if err := randomStep(t, rng, p, i); err != nil && !errors.Is(err, document.ErrNoChange) {
			t.Fatal(err)
		}
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	return m
}

func journalOf(m *memFS) []byte { return m.names[room+"/"+journalName].data }

func withJournal(t testing.TB, text []byte) *memFS {
	t.Helper()
	m := newMemFS()
	if err := m.MkdirAll(room + "/" + blobsName); err != nil {
		t.Fatal(err)
	}
	m.names[room+"/"+journalName] = &inode{data: bytes.Clone(text)}
	return m
}

func TestTornEndIsCutAndReported(t *testing.T) {
	m := sample(t, 1, 12)
	whole := bytes.Clone(journalOf(m))
	last := bytes.LastIndexByte(whole[:len(whole)-1], '\n') + 1
	for _, keep := range []int{last + 1, last + 40, len(whole) - 1} {
		torn := withJournal(t, whole[:keep])
		torn.names[room+"/"+projectName] = &inode{data: []byte("{}")}
		p, recovery, err := Open(room, Options{FS: torn, Clock: tickingClock()})
		if err != nil {
			t.Fatalf("kept %d bytes: %v", keep, err)
		}
		if recovery.CutBytes != int64(keep-last) || recovery.Report.Count("warning") == 0 {
			t.Errorf("kept %d bytes: cut %d, reported %+v", keep, recovery.CutBytes, recovery.Report.Findings)
		}
		if !bytes.Equal(journalOf(torn), whole[:last]) {
			t.Errorf("kept %d bytes: the intact part was rewritten", keep)
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDamagedMiddleIsRefusedAndNamed(t *testing.T) {
	m := sample(t, 2, 12)
	whole := bytes.Clone(journalOf(m))
	lines := bytes.SplitAfter(whole, []byte("\n"))
	lines = lines[:len(lines)-1]
	rng := rand.New(rand.NewPCG(1, 1))
	for i := range len(lines) - 1 {
		broken := make([][]byte, len(lines))
		copy(broken, lines)
		broken[i] = bytes.Clone(lines[i])
		broken[i][rng.IntN(len(broken[i])-1)] ^= 1
		text := bytes.Join(broken, nil)
		if l, err := decodeLine(bytes.TrimSuffix(lines[i+1], []byte("\n"))); err == nil && l.Group != 0 {
			continue // the next line belongs to the same write: that is a torn end only when nothing follows
		}
		damaged := withJournal(t, text)
		_, _, err := Open(room, Options{FS: damaged})
		var found *DamagedError
		if !errors.As(err, &found) || found.Line != i+1 {
			t.Errorf("line %d: %v", i+1, err)
		}
		if !bytes.Equal(journalOf(damaged), text) {
			t.Errorf("line %d: the file was changed", i+1)
		}
		if err != nil && !strings.Contains(err.Error(), "backup") {
			t.Errorf("line %d: the message does not say what to do: %v", i+1, err)
		}
	}
}

// TestForgedLines rewrites lines with hashes that fit, as someone would who edits history, and expects the replay to notice.
func TestForgedLines(t *testing.T) {
	m := sample(t, 3, 14)
	lines, _, err := scan("journal", journalOf(m))
	if err != nil {
		t.Fatal(err)
	}
	forge := func(edit func([]*line)) []byte {
		copies := make([]*line, len(lines))
		for i, l := range lines {
			c := *l
			copies[i] = &c
		}
		edit(copies)
		var text []byte
		prev := firstPrev
		for _, l := range copies {
			l.Prev = prev
			encoded, err := l.encode()
			if err != nil {
				t.Fatal(err)
			}
			text, prev = append(text, encoded...), l.hash
		}
		return text
	}
	cases := map[string]func([]*line){
		"another snapshot": func(l []*line) { l[len(l)-1].Snapshot = strings.Repeat("a", 64) },
		"another revision": func(l []*line) { l[len(l)-1].Revision++ },
		"unknown event":    func(l []*line) { l[len(l)-1].Event = "resurrected" },
		"no creation":      func(l []*line) { l[0].Event = Committed },
		"empty data":       func(l []*line) { l[len(l)-1].Data = []byte(`{}`); l[len(l)-1].Event = Undone },
	}
	for name, edit := range cases {
		_, _, err := Open(room, Options{FS: withJournal(t, forge(edit))})
		var found *DamagedError
		if !errors.As(err, &found) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := Open(room, Options{FS: withJournal(t, forge(func([]*line) {}))}); err != nil {
		t.Errorf("untouched: %v", err)
	}
}

func TestFullDiskLosesNothingAndGoesOn(t *testing.T) {
	m := newMemFS()
	p, err := Create(room, Options{FS: m, Clock: tickingClock()}, Start{Name: "room"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Document().Commit(addBox(t, p.Store(), 1)); err != nil {
		t.Fatal(err)
	}
	before, text := p.Document().Head(), bytes.Clone(journalOf(m))
	for i, kind := range []opKind{opWrite, opCreate, opRename, opMkdir} {
		m.fail = func(o op) error {
			if o.kind == kind {
				return errors.New("no space left on device")
			}
			return nil
		}
		if _, err := p.Document().Commit(addBox(t, p.Store(), 20+i)); err == nil {
			t.Fatalf("%s failed and the commit did not", kind)
		}
		if p.Document().Head() != before || !bytes.Equal(journalOf(m), text) {
			t.Errorf("%s failed, but something has changed", kind)
		}
		m.fail = nil
	}
	if _, err := p.Document().Commit(addBox(t, p.Store(), 9)); err != nil {
		t.Errorf("the disk has space again, but: %v", err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Verify(room, Options{FS: m}); err != nil {
		t.Error(err)
	}
}

func TestFailedSyncStopsTheProject(t *testing.T) {
	m := newMemFS()
	p, err := Create(room, Options{FS: m, Clock: tickingClock()}, Start{Name: "room"})
	if err != nil {
		t.Fatal(err)
	}
	m.fail = func(o op) error {
		if o.kind == opSync && strings.HasSuffix(o.name, journalName) {
			return errors.New("input/output error")
		}
		return nil
	}
	if _, err := p.Document().NameCheckpoint(human(), "a"); err == nil {
		t.Fatal("a commit without a sync was acknowledged")
	}
	m.fail = nil
	if _, err := p.Document().NameCheckpoint(human(), "b"); err == nil || !strings.Contains(err.Error(), "open the project again") {
		t.Errorf("after a failed sync: %v", err)
	}
}

func TestMissingOrChangedCachesAreRebuilt(t *testing.T) {
	m := sample(t, 4, 10)
	want := bytes.Clone(m.names[room+"/"+sceneName].data)
	for name, spoil := range map[string]func(){
		"scene.json missing":   func() { delete(m.names, room+"/"+sceneName) },
		"scene.json changed":   func() { m.names[room+"/"+sceneName].data[40] ^= 1 },
		"project.json missing": func() { delete(m.names, room+"/"+projectName) },
		"project.json garbage": func() { m.names[room+"/"+projectName].data = []byte("\x00{") },
	} {
		spoil()
		p, _, err := Open(room, Options{FS: m, Clock: tickingClock()})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !bytes.Equal(m.names[room+"/"+sceneName].data, want) {
			t.Errorf("%s: scene.json was not rebuilt", name)
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestMissingBlobIsReported(t *testing.T) {
	m := newMemFS()
	p, err := Create(room, Options{FS: m, Clock: tickingClock()}, Start{Name: "room"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Document().Commit(addBox(t, p.Store(), 1)); err != nil {
		t.Fatal(err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	for name := range m.names {
		if strings.Contains(name, "/"+blobsName+"/") {
			delete(m.names, name)
		}
	}
	_, recovery, err := Open(room, Options{FS: m, Clock: tickingClock()})
	if err != nil || recovery.Report.Count("error") != 1 {
		t.Errorf("opened with %v, %+v", err, recovery.Report)
	}
	if _, _, err := Verify(room, Options{FS: m}); err == nil || !strings.Contains(err.Error(), "box-1") {
		t.Errorf("verified: %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	whole := journalOf(sample(f, 5, 8))
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("{}\n"))
	f.Add([]byte(fmt.Sprintf(`{"hash":"%s","seq":1}`+"\n", strings.Repeat("0", 64))))
	forged := line{Seq: 1, Prev: firstPrev, Event: Created, Data: []byte(`{"project":"x","name":"y","program":"z","actions":[{"action":"add_node","node":null}]}`)}
	text, err := forged.encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Fuzz(func(t *testing.T, text []byte) {
		p, _, err := Open(room, Options{FS: withJournal(t, text), Clock: tickingClock()})
		if err != nil {
			return
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	})
}

// TestGroupThatWasHalfWritten loses the first of three lines of one write and keeps the others, as a disk may.
func TestGroupThatWasHalfWritten(t *testing.T) {
	m := sample(t, 1, 6)
	before := bytes.Clone(journalOf(m))
	p, _, err := Open(room, Options{FS: m, Clock: tickingClock()})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Propose(somePrompted(t, p, 50, 3)...); err != nil {
		t.Fatal(err)
	}
	torn := bytes.Clone(journalOf(m))
	clear(torn[len(before)+10 : len(before)+60])
	q, recovery, err := Open(room, Options{FS: withJournal(t, torn), Clock: tickingClock()})
	if err != nil {
		t.Fatalf("the end of one unfinished write is taken for damage: %v", err)
	}
	if recovery.CutBytes != int64(len(torn)-len(before)) || q.last.Seq != uint64(bytes.Count(before, []byte("\n"))) {
		t.Errorf("cut %d bytes, the last event is %d", recovery.CutBytes, q.last.Seq)
	}
}

func TestQueuedVerdictsAreWrittenInTheEnd(t *testing.T) {
	m := newMemFS()
	p, err := Create(room, Options{FS: m, Clock: tickingClock()}, Start{Name: "room"})
	if err != nil {
		t.Fatal(err)
	}
	ruling := proposal.Ruling{Verdict: proposal.Verdict{Proposal: "p", Decision: proposal.Rejected, By: "Ada"}}
	if err := p.Judge(ruling, ruling); err != nil {
		t.Fatal(err)
	}
	m.fail = func(o op) error {
		if o.kind == opWrite {
			return errors.New("no space left on device")
		}
		return nil
	}
	if err := p.Flush(); err == nil || !p.Queued() {
		t.Errorf("flushed onto a full disk: %v", err)
	}
	if _, err := p.Document().NameCheckpoint(human(), "a"); err == nil {
		t.Error("a checkpoint was acknowledged on a full disk")
	}
	m.fail = nil
	syncs := len(m.trace)
	if _, err := p.Document().NameCheckpoint(human(), "b"); err != nil {
		t.Fatal(err)
	}
	if wrote := m.trace[syncs:]; len(wrote) != 2 || wrote[0].kind != opWrite || wrote[1].kind != opSync {
		t.Errorf("three lines cost %d operations", len(wrote))
	}
	if err := p.Judge(ruling); err != nil {
		t.Fatal(err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	q, _, err := Open(room, Options{FS: m, Clock: tickingClock()})
	if err != nil {
		t.Fatal(err)
	}
	if got := q.Judgements(); len(got) != 3 || got[0].Seq != 2 || got[2].Seq != 5 {
		t.Errorf("judgements %+v", got)
	}
}
