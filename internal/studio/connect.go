package studio

import (
	"context"
	"fmt"
	"sync"

	"scenograph/internal/agent"
	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/designer"
	"scenograph/internal/agent/remote"
	"scenograph/internal/agent/sight"
	"scenograph/internal/proposal"
	"scenograph/internal/session"
)

// Connect gives a session the policies with a model behind them. Their pictures are drawn by shutter; nil sends none.
func Connect(config *session.Config, shutter sight.Shutter) {
	store, source, own := config.Store, config.Catalog, config.Policy
	config.Connect = func(s session.AgentSettings) (agent.Policy, error) {
		if s.Policy == "" || s.Policy == designer.Name {
			return own, nil
		}
		o := optionsOf(s)
		o.Shutter = shutter
		return &later{name: s.Policy, make: func(ctx context.Context) (agent.Policy, error) { return NewPolicy(ctx, store, source, o) }}, nil
	}
	config.Reference = func(path string) (*proposal.Image, error) {
		i, err := ReadReference(path)
		if err != nil {
			return nil, err
		}
		return &proposal.Image{Name: i.Name, MIME: i.MIME, Width: i.Width, Height: i.Height, Data: i.Data}, nil
	}
	config.KeyStatus = func(s session.AgentSettings) string { return KeyStatus(context.Background(), s.Policy, s.KeyEnv) }
	config.Probe = func(ctx context.Context, s session.AgentSettings, tell func(string)) ([]string, error) {
		client, err := NewClient(ctx, optionsOf(s))
		if err != nil {
			return nil, err
		}
		found, err := remote.Probe(ctx, client, chat.DefaultLimits(), tell)
		var lines []string
		for _, f := range found.Findings {
			lines = append(lines, fmt.Sprintf("%s: %s — %s", f.Name, f.Answer, f.Detail))
		}
		return lines, err
	}
}

func optionsOf(s session.AgentSettings) PolicyOptions {
	return PolicyOptions{
		Name: s.Policy, BaseURL: s.BaseURL, Model: s.Model, KeyEnv: s.KeyEnv, CapUSD: s.CapUSD,
		Price: chat.Price{Input: s.PriceInput, Output: s.PriceOutput}, Blind: s.NoPictures,
	}
}

// later makes its policy when it is asked first, so that choosing one waits for nobody.
type later struct {
	name string
	make func(context.Context) (agent.Policy, error)

	mu   sync.Mutex
	made agent.Policy
}

// Name implements agent.Policy.
func (l *later) Name() string { return l.name }

func (l *later) policy(ctx context.Context) (agent.Policy, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.made == nil {
		made, err := l.make(ctx)
		if err != nil {
			return nil, err
		}
		l.made = made
	}
	return l.made, nil
}

// Propose implements agent.Policy.
func (l *later) Propose(ctx context.Context, obs proposal.Observation, emit func(proposal.Proposal) error) error {
	return l.Converse(ctx, obs, emit, agent.Witness{})
}

// Converse implements agent.Conversing.
func (l *later) Converse(ctx context.Context, obs proposal.Observation, emit func(proposal.Proposal) error, w agent.Witness) error {
	p, err := l.policy(ctx)
	if err != nil {
		return err
	}
	return agent.Run(ctx, p, obs, emit, w)
}

// Sending implements agent.Previewer.
func (l *later) Sending(ctx context.Context, obs proposal.Observation) (agent.Sending, error) {
	p, err := l.policy(ctx)
	if err != nil {
		return agent.Sending{}, err
	}
	previewer, ok := p.(agent.Previewer)
	if !ok {
		return agent.Sending{}, fmt.Errorf("%s cannot tell what it would send", l.name)
	}
	return previewer.Sending(ctx, obs)
}

// ReadRoom implements agent.RoomReader.
func (l *later) ReadRoom(ctx context.Context, q agent.RoomQuestion, w agent.Witness) (agent.RoomAnswer, error) {
	p, err := l.policy(ctx)
	if err != nil {
		return agent.RoomAnswer{}, err
	}
	reader, ok := p.(agent.RoomReader)
	if !ok {
		return agent.RoomAnswer{}, fmt.Errorf("%s reads no panoramas", l.name)
	}
	return reader.ReadRoom(ctx, q, w)
}
