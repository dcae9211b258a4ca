// Package steps is what a model may say: a few proposals, each a list of typed steps. A step is one of the program's own actions, or
// one of a few larger ones — place, move, swap, paint, tune a light, build a room — that the catalogue and the layout solver turn into
// actions. Their schemas come from the Go structs.
//
// Invariant: nothing a model says reaches a scene unread. What is not understood, out of bounds or about things that do not exist is an
// error that quotes it, bounded, and changes nothing.
//
//	drafts, err := steps.ReadAnswer(text)
//	built, err := builder.Build(ctx, head, drafts[0])
package steps

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"scenograph/internal/agent/chat"
)

// Limits of one answer.
const (
	maxBytes     = 256 << 10 // of a proposal's JSON
	maxProposals = 12
	maxSteps     = 60
	maxActions   = 2000
)

// Draft is a proposal as a model wrote it.
type Draft struct {
	Label  string            `json:"label" jsonschema:"one sentence for the person who decides, such as: Place two armchairs facing the window"`
	Reason string            `json:"reason,omitempty" jsonschema:"why, in a sentence"`
	Steps  []json.RawMessage `json:"steps" jsonschema:"what is done, in order"`
}

// Answer is everything a model says at once, where it has no tools.
type Answer struct {
	Proposals []Draft `json:"proposals" jsonschema:"a few small proposals, best first; each is valid on top of the earlier ones"`
	Remark    string  `json:"remark,omitempty" jsonschema:"what could not be done or was guessed"`
}

// Error says which step of a proposal cannot be, and why, in words a model can act on.
type Error struct {
	Step   int // from 0; -1 for the proposal as a whole
	Action string
	Reason string
}

// Error implements error.
func (e *Error) Error() string {
	reason := chat.Printable(e.Reason, 500)
	if e.Step < 0 {
		return reason
	}
	if e.Action == "" {
		return fmt.Sprintf("step %d: %s", e.Step+1, reason)
	}
	return fmt.Sprintf("step %d (%s): %s", e.Step+1, chat.Printable(e.Action, 40), reason)
}

func whole(format string, args ...any) *Error {
	return &Error{Step: -1, Reason: fmt.Sprintf(format, args...)}
}

// ReadDraft reads one proposal.
func ReadDraft(text []byte) (Draft, error) {
	var d Draft
	if err := gate(text); err != nil {
		return d, err
	}
	if err := strictly(text, &d); err != nil {
		return d, whole("the proposal is not as its schema says: %v", err)
	}
	return d, d.check()
}

func (d *Draft) check() error {
	d.Label, d.Reason = chat.Printable(d.Label, 160), chat.Printable(d.Reason, 400)
	switch {
	case d.Label == "":
		return whole("the proposal has no label")
	case len(d.Steps) == 0:
		return whole("the proposal has no steps")
	case len(d.Steps) > maxSteps:
		return whole("the proposal has %d steps; %d are the most", len(d.Steps), maxSteps)
	}
	return nil
}

// ReadAnswer reads an answer from a text that holds it: JSON alone, or in a fence, or among words, after what a model thinks aloud. One
// proposal by itself is an answer too.
func ReadAnswer(text string) (Answer, error) {
	var a Answer
	found, err := object(text)
	if err != nil {
		return a, err
	}
	if err := strictly(listed(found), &a); err != nil {
		return a, whole("the answer is not as its schema says: %v", err)
	}
	if len(a.Proposals) > maxProposals {
		return a, whole("there are %d proposals; %d are the most", len(a.Proposals), maxProposals)
	}
	a.Remark = chat.Printable(a.Remark, 400)
	for i := range a.Proposals {
		if err := a.Proposals[i].check(); err != nil {
			return a, fmt.Errorf("proposal %d: %w", i+1, err)
		}
	}
	return a, nil
}

// ReadObject reads the one JSON object that a text holds, as ReadAnswer finds it, into a struct; unknown fields are errors.
func ReadObject(text string, into any) error {
	found, err := object(text)
	if err != nil {
		return err
	}
	if err := strictly(found, into); err != nil {
		return whole("the answer is not as its schema says: %v", err)
	}
	return nil
}

// object finds the one JSON object in a text, after what was thought aloud, and looks at every value in it.
func object(text string) ([]byte, error) {
	found, err := cutOut(spoken(text))
	if err != nil {
		return nil, err
	}
	return found, gate(found)
}

// cutOut finds the one JSON object in a text.
func cutOut(text string) ([]byte, error) {
	if len(text) > maxProposals*maxBytes {
		return nil, whole("the answer has %d bytes; that is too much", len(text))
	}
	if _, after, ok := strings.Cut(text, "```"); ok {
		inside, _, _ := strings.Cut(after, "```")
		if open := strings.IndexByte(inside, '{'); open >= 0 {
			text = inside[open:]
		}
	}
	open := strings.IndexByte(text, '{')
	if open < 0 {
		return nil, whole("there is no JSON object in the answer %q", chat.Printable(text, 120))
	}
	decoder := json.NewDecoder(strings.NewReader(text[open:]))
	var raw json.RawMessage
	if err := decoder.Decode(&raw); err != nil {
		return nil, whole("the answer is no whole JSON: %s", jsonTrouble(err))
	}
	return raw, nil
}

func jsonTrouble(err error) string {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Sprintf("%v at byte %d", err, syntax.Offset)
	}
	if strings.Contains(err.Error(), "EOF") {
		return "it breaks off"
	}
	return err.Error()
}
