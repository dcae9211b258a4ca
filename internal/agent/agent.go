// Package agent is what every policy has in common: it looks at an observation and proposes, and its proposals are previewed and
// scored with evidence before anyone sees them.
//
// Invariant: a policy can only propose. Nothing here reaches the document; scores come from the pure action.Preview.
//
//	proposals, remark, err := agent.Collect(ctx, policy, proposal.Observation{Scene: head, Prompt: "two armchairs", Seed: 1})
package agent

import (
	"context"
	"errors"
	"strings"

	"scenograph/internal/proposal"
)

// Policy looks at a scene and proposes what to do next.
type Policy interface {
	// Name is what people call it, such as "designer".
	Name() string
	// Propose emits ordered proposals, best first, each valid on top of the scene it was shown with the earlier ones applied.
	// A *Remark as error is no failure: it is what the policy says in the end. An error from emit stops it and is returned.
	Propose(ctx context.Context, obs proposal.Observation, emit func(proposal.Proposal) error) error
}

// Reviser is a policy that can place a proposal anew on another head, keeping its ID.
type Reviser interface {
	Policy
	Revise(ctx context.Context, obs proposal.Observation, p proposal.Proposal) (proposal.Proposal, error)
}

// Remark is a policy's closing word. It is an error only so that it can be returned beside proposals that were emitted already.
type Remark struct {
	Done  bool     // nothing is missing: asking again with the same prompt gives nothing new
	Notes []string // what was not understood, not found or not placed
}

// Error joins the notes.
func (r *Remark) Error() string {
	if len(r.Notes) == 0 && r.Done {
		return "nothing is missing from what was asked"
	}
	return strings.Join(r.Notes, "; ")
}

// Collect gathers a policy's proposals and its closing remark. On an error it returns those that came before it.
func Collect(ctx context.Context, p Policy, obs proposal.Observation) ([]proposal.Proposal, Remark, error) {
	return CollectBefore(ctx, p, obs, Witness{})
}

// CollectBefore is Collect before a witness.
func CollectBefore(ctx context.Context, p Policy, obs proposal.Observation, w Witness) ([]proposal.Proposal, Remark, error) {
	var out []proposal.Proposal
	err := Run(ctx, p, obs, func(next proposal.Proposal) error {
		out = append(out, next)
		return ctx.Err()
	}, w)
	var remark *Remark
	if errors.As(err, &remark) {
		return out, *remark, nil
	}
	return out, Remark{}, err
}
