package session

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"scenograph/internal/agent"
	"scenograph/internal/job"
)

// AgentSettings choose who proposes. A key is never among them.
type AgentSettings struct {
	Policy      string  `json:"policy,omitempty"` // "" for the built-in one
	BaseURL     string  `json:"baseUrl,omitempty"`
	Model       string  `json:"model,omitempty"`
	KeyEnv      string  `json:"keyEnv,omitempty"`     // an environment variable that holds the key; "" for the usual ones
	CapUSD      float64 `json:"capUsd,omitempty"`     // 0 for none
	PriceInput  float64 `json:"priceIn,omitempty"`    // US dollars for a million tokens
	PriceOutput float64 `json:"priceOut,omitempty"`   // the same, of replies
	NoPictures  bool    `json:"noPictures,omitempty"` // of the scene

	AcceptFrom  float64 `json:"acceptFrom,omitempty"`  // proposals that score this much are accepted without a person; 0 proposes only
	AcceptSteps int     `json:"acceptSteps,omitempty"` // at most so many for one request; 0 for all
}

// Connector makes the policy of settings. It waits for nothing: a server is met when it is asked first.
type Connector func(AgentSettings) (agent.Policy, error)

// Prober finds out what a model can do, in lines for people.
type Prober func(ctx context.Context, settings AgentSettings, tell func(string)) ([]string, error)

// Model is the model behind the policy, as far as it is known.
type Model struct {
	Key     string   // where its key is from, or "missing"; never the key
	Found   []string // by the last probe
	Probing bool
}

// Model returns what is known of the model behind the policy.
func (s *Session) Model() Model {
	return Model{Key: s.model.key, Found: s.model.found, Probing: s.model.probing != nil}
}

type model struct {
	key     string
	found   []string
	probing *job.Job
}

// setAgent takes other settings of the agent and keeps them.
func (s *Session) setAgent(a AgentSettings) error {
	a.BaseURL, a.Model, a.KeyEnv = strings.TrimSpace(a.BaseURL), strings.TrimSpace(a.Model), strings.TrimSpace(a.KeyEnv)
	if !(a.AcceptFrom >= 0 && a.AcceptFrom <= 1) || a.AcceptSteps < 0 {
		return fmt.Errorf("session: what is accepted without you must score between 0 and 1, not %g", a.AcceptFrom)
	}
	if err := s.connect(a); err != nil {
		return err
	}
	s.cancelAsk()
	s.asking = asking{}
	s.model.found = nil
	p := s.prefs
	p.Agent = a
	return s.changePreferences(p)
}

// connect makes the policy of settings.
func (s *Session) connect(a AgentSettings) error {
	if s.config.Connect == nil {
		return errors.New("session: this program has no other policies")
	}
	policy, err := s.config.Connect(a)
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	s.config.Policy, s.model.key = policy, ""
	if key := s.config.KeyStatus; key != nil && a.Policy != "" {
		s.behind(func() func() {
			status := key(a)
			return func() { s.model.key = status }
		})
	}
	return nil
}

// probe asks the model small questions in the background.
func (s *Session) probe() error {
	if s.config.Probe == nil || s.prefs.Agent.Policy == "" {
		return errors.New("session: there is no model to probe; choose a policy with one")
	}
	if s.model.probing != nil {
		return nil
	}
	settings, run := s.prefs.Agent, s.config.Probe
	s.model.found = nil
	started := make(chan struct{})
	s.model.probing = s.runner.Start("Probe the model", func(ctx context.Context, report job.Report) error {
		<-started
		found, err := run(ctx, settings, func(text string) { report(-1, text) })
		if err != nil {
			found = append(found, err.Error())
		}
		s.Post(func() { s.model.probing, s.model.found = nil, found })
		return err
	})
	close(started)
	return nil
}
