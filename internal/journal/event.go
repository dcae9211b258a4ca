package journal

import (
	"bytes"
	"encoding/json"
	"fmt"

	"scenograph/internal/action"
	"scenograph/internal/document"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// Kind names an event.
type Kind string

// The kinds of event. Those of the document have its record's kind as their name.
const (
	Created    Kind = "created"
	Committed  Kind = Kind(document.Committed)
	Undone     Kind = Kind(document.Undone)
	Redone     Kind = Kind(document.Redone)
	Checkpoint Kind = Kind(document.Checkpoint)
	Proposed   Kind = "proposed"
	Judged     Kind = "verdict"
)

type created struct {
	Project string          `json:"project"` // random id of the project, the same in every copy
	Name    string          `json:"name"`
	Program string          `json:"program"` // name and version of the program that made it
	Actions json.RawMessage `json:"actions,omitempty"`
}

type changed struct {
	Author     document.Author  `json:"author"`
	ApprovedBy string           `json:"approvedBy,omitempty"`
	Label      string           `json:"label"`
	Cause      string           `json:"cause,omitempty"`
	Of         uint64           `json:"of,omitempty"`
	Actions    json.RawMessage  `json:"actions,omitempty"`
	Allow      []scene.NodeID   `json:"allow,omitempty"`
	Summary    document.Summary `json:"summary"`
}

type proposed struct {
	ID      string          `json:"id"`
	Base    uint64          `json:"base"`
	Prompt  string          `json:"prompt"`
	Policy  string          `json:"policy"`
	Seed    uint64          `json:"seed"`
	Order   int             `json:"order"`
	Label   string          `json:"label"`
	Reason  string          `json:"reason,omitempty"`
	Notes   []string        `json:"notes,omitempty"`
	Score   proposal.Score  `json:"score"`
	Actions json.RawMessage `json:"actions,omitempty"`
	Plan    json.RawMessage `json:"plan,omitempty"`

	Exchange string `json:"exchange,omitempty"` // that it came of
}

type judged struct {
	Proposal string            `json:"proposal"`
	Label    string            `json:"label"`
	Decision proposal.Decision `json:"decision"`
	Reason   string            `json:"reason,omitempty"`
	By       string            `json:"by"`
	Dropped  []int             `json:"dropped,omitempty"`
	Edits    json.RawMessage   `json:"edits,omitempty"`
	Amounts  []proposal.Amount `json:"amounts,omitempty"`  // what the edits amount to, as verbs
	Actions  json.RawMessage   `json:"actions,omitempty"`  // as committed
	Revision uint64            `json:"revision,omitempty"` // committed as
}

// event is one line's content before it is written.
type event struct {
	kind     Kind
	data     any
	revision uint64          // of the head afterwards
	snapshot *scene.Snapshot // the head afterwards; nil leaves revision and snapshot as they were
}

func recordEvent(r document.Record) (event, error) {
	actions, err := encodeActions(r.Actions)
	if err != nil {
		return event{}, err
	}
	data := changed{
		Author: r.Author, ApprovedBy: r.ApprovedBy, Label: r.Label, Cause: r.Cause, Of: r.Of,
		Actions: actions, Allow: r.Allow, Summary: r.Summary,
	}
	return event{kind: Kind(r.Kind), data: data, revision: r.Revision, snapshot: r.Snapshot}, nil
}

func (l *line) record() (document.Record, error) {
	var data changed
	if err := strictly(l.Data, &data); err != nil {
		return document.Record{}, err
	}
	actions, err := decodeActions(data.Actions)
	if err != nil {
		return document.Record{}, err
	}
	return document.Record{
		Kind: document.Kind(l.Event), Revision: l.Revision, Of: data.Of, Author: data.Author, ApprovedBy: data.ApprovedBy,
		Label: data.Label, Cause: data.Cause, Actions: actions, Allow: data.Allow, Summary: data.Summary,
	}, nil
}

func proposalEvent(p proposal.Proposal) (event, error) {
	actions, err := encodeActions(p.Actions)
	if err != nil {
		return event{}, fmt.Errorf("journal: proposal %s: %w", p.ID, err)
	}
	return event{kind: Proposed, data: proposed{
		ID: p.ID, Base: p.Base, Prompt: p.Prompt, Policy: p.Policy, Seed: p.Seed, Order: p.Order, Label: p.Label,
		Reason: p.Reason, Notes: p.Notes, Score: p.Score, Actions: actions, Plan: p.Plan, Exchange: p.Exchange,
	}}, nil
}

func (l *line) proposal() (proposal.Proposal, error) {
	var data proposed
	if err := strictly(l.Data, &data); err != nil {
		return proposal.Proposal{}, err
	}
	actions, err := decodeActions(data.Actions)
	if err != nil {
		return proposal.Proposal{}, err
	}
	return proposal.Proposal{
		ID: data.ID, Base: data.Base, Prompt: data.Prompt, Policy: data.Policy, Seed: data.Seed, Order: data.Order, Label: data.Label,
		Reason: data.Reason, Notes: data.Notes, Score: data.Score, Actions: actions, Plan: data.Plan, Exchange: data.Exchange,
	}, nil
}

func rulingEvent(r proposal.Ruling) (event, error) {
	edits, err := encodeActions(r.Edits)
	if err != nil {
		return event{}, fmt.Errorf("journal: verdict on %s: %w", r.Proposal, err)
	}
	actions, err := encodeActions(r.Actions)
	if err != nil {
		return event{}, fmt.Errorf("journal: verdict on %s: %w", r.Proposal, err)
	}
	return event{kind: Judged, data: judged{
		Proposal: r.Proposal, Label: r.Label, Decision: r.Decision, Reason: r.Reason, By: r.By,
		Dropped: r.Dropped, Edits: edits, Amounts: r.Amounts, Actions: actions, Revision: r.Revision,
	}}, nil
}

func (l *line) ruling() (proposal.Ruling, error) {
	var data judged
	if err := strictly(l.Data, &data); err != nil {
		return proposal.Ruling{}, err
	}
	edits, err := decodeActions(data.Edits)
	if err != nil {
		return proposal.Ruling{}, err
	}
	actions, err := decodeActions(data.Actions)
	if err != nil {
		return proposal.Ruling{}, err
	}
	return proposal.Ruling{
		Verdict: proposal.Verdict{
			Proposal: data.Proposal, Decision: data.Decision, Reason: data.Reason, By: data.By, Actions: actions, Revision: data.Revision,
		},
		Label: data.Label, Dropped: data.Dropped, Edits: edits, Amounts: data.Amounts,
	}, nil
}

func encodeActions(actions []action.Action) (json.RawMessage, error) {
	if len(actions) == 0 {
		return nil, nil
	}
	return action.EncodeList(actions)
}

func decodeActions(raw json.RawMessage) ([]action.Action, error) {
	if len(raw) == 0 {
		return nil, nil
	}
	return action.DecodeList(raw)
}

func strictly(raw json.RawMessage, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return fmt.Errorf("its data is not readable: %w", err)
	}
	return nil
}
