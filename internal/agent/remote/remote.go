// Package remote is the policy behind which a model stands: it shows the model what there is, asks for typed proposals, builds each one,
// checks it, answers what is wrong with the exact error, and hands on only what is valid.
//
// Invariant: whatever comes back, an answer ends after a bounded number of requests, and every proposal that is emitted applies to the
// scene it was made for with the earlier ones applied, breaks no rule and changes nothing that a person keeps.
//
//	policy := remote.New(remote.Options{Client: client, Store: store, Source: catalog.Builtin(), Meter: &chat.Meter{}})
//	proposals, remark, err := agent.Collect(ctx, policy, obs)
package remote

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"scenograph/internal/agent"
	"scenograph/internal/agent/brief"
	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/sight"
	"scenograph/internal/agent/steps"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/proposal"
)

// Options are what a remote policy is made of.
type Options struct {
	Client    chat.Client
	Store     *asset.Store
	Source    catalog.Source
	Shutter   sight.Shutter // nil sends no pictures
	Meter     *chat.Meter
	Limits    chat.Limits // zero for the default
	Sampling  chat.Sampling
	Reference *chat.Image // goes with every request; nil for none
	Repairs   int         // turns in which errors are answered, for one answer; 0 for the usual
	Turns     int         // requests for one answer; 0 for the usual
	Clock     func() time.Time
	Sleep     func(ctx context.Context, d time.Duration) error // nil for the clock's
	Blind     bool                                             // send no pictures, whatever the model can
}

const (
	usualRepairs = 3
	usualTurns   = 8
	usualReply   = 4096 // tokens
)

// Policy is an agent.Policy. One answer at a time is made.
type Policy struct {
	options Options
	builder steps.Builder
	critic  agent.Critic

	mu     sync.Mutex // held while an answer is made
	manner manner
}

// New returns a policy.
func New(o Options) *Policy {
	if o.Limits == (chat.Limits{}) {
		o.Limits = chat.DefaultLimits()
	}
	if o.Meter == nil {
		o.Meter = &chat.Meter{}
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Repairs == 0 {
		o.Repairs = usualRepairs
	}
	if o.Turns == 0 {
		o.Turns = usualTurns
	}
	if o.Sampling.MaxTokens == 0 {
		o.Sampling.MaxTokens = usualReply
	}
	nouns := map[string]string{}
	for _, e := range o.Source.Entries() {
		nouns[e.Name] = e.Category
	}
	return &Policy{
		options: o, builder: steps.Builder{Store: o.Store, Source: o.Source}, critic: agent.Critic{Store: o.Store, Words: brief.NewReader(nouns)},
		manner: manner{sees: !o.Blind, must: true},
	}
}

// Name implements agent.Policy.
func (p *Policy) Name() string { return p.options.Client.Provider() }

// Spent is what all answers have cost so far.
func (p *Policy) Spent() chat.Spent { return p.options.Meter.Spent() }

// NothingError says that a model answered, but with nothing that could be shown.
type NothingError struct {
	Model   string
	Replies int
	Last    string // what was wrong with the last one
}

// Error implements error.
func (e *NothingError) Error() string {
	return fmt.Sprintf("%s gave no valid proposal in %d replies; the last trouble: %s", e.Model, e.Replies, e.Last)
}

// Propose implements agent.Policy.
func (p *Policy) Propose(ctx context.Context, obs proposal.Observation, emit func(proposal.Proposal) error) error {
	return p.Converse(ctx, obs, emit, agent.Witness{})
}

// Converse implements agent.Conversing.
func (p *Policy) Converse(ctx context.Context, obs proposal.Observation, emit func(proposal.Proposal) error, w agent.Witness) error {
	if obs.Scene == nil {
		return errors.New("remote: there is no scene to look at")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.meet(ctx); err != nil {
		return err
	}
	a := &answer{policy: p, ctx: ctx, obs: obs, emit: emit, witness: w, now: obs.Scene, began: p.Spent()}
	return a.run()
}

// meet asks the provider once what it tells about the model. Only a server that is not there ends the answer.
func (p *Policy) meet(ctx context.Context) error {
	if p.manner.met {
		return nil
	}
	within, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	d, err := p.options.Client.Describe(within)
	var f *chat.Failure
	if errors.As(err, &f) && f.Kind == chat.Unreachable {
		return f
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	p.manner.met, p.manner.context = true, d.Context
	if d.Output > 0 && d.Output < p.options.Sampling.MaxTokens {
		p.options.Sampling.MaxTokens = d.Output
	}
	return nil
}

// Suppose has the policy believe that so many tokens fit into the model's context, without asking; 0 for plenty.
func (p *Policy) Suppose(context int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.manner.met, p.manner.context = true, context
}
