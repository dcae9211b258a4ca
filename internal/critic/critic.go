// Package critic judges candidates: by what the prompt states, by the physical checks, by how near a picture is to the words for a CLIP
// model, and by what a vision-language model says of the picture.
//
// Invariant: every score carries the evidence it was made of; a critic that cannot judge says why and is left out, never guessed.
//
//	critics := critic.Usual(catalog.Builtin(), tryout.Weights{})
package critic

import (
	"context"
	"errors"
	"fmt"
	"math"

	"scenograph/internal/align"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/proposal"
	"scenograph/internal/tryout"
)

// Usual are the critics that need nothing but the scene.
func Usual(source catalog.Source, w tryout.Weights) []tryout.Critic {
	return []tryout.Critic{
		&Alignment{Reader: align.New(source), Counts: w.Of(tryout.AlignmentName)},
		&Physics{Counts: w.Of(tryout.PhysicsName)},
	}
}

// Alignment judges by the share of the prompt's stated requirements that the scene meets.
type Alignment struct {
	Reader *align.Reader
	Counts float64
}

// Name implements tryout.Critic.
func (c *Alignment) Name() string { return tryout.AlignmentName }

// Weight implements tryout.Critic.
func (c *Alignment) Weight() float64 { return c.Counts }

var errNothingStated = errors.New("the prompt states nothing that can be measured")

// Judge implements tryout.Critic.
func (c *Alignment) Judge(_ context.Context, s tryout.Subject) (proposal.Judgement, error) {
	report := c.Reader.Evaluate(s.Prompt, s.World)
	out := proposal.Judgement{Value: report.Score}
	known := 0
	for _, f := range report.Findings {
		if f.Verdict != align.Unknown {
			known++
		}
		out.Evidence = append(out.Evidence, proposal.Evidence{Name: string(f.Kind), Value: f.Share, Detail: f.Text + ": " + f.Detail, OK: f.Verdict == align.Met})
	}
	if known == 0 {
		return out, errNothingStated
	}
	return out, nil
}

// Physics judges by the checks: nothing that is offered has an error, so it is what warnings, reach and light leave of a good room.
type Physics struct{ Counts float64 }

// Name implements tryout.Critic.
func (c *Physics) Name() string { return tryout.PhysicsName }

// Weight implements tryout.Critic.
func (c *Physics) Weight() float64 { return c.Counts }

// forgiven is how many new warnings halve the score.
const forgiven = 5

// Judge implements tryout.Critic.
func (c *Physics) Judge(_ context.Context, s tryout.Subject) (proposal.Judgement, error) {
	counts, told := map[check.Kind]int{}, map[check.Kind]string{}
	errs, warnings := 0, 0
	for _, v := range s.Survey.Verdicts {
		switch {
		case v.Severity == check.Error:
			errs++
		case !s.Known[v.ID]:
			warnings++
			counts[v.Kind]++
			told[v.Kind] = v.Message
		}
	}
	out := proposal.Judgement{Evidence: []proposal.Evidence{{Name: "errors", Value: float64(errs), Detail: fmt.Sprintf("%d rules are broken", errs), OK: errs == 0}}}
	for _, kind := range s.Survey.Checked {
		if counts[kind] > 0 {
			out.Evidence = append(out.Evidence, proposal.Evidence{Name: string(kind), Value: float64(counts[kind]), Detail: told[kind]})
		}
	}
	reach := 1.0
	for _, r := range s.Survey.Rooms {
		if r.FloorThings > 0 {
			reach = math.Min(reach, float64(r.Reachable)/float64(r.FloorThings))
			out.Evidence = append(out.Evidence, proposal.Evidence{Name: "reach", Value: float64(r.Reachable), Unit: fmt.Sprintf("of %d", r.FloorThings), Detail: fmt.Sprintf("%d of %d things in %s can be walked to", r.Reachable, r.FloorThings, r.Node), OK: r.Reachable == r.FloorThings})
		}
	}
	if errs > 0 {
		return out, nil
	}
	out.Value = reach * math.Pow(0.5, float64(warnings)/forgiven)
	return out, nil
}
