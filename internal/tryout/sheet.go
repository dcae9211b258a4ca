package tryout

import (
	"fmt"
	"image"

	"scenograph/internal/frame"
	"scenograph/internal/pix"
	"scenograph/internal/proposal"
)

// Sheet is a result as it is kept: pictures as PNG, and the order in which its candidates are shown.
func (r *Result) Sheet(obs proposal.Observation, policy string, asked int, blind bool) (proposal.Sheet, error) {
	s := proposal.Sheet{
		ID: fmt.Sprintf("sheet-%d-%d-%d-%d", obs.Revision, obs.Step, obs.Seed, len(obs.Refusals)), Prompt: obs.Prompt, Policy: policy, Revision: obs.Revision,
		Snapshot: fmt.Sprintf("%x", obs.Scene.Hash()), Step: obs.Step, Seed: obs.Seed, Asked: asked, Shown: r.Order(obs, blind), Blind: blind, Same: r.Same, Took: r.Took,
	}
	var err error
	if s.Before, err = png(r.Before); err != nil {
		return s, err
	}
	for _, refused := range r.Refused {
		s.Refused = append(s.Refused, fmt.Sprintf("seed %d: %s", refused.Seed, refused.Reason))
	}
	for _, c := range r.Candidates {
		o := proposal.Offered{
			ID: c.ID, Seed: c.Seed, Score: c.Score, Judgements: c.Judgements, Proposals: c.Proposals, Mended: c.Mended, Took: c.Took,
			Input: c.Input, Output: c.Output, CostUSD: c.CostUSD, Exchanges: c.Exchanges,
		}
		if o.Picture, err = png(c.Picture); err != nil {
			return s, err
		}
		s.Candidates = append(s.Candidates, o)
	}
	return s, nil
}

// Order is in which order the candidates are shown: by score, or shuffled on a blind sheet.
func (r *Result) Order(obs proposal.Observation, blind bool) []int {
	if blind {
		return Shuffled(obs, len(r.Candidates))
	}
	order := make([]int, len(r.Candidates))
	for i := range order {
		order[i] = i
	}
	return order
}

func png(p *frame.Picture) ([]byte, error) {
	if p == nil {
		return nil, nil
	}
	text, err := pix.EncodePNG(&image.NRGBA{Pix: p.RGBA, Stride: 4 * p.Width, Rect: image.Rect(0, 0, p.Width, p.Height)})
	if err != nil {
		return nil, fmt.Errorf("tryout: %w", err)
	}
	return text, nil
}
