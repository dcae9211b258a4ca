package designer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"scenograph/internal/agent"
	"scenograph/internal/proposal"
)

// errElsewhere says that a proposal was made by another policy.
var errElsewhere = errors.New("the proposal does not say how it was made")

// Revise implements agent.Reviser: it makes the proposal anew on the observation's head — with another place, other ids — and keeps
// its ID, order and prompt. It fails when nothing of it is possible or needed any more.
func (p *Policy) Revise(ctx context.Context, obs proposal.Observation, old proposal.Proposal) (proposal.Proposal, error) {
	var r recipe
	if old.Policy != Name || json.Unmarshal(old.Plan, &r) != nil || r.Key == "" {
		return proposal.Proposal{}, fmt.Errorf("designer: revising %q: %w", old.Label, errElsewhere)
	}
	obs.Prompt, obs.Seed, obs.Step = r.Prompt, r.Seed, r.Step
	d, err := p.plan(ctx, obs)
	if err != nil {
		return proposal.Proposal{}, err
	}
	var found *proposal.Proposal
	d.only = r.Key
	d.emit = func(next proposal.Proposal) error {
		if found == nil {
			found = &next
		}
		return nil
	}
	if err := d.run(); err != nil {
		return proposal.Proposal{}, err
	}
	if found == nil {
		return proposal.Proposal{}, fmt.Errorf("designer: revising %q: %w", old.Label, &agent.Remark{Notes: append(d.notes, "it no longer fits the scene")})
	}
	found.ID, found.Order = old.ID, old.Order
	return *found, nil
}
