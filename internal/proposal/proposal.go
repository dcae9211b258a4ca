// Package proposal is what a policy sees and what it offers, as plain data.
//
// Invariant: a proposal is a list of typed actions against a known revision; it changes nothing by itself.
//
//	p := proposal.Proposal{ID: "p1", Base: 42, Policy: "designer", Label: "Lay a rug under the table", Actions: actions}
package proposal

import (
	"encoding/json"

	"scenograph/internal/action"
	"scenograph/internal/scene"
)

// Observation is what a policy is asked about.
type Observation struct {
	Revision  uint64
	Scene     *scene.Snapshot
	Prompt    string
	Selection []scene.NodeID
	Room      scene.NodeID // the room meant; "" lets the policy choose
	Seed      uint64
	Step      int               // how many steps of this prompt went before
	Refusals  []string          // labels and reasons of what the human rejected for this prompt
	Before    *scene.Snapshot   // what was looked at last for this prompt; nil for the first time
	Edits     []string          // what the human has done since, in words
	Reference *Image            // a picture by the human of what it should be like; nil for none
	Earlier   []string          // what was asked before in this project, oldest first, with what was refused of it
	Like      *Liked            // what answers are to be near to; nil for any
	Past      []*scene.Snapshot // earlier states of the scene, the latest first
}

// Image is an encoded picture.
type Image struct {
	Name, MIME    string
	Width, Height int
	Data          []byte
}

// Evidence is one measured reason for a score.
type Evidence struct {
	Name   string  `json:"name"`
	Value  float64 `json:"value"`
	Unit   string  `json:"unit,omitempty"`
	Detail string  `json:"detail"`
	OK     bool    `json:"ok"`
}

// Score judges a proposal between 0 and 1.
type Score struct {
	Total    float64    `json:"total"`
	Evidence []Evidence `json:"evidence"`
}

// Proposal is a small named group of actions for a human to judge.
type Proposal struct {
	ID      string // unique in the project
	Base    uint64 // the revision it was made for
	Prompt  string // what was asked
	Policy  string // who proposes
	Label   string // one sentence: "Place two armchairs facing each other"
	Reason  string // why, in a sentence or two
	Order   int    // position among the proposals of one answer, from 0
	Seed    uint64 // the policy's seed
	Actions []action.Action
	Score   Score
	Notes   []string        // what was left out or guessed, in words
	Plan    json.RawMessage // the policy's own data to place it anew on another head; may be nil

	Exchange string // the exchange with a model that it came of, or ""
}

// Decision is what became of a proposal.
type Decision string

// The decisions.
const (
	Accepted     Decision = "accepted"
	Overridden   Decision = "overridden"
	Rejected     Decision = "rejected"
	AutoAccepted Decision = "auto_accepted"
)

// Verdict is the record of a decision.
type Verdict struct {
	Proposal string
	Decision Decision
	Reason   string
	By       string          // the human's name, or "auto"
	Actions  []action.Action // as committed; empty when rejected
	Revision uint64          // of the commit; 0 when rejected
}
