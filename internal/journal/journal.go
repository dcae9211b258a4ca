// Package journal keeps a project on disk: an append-only, hash-chained list of events that replays to the same scene.
//
// Invariant: what Append or Propose has acknowledged survives a crash at any later moment, and a line is written only after
// every asset it names is durable.
//
//	project, err := journal.Create("room.scene", journal.Options{Clock: time.Now, Program: "scenograph 0.1"}, journal.Start{Name: "room"})
//	_, err = project.Document().Commit(tx)
//	err = project.Close()
//	project, report, err := journal.Open("room.scene", journal.Options{Clock: time.Now})
package journal

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/document"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// FormatVersion is the version of the project folder.
const FormatVersion = 1

const (
	journalName = "journal.jsonl"
	projectName = "project.json"
	sceneName   = "scene.json"
	blobsName   = "blobs"
	lockName    = ".lock"
)

// Options are what a project needs from outside.
type Options struct {
	FS      FS               // nil for Disk
	Clock   func() time.Time // nil for time.Now
	Store   *asset.Store     // nil for a store of the project's own, which fetches the project's blobs
	Program string           // name and version, kept in the created event
}

func (o Options) complete() Options {
	if o.FS == nil {
		o.FS = Disk{}
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	return o
}

// Start is what a new project begins with. Undo never goes behind it.
type Start struct {
	Name    string
	Project string // an id, the same in every copy; "" takes one from the clock and the folder
	Actions []action.Action
}

// Project is an open project that this process writes. It is a document.Log and safe for concurrent use.
type Project struct {
	options Options
	disk    FS
	store   *asset.Store
	doc     *document.Document

	mu       sync.Mutex
	dir      string
	lock     Unlocker
	file     File // journal.jsonl, at its end
	size     int64
	last     *line
	durable  map[asset.ID]bool
	broken   error // set when the journal's end is not known any more
	id       string
	reviewed []Judgement
	asked    map[string]proposal.Proposal
}

// Judgement is a ruling with its place in the journal.
type Judgement struct {
	document.Stamp
	proposal.Ruling
}

// Path returns the project's folder.
func (p *Project) Path() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.dir
}

// Document returns the project's head and history. Its commits are appended to this project.
func (p *Project) Document() *document.Document { return p.doc }

// Store returns the project's assets.
func (p *Project) Store() *asset.Store { return p.store }

// Append implements document.Log.
func (p *Project) Append(r document.Record) (document.Stamp, error) {
	e, err := recordEvent(r)
	if err != nil {
		return document.Stamp{}, err
	}
	stamps, err := p.append(e)
	if err != nil {
		return document.Stamp{}, err
	}
	return stamps[0], nil
}

// Propose keeps proposals as they are shown, all of them in one write.
func (p *Project) Propose(proposals ...proposal.Proposal) error {
	events := make([]event, len(proposals))
	for i, one := range proposals {
		e, err := proposalEvent(one)
		if err != nil {
			return err
		}
		events[i] = e
	}
	if _, err := p.append(events...); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, one := range proposals {
		p.asked[one.ID] = one
	}
	return nil
}

// Judge keeps what became of proposals, all of it in one write.
func (p *Project) Judge(rulings ...proposal.Ruling) error {
	events := make([]event, len(rulings))
	for i, r := range rulings {
		e, err := rulingEvent(r)
		if err != nil {
			return err
		}
		events[i] = e
	}
	stamps, err := p.append(events...)
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, r := range rulings {
		p.reviewed = append(p.reviewed, Judgement{stamps[i], r})
	}
	return nil
}

// Judgements lists what became of proposals, oldest first.
func (p *Project) Judgements() []Judgement {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.reviewed)
}

// Proposal returns a proposal that was kept.
func (p *Project) Proposal(id string) (proposal.Proposal, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	found, ok := p.asked[id]
	return found, ok
}

// append writes events as one group: their assets first, then the lines in one write, then one sync.
func (p *Project) append(events ...event) ([]document.Stamp, error) {
	if len(events) == 0 {
		return nil, nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.broken != nil {
		return nil, p.broken
	}
	lines, text, err := p.compose(events)
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		if err := p.keepAssets(l.Data); err != nil {
			return nil, fmt.Errorf("journal: %s: %w", p.dir, err)
		}
	}
	if err := p.write(text); err != nil {
		return nil, err
	}
	p.last = lines[len(lines)-1]
	stamps := make([]document.Stamp, len(lines))
	for i, l := range lines {
		stamps[i] = document.Stamp{Seq: l.Seq, Time: l.Time}
	}
	return stamps, nil
}

func (p *Project) compose(events []event) ([]*line, []byte, error) {
	var lines []*line
	var text []byte
	prev := p.last
	for i, e := range events {
		data, err := json.Marshal(e.data)
		if err != nil {
			return nil, nil, fmt.Errorf("journal: encode %s: %w", e.kind, err)
		}
		l := &line{Seq: 1, Prev: firstPrev, Time: p.options.Clock().UTC(), Event: e.kind, Data: data}
		if prev != nil {
			l.Seq, l.Prev, l.Revision, l.Snapshot = prev.Seq+1, prev.hash, prev.Revision, prev.Snapshot
		}
		if i > 0 {
			l.Group = lines[0].Seq
		}
		if e.snapshot != nil {
			l.Revision, l.Snapshot = e.revision, hashText(e.snapshot)
		}
		encoded, err := l.encode()
		if err != nil {
			return nil, nil, err
		}
		text = append(text, encoded...)
		lines, prev = append(lines, l), l
	}
	return lines, text, nil
}

// write appends to the journal and syncs it. A write that fails is taken back; when that or the sync fails, the file's end is
// not known any more and the project takes no more events until it is opened again.
func (p *Project) write(text []byte) error {
	if _, err := p.file.Write(text); err != nil {
		err = fmt.Errorf("journal: %s: %w", filepath.Join(p.dir, journalName), err)
		if undo := p.disk.Truncate(filepath.Join(p.dir, journalName), p.size); undo != nil {
			p.broken = errors.Join(err, undo)
		}
		return err
	}
	if err := p.file.Sync(); err != nil {
		p.broken = fmt.Errorf("journal: %s could not be made durable; open the project again: %w", filepath.Join(p.dir, journalName), err)
		return p.broken
	}
	p.size += int64(len(text))
	return nil
}

// Close writes the caches and gives the project back to other processes.
func (p *Project) Close() error {
	err := p.WriteCaches()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.broken == nil {
		p.broken = fmt.Errorf("journal: %s is closed", p.dir)
	}
	return errors.Join(err, p.file.Close(), p.lock.Unlock())
}

func hashText(s *scene.Snapshot) string {
	sum := s.Hash()
	return hex.EncodeToString(sum[:])
}
