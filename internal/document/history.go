package document

import (
	"slices"
	"time"
)

// Entry is one line of the history: who did what, when, and whether it still stands.
type Entry struct {
	Seq        uint64 // of the log
	Time       time.Time
	Kind       Kind
	Revision   uint64 // of the head afterwards
	Of         uint64 // undone, redone: revision of the commit that was walked over; checkpoint: of the last commit in force
	Author     Author
	ApprovedBy string
	Label      string
	Cause      string // proposal id, or ""
	Summary    Summary
	Undone     bool // committed: it was undone and not redone
}

func entryOf(r Record, s Stamp) Entry {
	return Entry{
		Seq: s.Seq, Time: s.Time, Kind: r.Kind, Revision: r.Revision, Of: r.Of, Author: r.Author, ApprovedBy: r.ApprovedBy,
		Label: r.Label, Cause: r.Cause, Summary: r.Summary,
	}
}

// History lists every record, oldest first. The slice must not be changed.
func (d *Document) History() []Entry {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.listed == nil {
		d.listed = slices.Clone(d.entries)
	}
	return d.listed
}
