// Package document is the transactional head of a scene: every change goes through Commit, Undo or Redo.
//
// Invariant: the head is never a state that the log does not have, and every head satisfies the invariants of invariant.go.
//
//	doc := document.New(scene.Empty("studio"), store, log)
//	commit, err := doc.Commit(document.Tx{Author: document.Author{Kind: document.Human, Name: "Ada"}, Label: "Move the sofa", Actions: actions})
//	_, err = doc.Undo(document.Author{Kind: document.Human, Name: "Ada"})
package document

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/scene"
)

// Errors that callers branch on.
var (
	// ErrNoChange says that a transaction would leave the scene as it is; nothing was recorded.
	ErrNoChange = errors.New("document: nothing would change")
	// ErrNothingToUndo and ErrNothingToRedo say that there is no step left in that direction.
	ErrNothingToUndo = errors.New("document: there is nothing to undo")
	ErrNothingToRedo = errors.New("document: there is nothing to redo")
)

// Head is the present state.
type Head struct {
	Snapshot *scene.Snapshot
	Revision uint64
}

// Commit is one change of the head that has happened.
type Commit struct {
	Entry
	Before, After *scene.Snapshot
	Diff          scene.Diff // from Before to After
}

// Document is the head of one scene with its history. Reading is lock-free from any goroutine; changes wait for each other.
type Document struct {
	store *asset.Store
	head  atomic.Pointer[Head]

	writing sync.Mutex // held from applying a change until it is published; the log is written meanwhile

	mu          sync.Mutex // never held for long: whoever only reads the history does not wait for the log
	log         Log        // nil keeps the history in memory only
	entries     []Entry
	states      []*scene.Snapshot // after each entry
	origin      *scene.Snapshot   // before the first
	done        []step            // what Undo walks over, last first
	undone      []step            // what Redo walks over, last first
	listed      []Entry
	subscribers []func(Commit)
}

// step is one commit with the states on both sides: undo is a pointer swap.
type step struct {
	entry         int // index in Document.entries
	before, after *scene.Snapshot
}

// New starts a document at revision 0. A nil log keeps nothing beyond the process.
func New(head *scene.Snapshot, store *asset.Store, log Log) *Document {
	d := &Document{store: store, log: log, origin: head}
	d.head.Store(&Head{Snapshot: head})
	return d
}

// Head returns the present state.
func (d *Document) Head() Head { return *d.head.Load() }

// Store returns the assets the scene is made of.
func (d *Document) Store() *asset.Store { return d.store }

// Attach sets the log that future records go to: a replayed document is attached to its journal, a moved one to its new place.
func (d *Document) Attach(log Log) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.log = log
}

// Subscribe calls notify after every change, on the goroutine that made it.
func (d *Document) Subscribe(notify func(Commit)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.subscribers = append(d.subscribers, notify)
}

// Preview applies actions to the head without recording anything, for ghosts and drags.
func (d *Document) Preview(actions []action.Action) (*scene.Snapshot, scene.Diff, error) {
	return action.Preview(d.Head().Snapshot, actions)
}

// Try does all that Commit does, short of recording: a transaction that passes would be committed on this head.
func (d *Document) Try(tx Tx) (*scene.Snapshot, scene.Diff, error) {
	return d.try(d.Head(), tx)
}

func (d *Document) try(head Head, tx Tx) (*scene.Snapshot, scene.Diff, error) {
	after, diff, err := apply(head, tx)
	if err != nil {
		return nil, scene.Diff{}, err
	}
	if err := d.check(head.Snapshot, after, diff, tx); err != nil {
		return nil, scene.Diff{}, fmt.Errorf("document: %q: %w", tx.Label, err)
	}
	return after, diff, nil
}

