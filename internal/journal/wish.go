package journal

import (
	"slices"
	"time"

	"scenograph/internal/proposal"
)

// Wished is the event of a wish for other answers to what was asked.
const Wished Kind = "wished"

type wished struct {
	Prompt string `json:"prompt"`
	Like   string `json:"like,omitempty"`  // the candidate or proposal that they are to be near to; absent for any others
	Sheet  string `json:"sheet,omitempty"` // the contact sheet that was shown last
	Seed   uint64 `json:"seed"`            // of the answers to come
	By     string `json:"by"`
}

// Wish is a wish for other answers.
type Wish struct {
	wished
	Time time.Time
}

// KeepWish records that other answers were asked for.
func (p *Project) KeepWish(w proposal.Wish) error {
	e := wished{Prompt: w.Prompt, Like: w.Like, Sheet: w.Sheet, Seed: w.Seed, By: w.By}
	stamps, err := p.append(event{kind: Wished, data: e})
	if err != nil {
		return err
	}
	p.shelf.Lock()
	defer p.shelf.Unlock()
	p.wishes = append(p.wishes, Wish{e, stamps[0].Time})
	return nil
}

// Wishes lists the wishes for other answers, oldest first.
func (p *Project) Wishes() []Wish {
	p.shelf.Lock()
	defer p.shelf.Unlock()
	return slices.Clone(p.wishes)
}
