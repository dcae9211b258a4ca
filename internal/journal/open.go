package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sort"

	"scenograph/internal/diag"
	"scenograph/internal/document"
	"scenograph/internal/scene"
)

// Recovery tells what opening a project had to put right.
type Recovery struct {
	Report   diag.Report
	CutBytes int64 // of a write that never finished, cut off the journal's end
	Events   int   // lines that were replayed
}

// NoProjectError says that a folder holds no project.
type NoProjectError struct{ Path string }

// Error implements error.
func (e *NoProjectError) Error() string {
	return fmt.Sprintf("journal: %s is no project: it has no %s", e.Path, journalName)
}

// Open opens a project for writing. A torn end is cut off and reported; damage before the end is a *DamagedError and
// changes nothing; a project that another process writes is a *LockedError, one that can only be read a *ReadOnlyError.
func Open(dir string, options Options) (*Project, Recovery, error) {
	p := newProject(dir, options)
	if !IsProject(p.disk, dir) {
		return nil, Recovery{}, &NoProjectError{dir}
	}
	var err error
	if p.lock, err = p.disk.Lock(filepath.Join(dir, lockName)); err != nil {
		return nil, Recovery{}, writing(dir, err)
	}
	recovery, err := p.open()
	if err != nil {
		return nil, recovery, errors.Join(err, p.lock.Unlock())
	}
	return p, recovery, nil
}

func (p *Project) open() (Recovery, error) {
	name := filepath.Join(p.Path(), journalName)
	recovery, err := p.load()
	if err != nil {
		return recovery, err
	}
	if recovery.CutBytes > 0 {
		if err := p.disk.Truncate(name, p.size); err != nil {
			return recovery, fmt.Errorf("journal: cut the torn end off %s: %w", name, err)
		}
	}
	if p.file, err = p.disk.Append(name); err != nil {
		return recovery, fmt.Errorf("journal: %w", writing(p.Path(), err))
	}
	if err := errors.Join(p.file.Sync(), p.disk.SyncDir(p.Path())); err != nil {
		return recovery, errors.Join(fmt.Errorf("journal: %s: %w", name, err), p.file.Close())
	}
	p.doc.Attach(p)
	if p.checkCaches(&recovery.Report) {
		return recovery, nil
	}
	if err := p.writeCaches(true); err != nil {
		return recovery, errors.Join(err, p.file.Close())
	}
	return recovery, nil
}

// Load reads a project without locking or changing it, also while another process writes it. The result takes no events.
func Load(dir string, options Options) (*Project, Recovery, error) {
	p := newProject(dir, options)
	if !IsProject(p.disk, dir) {
		return nil, Recovery{}, &NoProjectError{dir}
	}
	recovery, err := p.load()
	if err != nil {
		return nil, recovery, err
	}
	p.broken = fmt.Errorf("journal: %s was opened for reading only", dir)
	return p, recovery, nil
}

// LoadAt reads what a project's scene was at a revision.
func LoadAt(dir string, options Options, revision uint64) (*scene.Snapshot, error) {
	p := newProject(dir, options)
	if !IsProject(p.disk, dir) {
		return nil, &NoProjectError{dir}
	}
	p.until = &revision
	if _, err := p.load(); err != nil {
		return nil, err
	}
	head := p.doc.Head()
	if head.Revision != revision {
		return nil, fmt.Errorf("journal: %s has no revision %d; its last is %d", dir, revision, head.Revision)
	}
	return head.Snapshot, nil
}

// load reads and replays the journal into p, no further than p.until.
func (p *Project) load() (Recovery, error) {
	var recovery Recovery
	if m, err := ReadManifest(p.disk, p.Path()); err == nil && m.Version > FormatVersion {
		return recovery, fmt.Errorf("journal: %s has the project format %d, and this program knows up to %d; open it with a newer Scenograph", p.Path(), m.Version, FormatVersion)
	}
	name := filepath.Join(p.Path(), journalName)
	text, err := p.disk.ReadFile(name)
	if err != nil {
		return recovery, fmt.Errorf("journal: %w", err)
	}
	lines, intact, err := scan(name, text)
	if err != nil {
		return recovery, err
	}
	if len(lines) == 0 {
		return recovery, &DamagedError{Path: name, Line: 1, Reason: "there is no whole line in it"}
	}
	if cut := int64(len(text)) - intact; cut > 0 {
		recovery.CutBytes = cut
		recovery.Report.Warn("journal", "the last %d bytes were a write that never finished; they were left out. Nothing that was reported as saved is lost", cut)
	}
	if p.until != nil {
		lines = lines[:max(1, sort.Search(len(lines), func(i int) bool { return lines[i].Revision > *p.until }))]
	}
	if err := p.replay(name, lines); err != nil {
		return recovery, err
	}
	p.last, p.size, recovery.Events = lines[len(lines)-1], intact, len(lines)
	p.checkBlobs(&recovery.Report)
	return recovery, nil
}

