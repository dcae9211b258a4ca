package guest

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/steps"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

const maxProposals = 12

// offered is what is said about one draft.
type offered struct {
	Fate
	Error string   `json:"error,omitempty"` // why it cannot be; nothing of it waits
	Notes []string `json:"notes,omitempty"`
	Would []string `json:"would,omitempty"` // what it would do, a line for each thing
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
		out[i].Would = would(now, built.After)
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

// maxTold is how many changed things of one proposal are told.
const maxTold = 40

// would tells what turns one scene into another: what comes and where it stands, what moves, changes or goes.
func would(before, after *scene.Snapshot) []string {
	var out []string
	for _, c := range scene.Compare(before, after).Nodes {
		if len(out) == maxTold {
			return append(out, "and more")
		}
		switch {
		case c.After == nil:
			out = append(out, "remove "+chat.Printable(string(c.ID), 60))
		case c.Before == nil || c.Before.Transform != c.After.Transform:
			verb := "move"
			if c.Before == nil {
				verb = "add"
			}
			at := after.WorldFromNode(c.ID)
			out = append(out, fmt.Sprintf("%s %s: at %.2f %.2f %.2f, yaw %.0f°", verb, chat.Printable(string(c.ID), 60), at.Translation[0], at.Translation[1], at.Translation[2], geom.Degrees(at.Rotation.YawAngle())))
		default:
			out = append(out, fmt.Sprintf("change %s: %s", chat.Printable(string(c.ID), 60), strings.Join(c.Differences(), ", ")))
		}
	}
	return out
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
