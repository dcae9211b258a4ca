package guest

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"scenograph/internal/agent/steps"
	"scenograph/internal/proposal"
)

const maxProposals = 12

// offered is what is said about one draft.
type offered struct {
	Fate
	Error string   `json:"error,omitempty"` // why it cannot be; nothing of it waits
	Notes []string `json:"notes,omitempty"`
}

// propose builds each draft on top of the earlier ones and puts those that can be into the queue.
func (s *server) propose(ctx context.Context, c call) (answer, error) {
	var a struct {
		Proposals []json.RawMessage `json:"proposals"`
	}
	if err := c.read(&a); err != nil {
		return answer{}, err
	}
	if len(a.Proposals) == 0 || len(a.Proposals) > maxProposals {
		return answer{}, fmt.Errorf("give 1 to %d proposals, not %d", maxProposals, len(a.Proposals))
	}
	head, err := s.Host.Look(ctx)
	if err != nil {
		return answer{}, err
	}
	out := make([]offered, len(a.Proposals))
	var ready []proposal.Proposal
	var places []int
	now := head.Scene
	for i, text := range a.Proposals {
		draft, err := steps.ReadDraft(text)
		out[i].Label = draft.Label
		var built steps.Built
		if err == nil {
			built, err = s.builder.Build(ctx, steps.Ask{Scene: now, Seed: uint64(i)}, draft)
		}
		if cause := ctx.Err(); cause != nil {
			return answer{}, cause
		}
		if err != nil {
			out[i].State, out[i].Error = "refused", err.Error()
			continue
		}
		id, err := newID()
		if err != nil {
			return answer{}, err
		}
		now, out[i].Notes = built.After, built.Notes
		places = append(places, i)
		ready = append(ready, proposal.Proposal{
			ID: id, Base: head.Revision, Policy: c.who, Label: draft.Label, Reason: draft.Reason, Order: i, Actions: built.Actions, Notes: built.Notes,
			Score: proposal.Score{Total: 1, Evidence: []proposal.Evidence{{Name: "valid", Value: 1, Detail: "breaks no rule that holds now", OK: true}}},
		})
	}
	if len(ready) == 0 {
		return answer{}, errors.New("none of it can be shown: " + reasons(out))
	}
	fates, err := s.Host.Offer(ctx, ready)
	if err != nil {
		return answer{}, err
	}
	for k, f := range fates {
		out[places[k]].Fate = f
	}
	return answer{value: map[string]any{"revision": head.Revision, "proposals": out, "note": "they wait for the person; nothing has changed yet"}}, nil
}

func reasons(all []offered) string {
	text := ""
	for i, o := range all {
		text += fmt.Sprintf("proposal %d: %s. ", i+1, o.Error)
	}
	return text
}

// newID names a proposal: what guests say is new each time, so its name need not be made again by anything.
func newID() (string, error) {
	var b [8]byte
	if _, err := rand.Read(b[:]); err != nil {
		return "", fmt.Errorf("guest: %w", err)
	}
	return Policy + "-" + hex.EncodeToString(b[:]), nil
}

func (s *server) fates(ctx context.Context, c call) (answer, error) {
	var a fatesArguments
	if err := c.read(&a); err != nil {
		return answer{}, err
	}
	all, err := s.Host.Fates(ctx)
	if err != nil {
		return answer{}, err
	}
	if all == nil {
		all = []Fate{}
	}
	return answer{value: map[string]any{"proposals": all}}, nil
}