// replay applies every line in turn and compares each snapshot hash with the one that was kept.
func (p *Project) replay(name string, lines []*line) error {
	for i, l := range lines {
		var err error
		if i == 0 {
			err = p.replayCreated(l)
		} else {
			err = p.replayLine(l)
		}
		if err == nil {
			err = p.compareHead(l)
		}
		if err != nil {
			return &DamagedError{Path: name, Line: i + 1, Reason: err.Error()}
		}
	}
	return nil
}

func (p *Project) replayCreated(l *line) error {
	if l.Event != Created {
		return fmt.Errorf("it is a %q event where the project's creation belongs", l.Event)
	}
	var data created
	if err := strictly(l.Data, &data); err != nil {
		return err
	}
	head, err := createdHead(data)
	if err != nil {
		return err
	}
	p.id = data.Project
	p.doc = document.New(head, p.store, nil)
	return nil
}

func (p *Project) replayLine(l *line) error {
	switch l.Event {
	case Committed, Undone, Redone, Checkpoint:
		record, err := l.record()
		if err != nil {
			return err
		}
		return p.doc.Replay(record, document.Stamp{Seq: l.Seq, Time: l.Time})
	case Proposed:
		one, err := l.proposal()
		if err != nil {
			return err
		}
		p.remember(one)
		return nil
	case Judged:
		r, err := l.ruling()
		if err != nil {
			return err
		}
		p.reviewed = append(p.reviewed, Judgement{document.Stamp{Seq: l.Seq, Time: l.Time}, r})
		return nil
	case Exchanged:
		x, err := l.exchange()
		if err != nil {
			return err
		}
		p.exchanges = append(p.exchanges, x)
		return nil
	}
	if known, err := p.replaySheet(l); known {
		return err
	}
	return fmt.Errorf("%.40q is an event this program does not know; a newer version may", l.Event)
}

func (p *Project) compareHead(l *line) error {
	head := p.doc.Head()
	if l.Revision != head.Revision {
		return fmt.Errorf("it leads to revision %d, the replay to %d", l.Revision, head.Revision)
	}
	if got := hashText(head.Snapshot); got != l.Snapshot {
		return fmt.Errorf("the replayed scene has the hash %.12s…, the journal says %.12s…", got, l.Snapshot)
	}
	return nil
}

// checkCaches reports whether project.json and scene.json show the head.
func (p *Project) checkCaches(report *diag.Report) bool {
	m, err := ReadManifest(p.disk, p.Path())
	if err != nil {
		report.Info("project.json", "was missing or unreadable and has been rebuilt from the journal")
		return false
	}
	if m.Seq > p.last.Seq {
		report.Warn("journal", "ends at event %d, but project.json has seen event %d: the file was cut or replaced from outside", p.last.Seq, m.Seq)
	}
	if m.Snapshot != p.last.Snapshot || m.Seq != p.last.Seq {
		return false
	}
	text, err := p.disk.ReadFile(filepath.Join(p.Path(), sceneName))
	if err == nil && hashOf(text) == m.SceneHash {
		return true
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		report.Warn("scene.json", "could not be read: %v", err)
		return false
	}
	report.Info("scene.json", "was missing or had been changed by hand and has been rebuilt from the journal")
	return false
}

// checkBlobs reports assets of the head that the folder does not hold.
func (p *Project) checkBlobs(report *diag.Report) {
	for _, use := range usesOf(p.doc.Head().Snapshot) {
		there, err := exists(p.disk, blobPath(p.Path(), use.id))
		if err == nil && !there {
			report.Fail(use.by, "its asset %.12s… is missing from %s", use.id, filepath.Join(p.Path(), blobsName))
		}
	}
}
