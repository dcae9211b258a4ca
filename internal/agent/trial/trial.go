// Package trial puts a policy through scripted requests for changes to rooms that stand already, and judges what it made of them by
// claims that are written beside each request. It knows nothing of how a policy works.
//
// Invariant: a request counts as satisfied only when every claim holds, the scene breaks no rule that it kept before, and nothing
// but what the request is about has changed, to the bit.
//
//	report, err := trial.Run(ctx, policy, store, catalog.Builtin(), trial.Requests())
package trial

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/agent"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/proposal"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

//go:embed scenes.json
var scenesText []byte

//go:embed requests.json
var requestsText []byte

// Request is one change asked for, and what must be true afterwards.
type Request struct {
	Scene     string         `json:"scene"`
	Prompt    string         `json:"prompt"`
	Selection []scene.NodeID `json:"selection,omitempty"`
	Pinned    []scene.NodeID `json:"pinned,omitempty"`   // before the request
	Touches   []scene.NodeID `json:"touches,omitempty"`  // things that may change, with what belongs to them
	Adds      []string       `json:"adds,omitempty"`     // kinds of thing that may come in
	Settings  bool           `json:"settings,omitempty"` // whether sky and exposure may change
	Claims    []Claim        `json:"claims"`
}

// Requests are the built-in ones, over six rooms.
func Requests() ([]Request, error) { return Parse(requestsText) }

// Parse reads requests as JSON.
func Parse(text []byte) ([]Request, error) {
	var out []Request
	if err := json.Unmarshal(text, &out); err != nil {
		return nil, fmt.Errorf("trial: requests: %w", err)
	}
	for i := range out {
		for _, c := range out[i].Claims {
			if judges[c.Is] == nil {
				return nil, fmt.Errorf("trial: request %d, %q: there is no claim %q", i+1, out[i].Prompt, c.Is)
			}
		}
	}
	return out, nil
}

// Result is what became of one request.
type Result struct {
	Scene      string   `json:"scene"`
	Prompt     string   `json:"prompt"`
	Satisfied  bool     `json:"satisfied"`
	Failed     []string `json:"failed,omitempty"`     // claims that do not hold, rules that broke
	Unintended []string `json:"unintended,omitempty"` // what changed besides
	Untouched  int      `json:"untouched"`            // nodes that the request is not about
	Identical  int      `json:"identical"`            // of these, the same to the bit afterwards
	Steps      []string `json:"steps"`                // labels of what was proposed
	Notes      []string `json:"notes,omitempty"`      // what the policy said
}

// Report is the whole trial.
type Report struct {
	Results    []Result `json:"results"`
	Satisfied  int      `json:"satisfied"`
	Untouched  int      `json:"untouched"`
	Identical  int      `json:"identical"`
	Unintended int      `json:"unintended"`
}

// Run puts every request to the policy and accepts all that it proposes. A policy's failure fails the request and ends nothing; only
// a scene that cannot be built and an ended context are errors. done, if not nil, is told each result as it comes.
func Run(ctx context.Context, policy agent.Policy, store *asset.Store, source catalog.Source, requests []Request, done func(Result)) (Report, error) {
	var out Report
	built := map[string]*scene.Snapshot{}
	for i := range requests {
		before := built[requests[i].Scene]
		if before == nil {
			var err error
			if before, err = Build(requests[i].Scene, store, source); err != nil {
				return out, err
			}
			built[requests[i].Scene] = before
		}
		result, err := one(ctx, policy, store, before, &requests[i])
		if err != nil {
			return out, err
		}
		out.Results = append(out.Results, result)
		out.Untouched += result.Untouched
		out.Identical += result.Identical
		out.Unintended += len(result.Unintended)
		if result.Satisfied {
			out.Satisfied++
		}
		if done != nil {
			done(result)
		}
	}
	return out, nil
}

// one puts a request to the policy and judges the outcome.
func one(ctx context.Context, policy agent.Policy, store *asset.Store, before *scene.Snapshot, r *Request) (Result, error) {
	result := Result{Scene: r.Scene, Prompt: r.Prompt, Steps: []string{}}
	if len(r.Pinned) > 0 {
		pinned, _, err := action.Preview(before, []action.Action{action.Pin{Nodes: r.Pinned}})
		if err != nil {
			return result, fmt.Errorf("trial: %q: %w", r.Prompt, err)
		}
		before = pinned
	}
	proposals, remark, failed := agent.Collect(ctx, policy, proposal.Observation{Scene: before, Revision: 1, Prompt: r.Prompt, Selection: r.Selection, Seed: 1})
	if err := ctx.Err(); err != nil {
		return result, err
	}
	if failed != nil {
		result.Failed = append(result.Failed, failed.Error())
	}
	after, err := result.accept(before, proposals, r.Selection)
	if err != nil {
		return result, err
	}
	result.Notes = append(result.Notes, remark.Notes...)
	w, err := worlds(before, after, store)
	if err != nil {
		return result, err
	}
	w.request, w.said = r, strings.ToLower(strings.Join(result.Notes, "; "))
	for _, c := range r.Claims {
		if why := judges[c.Is](w, c); why != "" {
			result.Failed = append(result.Failed, c.Is+": "+why)
		}
	}
	w.rules(&result)
	w.untouched(&result)
	result.Satisfied = len(result.Failed)+len(result.Unintended) == 0
	return result, nil
}

// accept applies the proposals in order, each on what the ones before it made, as the review does. One that does not fit, or that
// would change what is pinned, is left out and counts as a failure.
func (result *Result) accept(s *scene.Snapshot, proposals []proposal.Proposal, allow []scene.NodeID) (*scene.Snapshot, error) {
	for _, p := range proposals {
		result.Steps = append(result.Steps, p.Label)
		result.Notes = append(result.Notes, p.Notes...)
		next, diff, err := action.Preview(s, action.Fit(s, p.Actions))
		if err != nil {
			result.Failed = append(result.Failed, fmt.Sprintf("%q cannot be applied: %v", p.Label, err))
			continue
		}
		if t := action.Guarded(s, diff, allow); t != nil {
			result.Failed = append(result.Failed, fmt.Sprintf("%q would change %s, which is pinned", p.Label, t.Node))
			continue
		}
		s = next
	}
	return s, nil
}

// outcome is a scene before and after a request, as the claims look at it.
type outcome struct {
	before, after *query.World
	request       *Request
	said          string // what the policy noted, lower case
}

func worlds(before, after *scene.Snapshot, store *asset.Store) (*outcome, error) {
	a, err := query.New(before, store)
	if err != nil {
		return nil, fmt.Errorf("trial: %w", err)
	}
	b, err := query.New(after, store)
	if err != nil {
		return nil, fmt.Errorf("trial: %w", err)
	}
	return &outcome{before: a, after: b}, nil
}

// rules fails the request for every rule that holds before and not after.
func (w *outcome) rules(result *Result) {
	known := map[string]bool{}
	for _, v := range check.World(w.before) {
		known[v.ID] = true
	}
	for _, v := range check.World(w.after) {
		if v.Severity == check.Error && !known[v.ID] {
			result.Failed = append(result.Failed, "a rule is broken: "+v.Message)
		}
	}
}
