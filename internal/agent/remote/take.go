package remote

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/steps"
	"scenograph/internal/proposal"
)

// take does what a reply says. It returns what is said next, or that the answer is over.
func (a *answer) take(r received) (next []chat.Message, done bool, err error) {
	switch {
	case r.reply.Stop == chat.Filtered:
		return nil, true, fmt.Errorf("the provider held the reply back: %s", chat.Printable(r.reply.Text, 200))
	case len(r.reply.Calls) > 0:
		return a.takeCalls(r)
	}
	return a.takeText(r)
}

// takeCalls answers each tool call.
func (a *answer) takeCalls(r received) ([]chat.Message, bool, error) {
	said := chat.Message{Role: chat.Assistant, Calls: r.reply.Calls}
	if r.reply.Text != "" {
		said.Parts = []chat.Part{{Text: r.reply.Text}}
	}
	heard := chat.Message{Role: chat.User}
	failed, searched := 0, 0
	for i, call := range r.reply.Calls {
		text, kind, err := a.call(r, i, call)
		if err != nil {
			return nil, false, err
		}
		switch kind {
		case refused:
			failed++
		case looked:
			searched++
		}
		heard.Results = append(heard.Results, chat.Result{ID: call.ID, Name: call.Name, Text: text, Failed: kind == refused})
	}
	a.keep(r)
	a.pursued = failed == 0 && !a.finished && oneProposal(r.reply.Calls)
	if failed > 0 {
		if r.reply.Stop == chat.TooLong {
			heard.Parts = []chat.Part{{Text: "Your reply was cut off because it was too long. Answer with less."}}
		}
		return []chat.Message{said, heard}, a.givesUp(), nil
	}
	if a.finished || searched == 0 && !a.pursued {
		a.trouble = ""
		return nil, true, nil
	}
	if a.pursued {
		a.trouble = ""
		heard.Results[0].Text += "; go on with the next proposal, or call finish when nothing is missing"
	}
	return []chat.Message{said, heard}, false, nil
}

// oneProposal tells a model that waits for what came of a call before it makes the next from one that says all at once.
func oneProposal(calls []chat.Call) bool { return len(calls) == 1 && calls[0].Name == "propose" }

// givesUp counts a turn of errors.
func (a *answer) givesUp() bool {
	a.repairs++
	return a.repairs > a.policy.options.Repairs
}

type outcome int

const (
	accepted outcome = iota
	refused
	looked
)

// call does one tool call. The error is only of what ends the answer.
func (a *answer) call(r received, index int, call chat.Call) (string, outcome, error) {
	switch call.Name {
	case "propose":
		d, err := steps.ReadDraft([]byte(call.Arguments))
		if err != nil {
			return a.refuse(err), refused, nil
		}
		return a.offer(r, index, d)
	case "search_catalog":
		var q struct {
			Query string `json:"query"`
		}
		if err := json.Unmarshal([]byte(call.Arguments), &q); err != nil || q.Query == "" {
			return a.refuse(errors.New("search_catalog needs a query")), refused, nil
		}
		return found(a.policy.options.Source, q.Query), looked, nil
	case "finish":
		var f struct {
			Remark string `json:"remark"`
		}
		_ = json.Unmarshal([]byte(call.Arguments), &f) // a remark that cannot be read is none
		a.note(chat.Printable(f.Remark, 400))
		a.finished = true
		return "good", accepted, nil
	}
	return a.refuse(fmt.Errorf("there is no tool %q; there are propose, search_catalog and finish", chat.Printable(call.Name, 40))), refused, nil
}

// takeText reads proposals out of a reply without calls.
func (a *answer) takeText(r received) ([]chat.Message, bool, error) {
	said := chat.Message{Role: chat.Assistant, Parts: []chat.Part{{Text: shorten(r.reply.Text)}}}
	parsed, err := steps.ReadAnswer(r.reply.Text)
	if err != nil && a.pursued { // asked whether there is more, it says that there is not
		a.note(chat.Printable(r.reply.Text, 400))
		a.keep(r)
		a.finished = true
		return nil, true, nil
	}
	if err != nil {
		words := a.refuse(err)
		if r.reply.Stop == chat.TooLong {
			words = a.refuse(errors.New("the reply was cut off because it was too long; answer with fewer and shorter proposals"))
		}
		a.keep(r)
		if a.policy.manner.mode == Tools {
			a.policy.manner.mode = Schema // it does not call tools
		}
		return []chat.Message{said, chat.Say("That could not be used: " + words + ". Answer again, as one JSON object.")}, a.givesUp(), nil
	}
	a.pursued = false
	a.note(parsed.Remark)
	errs := ""
	for i, d := range parsed.Proposals {
		text, kind, err := a.offer(r, i, d)
		if err != nil {
			return nil, false, err
		}
		if kind == refused {
			errs += fmt.Sprintf("Proposal %d (%s): %s\n", i+1, d.Label, text)
		}
	}
	a.keep(r)
	if errs == "" {
		a.trouble, a.finished = "", len(parsed.Proposals) == 0
		return nil, true, nil
	}
	return []chat.Message{said, chat.Say("These could not be used; the others are shown. Answer with mended ones only.\n" + errs)}, a.givesUp(), nil
}

// shorten bounds what of a useless reply is sent back.
func shorten(text string) string {
	const most = 4000
	if len(text) <= most {
		return text
	}
	return chat.Printable(text[:most], most) + " …"
}

func (a *answer) refuse(err error) string {
	a.trouble = chat.Printable(err.Error(), 600)
	return a.trouble
}

// offer builds a draft and emits it when it is valid.
func (a *answer) offer(r received, index int, d steps.Draft) (string, outcome, error) {
	p := a.policy
	built, err := p.builder.Build(a.ctx, steps.Ask{Scene: a.now, Allow: a.obs.Selection, Room: a.obs.Room, Seed: a.obs.Seed}, d)
	if cause := a.ctx.Err(); cause != nil {
		return "", refused, cause
	}
	var wrong *steps.Error
	if errors.As(err, &wrong) {
		return a.refuse(wrong), refused, nil
	}
	if err != nil {
		return "", refused, err
	}
	all := slices.Concat(a.actions, built.Actions)
	score, err := p.critic.Score(a.obs, all)
	if err != nil {
		return a.refuse(err), refused, nil
	}
	out := proposal.Proposal{
		ID: a.id("proposal", index, r.reply.Raw), Base: a.obs.Revision, Prompt: a.obs.Prompt, Policy: p.Name(), Label: d.Label, Reason: d.Reason,
		Order: a.emitted, Seed: a.obs.Seed, Actions: built.Actions, Score: score, Notes: built.Notes, Exchange: r.id,
	}
	a.now, a.actions = built.After, all
	a.emitted++
	*r.proposals = append(*r.proposals, out.ID)
	if err := a.emit(out); err != nil {
		return "", refused, err
	}
	text := "shown to the person"
	for _, n := range built.Notes {
		text += "; " + n
	}
	return text, accepted, nil
}
