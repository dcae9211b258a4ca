package document

import (
	"time"

	"scenograph/internal/action"
	"scenograph/internal/scene"
)

// Kind tells what happened to the head.
type Kind string

// The kinds of record.
const (
	Committed  Kind = "committed"
	Undone     Kind = "undone"
	Redone     Kind = "redone"
	Checkpoint Kind = "checkpoint" // the head got a name; the scene is the same
)

// Record is one event of the document, as a Log keeps it and Replay takes it back.
type Record struct {
	Kind       Kind
	Revision   uint64 // of the head afterwards; one more than before, but for a checkpoint, which changes nothing
	Of         uint64 // undone, redone: revision of the commit that was walked over; checkpoint: of the last commit in force
	Author     Author
	ApprovedBy string
	Label      string
	Cause      string
	Actions    []action.Action // committed only
	Allow      []scene.NodeID  // committed only
	Summary    Summary
	Snapshot   *scene.Snapshot // the head afterwards
}

// Stamp is where and when a log put a record.
type Stamp struct {
	Seq  uint64
	Time time.Time
}

// Log keeps records. Append returns when the record, and every asset it names, is durable; after an error nothing has been kept.
type Log interface {
	Append(Record) (Stamp, error)
}

// Summary counts what a record changed.
type Summary struct {
	Added     int  `json:"added,omitempty"`   // nodes
	Changed   int  `json:"changed,omitempty"` // nodes
	Removed   int  `json:"removed,omitempty"` // nodes
	Materials int  `json:"materials,omitempty"`
	Relations int  `json:"relations,omitempty"`
	Settings  bool `json:"settings,omitempty"`
}

// Summarize counts the changes of a diff.
func Summarize(diff scene.Diff) Summary {
	s := Summary{Materials: len(diff.Materials), Relations: len(diff.Relations), Settings: diff.Settings}
	for _, c := range diff.Nodes {
		switch {
		case c.Before == nil:
			s.Added++
		case c.After == nil:
			s.Removed++
		default:
			s.Changed++
		}
	}
	return s
}
