package tryout

import (
	"context"
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/check"
	"scenograph/internal/proposal"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// maxMends bounds how many fixes are looked for in one answer.
const maxMends = 6

// fork applies an answer's proposals to the scene. What does not apply, or breaks a rule that no mend sets right, is left out, and what
// builds on it; an answer of which nothing is left is refused.
func (r *run) fork(ctx context.Context, obs proposal.Observation, c *Candidate, proposals []proposal.Proposal) error {
	left, mends := proposals, 0
	for {
		after, applied := r.apply(c, left)
		if len(applied) == 0 {
			return &refusedError{refusalOf(c, proposals)}
		}
		world, err := r.world.After(after, scene.Compare(r.obs.Scene, after))
		if err != nil {
			return &refusedError{fmt.Sprintf("it cannot be measured: %v", err)}
		}
		survey, err := r.survey(world)
		if err != nil {
			return &refusedError{fmt.Sprintf("it cannot be checked: %v", err)}
		}
		broken := r.broken(survey)
		if len(broken) == 0 {
			c.Proposals, c.After, c.Survey = applied, after, survey
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if mends < maxMends {
			mends++
			if fix, ok := r.mend(ctx, obs, after, broken[0], mends); ok {
				c.Mended = append(c.Mended, fmt.Sprintf("%s: %s", broken[0].Message, fix.Label))
				left = append(slices.Clone(applied), fix)
				continue
			}
		}
		left = r.without(c, applied, broken[0])
	}
}

func refusalOf(c *Candidate, proposals []proposal.Proposal) string {
	switch {
	case len(proposals) == 0 && len(c.Remark.Notes) > 0:
		return "it proposes nothing: " + c.Remark.Notes[0]
	case len(proposals) == 0:
		return "it proposes nothing"
	case len(c.Mended) > 0:
		return "nothing of it can be kept: " + c.Mended[len(c.Mended)-1]
	}
	return "nothing of it applies to the scene"
}

// apply puts proposals onto the scene, one after the other.
func (r *run) apply(c *Candidate, proposals []proposal.Proposal) (*scene.Snapshot, []proposal.Proposal) {
	now := r.obs.Scene
	var applied []proposal.Proposal
	for _, p := range proposals {
		after, _, err := action.Preview(now, action.Fit(now, p.Actions))
		if err != nil {
			c.Mended = append(c.Mended, fmt.Sprintf("left out “%s”: %v", p.Label, err))
			continue
		}
		if after.Hash() == now.Hash() {
			continue
		}
		now = after
		applied = append(applied, p)
	}
	return now, applied
}

func (r *run) survey(world *query.World) (check.Survey, error) {
	return check.SurveyOf(world, check.Options{Catalog: r.Catalog})
}

// broken lists the rules that hold now and would not any more.
func (r *run) broken(survey check.Survey) []check.Verdict {
	var out []check.Verdict
	for _, v := range survey.Verdicts {
		if v.Severity == check.Error && !r.known[v.ID] {
			out = append(out, v)
		}
	}
	return out
}

func (r *run) mend(ctx context.Context, obs proposal.Observation, after *scene.Snapshot, v check.Verdict, n int) (proposal.Proposal, bool) {
	if r.Mend == nil {
		return proposal.Proposal{}, false
	}
	obs.Scene = after
	fix, err := r.Mend(ctx, obs, v)
	if err != nil {
		return proposal.Proposal{}, false
	}
	fix.ID = fmt.Sprintf("%s-%d", fix.ID, n)
	fix.Prompt, fix.Policy = obs.Prompt, r.Policy.Name()
	return fix, true
}

// without leaves out the last proposal that has to do with what is broken, or the last at all.
func (r *run) without(c *Candidate, applied []proposal.Proposal, v check.Verdict) []proposal.Proposal {
	at := len(applied) - 1
	for i := len(applied) - 1; i >= 0; i-- {
		if slices.ContainsFunc(applied[i].Actions, func(a action.Action) bool { return about(a, v.Nodes) }) {
			at = i
			break
		}
	}
	c.Mended = append(c.Mended, fmt.Sprintf("left out “%s”: %s", applied[at].Label, v.Message))
	return slices.Delete(slices.Clone(applied), at, at+1)
}

func about(a action.Action, nodes []scene.NodeID) bool {
	if add, ok := a.(action.AddNode); ok {
		return slices.Contains(nodes, add.Node.ID)
	}
	return slices.Contains(nodes, scene.NodeID(a.Target()))
}
