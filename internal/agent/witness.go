package agent

import (
	"context"

	"scenograph/internal/proposal"
)

// Progress is what a policy is at.
type Progress struct {
	Text      string  // in words: "reading the reply"
	Received  int     // bytes of the reply so far
	Input     int     // tokens of the whole answer so far
	Output    int     // the same, of replies
	CostUSD   float64 // the same, 0 when the price is not known
	Preview   string  // the end of what is being received, one line
	Estimated bool    // tokens are counted from the bytes
}

// Witness is told what a policy does while it thinks. Both may be nil.
type Witness struct {
	Progress func(Progress)
	Keep     func(proposal.Exchange) error // records an exchange with a model; an error stops the policy
}

// Conversing is a policy that talks with a model on the way.
type Conversing interface {
	Policy
	Converse(ctx context.Context, obs proposal.Observation, emit func(proposal.Proposal) error, w Witness) error
}

// Run has a policy propose, before a witness where it can have one.
func Run(ctx context.Context, p Policy, obs proposal.Observation, emit func(proposal.Proposal) error, w Witness) error {
	if talker, ok := p.(Conversing); ok {
		return talker.Converse(ctx, obs, emit, w)
	}
	return p.Propose(ctx, obs, emit)
}
