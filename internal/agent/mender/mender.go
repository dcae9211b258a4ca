// Package mender proposes what sets a failed check right.
//
// Invariant: what it proposes ends the verdict it is for, breaks no rule that held before, and moves nothing that is
// locked, nor anything pinned but the verdict's own things, and those last; where nothing does, it says why.
//
//	m := mender.Mender{Store: store, Catalog: catalog.Builtin()}
//	step, err := m.Mend(ctx, proposal.Observation{Revision: revision, Scene: head}, verdict)
package mender

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/proposal"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Name is who proposes.
const Name = "checks"

// Mender finds mends.
type Mender struct {
	Store        *asset.Store
	Catalog      catalog.Source // as for check.Options
	WalkerRadius float64        // as for check.Options
}

// mend is a candidate: what to do, in words and as actions.
type mend struct {
	label   string
	actions []action.Action
}

// Mend proposes the first candidate that ends the verdict: the check's own suggestion, else another place for one of its things,
// the smallest first. The scene is the observation's; the proposal's ID is made of its revision and seed and of the verdict.
func (m *Mender) Mend(ctx context.Context, obs proposal.Observation, v check.Verdict) (proposal.Proposal, error) {
	t, err := m.trial(obs.Scene, v)
	if err != nil {
		return proposal.Proposal{}, err
	}
	chosen, after, err := t.best(ctx, obs.Seed, math.MaxInt)
	if err != nil {
		return proposal.Proposal{}, err
	}
	return t.propose(obs, chosen, after), nil
}

// best is the first of so many candidates that ends the verdict without a new error, and what is wrong after it.
func (t *trial) best(ctx context.Context, seed uint64, most int) (mend, []check.Verdict, error) {
	var reasons []string
	for candidate, err := range t.candidates(ctx, seed) {
		var after []check.Verdict
		if err == nil {
			after, err = t.try(candidate.actions)
		}
		if ctx.Err() != nil {
			return mend{}, nil, ctx.Err()
		}
		if err == nil {
			return candidate, after, nil
		}
		if reasons = append(reasons, err.Error()); len(reasons) >= most {
			break
		}
	}
	if len(reasons) == 0 {
		return mend{}, nil, fmt.Errorf("mender: %s: everything it is about is locked, or is the room itself; unlock something", t.verdict.Message)
	}
	return mend{}, nil, fmt.Errorf("mender: %s: nothing mends it without breaking something else: %s", t.verdict.Message, strings.Join(slices.Compact(reasons), "; "))
}

func (t *trial) propose(obs proposal.Observation, chosen mend, after []check.Verdict) proposal.Proposal {
	v, left := &t.verdict, errorsIn(after)
	return proposal.Proposal{
		ID: fmt.Sprintf("%s-%d-%d-%s", Name, obs.Revision, obs.Seed, v.ID), Base: obs.Revision, Prompt: obs.Prompt, Policy: Name, Label: chosen.label,
		Reason: v.Message, Seed: obs.Seed, Actions: chosen.actions,
		Score: proposal.Score{Total: 1, Evidence: []proposal.Evidence{
			{Name: string(v.Kind), Value: v.Value, Unit: v.Unit, Detail: "is mended: " + v.Message, OK: true},
			{Name: "errors", Value: float64(left), Detail: fmt.Sprintf("left of %d", t.errors), OK: left <= t.errors},
		}},
	}
}

func errorsIn(verdicts []check.Verdict) int {
	n := 0
	for _, v := range verdicts {
		if v.Severity == check.Error {
			n++
		}
	}
	return n
}

// trial is a verdict and the scene it is about.
type trial struct {
	mender  *Mender
	verdict check.Verdict
	world   *query.World
	before  map[string]bool // ids of what is wrong already
	errors  int             // among them
}

func (m *Mender) trial(head *scene.Snapshot, v check.Verdict) (*trial, error) {
	world, err := query.New(head, m.Store)
	if err != nil {
		return nil, fmt.Errorf("mender: %w", err)
	}
	survey, err := check.SurveyOf(world, m.options())
	if err != nil {
		return nil, fmt.Errorf("mender: %w", err)
	}
	t := m.judged(world, survey, v)
	if !t.before[v.ID] {
		return nil, fmt.Errorf("mender: %s: %w", v.Message, errGone)
	}
	return t, nil
}

// judged is a trial in a world whose survey is known.
func (m *Mender) judged(world *query.World, survey check.Survey, v check.Verdict) *trial {
	t := &trial{mender: m, verdict: v, world: world, before: map[string]bool{}, errors: errorsIn(survey.Verdicts)}
	for _, old := range survey.Verdicts {
		t.before[old.ID] = true
		if old.ID == v.ID {
			t.verdict = old
		}
	}
	return t
}

func (m *Mender) options() check.Options {
	return check.Options{WalkerRadius: m.WalkerRadius, Catalog: m.Catalog}
}

var errGone = errors.New("that is no longer so")

// try tells what is wrong after the actions; an error says why they will not do.
func (t *trial) try(actions []action.Action) ([]check.Verdict, error) {
	after, diff, err := action.Preview(t.world.Snapshot(), actions)
	if err != nil {
		return nil, err
	}
	world, err := t.world.After(after, diff)
	if err != nil {
		return nil, err
	}
	survey, err := check.SurveyOf(world, t.mender.options())
	if err != nil {
		return nil, err
	}
	for _, v := range survey.Verdicts {
		if v.ID == t.verdict.ID {
			return nil, fmt.Errorf("then still %s", v.Message)
		}
		if v.Severity == check.Error && !t.before[v.ID] {
			return nil, fmt.Errorf("then %s", v.Message)
		}
	}
	return survey.Verdicts, nil
}
