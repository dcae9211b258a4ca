package document

import (
	"scenograph/internal/action"
	"scenograph/internal/scene"
)

// AuthorKind tells what made a change.
type AuthorKind string

// The kinds of author.
const (
	Human  AuthorKind = "human"
	Policy AuthorKind = "policy"
	Import AuthorKind = "import"
	Script AuthorKind = "script"
)

// Author is who made a change.
type Author struct {
	Kind AuthorKind `json:"kind"`
	Name string     `json:"name,omitempty"`
}

// String reads as "policy designer".
func (a Author) String() string {
	if a.Name == "" {
		return string(a.Kind)
	}
	return string(a.Kind) + " " + a.Name
}

// ApprovedByAuto is Tx.ApprovedBy of a step nobody looked at. It never counts as a human's approval.
const ApprovedByAuto = "auto"

// Tx is a transaction: actions that are applied together or not at all.
type Tx struct {
	Base       uint64 // revision the actions were made for; 0 means whatever the head is. An older one is re-applied to the head.
	Author     Author // who made the actions
	ApprovedBy string // human's name, ApprovedByAuto, or "" when the author needs no approval
	Label      string // what undo and history call it
	Cause      string // id of the proposal it came from, or ""
	Actions    []action.Action
	Allow      []scene.NodeID // pinned or locked nodes a policy may change all the same, because it was asked about them
}
