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
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/document"
	"scenograph/internal/proposal"
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

	id      string
	dir     atomic.Pointer[string]
	waiting atomic.Int32 // number of queued lines

	// mu is held while the journal is written, which may wait for the disk.
	mu     sync.Mutex
	lock   Unlocker
	file   File // journal.jsonl, at its end
	size   int64
	last   *line   // the last line, queued ones included
	queued []*line // written with the next group
	text   []byte  // of the queued lines
	until  *uint64 // the revision that reading stops at, or nil
	broken error   // set when the journal's end is not known any more

	// blobs is held while assets are written; it is locked after mu.
	blobs   sync.Mutex
	durable map[asset.ID]bool
	closed  bool

	// shelf is never held for long.
	shelf    sync.Mutex
	reviewed []Judgement
	asked    map[string]proposal.Proposal
	order    []string // of asked, as they came

	exchanges []Exchange
	sheets    []Sheet
	choices   []Choice
	wishes    []Wish
}

// Judgement is a ruling with its place in the journal.
type Judgement struct {
	document.Stamp
	proposal.Ruling
}

// ID is the project's, for its whole life.
func (p *Project) ID() string { return p.id }

// Tip returns number and hash of the journal's last line.
func (p *Project) Tip() (seq uint64, hash string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last == nil {
		return 0, ""
	}
	return p.last.Seq, p.last.hash
}

// Source is where a scene comes from: the project, how far its journal went, and the seed of what was proposed last.
type Source struct {
	Project  string
	Revision uint64
	Seq      uint64 // of the journal's last line
	Tip      string // its hash
	Seed     string // "" where nothing was proposed
}

// Source tells where the head comes from.
func (p *Project) Source() Source {
	out := Source{Project: p.id, Revision: p.doc.Head().Revision}
	out.Seq, out.Tip = p.Tip()
	if all := p.Proposals(); len(all) > 0 {
		out.Seed = strconv.FormatUint(all[len(all)-1].Seed, 10)
	}
	return out
}

// Path returns the project's folder.
func (p *Project) Path() string { return *p.dir.Load() }

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
	p.shelf.Lock()
	defer p.shelf.Unlock()
	for _, one := range proposals {
		p.remember(one)
	}
	return nil
}

// remember keeps a proposal in the order it came.
func (p *Project) remember(one proposal.Proposal) {
	if _, known := p.asked[one.ID]; !known {
		p.order = append(p.order, one.ID)
	}
	p.asked[one.ID] = one
}

// Judge keeps what became of proposals. It returns at once: the lines are written before those of the next Append, Propose,
// Flush or Close, in one write with them.
func (p *Project) Judge(rulings ...proposal.Ruling) error {
	events := make([]event, len(rulings))
	for i, r := range rulings {
		e, err := rulingEvent(r)
		if err != nil {
			return err
		}
		events[i] = e
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.broken != nil {
		return p.broken
	}
	lines, text, err := p.compose(events)
	if err != nil {
		return err
	}
	p.queued, p.text = append(p.queued, lines...), append(p.text, text...)
	p.waiting.Store(int32(len(p.queued)))
	p.shelf.Lock()
	defer p.shelf.Unlock()
	for i, l := range lines {
		p.last = l
		p.reviewed = append(p.reviewed, Judgement{document.Stamp{Seq: l.Seq, Time: l.Time}, rulings[i]})
	}
	return nil
}

// Judgements lists what became of proposals, oldest first.
func (p *Project) Judgements() []Judgement {
	p.shelf.Lock()
	defer p.shelf.Unlock()
	return slices.Clone(p.reviewed)
}

// Proposal returns a proposal that was kept.
func (p *Project) Proposal(id string) (proposal.Proposal, bool) {
	p.shelf.Lock()
	defer p.shelf.Unlock()
	found, ok := p.asked[id]
	return found, ok
}

// Proposals lists everything that was proposed, oldest first.
func (p *Project) Proposals() []proposal.Proposal {
	p.shelf.Lock()
	defer p.shelf.Unlock()
	var out []proposal.Proposal
	for _, id := range p.order {
		out = append(out, p.asked[id])
	}
	return out
}

// Close writes the caches and gives the project back to other processes. Closing again does nothing.
func (p *Project) Close() error {
	p.blobs.Lock()
	closed := p.closed
	p.blobs.Unlock()
	if closed {
		return nil
	}
	err := errors.Join(p.Flush(), p.WriteCaches())
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.broken == nil {
		p.broken = fmt.Errorf("journal: %s is closed", p.Path())
	}
	p.blobs.Lock()
	defer p.blobs.Unlock()
	p.closed = true
	return errors.Join(err, p.file.Close(), p.lock.Unlock())
}
