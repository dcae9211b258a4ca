package critic

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"sync"

	"scenograph/internal/clip"
	"scenograph/internal/proposal"
	"scenograph/internal/tryout"
)

// Cosines between which a CLIP score grows from 0 to 1. Of ViT-B/32, captions of other pictures lie near 0.15 and captions of the very
// picture near 0.3 (Radford et al., "Learning Transferable Visual Models From Natural Language Supervision", 2021; Hessel et al.,
// "CLIPScore", 2021, scale by 2.5).
const (
	strange = 0.15
	close   = 0.35
)

// Clip judges how near a candidate's picture is to the prompt in the space of a CLIP model. The model is loaded when it is first
// asked.
type Clip struct {
	Counts   float64
	Settings clip.Settings

	once  sync.Once
	model *clip.Model
	err   error
}

// Name implements tryout.Critic.
func (c *Clip) Name() string { return tryout.ClipName }

// Weight implements tryout.Critic.
func (c *Clip) Weight() float64 { return c.Counts }

var errNoPicture = errors.New("there is no picture to look at: nothing draws here")

// Judge implements tryout.Critic.
func (c *Clip) Judge(_ context.Context, s tryout.Subject) (proposal.Judgement, error) {
	if s.Picture == nil {
		return proposal.Judgement{}, errNoPicture
	}
	c.once.Do(func() { c.model, c.err = clip.Open(c.Settings) })
	if c.err != nil {
		return proposal.Judgement{}, c.err
	}
	picture := &image.NRGBA{Pix: s.Picture.RGBA, Stride: 4 * s.Picture.Width, Rect: image.Rect(0, 0, s.Picture.Width, s.Picture.Height)}
	cosine, err := c.model.Similarity(picture, s.Prompt)
	if err != nil {
		return proposal.Judgement{}, err
	}
	value := math.Max(0, math.Min(1, (cosine-strange)/(close-strange)))
	return proposal.Judgement{Value: value, Evidence: []proposal.Evidence{
		{Name: "clip", Value: math.Round(cosine*1000) / 1000, Detail: fmt.Sprintf("cosine of picture and prompt by %s", c.model.Name()), OK: cosine >= (strange+close)/2},
	}}, nil
}
