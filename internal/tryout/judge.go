package tryout

import (
	"context"
	"math"

	"scenograph/internal/check"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// judge draws a candidate and asks the critics. One that cannot judge says why and does not count.
func (r *run) judge(ctx context.Context, c *Candidate) error {
	world, err := r.world.After(c.After, scene.Compare(r.obs.Scene, c.After))
	if err != nil {
		return err
	}
	if r.Shutter != nil {
		if c.Picture, err = r.draw(ctx, c.After); err != nil {
			return err
		}
	}
	s := Subject{
		Prompt: r.obs.Prompt, Before: r.obs.Scene, After: c.After, World: world, Survey: c.Survey, Known: r.known, Picture: c.Picture, Store: r.Store,
		Revision: r.obs.Revision, Seed: c.Seed, Keep: func(x proposal.Exchange) error { return r.record(c, x) },
	}
	sum, weights := 0.0, 0.0
	for _, critic := range r.Critics {
		j, err := critic.Judge(ctx, s)
		if cause := ctx.Err(); cause != nil {
			return cause
		}
		j.Critic, j.Weight = critic.Name(), critic.Weight()
		if err != nil {
			j.Missing, j.Value = err.Error(), 0
			c.Judgements = append(c.Judgements, j)
			continue
		}
		j.Value = math.Round(math.Max(0, math.Min(1, j.Value))*1000) / 1000
		sum += j.Weight * j.Value
		weights += j.Weight
		c.Judgements = append(c.Judgements, j)
	}
	if weights > 0 {
		c.Score = math.Round(sum/weights*1000) / 1000
	}
	c.Figures = r.figures(c)
	return nil
}

// figures are what candidates are told apart by.
func (r *run) figures(c *Candidate) []Figure {
	things, before := things(c.After), things(r.obs.Scene)
	out := []Figure{{Name: "steps", Value: float64(len(c.Proposals))}, {Name: "things added", Value: float64(things - before)}}
	warnings := 0
	for _, v := range c.Survey.Verdicts {
		if v.Severity == check.Warning && !r.known[v.ID] {
			warnings++
		}
	}
	out = append(out, Figure{Name: "new warnings", Value: float64(warnings), Good: -1})
	if len(c.Survey.Rooms) > 0 {
		m := c.Survey.Rooms[0]
		out = append(out,
			Figure{Name: "floor to walk on", Value: math.Round(m.NavigableM2*10) / 10, Unit: "m²", Good: 1},
			Figure{Name: "narrowest way", Value: math.Round(m.ClearWidthM*100) / 100, Unit: "m", Good: 1},
			Figure{Name: "light", Value: math.Round(m.AverageLux), Unit: "lx"})
	}
	return out
}

func things(s *scene.Snapshot) int {
	n := 0
	for node := range s.Nodes() {
		if node.Model != nil && s.Visible(node.ID) {
			n++
		}
	}
	return n
}

// Evidence joins what all critics say of a candidate, for places that show one list.
func (c *Candidate) Evidence() []proposal.Evidence {
	var out []proposal.Evidence
	for _, j := range c.Judgements {
		out = append(out, j.Evidence...)
	}
	return out
}
