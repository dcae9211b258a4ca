package remote

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"scenograph/internal/agent"
	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/steps"
	"scenograph/internal/proposal"
)

// received is a reply with what is recorded of it.
type received struct {
	id        string
	reply     chat.Reply
	exchange  proposal.Exchange
	proposals *[]string
}

func (a *answer) tell(text string) {
	if a.witness.Progress == nil {
		return
	}
	spent := a.policy.Spent()
	a.witness.Progress(a.progress(text, spent))
}

func (a *answer) progress(text string, spent chat.Spent) agent.Progress {
	p := agent.Progress{Text: text, Input: spent.Input - a.began.Input, Output: spent.Output - a.began.Output, Estimated: spent.Estimated}
	if spent.Priced {
		p.CostUSD = spent.USD - a.began.USD
	}
	return p
}

// ask sends a request and tells the witness how it gets on. Every request is recorded, also one that fails.
func (a *answer) ask(request chat.Request) (received, error) {
	p := a.policy
	switch {
	case a.turn == 0:
		a.tell("asking " + modelName(p.options.Client))
	case a.trouble == "":
		a.tell("going on")
	default:
		a.tell("answering what was wrong: " + a.trouble)
	}
	bytes, tail, last := 0, "", time.Time{}
	piece := func(d chat.Delta) {
		bytes += len(d.Text)
		tail += d.Text
		if len(tail) > 400 {
			tail = tail[len(tail)-200:]
		}
		if now := p.options.Clock(); a.witness.Progress != nil && now.Sub(last) > 100*time.Millisecond {
			last = now
			progress := a.progress("reading the reply", p.Spent())
			progress.Received, progress.Preview = bytes, chat.Printable(tail, 120)
			a.witness.Progress(progress)
		}
	}
	line := chat.Line{Client: p.options.Client, Limits: p.options.Limits, Meter: p.options.Meter, Sleep: p.options.Sleep, Notice: a.tell}
	began, before := p.options.Clock(), p.Spent()
	reply, err := line.Ask(a.ctx, request, piece)
	r := received{reply: reply, proposals: new([]string)}
	r.exchange = a.exchange(request, reply, p.options.Clock().Sub(began), before)
	r.id = r.exchange.ID
	if err != nil {
		r.exchange.Fault = chat.Printable(err.Error(), 600)
		if keep := a.record(r.exchange); keep != nil {
			return r, errors.Join(err, keep)
		}
	}
	return r, err
}

func (a *answer) exchange(request chat.Request, reply chat.Reply, took time.Duration, before chat.Spent) proposal.Exchange {
	p, spent := a.policy, a.policy.Spent()
	text, pictures := a.scribe.Write(request)
	x := proposal.Exchange{
		ID: a.id("exchange", p.manner.learnt, reply.Raw), Prompt: a.obs.Prompt, Policy: p.Name(), Model: p.options.Client.Model(), Endpoint: p.options.Client.Endpoint(),
		Revision: a.obs.Revision, Step: a.obs.Step, Turn: a.turn, Mode: p.manner.mode.String(), Schema: a.schemaHash(), Sampling: proposal.Sampling(request.Sampling),
		Request: text, Pictures: pictures, Completion: reply.Raw, Latency: took, Tries: reply.Tries,
		Input: spent.Input - before.Input, Output: spent.Output - before.Output, Estimated: reply.Usage.Estimated,
	}
	x.Reply, _ = json.Marshal(chat.Said{Text: reply.Text, Calls: reply.Calls, Stop: reply.Stop}) // strings always encode
	if spent.Priced {
		x.CostUSD = spent.USD - before.USD
	}
	return x
}

// schemaHash names what the model was told that an answer looks like.
func (a *answer) schemaHash() string {
	if a.schema != nil {
		sum := sha256.Sum256(a.schema)
		return hex.EncodeToString(sum[:])
	}
	v, err := steps.Words(a.policy.manner.extent())
	if err != nil {
		return ""
	}
	return v.Hash
}

// keep records a reply that was taken.
func (a *answer) keep(r received) {
	r.exchange.Proposals = *r.proposals
	r.exchange.Fault = a.trouble
	if err := a.record(r.exchange); err != nil {
		a.note(fmt.Sprintf("the conversation was not recorded: %v", err))
	}
}

func (a *answer) record(x proposal.Exchange) error {
	if a.witness.Keep == nil {
		return nil
	}
	return a.witness.Keep(x)
}
