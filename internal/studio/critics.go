package studio

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"sync"

	"scenograph/internal/agent/chat"
	"scenograph/internal/catalog"
	"scenograph/internal/clip"
	"scenograph/internal/critic"
	"scenograph/internal/library"
	"scenograph/internal/proposal"
	"scenograph/internal/session"
	"scenograph/internal/tryout"
)

// Environment variables that name a CLIP model's folder and the onnxruntime that runs it, where the preferences name none.
const (
	clipVariable        = "SCENOGRAPH_CLIP"
	onnxRuntimeVariable = "SCENOGRAPH_ONNXRUNTIME"
)

// critics makes those who score candidates. A loaded CLIP model is kept until other settings name another.
type critics struct {
	source catalog.Source

	mu     sync.Mutex
	loaded *critic.Clip
}

// of lists the critics that preferences ask for.
func (c *critics) of(p session.Preferences) []tryout.Critic {
	weights := tryout.Weights(p.CriticWeights)
	out := append(critic.Usual(c.source, weights), c.clip(p, weights))
	if p.ModelJudges && slices.Contains(Policies()[1:4], p.Agent.Policy) {
		out = append(out, &modelJudge{counts: weights.Of(tryout.JudgeName), options: optionsOf(p.Agent)})
	}
	return out
}

func (c *critics) clip(p session.Preferences, weights tryout.Weights) *critic.Clip {
	settings := clipSettings(p)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.loaded == nil || c.loaded.Settings != settings || c.loaded.Counts != weights.Of(tryout.ClipName) {
		c.loaded = &critic.Clip{Settings: settings, Counts: weights.Of(tryout.ClipName)}
	}
	return c.loaded
}

// clipSettings are those of preferences, else of the environment.
func clipSettings(p session.Preferences) clip.Settings {
	return clip.Settings{Folder: cmp.Or(p.ClipFolder, os.Getenv(clipVariable)), Library: cmp.Or(p.OnnxRuntime, os.Getenv(onnxRuntimeVariable))}
}

// Eyes is the CLIP model that preferences or the environment name, for searches of the library; nil where none is named.
func Eyes(p session.Preferences) (library.Eyes, error) {
	settings := clipSettings(p)
	if settings.Folder == "" {
		return nil, nil
	}
	model, err := clip.Open(settings)
	if err != nil {
		return nil, fmt.Errorf("studio: things are found by their names alone: %w", err)
	}
	return model, nil
}

// modelJudge is a critic.Judge whose client is made when it is first asked, so that choosing it waits for nobody.
type modelJudge struct {
	counts  float64
	options PolicyOptions

	once  sync.Once
	judge *critic.Judge
	err   error
}

// Name implements tryout.Critic.
func (m *modelJudge) Name() string { return tryout.JudgeName }

// Weight implements tryout.Critic.
func (m *modelJudge) Weight() float64 { return m.counts }

// Judge implements tryout.Critic.
func (m *modelJudge) Judge(ctx context.Context, s tryout.Subject) (proposal.Judgement, error) {
	m.once.Do(func() {
		client, err := NewClient(ctx, m.options)
		if err != nil {
			m.err = err
			return
		}
		limits := m.options.Limits
		if limits == (chat.Limits{}) {
			limits = chat.DefaultLimits()
		}
		m.judge = &critic.Judge{Counts: m.counts, Client: client, Limits: limits, Meter: &chat.Meter{Price: m.options.Price, CapUSD: m.options.CapUSD}}
	})
	if m.err != nil {
		return proposal.Judgement{}, m.err
	}
	return m.judge.Judge(ctx, s)
}

// NewJudge is the critic that asks the model of a policy; it is for programs that choose one by flags.
func NewJudge(o PolicyOptions, weight float64) tryout.Critic {
	return &modelJudge{counts: weight, options: o}
}
