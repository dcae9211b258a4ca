package document

import (
	"fmt"

	"scenograph/internal/scene"
)

// Replay applies a record of an earlier run to the head: it records nothing, tells nobody and asks no store. record.Snapshot is not read.
// The caller compares the head's hash with the one that was kept.
func (d *Document) Replay(record Record, stamp Stamp) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	head := d.Head()
	after, err := d.replayed(head, record)
	if err != nil {
		return err
	}
	want := head.Revision + 1
	if record.Kind == Checkpoint {
		want = head.Revision
	}
	if record.Revision != want {
		return fmt.Errorf("document: the record leads to revision %d, the head to %d", record.Revision, want)
	}
	record.Snapshot = after
	d.advance(record, stamp, head.Snapshot)
	return nil
}

func (d *Document) replayed(head Head, record Record) (*scene.Snapshot, error) {
	switch record.Kind {
	case Committed:
		after, _, err := apply(head, Tx{Label: record.Label, Actions: record.Actions})
		return after, err
	case Undone:
		return d.target(d.done, record, func(s step) *scene.Snapshot { return s.before })
	case Redone:
		return d.target(d.undone, record, func(s step) *scene.Snapshot { return s.after })
	case Checkpoint:
		return head.Snapshot, nil
	}
	return nil, fmt.Errorf("document: a record of the unknown kind %q", record.Kind)
}

func (d *Document) target(steps []step, record Record, side func(step) *scene.Snapshot) (*scene.Snapshot, error) {
	if len(steps) == 0 {
		return nil, fmt.Errorf("document: a commit is %s where there is none", record.Kind)
	}
	last := steps[len(steps)-1]
	if got := d.entries[last.entry].Revision; got != record.Of {
		return nil, fmt.Errorf("document: revision %d is %s where revision %d would be next", record.Of, record.Kind, got)
	}
	return side(last), nil
}
