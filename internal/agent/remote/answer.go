package remote

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"scenograph/internal/action"
	"scenograph/internal/agent"
	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/sight"
	"scenograph/internal/agent/steps"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// answer is one conversation about one observation.
type answer struct {
	policy  *Policy
	ctx     context.Context
	obs     proposal.Observation
	emit    func(proposal.Proposal) error
	witness agent.Witness
	began   chat.Spent

	now      *scene.Snapshot // the scene with what was emitted
	actions  []action.Action // the same, as actions on the observation's scene
	emitted  int
	replies  int
	turn     int
	repairs  int
	trouble  string // what was wrong last
	notes    []string
	finished bool
	pursued  bool       // the last request only asked whether there is more
	seen     sight.Seen // what the model sees, as long as the manner of seenAs holds
	seenAs   *manner
	scribe   chat.Scribe
	schema   json.RawMessage // of the answer, where it is not a list of proposals
}

// run speaks with the model until it has proposed, has nothing to propose, or has used up its turns.
func (a *answer) run() error {
	var talk []chat.Message
	for a.turn < a.policy.options.Turns {
		request, err := a.request(talk)
		if err != nil {
			return err
		}
		reply, err := a.ask(request)
		var f *chat.Failure
		if errors.As(err, &f) && a.pursued && f.Kind != chat.Capped {
			a.finished = true // what was proposed stands
			a.note("there may be more to do: " + f.Error())
			return a.end(nil)
		}
		if errors.As(err, &f) && a.policy.manner.learn(f, hasImages(request)) {
			a.tell("the server does not take that; asking in another way")
			talk = nil
			continue
		}
		if err != nil {
			return err
		}
		a.turn++
		a.replies++
		next, done, err := a.take(reply)
		if err != nil || done {
			return a.end(err)
		}
		talk = append(talk, next...)
	}
	return a.end(nil)
}

// end closes the answer with a remark, or with what was wrong when nothing came of it.
func (a *answer) end(err error) error {
	a.tell("done")
	if err != nil {
		return err
	}
	if a.emitted == 0 && !a.finished {
		return &NothingError{Model: modelName(a.policy.options.Client), Replies: a.replies, Last: a.trouble}
	}
	if a.trouble != "" && !a.finished {
		a.note("a proposal was left out: " + a.trouble)
	}
	if len(a.notes) > 0 || a.emitted == 0 {
		return &agent.Remark{Done: a.emitted == 0, Notes: a.notes}
	}
	return nil
}

func modelName(c chat.Client) string {
	if c.Model() == "" {
		return c.Endpoint()
	}
	return chat.Printable(c.Model(), 80)
}

func (a *answer) note(text string) {
	if text != "" {
		a.notes = append(a.notes, text)
	}
}

// request says everything from the beginning, and what was spoken since.
func (a *answer) request(talk []chat.Message) (chat.Request, error) {
	p, m := a.policy, a.policy.manner
	if a.seenAs == nil || a.seenAs.sees != m.sees || a.seenAs.context != m.context { // the scene stays: turns show the same
		a.tell("looking at the scene")
		seen, err := p.look(a.ctx, a.obs, m)
		if err != nil {
			return chat.Request{}, err
		}
		a.seen, a.seenAs = seen, &m
	}
	system, err := p.system(m)
	if err != nil {
		return chat.Request{}, err
	}
	r := chat.Request{System: system, Messages: append([]chat.Message{p.opening(a.obs, a.seen, m)}, talk...), Sampling: a.sampling()}
	switch m.mode {
	case Tools:
		r.MustCall = m.must
		r.Tools, err = tools(m.extent())
	case Schema:
		var v steps.Vocabulary
		v, err = steps.Words(m.extent())
		r.Format = &chat.Format{Name: "proposals", Schema: v.Answer}
	}
	return r, err
}

func (a *answer) sampling() chat.Sampling {
	s := a.policy.options.Sampling
	if context := a.policy.manner.context; context > 0 {
		s.MaxTokens = max(256, min(s.MaxTokens, context/4))
	}
	if a.policy.manner.plain {
		return chat.Sampling{MaxTokens: s.MaxTokens}
	}
	if s.Seed == nil {
		seed := int64(a.obs.Seed & 0x7fffffff)
		s.Seed = &seed
	}
	return s
}

// look makes what the model sees, to its budget.
func (p *Policy) look(ctx context.Context, obs proposal.Observation, m manner) (sight.Seen, error) {
	subject := sight.Subject{
		Scene: obs.Scene, Store: p.options.Store, Revision: obs.Revision, Prompt: obs.Prompt, Selection: obs.Selection, Room: obs.Room,
		Before: obs.Before, Edits: obs.Edits, Earlier: obs.Earlier, Refusals: obs.Refusals,
	}
	shutter := p.options.Shutter
	if !m.sees {
		shutter = nil
	}
	return sight.Look(ctx, subject, sight.BudgetFor(m.context, m.sees), shutter)
}

// opening is the first message: what is seen, and what is asked.
func (p *Policy) opening(obs proposal.Observation, seen sight.Seen, m manner) chat.Message {
	out := chat.Message{Role: chat.User, Parts: []chat.Part{{Text: seen.Text}}}
	for i := range seen.Images {
		out.Parts = append(out.Parts, chat.Part{Image: &seen.Images[i]})
	}
	text := "The user asks: " + chat.Printable(obs.Prompt, 4000)
	if reference := p.reference(obs); reference != nil && m.sees {
		out.Parts = append(out.Parts, chat.Part{Text: "A picture by the user, of what it should be like:"}, chat.Part{Image: reference})
	}
	if len(obs.Selection) > 0 {
		text += "\nIt is about what is selected."
	}
	text += likeWords(obs.Like)
	out.Parts = append(out.Parts, chat.Part{Text: text})
	return out
}

// Preview is exactly what would be sent first for an observation, with the system's words.
func (p *Policy) Preview(ctx context.Context, obs proposal.Observation) (chat.Request, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	a := &answer{policy: p, ctx: ctx, obs: obs}
	return a.request(nil)
}

func hasImages(r chat.Request) bool {
	for _, m := range r.Messages {
		for _, part := range m.Parts {
			if part.Image != nil {
				return true
			}
		}
	}
	return false
}

// id names something of this answer after all it depends on.
func (a *answer) id(kind string, index int, text []byte) string {
	h := sha256.New()
	hash := a.obs.Scene.Hash()
	h.Write(hash[:])
	fmt.Fprintf(h, "%s\x00%d\x00%d\x00%d\x00%d\x00%d\x00%s\x00%d\x00", a.obs.Prompt, a.obs.Revision, a.obs.Seed, a.obs.Step, len(a.obs.Refusals), a.turn, kind, index)
	h.Write(text)
	return a.policy.Name() + "-" + kind + "-" + hex.EncodeToString(h.Sum(nil)[:6])
}