func apply(head Head, tx Tx) (*scene.Snapshot, scene.Diff, error) {
	if tx.Base > head.Revision {
		return nil, scene.Diff{}, fmt.Errorf("document: %q was made for revision %d, which is not there yet; the head is %d", tx.Label, tx.Base, head.Revision)
	}
	after, diff, err := action.Preview(head.Snapshot, tx.Actions)
	if err != nil && tx.Base != 0 && tx.Base != head.Revision {
		return nil, scene.Diff{}, fmt.Errorf("document: %q was made for revision %d and no longer fits revision %d: %w", tx.Label, tx.Base, head.Revision, err)
	}
	if err != nil {
		return nil, scene.Diff{}, fmt.Errorf("document: %q: %w", tx.Label, err)
	}
	if diff.Empty() {
		return nil, scene.Diff{}, ErrNoChange
	}
	return after, diff, nil
}

// Commit applies a transaction to the head, all of it or nothing, and returns once the log has it.
func (d *Document) Commit(tx Tx) (Commit, error) {
	tx, err := canonical(tx)
	if err != nil {
		return Commit{}, err
	}
	d.writing.Lock()
	head := d.Head()
	after, diff, err := d.try(head, tx)
	if err != nil {
		d.writing.Unlock()
		return Commit{}, err
	}
	record := Record{
		Kind: Committed, Revision: head.Revision + 1, Author: tx.Author, ApprovedBy: tx.ApprovedBy, Label: tx.Label, Cause: tx.Cause,
		Actions: tx.Actions, Allow: tx.Allow, Summary: Summarize(diff), Snapshot: after,
	}
	return d.publish(record, head.Snapshot, diff)
}

// canonical takes the actions through their text form, so that what is applied now is what a replay will apply.
func canonical(tx Tx) (Tx, error) {
	for i, a := range tx.Actions {
		if a == nil {
			return tx, fmt.Errorf("document: %q: action %d is empty", tx.Label, i+1)
		}
	}
	text, err := action.EncodeList(tx.Actions)
	if err != nil {
		return tx, fmt.Errorf("document: %q: %w", tx.Label, err)
	}
	if tx.Actions, err = action.DecodeList(text); err != nil {
		return tx, fmt.Errorf("document: %q: %w", tx.Label, err)
	}
	return tx, nil
}

// publish appends a record, moves the head and tells the subscribers. It is called with d.writing held and gives it back.
func (d *Document) publish(record Record, before *scene.Snapshot, diff scene.Diff) (Commit, error) {
	d.mu.Lock()
	stamp, log := Stamp{Seq: uint64(len(d.entries)) + 1}, d.log
	d.mu.Unlock()
	if log != nil {
		var err error
		if stamp, err = log.Append(record); err != nil {
			d.writing.Unlock()
			return Commit{}, fmt.Errorf("document: %q was not saved, so nothing has changed: %w", record.Label, err)
		}
	}
	d.mu.Lock()
	entry := d.advance(record, stamp, before)
	notify := d.subscribers[:len(d.subscribers):len(d.subscribers)]
	d.mu.Unlock()
	d.writing.Unlock()
	commit := Commit{Entry: entry, Before: before, After: record.Snapshot, Diff: diff}
	for _, f := range notify {
		f(commit)
	}
	return commit, nil
}

// advance moves the head and the undo and redo stacks as a record says.
func (d *Document) advance(record Record, stamp Stamp, before *scene.Snapshot) Entry {
	entry := entryOf(record, stamp)
	d.entries, d.states = append(d.entries, entry), append(d.states, record.Snapshot)
	d.listed = nil
	switch record.Kind {
	case Committed:
		d.done = append(d.done, step{len(d.entries) - 1, before, record.Snapshot})
		d.undone = nil
	case Undone:
		last := d.done[len(d.done)-1]
		d.done = d.done[:len(d.done)-1]
		d.undone = append(d.undone, last)
		d.entries[last.entry].Undone = true
	case Redone:
		last := d.undone[len(d.undone)-1]
		d.undone = d.undone[:len(d.undone)-1]
		d.done = append(d.done, last)
		d.entries[last.entry].Undone = false
	}
	d.head.Store(&Head{Snapshot: record.Snapshot, Revision: record.Revision})
	return entry
}
