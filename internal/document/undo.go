package document

import (
	"strings"

	"scenograph/internal/scene"
)

// Undo walks back over the last commit that still stands, whoever made it.
func (d *Document) Undo(by Author) (Commit, error) {
	d.writing.Lock()
	if len(d.done) == 0 {
		d.writing.Unlock()
		return Commit{}, ErrNothingToUndo
	}
	last := d.done[len(d.done)-1]
	return d.walk(Undone, by, last, last.after, last.before)
}

// Redo walks forward over the commit that was undone last. A new commit leaves nothing to redo.
func (d *Document) Redo(by Author) (Commit, error) {
	d.writing.Lock()
	if len(d.undone) == 0 {
		d.writing.Unlock()
		return Commit{}, ErrNothingToRedo
	}
	last := d.undone[len(d.undone)-1]
	return d.walk(Redone, by, last, last.before, last.after)
}

// walk is called with d.writing held, which keeps the entries and stacks as they are.
func (d *Document) walk(kind Kind, by Author, over step, before, after *scene.Snapshot) (Commit, error) {
	diff := scene.Compare(before, after)
	record := Record{
		Kind: kind, Revision: d.Head().Revision + 1, Of: d.entries[over.entry].Revision, Author: by,
		Label: d.entries[over.entry].Label, Summary: Summarize(diff), Snapshot: after,
	}
	return d.publish(record, before, diff)
}

// CanUndo tells what Undo would undo.
func (d *Document) CanUndo() (label string, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.top(d.done)
}

// CanRedo tells what Redo would redo.
func (d *Document) CanRedo() (label string, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.top(d.undone)
}

func (d *Document) top(steps []step) (string, bool) {
	if len(steps) == 0 {
		return "", false
	}
	return d.entries[steps[len(steps)-1].entry].Label, true
}

// NameCheckpoint records a name for the head. The scene, undo and redo stay as they are.
func (d *Document) NameCheckpoint(by Author, name string) (Commit, error) {
	d.writing.Lock()
	head := d.Head()
	name = strings.TrimSpace(name)
	if name == "" {
		name = "Checkpoint"
	}
	record := Record{Kind: Checkpoint, Revision: head.Revision, Of: d.inForce(), Author: by, Label: name, Snapshot: head.Snapshot}
	return d.publish(record, head.Snapshot, scene.Diff{})
}

// inForce is the revision of the last commit that stands, 0 when none does.
func (d *Document) inForce() uint64 {
	if len(d.done) == 0 {
		return 0
	}
	return d.entries[d.done[len(d.done)-1].entry].Revision
}

// Way tells how many undos or redos lead to the state of an entry, by its number in the log: that after a commit, or that which a
// checkpoint named; 0 asks for the beginning. It is false for a state that was undone and then cut off by later work.
func (d *Document) Way(seq uint64) (undos, redos int, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	revision, ok := d.stateOf(seq)
	if !ok {
		return 0, 0, false
	}
	if revision == 0 {
		return len(d.done), 0, true
	}
	for i, s := range d.done {
		if d.entries[s.entry].Revision == revision {
			return len(d.done) - 1 - i, 0, true
		}
	}
	for i, s := range d.undone {
		if d.entries[s.entry].Revision == revision {
			return 0, len(d.undone) - i, true
		}
	}
	return 0, 0, false
}

// stateOf is the revision of the commit whose state an entry shows.
func (d *Document) stateOf(seq uint64) (revision uint64, ok bool) {
	if seq == 0 {
		return 0, true
	}
	for _, e := range d.entries {
		if e.Seq != seq {
			continue
		}
		if e.Kind == Committed {
			return e.Revision, true
		}
		return e.Of, e.Kind == Checkpoint
	}
	return 0, false
}
