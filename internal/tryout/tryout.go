// Package tryout has a policy answer one prompt several times, tries every answer on a fork of the scene, mends or drops what breaks a
// rule, and has critics score what is left.
//
// Invariant: a candidate that is handed out breaks no rule that holds now, no two make the same scene, and the same observation and
// count give the same candidates with the same scores, however many are made at once.
//
//	trial := tryout.Trial{Policy: policy, Store: store, Catalog: catalog.Builtin(), Critics: critics}
//	result, err := trial.Run(ctx, proposal.Observation{Scene: head, Prompt: "a small office", Seed: 1}, 4, nil)
//	best := result.Candidates[0]
package tryout

import (
	"context"
	"time"

	"scenograph/internal/agent"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/frame"
	"scenograph/internal/proposal"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// MaxCount bounds how many candidates are made for one step.
const MaxCount = 16

// Trial is what candidates are made with.
type Trial struct {
	Policy  agent.Policy
	Store   *asset.Store
	Catalog catalog.Source
	Critics []Critic
	Shutter Shutter // nil: nothing is drawn, and critics that look say so
	Mend    Mender  // nil: what breaks a rule is dropped
	Clock   func() time.Time
	Cores   int // how many answers are made at once; 0 for one
	Width   int // of a candidate's picture, pixels; 0 for the usual
	Height  int
	Slices  int // pieces a picture is drawn in, so that no single one holds up a window; 0 for one
	Witness agent.Witness
}

// Shutter draws a planned frame.
type Shutter func(ctx context.Context, plan *frame.Frame) (*frame.Picture, error)

// Mender proposes what ends a verdict on a scene; a mender.Mender's Mend is one.
type Mender func(ctx context.Context, obs proposal.Observation, v check.Verdict) (proposal.Proposal, error)

// Subject is a candidate as critics see it.
type Subject struct {
	Prompt        string
	Before, After *scene.Snapshot
	World         *query.World // of After
	Survey        check.Survey // of After
	Known         map[string]bool
	Picture       *frame.Picture // nil where nothing draws
	Store         *asset.Store
	Revision      uint64                        // of Before
	Seed          uint64                        // of the candidate
	Keep          func(proposal.Exchange) error // records an exchange with a model; nil records nothing
}

// Critic judges what a candidate makes of the scene. It is safe for concurrent use.
type Critic interface {
	Name() string
	Weight() float64 // 0 to look without counting
	// Judge scores between 0 and 1. An error says that the critic cannot judge, and why; the others count then.
	Judge(ctx context.Context, s Subject) (proposal.Judgement, error)
}

// Candidate is one answer, tried and scored.
type Candidate struct {
	ID         string
	Seed       uint64
	Proposals  []proposal.Proposal
	After      *scene.Snapshot // with all of them
	Survey     check.Survey    // of After
	Score      float64         // weighted mean of the judgements
	Judgements []proposal.Judgement
	Figures    []Figure
	Remark     agent.Remark
	Mended     []string // what was set right or left out, in words
	Picture    *frame.Picture
	Took       time.Duration
	Input      int // tokens
	Output     int
	CostUSD    float64
	Exchanges  []string
}

// Figure is a measure by which candidates are told apart.
type Figure struct {
	Name  string
	Value float64
	Unit  string
	Good  int // 1: more is better, -1: less is, 0: neither
}

// Result is what a trial gave.
type Result struct {
	Candidates []*Candidate // best first
	Refused    []Refusal
	Same       int // answers that made the same scene as an earlier one
	Before     *frame.Picture
	Took       time.Duration
}

// Refusal is an answer that is not offered.
type Refusal struct {
	Seed   uint64
	Reason string
}
